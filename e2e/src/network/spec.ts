/** Chain specifications, made by the node and kept for as long as it stays the same. */

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { LocalnetError } from "./error.ts";

const run = promisify(execFile);

/** Where chain specifications are kept; `MUSTER_SPEC_CACHE` names another directory. */
const SPEC_CACHE = fileURLToPath(new URL("../../node_modules/.cache/muster", import.meta.url));

/** Fields of the runtime's genesis configuration by pallet, in camel case. */
export type GenesisPatch = Record<string, any>;

/** Writes the raw chain specification that all nodes start with. */
export async function makeChainSpec(
	binary: string,
	chain: string,
	edit: ((patch: GenesisPatch) => void) | undefined,
	file: string,
): Promise<void> {
	const { mtimeMs, size } = await stat(binary);
	const build = [binary, mtimeMs, size];
	if (edit === undefined) {
		await specOnce(chain, build, file, () => exportChainSpec(binary, chain, file, "--raw"));
		return;
	}
	const plain = `${file}.plain`;
	await specOnce(`${chain}.plain`, build, plain, () => exportChainSpec(binary, chain, plain));
	const spec = JSON.parse(await readFile(plain, "utf8")) as {
		genesis: { runtimeGenesis?: { patch?: GenesisPatch } };
	};
	const patch = spec.genesis.runtimeGenesis?.patch;
	if (patch === undefined) throw new LocalnetError(`the chain specification ${chain} has no genesis patch to edit`);
	edit(patch);
	await writeFile(plain, JSON.stringify(spec));
	// The patch says it all: one edit makes one specification, whoever asks for it.
	const edited = `${chain}.${digest(patch)}`;
	await specOnce(edited, build, file, () => exportChainSpec(binary, plain, file, "--raw"));
	await rm(plain);
}

async function exportChainSpec(binary: string, chain: string, file: string, ...flags: string[]): Promise<void> {
	try {
		await run(binary, ["export-chain-spec", "--chain", chain, ...flags, "--output", file]);
	} catch (error) {
		const { stderr } = error as { stderr?: string };
		throw new LocalnetError(`cannot export the chain specification ${chain}: ${stderr ?? String(error)}`);
	}
}

/**
 * Makes a specification, or copies what was made before. Making one runs the runtime, which takes a build of profile
 * `fast` ten seconds of computing, so those of the presets are kept for as long as the binary stays the same.
 */
async function specOnce(name: string, build: unknown, file: string, make: () => Promise<void>): Promise<void> {
	// What is given as a path may change.
	if (!/^[\w.]+$/.test(name)) return make();
	const cache = process.env["MUSTER_SPEC_CACHE"] ?? SPEC_CACHE;
	const key = digest(build);
	const kept = join(cache, `${name}-${key}.json`);
	try {
		await copyFile(kept, file);
		return;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
	}
	await make();
	await mkdir(cache, { recursive: true });
	// In two steps, so that nobody reads half of it.
	const part = `${kept}.${process.pid}`;
	await copyFile(file, part);
	await rename(part, kept);
	const stale = (await readdir(cache)).filter((other) => !other.includes(key));
	await Promise.all(stale.map((other) => rm(join(cache, other), { force: true })));
}

function digest(value: unknown): string {
	return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 16);
}
