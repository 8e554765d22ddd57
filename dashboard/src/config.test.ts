import { beforeEach, expect, test } from "vitest";

import { ConfigError, loadConfig, nodeAddress, parseConfig } from "./config.ts";

const FILE = { node: "ws://127.0.0.1:9944", boundaries: null, title: { zh: "应急值班台", en: "Duty desk" } };
const load = (search: string, file: unknown = FILE) => loadConfig({ search }, window.localStorage, async () => file);

beforeEach(() => window.localStorage.clear());

test("the node is that of the file when nothing else is said", async () => {
	expect(await load("")).toEqual({ ...FILE, configured: FILE.node });
});

test("a node of the address counts, and is remembered until it is taken back", async () => {
	expect((await load("?node=wss%3A%2F%2Fnode.example%2Frpc")).node).toBe("wss://node.example/rpc");
	const again = await load("");
	expect(again).toMatchObject({ node: "wss://node.example/rpc", configured: FILE.node });
	expect((await load("?node=")).node).toBe(FILE.node);
	expect((await load("")).node).toBe(FILE.node);
});

test.each(["http://127.0.0.1:9944", "javascript:alert(1)", "127.0.0.1:9944", "ws://user:word@node.example", "ws://node.example/#x"])(
	"%s is no address of a node",
	async (address) => {
		expect(nodeAddress(address)).toBeUndefined();
		await expect(load(`?node=${encodeURIComponent(address)}`)).rejects.toEqual(new ConfigError("address", address));
		expect((await load("")).node).toBe(FILE.node);
	},
);

test("what was remembered and is no address does not count", async () => {
	window.localStorage.setItem("muster.node", "http://node.example");
	expect((await load("")).node).toBe(FILE.node);
});

test.each([
	[null, "node"],
	["text", "node"],
	[{ ...FILE, node: "http://x" }, "node"],
	[{ ...FILE, boundaries: "https://elsewhere.example/map.json" }, "boundaries"],
	[{ ...FILE, boundaries: "//elsewhere.example/map.json" }, "boundaries"],
	[{ ...FILE, boundaries: 3 }, "boundaries"],
	[{ ...FILE, title: { zh: "一" } }, "title"],
])("config %j is refused for its `%s`", (file, name) => {
	expect(() => parseConfig(file)).toThrow(expect.objectContaining({ fault: name }));
});

test("a boundary pack lies beside the page", () => {
	expect(parseConfig({ ...FILE, boundaries: "./packs/boundaries.json" }).boundaries).toBe("./packs/boundaries.json");
	expect(parseConfig({ node: FILE.node, title: FILE.title }).boundaries).toBeNull();
});
