//! Each call says in the metadata what it is in EDXL-RM 1.0 and in FHIR R4.

use super::*;
use scale_info::{TypeDef, TypeInfo};
use std::collections::BTreeSet;

/// The messages of EDXL-RM 1.0, all of them.
const MESSAGES: [&str; 16] = [
	"RequestResource",
	"ResponseToRequestResource",
	"RequisitionResource",
	"CommitResource",
	"RequestInformation",
	"ResponseToRequestInformation",
	"OfferUnsolicitedResource",
	"ReleaseResource",
	"RequestReturn",
	"ResponseToRequestReturn",
	"RequestQuote",
	"ResponseToRequestQuote",
	"RequestResourceDeploymentStatus",
	"ReportResourceDeploymentStatus",
	"RequestExtendedDeploymentDuration",
	"ResponseToRequestExtendedDeploymentDuration",
];

/// Those that no call is, with the reason in the README.
const WITHOUT_CALL: [&str; 3] = ["RequestQuote", "ResponseToRequestQuote", "RequestResourceDeploymentStatus"];

/// Name of each call, and what its documentation says under "Standards".
fn standards() -> Vec<(&'static str, String)> {
	let TypeDef::Variant(calls) = crate::Call::<Test>::type_info().type_def else {
		panic!("calls are an enum");
	};
	let section = |docs: &[&str]| {
		let after = docs.iter().skip_while(|line| line.trim() != "## Standards").skip(1);
		after.map(|line| line.trim()).take_while(|line| !line.starts_with('#')).collect::<Vec<_>>().join(" ")
	};
	calls.variants.iter().map(|call| (call.name, section(&call.docs))).collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
	text.split(|letter: char| !letter.is_alphanumeric())
}

#[test]
fn each_call_names_its_message_and_its_status() {
	let standards = standards();
	assert_eq!(standards.len(), 42);
	for (name, text) in standards {
		let messages = words(&text).filter(|word| MESSAGES.contains(word)).count();
		let none = text.starts_with("No EDXL-RM message");
		assert!(text.contains("EDXL-RM") && none == (messages == 0), "{name}: {text}");
		assert!(text.contains("FHIR"), "{name}: {text}");
		// What looks like a message is one.
		for word in words(&text).filter(|word| word.starts_with("Request") || word.starts_with("Response")) {
			assert!(MESSAGES.contains(&word), "{name}: {word} is no message");
		}
	}
}

#[test]
fn every_message_is_a_call_or_has_a_reason() {
	let standards = standards();
	let named: BTreeSet<_> = standards
		.iter()
		.flat_map(|(_, text)| words(text))
		.filter(|word| MESSAGES.contains(word) && !WITHOUT_CALL.contains(word))
		.collect();
	let expected = MESSAGES.into_iter().filter(|message| !WITHOUT_CALL.contains(message)).collect();
	assert_eq!(named, expected);
	let readme = include_str!("../../README.md");
	for message in MESSAGES {
		assert!(readme.contains(&format!("| {message} |")), "the README says nothing of {message}");
	}
}
