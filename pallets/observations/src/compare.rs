//! How the figures of several sources on the same thing compare.
//!
//! Pure: no storage, no floating point, no order dependence. What goes in, for a caller outside the pallet too:
//!
//! - [`Voice`]: one source. `class` is any number, the same for sources of one kind, such as `AgencyClass::index()`;
//!   `weight` is in thousandths; `span` is the value and the hull of the values it may stand for.
//! - [`Span`]: `value` as reported, `low` and `high` the hull: both equal to `value` when figures are dated alike
//!   ([`Span::point`]), else the hull of the value and that of the period before ([`Span::since`]).
//! - `abs_tol` in the metric's unit, `rel_ppm` in millionths of the value: the larger of the two is the tolerance.
//!
//! Out comes a [`Comparison`]: `marks` are in the order of the voices. Values are `i64`, weights `u32`, tolerances and
//! distances `u64` (a tolerance beyond that is cut to it); products are made in `u128`, so nothing overflows.
//! Equal values are one point of the line, so it does not matter in which order they are sorted.
//!
//! Two levels, so that a class with many agencies has one voice: the lower weighted median within each class, then the
//! lower median over the classes.

use alloc::{collections::BTreeMap, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// A value, and the hull of the values it may stand for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Span {
	/// The value as reported.
	pub value: i64,
	/// The least it may stand for, at most `value`.
	pub low: i64,
	/// The most it may stand for, at least `value`.
	pub high: i64,
}

impl Span {
	/// A value that stands for itself.
	pub const fn point(value: i64) -> Self {
		Self { value, low: value, high: value }
	}

	/// A value that may also stand for any between it and that of the period before, if there is one.
	pub fn since(value: i64, previous: Option<i64>) -> Self {
		let previous = previous.unwrap_or(value);
		Self { value, low: value.min(previous), high: value.max(previous) }
	}

	/// How far `value` is outside this hull.
	fn outside(&self, value: i64) -> u64 {
		if value < self.low {
			self.low.abs_diff(value)
		} else if value > self.high {
			self.high.abs_diff(value)
		} else {
			0
		}
	}

	/// How far two spans are apart: the value of one from the hull of the other, whichever is nearer. Labels of two
	/// sources may differ by one period, either way, and not by two: hulls are not measured against hulls.
	pub fn distance(&self, other: &Self) -> u64 {
		self.outside(other.value).min(other.outside(self.value))
	}
}

/// What one source says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Voice {
	/// Its kind. Sources of one kind have one voice together.
	pub class: u16,
	/// What its word weighs within its class, in thousandths.
	pub weight: u32,
	/// What it says.
	pub span: Span,
}

/// How the sources stand to each other.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Status {
	/// Nobody has a figure.
	#[codec(index = 0)]
	NoData,
	/// One source: not agreed, whatever it says.
	#[codec(index = 1)]
	SingleSource,
	/// Sources of at least two classes agree.
	#[codec(index = 2)]
	Agreed,
	/// Sources of one class agree. They see the world through one window.
	#[codec(index = 3)]
	AgreedSameClass,
	/// They do not agree.
	#[codec(index = 4)]
	Divergent,
}

/// How one source stands to the rest.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Mark {
	/// Within the tolerance.
	#[codec(index = 0)]
	Agree,
	/// Beyond the tolerance, by at most three times.
	#[codec(index = 1)]
	Minor,
	/// Further away.
	#[codec(index = 2)]
	Major,
	/// Further away, where everybody is far from everybody: not blamed.
	#[codec(index = 3)]
	MajorDispersed,
	/// Two voices differ: the arithmetic cannot say who is wrong.
	#[codec(index = 4)]
	Unattributed,
	/// There is nobody to compare it with.
	#[codec(index = 5)]
	Unchecked,
	/// Repeats another source, and has no voice of its own. [`compare`] does not give this mark.
	#[codec(index = 6)]
	Copy,
	/// Was not measured, and is no voice. [`compare`] does not give this mark.
	#[codec(index = 7)]
	NotMeasured,
}

/// Where the figure lies.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Centre {
	/// At a value that a source gave.
	Point(i64),
	/// Between two voices.
	Between(i64, i64),
}

/// What a comparison found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Comparison {
	/// How the sources stand to each other.
	pub status: Status,
	/// Where the figure lies; `None` without data.
	pub centre: Option<Centre>,
	/// What was tolerated; `None` with fewer than two sources.
	pub tolerance: Option<u64>,
	/// How each source stands to the rest, in the order of the voices.
	pub marks: Vec<Mark>,
	/// Number of classes.
	pub classes: u32,
}

/// Classes from which distances are measured against their own spread.
const DISPERSED_FROM: usize = 5;

/// Compares what sources say of the same thing: same metric, version, region, period and status.
pub fn compare(voices: &[Voice], abs_tol: u64, rel_ppm: u32) -> Comparison {
	let mut by_class = BTreeMap::<u16, Vec<&Voice>>::new();
	for voice in voices {
		by_class.entry(voice.class).or_default().push(voice);
	}
	let spans = by_class.values().filter_map(|members| class_span(members)).collect::<Vec<_>>();
	let tolerance = |value: u64| tolerance(value, abs_tol, rel_ppm);
	let classes = u32::try_from(spans.len()).unwrap_or(u32::MAX);

	match (voices, spans.as_slice()) {
		([], _) | (_, []) => Comparison {
			status: Status::NoData,
			centre: None,
			tolerance: None,
			marks: Vec::new(),
			classes: 0,
		},
		([only], _) => Comparison {
			status: Status::SingleSource,
			centre: Some(Centre::Point(only.span.value)),
			tolerance: None,
			marks: alloc::vec![Mark::Unchecked],
			classes,
		},
		([a, b], [_]) => two(voices, &a.span, &b.span, tolerance, Status::AgreedSameClass, classes),
		(_, [span]) => {
			let tolerated = tolerance(span.value.unsigned_abs());
			let marks = mark_all(voices, span, tolerated, None);
			let weight = |agreeing: bool| {
				marks
					.iter()
					.zip(voices)
					.filter(|(mark, _)| !agreeing || **mark == Mark::Agree)
					.fold(0u64, |sum, (_, voice)| sum.saturating_add(voice.weight.into()))
			};
			let agreed = two_thirds(weight(true), weight(false));
			Comparison {
				status: if agreed { Status::AgreedSameClass } else { Status::Divergent },
				centre: Some(Centre::Point(span.value)),
				tolerance: Some(tolerated),
				marks,
				classes,
			}
		}
		(_, [a, b]) => two(voices, a, b, tolerance, Status::Agreed, classes),
		(_, spans) => many(voices, spans, tolerance, classes),
	}
}

/// Two voices: an interval, and nobody is blamed.
fn two(
	voices: &[Voice],
	a: &Span,
	b: &Span,
	tolerance: impl Fn(u64) -> u64,
	if_agreed: Status,
	classes: u32,
) -> Comparison {
	let tolerated = tolerance(a.value.unsigned_abs().max(b.value.unsigned_abs()));
	let (status, mark) = if a.distance(b) <= tolerated {
		(if_agreed, Mark::Agree)
	} else {
		(Status::Divergent, Mark::Unattributed)
	};
	Comparison {
		status,
		centre: Some(Centre::Between(a.value.min(b.value), a.value.max(b.value))),
		tolerance: Some(tolerated),
		marks: voices.iter().map(|_| mark).collect(),
		classes,
	}
}

/// Three classes or more: a centre, and each source is measured against it.
fn many(voices: &[Voice], spans: &[Span], tolerance: impl Fn(u64) -> u64, classes: u32) -> Comparison {
	let equal = |of: fn(&Span) -> i64| median(spans.iter().map(|span| (of(span), 1)).collect());
	let Some(centre) = span_of(equal) else {
		return Comparison {
			status: Status::NoData,
			centre: None,
			tolerance: None,
			marks: Vec::new(),
			classes,
		};
	};
	let tolerated = tolerance(centre.value.unsigned_abs());
	let distances = spans.iter().map(|span| centre.distance(span)).collect::<Vec<_>>();
	let spread = median(distances.iter().map(|distance| (*distance, 1)).collect())
		.filter(|spread| *spread > 0 && spans.len() >= DISPERSED_FROM);
	let agreeing =
		distances.iter().fold(0u64, |n, distance| n.saturating_add((*distance <= tolerated).into()));
	let agreed = agreeing >= 2 && two_thirds(agreeing, classes.into());
	Comparison {
		status: if agreed { Status::Agreed } else { Status::Divergent },
		centre: Some(Centre::Point(centre.value)),
		tolerance: Some(tolerated),
		marks: mark_all(voices, &centre, tolerated, spread),
		classes,
	}
}

fn mark_all(voices: &[Voice], centre: &Span, tolerated: u64, spread: Option<u64>) -> Vec<Mark> {
	voices.iter().map(|voice| mark(centre.distance(&voice.span), tolerated, spread)).collect()
}

/// How a source so far from the centre stands. With a spread, what is far without being an outlier (modified z of 3.5)
/// is not blamed.
fn mark(distance: u64, tolerated: u64, spread: Option<u64>) -> Mark {
	let times = |n: u64, factor: u64| u128::from(n).saturating_mul(factor.into());
	if distance <= tolerated {
		Mark::Agree
	} else if u128::from(distance) <= times(tolerated, 3) {
		Mark::Minor
	} else if spread.is_some_and(|spread| times(distance, 6_745) <= times(spread, 35_000)) {
		Mark::MajorDispersed
	} else {
		Mark::Major
	}
}

/// The larger of the absolute tolerance and the share of `value`.
fn tolerance(value: u64, abs_tol: u64, rel_ppm: u32) -> u64 {
	let share = u128::from(value).saturating_mul(rel_ppm.into()) / 1_000_000;
	abs_tol.max(u64::try_from(share).unwrap_or(u64::MAX))
}

/// Whether `part` is at least two thirds of `whole`.
fn two_thirds(part: u64, whole: u64) -> bool {
	u128::from(part).saturating_mul(3) >= u128::from(whole).saturating_mul(2)
}

/// The voice of a class: value and both ends of the hull by lower weighted median, one by one. As each of them is
/// ordered in every member, they are ordered here too.
fn class_span(members: &[&Voice]) -> Option<Span> {
	span_of(|of| median(members.iter().map(|voice| (of(&voice.span), voice.weight.into())).collect()))
}

fn span_of(median: impl Fn(fn(&Span) -> i64) -> Option<i64>) -> Option<Span> {
	Some(Span {
		value: median(|span| span.value)?,
		low: median(|span| span.low)?,
		high: median(|span| span.high)?,
	})
}

/// Lower weighted median: the least value with at least half of the weight at or below it.
fn median<X: Copy + Ord>(mut values: Vec<(X, u64)>) -> Option<X> {
	values.sort_unstable();
	let sum = |sum: u128, (_, weight): &(X, u64)| sum.saturating_add(u128::from(*weight));
	let total = values.iter().fold(0u128, sum);
	let mut seen = 0u128;
	values.iter().find_map(|entry| {
		seen = sum(seen, entry);
		(seen.saturating_mul(2) >= total).then_some(entry.0)
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde::Deserialize;
	use serde_json::Value;

	/// `tools/reference/intervals.py vectors 500 4`.
	const VECTORS: &str = include_str!("../vectors/intervals.jsonl");

	#[derive(Deserialize)]
	struct Case {
		observations: Vec<(i64, i64, i64, u32, String, String)>,
		abs_tol: u64,
		rel_ppm: u32,
	}

	#[derive(Deserialize)]
	struct Vector {
		#[serde(rename = "in")]
		case: Case,
		#[serde(rename = "out")]
		expected: Value,
	}

	/// What the reference prints.
	fn answer(case: &Case) -> Value {
		let voices = case
			.observations
			.iter()
			.map(|(value, low, high, weight, _, class)| Voice {
				class: class[1..].parse().expect("a class of the reference"),
				weight: *weight,
				span: Span { value: *value, low: *low, high: *high },
			})
			.collect::<Vec<_>>();
		let found = compare(&voices, case.abs_tol, case.rel_ppm);
		let centre = found.centre.map(|centre| match centre {
			Centre::Point(value) => serde_json::json!(value),
			Centre::Between(low, high) => serde_json::json!([low, high]),
		});
		let agencies = case.observations.iter().map(|row| row.4.clone());
		let marks = agencies
			.zip(found.marks.iter().map(|mark| Value::from(format!("{mark:?}"))))
			.collect::<serde_json::Map<_, _>>();
		serde_json::json!([format!("{:?}", found.status), centre, found.tolerance, marks])
	}

	#[test]
	fn it_is_the_reference_bit_for_bit() {
		let mut met = alloc::collections::BTreeSet::new();
		for (line, number) in VECTORS.lines().zip(1..) {
			let vector: Vector = serde_json::from_str(line).expect("a vector");
			assert_eq!(answer(&vector.case), vector.expected, "vector {number}");
			met.insert(vector.expected[0].as_str().map(String::from));
		}
		assert_eq!(met.len(), 5, "every status occurs");
	}

	fn points(values: &[i64]) -> Vec<Voice> {
		let voice = |(value, class)| Voice { class, weight: 1_000, span: Span::point(value) };
		values.iter().copied().zip(0..).map(voice).collect()
	}

	#[test]
	fn a_class_with_many_agencies_has_one_voice() {
		let mut voices = points(&[1_500, 1_510, 1_490]);
		voices.extend((0..500).map(|n| Voice { class: 9, weight: 1_000, span: Span::point(900 + n % 3) }));
		let found = compare(&voices, 2, 50_000);
		assert_eq!((found.status, found.centre), (Status::Agreed, Some(Centre::Point(1_490))));
		assert!(found.marks[3..].iter().all(|mark| *mark == Mark::Major));
	}

	#[test]
	fn limits_of_agreement() {
		let status = |values: &[i64]| compare(&points(values), 0, 50_000).status;
		// 5 % of 100 is 5: at and above.
		assert_eq!(status(&[95, 100]), Status::Agreed);
		assert_eq!(status(&[94, 100]), Status::Divergent);
		// Two of three are two thirds, two of four are not.
		assert_eq!(status(&[100, 100, 900]), Status::Agreed);
		assert_eq!(status(&[100, 100, 900, 500]), Status::Divergent);
		// Minor reaches to three times the tolerance.
		let marks = |far: i64| compare(&points(&[100, 100, 100 + far]), 0, 50_000).marks[2];
		assert_eq!(
			[marks(5), marks(6), marks(15), marks(16)],
			[Mark::Agree, Mark::Minor, Mark::Minor, Mark::Major]
		);
		// Far from everybody, but not further than the others are: 35 000 / 6745 spreads.
		let spread = |far: i64| compare(&points(&[-100, 0, 0, 100, far]), 1, 0).marks[4];
		assert_eq!([spread(518), spread(519)], [Mark::MajorDispersed, Mark::Major]);
	}

	#[test]
	fn zero_is_a_voice_and_extremes_do_not_overflow() {
		assert_eq!(compare(&points(&[0, 5]), 2, 50_000).status, Status::Divergent);
		let found = compare(&points(&[i64::MIN, i64::MAX, 0]), 0, u32::MAX);
		assert_eq!((found.status, found.centre), (Status::Divergent, Some(Centre::Point(0))));
		let found = compare(&points(&[i64::MIN, i64::MAX]), 0, u32::MAX);
		assert_eq!((found.status, found.tolerance), (Status::Agreed, Some(u64::MAX)));
	}

	#[test]
	fn labels_may_differ_by_one_period_and_no_more() {
		let status = |a: (i64, i64), b: (i64, i64)| {
			let voice = |(value, previous), class| Voice {
				class,
				weight: 1_000,
				span: Span::since(value, Some(previous)),
			};
			compare(&[voice(a, 0), voice(b, 1)], 0, 50_000).status
		};
		assert_eq!(status((400, 300), (300, 220)), Status::Agreed);
		assert_eq!(status((300, 220), (400, 300)), Status::Agreed);
		assert_eq!(status((400, 300), (220, 150)), Status::Divergent);
		// The hulls overlap, and neither value lies in the other's.
		assert_eq!(status((0, 15), (30, 10)), Status::Divergent);
		assert_eq!(Span::since(7, None), Span::point(7));
	}
}
