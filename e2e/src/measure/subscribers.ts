/**
 * A process with many subscribers of `muster_subscribeChanges`, each with a connection of its own, so that their reading
 * does not delay the clock of who measures. Started by {@link ./reading.ts} with URL and count; says `ready`, and when it
 * is asked, when each subscriber was told of each block.
 */

import { now } from "../chain/client.ts";
import { WsRpc } from "../chain/jsonrpc.ts";
import { CHANGES, SUBSCRIBE, type Told } from "../reading/answers.ts";

/** Connections that are opened at a time. */
const AT_ONCE = 50;

/** Final block → when each subscriber was told, in milliseconds since the epoch. */
const told = new Map<number, number[]>();

const [url, count] = process.argv.slice(2);
if (url === undefined || count === undefined || process.send === undefined) throw new Error("started by reading.ts only");
const send = process.send.bind(process);

const total = Number(count);
for (let opened = 0; opened < total; opened += AT_ONCE) {
	await Promise.all(
		Array.from({ length: Math.min(AT_ONCE, total - opened) }, async () => {
			const ws = await WsRpc.open(url);
			const changes = await ws.subscribe<Told>(SUBSCRIBE, CHANGES, [{}]);
			changes.each(({ block }) => {
				const at = now();
				// The last message of one that was dropped names no block.
				if (block !== undefined) told.set(block.number, [...(told.get(block.number) ?? []), at]);
			});
		}),
	);
}
process.on("message", () => send({ told: [...told] }, () => process.exit(0)));
send("ready");
