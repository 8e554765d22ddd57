//! One reader: reads the past, joins the others, and is told of what it chose.

use super::{
	hub::{end_of, Hub, Joined, Page, Place},
	note::{Choice, Note, Standing},
};
use crate::{error::Error, methods::CHANGES_NOTIFICATION, params::Args, reading::Reading};
use jsonrpsee::{PendingSubscriptionSink, SubscriptionCloseResponse, SubscriptionMessage, SubscriptionSink};
use muster_index::{IndexError, Position};
use serde_json::{json, value::RawValue};
use sp_core::H256;
use std::{borrow::Cow, collections::BTreeMap, sync::Arc, time::Duration};

/// How long a reader that was too slow has to take its last message. One that takes none is gone.
const FAREWELL: Duration = Duration::from_secs(10);
/// How long a reader of the past waits while everybody else asks, too.
const BUSY: Duration = Duration::from_millis(100);

/// Why a subscription ends.
enum End {
	/// The client is gone, or has unsubscribed.
	Gone,
	/// The client took too long. It may go on from the block after the last it got.
	Slow,
	/// The answer would be one of these errors.
	Error(Error),
}

impl From<Error> for End {
	fn from(error: Error) -> Self {
		Self::Error(error)
	}
}

/// Serves a subscription until it ends, and says why it did.
pub(crate) async fn serve(
	reading: Arc<Reading>,
	asked: Result<Args, Error>,
	pending: PendingSubscriptionSink,
) -> SubscriptionCloseResponse {
	let ready = asked.and_then(|args| Ok((args.fields("filter"), reading.index()?.hub.clone())));
	let (fields, hub) = match ready {
		Ok(ready) => ready,
		Err(error) => {
			pending.reject(error).await;
			return SubscriptionCloseResponse::None;
		}
	};
	// What cannot be served is refused while there still is somebody who asked.
	let start = match Start::find(&hub, fields.small("from")).await {
		Ok(start) => start,
		Err(error) => {
			pending.reject(error).await;
			return SubscriptionCloseResponse::None;
		}
	};
	let Ok(sink) = pending.accept().await else { return SubscriptionCloseResponse::None };
	let mut reader = Reader {
		choice: Choice::new(&fields),
		only_final: fields.flag("final").unwrap_or(true),
		sink,
		told: BTreeMap::new(),
		last: None,
	};
	match reader.run(&reading, &hub, start).await {
		End::Gone => SubscriptionCloseResponse::None,
		End::Slow => reader.farewell("slow", "take notifications faster, or choose less", None).await,
		End::Error(error) => reader.farewell("error", &error.to_string(), Some(error.code())).await,
	}
}

/// Where a reader begins.
enum Start {
	/// With what comes.
	Now(Place, Vec<Arc<Note>>),
	/// After this block, with the first page of what was done since.
	After(u32, Option<Page>),
}

impl Start {
	async fn find(hub: &Arc<Hub>, from: Option<u32>) -> Result<Self, Error> {
		if let Some(from) = from {
			// Block 0 has no acts.
			let after = from.saturating_sub(1);
			return match hub.replay(end_of(after)).await {
				Ok(page) => Ok(Self::After(after, Some(page))),
				Err(IndexError::Busy) => Ok(Self::After(after, None)),
				Err(error) => Err(error.into()),
			};
		}
		// Says so if there is nothing yet.
		hub.status().await?;
		hub.begun().await;
		match hub.join(None) {
			Joined::Place(place, provisional) => Ok(Self::Now(place, provisional)),
			Joined::Early | Joined::Behind | Joined::Full => Err(full()),
		}
	}
}

fn full() -> Error {
	Error::TooExpensive { what: "this node has as many subscribers as it takes: ask another".into() }
}

struct Reader {
	choice: Choice,
	only_final: bool,
	sink: SubscriptionSink,
	/// Blocks that it was told of and that may still be taken back.
	told: BTreeMap<u32, H256>,
	/// The last block it was told of.
	last: Option<u32>,
}

impl Reader {
	async fn run(&mut self, reading: &Reading, hub: &Arc<Hub>, start: Start) -> End {
		let joined = match start {
			Start::Now(place, provisional) => Ok((place, provisional, None)),
			Start::After(after, first) => self.catch_up(reading, hub, after, first).await,
		};
		let (mut place, provisional, through) = match joined {
			Ok(joined) => joined,
			Err(end) => return end,
		};
		// It may have read further than the others were told.
		let new = |note: &Arc<Note>| through.is_none_or(|last| note.block.number > last);
		for note in provisional.into_iter().filter(new) {
			if let Err(end) = self.tell_in(&place, &note).await {
				return end;
			}
		}
		loop {
			let note = tokio::select! {
				biased;
				() = self.sink.closed() => return End::Gone,
				() = place.slow.notified() => return End::Slow,
				note = place.queue.recv() => note,
			};
			// The queue ends after `slow` only.
			let Some(note) = note else { return End::Slow };
			if !new(&note) {
				continue;
			}
			if let Err(end) = self.tell_in(&place, &note).await {
				return end;
			}
		}
	}

	/// Tells of final blocks out of the index until there are no more, then joins the others.
	async fn catch_up(
		&mut self,
		reading: &Reading,
		hub: &Arc<Hub>,
		after: u32,
		mut first: Option<Page>,
	) -> Result<(Place, Vec<Arc<Note>>, Option<u32>), End> {
		let mut position = end_of(after);
		let mut through = after;
		// Acts of a block that is not known to be complete.
		let mut rest = Vec::new();
		loop {
			let page = match first.take() {
				Some(page) => page,
				None => self.page(reading, hub, position).await?,
			};
			rest.extend(page.acts);
			let complete = match page.next {
				Some(next) => {
					position = next;
					let open = rest.last().map(|act| act.block.number);
					let cut = rest.partition_point(|act| Some(act.block.number) != open);
					let tail = rest.split_off(cut);
					std::mem::replace(&mut rest, tail)
				}
				None => {
					through = through.max(page.status.finalised.number);
					position = end_of(through);
					std::mem::take(&mut rest)
				}
			};
			for note in Note::all(complete, Standing::Final)? {
				self.tell(&note).await?;
			}
			if page.next.is_some() {
				continue;
			}
			match hub.join(Some(through)) {
				Joined::Place(place, provisional) => return Ok((place, provisional, Some(through))),
				Joined::Behind => {}
				Joined::Early => hub.begun().await,
				Joined::Full => return Err(End::Error(full())),
			}
		}
	}

	/// A page of the past.
	async fn page(&self, reading: &Reading, hub: &Hub, after: Position) -> Result<Page, End> {
		loop {
			self.pay(reading).await?;
			match hub.replay(after).await {
				Ok(page) => return Ok(page),
				Err(IndexError::Busy) => tokio::time::sleep(BUSY).await,
				Err(error) => return Err(End::Error(error.into())),
			}
		}
	}

	/// A page of the past costs a unit. There is no hurry: it waits until the connection has one.
	async fn pay(&self, reading: &Reading) -> Result<(), End> {
		loop {
			match reading.charge(self.sink.connection_id(), 1) {
				Err(Error::TooMany { wait }) => tokio::select! {
					() = self.sink.closed() => return Err(End::Gone),
					() = tokio::time::sleep(wait) => {}
				},
				paid => return paid.map_err(End::Error),
			}
		}
	}

	/// [`Reader::tell`], unless the reader is too slow to take it.
	async fn tell_in(&mut self, place: &Place, note: &Note) -> Result<(), End> {
		tokio::select! {
			biased;
			told = self.tell(note) => told,
			() = place.slow.notified() => Err(End::Slow),
		}
	}

	async fn tell(&mut self, note: &Note) -> Result<(), End> {
		let number = note.block.number;
		let message = match note.standing {
			Standing::Best if self.only_final => None,
			Standing::Best => self.choice.of(note)?,
			Standing::Retracted => match self.told.get(&number) {
				Some(hash) if *hash == note.block.hash => Some(Cow::Owned(note.bare()?)),
				_ => None,
			},
			Standing::Final => match self.told.get(&number) {
				// It had the acts when the block was the best.
				Some(hash) if *hash == note.block.hash => Some(Cow::Owned(note.bare()?)),
				_ => self.choice.of(note)?,
			},
		};
		let Some(message) = message else { return Ok(()) };
		self.send(&message).await?;
		match note.standing {
			Standing::Best => {
				self.told.insert(number, note.block.hash);
			}
			Standing::Retracted => {
				self.told.remove(&number);
			}
			Standing::Final => self.told = self.told.split_off(&number.saturating_add(1)),
		}
		if note.standing != Standing::Retracted {
			self.last = Some(number);
		}
		Ok(())
	}

	async fn send(&self, message: &RawValue) -> Result<(), End> {
		// Written as it goes out, so that what may be long is copied once.
		let message = SubscriptionMessage::new(CHANGES_NOTIFICATION, self.sink.subscription_id(), &message)
			.map_err(|error| End::Error(Error::unreadable("a notification", error)))?;
		self.sink.send(message).await.map_err(|_| End::Gone)
	}

	/// The last message: why the subscription ends, and after which block to go on.
	async fn farewell(self, reason: &str, what: &str, code: Option<i32>) -> SubscriptionCloseResponse {
		let told = json!({ "reason": reason, "message": what, "code": code, "lastBlock": self.last });
		let Ok(message) = SubscriptionMessage::from_json(&told) else {
			return SubscriptionCloseResponse::None;
		};
		// A connection that takes nothing would keep the message for ever.
		let room = async {
			while self.sink.capacity() == 0 && !self.sink.is_closed() {
				tokio::time::sleep(BUSY).await;
			}
		};
		match tokio::time::timeout(FAREWELL, room).await {
			Ok(()) => SubscriptionCloseResponse::NotifErr(message),
			Err(_) => SubscriptionCloseResponse::None,
		}
	}
}
