//! What is left in a bucket, and the policies that say how much fits and how much comes back.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// One call, in the unit of the counts.
pub const ONE_CALL: i64 = 1_000;
/// An officer has this part of what the agency has of weight and bytes, and the agency as many times an officer's count
/// of SECURITY calls.
pub const OFFICERS: i64 = 4;
/// An officer has this part of the agency's count of LIFE calls.
pub const OFFICERS_IN_NEED: i64 = 2;

/// The most in every dimension.
const ALL: Levels = Levels { weight: i64::MAX, bytes: i64::MAX, urgent: i64::MAX, security: i64::MAX };

/// Amounts in the four dimensions of an allowance: what is left, what fits, what comes back, what is paid. Weight and
/// bytes may be owed, and are negative then; the counts never are.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Default,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub struct Levels {
	/// Picoseconds of weight.
	pub weight: i64,
	/// Bytes.
	pub bytes: i64,
	/// LIFE calls, in thousandths.
	pub urgent: i64,
	/// SECURITY calls, in thousandths.
	pub security: i64,
}

impl Levels {
	/// The sum in every dimension.
	pub const fn saturating_add(self, other: Self) -> Self {
		Self {
			weight: self.weight.saturating_add(other.weight),
			bytes: self.bytes.saturating_add(other.bytes),
			urgent: self.urgent.saturating_add(other.urgent),
			security: self.security.saturating_add(other.security),
		}
	}

	/// The difference in every dimension.
	pub const fn saturating_sub(self, other: Self) -> Self {
		Self {
			weight: self.weight.saturating_sub(other.weight),
			bytes: self.bytes.saturating_sub(other.bytes),
			urgent: self.urgent.saturating_sub(other.urgent),
			security: self.security.saturating_sub(other.security),
		}
	}

	/// `times` as much in every dimension.
	pub const fn saturating_mul(self, times: i64) -> Self {
		Self {
			weight: self.weight.saturating_mul(times),
			bytes: self.bytes.saturating_mul(times),
			urgent: self.urgent.saturating_mul(times),
			security: self.security.saturating_mul(times),
		}
	}

	/// The lesser in every dimension.
	pub fn at_most(self, most: Self) -> Self {
		Self {
			weight: self.weight.min(most.weight),
			bytes: self.bytes.min(most.bytes),
			urgent: self.urgent.min(most.urgent),
			security: self.security.min(most.security),
		}
	}

	/// The greater in every dimension.
	pub fn at_least(self, least: Self) -> Self {
		Self {
			weight: self.weight.max(least.weight),
			bytes: self.bytes.max(least.bytes),
			urgent: self.urgent.max(least.urgent),
			security: self.security.max(least.security),
		}
	}

	/// How low a bucket that holds `self` when full may fall: one burst of debt in weight and bytes, none in the counts.
	pub const fn floor(self) -> Self {
		Self {
			weight: self.weight.saturating_neg(),
			bytes: self.bytes.saturating_neg(),
			urgent: 0,
			security: 0,
		}
	}

	/// Whether no dimension is lower than that of `other`.
	pub const fn reaches(self, other: Self) -> bool {
		self.weight >= other.weight
			&& self.bytes >= other.bytes
			&& self.urgent >= other.urgent
			&& self.security >= other.security
	}

	/// Whether the counts are there that `price` asks for.
	pub const fn counts_pay(self, price: Self) -> bool {
		self.urgent >= price.urgent && self.security >= price.security
	}

	/// Whether weight or bytes are used up.
	pub const fn is_spent(self) -> bool {
		self.weight <= 0 || self.bytes <= 0
	}

	/// What `self`, a level, comes to after `blocks` blocks: refilled, no fuller than a burst, and no deeper in debt than
	/// one burst, should the policy have become narrower since.
	pub fn after(self, blocks: i64, policy: &Policy) -> Self {
		self.saturating_add(policy.refill.saturating_mul(blocks))
			.at_most(policy.burst)
			.at_least(policy.burst.floor())
	}
}

/// How much a bucket holds, and what comes back.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Default,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub struct Policy {
	/// A full bucket. Weight and bytes may be owed as deep.
	pub burst: Levels,
	/// What comes back with each block.
	pub refill: Levels,
}

impl Policy {
	/// The policy within what [`Limits`] allow: whoever sets it can neither shut agencies out nor give the chain away.
	pub fn clamped(self, limits: &Limits) -> Self {
		let (least, most) = (limits.least(), limits.most());
		// The least comes last: where the two cross, it is better to give too much.
		Self {
			burst: self.burst.at_most(most.burst).at_least(least.burst),
			refill: self.refill.at_most(most.refill).at_least(least.refill),
		}
	}

	/// The policy while agencies have `percent` hundredths of their usual urgent calls: a bucket holds so many more, and
	/// fills as much faster. Never less than the policy itself.
	pub fn in_emergency(self, percent: u32) -> Self {
		let scaled = |levels: Levels| Levels {
			urgent: part(levels.urgent.saturating_mul(percent.into()), 100).max(levels.urgent),
			..levels
		};
		Self { burst: scaled(self.burst), refill: scaled(self.refill) }
	}

	/// The bucket of the agency as a whole. Its count of SECURITY calls is that of [`OFFICERS`] officers: one key cannot
	/// use it up, and keys enrolled for the purpose cannot go beyond it.
	pub const fn of_agency(self) -> Self {
		Self {
			burst: Levels { security: self.burst.security.saturating_mul(OFFICERS), ..self.burst },
			refill: Levels { security: self.refill.security.saturating_mul(OFFICERS), ..self.refill },
		}
	}

	/// The bucket of one officer: a part of the agency's, refilled as fast.
	pub fn of_officer(self) -> Self {
		Self {
			burst: Levels {
				weight: part(self.burst.weight, OFFICERS),
				bytes: part(self.burst.bytes, OFFICERS),
				urgent: part(self.burst.urgent, OFFICERS_IN_NEED),
				security: self.burst.security,
			},
			refill: self.refill,
		}
	}
}

/// One of `parts` equal parts.
fn part(amount: i64, parts: i64) -> i64 {
	amount.checked_div(parts).unwrap_or_default()
}

/// What policies are clamped by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
	/// The most a transaction can take of a block, in picoseconds of weight.
	pub heaviest: i64,
	/// A block, in picoseconds of weight.
	pub block: i64,
	/// The largest transaction of an officer, in bytes.
	pub largest: i64,
}

impl Limits {
	/// The narrowest policy. One burst of one officer pays for the heaviest and for the largest transaction twice, and
	/// counts come back at more than four an hour, with blocks of one second.
	pub fn least(&self) -> Policy {
		Policy {
			burst: Levels {
				weight: self.heaviest.saturating_mul(8),
				bytes: self.largest.saturating_mul(8),
				urgent: ONE_CALL.saturating_mul(4),
				security: ONE_CALL.saturating_mul(4),
			},
			refill: Levels {
				weight: part(self.block, 1_000).max(1),
				bytes: part(self.largest, 1_000).max(1),
				urgent: 2,
				security: 2,
			},
		}
	}

	/// The widest policy.
	pub fn most(&self) -> Policy {
		Policy {
			burst: Levels {
				weight: self.block.saturating_mul(1_000),
				bytes: self.largest.saturating_mul(1_000),
				urgent: ONE_CALL.saturating_mul(1_000),
				security: ONE_CALL.saturating_mul(1_000),
			},
			refill: Levels { weight: self.block, bytes: self.largest, urgent: ONE_CALL, security: ONE_CALL },
		}
	}

	/// The widest policy that clamping gives.
	pub fn widest(&self) -> Policy {
		Policy { burst: ALL, refill: ALL }.clamped(self)
	}
}
