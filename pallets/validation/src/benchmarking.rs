//! Benchmarks. They run in the mock and in the real runtime, where the register and the subjects are others' pallets.

use crate::{
	agenda::{Due, BUCKET},
	reliability::Record,
	AgendaCursor, Call, Config, ContentHash, EligibleLines, NextRound, OpenRounds, Outcome, Pallet, Records,
	Round, RoundOf, RoundState, Rounds, Settling, Task, Vote, VoteReason, Votes, JUDGED_BY_CALL,
	JUDGED_BY_STEP, MAX_CLASSES, MAX_TURNOUT,
};
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::traits::Time;
use frame_system::RawOrigin;
use muster_primitives::{
	agenda::Step,
	traits::{Agencies, Rounds as _},
	AgencyClass, AgencyClasses, AgencyId, CapStatus, Category, ClassCounts, ContentRef, DigestAlgorithm,
	MediaType, Position, Quorum, RegionCode, Roles, RoundId, RoundProposal, RoundSubject, Verdict,
};

/// What the benchmarks need of other pallets beyond the traits in [`Config`].
pub trait BenchmarkHelper {
	/// Makes a subject whose open round is `round`, so that [`Config::OnRound`] takes what becomes of it. The benchmark
	/// writes the round itself, over what may be there.
	fn subject(round: RoundId) -> RoundSubject;
}

impl BenchmarkHelper for () {
	fn subject(_: RoundId) -> RoundSubject {
		RoundSubject::Incident { incident: 1, revision: 1 }
	}
}

/// First number of the agencies that exist only as votes.
const STRANGERS: AgencyId = 1_000_000;

/// A subject that nobody else knows.
const NOBODYS: RoundSubject = RoundSubject::Incident { incident: u64::MAX, revision: 1 };

fn county() -> RegionCode {
	RegionCode::new(420_106).expect("a code of the benchmark")
}

fn elsewhere() -> RegionCode {
	RegionCode::new(430_102).expect("a code of the benchmark")
}

fn quorum() -> Quorum {
	Quorum { classes: 3, groups: 3, turnout: MAX_TURNOUT }
}

fn evidence(byte: u8) -> ContentRef {
	ContentRef {
		algorithm: DigestAlgorithm::Blake2b256,
		digest: ContentHash::repeat_byte(byte),
		size: 1_024,
		media_type: MediaType::Pdf,
	}
}

fn agency<T: Config>(class: AgencyClass, officer: &T::AccountId) -> AgencyId {
	T::Agencies::benchmark_agency(class, RegionCode::NATION, Roles::all(), officer)
}

/// Goes to the next block: who is registered by now can vote in what opens from now on.
fn next_block<T: Config>() {
	let next = frame_system::Pallet::<T>::block_number() + 1u32.into();
	frame_system::Pallet::<T>::set_block_number(next);
}

/// As many lines of every class as a quorum can ask for, none of which has to do with the county of the rounds: each
/// region up to the nation is searched in vain first.
fn crowd<T: Config>() {
	for class in AgencyClass::ALL {
		for line in 0..u32::from(MAX_TURNOUT) {
			let officer = account("crowd", line, class.index().into());
			T::Agencies::benchmark_agency(*class, elsewhere(), Roles::all(), &officer);
		}
	}
	next_block::<T>();
}

fn proposal(subject: RoundSubject, reporter: AgencyId) -> RoundProposal {
	RoundProposal {
		subject,
		content: ContentHash::repeat_byte(2),
		region: county(),
		reporter,
		category: Category::Health,
		classes: AgencyClasses::all(),
		competent: AgencyClasses::of(&[AgencyClass::Seismology]),
		quorum: quorum(),
		duration: 3_600_000,
		challenge: 3_600_000,
		status: CapStatus::Actual,
	}
}

/// Writes a round of every class over the nation with `votes` votes of as many groups, ready to be counted. Every class
/// is of two minds, so that no branch of the formula is spared.
fn write_round<T: Config>(subject: RoundSubject, reporter: AgencyId, votes: u32) -> RoundId {
	let round = NextRound::<T>::get();
	let now = T::Clock::now();
	let opened_at = frame_system::Pallet::<T>::block_number();
	let eligible: Vec<_> = AgencyClass::ALL.iter().map(|class| (*class, quorum().turnout)).collect();
	let RoundProposal { content, category, classes, competent, quorum, status, duration, challenge, .. } =
		proposal(subject, reporter);
	let details: RoundOf<T> = Round {
		subject,
		content,
		region: RegionCode::NATION,
		reporter,
		reporter_line: reporter,
		category,
		classes,
		competent,
		asked: quorum,
		quorum,
		limited: false,
		status,
		eligible: EligibleLines::truncate_from(eligible),
		voters: 50_000,
		level: 0,
		base: duration,
		challenge,
		escalated: None,
		appealed: None,
		opened_at,
		opened: now,
		deadline: now,
		votes,
		state: RoundState::Open,
		outcome: None,
		challenge_until: None,
	};
	Rounds::<T>::insert(round, details);
	OpenRounds::<T>::insert(subject, round);
	NextRound::<T>::put(round + 1);
	Due::<T>::put(&Task::Tally(round), now, now);

	for i in 0..votes {
		let class = AgencyClass::ALL[i as usize % AgencyClass::ALL.len()];
		let vote = Vote {
			officer: account("officer", i, 0),
			class,
			group: STRANGERS + i,
			position: if (i / 15) % 2 == 0 { Position::Confirm } else { Position::Dispute },
			weight: 1_000,
			reason: VoteReason::OwnObservation,
			evidence: Some(evidence(1)),
			cast_at: opened_at,
		};
		Votes::<T>::insert(round, STRANGERS + i, vote);
		fading_record::<T>(STRANGERS + i);
	}
	round
}

/// A record that has faded for as many epochs as the clock of the benchmark allows.
fn fading_record<T: Config>(agency: AgencyId) {
	let record = Record { right: u64::from(u32::MAX), wrong: u64::from(u32::MAX), events: 1, epoch: 0 };
	Records::<T>::insert(agency, Category::Health, record);
}

/// Makes of a round of [`write_round`] one that is counted and whose verdict may be made final.
fn confirmed<T: Config>(round: RoundId) {
	Rounds::<T>::mutate(round, |details| {
		let details = details.as_mut().expect("the round was written");
		OpenRounds::<T>::remove(details.subject);
		details.state = RoundState::Tallied;
		details.challenge_until = Some(T::Clock::now());
		details.outcome = Some(Outcome {
			verdict: Verdict::Confirmed,
			counts: ClassCounts::default(),
			carried_by: AgencyClasses::all(),
			firm: AgencyClasses::all(),
			heard: AgencyClasses::all(),
		});
	});
}

/// Puts nothing but `task` on the agenda, where the next step meets it.
fn only_due<T: Config>(task: Task) {
	while let Step::Due(_) | Step::Empty = Due::<T>::step(T::Clock::now() + 2 * BUCKET) {}
	let now = T::Clock::now();
	Due::<T>::put(&task, now, now);
	AgendaCursor::<T>::put(now / BUCKET + 1);
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// Worst case: the first and the last vote that is waited for, so that the round is counted and listed.
	#[benchmark]
	fn vote() -> Result<(), BenchmarkError> {
		let reporter = agency::<T>(AgencyClass::Hospital, &account("reporter", 0, 0));
		let officer: T::AccountId = whitelisted_caller();
		let voter = agency::<T>(AgencyClass::DiseaseControl, &officer);
		fading_record::<T>(voter);
		next_block::<T>();
		let round = Pallet::<T>::open(proposal(NOBODYS, reporter))?.round;
		Rounds::<T>::mutate(round, |details| {
			details.as_mut().expect("the round is open").voters = 1;
		});

		#[extrinsic_call]
		_(RawOrigin::Signed(officer), round, Position::Dispute, VoteReason::FiguresDiffer, Some(evidence(1)));

		assert!(Votes::<T>::contains_key(round, voter));
		Ok(())
	}

	/// What another pallet's call takes on when it opens a round of `c` classes: the highest turnout, and every region up
	/// to the nation searched in vain.
	#[benchmark]
	fn open(c: Linear<1, MAX_CLASSES>) -> Result<(), BenchmarkError> {
		crowd::<T>();
		let reporter = agency::<T>(AgencyClass::Hospital, &account("reporter", 0, 0));
		let classes = AgencyClasses::of(&AgencyClass::ALL[..c as usize]);
		let proposal = RoundProposal { classes, competent: classes, ..proposal(NOBODYS, reporter) };

		#[block]
		{
			Pallet::<T>::open(proposal)?;
		}

		assert!(OpenRounds::<T>::contains_key(NOBODYS));
		Ok(())
	}

	/// `v`: votes of the round. What it takes to open the round one level up comes on top, as [`open`].
	#[benchmark]
	fn tally(v: Linear<0, 512>) {
		let officer: T::AccountId = whitelisted_caller();
		let reporter = agency::<T>(AgencyClass::Hospital, &officer);
		let round = NextRound::<T>::get();
		let round = write_round::<T>(T::BenchmarkHelper::subject(round), reporter, v);

		#[extrinsic_call]
		_(RawOrigin::Signed(officer), round);

		assert_eq!(Rounds::<T>::get(round).map(|details| details.state), Some(RoundState::Tallied));
	}

	/// Of the round that opens, one class; what it takes to open it comes on top, as [`open`].
	#[benchmark]
	fn appeal() -> Result<(), BenchmarkError> {
		crowd::<T>();
		let reporter = agency::<T>(AgencyClass::Hospital, &account("reporter", 0, 0));
		let officer: T::AccountId = whitelisted_caller();
		let voter = agency::<T>(AgencyClass::DiseaseControl, &officer);
		next_block::<T>();
		let round = NextRound::<T>::get();
		let round = write_round::<T>(T::BenchmarkHelper::subject(round), reporter, 0);
		confirmed::<T>(round);
		Rounds::<T>::mutate(round, |details| {
			let details = details.as_mut().expect("the round was written");
			details.challenge_until = Some(T::Clock::now() + 1);
			details.region = county();
			details.classes = AgencyClasses::of(&[AgencyClass::DiseaseControl]);
		});

		#[extrinsic_call]
		_(RawOrigin::Signed(officer), round, evidence(3));

		assert_eq!(Rounds::<T>::get(round).map(|details| details.state), Some(RoundState::Appealed));
		assert!(crate::Appeals::<T>::iter().any(|(_, agency, _)| agency == voter));
		Ok(())
	}

	/// `v`: votes judged; there are more.
	#[benchmark]
	fn finalise(v: Linear<0, JUDGED_BY_CALL>) {
		let officer: T::AccountId = whitelisted_caller();
		let reporter = agency::<T>(AgencyClass::Hospital, &officer);
		let round = write_round::<T>(NOBODYS, reporter, v);
		confirmed::<T>(round);

		#[extrinsic_call]
		_(RawOrigin::Signed(officer), round);

		assert_eq!(Rounds::<T>::get(round).map(|details| details.state), Some(RoundState::Final));
	}

	/// The agenda has nothing that is due.
	#[benchmark]
	fn step_done() {
		let now = T::Clock::now();
		Due::<T>::put(&Task::Tally(1), now + 10 * BUCKET, now);
		AgendaCursor::<T>::put(now / BUCKET + 1);

		#[block]
		{
			assert_eq!(Due::<T>::step(T::Clock::now()), Step::Done);
		}
	}

	/// A bucket that holds nothing.
	#[benchmark]
	fn step_empty() {
		let now = T::Clock::now();
		Due::<T>::put(&Task::Tally(1), now + 10 * BUCKET, now);

		#[block]
		{
			assert_eq!(Due::<T>::step(now), Step::Empty);
		}
	}

	/// `v`: votes of the round that is counted. What it takes to open the round one level up comes on top.
	#[benchmark]
	fn step_tally(v: Linear<0, 512>) {
		let reporter = agency::<T>(AgencyClass::Hospital, &account("reporter", 0, 0));
		let round = NextRound::<T>::get();
		let round = write_round::<T>(T::BenchmarkHelper::subject(round), reporter, v);
		only_due::<T>(Task::Tally(round));

		#[block]
		{
			step::<T>();
		}

		assert_eq!(Rounds::<T>::get(round).map(|details| details.state), Some(RoundState::Tallied));
	}

	/// `v`: votes judged; with the most there are more, and the rest is put on the agenda again.
	#[benchmark]
	fn step_finalise(v: Linear<0, JUDGED_BY_STEP>) {
		let reporter = agency::<T>(AgencyClass::Hospital, &account("reporter", 0, 0));
		let round = write_round::<T>(NOBODYS, reporter, v);
		confirmed::<T>(round);
		only_due::<T>(Task::Finalise(round));

		#[block]
		{
			step::<T>();
		}

		assert_eq!(Rounds::<T>::get(round).map(|details| details.state), Some(RoundState::Final));
		assert_eq!(Settling::<T>::contains_key(round), v == JUDGED_BY_STEP);
	}

	/// One step of the agenda, with something due.
	fn step<T: Config>() {
		let Step::Due(task) = Due::<T>::step(T::Clock::now() + 2 * BUCKET) else {
			panic!("something is due");
		};
		Pallet::<T>::work(task);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
