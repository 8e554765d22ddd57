//! The validator set.

use super::{ascending, same_names, text, told::Told};
use crate::{AccountId, Runtime, ValidatorSet};
use alloc::{boxed::Box, vec, vec::Vec};
use muster_runtime_api::{
	Endpoint, EndpointView, StandbyReason, Subject, ValidatorRecord, ValidatorStanding, ValidatorView,
};
use pallet_validator_set::{Endpoints, Event, MemberView, Status, Validators};

/// What happened in the validator set.
pub fn told(event: Event<Runtime>) -> Told {
	match event {
		Event::Admitted { validator, .. } => of("validatorSet.admitted", validator),
		Event::Removed { validator, .. } => of("validatorSet.removed", validator),
		Event::Left { validator } => of("validatorSet.left", validator),
		Event::WentOnline { agency, validator } => {
			of("validatorSet.wentOnline", validator.clone()).by(agency, validator)
		}
		Event::WentOffline { agency, validator } => {
			of("validatorSet.wentOffline", validator.clone()).by(agency, validator)
		}
		Event::StoodDown { validator, .. } => of("validatorSet.stoodDown", validator),
		Event::Lagging { validator, .. } => of("validatorSet.lagging", validator),
		Event::Recovered { validator } => of("validatorSet.recovered", validator),
		Event::Outage { .. } => Told::of("validatorSet.outage", []),
		Event::Offended { validator, .. } => of("validatorSet.offended", validator),
		Event::Reinstated { validator, .. } => of("validatorSet.reinstated", validator),
		// Who is not named stands by from now on.
		Event::Forced { validators } => Told::of(
			"validatorSet.forced",
			validators.into_iter().chain(Validators::<Runtime>::iter_keys()).map(Subject::Validator),
		),
		Event::EndpointSet { agency, validator, .. } => {
			of("validatorSet.endpointSet", validator.clone()).by(agency, validator)
		}
	}
}

fn of(name: &'static str, validator: AccountId) -> Told {
	Told::of(name, [Subject::Validator(validator)])
}

same_names! {
	fn standby_reason: pallet_validator_set::StandbyReason => StandbyReason {
		Admitted, Voluntary, Liveness, Offence, Forced
	}
}

/// A member of the validator set.
pub fn validator(account: &AccountId) -> Option<ValidatorRecord> {
	let validator = Validators::<Runtime>::get(account)?;
	let (reason, leaving_since) = match validator.status {
		Status::Active => (None, None),
		Status::Standby { reason } => (Some(standby_reason(reason)), None),
		Status::Leaving { since } => (None, Some(since)),
	};
	Some(ValidatorRecord {
		agency: validator.agency,
		standing: standing(validator.status),
		reason,
		leaving_since,
		strikes: validator.strikes,
		offence: validator.offence,
		endpoint: Endpoints::<Runtime>::get(account).map(|endpoint| EndpointView {
			peer: text(endpoint.peer),
			addresses: endpoint.addresses.into_iter().map(text).collect(),
		}),
	})
}

/// What its record is made of.
pub fn validator_keys(account: &AccountId) -> Vec<Vec<u8>> {
	vec![Validators::<Runtime>::hashed_key_for(account), Endpoints::<Runtime>::hashed_key_for(account)]
}

/// The members, by account.
pub fn subjects(after: Option<&Subject>) -> Box<dyn Iterator<Item = Subject>> {
	ascending(Validators::<Runtime>::iter_keys().map(Subject::Validator), after)
}

fn standing(status: Status) -> ValidatorStanding {
	match status {
		Status::Active => ValidatorStanding::Active,
		Status::Standby { .. } => ValidatorStanding::Standby,
		Status::Leaving { .. } => ValidatorStanding::Leaving,
	}
}

/// Every member of the validator set, by account, as nodes ask for it. There are a hundred at most.
pub fn validators() -> Vec<ValidatorView> {
	ValidatorSet::members()
		.into_iter()
		.map(|MemberView { account, validator, endpoint }| ValidatorView {
			account,
			agency: validator.agency,
			standing: standing(validator.status),
			strikes: validator.strikes,
			offence: validator.offence,
			endpoint: endpoint.map(|endpoint| Endpoint {
				peer: endpoint.peer.into_inner(),
				addresses: endpoint.addresses.into_iter().map(|address| address.into_inner()).collect(),
			}),
		})
		.collect()
}
