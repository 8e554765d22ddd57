//! Who authors and who finalises: Aura and GRANDPA with authorities by session, offences, history of sessions.

use crate::{
	no_funds::NoFunds, origins, AccountId, Aura, BlockNumber, Historical, Offences, Runtime, RuntimeEvent,
	RuntimeHoldReason, Session, SessionKeys, ValidatorSet, DAYS, MINUTES, SLOT_MILLIS,
};
use frame_support::{
	parameter_types,
	traits::{ConstBool, ConstU32, ConstU64, ConstU8},
};
use frame_system::EnsureRoot;
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_runtime::traits::{Convert, OpaqueKeys};

/// Most validators a network may have.
const MAX_AUTHORITIES: u32 = 100;
/// How long an equivocation can be reported: sessions of ten minutes, a week of them.
const REPORT_LONGEVITY_SESSIONS: u32 = 7 * 24 * 6;
/// Length of a session on a chain whose genesis does not say otherwise: ten minutes.
pub const SESSION_BLOCKS: BlockNumber = 10 * MINUTES;

/// Length of a session in blocks: the genesis says it.
pub type SessionLength = pallet_validator_set::SessionLengthOf<Runtime>;

parameter_types! {
	/// First session starts at genesis.
	pub const SessionOffset: BlockNumber = 0;
	/// Sessions whose GRANDPA set is remembered: as many as a report may reach back.
	pub MaxSetIdSessionEntries: u64 = REPORT_LONGEVITY_SESSIONS.into();
	/// How long an equivocation can be reported, in blocks.
	pub ReportLongevity: u64 = u64::from(REPORT_LONGEVITY_SESSIONS).saturating_mul(SESSION_BLOCKS.into());
}

impl pallet_aura::Config for Runtime {
	type AuthorityId = AuraId;
	type MaxAuthorities = ConstU32<MAX_AUTHORITIES>;
	type DisabledValidators = Session;
	type AllowMultipleBlocksPerSlot = ConstBool<false>;
	type SlotDuration = ConstU64<SLOT_MILLIS>;
}

impl pallet_validator_set::Config for Runtime {
	type CouncilOrigin = origins::CouncilMajority;
	type ForceOrigin = EnsureRoot<AccountId>;
	type OperatorOrigin = origins::AnyOfficer;
	type Agencies = crate::Agencies;
	type MaxValidators = ConstU32<MAX_AUTHORITIES>;
	/// Four are the fewest of which one may fail.
	type MinValidators = ConstU32<4>;
	type MaxStrikes = ConstU8<3>;
	/// Daily, with sessions of ten minutes.
	type ReissueEvery = ConstU32<{ DAYS / SESSION_BLOCKS }>;
	type RetainSessions = ConstU32<REPORT_LONGEVITY_SESSIONS>;
	type ReportOffence = Offences;
	type KeyOwnerProofSystem = Historical;
	type WeightInfo = pallet_validator_set::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Helper;
}

impl pallet_authorship::Config for Runtime {
	type FindAuthor = pallet_session::FindAccountFromAuthorIndex<Self, Aura>;
	type EventHandler = ();
}

/// A validator is identified by its account alone: nobody has a stake.
pub struct UnitIdentification;

impl Convert<AccountId, Option<()>> for UnitIdentification {
	fn convert(_: AccountId) -> Option<()> {
		Some(())
	}
}

impl pallet_session::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type ValidatorId = AccountId;
	type ValidatorIdOf = pallet_validator_set::RegisteredOnly<Runtime>;
	type ShouldEndSession = pallet_session::PeriodicSessions<SessionLength, SessionOffset>;
	type NextSessionRotation = pallet_session::PeriodicSessions<SessionLength, SessionOffset>;
	type SessionManager = pallet_session::historical::NoteHistoricalRoot<Self, ValidatorSet>;
	type SessionHandler = <SessionKeys as OpaqueKeys>::KeyTypeIdProviders;
	type Keys = SessionKeys;
	type DisablingStrategy = pallet_session::disabling::UpToLimitWithReEnablingDisablingStrategy;
	type WeightInfo = pallet_session::weights::SubstrateWeight<Runtime>;
	type Currency = NoFunds<RuntimeHoldReason>;
	type KeyDeposit = ();
}

impl pallet_session::historical::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type FullIdentification = ();
	type FullIdentificationOf = UnitIdentification;
}

impl pallet_offences::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type IdentificationTuple = pallet_session::historical::IdentificationTuple<Self>;
	type OnOffenceHandler = ValidatorSet;
}

impl pallet_grandpa::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
	type MaxAuthorities = ConstU32<MAX_AUTHORITIES>;
	type MaxNominators = ConstU32<0>;
	type MaxSetIdSessionEntries = MaxSetIdSessionEntries;
	type KeyOwnerProof = sp_session::MembershipProof;
	type EquivocationReportSystem =
		pallet_grandpa::EquivocationReportSystem<Self, Offences, Historical, ReportLongevity>;
}
