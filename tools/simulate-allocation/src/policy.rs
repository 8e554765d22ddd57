//! Who gets what: by the pallet's rule once a day, or first come, first matched.

use crate::{
	input::DAY,
	world::{Market, Match},
};
use pallet_resources::allocation::{allocate, Claim};
use std::collections::VecDeque;

/// At the end of each day, each offer that is not used up goes through the pallet's [`allocate`], oldest first, among all
/// open lines of its product.
pub fn allocate_daily(market: &Market, last_day: i64) -> Vec<Match> {
	let mut matches = Vec::new();
	let mut filled = vec![0; market.lines.len()];
	let mut left: Vec<u64> = market.offers.iter().map(|offer| offer.quantity).collect();
	let days =
		market.lines.iter().map(|line| line.day()).chain(market.offers.iter().map(|offer| offer.day()));
	for day in days.min().unwrap_or(last_day)..=last_day {
		let at = (day + 1) * DAY;
		let here = market.lines.partition_point(|line| line.at < at);
		let standing = market.offers.partition_point(|offer| offer.at < at);
		for (offer, left) in left.iter_mut().enumerate().take(standing) {
			if *left == 0 {
				continue;
			}
			let (open, claims): (Vec<usize>, Vec<Claim>) = (0..here)
				.filter(|line| filled[*line] < market.lines[*line].quantity)
				.map(|line| (line, market.lines[line].claim(line, filled[line], day)))
				.unzip();
			if open.is_empty() {
				break;
			}
			for (line, units) in open.into_iter().zip(allocate(*left, &claims)) {
				if units > 0 {
					filled[line] += units;
					*left -= units;
					matches.push(Match { offer, line, units, at, day });
				}
			}
		}
	}
	matches
}

/// What is offered goes to the oldest open line at once, what is asked for comes from the oldest offer at once.
pub fn first_come(market: &Market) -> Vec<Match> {
	let mut matches = Vec::new();
	let (mut waiting, mut standing) = (VecDeque::new(), VecDeque::new());
	let (mut lines, mut offers) =
		(market.lines.iter().enumerate().peekable(), market.offers.iter().enumerate().peekable());
	loop {
		let asked = lines.peek().map(|(_, line)| line.at);
		let offered = offers.peek().map(|(_, offer)| offer.at);
		let at = match (asked, offered) {
			(None, None) => return matches,
			(Some(asked), None) => asked,
			(None, Some(offered)) => offered,
			(Some(asked), Some(offered)) => asked.min(offered),
		};
		if asked == Some(at) {
			waiting.extend(lines.next().map(|(line, asked)| (line, asked.quantity)));
		} else {
			standing.extend(offers.next().map(|(offer, offered)| (offer, offered.quantity)));
		}
		while let (Some((line, open)), Some((offer, left))) = (waiting.front_mut(), standing.front_mut()) {
			let units = (*open).min(*left);
			*open -= units;
			*left -= units;
			matches.push(Match { offer: *offer, line: *line, units, at, day: at.div_euclid(DAY) });
			if *open == 0 {
				waiting.pop_front();
			}
			if standing.front().is_some_and(|(_, left)| *left == 0) {
				standing.pop_front();
			}
		}
	}
}

#[cfg(test)]
pub(crate) mod tests {
	use super::*;
	use crate::world::{Line, Offer};
	use muster_primitives::Priority;
	use proptest::prelude::*;

	pub(crate) fn line(at: i64, party: usize, quantity: u64) -> Line {
		Line { at, party, quantity, priority: Priority::Routine, days_of_stock: 0 }
	}

	pub(crate) fn offer(at: i64, party: usize, quantity: u64) -> Offer {
		Offer { at, party, quantity }
	}

	fn market(mut lines: Vec<Line>, mut offers: Vec<Offer>) -> Market {
		lines.sort_by_key(|line| line.at);
		offers.sort_by_key(|offer| offer.at);
		Market { item: "gowns".into(), lines, offers }
	}

	/// Offer, line, units, day.
	fn short(matches: &[Match]) -> Vec<(usize, usize, u64, i64)> {
		matches.iter().map(|made| (made.offer, made.line, made.units, made.day)).collect()
	}

	#[test]
	fn first_come_is_first_matched() {
		let market = market(
			vec![line(0, 0, 10), line(1, 1, 10), line(DAY, 2, 5)],
			vec![offer(2, 3, 15), offer(3, 4, 10), offer(4, 4, 1)],
		);
		assert_eq!(short(&first_come(&market)), [(0, 0, 10, 0), (0, 1, 5, 0), (1, 1, 5, 0), (1, 2, 5, 1)]);
	}

	#[test]
	fn the_day_ends_with_an_allocation() {
		let market = market(
			vec![line(0, 0, 1_000), line(1, 1, 500), line(2, 2, 500), line(DAY, 3, 100)],
			vec![offer(5, 4, 1_000), offer(DAY, 5, 2_000)],
		);
		assert_eq!(
			short(&allocate_daily(&market, 2)),
			[
				(0, 0, 500, 0),
				(0, 1, 250, 0),
				(0, 2, 250, 0),
				// The day after there is enough for all.
				(1, 0, 500, 1),
				(1, 1, 250, 1),
				(1, 2, 250, 1),
				(1, 3, 100, 1),
			],
		);
		assert_eq!(allocate_daily(&market, 2)[0].at, DAY);
	}

	#[test]
	fn what_is_left_stands_until_it_is_asked_for() {
		let market = market(vec![line(3 * DAY, 0, 4)], vec![offer(0, 1, 10)]);
		assert_eq!(short(&allocate_daily(&market, 5)), [(0, 0, 4, 3)]);
		assert_eq!(short(&first_come(&market)), [(0, 0, 4, 3)]);
	}

	pub(crate) fn a_market() -> impl Strategy<Value = Market> {
		let at = || 0..(6 * DAY);
		(
			prop::collection::vec((at(), 0..8usize, 1..200u64), 0..15),
			prop::collection::vec((at(), 8..12usize, 1..400u64), 0..10),
		)
			.prop_map(|(lines, offers)| {
				market(
					lines.into_iter().map(|(at, party, quantity)| line(at, party, quantity)).collect(),
					offers.into_iter().map(|(at, party, quantity)| offer(at, party, quantity)).collect(),
				)
			})
	}

	proptest! {
		#![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

		/// Nobody gets more than asked, nobody gives more than offered, nothing is given before it is offered and asked,
		/// and both policies give away all that can be given.
		#[test]
		fn units_are_kept(market in a_market()) {
			let asked: u64 = market.lines.iter().map(|line| line.quantity).sum();
			let offered: u64 = market.offers.iter().map(|offer| offer.quantity).sum();
			for matches in [allocate_daily(&market, 6), first_come(&market)] {
				let mut filled = vec![0; market.lines.len()];
				let mut given = vec![0; market.offers.len()];
				for made in &matches {
					prop_assert!(made.units > 0);
					prop_assert!(made.at >= market.lines[made.line].at && made.at >= market.offers[made.offer].at);
					filled[made.line] += made.units;
					given[made.offer] += made.units;
				}
				prop_assert!(filled.iter().zip(&market.lines).all(|(filled, line)| *filled <= line.quantity));
				prop_assert!(given.iter().zip(&market.offers).all(|(given, offer)| *given <= offer.quantity));
				prop_assert_eq!(filled.iter().sum::<u64>(), asked.min(offered));
			}
		}
	}
}
