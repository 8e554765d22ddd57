//! `muster_subscribeChanges`: neither a gap nor a block twice, whatever the chain and the reader do.

use crate::{
	chain::{filed, genesis, now, FakeChain},
	records::{self, Told},
	support::{in_time, Node},
};
use muster_rpc::Limits;
use muster_runtime_api::{LineState, Subject};
use serde_json::{json, Value};
use std::{
	sync::Arc,
	time::{Duration, Instant},
};
use tokio::sync::mpsc::Receiver;

/// Room for everything a test is told.
const ROOM: usize = 4_096;

/// A subscription as its client sees it.
struct Client(Receiver<String>);

impl Client {
	async fn subscribe(node: &Node, filter: Value, room: usize) -> Self {
		let (answer, notifications) =
			node.raw("muster_subscribeChanges", &json!([filter]).to_string(), room).await;
		assert!(answer.get("result").is_some(), "{answer}");
		Self(notifications)
	}

	/// The parameters of the next notification.
	async fn next(&mut self) -> Value {
		let text = in_time("a notification", self.0.recv()).await.expect("a notification");
		let notification: Value = serde_json::from_str(&text).expect("JSON");
		assert_eq!(notification["method"], "muster_changes");
		notification["params"].clone()
	}

	/// What became of which block, and the subjects of its acts.
	async fn told(&mut self) -> (String, u64, Vec<String>) {
		let params = self.next().await;
		let block = &params["result"];
		let acts = block["acts"].as_array().unwrap_or_else(|| panic!("no block: {params}"));
		let subjects = acts.iter().flat_map(|act| act["subjects"].as_array().expect("a list"));
		let subjects = subjects.map(|subject| subject.as_str().expect("a text").to_string()).collect();
		let standing = block["status"].as_str().expect("a name").to_string();
		(standing, block["block"]["number"].as_u64().expect("a number"), subjects)
	}

	async fn expect(&mut self, standing: &str, number: u64, subjects: &[&str]) {
		let told = self.told().await;
		let expected = subjects.iter().map(ToString::to_string).collect::<Vec<_>>();
		assert_eq!(told, (standing.to_string(), number, expected));
	}
}

async fn node(chain: &Arc<FakeChain>) -> Node {
	let node = Node::start(chain.clone(), None, Limits::default()).await;
	node.level().await;
	node
}

/// One incident a block, final at once.
fn one(chain: &FakeChain, number: u32) {
	chain.build(vec![filed(number.into(), Told::of(number))]);
	chain.finalise(number);
}

#[tokio::test(flavor = "multi_thread")]
async fn new_blocks_are_told_of_once_they_are_final() {
	let chain = FakeChain::new(genesis());
	one(&chain, 1);
	let node = node(&chain).await;
	let mut client = Client::subscribe(&node, json!({}), ROOM).await;
	chain.build(vec![]);
	chain.build(vec![filed(3, Told::of(3))]);
	node.level().await;
	one(&chain, 4);
	client.expect("final", 3, &["incident/3"]).await;
	client.expect("final", 4, &["incident/4"]).await;
	let params = Client::subscribe(&node, json!({ "from": 3 }), ROOM).await.next().await;
	let block = &params["result"];
	assert_eq!(block["time"], records::time(3));
	assert!(block["block"]["hash"].as_str().is_some_and(|hash| hash.starts_with("0x")), "{block}");
	let act = &block["acts"][0];
	assert_eq!(
		(&act["name"], &act["agency"], &act["event"]),
		(&json!("incidents.filed"), &json!(7), &json!(0))
	);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_past_is_followed_by_the_present_without_a_gap_or_a_double() {
	let chain = FakeChain::new(genesis());
	// More acts than a page has, so that a block is cut by one.
	for number in 1..=30u32 {
		let first = u64::from(number) * 100;
		chain.build((first..first + 70).map(|id| filed(id, Told::of(number))).collect());
	}
	chain.finalise(30);
	let node = Node::start(chain.clone(), None, Limits::default()).await;
	node.level().await;
	let mut clients = Vec::new();
	for from in [0, 1, 7, 30, 31, 35] {
		clients.push((from, Client::subscribe(&node, json!({ "from": from }), ROOM).await));
	}
	for number in 31..=60u32 {
		let first = u64::from(number) * 100;
		chain.build((first..first + 3).map(|id| filed(id, Told::of(number))).collect());
		chain.finalise(number);
	}
	for (from, mut client) in clients {
		for number in from.max(1)..=60u64 {
			let (standing, told, subjects) = client.told().await;
			assert_eq!((standing.as_str(), told), ("final", number), "from {from}");
			assert_eq!(subjects.len(), if number <= 30 { 70 } else { 3 }, "block {number} from {from}");
		}
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_final_is_told_of_and_taken_back() {
	let chain = FakeChain::new(genesis());
	one(&chain, 1);
	let node = node(&chain).await;
	let mut only_final = Client::subscribe(&node, json!({}), ROOM).await;
	let mut client = Client::subscribe(&node, json!({ "final": false }), ROOM).await;
	chain.build(vec![filed(2, Told::of(2))]);
	client.expect("best", 2, &["incident/2"]).await;
	chain.build(vec![filed(3, Told::of(3))]);
	client.expect("best", 3, &["incident/3"]).await;
	// Who comes now is told of what is not final yet.
	let mut late = Client::subscribe(&node, json!({ "final": false }), ROOM).await;
	late.expect("best", 2, &["incident/2"]).await;
	late.expect("best", 3, &["incident/3"]).await;
	chain.build_on(Some(1), 1, vec![filed(4, Told::of(2))]);
	chain.build_on(None, 1, vec![filed(5, Told::of(3))]);
	chain.build_on(None, 1, vec![filed(6, Told::of(4))]);
	for each in [&mut client, &mut late] {
		each.expect("retracted", 3, &[]).await;
		each.expect("retracted", 2, &[]).await;
		each.expect("best", 2, &["incident/4"]).await;
		each.expect("best", 3, &["incident/5"]).await;
		each.expect("best", 4, &["incident/6"]).await;
	}
	chain.finalise(3);
	for each in [&mut client, &mut late] {
		each.expect("final", 2, &[]).await;
		each.expect("final", 3, &[]).await;
	}
	only_final.expect("final", 2, &["incident/4"]).await;
	only_final.expect("final", 3, &["incident/5"]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_is_told_of_what_it_chose() {
	let chain = FakeChain::new(genesis());
	one(&chain, 1);
	let node = node(&chain).await;
	let request = |id, place| {
		let record = records::request(2, place, LineState::Open);
		("resources.requestSubmitted", vec![now(Subject::Request(id), record)])
	};
	let elsewhere = Told { region: 430_100, ..Told::of(2) };
	let filters: [(Value, &[&str]); 7] = [
		(json!({}), &["incident/2", "request/3", "incident/4", "request/5"]),
		(json!({ "kinds": ["incident"] }), &["incident/2", "incident/4"]),
		(
			json!({ "kinds": ["incident", "request"] }),
			&["incident/2", "request/3", "incident/4", "request/5"],
		),
		(json!({ "subjects": ["request/3", "incident/4"] }), &["request/3", "incident/4"]),
		(json!({ "region": "420000" }), &["incident/2", "request/3"]),
		(json!({ "region": "000000" }), &["incident/2", "request/3", "incident/4", "request/5"]),
		(json!({ "region": "430000", "kinds": ["request"] }), &["request/5"]),
	];
	let mut clients = Vec::new();
	for (filter, expected) in filters {
		clients.push((Client::subscribe(&node, filter, ROOM).await, expected));
	}
	let mut nothing = Client::subscribe(&node, json!({ "kinds": ["validator"] }), ROOM).await;
	chain.build(vec![filed(2, Told::of(2)), request(3, 420_100), filed(4, elsewhere), request(5, 430_100)]);
	chain.finalise(2);
	for (client, expected) in &mut clients {
		client.expect("final", 2, expected).await;
	}
	assert!(nothing.0.try_recv().is_err(), "a block without an act that was chosen is not told of");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slow_reader_is_dropped_and_can_go_on() {
	let chain = FakeChain::new(genesis());
	one(&chain, 1);
	let node = node(&chain).await;
	let mut slow = Client::subscribe(&node, json!({}), 1).await;
	let mut quick = Client::subscribe(&node, json!({}), ROOM).await;
	node.readers(2).await;
	// One on the line, one on its way, 64 that wait: the next is too many.
	for number in 2..=90u32 {
		one(&chain, number);
		quick.expect("final", number.into(), &[&format!("incident/{number}")]).await;
	}
	node.readers(1).await;
	let mut last = 1;
	let farewell = loop {
		let params = slow.next().await;
		match params.get("error") {
			Some(error) => break error.clone(),
			None => last = params["result"]["block"]["number"].as_u64().expect("a number"),
		}
	};
	assert_eq!((&farewell["reason"], &farewell["lastBlock"]), (&json!("slow"), &json!(last)), "{farewell}");
	assert!(last < 90, "it did not get everything: {last}");
	let mut again = Client::subscribe(&node, json!({ "from": last + 1 }), ROOM).await;
	for number in last + 1..=90 {
		again.expect("final", number, &[&format!("incident/{number}")]).await;
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn who_leaves_is_forgotten() {
	let chain = FakeChain::new(genesis());
	one(&chain, 1);
	let node = node(&chain).await;
	let gone = Client::subscribe(&node, json!({}), ROOM).await;
	let (answer, notifications) = node.raw("muster_subscribeChanges", "[]", ROOM).await;
	let mut stays = Client(notifications);
	node.readers(2).await;
	drop(gone);
	node.readers(1).await;
	// A subscription can be ended once it is there, which is a moment after its answer, and before it tells anything.
	one(&chain, 2);
	stays.expect("final", 2, &["incident/2"]).await;
	let ended = node.ask("muster_unsubscribeChanges", &json!([answer["result"]]).to_string()).await;
	assert_eq!(ended, Ok(json!(true)));
	node.readers(0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_readers_are_told_of_everything() {
	let chain = FakeChain::new(genesis());
	one(&chain, 1);
	let limits = Limits { burst: 1_000_000, per_second: 1_000_000 };
	let node = Node::start(chain.clone(), None, limits).await;
	node.level().await;
	let mut clients = Vec::new();
	for _ in 0..1_000 {
		clients.push(Client::subscribe(&node, json!({ "from": 2 }), ROOM).await);
	}
	node.readers(1_000).await;
	for number in 2..=21u32 {
		one(&chain, number);
	}
	for client in &mut clients {
		for number in 2..=21u32 {
			client.expect("final", number.into(), &[&format!("incident/{number}")]).await;
		}
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn reading_the_past_costs_units_and_waits_for_them() {
	let chain = FakeChain::new(genesis());
	for number in 1..=8u32 {
		let first = u64::from(number) * 500;
		chain.build((first..first + 500).map(|id| filed(id, Told::of(number))).collect());
	}
	chain.finalise(8);
	// The subscription takes all of the units; a page of the past costs one, and ten come back in a second.
	let node = Node::start(chain, None, Limits { burst: 5, per_second: 10 }).await;
	node.level().await;
	let start = Instant::now();
	let mut client = Client::subscribe(&node, json!({ "from": 1 }), ROOM).await;
	let (refused, _) = node.raw("muster_subscribeChanges", r#"[{"from":1}]"#, 1).await;
	assert_eq!(refused["error"]["code"], 4_005, "nothing is left: {refused}");
	for number in 1..=8u64 {
		assert_eq!(client.told().await.1, number);
	}
	assert!(
		start.elapsed() >= Duration::from_millis(600),
		"all but the first of eight pages are a unit each"
	);
}
