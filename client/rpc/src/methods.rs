//! The methods as a table: what is registered, checked, described by `rpc.discover` and documented is this.

use crate::{
	cap, lists, names, ones,
	params::{Args, Kind, Param, MAX_PAGE, MAX_TEXT},
	reading::{Pending, Reading},
};
use muster_runtime_api::{Kind as Of, Subject};
use std::sync::Arc;

/// A method of the node.
#[derive(Debug)]
pub struct Method {
	/// Its name.
	pub name: &'static str,
	/// One sentence.
	pub summary: &'static str,
	/// What it takes, in order.
	pub params: &'static [Param],
	/// What `data` of its answer is.
	pub answer: &'static str,
	/// What it costs of a connection's units.
	pub cost: &'static str,
	/// Codes of the errors it may answer with, besides those that every method may.
	pub errors: &'static [i32],
	/// Parameters of the example in the documents, as JSON.
	pub example: &'static str,
	/// What it does.
	pub(crate) run: Run,
}

/// What a method does.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Run {
	/// Answers once.
	Call {
		/// Units, from the checked parameters.
		price: fn(&Args) -> u32,
		/// The answer.
		answer: fn(Arc<Reading>, Args) -> Pending,
	},
	/// Answers as blocks come.
	Subscription {
		/// Units to begin with.
		price: u32,
	},
}

/// A method that costs one unit.
const fn simple(answer: fn(Arc<Reading>, Args) -> Pending) -> Run {
	Run::Call { price: |_| 1, answer }
}

/// A method that answers with a page.
const fn list(answer: fn(Arc<Reading>, Args) -> Pending) -> Run {
	Run::Call { price: lists::price, answer }
}

/// Errors that every method may answer with: a parameter is wrong, the connection has spent its units, the node cannot
/// read.
pub const COMMON_ERRORS: &[i32] = &[-32_602, 4_005, 4_100];

/// Name of the subscription's notifications.
pub const CHANGES_NOTIFICATION: &str = "muster_changes";
/// The method that ends a subscription.
pub const CHANGES_UNSUBSCRIBE: &str = "muster_unsubscribeChanges";

const MAX_32: u64 = 4_294_967_295;
const MAX_16: u64 = 65_535;
/// The databases' integers are signed.
const MAX_MOMENT: u64 = 9_223_372_036_854_775_807;

const REGION: Param = Param::optional("region", Kind::Region, "lies in this region or in one inside it");
const STATUS: Param =
	Param::optional("status", Kind::OneOf(names::statuses), "CAP status; drills are apart from what is real");
const fn agency(says: &'static str) -> Param {
	Param::optional("agency", Kind::Number(0, MAX_32), says)
}

const fn of(says: &'static str) -> Param {
	Param::optional("of", Kind::Subject, says)
}
const PRODUCT: Param = Param::optional("product", Kind::Number(0, MAX_32), "number of a product it names");
const FROM: Param =
	Param::optional("from", Kind::Number(0, MAX_MOMENT), "at this time or after it, milliseconds since 1970");
const UNTIL: Param = Param::optional("until", Kind::Number(0, MAX_MOMENT), "before this time");
const TEXT: Param =
	Param::optional("text", Kind::Text(MAX_TEXT), "has this in its headline or name, whatever the case");

const CONSISTENCY: Param = Param::optional(
	"consistency",
	Kind::OneOf(names::consistencies),
	"`final` (when not given): what GRANDPA has finalised; `best`: with blocks that may still be taken back",
);

const PAGE: Param = Param::optional(
	"page",
	Kind::Fields(&[
		Param::optional("limit", Kind::Number(1, MAX_PAGE), "rows, 50 when not given"),
		Param::optional("after", Kind::Cursor, "`next` of the page before; with the same filter"),
		CONSISTENCY,
	]),
	"which part of the list: newest first",
);

const fn filter(fields: &'static [Param]) -> Param {
	Param::optional("filter", Kind::Fields(fields), "what must be true of each; everything when not given")
}

/// Every method but `rpc.discover`, in the order of the documents.
pub const METHODS: &[Method] = &[
	Method {
		name: "muster_status",
		summary: "Which chain this is, and how far the node and its index are.",
		params: &[],
		answer: "`genesisHash`, `specVersion`, `best` and `finalized` block of the node, and `index`: `null`, or its first, best and final block",
		cost: "1",
		errors: &[],
		example: "[]",
		run: simple(|reading, args| Box::pin(ones::status(reading, args))),
	},
	Method {
		name: "muster_agencies",
		summary: "Agencies on the register.",
		params: &[
			filter(&[
				Param::optional("region", Kind::Region, "its jurisdiction is this region or one inside it"),
				Param::optional("class", Kind::OneOf(names::classes), "its kind"),
				Param::optional("state", Kind::OneOf(names::agency_states), "whether it may act"),
				TEXT,
			]),
			PAGE,
		],
		answer: "a list of agencies",
		cost: LIST_COST,
		errors: LIST_ERRORS,
		example: r#"[{"region":"420000","class":"Hospital"},{"limit":1}]"#,
		run: list(|reading, args| Box::pin(lists::records(reading, Of::Agency, args))),
	},
	Method {
		name: "muster_agency",
		summary: "One agency.",
		params: &[Param::required("agency", Kind::Number(0, MAX_32), "its number"), CONSISTENCY],
		answer: "the agency",
		cost: "1",
		errors: ONE_ERRORS,
		example: "[7]",
		run: simple(|reading, args| {
			let subject = args.small("agency").map(Subject::Agency);
			Box::pin(ones::record(reading, subject, args))
		}),
	},
	Method {
		name: "muster_incidents",
		summary: "Incidents, the last filed first.",
		params: &[
			filter(&[
				REGION,
				Param::optional("category", Kind::OneOf(names::categories), "CAP category; one of several it may have"),
				Param::optional("severity", Kind::OneOf(names::severities), "CAP severity"),
				Param::optional("urgency", Kind::OneOf(names::urgencies), "CAP urgency"),
				Param::optional("verification", Kind::OneOf(names::verifications), "whether it is so"),
				Param::optional("management", Kind::OneOf(names::managements), "what is done about it"),
				STATUS,
				Param::optional("eventType", Kind::Number(0, MAX_16), "number of its event type"),
				agency("number of the agency that reported it"),
				FROM,
				UNTIL,
				TEXT,
			]),
			PAGE,
		],
		answer: "a list of incidents, each with its reports",
		cost: LIST_COST,
		errors: LIST_ERRORS,
		example: r#"[{"region":"420000","severity":"Severe"},{"limit":1}]"#,
		run: list(|reading, args| Box::pin(lists::records(reading, Of::Incident, args))),
	},
	Method {
		name: "muster_incident",
		summary: "One incident, with every revision of its facts.",
		params: &[Param::required("incident", Kind::Number(0, u64::MAX), "its number"), CONSISTENCY],
		answer: "the incident",
		cost: "1",
		errors: ONE_ERRORS,
		example: "[1]",
		run: simple(|reading, args| {
			let subject = args.number("incident").map(Subject::Incident);
			Box::pin(ones::record(reading, subject, args))
		}),
	},
	Method {
		name: "muster_requests",
		summary: "Requests for resources, the last submitted first.",
		params: &[
			filter(&[
				REGION,
				PRODUCT,
				Param::optional("priority", Kind::OneOf(names::priorities), "how pressing it is, by FHIR"),
				Param::optional("lineState", Kind::OneOf(names::line_states), "how far at least one of its lines is"),
				STATUS,
				agency("number of the agency that asks"),
				of("the incident behind it, as `incident/12`; not with `region`"),
				FROM,
				UNTIL,
			]),
			PAGE,
		],
		answer: "a list of requests, each with its lines",
		cost: LIST_COST,
		errors: LIST_ERRORS,
		example: r#"[{"region":"420100"},{"limit":1}]"#,
		run: list(|reading, args| Box::pin(lists::records(reading, Of::Request, args))),
	},
	Method {
		name: "muster_request",
		summary: "One request with its lines.",
		params: &[Param::required("request", Kind::Number(0, u64::MAX), "its number"), CONSISTENCY],
		answer: "the request",
		cost: "1",
		errors: ONE_ERRORS,
		example: "[3]",
		run: simple(|reading, args| {
			let subject = args.number("request").map(Subject::Request);
			Box::pin(ones::record(reading, subject, args))
		}),
	},
	Method {
		name: "muster_shipments",
		summary: "Shipments, the last dispatched first.",
		params: &[
			filter(&[
				PRODUCT,
				Param::optional("state", Kind::OneOf(names::shipment_states), "how far it is"),
				agency("number of the agency that sends it"),
				of("the promise it keeps, as `commitment/4`"),
				FROM,
				UNTIL,
			]),
			PAGE,
		],
		answer: "a list of shipments, each with its lots, checkpoints and discrepancies",
		cost: LIST_COST,
		errors: LIST_ERRORS,
		example: r#"[{"state":"InTransit"},{"limit":1}]"#,
		run: list(|reading, args| Box::pin(lists::records(reading, Of::Shipment, args))),
	},
	Method {
		name: "muster_observations",
		summary: "Figures of agencies, or the cells in which they are compared, the last first.",
		params: &[
			filter(&[
				Param::optional("kind", Kind::OneOf(names::observation_kinds), "`observation` (when not given) or `cell`"),
				Param::optional("metric", Kind::Number(0, MAX_32), "number of the metric"),
				REGION,
				STATUS,
				agency("number of the agency that says so"),
				of("the cell of an observation, as `cell/2/1/420100/1735689600000/Actual`; not with `region`"),
				FROM,
				UNTIL,
			]),
			PAGE,
		],
		answer: "a list of observations, or of cells with every source's figure and what the comparison found",
		cost: LIST_COST,
		errors: LIST_ERRORS,
		example: r#"[{"kind":"cell","metric":1},{"limit":1}]"#,
		run: list(|reading, args| Box::pin(lists::observations(reading, args))),
	},
	Method {
		name: "muster_situation",
		summary: "How many incidents of which kind a region has, and what it needs and has not got.",
		params: &[Param::optional("region", Kind::Region, "with every region inside it; the nation when not given")],
		answer: "`incidents`: numbers by event type, status, severity, verification and management; `needs`: lines by product, priority and state",
		cost: "5",
		errors: &[4_001, 4_003, 4_004],
		example: r#"["420000"]"#,
		run: Run::Call { price: |_| 5, answer: |reading, args| Box::pin(ones::situation(reading, args)) },
	},
	Method {
		name: "muster_audit",
		summary: "Everything that was done to a subject: who, what, when claimed, when proved, in order.",
		params: &[
			Param::required("subject", Kind::Subject, "kind and number, as `incident/12`, `agency/7`, `shipment/3`"),
			Param::optional(
				"page",
				Kind::Fields(&[
					Param::optional("limit", Kind::Number(1, MAX_PAGE), "acts, 50 when not given"),
					Param::optional("after", Kind::Cursor, "`next` of the page before"),
					CONSISTENCY,
				]),
				"which part of the history: oldest first",
			),
		],
		answer: "a list of acts",
		cost: "5 + rows / 50",
		errors: &[4_001, 4_003, 4_004],
		example: r#"["incident/1",{"limit":2}]"#,
		run: Run::Call { price: lists::audit_price, answer: |reading, args| Box::pin(lists::audit(reading, args)) },
	},
	Method {
		name: "muster_quota",
		summary: "What an agency may still send now: levels and policy of its buckets.",
		params: &[Param::required("agency", Kind::Number(0, MAX_32), "its number"), CONSISTENCY],
		answer: "the agency's quota",
		cost: "1",
		errors: &[4_002, 4_006],
		example: "[7]",
		run: simple(|reading, args| Box::pin(ones::quota(reading, args))),
	},
	Method {
		name: "muster_validators",
		summary: "Members of the validator set, whatever their standing.",
		params: &[CONSISTENCY],
		answer: "a list of validators",
		cost: "1",
		errors: &[4_006],
		example: "[]",
		run: simple(|reading, args| Box::pin(ones::validators(reading, args))),
	},
	Method {
		name: "muster_recordProof",
		summary: "A record with the proof that it is what the chain finalised; `muster verify-proof` checks it.",
		params: &[Param::required("subject", Kind::Subject, "kind and number, as `incident/12`")],
		answer: "the proof",
		cost: "20",
		errors: &[4_006, 4_007],
		example: r#"["incident/1"]"#,
		run: Run::Call { price: |_| 20, answer: |reading, args| Box::pin(ones::proof(reading, args)) },
	},
	Method {
		name: "muster_checkpoint",
		summary: "The GRANDPA authorities as this node knows them, to compare with a checkpoint that was published.",
		params: &[],
		answer: "`genesisHash`, `setId` and `authorities`",
		cost: "1",
		errors: &[4_007],
		example: "[]",
		run: simple(|reading, args| Box::pin(ones::checkpoint(reading, args))),
	},
	Method {
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
		errors: &[4_001, 4_002, 4_004, 4_006],
		example: "[1]",
		run: Run::Call { price: |_| 20, answer: |reading, args| Box::pin(cap::export(reading, args)) },
	},
	Method {
		name: "muster_subscribeChanges",
		summary: "Acts as blocks come, and those since a block before them, without a gap and none twice.",
		params: &[Param::optional(
			"filter",
			Kind::Fields(&[
				Param::optional("from", Kind::Number(0, MAX_32), "first block; only new ones when not given"),
				Param::optional("final", Kind::Flag, "`true` (when not given): final blocks; `false`: best blocks, too"),
				Param::optional("subjects", Kind::Subjects, "acts that change one of these"),
				Param::optional("kinds", Kind::Kinds, "acts that change a subject of one of these kinds"),
				Param::optional("region", Kind::Region, "acts that change something in this region or inside it"),
			]),
			"which acts; each field narrows",
		)],
		answer: "the subscription's id; then a notification `muster_changes` for each block that has any",
		cost: "5, and 1 for each page of blocks that is read again",
		errors: &[4_001, 4_003],
		example: r#"[{"from":1,"kinds":["incident"]}]"#,
		run: Run::Subscription { price: 5 },
	},
];

const LIST_COST: &str = "1 + rows / 50";
const LIST_ERRORS: &[i32] = &[4_001, 4_003, 4_004];
const ONE_ERRORS: &[i32] = &[4_001, 4_002, 4_003];

/// The method with this name.
pub fn method(name: &str) -> Option<&'static Method> {
	METHODS.iter().find(|method| method.name == name)
}
