//! Where units are.

use super::LineFault;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::ensure;
use muster_primitives::Quantity;
use scale_info::TypeInfo;

/// Where a unit that has left is.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Bucket {
	/// On the way, arrived and not counted, or missing and not reconciled.
	#[codec(index = 0)]
	InTransit,
	/// Received and good.
	#[codec(index = 1)]
	Accepted,
	/// Received and refused.
	#[codec(index = 2)]
	Rejected,
	/// Given up.
	#[codec(index = 3)]
	Lost,
	/// Refused or never opened, and back with the supplier.
	#[codec(index = 4)]
	Returned,
	/// Lent, used, and gone from the requester again.
	#[codec(index = 5)]
	GivenBack,
}

/// Units that have left, each in one place.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Units {
	/// On the way, arrived and not counted, or missing and not reconciled.
	pub in_transit: Quantity,
	/// Received and good.
	pub accepted: Quantity,
	/// Received and refused.
	pub rejected: Quantity,
	/// Given up.
	pub lost: Quantity,
	/// Refused or never opened, and back with the supplier.
	pub returned: Quantity,
	/// Lent, used, and gone from the requester again.
	pub given_back: Quantity,
}

impl Units {
	/// So many that have just left.
	pub fn departed(quantity: Quantity) -> Self {
		Self { in_transit: quantity, ..Self::default() }
	}

	/// All of them; `None` past the largest quantity there is.
	pub fn total(&self) -> Option<Quantity> {
		[self.in_transit, self.accepted, self.rejected, self.lost, self.returned, self.given_back]
			.into_iter()
			.try_fold(0, Quantity::checked_add)
	}

	/// Moves units from one bucket to another, or nothing.
	pub fn shift(&mut self, from: Bucket, to: Bucket, quantity: Quantity) -> Result<(), LineFault> {
		ensure!(from != to, LineFault::Inconsistent);
		let mut next = *self;
		let source = next.bucket(from);
		*source = source.checked_sub(quantity).ok_or(LineFault::Inconsistent)?;
		let target = next.bucket(to);
		*target = target.checked_add(quantity).ok_or(LineFault::Overflow)?;
		*self = next;
		Ok(())
	}

	fn bucket(&mut self, bucket: Bucket) -> &mut Quantity {
		match bucket {
			Bucket::InTransit => &mut self.in_transit,
			Bucket::Accepted => &mut self.accepted,
			Bucket::Rejected => &mut self.rejected,
			Bucket::Lost => &mut self.lost,
			Bucket::Returned => &mut self.returned,
			Bucket::GivenBack => &mut self.given_back,
		}
	}
}
