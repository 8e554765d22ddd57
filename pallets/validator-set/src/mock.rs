//! A runtime with Aura, Session, its history and Offences as they are, and a register of agencies that is a table.
//! Blocks come in slots: who is silent or disabled leaves its slots empty.

mod no_funds;

use crate as pallet_validator_set;
use crate::{Event, MemberView, Status, Validator};
use frame_support::{
	derive_impl, parameter_types,
	traits::{ConstBool, ConstU32, ConstU64, ConstU8, EnsureOrigin, OnInitialize},
};
use frame_system::{ensure_signed, EnsureRoot, EnsureSigned};
use muster_primitives::{
	traits::Agencies as Register, AgencyClass, AgencyId, AgencyProfile, OfficerProfile, RegionCode, Role,
	Roles,
};
use no_funds::NoFunds;
use sp_consensus_aura::{
	digests::CompatibleDigestItem,
	sr25519::{AuthorityId as AuraId, AuthorityPair as AuraPair, AuthoritySignature},
	Slot,
};
use sp_core::{proof_of_possession::ProofOfPossessionGenerator, Pair, H256};
use sp_keyring::Sr25519Keyring;
use sp_runtime::{
	generic, impl_opaque_keys,
	testing::UintAuthorityId,
	traits::{BlakeTwo256, Convert, OpaqueKeys},
	BuildStorage, Digest, DigestItem,
};
use std::{collections::BTreeMap, marker::PhantomData};

pub type AccountId = u64;
pub type Header = generic::Header<u64, BlakeTwo256>;
pub type TxExtension = (frame_system::AuthorizeCall<Test>,);
pub type Extrinsic = generic::UncheckedExtrinsic<AccountId, RuntimeCall, UintAuthorityId, TxExtension>;
pub type Block = generic::Block<Header, Extrinsic>;

/// The validators of genesis are 1 to 7, each run by the agency of its number. Agencies and officers go on to
/// [`AGENCIES`].
pub const GENESIS: u64 = 7;
pub const AGENCIES: u64 = 20;
/// A second officer of agency 8.
pub const COLLEAGUE: AccountId = 108;
/// An agency that may not run a validator, and its officer.
pub const HOSPITAL: AgencyId = 50;
pub const DOCTOR: AccountId = 50;
/// Never seen before.
pub const STRANGER: AccountId = 999;
/// The member of the council that stands for its majority.
pub const COUNCIL: AccountId = 1_000;

pub const SESSION: u64 = 21;
pub const REISSUE: u32 = 6;
pub const RETAIN: u32 = 5;
pub const MAX: u32 = 16;

/// The slot of genesis.
const FIRST_SLOT: u64 = 1_000;

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
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;
	#[runtime::pallet_index(2)]
	pub type Aura = pallet_aura;
	#[runtime::pallet_index(4)]
	pub type ValidatorSet = pallet_validator_set;
	#[runtime::pallet_index(5)]
	pub type Session = pallet_session;
	#[runtime::pallet_index(6)]
	pub type Historical = pallet_session::historical;
	#[runtime::pallet_index(7)]
	pub type Offences = pallet_offences;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
}

impl pallet_timestamp::Config for Test {
	type Moment = u64;
	type OnTimestampSet = ();
	type MinimumPeriod = ConstU64<500>;
	type WeightInfo = ();
}

impl pallet_aura::Config for Test {
	type AuthorityId = AuraId;
	type MaxAuthorities = ConstU32<MAX>;
	type DisabledValidators = Session;
	type AllowMultipleBlocksPerSlot = ConstBool<false>;
	type SlotDuration = ConstU64<1_000>;
}

impl_opaque_keys! {
	pub struct SessionKeys {
		pub aura: Aura,
	}
}

type Sessions = pallet_session::PeriodicSessions<crate::SessionLengthOf<Test>, ConstU64<0>>;

impl pallet_session::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type ValidatorId = AccountId;
	type ValidatorIdOf = crate::RegisteredOnly<Test>;
	type ShouldEndSession = Sessions;
	type NextSessionRotation = Sessions;
	type SessionManager = pallet_session::historical::NoteHistoricalRoot<Test, ValidatorSet>;
	type SessionHandler = <SessionKeys as OpaqueKeys>::KeyTypeIdProviders;
	type Keys = SessionKeys;
	type DisablingStrategy = pallet_session::disabling::UpToLimitWithReEnablingDisablingStrategy;
	type WeightInfo = ();
	type Currency = NoFunds;
	type KeyDeposit = ();
}

pub struct Unit;

impl Convert<AccountId, Option<()>> for Unit {
	fn convert(_: AccountId) -> Option<()> {
		Some(())
	}
}

impl pallet_session::historical::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type FullIdentification = ();
	type FullIdentificationOf = Unit;
}

impl pallet_offences::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type IdentificationTuple = pallet_session::historical::IdentificationTuple<Test>;
	type OnOffenceHandler = ValidatorSet;
}

parameter_types! {
	pub static Registered: BTreeMap<AgencyId, (AgencyProfile, Vec<AccountId>)> = BTreeMap::new();
	/// Officers whose agency is there but who may not act.
	pub static Suspended: Vec<AccountId> = Vec::new();
	/// Validators that do not author.
	pub static Silent: Vec<AccountId> = Vec::new();
	/// The events of this pallet in the blocks before this one.
	pub static Past: Vec<Event<Test>> = Vec::new();
}

pub struct Table;

impl Table {
	pub fn add(agency: AgencyId, roles: Roles, officers: &[AccountId]) {
		let profile = AgencyProfile {
			class: AgencyClass::Other,
			jurisdiction: RegionCode::NATION,
			line_root: agency,
			roles,
			active: true,
			eligible_since: 0,
		};
		Registered::mutate(|agencies| agencies.insert(agency, (profile, officers.to_vec())));
	}

	pub fn change(agency: AgencyId, change: impl FnOnce(&mut AgencyProfile)) {
		Registered::mutate(|agencies| {
			let (profile, _) = agencies.get_mut(&agency).expect("an agency of the test");
			change(profile);
		});
	}
}

impl Register<AccountId> for Table {
	fn agency(agency: AgencyId) -> Option<AgencyProfile> {
		Registered::get().get(&agency).map(|(profile, _)| *profile)
	}

	fn officer(who: &AccountId) -> Option<OfficerProfile> {
		if Suspended::get().contains(who) {
			return None;
		}
		let agencies = Registered::get();
		let (agency, (profile, _)) = agencies.iter().find(|(_, (_, officers))| officers.contains(who))?;
		profile.active.then_some(OfficerProfile { agency: *agency, roles: profile.roles, enrolled_at: 0 })
	}

	fn voting_lines(_: AgencyClass, _: RegionCode, _: AgencyId, _: u8) -> u8 {
		unreachable!("the validator set asks for no votes")
	}

	fn voting_agencies(_: AgencyClass, _: RegionCode, _: AgencyId) -> u32 {
		unreachable!("the pallet does not ask who may vote")
	}

	fn is_compromised(_: AgencyId, _: &AccountId) -> bool {
		unreachable!("the pallet does not ask whose word counts")
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_agency(_: AgencyClass, _: RegionCode, roles: Roles, officer: &AccountId) -> AgencyId {
		let agency = Registered::get().keys().max().map_or(1, |last| last + 1);
		Self::add(agency, roles, &[*officer]);
		System::inc_providers(officer);
		agency
	}
}

/// Any officer in office.
pub struct EnsureOfficer<T>(PhantomData<T>);

impl EnsureOrigin<RuntimeOrigin> for EnsureOfficer<Test> {
	type Success = (AgencyId, AccountId);

	fn try_origin(origin: RuntimeOrigin) -> Result<Self::Success, RuntimeOrigin> {
		let who = ensure_signed(origin.clone()).map_err(|_| origin.clone())?;
		Table::officer(&who).map(|officer| (officer.agency, who)).ok_or(origin)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		Ok(RuntimeOrigin::signed(1))
	}
}

/// The council's majority.
pub struct Majority;

impl EnsureOrigin<RuntimeOrigin> for Majority {
	type Success = ();

	fn try_origin(origin: RuntimeOrigin) -> Result<(), RuntimeOrigin> {
		match EnsureSigned::<AccountId>::try_origin(origin.clone()) {
			Ok(COUNCIL) => Ok(()),
			_ => Err(origin),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		Ok(RuntimeOrigin::signed(COUNCIL))
	}
}

#[cfg(feature = "runtime-benchmarks")]
pub struct FreshKeys;

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<AuraId, SessionKeys> for FreshKeys {
	fn session_keys(aura: AuraId) -> SessionKeys {
		SessionKeys { aura }
	}
}

impl crate::Config for Test {
	type CouncilOrigin = Majority;
	type ForceOrigin = EnsureRoot<AccountId>;
	type OperatorOrigin = EnsureOfficer<Test>;
	type Agencies = Table;
	type MaxValidators = ConstU32<MAX>;
	type MinValidators = ConstU32<4>;
	type MaxStrikes = ConstU8<3>;
	type ReissueEvery = ConstU32<REISSUE>;
	type RetainSessions = ConstU32<RETAIN>;
	type ReportOffence = Offences;
	type KeyOwnerProofSystem = Historical;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = FreshKeys;
}

impl frame_system::offchain::CreateTransactionBase<crate::Call<Test>> for Test {
	type Extrinsic = Extrinsic;
	type RuntimeCall = RuntimeCall;
}

impl frame_system::offchain::CreateTransaction<crate::Call<Test>> for Test {
	type Extension = TxExtension;

	fn create_transaction(call: RuntimeCall, extension: TxExtension) -> Extrinsic {
		Extrinsic::new_transaction(call, extension)
	}
}

impl frame_system::offchain::CreateAuthorizedTransaction<crate::Call<Test>> for Test {
	fn create_extension() -> TxExtension {
		(frame_system::AuthorizeCall::new(),)
	}
}

/// The pair that signs blocks for `who`; another one for each generation.
pub fn pair(who: AccountId, generation: u64) -> AuraPair {
	Sr25519Keyring::numeric((generation * 10_000 + who) as usize).into()
}

pub fn keys(who: AccountId, generation: u64) -> SessionKeys {
	SessionKeys { aura: pair(who, generation).public() }
}

/// Sets the session keys of `who` as its operator does, with a proof of possession.
pub fn set_keys(who: AccountId, generation: u64) -> sp_runtime::DispatchResult {
	use codec::Encode;
	let mut pair = Sr25519Keyring::numeric((generation * 10_000 + who) as usize);
	let proof = pair.generate_proof_of_possession(&who.encode()).encode();
	Session::set_keys(RuntimeOrigin::signed(who), keys(who, generation), proof)
}

/// A chain that begins with the validators 1 to `size`.
pub fn ext_with(size: u64) -> sp_io::TestExternalities {
	Registered::set(BTreeMap::new());
	Suspended::set(Vec::new());
	Silent::set(Vec::new());
	Past::set(Vec::new());
	for agency in 1..=AGENCIES {
		Table::add(agency as AgencyId, Roles::of(&[Role::Validate]), &[agency, 100 + agency]);
	}
	Table::add(HOSPITAL, Roles::of(&[Role::Report]), &[DOCTOR]);
	let storage = RuntimeGenesisConfig {
		validator_set: pallet_validator_set::GenesisConfig {
			validators: (1..=size).map(|who| (who, who as AgencyId)).collect(),
			session_length: SESSION as u32,
		},
		session: pallet_session::GenesisConfig {
			keys: (1..=size).map(|who| (who, who, keys(who, 0))).collect(),
			..Default::default()
		},
		..Default::default()
	}
	.build_storage()
	.expect("the genesis of the test is valid");
	let mut ext = sp_io::TestExternalities::new(storage);
	ext.register_extension(sp_keystore::KeystoreExt::new(sp_keystore::testing::MemoryKeystore::new()));
	ext.execute_with(|| {
		for officer in (1..=AGENCIES).flat_map(|agency| [agency, 100 + agency]).chain([DOCTOR]) {
			System::inc_providers(&officer);
		}
		block_in(FIRST_SLOT);
	});
	ext
}

pub fn new_test_ext() -> sp_io::TestExternalities {
	ext_with(GENESIS)
}

/// Runs a test on a chain with seven validators and looks at the invariants after it.
pub fn build_and_execute(test: impl FnOnce()) {
	build_with(GENESIS, test);
}

pub fn build_with(size: u64, test: impl FnOnce()) {
	ext_with(size).execute_with(|| {
		test();
		ValidatorSet::do_try_state().expect("the invariants hold");
	});
}

/// The next block, in `slot`.
pub fn block_in(slot: u64) {
	let happened = here();
	Past::mutate(|past| past.extend(happened));
	System::reset_events();
	let number = System::block_number() + 1;
	let slot = <DigestItem as CompatibleDigestItem<AuthoritySignature>>::aura_pre_digest(Slot::from(slot));
	System::initialize(&number, &H256::from_low_u64_be(number), &Digest { logs: vec![slot] });
	AllPalletsWithSystem::on_initialize(number);
}

/// The next block, in the next slot whose author neither is silent nor disabled. When all are, somebody wakes up after
/// three rounds.
pub fn next_block() {
	let validators = Session::validators();
	let disabled = Session::disabled_validators();
	let silent = Silent::get();
	let rounds = 3 * validators.len() as u64;
	let next = slot() + 1;
	let authors = |slot: &u64| {
		let index = slot % validators.len() as u64;
		let may = !disabled.contains(&(index as u32));
		may && (!silent.contains(&validators[index as usize]) || *slot >= next + rounds)
	};
	block_in((next..).find(authors).expect("not all are disabled"));
}

pub fn slot() -> u64 {
	pallet_aura::CurrentSlot::<Test>::get().into()
}

/// Blocks up to and with the one in which the session ends.
pub fn end_session() {
	let session = Session::current_index();
	while Session::current_index() == session {
		next_block();
	}
}

pub fn end_sessions(count: u32) {
	(0..count).for_each(|_| end_session());
}

/// This pallet's events in this block.
pub fn here() -> Vec<Event<Test>> {
	System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::ValidatorSet(event) => Some(event),
			_ => None,
		})
		.collect()
}

/// This pallet's events since genesis.
pub fn all_events() -> Vec<Event<Test>> {
	[Past::get(), here()].concat()
}

pub fn record(who: AccountId) -> Option<Validator> {
	crate::Validators::<Test>::get(who)
}

pub fn status(who: AccountId) -> Status {
	record(who).expect("a member").status
}

pub fn member(who: AccountId) -> Option<MemberView<AccountId>> {
	ValidatorSet::members().into_iter().find(|member| member.account == who)
}
