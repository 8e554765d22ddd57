/** The command line of `npm run cap`. */

import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { CapError } from "./model.ts";

export const USAGE = `usage: npm run -s cap -- --ws URL INCIDENT [--revision N] [--at BLOCK]
                       [--domain DOMAIN] [--data DIR]

Prints the last message about a revision of an incident as JSON, for muster-cap:
    npm run -s cap -- --ws ws://127.0.0.1:9944 41 | muster-cap export /dev/stdin

  --ws URL         a node that keeps all states
  --revision N     the last revision when not given
  --at BLOCK       as it was after this final block; the last final one when not given
  --domain DOMAIN  agencies are below it: agency 7 as agency-7.DOMAIN (muster.example)
  --data DIR       where regions.csv with the names of regions is (data/hubei-2020)`;

/** The data that ships with the repository. */
export const SHIPPED_DATA = fileURLToPath(new URL("../../../data/hubei-2020", import.meta.url));
export const EXAMPLE_DOMAIN = "muster.example";

export interface Arguments {
	readonly ws: string;
	readonly incident: number;
	readonly revision: number | undefined;
	readonly at: number | undefined;
	readonly domain: string;
	readonly data: string;
}

/** Reads the arguments; `undefined` when only help was asked for. Relative paths are resolved against `cwd`. */
export function parseArguments(argv: readonly string[], cwd = process.cwd()): Arguments | undefined {
	const { values, positionals } = read(argv);
	if (values.help === true) return undefined;
	const [incident, ...rest] = positionals;
	if (values.ws === undefined || incident === undefined || rest.length > 0) throw new CapError(USAGE);
	return {
		ws: values.ws,
		incident: parseNumber("INCIDENT", incident),
		revision: values.revision === undefined ? undefined : parseNumber("--revision", values.revision),
		at: values.at === undefined ? undefined : parseNumber("--at", values.at),
		domain: values.domain ?? EXAMPLE_DOMAIN,
		data: values.data === undefined ? SHIPPED_DATA : resolve(cwd, values.data),
	};
}

function read(argv: readonly string[]) {
	try {
		return parseArgs({
			args: [...argv],
			strict: true,
			allowPositionals: true,
			options: {
				ws: { type: "string" },
				revision: { type: "string" },
				at: { type: "string" },
				domain: { type: "string" },
				data: { type: "string" },
				help: { type: "boolean", short: "h" },
			},
		});
	} catch (error) {
		throw new CapError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
	}
}

function parseNumber(name: string, text: string): number {
	if (!/^[1-9]\d{0,14}$/.test(text)) throw new CapError(`${name} ${text}: give a whole number from 1`);
	return Number(text);
}
