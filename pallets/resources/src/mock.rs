//! A runtime with this pallet alone. Agencies, incidents and the clock are tables a test writes.

use crate as pallet_resources;
use crate::{Product, RoundTerms, DELIVERY_ROUND, NEED_ROUND};
use frame_support::{
	derive_impl, parameter_types,
	traits::{ConstU32, ConstU64, Contains, EnsureOrigin, Get, Time},
	weights::Weight,
};
use frame_system::{EnsureRoot, RawOrigin};
use muster_primitives::{
	traits, AgencyClass, AgencyClasses, AgencyId, AgencyProfile, CapStatus, IncidentId, Moment,
	OfficerProfile, OpenedRound, ProductId, Quantity, RegionCode, Role, Roles, RoundId, RoundProposal,
	RoundSubject,
};
use sp_runtime::{BuildStorage, DispatchError, DispatchResult, Percent};
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
/// Customs of the nation, may carry.
pub const CUSTOMS: AgencyId = 6;
/// Carrier of the nation, may carry.
pub const CARRIER: AgencyId = 7;

/// The officer of an agency in the mock.
pub const fn officer(agency: AgencyId) -> AccountId {
	agency as AccountId * 100
}

/// An incident that is real.
pub const OUTBREAK: IncidentId = 7;
/// An incident that is a drill.
pub const DRILL: IncidentId = 8;

/// An incident whose needs a round must confirm.
pub const RUMOUR: IncidentId = 9;

/// Milliseconds of a day.
pub const DAY: Moment = 86_400_000;
pub const GRACE: Moment = 7 * DAY;
pub const WINDOW: Moment = 7 * DAY;
pub const LOSS_WINDOW: Moment = 3 * DAY;
pub const RESERVATION_WINDOW: Moment = 3 * DAY;
pub const ARRIVAL_GRACE: Moment = 2 * DAY;

/// A product of which nobody needs more than a million in one line.
pub const MASK: ProductId = 1;
/// A product without a sane maximum.
pub const GOGGLES: ProductId = 2;
/// A product that stands in for goggles.
pub const VISOR: ProductId = 3;
/// A product that is lent, of which more than ten need a round.
pub const VENTILATOR: ProductId = 4;
/// A product in litres.
pub const OXYGEN: ProductId = 5;

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
	pub const CarryRole: Role = Role::Carry;
	pub static MaxClaims: u32 = 20;
	pub static Opened: Vec<(RoundId, RoundSubject)> = vec![];
	pub static Proposed: Vec<RoundProposal> = vec![];
	pub static Voided: Vec<RoundId> = vec![];
	pub static Settled: Vec<RoundId> = vec![];
	pub static RoundsFail: bool = false;
	pub static OpeningWeight: Weight = Weight::zero();
	pub static Asked: u32 = 0;
	pub const NeedRound: RoundTerms = NEED_ROUND;
	pub const DeliveryRound: RoundTerms = DELIVERY_ROUND;
	pub const IdleShare: Percent = Percent::from_percent(50);
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
	type CarryOrigin = EnsureRole<CarryRole>;
	type OfficerOrigin = EnsureOfficer;
	type Agencies = MockAgencies;
	type Incidents = MockIncidents;
	type VerifiedIncidents = Rumours;
	type Rounds = MockRounds;
	type NeedRound = NeedRound;
	type DeliveryRound = DeliveryRound;
	type Clock = MockClock;
	type MaxLines = ConstU32<64>;
	type MaxClaims = MaxClaims;
	type MaxCheckpoints = ConstU32<4>;
	type ExpiryGrace = ConstU64<GRACE>;
	type ReservationWindow = ConstU64<RESERVATION_WINDOW>;
	type AcknowledgeWindow = ConstU64<WINDOW>;
	type LossWindow = ConstU64<LOSS_WINDOW>;
	type ArrivalGrace = ConstU64<ARRIVAL_GRACE>;
	type IdleShare = IdleShare;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = MockIncidents;
}

pub struct MockAgencies;

impl traits::Agencies<AccountId> for MockAgencies {
	fn agency(agency: AgencyId) -> Option<AgencyProfile> {
		Asked::mutate(|asked| *asked += 1);
		Registered::get().get(&agency).copied()
	}

	fn officer(who: &AccountId) -> Option<OfficerProfile> {
		let agency = Officers::get().get(who).copied()?;
		let profile = Self::agency(agency).filter(|profile| profile.active)?;
		Some(OfficerProfile { agency, roles: profile.roles, enrolled_at: 0 })
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

/// Incidents whose needs a round must confirm.
pub struct Rumours;

impl Contains<IncidentId> for Rumours {
	fn contains(incident: &IncidentId) -> bool {
		*incident == RUMOUR
	}
}

/// Rounds that a test decides.
pub struct MockRounds;

impl traits::Rounds for MockRounds {
	fn open(proposal: RoundProposal) -> Result<OpenedRound, DispatchError> {
		if RoundsFail::get() {
			return Err(DispatchError::Unavailable);
		}
		let round = Proposed::get().len() as RoundId + 1;
		let open = Opened::get();
		if open.iter().any(|(_, subject)| *subject == proposal.subject) {
			return Err(DispatchError::Other("a round is open for the subject"));
		}
		Opened::mutate(|open| open.push((round, proposal.subject)));
		let opened = OpenedRound { round, region: proposal.region, deadline: Now::get() + proposal.duration };
		Proposed::mutate(|all| all.push(proposal));
		Ok(opened)
	}

	fn opening_weight(classes: AgencyClasses) -> Weight {
		OpeningWeight::get().saturating_mul(classes.len().into())
	}

	fn void(round: RoundId) -> DispatchResult {
		let before = Opened::get().len();
		Opened::mutate(|open| open.retain(|(number, _)| *number != round));
		if Opened::get().len() == before {
			return Err(DispatchError::Other("the round is not open"));
		}
		Voided::mutate(|all| all.push(round));
		Ok(())
	}

	fn settle(round: RoundId) {
		Settled::mutate(|all| all.push(round));
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

/// Any officer who may act.
pub struct EnsureOfficer;

impl EnsureOrigin<RuntimeOrigin> for EnsureOfficer {
	type Success = (AgencyId, AccountId);

	fn try_origin(origin: RuntimeOrigin) -> Result<Self::Success, RuntimeOrigin> {
		let Ok(RawOrigin::Signed(who)) = origin.clone().into() else { return Err(origin) };
		let profile = <MockAgencies as traits::Agencies<AccountId>>::officer(&who).ok_or(origin)?;
		Ok((profile.agency, who))
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		Ok(RuntimeOrigin::signed(officer(COMMISSION)))
	}
}

/// Makes an agency unable to act, or able again.
pub fn set_active(agency: AgencyId, active: bool) {
	Registered::mutate(|all| all.get_mut(&agency).expect("the agency exists").active = active);
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
		name_zh: Default::default(),
		name_en: Default::default(),
		verify_above: None,
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
	let most = Quantity::MAX;
	let litres = b"L".to_vec().try_into().expect("a short unit");
	let products = vec![
		(MASK, product("mask-n95", 1_000_000)),
		(GOGGLES, product("goggles", most)),
		(VISOR, product("visor", most)),
		(VENTILATOR, Product { verify_above: Some(10), ..product("ventilator", 50) }),
		(OXYGEN, Product { unit: litres, ..product("oxygen", most) }),
	];
	let resources = pallet_resources::GenesisConfig { products, ..Default::default() };
	let genesis = RuntimeGenesisConfig { resources, ..Default::default() };
	let storage = genesis.build_storage().expect("the genesis builds");
	let mut ext = sp_io::TestExternalities::new(storage);
	ext.execute_with(|| {
		System::set_block_number(1);
		Now::set(START);
		Registered::set(BTreeMap::new());
		Officers::set(BTreeMap::new());
		Known::set(BTreeMap::from([
			(OUTBREAK, CapStatus::Actual),
			(DRILL, CapStatus::Exercise),
			(RUMOUR, CapStatus::Actual),
		]));
		Opened::set(vec![]);
		Proposed::set(vec![]);
		Voided::set(vec![]);
		Settled::set(vec![]);
		RoundsFail::set(false);
		MaxClaims::set(20);
		let asking = Roles::of(&[Role::Request, Role::Receive]);
		let supplying = Roles::of(&[Role::Supply]);
		for (agency, class, code, roles) in [
			(HOSPITAL, AgencyClass::Hospital, 420_100, asking),
			(COMMISSION, AgencyClass::HealthAdministration, 420_000, Roles::all()),
			(CHARITY, AgencyClass::Charity, 0, supplying),
			(MAKER, AgencyClass::Manufacturer, 330_000, Roles::of(&[Role::Supply, Role::Approve])),
			(CLINIC, AgencyClass::Hospital, 420_100, Roles::all()),
			(CUSTOMS, AgencyClass::Customs, 0, Roles::of(&[Role::Carry])),
			(CARRIER, AgencyClass::Logistics, 0, Roles::of(&[Role::Carry])),
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
