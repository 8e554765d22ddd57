//! What clients see of the types: names, JSON, pinned numbers.

use codec::{Decode, Encode};
use muster_primitives::{CapStatus, Priority, RegionCode};
use muster_runtime_api::{
	Act, Amount, CellKey, Figure, Kind, LineState, Matter, Record, RegionRecord, RequestRecord,
	ShipmentState, Subject, Text, Timer,
};
use serde_json::{json, to_value};
use sp_runtime::AccountId32;

const ALICE: &str = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";

fn region(code: u32) -> RegionCode {
	RegionCode::new(code).expect("a code of the test")
}

fn alice() -> AccountId32 {
	ALICE.parse().expect("an address")
}

/// One subject of each kind, with its text and its pinned number.
fn subjects() -> Vec<(Subject, String, u8)> {
	let cell = CellKey {
		metric: 2,
		version: 1,
		region: region(420_100),
		start: 1_735_689_600_000,
		status: CapStatus::Actual,
	};
	[
		(Subject::Agency(1), "agency/1", 0),
		(Subject::Officer(alice()), "officer/5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY", 1),
		(Subject::Validator(alice()), "validator/5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY", 2),
		(Subject::EventType(3), "eventType/3", 10),
		(Subject::Incident(12), "incident/12", 11),
		(Subject::ResponseLevel(region(420_000), 3), "responseLevel/420000/3", 12),
		(Subject::Region(RegionCode::NATION), "region/000000", 13),
		(Subject::Round(7), "round/7", 20),
		(Subject::Reliability(1), "reliability/1", 21),
		(Subject::Metric(25), "metric/25", 30),
		(Subject::Observation(u64::MAX), "observation/18446744073709551615", 31),
		(Subject::Cell(cell), "cell/2/1/420100/1735689600000/Actual", 32),
		(Subject::Derivation(1, 3), "derivation/1/3", 33),
		(Subject::Product(0), "product/0", 40),
		(Subject::Request(1), "request/1", 41),
		(Subject::Offer(1), "offer/1", 42),
		(Subject::Commitment(1), "commitment/1", 43),
		(Subject::Shipment(1), "shipment/1", 44),
		(Subject::Return(1), "return/1", 45),
		(Subject::Reservation(1), "reservation/1", 46),
	]
	.map(|(subject, text, index)| (subject, text.to_string(), index))
	.into()
}

#[test]
fn a_subject_is_its_text_and_back() {
	for (subject, text, _) in subjects() {
		assert_eq!(subject.to_string(), text);
		assert_eq!(text.parse(), Ok(subject.clone()));
		assert_eq!(to_value(&subject).expect("it serialises"), json!(text));
		assert_eq!(serde_json::from_value::<Subject>(json!(text)).ok(), Some(subject.clone()));
		assert!(text.starts_with(&format!("{}/", subject.kind())));
	}
}

#[test]
fn indices_are_pinned_and_the_same_for_kinds() {
	let subjects = subjects();
	assert_eq!(subjects.len(), Kind::ALL.len());
	assert!(subjects.is_sorted_by(|one, other| one.0 < other.0), "ordered as they are numbered");
	for ((subject, _, index), kind) in subjects.into_iter().zip(Kind::ALL) {
		assert_eq!(subject.encode()[0], index);
		assert_eq!(subject.kind(), *kind);
		assert_eq!(kind.encode(), [index]);
		assert_eq!(kind.prefix().parse(), Ok(*kind));
		assert_eq!(Subject::decode(&mut &subject.encode()[..]), Ok(subject));
	}
}

#[test]
fn what_names_no_subject_is_told_what_would() {
	let error = |text: &str| text.parse::<Subject>().map_err(|error| error.to_string());
	let kinds =
		"agency, officer, validator, eventType, incident, responseLevel, region, round, reliability, \
		metric, observation, cell, derivation, product, request, offer, commitment, shipment, return, reservation";
	assert_eq!(
		error("incident"),
		Err(format!("a subject is its kind, a slash and its number or name; kinds are {kinds}")),
	);
	assert_eq!(error("Incident/1"), Err(format!("a kind of subject is one of {kinds}")));
	for text in [
		"incident/",
		"incident/x",
		"incident/-1",
		"incident/01",
		"incident/+1",
		"incident/1/",
		"incident/1/2",
		"incident/18446744073709551616",
		"incident/ 1",
	] {
		assert_eq!(error(text), Err("a subject of this kind is written incident/NUMBER".into()), "{text}");
	}
	for text in ["region/42000", "region/420001", "region/1000000", "region/+42000", "region/420000/1"] {
		let expected = "a subject of this kind is written region/REGION (six digits)";
		assert_eq!(error(text), Err(expected.into()), "{text}");
	}
	// Hex, another network's prefix, and a wrong checksum.
	for text in [
		"officer/0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d",
		"officer/15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5",
		"officer/5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQX",
	] {
		let expected = "a subject of this kind is written officer/ACCOUNT (SS58)";
		assert_eq!(error(text), Err(expected.into()), "{text}");
	}
	for text in ["cell/2/1/420100/0", "cell/2/1/420100/0/actual", "cell/2/1/420100/0/Actual/1"] {
		let expected = "a subject of this kind is written \
			cell/METRIC/VERSION/REGION/START (ms since 1970)/CAP STATUS";
		assert_eq!(error(text), Err(expected.into()), "{text}");
	}
	assert!(error("responseLevel/420000").is_err_and(|error| error.ends_with("REGION/EVENT_TYPE")));
	assert!(error("derivation/1").is_err_and(|error| error.ends_with("METRIC/AGENCY")));
	assert!(serde_json::from_value::<Subject>(json!(12)).is_err());
}

#[test]
fn quantities_are_strings_and_texts_are_never_lost() {
	assert_eq!(to_value(Amount(u64::MAX)).ok(), Some(json!("18446744073709551615")));
	assert_eq!(to_value(Amount(0)).ok(), Some(json!("0")));
	assert_eq!(to_value(Figure(i64::MIN)).ok(), Some(json!("-9223372036854775808")));
	assert_eq!(to_value(Text::from("口罩".as_bytes())).ok(), Some(json!("口罩")));
	assert_eq!(to_value(Text(vec![0xff, 0x00])).ok(), Some(json!("0xff00")));
	assert_eq!(Text(vec![0xff]).as_str(), None);
}

#[test]
fn records_are_camel_case_with_their_kind() {
	let record = Record::Region(RegionRecord { urgent_percent: Some(200), missed: vec![] });
	assert_eq!(to_value(&record).ok(), Some(json!({ "kind": "region", "urgentPercent": 200, "missed": [] })),);
	let record = Record::Request(RequestRecord {
		agency: 3,
		officer: alice(),
		incident: None,
		region: RegionCode::NATION,
		priority: Priority::Stat,
		need_by: None,
		status: CapStatus::Exercise,
		submitted_at: 1,
		due: Some(2),
		lines: vec![],
	});
	assert_eq!(
		to_value(&record).ok(),
		Some(json!({
			"kind": "request",
			"agency": 3,
			"officer": ALICE,
			"incident": null,
			"region": "000000",
			"priority": "stat",
			"needBy": null,
			"status": "Exercise",
			"submittedAt": 1,
			"due": 2,
			"lines": [],
		})),
	);
	let matter = Matter::Need { request: 1, line: 0 };
	assert_eq!(to_value(matter).ok(), Some(json!({ "of": "need", "request": 1, "line": 0 })));
}

#[test]
fn acts_name_their_subjects_as_texts() {
	let act = Act {
		extrinsic: None,
		event: 4,
		name: Text::from(&b"incidents.timerMissed"[..]),
		agency: None,
		officer: None,
		subjects: vec![Subject::Incident(1), Subject::Region(region(420_100))],
		claimed: None,
		message: None,
	};
	assert_eq!(
		to_value(&act).ok(),
		Some(json!({
			"extrinsic": null,
			"event": 4,
			"name": "incidents.timerMissed",
			"agency": null,
			"officer": null,
			"subjects": ["incident/1", "region/420100"],
			"claimed": null,
			"message": null,
		})),
	);
}

/// Every state has the word of FHIR R4, in FHIR's spelling.
#[test]
fn states_have_the_words_of_fhir() {
	let words = |states: Vec<serde_json::Value>| {
		let mut words: Vec<_> = states.into_iter().map(|word| word.to_string()).collect();
		words.sort();
		words.dedup();
		words
	};
	let lines = LineState::ALL.iter().map(|state| to_value(state.fhir()).expect("a word")).collect();
	assert_eq!(words(lines), ["\"active\"", "\"cancelled\"", "\"completed\"", "\"draft\""]);
	let shipments = ShipmentState::ALL.iter().map(|state| to_value(state.fhir()).expect("a word")).collect();
	assert_eq!(words(shipments), ["\"abandoned\"", "\"completed\"", "\"in-progress\""]);
	assert_eq!(to_value(LineState::PartlyFulfilled.fhir()).ok(), Some(json!("active")));
	assert_eq!(to_value(ShipmentState::InDispute.fhir()).ok(), Some(json!("completed")));
	assert_eq!(Timer::Respond.name(), "Respond");
	assert_eq!(to_value(Timer::Respond).ok(), Some(json!("Respond")));
}
