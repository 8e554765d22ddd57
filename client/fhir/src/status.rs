//! The chain's states and what FHIR calls them.

use muster_primitives::Priority;
use serde::{Deserialize, Serialize};

/// Where a line stands, with the names of the resources pallet.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum LineState {
	/// Being written.
	Draft,
	/// Waits for approval.
	Submitted,
	/// A verification round is open.
	UnderVerification,
	/// Approved, nothing promised.
	Open,
	/// Less promised than approved.
	PartlyCommitted,
	/// All promised.
	FullyCommitted,
	/// Goods are on the way.
	InFulfilment,
	/// Some goods are accepted.
	PartlyFulfilled,
	/// All that is approved is accepted.
	Fulfilled,
	/// Put away.
	Closed,
	/// Turned down.
	Rejected,
	/// Taken back.
	Cancelled,
	/// Not filled in time.
	Expired,
}

impl LineState {
	/// Every state.
	pub const ALL: [Self; 13] = [
		Self::Draft,
		Self::Submitted,
		Self::UnderVerification,
		Self::Open,
		Self::PartlyCommitted,
		Self::FullyCommitted,
		Self::InFulfilment,
		Self::PartlyFulfilled,
		Self::Fulfilled,
		Self::Closed,
		Self::Rejected,
		Self::Cancelled,
		Self::Expired,
	];

	/// Code of FHIR `supplyrequest-status`.
	pub fn fhir(self) -> &'static str {
		match self {
			Self::Draft => "draft",
			Self::Submitted
			| Self::UnderVerification
			| Self::Open
			| Self::PartlyCommitted
			| Self::FullyCommitted
			| Self::InFulfilment
			| Self::PartlyFulfilled => "active",
			Self::Fulfilled | Self::Closed => "completed",
			Self::Rejected | Self::Cancelled | Self::Expired => "cancelled",
		}
	}

	/// The name on the chain. Tells apart what FHIR calls alike: an expired line from a cancelled one.
	pub fn name(self) -> &'static str {
		match self {
			Self::Draft => "Draft",
			Self::Submitted => "Submitted",
			Self::UnderVerification => "UnderVerification",
			Self::Open => "Open",
			Self::PartlyCommitted => "PartlyCommitted",
			Self::FullyCommitted => "FullyCommitted",
			Self::InFulfilment => "InFulfilment",
			Self::PartlyFulfilled => "PartlyFulfilled",
			Self::Fulfilled => "Fulfilled",
			Self::Closed => "Closed",
			Self::Rejected => "Rejected",
			Self::Cancelled => "Cancelled",
			Self::Expired => "Expired",
		}
	}
}

/// Where a shipment stands, with the names of the resources pallet.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum ShipmentState {
	/// Being packed.
	Preparing,
	/// On the way.
	InTransit,
	/// Stopped by customs.
	HeldAtCustoms,
	/// There, not counted yet.
	Arrived,
	/// Counted, and all as it was sent.
	Received,
	/// Counted, and something differs.
	ReceivedWithDiscrepancy,
	/// The difference is settled.
	Reconciled,
	/// It is not.
	InDispute,
	/// Gone.
	Lost,
	/// On the way back.
	Returning,
	/// Back.
	Returned,
	/// Never sent.
	Cancelled,
}

impl ShipmentState {
	/// Every state.
	pub const ALL: [Self; 12] = [
		Self::Preparing,
		Self::InTransit,
		Self::HeldAtCustoms,
		Self::Arrived,
		Self::Received,
		Self::ReceivedWithDiscrepancy,
		Self::Reconciled,
		Self::InDispute,
		Self::Lost,
		Self::Returning,
		Self::Returned,
		Self::Cancelled,
	];

	/// Code of FHIR `supplydelivery-status`. What was counted is completed, whatever the count; what goes back is
	/// abandoned from the day it turns round.
	pub fn fhir(self) -> &'static str {
		match self {
			Self::Preparing | Self::InTransit | Self::HeldAtCustoms | Self::Arrived => "in-progress",
			Self::Received | Self::ReceivedWithDiscrepancy | Self::Reconciled | Self::InDispute => {
				"completed"
			}
			Self::Lost | Self::Returning | Self::Returned | Self::Cancelled => "abandoned",
		}
	}

	/// The name on the chain.
	pub fn name(self) -> &'static str {
		match self {
			Self::Preparing => "Preparing",
			Self::InTransit => "InTransit",
			Self::HeldAtCustoms => "HeldAtCustoms",
			Self::Arrived => "Arrived",
			Self::Received => "Received",
			Self::ReceivedWithDiscrepancy => "ReceivedWithDiscrepancy",
			Self::Reconciled => "Reconciled",
			Self::InDispute => "InDispute",
			Self::Lost => "Lost",
			Self::Returning => "Returning",
			Self::Returned => "Returned",
			Self::Cancelled => "Cancelled",
		}
	}
}

/// Code of FHIR `request-priority`.
pub fn priority(priority: Priority) -> &'static str {
	match priority {
		Priority::Routine => "routine",
		Priority::Urgent => "urgent",
		Priority::Asap => "asap",
		Priority::Stat => "stat",
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn lines_have_the_status_of_fhir() {
		let of = |fhir| LineState::ALL.into_iter().filter(|state| state.fhir() == fhir).collect::<Vec<_>>();
		assert_eq!(of("draft"), [LineState::Draft]);
		assert_eq!(of("completed"), [LineState::Fulfilled, LineState::Closed]);
		assert_eq!(of("cancelled"), [LineState::Rejected, LineState::Cancelled, LineState::Expired]);
		assert_eq!(of("active").len(), 7);
	}

	#[test]
	fn shipments_have_the_status_of_fhir() {
		let of = |fhir| ShipmentState::ALL.into_iter().filter(|state| state.fhir() == fhir).count();
		assert_eq!((of("in-progress"), of("completed"), of("abandoned")), (4, 4, 4));
	}

	#[test]
	fn names_are_those_of_the_variants() {
		for state in LineState::ALL {
			assert_eq!(state.name(), format!("{state:?}"));
		}
		for state in ShipmentState::ALL {
			assert_eq!(state.name(), format!("{state:?}"));
		}
	}

	#[test]
	fn priorities_are_those_of_fhir() {
		assert_eq!(
			Priority::ALL.iter().map(|one| priority(*one)).collect::<Vec<_>>(),
			["routine", "urgent", "asap", "stat"],
		);
	}
}
