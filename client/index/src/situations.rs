//! The statement of situations: counts of several regions at once, as they are or as they were.

use crate::{
	error::IndexError,
	model::{Count, Need, Situation, MINUTE},
	query::{packed, unpacked},
	rollup::{counts_of, Counts, COUNTED},
	store::Value,
};
use muster_primitives::{Moment, RegionCode};
use std::{collections::BTreeMap, str::FromStr};

/// The columns of needs.
const NEED: [&str; 10] = [
	"region",
	"status",
	"product",
	"priority",
	"state",
	"lines",
	"unknown",
	"quantity",
	"outstanding",
	"oldest",
];

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

/// A condition on `region`, and what is bound for it.
fn in_regions(regions: &[RegionCode]) -> (String, Vec<Value>) {
	let values: Vec<Value> = regions.iter().map(|region| region.code().into()).collect();
	let names: Vec<String> = (1..=values.len()).map(|number| format!("${number}")).collect();
	// A list of nothing is no SQL everywhere.
	let names = if names.is_empty() { "NULL".into() } else { names.join(", ") };
	(format!("region IN ({names})"), values)
}

/// The statements of the incidents and of the needs of regions as they are, and what is bound to both.
pub(crate) fn now(regions: &[RegionCode]) -> ([String; 2], Vec<Value>) {
	let (of_regions, values) = in_regions(regions);
	let incidents = format!("SELECT region, status, counts FROM rollup WHERE {of_regions}");
	([packed(&incidents, &["region", "status", "counts"]), needs(&of_regions)], values)
}

/// The statement of the needs that a condition leaves.
pub(crate) fn needs(condition: &str) -> String {
	packed(&format!("SELECT {} FROM need WHERE {condition}", NEED.join(", ")), &NEED)
}

/// The statement of the incidents of regions as they were known at a moment, and what is bound to it.
pub(crate) fn past(regions: &[RegionCode], at: Moment) -> (String, Vec<Value>) {
	let (of_regions, mut values) = in_regions(regions);
	values.push((at / MINUTE).into());
	let until = format!("minute < ${}", values.len());
	let parts: Vec<String> = COUNTED
		.iter()
		.zip(0..)
		.map(|(facet, place)| {
			let column = facet.column();
			format!(
				"SELECT region, status, CAST({place} AS BIGINT) AS facet, {column} AS value, \
				CAST(SUM(change) AS BIGINT) AS incidents FROM trend WHERE {of_regions} AND {until} \
				GROUP BY region, status, {column} HAVING SUM(change) <> 0"
			)
		})
		.collect();
	let columns = ["region", "status", "facet", "value", "incidents"];
	(packed(&parts.join(" UNION ALL "), &columns), values)
}

/// Counts by region and CAP status.
type Groups = BTreeMap<(RegionCode, u8), Counts>;

/// The situations in what the two statements of [`now`] found; regions with nothing are not among them.
pub(crate) fn read_now(incidents: &str, needs: &str) -> Result<BTreeMap<RegionCode, Situation>, IndexError> {
	let mut groups = Groups::new();
	for row in unpacked(incidents) {
		let row: Vec<&str> = row.collect();
		let [region, status, counts] = row.as_slice() else {
			return Err(IndexError::Damaged(format!("counts: {row:?}")));
		};
		groups.insert((region_of(integer(region)?)?, parsed(status)?), counts_of(counts)?);
	}
	let nothing = || Situation { incidents: vec![], needs: Some(vec![]) };
	let mut situations = situations(groups, nothing)?;
	for (region, need) in read_needs(needs)? {
		situations.entry(region).or_insert_with(nothing).needs.get_or_insert_default().push(need);
	}
	Ok(situations)
}

/// The situations in what the statement of [`past`] found; regions with nothing are not among them.
pub(crate) fn read_past(incidents: &str) -> Result<BTreeMap<RegionCode, Situation>, IndexError> {
	let mut groups = Groups::new();
	for row in integers(incidents)? {
		let [region, status, facet, value, incidents] = row.as_slice() else {
			return Err(IndexError::Damaged(format!("a count: {row:?}")));
		};
		let counts = groups.entry((region_of(*region)?, number(status)?)).or_default();
		counts.insert((number(facet)?, *value), *incidents);
	}
	situations(groups, Situation::default)
}

/// Counts as situations.
fn situations(
	groups: Groups,
	nothing: impl Fn() -> Situation,
) -> Result<BTreeMap<RegionCode, Situation>, IndexError> {
	let mut situations = BTreeMap::new();
	for ((region, status), counts) in groups {
		let situation: &mut Situation = situations.entry(region).or_insert_with(&nothing);
		for ((place, value), incidents) in &counts {
			let facet = COUNTED.get(*place);
			situation.incidents.push(Count {
				status,
				facet: *facet.ok_or_else(|| IndexError::Damaged(format!("counts of facet {place}")))?,
				value: number(value)?,
				incidents: number(incidents)?,
			});
		}
	}
	Ok(situations)
}

/// The needs in what the statement of [`needs`] found, in the order of their keys.
pub(crate) fn read_needs(text: &str) -> Result<Vec<(RegionCode, Need)>, IndexError> {
	let rows = integers(text)?;
	rows.iter().map(|row| need(row)).collect()
}

/// The need in a row, and where it is.
fn need(row: &[i64]) -> Result<(RegionCode, Need), IndexError> {
	match row {
		[region, status, product, priority, state, lines, unknown, quantity, outstanding, oldest] => {
			let need = Need {
				status: number(status)?,
				product: number(product)?,
				priority: number(priority)?,
				state: number(state)?,
				lines: number(lines)?,
				unknown: number(unknown)?,
				quantity: number(quantity)?,
				outstanding: number(outstanding)?,
				oldest: number(oldest)?,
			};
			Ok((region_of(*region)?, need))
		}
		_ => Err(IndexError::Damaged(format!("a need: {row:?}"))),
	}
}

/// The rows of whole numbers in such a text, sorted.
pub(crate) fn integers(text: &str) -> Result<Vec<Vec<i64>>, IndexError> {
	let rows = unpacked(text).map(|row| row.map(integer).collect());
	let mut rows = rows.collect::<Result<Vec<Vec<i64>>, _>>()?;
	rows.sort();
	Ok(rows)
}

fn integer(text: &str) -> Result<i64, IndexError> {
	parsed(text)
}

fn parsed<T: FromStr>(text: &str) -> Result<T, IndexError> {
	text.parse().map_err(|_| IndexError::Damaged(format!("a number: {text:?}")))
}

fn region_of(code: i64) -> Result<RegionCode, IndexError> {
	let region = u32::try_from(code).ok().and_then(|code| RegionCode::new(code).ok());
	region.ok_or_else(|| IndexError::Damaged(format!("region {code}")))
}

/// A number that fits.
pub(crate) fn number<T: TryFrom<i64>>(value: &i64) -> Result<T, IndexError> {
	T::try_from(*value).map_err(|_| IndexError::Damaged(format!("{value} is out of range")))
}
