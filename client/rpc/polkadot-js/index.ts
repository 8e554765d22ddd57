/**
 * The methods `muster_*` for `@polkadot/api` and Apps:
 *
 *     const api = await ApiPromise.create({ provider, rpc });
 *     await api.rpc.muster.incidents({ region: "420000" }, { limit: 10 });
 *
 * Made from the table of methods of the crate `muster-rpc`, whose tests compare the two: do not edit.
 */

export const rpc = {
	muster: {
		status: {
			description: "Which chain this is, and how far the node and its index are.",
			params: [],
			type: "Json",
		},
		agencies: {
			description: "Agencies on the register.",
			params: [
				{ name: "filter", type: "Json", isOptional: true },
				{ name: "page", type: "Json", isOptional: true },
			],
			type: "Json",
		},
		agency: {
			description: "One agency.",
			params: [
				{ name: "agency", type: "u64" },
				{ name: "consistency", type: "Text", isOptional: true },
			],
			type: "Json",
		},
		incidents: {
			description: "Incidents, the last filed first.",
			params: [
				{ name: "filter", type: "Json", isOptional: true },
				{ name: "page", type: "Json", isOptional: true },
			],
			type: "Json",
		},
		incident: {
			description: "One incident, with every revision of its facts.",
			params: [
				{ name: "incident", type: "u64" },
				{ name: "consistency", type: "Text", isOptional: true },
			],
			type: "Json",
		},
		requests: {
			description: "Requests for resources, the last submitted first.",
			params: [
				{ name: "filter", type: "Json", isOptional: true },
				{ name: "page", type: "Json", isOptional: true },
			],
			type: "Json",
		},
		request: {
			description: "One request with its lines.",
			params: [
				{ name: "request", type: "u64" },
				{ name: "consistency", type: "Text", isOptional: true },
			],
			type: "Json",
		},
		shipments: {
			description: "Shipments, the last dispatched first.",
			params: [
				{ name: "filter", type: "Json", isOptional: true },
				{ name: "page", type: "Json", isOptional: true },
			],
			type: "Json",
		},
		observations: {
			description: "Figures of agencies, or the cells in which they are compared, the last first.",
			params: [
				{ name: "filter", type: "Json", isOptional: true },
				{ name: "page", type: "Json", isOptional: true },
			],
			type: "Json",
		},
		records: {
			description: "Records of any kind.",
			params: [
				{ name: "filter", type: "Json" },
				{ name: "page", type: "Json", isOptional: true },
			],
			type: "Json",
		},
		record: {
			description: "The record of any subject: a round, a metric, what is known of an agency's reliability.",
			params: [
				{ name: "subject", type: "Text" },
				{ name: "consistency", type: "Text", isOptional: true },
			],
			type: "Json",
		},
		situation: {
			description: "How many incidents of which kind a region has, and what it needs and has not got.",
			params: [
				{ name: "region", type: "Text", isOptional: true },
				{ name: "options", type: "Json", isOptional: true },
			],
			type: "Json",
		},
		situations: {
			description: "The situation of each region directly inside one that has anything.",
			params: [
				{ name: "region", type: "Text", isOptional: true },
				{ name: "options", type: "Json", isOptional: true },
			],
			type: "Json",
		},
		history: {
			description: "How many incidents a region had, from the first change to the last.",
			params: [
				{ name: "region", type: "Text", isOptional: true },
				{ name: "options", type: "Json", isOptional: true },
			],
			type: "Json",
		},
		audit: {
			description: "Everything that was done to a subject: who, what, when claimed, when proved, in order.",
			params: [
				{ name: "subject", type: "Text" },
				{ name: "page", type: "Json", isOptional: true },
			],
			type: "Json",
		},
		quota: {
			description: "What an agency may still send now: levels and policy of its buckets.",
			params: [
				{ name: "agency", type: "u64" },
				{ name: "consistency", type: "Text", isOptional: true },
			],
			type: "Json",
		},
		validators: {
			description: "Members of the validator set, whatever their standing.",
			params: [
				{ name: "consistency", type: "Text", isOptional: true },
			],
			type: "Json",
		},
		recordProof: {
			description: "A record with the proof that it is what the chain finalised; `muster verify-proof` checks it.",
			params: [
				{ name: "subject", type: "Text" },
			],
			type: "Json",
		},
		checkpoint: {
			description: "The GRANDPA authorities as this node knows them, to compare with a checkpoint that was published.",
			params: [],
			type: "Json",
		},
		exportCap: {
			description: "The last message about a revision of an incident as a CAP 1.2 alert.",
			params: [
				{ name: "incident", type: "u64" },
				{ name: "options", type: "Json", isOptional: true },
			],
			type: "Json",
		},
		subscribeChanges: {
			description: "Acts as blocks come, and those since a block before them, without a gap and none twice.",
			params: [
				{ name: "filter", type: "Json", isOptional: true },
			],
			pubsub: ["changes", "subscribeChanges", "unsubscribeChanges"] as [string, string, string],
			type: "Json",
		},
	},
};
