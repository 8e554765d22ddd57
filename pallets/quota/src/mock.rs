//! A runtime with two agencies, and calls whose lane is their first byte.

use crate::{ChargeQuota, Classify, Lane};
use frame_support::{
	derive_impl,
	dispatch::{DispatchClass, DispatchInfo},
	parameter_types,
	weights::Weight,
};
use muster_primitives::{traits, AgencyClass, AgencyId, AgencyProfile, OfficerProfile, RegionCode, Roles};
use sp_runtime::BuildStorage;
use std::collections::BTreeMap;

pub type AccountId = u64;
pub type Extension = ChargeQuota<Test>;

pub const HOSPITAL: AgencyId = 1;
pub const CUSTOMS: AgencyId = 2;

/// Officers of the hospital, two keys, and one of customs.
pub const DOCTOR: AccountId = 11;
pub const NURSE: AccountId = 12;
pub const INSPECTOR: AccountId = 21;
/// A key that no agency has enrolled.
pub const STRANGER: AccountId = 99;

pub const PER_BLOCK: u64 = 100_000_000_000;
pub const FULL: u64 = 1_000_000_000_000;

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
	#[runtime::pallet_index(21)]
	pub type Quota = crate;
}

pub type Block = frame_system::mocking::MockBlock<Test>;

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
}

parameter_types! {
	/// Keys that may act now, and for whom. Taking a key out is what expiry and suspension look like from here.
	pub static Officers: BTreeMap<AccountId, AgencyId> =
		BTreeMap::from([(DOCTOR, HOSPITAL), (NURSE, HOSPITAL), (INSPECTOR, CUSTOMS)]);
	pub static Refill: u64 = PER_BLOCK;
	pub static Burst: u64 = FULL;
	pub static NonceWindow: u32 = 4;
}

pub struct MockAgencies;

impl traits::Agencies<AccountId> for MockAgencies {
	fn agency(agency: AgencyId) -> Option<AgencyProfile> {
		Officers::get().values().any(|known| *known == agency).then_some(AgencyProfile {
			class: AgencyClass::Hospital,
			jurisdiction: RegionCode::NATION,
			line_root: agency,
			roles: Roles::all(),
			active: true,
			eligible_since: 0,
		})
	}

	fn officer(who: &AccountId) -> Option<OfficerProfile> {
		Officers::get().get(who).map(|agency| OfficerProfile { agency: *agency, roles: Roles::all() })
	}

	fn voting_lines(_: AgencyClass, _: RegionCode, _: AgencyId, _: u8) -> u8 {
		0
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_agency(_: AgencyClass, _: RegionCode, _: Roles, officer: &AccountId) -> AgencyId {
		let mut officers = Officers::get();
		officers.insert(*officer, 3);
		Officers::set(officers);
		3
	}
}

pub struct FirstByte;

impl Classify<RuntimeCall> for FirstByte {
	fn lane(call: &RuntimeCall) -> Option<Lane> {
		match call {
			RuntimeCall::System(frame_system::Call::remark { remark }) => {
				Lane::ALL.into_iter().find(|lane| remark.first() == Some(&lane.index()))
			}
			_ => None,
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_call() -> RuntimeCall {
		call(Lane::Routine)
	}
}

impl crate::Config for Test {
	type Agencies = MockAgencies;
	type Classifier = FirstByte;
	type Refill = Refill;
	type Burst = Burst;
	type NonceWindow = NonceWindow;
	type WeightInfo = ();
}

/// A call of this lane.
pub fn call(lane: Lane) -> RuntimeCall {
	frame_system::Call::remark { remark: vec![lane.index()] }.into()
}

/// What any transaction takes of a block, whatever it does.
pub fn base() -> u64 {
	frame_system::limits::BlockWeights::default().get(DispatchClass::Normal).base_extrinsic.ref_time()
}

/// Dispatch info with which a transaction costs exactly `cost`.
pub fn costing(cost: u64) -> DispatchInfo {
	let call_weight = Weight::from_parts(cost.checked_sub(base()).expect("a cost above the base"), 0);
	DispatchInfo { call_weight, ..Default::default() }
}

pub fn new_test_ext() -> sp_io::TestExternalities {
	let mut ext: sp_io::TestExternalities =
		frame_system::GenesisConfig::<Test>::default().build_storage().expect("an empty genesis").into();
	ext.execute_with(|| System::set_block_number(1));
	ext
}

/// Runs a test and checks the invariants after it.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		Quota::do_try_state().expect("the invariants hold");
	})
}
