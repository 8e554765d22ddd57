//! Answers are kept until the index changes, and no longer.

use crate::{
	chain::{filed, genesis, story, FakeChain},
	databases::Database,
	records::Told,
	support::{in_time, Node},
};
use muster_index::Reader;
use muster_rpc::Limits;
use serde_json::{json, Value};
use sqlx::{Connection, Executor, PgConnection};
use std::time::Duration;

/// The subjects of a list with how far the index was, or the code of an error.
type List = Result<(Vec<String>, Value), i64>;

async fn list(node: &Node, params: &str) -> List {
	let answer = node.ask("muster_incidents", params).await;
	let answer = answer.map_err(|error| error["code"].as_i64().expect("a code"))?;
	let rows = answer["data"].as_array().expect("a list");
	let subjects = rows.iter().map(|row| row["subject"].as_str().expect("a subject").to_string());
	Ok((subjects.collect(), answer["indexedBlock"].clone()))
}

fn expected(subjects: &[&str], block: u32) -> List {
	Ok((subjects.iter().map(ToString::to_string).collect(), json!(block)))
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_answered_is_not_read_again() {
	let database = Database::postgres();
	let url = database.url();
	let chain = FakeChain::new(genesis());
	story(&chain);
	let impatient = Reader::with_timeout(&url, Duration::from_millis(500));
	let node = Node::over(chain.clone(), &url, None, Limits::default(), impatient).await;
	node.level().await;
	assert_eq!(list(&node, "[]").await, expected(&["incident/2", "incident/1"], 7));

	let mut holder = PgConnection::connect(&url.to_string()).await.expect("the server is there");
	holder.execute("BEGIN").await.expect("a transaction");
	holder.execute("LOCK TABLE cursor IN ACCESS EXCLUSIVE MODE").await.expect("the lock");
	assert_eq!(list(&node, "[]").await, expected(&["incident/2", "incident/1"], 7), "it is not read again");
	assert_eq!(list(&node, "[{}]").await, Err(4_004), "what was not asked before is read");
	drop(holder);

	chain.finalise(7);
	node.level().await;
	assert_eq!(list(&node, "[]").await, expected(&["incident/3", "incident/2", "incident/1"], 7));
}

#[tokio::test(flavor = "multi_thread")]
async fn every_change_of_the_index_ends_it() {
	let chain = FakeChain::new(genesis());
	let node = Node::start(chain.clone(), None, Limits::default()).await;
	node.level().await;
	let best = r#"[{},{"consistency":"best"}]"#;
	assert_eq!(list(&node, best).await, expected(&[], 0));
	// Each is asked twice: the second is what was kept, and must not outlive the block after it.
	chain.build(vec![filed(1, Told::of(1))]);
	node.level().await;
	for _ in 0..2 {
		assert_eq!(list(&node, best).await, expected(&["incident/1"], 1), "a best block");
		assert_eq!(list(&node, "[]").await, expected(&[], 1), "is not final");
	}
	chain.build_on(Some(0), 1, vec![]);
	node.level().await;
	for _ in 0..2 {
		assert_eq!(list(&node, best).await, expected(&[], 1), "it was taken back");
	}
	chain.build(vec![filed(2, Told::of(2))]);
	chain.finalise(2);
	node.level().await;
	for _ in 0..2 {
		assert_eq!(list(&node, "[]").await, expected(&["incident/2"], 2), "a final block");
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_kept_says_how_old_the_index_is_now() {
	let node = Node::with_story().await;
	let lag = || async {
		let answer = node.ask("muster_incident", "[1]").await.expect("an answer");
		answer["lagMs"].as_u64().expect("a number")
	};
	let first = lag().await;
	in_time("a millisecond", async {
		while lag().await <= first {
			tokio::task::yield_now().await;
		}
	})
	.await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_but_what_the_index_says_is_kept() {
	let node = Node::with_story().await;
	let (quota, status) = (node.data("muster_quota", "[7]").await, node.data("muster_status", "[]").await);
	node.chain.build(vec![]);
	node.chain.finalise(8);
	node.level().await;
	assert_ne!(node.data("muster_quota", "[7]").await, quota);
	assert_ne!(node.data("muster_status", "[]").await, status);
	// Up to 512 bytes of parameters are kept.
	for bytes in [511, 512, 513] {
		let params = format!("[{{}}{}]", " ".repeat(bytes - 4));
		for _ in 0..2 {
			let (subjects, _) = list(&node, &params).await.expect("an answer");
			assert_eq!(subjects.len(), 3, "{bytes} bytes");
		}
	}
}
