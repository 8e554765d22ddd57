//! A runtime with nothing but the register.

use crate as pallet_agencies;
use crate::{GenesisAgency, GenesisOfficer};
use frame_support::{
	derive_impl, parameter_types,
	traits::{ConstU32, ConstU64, ConstU8, SortedMembers, Time},
};
use frame_system::{EnsureRoot, EnsureSignedBy};
use muster_primitives::{traits::OnKeyRotated, AgencyClass, Moment, RegionCode, Role, Roles};
use sp_runtime::{
	testing::{TestSignature, UintAuthorityId, H256},
	BuildStorage,
};

pub type AccountId = u64;
pub type Block = frame_system::mocking::MockBlock<Test>;

/// Members of the council; the second is an officer of the ministry too.
pub const MEMBER: AccountId = 90;
pub const MEMBER_OFFICER: AccountId = 11;

/// The health ministry: nation, all roles. Number 1.
pub const MINISTRY: u32 = 1;
pub const MINISTER: AccountId = 10;
/// The health commission of Hubei, a child of the ministry: all roles but `Carry`. Number 2.
pub const HUBEI: u32 = 2;
pub const COMMISSIONER: AccountId = 20;
/// A hospital in Wuhan, a child of the commission: `Report`, `Vote`, `Request`, `Manage`. Number 3.
pub const HOSPITAL: u32 = 3;
pub const DOCTOR: AccountId = 30;
/// An officer of the hospital with `Report` only.
pub const NURSE: AccountId = 31;
/// Customs, its own line: nation, `Report`, `Vote`, `Manage`, `Admit`. Number 4.
pub const CUSTOMS: u32 = 4;
pub const INSPECTOR: AccountId = 40;

/// Never seen before.
pub const NEWCOMER: AccountId = 77;

pub const DAY: Moment = 24 * 60 * 60 * 1000;
pub const START: Moment = 1_580_000_000_000;
/// Last moment of every officer's term at genesis.
pub const TERM_END: Moment = START + 100 * DAY;
pub const GENESIS_HASH: H256 = H256::repeat_byte(7);

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeTask,
		RuntimeHoldReason,
		RuntimeFreezeReason,
		RuntimeViewFunction
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system::Pallet<Test>;

	#[runtime::pallet_index(20)]
	pub type Agencies = pallet_agencies::Pallet<Test>;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
}

parameter_types! {
	pub static Now: Moment = START;
	/// Keys that were rotated, as others were told.
	pub static Rotated: Vec<(AccountId, AccountId)> = Vec::new();
}

/// Keeps what it is told of rotated keys.
pub struct Successions;

impl OnKeyRotated<AccountId> for Successions {
	fn on_key_rotated(old: &AccountId, new: &AccountId) {
		Rotated::mutate(|rotated| rotated.push((*old, *new)));
	}
}

pub struct Clock;
impl Time for Clock {
	type Moment = Moment;

	fn now() -> Moment {
		Now::get()
	}
}

pub struct Council;
impl SortedMembers<AccountId> for Council {
	fn sorted_members() -> Vec<AccountId> {
		vec![MEMBER_OFFICER, MEMBER]
	}
}

#[cfg(feature = "runtime-benchmarks")]
pub struct Signing;
#[cfg(feature = "runtime-benchmarks")]
impl pallet_agencies::BenchmarkHelper<AccountId, TestSignature> for Signing {
	fn signer() -> AccountId {
		NEWCOMER
	}

	fn sign(signer: &AccountId, message: &[u8]) -> TestSignature {
		TestSignature(*signer, message.to_vec())
	}
}

impl pallet_agencies::Config for Test {
	type CouncilOrigin = EnsureRoot<AccountId>;
	type CouncilMember = EnsureSignedBy<Council, AccountId>;
	type Clock = Clock;
	type Signature = TestSignature;
	type Signer = UintAuthorityId;
	type MaxChildren = ConstU32<4>;
	type MaxOfficers = ConstU32<4>;
	type MaxDepth = ConstU8<4>;
	type MaxTerm = ConstU64<{ 365 * DAY }>;
	type ReinstatementWindow = ConstU64<DAY>;
	type OnKeyRotated = Successions;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Signing;
}

pub fn region(code: u32) -> RegionCode {
	RegionCode::new(code).expect("a code of the test")
}

fn officer(account: AccountId, roles: Roles) -> GenesisOfficer<AccountId> {
	GenesisOfficer { account, roles, valid_until: TERM_END }
}

/// The agencies the constants above name.
pub fn genesis_agencies() -> Vec<GenesisAgency<AccountId>> {
	let commission: Roles = Roles::all().iter().filter(|role| *role != Role::Carry).collect();
	let hospital = Roles::of(&[Role::Report, Role::Vote, Role::Request, Role::Manage]);
	let customs = Roles::of(&[Role::Report, Role::Vote, Role::Manage, Role::Admit]);
	vec![
		GenesisAgency {
			class: AgencyClass::HealthAdministration,
			name: "National health ministry".into(),
			jurisdiction: RegionCode::NATION,
			parent: None,
			roles: Roles::all(),
			officers: vec![officer(MINISTER, Roles::all()), officer(MEMBER_OFFICER, Roles::all())],
		},
		GenesisAgency {
			class: AgencyClass::HealthAdministration,
			name: "Health commission of Hubei".into(),
			jurisdiction: region(420_000),
			parent: Some(0),
			roles: commission,
			officers: vec![officer(COMMISSIONER, commission)],
		},
		GenesisAgency {
			class: AgencyClass::Hospital,
			name: "Hospital of Wuhan".into(),
			jurisdiction: region(420_100),
			parent: Some(1),
			roles: hospital,
			officers: vec![officer(DOCTOR, hospital), officer(NURSE, Roles::of(&[Role::Report]))],
		},
		GenesisAgency {
			class: AgencyClass::Customs,
			name: "Customs".into(),
			jurisdiction: RegionCode::NATION,
			parent: None,
			roles: customs,
			officers: vec![officer(INSPECTOR, customs)],
		},
	]
}

pub fn ext_with(agencies: Vec<GenesisAgency<AccountId>>) -> sp_io::TestExternalities {
	let storage =
		RuntimeGenesisConfig { agencies: pallet_agencies::GenesisConfig { agencies }, ..Default::default() }
			.build_storage()
			.expect("the genesis of the test is valid");
	let mut ext = sp_io::TestExternalities::new(storage);
	ext.execute_with(|| {
		Now::set(START);
		System::set_block_number(1);
		frame_system::BlockHash::<Test>::insert(0, GENESIS_HASH);
	});
	ext
}

pub fn new_test_ext() -> sp_io::TestExternalities {
	ext_with(genesis_agencies())
}

/// Runs a test and looks at the invariants after it.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		Agencies::do_try_state().expect("the invariants hold");
	});
}
