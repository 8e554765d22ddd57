//! References to what is kept off the chain.

use crate::macros::chain_enum;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::H256;

chain_enum! {
	/// How a digest was made.
	pub enum DigestAlgorithm {
		/// SHA-256 (FIPS 180-4).
		Sha256 = 0,
		/// BLAKE2b with 256 bits (RFC 7693).
		Blake2b256 = 1,
	}
}

chain_enum! {
	/// Media type of a body kept off the chain (RFC 6838 names).
	pub enum MediaType {
		/// `application/octet-stream`, also for what is encrypted.
		OctetStream = 0,
		/// `text/plain; charset=utf-8`.
		PlainText = 1,
		/// `application/pdf`.
		Pdf = 2,
		/// `application/json`.
		Json = 3,
		/// `application/cap+xml`.
		CapXml = 4,
		/// `application/xml`, EDXL messages among it.
		Xml = 5,
		/// `application/fhir+json`.
		FhirJson = 6,
		/// `text/csv`.
		Csv = 7,
		/// `image/jpeg`.
		Jpeg = 8,
		/// `image/png`.
		Png = 9,
	}
}

/// A body kept off the chain, by its salted digest. The salt stays with the body: a digest of a short text without a
/// salt can be guessed, and destroying the salt unlinks what must be forgotten.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub struct ContentRef {
	/// How `digest` was made.
	pub algorithm: DigestAlgorithm,
	/// Digest of salt and body.
	pub digest: H256,
	/// Size of the body in bytes, salt not counted.
	pub size: u32,
	/// Media type of the body.
	pub media_type: MediaType,
}
