//! The register.

use super::ProposalView;
use crate::{macros::names, Text};
use codec::{Decode, Encode};
use muster_primitives::{AgencyClass, AgencyId, Moment, RegionCode, Roles};
use scale_info::TypeInfo;
use sp_runtime::AccountId32;

names! {
	/// Whether an agency may act.
	pub enum AgencyStatus {
		/// It may.
		Active = 0,
		/// Not until it is reinstated.
		Suspended = 1,
		/// Never again.
		Retired = 2,
	}

	/// Why an agency or an officer is suspended.
	pub enum SuspensionReason {
		/// A matter of order: leave, reorganisation.
		Administrative = 0,
		/// A key may be in other hands.
		KeyCompromise = 1,
		/// Its acts are being looked into.
		Investigation = 2,
	}

	/// Whether an officer may act, apart from its term.
	pub enum OfficerStatus {
		/// It may, until its term ends.
		Active = 0,
		/// Not until it is reinstated.
		Suspended = 1,
		/// Never again: it left or changed duty, what it did before stands.
		Revoked = 2,
		/// Never again: its key was in other hands, what it did lately is in doubt.
		Compromised = 3,
		/// It goes on with another key.
		Rotated = 4,
	}
}

/// A suspension that lasts.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct SuspensionView {
	/// Block in which it began.
	pub since: u32,
	/// Why.
	pub reason: SuspensionReason,
	/// The first word for a reinstatement, if there is one.
	pub proposal: Option<ProposalView>,
}

/// An agency.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct AgencyRecord {
	/// Its kind.
	pub class: AgencyClass,
	/// Its official name.
	pub name: Text,
	/// The region it answers for, with everything inside.
	#[cfg_attr(feature = "std", serde(serialize_with = "crate::json::region"))]
	pub jurisdiction: RegionCode,
	/// Who admitted it; `None` for the council.
	pub parent: Option<AgencyId>,
	/// Top of its reporting line.
	pub line_root: AgencyId,
	/// Steps from the top of its line.
	pub depth: u8,
	/// What it may do.
	pub roles: Roles,
	/// Whether it may act.
	pub status: AgencyStatus,
	/// Block of its admission.
	pub registered_at: u32,
	/// Block since which jurisdiction, roles and status are as they are.
	pub eligible_since: u32,
	/// How many of its children are not retired.
	pub children: u32,
	/// How many of its officers' keys are not done with.
	pub officers: u32,
	/// Its suspension, also of one that was retired while suspended.
	pub suspension: Option<SuspensionView>,
}

/// An officer, by its key.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct OfficerRecord {
	/// The agency it acts for.
	pub agency: AgencyId,
	/// What it was given; counts as far as the agency holds it too.
	pub roles: Roles,
	/// Whether it may act, apart from its term.
	pub status: OfficerStatus,
	/// The key it goes on with, if it is rotated.
	pub successor: Option<AccountId32>,
	/// Last moment of its term.
	pub valid_until: Moment,
	/// Block of the officer's enrolment; another key does not change it.
	pub enrolled_at: u32,
	/// Its suspension.
	pub suspension: Option<SuspensionView>,
}
