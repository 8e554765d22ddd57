//! The rules together: councils, operators, outages and offenders at random. After every step the invariants hold, the
//! set never shrinks below its floor by itself or by the council, and the record is what the events tell.

use super::*;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Accounts the steps are about: members of genesis and others.
const ACCOUNTS: u64 = 12;
/// The one operator that purges its session keys. Nothing on chain keeps an operator from it, so the floor does not
/// hold for what it does.
const CARELESS: AccountId = 7;

#[derive(Clone, Debug)]
enum Step {
	/// Admitted, with keys, online: what a new validator goes through.
	Join(AccountId),
	Admit(AccountId),
	SetKeys(AccountId, u64),
	PurgeKeys,
	Remove(AccountId),
	GoOnline(AccountId),
	GoOffline(AccountId),
	Reinstate(AccountId),
	Force(Vec<AccountId>),
	SetEndpoint(AccountId, u8),
	Offend(AccountId, u64),
	FallSilent(AccountId),
	WakeUp,
	Skip(u64),
	Blocks(u64),
	EndSession,
}

fn step() -> impl Strategy<Value = Step> {
	use Step::*;
	let who = || 1..=ACCOUNTS;
	prop_oneof![
		3 => who().prop_map(Join),
		1 => who().prop_map(Admit),
		3 => (who(), 0..3u64).prop_map(|(who, generation)| SetKeys(who, generation)),
		1 => Just(PurgeKeys),
		2 => who().prop_map(Remove),
		4 => who().prop_map(GoOnline),
		2 => who().prop_map(GoOffline),
		2 => who().prop_map(Reinstate),
		1 => prop::sample::subsequence((1..=9).collect::<Vec<_>>(), 0..8).prop_map(Force),
		1 => (who(), 0..3u8).prop_map(|(who, peer)| SetEndpoint(who, peer)),
		2 => (who(), 0..50u64).prop_map(|(who, slot)| Offend(who, slot)),
		2 => who().prop_map(FallSilent),
		1 => Just(WakeUp),
		2 => (1..20u64).prop_map(Skip),
		2 => (1..SESSION).prop_map(Blocks),
		16 => Just(EndSession),
	]
}

/// What is looked at before and after each block and step.
struct Before {
	electable: Vec<AccountId>,
	floor: usize,
	queued: Vec<(AccountId, SessionKeys)>,
	issued: SessionIndex,
	session: SessionIndex,
}

impl Before {
	fn now() -> Self {
		Self {
			electable: ValidatorSet::electable(),
			floor: ValidatorSet::floor() as usize,
			queued: pallet_session::QueuedKeys::<Test>::get(),
			issued: LastIssued::<Test>::get(),
			session: Session::current_index(),
		}
	}

	/// The set may grow; it shrinks only down to the floor.
	fn check_floor(&self) {
		let now = ValidatorSet::electable();
		assert!(
			now.len() >= self.electable.len() || now.len() >= self.floor,
			"{:?} became {now:?} below the floor {}",
			self.electable,
			self.floor
		);
	}

	/// What a block may bring.
	fn check_block(&self) {
		let stood_down = here()
			.iter()
			.filter(|event| matches!(event, Event::StoodDown { reason: StandbyReason::Liveness, .. }))
			.count();
		assert!(stood_down <= 1, "one laggard a session");
		if Session::current_index() == self.session {
			assert_eq!(stood_down, 0, "only when a session ends");
			assert!(!named());
			return;
		}
		assert_eq!(Session::current_index(), self.session + 1);
		let queued = pallet_session::QueuedKeys::<Test>::get();
		let next: SessionIndex = self.session + 2;
		let due = next - self.issued >= REISSUE;
		assert_eq!(named(), queued != self.queued || due, "named when something changed, or daily");
		if named() {
			assert_eq!(LastIssued::<Test>::get(), next);
			let accounts: Vec<_> = queued.iter().map(|(who, _)| *who).collect();
			assert_eq!(accounts, ValidatorSet::electable());
		}
		let keys: Vec<_> = self.queued.iter().map(|(_, keys)| keys.aura.clone()).collect();
		assert_eq!(pallet_aura::Authorities::<Test>::get().into_inner(), keys, "Aura follows");
		let set: Vec<_> = self.queued.iter().map(|(who, _)| *who).collect();
		assert_eq!(Session::validators(), set, "Session follows");
	}
}

/// One block; the floor is that before it, for a new set may lower it.
fn block(author: impl FnOnce()) {
	let before = Before::now();
	author();
	before.check_floor();
	before.check_block();
}

/// Most steps are refused; that is part of what is tested.
fn attempt(_: DispatchResult) {}

fn run(step: Step) {
	let peer = |peer: u8| endpoint(&["Q", "m", "R"][usize::from(peer)].repeat(46), &["/dns/a"]);
	match step {
		Step::Join(who) => {
			attempt(ValidatorSet::admit(council(), who as u32, who));
			attempt(set_keys(who, 0));
			attempt(ValidatorSet::go_online(by(who)));
		}
		Step::Admit(who) => attempt(ValidatorSet::admit(council(), who as u32, who)),
		Step::SetKeys(who, generation) => attempt(set_keys(who, generation)),
		// Session would go on with nobody if the last one left.
		Step::PurgeKeys if ValidatorSet::electable() == [CARELESS] => (),
		Step::PurgeKeys => attempt(Session::purge_keys(by(CARELESS))),
		Step::Remove(who) => attempt(ValidatorSet::remove(council(), who)),
		Step::GoOnline(who) => attempt(ValidatorSet::go_online(by(who))),
		Step::GoOffline(who) => attempt(ValidatorSet::go_offline(by(who))),
		Step::Reinstate(who) => attempt(ValidatorSet::reinstate(council(), who)),
		Step::Force(named) => attempt(ValidatorSet::force(RuntimeOrigin::root(), members(named))),
		Step::SetEndpoint(who, number) => attempt(ValidatorSet::set_endpoint(by(who), peer(number))),
		Step::Offend(who, slot) => {
			use sp_staking::offence::ReportOffence;
			let offence = BlockEquivocationOffence {
				slot: slot.into(),
				session_index: Session::current_index(),
				validator_set_count: Session::validators().len() as u32,
				offender: (who, ()),
			};
			let _ = Offences::report_offence(Vec::new(), offence);
		}
		// Two at a time, so that not every session is an outage.
		Step::FallSilent(who) => Silent::mutate(|silent| {
			silent.insert(0, who);
			silent.truncate(2);
		}),
		Step::WakeUp => Silent::set(Vec::new()),
		Step::Skip(slots) => {
			let count = Session::validators().len() as u64;
			let disabled = Session::disabled_validators();
			let author = |slot: &u64| !disabled.contains(&((slot % count) as u32));
			let slot = (slot() + slots..).find(author).expect("not all are disabled");
			block(|| block_in(slot));
		}
		Step::Blocks(count) => (0..count).for_each(|_| block(next_block)),
		Step::EndSession => {
			let session = Session::current_index();
			while Session::current_index() == session {
				block(next_block);
			}
		}
	}
}

/// Members and endpoints as the events tell, from those of genesis on.
fn told() -> (BTreeMap<AccountId, Validator>, BTreeMap<AccountId, Endpoint>) {
	let active = |agency: AccountId| Validator {
		agency: agency as u32,
		status: Status::Active,
		strikes: 0,
		offence: None,
	};
	let mut all: BTreeMap<_, _> = (1..=GENESIS).map(|who| (who, active(who))).collect();
	let mut endpoints = BTreeMap::new();
	for event in all_events() {
		let mut change = |who: AccountId, change: &dyn Fn(&mut Validator)| {
			change(all.get_mut(&who).expect("a member"));
		};
		match event {
			Event::Admitted { agency, validator } => {
				let status = standby(StandbyReason::Admitted);
				let before = all.insert(validator, Validator { agency, status, strikes: 0, offence: None });
				assert_eq!(before, None);
			}
			Event::Removed { validator, since, .. } => {
				change(validator, &|one| one.status = Status::Leaving { since })
			}
			Event::Left { validator } => {
				endpoints.remove(&validator);
				all.remove(&validator).expect("a member");
			}
			Event::WentOnline { validator, .. } => change(validator, &|one| {
				one.status = Status::Active;
				one.strikes = 0;
			}),
			Event::WentOffline { validator, .. } => {
				change(validator, &|one| one.status = standby(StandbyReason::Voluntary))
			}
			Event::StoodDown { validator, reason, .. } => {
				change(validator, &|one| one.status = standby(reason))
			}
			Event::Lagging { validator, strikes, .. } => change(validator, &|one| one.strikes = strikes),
			Event::Recovered { validator } => change(validator, &|one| one.strikes = 0),
			Event::Outage { .. } => (),
			Event::Offended { validator, session, floor_kept } => change(validator, &|one| {
				one.offence = Some(session);
				if !floor_kept && !one.is_leaving() {
					one.status = standby(StandbyReason::Offence);
				}
			}),
			Event::Reinstated { validator, .. } => change(validator, &|one| {
				one.offence = None;
				if one.status == standby(StandbyReason::Offence) {
					one.status = standby(StandbyReason::Liveness);
				}
			}),
			Event::Forced { validators } => {
				for (who, one) in &mut all {
					match (validators.contains(who), one.is_active()) {
						(true, false) => (one.status, one.strikes) = (Status::Active, 0),
						(false, true) => one.status = standby(StandbyReason::Forced),
						_ => (),
					}
				}
			}
			Event::EndpointSet { validator, endpoint, .. } => {
				endpoints.insert(validator, endpoint);
			}
			Event::__Ignore(..) => unreachable!("it is never made"),
		}
	}
	(all, endpoints)
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

	#[test]
	fn whatever_happens(steps in prop::collection::vec(step(), 20..120)) {
		new_test_ext().execute_with(|| {
			for step in steps {
				let before = Before::now();
				let own_risk = matches!(step, Step::Force(_) | Step::PurgeKeys);
				let session = Session::current_index();
				run(step);
				// Blocks look at the floor themselves.
				if !own_risk && Session::current_index() == session {
					before.check_floor();
				}
				assert_ok!(ValidatorSet::do_try_state());
				let (validators, endpoints) = told();
				assert_eq!(validators, Validators::<Test>::iter().collect());
				assert_eq!(endpoints, Endpoints::<Test>::iter().collect());
			}
		});
	}
}
