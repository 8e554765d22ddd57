//! What the numbers and extensions are called. Those of `urn:muster:` are ours; an export never changes their meaning.

/// Numbers of agencies.
pub const AGENCY: &str = "urn:muster:agency";
/// CAP status of what is not real.
pub const CAP_STATUS: &str = "urn:muster:cap-status";
/// Reasons of differences.
pub const DISCREPANCY: &str = "urn:muster:discrepancy";
/// Numbers of incidents.
pub const INCIDENT: &str = "urn:muster:incident";
/// Numbers of products.
pub const PRODUCT: &str = "urn:muster:product";
/// Short names of products.
pub const PRODUCT_CODE: &str = "urn:muster:product-code";
/// Region codes in the manner of GB/T 2260.
pub const REGION: &str = "urn:muster:region";
/// Numbers of requests.
pub const REQUEST: &str = "urn:muster:request";
/// Lines of requests, as `request/line`.
pub const REQUEST_LINE: &str = "urn:muster:request-line";
/// Numbers of shipments.
pub const SHIPMENT: &str = "urn:muster:shipment";

/// Extension: units approved.
pub const APPROVED: &str = "urn:muster:approved";
/// Extension: units accepted, of a line or in a receipt.
pub const ACCEPTED: &str = "urn:muster:accepted";
/// Extension: a part of a receipt, with `quantity` and `reason` inside.
pub const REJECTED: &str = "urn:muster:rejected";
/// Extension: a part of a receipt, with `quantity` and `reason` inside.
pub const SHORT: &str = "urn:muster:short";
/// Extension: a part of a receipt, with `quantity` and `reason` inside.
pub const EXCESS: &str = "urn:muster:excess";
/// Extension: where a line stands on the chain.
pub const LINE_STATE: &str = "urn:muster:line-state";
/// Extension: the receiving agency, for which R4 has no place in a `SupplyDelivery`.
pub const RECEIVER: &str = "urn:muster:receiver";
/// Extension: where a shipment stands on the chain.
pub const SHIPMENT_STATE: &str = "urn:muster:shipment-state";

/// Units of measure.
pub const UCUM: &str = "http://unitsofmeasure.org";
/// GS1 trade item numbers.
pub const GTIN: &str = "https://www.gs1.org/gtin";
/// Anatomical Therapeutic Chemical classification.
pub const ATC: &str = "http://www.whocc.no/atc";
/// Why a value is not there.
pub const DATA_ABSENT_REASON: &str = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
/// HL7's code system with the tag `HTEST`, for what is not real.
pub const ACT_REASON: &str = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
