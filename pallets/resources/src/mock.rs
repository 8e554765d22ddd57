//! A runtime with this pallet alone. Agencies, incidents and the clock are tables a test writes.

use crate as pallet_resources;
use crate::Product;
use frame_support::{
	derive_impl, parameter_types,
	traits::{ConstU32, EnsureOrigin, Get, Time},
};
use frame_system::{EnsureRoot, RawOrigin};
use muster_primitives::{
	traits, AgencyClass, AgencyId, AgencyProfile, CapStatus, IncidentId, Moment, OfficerProfile, ProductId,
	Quantity, RegionCode, Role, Roles,
};
use sp_runtime::BuildStorage;
use std::{collections::BTreeMap, marker::PhantomData};

pub type AccountId = u64;

/// Hospital in Wuhan, may request and receive.
pub const HOSPITAL: AgencyId = 1;
/// Health commission of Hubei, may approve, and everything else.
pub const COMMISSION: AgencyId = 2;
/// Charity of the nation, may supply.
pub const CHARITY: AgencyId = 3;
/// Maker of masks in Zhejiang, may supply and approve.
pub const MAKER: AgencyId = 4;
/// Second hospital in Wuhan, may do everything.
pub const CLINIC: AgencyId = 5;

/// The officer of an agency in the mock.
pub const fn officer(agency: AgencyId) -> AccountId {
	agency as AccountId * 100
}

/// An incident that is real.
pub const OUTBREAK: IncidentId = 7;
/// An incident that is a drill.
pub const DRILL: IncidentId = 8;

/// A product of which nobody needs more than a million in one line.
pub const MASK: ProductId = 1;
/// A product without a sane maximum.
pub const GOGGLES: ProductId = 2;

pub const START: Moment = 1_580_000_000_000;

parameter_types! {
	pub static Now: Moment = START;
	pub static Registered: BTreeMap<AgencyId, AgencyProfile> = BTreeMap::new();
	pub static Officers: BTreeMap<AccountId, AgencyId> = BTreeMap::new();
	pub static Known: BTreeMap<IncidentId, CapStatus> = BTreeMap::new();
	pub const RequestRole: Role = Role::Request;
	pub const ApproveRole: Role = Role::Approve;
	pub const SupplyRole: Role = Role::Supply;
	pub const ReceiveRole: Role = Role::Receive;
}

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(RuntimeCall, RuntimeEvent, RuntimeError, RuntimeOrigin, RuntimeTask)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;

	#[runtime::pallet_index(33)]
	pub type Resources = pallet_resources;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
}

impl pallet_resources::Config for Test {
	type ProductOrigin = EnsureRoot<AccountId>;
	type RequestOrigin = EnsureRole<RequestRole>;
	type ApproveOrigin = EnsureRole<ApproveRole>;
	type SupplyOrigin = EnsureRole<SupplyRole>;
	type ReceiveOrigin = EnsureRole<ReceiveRole>;
	type Agencies = MockAgencies;
	type Incidents = MockIncidents;
	type Clock = MockClock;
	type MaxLines = ConstU32<64>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = MockIncidents;
}

pub struct MockAgencies;

impl traits::Agencies<AccountId> for MockAgencies {
	fn agency(agency: AgencyId) -> Option<AgencyProfile> {
		Registered::get().get(&agency).copied()
	}

	fn officer(who: &AccountId) -> Option<OfficerProfile> {
		let agency = Officers::get().get(who).copied()?;
		let profile = Self::agency(agency)?;
		Some(OfficerProfile { agency, roles: profile.roles, enrolled_at: 0 })
	}

	fn voting_lines(_: AgencyClass, _: RegionCode, _: AgencyId, _: u8) -> u8 {
		0
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_agency(
		class: AgencyClass,
		jurisdiction: RegionCode,
		roles: Roles,
		officer: &AccountId,
	) -> AgencyId {
		let agency = Registered::get().keys().max().map_or(1, |last| last + 1);
		register(agency, class, jurisdiction, roles, *officer);
		agency
	}
}

pub struct MockIncidents;

impl traits::Incidents for MockIncidents {
	fn region(incident: IncidentId) -> Option<RegionCode> {
		Known::get().contains_key(&incident).then_some(RegionCode::NATION)
	}

	fn status(incident: IncidentId) -> Option<CapStatus> {
		Known::get().get(&incident).copied()
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_resources::BenchmarkHelper for MockIncidents {
	fn incident(status: CapStatus) -> IncidentId {
		Known::mutate(|known| known.insert(99, status));
		99
	}
}

pub struct MockClock;

impl Time for MockClock {
	type Moment = Moment;

	fn now() -> Moment {
		Now::get()
	}
}

pub struct EnsureRole<R>(PhantomData<R>);

impl<R: Get<Role>> EnsureOrigin<RuntimeOrigin> for EnsureRole<R> {
	type Success = (AgencyId, AccountId);

	fn try_origin(origin: RuntimeOrigin) -> Result<Self::Success, RuntimeOrigin> {
		let Ok(RawOrigin::Signed(who)) = origin.clone().into() else { return Err(origin) };
		match <MockAgencies as traits::Agencies<AccountId>>::officer(&who) {
			Some(profile) if profile.roles.contains(R::get()) => Ok((profile.agency, who)),
			_ => Err(origin),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		Ok(RuntimeOrigin::signed(officer(COMMISSION)))
	}
}

pub fn region(code: u32) -> RegionCode {
	RegionCode::new(code).expect("a code of the test")
}

pub fn product(code: &str, max_per_line: Quantity) -> Product {
	Product {
		code: code.as_bytes().to_vec().try_into().expect("a short code"),
		unit: b"{piece}".to_vec().try_into().expect("a short unit"),
		standard: b"GB 19083-2010".to_vec().try_into().expect("a short standard"),
		gtin: Some(*b"06901234123456"),
		atc: None,
		units_per_pack: 50,
		controlled: false,
		max_per_line,
	}
}

pub fn register(
	agency: AgencyId,
	class: AgencyClass,
	jurisdiction: RegionCode,
	roles: Roles,
	who: AccountId,
) {
	let profile =
		AgencyProfile { class, jurisdiction, line_root: agency, roles, active: true, eligible_since: 0 };
	Registered::mutate(|all| all.insert(agency, profile));
	Officers::mutate(|all| all.insert(who, agency));
}

pub fn new_test_ext() -> sp_io::TestExternalities {
	let products = vec![(MASK, product("mask-n95", 1_000_000)), (GOGGLES, product("goggles", Quantity::MAX))];
	let resources = pallet_resources::GenesisConfig { products, ..Default::default() };
	let genesis = RuntimeGenesisConfig { resources, ..Default::default() };
	let storage = genesis.build_storage().expect("the genesis builds");
	let mut ext = sp_io::TestExternalities::new(storage);
	ext.execute_with(|| {
		System::set_block_number(1);
		Now::set(START);
		Registered::set(BTreeMap::new());
		Officers::set(BTreeMap::new());
		Known::set(BTreeMap::from([(OUTBREAK, CapStatus::Actual), (DRILL, CapStatus::Exercise)]));
		let asking = Roles::of(&[Role::Request, Role::Receive]);
		let supplying = Roles::of(&[Role::Supply]);
		for (agency, class, code, roles) in [
			(HOSPITAL, AgencyClass::Hospital, 420_100, asking),
			(COMMISSION, AgencyClass::HealthAdministration, 420_000, Roles::all()),
			(CHARITY, AgencyClass::Charity, 0, supplying),
			(MAKER, AgencyClass::Manufacturer, 330_000, Roles::of(&[Role::Supply, Role::Approve])),
			(CLINIC, AgencyClass::Hospital, 420_100, Roles::all()),
		] {
			register(agency, class, region(code), roles, officer(agency));
		}
	});
	ext
}

/// Runs a test and checks the invariants after it.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		Resources::do_try_state().expect("the invariants hold after the test");
	});
}
