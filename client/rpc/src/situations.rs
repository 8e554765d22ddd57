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
	Answer::of_index(SituationRow::new(&Words::new(), region, answer.data), &answer.status).written()
}

/// The same of each region directly inside one that has anything.
pub async fn below(reading: Arc<Reading>, args: Args) -> Result<Reply, Error> {
	let region = args.region("region").unwrap_or_default();
	let answer = reading.reader()?.situations_below(region, args.fields("options").number("at")).await?;
	let words = Words::new();
	let rows =
		answer.data.into_iter().map(|(region, situation)| SituationRow::new(&words, region, situation));
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
	let words = Words::new();
	let moments: Vec<_> = answer.data.into_iter().map(|counts| MomentRow::new(&words, counts)).collect();
	let data = HistoryRow {
		from: moments.first().map(|moment| moment.at),
		until: moments.last().map(|moment| moment.at),
		moments,
	};
	Answer::of_index(data, &answer.status).written()
}

/// The names in an answer, made once for all its rows: there may be thousands.
struct Words {
	statuses: Vec<Name>,
	severities: Vec<Name>,
	verifications: Vec<Name>,
	managements: Vec<Name>,
	priorities: Vec<Name>,
	line_states: Vec<Name>,
}

impl Words {
	fn new() -> Self {
		Self {
			statuses: names::statuses(),
			severities: names::severities(),
			verifications: names::verifications(),
			managements: names::managements(),
			priorities: names::priorities(),
			line_states: names::line_states(),
		}
	}
}

/// The name of a number, or the number where this node knows no name.
fn named(names: &[Name], code: u32) -> String {
	names::text_of(names, code).map_or_else(|| code.to_string(), Into::into)
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
	fn new(words: &Words, region: RegionCode, situation: Situation) -> Self {
		let Situation { incidents, needs } = situation;
		Self {
			region: format!("{:06}", region.code()),
			incidents: by_status(words, &incidents),
			needs: needs.map(|needs| needs.into_iter().map(|need| NeedRow::new(words, need)).collect()),
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

impl MomentRow {
	fn new(words: &Words, counts: CountsAt) -> Self {
		let CountsAt { at, verification, severity } = counts;
		let by_name = |counts: BTreeMap<u32, u64>, names: &[Name]| {
			counts.into_iter().map(|(code, incidents)| (named(names, code), incidents)).collect()
		};
		Self {
			at,
			verification: by_name(verification, &words.verifications),
			severity: by_name(severity, &words.severities),
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
fn by_status(words: &Words, counts: &[Count]) -> Vec<StatusRow> {
	let mut rows: BTreeMap<u8, StatusRow> = BTreeMap::new();
	for Count { status, facet, value, incidents } in counts {
		let row = rows.entry(*status).or_default();
		let (numbers, name) = match facet {
			Facet::Severity => {
				row.total = row.total.saturating_add(*incidents);
				(&mut row.severity, named(&words.severities, *value))
			}
			Facet::Verification => (&mut row.verification, named(&words.verifications, *value)),
			Facet::Management => (&mut row.management, named(&words.managements, *value)),
			Facet::EventType => (&mut row.event_type, value.to_string()),
			_ => continue,
		};
		numbers.insert(name, *incidents);
	}
	let row =
		|(status, row): (u8, StatusRow)| StatusRow { status: named(&words.statuses, status.into()), ..row };
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

impl NeedRow {
	fn new(words: &Words, need: Need) -> Self {
		let Need { status, product, priority, state, lines, unknown, quantity, outstanding, oldest } = need;
		Self {
			status: named(&words.statuses, status.into()),
			product,
			priority: named(&words.priorities, priority.into()),
			state: named(&words.line_states, state.into()),
			lines,
			unknown,
			quantity: quantity.to_string(),
			outstanding: outstanding.to_string(),
			oldest,
		}
	}
}
