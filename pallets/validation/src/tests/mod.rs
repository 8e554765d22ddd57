//! One file per call, one per door to other pallets, and the formula by itself.

mod agenda;
mod appeal;
mod cost;
mod count;
mod escalation;
mod finalise;
mod formula;
mod invariants;
mod open;
mod pinned;
mod provisional;
mod reliability;
mod state_machine;
mod tally;
mod vectors;
mod void;
mod vote;

use crate::{mock::*, ContentHash, RoundOf, RoundState, Rounds, VoteReason};
use frame_support::{assert_ok, dispatch::DispatchResult};
use muster_primitives::{
	traits::Rounds as _,
	AgencyClass::{self, *},
	AgencyClasses, AgencyId, AgencyProfile, CapStatus, Category, ContentRef, DigestAlgorithm, MediaType,
	Moment, OfficerProfile, Position, Quorum, RegionCode, Role, Roles, RoundId, RoundProposal, RoundSubject,
	Verdict,
};

/// What most tests are about.
const SUBJECT: RoundSubject = RoundSubject::Incident { incident: 77, revision: 1 };
/// What some rounds beside it are about.
const OTHER: RoundSubject = RoundSubject::Incident { incident: 78, revision: 1 };
/// The agency that reported it.
const REPORTER: AgencyId = 1;
const DAY: Moment = 86_400_000;

/// Voters of the tests: officer `n` acts for agency `n`, each its own line.
const VOTERS: [(AgencyId, AgencyClass); 6] =
	[(11, Hospital), (12, DiseaseControl), (13, Customs), (14, Meteorology), (15, Charity), (16, Seismology)];

fn region(code: u32) -> RegionCode {
	RegionCode::new(code).expect("a code of the test")
}

fn wuhan() -> RegionCode {
	region(420_100)
}

/// An active agency of the nation that has been eligible from the beginning, its own line, with every role.
fn profile(id: AgencyId, class: AgencyClass) -> AgencyProfile {
	AgencyProfile {
		class,
		jurisdiction: RegionCode::NATION,
		line_root: id,
		roles: Roles::all(),
		active: true,
		eligible_since: 0,
	}
}

fn register(id: AgencyId, agency: AgencyProfile) {
	AgencyList::mutate(|list| list.insert(id, agency));
	OfficerList::mutate(|list| {
		list.insert(id.into(), OfficerProfile { agency: id, roles: agency.roles, enrolled_at: 0 })
	});
}

fn amend(id: AgencyId, change: impl FnOnce(&mut AgencyProfile)) {
	AgencyList::mutate(|list| change(list.get_mut(&id).expect("an agency of the test")));
}

fn proposal() -> RoundProposal {
	RoundProposal {
		subject: SUBJECT,
		content: ContentHash::repeat_byte(9),
		region: wuhan(),
		reporter: REPORTER,
		category: Category::Health,
		classes: VOTERS.iter().map(|(_, class)| *class).collect(),
		competent: AgencyClasses::of(&[Seismology]),
		quorum: Quorum { classes: 3, groups: 3, turnout: 1 },
		duration: DAY,
		challenge: DAY,
		status: CapStatus::Actual,
	}
}

/// Fills the register.
fn fill_register() {
	register(REPORTER, profile(REPORTER, Hospital));
	for (id, class) in VOTERS {
		register(id, profile(id, class));
	}
}

/// Opens the round of a proposal.
fn open(proposal: RoundProposal) -> RoundId {
	Validation::open(proposal).expect("a round of the test").round
}

/// Fills the register and opens the round of [`proposal`].
fn open_round() -> RoundId {
	fill_register();
	open(proposal())
}

fn evidence() -> Option<ContentRef> {
	Some(ContentRef {
		algorithm: DigestAlgorithm::Sha256,
		digest: ContentHash::repeat_byte(5),
		size: 10,
		media_type: MediaType::Pdf,
	})
}

/// A vote of the officer of `agency`.
fn vote(round: RoundId, agency: AgencyId, position: Position) -> DispatchResult {
	let origin = RuntimeOrigin::signed(agency.into());
	Validation::vote(origin, round, position, VoteReason::OwnObservation, evidence())
}

/// The first `confirm` voters confirm, the next `dispute` ones dispute.
fn votes(round: RoundId, confirm: usize, dispute: usize) {
	for (id, _) in &VOTERS[..confirm] {
		assert_ok!(vote(round, *id, Position::Confirm));
	}
	for (id, _) in &VOTERS[confirm..confirm + dispute] {
		assert_ok!(vote(round, *id, Position::Dispute));
	}
}

fn pass_deadline(round: RoundId) {
	Now::set(details(round).deadline);
}

fn details(round: RoundId) -> RoundOf<Test> {
	Rounds::<Test>::get(round).expect("a round of the test")
}

/// Counts a round in the name of the reporter, without looking at the weight.
fn tally(round: RoundId) -> DispatchResult {
	Validation::tally(RuntimeOrigin::signed(REPORTER.into()), round).map(|_| ()).map_err(|error| error.error)
}

/// Goes to the deadline of a round and counts it.
fn count_at_deadline(round: RoundId) -> Verdict {
	pass_deadline(round);
	assert_ok!(tally(round));
	verdict(round)
}

fn verdict(round: RoundId) -> Verdict {
	details(round).outcome.expect("a counted round").verdict
}

/// Goes to the end of the window in which a verdict can be appealed.
fn pass_window(round: RoundId) {
	Now::set(details(round).challenge_until.expect("a verdict with a window"));
}

/// Works off what is due, with a whole block to do it in.
fn idle() {
	use frame_support::{traits::Hooks, weights::Weight};
	Validation::on_idle(System::block_number(), Weight::MAX);
}

fn state(round: RoundId) -> RoundState {
	details(round).state
}
