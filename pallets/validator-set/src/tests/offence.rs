use super::*;
use sp_runtime::Perbill;
use sp_staking::offence::{Offence, OffenceError, ReportOffence};

fn offended(validator: AccountId, floor_kept: bool) -> Event<Test> {
	Event::Offended { validator, session: Session::current_index(), floor_kept }
}

#[test]
fn an_offender_is_disabled_at_once_and_stands_down() {
	build_and_execute(|| {
		end_session();
		offend(1, 7);
		assert_eq!(here().last(), Some(&offended(7, false)));
		let expected =
			Validator { agency: 7, status: standby(StandbyReason::Offence), strikes: 0, offence: Some(1) };
		assert_eq!(record(7), Some(expected));
		assert_eq!(Session::disabled_validators(), [6]);
		end_sessions(2);
		assert_eq!(set(), (1..=6).collect::<Vec<_>>());
		assert_eq!(Session::disabled_validators(), [0; 0]);
		assert!(record(7).is_some(), "what becomes of it is the council's");
	});
}

#[test]
fn kept_for_the_floor_and_tried_again_each_session() {
	build_with(4, || {
		offend(1, 4);
		assert_eq!(here().last(), Some(&offended(4, true)));
		assert_eq!(status(4), Status::Active);
		assert_eq!(Session::disabled_validators(), [3], "disabled it is all the same");
		end_sessions(2);
		assert_eq!(status(4), Status::Active);
		join(8);
		end_session();
		assert_eq!(status(4), standby(StandbyReason::Offence));
		let event = Event::StoodDown { validator: 4, reason: StandbyReason::Offence, missed: 0, of: 0 };
		assert!(here().contains(&event));
		assert_eq!(queued(), [1, 2, 3, 8]);
	});
}

/// Three of twelve may go: the floor is nine, and the fourth offender waits.
#[test]
fn each_offence_counts_towards_the_floor() {
	build_with(12, || {
		assert_eq!(ValidatorSet::floor(), 9);
		(9..=12).for_each(|who| offend(who, who));
		let standing: Vec<_> = (9..=12).map(|who| status(who) == Status::Active).collect();
		assert_eq!(standing, [false, false, false, true]);
		assert_eq!(Session::disabled_validators().len(), 3, "no more than a third");
	});
}

#[test]
fn offenders_go_before_laggards() {
	build_with(5, || {
		// The floor is four: one may go.
		change(5, |validator| validator.offence = Some(0));
		change(1, |validator| validator.strikes = 2);
		SlotsSeen::<Test>::put(80);
		SlotsSkipped::<Test>::put(20);
		Missed::<Test>::put(BoundedVec::truncate_from(vec![20]));
		<ValidatorSet as pallet_session::SessionManager<AccountId>>::end_session(0);
		assert_eq!(status(5), standby(StandbyReason::Offence));
		assert_eq!((status(1), record(1).expect("a member").strikes), (Status::Active, 3));
	});
}

#[test]
fn who_stands_by_stands_by_for_the_offence() {
	build_and_execute(|| {
		assert_ok!(ValidatorSet::go_offline(by(7)));
		offend(1, 7);
		assert_eq!(here().last(), Some(&offended(7, false)));
		assert_eq!(status(7), standby(StandbyReason::Offence));
	});
}

#[test]
fn who_is_leaving_leaves() {
	build_and_execute(|| {
		assert_ok!(ValidatorSet::remove(council(), 7));
		offend(1, 7);
		assert_eq!(here().last(), Some(&offended(7, false)));
		assert_eq!(Session::disabled_validators(), [6]);
		assert_eq!(
			record(7).map(|one| (one.status, one.offence)),
			Some((Status::Leaving { since: 0 }, Some(0)))
		);
		end_sessions(2);
		assert_eq!(record(7), None);
	});
}

#[test]
fn who_has_left_is_nobody() {
	build_and_execute(|| {
		assert_ok!(ValidatorSet::remove(council(), 7));
		end_sessions(2);
		let before = here();
		offend(1, 7);
		assert_eq!((record(7), here()), (None, before));
	});
}

#[test]
fn an_offence_on_record_is_not_overwritten() {
	build_and_execute(|| {
		offend(1, 7);
		end_session();
		let before = (record(7), here());
		offend(2, 7);
		assert_eq!((record(7), here()), before);
	});
}

/// Offences hands over all offenders of the slot each time.
#[test]
fn an_earlier_offender_of_the_same_slot_is_not_touched_again() {
	build_and_execute(|| {
		offend(1, 7);
		offend(1, 6);
		assert_eq!(here(), [offended(7, false), offended(6, false)]);
		assert_eq!(Session::disabled_validators(), [5, 6]);
	});
}

#[test]
fn the_same_offence_counts_once() {
	build_and_execute(|| {
		offend(1, 7);
		assert_ok!(ValidatorSet::reinstate(council(), 7));
		let again = BlockEquivocationOffence {
			slot: 1.into(),
			session_index: 0,
			validator_set_count: 7,
			offender: (7, ()),
		};
		assert_eq!(Offences::report_offence(Vec::new(), again), Err(OffenceError::DuplicateReport));
		assert_eq!(record(7).expect("a member").offence, None);
	});
}

#[test]
fn the_share_grows_with_the_square_of_the_offenders() {
	let offence = |count| BlockEquivocationOffence {
		slot: 1.into(),
		session_index: 3,
		validator_set_count: count,
		offender: 5u8,
	};
	assert_eq!(offence(30).slash_fraction(1), Perbill::from_percent(1));
	assert_eq!(offence(30).slash_fraction(5), Perbill::from_percent(25));
	assert_eq!(offence(30).slash_fraction(10), Perbill::one());
	assert_eq!(offence(4).slash_fraction(4), Perbill::one());
	assert_eq!(offence(0).slash_fraction(u32::MAX), Perbill::one());
	assert_eq!(offence(7).offenders(), [5]);
	assert_eq!((offence(7).session_index(), offence(7).validator_set_count()), (3, 7));
	assert_eq!(&<BlockEquivocationOffence<u8> as Offence<u8>>::ID, b"muster:aura-equi");
}
