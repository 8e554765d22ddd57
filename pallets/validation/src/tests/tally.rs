//! The call `tally`.

use super::*;
use crate::{weights::WeightInfo, Error, Event, LeftOut, OpenRounds, Outcome, Votes};
use frame_support::{
	assert_err_with_weight, assert_noop,
	dispatch::{DispatchResultWithPostInfo, GetDispatchInfo},
	weights::Weight,
};
use muster_primitives::ClassCounts;
use sp_runtime::{
	traits::{BadOrigin, Dispatchable},
	DispatchError,
};

/// Weight of a count of `votes` votes after which nothing goes on.
fn weight(votes: u32) -> Option<Weight> {
	Some(<() as WeightInfo>::tally(votes))
}

/// The same where a round of `classes` goes on. The mock's database costs nothing, so what no benchmark measures weighs
/// nothing.
fn weight_going_on(votes: u32, classes: AgencyClasses) -> Option<Weight> {
	weight(votes).map(|weight| weight.saturating_add(<() as WeightInfo>::open(classes.len())))
}

/// The call by whoever, without its weight.
fn tally_by(origin: RuntimeOrigin, round: RoundId) -> DispatchResult {
	Validation::tally(origin, round).map(|_| ()).map_err(|e| e.error)
}

/// A round over the nation, above which there is nothing.
fn national_round() -> RoundId {
	fill_register();
	open(RoundProposal { region: RegionCode::NATION, ..proposal() })
}

#[test]
fn a_count_is_stored_announced_and_told() {
	build_and_execute(|| {
		let round = open_round();
		votes(round, 3, 1);
		pass_deadline(round);
		assert_ok!(tally_by(RuntimeOrigin::signed(15), round));
		let counts = ClassCounts {
			classes_for: 3,
			classes_against: 1,
			classes_split: 0,
			groups_for: 3,
			groups_against: 1,
		};
		let outcome = Outcome {
			verdict: Verdict::Confirmed,
			counts,
			carried_by: AgencyClasses::of(&[Hospital, DiseaseControl, Customs]),
			// Without one of the three there is no quorum; without the fourth it is the same.
			firm: AgencyClasses::of(&[Meteorology]),
			heard: AgencyClasses::of(&[Hospital, DiseaseControl, Customs, Meteorology]),
		};
		let until = Some(START + 2 * DAY);
		System::assert_last_event(
			Event::RoundTallied {
				round,
				subject: SUBJECT,
				by: Some((15, 15)),
				state: RoundState::Tallied,
				outcome,
				challenge_until: until,
				left_out: Default::default(),
			}
			.into(),
		);
		assert_eq!((state(round), details(round).outcome), (RoundState::Tallied, Some(outcome)));
		assert_eq!(details(round).challenge_until, until);
		assert_eq!(OpenRounds::<Test>::get(SUBJECT), None);
		assert_eq!(Told::get(), [(SUBJECT, round, Verdict::Confirmed)]);
		assert_eq!(Followed::get(), []);
	});
}

/// The verdict of a national round in which so many of the voters confirm and so many others dispute.
fn counted(confirm: usize, dispute: usize) -> Verdict {
	let round = national_round();
	votes(round, confirm, dispute);
	let verdict = count_at_deadline(round);
	assert_eq!(Told::take(), [(SUBJECT, round, verdict)]);
	assert_eq!(state(round), RoundState::Tallied);
	verdict
}

#[test]
fn every_verdict_of_the_nation_can_be_appealed() {
	build_and_execute(|| {
		assert_eq!(counted(3, 0), Verdict::Confirmed);
		assert_eq!(counted(0, 3), Verdict::Refuted);
		assert_eq!(counted(3, 2), Verdict::Disputed);
		assert_eq!(counted(2, 0), Verdict::Unverifiable);
		assert_eq!(counted(0, 0), Verdict::Unverifiable);
	});
}

/// The verdict of a round for which the nation has hospitals, disease control and customs, and five classes were asked
/// for.
fn limited(positions: &[(AgencyId, Position)]) -> Verdict {
	register(REPORTER, profile(REPORTER, Hospital));
	for (id, class) in &VOTERS[..3] {
		register(*id, profile(*id, *class));
	}
	let quorum = Quorum { classes: 5, groups: 5, turnout: 1 };
	let round = open(RoundProposal { quorum, ..proposal() });
	for (agency, position) in positions {
		assert_ok!(vote(round, *agency, *position));
	}
	let verdict = count_at_deadline(round);
	assert_eq!(Told::take(), [(SUBJECT, round, verdict)]);
	verdict
}

#[test]
fn where_the_nation_is_short_of_classes_a_confirmation_says_so_and_nothing_is_refuted() {
	use Position::*;
	build_and_execute(|| {
		assert_eq!(limited(&[(11, Confirm), (12, Confirm), (13, Confirm)]), Verdict::ConfirmedLimited);
		assert_eq!(limited(&[(11, Dispute), (12, Dispute), (13, Dispute)]), Verdict::Disputed);
		assert_eq!(limited(&[(11, Confirm), (12, Confirm), (13, Dispute)]), Verdict::Disputed);
		assert_eq!(limited(&[(11, Confirm), (12, Confirm)]), Verdict::Unverifiable);
		assert_eq!(limited(&[]), Verdict::Unverifiable);
	});
}

#[test]
fn where_nobody_is_eligible_nobody_could_say() {
	build_and_execute(|| {
		register(REPORTER, profile(REPORTER, Hospital));
		let round = open(proposal());
		assert_eq!((details(round).voters, details(round).region), (0, RegionCode::NATION));
		// There is nobody to wait for.
		assert_ok!(tally(round));
		assert_eq!(verdict(round), Verdict::Unverifiable);
	});
}

#[test]
fn a_competent_class_vetoes() {
	build_and_execute(|| {
		let round = open_round();
		votes(round, 3, 0);
		assert_ok!(vote(round, 16, Position::Dispute));
		assert_eq!(count_at_deadline(round), Verdict::Disputed);
	});
}

#[test]
fn the_snapshot_decides_how_many_must_answer() {
	build_and_execute(|| {
		register(17, profile(17, Hospital));
		fill_register();
		let quorum = Quorum { turnout: 2, ..proposal().quorum };
		let round = open(RoundProposal { quorum, ..proposal() });
		// The second hospital leaves; the round still owes two hospitals.
		amend(17, |agency| agency.active = false);
		votes(round, 3, 0);
		assert_eq!(count_at_deadline(round), Verdict::Unverifiable);
		assert_eq!(details(round).outcome.expect("an outcome").counts.classes_for, 2);
	});
}

#[test]
fn any_officer_may_ask_and_nobody_else() {
	build_and_execute(|| {
		let round = open_round();
		pass_deadline(round);
		for origin in [RuntimeOrigin::signed(91), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(tally_by(origin, round), BadOrigin);
		}
		OfficerList::mutate(|list| {
			list.insert(90, OfficerProfile { agency: REPORTER, roles: Roles::EMPTY, enrolled_at: 0 })
		});
		assert_ok!(tally_by(RuntimeOrigin::signed(90), round));
	});
}

#[test]
fn the_deadline_is_the_first_moment_to_count() {
	build_and_execute(|| {
		let round = open_round();
		votes(round, 5, 0);
		for early in [START, START + DAY - 1] {
			Now::set(early);
			assert_noop!(tally(round), Error::<Test>::DeadlineNotReached);
		}
		Now::set(START + DAY);
		assert_ok!(tally(round));
	});
}

#[test]
fn when_all_have_voted_nothing_is_waited_for() {
	build_and_execute(|| {
		let round = open_round();
		votes(round, 5, 0);
		assert_noop!(tally(round), Error::<Test>::DeadlineNotReached);
		// A vote that is replaced is not another one.
		assert_ok!(vote(round, 11, Position::Unable));
		assert_ok!(vote(round, 11, Position::Confirm));
		assert_noop!(tally(round), Error::<Test>::DeadlineNotReached);
		// Who cannot say has answered too.
		assert_ok!(vote(round, 16, Position::Unable));
		assert_ok!(vote(round, 12, Position::Unable));
		assert_ok!(tally(round));
		assert_eq!(verdict(round), Verdict::Confirmed);
		assert_eq!(details(round).challenge_until, Some(START + DAY), "the window begins with the count");
	});
}

#[test]
fn who_came_later_is_not_waited_for_and_who_left_is() {
	build_and_execute(|| {
		let round = open_round();
		register(17, AgencyProfile { eligible_since: 2, ..profile(17, Hospital) });
		amend(16, |agency| agency.active = false);
		votes(round, 5, 0);
		assert_noop!(tally(round), Error::<Test>::DeadlineNotReached);
		amend(16, |agency| agency.active = true);
		assert_ok!(vote(round, 16, Position::Unable));
		assert_ok!(tally(round));
	});
}

#[test]
fn a_round_in_which_all_have_voted_is_counted_by_itself() {
	build_and_execute(|| {
		let round = open_round();
		votes(round, 5, 0);
		idle();
		assert_eq!(state(round), RoundState::Open);
		assert_ok!(vote(round, 16, Position::Confirm));
		Now::set(START + 10_000);
		idle();
		assert_eq!(state(round), RoundState::Tallied);
	});
}

#[test]
fn the_order_of_votes_does_not_matter() {
	use Position::*;
	let mut positions = [(11, Confirm), (12, Confirm), (13, Confirm), (14, Dispute), (15, Unable)];
	let mut outcomes = Vec::new();
	for turn in 0..positions.len() {
		for _ in 0..2 {
			build_and_execute(|| {
				let round = open_round();
				for (agency, position) in positions {
					assert_ok!(vote(round, agency, position));
				}
				count_at_deadline(round);
				outcomes.push(details(round).outcome);
			});
			positions.reverse();
		}
		positions.rotate_left(turn + 1);
	}
	assert!(outcomes.iter().all(|outcome| *outcome == outcomes[0]), "{outcomes:?}");
}

#[test]
fn votes_of_compromised_keys_and_agencies_are_left_out() {
	build_and_execute(|| {
		let round = national_round();
		votes(round, 4, 0);
		CompromisedKeys::mutate(|keys| keys.insert(12));
		CompromisedAgencies::mutate(|agencies| agencies.insert(14));
		assert_eq!(count_at_deadline(round), Verdict::Unverifiable);
		let mut left_out = LeftOut::<Test>::get(round).into_inner();
		left_out.sort_unstable();
		assert_eq!(left_out, [12, 14]);
		assert_eq!(details(round).outcome.expect("an outcome").counts.groups_for, 2);
		assert_eq!(Votes::<Test>::iter_prefix(round).count(), 4, "they stay readable");
		let said = System::events().into_iter().any(|record| {
			matches!(record.event, RuntimeEvent::Validation(Event::RoundTallied { left_out, .. }) if left_out.len() == 2)
		});
		assert!(said);
		// What becomes of the keys afterwards changes nothing.
		CompromisedKeys::set(Default::default());
		assert_eq!(verdict(round), Verdict::Unverifiable);
	});
}

#[test]
fn who_is_revoked_without_cause_keeps_its_vote() {
	build_and_execute(|| {
		let round = open_round();
		votes(round, 3, 0);
		OfficerList::mutate(|list| list.remove(&12));
		amend(13, |agency| agency.active = false);
		assert_eq!(count_at_deadline(round), Verdict::Confirmed);
		assert!(!LeftOut::<Test>::contains_key(round));
	});
}

#[test]
fn a_compromised_key_is_replaced_by_another_officer() {
	build_and_execute(|| {
		let round = open_round();
		votes(round, 3, 0);
		CompromisedKeys::mutate(|keys| keys.insert(12));
		OfficerList::mutate(|list| {
			list.insert(90, OfficerProfile { agency: 12, roles: Roles::all(), enrolled_at: 0 })
		});
		assert_ok!(Validation::vote(
			RuntimeOrigin::signed(90),
			round,
			Position::Confirm,
			VoteReason::Laboratory,
			None
		));
		assert_eq!(count_at_deadline(round), Verdict::Confirmed);
	});
}

#[test]
fn a_round_long_past_its_deadline_still_waits() {
	build_and_execute(|| {
		let round = open_round();
		votes(round, 3, 0);
		Now::set(START + 400 * DAY);
		assert_ok!(tally(round));
	});
}

#[test]
fn a_round_is_counted_once() {
	build_and_execute(|| {
		let round = open_round();
		votes(round, 3, 0);
		assert_noop!(tally(round + 1), Error::<Test>::RoundNotFound);
		pass_deadline(round);
		assert_ok!(tally(round));
		assert_noop!(tally(round), Error::<Test>::RoundNotOpen);

		let voided = open(proposal());
		assert_ok!(Validation::void(voided));
		pass_deadline(voided);
		assert_noop!(tally(voided), Error::<Test>::RoundNotOpen);
	});
}

#[test]
fn a_refused_verdict_leaves_the_round_to_be_counted_again() {
	for confirm in [3, 2] {
		build_and_execute(|| {
			let round = open_round();
			votes(round, confirm, 0);
			pass_deadline(round);
			DeskRefuses::set(true);
			let before = details(round);
			// Dispatched as a transaction is, in a storage layer of its own.
			let call = || -> DispatchResultWithPostInfo {
				RuntimeCall::from(crate::Call::<Test>::tally { round }).dispatch(RuntimeOrigin::signed(11))
			};
			assert_noop!(call().map_err(|e| e.error), DispatchError::Unavailable);
			assert_err_with_weight!(
				call(),
				DispatchError::Unavailable,
				weight_going_on(confirm as u32, proposal().classes)
			);
			assert_eq!(details(round), before);
			assert_eq!(OpenRounds::<Test>::get(SUBJECT), Some(round));

			DeskRefuses::set(false);
			assert_ok!(call());
			assert_eq!(Told::get().len() + Followed::get().len(), 1);
		});
	}
}

#[test]
fn weight_is_given_back_for_votes_that_are_not_there() {
	build_and_execute(|| {
		let round = open_round();
		let origin = || RuntimeOrigin::signed(11);
		assert_err_with_weight!(
			Validation::tally(origin(), round),
			Error::<Test>::DeadlineNotReached,
			weight(0)
		);
		votes(round, 3, 1);
		pass_deadline(round);
		let info = Validation::tally(origin(), round).expect("a count");
		assert_eq!(info.actual_weight, weight(4));
		let escalated = open(proposal());
		votes(escalated, 2, 0);
		pass_deadline(escalated);
		let info = Validation::tally(origin(), escalated).expect("a count");
		assert_eq!(info.actual_weight, weight_going_on(2, proposal().classes));
	});
}

#[test]
fn the_declared_weight_is_that_of_a_full_round_that_goes_on() {
	let call = crate::Call::<Test>::tally { round: 1 };
	assert_eq!(Some(call.get_dispatch_info().call_weight), weight_going_on(512, AgencyClasses::all()));
}
