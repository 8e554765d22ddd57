/** Where the built duty desk is, and building it when it is missing or older than its sources. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

import { DashboardError } from "./serve.ts";

const SCRIPT = fileURLToPath(new URL("../../../scripts/build-dashboard", import.meta.url));
/** The folder that `scripts/build-dashboard` leaves. */
export const DIST = fileURLToPath(new URL("../../../dashboard/dist", import.meta.url));

/** Builds if need be; the script's words go where this process's go. */
export async function buildDashboard(): Promise<void> {
	const child = spawn(SCRIPT, [], { stdio: ["ignore", "inherit", "inherit"] });
	const [code] = (await once(child, "exit")) as [number | null];
	if (code !== 0) throw new DashboardError("scripts/build-dashboard failed, see above");
}
