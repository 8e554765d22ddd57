//! The statement of a list.

use crate::{
	error::IndexError,
	model::{Consistency, Filter, Order, PageKey, Query, MAX_PAGE, MAX_TEXT},
	store::{region_scope, Value},
};
use muster_primitives::RegionCode;

/// Values of one facet that a filter may name.
const MAX_VALUES: usize = 64;

/// A statement being written, with what is bound to it.
struct Statement {
	sql: String,
	values: Vec<Value>,
}

impl Statement {
	/// Binds a value; its name in the statement.
	fn bind(&mut self, value: impl Into<Value>) -> String {
		self.values.push(value.into());
		format!("${}", self.values.len())
	}

	/// Adds a condition, `name` in place of `{}`.
	fn and(&mut self, before: &str, value: impl Into<Value>, after: &str) {
		let name = self.bind(value);
		self.sql.push_str(" AND ");
		self.sql.push_str(before);
		self.sql.push_str(&name);
		self.sql.push_str(after);
	}
}

/// Whether a page may be so long.
pub(crate) fn check_limit(limit: u32) -> Result<(), IndexError> {
	match limit {
		1..=MAX_PAGE => Ok(()),
		_ => Err(IndexError::Parameter(format!("a page has 1 to {MAX_PAGE} rows, not {limit}"))),
	}
}

/// The rows that are read for a page: one more says whether there is another. Written into the statement: one whose LIMIT
/// is bound, SQLite plans anew each time.
pub(crate) fn and_one(limit: u32) -> u32 {
	limit.saturating_add(1)
}

/// A pattern for `LIKE … ESCAPE '\'` that finds exactly this text, anywhere.
fn anywhere(text: &str) -> String {
	let mut pattern = String::from("%");
	for letter in text.chars() {
		if matches!(letter, '%' | '_' | '\\') {
			pattern.push('\\');
		}
		pattern.push(letter);
	}
	pattern.push('%');
	pattern
}

/// The scope of `place` in which a filter looks.
fn scope(filter: &Filter) -> Result<String, IndexError> {
	match &filter.parent {
		None => Ok(region_scope(filter.region)),
		Some(parent) if filter.region == RegionCode::NATION => Ok(parent.to_string()),
		Some(_) => Err(IndexError::Parameter(
			"a list is narrowed to a region or to what belongs to a subject, not to both".into(),
		)),
	}
}

/// How rows are sorted for an order.
const fn direction(order: Order) -> &'static str {
	match order {
		Order::Newest => "DESC",
		Order::Oldest => "ASC",
	}
}

/// Between the columns, and between the rows, of what is read as one text: a database hands out one long value in a
/// fraction of the time of many rows. No subject has such a character, and JSON escapes them.
const COLUMN: char = '\u{1f}';
const ROW: char = '\u{1e}';

/// The statement that makes one text of these columns, all of which hold something, of the rows of another.
pub(crate) fn packed(rows: &str, columns: &[&str]) -> String {
	let columns = columns.iter().map(|column| format!(", q.{column}")).collect::<String>();
	format!("SELECT string_agg(concat_ws('{COLUMN}'{columns}), '{ROW}') FROM ({rows}) q")
}

/// The columns of each row of such a text, as they came: no database promises an order of what it puts together.
pub(crate) fn unpacked(text: &str) -> impl Iterator<Item = impl Iterator<Item = &str>> {
	text.split(ROW).filter(|row| !row.is_empty()).map(|row| row.split(COLUMN))
}

/// The columns of a list.
pub(crate) const COLUMNS: [&str; 6] = ["subject", "number", "layer", "at", "id", "json"];

/// A row of a list, as it is ordered and read.
pub(crate) struct Listed {
	pub key: PageKey,
	pub number: u32,
	pub layer: u32,
	pub json: String,
}

/// The rows in such a text, in an order.
pub(crate) fn listed(text: &str, order: Order) -> Result<Vec<Listed>, IndexError> {
	let mut rows = unpacked(text).map(listed_row).collect::<Result<Vec<_>, _>>()?;
	rows.sort_by(|one, other| {
		let key = |row: &Listed| (row.key.at, row.key.id);
		let way = key(one).cmp(&key(other)).then_with(|| one.key.subject.cmp(&other.key.subject));
		match order {
			Order::Newest => way.reverse(),
			Order::Oldest => way,
		}
	});
	Ok(rows)
}

fn listed_row<'a>(columns: impl Iterator<Item = &'a str>) -> Result<Listed, IndexError> {
	let columns: Vec<&str> = columns.collect();
	let row = match columns.as_slice() {
		[subject, number, layer, at, id, json] => (|| {
			let key = PageKey { at: at.parse().ok()?, id: id.parse().ok()?, subject: (*subject).into() };
			Some(Listed {
				key,
				number: number.parse().ok()?,
				layer: layer.parse().ok()?,
				json: (*json).into(),
			})
		})(),
		_ => None,
	};
	row.ok_or_else(|| IndexError::Damaged(format!("a row of a list: {:?}", columns.first())))
}

/// The statement of the rows of a page and one more, and what is bound to it.
pub(crate) fn list(query: &Query) -> Result<(String, Vec<Value>), IndexError> {
	check_limit(query.limit)?;
	let filter = &query.filter;
	let mut statement = Statement {
		sql: "SELECT p.subject, r.number, p.layer, p.at, p.id, r.json FROM place p \
			JOIN record r ON r.key = p.record WHERE p.scope = $1 AND p.kind = $2"
			.into(),
		values: vec![scope(filter)?.into(), (query.kind as u32).into()],
	};
	if let Some(after) = &query.after {
		let at = statement.bind(after.at);
		let id = statement.bind(after.id);
		let subject = statement.bind(after.subject.as_str());
		let beyond = match query.order {
			Order::Newest => '<',
			Order::Oldest => '>',
		};
		statement.sql.push_str(&format!(" AND (p.at, p.id, p.subject) {beyond} ({at}, {id}, {subject})"));
	}
	if let Some(from) = filter.from {
		statement.and("p.at >= ", from, "");
	}
	if let Some(until) = filter.until {
		statement.and("p.at < ", until, "");
	}
	for (facet, values) in &filter.facets {
		let column = facet.column();
		if values.is_empty() || values.len() > MAX_VALUES {
			return Err(IndexError::Parameter(format!("{column}: name 1 to {MAX_VALUES} values")));
		}
		if facet.is_set() {
			let mask = values.iter().try_fold(0i64, |mask, index| Some(mask | 1i64.checked_shl(*index)?));
			let mask = mask.ok_or_else(|| IndexError::Parameter(format!("{column}: no such value")))?;
			statement.and(&format!("(p.{column} & "), mask, ") <> 0");
		} else {
			let names: Vec<String> = values.iter().map(|value| statement.bind(*value)).collect();
			statement.sql.push_str(&format!(" AND p.{column} IN ({})", names.join(", ")));
		}
	}
	if let Some(product) = filter.product {
		statement.and("p.products LIKE ", format!("%,{product},%"), "");
	}
	statement.sql.push_str(match query.consistency {
		Consistency::Final => " AND p.layer = 0",
		// What a later block says of it hides what an earlier one, or the final row, says.
		Consistency::Best => " AND p.layer = (SELECT MAX(n.layer) FROM record n WHERE n.subject = p.subject)",
	});
	if let Some(text) = &filter.text {
		if text.is_empty() || text.len() > MAX_TEXT || text.contains('\0') {
			return Err(IndexError::Parameter(format!("text: 1 to {MAX_TEXT} bytes, without zero bytes")));
		}
		statement.and("r.text LIKE ", anywhere(&text.to_lowercase()), r" ESCAPE '\'");
	}
	let (way, limit) = (direction(query.order), and_one(query.limit));
	statement.sql.push_str(&format!(" ORDER BY p.at {way}, p.id {way}, p.subject {way} LIMIT {limit}"));
	Ok((statement.sql, statement.values))
}
