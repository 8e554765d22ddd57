//! How a priority of the pool is put together: `lane << 56 | front << 32 | share`.
//!
//! [`ChargeQuota`](crate::ChargeQuota) gives lane and share, [`BoundedNonce`](crate::BoundedNonce) the front, and the
//! pipeline adds them up. Each part has bits of its own, so that a sum never carries into the part above: no front and
//! no share lifts a transaction out of its lane.

use crate::Lane;
use frame_support::pallet_prelude::TransactionPriority;

/// Bits of the share, the lowest part.
pub const SHARE_BITS: u32 = u32::BITS;
/// Bits of the front, above the share.
pub const FRONT_BITS: u32 = 24;
/// Bits of the lane, the highest part.
pub const LANE_BITS: u32 = 8;
/// The greatest front there is a number for. Nonce windows are smaller (`integrity_test`).
pub const MAX_FRONT: u32 = u32::MAX >> (u32::BITS - FRONT_BITS);

const ONE_FRONT: TransactionPriority = 1 << SHARE_BITS;
const ONE_LANE: TransactionPriority = 1 << (SHARE_BITS + FRONT_BITS);

const _: () = assert!(SHARE_BITS + FRONT_BITS + LANE_BITS == TransactionPriority::BITS);
const _: () = assert!(LANE_BITS == u8::BITS, "the index of a lane is a byte");

/// The lane's part, with the part of the share: how much the agency has left, as a fraction of `u32::MAX`. Overdraft is
/// 0 whoever sends.
pub fn of_lane(lane: Lane, share: u32) -> TransactionPriority {
	match lane {
		Lane::Overdraft => 0,
		lane => TransactionPriority::from(lane.index()).saturating_mul(ONE_LANE).saturating_add(share.into()),
	}
}

/// The front's part: how near the front of its own key's queue a transaction stands.
pub fn of_front(front: u32) -> TransactionPriority {
	TransactionPriority::from(front.min(MAX_FRONT)).saturating_mul(ONE_FRONT)
}
