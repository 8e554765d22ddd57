/**
 * Puts the verifier of proofs among the page's files: $CARGO_TARGET_DIR/wasm/proof.wasm to public/proof.wasm, which git
 * ignores. `scripts/build-proof-module` makes it. Without it the page is whole but for checking proofs, and says so;
 * `--required` ends with 1 instead.
 */

import { copyFileSync, existsSync, rmSync } from "node:fs";
import { isAbsolute, join } from "node:path";

const root = join(import.meta.dirname, "../..");
const target = process.env.CARGO_TARGET_DIR ?? "target";
const module = join(isAbsolute(target) ? target : join(root, target), "wasm/proof.wasm");
const copy = join(root, "dashboard/public/proof.wasm");

if (existsSync(module)) {
	copyFileSync(module, copy);
} else {
	// An old one must not pass for that of this checkout.
	rmSync(copy, { force: true });
	const required = process.argv.includes("--required");
	console.error(
		`${required ? "error" : "warning"}: no ${module}: the page will not be able to check proofs.\n` +
			"Build it with scripts/build-proof-module (with the same CARGO_TARGET_DIR), then run this again.",
	);
	if (required) process.exitCode = 1;
}
