//! What the pallet keeps, with pinned codec indices.

use crate::{Mark, Status};
use alloc::{string::String, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use muster_primitives::{
	AgencyClass, AgencyId, CapStatus, ContentRef, EventTypeId, MilliWeight, Moment, RegionCode,
};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::traits::{BlakeTwo256, Hash};

/// Number of a metric in the governed registry.
pub type MetricId = u16;
/// Version of a metric's definition; the first is 1.
pub type Version = u16;
/// Number of an observation.
pub type ObservationId = u64;
/// Hash that seals a value.
pub type SealHash = <BlakeTwo256 as Hash>::Output;

/// Bytes of a metric's code.
pub type MaxCode = ConstU32<32>;
/// Bytes of a metric's name in one language.
pub type MaxName = ConstU32<64>;
/// Bytes of a unit.
pub type MaxUnit = ConstU32<16>;
/// Structural checks of a metric: each has a bit in [`Flags`].
pub type MaxRules = ConstU32<MAX_RULES>;
/// Figures that one identity may put together.
pub type MaxTerms = ConstU32<MAX_TERMS>;
/// Agencies that may speak in one cell.
pub type MaxSources = ConstU32<MAX_SOURCES>;

/// See [`MaxRules`].
pub const MAX_RULES: u32 = 8;
/// See [`MaxTerms`].
pub const MAX_TERMS: u32 = 6;
/// See [`MaxSources`].
pub const MAX_SOURCES: u32 = 64;
/// Number of a metric's first version.
pub const FIRST_VERSION: Version = 1;
/// Widest relative tolerance, in millionths: the whole value.
pub const MAX_REL_PPM: u32 = 1_000_000;
/// Longest way from an agency that repeats another to the source that repeats nobody.
pub const MAX_CHAIN: u8 = 4;

macro_rules! spelled {
	($(#[$meta:meta])* pub enum $name:ident { $( $(#[$vmeta:meta])* $variant:ident = $index:literal ),+ $(,)? }) => {
		$(#[$meta])*
		#[derive(
			Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
			Serialize, Deserialize,
		)]
		pub enum $name { $( $(#[$vmeta])* #[codec(index = $index)] $variant ),+ }
	};
}

spelled! {
	/// How a metric adds up over time.
	pub enum Kind {
		/// What happened within the period.
		Count = 0,
		/// What was there at a time within the period.
		PointInTime = 1,
		/// What has happened since the beginning.
		Cumulative = 2,
	}
}

spelled! {
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
}

spelled! {
	/// Which place of a case decides on its region.
	pub enum PlaceBasis {
		/// Where the person lives.
		Residence = 0,
		/// Where it happened.
		Occurrence = 1,
		/// Where it was reported.
		Reporting = 2,
	}
}

spelled! {
	/// Whether all sources mean the same time by the name of a period.
	pub enum Dating {
		/// They do.
		SamePeriod = 0,
		/// Some are one period off: a figure stands for any between itself and that of the period before.
		AdjacentPeriods = 1,
	}
}

spelled! {
	/// What a sum of figures must be to zero.
	pub enum Relation {
		/// Equal.
		Eq = 0,
		/// At most.
		Le = 1,
		/// At least.
		Ge = 2,
	}
}

/// A structural check. It looks at figures of the same agency only; where one of them is missing there is nothing to
/// check. What breaks a rule is flagged and kept.
#[derive(
	Clone,
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
#[serde(deny_unknown_fields)]
pub enum Rule {
	/// At least zero.
	#[codec(index = 0)]
	NotNegative,
	/// At least the figure of the period before. A reclassification explains a fall.
	#[codec(index = 1)]
	Monotone,
	/// No further from the figure of the period before than the larger of a number and a share of that figure. A
	/// reclassification explains a jump.
	#[codec(index = 2)]
	MaxStep {
		/// The number.
		abs: u64,
		/// The share, in millionths.
		ppm: u32,
	},
	/// A sum of own figures of the same region, period and status, each times its factor, is to zero as stated. Give
	/// the rule to each of the metrics: the figure that comes last is the one checked.
	#[codec(index = 3)]
	Linear {
		/// Metrics and their factors.
		terms: BoundedVec<(MetricId, i8), MaxTerms>,
		/// What the sum must be to zero.
		op: Relation,
	},
	/// The other metric has a figure already.
	#[codec(index = 4)]
	PairRequired(MetricId),
	/// The other metric has no figure.
	#[codec(index = 5)]
	PairExclusive(MetricId),
	/// At most the own figure of the parent region.
	#[codec(index = 6)]
	WithinParent,
}

impl Rule {
	/// The metrics that the rule looks at besides its own.
	pub fn metrics(&self) -> Vec<MetricId> {
		match self {
			Self::Linear { terms, .. } => terms.iter().map(|(metric, _)| *metric).collect(),
			Self::PairRequired(metric) | Self::PairExclusive(metric) => [*metric].into(),
			Self::NotNegative | Self::Monotone | Self::MaxStep { .. } | Self::WithinParent => Vec::new(),
		}
	}
}

/// What is measured, and everything that two figures must have in common to be compared.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Metric {
	/// Short name that systems outside know it by. The same in all versions.
	pub code: BoundedVec<u8, MaxCode>,
	/// Name in Chinese.
	pub name_zh: BoundedVec<u8, MaxName>,
	/// Name in English.
	pub name_en: BoundedVec<u8, MaxName>,
	/// Unit, in UCUM.
	pub unit: BoundedVec<u8, MaxUnit>,
	/// The kind of event it belongs to, whose category reliability is kept under.
	pub event_type: EventTypeId,
	/// How it adds up over time.
	pub kind: Kind,
	/// Which date of a case counts.
	pub date_basis: DateBasis,
	/// Which place of a case counts.
	pub place_basis: PlaceBasis,
	/// Difference that is none, in the unit.
	pub abs_tol: u64,
	/// Difference that is none, in millionths of the value. The larger of the two is tolerated.
	pub rel_ppm: u32,
	/// Whether all sources mean the same time by the name of a period.
	pub dating: Dating,
	/// Length of a period in milliseconds.
	pub period: Moment,
	/// When the first period began: each other begins whole periods later. Shorter than a period, such as the offset of
	/// midnight from UTC.
	pub anchor: Moment,
	/// How long after the end of its period a figure is open to new words.
	pub settle_within: Moment,
	/// Structural checks.
	pub rules: BoundedVec<Rule, MaxRules>,
}

/// A version of a metric, and since when it has been the current one.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Definition {
	/// The metric.
	pub metric: Metric,
	/// Time of the block that defined it; 0 at genesis.
	pub since: Moment,
}

/// A metric as genesis spells it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisMetric {
	/// Short name that systems outside know it by.
	pub code: String,
	/// Name in Chinese.
	pub name_zh: String,
	/// Name in English.
	pub name_en: String,
	/// Unit, in UCUM.
	pub unit: String,
	/// The kind of event it belongs to.
	pub event_type: EventTypeId,
	/// How it adds up over time.
	pub kind: Kind,
	/// Which date of a case counts.
	pub date_basis: DateBasis,
	/// Which place of a case counts.
	pub place_basis: PlaceBasis,
	/// Difference that is none, in the unit.
	pub abs_tol: u64,
	/// Difference that is none, in millionths of the value.
	pub rel_ppm: u32,
	/// Whether all sources mean the same time by the name of a period.
	pub dating: Dating,
	/// Length of a period in milliseconds.
	pub period: Moment,
	/// When the first period began.
	pub anchor: Moment,
	/// How long after the end of its period a figure is open to new words.
	pub settle_within: Moment,
	/// Structural checks.
	pub rules: Vec<Rule>,
}

impl TryFrom<&GenesisMetric> for Metric {
	type Error = &'static str;

	fn try_from(genesis: &GenesisMetric) -> Result<Self, Self::Error> {
		fn text<S: frame_support::traits::Get<u32>>(text: &str) -> Result<BoundedVec<u8, S>, &'static str> {
			text.as_bytes().to_vec().try_into().map_err(|_| "a text of a metric is too long")
		}
		Ok(Self {
			code: text(&genesis.code)?,
			name_zh: text(&genesis.name_zh)?,
			name_en: text(&genesis.name_en)?,
			unit: text(&genesis.unit)?,
			event_type: genesis.event_type,
			kind: genesis.kind,
			date_basis: genesis.date_basis,
			place_basis: genesis.place_basis,
			abs_tol: genesis.abs_tol,
			rel_ppm: genesis.rel_ppm,
			dating: genesis.dating,
			period: genesis.period,
			anchor: genesis.anchor,
			settle_within: genesis.settle_within,
			rules: genesis.rules.clone().try_into().map_err(|_| "a metric has too many rules")?,
		})
	}
}

/// What figures must have in common to be compared: everything that has this key, and nothing else.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Cell {
	/// What is measured.
	pub metric: MetricId,
	/// By which definition.
	pub version: Version,
	/// Where.
	pub region: RegionCode,
	/// When the period begins.
	pub start: Moment,
	/// Drill or real.
	pub status: CapStatus,
}

/// Which rules of its metric a figure breaks: bit `n` for rule `n`.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Flags(u8);

impl Flags {
	/// Those of the rules for which this is true, in the order of the metric's rules.
	pub fn of(broken: impl IntoIterator<Item = bool>) -> Self {
		let bits = broken.into_iter().zip(0u32..u8::BITS).filter(|(broken, _)| *broken);
		Self(bits.fold(0, |flags, (_, rule)| flags | 1u8.wrapping_shl(rule)))
	}

	/// Whether no rule is broken.
	pub const fn is_empty(self) -> bool {
		self.0 == 0
	}

	/// The bits.
	pub const fn bits(self) -> u8 {
		self.0
	}
}

spelled! {
	/// Why a figure is corrected.
	pub enum CorrectionReason {
		/// It was written or counted wrongly.
		Mistake = 0,
		/// Cases are counted by another rule now. Explains a fall or a jump.
		Reclassified = 1,
		/// What was not known in time has come in.
		Late = 2,
		/// Cases were counted twice.
		Duplicates = 3,
	}
}

/// What an agency says of a cell. Never changed: a correction is another observation.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Observation<AccountId, BlockNumber> {
	/// Of what.
	pub cell: Cell,
	/// Who says so.
	pub agency: AgencyId,
	/// The officer who signed.
	pub officer: AccountId,
	/// The figure; `None` is not measured, which is not zero.
	pub value: Option<i64>,
	/// Where it comes from, kept off the chain.
	pub evidence: Option<ContentRef>,
	/// When it was observed, as claimed.
	pub observed_at: Moment,
	/// Why it was corrected, if it is a correction.
	pub reason: Option<CorrectionReason>,
	/// Rules it breaks.
	pub flags: Flags,
	/// What it corrects.
	pub previous: Option<ObservationId>,
	/// The block.
	pub at: BlockNumber,
}

/// What an agency says of a cell now, and how that stands to the others.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Reading {
	/// Who says so.
	pub agency: AgencyId,
	/// Its kind when it said so.
	pub class: AgencyClass,
	/// What its word weighed when it said so.
	pub weight: MilliWeight,
	/// The observation.
	pub observation: ObservationId,
	/// The figure; `None` is not measured.
	pub value: Option<i64>,
	/// Whether it adds to the agency's record: the first word, said before the figure settled.
	pub counts: bool,
	/// How it stands to the others; `None` until the next comparison.
	pub mark: Option<Mark>,
}

/// What is said of a cell now, by agency.
pub type ReadingsOf = BoundedVec<Reading, MaxSources>;

/// What a figure rests on: observations, and how each stands to the rest.
pub type Basis = BoundedVec<(ObservationId, Mark), MaxSources>;

/// What comes out of comparing the observations of a cell. Nothing in it is a sum over sources.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Figure {
	/// How the sources stand to each other.
	pub status: Status,
	/// A value that a source gave; `None` where two voices leave only an interval.
	pub centre: Option<i64>,
	/// The least value that agrees with it, or of the two voices.
	pub low: Option<i64>,
	/// The largest value that agrees with it, or of the two voices.
	pub high: Option<i64>,
	/// What was tolerated.
	pub tolerance: Option<u64>,
	/// Sources with a voice.
	pub voices: u32,
	/// Classes they are of.
	pub classes: u32,
	/// Sources that repeat another and have no voice.
	pub copies: u32,
	/// Time of the block that compared them.
	pub at: Moment,
}

/// When values that were sealed are revealed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Seal {
	/// Hashes are taken before this moment, values from it on.
	pub reveal_from: Moment,
	/// Values are taken before this moment.
	pub reveal_until: Moment,
}

/// How a cell stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct CellState {
	/// What came out of the last comparison.
	pub figure: Option<Figure>,
	/// The agency that was the only voice at a comparison before the figure settled.
	pub first: Option<AgencyId>,
	/// When it closes or closed.
	pub closes: Moment,
	/// Whether it takes no new word but a correction.
	pub closed: bool,
	/// Whether it has been closed once: from then on a change is a revision.
	pub settled: bool,
	/// Whether records of agencies were updated from it, which happens once.
	pub judged: bool,
	/// When the comparison that is listed is due.
	pub listed: Option<Moment>,
	/// When values are revealed, if they are sealed.
	pub seal: Option<Seal>,
	/// Hashes whose values have not been revealed.
	pub commitments: u32,
}

/// A value under seal.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Commitment<AccountId> {
	/// The officer who signed.
	pub officer: AccountId,
	/// BLAKE2b-256 of the SCALE-encoded `(cell, agency, value, salt)`.
	pub hash: SealHash,
}

/// What an officer states of a cell.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Statement {
	/// The figure; `None` is not measured, which is not zero.
	pub value: Option<i64>,
	/// When it was observed.
	pub observed_at: Moment,
	/// Where it comes from, kept off the chain.
	pub evidence: Option<ContentRef>,
}

spelled! {
	/// How it came to be known that an agency repeats another.
	pub enum Ground {
		/// The agency says so.
		Declared = 0,
		/// Another said so, and the agency did not contest it.
		Uncontested = 1,
		/// The council ruled so. Only the council changes it.
		Ruled = 2,
	}
}

/// Whether an agency repeats another in a metric.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Derivation {
	/// Whom it repeats; `None` is nobody.
	pub source: Option<AgencyId>,
	/// How that is known.
	pub ground: Ground,
	/// At most so many agencies in a row repeat it.
	pub height: u8,
}

/// Somebody says that an agency repeats another.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Allegation {
	/// Whom it is said to repeat.
	pub source: AgencyId,
	/// Who says so.
	pub by: AgencyId,
	/// Why, kept off the chain.
	pub evidence: ContentRef,
	/// If nobody has contested it by then, it stands.
	pub until: Moment,
	/// Whether it waits for the council.
	pub contested: bool,
}

/// What falls due.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub enum Due {
	/// Compare the observations of a cell.
	#[codec(index = 0)]
	Compare(Cell),
	/// Close a cell.
	#[codec(index = 1)]
	Close(Cell),
	/// An allegation that nobody contested stands.
	#[codec(index = 2)]
	Conclude(MetricId, AgencyId),
}
