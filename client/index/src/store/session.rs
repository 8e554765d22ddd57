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
/// PostgreSQL: undefined_column.
const POSTGRES_NO_COLUMN: &str = "42703";
/// What SQLite, which has one code for all mistakes in a statement, says of tables that are still to be made or changed.
const SQLITE_TABLES_TO_COME: [&str; 2] = ["no such table", "no such column"];

impl From<sqlx::Error> for IndexError {
	fn from(error: sqlx::Error) -> Self {
		let Some(database) = error.as_database_error() else { return Self::Database(error) };
		match database.code().as_deref() {
			Some(SQLITE_INTERRUPT | POSTGRES_CANCELED) => Self::Timeout,
			Some(POSTGRES_NO_TABLE | POSTGRES_NO_COLUMN) => Self::Empty,
			_ if SQLITE_TABLES_TO_COME.iter().any(|text| database.message().starts_with(text)) => Self::Empty,
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

/// A statement with what is bound to it.
fn prepared<DB: Database>(sql: String, values: Vec<Value>) -> Query<'static, DB, DB::Arguments>
where
	Option<i64>: for<'t> Encode<'t, DB> + Type<DB>,
	Option<String>: for<'t> Encode<'t, DB> + Type<DB>,
	Option<Vec<u8>>: for<'t> Encode<'t, DB> + Type<DB>,
{
	bind(sqlx::query(AssertSqlSafe(sql)), values)
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

/// Rows on their way into a database, made when it is their turn.
pub(crate) type Rows<'a> = Box<dyn Iterator<Item = Vec<Value>> + Send + 'a>;

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

	/// `head (…), (…) tail` for many rows of the same width. While the database works on some of them, the next ones are
	/// made ready.
	pub async fn write_rows(&mut self, head: &str, tail: &str, rows: Rows<'_>) -> Result<(), IndexError> {
		self.in_chunks(head, "), (", tail, rows).await
	}

	/// Deletes the rows of a table with these keys. Each key is a condition of its own: SQLite does not look for a list
	/// of keys with several columns in an index.
	pub async fn delete_rows(&mut self, table: &str, key: &str, keys: Rows<'_>) -> Result<(), IndexError> {
		let head = format!("DELETE FROM {table} WHERE ({key}) = ");
		self.in_chunks(&head, &format!(") OR ({key}) = ("), "", keys).await
	}

	/// Sets columns of the rows of a table with these keys.
	pub async fn update_rows(
		&mut self,
		table: &str,
		set: &str,
		key: &str,
		keys: Rows<'_>,
	) -> Result<(), IndexError> {
		let head = format!("UPDATE {table} SET {set} WHERE ({key}) = ");
		self.in_chunks(&head, &format!(") OR ({key}) = ("), "", keys).await
	}

	async fn in_chunks(
		&mut self,
		head: &str,
		between: &str,
		tail: &str,
		rows: Rows<'_>,
	) -> Result<(), IndexError> {
		macro_rules! execute_each {
			($tx:expr, $placeholder:expr) => {{
				let text = Chunked { head, between, tail, placeholder: $placeholder };
				let mut statements = text.statements(rows).map(|(sql, values)| prepared(sql, values));
				let mut next = statements.next();
				while let Some(statement) = next {
					let ready = async { statements.next() };
					let (done, following) = futures::join!(statement.execute(&mut **$tx), ready);
					done?;
					next = following;
				}
			}};
		}
		match self {
			Self::Sqlite(tx) => execute_each!(tx, Placeholder::Plain),
			Self::Postgres(tx) => execute_each!(tx, Placeholder::Numbered),
		}
		Ok(())
	}

	/// The rows that `head (…), (…) tail` finds for many keys.
	pub async fn read_rows(
		&mut self,
		head: &str,
		tail: &str,
		keys: Rows<'_>,
	) -> Result<Vec<Row>, IndexError> {
		let placeholder = match self {
			Self::Sqlite(_) => Placeholder::Plain,
			Self::Postgres(_) => Placeholder::Numbered,
		};
		let text = Chunked { head, between: "), (", tail, placeholder };
		let mut found = vec![];
		for (sql, values) in text.statements(keys) {
			found.extend(self.rows(sql, values).await?);
		}
		Ok(found)
	}

	pub async fn commit(self) -> Result<(), IndexError> {
		match self {
			Self::Sqlite(tx) => tx.commit().await?,
			Self::Postgres(tx) => tx.commit().await?,
		}
		Ok(())
	}
}

/// The most rows of one statement.
const CHUNK: usize = 128;

/// How what is bound is named in a statement.
#[derive(Clone, Copy)]
enum Placeholder {
	/// SQLite looks for each name in a list of them, so it gets none.
	Plain,
	Numbered,
}

/// A statement for as many rows as there are.
#[derive(Clone, Copy)]
struct Chunked<'a> {
	head: &'a str,
	between: &'a str,
	tail: &'a str,
	placeholder: Placeholder,
}

impl<'a> Chunked<'a> {
	/// Statements for [`CHUNK`] rows each, then for the greatest powers of two that are left: few, and of few different
	/// lengths, so that both databases keep them prepared.
	fn statements(self, mut rows: Rows<'a>) -> impl Iterator<Item = (String, Vec<Value>)> + Send + 'a {
		let (mut values, mut count) = (vec![], 0usize);
		std::iter::from_fn(move || {
			if count == 0 {
				for row in rows.by_ref().take(CHUNK) {
					values.extend(row);
					count = count.saturating_add(1);
				}
			}
			let size = if count == CHUNK { CHUNK } else { 1usize << count.checked_ilog2()? };
			let width = values.len().checked_div(count)?;
			let rest = values.split_off(size.saturating_mul(width));
			count = count.saturating_sub(size);
			Some((self.sql(size, width), std::mem::replace(&mut values, rest)))
		})
	}

	fn sql(&self, rows: usize, width: usize) -> String {
		let mut sql = String::from(self.head);
		let mut number = 0u32;
		for row in 0..rows {
			sql.push_str(if row == 0 { "(" } else { self.between });
			for column in 0..width {
				number = number.saturating_add(1);
				if column > 0 {
					sql.push_str(", ");
				}
				match self.placeholder {
					Placeholder::Plain => sql.push('?'),
					Placeholder::Numbered => {
						sql.push('$');
						sql.push_str(&number.to_string());
					}
				}
			}
		}
		sql.push(')');
		sql.push_str(self.tail);
		sql
	}
}
