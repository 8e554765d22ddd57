//! Benchmarks. They run in the mock and in the real runtime, where the register and the incidents are others' pallets.

use crate::{
	types::NEUTRAL_WEIGHT, Call, Config, ContentHash, EligibleLines, NextRound, OpenRounds, Pallet, Round,
	RoundState, Rounds, Vote, VoteReason, Votes,
};
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::traits::Time;
use frame_system::RawOrigin;
use muster_primitives::{
	traits::{Agencies, RoundProposal, Rounds as _},
	AgencyClass, AgencyClasses, AgencyId, CapStatus, ContentRef, DigestAlgorithm, IncidentId, MediaType,
	Position, Quorum, RegionCode, Roles, RoundId,
};

/// What the benchmarks need of other pallets beyond the traits in [`Config`].
pub trait BenchmarkHelper {
	/// Makes an incident whose revision 1 awaits the verdict of `round`, so that [`Config::OnVerdict`] takes it. The
	/// benchmark writes the round itself, over what may be there.
	fn incident(round: RoundId) -> IncidentId;
}

impl BenchmarkHelper for () {
	fn incident(_: RoundId) -> IncidentId {
		1
	}
}

/// First number of the agencies that exist only as votes.
const STRANGERS: AgencyId = 1_000_000;

fn quorum() -> Quorum {
	Quorum { classes: 3, groups: 3, turnout: 2 }
}

fn evidence() -> ContentRef {
	ContentRef {
		algorithm: DigestAlgorithm::Blake2b256,
		digest: ContentHash::repeat_byte(1),
		size: 1_024,
		media_type: MediaType::Pdf,
	}
}

fn agency<T: Config>(class: AgencyClass, officer: &T::AccountId) -> AgencyId {
	T::Agencies::benchmark_agency(class, RegionCode::NATION, Roles::all(), officer)
}

fn proposal(incident: IncidentId, reporter: AgencyId) -> RoundProposal {
	RoundProposal {
		incident,
		revision: 1,
		content: ContentHash::repeat_byte(2),
		region: RegionCode::NATION,
		reporter,
		classes: AgencyClasses::all(),
		competent: AgencyClasses::of(&[AgencyClass::Seismology]),
		quorum: quorum(),
		duration: 3_600_000,
		status: CapStatus::Actual,
	}
}

/// Writes an open round of every class with `votes` votes of as many groups, ready to be counted. Every class is of
/// two minds, so that no branch of the formula is spared.
fn write_round<T: Config>(reporter: AgencyId, votes: u32) -> RoundId {
	let round = NextRound::<T>::get();
	let incident = T::BenchmarkHelper::incident(round);
	let now = T::Clock::now();
	let opened_at = frame_system::Pallet::<T>::block_number();
	let eligible: Vec<_> = AgencyClass::ALL.iter().map(|class| (*class, quorum().turnout)).collect();
	let RoundProposal { revision, content, region, classes, competent, quorum, status, .. } =
		proposal(incident, reporter);
	Rounds::<T>::insert(
		round,
		Round {
			incident,
			revision,
			content,
			region,
			reporter,
			reporter_line: reporter,
			classes,
			competent,
			quorum,
			status,
			eligible: EligibleLines::truncate_from(eligible),
			opened_at,
			opened: now,
			deadline: now,
			votes,
			state: RoundState::Open,
			outcome: None,
		},
	);
	OpenRounds::<T>::insert(incident, round);
	NextRound::<T>::put(round + 1);

	for i in 0..votes {
		let class = AgencyClass::ALL[i as usize % AgencyClass::ALL.len()];
		let vote = Vote {
			officer: account("officer", i, 0),
			class,
			group: STRANGERS + i,
			position: if i % 2 == 0 { Position::Confirm } else { Position::Dispute },
			weight: NEUTRAL_WEIGHT,
			reason: VoteReason::OwnObservation,
			evidence: Some(evidence()),
			cast_at: opened_at,
		};
		Votes::<T>::insert(round, STRANGERS + i, vote);
	}
	round
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// Worst case: a first vote, which is counted in the round too.
	#[benchmark]
	fn vote() -> Result<(), BenchmarkError> {
		let reporter = agency::<T>(AgencyClass::Hospital, &account("reporter", 0, 0));
		let officer: T::AccountId = whitelisted_caller();
		let voter = agency::<T>(AgencyClass::DiseaseControl, &officer);
		let round = Pallet::<T>::open(proposal(IncidentId::MAX, reporter))?;

		#[extrinsic_call]
		_(RawOrigin::Signed(officer), round, Position::Dispute, VoteReason::FiguresDiffer, Some(evidence()));

		assert!(Votes::<T>::contains_key(round, voter));
		Ok(())
	}

	/// `v`: votes of the round.
	#[benchmark]
	fn tally(v: Linear<0, 512>) {
		let officer: T::AccountId = whitelisted_caller();
		let reporter = agency::<T>(AgencyClass::Hospital, &officer);
		let round = write_round::<T>(reporter, v);

		#[extrinsic_call]
		_(RawOrigin::Signed(officer), round);

		assert!(Rounds::<T>::get(round).is_some_and(|details| details.outcome.is_some()));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
