//! What is refused, and with which words.

use crate::support::{genesis, story, until, FakeChain, Node};
use jsonrpsee::ConnectionId;
use muster_rpc::{Limits, Meter, MAX_ITEMS, MAX_PARAMETERS, METHODS};
use serde_json::{json, Value};
use std::time::Duration;

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
			"page.offset: is unknown; there are limit, after, consistency",
		),
		(
			"muster_incidents",
			r#"[{},{"consistency":"latest"}]"#,
			"page.consistency: must be one of final, best",
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

#[tokio::test(flavor = "multi_thread")]
async fn a_node_without_an_index_says_so() {
	let node = Node::without_index();
	for (method, params) in [
		("muster_agencies", "[]"),
		("muster_agency", "[7]"),
		("muster_incidents", "[]"),
		("muster_incident", "[1]"),
		("muster_requests", "[]"),
		("muster_request", "[1]"),
		("muster_shipments", "[]"),
		("muster_observations", "[]"),
		("muster_situation", "[]"),
		("muster_audit", r#"["incident/1"]"#),
		("muster_exportCap", "[1]"),
		("muster_subscribeChanges", "[]"),
	] {
		let (code, message) = node.error(method, params).await;
		assert_eq!(code, 4_001, "{method}");
		assert_eq!(message, "this node has no index: start it with --index, or ask one that has");
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn what_there_is_not_is_told() {
	let node = Node::with_story().await;
	for (method, params, what) in [
		("muster_agency", "[10]", "agency/10"),
		("muster_incident", "[99]", "incident/99"),
		("muster_request", "[99]", "request/99"),
		("muster_quota", "[10]", "agency/10"),
		("muster_exportCap", "[99]", "incident/99"),
	] {
		assert_eq!(node.error(method, params).await, (4_002, format!("there is no {what}")), "{method}");
	}
	assert_eq!(node.error("muster_nothing", "[]").await.0, -32_601);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_index_that_begins_later_says_where() {
	let chain = FakeChain::new(genesis());
	story(&chain);
	let node = Node::start(chain, Some(3), Limits::default()).await;
	node.level().await;
	let early = node.ask("muster_subscribeChanges", r#"[{"from":3}]"#).await.expect_err("too early");
	assert_eq!((&early["code"], &early["data"]), (&json!(4_003), &json!({ "firstBlock": 3 })));
	assert_eq!(
		early["message"],
		"the index has the changes of blocks after 3: ask from there, or ask another node"
	);
	assert_eq!(node.error("muster_exportCap", "[1]").await.0, 4_003, "its first report is not in the index");
	let (answer, _) = node.raw("muster_subscribeChanges", r#"[{"from":4}]"#, 8).await;
	assert!(answer.get("result").is_some(), "{answer}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_index_that_is_empty_asks_for_patience() {
	let chain = FakeChain::new(genesis());
	let node = Node::start(chain.clone(), Some(1), Limits::default()).await;
	// The tables are made first.
	until("the index to be there", || async { node.ask("muster_status", "[]").await.is_ok() }).await;
	let status = node.data("muster_status", "[]").await;
	assert_eq!(status["index"], json!({ "firstBlock": null, "best": null, "finalized": null }));
	for (method, params) in [
		("muster_incidents", "[]"),
		("muster_subscribeChanges", "[]"),
		("muster_subscribeChanges", r#"[{"from":1}]"#),
	] {
		let expected = "the index has no block yet: ask again in a moment".to_string();
		assert_eq!(node.error(method, params).await, (4_003, expected), "{method}{params}");
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pruned_state_is_told() {
	let node = Node::with_story().await;
	node.chain.prune(7);
	for (method, params) in [("muster_quota", "[7]"), ("muster_validators", "[]")] {
		let error = node.ask(method, params).await.expect_err("pruned");
		assert_eq!((&error["code"], &error["data"]), (&json!(4_006), &json!({ "block": 6 })), "{method}");
	}
	let (code, message) = node.error("muster_exportCap", "[1]").await;
	let expected = "this node has forgotten the state of block 1: ask one with --state-pruning archive";
	assert_eq!((code, message.as_str()), (4_006, expected));
	assert!(node.ask("muster_quota", r#"[7,"best"]"#).await.is_ok(), "the best state is there");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_final_is_not_proved() {
	let node = Node::without_index();
	node.chain.provable(false);
	let (code, message) = node.error("muster_recordProof", r#"["incident/1"]"#).await;
	assert_eq!((code, message.as_str()), (4_007, "no block was finalised since this node started"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_spends_its_units() {
	let chain = FakeChain::new(genesis());
	let node = Node::start(chain, None, Limits { burst: 30, per_second: 1 }).await;
	// A proof costs 20, one record 1: ten are left, and a second brings one.
	node.data("muster_recordProof", r#"["incident/1"]"#).await;
	for (method, params, units) in
		[("muster_incidents", r#"[{},{"limit":500}]"#, 11), ("muster_exportCap", "[1]", 20)]
	{
		let error = node.ask(method, params).await.expect_err("too much");
		assert_eq!(error["code"], 4_005, "{method}: {error}");
		let wait = error["data"]["waitMs"].as_u64().expect("how long");
		assert!((1..=(units - 9) * 1_000).contains(&wait), "{method} waits {wait} ms");
	}
	assert!(node.ask("muster_checkpoint", "[]").await.is_ok(), "what is cheaper still goes");
	// Nothing is charged for what is not understood.
	for _ in 0..40 {
		assert_eq!(node.error("muster_incident", "[-1]").await.0, -32_602);
	}
	assert!(node.ask("muster_checkpoint", "[]").await.is_ok());
}

#[test]
fn prices_are_those_of_the_documents() {
	let meter = Meter::new(Limits::default());
	assert_eq!(meter.charge(ConnectionId(1).0, 2_000), Ok(()));
	let wait = meter.charge(1, 500).expect_err("nothing is left");
	assert!(wait <= Duration::from_secs(1) && wait > Duration::from_millis(900), "{wait:?}");
	let cost = |name: &str| muster_rpc::method(name).expect("a method").cost;
	assert_eq!((cost("muster_recordProof"), cost("muster_situation")), ("20", "5"));
	assert_eq!(METHODS.iter().filter(|method| method.cost.starts_with("1 + rows / 50")).count(), 5);
}

#[tokio::test(flavor = "multi_thread")]
async fn discovery_describes_every_method() {
	let node = Node::without_index();
	let (answer, _) = node.raw("rpc.discover", "[]", 1).await;
	let document: &Value = &answer["result"];
	assert_eq!(document["openrpc"], "1.3.2");
	let described: Vec<_> = document["methods"]
		.as_array()
		.expect("methods")
		.iter()
		.map(|method| method["name"].clone())
		.collect();
	assert_eq!(described, METHODS.iter().map(|method| json!(method.name)).collect::<Vec<_>>());
	let served: Vec<_> = node.module.method_names().filter(|name| name.starts_with("muster_")).collect();
	assert_eq!(served.len(), METHODS.len() + 1, "and the one that ends a subscription");
}
