//! Answers about regions: how many incidents, what is needed, and how it came to that.

use crate::{
	answer::Answer,
	error::Error,
	names::{self, Name},
	params::Args,
	reading::{Reading, Reply},
};
use muster_index::{Count, CountsAt, Facet, Need, Situation};
use muster_primitives::{CapStatus, Moment, RegionCode};
use serde::Serialize;
use std::{collections::BTreeMap, sync::Arc};

/// Moments of a history when the caller does not say.
const USUAL_POINTS: u32 = 60;

/// How many incidents a region has, and what it needs.
pub async fn one(reading: Arc<Reading>, args: Args) -> Result<Reply, Error> {
	let region = args.region("region").unwrap_or_default();
	let answer = reading.reader()?.situation(region, args.fields("options").number("at")).await?;
	Answer::of_index(SituationRow::new(region, answer.data), &answer.status).written()
}

/// The same of each region directly inside one that has anything.
pub async fn below(reading: Arc<Reading>, args: Args) -> Result<Reply, Error> {
	let region = args.region("region").unwrap_or_default();
	let answer = reading.reader()?.situations_below(region, args.fields("options").number("at")).await?;
	let rows = answer.data.into_iter().map(|(region, situation)| SituationRow::new(region, situation));
	Answer::of_index(rows.collect::<Vec<_>>(), &answer.status).written()
}

/// How a region came to the incidents that it has.
pub async fn history(reading: Arc<Reading>, args: Args) -> Result<Reply, Error> {
	let region = args.region("region").unwrap_or_default();
	let options = args.fields("options");
	let status = options.name("status").and_then(|status| u8::try_from(status.code).ok());
	let status = status.unwrap_or(CapStatus::Actual.index());
	let points = options.small("points").unwrap_or(USUAL_POINTS);
	let answer = reading.reader()?.history(region, status, points).await?;
	let moments: Vec<_> = answer.data.into_iter().map(MomentRow::from).collect();
	let data = HistoryRow {
		from: moments.first().map(|moment| moment.at),
		until: moments.last().map(|moment| moment.at),
		moments,
	};
	Answer::of_index(data, &answer.status).written()
}

/// The name of a number, or the number where this node knows no name.
fn named(names: fn() -> Vec<Name>, code: u32) -> String {
	names::text_of(names, code).unwrap_or_else(|| code.to_string())
}

/// A region as it is, or was.
#[derive(Debug, Serialize)]
struct SituationRow {
	region: String,
	incidents: Vec<StatusRow>,
	/// None of the past, of which the index does not keep them.
	needs: Option<Vec<NeedRow>>,
}

impl SituationRow {
	fn new(region: RegionCode, situation: Situation) -> Self {
		let Situation { incidents, needs } = situation;
		Self {
			region: format!("{:06}", region.code()),
			incidents: by_status(&incidents),
			needs: needs.map(|needs| needs.into_iter().map(NeedRow::from).collect()),
		}
	}
}

/// The counts of a region from its first change to its last.
#[derive(Debug, Serialize)]
struct HistoryRow {
	/// The first moment; none where there never was an incident.
	from: Option<Moment>,
	until: Option<Moment>,
	moments: Vec<MomentRow>,
}

/// The counts of a moment.
#[derive(Debug, Serialize)]
struct MomentRow {
	at: Moment,
	verification: BTreeMap<String, u64>,
	severity: BTreeMap<String, u64>,
}

impl From<CountsAt> for MomentRow {
	fn from(counts: CountsAt) -> Self {
		let CountsAt { at, verification, severity } = counts;
		let by_name = |counts: BTreeMap<u32, u64>, names: fn() -> Vec<Name>| {
			counts.into_iter().map(|(code, incidents)| (named(names, code), incidents)).collect()
		};
		Self {
			at,
			verification: by_name(verification, names::verifications),
			severity: by_name(severity, names::severities),
		}
	}
}

/// Incidents of one CAP status, by one facet at a time.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct StatusRow {
	status: String,
	total: u64,
	severity: BTreeMap<String, u64>,
	verification: BTreeMap<String, u64>,
	management: BTreeMap<String, u64>,
	event_type: BTreeMap<String, u64>,
}

/// Drills never add to what is real: each CAP status has numbers of its own.
fn by_status(counts: &[Count]) -> Vec<StatusRow> {
	let mut rows: BTreeMap<u8, StatusRow> = BTreeMap::new();
	for Count { status, facet, value, incidents } in counts {
		let row = rows.entry(*status).or_default();
		let (numbers, name) = match facet {
			Facet::Severity => {
				row.total = row.total.saturating_add(*incidents);
				(&mut row.severity, named(names::severities, *value))
			}
			Facet::Verification => (&mut row.verification, named(names::verifications, *value)),
			Facet::Management => (&mut row.management, named(names::managements, *value)),
			Facet::EventType => (&mut row.event_type, value.to_string()),
			_ => continue,
		};
		numbers.insert(name, *incidents);
	}
	let row =
		|(status, row): (u8, StatusRow)| StatusRow { status: named(names::statuses, status.into()), ..row };
	rows.into_iter().map(row).collect()
}

/// Lines of one product, priority and state.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct NeedRow {
	status: String,
	product: u32,
	/// FHIR `request-priority`.
	priority: String,
	state: String,
	lines: u64,
	/// Of them, those without a quantity.
	unknown: u64,
	quantity: String,
	outstanding: String,
	oldest: u64,
}

impl From<Need> for NeedRow {
	fn from(need: Need) -> Self {
		let Need { status, product, priority, state, lines, unknown, quantity, outstanding, oldest } = need;
		Self {
			status: named(names::statuses, status.into()),
			product,
			priority: named(names::priorities, priority.into()),
			state: named(names::line_states, state.into()),
			lines,
			unknown,
			quantity: quantity.to_string(),
			outstanding: outstanding.to_string(),
			oldest,
		}
	}
}
