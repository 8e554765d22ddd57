//! Connections that read. A question is one statement, so that an answer is one snapshot and one way to the database and
//! back.

use super::{
	session::{bind, Row, Value},
	url::{postgres, sqlite, Database, IndexUrl},
};
use crate::{error::IndexError, reader::READERS};
use sqlx::{query::Query, ConnectOptions, Executor, IntoArguments, PgConnection, SqliteConnection};
use std::{
	sync::{
		atomic::{AtomicU64, Ordering},
		Arc, Mutex, PoisonError,
	},
	time::{Duration, Instant},
};
use tokio::{sync::Semaphore, time::timeout};

/// How long a reader waits for its turn, and for a database to answer the door.
const WAIT: Duration = Duration::from_secs(2);
/// Memory for pages of each SQLite reader, in KiB, as the pragma takes it.
const CACHE: &str = "-16384";
/// Bytes of the file that are read where the system has them in memory, instead of being copied: 1 TiB, of addresses. SQLite
/// takes no more than it was compiled with, which .cargo/config.toml says.
const MAPPED: &str = "1099511627776";
/// Steps of the SQLite machine between two looks at the clock.
const STEPS: i32 = 1_000;

enum ReadConnection {
	Sqlite {
		connection: SqliteConnection,
		/// When its statement must be done, microseconds since the pool was made.
		deadline: Arc<AtomicU64>,
	},
	Postgres(PgConnection),
}

/// At most [`READERS`] connections, opened when they are needed.
pub(crate) struct ReadPool {
	url: IndexUrl,
	limit: Duration,
	begun: Instant,
	turns: Semaphore,
	idle: Mutex<Vec<ReadConnection>>,
}

/// Which of its rows a question is asked for.
#[derive(Clone, Copy)]
enum Wanted {
	All,
	First,
}

impl Wanted {
	/// Those rows of what a query finds.
	async fn of<'c, DB, E>(
		self,
		query: Query<'static, DB, DB::Arguments>,
		connection: E,
	) -> Result<Vec<DB::Row>, sqlx::Error>
	where
		DB: sqlx::Database,
		DB::Arguments: IntoArguments<DB>,
		E: Executor<'c, Database = DB>,
	{
		match self {
			Self::All => query.fetch_all(connection).await,
			Self::First => Ok(query.fetch_optional(connection).await?.into_iter().collect()),
		}
	}
}

fn micros(duration: Duration) -> u64 {
	u64::try_from(duration.as_micros()).unwrap_or(u64::MAX)
}

impl ReadPool {
	/// Connects when first asked; a statement may take `limit`.
	pub fn new(url: &IndexUrl, limit: Duration) -> Self {
		let turns = Semaphore::new(usize::try_from(READERS).unwrap_or(Semaphore::MAX_PERMITS));
		Self { url: url.clone(), limit, begun: Instant::now(), turns, idle: Mutex::default() }
	}

	/// The rows of a question.
	pub async fn rows(&self, sql: String, values: Vec<Value>) -> Result<Vec<Row>, IndexError> {
		self.read(sql, values, Wanted::All).await
	}

	/// The row of a question that has one. Who asks is woken once, not for the row and again for the end of the rows.
	pub async fn row(&self, sql: String, values: Vec<Value>) -> Result<Option<Row>, IndexError> {
		Ok(self.read(sql, values, Wanted::First).await?.pop())
	}

	async fn read(&self, sql: String, values: Vec<Value>, wanted: Wanted) -> Result<Vec<Row>, IndexError> {
		let turn = timeout(WAIT, self.turns.acquire()).await;
		let _turn = turn.ok().and_then(Result::ok).ok_or(IndexError::Busy)?;
		loop {
			let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
			let reused = idle.is_some();
			let mut connection = match idle {
				Some(connection) => connection,
				None => timeout(WAIT, self.open()).await.unwrap_or(Err(sqlx::Error::PoolTimedOut))?,
			};
			let answer = self.ask(&mut connection, &sql, &values, wanted).await.map_err(IndexError::from);
			match answer {
				// The server was restarted since: perhaps the next one is better.
				Err(IndexError::Database(_)) if reused => continue,
				Ok(_) | Err(IndexError::Timeout) => {
					self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
				}
				// A connection that failed is closed.
				Err(_) => {}
			}
			return answer;
		}
	}

	async fn ask(
		&self,
		connection: &mut ReadConnection,
		sql: &str,
		values: &[Value],
		wanted: Wanted,
	) -> Result<Vec<Row>, sqlx::Error> {
		let (sql, values) = (sqlx::AssertSqlSafe(sql.to_string()), values.to_vec());
		match connection {
			ReadConnection::Sqlite { connection, deadline } => {
				let end = self.begun.elapsed().saturating_add(self.limit);
				deadline.store(micros(end), Ordering::Relaxed);
				let rows = wanted.of(bind(sqlx::query(sql), values), connection).await?;
				Ok(rows.into_iter().map(Row::Sqlite).collect())
			}
			ReadConnection::Postgres(connection) => {
				let rows = wanted.of(bind(sqlx::query(sql), values), connection).await?;
				Ok(rows.into_iter().map(Row::Postgres).collect())
			}
		}
	}

	async fn open(&self) -> Result<ReadConnection, sqlx::Error> {
		match &self.url.0 {
			Database::Sqlite { path, .. } => {
				let options =
					sqlite(path).read_only(true).pragma("cache_size", CACHE).pragma("mmap_size", MAPPED);
				let mut connection = options.connect().await?;
				let deadline = Arc::new(AtomicU64::new(u64::MAX));
				let (begun, until) = (self.begun, deadline.clone());
				connection.lock_handle().await?.set_progress_handler(STEPS, move || {
					micros(begun.elapsed()) < until.load(Ordering::Relaxed)
				});
				Ok(ReadConnection::Sqlite { connection, deadline })
			}
			Database::Postgres(options) => {
				// Not less than a millisecond: nothing would be no limit.
				let limit = self.limit.as_millis().max(1).to_string();
				let options = postgres(options).options([
					("statement_timeout", limit.as_str()),
					("default_transaction_read_only", "on"),
					// Rows in the order of the index, as many as are asked for: never all of them, to be sorted.
					("enable_bitmapscan", "off"),
				]);
				Ok(ReadConnection::Postgres(options.connect().await?))
			}
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::store::WriteConnection;

	#[tokio::test]
	async fn readers_map_more_of_a_file_than_sqlite_does_by_itself() {
		let directory = tempfile::tempdir().expect("a directory");
		let path = directory.path().join("index.db");
		let url = format!("sqlite:{}", path.display()).parse().expect("a place for an index");
		WriteConnection::open(&url, true).await.expect("a new file");
		let pool = ReadPool::new(&url, Duration::from_secs(1));
		let row = pool.row("PRAGMA mmap_size".into(), vec![]).await.expect("an answer").expect("a row");
		assert_eq!(row.get::<i64>(0).expect("a number").to_string(), MAPPED);
	}
}
