//! The Muster runtime: the pallets composed into one chain.
//!
//! `configs` holds the pallets' configurations by domain, `origins` every named power, `call_policy` which signed calls
//! are taken at all and in which lane, `apis` what the node asks, `read` what it is told of the state, `genesis` the
//! presets, `migrations` what an upgrade does to the state. Pallet indices, the order of the transaction extensions and
//! the spec version are pinned by `tests/pinned.rs`.

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(any(test, feature = "runtime-benchmarks")),
	deny(
		clippy::arithmetic_side_effects,
		clippy::float_arithmetic,
		clippy::indexing_slicing,
		clippy::panic,
		clippy::string_slice,
		clippy::unwrap_used
	)
)]
#![recursion_limit = "512"]
#![allow(missing_docs, reason = "the macros that compose a runtime generate items without documentation")]

#[cfg(feature = "std")]
include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));

extern crate alloc;

pub mod apis;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarks;
pub mod call_policy;
pub mod configs;
pub mod genesis;
pub mod migrations;
pub mod no_funds;
pub mod origins;
pub mod read;

use alloc::{borrow::Cow, vec::Vec};
use frame_support::weights::constants::{WEIGHT_REF_TIME_PER_MILLIS, WEIGHT_REF_TIME_PER_SECOND};
use sp_runtime::{
	generic, impl_opaque_keys,
	traits::{BlakeTwo256, IdentifyAccount, Verify},
	MultiAddress, MultiSignature,
};
use sp_version::RuntimeVersion;

pub use muster_primitives::Moment;

/// Signature of a transaction: sr25519, ed25519 or ECDSA.
pub type Signature = MultiSignature;
/// Public key in the form that signatures are checked with.
pub type AccountPublic = <Signature as Verify>::Signer;
/// Account: a public key, or the hash of one.
pub type AccountId = <AccountPublic as IdentifyAccount>::AccountId;
/// Count of an account's transactions.
pub type Nonce = u32;
/// Hash of blocks, calls and content.
pub type Hash = sp_core::H256;
/// Number of a block.
pub type BlockNumber = u32;
/// What a transaction names an account with.
pub type Address = MultiAddress<AccountId, ()>;
/// Block header.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
/// Block.
pub type Block = generic::Block<Header, UncheckedExtrinsic>;
/// The types a node works with: it hands transactions on without looking into them, so that an upgrade of the runtime
/// needs no new node.
pub mod opaque {
	/// Block whose transactions are bytes.
	pub type Block = sp_runtime::generic::Block<super::Header, sp_runtime::OpaqueExtrinsic>;
}

/// What a transaction passes on its way, in this order. Clients sign over it: additions only at a new
/// `transaction_version`.
pub type TxExtension = (
	frame_system::AuthorizeCall<Runtime>,
	frame_system::CheckNonZeroSender<Runtime>,
	frame_system::CheckSpecVersion<Runtime>,
	frame_system::CheckTxVersion<Runtime>,
	frame_system::CheckGenesis<Runtime>,
	pallet_quota::BoundedMortality<Runtime>,
	pallet_quota::BoundedNonce<Runtime>,
	frame_system::CheckWeight<Runtime>,
	pallet_quota::ChargeQuota<Runtime>,
	frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
	frame_system::WeightReclaim<Runtime>,
);

/// A transaction as it comes from the network.
pub type UncheckedExtrinsic = generic::UncheckedExtrinsic<Address, RuntimeCall, Signature, TxExtension>;
/// What is signed.
pub type SignedPayload = generic::SignedPayload<RuntimeCall, TxExtension>;
/// Runs blocks.
pub type Executive = frame_executive::Executive<
	Runtime,
	Block,
	frame_system::ChainContext<Runtime>,
	Runtime,
	AllPalletsWithSystem,
>;

impl_opaque_keys! {
	/// Keys that a validator's node holds and rotates.
	pub struct SessionKeys {
		/// Signs blocks.
		pub aura: Aura,
		/// Votes on finality.
		pub grandpa: Grandpa,
	}
}

/// Writes the version down: with the number as a literal, because it also goes into a section of the Wasm.
macro_rules! version {
	($spec:tt) => {
		/// Version of this runtime.
		#[sp_version::runtime_version]
		pub const VERSION: RuntimeVersion = RuntimeVersion {
			spec_name: Cow::Borrowed("muster"),
			impl_name: Cow::Borrowed("muster"),
			authoring_version: 1,
			spec_version: $spec,
			impl_version: 1,
			apis: apis::RUNTIME_API_VERSIONS,
			transaction_version: 2,
			system_version: 1,
		};
	};
}

#[cfg(not(feature = "next-runtime"))]
version!(102);
#[cfg(feature = "next-runtime")]
version!(103);

/// Length of a slot: one block a second.
pub const SLOT_MILLIS: Moment = 1_000;
/// Blocks in a minute.
pub const MINUTES: BlockNumber = 60;
/// Blocks in an hour.
pub const HOURS: BlockNumber = 60 * MINUTES;
/// Blocks in a day.
pub const DAYS: BlockNumber = 24 * HOURS;

/// Execution time of a full block: a fifth of the slot, so that the slowest machine of a network, or four validators
/// on two cores, still author, import and vote within the slot. Heavier blocks fork (`docs/finality.md`).
pub const BLOCK_EXECUTION_TIME: u64 = 200 * WEIGHT_REF_TIME_PER_MILLIS;
/// Largest block in bytes. An upgrade must fit as one transaction.
pub const BLOCK_BYTES: u32 = 5 * 1024 * 1024;

const _: () = assert!(BLOCK_EXECUTION_TIME * 2 <= WEIGHT_REF_TIME_PER_SECOND);

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Runtime;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;

	// Consensus. Aura and Authorship look at the authorities of the session that is ending, so they come before
	// Session; the validator set looks at them too, and at genesis Session asks it.
	#[runtime::pallet_index(2)]
	pub type Aura = pallet_aura;
	#[runtime::pallet_index(3)]
	pub type Authorship = pallet_authorship;
	#[runtime::pallet_index(4)]
	pub type ValidatorSet = pallet_validator_set;
	#[runtime::pallet_index(5)]
	pub type Session = pallet_session;
	#[runtime::pallet_index(6)]
	pub type Historical = pallet_session::historical;
	#[runtime::pallet_index(7)]
	pub type Offences = pallet_offences;
	#[runtime::pallet_index(8)]
	pub type Grandpa = pallet_grandpa;

	// Authority.
	#[runtime::pallet_index(10)]
	pub type Council = pallet_collective<Instance1>;
	#[runtime::pallet_index(11)]
	pub type TechnicalCommittee = pallet_collective<Instance2>;
	#[runtime::pallet_index(12)]
	pub type CouncilRoot = pallet_council_root;
	#[runtime::pallet_index(13)]
	pub type TxPause = pallet_tx_pause;
	#[runtime::pallet_index(14)]
	pub type Parameters = pallet_parameters;
	#[runtime::pallet_index(15)]
	pub type Utility = pallet_utility;
	#[runtime::pallet_index(16)]
	pub type Multisig = pallet_multisig;

	// Who, and how much.
	#[runtime::pallet_index(20)]
	pub type Agencies = pallet_agencies;
	#[runtime::pallet_index(21)]
	pub type Quota = pallet_quota;

	// What happened, whether it is so, how many, what is needed.
	#[runtime::pallet_index(30)]
	pub type Incidents = pallet_incidents;
	#[runtime::pallet_index(31)]
	pub type Validation = pallet_validation;
	#[runtime::pallet_index(32)]
	pub type Observations = pallet_observations;
	#[runtime::pallet_index(33)]
	pub type Resources = pallet_resources;
}
