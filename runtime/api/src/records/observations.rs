//! Metrics, figures, and who repeats whom.

use super::{ContentView, NamesView};
use crate::{macros::names, Amount, CellKey, Figure, MetricId, MetricVersion, ObservationId, Text};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use muster_primitives::{AgencyClass, AgencyId, EventTypeId, MilliWeight, Moment};
use scale_info::TypeInfo;
use sp_core::H256;
use sp_runtime::AccountId32;

names! {
	/// How a metric adds up over time.
	pub enum MetricKind {
		/// What happened within the period.
		Count = 0,
		/// What was there at a time within the period.
		PointInTime = 1,
		/// What has happened since the beginning.
		Cumulative = 2,
	}

	/// Which date of a case decides on its period.
	pub enum DateBasis {
		/// When it began.
		Onset = 0,
		/// When it was reported.
		Report = 1,
		/// When it was audited.
		Audit = 2,
		/// When it was published.
		Publication = 3,
	}

	/// Which place of a case decides on its region.
	pub enum PlaceBasis {
		/// Where the person lives.
		Residence = 0,
		/// Where it happened.
		Occurrence = 1,
		/// Where it was reported.
		Reporting = 2,
	}

	/// Whether all sources mean the same time by the name of a period.
	pub enum Dating {
		/// They do.
		SamePeriod = 0,
		/// Some are one period off: a figure stands for any between itself and that of the period before.
		AdjacentPeriods = 1,
	}

	/// What a sum of figures must be to zero.
	pub enum Relation {
		/// Equal.
		Eq = 0,
		/// At most.
		Le = 1,
		/// At least.
		Ge = 2,
	}

	/// Why a figure is corrected.
	pub enum CorrectionReason {
		/// It was written or counted wrongly.
		Mistake = 0,
		/// Cases are counted by another rule now.
		Reclassified = 1,
		/// What was not known in time has come in.
		Late = 2,
		/// Cases were counted twice.
		Duplicates = 3,
	}

	/// How the sources of a cell stand to each other.
	pub enum FigureStatus {
		/// Nobody has a figure.
		NoData = 0,
		/// One source: not agreed, whatever it says.
		SingleSource = 1,
		/// Sources of at least two classes agree.
		Agreed = 2,
		/// Sources of one class agree.
		AgreedSameClass = 3,
		/// They do not agree.
		Divergent = 4,
	}

	/// How one source stands to the rest.
	pub enum Mark {
		/// Within the tolerance.
		Agree = 0,
		/// Beyond the tolerance, by at most three times.
		Minor = 1,
		/// Further away.
		Major = 2,
		/// Further away, where everybody is far from everybody: not blamed.
		MajorDispersed = 3,
		/// Two voices differ: the arithmetic cannot say who is wrong.
		Unattributed = 4,
		/// There is nobody to compare it with.
		Unchecked = 5,
		/// Repeats another source, and has no voice of its own.
		Copy = 6,
		/// Was not measured, and is no voice.
		NotMeasured = 7,
	}

	/// How it came to be known that an agency repeats another.
	pub enum Ground {
		/// The agency says so.
		Declared = 0,
		/// Another said so, and the agency did not contest it.
		Uncontested = 1,
		/// The council ruled so.
		Ruled = 2,
	}
}

/// A metric and its factor in a sum.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct TermView {
	/// The metric.
	pub metric: MetricId,
	/// Its factor.
	pub factor: i8,
}

/// A structural check of the figures of one agency. What breaks it is flagged and kept.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(
	feature = "std",
	derive(serde::Serialize),
	serde(tag = "rule", rename_all = "camelCase", rename_all_fields = "camelCase")
)]
pub enum RuleView {
	/// At least zero.
	#[codec(index = 0)]
	NotNegative,
	/// At least the figure of the period before.
	#[codec(index = 1)]
	Monotone,
	/// No further from the figure of the period before than the larger of a number and a share of that figure.
	#[codec(index = 2)]
	MaxStep {
		/// The number.
		abs: Amount,
		/// The share, in millionths.
		ppm: u32,
	},
	/// A sum of own figures, each times its factor, is to zero as stated.
	#[codec(index = 3)]
	Linear {
		/// What is added up.
		terms: Vec<TermView>,
		/// What the sum must be to zero.
		op: Relation,
	},
	/// The other metric has a figure already.
	#[codec(index = 4)]
	PairRequired {
		/// The other metric.
		metric: MetricId,
	},
	/// The other metric has no figure.
	#[codec(index = 5)]
	PairExclusive {
		/// The other metric.
		metric: MetricId,
	},
	/// At most the own figure of the parent region.
	#[codec(index = 6)]
	WithinParent,
}

/// A version of a metric's definition.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct DefinitionView {
	/// Its number.
	pub version: MetricVersion,
	/// Time of the block that defined it; 0 at genesis.
	pub since: Moment,
	/// Short name that systems outside know it by. The same in all versions.
	pub code: Text,
	/// What people call it.
	pub names: NamesView,
	/// Unit, in UCUM.
	pub unit: Text,
	/// The kind of event it belongs to.
	pub event_type: EventTypeId,
	/// How it adds up over time.
	pub kind: MetricKind,
	/// Which date of a case counts.
	pub date_basis: DateBasis,
	/// Which place of a case counts.
	pub place_basis: PlaceBasis,
	/// Difference that is none, in the unit.
	pub abs_tol: Amount,
	/// Difference that is none, in millionths of the value. The larger of the two is tolerated.
	pub rel_ppm: u32,
	/// Whether all sources mean the same time by the name of a period.
	pub dating: Dating,
	/// Length of a period in milliseconds.
	pub period: Moment,
	/// When the first period began.
	pub anchor: Moment,
	/// How long after the end of its period a figure is open to new words, in milliseconds.
	pub settle_within: Moment,
	/// Structural checks.
	pub rules: Vec<RuleView>,
}

/// What is counted.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct MetricRecord {
	/// Number of the version in force.
	pub version: MetricVersion,
	/// Every version, the one in force last: figures of earlier ones stand.
	pub definitions: Vec<DefinitionView>,
}

/// What one agency says of a cell. Never changed: a correction is another observation.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct ObservationRecord {
	/// Of what.
	pub cell: CellKey,
	/// Who says so.
	pub agency: AgencyId,
	/// The officer who signed.
	pub officer: AccountId32,
	/// The figure; `None` is not measured, which is not zero.
	pub value: Option<Figure>,
	/// Where it comes from, kept off the chain.
	pub evidence: Option<ContentView>,
	/// When it was observed, as claimed.
	pub observed_at: Moment,
	/// Why it was corrected, if it is a correction.
	pub reason: Option<CorrectionReason>,
	/// Positions of the metric's rules that it breaks.
	pub flags: Vec<u8>,
	/// What it corrects.
	pub previous: Option<ObservationId>,
	/// The block.
	pub block: u32,
}

/// What a comparison found. Nothing in it is a sum over sources.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct ComparisonView {
	/// How the sources stand to each other.
	pub status: FigureStatus,
	/// A value that a source gave; `None` where two voices leave only an interval.
	pub centre: Option<Figure>,
	/// The least value that agrees with it, or of the two voices.
	pub low: Option<Figure>,
	/// The largest value that agrees with it, or of the two voices.
	pub high: Option<Figure>,
	/// What was tolerated.
	pub tolerance: Option<Amount>,
	/// Sources with a voice.
	pub voices: u32,
	/// Classes they are of.
	pub classes: u32,
	/// Sources that repeat another and have no voice.
	pub copies: u32,
	/// Time of the block that compared them.
	pub at: Moment,
}

/// What an agency says of a cell now, and how that stands to the others.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct PointView {
	/// Who says so.
	pub agency: AgencyId,
	/// Its kind when it said so.
	pub class: AgencyClass,
	/// What its word weighed when it said so, in thousandths.
	pub weight: MilliWeight,
	/// The observation.
	pub observation: ObservationId,
	/// The figure; `None` is not measured.
	pub value: Option<Figure>,
	/// Whether it adds to the agency's record: the first word, said before the figure settled.
	pub counts: bool,
	/// How it stands to the others; `None` until the next comparison.
	pub mark: Option<Mark>,
}

/// A value under seal.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct SealedView {
	/// Who committed.
	pub agency: AgencyId,
	/// The officer who signed.
	pub officer: AccountId32,
	/// BLAKE2b-256 of the SCALE-encoded `(cell, agency, value, salt)`.
	pub hash: H256,
}

/// When values that were sealed are revealed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct SealView {
	/// Hashes are taken before this moment, values from it on.
	pub reveal_from: Moment,
	/// Values are taken before this moment.
	pub reveal_until: Moment,
}

/// How a cell stands: what its sources say, and how that compares. At most 64 sources.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct CellRecord {
	/// What came out of the last comparison.
	pub figure: Option<ComparisonView>,
	/// Every source's point.
	pub points: Vec<PointView>,
	/// When it closes or closed.
	pub closes: Moment,
	/// Whether it takes no new word but a correction.
	pub closed: bool,
	/// Whether it has been closed once: from then on a change is a revision.
	pub settled: bool,
	/// Whether records of agencies were updated from it.
	pub judged: bool,
	/// When values are revealed, if they are sealed.
	pub seal: Option<SealView>,
	/// Values under seal that have not been revealed.
	pub sealed: Vec<SealedView>,
}

/// Somebody says that an agency repeats another.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct AllegationView {
	/// Whom it is said to repeat.
	pub source: AgencyId,
	/// Who says so.
	pub by: AgencyId,
	/// Why, kept off the chain.
	pub evidence: ContentView,
	/// If nobody has contested it by then, it stands.
	pub until: Moment,
	/// Whether it waits for the council.
	pub contested: bool,
}

/// Whether an agency repeats another in a metric. There is none where nobody has said anything.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct DerivationRecord {
	/// Whom it repeats; `None` is nobody.
	pub source: Option<AgencyId>,
	/// How that is known; `None` as long as it is only alleged.
	pub ground: Option<Ground>,
	/// What is alleged.
	pub allegation: Option<AllegationView>,
}
