//! The database: where it is, how it is opened, what is written.

mod pool;
mod put;
mod session;
mod url;
mod writer;

pub(crate) use pool::ReadPool;
pub(crate) use put::{lines, region_scope, unlisted_regions};
pub(crate) use session::{Row, Transaction, Value};
pub(crate) use url::WriteConnection;
pub use url::{IndexUrl, UrlError};
pub use writer::{Batch, Writer};

use crate::{
	error::IndexError,
	model::{BlockRef, Status},
};
use sp_core::H256;

/// The columns of a cursor.
pub(crate) const CURSOR: &str =
	"c.genesis, c.first, c.best, c.best_hash, c.final, c.final_hash, c.time, c.final_time";
/// How many they are.
pub(crate) const CURSOR_COLUMNS: usize = 8;

/// The index as its cursor has it, with what only the writer needs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Cursor {
	/// What is told to readers.
	pub status: Status,
	/// Time of the last final block.
	pub final_time: u64,
}

impl Cursor {
	/// The cursor; none while the index is empty.
	pub async fn read(tx: &mut Transaction<'_>) -> Result<Option<Self>, IndexError> {
		let rows = tx.rows(format!("SELECT {CURSOR} FROM cursor c"), vec![]).await?;
		rows.first().map(|row| Self::of(row, 0)).transpose()
	}

	/// The cursor in a row that holds [`CURSOR`] from a column on.
	pub fn of(row: &Row, from: usize) -> Result<Self, IndexError> {
		let column = |offset| from.saturating_add(offset);
		Ok(Self {
			status: Status {
				genesis: row.hash(column(0))?,
				first: row.number(column(1))?,
				best: BlockRef { number: row.number(column(2))?, hash: row.hash(column(3))? },
				finalised: BlockRef { number: row.number(column(4))?, hash: row.hash(column(5))? },
				time: row.number(column(6))?,
			},
			final_time: row.number(column(7))?,
		})
	}

	/// Makes this the cursor.
	pub async fn write(&self, tx: &mut Transaction<'_>) -> Result<(), IndexError> {
		let Status { genesis, first, best, finalised, time } = self.status;
		tx.write_rows(
			"INSERT INTO cursor \
			(one, genesis, first, best, best_hash, final, final_hash, time, final_time) VALUES ",
			" ON CONFLICT (one) DO UPDATE SET best = excluded.best, best_hash = excluded.best_hash, \
			final = excluded.final, final_hash = excluded.final_hash, time = excluded.time, \
			final_time = excluded.final_time",
			Box::new(std::iter::once(vec![
				1u32.into(),
				genesis.into(),
				first.into(),
				best.number.into(),
				best.hash.into(),
				finalised.number.into(),
				finalised.hash.into(),
				time.into(),
				self.final_time.into(),
			])),
		)
		.await
	}
}

/// A hash out of its 32 bytes.
pub(crate) fn hash_of(bytes: &[u8]) -> Result<H256, IndexError> {
	let bytes: [u8; 32] =
		bytes.try_into().map_err(|_| IndexError::Damaged(format!("a hash of {} bytes", bytes.len())))?;
	Ok(H256(bytes))
}
