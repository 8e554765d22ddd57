//! The same chain in SQLite and in PostgreSQL: every answer of every method is the same, row by row.

use crate::{databases::Database, lists::LISTS, records::START, support::Node};
use muster_rpc::METHODS;
use muster_runtime_api::Kind;
use serde_json::{json, Value};

/// What both are asked: the examples of the documents, the cases of the lists, each kind of record, and pages in both
/// orders and of both consistencies.
fn questions() -> Vec<(String, String)> {
	let question = |method: &str, params: Value| (method.to_string(), params.to_string());
	let mut all: Vec<_> =
		METHODS.iter().map(|method| (method.name.to_string(), method.example.to_string())).collect();
	all.extend(LISTS.iter().map(|(method, filter, _)| (method.to_string(), format!("[{filter}]"))));
	for order in ["newest", "oldest"] {
		for consistency in ["final", "best"] {
			let page = json!({ "order": order, "consistency": consistency });
			for kind in Kind::ALL {
				all.push(question("muster_records", json!([{ "kind": kind.to_string() }, page])));
			}
			for method in ["muster_agencies", "muster_incidents", "muster_requests", "muster_shipments"] {
				all.push(question(method, json!([{}, page])));
			}
		}
	}
	for region in ["000000", "420000", "420100", "420106", "430000", "110000"] {
		for at in [Value::Null, json!(START), json!(START + 60_000)] {
			all.push(question("muster_situation", json!([region, { "at": at }])));
			all.push(question("muster_situations", json!([region, { "at": at }])));
		}
		for (status, points) in [("Actual", 1), ("Exercise", 240)] {
			all.push(question("muster_history", json!([region, { "status": status, "points": points }])));
		}
	}
	for subject in ["incident/1", "incident/3", "request/3", "round/1", "agency/7", "incident/99"] {
		all.push(question("muster_audit", json!([subject, { "consistency": "best" }])));
		all.push(question("muster_record", json!([subject, "best"])));
		all.push(question("muster_record", json!([subject])));
	}
	all
}

/// An answer without what is of its moment. Of a subscription the notifications of the three final blocks that have
/// something to do with an incident.
async fn answer(node: &Node, method: &str, params: &str) -> Vec<Value> {
	let (mut answer, mut notifications) = node.raw(method, params, 64).await;
	if let Some(lag) = answer["result"].get_mut("lagMs") {
		*lag = Value::Null;
	}
	let mut answers = vec![answer];
	if method == "muster_subscribeChanges" {
		answers.clear();
		for _ in 0..3 {
			let text = notifications.recv().await.expect("a notification");
			let notification: Value = serde_json::from_str(&text).expect("JSON");
			answers.push(notification["params"]["result"].clone());
		}
	}
	answers
}

#[tokio::test(flavor = "multi_thread")]
async fn both_databases_give_the_same_answers() {
	let [sqlite, postgres] = Database::both();
	let node = Node::with_story_in(&sqlite.url()).await;
	let other = Node::with_story_in(&postgres.url()).await;
	let mut rows = 0;
	for (method, params) in questions() {
		let one = answer(&node, &method, &params).await;
		assert_eq!(answer(&other, &method, &params).await, one, "{method}{params}");
		assert_eq!(answer(&node, &method, &params).await, one, "{method}{params} again");
		rows +=
			one.iter().filter_map(|answer| answer["result"]["data"].as_array()).map(Vec::len).sum::<usize>();
	}
	assert!(rows > 100, "{rows} rows were compared");
}

#[tokio::test(flavor = "multi_thread")]
async fn both_databases_give_the_same_pages() {
	for database in Database::both() {
		let node = Node::with_story_in(&database.url()).await;
		for (order, expected) in [
			("newest", ["incident/3", "incident/2", "incident/1"]),
			("oldest", ["incident/1", "incident/2", "incident/3"]),
		] {
			let (mut seen, mut after) = (Vec::new(), Value::Null);
			loop {
				let page = json!({ "limit": 1, "order": order, "consistency": "best", "after": after });
				let answer =
					node.ask("muster_incidents", &json!([{}, page]).to_string()).await.expect("a page");
				seen.push(answer["data"][0]["subject"].as_str().expect("a subject").to_string());
				after = answer["next"].clone();
				if after.is_null() {
					break;
				}
			}
			assert_eq!(seen, expected, "{order}");
		}
	}
}
