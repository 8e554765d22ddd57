//! A runtime with this pallet alone; register, rounds and clock are stand-ins that remember what they were
//! asked.

use crate as pallet_incidents;
use crate::{GenesisEventType, Quorums, Timers};
use frame_support::{
	derive_impl, parameter_types,
	traits::{ConstU32, ConstU64, EnsureOrigin, Get, Time},
};
use frame_system::ensure_signed;
use muster_primitives::{
	traits::{Agencies, RoundProposal, Rounds},
	AgencyClass, AgencyClasses, AgencyId, AgencyProfile, Categories, Category, EventTypeId, IncidentId,
	Moment, OfficerProfile, Quorum, RegionCode, Role, Roles, RoundId,
};
use sp_runtime::{BuildStorage, DispatchError, DispatchResult};
use std::marker::PhantomData;

pub type AccountId = u64;

pub const MINUTE: Moment = 60_000;
pub const HOUR: Moment = 60 * MINUTE;
pub const DAY: Moment = 24 * HOUR;
/// 2020-01-22T02:00:00Z.
pub const START: Moment = 1_579_658_400_000;

/// A hospital in Wuhan that reports, and its officers.
pub const HOSPITAL: AgencyId = 1;
pub const DOCTOR: AccountId = 11;
pub const NURSE: AccountId = 12;
/// The centre for disease control of Hubei that triages, reports and declares, but is not competent to warn.
pub const CDC: AgencyId = 2;
pub const EPIDEMIOLOGIST: AccountId = 21;
/// The health commission of Wuhan that triages.
pub const COMMISSION: AgencyId = 3;
pub const CLERK: AccountId = 31;
/// The centre for disease control of Hunan, next door.
pub const NEIGHBOUR_OFFICER: AccountId = 41;
/// The health commission of Hubei that declares, and its officers.
pub const PROVINCE: AgencyId = 5;
pub const DIRECTOR: AccountId = 51;
pub const DEPUTY: AccountId = 52;
/// The health ministry that declares.
pub const MINISTRY: AgencyId = 6;
pub const MINISTER: AccountId = 61;
/// The health commission of a district of Wuhan that declares.
pub const WARDEN: AccountId = 71;

pub const DISEASE: EventTypeId = 1;
pub const EARTHQUAKE: EventTypeId = 2;

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
		RuntimeTask
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;

	#[runtime::pallet_index(30)]
	pub type Incidents = pallet_incidents;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
}

parameter_types! {
	pub const ReportRole: Role = Role::Report;
	pub const TriageRole: Role = Role::Triage;
	pub const DeclareRole: Role = Role::Declare;
	/// Profile and officers of each agency, from number 1 on.
	pub static Register: Vec<(AgencyProfile, Vec<AccountId>)> = Vec::new();
	/// Officers enrolled after genesis, with their block.
	pub static Enrolled: Vec<(AccountId, u32)> = Vec::new();
	/// Officers who may not act.
	pub static Stopped: Vec<AccountId> = Vec::new();
	/// What rounds were opened, from number 1 on.
	pub static Opened: Vec<RoundProposal> = Vec::new();
	/// The rounds that are open.
	pub static Open: Vec<(IncidentId, RoundId)> = Vec::new();
	/// The rounds that were voided.
	pub static Voided: Vec<RoundId> = Vec::new();
	/// Whether no round can be held.
	pub static Voteless: bool = false;
	pub static Now: Moment = START;
}

pub struct MockAgencies;

impl MockAgencies {
	fn register(
		class: AgencyClass,
		jurisdiction: RegionCode,
		roles: Roles,
		officers: &[AccountId],
	) -> AgencyId {
		Register::mutate(|register| {
			let id = register.len() as AgencyId + 1;
			let profile =
				AgencyProfile { class, jurisdiction, line_root: id, roles, active: true, eligible_since: 0 };
			register.push((profile, officers.to_vec()));
			id
		})
	}
}

impl Agencies<AccountId> for MockAgencies {
	fn agency(agency: AgencyId) -> Option<AgencyProfile> {
		Register::get().get(agency.checked_sub(1)? as usize).map(|(profile, _)| *profile)
	}

	fn officer(who: &AccountId) -> Option<OfficerProfile> {
		let register = Register::get();
		let at = register.iter().position(|(_, officers)| officers.contains(who))?;
		if Stopped::get().contains(who) {
			return None;
		}
		let enrolled_at =
			Enrolled::get().iter().find(|(officer, _)| officer == who).map_or(0, |(_, block)| *block);
		Some(OfficerProfile { agency: at as AgencyId + 1, roles: register[at].0.roles, enrolled_at })
	}

	fn voting_lines(_: AgencyClass, _: RegionCode, _: AgencyId, _: u8) -> u8 {
		unreachable!("incidents leave voters to the rounds")
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_agency(
		class: AgencyClass,
		jurisdiction: RegionCode,
		roles: Roles,
		officer: &AccountId,
	) -> AgencyId {
		Self::register(class, jurisdiction, roles, &[*officer])
	}
}

/// An officer whose agency has the role `R`.
pub struct EnsureOfficer<R>(PhantomData<R>);

impl<R: Get<Role>> EnsureOrigin<RuntimeOrigin> for EnsureOfficer<R> {
	type Success = (AgencyId, AccountId);

	fn try_origin(origin: RuntimeOrigin) -> Result<Self::Success, RuntimeOrigin> {
		let who = ensure_signed(origin.clone()).map_err(|_| origin.clone())?;
		match MockAgencies::officer(&who) {
			Some(officer) if officer.roles.contains(R::get()) => Ok((officer.agency, who)),
			_ => Err(origin),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		let officer = 1_000;
		MockAgencies::register(AgencyClass::Other, RegionCode::NATION, Roles::of(&[R::get()]), &[officer]);
		Ok(frame_system::RawOrigin::Signed(officer).into())
	}
}

pub struct MockRounds;

impl Rounds for MockRounds {
	fn open(proposal: RoundProposal) -> Result<RoundId, DispatchError> {
		if Voteless::get() {
			return Err("nothing can be voted on".into());
		}
		if Open::get().iter().any(|(incident, _)| *incident == proposal.incident) {
			return Err("a round is open".into());
		}
		let round = Opened::get().len() as RoundId + 1;
		Open::mutate(|open| open.push((proposal.incident, round)));
		Opened::mutate(|opened| opened.push(proposal));
		Ok(round)
	}

	fn void(round: RoundId) -> DispatchResult {
		if !Open::get().iter().any(|(_, open)| *open == round) {
			return Err("no such round is open".into());
		}
		Open::mutate(|open| open.retain(|(_, other)| *other != round));
		Voided::mutate(|voided| voided.push(round));
		Ok(())
	}
}

pub struct Clock;

impl Time for Clock {
	type Moment = Moment;

	fn now() -> Moment {
		Now::get()
	}
}

impl pallet_incidents::Config for Test {
	type WeightInfo = ();
	type ReportOrigin = EnsureOfficer<ReportRole>;
	type TriageOrigin = EnsureOfficer<TriageRole>;
	type DeclareOrigin = EnsureOfficer<DeclareRole>;
	type Agencies = MockAgencies;
	type Rounds = MockRounds;
	type Clock = Clock;
	type MaxClockAhead = ConstU64<{ 5 * MINUTE }>;
	type MaxRevisions = ConstU32<255>;
	type AlertWindow = ConstU64<{ 30 * MINUTE }>;
	type MaxAlert = ConstU64<{ 7 * DAY }>;
}

pub fn region(code: u32) -> RegionCode {
	RegionCode::new(code).unwrap()
}

pub fn disease() -> GenesisEventType {
	let quorum = |classes, groups, turnout| Quorum { classes, groups, turnout };
	GenesisEventType {
		code: "unexplained-pneumonia".into(),
		categories: Categories::of(&[Category::Health, Category::CBRNE]),
		competent: AgencyClasses::of(&[AgencyClass::HealthAdministration]),
		voters: AgencyClasses::of(&[
			AgencyClass::HealthAdministration,
			AgencyClass::Hospital,
			AgencyClass::DiseaseControl,
			AgencyClass::Customs,
		]),
		quorums: Quorums {
			extreme: quorum(4, 5, 3),
			severe: quorum(3, 3, 2),
			moderate: quorum(2, 3, 1),
			minor: quorum(2, 2, 1),
			unknown: quorum(3, 4, 2),
		},
		timers: Timers { report_within: 2 * HOUR, verify_within: 24 * HOUR },
	}
}

pub fn earthquake() -> GenesisEventType {
	GenesisEventType {
		code: "earthquake".into(),
		categories: Categories::of(&[Category::Geo]),
		competent: AgencyClasses::of(&[AgencyClass::Seismology]),
		voters: AgencyClasses::all(),
		timers: Timers { report_within: HOUR, verify_within: 6 * HOUR },
		..disease()
	}
}

pub fn new_test_ext() -> sp_io::TestExternalities {
	Register::set(Vec::new());
	Enrolled::set(Vec::new());
	Stopped::set(Vec::new());
	Opened::set(Vec::new());
	Open::set(Vec::new());
	Voided::set(Vec::new());
	Voteless::set(false);
	Now::set(START);
	let (report, triage) = (Roles::of(&[Role::Report]), Roles::of(&[Role::Triage]));
	let both = Roles::of(&[Role::Report, Role::Triage]);
	let (declare, all) =
		(Roles::of(&[Role::Declare]), Roles::of(&[Role::Report, Role::Triage, Role::Declare]));
	MockAgencies::register(AgencyClass::Hospital, region(420_100), report, &[DOCTOR, NURSE]);
	MockAgencies::register(AgencyClass::DiseaseControl, region(420_000), all, &[EPIDEMIOLOGIST]);
	MockAgencies::register(AgencyClass::HealthAdministration, region(420_100), triage, &[CLERK]);
	MockAgencies::register(AgencyClass::DiseaseControl, region(430_000), both, &[NEIGHBOUR_OFFICER]);
	let health = AgencyClass::HealthAdministration;
	MockAgencies::register(health, region(420_000), declare, &[DIRECTOR, DEPUTY]);
	MockAgencies::register(health, RegionCode::NATION, declare, &[MINISTER]);
	MockAgencies::register(health, region(420_106), declare, &[WARDEN]);

	let genesis = RuntimeGenesisConfig {
		incidents: pallet_incidents::GenesisConfig {
			event_types: vec![(DISEASE, disease()), (EARTHQUAKE, earthquake())],
			..Default::default()
		},
		..Default::default()
	};
	let mut ext = sp_io::TestExternalities::new(genesis.build_storage().unwrap());
	// Block 0 keeps no events.
	ext.execute_with(|| System::set_block_number(1));
	ext
}

/// Runs a test on a fresh chain and checks the invariants after it.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		Incidents::do_try_state().expect("the invariants hold after every test");
	});
}
