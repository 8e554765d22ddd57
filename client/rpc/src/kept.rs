//! Answers that still hold: many desks ask the same, and between two blocks the index answers the same.
//!
//! An answer is kept until the index tells that it wrote something, which it does before anybody is told of what was
//! written: who was told of a block does not get an answer from before it.

use crate::{error::Error, reading::Reply};
use muster_index::{Notice, Notices};
use std::{
	collections::HashMap,
	future::Future,
	sync::{Mutex, MutexGuard, PoisonError},
};
use tokio::sync::broadcast::{error::TryRecvError, Receiver};

/// Bytes of all answers that are kept.
const MAX_BYTES: usize = 32 * 1_024 * 1_024;
/// Bytes of one of them: a page of 500 incidents is about a megabyte.
const MAX_ANSWER: usize = 1_024 * 1_024;
/// Bytes of the parameters of one of them. Those of a desk are shorter.
const MAX_KEY: usize = 512;
/// What an answer takes besides its text, at most.
const OVERHEAD: usize = 1_024;

/// The answers since the index changed last.
pub struct Kept(Mutex<State>);

struct State {
	news: Receiver<Notice>,
	/// How often the index changed.
	changes: u64,
	/// By method and parameters as they were written.
	answers: HashMap<(&'static str, String), Reply>,
	bytes: usize,
}

impl State {
	/// Forgets everything if the index has changed. Whether its changes are heard of at all.
	fn look(&mut self) -> bool {
		loop {
			match self.news.try_recv() {
				Ok(_) | Err(TryRecvError::Lagged(_)) => {
					self.changes = self.changes.wrapping_add(1);
					self.clear();
				}
				Err(TryRecvError::Empty) => return true,
				Err(TryRecvError::Closed) => {
					self.clear();
					return false;
				}
			}
		}
	}

	fn clear(&mut self) {
		self.answers.clear();
		self.bytes = 0;
	}
}

impl Kept {
	/// Nothing yet, of the index that tells of its changes so.
	pub fn new(notices: &Notices) -> Self {
		let news = notices.subscribe();
		Self(Mutex::new(State { news, changes: 0, answers: HashMap::new(), bytes: 0 }))
	}

	fn state(&self) -> MutexGuard<'_, State> {
		self.0.lock().unwrap_or_else(PoisonError::into_inner)
	}

	/// The answer to a question as the index is now: one that was given since it changed last, or another.
	pub async fn or<F: Future<Output = Result<Reply, Error>>>(
		&self,
		method: &'static str,
		params: Option<&str>,
		answer: impl FnOnce() -> F,
	) -> Result<Reply, Error> {
		let params = params.unwrap_or_default();
		if params.len() > MAX_KEY {
			return answer().await;
		}
		let key = (method, params.to_string());
		let changes = {
			let mut state = self.state();
			state.look();
			if let Some(reply) = state.answers.get(&key) {
				return Ok(reply.clone().now());
			}
			state.changes
		};
		let reply = answer().await?;
		let bytes = reply.data.bytes().saturating_add(OVERHEAD);
		let mut state = self.state();
		// It is of the index as it was when it was read: only if nothing came between does it hold.
		if state.look() && state.changes == changes && bytes <= MAX_ANSWER {
			if state.bytes.saturating_add(bytes) > MAX_BYTES {
				state.clear();
			}
			// Who asked the same at the same time read the same.
			if state.answers.insert(key, reply.clone()).is_none() {
				state.bytes = state.bytes.saturating_add(bytes);
			}
		}
		Ok(reply)
	}
}
