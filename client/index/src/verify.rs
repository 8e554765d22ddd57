//! Whether an index is what the chain says: built a second time and compared, row by row.

use crate::{
	error::IndexError,
	follower::{at, check, gather},
	model::{BlockRef, Status},
	source::Source,
	store::{Cursor, IndexUrl, Transaction, Value, WriteConnection, Writer},
};
use futures::StreamExt;
use sp_core::H256;
use sp_runtime::traits::{BlakeTwo256, Hash};
use std::fmt;
use tokio::sync::mpsc;

/// What a column holds.
#[derive(Clone, Copy)]
enum Column {
	Int,
	Text,
	Bytes,
}

/// A table: its name, how its final rows are read in the order of their key (`$1` is the last final block), what the
/// columns hold (i, t, b), and how many of them are the key.
struct Table {
	name: &'static str,
	sql: &'static str,
	columns: &'static str,
	key: usize,
}

const TABLES: [Table; 9] = [
	Table {
		name: "block",
		sql: "SELECT number, hash, parent, time FROM block WHERE number <= $1 ORDER BY number",
		columns: "ibbi",
		key: 1,
	},
	Table {
		name: "record",
		sql: "SELECT subject, kind, id, at, regions, event_type, status, category, severity, urgency, verification, \
			management, agency, class, metric, state, line_state, priority, products, text, parent, number, lines, json \
			FROM record WHERE layer = 0 AND number <= $1 ORDER BY subject",
		columns: "tiiitiiiiiiiiiiiiitttitt",
		key: 1,
	},
	Table {
		name: "place",
		// With what it is the place of, found as a list finds it.
		sql: "SELECT p.scope, p.kind, p.at, p.id, p.subject, r.subject, p.event_type, p.status, p.category, p.severity, \
			p.urgency, p.verification, p.management, p.agency, p.class, p.metric, p.state, p.line_state, p.priority, \
			p.products FROM place p LEFT JOIN record r ON r.key = p.record AND r.layer = p.layer \
			WHERE p.layer = 0 AND $1 >= 0 ORDER BY p.scope, p.kind, p.at, p.id, p.subject",
		columns: "tiiittiiiiiiiiiiiiit",
		key: 5,
	},
	Table {
		name: "act",
		sql: "SELECT number, event, name, agency, officer, extrinsic, extrinsic_hash, claimed, message, subjects, regions \
			FROM act WHERE number <= $1 ORDER BY number, event",
		columns: "iititibittt",
		key: 2,
	},
	Table {
		name: "act_subject",
		sql: "SELECT subject, number, event FROM act_subject WHERE number <= $1 ORDER BY subject, number, event",
		columns: "tii",
		key: 3,
	},
	Table {
		name: "rollup",
		sql: "SELECT region, status, counts FROM rollup WHERE $1 >= 0 ORDER BY region, status",
		columns: "iit",
		key: 2,
	},
	Table {
		name: "trend",
		sql: "SELECT region, status, minute, event_type, severity, verification, management, change FROM trend \
			WHERE $1 >= 0 ORDER BY region, status, minute, event_type, severity, verification, management",
		columns: "iiiiiiii",
		key: 7,
	},
	Table {
		name: "line",
		sql: "SELECT region, status, product, priority, state, submitted, subject, line FROM line \
			WHERE $1 >= 0 ORDER BY region, status, product, priority, state, submitted, subject, line",
		columns: "iiiiiiti",
		key: 8,
	},
	Table {
		name: "need",
		sql: "SELECT region, status, product, priority, state, lines, unknown, quantity, outstanding, oldest FROM need \
			WHERE $1 >= 0 ORDER BY region, status, product, priority, state",
		columns: "iiiiiiiiii",
		key: 5,
	},
];

/// What a table holds of what is final.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TableDigest {
	/// Its name.
	pub table: &'static str,
	/// Rows.
	pub rows: u64,
	/// BLAKE2b-256, chained over the rows in the order of their key.
	pub digest: H256,
}

/// The first row in which two indices differ.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Difference {
	/// The table.
	pub table: &'static str,
	/// The key of the row.
	pub key: String,
	/// The row in the index that was checked; none: it is missing there.
	pub found: Option<String>,
	/// The row in the other; none: there is no such row.
	pub expected: Option<String>,
}

/// What a comparison found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Verified {
	/// The last final block of the index that was checked.
	pub until: BlockRef,
	/// Each table of that index, up to the one with the difference.
	pub tables: Vec<TableDigest>,
	/// The first difference; none: they are the same.
	pub difference: Option<Difference>,
}

impl fmt::Display for Verified {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		for TableDigest { table, rows, digest } in &self.tables {
			writeln!(f, "{table:<12} {rows:>12} rows  {digest:?}")?;
		}
		let none = || String::from("no such row");
		match &self.difference {
			None => write!(f, "The index is what the chain says up to block {}.", self.until.number),
			Some(difference) => write!(
				f,
				"The index differs from the chain in table {}, row {}:\n  index: {}\n  chain: {}",
				difference.table,
				difference.key,
				difference.found.clone().unwrap_or_else(none),
				difference.expected.clone().unwrap_or_else(none),
			),
		}
	}
}

/// Builds the index of `source` again in `scratch`, which is empty or holds an earlier attempt, and compares the index at
/// `url` with it, up to the last block that is final there. The index may be in use.
///
/// Needs the states of all blocks since the first of the index.
pub async fn verify<S: Source>(
	url: &IndexUrl,
	scratch: &IndexUrl,
	source: &S,
) -> Result<Verified, IndexError> {
	let mut connection = WriteConnection::open(url, false).await?;
	let mut writer = Writer::new(scratch.clone());
	// Most of the work, before the snapshot: it keeps the database from tidying up.
	let mut tx = connection.snapshot().await?;
	let status = cursor(&mut tx).await?;
	drop(tx);
	check(&status, source)?;
	build(&mut writer, source, &status).await?;

	let mut tx = connection.snapshot().await?;
	let status = cursor(&mut tx).await?;
	build(&mut writer, source, &status).await?;
	writer.reset();
	let mut other = WriteConnection::open(scratch, false).await?;
	let mut expected = other.snapshot().await?;
	compare_snapshots(&mut tx, &mut expected, status.finalised).await
}

/// Compares what is final in two indices, up to the last final block of the first. The second must be as far.
pub async fn compare(url: &IndexUrl, with: &IndexUrl) -> Result<Verified, IndexError> {
	let mut connection = WriteConnection::open(url, false).await?;
	let mut other = WriteConnection::open(with, false).await?;
	let mut tx = connection.snapshot().await?;
	let until = cursor(&mut tx).await?.finalised;
	let mut expected = other.snapshot().await?;
	compare_snapshots(&mut tx, &mut expected, until).await
}

async fn cursor(tx: &mut Transaction<'_>) -> Result<Status, IndexError> {
	Ok(Cursor::read(tx).await?.ok_or(IndexError::Empty)?.status)
}

/// Brings an index of final blocks to the last final block of another.
async fn build<S: Source>(writer: &mut Writer, source: &S, like: &Status) -> Result<(), IndexError> {
	let mut status = match writer.status().await? {
		Some(status) => status,
		None => {
			let first = source.block(at(source, like.first)?).await?;
			writer.start(&first, source).await?
		}
	};
	while status.finalised.number < like.finalised.number {
		let batch = gather(source, status.finalised, like.finalised.number, || false).await?;
		status = writer.extend(&batch).await?;
	}
	Ok(())
}

async fn compare_snapshots(
	index: &mut Transaction<'_>,
	other: &mut Transaction<'_>,
	until: BlockRef,
) -> Result<Verified, IndexError> {
	let mut tables = vec![];
	for table in &TABLES {
		let (digest, difference) = compare_tables(index, other, table, until.number).await?;
		tables.push(digest);
		if difference.is_some() {
			return Ok(Verified { until, tables, difference });
		}
	}
	Ok(Verified { until, tables, difference: None })
}

/// Rows on their way from a database to who compares them.
const BUFFER: usize = 256;

async fn compare_tables(
	index: &mut Transaction<'_>,
	other: &mut Transaction<'_>,
	table: &Table,
	until: u32,
) -> Result<(TableDigest, Option<Difference>), IndexError> {
	let (send_found, mut found) = mpsc::channel(BUFFER);
	let (send_expected, mut expected) = mpsc::channel(BUFFER);
	let comparison = async {
		let mut rows = 0u64;
		let mut digest = H256::zero();
		let difference = loop {
			let pair: (Option<Vec<Value>>, Option<Vec<Value>>) = (found.recv().await, expected.recv().await);
			let Some(row) = pair.0.as_ref().or(pair.1.as_ref()) else { break None };
			if pair.0 != pair.1 {
				break Some(difference(table, row, &pair));
			}
			rows = rows.saturating_add(1);
			digest = chain(digest, row);
		};
		// Who reads has nobody to send to any more, and ends.
		drop((found, expected));
		(TableDigest { table: table.name, rows, digest }, difference)
	};
	let (first, second, compared) = futures::join!(
		send(index, table, until, send_found),
		send(other, table, until, send_expected),
		comparison
	);
	first?;
	second?;
	Ok(compared)
}

/// Sends the rows of a table until nobody takes them.
async fn send(
	tx: &mut Transaction<'_>,
	table: &Table,
	until: u32,
	rows: mpsc::Sender<Vec<Value>>,
) -> Result<(), IndexError> {
	let mut stream = tx.stream(table.sql, vec![until.into()]);
	while let Some(row) = stream.next().await {
		let row = row?;
		let kinds = table.columns.bytes().map(|kind| match kind {
			b'i' => Column::Int,
			b't' => Column::Text,
			_ => Column::Bytes,
		});
		let values = kinds
			.enumerate()
			.map(|(column, kind)| match kind {
				Column::Int => row.get(column).map(Value::Int),
				Column::Text => row.get(column).map(Value::Text),
				Column::Bytes => row.get(column).map(Value::Bytes),
			})
			.collect::<Result<_, _>>()?;
		if rows.send(values).await.is_err() {
			break;
		}
	}
	Ok(())
}

fn text(values: &[Value]) -> String {
	let none = || String::from("none");
	let texts = values.iter().map(|value| match value {
		Value::Int(value) => value.map_or_else(none, |value| value.to_string()),
		Value::Text(value) => value.clone().unwrap_or_else(none),
		Value::Bytes(value) => value.as_ref().map_or_else(none, |bytes| sp_core::bytes::to_hex(bytes, false)),
	});
	texts.collect::<Vec<_>>().join(" | ")
}

/// The lesser of the two keys is the row that the other index does not have, if it is not one row with two contents.
fn difference(table: &Table, row: &[Value], pair: &(Option<Vec<Value>>, Option<Vec<Value>>)) -> Difference {
	let key = |row: &[Value]| row.get(..table.key).unwrap_or_default().to_vec();
	let (found, expected) = (pair.0.as_deref(), pair.1.as_deref());
	let (found, expected) = match (found, expected) {
		(Some(one), Some(two)) if key(one) < key(two) => (found, None),
		(Some(one), Some(two)) if key(one) > key(two) => (None, expected),
		_ => (found, expected),
	};
	Difference {
		table: table.name,
		key: text(&key(found.or(expected).unwrap_or(row))),
		found: found.map(text),
		expected: expected.map(text),
	}
}

/// The digest of what was digested and one row more. Each value says how long it is, so that no two rows are the same
/// bytes.
fn chain(digest: H256, row: &[Value]) -> H256 {
	let mut bytes = digest.as_bytes().to_vec();
	for value in row {
		let value = match value {
			Value::Int(value) => value.map(|value| value.to_le_bytes().to_vec()),
			Value::Text(value) => value.as_ref().map(|value| value.as_bytes().to_vec()),
			Value::Bytes(value) => value.clone(),
		};
		codec::Encode::encode_to(&value, &mut bytes);
	}
	BlakeTwo256::hash(&bytes)
}
