//! What can go wrong, and what to do.

use crate::model::BlockRef;
use sp_core::H256;

/// Why the index gives no answer, or does not go on.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
	/// A question that no index answers: which parameter, and what it may be.
	#[error("{0}")]
	Parameter(String),
	/// The index has not begun: its first block is still to come, or its tables are being brought up to date.
	#[error("the index cannot answer yet: its first block is not indexed, or its tables are being brought up to date")]
	Empty,
	/// The history asked for is older than the index.
	#[error("the index begins at block {first}: ask from there, or another node")]
	BeforeFirst {
		/// The first block it has acts of.
		first: u32,
	},
	/// A statement took longer than it may.
	#[error("the question takes too long: narrow the filter")]
	Timeout,
	/// Every connection for readers is in use.
	#[error("all readers of the index are busy: ask again")]
	Busy,
	/// The database cannot be read or written.
	#[error("the database of the index cannot be used: {0}")]
	Database(#[source] sqlx::Error),
	/// The database has no tables of ours, or newer ones.
	#[error("the tables of the index cannot be made or brought up to date: {0}")]
	Migrate(#[source] sqlx::migrate::MigrateError),
	/// The tables are those of an earlier version, of which not everything can be brought up to date.
	#[error(
		"this database is the index of an earlier version of this program: make it anew (delete the file, or empty the \
		database, and start again)"
	)]
	Outdated,
	/// A row says what no index of ours wrote.
	#[error("a row of the index is damaged: {0}; delete the database, it is built again from the chain")]
	Damaged(String),
	/// The database holds the index of another chain.
	#[error("this database is the index of the chain with genesis {found:?}, this node's is {expected:?}")]
	OtherChain {
		/// Genesis of the node's chain.
		expected: H256,
		/// Genesis in the database.
		found: H256,
	},
	/// A block that is final in the index is not in the node's chain.
	#[error("block {} ({:?}) is final in the index and not in this node's chain", .0.number, .0.hash)]
	Diverged(BlockRef),
	/// A block does not follow the one before: the chain changed while it was read.
	#[error("block {} does not follow block {after}", .found.number)]
	Gap {
		/// What the index has.
		after: u32,
		/// What was to be added.
		found: BlockRef,
	},
	/// The chain cannot be read.
	#[error(transparent)]
	Source(#[from] SourceError),
}

/// Why the chain cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
	/// The state of a block is pruned.
	#[error(
		"the state of block {0} is pruned on this node: start it with `--state-pruning archive` (or a number of blocks \
		that reaches back further) and sync again, or index from a later block with `--index-from`"
	)]
	Pruned(u32),
	/// The runtime of a block does not have the read model.
	#[error("the runtime of block {0} has no read model of version 1: index from a later block with `--index-from`")]
	NoReadModel(u32),
	/// A block is not known, or anything else of the client.
	#[error("the chain cannot be read: {0}")]
	Client(String),
}

impl IndexError {
	/// Whether trying the same again may help: a database that is gone or full comes back, a pruned state does not.
	pub fn is_transient(&self) -> bool {
		matches!(
			self,
			Self::Database(_)
				| Self::Timeout
				| Self::Busy | Self::Gap { .. }
				| Self::Source(SourceError::Client(_))
		)
	}
}
