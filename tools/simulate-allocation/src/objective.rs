//! What a distribution is worth, and the most that any could be worth.
//!
//! At the end of each day, each line counts `urgency · units asked · u(share in hand)`; the objective is the sum over lines
//! and days. The urgency is the pallet's, without its scale: priority weight times one more than the days waited, over
//! the days of stock. `u(f) = 1 - (1 - f)²`, taken at the fifths and straight in between: the first fifth of a need counts
//! nine times as much as the last, so that leaving somebody far behind costs more than leaving many a little behind.
//! Both early and fair score; no rule was made to fit it, and no number in it comes from the data.

use crate::world::{Line, Market, Match};
use microlp::{ComparisonOp, LinearExpr, OptimizationDirection, Problem, Variable};
use std::collections::{BTreeMap, BTreeSet};

/// Straight pieces of the utility, all of the same length, and how much a unit in each counts. Their mean is 1.
pub const SLOPES: [f64; 5] = [1.8, 1.4, 1.0, 0.6, 0.2];

/// Units that count alike in each piece of a line.
fn piece(line: &Line) -> f64 {
	to_float(line.quantity) / to_float(SLOPES.len())
}

/// What `units` in hand of a line count, without urgency.
fn utility(line: &Line, units: f64) -> f64 {
	let piece = piece(line);
	let mut rest = units;
	SLOPES
		.iter()
		.map(|slope| {
			let taken = rest.min(piece);
			rest -= taken;
			slope * taken
		})
		.sum()
}

/// Urgency of all days from `day` to the last, added up: what a unit counts that arrives on `day` and stays.
fn urgency_from(line: &Line, day: i64, last_day: i64) -> f64 {
	(day.max(line.day())..=last_day).map(|day| line.urgency(day)).sum()
}

/// The objective of a distribution.
pub fn value(market: &Market, matches: &[Match], last_day: i64) -> f64 {
	let mut filled = vec![0; market.lines.len()];
	let mut total = 0.0;
	for made in matches {
		let line = &market.lines[made.line];
		let before = utility(line, to_float(filled[made.line]));
		filled[made.line] += made.units;
		let gained = utility(line, to_float(filled[made.line])) - before;
		total += gained * urgency_from(line, made.day, last_day);
	}
	total
}

/// The objective if everyone had everything at once.
pub fn perfect(market: &Market, last_day: i64) -> f64 {
	market.lines.iter().map(|line| to_float(line.quantity) * urgency_from(line, line.day(), last_day)).sum()
}

/// A bound that no distribution can pass, even one that knows the future: the best of each day by itself, as if what was
/// given could be taken back the next day and given to others.
pub fn bound(market: &Market, last_day: i64) -> f64 {
	let first_day = market.lines.first().map_or(last_day + 1, |line| line.day());
	let mut total = 0.0;
	for day in first_day..=last_day {
		let mut supply: f64 = market
			.offers
			.iter()
			.filter(|offer| offer.day() <= day)
			.map(|offer| to_float(offer.quantity))
			.sum();
		let mut pieces: Vec<(f64, f64)> = market
			.lines
			.iter()
			.filter(|line| line.day() <= day)
			.flat_map(|line| {
				let (urgency, units) = (line.urgency(day), piece(line));
				SLOPES.map(move |slope| (urgency * slope, units))
			})
			.collect();
		pieces.sort_unstable_by(|(a, _), (b, _)| b.total_cmp(a));
		for (worth, units) in pieces {
			let taken = units.min(supply);
			supply -= taken;
			total += worth * taken;
		}
	}
	total
}

/// The exact optimum with the future known, by linear programming. What is given stays given.
///
/// For each line, each piece of its utility and each day on which it can be filled there is a variable, the units of the
/// piece that arrive on that day. A later arrival counts less, so only days with new supply and the day of the line itself
/// come into question.
///
/// ## Errors
/// What the solver says, when it finds no optimum.
pub fn optimum(market: &Market, last_day: i64) -> Result<f64, String> {
	let mut supply = BTreeMap::<i64, f64>::new();
	for offer in &market.offers {
		*supply.entry(offer.day()).or_default() += to_float(offer.quantity);
	}
	let days: BTreeSet<i64> = supply.keys().copied().chain(market.lines.iter().map(Line::day)).collect();

	let mut problem = Problem::new(OptimizationDirection::Maximize);
	let mut used = BTreeMap::<i64, Vec<Variable>>::new();
	for line in &market.lines {
		let arrivals: BTreeSet<i64> =
			supply.range(line.day()..).map(|(day, _)| *day).chain([line.day()]).collect();
		for slope in SLOPES {
			let mut filled = LinearExpr::empty();
			for day in &arrivals {
				let worth = slope * urgency_from(line, *day, last_day);
				let units = problem.add_var(worth, (0.0, piece(line)));
				filled.add(units, 1.0);
				used.entry(*day).or_default().push(units);
			}
			problem.add_constraint(filled, ComparisonOp::Le, piece(line));
		}
	}
	// What is offered on a day or left of the day before is used, or left for the next.
	let mut before: Option<Variable> = None;
	for day in days {
		let mut balance = LinearExpr::empty();
		for units in used.remove(&day).unwrap_or_default() {
			balance.add(units, 1.0);
		}
		let left = problem.add_var(0.0, (0.0, f64::INFINITY));
		balance.add(left, 1.0);
		if let Some(before) = before.replace(left) {
			balance.add(before, -1.0);
		}
		problem.add_constraint(balance, ComparisonOp::Eq, supply.get(&day).copied().unwrap_or_default());
	}
	let solved = problem.solve().map_err(|error| error.to_string())?;
	solved.into_solution().map(|solution| solution.objective()).map_err(|error| format!("{error:?}"))
}

/// A part of a market that the solver can take: `lines` of its lines, drawn by `seed`, and the same part of what is offered
/// on each day, so that it is as scarce as the whole.
pub fn sample(market: &Market, lines: usize, seed: u64) -> Market {
	let mut drawn: Vec<usize> = (0..market.lines.len()).collect();
	drawn.sort_by_key(|line| mix(seed ^ mix(u64::try_from(*line).unwrap_or(u64::MAX))));
	drawn.truncate(lines);
	drawn.sort_unstable();
	let chosen: Vec<Line> = drawn.into_iter().map(|line| market.lines[line].clone()).collect();

	let part: u128 = chosen.iter().map(|line| u128::from(line.quantity)).sum();
	let whole: u128 = market.lines.iter().map(|line| u128::from(line.quantity)).sum::<u128>().max(1);
	// Rounded in the sum, so that many small offers do not all become nothing.
	let (mut offered, mut given) = (0u128, 0u128);
	let mut offers = Vec::new();
	for offer in &market.offers {
		offered += u128::from(offer.quantity);
		let due = offered * part / whole;
		if due > given {
			let quantity = u64::try_from(due - given).unwrap_or(u64::MAX);
			offers.push(crate::world::Offer { quantity, ..offer.clone() });
			given = due;
		}
	}
	Market { item: market.item.clone(), lines: chosen, offers }
}

/// SplitMix64: the same draw on every machine.
fn mix(seed: u64) -> u64 {
	let mut z = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
	z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
	z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
	z ^ (z >> 31)
}

/// Exact below 2^53, and close enough above.
pub fn to_float(number: impl TryInto<u64>) -> f64 {
	number.try_into().unwrap_or(u64::MAX) as f64
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		input::DAY,
		policy::{
			allocate_daily, first_come, greedy,
			tests::{a_market, line, offer},
		},
	};
	use proptest::prelude::*;

	fn market(lines: Vec<Line>, offers: Vec<crate::world::Offer>) -> Market {
		Market { item: "gowns".into(), lines, offers }
	}

	fn near(a: f64, b: f64) -> bool {
		(a - b).abs() <= 1e-6 * a.abs().max(b.abs()).max(1.0)
	}

	#[test]
	fn the_utility_is_the_square_at_the_fifths() {
		let hundred = line(0, 0, 100);
		for fifths in 0..=5u32 {
			let share = f64::from(fifths) / 5.0;
			let square = 100.0 * (1.0 - (1.0 - share) * (1.0 - share));
			assert!(near(utility(&hundred, 100.0 * share), square), "{fifths}");
		}
		assert!(near(utility(&hundred, 10.0), 18.0));
	}

	#[test]
	fn a_day_counts_more_the_longer_one_waited() {
		// Asked on day 0, seen on the days 0 to 3: 1 + 2 + 3 + 4 for each unit in hand from the start.
		let market = market(vec![line(0, 0, 10)], vec![offer(0, 1, 10)]);
		assert!(near(perfect(&market, 3), 100.0));
		assert!(near(value(&market, &allocate_daily(&market, 3, 500), 3), 100.0));
		let later = Market { offers: vec![offer(2 * DAY, 1, 10)], ..market };
		assert!(near(value(&later, &allocate_daily(&later, 3, 500), 3), 70.0));
		assert!(near(optimum(&later, 3).expect("an optimum"), 70.0));
		assert!(near(bound(&later, 3), 70.0));
	}

	#[test]
	fn the_optimum_knows_the_future() {
		// All ten units for who is there, or six, and four for who comes the day after.
		let market = market(vec![line(0, 0, 10), line(DAY, 1, 10)], vec![offer(0, 2, 10)]);
		let best = optimum(&market, 2).expect("an optimum");
		let online = value(&market, &first_come(&market), 2);
		assert!(near(online, 60.0));
		// Pieces have two units. The fourth of the first line counts 0.6 · (1 + 2 + 3), less than the second of the other,
		// 1.4 · (1 + 2); its third counts 1.0 · (1 + 2 + 3), more than the third of the other.
		let with = |first: &[f64], second: &[f64]| {
			2.0 * (6.0 * first.iter().sum::<f64>() + 3.0 * second.iter().sum::<f64>())
		};
		assert!(near(best, with(&SLOPES[..3], &SLOPES[..2])), "{best}");
	}

	#[test]
	fn a_sample_is_as_scarce_as_the_whole() {
		let market = market(
			(0..200).map(|at| line(at, 0, 10)).collect(),
			(0..300).map(|at| offer(at, 1, 1)).collect(),
		);
		let drawn = sample(&market, 20, 1);
		assert_eq!(drawn.lines.len(), 20);
		assert_eq!(drawn.offers.iter().map(|offer| offer.quantity).sum::<u64>(), 30);
		assert!(drawn.lines.is_sorted_by_key(|line| line.at));
		assert_eq!(sample(&market, 20, 1), drawn);
		assert_ne!(sample(&market, 20, 2), drawn);
		assert_eq!(sample(&market, 1_000, 1), market, "all of it");
	}

	proptest! {
		#![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

		#[test]
		fn nothing_beats_the_optimum_and_the_optimum_not_the_bound(market in a_market()) {
			let best = optimum(&market, 6).expect("an optimum");
			let bound = bound(&market, 6);
			prop_assert!(best <= bound * (1.0 + 1e-9) + 1e-6, "{} {}", best, bound);
			prop_assert!(bound <= perfect(&market, 6) * (1.0 + 1e-9) + 1e-6);
			for matches in [allocate_daily(&market, 6, 500), greedy(&market, 6), first_come(&market)] {
				let value = value(&market, &matches, 6);
				prop_assert!(value <= best * (1.0 + 1e-9) + 1e-6, "{} {}", value, best);
			}
		}
	}
}
