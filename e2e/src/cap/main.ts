/** Prints what the chain knows of an incident, as `muster-cap export` takes it. */

import { connect, ConnectError } from "../chain/client.ts";
import { loadRegions } from "../replay/data/regions.ts";
import { ReplayError } from "../replay/errors.ts";
import { parseArguments, USAGE } from "./args.ts";
import { CapError } from "./model.ts";
import { readIncident } from "./read.ts";

async function main(): Promise<string> {
	const args = parseArguments(process.argv.slice(2));
	if (args === undefined) return USAGE;
	const regions = await loadRegions(args.data);
	const api = await connect(args.ws);
	try {
		const incident = await readIncident(api, args, { regions, domain: args.domain });
		return JSON.stringify(incident, undefined, "\t");
	} finally {
		await api.disconnect();
	}
}

try {
	process.stdout.write(`${await main()}\n`);
} catch (error) {
	const isForPeople = [CapError, ConnectError, ReplayError].some((kind) => error instanceof kind);
	const { message, stack } = error instanceof Error ? error : new Error(String(error));
	process.stderr.write(`${isForPeople ? message : (stack ?? message)}\n`);
	process.exitCode = 1;
}
