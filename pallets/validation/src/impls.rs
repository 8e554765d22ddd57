//! What the calls do, and the rounds as other pallets use them.

use crate::{
	agenda::Due, AppealCount, Appeals, Config, EligibleLines, Error, Event, NextRound, OpenRounds, Pallet,
	Round, RoundOf, RoundState, Rounds, Task, Vote, VoteReason, Votes, VotesOfLine, MAX_TURNOUT,
};
use frame_support::{
	dispatch::DispatchResult,
	ensure,
	traits::{Get, Time},
	weights::Weight,
};
use frame_system::pallet_prelude::BlockNumberFor;
use muster_primitives::{
	traits::{self, Agencies, OnRound, Reliability},
	AgencyClasses, AgencyId, AgencyProfile, ContentRef, OpenedRound, Position, Quorum, RegionCode, RoundId,
	RoundProposal,
};
use sp_runtime::{ArithmeticError, DispatchError};

/// What a round goes on from.
#[derive(Default)]
struct Origin {
	level: u8,
	escalated: Option<RoundId>,
	appealed: Option<RoundId>,
}

/// Who can vote in a region.
struct Survey {
	eligible: EligibleLines,
	voters: u32,
}

/// Opening.
impl<T: Config> Pallet<T> {
	fn do_open(proposal: RoundProposal) -> Result<OpenedRound, DispatchError> {
		Self::ensure_can_be_held(&proposal)?;
		Self::begin(proposal, Origin::default())
	}

	fn ensure_can_be_held(proposal: &RoundProposal) -> DispatchResult {
		let RoundProposal { subject, classes, competent, quorum, duration, .. } = proposal;
		ensure!(!OpenRounds::<T>::contains_key(subject), Error::<T>::RoundAlreadyOpen);
		ensure!(!classes.is_empty() && classes.is_valid(), Error::<T>::InvalidClasses);
		ensure!(classes.includes(*competent), Error::<T>::CompetentNotAdmitted);
		let Quorum { classes, groups, turnout } = *quorum;
		ensure!(classes > 0 && groups >= classes, Error::<T>::InvalidQuorum);
		ensure!((1..=MAX_TURNOUT).contains(&turnout), Error::<T>::InvalidQuorum);
		let ends = T::Clock::now().checked_add(*duration).is_some();
		ensure!(*duration > 0 && ends, Error::<T>::InvalidDuration);
		Ok(())
	}

	/// Opens a round in the region of the proposal, or above it where too few classes are eligible.
	fn begin(proposal: RoundProposal, origin: Origin) -> Result<OpenedRound, DispatchError> {
		let reporter = T::Agencies::agency(proposal.reporter).ok_or(Error::<T>::AgencyNotFound)?;
		let reporter_line = reporter.line_root;
		let region = Self::region_with_quorum(&proposal, reporter_line);
		let Survey { eligible, voters } = Self::survey(&proposal, region, reporter_line)?;
		let quorum = Self::quorum_there_is(proposal.quorum, &eligible);

		let round = NextRound::<T>::get();
		NextRound::<T>::put(round.checked_add(1).ok_or(ArithmeticError::Overflow)?);
		let RoundProposal { subject, content, reporter, category, classes, competent, .. } = proposal;
		let Origin { level, escalated, appealed } = origin;
		let opened = T::Clock::now();
		let duration = proposal.duration.saturating_mul(u64::from(level).saturating_add(1));
		let deadline = opened.saturating_add(duration);
		let details = Round {
			subject,
			content,
			region,
			reporter,
			reporter_line,
			category,
			classes,
			competent,
			asked: proposal.quorum,
			quorum: quorum.unwrap_or(proposal.quorum),
			limited: quorum.is_some(),
			status: proposal.status,
			eligible,
			voters,
			level,
			base: proposal.duration,
			challenge: proposal.challenge,
			escalated,
			appealed,
			opened_at: frame_system::Pallet::<T>::block_number(),
			opened,
			deadline,
			votes: 0,
			state: RoundState::Open,
			outcome: None,
			challenge_until: None,
		};
		OpenRounds::<T>::insert(subject, round);
		Rounds::<T>::insert(round, &details);
		Due::<T>::put(&Task::Tally(round), deadline, opened);
		Self::deposit_event(Event::RoundOpened { round, details });
		Ok(OpenedRound { round, region, deadline })
	}

	/// The region of the proposal, or the first one above it in which enough classes have an eligible line. Who can vote
	/// in a region can vote in those above it too, so going up never loses a class.
	fn region_with_quorum(proposal: &RoundProposal, reporter_line: AgencyId) -> RegionCode {
		let needed = usize::from(proposal.quorum.classes);
		let has_enough = |region: &RegionCode| {
			let has_line = |class| T::Agencies::voting_lines(class, *region, reporter_line, 1) > 0;
			proposal.classes.iter().filter(|class| has_line(*class)).take(needed).count() >= needed
		};
		proposal.region.lineage().find(has_enough).unwrap_or(RegionCode::NATION)
	}

	/// Counts who can vote in `region`. The turnout a class owes never exceeds that of the quorum, so lines beyond it are
	/// not counted; agencies are counters of the register.
	fn survey(
		proposal: &RoundProposal,
		region: RegionCode,
		reporter_line: AgencyId,
	) -> Result<Survey, DispatchError> {
		let (mut eligible, mut voters) = (EligibleLines::new(), 0u32);
		for class in proposal.classes.iter() {
			let lines = T::Agencies::voting_lines(class, region, reporter_line, proposal.quorum.turnout);
			eligible.try_push((class, lines)).map_err(|_| Error::<T>::InvalidClasses)?;
			voters = voters.saturating_add(T::Agencies::voting_agencies(class, region, reporter_line));
		}
		Ok(Survey { eligible, voters })
	}

	/// The quorum of the classes and groups there are, if there are fewer classes than `asked` asks for.
	pub(crate) fn quorum_there_is(asked: Quorum, eligible: &EligibleLines) -> Option<Quorum> {
		let lines = || eligible.iter().map(|(_, lines)| *lines).filter(|lines| *lines > 0);
		let classes = u8::try_from(lines().count()).unwrap_or(u8::MAX);
		if classes >= asked.classes {
			return None;
		}
		let classes = classes.max(1);
		let groups = lines().fold(0u8, u8::saturating_add).min(asked.groups).max(classes);
		Some(Quorum { classes, groups, ..asked })
	}

	/// Opens the round that goes on from `round` one level up.
	pub(crate) fn escalate(
		round: RoundId,
		details: &RoundOf<T>,
		region: RegionCode,
	) -> Result<OpenedRound, DispatchError> {
		let level = details.level.saturating_add(1);
		Self::begin(details.again(region), Origin { level, escalated: Some(round), appealed: None })
	}
}

/// Voting and appealing.
impl<T: Config> Pallet<T> {
	pub(crate) fn do_vote(
		round: RoundId,
		agency: AgencyId,
		officer: T::AccountId,
		position: Position,
		reason: VoteReason,
		evidence: Option<ContentRef>,
	) -> DispatchResult {
		let mut details = Self::open_round(round)?;
		let now = T::Clock::now();
		ensure!(now < details.deadline, Error::<T>::DeadlinePassed);
		ensure!(position != Position::Dispute || evidence.is_some(), Error::<T>::EvidenceRequired);
		let AgencyProfile { class, line_root: group, eligible_since, .. } =
			Self::ensure_has_voice(&details, agency)?;
		let eligible_since = BlockNumberFor::<T>::from(eligible_since);
		ensure!(eligible_since < details.opened_at, Error::<T>::NotEligibleYet);

		let previous = Votes::<T>::get(round, agency).map(|vote| vote.position);
		if previous.is_none() {
			ensure!(details.votes < T::MaxVotes::get(), Error::<T>::TooManyVotes);
			let of_line = VotesOfLine::<T>::get(round, group);
			ensure!(of_line < T::MaxLineVotes::get(), Error::<T>::TooManyVotesOfLine);
			VotesOfLine::<T>::insert(round, group, of_line.saturating_add(1));
			details.votes = details.votes.checked_add(1).ok_or(ArithmeticError::Overflow)?;
			if details.all_have_voted() {
				Self::due_at_once(Task::Tally(round));
			}
			Rounds::<T>::insert(round, &details);
		}
		let weight = <Self as Reliability>::weight(agency, details.category);
		let cast_at = frame_system::Pallet::<T>::block_number();
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

	/// The agency's profile, if its class, jurisdiction and line give it a voice in `round`.
	fn ensure_has_voice(round: &RoundOf<T>, agency: AgencyId) -> Result<AgencyProfile, DispatchError> {
		let profile = T::Agencies::agency(agency).ok_or(Error::<T>::AgencyNotFound)?;
		ensure!(round.classes.contains(profile.class), Error::<T>::ClassNotAdmitted);
		let touches =
			profile.jurisdiction.contains(round.region) || round.region.contains(profile.jurisdiction);
		ensure!(touches, Error::<T>::OutsideJurisdiction);
		ensure!(agency != round.reporter, Error::<T>::OwnReport);
		ensure!(profile.line_root != round.reporter_line, Error::<T>::SameReportingLine);
		Ok(profile)
	}

	/// Appeals a verdict; returns the classes of the round that opens.
	pub(crate) fn do_appeal(
		round: RoundId,
		agency: AgencyId,
		officer: T::AccountId,
		evidence: ContentRef,
	) -> Result<AgencyClasses, DispatchError> {
		let details = Rounds::<T>::get(round).ok_or(Error::<T>::RoundNotFound)?;
		let (RoundState::Tallied, Some(until), Some(outcome)) =
			(details.state, details.challenge_until, details.outcome)
		else {
			return Err(Error::<T>::NotAppealable.into());
		};
		ensure!(T::Clock::now() < until, Error::<T>::WindowOver);
		Self::ensure_has_voice(&details, agency)?;
		let given = Votes::<T>::get(round, agency).and_then(|vote| vote.evidence);
		ensure!(given.map(|given| given.digest) != Some(evidence.digest), Error::<T>::EvidenceNotNew);
		let subject = details.subject;
		ensure!(!Appeals::<T>::contains_key(subject, agency), Error::<T>::AlreadyAppealed);
		let count = AppealCount::<T>::get(subject);
		ensure!(count < T::MaxAppeals::get(), Error::<T>::TooManyAppeals);
		ensure!(!OpenRounds::<T>::contains_key(subject), Error::<T>::RoundAlreadyOpen);

		Due::<T>::remove(&Task::Finalise(round), until);
		Appeals::<T>::insert(subject, agency, round);
		AppealCount::<T>::insert(subject, count.saturating_add(1));
		Rounds::<T>::insert(round, Round { state: RoundState::Appealed, ..details.clone() });
		let origin = Origin { level: details.level, escalated: None, appealed: Some(round) };
		let opened = Self::begin(details.again(details.region), origin)?;
		let next = opened.round;
		Self::deposit_event(Event::VerdictAppealed { round, subject, agency, officer, evidence, next });
		T::OnRound::on_followed(subject, round, outcome.verdict, opened)?;
		Ok(details.classes)
	}

	pub(crate) fn open_round(round: RoundId) -> Result<RoundOf<T>, Error<T>> {
		let details = Rounds::<T>::get(round).ok_or(Error::<T>::RoundNotFound)?;
		ensure!(details.state == RoundState::Open, Error::<T>::RoundNotOpen);
		Ok(details)
	}
}

/// Voiding.
impl<T: Config> Pallet<T> {
	fn do_void(round: RoundId) -> DispatchResult {
		let details = Self::open_round(round)?;
		OpenRounds::<T>::remove(details.subject);
		Due::<T>::remove(&Task::Tally(round), details.deadline);
		Self::make_void(round, details);
		Ok(())
	}

	fn do_settle(round: RoundId) {
		let Some(details) = Rounds::<T>::get(round) else { return };
		let (RoundState::Tallied, Some(until)) = (details.state, details.challenge_until) else { return };
		if T::Clock::now() < until {
			Due::<T>::remove(&Task::Finalise(round), until);
			Self::make_void(round, details);
		}
	}

	fn make_void(round: RoundId, details: RoundOf<T>) {
		let subject = details.subject;
		Rounds::<T>::insert(round, Round { state: RoundState::Voided, ..details });
		Self::deposit_event(Event::RoundVoided { round, subject });
	}
}

impl<T: Config> traits::Rounds for Pallet<T> {
	fn open(proposal: RoundProposal) -> Result<OpenedRound, DispatchError> {
		Self::do_open(proposal)
	}

	fn opening_weight(classes: AgencyClasses) -> Weight {
		Self::opening_weight(classes)
	}

	fn void(round: RoundId) -> DispatchResult {
		Self::do_void(round)
	}

	fn settle(round: RoundId) {
		Self::do_settle(round);
	}
}
