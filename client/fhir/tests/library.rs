//! A FHIR library of others reads what is written here, and writes the same again: no field is missing, none is unknown to
//! it, every code is one of FHIR's. The library, `fhir-model`, knows R4B, in which the two resources are those of R4. The
//! samples go through a validator of R4 itself in `e2e/tests/unit/fhir.test.ts`.

use fhir_model::r4b::resources::Resource;
use muster_fhir::{
	supply_delivery, supply_request, supply_requests, Agency, Delivery, Line, LineState, Part, Product,
	Receipt, Request, ShipmentState,
};
use muster_primitives::{CapStatus, Discrepancy, Priority, RegionCode};
use proptest::prelude::*;
use serde::Serialize;
use serde_json::{json, Value};
use std::path::Path;

fn to_json(resource: &impl Serialize) -> Value {
	serde_json::to_value(resource).expect("it is JSON")
}

/// What the library makes of it.
fn through_the_library(json: &Value) -> Result<Value, String> {
	let resource: Resource = serde_json::from_value(json.clone()).map_err(|error| error.to_string())?;
	serde_json::to_value(resource).map_err(|error| error.to_string())
}

/// The library keeps numbers as floats and writes times with as many digits as they need.
fn canonical(json: &Value) -> Value {
	match json {
		Value::Object(fields) => {
			fields.iter().map(|(name, value)| (name.clone(), canonical(value))).collect()
		}
		Value::Array(items) => items.iter().map(canonical).collect(),
		Value::Number(number) => json!(number.as_f64()),
		Value::String(text) => match chrono::DateTime::parse_from_rfc3339(text) {
			Ok(at) => json!({ "millis": at.timestamp_millis() }),
			Err(_) => json!(text),
		},
		other => other.clone(),
	}
}

fn accepted_as_it_is(json: &Value) {
	let again = through_the_library(json).unwrap_or_else(|error| panic!("{error}: {json:#}"));
	assert_eq!(canonical(&again), canonical(json));
}

fn mask() -> Product {
	Product {
		id: 1,
		code: "mask-n95".into(),
		name: Some("N95 respirator".into()),
		unit: "{mask}".into(),
		standard: Some("GB 19083-2010".into()),
		gtin: Some("06901234123456".into()),
		atc: None,
	}
}

fn line() -> Line {
	Line {
		index: 0,
		product: mask(),
		requested: Some(20_000),
		approved: 15_000,
		accepted: 100,
		state: LineState::PartlyFulfilled,
		suppliers: vec![Agency { id: 7, name: Some("Charity".into()) }],
	}
}

fn request() -> Request {
	Request {
		id: 12,
		agency: Agency { id: 41, name: None },
		incident: Some(3),
		region: RegionCode::new(20_000).expect("a region"),
		priority: Priority::Stat,
		need_by: Some(1_580_256_000_123),
		status: CapStatus::Actual,
		submitted_at: Some(1_580_000_000_000),
		lines: vec![line(), Line { index: 1, requested: None, state: LineState::Submitted, ..line() }],
	}
}

fn delivery() -> Delivery {
	Delivery {
		id: 30,
		request: 12,
		line: 0,
		product: mask(),
		quantity: 5_000,
		state: ShipmentState::ReceivedWithDiscrepancy,
		status: CapStatus::Actual,
		supplier: Agency { id: 7, name: Some("Charity".into()) },
		receiver: Agency { id: 41, name: None },
		region: RegionCode::new(420_100).expect("a region"),
		departed_at: Some(1_580_050_000_000),
		receipt: Some(Receipt {
			accepted: 4_800,
			rejected: Part { quantity: 150, reason: Some(Discrepancy::Damaged) },
			short: Part { quantity: 50, reason: Some(Discrepancy::Short) },
			excess: Part::default(),
			received_at: 1_580_090_000_000,
		}),
	}
}

#[test]
fn a_request_is_a_bundle_of_its_lines() {
	let json = to_json(&supply_requests(&request()));
	accepted_as_it_is(&json);
	assert_eq!(json["type"], "collection");
	let [first, second] = [0, 1].map(|entry| &json["entry"][entry]["resource"]);
	assert_eq!(first, &to_json(&supply_request(&request(), &line())));
	assert_eq!(first["id"], "request-12-line-0");
	assert_eq!(first["identifier"][0], json!({ "system": "urn:muster:request-line", "value": "12/0" }));
	assert_eq!(first["status"], "active");
	assert_eq!(first["priority"], "stat");
	assert_eq!(first["occurrenceDateTime"], "2020-01-29T00:00:00.123Z");
	assert_eq!(first["authoredOn"], "2020-01-26T00:53:20Z");
	assert_eq!(first["deliverTo"]["identifier"], json!({ "system": "urn:muster:region", "value": "020000" }));
	assert_eq!(
		first["quantity"],
		json!({ "value": 20_000, "unit": "{mask}", "system": "http://unitsofmeasure.org", "code": "{mask}" }),
	);
	assert_eq!(
		first["extension"][0],
		json!({ "url": "urn:muster:line-state", "valueCode": "PartlyFulfilled" })
	);
	assert_eq!(first["extension"][1]["valueQuantity"]["value"], 15_000);
	assert_eq!(second["id"], "request-12-line-1");
	assert_eq!(second["extension"].as_array().map(Vec::len), Some(1));
}

#[test]
fn an_unknown_amount_has_no_value() {
	let json = to_json(&supply_request(&request(), &Line { requested: None, ..line() }));
	accepted_as_it_is(&json);
	assert_eq!(
		json["quantity"],
		json!({
			"_value": { "extension": [{
				"url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason",
				"valueCode": "unknown",
			}] },
			"unit": "{mask}",
			"system": "http://unitsofmeasure.org",
			"code": "{mask}",
		}),
	);
}

#[test]
fn a_delivery_tells_what_was_counted() {
	let json = to_json(&supply_delivery(&delivery()));
	accepted_as_it_is(&json);
	assert_eq!(json["status"], "completed");
	assert_eq!(
		json["basedOn"][0]["identifier"],
		json!({ "system": "urn:muster:request-line", "value": "12/0" })
	);
	assert_eq!(json["suppliedItem"]["quantity"]["value"], 5_000);
	assert_eq!(
		json["occurrencePeriod"],
		json!({ "start": "2020-01-26T14:46:40Z", "end": "2020-01-27T01:53:20Z" })
	);
	let counted: Vec<&Value> = json["extension"].as_array().expect("extensions").iter().skip(2).collect();
	assert_eq!(counted.len(), 3, "no excess, no extension for it");
	assert_eq!(
		(&counted[0]["url"], &counted[0]["valueQuantity"]["value"]),
		(&json!("urn:muster:accepted"), &json!(4_800))
	);
	assert_eq!(counted[1]["url"], "urn:muster:rejected");
	assert_eq!(counted[1]["extension"][0]["valueQuantity"]["value"], 150);
	assert_eq!(counted[1]["extension"][1]["valueCodeableConcept"]["coding"][0]["code"], "Damaged");
}

#[test]
fn a_drill_is_marked() {
	for json in [
		to_json(&supply_request(&Request { status: CapStatus::Exercise, ..request() }, &line())),
		to_json(&supply_delivery(&Delivery { status: CapStatus::Exercise, ..delivery() })),
	] {
		accepted_as_it_is(&json);
		assert_eq!(json["meta"]["tag"][0]["code"], "HTEST");
		assert_eq!(json["meta"]["tag"][1], json!({ "system": "urn:muster:cap-status", "code": "Exercise" }));
	}
	assert_eq!(to_json(&supply_delivery(&delivery())).get("meta"), None);
}

#[test]
fn every_state_and_priority_is_a_code_of_fhir() {
	for state in LineState::ALL {
		accepted_as_it_is(&to_json(&supply_request(&request(), &Line { state, ..line() })));
	}
	for state in ShipmentState::ALL {
		accepted_as_it_is(&to_json(&supply_delivery(&Delivery { state, ..delivery() })));
	}
	for priority in Priority::ALL {
		accepted_as_it_is(&to_json(&supply_request(&Request { priority: *priority, ..request() }, &line())));
	}
}

/// What is given to a validator of R4 in e2e: every state, an amount that is not known, and a drill.
#[test]
fn the_samples_are_what_is_written() {
	let states = LineState::ALL.into_iter().zip(0..);
	let line_in = |(state, index)| Line { index, state, requested: (index != 1).then_some(20_000), ..line() };
	let lines = states.map(line_in).collect();
	let requests = supply_requests(&Request { status: CapStatus::Exercise, lines, ..request() });
	let deliveries: Vec<_> = ShipmentState::ALL
		.into_iter()
		.map(|state| to_json(&supply_delivery(&Delivery { state, ..delivery() })))
		.collect();
	let mut changed = Vec::new();
	for (name, written) in
		[("requests.json", to_json(&requests)), ("deliveries.json", Value::Array(deliveries))]
	{
		let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples").join(name);
		let written = serde_json::to_string_pretty(&written).expect("it is JSON") + "\n";
		if std::fs::read_to_string(&path).unwrap_or_default() != written {
			let next = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
			std::fs::write(&next, written).expect("there is a place for it");
			changed.push(next);
		}
	}
	assert!(changed.is_empty(), "if the samples should change, copy {changed:?} to tests/samples");
}

/// A test that cannot fail proves nothing.
#[test]
fn the_library_refuses_what_is_wrong() {
	for (json, path, wrong) in [
		(to_json(&supply_request(&request(), &line())), "/status", json!("open")),
		(to_json(&supply_request(&request(), &line())), "/priority", json!("high")),
		(to_json(&supply_request(&request(), &line())), "/authoredOn", json!("yesterday")),
		(to_json(&supply_request(&request(), &line())), "/quantity", Value::Null),
		(to_json(&supply_request(&request(), &line())), "/quantity/value", json!("20000")),
		(to_json(&supply_delivery(&delivery())), "/status", json!("lost")),
		(to_json(&supply_delivery(&delivery())), "/basedOn", json!("12/0")),
	] {
		let mut json = json;
		*json.pointer_mut(path).expect("it is there") = wrong;
		assert!(through_the_library(&json).is_err(), "{path}");
	}
	let mut json = to_json(&supply_request(&request(), &line()));
	json.as_object_mut().expect("an object").remove("itemCodeableConcept");
	assert!(through_the_library(&json).is_err());
	// What it does not know, it drops or refuses.
	let mut json = to_json(&supply_delivery(&delivery()));
	json["quantity"] = json!(1);
	let kept = through_the_library(&json).is_ok_and(|again| again.get("quantity").is_some());
	assert!(!kept);
}

#[test]
fn times_that_fhir_cannot_write_are_left_out() {
	let last = 253_402_300_799_999;
	let json = to_json(&supply_request(&Request { need_by: Some(last), ..request() }, &line()));
	assert_eq!(json["occurrenceDateTime"], "9999-12-31T23:59:59.999Z");
	for beyond in [last + 1, u64::MAX] {
		let json = to_json(&supply_request(&Request { need_by: Some(beyond), ..request() }, &line()));
		assert_eq!(json.get("occurrenceDateTime"), None);
	}
}

fn a_text() -> impl Strategy<Value = String> {
	prop_oneof![Just(String::new()), Just(" \t\n".into()), any::<String>(), "[ -~]{1,20}"]
}

fn an_amount() -> impl Strategy<Value = u64> {
	prop_oneof![Just(0), Just(1), 2..10_000_000u64, any::<u64>()]
}

fn an_agency() -> impl Strategy<Value = Agency> {
	(any::<u32>(), prop::option::of(a_text())).prop_map(|(id, name)| Agency { id, name })
}

prop_compose! {
	fn a_product()(
		id: u32,
		code in a_text(),
		name in prop::option::of(a_text()),
		unit in a_text(),
		standard in prop::option::of(a_text()),
		gtin in prop::option::of(a_text()),
		atc in prop::option::of(a_text()),
	) -> Product {
		Product { id, code, name, unit, standard, gtin, atc }
	}
}

prop_compose! {
	fn a_line()(
		index: u8,
		product in a_product(),
		requested in prop::option::of(an_amount()),
		approved in an_amount(),
		accepted in an_amount(),
		state in prop::sample::select(&LineState::ALL),
		suppliers in prop::collection::vec(an_agency(), 0..3),
	) -> Line {
		Line { index, product, requested, approved, accepted, state, suppliers }
	}
}

fn a_region() -> impl Strategy<Value = RegionCode> {
	prop::sample::select(&[0, 10_000, 420_100, 420_106][..])
		.prop_map(|code| RegionCode::new(code).expect("a region"))
}

prop_compose! {
	fn a_request()(
		id: u64,
		agency in an_agency(),
		incident: Option<u64>,
		region in a_region(),
		priority in prop::sample::select(Priority::ALL),
		need_by: Option<u64>,
		status in prop::sample::select(CapStatus::ALL),
		submitted_at in prop::option::of(0..4_000_000_000_000u64),
		lines in prop::collection::vec(a_line(), 0..4),
	) -> Request {
		Request { id, agency, incident, region, priority, need_by, status, submitted_at, lines }
	}
}

fn a_part() -> impl Strategy<Value = Part> {
	(an_amount(), prop::option::of(prop::sample::select(Discrepancy::ALL)))
		.prop_map(|(quantity, reason)| Part { quantity, reason })
}

prop_compose! {
	fn a_receipt()(
		accepted in an_amount(),
		rejected in a_part(),
		short in a_part(),
		excess in a_part(),
		received_at: u64,
	) -> Receipt {
		Receipt { accepted, rejected, short, excess, received_at }
	}
}

prop_compose! {
	fn a_delivery()(
		(id, request, line) in any::<(u64, u64, u8)>(),
		product in a_product(),
		quantity in an_amount(),
		state in prop::sample::select(&ShipmentState::ALL),
		status in prop::sample::select(CapStatus::ALL),
		(supplier, receiver) in (an_agency(), an_agency()),
		region in a_region(),
		departed_at in prop::option::of(0..4_000_000_000_000u64),
		receipt in prop::option::of(a_receipt()),
	) -> Delivery {
		Delivery {
			id, request, line, product, quantity, state, status, supplier, receiver, region, departed_at, receipt,
		}
	}
}

proptest! {
	#![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

	#[test]
	fn any_request_is_accepted(request in a_request()) {
		let json = to_json(&supply_requests(&request));
		accepted_as_it_is(&json);
		let entries = json["entry"].as_array().cloned().unwrap_or_default();
		prop_assert_eq!(entries.len(), request.lines.len());
		for (entry, line) in entries.iter().zip(&request.lines) {
			// Unknown is absent, known is there to the last digit.
			prop_assert_eq!(entry["resource"]["quantity"].get("value").and_then(Value::as_u64), line.requested);
			prop_assert_eq!(entry["resource"]["quantity"].get("_value").is_some(), line.requested.is_none());
		}
		no_empty_text(&json);
	}

	#[test]
	fn any_delivery_is_accepted(delivery in a_delivery()) {
		let json = to_json(&supply_delivery(&delivery));
		accepted_as_it_is(&json);
		prop_assert_eq!(json["suppliedItem"]["quantity"]["value"].as_u64(), Some(delivery.quantity));
		no_empty_text(&json);
	}
}

/// FHIR has no empty strings, arrays, objects, and no null.
fn no_empty_text(json: &Value) {
	match json {
		Value::Object(fields) => {
			assert!(!fields.is_empty());
			fields.values().for_each(no_empty_text);
		}
		Value::Array(items) => {
			assert!(!items.is_empty());
			items.iter().for_each(no_empty_text);
		}
		Value::String(text) => assert!(!text.trim().is_empty()),
		Value::Null => panic!("null"),
		_ => {}
	}
}
