//! What somebody did, and what a block changed.

use crate::{macros::names, Record, Subject, Text};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use muster_primitives::{AgencyId, Moment};
use scale_info::TypeInfo;
use sp_runtime::AccountId32;

names! {
	/// Messages of EDXL-RM 1.0 (OASIS, 2009), by their element names.
	pub enum EdxlMessage {
		/// Somebody needs something.
		RequestResource = 0,
		/// An answer to that.
		ResponseToRequestResource = 1,
		/// Somebody wants what was offered.
		RequisitionResource = 2,
		/// Somebody promises.
		CommitResource = 3,
		/// Somebody offers what nobody asked for.
		OfferUnsolicitedResource = 4,
		/// A promise is taken back.
		ReleaseResource = 5,
		/// Somebody wants back what was lent.
		RequestReturn = 6,
		/// An answer to that.
		ResponseToRequestReturn = 7,
		/// Somebody wants to keep longer what was lent.
		RequestExtendedDeploymentDuration = 8,
		/// An answer to that.
		ResponseToRequestExtendedDeploymentDuration = 9,
		/// Where goods are.
		ReportResourceDeploymentStatus = 10,
	}
}

/// That somebody did something to a subject: an event of the chain.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct Act {
	/// Position in its block of the extrinsic it happened in; `None` if the chain itself did it, in a hook.
	pub extrinsic: Option<u32>,
	/// Its number among the block's events.
	pub event: u32,
	/// What was done: pallet and event, in camelCase, such as `incidents.filed`.
	pub name: Text,
	/// For which agency; `None` if it was the council, the technical committee or the chain itself.
	pub agency: Option<AgencyId>,
	/// Who signed; `None` if it was a body, or the chain itself.
	pub officer: Option<AccountId32>,
	/// Everything whose record it may have changed, the main one first.
	pub subjects: Vec<Subject>,
	/// When it happened, as whoever signed says; the block proves only when it was told.
	pub claimed: Option<Moment>,
	/// The message of EDXL-RM that it is, if it is one.
	pub message: Option<EdxlMessage>,
}

/// What a block changed.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct BlockChanges {
	/// Time of the block; 0 at genesis.
	pub at: Moment,
	/// What was done in it, in order.
	pub acts: Vec<Act>,
	/// Each subject of the acts once, ascending, with its record at the end of the block; `None` if there is none.
	pub touched: Vec<(Subject, Option<Record>)>,
}
