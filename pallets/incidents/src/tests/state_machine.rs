//! The rules together: honest, hasty and hostile officers at random, rounds that end any way, and time that passes. After
//! every step the invariants hold and nothing of what was true before is undone.

use super::*;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Everybody who may try something: a stranger among them.
const WHO: [AccountId; 11] =
	[DOCTOR, NURSE, EPIDEMIOLOGIST, CLERK, NEIGHBOUR_OFFICER, DIRECTOR, DEPUTY, MINISTER, WARDEN, 99, DOCTOR];
const PLACES: [u32; 4] = [0, 420_000, 420_100, 420_106];

#[derive(Clone, Debug)]
enum Act {
	File(CapStatus, u8),
	Revise(u8),
	Accept,
	Discard,
	Merge(IncidentId),
	Vouch,
	Assign(AgencyId),
	Set(bool),
	Complete(Moment),
	Close,
	Reopen(u8),
	Level(usize, Option<ResponseLevel>),
	Warn,
	Clear,
	Poke,
	/// The round of an incident ends.
	Judge(Verdict),
	/// It goes on above, or is appealed.
	Follow(Verdict),
	Pass(Moment),
	Need(bool),
	Stop(bool),
	Amend(u8),
	Retire,
}

fn acts() -> impl Strategy<Value = (AccountId, IncidentId, Act)> {
	let level = prop::option::of(prop::sample::select(ResponseLevel::ALL.to_vec()));
	let verdict = || prop::sample::select(Verdict::ALL.to_vec());
	let status = prop_oneof![3 => Just(CapStatus::Actual), 1 => Just(CapStatus::Exercise)];
	let times = vec![1, MINUTE, 11 * MINUTE, HOUR, DAY, 3 * DAY, 8 * DAY, 15 * DAY];
	let act = prop_oneof![
		4 => (status, any::<u8>()).prop_map(|(status, variant)| Act::File(status, variant)),
		4 => any::<u8>().prop_map(Act::Revise),
		4 => Just(Act::Accept),
		1 => Just(Act::Discard),
		2 => (1..6u64).prop_map(Act::Merge),
		1 => Just(Act::Vouch),
		2 => (1..8u32).prop_map(Act::Assign),
		1 => any::<bool>().prop_map(Act::Set),
		1 => (0..10 * DAY).prop_map(Act::Complete),
		2 => Just(Act::Close),
		2 => any::<u8>().prop_map(Act::Reopen),
		2 => (0..PLACES.len(), level).prop_map(|(place, level)| Act::Level(place, level)),
		1 => Just(Act::Warn),
		1 => Just(Act::Clear),
		1 => Just(Act::Poke),
		4 => verdict().prop_map(Act::Judge),
		3 => verdict().prop_map(Act::Follow),
		3 => prop::sample::select(times).prop_map(Act::Pass),
		1 => any::<bool>().prop_map(Act::Need),
		1 => any::<bool>().prop_map(Act::Stop),
		1 => any::<u8>().prop_map(Act::Amend),
		1 => Just(Act::Retire),
	];
	(prop::sample::select(WHO.to_vec()), 1..6u64, act)
}

/// Facts as somebody might state them now.
fn stated(variant: u8) -> Facts {
	let place = PLACES[usize::from(variant) % PLACES.len()];
	let grade = Severity::ALL[usize::from(variant / 4) % Severity::ALL.len()];
	let ago = [0, MINUTE, 3 * HOUR, 2 * DAY][usize::from(variant / 32) % 4];
	let observed_at = Now::get() - ago;
	Facts {
		severity: grade,
		regions: vec![region(place)].try_into().unwrap(),
		onset: variant.is_multiple_of(2).then_some(observed_at - 8 * DAY * u64::from(variant % 3)),
		observed_at,
		ihr: IhrAnnex2 { serious_impact: Some(variant > 100), unusual: Some(true), ..Default::default() },
		..facts()
	}
}

fn take(who: AccountId, id: IncidentId, act: &Act) {
	let signed = RuntimeOrigin::signed(who);
	let root = RuntimeOrigin::root;
	let now = Now::get();
	// Most of what is tried is refused; what is not is checked afterwards.
	let _ = match act.clone() {
		Act::File(status, variant) => Incidents::file(signed, DISEASE, status, stated(variant)),
		Act::Revise(variant) => plain(Incidents::revise(signed, id, stated(variant))),
		Act::Accept => plain(Incidents::triage_accept(signed, id)),
		Act::Discard => Incidents::triage_discard(signed, id, DiscardReason::Stale),
		Act::Merge(target) => Incidents::merge_into(signed, id, target),
		Act::Vouch => Incidents::declare_provisional(signed, id),
		Act::Assign(lead) => Incidents::assign_lead(signed, id, lead),
		Act::Set(contained) => {
			let management = if contained { Management::Contained } else { Management::Ongoing };
			Incidents::set_management(signed, id, management)
		}
		Act::Complete(ago) => Incidents::complete_response(signed, id, now - ago),
		Act::Close => Incidents::close(signed, id, message(9)),
		Act::Reopen(variant) => {
			plain(Incidents::reopen(signed, id, ReopenReason::NewEvidence, stated(variant)))
		}
		Act::Level(place, level) => {
			Incidents::set_response_level(signed, region(PLACES[place]), DISEASE, level, basis())
		}
		Act::Warn => Incidents::public_alert(signed, id, message(1), now + HOUR),
		Act::Clear => Incidents::all_clear(signed, id, message(2)),
		Act::Poke => Incidents::poke(signed, id),
		Act::Judge(verdict) => {
			if let Some(round) = IncidentMap::get(id).and_then(|record| record.round) {
				MockRounds::end(round);
				assert_ok!(Incidents::on_verdict(subject(id), round, verdict));
			}
			Ok(())
		}
		Act::Follow(verdict) => match IncidentMap::get(id) {
			Some(record) if record.round.is_some() => {
				let undecided = matches!(verdict, Verdict::Disputed | Verdict::Unverifiable);
				let verdict = if undecided { verdict } else { Verdict::Disputed };
				follow(id, record.round.unwrap(), verdict, RegionCode::NATION).map(|_| ())
			}
			// The rounds take appeals while the window is open, which ends before anything expires.
			Some(Incident { judged: Some(round), verification, .. }) if verification.verdict().is_some() => {
				let verdict = verification.verdict().unwrap();
				let place = get(id).region;
				assert_ok!(follow(id, round, verdict, place));
				Ok(())
			}
			_ => Ok(()),
		},
		Act::Pass(time) => {
			pass(time);
			Ok(())
		}
		Act::Need(needed) => {
			Needed::set(if needed { vec![id] } else { vec![] });
			Ok(())
		}
		Act::Stop(stopped) => {
			Stopped::set(if stopped { vec![who] } else { vec![] });
			Ok(())
		}
		Act::Amend(variant) => {
			let mut kind = details();
			kind.timers.verify_within = HOUR * (1 + u64::from(variant % 48));
			kind.levels.i.urgent_percent = 500 + u32::from(variant);
			Incidents::amend_event_type(root(), DISEASE, kind)
		}
		Act::Retire => Incidents::retire_event_type(root(), DISEASE),
	};
}

/// Every step there is.
fn steps() -> Vec<Step> {
	let judged = Verdict::ALL.iter().map(|verdict| Step::Judge(*verdict));
	[
		Step::Revise,
		Step::Accept,
		Step::Discard,
		Step::Merge,
		Step::Follow,
		Step::Expire,
		Step::Reopen,
		Step::Resume,
	]
	.into_iter()
	.chain(judged)
	.collect()
}

type Snapshot = BTreeMap<IncidentId, Incident>;

/// What one step may have made of what was there before.
fn check(before: &Snapshot, reports: &BTreeMap<(IncidentId, u32), ReportOf<Test>>) {
	for (id, old) in before {
		let new = get(*id);
		let by_a_step =
			steps().into_iter().any(|step| old.verification.after(step) == Some(new.verification));
		assert!(old.verification == new.verification || by_a_step, "{old:?} became {new:?}");
		// No verdict is reversed without a round.
		if let (Some(was), Some(is)) = (old.verification.verdict(), new.verification.verdict()) {
			assert_eq!(was, is);
		}
		let moves = [Move::Lead, Move::Close, Move::Reopen].into_iter();
		let moves = moves.chain(Management::ALL.iter().map(|state| Move::Set(*state)));
		let by_a_move = moves.into_iter().any(|next| old.management.after(next) == Some(new.management));
		assert!(old.management == new.management || by_a_move);
		// What was stated stays so.
		assert_eq!(
			(old.event_type, old.status, old.reporter, old.filed_at, old.report_due),
			(new.event_type, new.status, new.reporter, new.filed_at, new.report_due)
		);
		assert!(old.revision <= new.revision && old.absorbed <= new.absorbed);
		assert!(old.merged_into.is_none() || old.merged_into == new.merged_into);
		assert!(old.stamps.responded.is_none() || old.stamps.responded == new.stamps.responded);
		for timer in Timer::ALL {
			assert!(new.missed.contains(*timer) || !old.missed.contains(*timer));
		}
	}
	for ((id, revision), report) in reports {
		assert_eq!(Reports::<Test>::get(id, revision).as_ref(), Some(report));
	}
	// Drills leave no trace in what is counted.
	let counted: u32 = Missed::<Test>::iter_values().sum();
	let real = IncidentMap::iter_values().filter(|incident| incident.status == CapStatus::Actual);
	let marked = real.flat_map(|incident| {
		Timer::ALL.iter().filter(move |timer| incident.missed.contains(**timer)).collect::<Vec<_>>()
	});
	assert_eq!(counted as usize, marked.count());
	// Rounds are open for exactly those that say so.
	let mut open =
		IncidentMap::iter().filter_map(|(id, record)| Some((id, record.round?))).collect::<Vec<_>>();
	open.sort_unstable();
	let mut held = Open::get();
	held.sort_unstable();
	assert_eq!(open, held);
}

proptest! {
	#![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(192) })]

	#[test]
	fn whatever_is_tried_the_record_stays_whole(acts in prop::collection::vec(acts(), 0..80)) {
		new_test_ext().execute_with(|| {
			for (who, id, act) in acts {
				let before: Snapshot = IncidentMap::iter().collect();
				let reports = Reports::<Test>::iter().map(|(id, n, report)| ((id, n), report)).collect();
				System::set_block_number(System::block_number() + 1);
				take(who, id, &act);
				check(&before, &reports);
				if let Err(error) = Incidents::do_try_state() {
					panic!("{error:?} after {act:?} by {who} on {id}");
				}
			}
			pass(400 * DAY);
			Incidents::do_try_state().expect("the invariants hold in the end");
			let waits = IncidentMap::iter_values().any(|record| record.running != Running::default());
			assert!(!waits, "a year later nothing is timed any more");
		});
	}
}
