//! Keeps an index level with a chain.

use crate::{
	error::{IndexError, SourceError},
	metrics::Metrics,
	model::{Block, BlockRef, Status},
	source::Source,
	store::{Batch, IndexUrl, Writer},
};
use futures::{future, pin_mut, StreamExt};
use std::{
	convert::Infallible,
	sync::{
		atomic::{AtomicBool, Ordering},
		Arc,
	},
	time::{Duration, Instant},
};
use tokio::{
	runtime::Handle,
	sync::{broadcast, Notify},
	task::{spawn_blocking, JoinHandle},
};

const LOG_TARGET: &str = "index";

/// The first pause after a failure; each further one is twice as long.
const FIRST_PAUSE: Duration = Duration::from_secs(1);
/// The longest pause after a failure.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);
/// How often the chain is looked at when nothing is heard of it: a node that syncs tells of few blocks.
const LOOK: Duration = Duration::from_secs(5);
/// How long final blocks are gathered to be written together. One that is alone is not waited with.
const GATHER: Duration = Duration::from_millis(250);
/// Notices that a slow listener may be behind.
const NOTICES: usize = 1_024;

/// Something the index did, told after it is in the database.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Notice {
	/// A block was added that is not final yet. Either of the other two comes for it.
	Best(BlockRef),
	/// A block is final. It was added before, or is now, if it was final when the index came to it.
	Final(BlockRef),
	/// A block was taken back: the chain went another way.
	Retracted(BlockRef),
}

/// Where to hear [`Notice`]s.
#[derive(Clone)]
pub struct Notices(broadcast::Sender<Notice>);

impl Notices {
	/// Everything from now on. Who falls 1,024 notices behind is told how many it missed, and reads them from the index.
	pub fn subscribe(&self) -> broadcast::Receiver<Notice> {
		self.0.subscribe()
	}
}

/// What one step came to.
enum Step {
	/// The index is level with the chain.
	Level,
	/// This was done; there may be more to do.
	Done(Vec<Notice>),
}

/// Blocks that are read while those before them are written.
struct Ahead {
	/// The final block they come after.
	after: BlockRef,
	/// Whether the others are still being written: so long more blocks are gathered.
	writing: Arc<AtomicBool>,
	blocks: JoinHandle<Result<Batch, IndexError>>,
}

impl Ahead {
	/// Gathers the final blocks after one, up to height `end`, on a thread of its own.
	fn gather<S: Source>(source: &Arc<S>, after: BlockRef, end: u32) -> Self {
		let writing = Arc::new(AtomicBool::new(true));
		let (source, waits) = (source.clone(), writing.clone());
		let runtime = Handle::current();
		let blocks = spawn_blocking(move || {
			runtime.block_on(gather(&*source, after, end, || waits.load(Ordering::Relaxed)))
		});
		Self { after, writing, blocks }
	}

	/// What was gathered.
	async fn take(mut self) -> Result<Batch, IndexError> {
		let gathered = (&mut self.blocks).await;
		gathered.map_err(|error| SourceError::Client(format!("reading blocks: {error}")))?
	}

	/// Nothing is written any more: what is gathered is wanted soon.
	fn written(&self) {
		self.writing.store(false, Ordering::Relaxed);
	}
}

/// Nobody waits for these blocks any more: no more of them than are due are gathered.
impl Drop for Ahead {
	fn drop(&mut self) {
		self.written();
	}
}

/// Follows a chain. What is to be done is found by comparing the cursor with the chain, never in messages: none can be
/// missed.
pub struct Follower<S> {
	source: Arc<S>,
	writer: Writer,
	first: u32,
	metrics: Option<Metrics>,
	notices: Notices,
	/// The cursor, as long as it is known.
	status: Option<Status>,
	/// The next final blocks, as long as there are many.
	ahead: Option<Ahead>,
}

impl<S: Source> Follower<S> {
	/// Follows `source` with the index at `url`. An index that is empty begins with the records of block `first`, or of
	/// the first block of the chain.
	pub fn new(url: IndexUrl, source: Arc<S>, first: Option<u32>, metrics: Option<Metrics>) -> Self {
		let (notices, _) = broadcast::channel(NOTICES);
		Self {
			source,
			writer: Writer::new(url),
			first: first.unwrap_or_default(),
			metrics,
			notices: Notices(notices),
			status: None,
			ahead: None,
		}
	}

	/// Where to hear what the index does.
	pub fn notices(&self) -> Notices {
		self.notices.clone()
	}

	/// Runs for good. Ends with an error that trying again cannot mend; whatever else fails is logged and tried again.
	///
	/// Runtime calls of the source block the thread: to be spawned as a blocking task.
	pub async fn run(mut self) -> Result<Infallible, IndexError> {
		let wake = Notify::new();
		let mut changes = self.source.changes();
		// Takes messages at once, so that none piles up in the client, and keeps one at most.
		let hear = async {
			while changes.next().await.is_some() {
				wake.notify_one();
			}
			future::pending::<Infallible>().await
		};
		let work = self.work(&wake);
		pin_mut!(hear, work);
		match future::select(hear, work).await {
			future::Either::Left((never, _)) => match never {},
			future::Either::Right((ended, _)) => ended,
		}
	}

	async fn work(&mut self, wake: &Notify) -> Result<Infallible, IndexError> {
		let mut pause = FIRST_PAUSE;
		loop {
			match self.step().await {
				Ok(Step::Level) => {
					pause = FIRST_PAUSE;
					// Whether it was heard of or time ran out: look.
					let _ = tokio::time::timeout(LOOK, wake.notified()).await;
				}
				Ok(Step::Done(notices)) => {
					pause = FIRST_PAUSE;
					for notice in notices {
						// Nobody listens: nobody is told.
						let _ = self.notices.0.send(notice);
					}
				}
				Err(error) if error.is_transient() => {
					log::warn!(target: LOG_TARGET, "{error}; trying again in {pause:?}");
					if let Some(metrics) = &self.metrics {
						metrics.failed();
					}
					self.status = None;
					tokio::time::sleep(pause).await;
					pause = pause.saturating_mul(2).min(LONGEST_PAUSE);
				}
				Err(error) => return Err(error),
			}
			if let (Some(metrics), Some(status)) = (&self.metrics, &self.status) {
				metrics.set(status);
			}
		}
	}

	/// Does what is next, if anything. One transaction at most.
	async fn step(&mut self) -> Result<Step, IndexError> {
		let Some(status) = self.known().await? else { return self.start().await };
		// Read before the hashes below: what is final stays on the best chain.
		let finalised = self.source.finalised();
		let done = if finalised.number > status.finalised.number {
			self.advance(status, finalised.number).await?
		} else {
			self.follow(status).await?.into_iter().collect()
		};
		Ok(if done.is_empty() { Step::Level } else { Step::Done(done) })
	}

	/// The cursor; when it is first read, it is compared with the chain.
	async fn known(&mut self) -> Result<Option<Status>, IndexError> {
		if self.status.is_none() {
			let Some(status) = self.writer.status().await? else { return Ok(None) };
			check(&status, &*self.source)?;
			self.status = Some(status);
		}
		Ok(self.status)
	}

	/// Begins the index, once its first block is final.
	async fn start(&mut self) -> Result<Step, IndexError> {
		if self.source.finalised().number < self.first {
			return Ok(Step::Level);
		}
		let at = at(&*self.source, self.first)?;
		log::info!(target: LOG_TARGET, "The index begins with the records of block {}", at.number);
		let block = self.source.block(at).await?;
		self.status = Some(self.writer.start(&block, &*self.source).await?);
		Ok(Step::Done(vec![Notice::Final(at)]))
	}

	/// Towards the last final block, at height `end`.
	async fn advance(&mut self, status: Status, end: u32) -> Result<Vec<Notice>, IndexError> {
		if status.best == status.finalised {
			let batch = match self.ahead.take().filter(|ahead| ahead.after == status.finalised) {
				Some(ahead) => ahead.take().await?,
				None => gather(&*self.source, status.finalised, end, || false).await?,
			};
			let last = batch.blocks().last().map_or(status.finalised, |block| block.at);
			let ahead = (last.number < end).then(|| Ahead::gather(&self.source, last, end));
			self.status = Some(self.writer.extend(&batch).await?);
			if let Some(ahead) = &ahead {
				ahead.written();
			}
			self.ahead = ahead;
			return Ok(batch.blocks().iter().map(|block| Notice::Final(block.at)).collect());
		}
		let next = at(&*self.source, status.finalised.number.saturating_add(1))?;
		if self.writer.provisional(next.number).await? == Some(next.hash) {
			self.status = Some(self.writer.settle().await?);
			return Ok(vec![Notice::Final(next)]);
		}
		Ok(vec![self.retract(status).await?])
	}

	/// Towards the best block.
	async fn follow(&mut self, status: Status) -> Result<Option<Notice>, IndexError> {
		if self.source.best() == status.best {
			return Ok(None);
		}
		let left = self.source.hash(status.best.number)? != Some(status.best.hash);
		if left && status.best != status.finalised {
			return self.retract(status).await.map(Some);
		}
		let number = status.best.number.saturating_add(1);
		let Some(hash) = self.source.hash(number)? else { return Ok(None) };
		let next = BlockRef { number, hash };
		let block = self.source.block(next).await?;
		self.status = Some(self.writer.append(&block).await?);
		Ok(Some(Notice::Best(next)))
	}

	async fn retract(&mut self, status: Status) -> Result<Notice, IndexError> {
		self.status = Some(self.writer.retract().await?);
		Ok(Notice::Retracted(status.best))
	}
}

/// The block at this height of a chain that is known to be so long.
pub(crate) fn at<S: Source>(source: &S, number: u32) -> Result<BlockRef, IndexError> {
	let hash = source.hash(number)?;
	let hash = hash.ok_or_else(|| SourceError::Client(format!("block {number} has no hash")))?;
	Ok(BlockRef { number, hash })
}

/// The final blocks after one, up to height `end` or as many as are written together: at least one, and as many as are read
/// in a moment, or for as long as it is `unhurried`. If one of them cannot be read, those before it are written first.
pub(crate) async fn gather<S: Source>(
	source: &S,
	after: BlockRef,
	end: u32,
	unhurried: impl Fn() -> bool,
) -> Result<Batch, IndexError> {
	let begun = Instant::now();
	let mut batch = Batch::default();
	let mut last = after;
	while last.number < end && !batch.is_full() && (begun.elapsed() < GATHER || unhurried()) {
		match block_after(source, last).await {
			Ok(block) => {
				last = block.at;
				batch.push(block);
			}
			Err(_) if last != after => break,
			Err(error) => return Err(error),
		}
	}
	Ok(batch)
}

/// The block after a final one.
async fn block_after<S: Source>(source: &S, last: BlockRef) -> Result<Block, IndexError> {
	let block = source.block(at(source, last.number.saturating_add(1))?).await?;
	if block.parent != last.hash {
		return Err(IndexError::Diverged(last));
	}
	Ok(block)
}

/// That the index is one of this chain. A node that has yet to sync so far says nothing against it.
pub(crate) fn check<S: Source>(status: &Status, source: &S) -> Result<(), IndexError> {
	let genesis = source.genesis();
	if status.genesis != genesis {
		return Err(IndexError::OtherChain { expected: genesis, found: status.genesis });
	}
	if status.finalised.number <= source.finalised().number
		&& source.hash(status.finalised.number)? != Some(status.finalised.hash)
	{
		return Err(IndexError::Diverged(status.finalised));
	}
	Ok(())
}
