//! Counts that are kept, not made when asked for: incidents by region, lines of requests by region and product.

use crate::{
	error::IndexError,
	model::{Facet, Line, RecordRow, MINUTE},
	store::{lines, Transaction, Value},
};
use muster_primitives::{Moment, ProductId, Quantity, RegionCode};
use muster_runtime_api::Kind;
use std::collections::{BTreeMap, BTreeSet};

/// As much of a line's quantity as is added up. A sum of 9 million such lines still fits the databases' integers, so
/// that no request can stop the index.
const MOST: Quantity = 1_000_000_000_000;

/// The regions with all they lie in, each once. Without a region: the nation.
pub(crate) fn lineage(regions: &BTreeSet<RegionCode>) -> BTreeSet<RegionCode> {
	let mut all: BTreeSet<_> = regions.iter().flat_map(|region| region.lineage()).collect();
	all.insert(RegionCode::NATION);
	all
}

/// Region, event type, status, severity, verification, management.
type IncidentKey = [i64; 6];
/// Region, CAP status, product, priority, state.
type NeedKey = (RegionCode, u8, ProductId, u8, u8);

/// A row of `line`.
type LineKey = Vec<Value>;

/// The facets that incidents are counted by, each beside the CAP status. Their places are written in `rollup`.
pub(crate) const COUNTED: [Facet; 4] =
	[Facet::Severity, Facet::Verification, Facet::Management, Facet::EventType];

/// Incidents by place of a facet in [`COUNTED`] and its value; -1 is none.
pub(crate) type Counts = BTreeMap<(usize, i64), i64>;

/// Such counts as `rollup` has them.
fn counts_text(counts: &Counts) -> String {
	let groups = counts.iter().map(|((facet, value), incidents)| format!("{facet}.{value}={incidents}"));
	groups.collect::<Vec<_>>().join(",")
}

/// The counts of a row of `rollup`.
pub(crate) fn counts_of(text: &str) -> Result<Counts, IndexError> {
	let group = |group: &str| {
		let (key, incidents) = group.split_once('=')?;
		let (facet, value) = key.split_once('.')?;
		Some(((facet.parse().ok()?, value.parse().ok()?), incidents.parse().ok()?))
	};
	let counts = text.split(',').map(group).collect::<Option<_>>();
	counts.ok_or_else(|| IndexError::Damaged(format!("counts {text:?}")))
}

/// What a group of lines has more, or less, than before.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
struct Amount {
	lines: i64,
	unknown: i64,
	quantity: i64,
	outstanding: i64,
	/// When the oldest of the lines that come was submitted; none if none comes.
	oldest: Option<Moment>,
	/// Whether any line goes: perhaps the oldest.
	loses: bool,
}

/// What blocks change in the rollups.
#[derive(Default)]
pub(crate) struct Changes {
	/// By group and minute.
	incidents: BTreeMap<(IncidentKey, u64), i64>,
	needs: BTreeMap<NeedKey, Amount>,
	/// Rows of `line` that go.
	gone: Vec<LineKey>,
	/// Rows of `line` that come.
	new: Vec<LineKey>,
}

impl Changes {
	/// Takes in that a block of that time made `new` of `old`, as far as incidents are counted.
	pub fn incident(&mut self, time: Moment, old: Option<&RecordRow>, new: Option<&RecordRow>) {
		// As the time is read back if it is beyond the databases' integers.
		let minute = i64::try_from(time).unwrap_or(i64::MAX).unsigned_abs() / MINUTE;
		self.count(minute, old, -1);
		self.count(minute, new, 1);
	}

	/// Takes in that `old` became `new`, as far as lines of requests are counted.
	pub fn request(&mut self, subject: &str, old: Option<&RecordRow>, new: Option<&RecordRow>) {
		let (old, new) = (lines(old), lines(new));
		if old != new {
			let gone = self.add(subject, old, -1);
			let new = self.add(subject, new, 1);
			self.gone.extend(gone);
			self.new.extend(new);
		}
	}

	fn count(&mut self, minute: u64, record: Option<&RecordRow>, sign: i64) {
		let Some(record) = record.filter(|record| record.kind == Kind::Incident) else { return };
		let code = |facet| record.facets.codes.get(&facet).map_or(-1, |code| i64::from(*code));
		for region in lineage(&record.facets.regions) {
			let key = [
				i64::from(region.code()),
				code(Facet::EventType),
				code(Facet::Status),
				code(Facet::Severity),
				code(Facet::Verification),
				code(Facet::Management),
			];
			let count = self.incidents.entry((key, minute)).or_default();
			*count = count.saturating_add(sign);
		}
	}

	fn add(&mut self, subject: &str, lines: &[Line], sign: i64) -> Vec<LineKey> {
		let amount =
			|quantity: Quantity| i64::try_from(quantity.min(MOST)).unwrap_or_default().saturating_mul(sign);
		let mut rows = vec![];
		for (index, line) in (0u32..).zip(lines) {
			for region in line.region.lineage() {
				let key = (region, line.status, line.product, line.priority, line.state);
				let sum = self.needs.entry(key).or_default();
				sum.lines = sum.lines.saturating_add(sign);
				sum.unknown = sum.unknown.saturating_add(if line.quantity.is_none() { sign } else { 0 });
				sum.quantity = sum.quantity.saturating_add(amount(line.quantity.unwrap_or_default()));
				sum.outstanding = sum.outstanding.saturating_add(amount(line.outstanding));
				if sign < 0 {
					sum.loses = true;
				} else {
					sum.oldest = Some(sum.oldest.map_or(line.submitted, |oldest| oldest.min(line.submitted)));
				}
				rows.push(vec![
					region.code().into(),
					u32::from(line.status).into(),
					line.product.into(),
					u32::from(line.priority).into(),
					u32::from(line.state).into(),
					line.submitted.into(),
					subject.into(),
					index.into(),
				]);
			}
		}
		rows
	}

	/// Writes the changes. A group that nothing is left of leaves no row, nor does a minute in which it came back to what
	/// it was.
	pub async fn write(self, tx: &mut Transaction<'_>) -> Result<(), IndexError> {
		write_incidents(tx, self.incidents).await?;
		const LINE: &str = "region, status, product, priority, state, submitted, subject, line";
		tx.delete_rows("line", LINE, Box::new(self.gone.into_iter())).await?;
		tx.write_rows(&format!("INSERT INTO line ({LINE}) VALUES "), "", Box::new(self.new.into_iter()))
			.await?;
		write_needs(tx, self.needs).await
	}
}

/// Writes what changed in the numbers of incidents.
async fn write_incidents(
	tx: &mut Transaction<'_>,
	mut changes: BTreeMap<(IncidentKey, u64), i64>,
) -> Result<(), IndexError> {
	changes.retain(|_, change| *change != 0);
	if changes.is_empty() {
		return Ok(());
	}
	let mut groups: BTreeMap<(i64, i64), Counts> = BTreeMap::new();
	for ((key, _), change) in &changes {
		let [region, event_type, status, severity, verification, management] = *key;
		let counts = groups.entry((region, status)).or_default();
		// In the order of `COUNTED`.
		for place in [severity, verification, management, event_type].into_iter().enumerate() {
			let count = counts.entry(place).or_default();
			*count = count.saturating_add(*change);
		}
	}
	let rows = changes.into_iter().map(|((key, minute), change)| {
		let [region, event_type, status, severity, verification, management] = key.map(Value::from);
		vec![region, status, minute.into(), event_type, severity, verification, management, change.into()]
	});
	tx.write_rows(
		"INSERT INTO trend (region, status, minute, event_type, severity, verification, management, change) VALUES ",
		" ON CONFLICT (region, status, minute, event_type, severity, verification, management) \
		DO UPDATE SET change = trend.change + excluded.change",
		Box::new(rows),
	)
	.await?;
	tx.execute("DELETE FROM trend WHERE change = 0", vec![]).await?;
	write_counts(tx, groups).await
}

/// Adds to the counts of regions by CAP status.
async fn write_counts(
	tx: &mut Transaction<'_>,
	mut groups: BTreeMap<(i64, i64), Counts>,
) -> Result<(), IndexError> {
	let regions: BTreeSet<i64> = groups.keys().map(|(region, _)| *region).collect();
	let keys = regions.into_iter().map(|region| vec![region.into()]);
	let head = "SELECT region, status, counts FROM rollup WHERE region IN (VALUES ";
	for row in tx.read_rows(head, ")", Box::new(keys)).await? {
		let Some(counts) = groups.get_mut(&(row.number(0)?, row.number(1)?)) else { continue };
		for (place, before) in counts_of(&row.text(2)?)? {
			let count = counts.entry(place).or_default();
			*count = count.saturating_add(before);
		}
	}
	let (mut rows, mut empty) = (vec![], vec![]);
	for ((region, status), mut counts) in groups {
		counts.retain(|_, count| *count != 0);
		let mut row = vec![region.into(), status.into()];
		if counts.is_empty() {
			empty.push(row);
		} else {
			row.push(counts_text(&counts).into());
			rows.push(row);
		}
	}
	tx.delete_rows("rollup", "region, status", Box::new(empty.into_iter())).await?;
	tx.write_rows(
		"INSERT INTO rollup (region, status, counts) VALUES ",
		" ON CONFLICT (region, status) DO UPDATE SET counts = excluded.counts",
		Box::new(rows.into_iter()),
	)
	.await
}

/// Writes what changed in what is needed. The lines themselves are written first.
async fn write_needs(
	tx: &mut Transaction<'_>,
	mut needs: BTreeMap<NeedKey, Amount>,
) -> Result<(), IndexError> {
	const KEY: &str = "region, status, product, priority, state";
	fn key((region, status, product, priority, state): NeedKey) -> Vec<Value> {
		vec![
			region.code().into(),
			u32::from(status).into(),
			product.into(),
			u32::from(priority).into(),
			u32::from(state).into(),
		]
	}
	needs.retain(|_, change| *change != Amount::default());
	let shrinks = needs.values().any(|change| change.lines < 0);
	let lose: Vec<NeedKey> = needs.iter().filter(|(_, change)| change.loses).map(|(key, _)| *key).collect();
	let rows = needs.into_iter().map(|(group, change)| {
		let mut row = key(group);
		row.extend([
			change.lines.into(),
			change.unknown.into(),
			change.quantity.into(),
			change.outstanding.into(),
			// Where no line comes, what is there is older.
			change.oldest.unwrap_or(Moment::MAX).into(),
		]);
		row
	});
	tx.write_rows(
		&format!("INSERT INTO need ({KEY}, lines, unknown, quantity, outstanding, oldest) VALUES "),
		&format!(
			" ON CONFLICT ({KEY}) DO UPDATE SET lines = need.lines + excluded.lines, \
			unknown = need.unknown + excluded.unknown, quantity = need.quantity + excluded.quantity, \
			outstanding = need.outstanding + excluded.outstanding, \
			oldest = CASE WHEN excluded.oldest < need.oldest THEN excluded.oldest ELSE need.oldest END"
		),
		Box::new(rows),
	)
	.await?;
	if shrinks {
		tx.execute("DELETE FROM need WHERE lines = 0", vec![]).await?;
	}
	// The oldest may be among those that went.
	tx.update_rows(
		"need",
		"oldest = (SELECT MIN(l.submitted) FROM line l WHERE l.region = need.region AND l.status = need.status \
		AND l.product = need.product AND l.priority = need.priority AND l.state = need.state)",
		KEY,
		Box::new(lose.into_iter().map(key)),
	)
	.await
}
