//! Goods on their way, and back.

use crate::{macros::names, Amount, Text};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use muster_primitives::{
	AgencyId, CapStatus, CommitmentId, Discrepancy, LineIndex, Moment, ProductId, RegionCode, RequestId,
	RoundId, ShipmentId, Verdict,
};
use scale_info::TypeInfo;
use sp_core::H256;
use sp_runtime::AccountId32;

names! {
	/// Where a shipment stands.
	pub enum ShipmentState {
		/// Being packed.
		Preparing = 0,
		/// On the way.
		InTransit = 1,
		/// Stopped by customs.
		HeldAtCustoms = 2,
		/// There, not counted yet.
		Arrived = 3,
		/// Counted, and all as it was sent.
		Received = 4,
		/// Counted, and something differs.
		ReceivedWithDiscrepancy = 5,
		/// Supplier and receiver agree on the difference.
		Reconciled = 6,
		/// They do not.
		InDispute = 7,
		/// Gone.
		Lost = 8,
		/// On the way back.
		Returning = 9,
		/// Back.
		Returned = 10,
		/// Never sent.
		Cancelled = 11,
	}

	/// Why expired goods are sent, or taken.
	pub enum ExpiredReason {
		/// The authority has extended their shelf life.
		Extended = 0,
		/// They are for training only.
		Training = 1,
		/// There is nothing else, and the use is documented.
		NothingElse = 2,
	}

	/// What happens at a checkpoint.
	pub enum CheckpointKind {
		/// It came by.
		Passed = 0,
		/// Customs stop it.
		Held = 1,
		/// Customs let it go on.
		Cleared = 2,
	}

	/// What is sent back of a shipment.
	pub enum ReturnPart {
		/// All of it, not counted.
		Unopened = 0,
		/// What was refused.
		Refused = 1,
		/// What was lent.
		Loan = 2,
	}

	/// Where goods sent back are.
	pub enum ReturnState {
		/// On the way back.
		Returning = 0,
		/// Counted by the supplier.
		Returned = 1,
	}
}

/// FHIR R4 `supplydelivery-status` of a shipment.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum SupplyDeliveryStatus {
	/// Not counted yet.
	#[codec(index = 0)]
	InProgress,
	/// Counted, whatever the count.
	#[codec(index = 1)]
	Completed,
	/// Never counted, or turned round.
	#[codec(index = 2)]
	Abandoned,
}

impl ShipmentState {
	/// What FHIR calls it.
	pub const fn fhir(self) -> SupplyDeliveryStatus {
		match self {
			Self::Preparing | Self::InTransit | Self::HeldAtCustoms | Self::Arrived => {
				SupplyDeliveryStatus::InProgress
			}
			Self::Received | Self::ReceivedWithDiscrepancy | Self::Reconciled | Self::InDispute => {
				SupplyDeliveryStatus::Completed
			}
			Self::Lost | Self::Returning | Self::Returned | Self::Cancelled => {
				SupplyDeliveryStatus::Abandoned
			}
		}
	}
}

/// Where the units of a shipment are. All zero before it leaves.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct UnitsView {
	/// On the way, arrived and not counted, or missing and not reconciled.
	pub in_transit: Amount,
	/// Received and good.
	pub accepted: Amount,
	/// Received and refused.
	pub rejected: Amount,
	/// Given up.
	pub lost: Amount,
	/// Refused or never opened, and back with the supplier.
	pub returned: Amount,
	/// Lent, used, and gone from the requester again.
	pub given_back: Amount,
}

/// Goods of one make.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct LotView {
	/// The lot's code as printed.
	pub code: Text,
	/// Units.
	pub quantity: Amount,
	/// When they expire.
	pub expires: Option<Moment>,
	/// Why they are sent, if they have expired.
	pub reason: Option<ExpiredReason>,
}

/// Where goods were seen: exactly one of the two.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct PlaceView {
	/// UN/LOCODE.
	pub un_locode: Option<Text>,
	/// A region.
	#[cfg_attr(feature = "std", serde(serialize_with = "crate::json::region_if_any"))]
	pub region: Option<RegionCode>,
}

/// Where goods were seen on the way: an EPCIS ObjectEvent, of which the chain keeps the digest.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct CheckpointView {
	/// What happened.
	pub kind: CheckpointKind,
	/// Where.
	pub place: PlaceView,
	/// Digest of the EPCIS event.
	pub event: H256,
	/// When, as the carrier says.
	pub occurred_at: Moment,
	/// Whether the cold chain held; `None` if it was not measured.
	pub cold_chain: Option<bool>,
	/// Who told it.
	pub agency: AgencyId,
	/// The officer who signed.
	pub officer: AccountId32,
	/// When it was told.
	pub told_at: Moment,
}

/// What the receiver counted and signed.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct ReceiptView {
	/// Units received and good.
	pub accepted: Amount,
	/// Units received and refused.
	pub rejected: Amount,
	/// Units that did not come.
	pub short: Amount,
	/// Units that came on top of what was sent.
	pub excess: Amount,
	/// Why units were refused.
	pub rejected_reason: Option<Discrepancy>,
	/// Why units did not come.
	pub short_reason: Option<Discrepancy>,
	/// Why more came.
	pub excess_reason: Option<Discrepancy>,
	/// Why expired goods are taken.
	pub expired_reason: Option<ExpiredReason>,
	/// The officer who signed.
	pub officer: AccountId32,
	/// When it was signed.
	pub received_at: Moment,
}

/// Terms of goods that are lent.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct LoanView {
	/// How long they are lent, from the receipt, in milliseconds.
	pub term: Moment,
	/// When they are due back; `None` before the receipt.
	pub due: Option<Moment>,
	/// Units sent back.
	pub back: Amount,
	/// The receiver asks to keep them until then.
	pub extension: Option<Moment>,
	/// The supplier asks for them by then.
	pub recall: Option<Moment>,
	/// Whether it was told that they are overdue.
	pub overdue: bool,
}

/// Someone says that goods are lost.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct LossClaimView {
	/// Who says so.
	pub agency: AgencyId,
	/// Units.
	pub quantity: Amount,
	/// Why.
	pub reason: Discrepancy,
	/// From this moment on a round decides, if the receiver has not signed.
	pub until: Moment,
}

/// A round on a shipment: on a loss, or on a receipt that the supplier contests.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct HearingView {
	/// The round: the last one, if it went up a level or was appealed.
	pub round: RoundId,
	/// The verdict, unless votes are still taken.
	pub verdict: Option<Verdict>,
	/// When the verdict takes effect: it may be appealed until then.
	pub until: Option<Moment>,
}

/// Goods on their way from a supplier to a requester.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct ShipmentRecord {
	/// The promise it keeps.
	pub commitment: CommitmentId,
	/// The request.
	pub request: RequestId,
	/// The line of it.
	pub line: LineIndex,
	/// Who sends.
	pub supplier: AgencyId,
	/// Who receives.
	pub receiver: AgencyId,
	/// Where the request wants it delivered.
	#[cfg_attr(feature = "std", serde(serialize_with = "crate::json::region"))]
	pub region: RegionCode,
	/// Real or a drill, as the request is.
	pub status: CapStatus,
	/// Who carries it, if it is not the supplier.
	pub carrier: Option<AgencyId>,
	/// What it is.
	pub product: ProductId,
	/// Units sent.
	pub quantity: Amount,
	/// Where it stands.
	pub state: ShipmentState,
	/// The same for FHIR.
	pub fhir_status: SupplyDeliveryStatus,
	/// When it left; when it was packed, as long as it has not left.
	pub dispatched_at: Moment,
	/// When the supplier expects it there.
	pub eta: Option<Moment>,
	/// Whether it was told that it is overdue.
	pub overdue: bool,
	/// Where its units are.
	pub units: UnitsView,
	/// What it is made of, at most 16 lots.
	pub lots: Vec<LotView>,
	/// Where it was seen, in the order it was told; at most 64.
	pub checkpoints: Vec<CheckpointView>,
	/// What the receiver counted.
	pub receipt: Option<ReceiptView>,
	/// Terms, if it is lent.
	pub loan: Option<LoanView>,
	/// Refused units sent back.
	pub refused_back: Amount,
	/// Someone says that some of it is lost.
	pub loss: Option<LossClaimView>,
	/// A round is held on it.
	pub hearing: Option<HearingView>,
}

/// Goods on the way back to their supplier.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct ReturnRecord {
	/// The shipment they came with.
	pub shipment: ShipmentId,
	/// Which of it.
	pub part: ReturnPart,
	/// Units sent back.
	pub quantity: Amount,
	/// Where they are.
	pub state: ReturnState,
	/// When they left.
	pub sent_at: Moment,
	/// Units that came; the rest is missing.
	pub arrived: Option<Amount>,
}
