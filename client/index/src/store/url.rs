//! Where an index is, and how its database is opened.

use super::session::Transaction;
use crate::error::IndexError;
use sqlx::{
	postgres::PgConnectOptions,
	sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
	ConnectOptions, Connection, PgConnection, SqliteConnection,
};
use std::{
	fmt,
	path::{Path, PathBuf},
	str::FromStr,
	time::Duration,
};

/// How long SQLite waits for another process that writes.
const BUSY: Duration = Duration::from_secs(5);
/// Memory for pages of the SQLite writer, in KiB, as the pragma takes it.
const WRITER_CACHE: &str = "-262144";
/// Statements that a writer keeps prepared: some ten kinds, each for 1 to 128 rows by powers of two.
const STATEMENTS: usize = 256;
/// Pages after which the write-ahead log is brought into the SQLite file: 1 MiB. Who reads looks for each page in the log
/// first, the slower the longer that is. A batch of blocks is longer than this, whatever this is.
const CHECKPOINT: &str = "256";
/// Bytes that the log keeps when it begins again: what one large transaction took is given back to the disk.
const LOG: &str = "67108864";

/// Pages of an SQLite file in a MiB.
const PAGES: u32 = 256;
/// The most that `?max-mib=` can be: what SQLite can hold.
const MAX_MIB: u32 = 4_000_000;

/// Where an index is: `sqlite:PATH` or `postgres://USER:PASSWORD@HOST:PORT/DATABASE`.
///
/// `sqlite:PATH?max-mib=N` does not let the file grow beyond N MiB, so that the index cannot fill the disk of its node:
/// it stops at a block, and goes on when the limit is raised.
#[derive(Clone)]
pub struct IndexUrl(pub(crate) Database);

/// What an [`IndexUrl`] names.
#[derive(Clone)]
pub(crate) enum Database {
	Sqlite {
		path: PathBuf,
		/// The most the file may have.
		pages: Option<u32>,
	},
	Postgres(Box<PgConnectOptions>),
}

/// A text that says where no index can be.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{0:?} is no place for an index: give sqlite:PATH or postgres://USER:PASSWORD@HOST:PORT/DATABASE{1}")]
pub struct UrlError(String, String);

impl FromStr for IndexUrl {
	type Err = UrlError;

	fn from_str(text: &str) -> Result<Self, UrlError> {
		if let Some(path) = text.strip_prefix("sqlite:") {
			let path = path.strip_prefix("//").unwrap_or(path);
			let (path, pages) = match path.split_once('?') {
				None => (path, None),
				Some((path, limit)) => {
					let mib: Option<u32> = limit.strip_prefix("max-mib=").and_then(|mib| mib.parse().ok());
					match mib.filter(|mib| (1..=MAX_MIB).contains(mib)) {
						Some(mib) => (path, Some(mib.saturating_mul(PAGES))),
						None => {
							let hint = format!(" (after the `?`: max-mib=N, N from 1 to {MAX_MIB})");
							return Err(UrlError(text.into(), hint));
						}
					}
				}
			};
			if path.is_empty() || path.starts_with(":memory:") {
				return Err(UrlError(text.into(), " (SQLite needs a file: readers open it again)".into()));
			}
			return Ok(Self(Database::Sqlite { path: path.into(), pages }));
		}
		if text.starts_with("postgres://") || text.starts_with("postgresql://") {
			// What is wrong is told without the address: it holds a password.
			let options = text
				.parse()
				.map_err(|error: sqlx::Error| UrlError("postgres://…".into(), format!(" ({error})")))?;
			return Ok(Self(Database::Postgres(Box::new(options))));
		}
		Err(UrlError(text.chars().take(32).collect(), String::new()))
	}
}

/// Without the password.
impl fmt::Display for IndexUrl {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match &self.0 {
			Database::Sqlite { path, .. } => write!(f, "sqlite:{}", path.display()),
			Database::Postgres(options) => write!(
				f,
				"postgres://{}@{}:{}/{}",
				options.get_username(),
				options.get_host(),
				options.get_port(),
				options.get_database().unwrap_or_else(|| options.get_username()),
			),
		}
	}
}

impl fmt::Debug for IndexUrl {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		fmt::Display::fmt(self, f)
	}
}

pub(super) fn sqlite(path: &Path) -> SqliteConnectOptions {
	SqliteConnectOptions::new().filename(path).busy_timeout(BUSY).disable_statement_logging()
}

/// Every statement of ours goes along an index. The planner must not think otherwise because it saw a table while it
/// was small, or has no statistics yet: a statement stays prepared while a table grows from nothing to millions.
pub(super) fn postgres(options: &PgConnectOptions) -> PgConnectOptions {
	options
		.clone()
		.application_name("muster-index")
		.options([
			("enable_seqscan", "off"),
			("enable_hashjoin", "off"),
			("enable_mergejoin", "off"),
			// What has to read a table of one row all the same would look expensive enough to be compiled each time.
			("jit", "off"),
		])
		.disable_statement_logging()
}

/// A connection that writes. It is dropped after any failure, so that nothing half done stays on it.
pub(crate) enum WriteConnection {
	Sqlite(SqliteConnection),
	Postgres(PgConnection),
}

impl WriteConnection {
	/// Opens the database; `create` makes an SQLite file that is not there.
	pub async fn open(url: &IndexUrl, create: bool) -> Result<Self, IndexError> {
		Ok(match &url.0 {
			Database::Sqlite { path, pages } => {
				let options = sqlite(path)
					.create_if_missing(create)
					.journal_mode(SqliteJournalMode::Wal)
					// A commit that a power cut undoes is indexed again: the cursor is undone with it.
					.synchronous(SqliteSynchronous::Normal)
					.statement_cache_capacity(STATEMENTS)
					.pragma("cache_size", WRITER_CACHE)
					.pragma("wal_autocheckpoint", CHECKPOINT)
					.pragma("journal_size_limit", LOG);
				let options = match pages {
					Some(pages) => options.pragma("max_page_count", pages.to_string()),
					None => options,
				};
				Self::Sqlite(options.connect().await?)
			}
			Database::Postgres(options) => Self::Postgres(
				// As above: what the server's crash undoes is indexed again.
				postgres(options)
					.options([("synchronous_commit", "off")])
					.statement_cache_capacity(STATEMENTS)
					.connect()
					.await?,
			),
		})
	}

	pub async fn begin(&mut self) -> Result<Transaction<'_>, IndexError> {
		Ok(match self {
			Self::Sqlite(connection) => Transaction::Sqlite(connection.begin_with("BEGIN IMMEDIATE").await?),
			Self::Postgres(connection) => Transaction::Postgres(connection.begin().await?),
		})
	}

	/// A transaction that sees one snapshot, however long it takes.
	pub async fn snapshot(&mut self) -> Result<Transaction<'_>, IndexError> {
		Ok(match self {
			Self::Sqlite(connection) => Transaction::Sqlite(connection.begin_with("BEGIN").await?),
			Self::Postgres(connection) => {
				Transaction::Postgres(connection.begin_with(POSTGRES_SNAPSHOT).await?)
			}
		})
	}
}

const POSTGRES_SNAPSHOT: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

#[cfg(test)]
mod tests {
	use super::*;

	#[tokio::test]
	async fn the_log_is_brought_into_the_file_while_it_is_short() {
		let directory = tempfile::tempdir().expect("a directory");
		let path = directory.path().join("index.db");
		let url = format!("sqlite:{}", path.display()).parse().expect("a place for an index");
		let log = || std::fs::metadata(path.with_extension("db-wal")).expect("a log").len();
		let mut connection = WriteConnection::open(&url, true).await.expect("a new file");
		write(&mut connection, "CREATE TABLE written (bytes BLOB)").await;
		// 8 MiB, 64 KiB at a time.
		for _ in 0..128 {
			write(&mut connection, "INSERT INTO written VALUES (randomblob(65536))").await;
		}
		assert!((1..2 << 20).contains(&log()), "{} bytes", log());

		// 80 MiB at once.
		write(&mut connection, "INSERT INTO written VALUES (zeroblob(83886080))").await;
		assert!(log() > 80 << 20, "{} bytes", log());
		write(&mut connection, "INSERT INTO written VALUES (x'00')").await;
		assert_eq!(log().to_string(), LOG);
	}

	async fn write(connection: &mut WriteConnection, sql: &'static str) {
		let mut tx = connection.begin().await.expect("a transaction");
		tx.execute(sql, vec![]).await.expect("the statement is right");
		tx.commit().await.expect("a commit");
	}
}
