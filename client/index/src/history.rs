//! The statement of a history: how the counts of a region came to be what they are.

use crate::{
	error::IndexError,
	model::{CountsAt, MAX_POINTS, MINUTE},
	situations::number,
	store::Value,
};
use muster_primitives::{Moment, RegionCode};
use std::collections::BTreeMap;

/// The columns of a history: span, the last minute in it with a change, verification, severity, and by how much the
/// number of incidents with these two changed in the span.
pub(crate) const COLUMNS: [&str; 5] = ["span", "minute", "verification", "severity", "change"];

/// The rows, and what is bound to the statement. It parts the time from the first minute with a change to the last into
/// spans: the first minute alone, then `points - 1` of equal length.
pub(crate) fn statement(
	region: RegionCode,
	status: u8,
	points: u32,
) -> Result<(String, Vec<Value>), IndexError> {
	let spans = match points {
		1..=MAX_POINTS => points.saturating_sub(1),
		_ => {
			return Err(IndexError::Parameter(format!(
				"a history has 1 to {MAX_POINTS} points, not {points}"
			)))
		}
	};
	// Dividing rounds up, so that only the first minute is in the first span.
	let sql = "SELECT (t.minute - s.first) * $3 / s.length + \
		CASE WHEN (t.minute - s.first) * $3 % s.length > 0 THEN 1 ELSE 0 END AS span, MAX(t.minute) AS minute, \
		t.verification AS verification, t.severity AS severity, CAST(SUM(t.change) AS BIGINT) AS change FROM trend t JOIN (SELECT MIN(minute) AS first, \
		CASE WHEN MAX(minute) > MIN(minute) THEN MAX(minute) - MIN(minute) ELSE 1 END AS length \
		FROM trend WHERE region = $1 AND status = $2) s ON 1 = 1 \
		WHERE t.region = $1 AND t.status = $2 GROUP BY 1, 3, 4";
	Ok((sql.into(), vec![region.code().into(), u32::from(status).into(), spans.into()]))
}

/// The moments in such rows: what changed, added up.
pub(crate) fn read(rows: &[Vec<i64>]) -> Result<Vec<CountsAt>, IndexError> {
	let changes = rows.iter().map(|row| Change::of(row)).collect::<Result<Vec<_>, _>>()?;
	let (mut verification, mut severity) = (BTreeMap::new(), BTreeMap::new());
	let moments = changes.chunk_by(|one, other| one.span == other.span).map(|span| {
		for change in span {
			add(&mut verification, change.verification, change.by);
			add(&mut severity, change.severity, change.by);
		}
		let minute = span.iter().map(|change| change.minute).max().unwrap_or_default();
		CountsAt {
			at: minute.saturating_add(1).saturating_mul(MINUTE),
			verification: present(&verification),
			severity: present(&severity),
		}
	});
	Ok(moments.collect())
}

/// A row.
struct Change {
	span: i64,
	minute: Moment,
	verification: u32,
	severity: u32,
	by: i64,
}

impl Change {
	fn of(row: &[i64]) -> Result<Self, IndexError> {
		match row {
			[span, minute, verification, severity, by] => Ok(Self {
				span: *span,
				minute: number(minute)?,
				verification: number(verification)?,
				severity: number(severity)?,
				by: *by,
			}),
			_ => Err(IndexError::Damaged(format!("a change of counts: {row:?}"))),
		}
	}
}

fn add(counts: &mut BTreeMap<u32, i64>, value: u32, by: i64) {
	let count = counts.entry(value).or_default();
	*count = count.saturating_add(by);
}

/// Those of which there are any.
fn present(counts: &BTreeMap<u32, i64>) -> BTreeMap<u32, u64> {
	let any = counts.iter().filter(|(_, count)| **count > 0);
	any.map(|(value, count)| (*value, count.unsigned_abs())).collect()
}
