/**
 * A process with many subscribers of `muster_subscribeChanges`, each with a connection of its own, so that their reading
 * does not delay the clock of who measures. Started by {@link ./reading.ts} with URL and count; says `ready`, and when it
 * is asked, when each subscriber was told of each block.
 *
 * A notification counts when all of it is there. Of what it says only the block's number is read: a thousand clients have
 * a thousand processors to understand it with, and here all of them share one with the node.
 */

import { once } from "node:events";

import { WebSocket } from "ws";

import { now } from "../chain/client.ts";
import { CHANGES, SUBSCRIBE } from "../reading/answers.ts";

/** Connections that are opened at a time. */
const AT_ONCE = 50;
/** How a notification of a block begins, and how far it is looked at. */
const BLOCK = new RegExp(`"method":"${CHANGES}","params":{"subscription":"[^"]*","result":{"block":{"number":(\\d+),`);
const BEGINNING = 256;

/** Final block → when each subscriber was told, in milliseconds since the epoch. */
const told = new Map<number, number[]>();

const [url, count] = process.argv.slice(2);
if (url === undefined || count === undefined || process.send === undefined) throw new Error("started by reading.ts only");
const send = process.send.bind(process);

function take(beginning: string): void {
	const at = now();
	// The last message of one that was dropped names no block.
	const number = BLOCK.exec(beginning)?.[1];
	if (number === undefined) return;
	const ats = told.get(Number(number));
	if (ats === undefined) told.set(Number(number), [at]);
	else ats.push(at);
}

async function subscribe(to: string): Promise<void> {
	const socket = new WebSocket(to, { perMessageDeflate: false, skipUTF8Validation: true });
	await once(socket, "open");
	const answered = new Promise<string>((answer) => {
		socket.on("message", (data: Buffer) => {
			const beginning = data.toString("latin1", 0, BEGINNING);
			if (beginning.includes('"id":1')) answer(beginning);
			else take(beginning);
		});
	});
	socket.send(JSON.stringify({ jsonrpc: "2.0", id: 1, method: SUBSCRIBE, params: [{}] }));
	const answer = await answered;
	if (!answer.includes('"result"')) throw new Error(`no subscription: ${answer}`);
}

const total = Number(count);
for (let opened = 0; opened < total; opened += AT_ONCE) {
	await Promise.all(Array.from({ length: Math.min(AT_ONCE, total - opened) }, () => subscribe(url)));
}
process.on("message", () => send({ told: [...told] }, () => process.exit(0)));
send("ready");
