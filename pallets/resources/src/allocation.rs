//! Who gets how much of a supply that is not enough for all. Integers only, no state: the call, its preview and a
//! simulation outside the chain run the same lines. The rule, with the reasons and what was measured, is
//! docs/allocation.md.
//!
//! - **Urgency** of a claim: `priority weight · (1 + days waited) · 1024 / max(days of stock, 1)`. The priority weights are
//!   1, 2, 4 and 8 from routine to stat; days beyond 365 count as 365.
//! - **Floor** of a claim: a tenth of what was approved, rounded up.
//! - **Lot**: what is missing to the floor; for who has that much already, a tenth again. A tenth of a need is worth a
//!   parcel, and one mask of a thousand is not.
//! - **First the lots**: each claim gets its lot before anything else is shared, however small or far away the claimant
//!   is. If the supply is less than all lots, they are given out one by one: first to those below their floor, by priority,
//!   then by urgency, the smaller lot first among equals; then to the others, by urgency times the share of the line that
//!   is open.
//! - **Then the rest**: shared in proportion to `urgency · outstanding` after the lots, none above what is outstanding, what is cut
//!   there going to the others in the same proportion. Fractions go to the largest remainders.
//!
//! Ties are broken by request number and line.

use alloc::{vec, vec::Vec};
use core::cmp::{Ordering, Reverse};
use muster_primitives::{LineIndex, Priority, Quantity, RequestId};

/// One part in this many of what was approved is the floor.
const FLOOR_PARTS: Quantity = 10;

/// More days than these, waited or in stock, make no difference.
const MAX_DAYS: u32 = 365;

/// Keeps the precision of an urgency when it is divided by the days of stock.
const URGENCY_SCALE: u32 = 1024;

/// What an open line wants of a supply.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Claim {
	/// Units approved for the line, ever. What is not outstanding of them is promised already; less than `outstanding`
	/// counts as `outstanding`.
	pub approved: Quantity,
	/// Units approved that nobody has promised.
	pub outstanding: Quantity,
	/// How pressing.
	pub priority: Priority,
	/// Whole days since it was asked for.
	pub waited_days: u32,
	/// For how many days the requester's stock lasts; 0 if there is none, or nobody knows.
	pub days_of_stock: u32,
	/// The request.
	pub request: RequestId,
	/// The line of it.
	pub line: LineIndex,
}

impl Claim {
	/// How much more a unit counts here than with a routine claim of today and without stock, in 1024ths. From 2 to
	/// 2,998,272.
	pub fn urgency(&self) -> u32 {
		let weight = match self.priority {
			Priority::Routine => 1u32,
			Priority::Urgent => 2,
			Priority::Asap => 4,
			Priority::Stat => 8,
		};
		let days = self.waited_days.min(MAX_DAYS).saturating_add(1);
		let stock = self.days_of_stock.clamp(1, MAX_DAYS);
		weight.saturating_mul(days).saturating_mul(URGENCY_SCALE).checked_div(stock).unwrap_or_default()
	}

	/// Units that come before anything is shared. Not zero while anything is outstanding.
	pub fn lot(&self) -> Quantity {
		let floor = self.floor();
		let missing = floor.saturating_sub(self.promised());
		let lot = if missing > 0 { missing } else { floor };
		lot.min(self.outstanding)
	}

	fn total(&self) -> Quantity {
		self.approved.max(self.outstanding)
	}

	fn promised(&self) -> Quantity {
		self.total().saturating_sub(self.outstanding)
	}

	fn floor(&self) -> Quantity {
		self.total().div_ceil(FLOOR_PARTS)
	}
}

/// Shares `supply` among `claims`. The answer has their order; it adds up to the supply or to all that is outstanding,
/// whichever is less, and nobody gets more than is outstanding. The order of the claims does not matter, as long as
/// no line is named twice.
///
/// A larger supply gives nobody less, but for the one unit a largest remainder may lose.
///
/// ## Complexity
/// O(n log n) in the number of claims.
pub fn allocate(supply: Quantity, claims: &[Claim]) -> Vec<Quantity> {
	let wanted: u128 = claims.iter().map(|claim| u128::from(claim.outstanding)).sum();
	if u128::from(supply) >= wanted {
		return claims.iter().map(|claim| claim.outstanding).collect();
	}

	let mut entries: Vec<Entry> =
		claims.iter().enumerate().map(|(position, claim)| Entry::new(position, claim)).collect();
	let lots: u128 = entries.iter().map(|entry| u128::from(entry.lot)).sum();
	match u128::from(supply).checked_sub(lots) {
		Some(rest) => {
			entries.iter_mut().for_each(|entry| entry.give(entry.lot));
			share(rest, &mut entries);
		}
		None => give_lots(supply, &mut entries),
	}

	let mut shares = vec![0; claims.len()];
	for entry in entries {
		if let Some(share) = shares.get_mut(entry.position) {
			*share = entry.given;
		}
	}
	shares
}

/// A claim at work.
struct Entry<'a> {
	position: usize,
	claim: &'a Claim,
	urgency: u128,
	lot: Quantity,
	given: Quantity,
}

impl<'a> Entry<'a> {
	fn new(position: usize, claim: &'a Claim) -> Self {
		Self { position, claim, urgency: claim.urgency().into(), lot: claim.lot(), given: 0 }
	}

	fn id(&self) -> (RequestId, LineIndex) {
		(self.claim.request, self.claim.line)
	}

	fn give(&mut self, quantity: Quantity) {
		self.given = self.given.saturating_add(quantity);
	}

	/// Units that are still wanted.
	fn open(&self) -> Quantity {
		self.claim.outstanding.saturating_sub(self.given)
	}

	/// Below 2^86, so that the weights of 2^40 claims have a sum.
	fn weight(&self) -> u128 {
		self.urgency.saturating_mul(self.open().into())
	}

	/// The place in the queue for lots.
	fn before(&self, other: &Self) -> Ordering {
		let queue = match (self.lacks_floor(), other.lacks_floor()) {
			(true, false) => Ordering::Less,
			(false, true) => Ordering::Greater,
			(false, false) => Reverse(self.pressure()).cmp(&Reverse(other.pressure())),
			(true, true) => {
				let order = |entry: &Self| (Reverse(entry.claim.priority), Reverse(entry.urgency), entry.lot);
				order(self).cmp(&order(other))
			}
		};
		queue.then_with(|| self.id().cmp(&other.id()))
	}

	fn lacks_floor(&self) -> bool {
		self.claim.promised() < self.claim.floor()
	}

	/// Urgency times the share of the line that is open, in 2^-32.
	fn pressure(&self) -> u128 {
		let open = u128::from(self.claim.outstanding)
			.saturating_mul(1 << 32)
			.checked_div(self.claim.total().into())
			.unwrap_or_default();
		self.urgency.saturating_mul(open)
	}
}

/// Gives out lots in the order of the queue until nothing is left.
fn give_lots(mut supply: Quantity, entries: &mut [Entry]) {
	entries.sort_unstable_by(Entry::before);
	for entry in entries {
		let lot = entry.lot.min(supply);
		entry.give(lot);
		supply = supply.saturating_sub(lot);
	}
}

/// Shares `rest`, which is less than what is open, in proportion to the weights.
fn share(mut rest: u128, entries: &mut [Entry]) {
	// The weight for each open unit is the urgency: the most urgent are full first.
	entries.sort_unstable_by_key(|entry| (Reverse(entry.urgency), entry.id()));
	let mut weights: u128 = entries.iter().map(Entry::weight).sum();
	let mut entries = entries.iter_mut().peekable();
	while let Some(entry) = entries.next_if(|entry| rest.saturating_mul(entry.urgency) >= weights) {
		rest = rest.saturating_sub(entry.open().into());
		weights = weights.saturating_sub(entry.weight());
		entry.give(entry.open());
	}

	let mut left = rest;
	let mut remainders = Vec::new();
	for entry in entries {
		let (quotient, remainder) =
			multiply_divide(entry.open(), rest.saturating_mul(entry.urgency), weights);
		entry.give(quotient);
		left = left.saturating_sub(quotient.into());
		remainders.push((Reverse(remainder), entry.id(), entry));
	}
	remainders.sort_unstable_by_key(|(remainder, id, _)| (*remainder, *id));
	for (_, _, entry) in remainders {
		if left == 0 {
			break;
		}
		entry.give(1);
		left = left.saturating_sub(1);
	}
}

/// Quotient and remainder of `factor · numerator / denominator`, where the numerator is the smaller of the two, and the
/// denominator below 2^126.
fn multiply_divide(factor: Quantity, numerator: u128, denominator: u128) -> (Quantity, u128) {
	if let Some(product) = u128::from(factor).checked_mul(numerator) {
		let quotient = product.checked_div(denominator).unwrap_or_default();
		return (
			quotient.try_into().unwrap_or(Quantity::MAX),
			product.checked_rem(denominator).unwrap_or_default(),
		);
	}
	// Quantities near 2^64: bit by bit, as one multiplies and divides by hand.
	let (mut quotient, mut remainder) = (0u64, 0u128);
	for bit in (0..Quantity::BITS).rev() {
		quotient = quotient.saturating_mul(2);
		remainder = remainder.saturating_mul(2);
		if factor.checked_shr(bit).is_some_and(|rest| rest & 1 == 1) {
			remainder = remainder.saturating_add(numerator);
		}
		// Below three times the denominator now.
		for _ in 0..2 {
			if let Some(less) = remainder.checked_sub(denominator) {
				remainder = less;
				quotient = quotient.saturating_add(1);
			}
		}
	}
	(quotient, remainder)
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	/// A line of today, for which nothing is promised yet and which has no stock.
	fn claim(request: RequestId, approved: Quantity) -> Claim {
		Claim {
			approved,
			outstanding: approved,
			priority: Priority::Routine,
			waited_days: 0,
			days_of_stock: 0,
			request,
			line: 0,
		}
	}

	fn sum(quantities: &[Quantity]) -> u128 {
		quantities.iter().map(|quantity| u128::from(*quantity)).sum()
	}

	#[test]
	fn urgency_is_priority_times_waiting_over_stock() {
		let routine = claim(1, 1);
		assert_eq!(routine.urgency(), 1024);
		assert_eq!(Claim { priority: Priority::Stat, ..routine }.urgency(), 8 * 1024);
		assert_eq!(Claim { waited_days: 6, ..routine }.urgency(), 7 * 1024);
		assert_eq!(Claim { waited_days: 6, days_of_stock: 14, ..routine }.urgency(), 512);
		// No stock and stock for a day are alike, and so is all beyond a year.
		assert_eq!(Claim { days_of_stock: 1, ..routine }.urgency(), 1024);
		assert_eq!(Claim { days_of_stock: u32::MAX, ..routine }.urgency(), 2);
		assert_eq!(
			Claim { priority: Priority::Stat, waited_days: u32::MAX, ..routine }.urgency(),
			8 * 366 * 1024,
		);
	}

	#[test]
	fn priorities_weigh_twice_as_much_each() {
		let weights: Vec<u32> = Priority::ALL
			.iter()
			.map(|priority| Claim { priority: *priority, ..claim(1, 1) }.urgency() / URGENCY_SCALE)
			.collect();
		assert_eq!(weights, [1, 2, 4, 8]);
	}

	#[test]
	fn lots_are_a_tenth() {
		for (approved, outstanding, lot) in [
			(0, 0, 0),
			(1, 1, 1),
			(10, 10, 1),
			(11, 11, 2),
			(1_000, 1_000, 100),
			// Below the floor: what is missing to it.
			(1_000, 999, 99),
			(1_000, 901, 1),
			// At it or above: a tenth again, or what is left.
			(1_000, 900, 100),
			(1_000, 60, 60),
			(1_000, 0, 0),
			// Less approved than outstanding is taken as the same.
			(0, 1_000, 100),
			(Quantity::MAX, Quantity::MAX, 1_844_674_407_370_955_162),
		] {
			assert_eq!(Claim { outstanding, ..claim(1, approved) }.lot(), lot, "{approved} {outstanding}");
		}
	}

	#[test]
	fn nobody_and_nothing() {
		assert_eq!(allocate(10, &[]), Vec::<Quantity>::new());
		assert_eq!(allocate(0, &[claim(1, 10)]), [0]);
		assert_eq!(allocate(10, &[claim(1, 0)]), [0]);
	}

	#[test]
	fn enough_fills_all() {
		let claims = [claim(1, 10), claim(2, 0), claim(3, 90)];
		assert_eq!(allocate(100, &claims), [10, 0, 90]);
		assert_eq!(allocate(Quantity::MAX, &claims), [10, 0, 90]);
	}

	#[test]
	fn equals_are_filled_in_proportion() {
		// Lots 100, 50 and 50; 800 over 900, 450 and 450.
		let claims = [claim(1, 1_000), claim(2, 500), claim(3, 500)];
		assert_eq!(allocate(1_000, &claims), [500, 250, 250]);
	}

	#[test]
	fn small_ones_get_their_floor_before_the_large_share() {
		// The small one has stock for a month: in proportion alone it would get nothing. Lots 10,000, 10,000 and 10; 9,990
		// over 90,000, 90,000 and 3.
		let claims = [claim(1, 100_000), claim(2, 100_000), Claim { days_of_stock: 30, ..claim(3, 100) }];
		assert_eq!(allocate(30_000, &claims), [14_995, 14_995, 10]);
	}

	#[test]
	fn priority_weighs() {
		// Lots 10 and 10; 90 over 8 times 90 and 90.
		let claims = [Claim { priority: Priority::Stat, ..claim(1, 100) }, claim(2, 100)];
		assert_eq!(allocate(110, &claims), [90, 20]);
	}

	#[test]
	fn what_is_cut_at_the_cap_goes_to_the_others() {
		// Lots 10, 20 and 10. The rest of 130 would be 115 for the first, of which 90 are outstanding; the 40 left over
		// are shared over 180 and 90.
		let claims = [
			Claim { priority: Priority::Stat, waited_days: 2, ..claim(1, 100) },
			claim(2, 200),
			claim(3, 100),
		];
		assert_eq!(allocate(170, &claims), [100, 47, 23]);
	}

	#[test]
	fn waiting_weighs_and_stock_does_the_contrary() {
		// Urgencies 4, 1 and 1/2; lots 10 each; 110 over 360, 90 and 45.
		let claims = [
			Claim { waited_days: 3, ..claim(1, 100) },
			claim(2, 100),
			Claim { days_of_stock: 2, ..claim(3, 100) },
		];
		assert_eq!(allocate(140, &claims), [90, 30, 20]);
	}

	#[test]
	fn too_little_for_all_lots_goes_by_priority_waiting_and_size() {
		let stat = Claim { priority: Priority::Stat, ..claim(1, 5_000) };
		let older = Claim { waited_days: 1, ..claim(6, 1_000) };
		let claims = [claim(4, 900), claim(3, 1_000), stat, claim(2, 900), older];
		// Lots 90, 100, 500, 90 and 100.
		assert_eq!(allocate(400, &claims), [0, 0, 400, 0, 0]);
		assert_eq!(allocate(600, &claims), [0, 0, 500, 0, 100]);
		assert_eq!(allocate(700, &claims), [10, 0, 500, 90, 100]);
		assert_eq!(allocate(800, &claims), [90, 20, 500, 90, 100]);
	}

	#[test]
	fn who_is_at_the_floor_waits_for_who_is_not() {
		let at_floor =
			Claim { priority: Priority::Stat, waited_days: 100, outstanding: 900, ..claim(1, 1_000) };
		assert_eq!(allocate(100, &[at_floor, claim(2, 1_000)]), [0, 100]);
		// Among those at the floor, a larger open share comes first.
		let further = Claim { outstanding: 500, ..claim(2, 1_000) };
		let near = Claim { outstanding: 900, ..claim(3, 1_000) };
		assert_eq!(allocate(150, &[further, near]), [50, 100]);
	}

	#[test]
	fn the_worked_example_of_the_document() {
		let claims = [
			Claim { waited_days: 3, ..claim(1, 1_000) },
			Claim { waited_days: 3, ..claim(2, 60) },
			Claim { priority: Priority::Stat, ..claim(3, 400) },
			Claim { waited_days: 5, outstanding: 700, ..claim(4, 1_000) },
		];
		assert_eq!(allocate(800, &claims), [294, 17, 195, 294]);
		assert_eq!(allocate(120, &claims), [74, 6, 40, 0]);
	}

	#[test]
	fn fractions_go_to_the_largest_remainder_then_to_the_lower_number() {
		// Lots 1, 1 and 2; 2 over 9, 9 and 12: 3/5, 3/5 and 4/5.
		let claims = [claim(7, 10), claim(2, 10), claim(3, 14)];
		assert_eq!(allocate(6, &claims), [1, 2, 3]);
		let lines = [Claim { line: 1, ..claim(1, 10) }, claim(1, 10)];
		assert_eq!(allocate(3, &lines), [1, 2]);
	}

	#[test]
	fn the_largest_quantities_add_up() {
		let most = Claim {
			priority: Priority::Stat,
			waited_days: u32::MAX,
			days_of_stock: u32::MAX,
			..claim(1, Quantity::MAX)
		};
		let claims: Vec<Claim> = (0..1_000).map(|request| Claim { request, ..most }).collect();
		let shares = allocate(Quantity::MAX, &claims);
		assert_eq!(sum(&shares), u128::from(Quantity::MAX));

		// More than the lots, so that the rest is multiplied and divided.
		let pair = [Claim { days_of_stock: 0, ..most }, Claim { request: 2, ..most }, claim(3, 1)];
		let shares = allocate(Quantity::MAX, &pair);
		assert_eq!(sum(&shares), u128::from(Quantity::MAX));
		assert!(shares[0] > shares[1] && shares[1] > Quantity::MAX / 11, "{shares:?}");
	}

	fn a_quantity() -> impl Strategy<Value = Quantity> {
		prop_oneof![
			6 => 0..1_000u64,
			2 => 0..10_000_000u64,
			1 => any::<u64>(),
			1 => (0..3u64).prop_map(|less| Quantity::MAX - less),
		]
	}

	fn a_day() -> impl Strategy<Value = u32> {
		prop_oneof![4 => 0..40u32, 1 => any::<u32>()]
	}

	fn a_claim() -> impl Strategy<Value = Claim> {
		(a_quantity(), 0..=1_000u64, 0..4usize, a_day(), a_day()).prop_map(
			|(approved, open, priority, waited_days, days_of_stock)| Claim {
				approved,
				outstanding: u64::try_from(u128::from(approved) * u128::from(open) / 1_000).expect("less"),
				priority: Priority::ALL[priority],
				waited_days,
				days_of_stock,
				request: 0,
				line: 0,
			},
		)
	}

	fn claims() -> impl Strategy<Value = Vec<Claim>> {
		prop::collection::vec(a_claim(), 1..40).prop_map(|mut claims| {
			for (position, claim) in claims.iter_mut().enumerate() {
				claim.request = u64::try_from(position / 3).expect("few");
				claim.line = u8::try_from(position % 3).expect("few");
			}
			claims
		})
	}

	/// Claims and a supply that is between nothing and all of them, most of the time.
	fn case() -> impl Strategy<Value = (Quantity, Vec<Claim>)> {
		(claims(), 0..1_100u64, a_quantity(), 0..8u8).prop_map(|(claims, part, any, choice)| {
			let wanted: u128 = claims.iter().map(|claim| u128::from(claim.outstanding)).sum();
			let supply = u64::try_from(wanted * u128::from(part) / 1_000).unwrap_or(Quantity::MAX);
			(if choice == 0 { any } else { supply }, claims)
		})
	}

	proptest! {
		#![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

		#[test]
		fn the_sum_is_exact_and_no_cap_is_passed((supply, claims) in case()) {
			let shares = allocate(supply, &claims);
			let wanted: u128 = claims.iter().map(|claim| u128::from(claim.outstanding)).sum();
			prop_assert_eq!(shares.len(), claims.len());
			prop_assert_eq!(sum(&shares), wanted.min(supply.into()));
			for (share, claim) in shares.iter().zip(&claims) {
				prop_assert!(*share <= claim.outstanding);
			}
		}

		#[test]
		fn the_order_of_the_claims_does_not_matter((supply, claims) in case(), turn in any::<prop::sample::Index>()) {
			let shares = allocate(supply, &claims);
			let turn = turn.index(claims.len());
			let mut turned = claims.clone();
			turned.rotate_left(turn);
			let mut back = allocate(supply, &turned);
			back.rotate_right(turn);
			prop_assert_eq!(&back, &shares);
			turned = claims.into_iter().rev().collect();
			back = allocate(supply, &turned);
			back.reverse();
			prop_assert_eq!(back, shares);
		}

		#[test]
		fn more_supply_takes_one_unit_at_most_from_anyone((supply, claims) in case(), more in 0..5_000u64) {
			let before = allocate(supply, &claims);
			let after = allocate(supply.saturating_add(more), &claims);
			for (before, after) in before.iter().zip(after) {
				prop_assert!(*before <= after.saturating_add(1), "{} {}", before, after);
			}
		}

		#[test]
		fn a_higher_priority_gets_at_least_as_much((supply, mut claims) in case(), which in any::<prop::sample::Index>()) {
			let twin = claims[which.index(claims.len())];
			for (position, priority) in Priority::ALL.iter().rev().enumerate() {
				// With the higher number, which loses every tie.
				claims.push(Claim { priority: *priority, request: 1_000 - u64::try_from(position).expect("few"), ..twin });
			}
			let shares = allocate(supply, &claims);
			prop_assert!(shares[shares.len() - 4..].is_sorted_by(|high, low| high >= low), "{:?}", shares);
		}

		#[test]
		fn who_waited_longer_or_has_less_stock_gets_at_least_as_much(
			(supply, mut claims) in case(),
			which in any::<prop::sample::Index>(),
			days in 0..360u32,
			stock in 0..360u32,
		) {
			let twin = Claim { waited_days: days, days_of_stock: stock + 1, ..claims[which.index(claims.len())] };
			// Equal urgencies are possible: then the lower number decides.
			claims.push(Claim { request: 1_002, ..twin });
			claims.push(Claim { request: 1_001, waited_days: days + 1, ..twin });
			claims.push(Claim { request: 1_000, waited_days: days + 1, days_of_stock: stock, ..twin });
			let shares = allocate(supply, &claims);
			prop_assert!(shares[shares.len() - 3..].is_sorted(), "{:?}", shares);
		}

		#[test]
		fn lots_come_before_anything_else((supply, claims) in case()) {
			let shares = allocate(supply, &claims);
			let lots: u128 = claims.iter().map(|claim| u128::from(claim.lot())).sum();
			for (share, claim) in shares.iter().zip(&claims) {
				if u128::from(supply) >= lots {
					prop_assert!(*share >= claim.lot());
				} else {
					prop_assert!(*share <= claim.lot());
				}
			}
		}

		#[test]
		fn multiplying_by_hand_is_multiplying(factor in any::<u64>(), numerator in 0..1u128 << 126, denominator in 1..1u128 << 126) {
			let numerator = numerator % denominator;
			let (quotient, remainder) = multiply_divide(factor, numerator, denominator);
			prop_assert!(remainder < denominator);
			// Modulo 2^128 is enough: the quotient is right or off by far more than the remainder can hide.
			let left = u128::from(factor).wrapping_mul(numerator);
			let right = u128::from(quotient).wrapping_mul(denominator).wrapping_add(remainder);
			prop_assert_eq!(left, right);
			prop_assert!(quotient <= factor);
		}
	}
}
