//! Opening a round, as the incidents do.

use super::*;
use crate::{Error, Event, NextRound, OpenRounds, Round, RoundState};
use frame_support::{assert_noop, assert_ok};
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
		assert_eq!(OpenRounds::<Test>::get(INCIDENT), Some(round));
		assert_eq!(
			details(round),
			Round {
				incident: INCIDENT,
				revision: 1,
				content: p.content,
				region: wuhan(),
				reporter: REPORTER,
				reporter_line: REPORTER,
				classes: p.classes,
				competent: p.competent,
				quorum: p.quorum,
				status: CapStatus::Actual,
				eligible: eligible.clone(),
				opened_at: 5,
				opened: START,
				deadline: START + DAY,
				votes: 0,
				state: RoundState::Open,
				outcome: None,
			}
		);
		System::assert_last_event(
			Event::RoundOpened {
				round,
				incident: INCIDENT,
				revision: 1,
				content: p.content,
				region: wuhan(),
				reporter: REPORTER,
				reporter_line: REPORTER,
				classes: p.classes,
				competent: p.competent,
				quorum: p.quorum,
				status: CapStatus::Actual,
				eligible,
				opened: START,
				deadline: START + DAY,
			}
			.into(),
		);
	});
}

#[test]
fn the_snapshot_counts_independent_lines_to_the_turnout() {
	build_and_execute(|| {
		register(REPORTER, profile(REPORTER, Hospital));
		for id in 21..=24 {
			register(id, profile(id, DiseaseControl));
		}
		register(31, profile(31, Customs));
		register(32, AgencyProfile { line_root: 31, ..profile(32, Customs) });
		register(33, AgencyProfile { jurisdiction: region(430_000), ..profile(33, Customs) });
		register(41, AgencyProfile { line_root: REPORTER, ..profile(41, Hospital) });
		register(51, profile(51, Logistics));
		let mut p = proposal();
		p.quorum.turnout = 3;
		let round = Validation::open(p).expect("a round of the test");
		assert_eq!(
			details(round).eligible.into_inner(),
			[
				(Hospital, 0),
				(DiseaseControl, 3),
				(Customs, 1),
				(Meteorology, 0),
				(Seismology, 0),
				(Charity, 0)
			]
		);
	});
}

#[test]
fn every_class_fits_into_the_snapshot() {
	build_and_execute(|| {
		register(REPORTER, profile(REPORTER, Hospital));
		let mut p = proposal();
		p.classes = AgencyClasses::all();
		let round = Validation::open(p).expect("a round of the test");
		assert_eq!(details(round).eligible.len(), AgencyClass::ALL.len());
		assert_eq!(AgencyClass::ALL.len(), crate::MAX_CLASSES as usize);
	});
}

#[test]
fn the_line_of_the_reporter_is_that_of_its_root() {
	build_and_execute(|| {
		register(2, profile(2, HealthAdministration));
		register(REPORTER, AgencyProfile { line_root: 2, ..profile(REPORTER, Hospital) });
		let round = Validation::open(proposal()).expect("a round of the test");
		assert_eq!(details(round).reporter_line, 2);
	});
}

#[test]
fn numbers_go_up_and_incidents_are_apart() {
	build_and_execute(|| {
		let first = open_round();
		let second = Validation::open(RoundProposal { incident: 78, ..proposal() });
		assert_eq!((first, second), (1, Ok(2)));
		assert_eq!(NextRound::<Test>::get(), 3);
	});
}

#[test]
fn an_incident_has_one_open_round() {
	build_and_execute(|| {
		let round = open_round();
		let next = RoundProposal { revision: 2, ..proposal() };
		assert_noop!(Validation::open(next.clone()), DispatchError::from(Error::<Test>::RoundAlreadyOpen));
		// Nor does the deadline alone make room.
		pass_deadline(round);
		assert_noop!(Validation::open(next.clone()), DispatchError::from(Error::<Test>::RoundAlreadyOpen));
		assert_ok!(Validation::tally(RuntimeOrigin::signed(REPORTER.into()), round));
		assert_eq!(Validation::open(next), Ok(2));
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
		assert_eq!(Validation::open(without), Ok(1));
	});
}

#[test]
fn a_quorum_asks_for_something() {
	build_and_execute(|| {
		let quorum = |classes, groups, turnout| Quorum { classes, groups, turnout };
		for bad in [quorum(0, 0, 1), quorum(0, 1, 1), quorum(3, 2, 1), quorum(3, 3, 0)] {
			refused(|p| p.quorum = bad, Error::InvalidQuorum);
		}
		for (incident, good) in [(1, quorum(1, 1, 1)), (2, quorum(3, 4, 255))] {
			let opened = Validation::open(RoundProposal { incident, quorum: good, ..proposal() });
			assert_eq!(opened, Ok(incident));
		}
	});
}

#[test]
fn a_round_lasts_and_ends() {
	build_and_execute(|| {
		refused(|p| p.duration = 0, Error::InvalidDuration);
		refused(|p| p.duration = Moment::MAX - START + 1, Error::InvalidDuration);
		for (incident, duration) in [(1, 1), (2, Moment::MAX - START)] {
			let round = Validation::open(RoundProposal { incident, duration, ..proposal() });
			assert_eq!(round.map(|round| details(round).deadline), Ok(START + duration));
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
		assert_eq!(Validation::open(proposal()), Ok(RoundId::MAX - 1));
	});
}
