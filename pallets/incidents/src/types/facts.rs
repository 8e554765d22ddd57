//! What officers state, and the rules that need no storage.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{dispatch::DispatchClass, traits::ConstU32, BoundedVec};
use muster_primitives::{
	AgencyId, CapStatus, Categories, ContentRef, GeoPoint, IhrAnnex2, Moment, RegionCode, Revision, Severity,
	Urgency,
};
use scale_info::TypeInfo;

/// Regions that one report may name.
pub type MaxRegions = ConstU32<16>;
/// Bytes of a headline: what a pager or an SMS shows.
pub type MaxHeadline = ConstU32<160>;
/// Bytes of the sender of an alert from outside.
pub type MaxSender = ConstU32<96>;
/// Bytes of the identifier of an alert from outside.
pub type MaxIdentifier = ConstU32<128>;

/// Furthest that local time is from UTC, in minutes.
pub const MAX_UTC_OFFSET: u16 = 14 * 60;
/// Number of the first report of an incident.
pub const FIRST_REVISION: Revision = 1;
/// Reports up to this one may follow each other as they come. Each later one must leave the round that is open the time
/// that rounds have.
pub const FREE_REVISIONS: Revision = 4;

/// The CAP alert from outside that facts were taken from. CAP knows an alert by these three.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct ExternalAlert {
	/// CAP `sender`.
	pub sender: BoundedVec<u8, MaxSender>,
	/// CAP `identifier`.
	pub identifier: BoundedVec<u8, MaxIdentifier>,
	/// CAP `sent`.
	pub sent: Moment,
	/// Minutes that the local time of `sent` is ahead of UTC.
	pub sent_offset: i16,
}

impl ExternalAlert {
	/// Whether `name` may be a CAP `sender` or `identifier`: it shows something, without space, comma, `<` and `&`.
	pub fn is_name(name: &[u8]) -> bool {
		let taken = |c: char| !c.is_whitespace() && !c.is_control() && !matches!(c, ',' | '<' | '&');
		core::str::from_utf8(name).is_ok_and(|name| !name.is_empty() && name.chars().all(taken))
	}
}

/// What an officer states of an event. Times are as claimed; the block proves only when it was filed.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Facts {
	/// CAP categories; at least one is a category of the event type.
	pub categories: Categories,
	/// CAP urgency.
	pub urgency: Urgency,
	/// CAP severity. Chooses the quorum.
	pub severity: Severity,
	/// Regions concerned, each once.
	pub regions: BoundedVec<RegionCode, MaxRegions>,
	/// Where exactly, if it has a place.
	pub point: Option<GeoPoint>,
	/// When the event began, if known.
	pub onset: Option<Moment>,
	/// When it was observed. The time to report runs from here.
	pub observed_at: Moment,
	/// Minutes that the reporter's local time is ahead of UTC: CAP prints local times.
	pub utc_offset: i16,
	/// One line of UTF-8 text without personal data.
	pub headline: BoundedVec<u8, MaxHeadline>,
	/// The full report, kept off the chain.
	pub content: ContentRef,
	/// Answers to IHR (2005) Annex 2.
	pub ihr: IhrAnnex2,
	/// The alert from outside that these facts were taken from.
	pub external: Option<ExternalAlert>,
}

impl Facts {
	/// Whether lives hang on these facts being known now: real, extreme and immediate.
	pub fn threaten_life(&self, status: CapStatus) -> bool {
		status == CapStatus::Actual
			&& self.severity == Severity::Extreme
			&& self.urgency == Urgency::Immediate
	}

	/// The class of a call that files these facts: a full block does not hold up what lives hang on.
	pub fn dispatch_class(&self, status: CapStatus) -> DispatchClass {
		if self.threaten_life(status) {
			DispatchClass::Operational
		} else {
			DispatchClass::Normal
		}
	}

	/// Whether the two tell the same but for when they were noted: no reason to vote again.
	pub fn tell_the_same(&self, other: &Self) -> bool {
		let Self { observed_at, utc_offset, .. } = *self;
		*self == Self { observed_at, utc_offset, ..other.clone() }
	}
}

/// Facts as filed. Never changed: a revision is another report.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Report<AccountId, BlockNumber> {
	/// Who reported.
	pub agency: AgencyId,
	/// The officer who signed.
	pub officer: AccountId,
	/// What was stated.
	pub facts: Facts,
	/// Time of the block.
	pub filed_at: Moment,
	/// The block.
	pub at: BlockNumber,
}
