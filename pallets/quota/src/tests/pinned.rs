//! What clients and stored state rely on.

use super::*;
use crate::{Bucket, Buckets};
use codec::{Decode, Encode};
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
		assert_eq!(lane.priority(0), priority);
	}
	assert!(Lane::decode(&mut &[5u8][..]).is_err());
}

#[test]
fn the_bucket_is_pinned() {
	let bucket = Bucket { level: -2i128, at: 7u64 };
	assert_eq!(bucket.encode(), (-2i128, 7u64).encode());
	assert_eq!(Buckets::<Test>::pallet_prefix(), <Quota as PalletInfoAccess>::name().as_bytes());
	assert_eq!(Buckets::<Test>::storage_prefix(), b"Buckets");
}

#[test]
fn wallets_need_to_know_nothing() {
	let metadata = <Extension as TransactionExtension<RuntimeCall>>::metadata();
	assert_eq!(metadata[0].identifier, "ChargeQuota");
	assert!(Extension::new().encode().is_empty());
	assert_eq!(metadata[0].implicit, scale_info::meta_type::<()>());
}
