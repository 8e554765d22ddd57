//! The agencies a chain begins with.

use alloc::{string::String, vec::Vec};
use muster_primitives::{AgencyClass, AgencyId, Moment, RegionCode, Roles};
use serde::{Deserialize, Serialize};

use crate::{
	types::{AgencyDetails, AgencyName},
	Config, Pallet,
};

/// An agency the chain begins with.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisAgency<AccountId> {
	/// Its kind.
	pub class: AgencyClass,
	/// Its official name.
	pub name: String,
	/// The region it answers for.
	pub jurisdiction: RegionCode,
	/// Position of its parent in the list, counted from 0; an earlier one.
	pub parent: Option<u32>,
	/// What it may do.
	pub roles: Roles,
	/// Who acts for it.
	pub officers: Vec<GenesisOfficer<AccountId>>,
}

/// An officer the chain begins with.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisOfficer<AccountId> {
	/// Its key.
	pub account: AccountId,
	/// What it may do.
	pub roles: Roles,
	/// Last moment of its term. There is no clock at genesis, so the longest term is not checked.
	pub valid_until: Moment,
}

/// Registers `agencies` in their order.
#[allow(
	clippy::expect_used,
	reason = "runs when a chain is made; one that begins with a broken register must not"
)]
pub(crate) fn build<T: Config>(agencies: &[GenesisAgency<T::AccountId>]) {
	let mut ids: Vec<AgencyId> = Vec::new();
	for agency in agencies {
		let parent = agency.parent.map(|parent| {
			let earlier = usize::try_from(parent).ok().and_then(|parent| ids.get(parent));
			*earlier.expect("a genesis agency stands after its parent")
		});
		let name = AgencyName::try_from(agency.name.clone().into_bytes())
			.expect("the name of a genesis agency has at most 128 bytes");
		let details = AgencyDetails {
			class: agency.class,
			name,
			jurisdiction: agency.jurisdiction,
			roles: agency.roles,
		};
		let id = Pallet::<T>::add_agency(parent, &details).expect("a genesis agency is valid");
		for officer in &agency.officers {
			Pallet::<T>::add_officer(id, &officer.account, officer.roles, officer.valid_until)
				.expect("a genesis officer is valid");
		}
		ids.push(id);
	}
}
