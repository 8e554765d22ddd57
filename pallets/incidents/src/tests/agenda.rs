//! What is due is done, by blocks that are never overfull.

use super::*;
use crate::weights::WeightInfo;
use frame_support::traits::Hooks;

/// A block of 200 ms.
const BLOCK: Weight = Weight::from_parts(200_000_000_000, u64::MAX);

/// Lets blocks come until nothing is due. Gives the most that one took, and how many there were.
fn blocks(most: usize) -> (Weight, usize) {
	let mut heaviest = Weight::zero();
	for count in 1..=most {
		let taken = Incidents::on_idle(1, BLOCK);
		heaviest = heaviest.max(taken);
		if taken == <() as WeightInfo>::agenda_step() {
			return (heaviest, count);
		}
	}
	panic!("more than {most} blocks");
}

#[test]
fn ten_thousand_due_at_once_fill_no_block() {
	const MANY: u32 = 10_000;
	build_and_execute(|| {
		(0..MANY).for_each(|_| {
			file();
		});
		assert_eq!(AgendaLength::<Test>::get(), 2 * MANY);
		System::reset_events();
		Now::set(START + DAY + HOUR);

		let (heaviest, count) = blocks(1_000);
		let half = BLOCK.ref_time() / 2;
		assert!(heaviest.ref_time() <= half, "{heaviest} of {half}");
		let step = <() as WeightInfo>::agenda_step().ref_time();
		let least = u64::from(MANY) * step / half;
		assert!(count as u64 > least, "{count} blocks cannot have done it");
		assert!(count as u64 <= 2 * least + 20, "{count} blocks for what {least} have room for");

		let by = Responsible::Region(region(420_100));
		assert_eq!(missed(), [(by, Timer::Triage, MANY)]);
		assert_eq!(AgendaLength::<Test>::get(), MANY, "what is due in a week");
		assert!((1..=u64::from(MANY)).all(|id| get(id).missed.contains(Timer::Triage)));
	});
}

#[test]
fn a_block_without_room_does_nothing_and_loses_nothing() {
	build_and_execute(|| {
		let incident = file();
		Now::set(START + DAY + HOUR);
		let step = <() as WeightInfo>::agenda_step();
		for rest in [Weight::zero(), step, step.saturating_mul(2).saturating_sub(Weight::from_parts(1, 0))] {
			frame_support::assert_storage_noop!(assert_eq!(Incidents::on_idle(1, rest), Weight::zero()));
		}
		blocks(10_000);
		assert!(get(incident).missed.contains(Timer::Triage));
	});
}

#[test]
fn what_was_done_in_time_is_found_done() {
	build_and_execute(|| {
		let incident = judged(Verdict::Confirmed);
		lead(incident);
		assert_ok!(Incidents::complete_response(RuntimeOrigin::signed(DOCTOR), incident, START));
		let before = get(incident);
		System::reset_events();
		pass(30 * DAY);
		assert_eq!(get(incident), before);
		assert_eq!((events(), AgendaLength::<Test>::get()), (vec![], 0));
	});
}

#[test]
fn each_timer_is_missed_once() {
	build_and_execute(|| {
		let incident = file();
		let by = Responsible::Region(region(420_100));
		pass(DAY + MINUTE);
		assert_eq!(missed(), [(by, Timer::Triage, 1)]);
		assert_ok!(Incidents::triage_accept(RuntimeOrigin::signed(CLERK), incident));
		pass(DAY);
		assert_eq!(missed(), [(by, Timer::Triage, 1)], "the round is being counted");
		pass(11 * MINUTE);
		assert_eq!(missed(), [(by, Timer::Triage, 1), (by, Timer::Verify, 1)]);
		lead(incident);
		pass(30 * DAY);
		let hospital = Responsible::Agency(HOSPITAL);
		let all = [(hospital, Timer::Respond, 1), (by, Timer::Triage, 1), (by, Timer::Verify, 1)];
		assert_eq!(missed(), all, "who leads owes the response");
		assert_eq!(Incidents::missed_timers(by), [(Timer::Triage, 1), (Timer::Verify, 1)]);
	});
}

#[test]
fn nobody_leads_and_the_region_owes_the_response() {
	build_and_execute(|| {
		judged(Verdict::Disputed);
		pass(7 * DAY + MINUTE);
		assert_eq!(missed(), [(Responsible::Region(region(420_100)), Timer::Respond, 1)]);
	});
}

#[test]
fn what_nobody_could_verify_expires() {
	build_and_execute(|| {
		let incident = judged(Verdict::Unverifiable);
		pass(14 * DAY - MINUTE);
		assert_eq!(get(incident).verification, Verification::Unverifiable);
		pass(2 * MINUTE);
		let record = get(incident);
		assert_eq!((record.verification, record.expires), (Verification::Expired, None));
		assert_eq!(last_event(), Event::Expired { incident });
	});
}

#[test]
fn a_revision_keeps_it_from_expiring() {
	build_and_execute(|| {
		let incident = judged(Verdict::Unverifiable);
		pass(13 * DAY);
		let origin = RuntimeOrigin::signed(DOCTOR);
		assert_ok!(Incidents::revise(origin, incident, severity(Severity::Minor)));
		pass(2 * DAY);
		assert_eq!(get(incident).verification, Verification::UnderVerification);
		judge(incident, Verdict::Unverifiable);
		pass(13 * DAY);
		assert_eq!(get(incident).verification, Verification::Unverifiable);
	});
}
