/** Starts a local network and keeps it until Ctrl-C. */

import { parseArgs } from "node:util";

import { findBinary, Localnet } from "./localnet.ts";

const USAGE = `usage: scripts/localnet [--chain local|dev|SPEC.json] [--validators N] [--rpc-nodes N] [--index] [--dir DIR] [-- FLAGS OF EVERY NODE]

Starts 4 validators and 1 full node of the chain "local", or 1 and 1 of "dev", and prints their addresses.
With --index full nodes keep an index, in SQLite beside their data, and answer muster_* from it.
Without --dir all is kept in a temporary directory and removed at the end.`;

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		chain: { type: "string", default: "local" },
		validators: { type: "string" },
		"rpc-nodes": { type: "string", default: "1" },
		index: { type: "boolean", default: false },
		dir: { type: "string" },
		help: { type: "boolean", short: "h", default: false },
	},
});
if (values.help) {
	console.log(USAGE);
	process.exit(0);
}

try {
	const network = await Localnet.start({
		binary: await findBinary(),
		chain: values.chain,
		validators: Number(values.validators ?? (values.chain === "dev" ? 1 : 4)),
		rpcNodes: Number(values["rpc-nodes"]),
		nodeArgs: positionals,
		index: values.index,
		...(values.dir === undefined ? {} : { dir: values.dir }),
		onExit: (node, code) => console.error(`${node.name} ended (code ${code}); its log: ${node.logFile}`),
	});
	for (const node of network.nodes) {
		console.log(`${node.name.padEnd(8)} ${node.role.padEnd(9)} ${node.wsUrl}  pid ${node.pid}  log ${node.logFile}`);
	}
	console.log(`chain specification: ${network.chainSpec}`);
	console.log(`portal: https://polkadot.js.org/apps/?rpc=${encodeURIComponent(network.rpc.wsUrl)}`);
	// The nodes keep this process alive, and the handlers of localnet.ts end both.
	console.log("Ctrl-C ends the network.");
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
}
