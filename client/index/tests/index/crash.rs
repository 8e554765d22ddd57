//! A process that is killed in the middle of a batch of blocks, a database that goes away and comes back, a disk that is full: the
//! index goes on and holds what an undisturbed one holds.

use crate::{
	chain::{Chain, Following, State, PATIENCE},
	databases::{Database, Postgres},
	generate::{self, Random, BEGIN},
	reorgs::answers,
	verifying::same,
};
use async_trait::async_trait;
use futures::stream::BoxStream;
use muster_index::{Block, BlockRef, Follower, IndexUrl, Metrics, Reader, Source, SourceError, Touched};
use muster_runtime_api::{Record, Subject};
use sp_core::H256;
use std::{
	collections::BTreeMap,
	io::{BufRead, BufReader},
	process::{Command, Stdio},
	sync::{Arc, LazyLock},
};
use substrate_prometheus_endpoint::Registry;
use tokio::time::{timeout, Instant};

/// Says where the child is to put its index.
const CHILD: &str = "MUSTER_INDEX_TEST_CHILD";
/// Records of a block: so many that three of them are a batch, and most of a child's time goes into its transaction.
const LARGE: u64 = 5_500;
const BLOCKS: u32 = 7;
/// The blocks after whose reading the child is killed. Those of the second batch are read while the first is written, those
/// of the third when it is written: then the second is in work.
const KILLED_AT: [u32; 3] = [1, 4, BLOCKS];

/// A chain of large final blocks, always the same.
static CHAIN: LazyLock<Arc<Chain>> = LazyLock::new(large);

fn large() -> Arc<Chain> {
	let (chain, mut random) = (Chain::new(81), Random(82));
	let mut tip = chain.best().hash;
	for number in 1..=u64::from(BLOCKS) {
		let now = BEGIN + number * 1_000;
		// Every second one changes what the one before filed.
		let first = number.div_ceil(2) * 10 * LARGE;
		let state: State = chain.state(tip);
		let mut changes = BTreeMap::new();
		for id in first..first + LARGE {
			let subject = Subject::Incident(id);
			let record = match state.get(&subject) {
				Some(Record::Incident(incident)) => generate::changed(&mut random, incident.clone()),
				_ => generate::incident(&mut random, now),
			};
			changes.insert(subject, Some(Record::Incident(record)));
		}
		tip = chain.add_changes(tip, now, changes);
	}
	chain.finalise(tip);
	chain
}

/// The same chain, which says on the standard output when a block was read.
struct Telling(Arc<Chain>);

#[async_trait]
impl Source for Telling {
	fn genesis(&self) -> H256 {
		self.0.genesis()
	}

	fn best(&self) -> BlockRef {
		self.0.best()
	}

	fn finalised(&self) -> BlockRef {
		self.0.finalised()
	}

	fn hash(&self, number: u32) -> Result<Option<H256>, SourceError> {
		self.0.hash(number)
	}

	async fn block(&self, at: BlockRef) -> Result<Block, SourceError> {
		let block = self.0.block(at).await;
		println!("\nread {}", at.number);
		block
	}

	async fn records(&self, at: BlockRef, after: Option<&str>) -> Result<Vec<Touched>, SourceError> {
		self.0.records(at, after).await
	}

	fn changes(&self) -> BoxStream<'static, ()> {
		self.0.changes()
	}
}

/// Not a test: what the next one starts and kills. Without the variable it does nothing.
#[tokio::test(flavor = "multi_thread")]
async fn child() {
	let Ok(url) = std::env::var(CHILD) else { return };
	let url: IndexUrl = url.parse().expect("a URL");
	let follower = Follower::new(url, Arc::new(Telling(CHAIN.clone())), None, None);
	panic!("ended: {:?}", follower.run().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_in_the_middle_of_a_batch_for_sqlite() {
	killed_in_the_middle_of_a_batch(Database::sqlite()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_in_the_middle_of_a_batch_for_postgres() {
	killed_in_the_middle_of_a_batch(Database::postgres()).await;
}

async fn killed_in_the_middle_of_a_batch(database: Database) {
	let url = database.url();
	let chain = &*CHAIN;
	let reader = Reader::new(&url);
	let mut before = 0;
	for number in KILLED_AT {
		let mut child = Command::new(std::env::current_exe().expect("this program"))
			.args(["crash::child", "--exact", "--nocapture"])
			.env(CHILD, url.to_string())
			.stdout(Stdio::piped())
			.stderr(Stdio::null())
			.spawn()
			.expect("the child starts");
		let output = BufReader::new(child.stdout.take().expect("its output"));
		let sign = format!("read {number}");
		let read = output.lines().map_while(Result::ok).any(|line| line == sign);
		assert!(read, "the child came to block {number}");
		child.kill().expect("it runs");
		child.wait().expect("it ends");
		// What was being written is not there, what was before is: so it was killed in between.
		let status = reader.status().await.expect("an index");
		assert!(status.best.number < number, "killed too late: make the blocks larger");
		assert!(status.best.number >= before, "{status:?}: what was committed stays");
		assert_eq!(status.best, status.finalised);
		before = status.best.number;
	}
	assert!(before > 0, "it never came to the second batch: the third is read when the first is written");
	let mut following = Following::new(&url, chain);
	following.level(chain).await;
	following.stop().await;
	same(&url, chain).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn database_gone_and_back() {
	let server = Arc::new(Postgres::start_new());
	let url = server.database();
	let (chain, mut random) = (Chain::new(91), Random(92));
	let mut following = Following::new(&url, &chain);
	for _ in 0..2 {
		let tip = chain.grow(3, &mut random);
		chain.finalise(tip);
		chain.grow(2, &mut random);
		following.level(&chain).await;

		server.stop();
		let left = chain.best().hash;
		let tip = chain.grow(1, &mut random);
		let gone = following.reader.status().await;
		assert!(gone.as_ref().is_err_and(|error| error.is_transient()), "{gone:?}");
		// The chain goes on, and goes another way, while nothing can be written.
		chain.finalise(chain.get(left).parent);
		let other = chain.add(left, &mut random);
		chain.set_best(chain.add(other, &mut random));
		assert_ne!(chain.best().hash, tip);

		server.start();
		following.level(&chain).await;
		answers(&following.reader, &chain).await;
	}
	chain.finalise(chain.best().hash);
	following.level(&chain).await;
	same(&url, &chain).await;
	following.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn disk_full_and_larger() {
	let database = Database::sqlite();
	let full: IndexUrl = format!("{}?max-mib=4", database.url()).parse().expect("a URL");
	let chain = &*CHAIN;
	let registry = Registry::new();
	let metrics = Metrics::register(&registry).expect("metrics of their own");
	let follower = Follower::new(full.clone(), chain.clone(), None, Some(metrics));
	let task = tokio::spawn(follower.run());
	let end = Instant::now() + PATIENCE;
	while failures(&registry) < 2 {
		assert!(Instant::now() < end && !task.is_finished(), "the file is not full");
		tokio::task::yield_now().await;
	}
	let status = Reader::new(&full).status().await.expect("it can still be read");
	assert!(status.best.number < BLOCKS, "{status:?}");
	task.abort();
	assert!(timeout(PATIENCE, task).await.expect("it ends").is_err(), "it still ran");

	let mut following = Following::new(&database.url(), chain);
	following.level(chain).await;
	following.stop().await;
	same(&database.url(), chain).await;
}

fn failures(registry: &Registry) -> u64 {
	let families = registry.gather();
	let family = families.iter().find(|family| family.get_name() == "muster_index_failures_total");
	family.map_or(0, |family| family.get_metric()[0].get_counter().get_value() as u64)
}
