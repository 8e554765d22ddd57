//! What is offered and what is asked for, in the order of time, and what a policy makes of it.

use crate::input::{Row, DAY};
use muster_primitives::Priority;
use pallet_resources::allocation::Claim;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};

/// A line of a request.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
	/// When it was asked, in seconds since 1970.
	pub at: i64,
	/// Number of the requester.
	pub party: usize,
	/// Units asked.
	pub quantity: u64,
	/// How pressing.
	pub priority: Priority,
	/// For how many days the stock lasted when it was asked.
	pub days_of_stock: u32,
}

impl Line {
	/// The day it was asked, counted from 1970.
	pub fn day(&self) -> i64 {
		self.at.div_euclid(DAY)
	}

	/// What the line claims at the end of `day`, when `filled` units were promised. `number` stands for the request.
	pub fn claim(&self, number: usize, filled: u64, day: i64) -> Claim {
		Claim {
			approved: self.quantity,
			outstanding: self.quantity.saturating_sub(filled),
			priority: self.priority,
			waited_days: u32::try_from(day.saturating_sub(self.day())).unwrap_or_default(),
			days_of_stock: self.days_of_stock,
			request: u64::try_from(number).unwrap_or(u64::MAX),
			line: 0,
		}
	}

	/// How much a unit in hand counts at the end of `day`: the pallet's urgency, 1 for a routine claim of the day.
	pub fn urgency(&self, day: i64) -> f64 {
		f64::from(self.claim(0, 0, day).urgency()) / 1024.0
	}
}

/// What somebody offers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Offer {
	/// When, in seconds since 1970.
	pub at: i64,
	/// Number of the supplier.
	pub party: usize,
	/// Units offered.
	pub quantity: u64,
}

impl Offer {
	/// The day of the offer, counted from 1970.
	pub fn day(&self) -> i64 {
		self.at.div_euclid(DAY)
	}
}

/// Everything about one product. Products do not meet: each is a market of its own.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Market {
	/// The product.
	pub item: String,
	/// Lines in the order of time.
	pub lines: Vec<Line>,
	/// Offers in the order of time.
	pub offers: Vec<Offer>,
}

/// What a row was left out for.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct SetAside {
	/// Offers above the sane maximum.
	pub offers_above_maximum: Vec<Flagged>,
	/// Lines above it.
	pub requests_above_maximum: Vec<Flagged>,
	/// Offers without a quantity.
	pub offers_without_quantity: usize,
	/// Lines without one.
	pub requests_without_quantity: usize,
}

/// A row above the sane maximum.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Flagged {
	/// Line of the file.
	pub line: u64,
	/// What.
	pub item: String,
	/// How much.
	pub quantity: u64,
}

/// All markets, over the same days.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct World {
	/// By the product's name.
	pub markets: Vec<Market>,
	/// The last day of either file.
	pub last_day: i64,
	/// Number of suppliers and requesters; their numbers are below.
	pub parties: usize,
}

impl World {
	/// The world of two files. What is above `maximum` is set aside, as on the chain, where it waits for an approver's
	/// explicit word; so is what has no quantity.
	pub fn new(offers: &[Row], requests: &[Row], maximum: u64) -> (Self, SetAside) {
		let mut markets = BTreeMap::<&str, Market>::new();
		let mut parties = HashMap::new();
		let mut set_aside = SetAside::default();
		let last_day =
			offers.iter().chain(requests).map(|row| row.at.div_euclid(DAY)).max().unwrap_or_default();
		for (rows, is_offer) in [(offers, true), (requests, false)] {
			for row in rows {
				let (flagged, unknown) = if is_offer {
					(&mut set_aside.offers_above_maximum, &mut set_aside.offers_without_quantity)
				} else {
					(&mut set_aside.requests_above_maximum, &mut set_aside.requests_without_quantity)
				};
				let Some(quantity) = row.quantity else {
					*unknown += 1;
					continue;
				};
				if quantity > maximum {
					flagged.push(Flagged { line: row.line, item: row.item.clone(), quantity });
					continue;
				}
				let count = parties.len();
				let party = *parties.entry((is_offer, row.party.as_str())).or_insert(count);
				let market = markets.entry(&row.item).or_default();
				if is_offer {
					market.offers.push(Offer { at: row.at, party, quantity });
				} else {
					let Row { at, priority, days_of_stock, .. } = *row;
					market.lines.push(Line { at, party, quantity, priority, days_of_stock });
				}
			}
		}
		let markets =
			markets.into_iter().map(|(item, market)| Market { item: item.into(), ..market }).collect();
		(Self { markets, last_day, parties: parties.len() }, set_aside)
	}
}

/// Units of an offer that go to a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Match {
	/// Position of the offer in its market.
	pub offer: usize,
	/// Position of the line there.
	pub line: usize,
	/// How many.
	pub units: u64,
	/// When it was decided, in seconds since 1970.
	pub at: i64,
	/// The day it belongs to. What is decided at midnight belongs to the day that ends.
	pub day: i64,
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::input::read;

	fn rows(text: &str) -> Vec<Row> {
		read("x.csv", format!("t,party_id,item,qty\n{text}").as_bytes()).expect("good rows")
	}

	#[test]
	fn products_are_markets_and_parties_have_a_side() {
		let offers = rows("2020-04-02T01:00:00Z,a,gowns,5\n2020-04-01T01:00:00Z,b,masks,7\n");
		let requests = rows("2020-04-03T01:00:00Z,a,gowns,6\n");
		let (world, set_aside) = World::new(&offers, &requests, 100);
		assert_eq!(set_aside, SetAside::default());
		assert_eq!(
			world.markets.iter().map(|market| market.item.as_str()).collect::<Vec<_>>(),
			["gowns", "masks"]
		);
		assert_eq!(world.parties, 3, "a supplier and a requester of one name are two");
		assert_eq!(world.last_day, 18_355);
		assert_eq!(world.markets[0].lines[0].quantity, 6);
		assert_eq!(world.markets[1].offers[0].quantity, 7);
	}

	#[test]
	fn what_is_absurd_or_unknown_is_set_aside_and_named() {
		let offers = rows("2020-04-02T01:00:00Z,a,gowns,100\n2020-04-02T01:00:00Z,a,gowns,101\n");
		let requests =
			rows("2020-04-02T01:00:00Z,b,gowns,\n2020-04-02T01:00:00Z,b,gowns,0\n2020-04-02T01:00:00Z,b,gowns,99999999999999999999\n");
		let (world, set_aside) = World::new(&offers, &requests, 100);
		assert_eq!(world.markets[0].offers.len(), 1);
		assert!(world.markets[0].lines.is_empty());
		assert_eq!(
			set_aside,
			SetAside {
				offers_above_maximum: vec![Flagged { line: 3, item: "gowns".into(), quantity: 101 }],
				requests_above_maximum: vec![Flagged { line: 4, item: "gowns".into(), quantity: u64::MAX }],
				offers_without_quantity: 0,
				requests_without_quantity: 2,
			},
		);
	}

	#[test]
	fn a_claim_waits_from_the_day_it_was_asked() {
		let line =
			Line { at: 10 * DAY + 5, party: 0, quantity: 8, priority: Priority::Urgent, days_of_stock: 0 };
		let claim = line.claim(4, 3, 12);
		assert_eq!((claim.approved, claim.outstanding, claim.waited_days, claim.request), (8, 5, 2, 4));
		assert_eq!([10, 11, 12].map(|day| line.urgency(day)), [2.0, 4.0, 6.0]);
	}
}
