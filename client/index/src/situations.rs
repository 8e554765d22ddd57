//! The statement of situations: counts of several regions at once, as they are or as they were.

use crate::{
	error::IndexError,
	model::{Count, Facet, Need, Situation, MINUTE},
	store::Value,
};
use muster_primitives::{Moment, RegionCode};
use std::collections::BTreeMap;

/// The facets that incidents are counted by, each beside the CAP status.
const COUNTED: [Facet; 4] = [Facet::Severity, Facet::Verification, Facet::Management, Facet::EventType];
/// The columns of situations: region, status, then which facet is counted, its value and the number of incidents; or
/// [`NEEDS`] and the columns of a need.
pub(crate) const COLUMNS: [&str; 11] = ["c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9", "c10"];
/// What stands in place of a facet in the row of a need.
const NEEDS: i64 = 4;
/// The rows of needs, up to the condition on the region.
pub(crate) const NEED: &str = "SELECT n.region AS c0, n.status AS c1, CAST(4 AS BIGINT) AS c2, n.product AS c3, \
	n.priority AS c4, n.state AS c5, n.lines AS c6, n.unknown AS c7, n.quantity AS c8, n.outstanding AS c9, \
	(SELECT MIN(l.submitted) FROM line l WHERE l.region = n.region AND l.status = n.status AND l.product = n.product \
	AND l.priority = n.priority AND l.state = n.state) AS c10 FROM need n WHERE n.region";

/// The regions that may lie directly in one: the next two digits from 01 to 99; none in a county.
pub(crate) fn children(region: RegionCode) -> Vec<RegionCode> {
	let code = region.code();
	let below = (1..100u32).flat_map(|digits| {
		[10_000, 100, 1].map(|unit: u32| code.saturating_add(digits.saturating_mul(unit)))
	});
	below
		.filter_map(|code| RegionCode::new(code).ok())
		.filter(|child| child.parent() == Some(region))
		.collect()
}

/// The rows of these regions, and what is bound to the statement.
pub(crate) fn statement(regions: &[RegionCode], at: Option<Moment>) -> (String, Vec<Value>) {
	let mut values: Vec<Value> = regions.iter().map(|region| region.code().into()).collect();
	let names: Vec<String> = (1..=values.len()).map(|number| format!("${number}")).collect();
	// A list of nothing is no SQL everywhere.
	let of_regions = if names.is_empty() { "IN (NULL)".into() } else { format!("IN ({})", names.join(", ")) };
	let (table, number, until) = match at {
		None => ("rollup", "incidents", String::new()),
		Some(at) => {
			values.push((at / MINUTE).into());
			("trend", "change", format!(" AND minute < ${}", values.len()))
		}
	};
	let mut parts: Vec<String> = COUNTED
		.iter()
		.zip(0..)
		.map(|(facet, place)| {
			let column = facet.column();
			let nothing: String =
				(5..COLUMNS.len()).map(|column| format!(", CAST(0 AS BIGINT) AS c{column}")).collect();
			format!(
				"SELECT region AS c0, status AS c1, CAST({place} AS BIGINT) AS c2, {column} AS c3, \
				CAST(SUM({number}) AS BIGINT) AS c4{nothing} FROM {table} WHERE region {of_regions}{until} \
				GROUP BY region, status, {column} HAVING SUM({number}) <> 0"
			)
		})
		.collect();
	if at.is_none() {
		parts.push(format!("{NEED} {of_regions}"));
	}
	(parts.join(" UNION ALL "), values)
}

/// The situations in such rows; regions with nothing are not among them.
pub(crate) fn read(
	rows: &[Vec<i64>],
	at: Option<Moment>,
) -> Result<BTreeMap<RegionCode, Situation>, IndexError> {
	let mut situations = BTreeMap::new();
	for row in rows {
		let damaged = || IndexError::Damaged(format!("a count: {row:?}"));
		let [region, status, part, value, incidents, ..] = row.as_slice() else { return Err(damaged()) };
		let region =
			u32::try_from(*region).ok().and_then(|code| RegionCode::new(code).ok()).ok_or_else(damaged)?;
		let nothing = || Situation { incidents: vec![], needs: at.is_none().then(Vec::new) };
		let situation = situations.entry(region).or_insert_with(nothing);
		match usize::try_from(*part).ok().and_then(|part| COUNTED.get(part)) {
			Some(facet) => situation.incidents.push(Count {
				status: number(status)?,
				facet: *facet,
				value: number(value)?,
				incidents: number(incidents)?,
			}),
			None => situation.needs.get_or_insert_default().push(need(row)?),
		}
	}
	Ok(situations)
}

/// The need in a row of [`NEED`].
pub(crate) fn need(row: &[i64]) -> Result<Need, IndexError> {
	match row {
		[_, status, NEEDS, product, priority, state, lines, unknown, quantity, outstanding, oldest] => {
			Ok(Need {
				status: number(status)?,
				product: number(product)?,
				priority: number(priority)?,
				state: number(state)?,
				lines: number(lines)?,
				unknown: number(unknown)?,
				quantity: number(quantity)?,
				outstanding: number(outstanding)?,
				oldest: number(oldest)?,
			})
		}
		_ => Err(IndexError::Damaged(format!("a need: {row:?}"))),
	}
}

/// A number that fits.
pub(crate) fn number<T: TryFrom<i64>>(value: &i64) -> Result<T, IndexError> {
	T::try_from(*value).map_err(|_| IndexError::Damaged(format!("{value} is out of range")))
}
