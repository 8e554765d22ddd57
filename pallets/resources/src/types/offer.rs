//! Offers, and what is reserved of them.

use super::OfferId;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::ensure;
use muster_primitives::{
	AgencyId, CapStatus, CommitmentId, LineIndex, Moment, ProductId, Quantity, RegionCode, RequestId,
};
use scale_info::TypeInfo;

/// An offer as the supplier writes it.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct OfferInput {
	/// What is offered.
	pub product: ProductId,
	/// How much.
	pub quantity: Quantity,
	/// Where it is.
	pub region: RegionCode,
	/// Drill or real.
	pub status: CapStatus,
	/// Lent for so many milliseconds from the receipt; given for good if none.
	pub loan: Option<Moment>,
	/// The line it answers; none if nobody asked (EDXL-RM OfferUnsolicitedResource).
	pub in_reply: Option<(RequestId, LineIndex)>,
	/// From this moment on it stands no more.
	pub expires: Moment,
}

/// Where an offer stands.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum OfferState {
	/// Open.
	#[codec(index = 0)]
	Published,
	/// Taken back by the supplier.
	#[codec(index = 1)]
	Withdrawn,
	/// Past its time.
	#[codec(index = 2)]
	Expired,
}

/// What a supplier would give. What is neither reserved nor taken is free.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Offer<AccountId> {
	/// Who offers.
	pub supplier: AgencyId,
	/// The officer who signed.
	pub officer: AccountId,
	/// What is offered.
	pub product: ProductId,
	/// How much.
	pub quantity: Quantity,
	/// Units that requesters hold until the supplier answers.
	pub reserved: Quantity,
	/// Units that are promised to lines.
	pub taken: Quantity,
	/// Where it is.
	pub region: RegionCode,
	/// Drill or real.
	pub status: CapStatus,
	/// How long it is lent; none if it is given.
	pub loan: Option<Moment>,
	/// The line it answers.
	pub in_reply: Option<(RequestId, LineIndex)>,
	/// From this moment on it stands no more.
	pub expires: Moment,
	/// Whether its quantity is within the product's maximum, or an approver has said that it is meant.
	pub vouched: bool,
	/// Where it stands.
	pub state: OfferState,
	/// When it was published.
	pub published_at: Moment,
}

/// Why an offer does not take a change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OfferFault {
	/// Withdrawn or expired.
	Ended,
	/// Above the product's maximum, and nobody vouched for it.
	NotVouched,
	/// More than is free.
	AboveFree,
	/// Counters that contradict one another.
	Inconsistent,
}

impl<AccountId> Offer<AccountId> {
	/// Units nobody holds.
	pub fn free(&self) -> Quantity {
		self.quantity.saturating_sub(self.reserved).saturating_sub(self.taken)
	}

	/// Whether units can be had of it at `now`.
	pub fn check_open(&self, now: Moment) -> Result<(), OfferFault> {
		ensure!(self.state == OfferState::Published && now < self.expires, OfferFault::Ended);
		ensure!(self.vouched, OfferFault::NotVouched);
		Ok(())
	}

	/// Holds `quantity` for a requester.
	pub fn reserve(&mut self, quantity: Quantity) -> Result<(), OfferFault> {
		ensure!(quantity <= self.free(), OfferFault::AboveFree);
		self.reserved = self.reserved.checked_add(quantity).ok_or(OfferFault::Inconsistent)?;
		Ok(())
	}

	/// Holds `quantity` no more.
	pub fn unreserve(&mut self, quantity: Quantity) -> Result<(), OfferFault> {
		self.reserved = self.reserved.checked_sub(quantity).ok_or(OfferFault::Inconsistent)?;
		Ok(())
	}

	/// Promises `quantity` of what is free.
	pub fn take(&mut self, quantity: Quantity) -> Result<(), OfferFault> {
		ensure!(quantity <= self.free(), OfferFault::AboveFree);
		self.taken = self.taken.checked_add(quantity).ok_or(OfferFault::Inconsistent)?;
		Ok(())
	}

	/// Takes back `quantity` of what was promised. It is free again, if the offer stands.
	pub fn untake(&mut self, quantity: Quantity) -> Result<(), OfferFault> {
		self.taken = self.taken.checked_sub(quantity).ok_or(OfferFault::Inconsistent)?;
		Ok(())
	}
}

/// Why a supplier does not simply say yes. EDXL-RM asks for a reason with Provisional; here Decline has one too.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum ResponseReason {
	/// There is not so much.
	#[codec(index = 0)]
	Stock,
	/// It cannot be there in time.
	#[codec(index = 1)]
	Date,
	/// Nobody carries it there.
	#[codec(index = 2)]
	Transport,
	/// Someone has to allow it first.
	#[codec(index = 3)]
	Authorisation,
	/// It is needed elsewhere, or still in use.
	#[codec(index = 4)]
	InUse,
	/// Told in a note off the chain.
	#[codec(index = 5)]
	Other,
}

/// EDXL-RM ResponseType.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Response {
	/// Yes.
	#[codec(index = 0)]
	Accept,
	/// No.
	#[codec(index = 1)]
	Decline(ResponseReason),
	/// Yes, if something is cleared first.
	#[codec(index = 2)]
	Provisional(ResponseReason),
}

/// Where a reservation stands.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum ReservationState {
	/// The supplier has not answered.
	#[codec(index = 0)]
	Waiting,
	/// The supplier would, if something is cleared first.
	#[codec(index = 1)]
	Provisional(ResponseReason),
	/// Promised.
	#[codec(index = 2)]
	Accepted(CommitmentId),
	/// Refused.
	#[codec(index = 3)]
	Declined(ResponseReason),
	/// Given up by who reserved.
	#[codec(index = 4)]
	Dropped,
	/// Not answered in time.
	#[codec(index = 5)]
	Lapsed,
}

/// Units of an offer that a requester holds for a line.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Reservation<AccountId> {
	/// The offer.
	pub offer: OfferId,
	/// The request.
	pub request: RequestId,
	/// Its line.
	pub line: LineIndex,
	/// Who reserved.
	pub agency: AgencyId,
	/// The officer who signed.
	pub officer: AccountId,
	/// Units held.
	pub quantity: Quantity,
	/// From this moment on it lapses.
	pub expires: Moment,
	/// Where it stands.
	pub state: ReservationState,
}

impl<AccountId> Reservation<AccountId> {
	/// Whether it holds units of its offer.
	pub fn is_held(&self) -> bool {
		matches!(self.state, ReservationState::Waiting | ReservationState::Provisional(_))
	}
}

/// What a line gets of an offer that is shared.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Share {
	/// The request.
	pub request: RequestId,
	/// Its line.
	pub line: LineIndex,
	/// The promise; none if the share is nothing.
	pub commitment: Option<CommitmentId>,
	/// Units.
	pub quantity: Quantity,
}
