//! The read model: storage translated into the versioned types of `muster-runtime-api`.

use crate::ValidatorSet;
use alloc::vec::Vec;
use muster_runtime_api::{Endpoint, ValidatorStanding, ValidatorView};
use pallet_validator_set::{MemberView, Status};

/// Every member of the validator set, by account. There are a hundred at most.
pub fn validators() -> Vec<ValidatorView> {
	ValidatorSet::members()
		.into_iter()
		.map(|MemberView { account, validator, endpoint }| ValidatorView {
			account,
			agency: validator.agency,
			standing: match validator.status {
				Status::Active => ValidatorStanding::Active,
				Status::Standby { .. } => ValidatorStanding::Standby,
				Status::Leaving { .. } => ValidatorStanding::Leaving,
			},
			strikes: validator.strikes,
			offence: validator.offence,
			endpoint: endpoint.map(|endpoint| Endpoint {
				peer: endpoint.peer.into_inner(),
				addresses: endpoint.addresses.into_iter().map(|address| address.into_inner()).collect(),
			}),
		})
		.collect()
}
