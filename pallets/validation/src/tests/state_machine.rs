//! Everything together: honest, lazy, colluding and hostile agencies make random calls, keys are compromised, officers
//! leave, subjects change, time passes, blocks are full or empty. After every step the invariants hold, the events alone
//! give the rounds and the records, and no lie of too few classes is ever confirmed.

use super::*;
use crate::{Event, NextRound, Outcome, Record, Records, Settling, Votes};
use frame_support::{traits::Hooks, weights::Weight};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Agencies 100 to 123, three of each of these classes, and one more each inside the regions.
const CLASSES: [AgencyClass; 6] = [Hospital, DiseaseControl, Customs, Meteorology, Charity, Seismology];
/// These classes collude: all of their agencies say the opposite of what is so. Three classes are asked for.
const COLLUDING: usize = 2;
/// Lies are told of odd incidents, which are not so; every third subject is a drill.
const SUBJECTS: u64 = 6;

#[derive(Clone, Debug)]
enum Step {
	Open(u64, usize),
	/// The agency with this number says what its kind says; a lazy one of them cannot say.
	Vote {
		who: usize,
		round: u64,
		lazy: bool,
	},
	/// All honest agencies say what is so.
	Canvass(u64),
	/// A hostile one of the colluders says anything.
	Noise {
		who: usize,
		round: u64,
		position: Position,
	},
	Tally(u64),
	Appeal {
		who: usize,
		round: u64,
		digest: u8,
	},
	Finalise(u64),
	Void(u64),
	Settle(u64),
	Compromise(usize),
	Clear,
	/// An officer of a colluder leaves without cause, with its agency.
	Leave(usize),
	Register(usize),
	Idle(u64),
	Wait(Moment),
}

fn step() -> impl Strategy<Value = Step> {
	use Step::*;
	let who = || 0..24usize;
	let round = || 0..4u64;
	prop_oneof![
		6 => (0..SUBJECTS, 0..4usize).prop_map(|(subject, region)| Open(subject, region)),
		40 => (who(), round(), prop::bool::weighted(0.2)).prop_map(|(who, round, lazy)| Vote { who, round, lazy }),
		8 => (0..8usize, round(), prop_oneof![Just(Position::Confirm), Just(Position::Dispute), Just(Position::Unable)])
			.prop_map(|(who, round, position)| Noise { who, round, position }),
		4 => round().prop_map(Canvass),
		5 => round().prop_map(Tally),
		5 => (who(), round(), 0..20u8).prop_map(|(who, round, digest)| Appeal { who, round, digest }),
		3 => round().prop_map(Finalise),
		1 => round().prop_map(Void),
		1 => round().prop_map(Settle),
		1 => who().prop_map(Compromise),
		1 => Just(Clear),
		1 => (0..8usize).prop_map(Leave),
		1 => who().prop_map(Register),
		6 => (0..40u64).prop_map(Idle),
		8 => (1..DAY / 2).prop_map(Wait),
	]
}

fn agency(index: usize) -> AgencyId {
	100 + index as AgencyId
}

/// Agencies by class: 0 to 3 hospitals, 4 to 7 disease control, and so on.
fn class_of(index: usize) -> usize {
	index / 4
}

fn world() {
	register(REPORTER, profile(REPORTER, Education));
	for index in 0..24 {
		// Three of each class answer for the nation, the fourth for a county or another province.
		let jurisdiction = match index % 8 {
			3 => region(420_106),
			7 => region(430_000),
			_ => RegionCode::NATION,
		};
		let id = agency(index);
		// Two of each class are one line.
		let line_root = if index % 4 == 1 { agency(index - 1) } else { id };
		register(id, AgencyProfile { jurisdiction, line_root, ..profile(id, CLASSES[class_of(index)]) });
	}
}

fn subject(index: u64) -> RoundSubject {
	RoundSubject::Incident { incident: index, revision: 1 }
}

fn index_of(subject: RoundSubject) -> u64 {
	match subject {
		RoundSubject::Incident { incident, .. } => incident,
		other => panic!("no subject of the test: {other:?}"),
	}
}

fn is_so(subject: RoundSubject) -> bool {
	index_of(subject).is_multiple_of(2)
}

/// What an honest agency says.
fn truth(subject: RoundSubject) -> Position {
	if is_so(subject) {
		Position::Confirm
	} else {
		Position::Dispute
	}
}

fn is_drill(subject: RoundSubject) -> bool {
	index_of(subject).is_multiple_of(3)
}

/// One of the last rounds.
fn recent(back: u64) -> RoundId {
	NextRound::<Test>::get().saturating_sub(1 + back)
}

fn evidence_of(digest: u8) -> ContentRef {
	ContentRef { digest: ContentHash::repeat_byte(digest), ..evidence().expect("there is") }
}

fn say(who: usize, round: RoundId, position: Position) {
	let (origin, evidence) = (RuntimeOrigin::signed(agency(who).into()), Some(evidence_of(who as u8)));
	let _ = Validation::vote(origin, round, position, VoteReason::OwnObservation, evidence);
}

fn take(step: Step) {
	let officer = || RuntimeOrigin::signed(REPORTER.into());
	match step {
		Step::Open(index, place) => {
			let status = if is_drill(subject(index)) { CapStatus::Exercise } else { CapStatus::Actual };
			let region = [region(420_106), wuhan(), region(420_000), RegionCode::NATION][place];
			let classes = CLASSES.into_iter().collect();
			let quorum = Quorum { classes: 3, groups: 3, turnout: 1 + (index % 2) as u8 };
			let competent = AgencyClasses::EMPTY;
			let subject = subject(index);
			let _ = Validation::open(RoundProposal {
				subject,
				status,
				region,
				classes,
				quorum,
				competent,
				..proposal()
			});
		}
		Step::Vote { who, round, lazy } => {
			let round = recent(round);
			let Some(details) = Rounds::<Test>::get(round) else { return };
			let lie = if is_so(details.subject) { Position::Dispute } else { Position::Confirm };
			let position = match (class_of(who) < COLLUDING, lazy) {
				(true, _) => lie,
				(false, true) => Position::Unable,
				(false, false) => truth(details.subject),
			};
			say(who, round, position);
		}
		Step::Canvass(round) => {
			let round = recent(round);
			let Some(details) = Rounds::<Test>::get(round) else { return };
			(4 * COLLUDING..24).for_each(|who| say(who, round, truth(details.subject)));
		}
		Step::Noise { who, round, position } => say(who, recent(round), position),
		Step::Tally(round) => {
			let _ = Validation::tally(officer(), recent(round));
		}
		Step::Appeal { who, round, digest } => {
			let origin = RuntimeOrigin::signed(agency(who).into());
			let call = crate::Call::<Test>::appeal { round: recent(round), evidence: evidence_of(digest) };
			let _ = sp_runtime::traits::Dispatchable::dispatch(RuntimeCall::from(call), origin);
		}
		Step::Finalise(round) => {
			let _ = Validation::finalise(officer(), recent(round));
		}
		Step::Void(round) => {
			let _ = Validation::void(recent(round));
		}
		Step::Settle(round) => Validation::settle(recent(round)),
		Step::Compromise(who) => {
			CompromisedKeys::mutate(|keys| keys.insert(agency(who).into()));
		}
		Step::Clear => CompromisedKeys::set(Default::default()),
		Step::Leave(who) => amend(agency(who), |agency| {
			(agency.active, agency.eligible_since) = (false, System::block_number() as u32);
		}),
		Step::Register(who) => {
			let id = 200 + NextRound::<Test>::get() as AgencyId;
			let since = System::block_number() as u32;
			register(id, AgencyProfile { eligible_since: since, ..profile(id, CLASSES[class_of(who)]) });
		}
		Step::Idle(tenths) => {
			let rest = Weight::from_parts(10_000_000_000 * tenths, u64::MAX);
			let used = Validation::on_idle(System::block_number(), rest);
			assert!(used.all_lte(rest));
		}
		Step::Wait(time) => Now::mutate(|now| *now += time),
	}
	System::set_block_number(System::block_number() + 1);
}

/// What the events tell.
#[derive(Default)]
struct Told {
	rounds: BTreeMap<RoundId, RoundOf<Test>>,
	votes: BTreeMap<(RoundId, AgencyId), Position>,
	records: BTreeMap<(AgencyId, Category), Record>,
	settling: BTreeMap<RoundId, AgencyId>,
}

impl Told {
	fn hear(&mut self) {
		for record in System::events() {
			let RuntimeEvent::Validation(event) = record.event else { continue };
			self.hear_one(event);
		}
		System::reset_events();
	}

	fn round(&mut self, round: RoundId) -> &mut RoundOf<Test> {
		self.rounds.get_mut(&round).expect("a round that was announced")
	}

	fn hear_one(&mut self, event: Event<Test>) {
		match event {
			Event::RoundOpened { round, details } => {
				assert!(self.rounds.insert(round, details).is_none(), "a round opens once");
			}
			Event::Voted { round, agency, position, previous, .. } => {
				assert_eq!(self.votes.insert((round, agency), position), previous);
				self.round(round).votes += u32::from(previous.is_none());
			}
			Event::RoundTallied { round, state, outcome, challenge_until, .. } => {
				let told = self.round(round);
				assert!(told.outcome.is_none(), "no verdict reverses without a round");
				(told.state, told.outcome, told.challenge_until) = (state, Some(outcome), challenge_until);
			}
			Event::RoundVoided { round, .. } => self.round(round).state = RoundState::Voided,
			Event::VerdictAppealed { round, .. } => self.round(round).state = RoundState::Appealed,
			Event::RoundFinalised { round, .. } => {
				let told = self.round(round);
				told.state = RoundState::Final;
				let judges = Validation::judges(told);
				if judges {
					self.settling.insert(round, 0);
				}
			}
			Event::VotesJudged { round, last, done, .. } => {
				assert!(!is_drill(self.round(round).subject), "nobody is judged by a drill");
				if done {
					self.settling.remove(&round);
				} else {
					self.settling.insert(round, last);
				}
			}
			Event::Recorded { agency, category, record } => {
				let before =
					self.records.insert((agency, category), record).map_or(0, |before| before.events);
				assert_eq!(record.events, before + 1);
			}
			Event::TaskFailed { task, error } => panic!("{task:?} failed: {error:?}"),
			_ => unreachable!("an event of FRAME"),
		}
	}

	fn is_what_is_stored(&self) {
		assert_eq!(Rounds::<Test>::iter().collect::<BTreeMap<_, _>>(), self.rounds);
		let votes = Votes::<Test>::iter().map(|(round, agency, vote)| ((round, agency), vote.position));
		assert_eq!(votes.collect::<BTreeMap<_, _>>(), self.votes);
		let records = Records::<Test>::iter().map(|(agency, category, record)| ((agency, category), record));
		assert_eq!(records.collect::<BTreeMap<_, _>>(), self.records);
		assert_eq!(Settling::<Test>::iter().collect::<BTreeMap<_, _>>(), self.settling);
	}
}

/// What no round may have ended with.
fn no_lie_is_confirmed() {
	for details in Rounds::<Test>::iter_values() {
		let Some(Outcome { verdict, counts, .. }) = details.outcome else { continue };
		let lie = if is_so(details.subject) { Verdict::Refuted } else { Verdict::Confirmed };
		assert_ne!(verdict, lie, "{COLLUDING} classes have carried a lie: {details:?}");
		assert_ne!(verdict, Verdict::ConfirmedLimited, "the nation is not short of classes");
		let groups = counts.groups_for + counts.groups_against;
		assert!(groups <= details.votes, "no vote counts twice");
	}
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 96, max_shrink_iters: 2_000, ..ProptestConfig::default() })]

	#[test]
	fn whatever_happens_the_rules_hold(steps in prop::collection::vec(step(), 1..160)) {
		new_test_ext().execute_with(|| {
			world();
			let mut told = Told::default();
			for step in steps {
				let label = format!("{step:?}");
				take(step);
				if let Err(error) = Validation::do_try_state() {
					panic!("after {label}: {error:?}");
				}
				told.hear();
				told.is_what_is_stored();
				no_lie_is_confirmed();
			}
		});
	}
}

#[test]
fn the_steps_reach_everything() {
	use proptest::{strategy::ValueTree, test_runner::TestRunner};
	let mut runner = TestRunner::deterministic();
	let steps = prop::collection::vec(step(), 400);
	let mut seen = BTreeMap::<String, u32>::new();
	for _ in 0..40 {
		let steps = steps.new_tree(&mut runner).expect("a value").current();
		new_test_ext().execute_with(|| {
			world();
			steps.into_iter().for_each(take);
			for details in Rounds::<Test>::iter_values() {
				*seen.entry(format!("{:?}", details.state)).or_default() += 1;
				if let Some(outcome) = details.outcome {
					*seen.entry(format!("{:?}", outcome.verdict)).or_default() += 1;
				}
			}
			*seen.entry("Records".into()).or_default() += Records::<Test>::iter().count() as u32;
			*seen.entry("LeftOut".into()).or_default() += crate::LeftOut::<Test>::iter().count() as u32;
		});
	}
	for wanted in [
		"Open",
		"Tallied",
		"Final",
		"Escalated",
		"Voided",
		"Appealed",
		"Confirmed",
		"Refuted",
		"Disputed",
		"Unverifiable",
		"Records",
		"LeftOut",
	] {
		assert!(seen.get(wanted).is_some_and(|times| *times >= 5), "{wanted} is rare: {seen:?}");
	}
}
