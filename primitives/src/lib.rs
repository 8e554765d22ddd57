//! Names that every part of Muster shares: identifiers, the region code, the enumerations of the standards, roles,
//! references to content, and the traits through which one pallet asks another.
//!
//! Nothing here stores or decides. A pallet never names another pallet: it asks for one of the [`traits`] in its
//! `Config`, and the runtime wires them together.
//!
//! Every enumeration that is stored, sent in a call or put into an event has pinned codec indices. An index is never
//! reused: a retired variant keeps its number in a comment.

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(any(test, feature = "runtime-benchmarks")),
	deny(
		clippy::arithmetic_side_effects,
		clippy::float_arithmetic,
		clippy::indexing_slicing,
		clippy::panic,
		clippy::string_slice,
		clippy::unwrap_used
	)
)]

extern crate alloc;

mod agency;
pub mod agenda;
mod cap;
mod content;
mod edxl;
mod macros;
mod place;
mod round;
pub mod text;
pub mod traits;
pub mod two_person;
mod verdict;

pub use agency::{AgencyClass, AgencyClasses, AgencyProfile, OfficerProfile, Role, Roles};
pub use cap::{CapStatus, Categories, Category, Certainty, IhrAnnex2, ResponseLevel, Severity, Urgency};
pub use content::{ContentRef, DigestAlgorithm, MediaType};
pub use edxl::{Discrepancy, Priority};
pub use place::{GeoPoint, RegionCode, RegionError, RegionLevel};
pub use round::{OpenedRound, RoundProposal, RoundSubject, Sealing};
pub use verdict::{ClassCounts, Position, Quorum, Verdict};

/// Number of an agency in the register. Given once, never reused.
pub type AgencyId = u32;
/// Number of an incident.
pub type IncidentId = u64;
/// Revision of an incident's facts; the first report is revision 1.
pub type Revision = u32;
/// Number of a validation round.
pub type RoundId = u64;
/// Number of a resource request.
pub type RequestId = u64;
/// Position of a line in its request, counted from 0.
pub type LineIndex = u8;
/// Number of a supplier's commitment to one request line.
pub type CommitmentId = u64;
/// Number of a shipment.
pub type ShipmentId = u64;
/// Number of a product in the governed registry.
pub type ProductId = u32;
/// Number of an event type in the governed registry.
pub type EventTypeId = u16;
/// Amount of a product in the base units its registry entry names (UCUM). Packs are for display only.
pub type Quantity = u64;
/// Milliseconds since 1970-01-01T00:00:00Z.
pub type Moment = u64;
/// Weight of an agency's voice in thousandths: 1000 is a voice without a record, bounds are 500 and 1500.
pub type MilliWeight = u32;
