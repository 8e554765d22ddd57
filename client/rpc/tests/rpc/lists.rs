//! Lists: what narrows them, their order, and their pages.

use crate::{
	chain::{filed, genesis, FakeChain},
	records::{time, Told},
	support::Node,
};
use muster_rpc::Limits;
use muster_runtime_api::Kind;
use serde_json::{json, Value};
use std::collections::BTreeSet;

pub fn subjects(rows: &Value) -> Vec<&str> {
	let rows = rows.as_array().expect("a list");
	rows.iter().map(|row| row["subject"].as_str().expect("a subject")).collect()
}

pub const LISTS: &[(&str, &str, &[&str])] = &[
	("muster_agencies", "{}", &["agency/9", "agency/8", "agency/7"]),
	("muster_agencies", r#"{"region":"420000"}"#, &["agency/8", "agency/7"]),
	("muster_agencies", r#"{"region":420100}"#, &["agency/7"]),
	("muster_agencies", r#"{"class":"Charity"}"#, &["agency/9"]),
	("muster_agencies", r#"{"state":"Active"}"#, &["agency/9", "agency/8", "agency/7"]),
	("muster_agencies", r#"{"state":"Retired"}"#, &[]),
	("muster_agencies", r#"{"text":"hubei"}"#, &["agency/8"]),
	("muster_agencies", r#"{"text":"金银潭"}"#, &["agency/7"]),
	("muster_incidents", "{}", &["incident/2", "incident/1"]),
	("muster_incidents", r#"{"region":"420000"}"#, &["incident/1"]),
	("muster_incidents", r#"{"region":"420106"}"#, &["incident/1"]),
	("muster_incidents", r#"{"region":"420107"}"#, &[]),
	("muster_incidents", r#"{"category":"Safety"}"#, &["incident/2", "incident/1"]),
	("muster_incidents", r#"{"category":"Fire"}"#, &[]),
	("muster_incidents", r#"{"severity":"Minor"}"#, &["incident/2"]),
	("muster_incidents", r#"{"urgency":"Immediate"}"#, &["incident/2", "incident/1"]),
	("muster_incidents", r#"{"urgency":"Past"}"#, &[]),
	("muster_incidents", r#"{"verification":"Confirmed"}"#, &["incident/1"]),
	("muster_incidents", r#"{"management":"Closed"}"#, &[]),
	("muster_incidents", r#"{"status":"Exercise"}"#, &["incident/2"]),
	("muster_incidents", r#"{"eventType":1,"agency":7}"#, &["incident/2", "incident/1"]),
	("muster_incidents", r#"{"eventType":2}"#, &[]),
	("muster_incidents", r#"{"agency":8}"#, &[]),
	("muster_incidents", r#"{"text":"PNEUMONIA"}"#, &["incident/1"]),
	("muster_incidents", r#"{"text":"%"}"#, &[]),
	("muster_requests", r#"{"region":"420000","product":2,"priority":"stat"}"#, &["request/3"]),
	("muster_requests", r#"{"lineState":"InFulfilment","status":"Actual","agency":7}"#, &["request/3"]),
	("muster_requests", r#"{"lineState":"Open"}"#, &[]),
	("muster_requests", r#"{"product":3}"#, &[]),
	("muster_requests", r#"{"priority":"routine"}"#, &[]),
	("muster_requests", r#"{"of":"incident/1"}"#, &["request/3"]),
	("muster_requests", r#"{"of":"incident/2"}"#, &[]),
	("muster_shipments", r#"{"state":"InTransit","product":2,"agency":9}"#, &["shipment/9"]),
	("muster_shipments", r#"{"state":"Lost"}"#, &[]),
	("muster_shipments", r#"{"of":"commitment/4"}"#, &["shipment/9"]),
	("muster_shipments", r#"{"region":"420000"}"#, &["shipment/9"]),
	("muster_shipments", r#"{"region":"420100","state":"InTransit"}"#, &["shipment/9"]),
	("muster_shipments", r#"{"region":"430000"}"#, &[]),
	("muster_shipments", r#"{"status":"Actual"}"#, &["shipment/9"]),
	("muster_shipments", r#"{"status":"Exercise"}"#, &[]),
	("muster_observations", "{}", &["observation/5"]),
	("muster_observations", r#"{"kind":"cell","metric":1}"#, &["cell/1/1/000000/1735689600000/Actual"]),
	("muster_observations", r#"{"metric":2}"#, &[]),
	("muster_observations", r#"{"of":"cell/1/1/000000/1735689600000/Actual"}"#, &["observation/5"]),
	("muster_records", r#"{"kind":"round"}"#, &["round/1"]),
	("muster_records", r#"{"kind":"round","of":"incident/1","state":"Final"}"#, &["round/1"]),
	("muster_records", r#"{"kind":"round","of":"incident/2"}"#, &[]),
	("muster_records", r#"{"kind":"round","state":"Open"}"#, &[]),
	("muster_records", r#"{"kind":"round","region":"420100","agency":7}"#, &["round/1"]),
	("muster_records", r#"{"kind":"round","region":"430000"}"#, &[]),
	("muster_records", r#"{"kind":"agency","state":"Active","region":"420000"}"#, &["agency/8", "agency/7"]),
	("muster_records", r#"{"kind":"agency","text":"red cross"}"#, &["agency/9"]),
	("muster_records", r#"{"kind":"eventType","text":"肺炎"}"#, &["eventType/1"]),
	("muster_records", r#"{"kind":"incident","from":1735689603000}"#, &["incident/2"]),
	("muster_records", r#"{"kind":"incident","until":1735689603000}"#, &["incident/1"]),
	("muster_records", r#"{"kind":"incident","agency":8}"#, &[]),
	("muster_records", r#"{"kind":"request","of":"incident/1"}"#, &["request/3"]),
	("muster_records", r#"{"kind":"shipment","state":"InTransit"}"#, &["shipment/9"]),
	("muster_records", r#"{"kind":"shipment","state":"Lost"}"#, &[]),
	("muster_records", r#"{"kind":"incident","status":"Exercise"}"#, &["incident/2"]),
	("muster_records", r#"{"kind":"shipment","status":"Actual","product":2}"#, &["shipment/9"]),
	("muster_records", r#"{"kind":"shipment","product":3}"#, &[]),
	("muster_records", r#"{"kind":"cell","of":"metric/1"}"#, &["cell/1/1/000000/1735689600000/Actual"]),
	("muster_records", r#"{"kind":"metric"}"#, &[]),
];

#[tokio::test(flavor = "multi_thread")]
async fn lists_are_narrowed_by_each_field() {
	let node = Node::with_story().await;
	for (method, filter, expected) in LISTS {
		let rows = node.data(method, &format!("[{filter}]")).await;
		assert_eq!(subjects(&rows), *expected, "{method} {filter}");
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn a_time_range_has_its_first_moment_and_not_its_last() {
	let node = Node::with_story().await;
	let (first, second) = (time(1), time(3));
	for (filter, expected) in [
		(json!({ "from": first, "until": second }), vec!["incident/1"]),
		(json!({ "from": first + 1 }), vec!["incident/2"]),
		(json!({ "until": second + 1 }), vec!["incident/2", "incident/1"]),
		(json!({ "from": first.to_string(), "until": first.to_string() }), vec![]),
	] {
		let rows = node.data("muster_incidents", &json!([filter]).to_string()).await;
		assert_eq!(subjects(&rows), expected, "{filter}");
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_walk_everything_once_while_records_are_added() {
	let chain = FakeChain::new(genesis());
	for block in 0..6u32 {
		let first = u64::from(block) * 40;
		chain.build((first..first + 40).map(|id| filed(id, Told::of(block + 1))).collect());
	}
	chain.finalise(6);
	let node = Node::start(chain.clone(), None, Limits::default()).await;
	node.level().await;
	let (mut seen, mut after, mut number) = (Vec::new(), Value::Null, 7);
	loop {
		let params = json!([{ "region": "420000" }, { "limit": 37, "after": after }]).to_string();
		let answer = node.ask("muster_incidents", &params).await.expect("a page");
		seen.extend(subjects(&answer["data"]).into_iter().map(String::from));
		after = answer["next"].clone();
		if after.is_null() {
			break;
		}
		// Newer ones come in before the page, which has gone on.
		chain.build(vec![filed(1_000 + u64::from(number), Told::of(number))]);
		chain.finalise(number);
		node.level().await;
		number += 1;
	}
	let once: BTreeSet<_> = seen.iter().collect();
	assert_eq!((seen.len(), once.len()), (240, 240));
	let first: Vec<_> = (0..240u64).rev().map(|id| format!("incident/{id}")).collect();
	assert_eq!(seen, first, "newest first, by time and number");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_oldest_come_first_for_who_asks_so() {
	let chain = FakeChain::new(genesis());
	for block in 1..=3u32 {
		let first = u64::from(block) * 40;
		chain.build((first..first + 40).map(|id| filed(id, Told::of(block))).collect());
	}
	chain.finalise(3);
	let node = Node::start(chain.clone(), None, Limits::default()).await;
	node.level().await;
	let (mut seen, mut after) = (Vec::new(), Value::Null);
	loop {
		let page = json!({ "limit": 37, "order": "oldest", "after": after });
		let answer = node.ask("muster_incidents", &json!([{}, page]).to_string()).await.expect("a page");
		seen.extend(subjects(&answer["data"]).into_iter().map(String::from));
		after = answer["next"].clone();
		if after.is_null() {
			break;
		}
	}
	let first: Vec<_> = (40..160u64).map(|id| format!("incident/{id}")).collect();
	assert_eq!(seen, first, "oldest first, by time and number");
	for method in ["muster_agencies", "muster_requests", "muster_shipments", "muster_observations"] {
		assert!(node.ask(method, r#"[{},{"order":"oldest"}]"#).await.is_ok(), "{method}");
	}
	let newest = node.data("muster_incidents", r#"[{},{"limit":1,"order":"newest"}]"#).await;
	assert_eq!(subjects(&newest), ["incident/159"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn records_of_every_kind_are_listed_and_found_by_their_states() {
	let node = Node::with_story().await;
	let mut with_states = 0;
	for kind in Kind::ALL {
		let rows = node.data("muster_records", &json!([{ "kind": kind.to_string() }]).to_string()).await;
		let all: Vec<_> = rows.as_array().expect("a list").iter().collect();
		assert!(all.iter().all(|row| row["record"]["kind"] == kind.to_string()), "{kind}");
		let refused = json!([{ "kind": kind.to_string(), "state": "Nowhere" }]).to_string();
		let (code, message) = node.error("muster_records", &refused).await;
		assert_eq!(code, -32_602, "{kind}: {message}");
		let Some(states) = message.strip_prefix(&format!("filter.state: of kind {kind} must be one of "))
		else {
			assert_eq!(
				message,
				format!("filter.state: records of kind {kind} are found by no state: leave it out")
			);
			continue;
		};
		let (states, _) = states.split_once(", not ").expect("what was given");
		let mut found = 0;
		for state in states.split(", ") {
			let params = json!([{ "kind": kind.to_string(), "state": state }]).to_string();
			found += node.data("muster_records", &params).await.as_array().map_or(0, Vec::len);
		}
		// Each is in one state. A cell without a figure is in none.
		let stateless =
			all.iter().filter(|row| row["record"]["figure"].is_null() && *kind == Kind::Cell).count();
		assert_eq!(found + stateless, all.len(), "{kind}");
		with_states += 1;
	}
	assert_eq!(with_states, 10);
}

#[tokio::test(flavor = "multi_thread")]
async fn records_of_a_kind_have_a_status_or_are_not_asked_for_one() {
	let node = Node::with_story().await;
	let mut with_status = 0;
	for kind in Kind::ALL.iter().map(Kind::to_string) {
		let all = node.data("muster_records", &json!([{ "kind": kind }]).to_string()).await;
		let (mut found, mut refused) = (0, 0);
		for status in ["Actual", "Exercise", "System", "Test", "Draft"] {
			match node.ask("muster_records", &json!([{ "kind": kind, "status": status }]).to_string()).await {
				Ok(answer) => found += answer["data"].as_array().expect("a list").len(),
				Err(_) => refused += 1,
			}
		}
		match refused {
			0 => {
				assert_eq!(found, all.as_array().expect("a list").len(), "{kind}: each has one status");
				with_status += 1;
			}
			_ => assert_eq!((refused, found), (5, 0), "{kind}"),
		}
	}
	assert_eq!(with_status, 7);
}

#[tokio::test(flavor = "multi_thread")]
async fn records_of_the_kinds_that_name_products_are_found_by_them() {
	let node = Node::with_story().await;
	let mut found_by_product = vec![];
	for kind in Kind::ALL.iter().map(Kind::to_string) {
		if node.ask("muster_records", &json!([{ "kind": kind, "product": 2 }]).to_string()).await.is_ok() {
			found_by_product.push(kind);
		}
	}
	assert_eq!(found_by_product, ["product", "request", "offer", "commitment", "shipment"]);
}
