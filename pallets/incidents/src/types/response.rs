//! Response levels: what a competent authority declares for a region, and what that changes.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{dispatch::DispatchClass, traits::ConstU32, BoundedVec};
use muster_primitives::{AgencyId, Moment, RegionCode, ResponseLevel, Severity};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Bytes of a legal basis.
pub type MaxLegalBasis = ConstU32<64>;
/// The law, plan or order that a level is declared under.
pub type LegalBasis = BoundedVec<u8, MaxLegalBasis>;

/// The most that a level multiplies urgent calls by, in hundredths.
pub const MAX_URGENT_PERCENT: u32 = 1_000;
/// All of it, in hundredths.
const WHOLE: u8 = 100;

/// What a response level changes.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LevelEffect {
	/// Hundredths of the usual urgent calls that an agency has: 100 to 1,000.
	pub urgent_percent: u32,
	/// Hundredths of the usual time to report: 1 to 100.
	pub report_percent: u8,
	/// Hundredths of the usual time to triage and to vote: 1 to 100.
	pub verify_percent: u8,
	/// The severity whose quorum the least of reports needs.
	pub at_least: Option<Severity>,
}

impl LevelEffect {
	/// What no level changes.
	pub const NONE: Self =
		Self { urgent_percent: 100, report_percent: WHOLE, verify_percent: WHOLE, at_least: None };

	/// Whether every number is in its range.
	pub fn is_valid(&self) -> bool {
		(Self::NONE.urgent_percent..=MAX_URGENT_PERCENT).contains(&self.urgent_percent)
			&& (1..=WHOLE).contains(&self.report_percent)
			&& (1..=WHOLE).contains(&self.verify_percent)
	}

	/// The stronger of the two in every part.
	pub fn strongest(self, other: Self) -> Self {
		let at_least = match (self.at_least, other.at_least) {
			(Some(one), Some(other)) => Some(one.min(other)),
			(one, other) => one.or(other),
		};
		Self {
			urgent_percent: self.urgent_percent.max(other.urgent_percent),
			report_percent: self.report_percent.min(other.report_percent),
			verify_percent: self.verify_percent.min(other.verify_percent),
			at_least,
		}
	}

	/// The time left to report of a usual `within`.
	pub fn to_report(&self, within: Moment) -> Moment {
		share(within, self.report_percent)
	}

	/// The time left to triage and to vote of a usual `within`: never none.
	pub fn to_verify(&self, within: Moment) -> Moment {
		share(within, self.verify_percent).max(1)
	}
}

/// `percent` hundredths of `time`, rounded down.
fn share(time: Moment, percent: u8) -> Moment {
	let share = u128::from(time).saturating_mul(percent.into()).checked_div(WHOLE.into());
	// Not more than `time`, which fits.
	share.and_then(|share| Moment::try_from(share).ok()).unwrap_or(time)
}

/// What each response level changes.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LevelEffects {
	/// Red, the gravest.
	pub i: LevelEffect,
	/// Orange.
	pub ii: LevelEffect,
	/// Yellow.
	pub iii: LevelEffect,
	/// Blue.
	pub iv: LevelEffect,
}

impl LevelEffects {
	/// What this level changes.
	pub const fn of(&self, level: ResponseLevel) -> LevelEffect {
		match level {
			ResponseLevel::I => self.i,
			ResponseLevel::II => self.ii,
			ResponseLevel::III => self.iii,
			ResponseLevel::IV => self.iv,
		}
	}

	/// Whether every effect is in its range and none is weaker than that of a lower level.
	pub fn is_valid(&self) -> bool {
		let pairs =
			[(self.i, self.ii), (self.ii, self.iii), (self.iii, self.iv), (self.iv, LevelEffect::NONE)];
		pairs.iter().all(|(graver, lower)| graver.is_valid() && graver.strongest(*lower) == *graver)
	}
}

/// The class of a call that sets a response level: a full block does not hold up one that widens the urgent allowances, and
/// lifting one can wait.
pub const fn level_dispatch_class(level: &Option<ResponseLevel>) -> DispatchClass {
	match level {
		Some(_) => DispatchClass::Operational,
		None => DispatchClass::Normal,
	}
}

/// A response level as it was declared. It keeps the effects that the registry had then.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Declared {
	/// The level.
	pub level: ResponseLevel,
	/// The law, plan or order.
	pub legal_basis: LegalBasis,
	/// Who declared it.
	pub by: AgencyId,
	/// Time of the block.
	pub since: Moment,
	/// What it changes.
	pub effect: LevelEffect,
}

/// One entry of the history of response levels.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct ResponseChange<AccountId> {
	/// The level from then on; `None` where it was lifted.
	pub level: Option<ResponseLevel>,
	/// The law, plan or order.
	pub legal_basis: LegalBasis,
	/// Who declared.
	pub agency: AgencyId,
	/// The officer who signed.
	pub officer: AccountId,
	/// Time of the block.
	pub at: Moment,
}

/// What is in force for a region: the gravest level of it and of the regions that it lies in.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct InForce {
	/// The region that the gravest level was declared for.
	pub region: RegionCode,
	/// The gravest level.
	pub declared: Declared,
	/// The strongest of all in force, in every part.
	pub effect: LevelEffect,
}
