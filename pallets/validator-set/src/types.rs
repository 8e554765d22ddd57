//! What the set keeps, and what its calls and events are made of. Codec indices are pinned: a retired variant keeps its
//! number in a comment.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use muster_primitives::AgencyId;
use scale_info::TypeInfo;
use sp_staking::SessionIndex;

/// A libp2p peer id, base58.
pub type PeerId = BoundedVec<u8, ConstU32<64>>;

/// A multiaddr as text, without the peer id.
pub type Address = BoundedVec<u8, ConstU32<128>>;

/// Why a member does not author.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum StandbyReason {
	/// It has never been online since it was admitted.
	#[codec(index = 0)]
	Admitted,
	/// Its operator took it offline.
	#[codec(index = 1)]
	Voluntary,
	/// It missed most of its slots, or was reinstated after an offence and has not come back.
	#[codec(index = 2)]
	Liveness,
	/// It sealed or voted twice.
	#[codec(index = 3)]
	Offence,
	/// The set was forced without it.
	#[codec(index = 4)]
	Forced,
}

/// Where a member stands.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Status {
	/// It is elected, if it has session keys.
	#[codec(index = 0)]
	Active,
	/// It is not, until its operator says so.
	#[codec(index = 1)]
	Standby {
		/// Why.
		reason: StandbyReason,
	},
	/// It was removed, and goes when the last set it is in has ended.
	#[codec(index = 2)]
	Leaving {
		/// Session of its removal.
		since: SessionIndex,
	},
}

/// A member of the validator set, whether it authors now or not.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Validator {
	/// The agency that runs it.
	pub agency: AgencyId,
	/// Where it stands.
	pub status: Status,
	/// Sessions in a row in which it missed more than half of its slots.
	pub strikes: u8,
	/// Session of its offence, until it is reinstated.
	pub offence: Option<SessionIndex>,
}

impl Validator {
	/// Whether it is to author.
	pub fn is_active(&self) -> bool {
		self.status == Status::Active
	}

	/// Whether it was removed.
	pub fn is_leaving(&self) -> bool {
		matches!(self.status, Status::Leaving { .. })
	}
}

/// Where a validator's node is found.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Endpoint {
	/// Its peer id.
	pub peer: PeerId,
	/// Its addresses, at least one.
	pub addresses: BoundedVec<Address, ConstU32<4>>,
}

/// All there is to know of a member, for readers outside the chain.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct MemberView<AccountId> {
	/// The account of its operator.
	pub account: AccountId,
	/// Its record.
	pub validator: Validator,
	/// Where its node is found, if its operator has said.
	pub endpoint: Option<Endpoint>,
}
