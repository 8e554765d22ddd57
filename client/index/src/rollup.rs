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

/// What a group of lines has more, or less, than before.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
struct Amount {
	lines: i64,
	unknown: i64,
	quantity: i64,
	outstanding: i64,
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
		let trend = || self.incidents.iter().filter(|(_, change)| **change != 0);
		let mut incidents: BTreeMap<IncidentKey, i64> = BTreeMap::new();
		for ((key, _), change) in trend() {
			let sum = incidents.entry(*key).or_default();
			*sum = sum.saturating_add(*change);
		}
		let rows = trend().map(|((key, minute), change)| {
			let [region, event_type, status, severity, verification, management] = key.map(Value::from);
			vec![
				region,
				status,
				(*minute).into(),
				event_type,
				severity,
				verification,
				management,
				(*change).into(),
			]
		});
		tx.write_rows(
			"INSERT INTO trend (region, status, minute, event_type, severity, verification, management, change) VALUES ",
			" ON CONFLICT (region, status, minute, event_type, severity, verification, management) \
			DO UPDATE SET change = trend.change + excluded.change",
			Box::new(rows),
		)
		.await?;
		if !incidents.is_empty() {
			tx.execute("DELETE FROM trend WHERE change = 0", vec![]).await?;
		}

		incidents.retain(|_, change| *change != 0);
		let shrinks = incidents.values().any(|change| *change < 0);
		let rows = incidents.into_iter().map(|(key, change)| {
			let [region, event_type, status, severity, verification, management] = key.map(Value::from);
			vec![region, event_type, status, severity, verification, management, change.into()]
		});
		tx.write_rows(
			"INSERT INTO rollup (region, event_type, status, severity, verification, management, incidents) VALUES ",
			" ON CONFLICT (region, event_type, status, severity, verification, management) \
			DO UPDATE SET incidents = rollup.incidents + excluded.incidents",
			Box::new(rows),
		)
		.await?;
		if shrinks {
			tx.execute("DELETE FROM rollup WHERE incidents = 0", vec![]).await?;
		}

		const LINE: &str = "region, status, product, priority, state, submitted, subject, line";
		tx.delete_rows("line", LINE, Box::new(self.gone.into_iter())).await?;
		tx.write_rows(&format!("INSERT INTO line ({LINE}) VALUES "), "", Box::new(self.new.into_iter()))
			.await?;
		let mut needs = self.needs;
		needs.retain(|_, change| *change != Amount::default());
		let shrinks = needs.values().any(|change| change.lines < 0);
		let rows = needs.into_iter().map(|((region, status, product, priority, state), change)| {
			vec![
				region.code().into(),
				u32::from(status).into(),
				product.into(),
				u32::from(priority).into(),
				u32::from(state).into(),
				change.lines.into(),
				change.unknown.into(),
				change.quantity.into(),
				change.outstanding.into(),
			]
		});
		tx.write_rows(
			"INSERT INTO need (region, status, product, priority, state, lines, unknown, quantity, outstanding) VALUES ",
			" ON CONFLICT (region, status, product, priority, state) DO UPDATE SET lines = need.lines + excluded.lines, \
			unknown = need.unknown + excluded.unknown, quantity = need.quantity + excluded.quantity, \
			outstanding = need.outstanding + excluded.outstanding",
			Box::new(rows),
		)
		.await?;
		if shrinks {
			tx.execute("DELETE FROM need WHERE lines = 0", vec![]).await?;
		}
		Ok(())
	}
}
