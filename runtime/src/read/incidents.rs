//! Incidents, event types, response levels, regions.

use super::{ascending, numbers, proposal, same_names, text, told::Told};
use crate::Runtime;
use alloc::{boxed::Box, vec, vec::Vec};
use muster_primitives::{EventTypeId, IncidentId, RegionCode};
use muster_runtime_api::{
	AlertProposalView, AlertView, ClosureView, DeclaredView, DiscardReason, DiscardView, EventTypeRecord,
	ExternalAlertView, IncidentRecord, Kind, LevelEffectView, LevelsView, Management, MergeProposalView,
	MissedView, NamesView, QuorumsView, RegionRecord, ReportView, ResponseChangeView, ResponseLevelRecord,
	RunningView, StampsView, Subject, Timer, TimersView, Verification,
};
use pallet_incidents::{
	AlertAct, AlertProposals, Alerts, Closures, Discards, Event, EventTypes, Incidents, LevelEffect,
	MergeProposals, Missed, NextIncident, ReportOf, Reports, ResponseCount, ResponseHistory, ResponseLevels,
	Responsible, UrgentPercent, FIRST_REVISION,
};

/// What happened to incidents, event types and response levels.
pub fn told(event: Event<Runtime>) -> Told {
	match event {
		Event::Filed { incident, agency, officer, facts, .. } => {
			of("incidents.filed", incident).by(agency, officer).claimed(facts.observed_at)
		}
		Event::Revised { incident, agency, officer, facts, voided, round, .. } => {
			with_rounds("incidents.revised", incident, [voided, round])
				.by(agency, officer)
				.claimed(facts.observed_at)
		}
		Event::TriageAccepted { incident, agency, officer, round, .. } => {
			with_rounds("incidents.triageAccepted", incident, [Some(round)]).by(agency, officer)
		}
		Event::TriageDiscarded { incident, agency, officer, .. } => {
			of("incidents.triageDiscarded", incident).by(agency, officer)
		}
		Event::VerdictReached { incident, round, .. } => {
			with_rounds("incidents.verdictReached", incident, [Some(round)])
		}
		Event::AlertProposed { incident, agency, officer, .. } => {
			of("incidents.alertProposed", incident).by(agency, officer)
		}
		Event::AlertRaised { incident, agency, officer, .. } => {
			of("incidents.alertRaised", incident).by(agency, officer)
		}
		Event::AllClear { incident, agency, officer, .. } => {
			of("incidents.allClear", incident).by(agency, officer)
		}
		Event::TimerMissed { incident, by, .. } => {
			let responsible = match by {
				Responsible::Agency(agency) => Subject::Reliability(agency),
				Responsible::Region(region) => Subject::Region(region),
			};
			Told::of("incidents.timerMissed", [Subject::Incident(incident), responsible])
		}
		Event::MergeProposed { incident, target, agency, officer, .. } => {
			of_both("incidents.mergeProposed", incident, target).by(agency, officer)
		}
		Event::Merged { incident, target, agency, officer, voided, .. } => {
			let rounds = voided.map(Subject::Round);
			let both = [Subject::Incident(incident), Subject::Incident(target)];
			Told::of("incidents.merged", both.into_iter().chain(rounds)).by(agency, officer)
		}
		Event::DeclaredProvisional { incident, agency, officer } => {
			of("incidents.declaredProvisional", incident).by(agency, officer)
		}
		Event::LeadAssigned { incident, agency, officer, .. } => {
			of("incidents.leadAssigned", incident).by(agency, officer)
		}
		Event::ManagementChanged { incident, agency, officer, .. } => {
			of("incidents.managementChanged", incident).by(agency, officer)
		}
		Event::ResponseCompleted { incident, at, agency, officer } => {
			of("incidents.responseCompleted", incident).by(agency, officer).claimed(at)
		}
		Event::Closed { incident, agency, officer, .. } => {
			of("incidents.closed", incident).by(agency, officer)
		}
		Event::Reopened { incident, agency, officer, voided, round, facts, .. } => {
			with_rounds("incidents.reopened", incident, [voided, Some(round)])
				.by(agency, officer)
				.claimed(facts.observed_at)
		}
		Event::RoundFollowed { incident, from, round, .. } => {
			with_rounds("incidents.roundFollowed", incident, [Some(from), Some(round)])
		}
		Event::Expired { incident } => of("incidents.expired", incident),
		Event::EventTypeRegistered { event_type, .. } => {
			Told::of("incidents.eventTypeRegistered", [Subject::EventType(event_type)])
		}
		Event::EventTypeAmended { event_type, .. } => {
			Told::of("incidents.eventTypeAmended", [Subject::EventType(event_type)])
		}
		Event::EventTypeRetired { event_type } => {
			Told::of("incidents.eventTypeRetired", [Subject::EventType(event_type)])
		}
		Event::ResponseLevelSet { region, event_type, agency, officer, .. } => Told::of(
			"incidents.responseLevelSet",
			[Subject::ResponseLevel(region, event_type), Subject::Region(region)],
		)
		.by(agency, officer),
	}
}

fn of(name: &'static str, incident: IncidentId) -> Told {
	Told::of(name, [Subject::Incident(incident)])
}

fn of_both(name: &'static str, incident: IncidentId, target: IncidentId) -> Told {
	Told::of(name, [Subject::Incident(incident), Subject::Incident(target)])
}

fn with_rounds<const N: usize>(name: &'static str, incident: IncidentId, rounds: [Option<u64>; N]) -> Told {
	let rounds = rounds.into_iter().flatten().map(Subject::Round);
	Told::of(name, core::iter::once(Subject::Incident(incident)).chain(rounds))
}

same_names! {
	fn verification: pallet_incidents::Verification => Verification {
		Reported, UnderVerification, Confirmed, Refuted, Disputed, Unverifiable, Discarded, Merged, Expired,
		ConfirmedLimited
	}
	fn management: pallet_incidents::Management => Management { Pending, Ongoing, Contained, Closed }
	fn discard_reason: pallet_incidents::DiscardReason => DiscardReason { NotAnEvent, OutOfScope, Spam, Stale }
	fn timer: pallet_incidents::Timer => Timer { Report, Triage, Verify, Detect, Notify, Respond }
}

/// An incident.
pub fn incident(id: IncidentId) -> Option<IncidentRecord> {
	let incident = Incidents::<Runtime>::get(id)?;
	// A response that nobody owes is not shown as due: its timer ends without a word.
	let respond = incident.running.respond.filter(|_| incident.verification.wants_response());
	let reports = (FIRST_REVISION..=incident.revision)
		.filter_map(|revision| Some(report(revision, Reports::<Runtime>::get(id, revision)?)));
	let timers = pallet_incidents::Timer::ALL.iter().copied();
	Some(IncidentRecord {
		event_type: incident.event_type,
		status: incident.status,
		reporter: incident.reporter,
		region: incident.region,
		severity: incident.severity,
		certainty: incident.certainty(),
		verification: verification(incident.verification),
		verdict: incident.verification.verdict(),
		provisional: incident.provisional,
		previous: incident.previous,
		management: management(incident.management),
		lead: incident.lead,
		revision: incident.revision,
		round: incident.round,
		judged: incident.judged,
		filed_at: incident.filed_at,
		report_due: incident.report_due,
		verify_due: incident.verify_due,
		expires: incident.expires,
		merged_into: incident.merged_into,
		absorbed: incident.absorbed,
		stamps: StampsView {
			emerged: incident.stamps.emerged,
			detected: incident.stamps.detected,
			notified: incident.stamps.notified,
			responded: incident.stamps.responded,
		},
		notify: incident.notify,
		running: RunningView { triage: incident.running.triage, verify: incident.running.verify, respond },
		missed: timers.filter(|one| incident.missed.contains(*one)).map(timer).collect(),
		reports: reports.collect(),
		discard: Discards::<Runtime>::get(id).map(|discard| DiscardView {
			agency: discard.agency,
			officer: discard.officer,
			reason: discard_reason(discard.reason),
		}),
		closure: Closures::<Runtime>::get(id).map(|closure| ClosureView {
			agency: closure.agency,
			officer: closure.officer,
			report: closure.report.into(),
			at: closure.at,
		}),
		merge_proposal: MergeProposals::<Runtime>::get(id).map(|word| MergeProposalView {
			target: word.target,
			revision: word.revisions.0,
			target_revision: word.revisions.1,
			agency: word.agency,
			officer: word.officer,
			expires: word.expires,
		}),
		alert: Alerts::<Runtime>::get(id).map(|alert| AlertView {
			content: alert.content.into(),
			raised_at: alert.raised_at,
			expires: alert.expires,
			proposed_by: alert.proposed_by,
			confirmed_by: alert.confirmed_by,
		}),
		alert_proposal: AlertProposals::<Runtime>::get(id).map(|word| {
			let (content, alert_until) = match word.act {
				AlertAct::Raise { content, expires } => (content, Some(expires)),
				AlertAct::Clear { content } => (content, None),
			};
			AlertProposalView { proposal: proposal(word.proposal), alert_until, content: content.into() }
		}),
	})
}

/// What its record is made of.
pub fn incident_keys(id: IncidentId) -> Vec<Vec<u8>> {
	let revision = Incidents::<Runtime>::get(id).map_or(0, |incident| incident.revision);
	let own = [
		Incidents::<Runtime>::hashed_key_for(id),
		Discards::<Runtime>::hashed_key_for(id),
		Closures::<Runtime>::hashed_key_for(id),
		MergeProposals::<Runtime>::hashed_key_for(id),
		Alerts::<Runtime>::hashed_key_for(id),
		AlertProposals::<Runtime>::hashed_key_for(id),
	];
	let reports =
		(FIRST_REVISION..=revision).map(|revision| Reports::<Runtime>::hashed_key_for(id, revision));
	own.into_iter().chain(reports).collect()
}

fn report(revision: u32, report: ReportOf<Runtime>) -> ReportView {
	let facts = report.facts;
	ReportView {
		revision,
		agency: report.agency,
		officer: report.officer,
		filed_at: report.filed_at,
		block: report.at,
		categories: facts.categories,
		urgency: facts.urgency,
		severity: facts.severity,
		regions: facts.regions.into_inner(),
		point: facts.point,
		onset: facts.onset,
		observed_at: facts.observed_at,
		utc_offset: facts.utc_offset,
		headline: text(facts.headline),
		content: facts.content.into(),
		ihr: facts.ihr.into(),
		external: facts.external.map(|alert| ExternalAlertView {
			sender: text(alert.sender),
			identifier: text(alert.identifier),
			sent: alert.sent,
			sent_offset: alert.sent_offset,
		}),
	}
}

/// A kind of incident.
pub fn event_type(id: EventTypeId) -> Option<EventTypeRecord> {
	let kind = EventTypes::<Runtime>::get(id)?;
	let (quorums, timers, levels) = (kind.quorums, kind.timers, kind.levels);
	Some(EventTypeRecord {
		code: text(kind.code),
		names: NamesView { zh: text(kind.names.zh), en: text(kind.names.en) },
		categories: kind.categories,
		competent: kind.competent,
		voters: kind.voters,
		quorums: QuorumsView {
			extreme: quorums.extreme,
			severe: quorums.severe,
			moderate: quorums.moderate,
			minor: quorums.minor,
			unknown: quorums.unknown,
		},
		timers: TimersView {
			report_within: timers.report_within,
			verify_within: timers.verify_within,
			challenge_within: timers.challenge_within,
			detect_within: timers.detect_within,
			notify_within: timers.notify_within,
			respond_within: timers.respond_within,
			expire_within: timers.expire_within,
		},
		levels: LevelsView {
			i: effect(levels.i),
			ii: effect(levels.ii),
			iii: effect(levels.iii),
			iv: effect(levels.iv),
		},
		sealing: kind.sealing,
		active: kind.active,
	})
}

/// What its record is made of.
pub fn event_type_keys(id: EventTypeId) -> Vec<Vec<u8>> {
	vec![EventTypes::<Runtime>::hashed_key_for(id)]
}

fn effect(effect: LevelEffect) -> LevelEffectView {
	let LevelEffect { urgent_percent, report_percent, verify_percent, at_least } = effect;
	LevelEffectView { urgent_percent, report_percent, verify_percent, at_least }
}

/// The response level of a region for an event type.
pub fn response_level(region: RegionCode, event_type: EventTypeId) -> Option<ResponseLevelRecord> {
	let settings = ResponseCount::<Runtime>::get(region, event_type);
	let last = settings.checked_sub(1)?;
	Some(ResponseLevelRecord {
		declared: ResponseLevels::<Runtime>::get(region, event_type).map(|declared| DeclaredView {
			level: declared.level,
			legal_basis: text(declared.legal_basis),
			by: declared.by,
			since: declared.since,
			effect: effect(declared.effect),
		}),
		settings,
		last: ResponseHistory::<Runtime>::get((region, event_type, last)).map(|change| ResponseChangeView {
			level: change.level,
			legal_basis: text(change.legal_basis),
			agency: change.agency,
			officer: change.officer,
			at: change.at,
		}),
	})
}

/// What its record is made of.
pub fn response_level_keys(region: RegionCode, event_type: EventTypeId) -> Vec<Vec<u8>> {
	let last = ResponseCount::<Runtime>::get(region, event_type).checked_sub(1);
	let last = last.map(|last| ResponseHistory::<Runtime>::hashed_key_for((region, event_type, last)));
	let own = [
		ResponseCount::<Runtime>::hashed_key_for(region, event_type),
		ResponseLevels::<Runtime>::hashed_key_for(region, event_type),
	];
	own.into_iter().chain(last).collect()
}

/// What is kept of a region itself.
pub fn region(region: RegionCode) -> Option<RegionRecord> {
	let urgent_percent = UrgentPercent::<Runtime>::get(region);
	let missed = missed(Responsible::Region(region));
	(urgent_percent.is_some() || !missed.is_empty()).then_some(RegionRecord { urgent_percent, missed })
}

/// What its record is made of.
pub fn region_keys(region: RegionCode) -> Vec<Vec<u8>> {
	let mut keys = missed_keys(Responsible::Region(region));
	keys.push(UrgentPercent::<Runtime>::hashed_key_for(region));
	keys
}

/// The timers that somebody missed on incidents that are real.
pub fn missed(by: Responsible) -> Vec<MissedView> {
	let timers = pallet_incidents::Timer::ALL.iter().copied();
	let missed = timers.map(|one| MissedView { timer: timer(one), count: Missed::<Runtime>::get(by, one) });
	missed.filter(|missed| missed.count > 0).collect()
}

/// What that is made of.
pub fn missed_keys(by: Responsible) -> Vec<Vec<u8>> {
	let timers = pallet_incidents::Timer::ALL.iter();
	timers.map(|timer| Missed::<Runtime>::hashed_key_for(by, timer)).collect()
}

/// Incidents, event types and regions by number, response levels in the order of the storage.
pub fn subjects(kind: Kind, after: Option<&Subject>) -> Box<dyn Iterator<Item = Subject>> {
	match (kind, after) {
		(Kind::EventType, _) => ascending(EventTypes::<Runtime>::iter_keys().map(Subject::EventType), after),
		(Kind::Region, _) => {
			let late = Missed::<Runtime>::iter_keys().filter_map(|(by, _)| match by {
				Responsible::Region(region) => Some(region),
				Responsible::Agency(_) => None,
			});
			ascending(UrgentPercent::<Runtime>::iter_keys().chain(late).map(Subject::Region), after)
		}
		(Kind::ResponseLevel, Some(Subject::ResponseLevel(region, event_type))) => {
			let after = ResponseCount::<Runtime>::hashed_key_for(region, event_type);
			Box::new(ResponseCount::<Runtime>::iter_keys_from(after).map(level))
		}
		(Kind::ResponseLevel, _) => Box::new(ResponseCount::<Runtime>::iter_keys().map(level)),
		(_, Some(Subject::Incident(after))) => {
			Box::new(numbers(Some(*after), NextIncident::<Runtime>::get()).map(Subject::Incident))
		}
		(_, _) => Box::new(numbers(None, NextIncident::<Runtime>::get()).map(Subject::Incident)),
	}
}

fn level((region, event_type): (RegionCode, EventTypeId)) -> Subject {
	Subject::ResponseLevel(region, event_type)
}
