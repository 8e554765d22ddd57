//! What a block changes, row by row. The caller holds the transaction.

use super::session::{Row, Transaction, Value};
use crate::{
	error::IndexError,
	model::{ActRow, Facet, Facets, Line, RecordRow, Touched},
	rollup,
};
use muster_primitives::RegionCode;
use muster_runtime_api::Kind;
use std::collections::{BTreeMap, BTreeSet};

/// The layer of final rows; the rows of a block that is not final are in the layer of its number.
pub(crate) const FINAL: u32 = 0;

const RECORD: &str = "subject, layer, kind, id, at, regions, event_type, status, category, severity, urgency, \
	verification, management, agency, class, metric, state, line_state, priority, products, text, parent, number, \
	lines, json";
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
	urgency, verification, management, agency, class, metric, state, line_state, priority, products) \
	SELECT v.column1, r.kind, r.at, r.id, r.subject, r.layer, r.event_type, r.status, r.category, r.severity, \
	r.urgency, r.verification, r.management, r.agency, r.class, r.metric, r.state, r.line_state, r.priority, \
	r.products FROM (VALUES ";

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

/// A row of `record`; without a record, the mark that there is none any more.
fn record_values(
	subject: &str,
	record: Option<&RecordRow>,
	layer: u32,
	number: u32,
) -> Result<Vec<Value>, IndexError> {
	let gone = Facets::default();
	let facets = record.map_or(&gone, |record| &record.facets);
	let lines = match record {
		Some(record) if !record.lines.is_empty() => {
			serde_json::to_string(&record.lines).map_err(damaged("lines"))?
		}
		_ => String::new(),
	};
	let mut values: Vec<Value> = vec![
		subject.into(),
		layer.into(),
		record.map_or(0, |record| record.kind as u32).into(),
		record.map_or(0, |record| record.id).into(),
		facets.at.into(),
		listed(facets.regions.iter().map(|region| region.code())).into(),
	];
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
	Ok(values)
}

/// Where a record is found: scope, subject and layer of each row of `place`.
fn places_of(subject: &str, record: &RecordRow, layer: u32) -> Vec<Vec<Value>> {
	let row = |scope: String| vec![scope.into(), subject.into(), layer.into()];
	scopes(&record.facets).into_iter().map(row).collect()
}

async fn write_places(tx: &mut Transaction<'_>, rows: Vec<Vec<Value>>) -> Result<(), IndexError> {
	const OF_RECORD: &str = ") v JOIN record r ON r.subject = v.column2 AND r.layer = v.column3";
	tx.write_rows(PLACE, OF_RECORD, rows).await
}

fn place_key(scope: String, subject: &str, record: &RecordRow, layer: u32) -> Vec<Value> {
	vec![
		scope.into(),
		(record.kind as u32).into(),
		record.facets.at.into(),
		record.id.into(),
		subject.into(),
		layer.into(),
	]
}

async fn write_records(tx: &mut Transaction<'_>, rows: Vec<Vec<Value>>) -> Result<(), IndexError> {
	tx.write_rows(&format!("INSERT INTO record ({RECORD}) VALUES "), REPLACE_RECORD, rows).await
}

/// What a row of `record` with the columns [`RECORD`] says.
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
		records.push(record_values(subject, record.as_ref(), number, number)?);
		places.extend(record.iter().flat_map(|record| places_of(subject, record, number)));
	}
	write_records(tx, records).await?;
	write_places(tx, places).await
}

/// Makes the records of a block what is final, and carries what that changes into the rollups.
pub(crate) async fn settled(
	tx: &mut Transaction<'_>,
	number: u32,
	touched: &[Touched],
) -> Result<(), IndexError> {
	let mut before = stored(tx, touched).await?;
	let (mut records, mut gone) = (vec![], vec![]);
	let (mut places, mut left) = (vec![], vec![]);
	let mut changes = rollup::Changes::default();
	for Touched { subject, record } in touched {
		let old = before.remove(subject);
		changes.take(subject, old.as_ref(), record.as_ref());
		let moved = old.as_ref().map(|old| &old.facets) != record.as_ref().map(|new| &new.facets);
		if let Some(old) = old.filter(|_| moved) {
			let keys = scopes(&old.facets).into_iter().map(|scope| place_key(scope, subject, &old, FINAL));
			left.extend(keys);
		}
		match record {
			Some(new) => {
				records.push(record_values(subject, Some(new), FINAL, number)?);
				if moved {
					places.extend(places_of(subject, new, FINAL));
				}
			}
			None => gone.push(vec![subject.as_str().into()]),
		}
	}
	tx.delete_rows("place", "scope, kind, at, id, subject, layer", left).await?;
	tx.write_rows("DELETE FROM record WHERE layer = 0 AND subject IN (VALUES ", ")", gone).await?;
	write_records(tx, records).await?;
	write_places(tx, places).await?;
	changes.write(tx).await
}

/// The final records of the subjects touched, as they are now.
async fn stored(
	tx: &mut Transaction<'_>,
	touched: &[Touched],
) -> Result<BTreeMap<String, RecordRow>, IndexError> {
	let keys = touched.iter().map(|touched| vec![touched.subject.as_str().into()]).collect();
	let head = format!("SELECT {RECORD} FROM record WHERE layer = 0 AND subject IN (VALUES ");
	let rows = tx.read_rows(&head, ")", keys).await?;
	let records = rows.iter().map(read_record).collect::<Result<Vec<_>, _>>()?;
	Ok(records.into_iter().filter_map(|touched| Some((touched.subject, touched.record?))).collect())
}

/// The records of a block that is not final.
pub(crate) async fn layer(tx: &mut Transaction<'_>, number: u32) -> Result<Vec<Touched>, IndexError> {
	let sql = format!("SELECT {RECORD} FROM record WHERE layer = $1 AND layer > 0 ORDER BY subject");
	tx.rows(sql, vec![number.into()]).await?.iter().map(read_record).collect()
}

/// Takes the records of a block that is not final away.
pub(crate) async fn clear_layer(tx: &mut Transaction<'_>, number: u32) -> Result<(), IndexError> {
	tx.execute("DELETE FROM place WHERE layer = $1 AND layer > 0", vec![number.into()]).await?;
	tx.execute("DELETE FROM record WHERE layer = $1 AND layer > 0", vec![number.into()]).await?;
	Ok(())
}

/// Puts the acts of a block.
pub(crate) async fn acts(tx: &mut Transaction<'_>, number: u32, acts: &[ActRow]) -> Result<(), IndexError> {
	let mut rows = vec![];
	let mut subjects = vec![];
	for act in acts {
		rows.push(vec![
			number.into(),
			act.event.into(),
			act.name.as_str().into(),
			act.agency.into(),
			act.officer.clone().into(),
			act.extrinsic.into(),
			act.extrinsic_hash.into(),
			act.claimed.into(),
			act.message.clone().into(),
			serde_json::to_string(&act.subjects).map_err(damaged("subjects"))?.into(),
			listed(act.regions.iter().map(|region| region.code())).into(),
		]);
		let once: BTreeSet<&str> = act.subjects.iter().map(String::as_str).collect();
		subjects
			.extend(once.into_iter().map(|subject| vec![subject.into(), number.into(), act.event.into()]));
	}
	tx.write_rows(
		"INSERT INTO act (number, event, name, agency, officer, extrinsic, extrinsic_hash, claimed, message, subjects, \
		regions) VALUES ",
		"",
		rows,
	)
	.await?;
	tx.write_rows("INSERT INTO act_subject (subject, number, event) VALUES ", "", subjects).await
}

/// Takes the acts of a block away.
pub(crate) async fn clear_acts(tx: &mut Transaction<'_>, number: u32) -> Result<(), IndexError> {
	tx.execute("DELETE FROM act_subject WHERE number = $1", vec![number.into()]).await?;
	tx.execute("DELETE FROM act WHERE number = $1", vec![number.into()]).await?;
	Ok(())
}

/// The lines of a record; none of what is no request.
pub(crate) fn lines(record: Option<&RecordRow>) -> &[Line] {
	record.map_or(&[], |record| &record.lines)
}
