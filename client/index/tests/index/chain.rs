//! A chain that forks, finalises and prunes at the word of a test.

use crate::generate::{self, Random, BEGIN};
use async_trait::async_trait;
use futures::{stream::BoxStream, StreamExt};
use muster_index::{
	Block, BlockRef, Follower, IndexUrl, Notice, Reader, RecordRow, Source, SourceError, Status, Touched,
};
use muster_runtime_api::{BlockChanges, Record, Subject};
use sp_core::H256;
use std::{
	collections::{BTreeMap, HashMap, HashSet},
	sync::{Arc, Mutex, MutexGuard},
	time::Duration,
};
use tokio::{
	sync::broadcast,
	task::JoinHandle,
	time::{timeout, Instant},
};

/// How long anything in these tests may take.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// The records of a state.
pub type State = BTreeMap<Subject, Record>;

/// What the tests change.
struct Inner {
	blocks: HashMap<H256, Block>,
	states: HashMap<H256, State>,
	/// The best chain, by height.
	best: Vec<H256>,
	finalised: u32,
	pruned: HashSet<H256>,
}

/// A chain.
pub struct Chain {
	inner: Mutex<Inner>,
	wake: broadcast::Sender<()>,
}

impl Chain {
	/// A chain of one block, in which three things are recorded.
	pub fn new(seed: u64) -> Arc<Self> {
		let mut random = Random(seed);
		let mut incident =
			|id| (Subject::Incident(id), Record::Incident(generate::incident(&mut random, BEGIN)));
		Self::begin((0..3).map(&mut incident).collect())
	}

	/// A chain of one block, in which nothing is recorded.
	pub fn empty() -> Arc<Self> {
		Self::begin(State::new())
	}

	fn begin(state: State) -> Arc<Self> {
		let touched = state.iter().map(|(subject, record)| (subject.clone(), Some(record.clone()))).collect();
		let before = BlockRef { number: u32::MAX, hash: H256::zero() };
		let mut first = block(before, &BlockChanges { at: 0, acts: vec![], touched });
		first.at.number = 0;
		let hash = first.at.hash;
		let inner = Inner {
			blocks: [(hash, first)].into(),
			states: [(hash, state)].into(),
			best: vec![hash],
			finalised: 0,
			pruned: HashSet::new(),
		};
		Arc::new(Self { inner: Mutex::new(inner), wake: broadcast::channel(16).0 })
	}

	fn inner(&self) -> MutexGuard<'_, Inner> {
		self.inner.lock().expect("no test panicked with it")
	}

	/// A block on `parent`, a second later, that files, changes and removes incidents and requests.
	pub fn add(&self, parent: H256, random: &mut Random) -> H256 {
		let now = BEGIN + u64::from(self.inner().blocks[&parent].at.number + 1) * 1_000;
		self.add_at(parent, now, random)
	}

	/// The same at another time.
	pub fn add_at(&self, parent: H256, now: u64, random: &mut Random) -> H256 {
		let state = self.inner().states[&parent].clone();
		let mut changes = BTreeMap::new();
		for _ in 0..random.below(6) {
			let new = u64::try_from(state.len() + changes.len()).expect("small") * 10 + random.below(10);
			match random.below(5) {
				0 => {
					let record = Record::Request(generate::request(random, now));
					changes.insert(Subject::Request(new), Some(record));
				}
				1 | 2 => {
					let record = Record::Incident(generate::incident(random, now));
					changes.insert(Subject::Incident(new), Some(record));
				}
				3 => {
					let at = usize::try_from(random.below(state.len() as u64)).expect("small");
					if let Some((subject, Record::Incident(incident))) = state.iter().nth(at) {
						let record = Record::Incident(generate::changed(random, incident.clone()));
						changes.insert(subject.clone(), Some(record));
					}
				}
				_ => {
					let at = usize::try_from(random.below(state.len() as u64)).expect("small");
					// One thing stays, so that there is always something to change.
					if let Some((subject, _)) =
						state.iter().nth(at).filter(|(subject, _)| **subject != Subject::Incident(0))
					{
						changes.insert(subject.clone(), None);
					}
				}
			}
		}
		self.add_changes(parent, now, changes)
	}

	/// A block on `parent` with these changes, each with an act.
	pub fn add_changes(&self, parent: H256, now: u64, changes: BTreeMap<Subject, Option<Record>>) -> H256 {
		let mut inner = self.inner();
		let mut state = inner.states[&parent].clone();
		let mut acts = vec![];
		for (event, (subject, record)) in (0..).zip(&changes) {
			acts.push(generate::act(event * 3, "incidents.changed", event, subject.clone(), now));
			match record {
				Some(record) => state.insert(subject.clone(), record.clone()),
				None => state.remove(subject),
			};
		}
		let parent = inner.blocks[&parent].at;
		let touched = changes.into_iter().collect();
		let block = block(parent, &BlockChanges { at: now, acts, touched });
		let hash = block.at.hash;
		inner.states.insert(hash, state);
		inner.blocks.insert(hash, block);
		hash
	}

	/// Makes the chain that ends in `hash` the best one.
	pub fn set_best(&self, hash: H256) {
		let mut inner = self.inner();
		let mut chain = vec![];
		let mut at = hash;
		while let Some(block) = inner.blocks.get(&at) {
			chain.push(at);
			at = block.parent;
		}
		chain.reverse();
		inner.best = chain;
		drop(inner);
		let _ = self.wake.send(());
	}

	/// Makes everything up to `hash`, which is made best if it is not on the best chain, final.
	pub fn finalise(&self, hash: H256) {
		let number = self.inner().blocks[&hash].at.number;
		if self.inner().best.get(number as usize) != Some(&hash) {
			self.set_best(hash);
		}
		self.inner().finalised = number;
		let _ = self.wake.send(());
	}

	/// `count` random blocks on the best one, best now.
	pub fn grow(&self, count: u32, random: &mut Random) -> H256 {
		let mut tip = self.best().hash;
		for _ in 0..count {
			tip = self.add(tip, random);
		}
		self.set_best(tip);
		tip
	}

	/// Forgets the state of a block.
	pub fn prune(&self, hash: H256) {
		self.inner().pruned.insert(hash);
	}

	/// The records at the end of a block.
	pub fn state(&self, hash: H256) -> State {
		self.inner().states[&hash].clone()
	}

	/// A block.
	pub fn get(&self, hash: H256) -> Block {
		self.inner().blocks[&hash].clone()
	}
}

/// The block with this content after another.
fn block(parent: BlockRef, changes: &BlockChanges) -> Block {
	generate::rows(generate::next(parent, changes), parent.hash, changes).expect("JSON")
}

/// Records of a state as rows, by subject.
pub fn rows(state: &State) -> BTreeMap<String, RecordRow> {
	let row = |(subject, record)| {
		(Subject::to_string(subject), muster_index::record(subject, record).expect("a record is JSON"))
	};
	state.iter().map(row).collect()
}

#[async_trait]
impl Source for Chain {
	fn genesis(&self) -> H256 {
		self.inner().best[0]
	}

	fn best(&self) -> BlockRef {
		let inner = self.inner();
		inner.blocks[inner.best.last().expect("a chain has a first block")].at
	}

	fn finalised(&self) -> BlockRef {
		let inner = self.inner();
		BlockRef { number: inner.finalised, hash: inner.best[inner.finalised as usize] }
	}

	fn hash(&self, number: u32) -> Result<Option<H256>, SourceError> {
		Ok(self.inner().best.get(number as usize).copied())
	}

	async fn block(&self, at: BlockRef) -> Result<Block, SourceError> {
		if self.inner().pruned.contains(&at.hash) {
			return Err(SourceError::Pruned(at.number));
		}
		Ok(self.get(at.hash))
	}

	async fn records(&self, at: BlockRef, after: Option<&str>) -> Result<Vec<Touched>, SourceError> {
		let after: Option<Subject> = after.map(|after| after.parse().expect("a subject"));
		let state = self.state(at.hash);
		let page =
			state.iter().filter(|(subject, _)| after.as_ref().is_none_or(|after| *subject > after)).take(2);
		Ok(page
			.map(|(subject, record)| muster_index::touched(subject, Some(record)).expect("JSON"))
			.collect())
	}

	fn changes(&self) -> BoxStream<'static, ()> {
		let wake = self.wake.subscribe();
		futures::stream::unfold(wake, |mut wake| async {
			match wake.recv().await {
				Ok(()) | Err(broadcast::error::RecvError::Lagged(_)) => Some(((), wake)),
				Err(broadcast::error::RecvError::Closed) => None,
			}
		})
		.boxed()
	}
}

/// A follower at work.
pub struct Following {
	/// Ends with the error it cannot mend.
	pub task: JoinHandle<muster_index::IndexError>,
	/// What it tells.
	pub notices: broadcast::Receiver<Notice>,
	/// Reads its index.
	pub reader: Reader,
}

impl Following {
	/// Follows `chain`.
	pub fn new(url: &IndexUrl, chain: &Arc<Chain>) -> Self {
		Self::from(url, chain, None)
	}

	/// Follows `chain` from a block.
	pub fn from(url: &IndexUrl, chain: &Arc<Chain>, first: Option<u32>) -> Self {
		let follower = Follower::new(url.clone(), chain.clone(), first, None);
		let notices = follower.notices().subscribe();
		let task = tokio::spawn(async {
			match follower.run().await {
				Ok(never) => match never {},
				Err(error) => error,
			}
		});
		Self { task, notices, reader: Reader::new(url) }
	}

	/// Waits until the index is where the chain is.
	pub async fn level(&mut self, chain: &Chain) -> Status {
		let end = Instant::now() + PATIENCE;
		loop {
			if let Ok(status) = self.reader.status().await {
				if status.best == chain.best() && status.finalised == chain.finalised() {
					return status;
				}
			}
			assert!(Instant::now() < end, "not level: {:?}", self.reader.status().await);
			// A notice, or a look at the clock: both are reasons to look again.
			let _ = timeout(Duration::from_millis(100), self.notices.recv()).await;
		}
	}

	/// Ends it, between two steps or in the middle of one.
	pub async fn stop(self) {
		self.task.abort();
		assert!(self.task.await.is_err_and(|ended| ended.is_cancelled()), "it still ran");
	}
}
