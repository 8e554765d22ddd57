//! In which lane a transaction rides and what it pays, from its content and from what its senders have left.

use crate::{priority, Lane, Levels, Policy};
use frame_support::pallet_prelude::TransactionPriority;
use muster_primitives::AgencyId;

/// What is known of a transaction whatever its senders have left.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Quote<AccountId> {
	/// Whose allowance it uses.
	pub agency: AgencyId,
	/// Who signed it.
	pub officer: AccountId,
	/// The agency's policy, clamped.
	pub policy: Policy,
	/// The lane of its content.
	pub lane: Lane,
	/// Weight and bytes it takes of the block at most.
	pub price: Levels,
}

/// What agency and officer have left.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Left {
	/// The agency.
	pub agency: Levels,
	/// The officer.
	pub officer: Levels,
}

/// A lane and what is paid for it, by agency and officer alike.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fare {
	/// The lane.
	pub lane: Lane,
	/// Either one call of a count, or weight and bytes.
	pub price: Levels,
}

impl<AccountId> Quote<AccountId> {
	/// The fare with this much left.
	pub fn fare(&self, left: &Left) -> Fare {
		let by_count = self
			.lane
			.count()
			.filter(|price| left.agency.counts_pay(*price) && left.officer.counts_pay(*price));
		if let Some(price) = by_count {
			return Fare { lane: self.lane, price };
		}
		let spent = left.agency.is_spent() || left.officer.is_spent();
		let lane = if spent { Lane::Overdraft } else { self.lane.uncounted() };
		Fare { lane, price: self.price }
	}

	/// Priority in the pool with this much left, without the part of the nonce.
	pub fn priority(&self, left: &Left) -> TransactionPriority {
		priority::of_lane(self.fare(left).lane, self.share(left))
	}

	/// What remains of `left` once `price` is paid; `None` where a debt would pass one burst.
	pub fn pay(&self, left: &Left, price: Levels) -> Option<Left> {
		let rest =
			Left { agency: left.agency.saturating_sub(price), officer: left.officer.saturating_sub(price) };
		let allowed = rest.agency.reaches(self.policy.of_agency().burst.floor())
			&& rest.officer.reaches(self.policy.of_officer().burst.floor());
		allowed.then_some(rest)
	}

	/// The share of the agency's burst of weight that is left, as a fraction of `u32::MAX`; 0 in debt.
	fn share(&self, left: &Left) -> u32 {
		u128::from(left.agency.weight.max(0).unsigned_abs())
			.saturating_mul(u128::from(u32::MAX))
			.checked_div(u128::from(self.policy.burst.weight.max(0).unsigned_abs()))
			.and_then(|share| u32::try_from(share).ok())
			.unwrap_or_default()
	}
}
