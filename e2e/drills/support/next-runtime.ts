/** The code that the upgrade drill upgrades to. */

import { readFile } from "node:fs/promises";
import { isAbsolute, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const REPOSITORY = fileURLToPath(new URL("../../..", import.meta.url));
const FILE = "wasm/next-runtime.compressed.wasm";

/** The code of `MUSTER_NEXT_RUNTIME`, else what `scripts/build-wasm next-runtime` left in cargo's target directory. */
export async function nextRuntime(): Promise<Buffer> {
	const target = process.env["CARGO_TARGET_DIR"] ?? "target";
	const file =
		process.env["MUSTER_NEXT_RUNTIME"] ?? join(isAbsolute(target) ? target : resolve(REPOSITORY, target), FILE);
	try {
		return await readFile(file);
	} catch {
		throw new Error(`no runtime to upgrade to at ${file}: build it with scripts/build-wasm next-runtime`);
	}
}
