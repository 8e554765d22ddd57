//! What kinds of agencies there are and what their officers may do.

use crate::{
	macros::{chain_enum, chain_set},
	AgencyId, RegionCode,
};

chain_enum! {
	/// Kind of an agency. Verdicts count classes, because agencies of one kind see the world through one window.
	pub enum AgencyClass {
		/// Health commission or health ministry.
		HealthAdministration = 0,
		/// Hospital or clinic.
		Hospital = 1,
		/// Centre for disease control, public-health laboratory.
		DiseaseControl = 2,
		/// Emergency-management department.
		EmergencyManagement = 3,
		/// Police and fire service.
		PublicSafety = 4,
		/// Customs.
		Customs = 5,
		/// Meteorological bureau.
		Meteorology = 6,
		/// Earthquake administration.
		Seismology = 7,
		/// Drug and medical-products administration.
		DrugSupervision = 8,
		/// Charity, Red Cross society, relief organisation.
		Charity = 9,
		/// School, university, education department.
		Education = 10,
		/// General local government.
		LocalGovernment = 11,
		/// Manufacturer of supplies.
		Manufacturer = 12,
		/// Distributor or carrier.
		Logistics = 13,
		/// Registered without a voice in verdicts.
		Other = 14,
	}
}

chain_set! {
	/// A set of agency classes.
	pub struct AgencyClasses(u32) of AgencyClass;
}

chain_enum! {
	/// One power of an officer. An agency holds a set; its officers hold subsets; a child agency never holds more than
	/// its parent.
	pub enum Role {
		/// File and revise incident reports.
		Report = 0,
		/// Accept or discard reports of the own jurisdiction.
		Triage = 1,
		/// Vote in validation rounds.
		Vote = 2,
		/// Submit observations of metrics.
		Observe = 3,
		/// Ask for resources.
		Request = 4,
		/// Approve resource requests of the own jurisdiction.
		Approve = 5,
		/// Commit and dispatch supplies.
		Supply = 6,
		/// Receive shipments.
		Receive = 7,
		/// Register child agencies.
		Admit = 8,
		/// Manage the officers of the own agency, and suspend or reinstate children.
		Manage = 9,
		/// Run a validator.
		Validate = 10,
		/// Declare response levels and provisional verdicts as a competent authority.
		Declare = 11,
		/// Carry shipments: checkpoints, arrival, loss.
		Carry = 12,
	}
}

chain_set! {
	/// A set of roles.
	pub struct Roles(u32) of Role;
}

/// What other pallets may know of an agency.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AgencyProfile {
	/// Its kind.
	pub class: AgencyClass,
	/// The region it answers for, with everything inside.
	pub jurisdiction: RegionCode,
	/// Top of its reporting line: agencies with one `line_root` are one voice.
	pub line_root: AgencyId,
	/// What it may do.
	pub roles: Roles,
	/// Whether it may act now.
	pub active: bool,
	/// Block since which class, jurisdiction, roles and activity are as they are. Who became eligible after a round
	/// opened has no voice in it.
	pub eligible_since: u32,
}

/// What other pallets may know of an officer who may act now.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OfficerProfile {
	/// The agency the officer acts for.
	pub agency: AgencyId,
	/// The officer's roles as far as the agency still holds them.
	pub roles: Roles,
	/// Block of the officer's enrolment; another key does not change it.
	pub enrolled_at: u32,
}

#[cfg(test)]
mod tests {
	use super::*;
	use codec::{Decode, Encode};

	#[test]
	fn indices_are_pinned() {
		let classes: Vec<u8> = AgencyClass::ALL.iter().flat_map(|c| c.encode()).collect();
		assert_eq!(classes, (0..15).collect::<Vec<u8>>());
		assert_eq!(AgencyClass::DrugSupervision.encode(), [8]);
		let roles: Vec<u8> = Role::ALL.iter().flat_map(|r| r.encode()).collect();
		assert_eq!(roles, (0..13).collect::<Vec<u8>>());
		assert_eq!(Role::Carry.encode(), [12]);
	}

	#[test]
	fn sets_hold_what_was_put_in() {
		let set = Roles::of(&[Role::Report, Role::Carry]);
		assert_eq!(set.bits(), 1 | 1 << 12);
		assert!(set.contains(Role::Carry) && !set.contains(Role::Vote));
		assert_eq!(set.iter().collect::<Vec<_>>(), [Role::Report, Role::Carry]);
		assert!(Roles::all().includes(set) && !set.includes(Roles::all()));
		assert!(set.includes(Roles::EMPTY) && Roles::EMPTY.is_empty());
		assert_eq!(set.intersection(Roles::of(&[Role::Carry, Role::Vote])), Roles::of(&[Role::Carry]));
	}

	#[test]
	fn bits_without_an_item_are_found() {
		assert_eq!(Roles::from_bits(1 << 12), Some(Roles::of(&[Role::Carry])));
		assert_eq!(Roles::from_bits(1 << 13), None);
		let stray = Roles::decode(&mut &(1u32 << 31).encode()[..]).expect("any u32 decodes");
		assert!(!stray.is_valid());
		assert!(Roles::all().is_valid());
	}

	#[test]
	fn sets_are_lists_of_names_in_json() {
		let set = Roles::of(&[Role::Report, Role::Vote]);
		let json = serde_json::to_string(&set).expect("a set serialises");
		assert_eq!(json, r#"["Report","Vote"]"#);
		assert_eq!(serde_json::from_str::<Roles>(&json).expect("and back"), set);
		assert!(serde_json::from_str::<Roles>(r#"["Rule"]"#).is_err());
	}
}
