//! What is refused, and with which words.

use crate::{
	chain::{genesis, story, FakeChain},
	support::Node,
};
use jsonrpsee::ConnectionId;
use muster_rpc::{Limits, Meter, METHODS};
use serde_json::{json, Value};
use std::time::Duration;

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
		("muster_records", r#"[{"kind":"round"}]"#),
		("muster_record", r#"["round/1"]"#),
		("muster_situation", "[]"),
		("muster_situations", "[]"),
		("muster_history", "[]"),
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
		("muster_record", r#"["round/99"]"#, "round/99"),
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
	// Nothing is charged for what is not understood, nor for what is wrong only together.
	for (method, params) in [
		("muster_incident", "[-1]"),
		("muster_requests", r#"[{"of":"incident/1","region":"420000"}]"#),
		("muster_records", r#"[{"kind":"round","state":"Nowhere"}]"#),
		("muster_incidents", r#"[{},{"after":"here"}]"#),
		("muster_audit", r#"["incident/1",{"after":"here"}]"#),
	] {
		for _ in 0..40 {
			assert_eq!(node.error(method, params).await.0, -32_602, "{method}");
		}
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
	assert_eq!(METHODS.iter().filter(|method| method.cost.starts_with("1 + rows / 50")).count(), 6);
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
