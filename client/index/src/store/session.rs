//! One way to write a statement for both databases: `$1` for what is bound, a [`Value`] for each, [`Row`]s back.

use super::hash_of;
use crate::error::IndexError;
use futures::{stream::BoxStream, StreamExt};
use sp_core::H256;
use sqlx::{
	database::Database, encode::Encode, postgres::PgRow, query::Query, sqlite::SqliteRow, AssertSqlSafe,
	Decode, Postgres, Row as _, Sqlite, Type, ValueRef as _,
};
use std::borrow::Cow;

/// SQLITE_INTERRUPT: the progress handler said stop.
const SQLITE_INTERRUPT: &str = "9";
/// PostgreSQL: query_canceled, by `statement_timeout`.
const POSTGRES_CANCELED: &str = "57014";
/// PostgreSQL: undefined_table.
const POSTGRES_NO_TABLE: &str = "42P01";

impl From<sqlx::Error> for IndexError {
	fn from(error: sqlx::Error) -> Self {
		let Some(database) = error.as_database_error() else { return Self::Database(error) };
		match database.code().as_deref() {
			Some(SQLITE_INTERRUPT | POSTGRES_CANCELED) => Self::Timeout,
			Some(POSTGRES_NO_TABLE) => Self::Empty,
			_ if database.message().starts_with("no such table") => Self::Empty,
			_ => Self::Database(error),
		}
	}
}

/// What is bound to a statement. Each carries its type, without which PostgreSQL does not know what NULL is.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Value {
	Int(Option<i64>),
	Text(Option<String>),
	Bytes(Option<Vec<u8>>),
}

impl From<i64> for Value {
	fn from(value: i64) -> Self {
		Self::Int(Some(value))
	}
}

impl From<u32> for Value {
	fn from(value: u32) -> Self {
		Self::Int(Some(value.into()))
	}
}

/// What is beyond the databases' integers counts as the greatest of them: such a time or number orders last.
impl From<u64> for Value {
	fn from(value: u64) -> Self {
		Self::Int(Some(i64::try_from(value).unwrap_or(i64::MAX)))
	}
}

impl From<Option<u32>> for Value {
	fn from(value: Option<u32>) -> Self {
		Self::Int(value.map(i64::from))
	}
}

impl From<Option<u64>> for Value {
	fn from(value: Option<u64>) -> Self {
		Self::Int(value.map(|value| i64::try_from(value).unwrap_or(i64::MAX)))
	}
}

impl From<&str> for Value {
	fn from(value: &str) -> Self {
		Self::Text(Some(value.into()))
	}
}

impl From<String> for Value {
	fn from(value: String) -> Self {
		Self::Text(Some(value))
	}
}

impl From<Option<String>> for Value {
	fn from(value: Option<String>) -> Self {
		Self::Text(value)
	}
}

impl From<H256> for Value {
	fn from(value: H256) -> Self {
		Self::Bytes(Some(value.as_bytes().into()))
	}
}

impl From<Option<H256>> for Value {
	fn from(value: Option<H256>) -> Self {
		Self::Bytes(value.map(|value| value.as_bytes().into()))
	}
}

pub(super) fn bind<DB: Database>(
	query: Query<'_, DB, DB::Arguments>,
	values: Vec<Value>,
) -> Query<'_, DB, DB::Arguments>
where
	Option<i64>: for<'t> Encode<'t, DB> + Type<DB>,
	Option<String>: for<'t> Encode<'t, DB> + Type<DB>,
	Option<Vec<u8>>: for<'t> Encode<'t, DB> + Type<DB>,
{
	values.into_iter().fold(query, |query, value| match value {
		Value::Int(value) => query.bind(value),
		Value::Text(value) => query.bind(value),
		Value::Bytes(value) => query.bind(value),
	})
}

/// A row of either database. Columns are counted from 0.
pub(crate) enum Row {
	Sqlite(SqliteRow),
	Postgres(PgRow),
}

impl Row {
	pub fn get<T>(&self, column: usize) -> Result<T, IndexError>
	where
		T: for<'r> Decode<'r, Sqlite> + Type<Sqlite> + for<'r> Decode<'r, Postgres> + Type<Postgres>,
	{
		match self {
			Self::Sqlite(row) => row.try_get(column),
			Self::Postgres(row) => row.try_get(column),
		}
		.map_err(|error| IndexError::Damaged(error.to_string()))
	}

	/// How many columns it has.
	pub fn len(&self) -> usize {
		match self {
			Self::Sqlite(row) => row.len(),
			Self::Postgres(row) => row.len(),
		}
	}

	/// A number that fits.
	pub fn number<T: TryFrom<i64>>(&self, column: usize) -> Result<T, IndexError> {
		let value = self.get::<i64>(column)?;
		T::try_from(value)
			.map_err(|_| IndexError::Damaged(format!("{value} in column {column} is out of range")))
	}

	/// Whether a column holds nothing.
	pub fn is_null(&self, column: usize) -> Result<bool, IndexError> {
		let null = match self {
			Self::Sqlite(row) => row.try_get_raw(column).map(|value| value.is_null()),
			Self::Postgres(row) => row.try_get_raw(column).map(|value| value.is_null()),
		};
		null.map_err(|error| IndexError::Damaged(error.to_string()))
	}

	/// A number that fits, or none.
	pub fn maybe_number<T: TryFrom<i64>>(&self, column: usize) -> Result<Option<T>, IndexError> {
		match self.get::<Option<i64>>(column)? {
			Some(_) => self.number(column).map(Some),
			None => Ok(None),
		}
	}

	pub fn text(&self, column: usize) -> Result<String, IndexError> {
		self.get(column)
	}

	pub fn hash(&self, column: usize) -> Result<H256, IndexError> {
		hash_of(&self.get::<Vec<u8>>(column)?)
	}

	pub fn maybe_hash(&self, column: usize) -> Result<Option<H256>, IndexError> {
		self.get::<Option<Vec<u8>>>(column)?.map(|bytes| hash_of(&bytes)).transpose()
	}
}

/// A transaction of either database; dropped, it is rolled back.
pub(crate) enum Transaction<'c> {
	Sqlite(sqlx::Transaction<'c, Sqlite>),
	Postgres(sqlx::Transaction<'c, Postgres>),
}

impl Transaction<'_> {
	/// Executes a statement; the number of rows it changed.
	pub async fn execute(
		&mut self,
		sql: impl Into<Cow<'static, str>>,
		values: Vec<Value>,
	) -> Result<u64, IndexError> {
		let sql = AssertSqlSafe(sql.into());
		Ok(match self {
			Self::Sqlite(tx) => bind(sqlx::query(sql), values).execute(&mut **tx).await?.rows_affected(),
			Self::Postgres(tx) => bind(sqlx::query(sql), values).execute(&mut **tx).await?.rows_affected(),
		})
	}

	/// The rows of a question.
	pub async fn rows(
		&mut self,
		sql: impl Into<Cow<'static, str>>,
		values: Vec<Value>,
	) -> Result<Vec<Row>, IndexError> {
		let sql = AssertSqlSafe(sql.into());
		Ok(match self {
			Self::Sqlite(tx) => {
				let rows = bind(sqlx::query(sql), values).fetch_all(&mut **tx).await?;
				rows.into_iter().map(Row::Sqlite).collect()
			}
			Self::Postgres(tx) => {
				let rows = bind(sqlx::query(sql), values).fetch_all(&mut **tx).await?;
				rows.into_iter().map(Row::Postgres).collect()
			}
		})
	}

	/// The rows of a question as they come.
	pub fn stream(
		&mut self,
		sql: &'static str,
		values: Vec<Value>,
	) -> BoxStream<'_, Result<Row, IndexError>> {
		match self {
			Self::Sqlite(tx) => bind(sqlx::query(sql), values)
				.fetch(&mut **tx)
				.map(|row| row.map(Row::Sqlite).map_err(IndexError::from))
				.boxed(),
			Self::Postgres(tx) => bind(sqlx::query(sql), values)
				.fetch(&mut **tx)
				.map(|row| row.map(Row::Postgres).map_err(IndexError::from))
				.boxed(),
		}
	}

	/// `head (…), (…) tail` for many rows of the same width: few statements, and of few different lengths, so that
	/// both databases keep them prepared.
	pub async fn write_rows(
		&mut self,
		head: &str,
		tail: &str,
		rows: Vec<Vec<Value>>,
	) -> Result<(), IndexError> {
		self.in_chunks(head, "), (", tail, rows).await
	}

	/// Deletes the rows of a table with these keys. Each key is a condition of its own: SQLite does not look for a list
	/// of keys with several columns in an index.
	pub async fn delete_rows(
		&mut self,
		table: &str,
		key: &str,
		keys: Vec<Vec<Value>>,
	) -> Result<(), IndexError> {
		let head = format!("DELETE FROM {table} WHERE ({key}) = ");
		self.in_chunks(&head, &format!(") OR ({key}) = ("), "", keys).await
	}

	async fn in_chunks(
		&mut self,
		head: &str,
		between: &str,
		tail: &str,
		mut rows: Vec<Vec<Value>>,
	) -> Result<(), IndexError> {
		while !rows.is_empty() {
			let rest = rows.split_off(chunk(rows.len()));
			let sql = self.with_rows(head, between, tail, &rows);
			self.execute(sql, rows.into_iter().flatten().collect()).await?;
			rows = rest;
		}
		Ok(())
	}

	/// The rows that `head (…), (…) tail` finds for many keys.
	pub async fn read_rows(
		&mut self,
		head: &str,
		tail: &str,
		mut keys: Vec<Vec<Value>>,
	) -> Result<Vec<Row>, IndexError> {
		let mut found = vec![];
		while !keys.is_empty() {
			let rest = keys.split_off(chunk(keys.len()));
			let sql = self.with_rows(head, "), (", tail, &keys);
			found.extend(self.rows(sql, keys.into_iter().flatten().collect()).await?);
			keys = rest;
		}
		Ok(found)
	}

	/// SQLite looks for the name of each parameter in a list of them, so it gets them without names.
	fn with_rows(&self, head: &str, between: &str, tail: &str, rows: &[Vec<Value>]) -> String {
		let mut sql = String::from(head);
		let mut number = 0u32;
		for (row, values) in rows.iter().enumerate() {
			sql.push_str(if row == 0 { "(" } else { between });
			for column in 0..values.len() {
				number = number.saturating_add(1);
				if column > 0 {
					sql.push_str(", ");
				}
				match self {
					Self::Sqlite(_) => sql.push('?'),
					Self::Postgres(_) => {
						sql.push('$');
						sql.push_str(&number.to_string());
					}
				}
			}
		}
		sql.push(')');
		sql.push_str(tail);
		sql
	}

	pub async fn commit(self) -> Result<(), IndexError> {
		match self {
			Self::Sqlite(tx) => tx.commit().await?,
			Self::Postgres(tx) => tx.commit().await?,
		}
		Ok(())
	}
}

/// How many of the rows that are left go into the next statement: 64, or the greatest power of two there is.
fn chunk(rows: usize) -> usize {
	match rows {
		0 => 0,
		1..64 => 1 << rows.ilog2(),
		_ => 64,
	}
}
