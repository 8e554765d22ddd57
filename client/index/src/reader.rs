//! Answers questions out of the database, on connections of its own.

use crate::{
	error::IndexError,
	history,
	model::{
		ActRow, Answer, BlockRef, Consistency, CountsAt, Need, Page, PageKey, Position, Query, Situation,
		Status, StoredAct, StoredRecord,
	},
	query::{self, and_one, check_limit, packed, Listed},
	situations::{self, integers},
	store::{unlisted_regions, Cursor, IndexUrl, ReadPool, Row, Value, CURSOR, CURSOR_COLUMNS},
};
use muster_primitives::{Moment, ProductId, RegionCode};
use muster_runtime_api::Subject;
use std::{collections::BTreeMap, sync::Arc, time::Duration};

/// Questions answered at once.
pub const READERS: u32 = 8;
/// How long a question may take.
pub const STATEMENT_TIMEOUT: Duration = Duration::from_secs(2);

/// The columns of an act.
const ACT: &str = "SELECT a.number, a.event, b.hash, b.time, a.name, a.agency, a.officer, a.extrinsic, \
	a.extrinsic_hash, a.claimed, a.message, a.subjects, a.regions ";
/// Reads an index. Each answer is of one moment: rows and status come from one statement.
#[derive(Clone)]
pub struct Reader(Arc<ReadPool>);

impl Reader {
	/// A reader that connects when it is first asked. To be asked within tokio.
	pub fn new(url: &IndexUrl) -> Self {
		Self::with_timeout(url, STATEMENT_TIMEOUT)
	}

	/// The same with another limit than [`STATEMENT_TIMEOUT`].
	pub fn with_timeout(url: &IndexUrl, timeout: Duration) -> Self {
		Self(Arc::new(ReadPool::new(url, timeout)))
	}

	/// The rows that a statement finds, in an order of its columns, and how far the index is. Its first column must hold
	/// something in every row.
	async fn ask(
		&self,
		sql: &str,
		order: &str,
		values: Vec<Value>,
	) -> Result<(Vec<Row>, Status), IndexError> {
		let sql = format!("{} ORDER BY {order}", beside_cursor(sql));
		let mut rows = self.0.rows(sql, values).await?;
		let first = rows.first().ok_or(IndexError::Empty)?;
		let status = status_beside(first)?;
		if first.is_null(0)? {
			rows.clear();
		}
		Ok((rows, status))
	}

	/// The one text that each of some statements makes, and how far the index is. What is bound is bound to all of them.
	async fn texts<const N: usize>(
		&self,
		statements: [String; N],
		values: Vec<Value>,
	) -> Result<([String; N], Status), IndexError> {
		let texts: String = statements.iter().map(|sql| format!(", ({sql})")).collect();
		let found = self.0.row(format!("SELECT {CURSOR}{texts} FROM cursor c"), values).await?;
		let row = found.ok_or(IndexError::Empty)?;
		let mut read = statements.map(|_| String::new());
		for (column, text) in (CURSOR_COLUMNS..).zip(&mut read) {
			*text = row.get::<Option<String>>(column)?.unwrap_or_default();
		}
		Ok((read, Cursor::of(&row, 0)?.status))
	}

	/// How far the index is.
	pub async fn status(&self) -> Result<Status, IndexError> {
		Ok(self.texts([], vec![]).await?.1)
	}

	/// A page of records of one kind, newest or oldest first. Pages neither skip nor repeat a record that stays where it is,
	/// whatever is added meanwhile.
	pub async fn list(&self, query: &Query) -> Result<Answer<Page<StoredRecord, PageKey>>, IndexError> {
		let (sql, values) = query::list(query)?;
		let ([text], status) = self.texts([packed(&sql, &query::COLUMNS)], values).await?;
		let mut rows = query::listed(&text, query.order)?;
		let limit = usize::try_from(query.limit).unwrap_or(usize::MAX);
		let more = rows.len() > limit;
		rows.truncate(limit);
		let next = rows.last().filter(|_| more).map(|last| last.key.clone());
		let stored = |Listed { key, number, layer, json }| StoredRecord {
			subject: key.subject,
			number,
			is_final: layer == 0,
			json,
		};
		Ok(Answer { data: Page { rows: rows.into_iter().map(stored).collect(), next }, status })
	}

	/// The record of one subject; none if there is none.
	pub async fn get(
		&self,
		subject: &Subject,
		consistency: Consistency,
	) -> Result<Answer<Option<StoredRecord>>, IndexError> {
		let sql = match consistency {
			Consistency::Final => "SELECT subject, number, layer, json FROM record WHERE subject = $1 AND layer = 0",
			Consistency::Best => {
				"SELECT subject, number, layer, json FROM record WHERE subject = $1 ORDER BY layer DESC LIMIT 1"
			},
		};
		let row = self.0.row(beside_cursor(sql), vec![subject.to_string().into()]).await?;
		let row = row.ok_or(IndexError::Empty)?;
		let status = status_beside(&row)?;
		// Without JSON where there is no such subject, or no longer.
		let data = match row.get::<Option<String>>(3)? {
			Some(json) => Some(stored_record(&row, json)?),
			None => None,
		};
		Ok(Answer { data, status })
	}

	/// What was ever done to a subject, in the order it was done. Of an index that began at a later block than the
	/// chain, what was done since.
	pub async fn audit(
		&self,
		subject: &Subject,
		consistency: Consistency,
		after: Option<Position>,
		limit: u32,
	) -> Result<Answer<Page<StoredAct, Position>>, IndexError> {
		check_limit(limit)?;
		let sql = format!(
			"{ACT}FROM act_subject s \
			JOIN act a ON a.number = s.number AND a.event = s.event JOIN block b ON b.number = a.number \
			WHERE s.subject = $3 AND (s.number, s.event) > ($1, $2){} ORDER BY s.number, s.event LIMIT {}",
			until("s", consistency),
			and_one(limit)
		);
		self.acts(&sql, Some(subject.to_string().into()), after, limit).await
	}

	/// Everything that was done after a position, in order. `Position { number, event: u32::MAX }` is after block
	/// `number`; none: since the index began.
	pub async fn changes_since(
		&self,
		after: Option<Position>,
		consistency: Consistency,
		limit: u32,
	) -> Result<Answer<Page<StoredAct, Position>>, IndexError> {
		check_limit(limit)?;
		let sql = format!(
			"{ACT}FROM act a JOIN block b ON b.number = a.number \
			WHERE (a.number, a.event) > ($1, $2){} ORDER BY a.number, a.event LIMIT {}",
			until("a", consistency),
			and_one(limit)
		);
		let answer = self.acts(&sql, None, after, limit).await?;
		let first = answer.status.first;
		match after {
			Some(after) if after.number < first => Err(IndexError::BeforeFirst { first }),
			_ => Ok(answer),
		}
	}

	/// Everything that was done in one block, in order.
	pub async fn block_acts(&self, number: u32) -> Result<Answer<Vec<StoredAct>>, IndexError> {
		let sql = format!("{ACT}FROM act a JOIN block b ON b.number = a.number WHERE a.number = $1");
		let (rows, status) = self.ask(&sql, "2", vec![number.into()]).await?;
		let data = rows.iter().map(|row| stored_act(row, &status)).collect::<Result<_, _>>()?;
		Ok(Answer { data, status })
	}

	/// A page of what a statement finds that takes a position and perhaps a subject, and reads one row more.
	async fn acts(
		&self,
		sql: &str,
		subject: Option<Value>,
		after: Option<Position>,
		limit: u32,
	) -> Result<Answer<Page<StoredAct, Position>>, IndexError> {
		// Before the first event of the first block.
		let (number, event): (i64, i64) =
			after.map_or((-1, -1), |after| (after.number.into(), after.event.into()));
		let mut values: Vec<Value> = vec![number.into(), event.into()];
		values.extend(subject);
		let (mut rows, status) = self.ask(sql, "1, 2", values).await?;
		let limit = usize::try_from(limit).unwrap_or(usize::MAX);
		let more = rows.len() > limit;
		rows.truncate(limit);
		let rows = rows.iter().map(|row| stored_act(row, &status)).collect::<Result<Vec<_>, _>>()?;
		let next = rows
			.last()
			.filter(|_| more)
			.map(|last| Position { number: last.block.number, event: last.act.event });
		Ok(Answer { data: Page { rows, next }, status })
	}

	/// A region with everything inside: incidents counted, needs counted. Final rows. With `at` the incidents as the
	/// chain knew them then: changes of a minute of its time are known at the end of that minute.
	pub async fn situation(
		&self,
		region: RegionCode,
		at: Option<Moment>,
	) -> Result<Answer<Situation>, IndexError> {
		let Answer { data, status } = self.situations(&[region], at).await?;
		let nothing = || Situation { incidents: vec![], needs: at.is_none().then(Vec::new) };
		let data = data.into_iter().next().map_or_else(nothing, |(_, situation)| situation);
		Ok(Answer { data, status })
	}

	/// The same of each region that lies directly in this one and has, or had, any incident or need, by their codes.
	pub async fn situations_below(
		&self,
		region: RegionCode,
		at: Option<Moment>,
	) -> Result<Answer<BTreeMap<RegionCode, Situation>>, IndexError> {
		self.situations(&situations::children(region), at).await
	}

	async fn situations(
		&self,
		regions: &[RegionCode],
		at: Option<Moment>,
	) -> Result<Answer<BTreeMap<RegionCode, Situation>>, IndexError> {
		match at {
			None => {
				let (statements, values) = situations::now(regions);
				let ([incidents, needs], status) = self.texts(statements, values).await?;
				Ok(Answer { data: situations::read_now(&incidents, &needs)?, status })
			}
			Some(at) => {
				let (statement, values) = situations::past(regions, at);
				let ([incidents], status) = self.texts([statement], values).await?;
				Ok(Answer { data: situations::read_past(&incidents)?, status })
			}
		}
	}

	/// How the incidents of a region with everything inside came to be what they are: counts by verification and by
	/// severity at up to `points` moments, 1 to [`MAX_POINTS`], from the first change to the last. Final rows of one CAP
	/// status, by its pinned index.
	pub async fn history(
		&self,
		region: RegionCode,
		status: u8,
		points: u32,
	) -> Result<Answer<Vec<CountsAt>>, IndexError> {
		let (sql, values) = history::statement(region, status, points)?;
		let ([text], status) = self.texts([packed(&sql, &history::COLUMNS)], values).await?;
		Ok(Answer { data: history::read(&integers(&text)?)?, status })
	}

	/// What is needed in a region with everything inside, of one product or of all. Final rows.
	pub async fn needs(
		&self,
		region: RegionCode,
		product: Option<ProductId>,
	) -> Result<Answer<Vec<Need>>, IndexError> {
		let mut values: Vec<Value> = vec![region.code().into()];
		let of_product = match product {
			Some(product) => {
				values.push(product.into());
				" AND product = $2"
			}
			None => "",
		};
		let statement = situations::needs(&format!("region = $1{of_product}"));
		let ([text], status) = self.texts([statement], values).await?;
		let data = situations::read_needs(&text)?.into_iter().map(|(_, need)| need).collect();
		Ok(Answer { data, status })
	}
}

/// The condition that leaves final acts; nothing for those of the best chain, which has no others.
fn until(table: &str, consistency: Consistency) -> String {
	match consistency {
		Consistency::Final => format!(" AND {table}.number <= (SELECT f.final FROM cursor f)"),
		Consistency::Best => String::new(),
	}
}

/// The statement of the rows of another with the cursor after them; where there are none, of one row of nothing with it.
fn beside_cursor(sql: &str) -> String {
	format!("SELECT q.*, {CURSOR} FROM cursor c LEFT JOIN ({sql}) q ON 1 = 1")
}

/// How far the index is, out of such a row.
fn status_beside(row: &Row) -> Result<Status, IndexError> {
	Ok(Cursor::of(row, row.len().saturating_sub(CURSOR_COLUMNS))?.status)
}

fn stored_record(row: &Row, json: String) -> Result<StoredRecord, IndexError> {
	Ok(StoredRecord {
		subject: row.text(0)?,
		number: row.number(1)?,
		is_final: row.number::<i64>(2)? == 0,
		json,
	})
}

fn stored_act(row: &Row, status: &Status) -> Result<StoredAct, IndexError> {
	let number = row.number(0)?;
	let subjects = row.text(11)?;
	Ok(StoredAct {
		block: BlockRef { number, hash: row.hash(2)? },
		proved: row.number(3)?,
		is_final: number <= status.finalised.number,
		act: ActRow {
			event: row.number(1)?,
			name: row.text(4)?,
			agency: row.maybe_number(5)?,
			officer: row.get(6)?,
			extrinsic: row.maybe_number(7)?,
			extrinsic_hash: row.maybe_hash(8)?,
			claimed: row.maybe_number(9)?,
			message: row.get(10)?,
			subjects: serde_json::from_str(&subjects)
				.map_err(|error| IndexError::Damaged(format!("subjects {subjects:?}: {error}")))?,
			regions: unlisted_regions(&row.text(12)?)?,
		},
	})
}
