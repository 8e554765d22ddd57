//! Shipments, and what their receivers count.

use super::{Loan, LossClaim, Text, Units};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{ensure, traits::ConstU32, BoundedVec};
use muster_primitives::{
	AgencyId, CommitmentId, Discrepancy, LineIndex, Moment, ProductId, Quantity, RegionCode, RequestId,
	RoundId, Verdict,
};
use scale_info::TypeInfo;
use sp_core::H256;

/// Where a shipment stands.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum ShipmentState {
	/// Being packed.
	#[codec(index = 0)]
	Preparing,
	/// On the way.
	#[codec(index = 1)]
	InTransit,
	/// Stopped by customs.
	#[codec(index = 2)]
	HeldAtCustoms,
	/// There, not counted yet.
	#[codec(index = 3)]
	Arrived,
	/// Counted, and all as it was sent.
	#[codec(index = 4)]
	Received,
	/// Counted, and something differs.
	#[codec(index = 5)]
	ReceivedWithDiscrepancy,
	/// Supplier and receiver agree on the difference.
	#[codec(index = 6)]
	Reconciled,
	/// They do not.
	#[codec(index = 7)]
	InDispute,
	/// Gone.
	#[codec(index = 8)]
	Lost,
	/// On the way back.
	#[codec(index = 9)]
	Returning,
	/// Back.
	#[codec(index = 10)]
	Returned,
	/// Never sent.
	#[codec(index = 11)]
	Cancelled,
}

impl ShipmentState {
	/// Whether the receiver may count the goods now.
	pub fn is_receivable(self) -> bool {
		matches!(self, Self::InTransit | Self::Arrived)
	}

	/// Whether the goods have left, and nobody has counted them since.
	pub fn is_on_the_way(self) -> bool {
		matches!(self, Self::InTransit | Self::HeldAtCustoms | Self::Arrived | Self::Returning)
	}

	/// Whether the receiver has counted the goods: these states have a receipt, and no others.
	pub fn is_received(self) -> bool {
		matches!(self, Self::Received | Self::ReceivedWithDiscrepancy | Self::Reconciled | Self::InDispute)
	}
}

/// Goods on the way from a supplier to the requester.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Shipment<AccountId> {
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
	/// Units sent.
	pub quantity: Quantity,
	/// Where it stands.
	pub state: ShipmentState,
	/// When it left.
	pub dispatched_at: Moment,
	/// When the supplier expects it there.
	pub eta: Option<Moment>,
	/// What the receiver counted.
	pub receipt: Option<Receipt<AccountId>>,
	/// What it is: the line's product, or one that stands in for it.
	pub product: ProductId,
	/// Who carries it, if it is not the supplier.
	pub carrier: Option<AgencyId>,
	/// Where its units are. All zero before it leaves.
	pub units: Units,
	/// Number of checkpoints.
	pub checkpoints: u32,
	/// Terms, if it is lent.
	pub loan: Option<Loan>,
	/// Refused units sent back.
	pub refused_back: Quantity,
	/// Someone says that some of it is lost.
	pub loss: Option<LossClaim>,
	/// A round is held on it.
	pub hearing: Option<Hearing>,
	/// Whether it was told that it is overdue.
	pub overdue: bool,
}

impl<AccountId> Shipment<AccountId> {
	/// Units that can still be counted.
	pub fn expected(&self) -> Quantity {
		self.quantity.saturating_sub(self.units.lost)
	}

	/// Units refused that have not been sent back.
	pub fn refused_left(&self) -> Quantity {
		self.receipt.as_ref().map_or(0, |receipt| receipt.rejected).saturating_sub(self.refused_back)
	}

	/// Units lent that have not been sent back; `None` if it is no loan, or not received.
	pub fn lent_left(&self) -> Option<Quantity> {
		let loan = self.loan?;
		loan.due?;
		let held = self.units.accepted.saturating_add(self.units.given_back);
		Some(held.saturating_sub(loan.back))
	}
}

/// A round on a shipment: on a loss, or on a receipt that the supplier contests.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Hearing {
	/// The round: the last one, if it went up a level or was appealed.
	pub round: RoundId,
	/// The verdict, unless votes are still taken.
	pub verdict: Option<Verdict>,
	/// When the verdict takes effect: it may be appealed until then.
	pub until: Option<Moment>,
}

/// Why expired goods are sent, or taken.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum ExpiredReason {
	/// The authority has extended their shelf life.
	#[codec(index = 0)]
	Extended,
	/// They are for training only.
	#[codec(index = 1)]
	Training,
	/// There is nothing else, and the use is documented.
	#[codec(index = 2)]
	NothingElse,
}

/// Goods of one make.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Lot {
	/// The lot's code as printed.
	pub code: Text<32>,
	/// Units.
	pub quantity: Quantity,
	/// When they expire.
	pub expires: Option<Moment>,
	/// Why they are sent, if they have expired.
	pub reason: Option<ExpiredReason>,
}

/// What a shipment is made of.
pub type Lots = BoundedVec<Lot, ConstU32<{ super::LOTS }>>;

/// What happens at a checkpoint.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum CheckpointKind {
	/// It came by.
	#[codec(index = 0)]
	Passed,
	/// Customs stop it.
	#[codec(index = 1)]
	Held,
	/// Customs let it go on.
	#[codec(index = 2)]
	Cleared,
}

/// Where a checkpoint is.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Place {
	/// UN/LOCODE: two letters of the country, three of the place.
	#[codec(index = 0)]
	UnLocode([u8; 5]),
	/// A region.
	#[codec(index = 1)]
	Region(RegionCode),
}

impl Place {
	/// Whether it is written as its code list says.
	pub fn is_valid(&self) -> bool {
		match self {
			Self::Region(_) => true,
			Self::UnLocode([a, b, place @ ..]) => {
				a.is_ascii_uppercase()
					&& b.is_ascii_uppercase()
					&& place.iter().all(|c| c.is_ascii_uppercase() || (b'2'..=b'9').contains(c))
			}
		}
	}
}

/// A checkpoint as it is told: an EPCIS ObjectEvent, of which the chain keeps the digest.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct CheckpointInput {
	/// What happens.
	pub kind: CheckpointKind,
	/// Where.
	pub place: Place,
	/// Digest of the EPCIS event.
	pub event: H256,
	/// When, as the carrier says.
	pub occurred_at: Moment,
	/// Whether the cold chain held; none if it was not measured.
	pub cold_chain: Option<bool>,
}

/// A [`CheckpointInput`] with who told it and when.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Checkpoint<AccountId> {
	/// What was told.
	pub input: CheckpointInput,
	/// Who told it.
	pub agency: AgencyId,
	/// The officer who signed.
	pub officer: AccountId,
	/// When it was told.
	pub told_at: Moment,
}

/// How a difference was settled.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Settlement {
	/// The supplier agrees.
	#[codec(index = 0)]
	Acknowledged,
	/// The supplier said nothing in time.
	#[codec(index = 1)]
	Silence,
	/// A round decided.
	#[codec(index = 2)]
	Verdict {
		/// The round.
		round: RoundId,
		/// What it said.
		verdict: Verdict,
	},
}

/// What the receiver counts.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct ReceiptInput {
	/// Units received and good.
	pub accepted: Quantity,
	/// Units received and refused.
	pub rejected: Quantity,
	/// Units that did not come.
	pub short: Quantity,
	/// Units that came on top of what was sent.
	pub excess: Quantity,
	/// Why units were refused.
	pub rejected_reason: Option<Discrepancy>,
	/// Why units did not come.
	pub short_reason: Option<Discrepancy>,
	/// Why more came.
	pub excess_reason: Option<Discrepancy>,
	/// Why expired goods are taken.
	pub expired_reason: Option<ExpiredReason>,
}

/// What is wrong with a [`ReceiptInput`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReceiptFault {
	/// A part without its reason.
	ReasonMissing,
	/// A reason without its part.
	ReasonSurplus,
	/// A reason that cannot be the reason of this part.
	ReasonUnfit,
	/// The parts are not what was sent.
	Mismatch,
	/// Past the largest quantity there is.
	Overflow,
	/// Expired goods are taken without a reason.
	ExpiredReasonMissing,
	/// No expired goods are taken, and there is a reason for it.
	ExpiredReasonSurplus,
}

impl ReceiptInput {
	/// Whether this can be the receipt of `shipped` units.
	pub fn check(&self, shipped: Quantity) -> Result<(), ReceiptFault> {
		let counted =
			[self.accepted, self.rejected, self.short].into_iter().try_fold(0, Quantity::checked_add);
		ensure!(counted.ok_or(ReceiptFault::Overflow)? == shipped, ReceiptFault::Mismatch);
		check_reason(self.rejected, self.rejected_reason, explains_rejected)?;
		check_reason(self.short, self.short_reason, explains_short)?;
		check_reason(self.excess, self.excess_reason, explains_excess)
	}

	/// Whether a reason is given exactly when more is accepted than the `fresh` units that have not expired. Without lots
	/// nobody knows, and a reason is taken as it is.
	pub fn check_expired(&self, fresh: Option<Quantity>) -> Result<(), ReceiptFault> {
		let Some(fresh) = fresh else { return Ok(()) };
		let stale = self.accepted > fresh;
		ensure!(!stale || self.expired_reason.is_some(), ReceiptFault::ExpiredReasonMissing);
		ensure!(stale || self.expired_reason.is_none(), ReceiptFault::ExpiredReasonSurplus);
		Ok(())
	}

	/// Whether anything differs from what was sent.
	pub fn has_discrepancy(&self) -> bool {
		self.rejected > 0 || self.short > 0 || self.excess > 0
	}
}

fn check_reason(
	part: Quantity,
	reason: Option<Discrepancy>,
	explains: fn(Discrepancy) -> bool,
) -> Result<(), ReceiptFault> {
	match reason {
		None => ensure!(part == 0, ReceiptFault::ReasonMissing),
		Some(_) if part == 0 => return Err(ReceiptFault::ReasonSurplus),
		Some(reason) => ensure!(explains(reason), ReceiptFault::ReasonUnfit),
	}
	Ok(())
}

/// Refused goods are there, so they are neither missing nor too many.
fn explains_rejected(reason: Discrepancy) -> bool {
	!matches!(reason, Discrepancy::Short | Discrepancy::Excess | Discrepancy::Lost)
}

fn explains_short(reason: Discrepancy) -> bool {
	matches!(reason, Discrepancy::Short | Discrepancy::Lost | Discrepancy::CustomsSeized | Discrepancy::Other)
}

fn explains_excess(reason: Discrepancy) -> bool {
	matches!(reason, Discrepancy::Excess | Discrepancy::NotOrdered | Discrepancy::Other)
}

/// A [`ReceiptInput`] with who signed it and when.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Receipt<AccountId> {
	/// Units received and good.
	pub accepted: Quantity,
	/// Units received and refused.
	pub rejected: Quantity,
	/// Units that did not come; they stay in transit on the line until reconciled.
	pub short: Quantity,
	/// Units that came on top of what was sent. In no counter of the line: nobody promised them.
	pub excess: Quantity,
	/// Why units were refused.
	pub rejected_reason: Option<Discrepancy>,
	/// Why units did not come.
	pub short_reason: Option<Discrepancy>,
	/// Why more came.
	pub excess_reason: Option<Discrepancy>,
	/// Why expired goods were taken.
	pub expired_reason: Option<ExpiredReason>,
	/// The officer who signed.
	pub officer: AccountId,
	/// When the goods were counted.
	pub received_at: Moment,
}

impl<AccountId> Receipt<AccountId> {
	/// The receipt of `officer`.
	pub fn new(input: ReceiptInput, officer: AccountId, received_at: Moment) -> Self {
		let ReceiptInput {
			accepted,
			rejected,
			short,
			excess,
			rejected_reason,
			short_reason,
			excess_reason,
			expired_reason,
		} = input;
		Self {
			accepted,
			rejected,
			short,
			excess,
			rejected_reason,
			short_reason,
			excess_reason,
			expired_reason,
			officer,
			received_at,
		}
	}

	/// What the receiver counted.
	pub fn input(&self) -> ReceiptInput {
		ReceiptInput {
			accepted: self.accepted,
			rejected: self.rejected,
			short: self.short,
			excess: self.excess,
			rejected_reason: self.rejected_reason,
			short_reason: self.short_reason,
			excess_reason: self.excess_reason,
			expired_reason: self.expired_reason,
		}
	}
}
