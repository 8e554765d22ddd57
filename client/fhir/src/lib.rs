//! Requests and deliveries of the chain as HL7 FHIR R4 JSON, for hospital information systems.
//!
//! [`supply_requests`] makes a `Bundle` of `SupplyRequest`s of a request, because a FHIR request has one item and ours has
//! lines; [`supply_delivery`] makes a `SupplyDelivery` of a shipment. What goes in are plain structs of what the chain
//! knows: whoever reads the chain, by RPC, from an indexer or in TypeScript's JSON, fills them in. Nothing here depends on a
//! pallet.
//!
//! What FHIR has no place for is in extensions, so that nothing is lost: the chain's own state, what was approved, what
//! was counted. Their URLs, and the systems of our numbers, begin with `urn:muster:`.
//!
//! An amount nobody knows has no value, neither 0 nor 1. FHIR R4 demands the element `quantity`, so it is there with its
//! unit, and says `unknown` where the value would be.

mod resource;
pub mod status;
pub mod uri;

pub use resource::{Bundle, SupplyDelivery, SupplyRequest};
pub use status::{LineState, ShipmentState};

use muster_primitives::{
	AgencyId, CapStatus, Discrepancy, IncidentId, LineIndex, Moment, Priority, ProductId, Quantity,
	RegionCode, RequestId, ShipmentId,
};
use serde::{Deserialize, Serialize};

/// An agency, as others are to read it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Agency {
	/// Its number in the register.
	pub id: AgencyId,
	/// Its name.
	pub name: Option<String>,
}

/// A product of the registry.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Product {
	/// Its number in the registry.
	pub id: ProductId,
	/// The registry's short name, such as `mask-n95`.
	pub code: String,
	/// What people call it.
	pub name: Option<String>,
	/// Base unit in UCUM, such as `{mask}`.
	pub unit: String,
	/// The standard it must meet, such as `GB 19083-2010`.
	pub standard: Option<String>,
	/// GTIN-14.
	pub gtin: Option<String>,
	/// ATC code.
	pub atc: Option<String>,
}

/// A request with its lines.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Request {
	/// Its number.
	pub id: RequestId,
	/// Who asks.
	pub agency: Agency,
	/// The incident behind it.
	pub incident: Option<IncidentId>,
	/// Where to deliver.
	pub region: RegionCode,
	/// How pressing.
	pub priority: Priority,
	/// When it is needed at the latest.
	pub need_by: Option<Moment>,
	/// Drill or real.
	pub status: CapStatus,
	/// When it was submitted; `None` for a draft.
	pub submitted_at: Option<Moment>,
	/// What is asked for.
	pub lines: Vec<Line>,
}

/// A line of a request.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Line {
	/// Its position, from 0.
	pub index: LineIndex,
	/// What is needed.
	pub product: Product,
	/// How much; `None` is "needed, amount not known".
	pub requested: Option<Quantity>,
	/// Units approved.
	pub approved: Quantity,
	/// Units received and good.
	pub accepted: Quantity,
	/// Where it stands.
	pub state: LineState,
	/// Who promised something.
	pub suppliers: Vec<Agency>,
}

/// Goods on the way, or received.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Delivery {
	/// Number of the shipment.
	pub id: ShipmentId,
	/// The request it is for.
	pub request: RequestId,
	/// The line of it.
	pub line: LineIndex,
	/// What is sent.
	pub product: Product,
	/// Units sent.
	pub quantity: Quantity,
	/// Where it stands.
	pub state: ShipmentState,
	/// Drill or real.
	pub status: CapStatus,
	/// Who sends.
	pub supplier: Agency,
	/// Who receives.
	pub receiver: Agency,
	/// Where.
	pub region: RegionCode,
	/// When the goods left.
	pub departed_at: Option<Moment>,
	/// What the receiver counted.
	pub receipt: Option<Receipt>,
}

/// What a receiver counted and signed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Receipt {
	/// Units received and good.
	pub accepted: Quantity,
	/// Units received and refused, and why.
	pub rejected: Part,
	/// Units that did not come, and why.
	pub short: Part,
	/// Units on top of what was sent, and why.
	pub excess: Part,
	/// When the goods were counted.
	pub received_at: Moment,
}

/// A difference and its reason.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Part {
	/// Units.
	pub quantity: Quantity,
	/// Why; not there when there is no difference.
	pub reason: Option<Discrepancy>,
}

/// The lines of a request, each a FHIR `SupplyRequest`, in a `Bundle` of the type `collection`.
pub fn supply_requests(request: &Request) -> Bundle {
	Bundle::of(request)
}

/// A line of a request as a FHIR `SupplyRequest`.
pub fn supply_request(request: &Request, line: &Line) -> SupplyRequest {
	SupplyRequest::of(request, line)
}

/// A shipment as a FHIR `SupplyDelivery`.
pub fn supply_delivery(delivery: &Delivery) -> SupplyDelivery {
	SupplyDelivery::of(delivery)
}
