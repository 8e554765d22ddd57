//! What can be asked, and what the pallets answer, in the words of the reference model.

use crate::names::Names;
use muster_primitives::{MilliWeight, Position, Quorum, Verdict};
use pallet_observations::{Centre, Span, Voice};
use pallet_validation::{reliability, Ballot};
use serde::{de::DeserializeOwned, Deserialize};
use serde_json::{json, Map, Value};
use std::{collections::BTreeMap, fmt};

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
	/// The verdict of a round.
	Tally,
	/// How several sources' figures compare by tolerance.
	Compare,
	/// How they compare when sources date differently: each value with its hull.
	Intervals,
	/// What a reporter's word weighs, and its score.
	Weight,
	/// How a record fades.
	Decay,
	/// How complete two lists are.
	Chapman,
}

impl fmt::Display for Kind {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(match self {
			Self::Tally => "tally",
			Self::Compare => "compare",
			Self::Intervals => "intervals",
			Self::Weight => "weight",
			Self::Decay => "decay",
			Self::Chapman => "chapman",
		})
	}
}

impl Kind {
	/// Recognises what is asked by a field that only this kind has; `compare` and `intervals` by what an observation
	/// holds. Without observations the two are the same.
	pub(crate) fn of(asked: &Value) -> Result<Self, String> {
		let fields = asked.as_object().ok_or("\"in\" is no object")?;
		let known = [
			("votes", Self::Tally),
			("observations", Self::Compare),
			("r", Self::Weight),
			("lambda_ppm", Self::Decay),
			("n1", Self::Chapman),
		];
		let found = known.into_iter().find(|(field, _)| fields.contains_key(*field));
		let (_, kind) = found.ok_or_else(|| {
			let names: Vec<&str> = fields.keys().map(String::as_str).collect();
			format!("no kind of case has the fields `{}`", names.join("`, `"))
		})?;
		let first = fields.get("observations").and_then(|rows| rows.get(0)).and_then(Value::as_array);
		Ok(if first.is_some_and(|row| row.len() == HULL_ROW) { Self::Intervals } else { kind })
	}

	/// The pallet's answer; an error says what is wrong with the question.
	pub(crate) fn answer(self, asked: Value) -> Result<Value, String> {
		match self {
			Self::Tally => tally(read(asked)?),
			Self::Compare => compare(read(asked)?, |CompareRow(value, weight, agency, class)| {
				(Span::point(value), weight, agency, class)
			}),
			Self::Intervals => {
				compare(read(asked)?, |IntervalsRow(value, low, high, weight, agency, class)| {
					(Span { value, low, high }, weight, agency, class)
				})
			}
			Self::Weight => weight(read(asked)?),
			Self::Decay => decay(read(asked)?),
			Self::Chapman => chapman(read(asked)?),
		}
	}
}

fn read<Question: DeserializeOwned>(asked: Value) -> Result<Question, String> {
	serde_json::from_value(asked).map_err(|error| error.to_string())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TallyQuestion {
	votes: Vec<VoteRow>,
	quorum_groups: u8,
	quorum_classes: u8,
	competent: Vec<String>,
	closed: bool,
	/// Missing: a class speaks whatever its turnout.
	eligible: Option<BTreeMap<String, u8>>,
	turnout: u8,
}

/// Agency, group, class, position, weight.
#[derive(Deserialize)]
struct VoteRow(String, String, String, Position, MilliWeight);

fn tally(asked: TallyQuestion) -> Result<Value, String> {
	let (mut groups, mut classes) = (Names::default(), Names::default());
	let mut ballots = Vec::new();
	for VoteRow(agency, group, class, position, weight) in asked.votes {
		ballots.push(Ballot {
			class: classes.class(&class)?,
			group: groups.number(&group),
			position,
			weight,
			competent: asked.competent.contains(&agency),
		});
	}
	let turnout = if asked.eligible.is_some() { asked.turnout } else { 0 };
	let mut eligible = Vec::new();
	for (class, lines) in asked.eligible.unwrap_or_default() {
		eligible.push((classes.class(&class)?, lines));
	}
	let quorum = Quorum { classes: asked.quorum_classes, groups: asked.quorum_groups, turnout };
	let standing = pallet_validation::tally(ballots, quorum, &eligible);
	let verdict = if asked.closed { Some(standing.closed()) } else { standing.carried };
	let counts = standing.counts;
	Ok(json!([
		verdict.map_or("Open", verdict_name),
		[
			counts.classes_for,
			counts.classes_against,
			counts.classes_split,
			counts.groups_for,
			counts.groups_against
		],
	]))
}

fn verdict_name(verdict: Verdict) -> &'static str {
	match verdict {
		Verdict::Confirmed => "Confirmed",
		Verdict::Refuted => "Refuted",
		Verdict::Disputed => "Disputed",
		Verdict::Unverifiable => "Unverifiable",
		Verdict::ConfirmedLimited => "ConfirmedLimited",
	}
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CompareQuestion<Row> {
	observations: Vec<Row>,
	abs_tol: u64,
	rel_ppm: u32,
}

/// Value, weight, agency, class.
#[derive(Deserialize)]
struct CompareRow(i64, MilliWeight, String, String);

/// Value, both ends of its hull, weight, agency, class.
#[derive(Deserialize)]
struct IntervalsRow(i64, i64, i64, MilliWeight, String, String);

/// Fields of an [`IntervalsRow`].
const HULL_ROW: usize = 6;

fn compare<Row>(
	asked: CompareQuestion<Row>,
	parts: impl Fn(Row) -> (Span, MilliWeight, String, String),
) -> Result<Value, String> {
	let mut classes = Names::default();
	let (mut voices, mut agencies) = (Vec::new(), Vec::new());
	for row in asked.observations {
		let (span, weight, agency, class) = parts(row);
		let class = u16::try_from(classes.number(&class)).map_err(|error| error.to_string())?;
		voices.push(Voice { class, weight, span });
		agencies.push(agency);
	}
	let found = pallet_observations::compare(&voices, asked.abs_tol, asked.rel_ppm);
	let marks: Map<String, Value> =
		agencies.into_iter().zip(&found.marks).map(|(agency, mark)| (agency, name(mark))).collect();
	let centre = match found.centre {
		None => Value::Null,
		Some(Centre::Point(value)) => json!(value),
		Some(Centre::Between(low, high)) => json!([low, high]),
	};
	Ok(json!([name(&found.status), centre, found.tolerance, marks]))
}

/// A variant without fields, as the reference writes it.
fn name(variant: &impl fmt::Debug) -> Value {
	Value::String(format!("{variant:?}"))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WeightQuestion {
	r: u64,
	s: u64,
}

fn weight(asked: WeightQuestion) -> Result<Value, String> {
	let score = reliability::score(asked.r, asked.s);
	Ok(json!([reliability::weight(score), score]))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DecayQuestion {
	x: u64,
	lambda_ppm: u32,
	epochs: u32,
}

fn decay(asked: DecayQuestion) -> Result<Value, String> {
	Ok(json!(reliability::decay(asked.x, asked.lambda_ppm, asked.epochs)))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChapmanQuestion {
	n1: u32,
	n2: u32,
	m: u32,
}

fn chapman(asked: ChapmanQuestion) -> Result<Value, String> {
	let found = pallet_observations::chapman(asked.n1, asked.n2, asked.m)
		.ok_or("more cases in common than a list has")?;
	let variance = u64::try_from(found.variance).map_err(|_| "the variance is larger than JSON can hold")?;
	Ok(json!([found.estimate, variance, found.deviation, found.reliable]))
}
