//! Loans, losses, and goods sent back.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use muster_primitives::{AgencyId, Discrepancy, Moment, Quantity, ShipmentId};
use scale_info::TypeInfo;

/// Terms of goods that are lent: beds, ventilators.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Loan {
	/// How long they are lent, from the receipt.
	pub term: Moment,
	/// When they are due back; none before the receipt.
	pub due: Option<Moment>,
	/// Units sent back.
	pub back: Quantity,
	/// The receiver asks to keep them until then.
	pub extension: Option<Moment>,
	/// The supplier asks for them by then.
	pub recall: Option<Moment>,
	/// Whether it was told that they are overdue.
	pub overdue: bool,
}

impl Loan {
	/// Goods lent for so long.
	pub fn new(term: Moment) -> Self {
		Self { term, due: None, back: 0, extension: None, recall: None, overdue: false }
	}
}

/// Someone says that goods are lost.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct LossClaim {
	/// Who says so.
	pub agency: AgencyId,
	/// Units.
	pub quantity: Quantity,
	/// Why.
	pub reason: Discrepancy,
	/// From this moment on a round decides, if the receiver has not signed.
	pub until: Moment,
}

/// What is sent back of a shipment.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Part {
	/// All of it, not counted.
	#[codec(index = 0)]
	Unopened,
	/// What was refused.
	#[codec(index = 1)]
	Refused,
	/// What was lent.
	#[codec(index = 2)]
	Loan,
}

/// Where goods sent back are.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum ReturnState {
	/// On the way back.
	#[codec(index = 0)]
	Returning,
	/// Counted by the supplier.
	#[codec(index = 1)]
	Returned,
}

/// Goods on the way back to their supplier.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Return {
	/// The shipment they came with.
	pub shipment: ShipmentId,
	/// Which of it.
	pub part: Part,
	/// Units sent back.
	pub quantity: Quantity,
	/// Where they are.
	pub state: ReturnState,
	/// When they left.
	pub sent_at: Moment,
	/// Units that came; the rest is missing.
	pub arrived: Option<Quantity>,
}
