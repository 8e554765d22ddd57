//! Opening a round, as the incidents do.

use super::*;
use crate::{Error, Event, NextRound, OpenRounds, Round, RoundState, Task};
use frame_support::{assert_noop, assert_ok};
use muster_primitives::OpenedRound;
use sp_runtime::{ArithmeticError, DispatchError};

fn refused(change: impl FnOnce(&mut RoundProposal), error: Error<Test>) {
	register(REPORTER, profile(REPORTER, Hospital));
	let mut proposal = proposal();
	change(&mut proposal);
	assert_noop!(Validation::open(proposal), DispatchError::from(error));
}

#[test]
fn a_round_is_stored_listed_and_announced() {
	build_and_execute(|| {
		System::set_block_number(5);
		let round = open_round();
		let p = proposal();
		let eligible =
			crate::EligibleLines::truncate_from(p.classes.iter().map(|class| (class, 1)).collect());
		assert_eq!(round, 1);
		assert_eq!(OpenRounds::<Test>::get(SUBJECT), Some(round));
		let expected = Round {
			subject: SUBJECT,
			content: p.content,
			region: wuhan(),
			reporter: REPORTER,
			reporter_line: REPORTER,
			category: Category::Health,
			classes: p.classes,
			competent: p.competent,
			asked: p.quorum,
			quorum: p.quorum,
			limited: false,
			status: CapStatus::Actual,
			eligible,
			voters: 6,
			level: 0,
			base: DAY,
			challenge: DAY,
			escalated: None,
			appealed: None,
			opened_at: 5,
			opened: START,
			deadline: START + DAY,
			votes: 0,
			state: RoundState::Open,
			outcome: None,
			challenge_until: None,
		};
		assert_eq!(details(round), expected);
		let tasks: Vec<Task> = crate::AgendaItems::<Test>::iter().map(|(_, task, ())| task).collect();
		assert_eq!(tasks, [Task::Tally(round)]);
		System::assert_last_event(Event::RoundOpened { round, details: expected }.into());
	});
}

#[test]
fn what_has_opened_is_said() {
	build_and_execute(|| {
		fill_register();
		let opened = Validation::open(proposal());
		assert_eq!(opened, Ok(OpenedRound { round: 1, region: wuhan(), deadline: START + DAY }));
	});
}

#[test]
fn the_snapshot_counts_independent_lines_to_the_turnout_and_all_agencies() {
	build_and_execute(|| {
		fill_register();
		for id in 21..=24 {
			register(id, profile(id, DiseaseControl));
		}
		register(31, profile(31, Customs));
		register(32, AgencyProfile { line_root: 31, ..profile(32, Customs) });
		register(33, AgencyProfile { jurisdiction: region(430_000), ..profile(33, Customs) });
		register(34, AgencyProfile { jurisdiction: region(420_106), ..profile(34, Customs) });
		register(41, AgencyProfile { line_root: REPORTER, ..profile(41, Hospital) });
		register(51, profile(51, Logistics));
		register(61, AgencyProfile { active: false, ..profile(61, Meteorology) });
		register(62, AgencyProfile { roles: Roles::of(&[Role::Report]), ..profile(62, Meteorology) });
		let mut p = proposal();
		p.quorum.turnout = 4;
		let round = open(p);
		assert_eq!(
			details(round).eligible.into_inner(),
			[
				(Hospital, 1),
				(DiseaseControl, 4),
				(Customs, 3),
				(Meteorology, 1),
				(Seismology, 1),
				(Charity, 1)
			]
		);
		assert_eq!(details(round).voters, 1 + 5 + 4 + 1 + 1 + 1);
	});
}

/// Registers an agency of each class that answers for the region.
fn local(first: AgencyId, code: u32, classes: &[AgencyClass]) {
	for (id, class) in (first..).zip(classes) {
		register(id, AgencyProfile { jurisdiction: region(code), ..profile(id, *class) });
	}
}

/// The region a round opens in that is asked for in Wuchang, a county of Wuhan in Hubei, with a quorum of 3 classes.
fn raised_to() -> u32 {
	register(REPORTER, profile(REPORTER, Hospital));
	let opened = Validation::open(RoundProposal { region: region(420_106), ..proposal() });
	let opened = opened.expect("a round of the test");
	assert_eq!(details(opened.round).region, opened.region);
	assert_eq!(details(opened.round).level, 0, "going up at once is no escalation");
	assert_eq!(opened.deadline, START + DAY);
	assert!(!details(opened.round).limited);
	assert_eq!(details(opened.round).quorum, proposal().quorum);
	opened.region.code()
}

#[test]
fn a_region_with_too_few_classes_goes_to_its_parent_at_once() {
	build_and_execute(|| {
		local(21, 420_106, &[Hospital, DiseaseControl, Customs]);
		assert_eq!(raised_to(), 420_106);
	});
	build_and_execute(|| {
		// The classes are there, but one is the reporter's own line.
		local(21, 420_106, &[Hospital, DiseaseControl, Customs]);
		amend(21, |agency| agency.line_root = REPORTER);
		local(31, 420_107, &[Meteorology]);
		assert_eq!(raised_to(), 420_100);
	});
	build_and_execute(|| {
		local(21, 420_106, &[Hospital, DiseaseControl]);
		local(31, 420_206, &[Customs]);
		assert_eq!(raised_to(), 420_000);
	});
	build_and_execute(|| {
		// More of the same classes do not help.
		local(21, 420_106, &[Hospital, Hospital, DiseaseControl, DiseaseControl]);
		local(31, 420_100, &[Hospital, DiseaseControl]);
		local(41, 420_000, &[Logistics]);
		local(51, 430_000, &[Customs]);
		assert_eq!(raised_to(), 0);
	});
	build_and_execute(|| {
		// Who answers for the whole is there for each part.
		local(21, 420_106, &[Hospital]);
		local(31, 420_000, &[DiseaseControl]);
		local(41, 0, &[Customs]);
		assert_eq!(raised_to(), 420_106);
	});
}

/// The round that opens for a quorum where the nation has these agencies.
fn limited(asked: Quorum, classes: &[AgencyClass]) -> RoundOf<Test> {
	register(REPORTER, profile(REPORTER, Hospital));
	local(21, 420_106, classes);
	let round = open(RoundProposal { quorum: asked, ..proposal() });
	let details = details(round);
	assert_eq!((details.asked, details.region), (asked, RegionCode::NATION));
	assert!(details.limited);
	System::assert_last_event(Event::RoundOpened { round, details: details.clone() }.into());
	details
}

#[test]
fn where_the_nation_is_short_the_quorum_is_what_there_is_and_the_event_says_both() {
	let quorum = |classes, groups, turnout| Quorum { classes, groups, turnout };
	let cases: [(Quorum, &[AgencyClass], Quorum); 6] = [
		(quorum(3, 3, 1), &[Hospital, Customs], quorum(2, 2, 1)),
		(quorum(3, 4, 2), &[Hospital, Hospital, Customs], quorum(2, 3, 2)),
		(quorum(3, 4, 2), &[Hospital, Hospital, Customs, Customs, Customs], quorum(2, 4, 2)),
		(quorum(3, 3, 2), &[Hospital], quorum(1, 1, 2)),
		(quorum(2, 2, 1), &[], quorum(1, 1, 1)),
		(quorum(1, 1, 1), &[Logistics], quorum(1, 1, 1)),
	];
	for (asked, classes, used) in cases {
		build_and_execute(|| assert_eq!(limited(asked, classes).quorum, used, "{asked:?} {classes:?}"));
	}
}

#[test]
fn every_class_fits_into_the_snapshot() {
	build_and_execute(|| {
		fill_register();
		let round = open(RoundProposal { classes: AgencyClasses::all(), ..proposal() });
		assert_eq!(details(round).eligible.len(), AgencyClass::ALL.len());
		assert_eq!(AgencyClass::ALL.len(), crate::MAX_CLASSES as usize);
	});
}

#[test]
fn the_line_of_the_reporter_is_that_of_its_root() {
	build_and_execute(|| {
		fill_register();
		register(2, profile(2, HealthAdministration));
		register(REPORTER, AgencyProfile { line_root: 2, ..profile(REPORTER, Hospital) });
		let round = open(proposal());
		assert_eq!(details(round).reporter_line, 2);
	});
}

#[test]
fn numbers_go_up_and_subjects_are_apart() {
	build_and_execute(|| {
		let first = open_round();
		let second = open(RoundProposal { subject: OTHER, ..proposal() });
		let need = open(RoundProposal { subject: RoundSubject::Need { request: 77, line: 1 }, ..proposal() });
		let delivery = open(RoundProposal { subject: RoundSubject::Delivery { shipment: 77 }, ..proposal() });
		assert_eq!([first, second, need, delivery], [1, 2, 3, 4]);
		assert_eq!(NextRound::<Test>::get(), 5);
	});
}

#[test]
fn a_subject_has_one_open_round() {
	build_and_execute(|| {
		let round = open_round();
		assert_noop!(Validation::open(proposal()), DispatchError::from(Error::<Test>::RoundAlreadyOpen));
		// Nor does the deadline alone make room.
		pass_deadline(round);
		assert_noop!(Validation::open(proposal()), DispatchError::from(Error::<Test>::RoundAlreadyOpen));
		assert_ok!(Validation::void(round));
		assert_eq!(open(proposal()), 2);
	});
}

#[test]
fn classes_are_known_and_at_least_one() {
	build_and_execute(|| {
		refused(|p| p.classes = AgencyClasses::EMPTY, Error::InvalidClasses);
		let stray = codec::Decode::decode(&mut &codec::Encode::encode(&(1u32 << 15))[..]);
		refused(|p| p.classes = stray.expect("any bits decode"), Error::InvalidClasses);
	});
}

#[test]
fn a_competent_class_is_admitted() {
	build_and_execute(|| {
		refused(|p| p.competent = AgencyClasses::of(&[Logistics]), Error::CompetentNotAdmitted);
		let mut without = proposal();
		without.competent = AgencyClasses::EMPTY;
		assert_eq!(open(without), 1);
	});
}

#[test]
fn a_quorum_asks_for_something() {
	build_and_execute(|| {
		let quorum = |classes, groups, turnout| Quorum { classes, groups, turnout };
		for bad in [quorum(0, 0, 1), quorum(0, 1, 1), quorum(3, 2, 1), quorum(3, 3, 0), quorum(3, 3, 9)] {
			refused(|p| p.quorum = bad, Error::InvalidQuorum);
		}
		for (incident, good) in [(1, quorum(1, 1, 1)), (2, quorum(3, 4, 8))] {
			let subject = RoundSubject::Incident { incident, revision: 1 };
			assert_eq!(open(RoundProposal { subject, quorum: good, ..proposal() }), incident);
		}
	});
}

#[test]
fn a_round_lasts_and_ends() {
	build_and_execute(|| {
		refused(|p| p.duration = 0, Error::InvalidDuration);
		refused(|p| p.duration = Moment::MAX - START + 1, Error::InvalidDuration);
		for (incident, duration) in [(1, 1), (2, Moment::MAX - START)] {
			let subject = RoundSubject::Incident { incident, revision: 1 };
			let opened = Validation::open(RoundProposal { subject, duration, ..proposal() });
			assert_eq!(opened.map(|opened| opened.deadline), Ok(START + duration));
		}
	});
}

#[test]
fn the_reporter_is_registered() {
	build_and_execute(|| refused(|p| p.reporter = 99, Error::AgencyNotFound));
}

#[test]
fn numbers_are_never_given_twice() {
	// Without the check of the invariants: the last number cannot be below the next one.
	new_test_ext().execute_with(|| {
		register(REPORTER, profile(REPORTER, Hospital));
		NextRound::<Test>::put(RoundId::MAX);
		assert_noop!(Validation::open(proposal()), DispatchError::from(ArithmeticError::Overflow));
		NextRound::<Test>::put(RoundId::MAX - 1);
		assert_eq!(open(proposal()), RoundId::MAX - 1);
	});
}
