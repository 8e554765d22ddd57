//! What falls due.

use super::{OfferId, ReservationId};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use muster_primitives::{LineIndex, RequestId, ShipmentId};
use scale_info::TypeInfo;

/// Something to look at when its time has come. What has changed since it was listed is seen then.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Due {
	/// A line that is not filled expires, and the next one of its request is looked at.
	#[codec(index = 0)]
	Line {
		/// The request.
		request: RequestId,
		/// Its line.
		line: LineIndex,
	},
	/// An offer expires.
	#[codec(index = 1)]
	Offer(OfferId),
	/// A reservation nobody accepted lapses.
	#[codec(index = 2)]
	Reservation(ReservationId),
	/// Silence of the supplier is acknowledgement.
	#[codec(index = 3)]
	Receipt(ShipmentId),
	/// A shipment is overdue.
	#[codec(index = 4)]
	Arrival(ShipmentId),
	/// A loan is overdue.
	#[codec(index = 5)]
	Loan(ShipmentId),
	/// A loss that the receiver has not signed goes to a round.
	#[codec(index = 6)]
	Loss(ShipmentId),
	/// A verdict on a shipment can be appealed no more.
	#[codec(index = 7)]
	Hearing(ShipmentId),
}
