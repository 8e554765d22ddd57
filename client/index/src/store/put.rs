//! What a block changes, row by row. The caller holds the transaction.

use super::session::{Row, Transaction, Value};
use crate::{
	error::IndexError,
	model::{ActRow, Block, Facet, Facets, Line, RecordRow, Touched},
	rollup,
};
use muster_primitives::{Moment, RegionCode};
use muster_runtime_api::Kind;
use std::collections::{BTreeMap, BTreeSet};

/// The layer of final rows; the rows of a block that is not final are in the layer of its number.
pub(crate) const FINAL: u32 = 0;

/// The columns of a record; after them comes its JSON.
const INDEXED: &str = "subject, layer, kind, id, at, regions, event_type, status, category, severity, urgency, \
	verification, management, agency, class, metric, state, line_state, priority, products, text, parent, number, \
	lines";
const REPLACE_RECORD: &str = " ON CONFLICT (subject, layer) DO UPDATE SET at = excluded.at, \
	regions = excluded.regions, event_type = excluded.event_type, status = excluded.status, \
	category = excluded.category, severity = excluded.severity, urgency = excluded.urgency, \
	verification = excluded.verification, management = excluded.management, agency = excluded.agency, \
	class = excluded.class, metric = excluded.metric, state = excluded.state, line_state = excluded.line_state, \
	priority = excluded.priority, products = excluded.products, \
	text = excluded.text, parent = excluded.parent, number = excluded.number, lines = excluded.lines, \
	json = excluded.json";
/// Rows of `place` are made from those of `record`, which are written first: only scope, subject and layer are bound.
const PLACE: &str =
	"INSERT INTO place (scope, kind, at, id, subject, layer, event_type, status, category, severity, \
	urgency, verification, management, agency, class, metric, state, line_state, priority, products, record) \
	SELECT v.column1, r.kind, r.at, r.id, r.subject, r.layer, r.event_type, r.status, r.category, r.severity, \
	r.urgency, r.verification, r.management, r.agency, r.class, r.metric, r.state, r.line_state, r.priority, \
	r.products, r.key FROM (VALUES ";
/// A record that stays where it is keeps its rows.
const OF_RECORD: &str = ") v JOIN record r ON r.subject = v.column2 AND r.layer = v.column3 WHERE 1 = 1 \
	ON CONFLICT (scope, kind, at, id, subject, layer) DO UPDATE SET event_type = excluded.event_type, \
	status = excluded.status, category = excluded.category, severity = excluded.severity, \
	urgency = excluded.urgency, verification = excluded.verification, management = excluded.management, \
	agency = excluded.agency, class = excluded.class, metric = excluded.metric, state = excluded.state, \
	line_state = excluded.line_state, priority = excluded.priority, products = excluded.products, \
	record = excluded.record";

/// The scope of a region in `place`.
pub(crate) fn region_scope(region: RegionCode) -> String {
	format!("{:06}", region.code())
}

/// Every scope a record is found under.
fn scopes(facets: &Facets) -> BTreeSet<String> {
	rollup::lineage(&facets.regions).into_iter().map(region_scope).chain(facets.parent.clone()).collect()
}

/// Numbers with a comma before, between and after: what contains `,7,` has the 7.
pub(crate) fn listed(numbers: impl IntoIterator<Item = u32>) -> String {
	let mut list = String::new();
	for number in numbers {
		list.push(',');
		list.push_str(&number.to_string());
	}
	if !list.is_empty() {
		list.push(',');
	}
	list
}

/// The numbers of such a list.
pub(crate) fn unlisted(list: &str) -> Result<BTreeSet<u32>, IndexError> {
	let numbers = list.split(',').filter(|number| !number.is_empty());
	numbers.map(|number| number.parse().map_err(|_| IndexError::Damaged(format!("list {list:?}")))).collect()
}

/// The regions of such a list.
pub(crate) fn unlisted_regions(list: &str) -> Result<BTreeSet<RegionCode>, IndexError> {
	let regions = unlisted(list)?.into_iter().map(RegionCode::try_from);
	regions.collect::<Result<_, _>>().map_err(|error| IndexError::Damaged(format!("list {list:?}: {error}")))
}

fn damaged(what: &str) -> impl Fn(serde_json::Error) -> IndexError + '_ {
	move |error| IndexError::Damaged(format!("{what}: {error}"))
}

fn facet_values(facets: &Facets) -> impl Iterator<Item = Value> + '_ {
	Facet::ALL.iter().map(|facet| facets.codes.get(facet).copied().into())
}

/// A row of `record` to be written.
struct Written<'a> {
	subject: &'a str,
	number: u32,
	/// None: the mark that there is none any more.
	record: Option<&'a RecordRow>,
	lines: String,
}

impl<'a> Written<'a> {
	fn new(subject: &'a str, number: u32, record: Option<&'a RecordRow>) -> Result<Self, IndexError> {
		let lines = match lines(record) {
			[] => String::new(),
			lines => serde_json::to_string(lines).map_err(damaged("lines"))?,
		};
		Ok(Self { subject, number, record, lines })
	}

	fn values(self, layer: u32) -> Vec<Value> {
		let Self { subject, number, record, lines } = self;
		let gone = Facets::default();
		let facets = record.map_or(&gone, |record| &record.facets);
		let mut values: Vec<Value> = Vec::with_capacity(25);
		values.extend([
			subject.into(),
			layer.into(),
			record.map_or(0, |record| record.kind as u32).into(),
			record.map_or(0, |record| record.id).into(),
			facets.at.into(),
			listed(facets.regions.iter().map(|region| region.code())).into(),
		]);
		values.extend(facet_values(facets));
		values.extend([
			listed(facets.products.iter().copied()).into(),
			// PostgreSQL takes no text with a zero byte; nobody can search for one either.
			facets.text.replace('\0', " ").into(),
			facets.parent.clone().into(),
			number.into(),
			lines.into(),
			record.map(|record| record.json.clone()).into(),
		]);
		values
	}
}

async fn write_records(
	tx: &mut Transaction<'_>,
	layer: u32,
	records: Vec<Written<'_>>,
) -> Result<(), IndexError> {
	let head = format!("INSERT INTO record ({INDEXED}, json) VALUES ");
	let rows = records.into_iter().map(move |record| record.values(layer));
	tx.write_rows(&head, REPLACE_RECORD, Box::new(rows)).await
}

/// Writes where records are found: scopes and subjects.
async fn write_places(
	tx: &mut Transaction<'_>,
	layer: u32,
	mut places: Vec<(String, &str)>,
) -> Result<(), IndexError> {
	// In the order of the table: neighbours are written one after another.
	places.sort();
	let rows =
		places.into_iter().map(move |(scope, subject)| vec![scope.into(), subject.into(), layer.into()]);
	tx.write_rows(PLACE, OF_RECORD, Box::new(rows)).await
}

fn place_key(scope: String, subject: &str, record: &RecordRow) -> Vec<Value> {
	vec![
		scope.into(),
		(record.kind as u32).into(),
		record.facets.at.into(),
		record.id.into(),
		subject.into(),
		FINAL.into(),
	]
}

/// What a row of `record` with the columns [`INDEXED`] and JSON says.
fn read_record(row: &Row) -> Result<Touched, IndexError> {
	let subject = row.text(0)?;
	let Some(json) = row.get::<Option<String>>(24)? else { return Ok(Touched { subject, record: None }) };
	let kind: i64 = row.number(2)?;
	let kind = Kind::ALL.iter().copied().find(|known| i64::from(*known as u32) == kind);
	let mut codes = BTreeMap::new();
	for (column, facet) in (6..).zip(Facet::ALL) {
		if let Some(code) = row.maybe_number(column)? {
			codes.insert(facet, code);
		}
	}
	let lines = row.text(23)?;
	let record = RecordRow {
		kind: kind.ok_or_else(|| IndexError::Damaged(format!("the kind of {subject}")))?,
		id: row.number(3)?,
		facets: Facets {
			at: row.number(4)?,
			regions: unlisted_regions(&row.text(5)?)?,
			codes,
			products: unlisted(&row.text(19)?)?,
			text: row.text(20)?,
			parent: row.get(21)?,
		},
		lines: match lines.as_str() {
			"" => vec![],
			lines => serde_json::from_str(lines).map_err(damaged("lines"))?,
		},
		json,
	};
	Ok(Touched { subject, record: Some(record) })
}

/// Puts the records of a block that is not final beside those that are.
pub(crate) async fn provisional(
	tx: &mut Transaction<'_>,
	number: u32,
	touched: &[Touched],
) -> Result<(), IndexError> {
	let mut records = vec![];
	let mut places = vec![];
	for Touched { subject, record } in touched {
		records.push(Written::new(subject, number, record.as_ref())?);
		let scopes = record.iter().flat_map(|record| scopes(&record.facets));
		places.extend(scopes.map(|scope| (scope, subject.as_str())));
	}
	write_records(tx, number, records).await?;
	write_places(tx, number, places).await
}

/// What a block that becomes final changed.
pub(crate) struct Settled<'a> {
	pub number: u32,
	pub time: Moment,
	pub touched: &'a [Touched],
}

/// Makes the records of blocks, in their order, what is final, and carries what that changes into the rollups. Of what
/// several of them changed only the last state is written.
pub(crate) async fn settled(tx: &mut Transaction<'_>, blocks: &[Settled<'_>]) -> Result<(), IndexError> {
	let before = stored(tx, blocks).await?;
	let mut latest: BTreeMap<&str, (u32, Option<&RecordRow>)> = BTreeMap::new();
	let mut changes = rollup::Changes::default();
	for Settled { number, time, touched } in blocks {
		for Touched { subject, record } in *touched {
			let state = (*number, record.as_ref());
			let old = match latest.insert(subject, state) {
				Some((_, old)) => old,
				None => before.get(subject),
			};
			changes.incident(*time, old, record.as_ref());
		}
	}

	let (mut records, mut gone) = (vec![], vec![]);
	let (mut places, mut left) = (vec![], vec![]);
	for (subject, (number, new)) in latest {
		let old = before.get(subject);
		changes.request(subject, old, new);
		match new {
			Some(new) => records.push(Written::new(subject, number, Some(new))?),
			None => gone.push(vec![subject.into()]),
		}
		let facets = new.map(|new| &new.facets);
		if old.map(|old| &old.facets) == facets {
			continue;
		}
		let now = facets.map(scopes).unwrap_or_default();
		if let Some(old) = old {
			let moved = facets.is_none_or(|new| new.at != old.facets.at);
			let gone = scopes(&old.facets).into_iter().filter(|scope| moved || !now.contains(scope));
			left.extend(gone.map(|scope| place_key(scope, subject, old)));
		}
		places.extend(now.into_iter().map(|scope| (scope, subject)));
	}
	tx.delete_rows("place", "scope, kind, at, id, subject, layer", Box::new(left.into_iter())).await?;
	tx.write_rows(
		"DELETE FROM record WHERE layer = 0 AND subject IN (VALUES ",
		")",
		Box::new(gone.into_iter()),
	)
	.await?;
	write_records(tx, FINAL, records).await?;
	write_places(tx, FINAL, places).await?;
	changes.write(tx).await
}

/// The final records of the subjects touched, as they are now, without their JSON.
async fn stored(
	tx: &mut Transaction<'_>,
	blocks: &[Settled<'_>],
) -> Result<BTreeMap<String, RecordRow>, IndexError> {
	let touched = blocks.iter().flat_map(|block| block.touched);
	let subjects: BTreeSet<&str> = touched.map(|touched| touched.subject.as_str()).collect();
	let keys = subjects.into_iter().map(|subject| vec![subject.into()]);
	let head = format!("SELECT {INDEXED}, '' FROM record WHERE layer = 0 AND subject IN (VALUES ");
	let rows = tx.read_rows(&head, ")", Box::new(keys)).await?;
	let records = rows.iter().map(read_record).collect::<Result<Vec<_>, _>>()?;
	Ok(records.into_iter().filter_map(|touched| Some((touched.subject, touched.record?))).collect())
}

/// The records of a block that is not final.
pub(crate) async fn layer(tx: &mut Transaction<'_>, number: u32) -> Result<Vec<Touched>, IndexError> {
	let sql = format!("SELECT {INDEXED}, json FROM record WHERE layer = $1 AND layer > 0 ORDER BY subject");
	tx.rows(sql, vec![number.into()]).await?.iter().map(read_record).collect()
}

/// Takes the records of a block that is not final away.
pub(crate) async fn clear_layer(tx: &mut Transaction<'_>, number: u32) -> Result<(), IndexError> {
	tx.execute("DELETE FROM place WHERE layer = $1 AND layer > 0", vec![number.into()]).await?;
	tx.execute("DELETE FROM record WHERE layer = $1 AND layer > 0", vec![number.into()]).await?;
	Ok(())
}

/// Puts the acts of blocks.
pub(crate) async fn acts(tx: &mut Transaction<'_>, blocks: &[Block]) -> Result<(), IndexError> {
	let numbered = blocks.iter().flat_map(|block| block.acts.iter().map(|act| (block.at.number, act)));
	let acts: Vec<(u32, &ActRow)> = numbered.collect();
	let mut subjects = vec![];
	for (number, act) in &acts {
		let once: BTreeSet<&str> = act.subjects.iter().map(String::as_str).collect();
		subjects.extend(once.into_iter().map(|subject| (subject, *number, act.event)));
	}
	subjects.sort();
	let rows = acts.into_iter().map(|(number, act)| {
		vec![
			number.into(),
			act.event.into(),
			act.name.as_str().into(),
			act.agency.into(),
			act.officer.clone().into(),
			act.extrinsic.into(),
			act.extrinsic_hash.into(),
			act.claimed.into(),
			act.message.clone().into(),
			serde_json::Value::from(act.subjects.clone()).to_string().into(),
			listed(act.regions.iter().map(|region| region.code())).into(),
		]
	});
	tx.write_rows(
		"INSERT INTO act (number, event, name, agency, officer, extrinsic, extrinsic_hash, claimed, message, subjects, \
		regions) VALUES ",
		"",
		Box::new(rows),
	)
	.await?;
	let rows = subjects
		.into_iter()
		.map(|(subject, number, event)| vec![subject.into(), number.into(), event.into()]);
	tx.write_rows("INSERT INTO act_subject (subject, number, event) VALUES ", "", Box::new(rows)).await
}

/// Takes the acts of a block away.
pub(crate) async fn clear_acts(tx: &mut Transaction<'_>, number: u32) -> Result<(), IndexError> {
	let mut keys = vec![];
	for row in tx.rows("SELECT event, subjects FROM act WHERE number = $1", vec![number.into()]).await? {
		let event: u32 = row.number(0)?;
		let subjects: BTreeSet<String> = serde_json::from_str(&row.text(1)?).map_err(damaged("subjects"))?;
		keys.extend(subjects.into_iter().map(|subject| vec![subject.into(), number.into(), event.into()]));
	}
	tx.delete_rows("act_subject", "subject, number, event", Box::new(keys.into_iter())).await?;
	tx.execute("DELETE FROM act WHERE number = $1", vec![number.into()]).await?;
	Ok(())
}

/// The lines of a record; none of what is no request.
pub(crate) fn lines(record: Option<&RecordRow>) -> &[Line] {
	record.map_or(&[], |record| &record.lines)
}
