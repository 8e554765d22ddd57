//! The parts of FHIR R4 that are written here. Field by field as HL7 names them; what is `None` or empty is left out,
//! because FHIR knows no null.

use crate::{
	status::{self, LineState},
	uri, Agency, Delivery, Line, Part, Product, Receipt, Request,
};
use chrono::{DateTime, Datelike, SecondsFormat};
use muster_primitives::{CapStatus, Discrepancy, Moment, Quantity as Units, RegionCode};
use serde::Serialize;

/// FHIR `Bundle` of the type `collection`.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Bundle {
	resource_type: &'static str,
	r#type: &'static str,
	identifier: Identifier,
	#[serde(skip_serializing_if = "Vec::is_empty")]
	entry: Vec<Entry>,
}

#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Entry {
	full_url: String,
	resource: SupplyRequest,
}

/// FHIR `SupplyRequest`.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SupplyRequest {
	resource_type: &'static str,
	id: String,
	#[serde(skip_serializing_if = "Option::is_none")]
	meta: Option<Meta>,
	extension: Vec<Extension>,
	identifier: Vec<Identifier>,
	status: &'static str,
	priority: &'static str,
	item_codeable_concept: CodeableConcept,
	quantity: Quantity,
	#[serde(skip_serializing_if = "Vec::is_empty")]
	parameter: Vec<Parameter>,
	#[serde(skip_serializing_if = "Option::is_none")]
	occurrence_date_time: Option<String>,
	#[serde(skip_serializing_if = "Option::is_none")]
	authored_on: Option<String>,
	requester: Reference,
	#[serde(skip_serializing_if = "Vec::is_empty")]
	supplier: Vec<Reference>,
	#[serde(skip_serializing_if = "Vec::is_empty")]
	reason_code: Vec<CodeableConcept>,
	deliver_to: Reference,
}

/// FHIR `SupplyDelivery`.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SupplyDelivery {
	resource_type: &'static str,
	id: String,
	#[serde(skip_serializing_if = "Option::is_none")]
	meta: Option<Meta>,
	extension: Vec<Extension>,
	identifier: Vec<Identifier>,
	based_on: Vec<Reference>,
	status: &'static str,
	supplied_item: SuppliedItem,
	#[serde(skip_serializing_if = "Option::is_none")]
	occurrence_period: Option<Period>,
	supplier: Reference,
	destination: Reference,
}

#[derive(Clone, PartialEq, Debug, Serialize)]
struct Meta {
	tag: Vec<Coding>,
}

#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct SuppliedItem {
	quantity: Quantity,
	item_codeable_concept: CodeableConcept,
}

#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Parameter {
	code: CodeableConcept,
	value_codeable_concept: CodeableConcept,
}

#[derive(Clone, PartialEq, Debug, Default, Serialize)]
struct CodeableConcept {
	#[serde(skip_serializing_if = "Vec::is_empty")]
	coding: Vec<Coding>,
	#[serde(skip_serializing_if = "Option::is_none")]
	text: Option<String>,
}

#[derive(Clone, PartialEq, Debug, Serialize)]
struct Coding {
	system: &'static str,
	code: String,
}

#[derive(Clone, PartialEq, Debug, Serialize)]
struct Identifier {
	system: &'static str,
	value: String,
}

#[derive(Clone, PartialEq, Debug, Serialize)]
struct Reference {
	r#type: &'static str,
	identifier: Identifier,
	#[serde(skip_serializing_if = "Option::is_none")]
	display: Option<String>,
}

#[derive(Clone, PartialEq, Debug, Serialize)]
struct Quantity {
	#[serde(skip_serializing_if = "Option::is_none")]
	value: Option<Units>,
	#[serde(rename = "_value", skip_serializing_if = "Option::is_none")]
	absent: Option<Absent>,
	#[serde(skip_serializing_if = "Option::is_none")]
	unit: Option<String>,
	#[serde(skip_serializing_if = "Option::is_none")]
	system: Option<&'static str>,
	#[serde(skip_serializing_if = "Option::is_none")]
	code: Option<String>,
}

/// The extension in the place of a value that is not there.
#[derive(Clone, PartialEq, Debug, Serialize)]
struct Absent {
	extension: Vec<Extension>,
}

#[derive(Clone, PartialEq, Debug, Serialize)]
struct Period {
	#[serde(skip_serializing_if = "Option::is_none")]
	start: Option<String>,
	#[serde(skip_serializing_if = "Option::is_none")]
	end: Option<String>,
}

#[derive(Clone, PartialEq, Debug, Serialize)]
struct Extension {
	url: &'static str,
	#[serde(flatten)]
	value: Value,
}

#[derive(Clone, PartialEq, Debug, Serialize)]
enum Value {
	#[serde(rename = "valueCode")]
	Code(&'static str),
	#[serde(rename = "valueCodeableConcept")]
	Concept(CodeableConcept),
	#[serde(rename = "valueQuantity")]
	Quantity(Quantity),
	#[serde(rename = "valueReference")]
	Reference(Reference),
	#[serde(rename = "extension")]
	Parts(Vec<Extension>),
}

impl Bundle {
	pub(crate) fn of(request: &Request) -> Self {
		let entry = request
			.lines
			.iter()
			.map(|line| Entry {
				full_url: format!("{}:{}:{}", uri::REQUEST_LINE, request.id, line.index),
				resource: SupplyRequest::of(request, line),
			})
			.collect();
		let identifier = Identifier { system: uri::REQUEST, value: request.id.to_string() };
		Self { resource_type: "Bundle", r#type: "collection", identifier, entry }
	}
}

impl SupplyRequest {
	pub(crate) fn of(request: &Request, line: &Line) -> Self {
		let Line { index, product, requested, approved, accepted, state, suppliers } = line;
		let mut extension = vec![Extension { url: uri::LINE_STATE, value: Value::Code(state.name()) }];
		// Before an approval there is nothing to tell about it.
		if !matches!(state, LineState::Draft | LineState::Submitted | LineState::UnderVerification) {
			for (url, units) in [(uri::APPROVED, *approved), (uri::ACCEPTED, *accepted)] {
				extension.push(Extension { url, value: Value::Quantity(Quantity::of(Some(units), product)) });
			}
		}
		let standard = product.standard.as_deref().and_then(text).map(|standard| Parameter {
			code: CodeableConcept { text: Some("standard".into()), ..CodeableConcept::default() },
			value_codeable_concept: CodeableConcept { text: Some(standard), ..CodeableConcept::default() },
		});
		let reason = request.incident.map(|incident| {
			let coding = vec![Coding { system: uri::INCIDENT, code: incident.to_string() }];
			CodeableConcept { coding, text: Some(format!("incident {incident}")) }
		});
		Self {
			resource_type: "SupplyRequest",
			id: format!("request-{}-line-{index}", request.id),
			meta: Meta::of(request.status),
			extension,
			identifier: vec![
				Identifier { system: uri::REQUEST_LINE, value: format!("{}/{index}", request.id) },
				Identifier { system: uri::REQUEST, value: request.id.to_string() },
			],
			status: state.fhir(),
			priority: status::priority(request.priority),
			item_codeable_concept: CodeableConcept::of(product),
			quantity: Quantity::of(*requested, product),
			parameter: standard.into_iter().collect(),
			occurrence_date_time: request.need_by.and_then(date_time),
			authored_on: request.submitted_at.and_then(date_time),
			requester: Reference::agency(&request.agency),
			supplier: suppliers.iter().map(Reference::agency).collect(),
			reason_code: reason.into_iter().collect(),
			deliver_to: Reference::region(request.region),
		}
	}
}

impl SupplyDelivery {
	pub(crate) fn of(delivery: &Delivery) -> Self {
		let mut extension = vec![
			Extension { url: uri::SHIPMENT_STATE, value: Value::Code(delivery.state.name()) },
			Extension { url: uri::RECEIVER, value: Value::Reference(Reference::agency(&delivery.receiver)) },
		];
		if let Some(Receipt { accepted, rejected, short, excess, .. }) = &delivery.receipt {
			let accepted = Quantity::of(Some(*accepted), &delivery.product);
			extension.push(Extension { url: uri::ACCEPTED, value: Value::Quantity(accepted) });
			let parts = [(uri::REJECTED, rejected), (uri::SHORT, short), (uri::EXCESS, excess)];
			extension.extend(
				parts
					.into_iter()
					.filter(|(_, part)| part.quantity > 0)
					.map(|(url, part)| Extension { url, value: Value::part(*part, &delivery.product) }),
			);
		}
		let start = delivery.departed_at.and_then(date_time);
		let end = delivery.receipt.as_ref().and_then(|receipt| date_time(receipt.received_at));
		Self {
			resource_type: "SupplyDelivery",
			id: format!("shipment-{}", delivery.id),
			meta: Meta::of(delivery.status),
			extension,
			identifier: vec![Identifier { system: uri::SHIPMENT, value: delivery.id.to_string() }],
			based_on: vec![Reference {
				r#type: "SupplyRequest",
				identifier: Identifier {
					system: uri::REQUEST_LINE,
					value: format!("{}/{}", delivery.request, delivery.line),
				},
				display: None,
			}],
			status: delivery.state.fhir(),
			supplied_item: SuppliedItem {
				quantity: Quantity::of(Some(delivery.quantity), &delivery.product),
				item_codeable_concept: CodeableConcept::of(&delivery.product),
			},
			occurrence_period: (start.is_some() || end.is_some()).then_some(Period { start, end }),
			supplier: Reference::agency(&delivery.supplier),
			destination: Reference::region(delivery.region),
		}
	}
}

impl Meta {
	/// A mark on all that is not real, so that no system that knows FHIR takes a drill for a need.
	fn of(status: CapStatus) -> Option<Self> {
		(status != CapStatus::Actual).then(|| Self {
			tag: vec![
				Coding { system: uri::ACT_REASON, code: "HTEST".into() },
				Coding { system: uri::CAP_STATUS, code: format!("{status:?}") },
			],
		})
	}
}

impl CodeableConcept {
	fn of(product: &Product) -> Self {
		let coding = [
			(uri::PRODUCT, Some(product.id.to_string())),
			(uri::PRODUCT_CODE, code(&product.code)),
			(uri::GTIN, product.gtin.as_deref().and_then(code)),
			(uri::ATC, product.atc.as_deref().and_then(code)),
		];
		Self {
			coding: coding
				.into_iter()
				.filter_map(|(system, code)| code.map(|code| Coding { system, code }))
				.collect(),
			text: product.name.as_deref().and_then(text).or_else(|| text(&product.code)),
		}
	}

	fn reason(reason: Discrepancy) -> Self {
		Self { coding: vec![Coding { system: uri::DISCREPANCY, code: format!("{reason:?}") }], text: None }
	}
}

impl Quantity {
	fn of(units: Option<Units>, product: &Product) -> Self {
		let unit = code(&product.unit);
		let unknown = Extension { url: uri::DATA_ABSENT_REASON, value: Value::Code("unknown") };
		Self {
			value: units,
			absent: units.is_none().then_some(Absent { extension: vec![unknown] }),
			unit: unit.clone(),
			system: unit.is_some().then_some(uri::UCUM),
			code: unit,
		}
	}
}

impl Value {
	fn part(part: Part, product: &Product) -> Self {
		let quantity = Value::Quantity(Quantity::of(Some(part.quantity), product));
		let reason = part.reason.map(|reason| Value::Concept(CodeableConcept::reason(reason)));
		let parts = [("quantity", Some(quantity)), ("reason", reason)];
		Self::Parts(
			parts
				.into_iter()
				.filter_map(|(url, value)| value.map(|value| Extension { url, value }))
				.collect(),
		)
	}
}

impl Reference {
	fn agency(agency: &Agency) -> Self {
		Self {
			r#type: "Organization",
			identifier: Identifier { system: uri::AGENCY, value: agency.id.to_string() },
			display: agency.name.as_deref().and_then(text),
		}
	}

	fn region(region: RegionCode) -> Self {
		let code = format!("{:06}", region.code());
		Self {
			r#type: "Location",
			identifier: Identifier { system: uri::REGION, value: code },
			display: None,
		}
	}
}

/// FHIR `dateTime`. It has years of four digits; a time beyond is left out.
fn date_time(at: Moment) -> Option<String> {
	let at = DateTime::from_timestamp_millis(at.try_into().ok()?)?;
	(at.year() <= 9999).then(|| at.to_rfc3339_opts(SecondsFormat::AutoSi, true))
}

/// FHIR `string`: not empty, not only blanks, no control characters.
fn text(text: &str) -> Option<String> {
	let text: String = text.chars().filter(|letter| !letter.is_control()).collect();
	Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// FHIR `code`: words with single blanks between them.
fn code(code: &str) -> Option<String> {
	let words: Vec<&str> = code.split(|letter: char| letter.is_whitespace() || letter.is_control()).collect();
	let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
	Some(words.join(" ")).filter(|code| !code.is_empty())
}
