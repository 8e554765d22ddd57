//! Writes blocks: one transaction for each that is not final, or for a batch of those that are, the cursor in it.

use super::{
	put::{self, Settled},
	session::{Transaction, Value},
	url::WriteConnection,
	Cursor, IndexUrl,
};
use crate::{
	error::IndexError,
	model::{Block, BlockRef, Status},
	source::Source,
};
use futures::future::BoxFuture;
use sp_core::H256;
use sqlx::{
	error::BoxDynError,
	migrate::{MigrateError, Migration, MigrationSource, MigrationType, Migrator},
	AssertSqlSafe, SqlSafeStr,
};

/// A batch with so many records and acts is full.
const MOST_CHANGES: usize = 32_768;
/// So is one with so many bytes of JSON.
const MOST_BYTES: usize = 64 << 20;
/// And one of so many blocks.
const MOST_BLOCKS: usize = 4_096;

/// The schema of one of the databases: number, name, statements. An index that was made with other statements is refused:
/// so the first one is changed where only the chain can fill what is new, and the index is made anew.
#[derive(Debug)]
struct Schema(&'static [(i64, &'static str, &'static str)]);

const SQLITE: Schema = Schema(&[
	(1, "first", include_str!("../../migrations/sqlite/0001_first.sql")),
	(2, "counts", include_str!("../../migrations/sqlite/0002_counts.sql")),
	(3, "keys", include_str!("../../migrations/sqlite/0003_keys.sql")),
]);
const POSTGRES: Schema = Schema(&[
	(1, "first", include_str!("../../migrations/postgres/0001_first.sql")),
	(2, "counts", include_str!("../../migrations/postgres/0002_counts.sql")),
	(3, "keys", include_str!("../../migrations/postgres/0003_keys.sql")),
]);

impl MigrationSource<'static> for Schema {
	fn resolve(self) -> BoxFuture<'static, Result<Vec<Migration>, BoxDynError>> {
		let migration = |(number, name, sql): &(i64, &'static str, &'static str)| {
			let sql = AssertSqlSafe(*sql).into_sql_str();
			Migration::new(*number, (*name).into(), MigrationType::Simple, sql, false)
		};
		let migrations = self.0.iter().map(migration).collect();
		Box::pin(async move { Ok(migrations) })
	}
}

impl From<MigrateError> for IndexError {
	fn from(error: MigrateError) -> Self {
		match error {
			// The database is gone, not our tables: worth trying again.
			MigrateError::Execute(error) => error.into(),
			MigrateError::VersionMismatch(_) => Self::Outdated,
			other => Self::Migrate(other),
		}
	}
}

/// The one that writes an index. Each change gives how far the index is then. There is one at a time: a block that does not follow the cursor is refused.
pub struct Writer {
	url: IndexUrl,
	/// None after a failure, and before the first use.
	connection: Option<WriteConnection>,
}

impl Writer {
	/// A writer that opens its database, and brings the tables up to date, when it is first used.
	pub fn new(url: IndexUrl) -> Self {
		Self { url, connection: None }
	}

	/// Takes the connection: it is put back when all went well, and closed, whatever was in it undone, if not.
	async fn take(&mut self) -> Result<WriteConnection, IndexError> {
		if let Some(connection) = self.connection.take() {
			return Ok(connection);
		}
		let mut connection = WriteConnection::open(&self.url, true).await?;
		// `run` takes anything that gives a connection, which the compiler then cannot see to move between threads.
		match &mut connection {
			WriteConnection::Sqlite(connection) => {
				Migrator::new(SQLITE).await?.run_direct(None, connection, false).await?
			}
			WriteConnection::Postgres(connection) => {
				Migrator::new(POSTGRES).await?.run_direct(None, connection, false).await?
			}
		}
		Ok(connection)
	}

	/// Forgets the connection, so that the next statement opens the database again.
	pub fn reset(&mut self) {
		self.connection = None;
	}

	/// How far the index is; none while it is empty.
	pub async fn status(&mut self) -> Result<Option<Status>, IndexError> {
		let mut connection = self.take().await?;
		let mut tx = connection.begin().await?;
		let cursor = Cursor::read(&mut tx).await?;
		tx.commit().await?;
		self.connection = Some(connection);
		Ok(cursor.map(|cursor| cursor.status))
	}

	/// Begins an empty index with the records of `first`, a final block, page by page out of `source`.
	pub async fn start<S: Source>(&mut self, first: &Block, source: &S) -> Result<Status, IndexError> {
		let mut connection = self.take().await?;
		let mut tx = connection.begin().await?;
		if let Some(begun) = Cursor::read(&mut tx).await? {
			return Err(IndexError::Gap { after: begun.status.best.number, found: first.at });
		}
		let mut after: Option<String> = None;
		loop {
			let page = source.records(first.at, after.as_deref()).await?;
			let Some(last) = page.last() else { break };
			after = Some(last.subject.clone());
			let records = Settled { number: first.at.number, time: first.time, touched: &page };
			put::settled(&mut tx, &[records]).await?;
		}
		let status = Status {
			genesis: source.genesis(),
			first: first.at.number,
			best: first.at,
			finalised: first.at,
			time: first.time,
		};
		Cursor { status, final_time: first.time }.write(&mut tx).await?;
		tx.commit().await?;
		self.connection = Some(connection);
		Ok(status)
	}

	/// Adds the block after the best one, which is not final.
	pub async fn append(&mut self, block: &Block) -> Result<Status, IndexError> {
		let mut connection = self.take().await?;
		let mut tx = connection.begin().await?;
		let mut cursor = Cursor::read(&mut tx).await?.ok_or(IndexError::Empty)?;
		follow(&mut cursor, block)?;
		let blocks = std::slice::from_ref(block);
		write_blocks(&mut tx, vec![block]).await?;
		put::acts(&mut tx, blocks).await?;
		put::provisional(&mut tx, block.at.number, &block.touched).await?;
		cursor.write(&mut tx).await?;
		tx.commit().await?;
		self.connection = Some(connection);
		Ok(cursor.status)
	}

	/// Adds the blocks after the best one, all of them final, in one transaction. An index with blocks that are not
	/// final refuses them as ones that do not follow: they are to be settled or retracted.
	pub async fn extend(&mut self, batch: &Batch) -> Result<Status, IndexError> {
		let blocks = batch.blocks();
		let mut connection = self.take().await?;
		let mut tx = connection.begin().await?;
		let mut cursor = Cursor::read(&mut tx).await?.ok_or(IndexError::Empty)?;
		for block in blocks {
			if cursor.status.best != cursor.status.finalised {
				return Err(IndexError::Gap { after: cursor.status.best.number, found: block.at });
			}
			follow(&mut cursor, block)?;
			cursor.status.finalised = block.at;
			cursor.final_time = block.time;
		}
		let busy = blocks.iter().filter(|block| !block.acts.is_empty() || !block.touched.is_empty());
		write_blocks(&mut tx, busy.collect()).await?;
		put::acts(&mut tx, blocks).await?;
		let settled = blocks.iter().map(|block| Settled {
			number: block.at.number,
			time: block.time,
			touched: &block.touched,
		});
		put::settled(&mut tx, &settled.collect::<Vec<_>>()).await?;
		cursor.write(&mut tx).await?;
		tx.commit().await?;
		self.connection = Some(connection);
		Ok(cursor.status)
	}

	/// The hash of the block at `number` among those that are not final; none if there is none.
	pub async fn provisional(&mut self, number: u32) -> Result<Option<H256>, IndexError> {
		let mut connection = self.take().await?;
		let mut tx = connection.begin().await?;
		let cursor = Cursor::read(&mut tx).await?.ok_or(IndexError::Empty)?;
		let found = if number > cursor.status.finalised.number { at(&mut tx, number).await? } else { None };
		tx.commit().await?;
		self.connection = Some(connection);
		Ok(found.map(|block| block.hash))
	}

	/// Makes the lowest block that is not final final.
	pub async fn settle(&mut self) -> Result<Status, IndexError> {
		let mut connection = self.take().await?;
		let mut tx = connection.begin().await?;
		let mut cursor = Cursor::read(&mut tx).await?.ok_or(IndexError::Empty)?;
		let number = cursor.status.finalised.number.saturating_add(1);
		let block = at(&mut tx, number)
			.await?
			.ok_or_else(|| IndexError::Damaged(format!("block {number} is not final and has no row")))?;
		let touched = put::layer(&mut tx, number).await?;
		put::clear_layer(&mut tx, number).await?;
		put::settled(&mut tx, &[Settled { number, time: block.time, touched: &touched }]).await?;
		if touched.is_empty() {
			tx.execute(
				"DELETE FROM block WHERE number = $1 AND NOT EXISTS (SELECT 1 FROM act WHERE act.number = $1)",
				vec![number.into()],
			)
			.await?;
		}
		cursor.status.finalised = BlockRef { number, hash: block.hash };
		cursor.final_time = block.time;
		cursor.write(&mut tx).await?;
		tx.commit().await?;
		self.connection = Some(connection);
		Ok(cursor.status)
	}

	/// Takes the best block back, which must not be final.
	pub async fn retract(&mut self) -> Result<Status, IndexError> {
		let mut connection = self.take().await?;
		let mut tx = connection.begin().await?;
		let mut cursor = Cursor::read(&mut tx).await?.ok_or(IndexError::Empty)?;
		let Status { best: retracted, finalised, .. } = cursor.status;
		if retracted == finalised {
			return Err(IndexError::Diverged(finalised));
		}
		let number = retracted.number;
		put::clear_layer(&mut tx, number).await?;
		put::clear_acts(&mut tx, number).await?;
		tx.execute("DELETE FROM block WHERE number = $1", vec![number.into()]).await?;
		let before = number.saturating_sub(1);
		if before == finalised.number {
			cursor.status.best = finalised;
			cursor.status.time = cursor.final_time;
		} else {
			let block = at(&mut tx, before)
				.await?
				.ok_or_else(|| IndexError::Damaged(format!("block {before} is not final and has no row")))?;
			cursor.status.best = BlockRef { number: before, hash: block.hash };
			cursor.status.time = block.time;
		}
		cursor.write(&mut tx).await?;
		tx.commit().await?;
		self.connection = Some(connection);
		Ok(cursor.status)
	}
}

/// Final blocks, each after the one before, to be written together: the more, the less often each page is written. A
/// batch is full before it takes much memory.
#[derive(Default)]
pub struct Batch {
	blocks: Vec<Block>,
	changes: usize,
	bytes: usize,
}

impl Batch {
	/// Adds a block.
	pub fn push(&mut self, block: Block) {
		let records = block.touched.iter().filter_map(|touched| touched.record.as_ref());
		self.bytes = self.bytes.saturating_add(records.map(|record| record.json.len()).sum());
		self.changes = self.changes.saturating_add(block.touched.len()).saturating_add(block.acts.len());
		self.blocks.push(block);
	}

	/// The blocks, in their order.
	pub fn blocks(&self) -> &[Block] {
		&self.blocks
	}

	/// Whether it is time to write it.
	pub fn is_full(&self) -> bool {
		self.changes >= MOST_CHANGES || self.bytes >= MOST_BYTES || self.blocks.len() >= MOST_BLOCKS
	}
}

/// Makes a block the best one, if it follows the one that is.
fn follow(cursor: &mut Cursor, block: &Block) -> Result<(), IndexError> {
	let best = cursor.status.best;
	if block.parent != best.hash || best.number.checked_add(1) != Some(block.at.number) {
		return Err(IndexError::Gap { after: best.number, found: block.at });
	}
	cursor.status.best = block.at;
	cursor.status.time = block.time;
	Ok(())
}

async fn write_blocks(tx: &mut Transaction<'_>, blocks: Vec<&Block>) -> Result<(), IndexError> {
	let rows = blocks.into_iter().map(|block| {
		vec![block.at.number.into(), block.at.hash.into(), block.parent.into(), block.time.into()]
	});
	tx.write_rows("INSERT INTO block (number, hash, parent, time) VALUES ", "", Box::new(rows)).await
}

/// A row of `block`.
struct BlockRow {
	hash: H256,
	time: u64,
}

async fn at(tx: &mut Transaction<'_>, number: u32) -> Result<Option<BlockRow>, IndexError> {
	let key: Vec<Value> = vec![number.into()];
	let rows = tx.rows("SELECT hash, time FROM block WHERE number = $1", key).await?;
	let Some(row) = rows.first() else { return Ok(None) };
	Ok(Some(BlockRow { hash: row.hash(0)?, time: row.number(1)? }))
}
