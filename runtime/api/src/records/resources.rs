//! Products, requests and offers.

use crate::{macros::names, Amount, OfferId, Text};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use muster_primitives::{
	AgencyId, CapStatus, CommitmentId, IncidentId, LineIndex, Moment, Priority, ProductId, RegionCode,
	RequestId, RoundId, Verdict,
};
use scale_info::TypeInfo;
use sp_runtime::AccountId32;

names! {
	/// Where a line stands.
	pub enum LineState {
		/// Being written.
		Draft = 0,
		/// Waits for approval.
		Submitted = 1,
		/// Approved, and nobody has promised anything that still stands.
		Open = 2,
		/// Less is promised than approved.
		PartlyCommitted = 3,
		/// All that is approved is promised.
		FullyCommitted = 4,
		/// Goods are on the way, none is accepted yet.
		InFulfilment = 5,
		/// Some goods are accepted.
		PartlyFulfilled = 6,
		/// All that is approved is accepted.
		Fulfilled = 7,
		/// Done and put away.
		Closed = 8,
		/// Turned down.
		Rejected = 9,
		/// Taken back by the requester.
		Cancelled = 10,
		/// Not filled in time.
		Expired = 11,
		/// Not open yet: a round says whether it is needed.
		UnderVerification = 12,
	}

	/// What a round says of a line.
	pub enum Verified {
		/// Nobody was asked.
		NotAsked = 0,
		/// A round is open, or its verdict was appealed.
		Waiting = 1,
		/// It is needed.
		Confirmed = 2,
		/// It is not.
		Refuted = 3,
		/// Nobody could say, or they do not agree.
		Unclear = 4,
	}

	/// Where an offer stands.
	pub enum OfferState {
		/// Open.
		Published = 0,
		/// Taken back by the supplier.
		Withdrawn = 1,
		/// Past its time.
		Expired = 2,
	}

	/// Where a reservation stands.
	pub enum ReservationState {
		/// The supplier has not answered.
		Waiting = 0,
		/// The supplier would, if something is cleared first.
		Provisional = 1,
		/// Promised.
		Accepted = 2,
		/// Refused.
		Declined = 3,
		/// Given up by who reserved.
		Dropped = 4,
		/// Not answered in time.
		Lapsed = 5,
	}

	/// Why a supplier does not simply say yes.
	pub enum ResponseReason {
		/// There is not so much.
		Stock = 0,
		/// It cannot be there in time.
		Date = 1,
		/// Nobody carries it there.
		Transport = 2,
		/// Someone has to allow it first.
		Authorisation = 3,
		/// It is needed elsewhere, or still in use.
		InUse = 4,
		/// Told in a note off the chain.
		Other = 5,
	}
}

/// FHIR R4 `supplyrequest-status` of a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum SupplyRequestStatus {
	/// Being written.
	#[codec(index = 0)]
	Draft,
	/// To be acted upon.
	#[codec(index = 1)]
	Active,
	/// Done.
	#[codec(index = 2)]
	Completed,
	/// Ended without being done.
	#[codec(index = 3)]
	Cancelled,
}

impl LineState {
	/// What FHIR calls it.
	pub const fn fhir(self) -> SupplyRequestStatus {
		match self {
			Self::Draft => SupplyRequestStatus::Draft,
			Self::Submitted
			| Self::UnderVerification
			| Self::Open
			| Self::PartlyCommitted
			| Self::FullyCommitted
			| Self::InFulfilment
			| Self::PartlyFulfilled => SupplyRequestStatus::Active,
			Self::Fulfilled | Self::Closed => SupplyRequestStatus::Completed,
			Self::Rejected | Self::Cancelled | Self::Expired => SupplyRequestStatus::Cancelled,
		}
	}
}

/// A registered good.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct ProductRecord {
	/// Short name, such as `mask-n95`.
	pub code: Text,
	/// Base unit in UCUM. Every quantity of the product is in it.
	pub unit: Text,
	/// Standard the product must meet; empty if there is none.
	pub standard: Text,
	/// GTIN-14.
	pub gtin: Option<Text>,
	/// ATC code of the fifth level.
	pub atc: Option<Text>,
	/// Base units in the usual pack.
	pub units_per_pack: u32,
	/// Whether the substance is controlled.
	pub controlled: bool,
	/// Most units a line asks for in earnest.
	pub max_per_line: Amount,
	/// Name in Chinese; may be empty.
	pub name_zh: Text,
	/// Name in English; may be empty.
	pub name_en: Text,
	/// Who asks for more than this is believed when a round confirms the need.
	pub verify_above: Option<Amount>,
	/// Whether nothing new may be asked or offered of it.
	pub retired: bool,
}

/// The round on whether a line is needed.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct VerificationView {
	/// The round: the last one, if it went up a level or was appealed.
	pub round: RoundId,
	/// Units that open when it is confirmed.
	pub quantity: Amount,
	/// Who asked for it.
	pub agency: AgencyId,
	/// The officer who signed.
	pub officer: AccountId32,
	/// The last verdict.
	pub verdict: Option<Verdict>,
	/// Whether a verdict has opened the line.
	pub opened: bool,
	/// Whether the line was turned down while the round was held.
	pub rejected: bool,
}

/// A line of a request. Each unit that has left is in exactly one of `in_transit`, `accepted`, `rejected`, `lost`,
/// `returned` and `given_back`.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct LineView {
	/// Its position, counted from 0.
	pub line: LineIndex,
	/// What is needed.
	pub product: ProductId,
	/// Where it stands.
	pub state: LineState,
	/// The same for FHIR.
	pub fhir_status: SupplyRequestStatus,
	/// How much was asked; `None` is "needed, amount not known".
	pub requested: Option<Amount>,
	/// Units approved.
	pub approved: Amount,
	/// Units promised by suppliers, less what was released.
	pub committed: Amount,
	/// Units approved and not yet promised.
	pub outstanding: Amount,
	/// Units asked and not yet served; `None` if nobody knows how much is asked.
	pub unmet: Option<Amount>,
	/// Units sent.
	pub dispatched: Amount,
	/// Units on the way, missing ones among them until they are reconciled.
	pub in_transit: Amount,
	/// Units received and good.
	pub accepted: Amount,
	/// Units received and refused.
	pub rejected: Amount,
	/// Units given up.
	pub lost: Amount,
	/// Units refused or never opened, and back with their suppliers.
	pub returned: Amount,
	/// Units that were promised and are not any more.
	pub released: Amount,
	/// Units lent, used, and gone from the requester again.
	pub given_back: Amount,
	/// For how many days the requester's stock lasts; `None` if nobody knows.
	pub days_of_stock: Option<u32>,
	/// Whether an equal product will do.
	pub substitutes_allowed: bool,
	/// Products that will do.
	pub substitutes: Vec<ProductId>,
	/// What a round says of it.
	pub verified: Verified,
	/// That round.
	pub verification: Option<VerificationView>,
}

/// What an agency asks for, in at most 64 lines. Promises for it have records of their own, which name it.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct RequestRecord {
	/// Who asks, and receives.
	pub agency: AgencyId,
	/// The officer who signed.
	pub officer: AccountId32,
	/// The incident behind it.
	pub incident: Option<IncidentId>,
	/// Where to deliver.
	#[cfg_attr(feature = "std", serde(serialize_with = "crate::json::region"))]
	pub region: RegionCode,
	/// How pressing, by the code of FHIR `request-priority`.
	#[cfg_attr(feature = "std", serde(serialize_with = "crate::json::priority"))]
	pub priority: Priority,
	/// When it is needed at the latest.
	pub need_by: Option<Moment>,
	/// Drill or real.
	pub status: CapStatus,
	/// When it was submitted; of a draft, when it was drafted.
	pub submitted_at: Moment,
	/// When lines that are not filled expire.
	pub due: Option<Moment>,
	/// Its lines, by position.
	pub lines: Vec<LineView>,
}

/// One line of one request.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct LineRef {
	/// The request.
	pub request: RequestId,
	/// The position of the line.
	pub line: LineIndex,
}

/// What a supplier would give. What is neither reserved nor taken is free.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct OfferRecord {
	/// Who offers.
	pub supplier: AgencyId,
	/// The officer who signed.
	pub officer: AccountId32,
	/// What is offered.
	pub product: ProductId,
	/// How much.
	pub quantity: Amount,
	/// Units that requesters hold until the supplier answers.
	pub reserved: Amount,
	/// Units that are promised to lines.
	pub taken: Amount,
	/// Units that nobody holds.
	pub free: Amount,
	/// Where it is.
	#[cfg_attr(feature = "std", serde(serialize_with = "crate::json::region"))]
	pub region: RegionCode,
	/// Drill or real.
	pub status: CapStatus,
	/// How long it is lent, in milliseconds; `None` if it is given.
	pub loan: Option<Moment>,
	/// The line it answers.
	pub in_reply: Option<LineRef>,
	/// From this moment on it stands no more.
	pub expires: Moment,
	/// Whether its quantity is within the product's maximum, or an approver has said that it is meant.
	pub vouched: bool,
	/// Where it stands.
	pub state: OfferState,
	/// When it was published.
	pub published_at: Moment,
}

/// What a requester asks of an offer.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct ReservationRecord {
	/// The offer.
	pub offer: OfferId,
	/// The request.
	pub request: RequestId,
	/// Its line.
	pub line: LineIndex,
	/// Who reserved.
	pub agency: AgencyId,
	/// The officer who signed.
	pub officer: AccountId32,
	/// Units held.
	pub quantity: Amount,
	/// From this moment on it lapses.
	pub expires: Moment,
	/// Where it stands.
	pub state: ReservationState,
	/// Why the supplier did not simply say yes.
	pub reason: Option<ResponseReason>,
	/// The promise it became.
	pub commitment: Option<CommitmentId>,
}

/// A supplier's promise to one line.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct CommitmentRecord {
	/// The request.
	pub request: RequestId,
	/// The line of it.
	pub line: LineIndex,
	/// Who promises.
	pub agency: AgencyId,
	/// The officer who signed.
	pub officer: AccountId32,
	/// What is promised: the line's product, or one that stands in for it.
	pub product: ProductId,
	/// Units promised, less what was released.
	pub quantity: Amount,
	/// Units of it that are packed.
	pub prepared: Amount,
	/// Units of it that were sent.
	pub dispatched: Amount,
	/// Units that were promised and are not any more.
	pub released: Amount,
	/// The offer it comes from.
	pub offer: Option<OfferId>,
	/// How long it is lent, in milliseconds; `None` if it is given.
	pub loan: Option<Moment>,
}
