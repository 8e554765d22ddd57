//! What a node asks the Muster runtime beyond what every Substrate node asks.
//!
//! The types are a contract of their own: the runtime translates its storage into them, so that a node goes on working
//! when the storage changes. A change of a type here is a new version of its API.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

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

sp_api::decl_runtime_apis! {
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
