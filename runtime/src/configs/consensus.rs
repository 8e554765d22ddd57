//! Who authors and who finalises: Aura and GRANDPA with authorities by session, offences, history of sessions.

use crate::{
	no_funds::NoFunds, AccountId, Aura, BlockNumber, Historical, Offences, Runtime, RuntimeEvent,
	RuntimeHoldReason, Session, SessionKeys, MINUTES, SLOT_MILLIS,
};
use alloc::vec::Vec;
use frame_support::{
	parameter_types,
	traits::{ConstBool, ConstU32, ConstU64},
	weights::Weight,
};
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_runtime::traits::{Convert, OpaqueKeys};
use sp_staking::{
	offence::{OffenceDetails, OffenceSeverity, OnOffenceHandler},
	SessionIndex,
};

/// Most validators a network may have.
const MAX_AUTHORITIES: u32 = 100;
/// How long an equivocation can be reported: sessions of ten minutes, a week of them.
const REPORT_LONGEVITY_SESSIONS: u64 = 7 * 24 * 6;
/// Length of a session: ten minutes.
const SESSION_BLOCKS: BlockNumber = 10 * MINUTES;

parameter_types! {
	/// Length of a session in blocks.
	pub const SessionPeriod: BlockNumber = SESSION_BLOCKS;
	/// First session starts at genesis.
	pub const SessionOffset: BlockNumber = 0;
	/// How long an equivocation can be reported, in blocks.
	pub ReportLongevity: u64 = REPORT_LONGEVITY_SESSIONS.saturating_mul(SESSION_BLOCKS.into());
}

impl pallet_aura::Config for Runtime {
	type AuthorityId = AuraId;
	type MaxAuthorities = ConstU32<MAX_AUTHORITIES>;
	type DisabledValidators = Session;
	type AllowMultipleBlocksPerSlot = ConstBool<false>;
	type SlotDuration = ConstU64<SLOT_MILLIS>;
}

impl pallet_authorship::Config for Runtime {
	type FindAuthor = pallet_session::FindAccountFromAuthorIndex<Self, Aura>;
	type EventHandler = ();
}

/// The validators are those of genesis: unless keys rotate nothing changes between sessions, so that no set id is used
/// up.
pub struct GenesisValidators;

impl pallet_session::SessionManager<AccountId> for GenesisValidators {
	fn new_session_genesis(_: SessionIndex) -> Option<Vec<AccountId>> {
		// Session has stored the keys of its genesis configuration before it asks.
		Some(pallet_session::NextKeys::<Runtime>::iter_keys().collect())
	}

	fn new_session(_: SessionIndex) -> Option<Vec<AccountId>> {
		// Named again only when one of them has new keys: then the history of sessions has to take them down.
		let rotated = |(validator, keys): &(AccountId, SessionKeys)| {
			pallet_session::NextKeys::<Runtime>::get(validator).is_some_and(|next| next != *keys)
		};
		pallet_session::QueuedKeys::<Runtime>::get().iter().any(rotated).then(Session::validators)
	}

	fn start_session(_: SessionIndex) {}

	fn end_session(index: SessionIndex) {
		// Nobody else prunes the history of sessions on a chain without staking.
		let keep = SessionIndex::try_from(REPORT_LONGEVITY_SESSIONS).unwrap_or(SessionIndex::MAX);
		if let Some(prunable) = index.checked_sub(keep) {
			Historical::prune_up_to(prunable);
		}
	}
}

impl pallet_session::historical::SessionManager<AccountId, ()> for GenesisValidators {
	fn new_session(index: SessionIndex) -> Option<Vec<(AccountId, ())>> {
		<Self as pallet_session::SessionManager<_>>::new_session(index).map(identified)
	}

	fn new_session_genesis(index: SessionIndex) -> Option<Vec<(AccountId, ())>> {
		<Self as pallet_session::SessionManager<_>>::new_session_genesis(index).map(identified)
	}

	fn start_session(index: SessionIndex) {
		<Self as pallet_session::SessionManager<_>>::start_session(index)
	}

	fn end_session(index: SessionIndex) {
		<Self as pallet_session::SessionManager<_>>::end_session(index)
	}
}

fn identified(validators: Vec<AccountId>) -> Vec<(AccountId, ())> {
	validators.into_iter().map(|validator| (validator, ())).collect()
}

/// A validator is identified by its account alone: nobody has a stake.
pub struct UnitIdentification;

impl Convert<AccountId, Option<()>> for UnitIdentification {
	fn convert(_: AccountId) -> Option<()> {
		Some(())
	}
}

/// The accounts that may set session keys: those that have some since genesis and rotate them.
pub struct RegisteredValidator;

impl Convert<AccountId, Option<AccountId>> for RegisteredValidator {
	fn convert(account: AccountId) -> Option<AccountId> {
		pallet_session::NextKeys::<Runtime>::contains_key(&account).then_some(account)
	}
}

impl pallet_session::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type ValidatorId = AccountId;
	type ValidatorIdOf = RegisteredValidator;
	type ShouldEndSession = pallet_session::PeriodicSessions<SessionPeriod, SessionOffset>;
	type NextSessionRotation = pallet_session::PeriodicSessions<SessionPeriod, SessionOffset>;
	type SessionManager = pallet_session::historical::NoteHistoricalRoot<Self, GenesisValidators>;
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

/// An offender is disabled at once, as far as a third of the set can be; the council decides about the rest.
pub struct DisableOffender;

impl OnOffenceHandler<AccountId, pallet_session::historical::IdentificationTuple<Runtime>, Weight>
	for DisableOffender
{
	fn on_offence(
		offenders: &[OffenceDetails<AccountId, pallet_session::historical::IdentificationTuple<Runtime>>],
		fractions: &[sp_runtime::Perbill],
		_: SessionIndex,
	) -> Weight {
		for (details, fraction) in offenders.iter().zip(fractions) {
			let (validator, ()) = &details.offender;
			Session::report_offence(validator.clone(), OffenceSeverity(*fraction));
		}
		// One read of the validators and one write of the disabled, each time.
		<Runtime as frame_system::Config>::DbWeight::get()
			.reads_writes(3, 1)
			.saturating_mul(u64::try_from(offenders.len()).unwrap_or(u64::MAX))
	}
}

impl pallet_offences::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type IdentificationTuple = pallet_session::historical::IdentificationTuple<Self>;
	type OnOffenceHandler = DisableOffender;
}

impl pallet_grandpa::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
	type MaxAuthorities = ConstU32<MAX_AUTHORITIES>;
	type MaxNominators = ConstU32<0>;
	type MaxSetIdSessionEntries = ConstU64<REPORT_LONGEVITY_SESSIONS>;
	type KeyOwnerProof = sp_session::MembershipProof;
	type EquivocationReportSystem =
		pallet_grandpa::EquivocationReportSystem<Self, Offences, Historical, ReportLongevity>;
}
