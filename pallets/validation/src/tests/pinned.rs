//! Numbers that clients decode. A failure here means that something was renumbered: undo it.

use super::*;
use crate::{Call, Error, Event, Outcome, RoundState, Standing};
use codec::{Decode, Encode};
use frame_support::traits::{PalletInfoAccess, StorageInfoTrait};
use muster_primitives::{ClassCounts, Verdict};
use sp_runtime::{DispatchError, ModuleError};

#[test]
fn calls() {
	let (position, reason, evidence) = (Position::Dispute, VoteReason::Laboratory, None);
	let vote = RuntimeCall::from(Call::vote { round: 3, position, reason, evidence });
	assert_eq!(vote.encode(), [31, 0, 3, 0, 0, 0, 0, 0, 0, 0, 1, 4, 0]);
	let tally = RuntimeCall::from(Call::tally { round: 3 });
	assert_eq!(tally.encode(), [31, 1, 3, 0, 0, 0, 0, 0, 0, 0]);
}

#[test]
fn events() {
	build_and_execute(|| {
		let round = open_round();
		votes(round, 1, 0);
		pass_deadline(round);
		assert_ok!(Validation::tally(RuntimeOrigin::signed(11), round));
		let voided = Validation::open(proposal()).expect("a round of the test");
		assert_ok!(Validation::void(voided));
		let indices: Vec<[u8; 2]> = System::events()
			.iter()
			.map(|record| {
				let encoded = record.event.encode();
				[encoded[0], encoded[1]]
			})
			.collect();
		assert_eq!(indices, [[31, 0], [31, 1], [31, 2], [31, 0], [31, 3]]);
	});
	let event = Event::<Test>::RoundVoided { round: 1, incident: 2, revision: 3 };
	assert_eq!(event.encode().len(), 1 + 8 + 8 + 4);
}

#[test]
fn errors() {
	let all: [Error<Test>; 17] = [
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
	let states = [Open, Tallied, Final, Voided].map(|state| state.encode()).concat();
	assert_eq!(states, [0, 2, 3, 5]);
	for reserved in [1u8, 4, 6] {
		assert!(RoundState::decode(&mut &[reserved][..]).is_err());
	}
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
fn view_function_result() {
	let counts = ClassCounts::default();
	let open = Standing { counts, carried: None, otherwise: Verdict::Unverifiable };
	assert_eq!(open.encode(), [[0; 20].as_slice(), &[0, 3]].concat());
	let outcome = Outcome { verdict: Verdict::Refuted, counts };
	assert_eq!(outcome.encode(), [[1].as_slice(), &[0; 20]].concat());
}

#[test]
fn storage() {
	assert_eq!(Validation::name(), "Validation");
	let names: Vec<_> = Validation::storage_info()
		.into_iter()
		.map(|info| String::from_utf8(info.storage_name).expect("a name"))
		.collect();
	assert_eq!(names, ["NextRound", "Rounds", "Votes", "OpenRounds"]);
}
