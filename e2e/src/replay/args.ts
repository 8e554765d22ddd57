/** The command line of the replay. */

import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { isDay } from "./data/day.ts";
import { ReplayError } from "./errors.ts";

/** The data that ships with the repository. */
const SHIPPED_DATA = fileURLToPath(new URL("../../../data/hubei-2020", import.meta.url));

export interface Arguments {
	readonly days: number | undefined;
	readonly from: string | undefined;
	readonly data: string;
	readonly json: string | undefined;
	readonly exit: boolean;
	/** Whether to serve the duty desk, and where: on a free port when none is given. */
	readonly dashboard: { readonly port: number | undefined } | undefined;
	/** Only check arguments and data. */
	readonly check: boolean;
}

/** Reads the arguments; relative paths are resolved against `cwd`. */
export function parseArguments(argv: readonly string[], cwd = process.cwd()): Arguments {
	const values = read(argv);
	const exit = values.exit ?? false;
	return {
		days: values.days === undefined ? undefined : parseDays(values.days),
		from: values.from === undefined ? undefined : parseFrom(values.from),
		data: values.data === undefined ? SHIPPED_DATA : resolve(cwd, values.data),
		json: values.json === undefined ? undefined : resolve(cwd, values.json),
		exit,
		dashboard: readDashboard(values["dashboard-port"], values["no-dashboard"] ?? false, exit),
		check: values.check ?? false,
	};
}

function read(argv: readonly string[]) {
	try {
		return parseArgs({
			args: [...argv],
			strict: true,
			allowPositionals: false,
			options: {
				days: { type: "string" },
				from: { type: "string" },
				data: { type: "string" },
				json: { type: "string" },
				exit: { type: "boolean" },
				"no-dashboard": { type: "boolean" },
				"dashboard-port": { type: "string" },
				check: { type: "boolean" },
			},
		}).values;
	} catch (error) {
		throw new ReplayError(`${error instanceof Error ? error.message : String(error)}; see scripts/run --help`);
	}
}

function parseDays(text: string): number {
	if (!/^[1-9]\d{0,3}$/.test(text)) throw new ReplayError(`--days ${text}: give a whole number from 1 to 9999`);
	return Number(text);
}

function parseFrom(text: string): string {
	if (!isDay(text)) throw new ReplayError(`--from ${text}: give a day as 2020-01-31`);
	return text;
}

/** Who stops the network after the replay has nobody to look at it, unless a port is named. */
function readDashboard(port: string | undefined, without: boolean, exit: boolean): Arguments["dashboard"] {
	if (port === undefined) return without || exit ? undefined : { port: undefined };
	if (without) throw new ReplayError("--no-dashboard and --dashboard-port exclude each other");
	const number = /^[1-9]\d{0,4}$/.test(port) ? Number(port) : Number.NaN;
	if (!(number <= 65_535)) throw new ReplayError(`--dashboard-port ${port}: give a whole number from 1 to 65535`);
	return { port: number };
}
