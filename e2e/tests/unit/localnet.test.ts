import assert from "node:assert/strict";
import { access, chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { findBinary, Localnet, LocalnetError } from "../../src/network/localnet.ts";

let dir: string;

before(async () => {
	dir = await mkdtemp(join(tmpdir(), "muster-unit-"));
});

after(() => rm(dir, { recursive: true }));

/** A node that answers the two questions asked before a start, and then does as told. */
async function fakeNode(name: string, then: string): Promise<string> {
	const file = join(dir, name);
	await writeFile(
		file,
		`#!/bin/sh
case "$1" in
key) echo 12D3KooWFake ;;
export-chain-spec) for last; do :; done; echo '{}' > "$last" ;;
*) ${then} ;;
esac
`,
	);
	await chmod(file, 0o755);
	return file;
}

test("a node that ends while it starts is an error with the end of its log", async () => {
	const binary = await fakeNode("ends", "echo 'Error: no such chain' >&2; exit 3");
	await assert.rejects(Localnet.start({ binary, validators: 1, rpcNodes: 0 }), (error) => {
		assert.ok(error instanceof LocalnetError);
		assert.match(error.message, /alice ended unasked \(code 3\)/);
		assert.match(error.message, /no such chain/);
		return true;
	});
});

test("nodes get their own ports, keys and directories, and each other's addresses", async () => {
	const seen = join(dir, "seen");
	const binary = await fakeNode("records", `echo "$@" >> ${seen}; exit 1`);
	const kept = join(dir, "kept");
	await assert.rejects(Localnet.start({ binary, validators: 2, rpcNodes: 1, dir: kept }), LocalnetError);
	const keys = await Promise.all(["alice", "bob", "rpc-1"].map((n) => readFile(join(kept, n, "node-key"), "utf8")));
	assert.equal(new Set(keys).size, 3);
	for (const key of keys) assert.match(key, /^[0-9a-f]{64}$/);
	const flags = await readFile(seen, "utf8");
	const ports = [...flags.matchAll(/--(?:rpc|prometheus)-port (\d+)/g)].map((match) => match[1]);
	assert.equal(new Set(ports).size, ports.length);
	assert.match(flags, /--reserved-nodes \/ip4\/127\.0\.0\.1\/tcp\/\d+\/p2p\/12D3KooWFake \/ip4/);
});

test("a temporary directory goes with the network", async () => {
	const where = join(dir, "where");
	const binary = await fakeNode("tells", `echo "$2" > ${where}; exit 1`);
	await assert.rejects(Localnet.start({ binary, validators: 1, rpcNodes: 0 }), LocalnetError);
	const base = (await readFile(where, "utf8")).trim();
	assert.match(base, /muster-localnet-/);
	await assert.rejects(access(base), { code: "ENOENT" });
});

test("there are at most four validators", async () => {
	await assert.rejects(Localnet.start({ binary: "/bin/false", validators: 5 }), LocalnetError);
});

test("a missing binary is an error that says what to do", async () => {
	const before = process.env["MUSTER_BIN"];
	process.env["MUSTER_BIN"] = join(dir, "none");
	try {
		await assert.rejects(findBinary(), /no node binary at .*none: build it with/);
	} finally {
		if (before === undefined) delete process.env["MUSTER_BIN"];
		else process.env["MUSTER_BIN"] = before;
	}
});
