//! Agencies and officers.

use super::{numbers, proposal, same_names, text, told::Told};
use crate::{AccountId, Runtime};
use alloc::{boxed::Box, vec, vec::Vec};
use muster_primitives::AgencyId;
use muster_runtime_api::{
	AgencyRecord, AgencyStatus, Kind, OfficerRecord, OfficerStatus, Subject, SuspensionReason, SuspensionView,
};
use pallet_agencies::{
	Agencies, Authority, AuthorityOf, Event, NextAgency, Officers, RevocationReason, Suspensions,
};

type Suspended = pallet_agencies::SubjectOf<Runtime>;

/// What happened in the register.
pub fn told(event: Event<Runtime>) -> Told {
	match event {
		Event::Registered { agency, parent, officer, by, .. } => {
			let subjects = [Subject::Agency(agency), Subject::Officer(officer)];
			let told =
				Told::of("agencies.registered", subjects.into_iter().chain(parent.map(Subject::Agency)));
			signed(told, by)
		}
		Event::Amended { agency, by, .. } => {
			signed(Told::of("agencies.amended", [Subject::Agency(agency)]), by)
		}
		Event::Suspended { agency, by, .. } => {
			signed(Told::of("agencies.suspended", [Subject::Agency(agency)]), by)
		}
		Event::ReinstatementProposed { subject, by, .. } => {
			let subject = match subject {
				Suspended::Agency(agency) => Subject::Agency(agency),
				Suspended::Officer(officer) => Subject::Officer(officer),
			};
			signed(Told::of("agencies.reinstatementProposed", [subject]), by)
		}
		Event::Reinstated { agency, by, .. } => {
			signed(Told::of("agencies.reinstated", [Subject::Agency(agency)]), by)
		}
		Event::Retired { agency, by } => {
			let parent = Agencies::<Runtime>::get(agency).and_then(|agency| agency.parent);
			let subjects = [Subject::Agency(agency)].into_iter().chain(parent.map(Subject::Agency));
			signed(Told::of("agencies.retired", subjects), by)
		}
		Event::OfficerEnrolled { agency, officer, by, .. } => {
			signed(Told::of("agencies.officerEnrolled", officer_of(officer, agency)), by)
		}
		Event::OfficerRenewed { agency, officer, by, .. } => {
			signed(Told::of("agencies.officerRenewed", officer_of(officer, agency)), by)
		}
		Event::OfficerSuspended { agency, officer, by, .. } => {
			signed(Told::of("agencies.officerSuspended", officer_of(officer, agency)), by)
		}
		Event::OfficerReinstated { agency, officer, by, .. } => {
			signed(Told::of("agencies.officerReinstated", officer_of(officer, agency)), by)
		}
		Event::OfficerRevoked { agency, officer, by, .. } => {
			signed(Told::of("agencies.officerRevoked", officer_of(officer, agency)), by)
		}
		Event::KeyRotated { agency, old, new } => {
			let subjects = [Subject::Officer(old.clone()), Subject::Officer(new), Subject::Agency(agency)];
			Told::of("agencies.keyRotated", subjects).by(agency, old)
		}
	}
}

fn officer_of(officer: AccountId, agency: AgencyId) -> [Subject; 2] {
	[Subject::Officer(officer), Subject::Agency(agency)]
}

fn signed(told: Told, by: AuthorityOf<Runtime>) -> Told {
	match by {
		Authority::Council => told,
		Authority::Member(person) => told.by_person(person),
		Authority::Officer(agency, officer) => told.by(agency, officer),
	}
}

same_names! {
	fn status: pallet_agencies::AgencyStatus => AgencyStatus { Active, Suspended, Retired }
	fn suspension_reason: pallet_agencies::SuspensionReason => SuspensionReason {
		Administrative, KeyCompromise, Investigation
	}
}

/// An agency.
pub fn agency(id: AgencyId) -> Option<AgencyRecord> {
	let agency = Agencies::<Runtime>::get(id)?;
	Some(AgencyRecord {
		class: agency.class,
		name: text(agency.name),
		jurisdiction: agency.jurisdiction,
		parent: agency.parent,
		line_root: agency.line_root,
		depth: agency.depth,
		roles: agency.roles,
		status: status(agency.status),
		registered_at: agency.registered_at,
		eligible_since: agency.eligible_since,
		children: agency.children,
		officers: agency.officers,
		suspension: suspension(Suspended::Agency(id)),
	})
}

/// What its record is made of.
pub fn agency_keys(id: AgencyId) -> Vec<Vec<u8>> {
	vec![
		Agencies::<Runtime>::hashed_key_for(id),
		Suspensions::<Runtime>::hashed_key_for(Suspended::Agency(id)),
	]
}

/// An officer.
pub fn officer(account: &AccountId) -> Option<OfficerRecord> {
	let officer = Officers::<Runtime>::get(account)?;
	let (status, successor) = match officer.status {
		pallet_agencies::OfficerStatus::Active => (OfficerStatus::Active, None),
		pallet_agencies::OfficerStatus::Suspended => (OfficerStatus::Suspended, None),
		pallet_agencies::OfficerStatus::Revoked { reason } => match reason {
			RevocationReason::Administrative => (OfficerStatus::Revoked, None),
			RevocationReason::KeyCompromise => (OfficerStatus::Compromised, None),
		},
		pallet_agencies::OfficerStatus::Rotated { successor } => (OfficerStatus::Rotated, Some(successor)),
	};
	Some(OfficerRecord {
		agency: officer.agency,
		roles: officer.roles,
		status,
		successor,
		valid_until: officer.valid_until,
		enrolled_at: officer.enrolled_at,
		suspension: suspension(Suspended::Officer(account.clone())),
	})
}

/// What its record is made of.
pub fn officer_keys(account: &AccountId) -> Vec<Vec<u8>> {
	vec![
		Officers::<Runtime>::hashed_key_for(account),
		Suspensions::<Runtime>::hashed_key_for(Suspended::Officer(account.clone())),
	]
}

fn suspension(of: Suspended) -> Option<SuspensionView> {
	let suspension = Suspensions::<Runtime>::get(of)?;
	Some(SuspensionView {
		since: suspension.since,
		reason: suspension_reason(suspension.reason),
		proposal: suspension.proposal.map(proposal),
	})
}

/// Agencies by number, officers in the order of the storage.
pub fn subjects(kind: Kind, after: Option<&Subject>) -> Box<dyn Iterator<Item = Subject>> {
	match (kind, after) {
		(Kind::Officer, Some(Subject::Officer(after))) => {
			let after = Officers::<Runtime>::hashed_key_for(after);
			Box::new(Officers::<Runtime>::iter_keys_from(after).map(Subject::Officer))
		}
		(Kind::Officer, _) => Box::new(Officers::<Runtime>::iter_keys().map(Subject::Officer)),
		(_, Some(Subject::Agency(after))) => {
			Box::new(numbers(Some(*after), NextAgency::<Runtime>::get()).map(Subject::Agency))
		}
		(_, _) => Box::new(numbers(None, NextAgency::<Runtime>::get()).map(Subject::Agency)),
	}
}
