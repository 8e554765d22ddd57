//! Numbers that clients decode. A failure here means that something was renumbered: undo it.

use super::*;
use crate::{Call, Error, Event, Letter, Outcome, Record, Reliability, RoundState, Standing, Task};
use codec::{Decode, Encode};
use frame_support::traits::{PalletInfoAccess, StorageInfoTrait};
use muster_primitives::ClassCounts;
use sp_runtime::{DispatchError, ModuleError};

#[test]
fn calls() {
	let (position, reason, evidence) = (Position::Dispute, VoteReason::Laboratory, None);
	let vote = RuntimeCall::from(Call::vote { round: 3, position, reason, evidence });
	assert_eq!(vote.encode(), [31, 0, 3, 0, 0, 0, 0, 0, 0, 0, 1, 4, 0]);
	let tally = RuntimeCall::from(Call::tally { round: 3 });
	assert_eq!(tally.encode(), [31, 1, 3, 0, 0, 0, 0, 0, 0, 0]);
	let evidence = evidence.unwrap_or(super::evidence().expect("there is"));
	let appeal = RuntimeCall::from(Call::appeal { round: 3, evidence });
	assert_eq!(appeal.encode()[..10], [31, 2, 3, 0, 0, 0, 0, 0, 0, 0]);
	let finalise = RuntimeCall::from(Call::finalise { round: 3 });
	assert_eq!(finalise.encode(), [31, 3, 3, 0, 0, 0, 0, 0, 0, 0]);
}

#[test]
fn events() {
	build_and_execute(|| {
		let round = open_round();
		votes(round, 1, 0);
		let details = details(round);
		let (subject, verdict, agency, officer) = (SUBJECT, Verdict::Confirmed, 11, 11);
		let (evidence, record, task) = (evidence().expect("there is"), Record::default(), Task::Tally(1));
		let error = DispatchError::Unavailable;
		let counts = ClassCounts::default();
		let (carried_by, firm, heard) = (AgencyClasses::EMPTY, AgencyClasses::EMPTY, AgencyClasses::EMPTY);
		let outcome = Outcome { verdict, counts, carried_by, firm, heard };
		let all: [Event<Test>; 8] = [
			Event::RoundOpened { round, details },
			Event::RoundTallied {
				round,
				subject,
				by: None,
				state: RoundState::Tallied,
				outcome,
				challenge_until: None,
				left_out: Default::default(),
			},
			Event::RoundVoided { round, subject },
			Event::VerdictAppealed { round, subject, agency, officer, evidence, next: 2 },
			Event::RoundFinalised { round, subject, verdict, by: None },
			Event::VotesJudged { round, votes: 1, last: 1, done: true },
			Event::Recorded { agency, category: Category::Health, record },
			Event::TaskFailed { task, error },
		];
		let indices: Vec<u8> = all.iter().map(|event| event.encode()[0]).collect();
		assert_eq!(indices, [0, 2, 3, 4, 5, 6, 7, 8]);
		let voted = System::events().last().expect("a vote").event.encode();
		assert_eq!(voted[..2], [31, 1]);
	});
}

#[test]
fn errors() {
	let all: [Error<Test>; 25] = [
		Error::RoundNotFound,
		Error::RoundNotOpen,
		Error::DeadlinePassed,
		Error::DeadlineNotReached,
		Error::ClassNotAdmitted,
		Error::OutsideJurisdiction,
		Error::NotEligibleYet,
		Error::OwnReport,
		Error::SameReportingLine,
		Error::EvidenceRequired,
		Error::TooManyVotes,
		Error::RoundAlreadyOpen,
		Error::InvalidClasses,
		Error::CompetentNotAdmitted,
		Error::InvalidQuorum,
		Error::InvalidDuration,
		Error::AgencyNotFound,
		Error::TooManyVotesOfLine,
		Error::NotAppealable,
		Error::WindowOver,
		Error::AlreadyAppealed,
		Error::TooManyAppeals,
		Error::EvidenceNotNew,
		Error::WindowNotOver,
		Error::NothingToFinalise,
	];
	for (number, error) in (0u8..).zip(all) {
		let DispatchError::Module(ModuleError { index, error, .. }) = DispatchError::from(error) else {
			panic!("error {number} is no module error");
		};
		assert_eq!((index, error), (31, [number, 0, 0, 0]));
	}
}

#[test]
fn stored_enumerations() {
	use {RoundState::*, VoteReason::*};
	let states = [Open, Tallied, Final, Escalated, Voided, Appealed].map(|state| state.encode()).concat();
	assert_eq!(states, [0, 2, 3, 4, 5, 6]);
	for free in [1u8, 7] {
		assert!(RoundState::decode(&mut &[free][..]).is_err());
	}
	assert_eq!(Task::Tally(3).encode(), [0, 3, 0, 0, 0, 0, 0, 0, 0]);
	assert_eq!(Task::Finalise(3).encode(), [1, 3, 0, 0, 0, 0, 0, 0, 0]);
	let letters = [Letter::A, Letter::B, Letter::C, Letter::D, Letter::E, Letter::F];
	assert_eq!(letters.map(|letter| letter.encode()).concat(), (0..6).collect::<Vec<u8>>());
	let reasons = [
		OwnObservation,
		FiguresAgree,
		FiguresDiffer,
		SiteVisit,
		Laboratory,
		NoInformation,
		OutOfCompetence,
		Other,
	];
	assert_eq!(reasons.map(|reason| reason.encode()).concat(), (0..8).collect::<Vec<u8>>());
}

#[test]
fn view_function_results() {
	let counts = ClassCounts::default();
	let open = Standing { counts, carried: None, otherwise: Verdict::Unverifiable };
	assert_eq!(open.encode(), [[0; 20].as_slice(), &[0, 3]].concat());
	let outcome = Outcome {
		verdict: Verdict::Refuted,
		counts,
		carried_by: AgencyClasses::of(&[Hospital]),
		firm: AgencyClasses::EMPTY,
		heard: AgencyClasses::all(),
	};
	let sets = [2, 0, 0, 0, 0, 0, 0, 0, 255, 127, 0, 0];
	assert_eq!(outcome.encode(), [[1].as_slice(), &[0; 20], &sets].concat());
	let shown = Reliability { letter: Letter::F, ppm: 1, weight: 2, events: 3 };
	assert_eq!(shown.encode(), [5, 1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0]);
}

#[test]
fn storage() {
	assert_eq!(Validation::name(), "Validation");
	let names: Vec<_> = Validation::storage_info()
		.into_iter()
		.map(|info| String::from_utf8(info.storage_name).expect("a name"))
		.collect();
	let expected = [
		"NextRound",
		"Rounds",
		"Votes",
		"VotesOfLine",
		"OpenRounds",
		"LeftOut",
		"Appeals",
		"AppealCount",
		"Settling",
		"Records",
		"AgendaItems",
		"AgendaCursor",
		"AgendaLength",
	];
	assert_eq!(names, expected);
}
