//! A runtime with a hospital and customs, and calls whose lane is their first byte.

use crate::{ChargeQuota, Classify, Lane, Levels, Policy, PolicyOf, Refusal, Tier};
use frame_support::{
	derive_impl,
	dispatch::{DispatchClass, DispatchInfo},
	parameter_types,
	weights::{constants::WEIGHT_REF_TIME_PER_SECOND, Weight},
};
use muster_primitives::{traits, AgencyClass, AgencyId, AgencyProfile, OfficerProfile, RegionCode, Roles};
use sp_runtime::BuildStorage;
use std::collections::BTreeMap;

pub type AccountId = u64;
pub type Extension = ChargeQuota<Test>;

/// Two agencies of counties.
pub const HOSPITAL: AgencyId = 1;
pub const CUSTOMS: AgencyId = 2;

/// Officers of the hospital, two keys, and one of customs, who alone sits in the collective.
pub const DOCTOR: AccountId = 11;
pub const NURSE: AccountId = 12;
pub const INSPECTOR: AccountId = 21;
/// A key that no agency has enrolled.
pub const STRANGER: AccountId = 99;

/// The first byte of a call of the collective.
pub const MOTION: u8 = 9;

/// A block of the mock, in picoseconds.
pub const BLOCK: i64 = WEIGHT_REF_TIME_PER_SECOND as i64;
/// The largest transaction, in bytes.
pub const LARGEST: i64 = 1_024;
/// A policy that clamping leaves alone.
pub const POLICY: Policy = Policy {
	burst: Levels { weight: 16 * BLOCK, bytes: 16 * LARGEST, urgent: 8_000, security: 5_000 },
	refill: Levels { weight: BLOCK / 4, bytes: 64, urgent: 20, security: 10 },
};

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
	/// Region codes of the agencies.
	pub static Jurisdictions: BTreeMap<AgencyId, u32> =
		BTreeMap::from([(HOSPITAL, 420_106), (CUSTOMS, 420_107)]);
	/// Policies by tier, widest first.
	pub static Policies: [Policy; 4] = [POLICY; 4];
	/// Hundredths of their urgent calls that agencies have, by region; 100 for the others.
	pub static UrgentPercent: BTreeMap<u32, u32> = BTreeMap::new();
	pub static MaxTransactionBytes: u32 = LARGEST as u32;
	pub static PoolLongevity: u64 = 600;
	pub static NonceWindow: u32 = 4;
}

pub struct MockAgencies;

impl traits::Agencies<AccountId> for MockAgencies {
	fn agency(agency: AgencyId) -> Option<AgencyProfile> {
		let jurisdiction = RegionCode::new(*Jurisdictions::get().get(&agency)?).expect("a code of the mock");
		Some(AgencyProfile {
			class: AgencyClass::Hospital,
			jurisdiction,
			line_root: agency,
			roles: Roles::all(),
			active: true,
			eligible_since: 0,
		})
	}

	fn officer(who: &AccountId) -> Option<OfficerProfile> {
		let agency = *Officers::get().get(who)?;
		Some(OfficerProfile { agency, roles: Roles::all(), enrolled_at: 0 })
	}

	fn voting_lines(_: AgencyClass, _: RegionCode, _: AgencyId, _: u8) -> u8 {
		0
	}

	fn voting_agencies(_: AgencyClass, _: RegionCode, _: AgencyId) -> u32 {
		0
	}

	fn is_compromised(_: AgencyId, _: &AccountId) -> bool {
		false
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_agency(_: AgencyClass, jurisdiction: RegionCode, _: Roles, officer: &AccountId) -> AgencyId {
		Officers::mutate(|officers| officers.insert(*officer, 3));
		Jurisdictions::mutate(|jurisdictions| jurisdictions.insert(3, jurisdiction.code()));
		System::inc_providers(officer);
		3
	}
}

pub struct Declared;

impl traits::Emergency for Declared {
	fn urgent_percent(region: RegionCode) -> u32 {
		UrgentPercent::get().get(&region.code()).copied().unwrap_or(100)
	}
}

pub struct ByTier;

impl PolicyOf for ByTier {
	fn policy(tier: Tier) -> Policy {
		Policies::get()[tier as usize]
	}
}

pub struct FirstByte;

impl Classify<AccountId, RuntimeCall> for FirstByte {
	fn lane(who: &AccountId, call: &RuntimeCall) -> Result<Lane, Refusal> {
		let RuntimeCall::System(frame_system::Call::remark { remark }) = call else {
			return Err(Refusal::NoLane);
		};
		match remark.first() {
			Some(&MOTION) if *who == INSPECTOR => Ok(Lane::Security),
			Some(&MOTION) => Err(Refusal::NotAMember),
			byte => Lane::ALL.into_iter().find(|lane| byte == Some(&lane.index())).ok_or(Refusal::NoLane),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_call(_: &AccountId) -> RuntimeCall {
		call(Lane::Security)
	}
}

impl crate::Config for Test {
	type Agencies = MockAgencies;
	type Classifier = FirstByte;
	type Policies = ByTier;
	type Emergency = Declared;
	type MaxTransactionBytes = MaxTransactionBytes;
	type PoolLongevity = PoolLongevity;
	type NonceWindow = NonceWindow;
	type WeightInfo = ();
}

/// A call of this lane.
pub fn call(lane: Lane) -> RuntimeCall {
	frame_system::Call::remark { remark: vec![lane.index()] }.into()
}

/// A call of the collective.
pub fn motion() -> RuntimeCall {
	frame_system::Call::remark { remark: vec![MOTION] }.into()
}

/// What any transaction takes of a block, whatever it does.
pub fn base() -> i64 {
	let weights = frame_system::limits::BlockWeights::default();
	weights.get(DispatchClass::Normal).base_extrinsic.ref_time() as i64
}

/// Dispatch info with which a transaction takes exactly `weight` of the block.
pub fn weighing(weight: i64) -> DispatchInfo {
	let call = u64::try_from(weight - base()).expect("a weight above the base");
	DispatchInfo { call_weight: Weight::from_parts(call, 0), ..Default::default() }
}

pub fn new_test_ext() -> sp_io::TestExternalities {
	let mut ext: sp_io::TestExternalities =
		frame_system::GenesisConfig::<Test>::default().build_storage().expect("an empty genesis").into();
	ext.execute_with(|| {
		System::set_block_number(1);
		// As the register does when it enrols them.
		Officers::get().keys().for_each(|who| {
			System::inc_providers(who);
		});
	});
	ext
}

/// Runs a test and checks the invariants after it.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		Quota::do_try_state().expect("the invariants hold");
	})
}
