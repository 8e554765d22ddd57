//! Who gets what: by the pallet's rule once a day, or first come, first matched, or where it counts most on the day.

use crate::{
	input::DAY,
	objective::SLOPES,
	world::{Line, Market, Match, Offer},
};
use pallet_resources::allocation::{allocate, Claim};
use std::collections::VecDeque;

/// At the end of each day, each offer that is not used up goes through the pallet's [`allocate`], oldest first, among all
/// open lines of its product, in calls of at most `most` lines.
pub fn allocate_daily(market: &Market, last_day: i64, most: usize) -> Vec<Match> {
	let mut matches = Vec::new();
	let mut filled = vec![0; market.lines.len()];
	let mut left: Vec<u64> = market.offers.iter().map(|offer| offer.quantity).collect();
	for Day { day, at, here, standing } in days(market, last_day) {
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
			for (line, units) in open.into_iter().zip(in_calls(*left, &claims, most)) {
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

/// A day of a market.
struct Day {
	day: i64,
	/// Midnight after it.
	at: i64,
	/// Lines that were asked by then.
	here: usize,
	/// Offers that were made by then.
	standing: usize,
}

/// The days of a market, from the first thing that happens.
fn days(market: &Market, last_day: i64) -> impl Iterator<Item = Day> + '_ {
	let first = market.lines.iter().map(Line::day).chain(market.offers.iter().map(Offer::day)).min();
	(first.unwrap_or(last_day)..=last_day).map(|day| {
		let at = (day + 1) * DAY;
		let here = market.lines.partition_point(|line| line.at < at);
		let standing = market.offers.partition_point(|offer| offer.at < at);
		Day { day, at, here, standing }
	})
}

/// Shares `supply` as one does on the chain, where a call takes `most` lines: the lines are dealt out in turn, so that each
/// call has old and new ones, and the units divided in proportion to what they have outstanding.
fn in_calls(supply: u64, claims: &[Claim], most: usize) -> Vec<u64> {
	let calls = claims.len().div_ceil(most.max(1)).max(1);
	let outstanding =
		|claims: &[Claim]| claims.iter().map(|claim| u128::from(claim.outstanding)).sum::<u128>();
	let whole = outstanding(claims);
	let supply = u128::from(supply).min(whole);
	let mut shares = vec![0; claims.len()];
	let (mut seen, mut given) = (0u128, 0u128);
	for call in 0..calls {
		let named: Vec<Claim> = claims.iter().skip(call).step_by(calls).copied().collect();
		seen += outstanding(&named);
		// Rounded in the sum, so that nothing is left over. No product passes 2^128: both are sums of few quantities.
		let due = supply * seen / whole.max(1);
		let part = u64::try_from(due - given).unwrap_or(u64::MAX);
		given = due;
		for (position, share) in allocate(part, &named).into_iter().enumerate() {
			shares[call + position * calls] = share;
		}
	}
	shares
}

/// What stands at the end of each day goes where the objective says that it counts most on that day. It is what a rule
/// could do that is made for the objective and does not know who comes tomorrow.
pub fn greedy(market: &Market, last_day: i64) -> Vec<Match> {
	let mut matches = Vec::new();
	let mut filled = vec![0; market.lines.len()];
	let mut left: Vec<u64> = market.offers.iter().map(|offer| offer.quantity).collect();
	for Day { day, at, here, standing } in days(market, last_day) {
		let mut pieces = Vec::new();
		for (line, (asked, filled)) in market.lines.iter().zip(&filled).enumerate().take(here) {
			let edge = |piece: usize| {
				let part = u128::from(asked.quantity) * piece as u128 / SLOPES.len() as u128;
				u64::try_from(part).unwrap_or(u64::MAX)
			};
			for (piece, slope) in SLOPES.iter().enumerate() {
				let open = edge(piece + 1).saturating_sub(edge(piece).max(*filled));
				if open > 0 {
					pieces.push((slope * asked.urgency(day), line, open));
				}
			}
		}
		pieces.sort_by(|(one, _, _), (other, _, _)| other.total_cmp(one));
		let mut pieces = pieces.into_iter().peekable();
		for (offer, left) in left.iter_mut().enumerate().take(standing) {
			while let (true, Some((_, line, open))) = (*left > 0, pieces.peek_mut()) {
				let units = (*open).min(*left);
				*open -= units;
				*left -= units;
				filled[*line] += units;
				matches.push(Match { offer, line: *line, units, at, day });
				if *open == 0 {
					pieces.next();
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
			short(&allocate_daily(&market, 2, 500)),
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
		assert_eq!(allocate_daily(&market, 2, 500)[0].at, DAY);
	}

	#[test]
	fn calls_share_the_units_and_the_lines() {
		let claim = |request, quantity| line(0, 0, quantity).claim(request, 0, 0);
		let claims: Vec<Claim> = (0..5).map(|request| claim(request, 100)).collect();
		// Lines 0, 2 and 4 in the first call, with 3/5 of the units; 1 and 3 in the other.
		assert_eq!(in_calls(100, &claims, 3), [20; 5]);
		assert_eq!(in_calls(101, &claims, 3), [20, 21, 20, 20, 20]);
		assert_eq!(in_calls(10_000, &claims, 3), [100; 5]);
		assert_eq!(in_calls(100, &claims, 5), allocate(100, &claims));
		assert_eq!(in_calls(7, &[], 3), Vec::<u64>::new());
	}

	#[test]
	fn greed_gives_the_first_fifths_first() {
		let market = market(vec![line(0, 0, 100), line(1, 1, 50)], vec![offer(2, 2, 40)]);
		// The first fifth of both, then the second of the older.
		assert_eq!(short(&greedy(&market, 0)), [(0, 0, 20, 0), (0, 1, 10, 0), (0, 0, 10, 0)]);
	}

	#[test]
	fn what_is_left_stands_until_it_is_asked_for() {
		let market = market(vec![line(3 * DAY, 0, 4)], vec![offer(0, 1, 10)]);
		assert_eq!(short(&allocate_daily(&market, 5, 500)), [(0, 0, 4, 3)]);
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
			for matches in [
				allocate_daily(&market, 6, 500),
				allocate_daily(&market, 6, 3),
				greedy(&market, 6),
				first_come(&market),
			] {
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
