import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { access, chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import { findBinary, Localnet, LocalnetError } from "../../src/network/localnet.ts";

let dir: string;

before(async () => {
	dir = await mkdtemp(join(tmpdir(), "muster-unit-"));
	// Specifications of nodes that are none must not drive out those of real ones.
	process.env["MUSTER_SPEC_CACHE"] = join(dir, "specs");
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
	await assert.rejects(Localnet.start({ binary, validators: 3, rpcNodes: 0 }), (error) => {
		assert.ok(error instanceof LocalnetError);
		assert.match(error.message, /(alice|bob|charlie) ended unasked \(code 3\)/);
		assert.match(error.message, /no such chain/);
		return true;
	});
});

test("nodes get their own ports, keys and directories, and each other's addresses", async () => {
	const seen = join(dir, "seen");
	const binary = await fakeNode("records", `echo "$@" >> ${seen}; exit 1`);
	const kept = join(dir, "kept");
	await assert.rejects(Localnet.start({ binary, validators: 3, rpcNodes: 1, dir: kept }), LocalnetError);
	const keys = await Promise.all(["alice", "bob", "charlie", "rpc-1"].map((n) => readFile(join(kept, n, "node-key"), "utf8")));
	assert.equal(new Set(keys).size, 4);
	for (const key of keys) assert.match(key, /^[0-9a-f]{64}$/);
	const flags = await readFile(seen, "utf8");
	const ports = [...flags.matchAll(/--(?:rpc|prometheus)-port (\d+)/g)].map((match) => match[1]);
	assert.equal(new Set(ports).size, ports.length);
	assert.match(flags, /--reserved-nodes \/ip4\/127\.0\.0\.1\/tcp\/\d+\/p2p\/12D3KooWFake \/ip4/);
});

test("full nodes keep an index where it is asked for, and validators never do", async () => {
	const seen = join(dir, "indexed");
	const binary = await fakeNode("indexes", `echo "$@" >> ${seen}; exit 1`);
	const kept = join(dir, "indexes-kept");
	await assert.rejects(Localnet.start({ binary, validators: 3, rpcNodes: 2, index: true, dir: kept }), LocalnetError);
	const flags = (await readFile(seen, "utf8")).trim().split("\n");
	assert.equal(flags.length, 5);
	const indexes = flags.flatMap((each) => /--index (\S+)/.exec(each)?.[1] ?? []).sort();
	assert.deepEqual(indexes, ["rpc-1", "rpc-2"].map((name) => `sqlite:${join(kept, name, "index.sqlite")}`));
	assert.ok(flags.every((each) => !(each.includes("--index") && each.includes("--validator"))));
});

test("a temporary directory goes with the network", async () => {
	const where = join(dir, "where");
	const binary = await fakeNode("tells", `echo "$2" > ${where}; exit 1`);
	await assert.rejects(Localnet.start({ binary, validators: 3, rpcNodes: 0 }), LocalnetError);
	const base = (await readFile(where, "utf8")).trim();
	assert.match(base, /muster-localnet-/);
	await assert.rejects(access(base), { code: "ENOENT" });
});

/** Whether a process is there and not a zombie. */
async function alive(pid: number): Promise<boolean> {
	try {
		return !/^State:\s+Z/m.test(await readFile(`/proc/${pid}/status`, "utf8"));
	} catch {
		return false;
	}
}

for (const [how, code] of [["exception", 1], ["SIGTERM", 143], ["SIGINT", 130]] as const) {
	test(`nodes end with their owner: ${how}`, { timeout: 30_000 }, async () => {
		const pids = join(dir, `pids-${how}`);
		const binary = await fakeNode(`stays-${how}`, `echo $$ >> ${pids}; exec sleep 300`);
		const module = fileURLToPath(new URL("../../src/network/localnet.ts", import.meta.url));
		const owner = spawn(
			process.execPath,
			["--import", "tsx", "--input-type=module", "-e"].concat(`
				import { Localnet } from ${JSON.stringify(module)};
				Localnet.start({ binary: ${JSON.stringify(binary)} }).catch(() => undefined);
				process.stdin.once("data", () => { throw new Error("as planned"); });
			`),
			{ stdio: ["pipe", "ignore", "ignore"] },
		);
		let started: number[] = [];
		while (started.length < 5) {
			assert.equal(owner.exitCode, null, "the owner runs");
			await delay(50);
			const text = await readFile(pids, "utf8").catch(() => "");
			started = text.trim().split("\n").filter(Boolean).map(Number);
		}
		if (how === "exception") owner.stdin.write("now");
		else owner.kill(how);
		const [ended] = (await once(owner, "exit")) as [number | null];
		assert.equal(ended, code);
		for (const pid of started) {
			// A killed process needs a moment to be gone; the test's own time limit is the deadline.
			while (await alive(pid)) await delay(20);
		}
	});
}

test("a network that could not finalise is not started", async () => {
	for (const validators of [0, 2, 5, 3.5, Number.NaN]) {
		await assert.rejects(Localnet.start({ binary: "/bin/false", validators }), /local has 3 to 4 validators/);
	}
	await assert.rejects(Localnet.start({ binary: "/bin/false", validators: 0, chain: "dev" }), /dev has 1 to 4/);
});

/** A node whose chain specification has a patch; it keeps what it was told to make raw. */
async function nodeWithPatch(name: string): Promise<{ binary: string; seen: string; made: string }> {
	const [seen, made] = [join(dir, `${name}-seen`), join(dir, `${name}-made`)];
	const binary = join(dir, name);
	const plain = { genesis: { runtimeGenesis: { code: "0x00", patch: { validatorSet: { sessionLength: 60 } } } } };
	await writeFile(
		binary,
		`#!/bin/sh
case "$1" in
key) echo 12D3KooWFake ;;
export-chain-spec)
	for last; do :; done
	echo "$@" >> ${made}
	case "$4" in
	--raw) cp "$3" "$last" ;;
	*) echo '${JSON.stringify(plain)}' > "$last" ;;
	esac ;;
*)
	for each; do case "$each" in *chain-spec.json) cp "$each" ${seen}.$$ && mv ${seen}.$$ ${seen} ;; esac; done
	exit 1 ;;
esac
`,
	);
	await chmod(binary, 0o755);
	return { binary, seen, made };
}

test("genesis can be edited, and one edit is made once", async () => {
	const { binary, seen, made } = await nodeWithPatch("patched");
	const start = (sessionLength: number) =>
		assert.rejects(
			Localnet.start({
				binary,
				validators: 3,
				rpcNodes: 0,
				genesis: (patch) => (patch["validatorSet"].sessionLength = sessionLength),
			}),
			LocalnetError,
		);
	const runtimeGenesis = async () =>
		(JSON.parse(await readFile(seen, "utf8")) as { genesis: { runtimeGenesis: object } }).genesis.runtimeGenesis;
	await start(10);
	assert.deepEqual(await runtimeGenesis(), { code: "0x00", patch: { validatorSet: { sessionLength: 10 } } });
	await start(20);
	assert.deepEqual(await runtimeGenesis(), { code: "0x00", patch: { validatorSet: { sessionLength: 20 } } });
	await start(10);
	assert.deepEqual(await runtimeGenesis(), { code: "0x00", patch: { validatorSet: { sessionLength: 10 } } });
	// The plain one, and each edit.
	assert.equal((await readFile(made, "utf8")).trim().split("\n").length, 3);
});

test("what has no genesis patch cannot be edited", async () => {
	const binary = await fakeNode("unpatched", "exit 1");
	await writeFile(
		binary,
		(await readFile(binary, "utf8")).replace("echo '{}'", `echo '{"genesis": {"raw": {"top": {}}}}'`),
	);
	await assert.rejects(
		Localnet.start({ binary, validators: 3, genesis: () => undefined }),
		/specification local has no genesis patch to edit/,
	);
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
