//! Rounds and reliability.

use super::{ascending, incidents, numbers, same_names, told::Told};
use crate::Runtime;
use alloc::{boxed::Box, vec, vec::Vec};
use muster_primitives::{AgencyId, Category, Position, RoundId, RoundSubject};
use muster_runtime_api::{
	CategoryRecord, ClassTally, CountsView, Kind, Letter, Matter, OutcomeView, ReliabilityRecord,
	RoundRecord, RoundState, Subject, VoteReason, VoteView,
};
use pallet_incidents::Responsible;
use pallet_observations::MissedReveals;
use pallet_validation::{Event, LeftOut, NextRound, Outcome, Records, RoundOf, Rounds, Task, VoteOf, Votes};

/// What happened in rounds, and to how reliable agencies are taken to be.
pub fn told(event: Event<Runtime>) -> Told {
	match event {
		Event::RoundOpened { round, details } => {
			Told::of("validation.roundOpened", [Subject::Round(round), matter_of(details.subject)])
		}
		Event::Voted { round, agency, officer, .. } => {
			Told::of("validation.voted", [Subject::Round(round)]).by(agency, officer)
		}
		Event::RoundTallied { round, subject, by, .. } => {
			Told::of("validation.roundTallied", [Subject::Round(round), matter_of(subject)]).by_any(by)
		}
		Event::RoundVoided { round, subject } => {
			Told::of("validation.roundVoided", [Subject::Round(round), matter_of(subject)])
		}
		Event::VerdictAppealed { round, subject, agency, officer, next, .. } => Told::of(
			"validation.verdictAppealed",
			[Subject::Round(round), Subject::Round(next), matter_of(subject)],
		)
		.by(agency, officer),
		Event::RoundFinalised { round, subject, by, .. } => {
			Told::of("validation.roundFinalised", [Subject::Round(round), matter_of(subject)]).by_any(by)
		}
		Event::VotesJudged { round, .. } => Told::of("validation.votesJudged", [Subject::Round(round)]),
		Event::Recorded { agency, .. } => Told::of("validation.recorded", [Subject::Reliability(agency)]),
		Event::TaskFailed { task, .. } => {
			let (Task::Tally(round) | Task::Finalise(round)) = task;
			Told::of("validation.taskFailed", [Subject::Round(round)])
		}
	}
}

/// What a round is about, as a subject.
fn matter_of(subject: RoundSubject) -> Subject {
	match subject {
		RoundSubject::Incident { incident, .. } => Subject::Incident(incident),
		RoundSubject::Need { request, .. } => Subject::Request(request),
		RoundSubject::Delivery { shipment } => Subject::Shipment(shipment),
	}
}

same_names! {
	fn state: pallet_validation::RoundState => RoundState { Open, Tallied, Final, Escalated, Voided, Appealed }
	fn reason: pallet_validation::VoteReason => VoteReason {
		OwnObservation, FiguresAgree, FiguresDiffer, SiteVisit, Laboratory, NoInformation, OutOfCompetence, Other
	}
	fn letter: pallet_validation::Letter => Letter { A, B, C, D, E, F }
}

/// A round of votes.
pub fn round(id: RoundId) -> Option<RoundRecord> {
	let round = Rounds::<Runtime>::get(id)?;
	let mut votes: Vec<VoteView> = votes(id, &round).map(|(agency, vote)| vote_view(agency, vote)).collect();
	votes.sort_by_key(|vote| vote.agency);
	let classes_tally = round.classes.iter().map(|class| {
		let of_class = |position| {
			let those = votes.iter().filter(|vote| vote.class == class && vote.position == position);
			u32::try_from(those.count()).unwrap_or(u32::MAX)
		};
		let eligible = round.eligible.iter().find(|(eligible, _)| *eligible == class);
		ClassTally {
			class,
			eligible_lines: eligible.map_or(0, |(_, lines)| *lines),
			confirm: of_class(Position::Confirm),
			dispute: of_class(Position::Dispute),
			unable: of_class(Position::Unable),
		}
	});
	Some(RoundRecord {
		matter: match round.subject {
			RoundSubject::Incident { incident, revision } => Matter::Incident { incident, revision },
			RoundSubject::Need { request, line } => Matter::Need { request, line },
			RoundSubject::Delivery { shipment } => Matter::Delivery { shipment },
		},
		content: round.content,
		region: round.region,
		reporter: round.reporter,
		reporter_line: round.reporter_line,
		category: round.category,
		classes: round.classes,
		competent: round.competent,
		asked: round.asked,
		quorum: round.quorum,
		limited: round.limited,
		status: round.status,
		voters: round.voters,
		level: round.level,
		escalated: round.escalated,
		appealed: round.appealed,
		opened_at: round.opened_at,
		opened: round.opened,
		deadline: round.deadline,
		state: state(round.state),
		outcome: round.outcome.map(outcome),
		challenge: round.challenge,
		challenge_until: round.challenge_until,
		classes_tally: classes_tally.collect(),
		votes,
		left_out: LeftOut::<Runtime>::get(id).into_inner(),
	})
}

/// What its record is made of.
pub fn round_keys(id: RoundId) -> Vec<Vec<u8>> {
	let votes = Rounds::<Runtime>::get(id).into_iter().flat_map(|round| {
		let voters: Vec<AgencyId> = votes(id, &round).map(|(agency, _)| agency).collect();
		voters.into_iter().map(move |agency| Votes::<Runtime>::hashed_key_for(id, agency))
	});
	let own = [Rounds::<Runtime>::hashed_key_for(id), LeftOut::<Runtime>::hashed_key_for(id)];
	own.into_iter().chain(votes).collect()
}

/// The votes of a round. The round says how many there are: who reads no further needs to know of no other key.
fn votes(id: RoundId, round: &RoundOf<Runtime>) -> impl Iterator<Item = (AgencyId, VoteOf<Runtime>)> {
	Votes::<Runtime>::iter_prefix(id).take(usize::try_from(round.votes).unwrap_or(usize::MAX))
}

fn vote_view(agency: AgencyId, vote: VoteOf<Runtime>) -> VoteView {
	VoteView {
		agency,
		officer: vote.officer,
		class: vote.class,
		group: vote.group,
		position: vote.position,
		weight: vote.weight,
		reason: reason(vote.reason),
		evidence: vote.evidence.map(Into::into),
		cast_at: vote.cast_at,
	}
}

fn outcome(outcome: Outcome) -> OutcomeView {
	let counts = outcome.counts;
	OutcomeView {
		verdict: outcome.verdict,
		counts: CountsView {
			classes_for: counts.classes_for,
			classes_against: counts.classes_against,
			classes_split: counts.classes_split,
			groups_for: counts.groups_for,
			groups_against: counts.groups_against,
		},
		carried_by: outcome.carried_by,
		firm: outcome.firm,
		heard: outcome.heard,
	}
}

/// How reliable an agency has shown itself.
pub fn reliability(agency: AgencyId) -> Option<ReliabilityRecord> {
	let categories = Category::ALL.iter().filter_map(|category| {
		let record = Records::<Runtime>::get(agency, category);
		let shown = record.shown();
		(record.events > 0).then_some(CategoryRecord {
			category: *category,
			right: record.right,
			wrong: record.wrong,
			events: record.events,
			epoch: record.epoch,
			letter: letter(shown.letter),
			ppm: shown.ppm,
			weight: shown.weight,
		})
	});
	let record = ReliabilityRecord {
		categories: categories.collect(),
		missed: incidents::missed(Responsible::Agency(agency)),
		missed_reveals: MissedReveals::<Runtime>::get(agency),
	};
	let nothing = record.categories.is_empty() && record.missed.is_empty() && record.missed_reveals == 0;
	(!nothing).then_some(record)
}

/// What its record is made of.
pub fn reliability_keys(agency: AgencyId) -> Vec<Vec<u8>> {
	let mut keys = vec![MissedReveals::<Runtime>::hashed_key_for(agency)];
	keys.extend(incidents::missed_keys(Responsible::Agency(agency)));
	keys.extend(Category::ALL.iter().map(|category| Records::<Runtime>::hashed_key_for(agency, category)));
	keys
}

/// Rounds and agencies by number.
pub fn subjects(kind: Kind, after: Option<&Subject>) -> Box<dyn Iterator<Item = Subject>> {
	match (kind, after) {
		(Kind::Reliability, _) => {
			let judged = Records::<Runtime>::iter_keys().map(|(agency, _)| agency);
			let late = pallet_incidents::Missed::<Runtime>::iter_keys().filter_map(|(by, _)| match by {
				Responsible::Agency(agency) => Some(agency),
				Responsible::Region(_) => None,
			});
			let silent = MissedReveals::<Runtime>::iter_keys();
			ascending(judged.chain(late).chain(silent).map(Subject::Reliability), after)
		}
		(_, Some(Subject::Round(after))) => {
			Box::new(numbers(Some(*after), NextRound::<Runtime>::get()).map(Subject::Round))
		}
		(_, _) => Box::new(numbers(None, NextRound::<Runtime>::get()).map(Subject::Round)),
	}
}
