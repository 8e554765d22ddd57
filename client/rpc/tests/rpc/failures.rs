//! What is said when the index is too slow, too busy, or cannot be read.

use crate::{
	chain::{filed, genesis, FakeChain},
	databases::Database,
	records::Told,
	support::{in_time, sqlite, Node},
};
use futures::{stream::FuturesUnordered, StreamExt};
use muster_index::{IndexUrl, Reader, READERS};
use muster_rpc::{Limits, Method, COMMON_ERRORS, METHODS};
use serde_json::{json, Value};
use sqlx::{Connection, Executor, PgConnection};
use std::time::Duration;

/// The methods that ask the index.
fn of_index() -> impl Iterator<Item = &'static Method> {
	METHODS.iter().filter(|method| method.errors.contains(&4_001))
}

/// A PostgreSQL database with the story in it, and a connection that holds the tables which are asked: whoever reads
/// them waits until it is dropped.
async fn held() -> (Database, IndexUrl, PgConnection) {
	let database = Database::postgres();
	let url = database.url();
	drop(Node::with_story_in(&url).await);
	let mut holder = PgConnection::connect(&url.to_string()).await.expect("the server is there");
	holder.execute("BEGIN").await.expect("a transaction");
	holder.execute("LOCK TABLE cursor IN ACCESS EXCLUSIVE MODE").await.expect("the lock");
	(database, url, holder)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_that_takes_too_long_is_ended() {
	let directory = tempfile::tempdir().expect("a directory");
	let url = sqlite(&directory);
	let chain = FakeChain::new(genesis());
	chain.build((0..500).map(|id| filed(id, Told::of(1))).collect());
	chain.finalise(1);
	let impatient = Reader::with_timeout(&url, Duration::ZERO);
	let node = Node::over(chain, &url, None, Limits::default(), impatient).await;
	node.level().await;
	let (code, message) = node.error("muster_incidents", r#"[{},{"limit":500}]"#).await;
	assert_eq!((code, message.as_str()), (4_004, "the question takes too long: narrow the filter"));
	assert!(node.ask("muster_incident", "[1]").await.is_ok(), "what is quick is answered");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_method_says_when_it_takes_too_long() {
	let (_database, url, _holder) = held().await;
	let node = Node::asking(Some(Reader::with_timeout(&url, Duration::from_millis(50))));
	for method in of_index().chain(METHODS.iter().filter(|method| method.name == "muster_status")) {
		let (code, message) = node.error(method.name, method.example).await;
		let expected = (4_004, "the question takes too long: narrow the filter");
		assert_eq!((code, message.as_str()), expected, "{}", method.name);
		assert!(method.errors.contains(&4_004), "{} does not say that it may", method.name);
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn who_finds_all_readers_busy_is_told_to_wait() {
	let (_database, url, holder) = held().await;
	let node = Node::asking(Some(Reader::with_timeout(&url, Duration::from_secs(60))));
	let readers = usize::try_from(READERS).expect("few");
	let mut questions: FuturesUnordered<_> =
		(0..readers + 3).map(|_| node.ask("muster_incident", "[1]")).collect();
	for _ in 0..3 {
		let refused =
			in_time("a refusal", questions.next()).await.expect("an answer").expect_err("all are busy");
		let expected = json!({
			"code": 4_005,
			"message": "all readers of the index are busy: wait 100 ms, then ask again",
			"data": { "waitMs": 100 },
		});
		assert_eq!(refused, expected);
	}
	assert!(node.ask("muster_quota", "[7]").await.is_ok(), "the state has no readers to wait for");
	// As many as there are readers have their turn, and wait for the database.
	drop(holder);
	for _ in 0..readers {
		let answer = in_time("an answer", questions.next()).await.expect("one for each question");
		assert_eq!(answer.expect("the record")["data"]["subject"], "incident/1");
	}
	assert!(questions.next().await.is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_index_that_cannot_be_read_is_the_operators_business() {
	let directory = tempfile::tempdir().expect("a directory");
	let file = |name: &str| directory.path().join(name);
	std::fs::write(file("damaged.sqlite"), "This is no database. ".repeat(1_000))
		.expect("the file is written");
	for name in ["missing.sqlite", "damaged.sqlite"] {
		let url = format!("sqlite:{}", file(name).display()).parse().expect("a URL");
		let node = Node::asking(Some(Reader::new(&url)));
		for method in of_index().chain(METHODS.iter().filter(|method| method.name == "muster_status")) {
			let error = node.ask(method.name, method.example).await.expect_err(method.name);
			let expected = "the node cannot read this at present: its operator finds out why in the log";
			assert_eq!(
				(&error["code"], &error["message"]),
				(&json!(4_100), &json!(expected)),
				"{}",
				method.name
			);
			assert_eq!(error["data"], Value::Null, "what is in the log is not for everybody");
		}
		assert!(COMMON_ERRORS.contains(&4_100));
		assert!(node.ask("muster_quota", "[7]").await.is_ok(), "the state can be read");
	}
	assert!(!file("missing.sqlite").exists(), "a reader makes no file");
}
