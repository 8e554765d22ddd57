//! Parameters that are not what a method takes, and how much of them it takes.

use crate::support::Node;
use muster_rpc::{MAX_ITEMS, MAX_PARAMETERS, METHODS};
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_parameter_is_named_with_what_it_may_be() {
	let node = Node::with_story().await;
	let cases: &[(&str, &str, &str)] = &[
		("muster_incidents", "[7]", "filter: must be an object with any of region,"),
		("muster_incidents", "[{},{},{}]", "parameters: 3 of them; the method takes filter, page"),
		("muster_incidents", r#"{"filtre":{}}"#, "filtre: is unknown; there are filter, page"),
		("muster_incidents", r#"[{"colour":"red"}]"#, "filter.colour: is unknown; there are region,"),
		(
			"muster_incidents",
			r#"[{"severity":"severe"}]"#,
			"filter.severity: must be one of Extreme, Severe, Moderate, Minor, Unknown, not \"severe\"",
		),
		("muster_incidents", r#"[{"severity":1}]"#, "filter.severity: must be one of Extreme"),
		("muster_incidents", r#"[{"region":"4201"}]"#, "filter.region: must be a region code of six digits"),
		(
			"muster_incidents",
			r#"[{"region":420001}]"#,
			"filter.region: a region code with a county needs a prefecture",
		),
		("muster_incidents", r#"[{"region":-1}]"#, "filter.region: must be a region code of six digits"),
		(
			"muster_incidents",
			r#"[{"from":1.5}]"#,
			"filter.from: must be a whole number from 0 to 9223372036854775807",
		),
		("muster_incidents", r#"[{"from":9223372036854775808}]"#, "filter.from: must be a whole number"),
		("muster_incidents", r#"[{"text":""}]"#, "filter.text: must be a text of 1 to 160 bytes"),
		(
			"muster_incidents",
			r#"[{"text":"a\u0000b"}]"#,
			"filter.text: must be a text of 1 to 160 bytes without control",
		),
		(
			"muster_incidents",
			r#"[{},{"limit":-1}]"#,
			"page.limit: must be a whole number from 1 to 500, not -1",
		),
		(
			"muster_incidents",
			r#"[{},{"limit":"ten"}]"#,
			"page.limit: must be a whole number from 1 to 500, not \"ten\"",
		),
		(
			"muster_incidents",
			r#"[{},{"after":"here"}]"#,
			"page.after: is not what a page of this method gave as `next`",
		),
		(
			"muster_incidents",
			r#"[{},{"offset":10}]"#,
			"page.offset: is unknown; there are limit, after, order, consistency",
		),
		(
			"muster_incidents",
			r#"[{},{"consistency":"latest"}]"#,
			"page.consistency: must be one of final, best",
		),
		(
			"muster_incidents",
			r#"[{},{"order":"best"}]"#,
			"page.order: must be one of newest, oldest, not \"best\"",
		),
		("muster_record", "[]", "subject: is missing: a subject, as \"incident/12\""),
		("muster_record", r#"["round/x"]"#, "subject: a subject of this kind is written round/NUMBER"),
		("muster_record", r#"["round/1","now"]"#, "consistency: must be one of final, best"),
		("muster_records", "[]", "filter: is missing: an object with any of kind, of, region,"),
		("muster_records", "[{}]", "filter.kind: is missing: one of agency, officer,"),
		("muster_records", r#"[{"kind":"accident"}]"#, "filter.kind: must be one of agency, officer,"),
		("muster_records", r#"[{"kind":["round"]}]"#, "filter.kind: must be one of agency, officer,"),
		(
			"muster_records",
			r#"[{"kind":"round","severity":"Minor"}]"#,
			"filter.severity: is unknown; there are kind, of,",
		),
		(
			"muster_records",
			r#"[{"kind":"shipment","state":"Open"}]"#,
			"filter.state: of kind shipment must be one of Preparing, InTransit,",
		),
		(
			"muster_records",
			r#"[{"kind":"round","state":7}]"#,
			"filter.state: must be the name of a state: of agency Active, Suspended",
		),
		(
			"muster_records",
			r#"[{"kind":"incident","state":"Reported"}]"#,
			"filter.state: records of kind incident are found by no state: leave it out",
		),
		(
			"muster_records",
			r#"[{"kind":"agency","status":"Actual"}]"#,
			"filter.status: records of kind agency are found by no status: leave it out",
		),
		(
			"muster_records",
			r#"[{"kind":"round","product":1}]"#,
			"filter.product: records of kind round are found by no product: leave it out",
		),
		(
			"muster_records",
			r#"[{"kind":"round","status":"Rehearsal"}]"#,
			"filter.status: must be one of Actual, Exercise,",
		),
		(
			"muster_records",
			r#"[{"kind":"round","of":"incident"}]"#,
			"filter.of: a subject is its kind, a slash",
		),
		(
			"muster_records",
			r#"[{"kind":"round","of":"incident/1","region":"420000"}]"#,
			"filter.of: goes without `region`",
		),
		("muster_records", r#"[{"kind":"round","region":"42"}]"#, "filter.region: must be a region code"),
		("muster_records", r#"[{"kind":"round","agency":-1}]"#, "filter.agency: must be a whole number"),
		("muster_records", r#"[{"kind":"round","from":-1}]"#, "filter.from: must be a whole number"),
		("muster_records", r#"[{"kind":"round","until":"x"}]"#, "filter.until: must be a whole number"),
		(
			"muster_records",
			r#"[{"kind":"round","text":""}]"#,
			"filter.text: must be a text of 1 to 160 bytes",
		),
		(
			"muster_records",
			r#"[{"kind":"round"},{"limit":501}]"#,
			"page.limit: must be a whole number from 1 to 500",
		),
		(
			"muster_records",
			r#"[{"kind":"round"},{"after":"1"}]"#,
			"page.after: is not what a page of this method gave",
		),
		("muster_situation", r#"["42"]"#, "region: must be a region code of six digits"),
		("muster_situation", r#"["420000",7]"#, "options: must be an object with any of at"),
		("muster_situation", r#"["420000",{"at":-1}]"#, "options.at: must be a whole number from 0 to"),
		(
			"muster_situations",
			r#"["420000",{"at":9223372036854775808}]"#,
			"options.at: must be a whole number",
		),
		(
			"muster_situations",
			r#"["420000",{"status":"Actual"}]"#,
			"options.status: is unknown; there are at",
		),
		(
			"muster_history",
			r#"["420000",{"status":"Real"}]"#,
			"options.status: must be one of Actual, Exercise,",
		),
		(
			"muster_history",
			r#"["420000",{"points":241}]"#,
			"options.points: must be a whole number from 1 to 240",
		),
		("muster_incident", "[]", "incident: is missing: a whole number from 0 to 18446744073709551615"),
		("muster_incident", "[null]", "incident: is missing"),
		("muster_incident", "[-1]", "incident: must be a whole number"),
		("muster_incident", "[18446744073709551616]", "incident: must be a whole number"),
		("muster_incident", "[[1]]", "incident: must be a whole number"),
		("muster_agency", "[4294967296]", "agency: must be a whole number from 0 to 4294967295"),
		("muster_requests", r#"[{"of":"incident/1","region":"420000"}]"#, "filter.of: goes without `region`"),
		("muster_audit", r#"["incident"]"#, "subject: a subject is its kind, a slash and its number or name"),
		("muster_audit", r#"["accident/1"]"#, "subject: a kind of subject is one of agency,"),
		("muster_audit", r#"["incident/01"]"#, "subject: a subject of this kind is written incident/NUMBER"),
		(
			"muster_audit",
			r#"["incident/1",{"after":"1"}]"#,
			"page.after: is not what a page of this method gave",
		),
		("muster_recordProof", "[12]", "subject: must be a subject, as \"incident/12\", not 12"),
		("muster_exportCap", r#"[1,{"domain":"not a domain"}]"#, "options.domain: must be a domain name"),
		("muster_exportCap", r#"[1,{"revision":0}]"#, "options.revision: must be a whole number from 1"),
		("muster_status", "[1]", "parameters: 1 of them; the method takes none"),
		(
			"muster_subscribeChanges",
			r#"[{"from":-1}]"#,
			"filter.from: must be a whole number from 0 to 4294967295",
		),
		("muster_subscribeChanges", r#"[{"final":"yes"}]"#, "filter.final: must be true or false"),
		("muster_subscribeChanges", r#"[{"kinds":[]}]"#, "filter.kinds: must be a list of kinds: agency,"),
		("muster_subscribeChanges", r#"[{"kinds":["accident"]}]"#, "filter.kinds: must be a list of kinds"),
		(
			"muster_subscribeChanges",
			r#"[{"subjects":"incident/1"}]"#,
			"filter.subjects: must be a list of 1 to 64 subjects",
		),
		(
			"muster_subscribeChanges",
			r#"[{"subjects":["incident/x"]}]"#,
			"filter.subjects: a subject of this kind",
		),
	];
	for (method, params, expected) in cases {
		let (code, message) = node.error(method, params).await;
		assert_eq!(code, -32_602, "{method}{params}: {message}");
		assert!(message.starts_with(expected), "{method}{params}: {message}");
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn the_parameter_is_in_the_data_for_programs() {
	let node = Node::without_index();
	let error = node.ask("muster_incidents", r#"[{"severity":"bad"}]"#).await.expect_err("wrong");
	assert_eq!(
		error["data"],
		json!({ "parameter": "filter.severity" }),
		"checked before the index is looked for"
	);
}

#[tokio::test(flavor = "multi_thread")]
async fn limits_hold_at_below_and_above() {
	let node = Node::with_story().await;
	for (limit, accepted) in [(0, false), (1, true), (500, true), (501, false)] {
		let answer = node.ask("muster_incidents", &json!([{}, { "limit": limit }]).to_string()).await;
		assert_eq!(answer.is_ok(), accepted, "{limit}");
	}
	for (bytes, accepted) in [(159, true), (160, true), (161, false)] {
		let text = "x".repeat(bytes);
		let answer = node.ask("muster_incidents", &json!([{ "text": text }]).to_string()).await;
		assert_eq!(answer.is_ok(), accepted, "{bytes}");
	}
	for (items, accepted) in [(MAX_ITEMS - 1, true), (MAX_ITEMS, true), (MAX_ITEMS + 1, false)] {
		let subjects: Vec<_> = (0..items).map(|id| format!("incident/{id}")).collect();
		let (answer, _) =
			node.raw("muster_subscribeChanges", &json!([{ "subjects": subjects }]).to_string(), 8).await;
		assert_eq!(answer.get("result").is_some(), accepted, "{items}: {answer}");
	}
	// Padded with spaces, which mean nothing, up to the last byte that is read.
	for (bytes, accepted) in [(MAX_PARAMETERS - 1, true), (MAX_PARAMETERS, true), (MAX_PARAMETERS + 1, false)]
	{
		let params = format!("[{{}}{}]", " ".repeat(bytes - 4));
		let answer = node.ask("muster_incidents", &params).await;
		assert_eq!(answer.is_ok(), accepted, "{bytes}: {answer:?}");
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn two_megabytes_are_refused_before_they_are_read() {
	let node = Node::with_story().await;
	let params = json!(["x".repeat(2_000_000)]).to_string();
	for method in METHODS {
		let (code, message) = node.error(method.name, &params).await;
		assert_eq!(
			(code, message.as_str()),
			(-32_602, "parameters: 2000004 bytes; a call takes at most 65536")
		);
	}
	let deep = format!("[{}{}]", "[".repeat(30_000), "]".repeat(30_000));
	let (code, message) = node.error("muster_incident", &deep).await;
	assert_eq!(code, -32_602);
	assert!(message.starts_with("parameters: are no JSON that can be read: recursion limit"), "{message}");
}
