//! Headers as this chain encodes them: those of a Substrate chain with `u32` numbers and BLAKE2b-256.
//!
//! Types of their own, because `sp-runtime` brings host functions that a module without imports cannot have. A test
//! compares them with the runtime's.

use crate::error::ProofError;
use alloc::vec::Vec;
use codec::{Decode, DecodeAll, Encode};
use sp_core::{Blake2Hasher, Hasher, H256};

#[derive(Encode, Decode)]
pub(crate) struct Header {
	pub parent_hash: H256,
	#[codec(compact)]
	pub number: u32,
	pub state_root: H256,
	pub extrinsics_root: H256,
	pub digest: Vec<DigestItem>,
}

#[derive(Encode, Decode)]
pub(crate) enum DigestItem {
	#[codec(index = 0)]
	Other(Vec<u8>),
	#[codec(index = 4)]
	Consensus([u8; 4], Vec<u8>),
	#[codec(index = 5)]
	Seal([u8; 4], Vec<u8>),
	#[codec(index = 6)]
	PreRuntime([u8; 4], Vec<u8>),
	#[codec(index = 8)]
	RuntimeEnvironmentUpdated,
}

impl Header {
	pub fn read(bytes: &[u8]) -> Result<Self, ProofError> {
		Self::decode_all(&mut &*bytes).map_err(|_| ProofError::NoHeader)
	}

	pub fn hash(&self) -> H256 {
		Blake2Hasher::hash(&self.encode())
	}
}
