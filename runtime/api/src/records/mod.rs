//! What the state says of a subject at the end of a block.
//!
//! A record holds what is stored and what follows from that alone: nothing in it depends on what time it is, so it
//! changes only in blocks with an act on its subject. Times are milliseconds since 1970-01-01T00:00:00Z, regions and
//! classes those of `muster-primitives`.

mod agencies;
mod incidents;
mod observations;
mod resources;
mod shipments;
mod validation;
mod validators;

pub use agencies::*;
pub use incidents::*;
pub use observations::*;
pub use resources::*;
pub use shipments::*;
pub use validation::*;
pub use validators::*;

use crate::{Kind, Text};
use codec::{Decode, Encode};
use muster_primitives::{ContentRef, DigestAlgorithm, MediaType, Moment};
use scale_info::TypeInfo;
use sp_core::H256;
use sp_runtime::AccountId32;

/// What the state says of a [`Subject`](crate::Subject): the same kinds, with the same numbers. JSON has the fields of
/// the record, and the kind as `kind`.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(tag = "kind", rename_all = "camelCase"))]
#[allow(clippy::large_enum_variant, reason = "one is made at a time, and encoded at once")]
pub enum Record {
	/// An agency of the register.
	#[codec(index = 0)]
	Agency(AgencyRecord),
	/// An officer.
	#[codec(index = 1)]
	Officer(OfficerRecord),
	/// A member of the validator set.
	#[codec(index = 2)]
	Validator(ValidatorRecord),
	/// A kind of incident.
	#[codec(index = 10)]
	EventType(EventTypeRecord),
	/// An incident.
	#[codec(index = 11)]
	Incident(IncidentRecord),
	/// The response level of a region for an event type.
	#[codec(index = 12)]
	ResponseLevel(ResponseLevelRecord),
	/// What is kept of a region itself.
	#[codec(index = 13)]
	Region(RegionRecord),
	/// A round of votes.
	#[codec(index = 20)]
	Round(RoundRecord),
	/// How reliable an agency has shown itself.
	#[codec(index = 21)]
	Reliability(ReliabilityRecord),
	/// What is counted.
	#[codec(index = 30)]
	Metric(MetricRecord),
	/// What one agency says of a cell.
	#[codec(index = 31)]
	Observation(ObservationRecord),
	/// What may be compared.
	#[codec(index = 32)]
	Cell(CellRecord),
	/// Whether an agency repeats another in a metric.
	#[codec(index = 33)]
	Derivation(DerivationRecord),
	/// A registered good.
	#[codec(index = 40)]
	Product(ProductRecord),
	/// What an agency asks for.
	#[codec(index = 41)]
	Request(RequestRecord),
	/// What a supplier has to give.
	#[codec(index = 42)]
	Offer(OfferRecord),
	/// What a supplier promised.
	#[codec(index = 43)]
	Commitment(CommitmentRecord),
	/// Goods on their way.
	#[codec(index = 44)]
	Shipment(ShipmentRecord),
	/// Goods on their way back.
	#[codec(index = 45)]
	Return(ReturnRecord),
	/// What a requester asks of an offer.
	#[codec(index = 46)]
	Reservation(ReservationRecord),
}

impl Record {
	/// What it is a record of.
	pub const fn kind(&self) -> Kind {
		match self {
			Self::Agency(_) => Kind::Agency,
			Self::Officer(_) => Kind::Officer,
			Self::Validator(_) => Kind::Validator,
			Self::EventType(_) => Kind::EventType,
			Self::Incident(_) => Kind::Incident,
			Self::ResponseLevel(_) => Kind::ResponseLevel,
			Self::Region(_) => Kind::Region,
			Self::Round(_) => Kind::Round,
			Self::Reliability(_) => Kind::Reliability,
			Self::Metric(_) => Kind::Metric,
			Self::Observation(_) => Kind::Observation,
			Self::Cell(_) => Kind::Cell,
			Self::Derivation(_) => Kind::Derivation,
			Self::Product(_) => Kind::Product,
			Self::Request(_) => Kind::Request,
			Self::Offer(_) => Kind::Offer,
			Self::Commitment(_) => Kind::Commitment,
			Self::Shipment(_) => Kind::Shipment,
			Self::Return(_) => Kind::Return,
			Self::Reservation(_) => Kind::Reservation,
		}
	}
}

/// A body kept off the chain, and how to know it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct ContentView {
	/// How the digest is made.
	pub algorithm: DigestAlgorithm,
	/// Digest of salt and body.
	pub digest: H256,
	/// Size of the body in bytes.
	pub size: u32,
	/// What kind of document it is.
	pub media_type: MediaType,
}

impl From<ContentRef> for ContentView {
	fn from(ContentRef { algorithm, digest, size, media_type }: ContentRef) -> Self {
		Self { algorithm, digest, size, media_type }
	}
}

/// The first of two words, which waits for the second. It may be void by now.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct ProposalView {
	/// Who spoke first.
	pub proposer: AccountId32,
	/// Block of that word.
	pub since: u32,
	/// From this moment on the word is void.
	pub expires: Moment,
}

/// A name in two languages.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct NamesView {
	/// In Chinese.
	pub zh: Text,
	/// In English.
	pub en: Text,
}
