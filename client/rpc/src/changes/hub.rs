//! One task that reads each new block and hands it to every reader.

use super::note::{Note, Standing};
use crate::error::Error;
use muster_index::{Consistency, IndexError, Notice, Notices, Position, Reader, Status, StoredAct, MAX_PAGE};
use std::{
	collections::BTreeMap,
	ops::RangeBounds,
	sync::{
		atomic::{AtomicU64, Ordering},
		Arc, Mutex, MutexGuard, PoisonError,
	},
	time::Duration,
};
use tokio::sync::{
	broadcast::error::{RecvError, TryRecvError},
	mpsc::{self, error::TrySendError},
	watch, Notify, Semaphore,
};

/// Blocks that wait for a reader before it is dropped.
pub const BUFFER: usize = 64;
/// Readers at once.
pub const MAX_READERS: usize = 8_192;
/// Readers that read the past at once; the others' questions go on beside them.
const REPLAYS: usize = 2;
/// After the index could not be read.
const PAUSE: Duration = Duration::from_secs(1);

/// Hands blocks to readers.
pub struct Hub {
	index: Reader,
	state: Mutex<State>,
	replays: Semaphore,
	names: AtomicU64,
	begun: watch::Sender<bool>,
}

#[derive(Default)]
struct State {
	/// The last final block that was handed out, or read without an act; none until the index was read.
	through: Option<u32>,
	/// Blocks with acts after that one, as the best chain has them.
	provisional: BTreeMap<u32, Arc<Note>>,
	/// The last block of the best chain that was read.
	best: u32,
	readers: Seats,
}

/// The readers by name.
#[derive(Default)]
struct Seats {
	taken: BTreeMap<u64, Seat>,
	/// How many they are.
	count: watch::Sender<usize>,
}

impl Seats {
	fn insert(&mut self, name: u64, seat: Seat) {
		self.taken.insert(name, seat);
		self.count.send_replace(self.taken.len());
	}

	fn remove(&mut self, name: u64) {
		self.taken.remove(&name);
		self.count.send_replace(self.taken.len());
	}

	fn retain(&mut self, stays: impl FnMut(&u64, &mut Seat) -> bool) {
		self.taken.retain(stays);
		self.count.send_if_modified(|count| std::mem::replace(count, self.taken.len()) != self.taken.len());
	}
}

/// A reader as the hub sees it.
struct Seat {
	queue: mpsc::Sender<Arc<Note>>,
	slow: Arc<Notify>,
}

/// A reader's place among the others. Leaving it gives it back.
pub struct Place {
	hub: Arc<Hub>,
	name: u64,
	/// Blocks as they come.
	pub queue: mpsc::Receiver<Arc<Note>>,
	/// Comes once, when the queue was full and the place is lost.
	pub slow: Arc<Notify>,
}

impl Drop for Place {
	fn drop(&mut self) {
		self.hub.state().readers.remove(self.name);
	}
}

/// What came of an attempt to join.
pub enum Joined {
	/// A place, and the blocks that are not final yet.
	Place(Place, Vec<Arc<Note>>),
	/// There are final blocks to be read first.
	Behind,
	/// The hub has not begun: [`Hub::begun`].
	Early,
	/// There are too many readers.
	Full,
}

impl Hub {
	/// Over this index. Nobody is told of anything until [`Hub::run`] runs.
	pub fn new(index: Reader) -> Arc<Self> {
		Arc::new(Self {
			index,
			state: Mutex::default(),
			replays: Semaphore::new(REPLAYS),
			names: AtomicU64::default(),
			begun: watch::Sender::new(false),
		})
	}

	fn state(&self) -> MutexGuard<'_, State> {
		self.state.lock().unwrap_or_else(PoisonError::into_inner)
	}

	/// How many readers there are, as they come and go.
	pub fn readers(&self) -> watch::Receiver<usize> {
		self.state().readers.count.subscribe()
	}

	/// How far the index is.
	pub(super) async fn status(&self) -> Result<Status, IndexError> {
		self.index.status().await
	}

	/// Waits until [`Hub::run`] has begun. It does as soon as the index has a block and can be read.
	pub(super) async fn begun(&self) {
		// The sender is the hub's own: it is there as long as anybody waits.
		let _ = self.begun.subscribe().wait_for(|begun| *begun).await;
	}

	/// Joins the readers after final block `after`, or after the last one that was handed out.
	pub(super) fn join(self: &Arc<Self>, after: Option<u32>) -> Joined {
		let mut state = self.state();
		let Some(through) = state.through else { return Joined::Early };
		if after.is_some_and(|after| after < through) {
			return Joined::Behind;
		}
		if state.readers.taken.len() >= MAX_READERS {
			return Joined::Full;
		}
		let (sender, queue) = mpsc::channel(BUFFER);
		let slow = Arc::new(Notify::new());
		let name = self.names.fetch_add(1, Ordering::Relaxed);
		state.readers.insert(name, Seat { queue: sender, slow: slow.clone() });
		let provisional = state.provisional.values().cloned().collect();
		Joined::Place(Place { hub: self.clone(), name, queue, slow }, provisional)
	}

	/// A page of final acts from the past, and the block through which they are complete; none: there are more.
	pub(super) async fn replay(&self, after: Position) -> Result<Page, IndexError> {
		// The semaphore is never closed.
		let _permit = self.replays.acquire().await;
		page(&self.index, after, Consistency::Final).await
	}

	/// Reads what is new whenever the index has written a block, until the node ends.
	pub async fn run(self: Arc<Self>, notices: Notices) {
		let mut incoming = notices.subscribe();
		let mut anew = true;
		loop {
			match self.read(anew).await {
				Ok(()) => anew = false,
				Err(error) => {
					if !matches!(error, Error::Behind { first: None }) {
						log::warn!(target: crate::LOG_TARGET, "subscribers wait: {error}");
					}
					anew = true;
					tokio::time::sleep(PAUSE).await;
					continue;
				}
			}
			match incoming.recv().await {
				Ok(Notice::Retracted(_)) | Err(RecvError::Lagged(_)) => anew = true,
				Ok(_) => {}
				Err(RecvError::Closed) => return,
			}
			// What else has come meanwhile is read at once.
			loop {
				match incoming.try_recv() {
					Ok(Notice::Retracted(_)) | Err(TryRecvError::Lagged(_)) => anew = true,
					Ok(_) => {}
					Err(TryRecvError::Empty | TryRecvError::Closed) => break,
				}
			}
		}
	}

	/// Hands out what is new: final blocks, then those of the best chain. `anew`: blocks of the best chain that were read
	/// before may have been replaced.
	async fn read(&self, anew: bool) -> Result<(), Error> {
		let known = self.state().through;
		let through = match known {
			Some(through) => through,
			None => {
				// Readers begin with what comes from now on: the past is for those who ask for it.
				let through = self.index.status().await?.finalised.number;
				self.state().through = Some(through);
				self.begun.send_replace(true);
				through
			}
		};
		let (acts, status) = all(&self.index, through, Consistency::Final).await?;
		let last = status.finalised.number;
		self.state().finalise(Note::all(acts, Standing::Final)?, last)?;

		let from = if anew { last } else { self.state().best.max(last) };
		let (acts, status) = all(&self.index, from, Consistency::Best).await?;
		self.state().follow(Note::all(acts, Standing::Best)?, from, &status)
	}
}

impl State {
	/// Hands out final blocks, and before them that the blocks are taken back whose place they have.
	fn finalise(&mut self, fresh: Vec<Note>, through: u32) -> Result<(), Error> {
		self.retract(..=through, &fresh)?;
		for note in fresh {
			self.hand_out(&Arc::new(note));
		}
		self.provisional = self.provisional.split_off(&through.saturating_add(1));
		self.through = Some(through);
		self.best = self.best.max(through);
		Ok(())
	}

	/// Hands out blocks of the best chain after `from`, and before them that the blocks are taken back that are no part of
	/// it any more.
	fn follow(&mut self, fresh: Vec<Note>, from: u32, status: &Status) -> Result<(), Error> {
		self.retract(from.saturating_add(1).., &fresh)?;
		// What has become final meanwhile is handed out as that, the next time.
		for note in fresh.into_iter().filter(|note| note.block.number > status.finalised.number) {
			if !self.provisional.contains_key(&note.block.number) {
				let note = Arc::new(note);
				self.hand_out(&note);
				self.provisional.insert(note.block.number, note);
			}
		}
		self.best = status.best.number;
		Ok(())
	}

	/// Tells that the blocks of these heights were taken back that are not among those read now, the newest first.
	fn retract(&mut self, heights: impl RangeBounds<u32>, now: &[Note]) -> Result<(), Error> {
		let known = self.provisional.range(heights);
		let gone = known.filter(|(_, note)| now.iter().all(|other| other.block != note.block));
		let gone: Vec<u32> = gone.map(|(number, _)| *number).collect();
		for number in gone.into_iter().rev() {
			if let Some(note) = self.provisional.remove(&number) {
				self.hand_out(&Arc::new(Note::retracted(note.block)?));
			}
		}
		Ok(())
	}

	/// Gives a block to every reader. One whose buffer is full is out, and told so.
	fn hand_out(&mut self, note: &Arc<Note>) {
		self.readers.retain(|_, seat| match seat.queue.try_send(note.clone()) {
			Ok(()) => true,
			Err(TrySendError::Full(_)) => {
				seat.slow.notify_one();
				false
			}
			Err(TrySendError::Closed(_)) => false,
		});
	}
}

/// A page of acts.
pub(super) struct Page {
	/// The acts.
	pub acts: Vec<StoredAct>,
	/// Where the next page begins.
	pub next: Option<Position>,
	/// How far the index was.
	pub status: Status,
}

async fn page(index: &Reader, after: Position, consistency: Consistency) -> Result<Page, IndexError> {
	let answer = index.changes_since(Some(after), consistency, MAX_PAGE).await?;
	Ok(Page { acts: answer.data.rows, next: answer.data.next, status: answer.status })
}

/// Every act after a block.
async fn all(
	index: &Reader,
	after: u32,
	consistency: Consistency,
) -> Result<(Vec<StoredAct>, Status), Error> {
	let mut acts = Vec::new();
	let mut after = end_of(after);
	loop {
		let page = page(index, after, consistency).await?;
		acts.extend(page.acts);
		match page.next {
			Some(next) => after = next,
			None => return Ok((acts, page.status)),
		}
	}
}

/// The position after everything of a block.
pub(super) fn end_of(number: u32) -> Position {
	Position { number, event: u32::MAX }
}
