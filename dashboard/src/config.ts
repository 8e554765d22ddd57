/** What is read at start, not built in: `config.json` beside the page, and `?node=` of the address. */

import { field } from "./rpc/errors.ts";

export interface Config {
	/** WebSocket of the node that is asked. */
	readonly node: string;
	/** The node of `config.json`, if another was chosen in this browser. */
	readonly configured: string;
	/** Address of a boundary pack, relative to the page. */
	readonly boundaries: string | null;
	readonly title: { readonly zh: string; readonly en: string };
}

/** What may be wrong with it: a field of the file, the address, or the file itself. */
export type ConfigFault = "node" | "boundaries" | "title" | "address" | "unread" | "json";

/** The configuration is wrong. `words("common")` has a sentence for each fault. */
export class ConfigError extends Error {
	override readonly name = "ConfigError";

	constructor(
		readonly fault: ConfigFault,
		/** What the server or the browser says of it. */
		readonly detail = "",
	) {
		super(`config.json: ${fault} ${detail}`.trim());
	}
}

const REMEMBERED = "muster.node";

/** An address of a node, if it is one: ws or wss, without a name and password. */
export function nodeAddress(text: unknown): string | undefined {
	if (typeof text !== "string" || !URL.canParse(text)) return undefined;
	const url = new URL(text);
	if (url.protocol !== "ws:" && url.protocol !== "wss:") return undefined;
	if (url.username !== "" || url.password !== "" || url.hash !== "") return undefined;
	return url.pathname === "/" && url.search === "" ? `${url.protocol}//${url.host}` : url.href;
}

/** Reads `config.json`: every field must be as the README says. */
export function parseConfig(read: unknown): Omit<Config, "configured"> {
	const node = nodeAddress(field(read, "node"));
	if (node === undefined) throw new ConfigError("node");
	const boundaries = field(read, "boundaries") ?? null;
	if (boundaries !== null && (typeof boundaries !== "string" || !isBeside(boundaries))) {
		throw new ConfigError("boundaries");
	}
	const title = field(read, "title");
	const [zh, en] = [field(title, "zh"), field(title, "en")];
	if (typeof zh !== "string" || typeof en !== "string") throw new ConfigError("title");
	return { node, boundaries, title: { zh, en } };
}

/** Whether a path stays with the server of the page. */
function isBeside(path: string): boolean {
	const here = "https://page.invalid/";
	return URL.canParse(path, here) && new URL(path, here).origin === new URL(here).origin;
}

/**
 * The configuration, and which node of the address, the browser's memory and the file counts, in this order.
 * `?node=` without an address forgets what was remembered.
 */
export async function loadConfig(
	location: Pick<Location, "search"> = window.location,
	memory: Storage = window.localStorage,
	read: () => Promise<unknown> = readFile,
): Promise<Config> {
	const file = parseConfig(await read());
	const asked = new URLSearchParams(location.search).get("node");
	if (asked === "") memory.removeItem(REMEMBERED);
	else if (asked !== null) {
		const node = nodeAddress(asked);
		if (node === undefined) throw new ConfigError("address", asked);
		memory.setItem(REMEMBERED, node);
	}
	const remembered = nodeAddress(memory.getItem(REMEMBERED));
	return { ...file, node: remembered ?? file.node, configured: file.node };
}

async function readFile(): Promise<unknown> {
	const answer = await fetch("./config.json", { cache: "no-cache" }).catch((error: unknown) => {
		throw new ConfigError("unread", String(error));
	});
	if (!answer.ok) throw new ConfigError("unread", `HTTP ${answer.status}`);
	return answer.json().catch(() => {
		throw new ConfigError("json");
	});
}

/** Lets the configured node count again. */
export function forgetNode(memory: Storage = window.localStorage): void {
	memory.removeItem(REMEMBERED);
}
