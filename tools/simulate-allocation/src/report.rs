//! The comparison, as text and as JSON.

use crate::{
	input::{Row, DAY},
	metrics::{measure, ratio, Metrics},
	objective,
	policy::{allocate_daily, first_come, greedy},
	world::{Flagged, Match, SetAside, World},
};
use serde::Serialize;
use std::{collections::HashSet, fmt};

/// How far below the optimum the allocation may be.
pub const WITHIN: f64 = 0.95;

/// What is taken how large.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Settings {
	/// Most units of a row that are taken for meant.
	pub maximum: u64,
	/// Most lines of a sample.
	pub sample_lines: usize,
	/// Samples of each market.
	pub samples: u64,
	/// Lines that a call takes.
	pub claims: usize,
}

/// A figure of a policy, as text.
type Figure = fn(&Metrics) -> String;

/// All that came out.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Report {
	/// What was taken how large.
	pub settings: Settings,
	/// First and last day, as dates.
	pub days: [String; 2],
	/// Offers that took part.
	pub offers: usize,
	/// Who made them.
	pub suppliers: usize,
	/// Lines that took part.
	pub lines: usize,
	/// Who asked.
	pub requesters: usize,
	/// What did not take part.
	pub set_aside: SetAside,
	/// The pallet's rule once a day.
	pub allocate_daily: Metrics,
	/// First come, first matched.
	pub first_come: Metrics,
	/// To whom it counts most on the day.
	pub greedy: Metrics,
	/// Against a bound on the optimum, with everything.
	pub bound: Comparison,
	/// Against the exact optimum, on samples.
	pub optimum: Comparison,
	/// Samples the solver found no optimum of.
	pub unsolved: Vec<String>,
	/// Both comparisons, product by product.
	pub markets: Vec<MarketReport>,
	/// What the allocation is held to.
	pub holds: Holds,
}

/// Objectives as shares of the best.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize)]
pub struct Comparison {
	/// The best, as it is.
	pub best: f64,
	/// The pallet's rule, as a share of it.
	pub allocate_daily: f64,
	/// First come, first matched, as a share of it.
	pub first_come: f64,
	/// What counts most on each day, as a share of it: what is missing to it is in the future.
	pub greedy: f64,
}

impl Comparison {
	fn of(sums: Sums) -> Self {
		Self {
			best: sums.best,
			allocate_daily: ratio(sums.daily, sums.best),
			first_come: ratio(sums.first, sums.best),
			greedy: ratio(sums.greedy, sums.best),
		}
	}

	/// As text, in the order of the columns.
	fn shares(&self) -> [String; 3] {
		let share = |share| if self.best > 0.0 { percent(share) } else { "-".into() };
		[share(self.allocate_daily), share(self.first_come), share(self.greedy)]
	}
}

fn percent(number: f64) -> String {
	format!("{:.1} %", number * 100.0)
}

fn plain(number: f64) -> String {
	format!("{number:.2}")
}

#[derive(Clone, Copy, Default)]
struct Sums {
	best: f64,
	daily: f64,
	first: f64,
	greedy: f64,
}

impl Sums {
	fn add(&mut self, other: Self) {
		self.best += other.best;
		self.daily += other.daily;
		self.first += other.first;
		self.greedy += other.greedy;
	}
}

/// One product.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct MarketReport {
	/// The product.
	pub item: String,
	/// Units asked.
	pub asked: u64,
	/// Units offered.
	pub offered: u64,
	/// Against the bound.
	pub bound: Comparison,
	/// Against the exact optimum of the samples.
	pub optimum: Comparison,
}

/// What the allocation is held to.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Holds {
	/// Fills at least as much as first come.
	pub fill_rate: bool,
	/// Fill rates at least as even.
	pub gini: bool,
	/// At least as many requesters with anything.
	pub requesters_with_anything: bool,
	/// Within 5% of the optimum's objective.
	pub optimum: bool,
}

impl Holds {
	/// Whether all does. Either measure of fairness will do.
	pub fn all(&self) -> bool {
		self.fill_rate && (self.gini || self.requesters_with_anything) && self.optimum
	}
}

/// Runs everything.
pub fn run(offers: &[Row], requests: &[Row], settings: Settings) -> Report {
	let (world, set_aside) = World::new(offers, requests, settings.maximum);
	let last_day = world.last_day;
	let daily: Vec<Vec<Match>> =
		world.markets.iter().map(|market| allocate_daily(market, last_day, settings.claims)).collect();
	let first: Vec<Vec<Match>> = world.markets.iter().map(first_come).collect();
	let greedily: Vec<Vec<Match>> = world.markets.iter().map(|market| greedy(market, last_day)).collect();

	let (mut bounds, mut optima) = (Sums::default(), Sums::default());
	let (mut markets, mut unsolved) = (Vec::new(), Vec::new());
	for (((market, daily), first), greedily) in world.markets.iter().zip(&daily).zip(&first).zip(&greedily) {
		let bound = Sums {
			best: objective::bound(market, last_day),
			daily: objective::value(market, daily, last_day),
			first: objective::value(market, first, last_day),
			greedy: objective::value(market, greedily, last_day),
		};
		let mut optimum = Sums::default();
		for seed in 0..settings.samples {
			let sample = objective::sample(market, settings.sample_lines, seed);
			if sample.lines.is_empty() || sample.offers.is_empty() {
				continue;
			}
			let value = |matches: Vec<Match>| objective::value(&sample, &matches, last_day);
			match objective::optimum(&sample, last_day) {
				Ok(best) => optimum.add(Sums {
					best,
					daily: value(allocate_daily(&sample, last_day, settings.claims)),
					first: value(first_come(&sample)),
					greedy: value(greedy(&sample, last_day)),
				}),
				Err(error) => unsolved.push(format!("{}, sample {seed}: {error}", market.item)),
			}
		}
		bounds.add(bound);
		optima.add(optimum);
		markets.push(MarketReport {
			item: market.item.clone(),
			asked: market.lines.iter().map(|line| line.quantity).sum(),
			offered: market.offers.iter().map(|offer| offer.quantity).sum(),
			bound: Comparison::of(bound),
			optimum: Comparison::of(optimum),
		});
	}

	let (allocate_daily, first_come) = (measure(&world, &daily), measure(&world, &first));
	let (bound, optimum) = (Comparison::of(bounds), Comparison::of(optima));
	let offer_parties = world.markets.iter().flat_map(|market| market.offers.iter().map(|offer| offer.party));
	let line_parties = world.markets.iter().flat_map(|market| market.lines.iter().map(|line| line.party));
	let first_day = offers.iter().chain(requests).map(|row| row.at.div_euclid(DAY)).min().unwrap_or_default();
	Report {
		settings,
		days: [date(first_day), date(last_day)],
		offers: world.markets.iter().map(|market| market.offers.len()).sum(),
		suppliers: offer_parties.collect::<HashSet<_>>().len(),
		lines: world.markets.iter().map(|market| market.lines.len()).sum(),
		requesters: line_parties.collect::<HashSet<_>>().len(),
		set_aside,
		holds: Holds {
			fill_rate: allocate_daily.fill_rate >= first_come.fill_rate,
			gini: allocate_daily.gini_of_fill_rates <= first_come.gini_of_fill_rates,
			requesters_with_anything: allocate_daily.requesters_with_anything
				>= first_come.requesters_with_anything,
			// Nothing to give away is nothing to fall short of.
			optimum: optimum.allocate_daily >= WITHIN || optimum.best == 0.0,
		},
		allocate_daily,
		first_come,
		greedy: measure(&world, &greedily),
		bound,
		optimum,
		unsolved,
		markets,
	}
}

fn date(day: i64) -> String {
	chrono::DateTime::from_timestamp(day * DAY, 0)
		.map_or_else(|| format!("day {day}"), |at| at.date_naive().to_string())
}

impl fmt::Display for Report {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let [first, last] = &self.days;
		writeln!(f, "{first} to {last}, {} products", self.markets.len())?;
		writeln!(f, "{} offers of {} suppliers", self.offers, self.suppliers)?;
		writeln!(f, "{} lines of {} requesters", self.lines, self.requesters)?;
		let maximum = self.settings.maximum;
		for (what, flagged, unknown) in [
			("offers", &self.set_aside.offers_above_maximum, self.set_aside.offers_without_quantity),
			("lines", &self.set_aside.requests_above_maximum, self.set_aside.requests_without_quantity),
		] {
			write!(f, "set aside: {} {what} above {maximum} units", flagged.len())?;
			if let Some(Flagged { line, quantity, .. }) = flagged.iter().max_by_key(|row| row.quantity) {
				write!(f, " (the largest {quantity}, line {line} of the file)")?;
			}
			writeln!(f, ", {unknown} without a quantity")?;
		}
		writeln!(f)?;
		writeln!(f, "{:<44} {:>14} {:>12} {:>12}", "", "allocate daily", "first come", "greedy")?;
		let figures: [(&str, Figure); 10] = [
			("units given of units asked", |policy| percent(policy.fill_rate)),
			("fill rate of a line, mean", |policy| percent(policy.mean_line_fill_rate)),
			("  of the lines that got something", |policy| {
				percent(policy.mean_fill_rate_of_lines_with_anything)
			}),
			("lines that got something", |policy| percent(policy.lines_with_anything)),
			("requesters that got something", |policy| percent(policy.requesters_with_anything)),
			("Gini of the fill rates", |policy| plain(policy.gini_of_fill_rates)),
			("days an offered unit waited", |policy| plain(policy.days_a_unit_waited)),
			("days the need for it had waited", |policy| plain(policy.days_a_need_waited)),
			("shipments per supplier", |policy| plain(policy.shipments_per_supplier)),
			("units offered and left", |policy| policy.units_left.to_string()),
		];
		for (name, figure) in figures {
			let [daily, first, greedy] = [&self.allocate_daily, &self.first_come, &self.greedy].map(figure);
			writeln!(f, "{name:<44} {daily:>14} {first:>12} {greedy:>12}")?;
		}
		for (name, comparison) in [
			("objective, of the bound on everything", &self.bound),
			("objective, of the exact optimum on samples", &self.optimum),
		] {
			let [daily, first, greedy] = comparison.shares();
			writeln!(f, "{name:<44} {daily:>14} {first:>12} {greedy:>12}")?;
		}
		writeln!(f)?;
		writeln!(
			f,
			"{:<24} {:>12} {:>12} {:>14} {:>12} {:>12}",
			"objective, of the bound", "asked", "offered", "allocate daily", "first come", "greedy"
		)?;
		for MarketReport { item, asked, offered, bound, .. } in &self.markets {
			let [daily, first, greedy] = bound.shares();
			writeln!(f, "{item:<24} {asked:>12} {offered:>12} {daily:>14} {first:>12} {greedy:>12}")?;
		}
		writeln!(f)?;
		writeln!(
			f,
			"{:<50} {:>14} {:>12} {:>12}",
			"objective, of the exact optimum on samples", "allocate daily", "first come", "greedy"
		)?;
		for MarketReport { item, optimum, .. } in &self.markets {
			let [daily, first, greedy] = optimum.shares();
			writeln!(f, "{item:<50} {daily:>14} {first:>12} {greedy:>12}")?;
		}
		writeln!(f)?;
		for unsolved in &self.unsolved {
			writeln!(f, "no optimum found: {unsolved}")?;
		}
		for (what, holds) in [
			("fills as much as first come", self.holds.fill_rate),
			("fill rates as even", self.holds.gini),
			("as many requesters with something", self.holds.requesters_with_anything),
			("within 5 % of the optimum", self.holds.optimum),
		] {
			writeln!(f, "{what:<44} {:>14}", if holds { "yes" } else { "NO" })?;
		}
		Ok(())
	}
}
