//! What clients and stored state rely on.

use super::*;
use crate::{priority, rejection, Policy, Refusal, Tier};
use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{storage::generator::StorageMap, traits::PalletInfoAccess};
use sp_runtime::traits::TransactionExtension;

#[test]
fn lanes_are_pinned() {
	let pinned = [
		(Lane::Overdraft, 0u8, 0u64),
		(Lane::Routine, 1, 1 << 56),
		(Lane::Response, 2, 2 << 56),
		(Lane::Life, 3, 3 << 56),
		(Lane::Security, 4, 4 << 56),
	];
	assert_eq!(pinned.map(|(lane, _, _)| lane), Lane::ALL);
	for (lane, index, priority) in pinned {
		assert_eq!(lane.encode(), [index]);
		assert_eq!(lane.index(), index);
		assert_eq!(Lane::decode(&mut &[index][..]), Ok(lane));
		assert_eq!(priority::of_lane(lane, 0), priority);
	}
	assert!(Lane::decode(&mut &[5u8][..]).is_err());
}

#[test]
fn the_parts_of_a_priority_are_pinned() {
	assert_eq!(priority::of_lane(Lane::Overdraft, u32::MAX), 0);
	assert_eq!(priority::of_lane(Lane::Routine, 7), 1 << 56 | 7);
	assert_eq!(priority::of_front(1), 1 << 32);
	assert_eq!(priority::of_front(1_024), 1 << 42);
}

#[test]
fn tiers_are_pinned() {
	assert_eq!(Tier::ALL.encode(), [0, 1, 2, 3]);
	assert_eq!(Tier::County.encode(), [3]);
	assert!(Tier::decode(&mut &[4u8][..]).is_err());
}

#[test]
fn policies_and_buckets_are_pinned() {
	let levels =
		|first: i64| Levels { weight: first, bytes: first + 1, urgent: first + 2, security: first + 3 };
	let policy = Policy { burst: levels(1), refill: levels(5) };
	assert_eq!(policy.encode(), (1i64..9).flat_map(|amount| amount.encode()).collect::<Vec<u8>>());
	assert_eq!(Policy::max_encoded_len(), 64);
	let bucket = Bucket { levels: levels(-2), at: 7u64 };
	assert_eq!(bucket.encode(), (-2i64, -1i64, 0i64, 1i64, 7u64).encode());
}

#[test]
fn storage_is_pinned() {
	let pallet = <Quota as PalletInfoAccess>::name().as_bytes();
	assert_eq!(AgencyBuckets::<Test>::pallet_prefix(), pallet);
	assert_eq!(AgencyBuckets::<Test>::storage_prefix(), b"AgencyBuckets");
	assert_eq!(OfficerBuckets::<Test>::pallet_prefix(), pallet);
	assert_eq!(OfficerBuckets::<Test>::storage_prefix(), b"OfficerBuckets");
}

#[test]
fn rejection_codes_are_pinned() {
	assert_eq!((rejection::IMMORTAL, rejection::NOT_A_MEMBER, rejection::TOO_LARGE), (1, 2, 3));
	assert_eq!(InvalidTransaction::from(Refusal::NoLane), InvalidTransaction::Call);
	assert_eq!(InvalidTransaction::from(Refusal::NotAMember), InvalidTransaction::Custom(2));
}

#[test]
fn what_a_counted_call_pays_is_pinned() {
	assert_eq!(Lane::Life.count(), Some(Levels { urgent: 1_000, ..Default::default() }));
	assert_eq!(Lane::Security.count(), Some(Levels { security: 1_000, ..Default::default() }));
	for lane in [Lane::Overdraft, Lane::Routine, Lane::Response] {
		assert_eq!(lane.count(), None);
		assert_eq!(lane.uncounted(), lane);
	}
	assert_eq!(Lane::Life.uncounted(), Lane::Response);
	assert_eq!(Lane::Security.uncounted(), Lane::Routine);
}

#[test]
fn wallets_need_to_know_nothing() {
	let metadata = <Extension as TransactionExtension<RuntimeCall>>::metadata();
	assert_eq!(metadata[0].identifier, "ChargeQuota");
	assert!(Extension::new().encode().is_empty());
	assert_eq!(metadata[0].implicit, scale_info::meta_type::<()>());
}
