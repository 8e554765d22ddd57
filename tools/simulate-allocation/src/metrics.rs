//! What a distribution looks like to those who ask and those who give.

use crate::{
	input::DAY,
	objective::{self, to_float},
	world::{Match, World},
};
use serde::Serialize;
use std::collections::HashSet;

/// Figures of one policy over all markets.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Metrics {
	/// Units given over units asked.
	pub fill_rate: f64,
	/// Mean over the lines of what each got of what it asked.
	pub mean_line_fill_rate: f64,
	/// The same over the lines that got something.
	pub mean_fill_rate_of_lines_with_anything: f64,
	/// Lines that got something over all lines.
	pub lines_with_anything: f64,
	/// Requesters that got something over all requesters.
	pub requesters_with_anything: f64,
	/// Gini coefficient of the fill rates of the lines: 0 when all are alike.
	pub gini_of_fill_rates: f64,
	/// Mean days from the offer of a unit to the decision who gets it, over the units given.
	pub days_a_unit_waited: f64,
	/// Mean days from the request of a unit to that decision, over the units given.
	pub days_a_need_waited: f64,
	/// Parcels for each supplier that gave something: what goes to one requester on one day is one parcel.
	pub shipments_per_supplier: f64,
	/// Units given.
	pub units_given: u64,
	/// Units offered and never given.
	pub units_left: u64,
	/// The objective, as a share of what it would be if everyone had everything at once.
	pub objective: f64,
}

/// The figures of a distribution. `matches` has the matches of each market, in their order.
pub fn measure(world: &World, matches: &[Vec<Match>]) -> Metrics {
	let mut rates = Vec::new();
	let mut requesters = vec![None; world.parties];
	let (mut asked, mut offered, mut given) = (0u64, 0u64, 0u64);
	let (mut offer_days, mut need_days) = (0.0, 0.0);
	let (mut shipments, mut suppliers) = (HashSet::new(), HashSet::new());
	let (mut value, mut perfect) = (0.0, 0.0);
	for (market, matches) in world.markets.iter().zip(matches) {
		let mut filled = vec![0u64; market.lines.len()];
		for made in matches {
			let (offer, line) = (&market.offers[made.offer], &market.lines[made.line]);
			filled[made.line] += made.units;
			given += made.units;
			offer_days += to_float(made.units) * days(made.at - offer.at);
			need_days += to_float(made.units) * days(made.at - line.at);
			shipments.insert((offer.party, line.party, made.day));
			suppliers.insert(offer.party);
		}
		for (line, filled) in market.lines.iter().zip(&filled) {
			let something = requesters[line.party].get_or_insert(false);
			*something |= *filled > 0;
			asked += line.quantity;
			rates.push(to_float(*filled) / to_float(line.quantity));
		}
		offered += market.offers.iter().map(|offer| offer.quantity).sum::<u64>();
		value += objective::value(market, matches, world.last_day);
		perfect += objective::perfect(market, world.last_day);
	}
	let served: Vec<f64> = rates.iter().copied().filter(|rate| *rate > 0.0).collect();
	let requesters: Vec<f64> =
		requesters.into_iter().flatten().map(|something| f64::from(u8::from(something))).collect();
	Metrics {
		fill_rate: ratio(to_float(given), to_float(asked)),
		mean_line_fill_rate: mean(&rates),
		mean_fill_rate_of_lines_with_anything: mean(&served),
		lines_with_anything: ratio(to_float(served.len()), to_float(rates.len())),
		requesters_with_anything: mean(&requesters),
		gini_of_fill_rates: gini(rates),
		days_a_unit_waited: ratio(offer_days, to_float(given)),
		days_a_need_waited: ratio(need_days, to_float(given)),
		shipments_per_supplier: ratio(to_float(shipments.len()), to_float(suppliers.len())),
		units_given: given,
		units_left: offered - given,
		objective: ratio(value, perfect),
	}
}

fn days(seconds: i64) -> f64 {
	to_float(seconds.max(0)) / to_float(DAY)
}

/// 0 over 0 is 0: nothing of nothing.
pub fn ratio(part: f64, whole: f64) -> f64 {
	if whole > 0.0 {
		part / whole
	} else {
		0.0
	}
}

fn mean(numbers: &[f64]) -> f64 {
	ratio(numbers.iter().sum(), to_float(numbers.len()))
}

/// Gini coefficient: half the mean difference of all pairs over the mean.
fn gini(mut rates: Vec<f64>) -> f64 {
	rates.sort_unstable_by(f64::total_cmp);
	let count = to_float(rates.len());
	let total: f64 = rates.iter().sum();
	let ranked: f64 = rates.iter().enumerate().map(|(rank, rate)| to_float(rank + 1) * rate).sum();
	ratio(2.0 * ranked - (count + 1.0) * total, count * total)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		policy::tests::{line, offer},
		world::Market,
	};

	fn near(a: f64, b: f64) -> bool {
		(a - b).abs() < 1e-9
	}

	#[test]
	fn gini_is_nought_for_equals_and_near_one_for_one_of_many() {
		assert!(near(gini(vec![0.3; 7]), 0.0));
		assert!(near(gini(vec![0.0, 1.0]), 0.5));
		assert!(near(gini(vec![0.0, 0.0, 0.0, 1.0]), 0.75));
		// Differences of pairs 1, 2, 1 twice over nine pairs: 8/9 over twice the mean of 2.
		assert!(near(gini(vec![3.0, 1.0, 2.0]), 8.0 / 36.0));
		assert!(near(gini(vec![]), 0.0));
		assert!(near(gini(vec![0.0, 0.0]), 0.0));
	}

	#[test]
	fn figures_of_a_small_world() {
		let market = Market {
			item: "gowns".into(),
			lines: vec![line(0, 0, 100), line(0, 0, 50), line(0, 1, 50)],
			offers: vec![offer(DAY / 2, 2, 80), offer(DAY / 2, 3, 30)],
		};
		let world = World { markets: vec![market], last_day: 1, parties: 4 };
		let at = |offer, line, units| Match { offer, line, units, at: DAY, day: 0 };
		let matches = vec![vec![at(0, 0, 50), at(0, 1, 30)]];
		let metrics = measure(&world, &matches);
		assert!(near(metrics.fill_rate, 80.0 / 200.0));
		assert!(near(metrics.mean_line_fill_rate, (0.5 + 0.6 + 0.0) / 3.0));
		assert!(near(metrics.mean_fill_rate_of_lines_with_anything, 0.55));
		assert!(near(metrics.lines_with_anything, 2.0 / 3.0));
		assert!(near(metrics.requesters_with_anything, 0.5));
		assert!(near(metrics.days_a_unit_waited, 0.5));
		assert!(near(metrics.days_a_need_waited, 1.0));
		assert!(near(metrics.shipments_per_supplier, 1.0), "two lines of one requester are one parcel");
		assert_eq!((metrics.units_given, metrics.units_left), (80, 30));
	}

	#[test]
	fn nothing_is_nought_and_not_a_fault() {
		let metrics = measure(&World::default(), &[]);
		assert!(near(metrics.fill_rate, 0.0) && near(metrics.gini_of_fill_rates, 0.0));
	}
}
