//! The call `vote`.

use super::*;
use crate::{Error, Event, Vote, Votes, VotesOfLine};
use frame_support::assert_noop;
use sp_runtime::traits::BadOrigin;

/// Confirms as agency 11 after `change` of its profile.
fn refused_after(change: impl FnOnce(&mut AgencyProfile), error: Error<Test>) {
	let round = open_round();
	amend(11, change);
	assert_noop!(vote(round, 11, Position::Confirm), error);
}

#[test]
fn a_vote_is_stored_counted_and_announced() {
	build_and_execute(|| {
		let round = open_round();
		System::set_block_number(8);
		amend(11, |agency| agency.line_root = 3);
		assert_ok!(Validation::vote(
			RuntimeOrigin::signed(11),
			round,
			Position::Confirm,
			VoteReason::SiteVisit,
			None
		));
		System::assert_last_event(
			Event::Voted {
				round,
				agency: 11,
				officer: 11,
				class: Hospital,
				group: 3,
				position: Position::Confirm,
				weight: 1_000,
				reason: VoteReason::SiteVisit,
				evidence: None,
				previous: None,
			}
			.into(),
		);
		let stored = Vote {
			officer: 11,
			class: Hospital,
			group: 3,
			position: Position::Confirm,
			weight: 1_000,
			reason: VoteReason::SiteVisit,
			evidence: None,
			cast_at: 8,
		};
		assert_eq!(Votes::<Test>::get(round, 11), Some(stored));
		assert_eq!(details(round).votes, 1);
	});
}

#[test]
fn a_second_vote_replaces_the_first() {
	build_and_execute(|| {
		let round = open_round();
		assert_ok!(vote(round, 11, Position::Confirm));
		// Another officer of the same agency speaks for the same agency.
		OfficerList::mutate(|list| {
			list.insert(90, OfficerProfile { agency: 11, roles: Roles::all(), enrolled_at: 0 })
		});
		System::set_block_number(9);
		assert_ok!(Validation::vote(
			RuntimeOrigin::signed(90),
			round,
			Position::Dispute,
			VoteReason::Laboratory,
			evidence()
		));
		System::assert_last_event(
			Event::Voted {
				round,
				agency: 11,
				officer: 90,
				class: Hospital,
				group: 11,
				position: Position::Dispute,
				weight: 1_000,
				reason: VoteReason::Laboratory,
				evidence: evidence(),
				previous: Some(Position::Confirm),
			}
			.into(),
		);
		let stored = Votes::<Test>::get(round, 11).expect("the vote");
		assert_eq!((stored.officer, stored.position, stored.cast_at), (90, Position::Dispute, 9));
		assert_eq!(details(round).votes, 1);
	});
}

#[test]
fn only_officers_with_the_role_vote() {
	build_and_execute(|| {
		let round = open_round();
		let reporting = OfficerProfile { agency: 11, roles: Roles::of(&[Role::Report]), enrolled_at: 0 };
		OfficerList::mutate(|list| list.insert(90, reporting));
		for origin in [RuntimeOrigin::signed(90), RuntimeOrigin::signed(91), RuntimeOrigin::root()] {
			assert_noop!(
				Validation::vote(origin, round, Position::Confirm, VoteReason::Other, None),
				BadOrigin
			);
		}
		amend(11, |agency| agency.active = false);
		assert_noop!(vote(round, 11, Position::Confirm), BadOrigin);
	});
}

#[test]
fn the_round_is_there_and_open() {
	build_and_execute(|| {
		let round = open_round();
		assert_noop!(vote(round + 1, 11, Position::Confirm), Error::<Test>::RoundNotFound);
		assert_ok!(Validation::void(round));
		assert_noop!(vote(round, 11, Position::Confirm), Error::<Test>::RoundNotOpen);
	});
}

#[test]
fn the_deadline_is_the_first_moment_too_late() {
	build_and_execute(|| {
		let round = open_round();
		Now::set(START + DAY - 1);
		assert_ok!(vote(round, 11, Position::Confirm));
		for late in [START + DAY, START + DAY + 1] {
			Now::set(late);
			// Not even to replace a vote.
			assert_noop!(vote(round, 11, Position::Unable), Error::<Test>::DeadlinePassed);
			assert_noop!(vote(round, 12, Position::Confirm), Error::<Test>::DeadlinePassed);
		}
	});
}

#[test]
fn the_class_is_admitted() {
	build_and_execute(|| refused_after(|agency| agency.class = Logistics, Error::ClassNotAdmitted));
}

#[test]
fn the_jurisdiction_covers_the_region_or_lies_in_it() {
	build_and_execute(|| {
		refused_after(|agency| agency.jurisdiction = region(430_102), Error::OutsideJurisdiction);
		for outside in [region(420_200), region(420_206), region(430_000)] {
			amend(11, |agency| agency.jurisdiction = outside);
			assert_noop!(vote(1, 11, Position::Confirm), Error::<Test>::OutsideJurisdiction);
		}
		for touching in [region(420_106), wuhan(), region(420_000), RegionCode::NATION] {
			amend(11, |agency| agency.jurisdiction = touching);
			assert_ok!(vote(1, 11, Position::Confirm));
		}
	});
}

#[test]
fn who_comes_after_the_round_opened_waits_for_the_next() {
	build_and_execute(|| {
		System::set_block_number(20);
		let round = open_round();
		System::set_block_number(30);
		amend(11, |agency| agency.eligible_since = 21);
		assert_noop!(vote(round, 11, Position::Confirm), Error::<Test>::NotEligibleYet);
		// In the block in which the round opens it may be too late already: nobody knows which came first.
		amend(11, |agency| agency.eligible_since = 20);
		assert_noop!(vote(round, 11, Position::Confirm), Error::<Test>::NotEligibleYet);
		amend(11, |agency| agency.eligible_since = 19);
		assert_ok!(vote(round, 11, Position::Confirm));
	});
}

#[test]
fn nobody_votes_on_their_own_report() {
	build_and_execute(|| {
		let round = open_round();
		assert_noop!(vote(round, REPORTER, Position::Confirm), Error::<Test>::OwnReport);
	});
}

#[test]
fn the_reporters_line_has_no_voice() {
	build_and_execute(|| {
		refused_after(|agency| agency.line_root = REPORTER, Error::SameReportingLine);
	});
}

#[test]
fn siblings_of_the_reporter_have_no_voice() {
	build_and_execute(|| {
		fill_register();
		register(2, profile(2, DiseaseControl));
		register(REPORTER, AgencyProfile { line_root: 2, ..profile(REPORTER, Hospital) });
		register(3, AgencyProfile { line_root: 2, ..profile(3, Hospital) });
		let round = open(proposal());
		for relative in [2, 3] {
			assert_noop!(vote(round, relative, Position::Confirm), Error::<Test>::SameReportingLine);
		}
	});
}

#[test]
fn an_officer_of_an_agency_nobody_knows_is_refused() {
	build_and_execute(|| {
		let round = open_round();
		assert_noop!(
			Validation::do_vote(round, 99, 99, Position::Confirm, VoteReason::Other, None),
			Error::<Test>::AgencyNotFound
		);
	});
}

#[test]
fn a_dispute_needs_evidence() {
	build_and_execute(|| {
		let round = open_round();
		let without = |position| {
			Validation::vote(RuntimeOrigin::signed(11), round, position, VoteReason::FiguresDiffer, None)
		};
		assert_noop!(without(Position::Dispute), Error::<Test>::EvidenceRequired);
		assert_ok!(without(Position::Confirm));
		assert_ok!(without(Position::Unable));
		assert_noop!(without(Position::Dispute), Error::<Test>::EvidenceRequired);
		assert_ok!(vote(round, 11, Position::Dispute));
	});
}

#[test]
fn a_full_round_takes_replacements_only() {
	build_and_execute(|| {
		MaxVotes::set(3);
		let round = open_round();
		votes(round, 3, 0);
		assert_noop!(vote(round, 14, Position::Confirm), Error::<Test>::TooManyVotes);
		assert_ok!(vote(round, 11, Position::Unable));
		assert_eq!(details(round).votes, 3);
		MaxVotes::set(4);
		assert_ok!(vote(round, 14, Position::Confirm));
		assert_noop!(vote(round, 15, Position::Confirm), Error::<Test>::TooManyVotes);
	});
}

#[test]
fn rounds_do_not_mix() {
	build_and_execute(|| {
		let first = open_round();
		let second = open(RoundProposal { subject: OTHER, ..proposal() });
		assert_ok!(vote(first, 11, Position::Confirm));
		assert_ok!(vote(second, 11, Position::Dispute));
		let position = |round| Votes::<Test>::get(round, 11).map(|vote| vote.position);
		assert_eq!(position(first), Some(Position::Confirm));
		assert_eq!(position(second), Some(Position::Dispute));
	});
}

#[test]
fn no_line_fills_a_round() {
	build_and_execute(|| {
		MaxLineVotes::set(3);
		fill_register();
		// Classes do not matter: the line is one.
		for (id, class) in (21..=24).zip([Hospital, Customs, Hospital, Charity]) {
			register(id, AgencyProfile { line_root: 21, ..profile(id, class) });
		}
		let round = open(proposal());
		for id in 21..=23 {
			assert_ok!(vote(round, id, Position::Confirm));
		}
		assert_noop!(vote(round, 24, Position::Confirm), Error::<Test>::TooManyVotesOfLine);
		assert_ok!(vote(round, 21, Position::Unable));
		assert_eq!((VotesOfLine::<Test>::get(round, 21), details(round).votes), (3, 3));
		assert_ok!(vote(round, 11, Position::Confirm));
		MaxLineVotes::set(4);
		assert_ok!(vote(round, 24, Position::Confirm));
	});
}

#[test]
fn a_vote_weighs_what_the_agency_has_shown_when_it_votes() {
	build_and_execute(|| {
		let round = open_round();
		for _ in 0..9 {
			<Validation as muster_primitives::traits::Reliability>::record(11, Category::Health, 1_000, 0);
			<Validation as muster_primitives::traits::Reliability>::record(12, Category::Geo, 0, 1_000);
		}
		assert_ok!(vote(round, 11, Position::Confirm));
		assert_ok!(vote(round, 12, Position::Confirm));
		let weight = |agency| Votes::<Test>::get(round, agency).map(|vote| vote.weight);
		assert_eq!((weight(11), weight(12)), (Some(1_409), Some(1_000)), "of this category and no other");
		// What comes later does not change a vote that is there, but the vote that replaces it.
		<Validation as muster_primitives::traits::Reliability>::record(11, Category::Health, 0, 1_000);
		assert_eq!(weight(11), Some(1_409));
		assert_ok!(vote(round, 11, Position::Confirm));
		assert_eq!(weight(11), Some(1_333));
	});
}
