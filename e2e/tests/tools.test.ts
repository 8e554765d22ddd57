/** What the binary does besides running a node: chain specs, and an operator's tools on a stopped node's database. */

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { connect } from "../src/chain/client.ts";
import { findBinary, Localnet } from "../src/network/localnet.ts";
import { NODE_ENVIRONMENT } from "../src/network/node.ts";

const run = promisify(execFile);
const EXAMPLE = fileURLToPath(new URL("../../docs/operations/production-genesis.example.json", import.meta.url));
/** Bytes of the largest output: a chain spec holds the Wasm runtime in hex. */
const OUTPUT_LIMIT = 64 * 1024 * 1024;
/** Blocks to have before the tools look at them. */
const BLOCKS = 4;

let dir: string;
let binary: string;

/** Runs the binary; resolves with what it printed, rejects with what it complained of. */
async function muster(...args: string[]): Promise<string> {
	const { stdout, stderr } = await run(binary, args, { maxBuffer: OUTPUT_LIMIT, env: NODE_ENVIRONMENT });
	return stdout + stderr;
}

/** Best and finalised block of a database. */
async function chainInfo(basePath: string): Promise<{ best: number; finalized: number }> {
	const args = ["chain-info", "--chain", "dev", "--base-path", basePath];
	const { stdout } = await run(binary, args, { env: NODE_ENVIRONMENT });
	const info = JSON.parse(stdout) as { best_number: number; finalized_number: number };
	return { best: info.best_number, finalized: info.finalized_number };
}

before(async () => {
	dir = await mkdtemp(join(tmpdir(), "muster-tools-"));
	binary = await findBinary();
});

after(() => rm(dir, { recursive: true, force: true }));

test("a founding file becomes a chain spec, the same each time", { timeout: 120_000 }, async () => {
	const [first, second] = [join(dir, "first.json"), join(dir, "second.json")];
	await muster("export-chain-spec", "--chain", EXAMPLE, "--raw", "--output", first);
	await muster("export-chain-spec", "--chain", EXAMPLE, "--raw", "--output", second);
	const spec = await readFile(first, "utf8");
	assert.equal(spec, await readFile(second, "utf8"));
	const { chainType, genesis } = JSON.parse(spec) as { chainType: string; genesis: { raw: { top: object } } };
	assert.equal(chainType, "Live");
	assert.ok(Object.keys(genesis.raw.top).length > 50);
	// And a spec is read back as one.
	const again = await run(binary, ["export-chain-spec", "--chain", first, "--raw"], { maxBuffer: OUTPUT_LIMIT });
	const { name } = JSON.parse(again.stdout) as { name: string };
	assert.equal(name, (JSON.parse(await readFile(EXAMPLE, "utf8")) as { name: string }).name);
});

test("what is no chain is named", { timeout: 60_000 }, async () => {
	const broken = join(dir, "broken.json");
	await writeFile(broken, '{ "name": "x", "id": "x", "genesys": {} }');
	await assert.rejects(muster("export-chain-spec", "--chain", broken), /founding file .*unknown field `genesys`/);
	await assert.rejects(
		muster("export-chain-spec", "--chain", join(dir, "absent.json")),
		/no chain .*absent\.json.*name `dev` or `local`/,
	);
});

test("an operator looks at, copies, checks, takes back and removes blocks", { timeout: 240_000 }, async () => {
	const net = await Localnet.start({ binary, chain: "dev", validators: 1, dir: join(dir, "net") });
	const node = net.nodes.find(({ role }) => role === "validator");
	assert.ok(node);
	const api = await connect(node.wsUrl);
	await new Promise<void>((resolve, reject) => {
		api.rpc.chain.subscribeFinalizedHeads((head) => {
			if (head.number.toNumber() >= BLOCKS) resolve();
		}).catch(reject);
	});
	await api.disconnect();
	await net.stop();

	const base = join(dir, "net", node.name, "data");
	const on = ["--chain", "dev", "--base-path", base];
	const { best, finalized } = await chainInfo(base);
	assert.ok(finalized >= BLOCKS && best >= finalized, `best ${best}, finalised ${finalized}`);

	const file = join(dir, "blocks");
	await muster("export-blocks", ...on, "--binary", "--to", String(BLOCKS), file);
	assert.ok((await stat(file)).size > 0);
	await muster("check-block", ...on, "2");
	await muster("revert", ...on, String(best - finalized));
	assert.equal((await chainInfo(base)).best, finalized);

	const copy = join(dir, "copy");
	await muster("import-blocks", "--chain", "dev", "--base-path", copy, "--binary", file);
	assert.equal((await chainInfo(copy)).best, BLOCKS);

	await muster("purge-chain", ...on, "-y");
	await assert.rejects(stat(join(base, "chains", "muster_dev", "paritydb", "full")), { code: "ENOENT" });
});

test("keys are made and shown", { timeout: 60_000 }, async () => {
	const made = JSON.parse(await muster("key", "generate", "--output-type", "json")) as { secretPhrase: string; ss58Address: string };
	const shown = JSON.parse(await muster("key", "inspect", "--output-type", "json", made.secretPhrase)) as { ss58Address: string };
	assert.equal(shown.ss58Address, made.ss58Address);
});
