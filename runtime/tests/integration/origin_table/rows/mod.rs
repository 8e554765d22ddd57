//! The rows: every call, and who may bring it. One file for each part of the chain; here is who may, and what several
//! parts set the stage with.

mod agencies;
mod authority;
mod consensus;
mod incidents;
mod observations;
mod resources;
mod validation;

use crate::{
	common::{region, report},
	origin_table::{
		cast::{ayes_of, done, officer, signed, HOSPITAL, WUHAN},
		check::{Authority, Kind, Row},
	},
};
use frame_support::instances::{Instance1, Instance2};
use muster_primitives::{Role, Severity, Urgency};
use muster_runtime::{Runtime, RuntimeCall};
use pallet_agencies::Error as AgenciesError;
use pallet_collective::Error as CollectiveError;
use pallet_council_root::{Body, Call as CouncilRoot, Error as DoorError};
use pallet_quota::rejection;
use pallet_validator_set::Error as ValidatorsError;
use sp_runtime::{
	traits::{BlakeTwo256, Hash as _},
	transaction_validity::InvalidTransaction,
	DispatchError, DispatchResult,
};

/// Every row.
pub fn all() -> Vec<Row> {
	[
		consensus::system(),
		consensus::timestamp(),
		consensus::validator_set(),
		consensus::session(),
		consensus::grandpa(),
		authority::collective("Council", Body::Council),
		authority::collective("TechnicalCommittee", Body::Committee),
		authority::council_root(),
		authority::tx_pause(),
		authority::parameters(),
		authority::utility(),
		authority::multisig(),
		agencies::agencies(),
		incidents::incidents(),
		validation::validation(),
		observations::observations(),
		resources::resources(),
	]
	.into_iter()
	.flatten()
	.collect()
}

// Who may.

/// An officer with this role. What officers of other agencies may do each row says.
pub(super) fn holder(role: Role) -> Authority {
	Authority {
		role: Some(role),
		pool: None,
		right: vec![Kind::Officer],
		scoped: true,
		..Authority::nobody()
	}
}

/// Any officer in office.
pub(super) fn any_officer() -> Authority {
	Authority { pool: None, insider: Ok(()), right: vec![Kind::Officer], ..Authority::nobody() }
}

/// Whom the register names for a power over agencies and officers: somebody who holds this role. Bodies may try.
pub(super) fn registrar(role: Role) -> Authority {
	Authority {
		moved: true,
		outsider: Err(AgenciesError::<Runtime>::NotAnOfficer.into()),
		insider: Err(AgenciesError::<Runtime>::RoleMissing.into()),
		..holder(role)
	}
}

/// A body as a body, at these sizes.
pub(super) fn bodies(right: impl IntoIterator<Item = Kind>) -> Authority {
	Authority { moved: true, right: right.into_iter().collect(), ..Authority::nobody() }
}

/// Root, behind the door.
pub(super) fn only_root() -> Authority {
	Authority { root: Ok(()), right: vec![Kind::Root], ..Authority::nobody() }
}

/// Whoever signs: an officer at the door to the pool, and behind it nobody asks.
pub(super) fn any_signer() -> Authority {
	Authority { outsider: Ok(()), ..any_officer() }
}

/// A member of this body, who signs. Alice is one too, and remains one when she is an officer no more.
pub(super) fn a_member(body: Body) -> Authority {
	let no: DispatchError = match body {
		Body::Council => CollectiveError::<Runtime, Instance1>::NotMember.into(),
		Body::Committee => CollectiveError::<Runtime, Instance2>::NotMember.into(),
	};
	let who = match body {
		Body::Council => Kind::Councillor,
		Body::Committee => Kind::Engineer,
	};
	Authority {
		pool: Some(InvalidTransaction::Custom(rejection::NOT_A_MEMBER)),
		outsider: Err(no),
		insider: Err(no),
		right: vec![Kind::Officer, who],
		..Authority::nobody()
	}
}

/// The operator of a validator.
pub(super) fn operator() -> Authority {
	Authority {
		pool: None,
		insider: Err(ValidatorsError::<Runtime>::NotAMember.into()),
		right: vec![Kind::Officer],
		..Authority::nobody()
	}
}

pub(super) fn forbidden() -> DispatchResult {
	Err(DoorError::<Runtime>::Forbidden.into())
}

// Setting the stage.

/// The committee consents to this call.
pub(super) fn consent(call: RuntimeCall) {
	let call_hash = BlakeTwo256::hash_of(&call);
	done(ayes_of(Body::Committee, 5), CouncilRoot::consent { call_hash });
}

/// Both bodies break the glass.
pub(super) fn break_glass() {
	done(ayes_of(Body::Council, 4), CouncilRoot::break_glass {});
	done(ayes_of(Body::Committee, 6), CouncilRoot::break_glass {});
}

pub(super) fn distress() -> RuntimeCall {
	report(region(WUHAN), Severity::Extreme, Urgency::Immediate)
}

/// The hospital has reported an event.
pub(super) fn filed() {
	done(signed(&officer(HOSPITAL)), distress());
}
