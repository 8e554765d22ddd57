//! A runtime with this pallet and stand-ins for the others.

use crate as pallet_validation;
use frame_support::{
	derive_impl,
	dispatch::DispatchResult,
	parameter_types,
	traits::{ConstU32, ConstU64, EnsureOrigin, Time},
};
use muster_primitives::{
	traits, AgencyClass, AgencyId, AgencyProfile, Moment, OfficerProfile, OpenedRound, RegionCode, Role,
	RoundId, RoundSubject, Verdict,
};
use sp_runtime::{BuildStorage, DispatchError};
use std::collections::{BTreeMap, BTreeSet};

pub type AccountId = u64;
type Block = frame_system::mocking::MockBlock<Test>;

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
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeViewFunction
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system::Pallet<Test>;

	#[runtime::pallet_index(31)]
	pub type Validation = pallet_validation::Pallet<Test>;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
}

impl pallet_validation::Config for Test {
	type VoteOrigin = EnsureVoter;
	type OfficerOrigin = EnsureOfficer;
	type Agencies = Register;
	type OnRound = Desk;
	type Clock = Clock;
	type MaxVotes = MaxVotes;
	type MaxLineVotes = MaxLineVotes;
	type MaxAppeals = MaxAppeals;
	type EpochLength = ConstU64<WEEK>;
	type Lambda = ConstU32<980_000>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ();
}

/// When the tests begin: the first moment of an epoch.
pub const START: Moment = 2_612 * WEEK;
/// Length of an epoch.
pub const WEEK: Moment = 7 * 24 * 60 * 60 * 1_000;

parameter_types! {
	pub static MaxVotes: u32 = 512;
	pub static MaxLineVotes: u32 = 64;
	pub static MaxAppeals: u8 = 3;
	pub static Now: Moment = START;
	/// The register: agencies by number, officers by key.
	pub static AgencyList: BTreeMap<AgencyId, AgencyProfile> = BTreeMap::new();
	pub static OfficerList: BTreeMap<AccountId, OfficerProfile> = BTreeMap::new();
	/// Keys that are compromised, and agencies that are.
	pub static CompromisedKeys: BTreeSet<AccountId> = BTreeSet::new();
	pub static CompromisedAgencies: BTreeSet<AgencyId> = BTreeSet::new();
	/// How often the register was asked anything.
	pub static Asked: u32 = 0;
	/// What verdicts the desk was told.
	pub static Told: Vec<(RoundSubject, RoundId, Verdict)> = Vec::new();
	/// What rounds the desk was told go on.
	pub static Followed: Vec<(RoundSubject, RoundId, Verdict, OpenedRound)> = Vec::new();
	/// Whether the desk refuses what it is told.
	pub static DeskRefuses: bool = false;
}

/// The clock of the tests.
pub struct Clock;

impl Time for Clock {
	type Moment = Moment;

	fn now() -> Moment {
		Now::get()
	}
}

/// The register of agencies and officers.
pub struct Register;

impl traits::Agencies<AccountId> for Register {
	fn agency(agency: AgencyId) -> Option<AgencyProfile> {
		Asked::mutate(|asked| *asked += 1);
		AgencyList::mutate(|list| list.get(&agency).copied())
	}

	fn officer(who: &AccountId) -> Option<OfficerProfile> {
		let officer = OfficerList::get().get(who).copied()?;
		Self::agency(officer.agency)?.active.then_some(officer)
	}

	fn voting_lines(class: AgencyClass, region: RegionCode, excluded: AgencyId, limit: u8) -> u8 {
		let lines: BTreeSet<AgencyId> =
			voters(class, region, excluded).iter().map(|voter| voter.line_root).collect();
		u8::try_from(lines.len()).unwrap_or(u8::MAX).min(limit)
	}

	fn voting_agencies(class: AgencyClass, region: RegionCode, excluded: AgencyId) -> u32 {
		voters(class, region, excluded).len() as u32
	}

	fn is_compromised(agency: AgencyId, officer: &AccountId) -> bool {
		Asked::mutate(|asked| *asked += 1);
		CompromisedKeys::mutate(|keys| keys.contains(officer))
			|| CompromisedAgencies::mutate(|agencies| agencies.contains(&agency))
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_agency(
		class: AgencyClass,
		jurisdiction: RegionCode,
		roles: muster_primitives::Roles,
		officer: &AccountId,
	) -> AgencyId {
		let id = AgencyList::get().keys().last().map_or(1, |last| last + 1);
		let agency =
			AgencyProfile { class, jurisdiction, line_root: id, roles, active: true, eligible_since: 0 };
		AgencyList::mutate(|list| list.insert(id, agency));
		OfficerList::mutate(|list| {
			list.insert(*officer, OfficerProfile { agency: id, roles, enrolled_at: 0 })
		});
		id
	}
}

/// Agencies of a class that may vote in a region.
fn voters(class: AgencyClass, region: RegionCode, excluded: AgencyId) -> Vec<AgencyProfile> {
	Asked::mutate(|asked| *asked += 1);
	let touches = |other: RegionCode| other.contains(region) || region.contains(other);
	let votes = |agency: &&AgencyProfile| {
		agency.active
			&& agency.class == class
			&& agency.roles.contains(Role::Vote)
			&& agency.line_root != excluded
			&& touches(agency.jurisdiction)
	};
	AgencyList::mutate(|list| list.values().filter(votes).copied().collect())
}

/// Who is told what becomes of rounds.
pub struct Desk;

impl traits::OnRound for Desk {
	fn on_followed(
		subject: RoundSubject,
		from: RoundId,
		verdict: Verdict,
		next: OpenedRound,
	) -> DispatchResult {
		if DeskRefuses::get() {
			return Err(DispatchError::Unavailable);
		}
		Followed::mutate(|followed| followed.push((subject, from, verdict, next)));
		Ok(())
	}

	fn on_verdict(subject: RoundSubject, round: RoundId, verdict: Verdict) -> DispatchResult {
		if DeskRefuses::get() {
			return Err(DispatchError::Unavailable);
		}
		Told::mutate(|told| told.push((subject, round, verdict)));
		Ok(())
	}
}

fn officer_with(origin: RuntimeOrigin, role: Option<Role>) -> Result<(AgencyId, AccountId), RuntimeOrigin> {
	let Ok(who) = frame_system::ensure_signed(origin.clone()) else { return Err(origin) };
	<Register as traits::Agencies<AccountId>>::officer(&who)
		.filter(|officer| role.is_none_or(|role| officer.roles.contains(role)))
		.map(|officer| (officer.agency, who))
		.ok_or(origin)
}

/// An officer with the role `Vote`.
pub struct EnsureVoter;

impl EnsureOrigin<RuntimeOrigin> for EnsureVoter {
	type Success = (AgencyId, AccountId);

	fn try_origin(origin: RuntimeOrigin) -> Result<Self::Success, RuntimeOrigin> {
		officer_with(origin, Some(Role::Vote))
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		Err(())
	}
}

/// Any officer.
pub struct EnsureOfficer;

impl EnsureOrigin<RuntimeOrigin> for EnsureOfficer {
	type Success = (AgencyId, AccountId);

	fn try_origin(origin: RuntimeOrigin) -> Result<Self::Success, RuntimeOrigin> {
		officer_with(origin, None)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		Err(())
	}
}

/// A fresh chain in block 1 with an empty register.
pub fn new_test_ext() -> sp_io::TestExternalities {
	MaxVotes::set(512);
	MaxLineVotes::set(64);
	MaxAppeals::set(3);
	Now::set(START);
	AgencyList::set(BTreeMap::new());
	OfficerList::set(BTreeMap::new());
	CompromisedKeys::set(BTreeSet::new());
	CompromisedAgencies::set(BTreeSet::new());
	Told::set(Vec::new());
	Followed::set(Vec::new());
	DeskRefuses::set(false);
	let storage = frame_system::GenesisConfig::<Test>::default().build_storage();
	let mut ext: sp_io::TestExternalities = storage.expect("a genesis without content").into();
	ext.execute_with(|| System::set_block_number(1));
	ext
}

/// Runs `test` on a fresh chain and checks the invariants after it.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		Validation::do_try_state().expect("the invariants hold");
	});
}
