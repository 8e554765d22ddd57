//! The call `appeal`, and what a round that decides about a verdict needs.

use super::*;
use crate::{AppealCount, Appeals, Error, Event, OpenRounds, Task};
use frame_support::assert_noop;
use muster_primitives::OpenedRound;
use sp_runtime::{traits::BadOrigin, DispatchError};

fn new_evidence(byte: u8) -> ContentRef {
	ContentRef { digest: ContentHash::repeat_byte(byte), ..evidence().expect("there is") }
}

fn appeal(round: RoundId, agency: AgencyId) -> DispatchResult {
	Validation::appeal(RuntimeOrigin::signed(agency.into()), round, new_evidence(7))
		.map(|_| ())
		.map_err(|error| error.error)
}

/// A round in which the first three voters confirm, counted.
fn confirmed() -> RoundId {
	let round = open_round();
	votes(round, 3, 0);
	assert_eq!(count_at_deadline(round), Verdict::Confirmed);
	Told::take();
	round
}

/// Appeals as agency 14 and gives the round that opens.
fn appealed(round: RoundId) -> RoundId {
	assert_ok!(appeal(round, 14));
	OpenRounds::<Test>::get(SUBJECT).expect("an open round")
}

#[test]
fn an_appeal_opens_a_round_in_the_same_place() {
	build_and_execute(|| {
		let round = confirmed();
		let before = details(round);
		let next = appealed(round);
		assert_eq!(state(round), RoundState::Appealed);
		assert_eq!(details(round).outcome, before.outcome);
		let opened = details(next);
		assert_eq!(
			(opened.region, opened.level, opened.classes),
			(before.region, before.level, before.classes)
		);
		assert_eq!((opened.appealed, opened.escalated, opened.votes), (Some(round), None, 0));
		assert_eq!(opened.deadline, START + 2 * DAY);
		assert_eq!(Appeals::<Test>::get(SUBJECT, 14), Some(round));
		assert_eq!(AppealCount::<Test>::get(SUBJECT), 1);
		System::assert_last_event(
			Event::VerdictAppealed {
				round,
				subject: SUBJECT,
				agency: 14,
				officer: 14,
				evidence: new_evidence(7),
				next,
			}
			.into(),
		);
		let follow = OpenedRound { round: next, region: wuhan(), deadline: START + 2 * DAY };
		assert_eq!(Followed::get(), [(SUBJECT, round, Verdict::Confirmed, follow)]);
		// The old verdict does not become final any more.
		let tasks: Vec<Task> = crate::AgendaItems::<Test>::iter().map(|(_, task, ())| task).collect();
		assert_eq!(tasks, [Task::Tally(next)]);
		assert_noop!(
			Validation::finalise(RuntimeOrigin::signed(11), round).map_err(|e| e.error),
			Error::<Test>::NothingToFinalise
		);
	});
}

#[test]
fn only_officers_who_vote_appeal() {
	build_and_execute(|| {
		let round = confirmed();
		let reporting = OfficerProfile { agency: 14, roles: Roles::of(&[Role::Report]), enrolled_at: 0 };
		OfficerList::mutate(|list| list.insert(90, reporting));
		for origin in [RuntimeOrigin::signed(90), RuntimeOrigin::signed(91), RuntimeOrigin::root()] {
			assert_noop!(Validation::appeal(origin, round, new_evidence(7)), BadOrigin);
		}
	});
}

#[test]
fn who_could_not_vote_does_not_appeal() {
	build_and_execute(|| {
		register(21, profile(21, Logistics));
		register(22, AgencyProfile { jurisdiction: region(430_000), ..profile(22, Customs) });
		register(23, AgencyProfile { line_root: REPORTER, ..profile(23, Customs) });
		register(24, AgencyProfile { eligible_since: 99, ..profile(24, Customs) });
		let round = confirmed();
		assert_noop!(appeal(round, 21), Error::<Test>::ClassNotAdmitted);
		assert_noop!(appeal(round, 22), Error::<Test>::OutsideJurisdiction);
		assert_noop!(appeal(round, 23), Error::<Test>::SameReportingLine);
		assert_noop!(appeal(round, REPORTER), Error::<Test>::OwnReport);
		// Who came later may, with what it knows.
		assert_ok!(appeal(round, 24));
	});
}

#[test]
fn evidence_is_new() {
	build_and_execute(|| {
		let round = open_round();
		votes(round, 3, 1);
		count_at_deadline(round);
		let again = evidence().expect("there is");
		assert_noop!(
			Validation::appeal(RuntimeOrigin::signed(14), round, again),
			Error::<Test>::EvidenceNotNew
		);
		// The same file under another type is the same file.
		let renamed = ContentRef { media_type: MediaType::Csv, ..again };
		assert_noop!(
			Validation::appeal(RuntimeOrigin::signed(14), round, renamed),
			Error::<Test>::EvidenceNotNew
		);
		assert_ok!(appeal(round, 14));
	});
}

#[test]
fn the_end_of_the_window_is_the_first_moment_too_late() {
	build_and_execute(|| {
		let round = confirmed();
		pass_window(round);
		assert_noop!(appeal(round, 14), Error::<Test>::WindowOver);
		Now::mutate(|now| *now -= 1);
		assert_ok!(appeal(round, 14));
	});
}

#[test]
fn only_the_last_counted_round_of_a_subject_is_appealed() {
	build_and_execute(|| {
		let round = open_round();
		assert_noop!(appeal(round + 1, 14), Error::<Test>::RoundNotFound);
		assert_noop!(appeal(round, 14), Error::<Test>::NotAppealable);
		count_at_deadline(round);
		assert_eq!(state(round), RoundState::Escalated);
		assert_noop!(appeal(round, 14), Error::<Test>::NotAppealable);
		assert_ok!(Validation::void(round + 1));
		assert_noop!(appeal(round + 1, 14), Error::<Test>::NotAppealable);

		let round = confirmed();
		let next = appealed(round);
		assert_noop!(appeal(round, 15), Error::<Test>::NotAppealable);
		assert_noop!(appeal(next, 15), Error::<Test>::NotAppealable);
	});
}

#[test]
fn a_final_verdict_is_not_appealed() {
	build_and_execute(|| {
		let round = confirmed();
		pass_window(round);
		assert_ok!(Validation::finalise(RuntimeOrigin::signed(11), round));
		assert_noop!(appeal(round, 14), Error::<Test>::NotAppealable);
	});
}

#[test]
fn an_agency_appeals_once_and_a_subject_is_appealed_three_times() {
	build_and_execute(|| {
		let mut round = confirmed();
		for (count, agency) in [(1, 14), (2, 15), (3, 16)] {
			assert_ok!(appeal(round, agency));
			assert_eq!(AppealCount::<Test>::get(SUBJECT), count);
			round = OpenRounds::<Test>::get(SUBJECT).expect("an open round");
			// A class that was not heard before confirms too, so that it is confirmed again.
			votes(round, 3, 0);
			assert_ok!(vote(round, agency, Position::Confirm));
			assert_eq!(count_at_deadline(round), Verdict::Confirmed);
			assert_noop!(appeal(round, 14), Error::<Test>::AlreadyAppealed);
		}
		assert_noop!(appeal(round, 11), Error::<Test>::TooManyAppeals);
		MaxAppeals::set(4);
		assert_ok!(appeal(round, 11));
	});
}

#[test]
fn appeals_on_other_subjects_are_apart() {
	build_and_execute(|| {
		let round = confirmed();
		appealed(round);
		let other = open(RoundProposal { subject: OTHER, ..proposal() });
		votes(other, 3, 0);
		count_at_deadline(other);
		assert_ok!(appeal(other, 14));
		assert_eq!(AppealCount::<Test>::get(OTHER), 1);
	});
}

#[test]
fn a_subject_that_is_voted_on_already_is_not_appealed() {
	build_and_execute(|| {
		let round = confirmed();
		open(proposal());
		assert_noop!(appeal(round, 14), Error::<Test>::RoundAlreadyOpen);
	});
}

#[test]
fn what_the_desk_refuses_has_not_happened() {
	build_and_execute(|| {
		let round = confirmed();
		DeskRefuses::set(true);
		let call = crate::Call::<Test>::appeal { round, evidence: new_evidence(7) };
		let result =
			sp_runtime::traits::Dispatchable::dispatch(RuntimeCall::from(call), RuntimeOrigin::signed(14));
		assert_eq!(result.map_err(|e| e.error), Err(DispatchError::Unavailable));
		assert_eq!((state(round), OpenRounds::<Test>::get(SUBJECT)), (RoundState::Tallied, None));
		DeskRefuses::set(false);
		assert_ok!(appeal(round, 14));
	});
}

#[test]
fn the_same_classes_alone_do_not_decide_an_appeal() {
	build_and_execute(|| {
		let next = appealed(confirmed());
		votes(next, 3, 0);
		assert_eq!(count_at_deadline(next), Verdict::Disputed);
		let outcome = details(next).outcome.expect("an outcome");
		assert_eq!((outcome.carried_by, outcome.firm), (AgencyClasses::EMPTY, AgencyClasses::EMPTY));
		// It goes on one level up, where the verdict is the formula's alone.
		let above = OpenRounds::<Test>::get(SUBJECT).expect("an open round");
		assert_eq!((details(above).level, details(above).appealed), (1, None));
		votes(above, 3, 0);
		assert_eq!(count_at_deadline(above), Verdict::Confirmed);
	});
}

#[test]
fn a_class_that_was_not_heard_must_be_on_the_side_that_carries() {
	build_and_execute(|| {
		let next = appealed(confirmed());
		votes(next, 3, 1);
		assert_eq!(count_at_deadline(next), Verdict::Disputed, "the new class is on the other side");
	});
	build_and_execute(|| {
		let next = appealed(confirmed());
		votes(next, 4, 0);
		assert_eq!(count_at_deadline(next), Verdict::Confirmed);
	});
	build_and_execute(|| {
		let next = appealed(confirmed());
		votes(next, 0, 3);
		assert_eq!(count_at_deadline(next), Verdict::Disputed, "nor do they reverse it alone");
	});
	build_and_execute(|| {
		let next = appealed(confirmed());
		votes(next, 0, 4);
		assert_eq!(count_at_deadline(next), Verdict::Refuted);
	});
	build_and_execute(|| {
		// Who said that it could not say was not heard.
		let round = open_round();
		votes(round, 3, 0);
		assert_ok!(vote(round, 14, Position::Unable));
		count_at_deadline(round);
		let next = appealed(round);
		votes(next, 4, 0);
		assert_eq!(count_at_deadline(next), Verdict::Confirmed);
	});
}

#[test]
fn where_every_class_was_heard_there_is_no_new_one_to_bring() {
	build_and_execute(|| {
		let round = open_round();
		votes(round, 5, 0);
		assert_ok!(vote(round, 16, Position::Confirm));
		assert_ok!(tally(round));
		let next = appealed(round);
		votes(next, 5, 1);
		// 16 is competent: its word against it is a veto, whatever the appeal.
		assert_eq!(count_at_deadline(next), Verdict::Disputed);
	});
	build_and_execute(|| {
		let round = open_round();
		votes(round, 4, 1);
		assert_ok!(vote(round, 16, Position::Confirm));
		assert_ok!(tally(round));
		assert_eq!(verdict(round), Verdict::Confirmed);
		let next = appealed(round);
		votes(next, 4, 1);
		assert_eq!(count_at_deadline(next), Verdict::Confirmed, "one who disagrees does not overturn it");
	});
}

#[test]
fn a_verdict_of_the_nation_without_a_decision_is_appealed_too() {
	build_and_execute(|| {
		fill_register();
		let round = open(RoundProposal { region: RegionCode::NATION, ..proposal() });
		votes(round, 3, 2);
		assert_eq!(count_at_deadline(round), Verdict::Disputed);
		let next = appealed(round);
		votes(next, 5, 0);
		assert_ok!(vote(next, 16, Position::Confirm));
		assert_eq!(count_at_deadline(next), Verdict::Confirmed);
		assert_eq!(details(next).region, RegionCode::NATION);
	});
}
