//! Records: one by its number, lists by filter, and what was done to them.

use super::{parts::*, Method, Run};
use crate::{
	lists, names, ones,
	params::{Kind, Param, MAX_PAGE},
};
use muster_runtime_api::{Kind as Of, Subject};

pub(super) const AGENCIES: Method = list(
	"muster_agencies",
	"Agencies on the register.",
	&[
		filter(&[
			Param::optional("region", Kind::Region, "its jurisdiction is this region or one inside it"),
			Param::optional("class", Kind::OneOf(names::classes), "its kind"),
			Param::optional("state", Kind::OneOf(names::agency_states), "whether it may act"),
			TEXT,
		]),
		PAGE,
	],
	"a list of agencies",
	r#"[{"region":"420000","class":"Hospital"},{"limit":1}]"#,
	|reading, args| Box::pin(lists::records(reading, Of::Agency, args)),
);

pub(super) const AGENCY: Method = one(
	"muster_agency",
	"One agency.",
	&[Param::required("agency", Kind::Number(0, MAX_32), "its number"), CONSISTENCY],
	"the agency",
	"[7]",
	|reading, args| Box::pin(ones::record(reading, args.small("agency").map(Subject::Agency), args)),
);

pub(super) const INCIDENTS: Method = list(
	"muster_incidents",
	"Incidents, the last filed first.",
	&[
		filter(&[
			REGION,
			Param::optional(
				"category",
				Kind::OneOf(names::categories),
				"CAP category; one of several it may have",
			),
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
	"a list of incidents, each with its reports",
	r#"[{"region":"420000","severity":"Severe"},{"limit":1}]"#,
	|reading, args| Box::pin(lists::records(reading, Of::Incident, args)),
);

pub(super) const INCIDENT: Method = one(
	"muster_incident",
	"One incident, with every revision of its facts.",
	&[Param::required("incident", Kind::Number(0, u64::MAX), "its number"), CONSISTENCY],
	"the incident",
	"[1]",
	|reading, args| Box::pin(ones::record(reading, args.number("incident").map(Subject::Incident), args)),
);

pub(super) const REQUESTS: Method = list(
	"muster_requests",
	"Requests for resources, the last submitted first.",
	&[
		filter(&[
			REGION,
			PRODUCT,
			Param::optional("priority", Kind::OneOf(names::priorities), "how pressing it is, by FHIR"),
			Param::optional(
				"lineState",
				Kind::OneOf(names::line_states),
				"how far at least one of its lines is",
			),
			STATUS,
			agency("number of the agency that asks"),
			of("the incident behind it, as `incident/12`; not with `region`"),
			FROM,
			UNTIL,
		]),
		PAGE,
	],
	"a list of requests, each with its lines",
	r#"[{"region":"420100"},{"limit":1}]"#,
	|reading, args| Box::pin(lists::records(reading, Of::Request, args)),
);

pub(super) const REQUEST: Method = one(
	"muster_request",
	"One request with its lines.",
	&[Param::required("request", Kind::Number(0, u64::MAX), "its number"), CONSISTENCY],
	"the request",
	"[3]",
	|reading, args| Box::pin(ones::record(reading, args.number("request").map(Subject::Request), args)),
);

pub(super) const SHIPMENTS: Method = list(
	"muster_shipments",
	"Shipments, the last dispatched first.",
	&[
		filter(&[
			REGION,
			PRODUCT,
			Param::optional("state", Kind::OneOf(names::shipment_states), "how far it is"),
			STATUS,
			agency("number of the agency that sends it"),
			of("the promise it keeps, as `commitment/4`; not with `region`"),
			FROM,
			UNTIL,
		]),
		PAGE,
	],
	"a list of shipments, each with its lots, checkpoints and discrepancies",
	r#"[{"state":"InTransit"},{"limit":1}]"#,
	|reading, args| Box::pin(lists::records(reading, Of::Shipment, args)),
);

pub(super) const OBSERVATIONS: Method = list(
	"muster_observations",
	"Figures of agencies, or the cells in which they are compared, the last first.",
	&[
		filter(&[
			Param::optional(
				"kind",
				Kind::OneOf(names::observation_kinds),
				"`observation` (when not given) or `cell`",
			),
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
	"a list of observations, or of cells with every source's figure and what the comparison found",
	r#"[{"kind":"cell","metric":1},{"limit":1}]"#,
	|reading, args| Box::pin(lists::observations(reading, args)),
);

pub(super) const RECORD: Method = one(
	"muster_record",
	"The record of any subject: a round, a metric, what is known of an agency's reliability.",
	&[
		Param::required(
			"subject",
			Kind::Subject,
			"kind and number, as `round/7`, `metric/1`, `reliability/3`",
		),
		CONSISTENCY,
	],
	"the record",
	r#"["round/1"]"#,
	|reading, args| Box::pin(ones::record(reading, args.subject("subject").cloned(), args)),
);

pub(super) const RECORDS: Method = list(
	"muster_records",
	"Records of any kind.",
	&[
		Param::required(
			"filter",
			Kind::Fields(&[
				Param::required("kind", Kind::Kind, "of what"),
				of("belongs to this subject, as the rounds of `incident/12`, the officers of `agency/7`, the offers in reply \
					to `request/3`; not with `region`"),
				REGION,
				STATUS,
				PRODUCT,
				agency("number of the agency that reported, said, asked, gives or holds it"),
				Param::optional("state", Kind::State, "how far it is; which states there are depends on `kind`"),
				FROM,
				UNTIL,
				TEXT,
			]),
			"of which kind, and what must be true of each",
		),
		PAGE,
	],
	"a list of records",
	r#"[{"kind":"round","of":"incident/1"},{"limit":1}]"#,
	|reading, args| Box::pin(lists::any(reading, args)),
);

pub(super) const AUDIT: Method = Method {
	name: "muster_audit",
	summary: "Everything that was done to a subject: who, what, when claimed, when proved, in order.",
	params: &[
		SUBJECT,
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
	run: Run::Call {
		price: lists::audit_price,
		answer: |reading, args| Box::pin(lists::audit(reading, args)),
		of_index: true,
	},
};
