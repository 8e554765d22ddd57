//! What the register keeps, and what its calls and events are made of. Codec indices are pinned: a retired variant
//! keeps its number in a comment.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use frame_system::pallet_prelude::BlockNumberFor;
use muster_primitives::{two_person::Proposal, AgencyClass, AgencyId, Moment, RegionCode, Roles};
use scale_info::TypeInfo;

/// Official name of an agency, UTF-8 without control characters.
pub type AgencyName = BoundedVec<u8, ConstU32<128>>;

/// [`Agency`] of a runtime.
pub type AgencyOf<T> = Agency<BlockNumberFor<T>>;

/// [`Officer`] of a runtime.
pub type OfficerOf<T> = Officer<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;

/// [`Authority`] of a runtime.
pub type AuthorityOf<T> = Authority<<T as frame_system::Config>::AccountId>;

/// [`Subject`] of a runtime.
pub type SubjectOf<T> = Subject<<T as frame_system::Config>::AccountId>;

/// [`Suspension`] of a runtime.
pub type SuspensionOf<T> = Suspension<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;

/// Whether an agency may act.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum AgencyStatus {
	/// It may.
	#[codec(index = 0)]
	Active,
	/// Not until it is reinstated.
	#[codec(index = 1)]
	Suspended,
	/// Never again.
	#[codec(index = 2)]
	Retired,
}

/// An agency. What it did stays valid whatever becomes of it.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Agency<BlockNumber> {
	/// Its kind, for ever.
	pub class: AgencyClass,
	/// Its official name.
	pub name: AgencyName,
	/// The region it answers for, with everything inside.
	pub jurisdiction: RegionCode,
	/// Who admitted it; `None` for the council.
	pub parent: Option<AgencyId>,
	/// Top of its reporting line, itself if the council admitted it.
	pub line_root: AgencyId,
	/// Steps from `line_root`.
	pub depth: u8,
	/// What it may do: never more than its parent may.
	pub roles: Roles,
	/// Whether it may act.
	pub status: AgencyStatus,
	/// Block of its admission.
	pub registered_at: BlockNumber,
	/// Block since which jurisdiction, roles and status are as they are.
	pub eligible_since: BlockNumber,
	/// How many of its children are not retired.
	pub children: u32,
	/// How many of its officers' keys are not tombstones.
	pub officers: u32,
}

impl<BlockNumber> Agency<BlockNumber> {
	/// Whether it may act.
	pub fn is_active(&self) -> bool {
		self.status == AgencyStatus::Active
	}

	/// Whether an agency with this jurisdiction and these roles fits under this one.
	pub fn covers(&self, jurisdiction: RegionCode, roles: Roles) -> bool {
		self.jurisdiction.contains(jurisdiction) && self.roles.includes(roles)
	}
}

/// What a new agency is to be.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct AgencyDetails {
	/// Its kind, for ever.
	pub class: AgencyClass,
	/// Its official name.
	pub name: AgencyName,
	/// The region it answers for, with everything inside.
	pub jurisdiction: RegionCode,
	/// What it may do.
	pub roles: Roles,
}

/// What is to change in an agency; `None` stays as it is.
#[derive(
	Clone, PartialEq, Eq, Debug, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct AgencyChanges {
	/// Its official name.
	pub name: Option<AgencyName>,
	/// The region it answers for.
	pub jurisdiction: Option<RegionCode>,
	/// What it may do.
	pub roles: Option<Roles>,
}

/// Which agencies a count takes in. Every agency counts at its own jurisdiction, and inside each region of the lineage
/// of that, so that who answers for a part of a region is counted as fast as who answers for all of it.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Reach {
	/// Those whose jurisdiction is this region.
	#[codec(index = 0)]
	Exactly(RegionCode),
	/// Those whose jurisdiction is this region or a part of it.
	#[codec(index = 1)]
	Within(RegionCode),
}

impl Reach {
	/// Where an agency with this jurisdiction counts: at most five.
	pub fn of(jurisdiction: RegionCode) -> impl Iterator<Item = Self> {
		core::iter::once(Self::Exactly(jurisdiction)).chain(jurisdiction.lineage().map(Self::Within))
	}

	/// Where those count whose jurisdiction covers `region` or lies in it, each at one of these: at most four.
	pub fn touching(region: RegionCode) -> impl Iterator<Item = Self> {
		core::iter::once(Self::Within(region)).chain(region.lineage().skip(1).map(Self::Exactly))
	}
}

/// Why an agency or an officer is suspended.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum SuspensionReason {
	/// A matter of order: leave, reorganisation.
	#[codec(index = 0)]
	Administrative,
	/// A key may be in other hands.
	#[codec(index = 1)]
	KeyCompromise,
	/// Its acts are being looked into.
	#[codec(index = 2)]
	Investigation,
}

/// Why an officer is revoked.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum RevocationReason {
	/// The officer left or changed duty: what it did before stands.
	#[codec(index = 0)]
	Administrative,
	/// The key is in other hands: what it did lately is in doubt.
	#[codec(index = 1)]
	KeyCompromise,
}

/// What has become of an officer's key.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum OfficerStatus<AccountId> {
	/// May act until `valid_until`.
	#[codec(index = 0)]
	Active,
	/// Not until it is reinstated.
	#[codec(index = 1)]
	Suspended,
	/// Tombstone: never again.
	#[codec(index = 2)]
	Revoked {
		/// Why.
		reason: RevocationReason,
	},
	/// Tombstone: the officer goes on with another key.
	#[codec(index = 3)]
	Rotated {
		/// That key.
		successor: AccountId,
	},
}

/// An officer, by its key.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Officer<AccountId, BlockNumber> {
	/// The agency it acts for, for ever.
	pub agency: AgencyId,
	/// What it was given; counts as far as the agency holds it too.
	pub roles: Roles,
	/// What has become of the key.
	pub status: OfficerStatus<AccountId>,
	/// Last moment of its term.
	pub valid_until: Moment,
	/// Block of the officer's enrolment; another key does not change it.
	pub enrolled_at: BlockNumber,
}

impl<AccountId, BlockNumber> Officer<AccountId, BlockNumber> {
	/// Whether the key is done with for ever.
	pub fn is_tombstone(&self) -> bool {
		matches!(self.status, OfficerStatus::Revoked { .. } | OfficerStatus::Rotated { .. })
	}

	/// Whether the key is neither suspended nor a tombstone. It may still have expired.
	pub fn is_active(&self) -> bool {
		matches!(self.status, OfficerStatus::Active)
	}
}

/// On whose word something was done.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Authority<AccountId> {
	/// The council as a body.
	#[codec(index = 0)]
	Council,
	/// One member of the council.
	#[codec(index = 1)]
	Member(AccountId),
	/// An officer, for its agency.
	#[codec(index = 2)]
	Officer(AgencyId, AccountId),
}

impl<AccountId> Authority<AccountId> {
	/// The person, if it is one.
	pub fn person(&self) -> Option<&AccountId> {
		match self {
			Self::Council => None,
			Self::Member(who) | Self::Officer(_, who) => Some(who),
		}
	}
}

/// Who is suspended.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Subject<AccountId> {
	/// An agency.
	#[codec(index = 0)]
	Agency(AgencyId),
	/// An officer.
	#[codec(index = 1)]
	Officer(AccountId),
}

/// A suspension that lasts.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Suspension<AccountId, BlockNumber> {
	/// Block in which it began. Officers enrolled since have no say in the reinstatement.
	pub since: BlockNumber,
	/// Why. What was signed by who is suspended as compromised is in doubt as long as this stands.
	pub reason: SuspensionReason,
	/// The first word for a reinstatement, if there is one. It may be void.
	pub proposal: Option<Proposal<AccountId, BlockNumber>>,
}
