//! Errors with codes that stay.

use jsonrpsee::types::ErrorObjectOwned;
use serde_json::{json, Value};
use std::{fmt, time::Duration};

/// How long to wait when everybody asks at once.
const BUSY_MS: u64 = 100;

/// Why a question has no answer. The code of a variant never changes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Error {
	/// A parameter is not what the method takes.
	Parameter {
		/// Which, with the way to it: `filter.severity`.
		name: String,
		/// What is wrong, and what it may be.
		problem: String,
	},
	/// The node has no index.
	NoIndex,
	/// There is no such thing.
	Unknown {
		/// What was asked for.
		what: String,
	},
	/// The index has not what was asked for, or not yet.
	Behind {
		/// The block it begins at: it has the changes of those after it. None: it has nothing yet.
		first: Option<u32>,
	},
	/// The answer would take too long.
	TooExpensive {
		/// What was too much.
		what: String,
	},
	/// The connection has spent its units.
	TooMany {
		/// Until it has enough for this question.
		wait: Duration,
	},
	/// Everybody's questions keep the index busy.
	Busy,
	/// The node has forgotten the state of a block.
	Pruned {
		/// Which.
		block: u32,
	},
	/// There is nothing final to prove yet.
	NotFinal {
		/// Why.
		what: String,
	},
	/// The index, or the state, cannot be read. Details are in the node's log.
	Unreadable,
}

impl Error {
	/// A parameter is not what the method takes.
	pub fn parameter(name: impl Into<String>, problem: impl Into<String>) -> Self {
		Self::Parameter { name: name.into(), problem: problem.into() }
	}

	/// Something failed that the client can do nothing about: logs it, and tells the client who can.
	pub fn unreadable(what: &str, error: impl fmt::Display) -> Self {
		log::warn!(target: crate::LOG_TARGET, "{what}: {error}");
		Self::Unreadable
	}

	/// The code.
	pub fn code(&self) -> i32 {
		match self {
			Self::Parameter { .. } => -32_602,
			Self::NoIndex => 4_001,
			Self::Unknown { .. } => 4_002,
			Self::Behind { .. } => 4_003,
			Self::TooExpensive { .. } => 4_004,
			Self::TooMany { .. } | Self::Busy => 4_005,
			Self::Pruned { .. } => 4_006,
			Self::NotFinal { .. } => 4_007,
			Self::Unreadable => 4_100,
		}
	}

	/// The same for programs; the field `data` of the answer.
	fn data(&self) -> Option<Value> {
		match self {
			Self::Parameter { name, .. } => Some(json!({ "parameter": name })),
			Self::Behind { first } => Some(json!({ "firstBlock": first })),
			Self::TooMany { wait } => Some(json!({ "waitMs": milliseconds(*wait) })),
			Self::Busy => Some(json!({ "waitMs": BUSY_MS })),
			Self::Pruned { block } => Some(json!({ "block": block })),
			_ => None,
		}
	}
}

impl fmt::Display for Error {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		match self {
			Self::Parameter { name, problem } => write!(f, "{name}: {problem}"),
			Self::NoIndex => write!(f, "this node has no index: start it with --index, or ask one that has"),
			Self::Unknown { what } => write!(f, "there is no {what}"),
			Self::Behind { first: Some(first) } => {
				write!(
					f,
					"the index has the changes of blocks after {first}: ask from there, or ask another node"
				)
			}
			Self::Behind { first: None } => write!(f, "the index has no block yet: ask again in a moment"),
			Self::TooExpensive { what } => write!(f, "{what}"),
			Self::TooMany { wait } => {
				let wait = milliseconds(*wait);
				write!(f, "too many questions on this connection: wait {wait} ms, then ask again")
			}
			Self::Busy => write!(f, "all readers of the index are busy: wait {BUSY_MS} ms, then ask again"),
			Self::Pruned { block } => {
				write!(f, "this node has forgotten the state of block {block}: ask one with --state-pruning archive")
			}
			Self::NotFinal { what } => write!(f, "{what}"),
			Self::Unreadable => {
				write!(f, "the node cannot read this at present: its operator finds out why in the log")
			}
		}
	}
}

impl std::error::Error for Error {}

impl From<Error> for ErrorObjectOwned {
	fn from(error: Error) -> Self {
		Self::owned(error.code(), error.to_string(), error.data())
	}
}

/// Whole milliseconds, rounded up: who waits this long has waited enough.
fn milliseconds(wait: Duration) -> u64 {
	u64::try_from(wait.as_nanos().div_ceil(1_000_000)).unwrap_or(u64::MAX)
}
