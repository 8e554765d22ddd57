//! What the node itself knows: where it is, state, proofs, alerts, and acts as they come.

use super::{parts::*, Method, Run};
use crate::{
	cap, ones,
	params::{Kind, Param},
};

pub(super) const STATUS_OF_NODE: Method = Method {
	name: "muster_status",
	summary: "Which chain this is, and how far the node and its index are.",
	params: &[],
	answer: "`genesisHash`, `specVersion`, `best` and `finalized` block of the node, and `index`: `null`, or its first, best and final block",
	cost: "1",
	errors: &[4_004],
	example: "[]",
	run: simple(|reading, args| Box::pin(ones::status(reading, args))),
};

pub(super) const QUOTA: Method = Method {
	name: "muster_quota",
	summary: "What an agency may still send now: levels and policy of its buckets.",
	params: &[Param::required("agency", Kind::Number(0, MAX_32), "its number"), CONSISTENCY],
	answer: "the agency's quota",
	cost: "1",
	errors: &[4_002, 4_006],
	example: "[7]",
	run: simple(|reading, args| Box::pin(ones::quota(reading, args))),
};

pub(super) const VALIDATORS: Method = Method {
	name: "muster_validators",
	summary: "Members of the validator set, whatever their standing.",
	params: &[CONSISTENCY],
	answer: "a list of validators",
	cost: "1",
	errors: &[4_006],
	example: "[]",
	run: simple(|reading, args| Box::pin(ones::validators(reading, args))),
};

pub(super) const RECORD_PROOF: Method = Method {
	name: "muster_recordProof",
	summary: "A record with the proof that it is what the chain finalised; `muster verify-proof` checks it.",
	params: &[Param::required("subject", Kind::Subject, "kind and number, as `incident/12`")],
	answer: "the proof",
	cost: "20",
	errors: &[4_006, 4_007],
	example: r#"["incident/1"]"#,
	run: Run::Call {
		price: |_| Ok(20),
		answer: |reading, args| Box::pin(ones::proof(reading, args)),
		of_index: false,
	},
};

pub(super) const CHECKPOINT: Method = Method {
	name: "muster_checkpoint",
	summary:
		"The GRANDPA authorities as this node knows them, to compare with a checkpoint that was published.",
	params: &[],
	answer: "`genesisHash`, `setId` and `authorities`",
	cost: "1",
	errors: &[4_007],
	example: "[]",
	run: simple(|reading, args| Box::pin(ones::checkpoint(reading, args))),
};

pub(super) const EXPORT_CAP: Method = Method {
	name: "muster_exportCap",
	summary: "The last message about a revision of an incident as a CAP 1.2 alert.",
	params: &[
		Param::required("incident", Kind::Number(0, u64::MAX), "its number"),
		Param::optional(
			"options",
			Kind::Fields(&[
				Param::optional("revision", Kind::Number(1, MAX_32), "the last one when not given"),
				Param::optional("domain", Kind::Domain, "agencies are below it, agency 7 as `agency-7.example.org`; without one the sender is named after the chain"),
				Param::optional("area", Kind::Text(1_024), "the regions in words; their codes when not given"),
			]),
			"what the chain does not know",
		),
	],
	answer: "`identifier` and `xml`",
	cost: "20",
	errors: &[4_001, 4_002, 4_003, 4_004, 4_006],
	example: "[1]",
	run: Run::Call { price: |_| Ok(20), answer: |reading, args| Box::pin(cap::export(reading, args)), of_index: false },
};

pub(super) const SUBSCRIBE_CHANGES: Method = Method {
	name: "muster_subscribeChanges",
	summary: "Acts as blocks come, and those since a block before them, without a gap and none twice.",
	params: &[Param::optional(
		"filter",
		Kind::Fields(&[
			Param::optional("from", Kind::Number(0, MAX_32), "first block; only new ones when not given"),
			Param::optional(
				"final",
				Kind::Flag,
				"`true` (when not given): final blocks; `false`: best blocks, too",
			),
			Param::optional("subjects", Kind::Subjects, "acts that change one of these"),
			Param::optional("kinds", Kind::Kinds, "acts that change a subject of one of these kinds"),
			Param::optional("region", Kind::Region, "acts that change something in this region or inside it"),
		]),
		"which acts; each field narrows",
	)],
	answer: "the subscription's id; then a notification `muster_changes` for each block that has any",
	cost: "5, and 1 for each page of blocks that is read again",
	errors: &[4_001, 4_003, 4_004],
	example: r#"[{"from":1,"kinds":["incident"]}]"#,
	run: Run::Subscription { price: 5 },
};
