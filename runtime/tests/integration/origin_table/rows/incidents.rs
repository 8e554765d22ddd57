//! Rows of incidents.

use super::{any_officer, bodies, distress, filed, holder};
use crate::{
	common::{block_after, content, event_type, facts, now, pair_of, region, text},
	origin_table::{
		cast::{done, officer, signed, COMMISSION, DEPARTMENT, HOSPITAL, WUHAN},
		check::{Case, Kind, Outcome, Row},
	},
};
use muster_primitives::{ResponseLevel, Role, Severity, Urgency};
use muster_runtime::Runtime;
use pallet_incidents::{Call as Incidents, DiscardReason, Error as IncidentsError, Management, ReopenReason};
use sp_keyring::Sr25519Keyring::Alice;

const MINUTE: u64 = 60_000;
/// How long triage may take on the local network, in seconds.
const TRIAGE: u64 = 8;

pub fn incidents() -> Vec<Row> {
	[reports(), alerts(), responses(), registry()].into_iter().flatten().collect()
}

/// What is said of an event, and who looks at it first.
fn reports() -> Vec<Row> {
	type Error = IncidentsError<Runtime>;
	vec![
		// Who sees something says so, wherever it is.
		Row::new("Incidents.file", holder(Role::Report), || Case::of(officer(HOSPITAL), distress()))
			.but(Kind::FOREIGN, Outcome::Right),
		Row::new("Incidents.revise", holder(Role::Report), || {
			filed();
			let facts = facts(region(WUHAN), Severity::Severe, Urgency::Expected);
			Case::of(officer(HOSPITAL), Incidents::revise { incident: 1, facts })
		})
		.but(Kind::FOREIGN, Outcome::fails(Error::NotReporter)),
		Row::new("Incidents.triage_accept", holder(Role::Triage), || {
			filed();
			Case::of(officer(DEPARTMENT), Incidents::triage_accept { incident: 1 })
		})
		.but([Kind::Elsewhere], outside())
		.but([Kind::OtherAgency], Outcome::Right),
		Row::new("Incidents.triage_discard", holder(Role::Triage), || {
			filed();
			Case::of(officer(DEPARTMENT), discard())
		})
		.but([Kind::Elsewhere], outside())
		.but([Kind::OtherAgency], Outcome::Right),
		// Both were reported by the hospital, which says so alone. It has no triage; the other agency comes by its own.
		Row::new("Incidents.merge_into", holder(Role::Report), || {
			filed();
			filed();
			Case::of(officer(HOSPITAL), Incidents::merge_into { incident: 2, target: 1 })
		})
		.but([Kind::Elsewhere], outside())
		.but([Kind::OtherAgency], Outcome::Right),
		Row::new("Incidents.declare_provisional", holder(Role::Declare), || {
			filed();
			done(signed(&officer(DEPARTMENT)), Incidents::triage_accept { incident: 1 });
			Case::of(officer(COMMISSION), Incidents::declare_provisional { incident: 1 })
		})
		.but([Kind::Elsewhere], outside())
		.but([Kind::OtherAgency], Outcome::Right),
		Row::new("Incidents.reopen", holder(Role::Report), || {
			filed();
			done(signed(&officer(DEPARTMENT)), discard());
			let facts = facts(region(WUHAN), Severity::Severe, Urgency::Expected);
			let reason = ReopenReason::NewEvidence;
			Case::of(officer(HOSPITAL), Incidents::reopen { incident: 1, reason, facts })
		})
		.but(Kind::FOREIGN, Outcome::fails(Error::NotReporter)),
	]
}

/// What the public and the region are told.
fn alerts() -> Vec<Row> {
	vec![
		// Alice has said it, and a second officer says the same.
		Row::new("Incidents.public_alert", holder(Role::Declare), || {
			filed();
			let call = Incidents::public_alert { incident: 1, content: content(), expires: now() + MINUTE };
			done(signed(&pair_of(Alice)), call.clone());
			Case::of(officer(COMMISSION), call)
		})
		.but([Kind::Elsewhere], outside())
		.but([Kind::OtherAgency], Outcome::Right),
		Row::new("Incidents.all_clear", holder(Role::Declare), || {
			filed();
			let alert = Incidents::public_alert { incident: 1, content: content(), expires: now() + MINUTE };
			for person in [pair_of(Alice), officer(COMMISSION)] {
				done(signed(&person), alert.clone());
			}
			let call = Incidents::all_clear { incident: 1, content: content() };
			done(signed(&pair_of(Alice)), call.clone());
			Case::of(officer(COMMISSION), call)
		})
		.but([Kind::Elsewhere], outside())
		.but([Kind::OtherAgency], Outcome::Right),
		Row::new("Incidents.set_response_level", holder(Role::Declare), || {
			let (region, legal_basis) = (region(WUHAN), text("突发事件应对法"));
			let level = Some(ResponseLevel::I);
			let call = Incidents::set_response_level { region, event_type: 1, level, legal_basis };
			Case::of(officer(COMMISSION), call)
		})
		.but([Kind::Elsewhere], outside())
		.but([Kind::OtherAgency], Outcome::Right),
	]
}

/// What is done about an event.
fn responses() -> Vec<Row> {
	let not_lead = || Outcome::fails(IncidentsError::<Runtime>::NotLead);
	vec![
		Row::new("Incidents.assign_lead", holder(Role::Triage), || {
			filed();
			Case::of(officer(DEPARTMENT), assign())
		})
		.but([Kind::Elsewhere], outside())
		.but([Kind::OtherAgency], Outcome::Right),
		Row::new("Incidents.set_management", holder(Role::Report), || {
			led();
			let management = Management::Contained;
			Case::of(officer(HOSPITAL), Incidents::set_management { incident: 1, management })
		})
		.but(Kind::FOREIGN, not_lead()),
		Row::new("Incidents.complete_response", holder(Role::Report), || {
			led();
			Case::of(officer(HOSPITAL), Incidents::complete_response { incident: 1, at: now() })
		})
		.but(Kind::FOREIGN, not_lead()),
		// There was nothing to verify after all.
		Row::new("Incidents.close", holder(Role::Report), || {
			led();
			done(signed(&officer(DEPARTMENT)), discard());
			Case::of(officer(HOSPITAL), Incidents::close { incident: 1, report: content() })
		})
		.but(Kind::FOREIGN, not_lead()),
		// What is overdue is so whoever says it. It is asked for before the blocks come to it by themselves: they walk
		// in steps of ten seconds.
		Row::new("Incidents.poke", any_officer(), || {
			filed();
			block_after(TRIAGE + 1, vec![]);
			Case::of(officer(DEPARTMENT), Incidents::poke { incident: 1 })
		}),
	]
}

/// Which kinds of events there are.
fn registry() -> Vec<Row> {
	vec![
		Row::new("Incidents.register_event_type", bodies(Kind::COUNCIL), || {
			let details = event_type("volcano");
			Case::of_nobody(Incidents::register_event_type { event_type: 100, details })
		}),
		Row::new("Incidents.amend_event_type", bodies(Kind::COUNCIL), || {
			let details = event_type("respiratory");
			Case::of_nobody(Incidents::amend_event_type { event_type: 1, details })
		}),
		Row::new("Incidents.retire_event_type", bodies(Kind::COUNCIL), || {
			Case::of_nobody(Incidents::retire_event_type { event_type: 1 })
		}),
	]
}

fn outside() -> Outcome {
	Outcome::fails(IncidentsError::<Runtime>::OutsideJurisdiction)
}

// Setting the stage.

fn discard() -> Incidents<Runtime> {
	Incidents::triage_discard { incident: 1, reason: DiscardReason::NotAnEvent }
}

fn assign() -> Incidents<Runtime> {
	Incidents::assign_lead { incident: 1, lead: HOSPITAL }
}

/// The hospital leads the response to what it has reported.
fn led() {
	filed();
	done(signed(&officer(DEPARTMENT)), assign());
}
