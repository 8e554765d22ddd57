//! What the calls do, and the rounds as other pallets use them.

use crate::{
	tally, types::NEUTRAL_WEIGHT, Ballot, Config, EligibleLines, Error, Event, NextRound, OpenRounds,
	Outcome, Pallet, Round, RoundOf, RoundState, Rounds, Standing, Vote, VoteOf, VoteReason, Votes,
};
use frame_support::{
	dispatch::DispatchResult,
	ensure,
	traits::{Get, Time},
};
use frame_system::pallet_prelude::BlockNumberFor;
use muster_primitives::{
	traits::{self, Agencies, OnVerdict, RoundProposal},
	AgencyId, AgencyProfile, ContentRef, IncidentId, Position, Quorum, RoundId, Verdict,
};
use sp_runtime::{ArithmeticError, DispatchError};

impl<T: Config> Pallet<T> {
	fn do_open(proposal: RoundProposal) -> Result<RoundId, DispatchError> {
		Self::ensure_can_be_held(&proposal)?;
		let opened = T::Clock::now();
		let deadline = opened
			.checked_add(proposal.duration)
			.filter(|deadline| *deadline > opened)
			.ok_or(Error::<T>::InvalidDuration)?;
		let reporter_line =
			T::Agencies::agency(proposal.reporter).ok_or(Error::<T>::AgencyNotFound)?.line_root;
		let eligible = Self::eligible_lines(&proposal, reporter_line)?;

		let round = NextRound::<T>::get();
		NextRound::<T>::put(round.checked_add(1).ok_or(ArithmeticError::Overflow)?);
		OpenRounds::<T>::insert(proposal.incident, round);

		let RoundProposal {
			incident,
			revision,
			content,
			region,
			reporter,
			classes,
			competent,
			quorum,
			duration: _,
			status,
		} = proposal;
		Rounds::<T>::insert(
			round,
			Round {
				incident,
				revision,
				content,
				region,
				reporter,
				reporter_line,
				classes,
				competent,
				quorum,
				status,
				eligible: eligible.clone(),
				opened_at: frame_system::Pallet::<T>::block_number(),
				opened,
				deadline,
				votes: 0,
				state: RoundState::Open,
				outcome: None,
			},
		);
		Self::deposit_event(Event::RoundOpened {
			round,
			incident,
			revision,
			content,
			region,
			reporter,
			reporter_line,
			classes,
			competent,
			quorum,
			status,
			eligible,
			opened,
			deadline,
		});
		Ok(round)
	}

	fn ensure_can_be_held(proposal: &RoundProposal) -> DispatchResult {
		let RoundProposal { incident, classes, competent, quorum, .. } = proposal;
		ensure!(!OpenRounds::<T>::contains_key(incident), Error::<T>::RoundAlreadyOpen);
		ensure!(!classes.is_empty() && classes.is_valid(), Error::<T>::InvalidClasses);
		ensure!(classes.includes(*competent), Error::<T>::CompetentNotAdmitted);
		let Quorum { classes, groups, turnout } = *quorum;
		ensure!(classes > 0 && groups >= classes && turnout > 0, Error::<T>::InvalidQuorum);
		Ok(())
	}

	/// The turnout a class owes never exceeds `quorum.turnout`, so lines beyond it are not counted.
	fn eligible_lines(
		proposal: &RoundProposal,
		reporter_line: AgencyId,
	) -> Result<EligibleLines, DispatchError> {
		let mut eligible = EligibleLines::new();
		for class in proposal.classes.iter() {
			let turnout = proposal.quorum.turnout;
			let lines = T::Agencies::voting_lines(class, proposal.region, reporter_line, turnout);
			eligible.try_push((class, lines)).map_err(|_| Error::<T>::InvalidClasses)?;
		}
		Ok(eligible)
	}

	fn do_void(round: RoundId) -> DispatchResult {
		let details = Self::open_round(round)?;
		let (incident, revision) = (details.incident, details.revision);
		Self::close(round, details, RoundState::Voided, None);
		Self::deposit_event(Event::RoundVoided { round, incident, revision });
		Ok(())
	}

	pub(crate) fn do_vote(
		round: RoundId,
		agency: AgencyId,
		officer: T::AccountId,
		position: Position,
		reason: VoteReason,
		evidence: Option<ContentRef>,
	) -> DispatchResult {
		let mut details = Self::open_round(round)?;
		ensure!(T::Clock::now() < details.deadline, Error::<T>::DeadlinePassed);
		ensure!(position != Position::Dispute || evidence.is_some(), Error::<T>::EvidenceRequired);
		let AgencyProfile { class, line_root: group, .. } = Self::ensure_may_vote(&details, agency)?;

		let previous = Votes::<T>::get(round, agency).map(|vote| vote.position);
		if previous.is_none() {
			ensure!(details.votes < T::MaxVotes::get(), Error::<T>::TooManyVotes);
			details.votes = details.votes.checked_add(1).ok_or(ArithmeticError::Overflow)?;
			Rounds::<T>::insert(round, details);
		}
		let (weight, cast_at) = (NEUTRAL_WEIGHT, frame_system::Pallet::<T>::block_number());
		let vote =
			Vote { officer: officer.clone(), class, group, position, weight, reason, evidence, cast_at };
		Votes::<T>::insert(round, agency, vote);
		Self::deposit_event(Event::Voted {
			round,
			agency,
			officer,
			class,
			group,
			position,
			weight,
			reason,
			evidence,
			previous,
		});
		Ok(())
	}

	/// The agency's profile, if it has a voice in `round`.
	fn ensure_may_vote(round: &RoundOf<T>, agency: AgencyId) -> Result<AgencyProfile, DispatchError> {
		let profile = T::Agencies::agency(agency).ok_or(Error::<T>::AgencyNotFound)?;
		ensure!(round.classes.contains(profile.class), Error::<T>::ClassNotAdmitted);
		ensure!(profile.jurisdiction.contains(round.region), Error::<T>::OutsideJurisdiction);
		let eligible_since = BlockNumberFor::<T>::from(profile.eligible_since);
		ensure!(eligible_since <= round.opened_at, Error::<T>::NotEligibleYet);
		ensure!(agency != round.reporter, Error::<T>::OwnReport);
		ensure!(profile.line_root != round.reporter_line, Error::<T>::SameReportingLine);
		Ok(profile)
	}

	pub(crate) fn do_tally(
		round: RoundId,
		details: RoundOf<T>,
		agency: AgencyId,
		officer: T::AccountId,
	) -> DispatchResult {
		let (incident, revision) = (details.incident, details.revision);
		let standing = Self::standing(round, &details);
		let outcome = Outcome { verdict: standing.closed(), counts: standing.counts };
		let state = Self::state_after(outcome.verdict);
		Self::close(round, details, state, Some(outcome));
		Self::deposit_event(Event::RoundTallied {
			round,
			incident,
			revision,
			agency,
			officer,
			state,
			outcome,
		});
		T::OnVerdict::on_verdict(incident, revision, round, outcome.verdict)
	}

	/// The state a round ends in with `verdict`.
	pub(crate) fn state_after(verdict: Verdict) -> RoundState {
		match verdict {
			Verdict::Confirmed | Verdict::Refuted => RoundState::Final,
			Verdict::Disputed | Verdict::Unverifiable => RoundState::Tallied,
		}
	}

	/// The open round `round`, if its deadline has passed.
	pub(crate) fn round_to_tally(round: RoundId) -> Result<RoundOf<T>, Error<T>> {
		let details = Self::open_round(round)?;
		ensure!(T::Clock::now() >= details.deadline, Error::<T>::DeadlineNotReached);
		Ok(details)
	}

	/// Where `round` stands by the votes it holds now.
	pub(crate) fn standing(round: RoundId, details: &RoundOf<T>) -> Standing {
		let ballots = Votes::<T>::iter_prefix_values(round).map(|vote: VoteOf<T>| Ballot {
			class: vote.class,
			group: vote.group,
			position: vote.position,
			weight: vote.weight,
			competent: details.competent.contains(vote.class),
		});
		tally(ballots, details.quorum, &details.eligible)
	}

	fn open_round(round: RoundId) -> Result<RoundOf<T>, Error<T>> {
		let details = Rounds::<T>::get(round).ok_or(Error::<T>::RoundNotFound)?;
		ensure!(details.state == RoundState::Open, Error::<T>::RoundNotOpen);
		Ok(details)
	}

	fn close(round: RoundId, details: RoundOf<T>, state: RoundState, outcome: Option<Outcome>) {
		let incident: IncidentId = details.incident;
		OpenRounds::<T>::remove(incident);
		Rounds::<T>::insert(round, Round { state, outcome, ..details });
	}
}

impl<T: Config> traits::Rounds for Pallet<T> {
	fn open(proposal: RoundProposal) -> Result<RoundId, DispatchError> {
		Self::do_open(proposal)
	}

	fn void(round: RoundId) -> DispatchResult {
		Self::do_void(round)
	}
}
