//! A node over a chain that the test decides: its index in a database, and the methods over both.

use crate::chain::{genesis, story, FakeChain};
use jsonrpsee::RpcModule;
use muster_index::{BlockRef, Follower, IndexUrl, Notice, Reader, Source, Writer};
use muster_rpc::{module, Hub, Index, Limits, Reading};
use serde_json::Value;
use std::{future::Future, sync::Arc, time::Duration};
use tempfile::TempDir;
use tokio::{
	sync::{broadcast, Mutex},
	task::JoinHandle,
};

/// How long a test waits for what must come.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// A database of the test's own, empty at first.
pub fn sqlite(directory: &TempDir) -> IndexUrl {
	format!("sqlite:{}", directory.path().join("index.sqlite").display()).parse().expect("a URL")
}

/// The methods over a fake chain.
pub struct Node {
	pub chain: Arc<FakeChain>,
	pub module: RpcModule<()>,
	index: Option<Followed>,
	/// Of its index, where that is in a file of its own.
	_directory: Option<TempDir>,
}

/// The index of a node.
struct Followed {
	hub: Arc<Hub>,
	heard: Mutex<Heard>,
	tasks: [JoinHandle<()>; 2],
}

/// What was heard of an index, as everybody hears it.
struct Heard {
	notices: broadcast::Receiver<Notice>,
	best: Option<BlockRef>,
	last: Option<BlockRef>,
}

impl Heard {
	async fn next(&mut self) {
		match self.notices.recv().await.expect("the index goes on, and no notice is missed") {
			Notice::Best(block) => self.best = Some(block),
			// What follows a block that was taken back is told.
			Notice::Retracted(_) => self.best = None,
			Notice::Final(block) => {
				self.last = Some(block);
				self.best = self.best.filter(|best| best.number > block.number).or(self.last);
			}
		}
	}
}

impl Drop for Followed {
	fn drop(&mut self) {
		for task in &self.tasks {
			task.abort();
		}
	}
}

impl Node {
	/// A node with an index of this chain that begins at a block.
	pub async fn start(chain: Arc<FakeChain>, first: Option<u32>, limits: Limits) -> Self {
		let directory = tempfile::tempdir().expect("a directory");
		let url = sqlite(&directory);
		let mut node = Self::over(chain, &url, first, limits, Reader::new(&url)).await;
		node._directory = Some(directory);
		node
	}

	/// The same with its index in this database, read by this reader.
	pub async fn over(
		chain: Arc<FakeChain>,
		url: &IndexUrl,
		first: Option<u32>,
		limits: Limits,
		asked: Reader,
	) -> Self {
		let started = Writer::new(url.clone()).status().await.expect("tables are made");
		assert_eq!(started, None, "a database of its own");
		let follower = Follower::new(url.clone(), chain.clone(), first, None);
		let notices = follower.notices();
		let heard = Mutex::new(Heard { notices: notices.subscribe(), best: None, last: None });
		let index = Index::new(asked, &notices);
		let hub = index.hub.clone();
		let tasks = [
			tokio::spawn(async move {
				let Err(error) = follower.run().await;
				panic!("the index stands still: {error}");
			}),
			tokio::spawn(hub.clone().run(notices.clone())),
		];
		let reading = Reading::new(chain.clone(), Some(index), limits);
		let module = module(reading).expect("names are not taken twice");
		let index = Some(Followed { hub, heard, tasks });
		Self { chain, module, index, _directory: None }
	}

	/// A node with the story in its index.
	pub async fn with_story() -> Self {
		let directory = tempfile::tempdir().expect("a directory");
		let mut node = Self::with_story_in(&sqlite(&directory)).await;
		node._directory = Some(directory);
		node
	}

	/// The same with its index in this database.
	pub async fn with_story_in(url: &IndexUrl) -> Self {
		let chain = FakeChain::new(genesis());
		story(&chain);
		let node = Self::over(chain, url, None, Limits::default(), Reader::new(url)).await;
		node.level().await;
		node
	}

	/// A node that answers with this reader, and without an index where there is none. It follows nothing.
	pub fn asking(reader: Option<Reader>) -> Self {
		let chain = FakeChain::new(genesis());
		story(&chain);
		// Of a follower that is gone: nothing is heard of the index, so no answer is kept.
		let nowhere = "sqlite:nowhere".parse().expect("a URL");
		let notices = Follower::new(nowhere, chain.clone(), None, None).notices();
		let index = reader.map(|reader| Index::new(reader, &notices));
		let reading = Reading::new(chain.clone(), index, Limits::default());
		let module = module(reading).expect("names are not taken twice");
		Self { chain, module, index: None, _directory: None }
	}

	/// A node without an index.
	pub fn without_index() -> Self {
		Self::asking(None)
	}

	fn followed(&self) -> &Followed {
		self.index.as_ref().expect("a node that follows")
	}

	/// Waits until the index is level with the chain.
	pub async fn level(&self) {
		let mut heard = self.followed().heard.lock().await;
		let (best, last) = (Some(self.chain.best()), Some(self.chain.finalised()));
		in_time("the index to be level", async {
			while (heard.best, heard.last) != (best, last) {
				heard.next().await;
			}
		})
		.await;
	}

	/// Waits until there are so many subscribers.
	pub async fn readers(&self, expected: usize) {
		let mut count = self.followed().hub.readers();
		let counted = async { count.wait_for(|readers| *readers == expected).await.is_ok() };
		assert!(in_time(&format!("{expected} subscribers"), counted).await, "the hub is gone");
	}

	/// Calls a method with these parameters, as JSON.
	pub async fn ask(&self, method: &str, params: &str) -> Result<Value, Value> {
		let (answer, _) = self.raw(method, params, 1).await;
		match answer.get("error") {
			Some(error) => Err(error.clone()),
			None => Ok(answer["result"].clone()),
		}
	}

	/// The same, when it must go well.
	pub async fn data(&self, method: &str, params: &str) -> Value {
		let answer = self.ask(method, params).await;
		answer.unwrap_or_else(|error| panic!("{method}{params}: {error}"))["data"].clone()
	}

	/// Code and message of an error.
	pub async fn error(&self, method: &str, params: &str) -> (i64, String) {
		let Err(error) = self.ask(method, params).await else { panic!("{method}{params} went well") };
		let message = error["message"].as_str().expect("a message").to_string();
		(error["code"].as_i64().expect("a code"), message)
	}

	/// The answer as it is, and what comes after it.
	pub async fn raw(
		&self,
		method: &str,
		params: &str,
		room: usize,
	) -> (Value, tokio::sync::mpsc::Receiver<String>) {
		let request = format!(r#"{{"jsonrpc":"2.0","id":1,"method":"{method}","params":{params}}}"#);
		let (answer, rest) = self.module.raw_json_request(&request, room).await.expect("a request");
		(serde_json::from_str(&answer).expect("an answer"), rest)
	}
}

/// What comes, if it comes before a test gives up.
pub async fn in_time<T>(what: &str, comes: impl Future<Output = T>) -> T {
	let waited = tokio::time::timeout(PATIENCE, comes).await;
	waited.unwrap_or_else(|_| panic!("waited too long for {what}"))
}
