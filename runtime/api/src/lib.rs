//! What a node asks the Muster runtime beyond what every Substrate node asks.
//!
//! The types are a contract of their own: the runtime translates its storage into them, so that a node goes on working
//! when the storage changes. A change of a type here is a new version of its API.
//!
//! The read model: a [`Subject`] is a thing that has a number or a name of its own, a [`Record`] is what the state says of
//! it at the end of a block, an [`Act`] is that somebody did something to it.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod act;
mod json;
mod macros;
mod quota;
mod records;
mod subject;

pub use act::*;
pub use json::{Amount, Figure, Text};
pub use quota::*;
pub use records::*;
#[cfg(feature = "std")]
pub use subject::SubjectError;
pub use subject::{
	CellKey, Kind, MetricId, MetricVersion, ObservationId, OfferId, ReservationId, ReturnId, Subject,
};

use alloc::vec::Vec;
use codec::{Decode, Encode};
use muster_primitives::AgencyId;
use scale_info::TypeInfo;
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_runtime::{traits::Block as BlockT, AccountId32};

/// Two sealed blocks of one slot by one author: evidence of equivocation.
pub type BlockEquivocation<Block> = sp_consensus_slots::EquivocationProof<<Block as BlockT>::Header, AuraId>;

/// Proof, opaque to the node, that a session key was a validator's.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct KeyOwnershipProof(pub Vec<u8>);

/// Whether a validator is to author.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize))]
pub enum ValidatorStanding {
	/// It is.
	#[codec(index = 0)]
	Active,
	/// Not until its operator, or the council, says so.
	#[codec(index = 1)]
	Standby,
	/// It was removed and is on its way out.
	#[codec(index = 2)]
	Leaving,
}

/// Where a validator's node is found.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Endpoint {
	/// Its libp2p peer id, base58.
	pub peer: Vec<u8>,
	/// Its addresses as multiaddr texts, without the peer id.
	pub addresses: Vec<Vec<u8>>,
}

/// A member of the validator set.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct ValidatorView {
	/// Account of the operator.
	pub account: AccountId32,
	/// Agency that runs it.
	pub agency: AgencyId,
	/// Whether it is to author.
	pub standing: ValidatorStanding,
	/// Sessions in a row in which it missed more than half of its slots.
	pub strikes: u8,
	/// Session of the offence that nobody has forgiven yet.
	pub offence: Option<u32>,
	/// Where its node is found, if its operator has said.
	pub endpoint: Option<Endpoint>,
}

/// Most records that one page of [`ReadApi::records`] holds.
pub const MAX_PAGE: u32 = 1_000;

sp_api::decl_runtime_apis! {
	/// The read model, for the index, for proofs and for who asks for one thing.
	pub trait ReadApi {
		/// What the block changed whose state this is. To be asked of the state a block left, not of one in the making.
		fn changes() -> BlockChanges;

		/// What the state says of `subject`; `None` if there is no such thing.
		fn record(subject: Subject) -> Option<Record>;

		/// A page of all records, those that follow `after` in the order of pages: by kind, then by number, and where
		/// things have no number of their own in the order of the storage. A page has at most `limit` records, at most
		/// [`MAX_PAGE`], and is cut where it would get larger than a few MiB: the end is a page that is empty.
		fn records(after: Option<Subject>, limit: u32) -> Vec<(Subject, Record)>;

		/// The keys of the storage that the record is made of, ascending; nothing else can change it.
		fn record_keys(subject: Subject) -> Vec<Vec<u8>>;

		/// What an agency has left to send in this block; `None` if the number was never given.
		fn quota(agency: AgencyId) -> Option<QuotaView>;
	}

	/// The validator set, for nodes and dashboards.
	pub trait ValidatorsApi {
		/// Every member, whatever its standing.
		fn validators() -> Vec<ValidatorView>;
	}

	/// Reports of authors that sealed two blocks of one slot.
	pub trait EquivocationApi {
		/// Proof that `key` is a validator's in the session of this block; `None` if it is nobody's.
		fn key_ownership_proof(key: AuraId) -> Option<KeyOwnershipProof>;

		/// Puts a report into the node's own pool; `None` if it could not be made. The caller has registered the
		/// pool as an extension of the call.
		fn submit_block_equivocation(
			equivocation: BlockEquivocation<Block>,
			key_owner: KeyOwnershipProof,
		) -> Option<()>;
	}
}
