//! What is stored. Every enumeration has pinned codec indices, so that no stored byte ever changes its meaning.

mod agenda;
mod line;
mod offer;
mod product;
mod returns;
mod round;
mod shipment;
mod units;

pub use agenda::*;
pub use line::*;
pub use offer::*;
pub use product::*;
pub use returns::*;
pub use round::*;
pub use shipment::*;
pub use units::*;

use frame_support::{dispatch::DispatchClass, traits::ConstU32, BoundedVec};
use muster_primitives::{CapStatus, Priority};
use sp_runtime::Percent;

/// How much of what is approved may be committed on top of it, so that one broken promise does not leave a
/// gap.
pub const OVER_COMMIT: Percent = Percent::from_percent(10);

/// Most lines that the call `allocate` decodes; `MaxClaims` says how many it takes.
pub const CLAIMS: u32 = 1_000;

/// Most products that may be named to stand in for the one of a line.
pub const SUBSTITUTES: u32 = 4;

/// Most lots of one shipment.
pub const LOTS: u32 = 16;

/// Number of an offer.
pub type OfferId = u64;
/// Number of a reservation.
pub type ReservationId = u64;
/// Number of goods sent back.
pub type ReturnId = u64;

/// Products that may stand in for that of a line.
pub type Substitutes = BoundedVec<muster_primitives::ProductId, ConstU32<SUBSTITUTES>>;

/// Text of at most `N` bytes.
pub type Text<const N: u32> = BoundedVec<u8, ConstU32<N>>;

/// Whether lives hang on a request: real, and wanted at once.
pub fn is_lifesaving(priority: Priority, status: CapStatus) -> bool {
	status == CapStatus::Actual && priority == Priority::Stat
}

/// The class of a call that submits a request: a full block does not hold up what lives hang on.
pub(crate) fn dispatch_class(priority: Priority, status: CapStatus) -> DispatchClass {
	if is_lifesaving(priority, status) {
		DispatchClass::Operational
	} else {
		DispatchClass::Normal
	}
}
