//! The program `muster-cap`: output, reasons, exit codes.

use crate::support::{confirmed, folder, region};
use muster_cap::{CapIncident, Imported};
use serde_json::Value;
use std::{fs, path::PathBuf, process::Command};

/// Exit code, standard output and standard error.
fn run(arguments: &[&str]) -> (Option<i32>, String, String) {
	let output =
		Command::new(env!("CARGO_BIN_EXE_muster-cap")).args(arguments).output().expect("the program runs");
	let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
	(output.status.code(), text(output.stdout), text(output.stderr))
}

fn path(name: &str) -> String {
	folder().join(name).to_str().expect("a plain path").into()
}

fn scratch(name: &str, content: &[u8]) -> String {
	let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
	fs::write(&file, content).expect("a file of the test");
	file.to_str().expect("a plain path").into()
}

#[test]
fn check_says_what_it_is() {
	let (code, output, _) = run(&["check", &path("cancel.xml")]);
	assert_eq!(code, Some(0));
	let said = "valid: Cancel 42010041600000_20260705180000 of 42010041600000, sent 2026-07-05T18:00:00+08:00, Actual, 1 info\n";
	assert_eq!(output, said);
}

#[test]
fn check_says_every_fault_on_its_own_line() {
	let document = crate::support::alert_with("").replace("Actual", "Real").replace("Public", "Private");
	let (code, output, reasons) = run(&["check", &scratch("faulty.xml", document.as_bytes())]);
	assert_eq!((code, output.as_str()), (Some(1), ""));
	assert_eq!(reasons, "status: `Real` is not one of Actual, Exercise, System, Test, Draft\n");
	let (code, _, reasons) = run(&["check", &scratch("large.xml", &vec![b' '; 10 << 20])]);
	assert_eq!(code, Some(1));
	assert!(reasons.contains("at most 1048576 are taken"), "{reasons}");
}

#[test]
fn what_cannot_be_read_or_understood_ends_with_two() {
	let (code, _, reason) = run(&["check", "no-such-file.xml"]);
	assert_eq!(code, Some(2));
	assert!(reason.contains("cannot read no-such-file.xml"), "{reason}");
	for arguments in [
		&["import", "a.xml", "--region", "420001"][..],
		&["import", "a.xml", "--region", "Wuhan"],
		&["import", "a.xml", "--salt", "abc"],
		&["import", "a.xml", "--salt", "é"],
		&["import"],
		&["frobnicate"],
	] {
		assert_eq!(run(arguments).0, Some(2), "{arguments:?}");
	}
}

#[test]
fn import_of_export_prints_the_incident_that_was_exported() {
	// The example of the README.
	let example = folder().with_file_name("incident.json");
	let incident = confirmed();
	assert_eq!(
		serde_json::from_slice::<CapIncident>(&fs::read(&example).expect("the example"))
			.expect("an incident"),
		incident
	);
	let (code, xml, reason) = run(&["export", example.to_str().expect("a plain path")]);
	assert_eq!((code, reason.as_str()), (Some(0), ""));
	let (code, told, reason) = run(&["import", &scratch("incident.xml", xml.as_bytes())]);
	assert_eq!((code, reason.as_str()), (Some(0), ""));
	let told: Value = serde_json::from_str(&told).expect("JSON");
	assert_eq!(
		serde_json::from_value::<CapIncident>(told["incident"].clone()).expect("an incident"),
		incident
	);

	let foreign = run(&["import", &scratch("again.xml", xml.as_bytes()), "--foreign", "--salt", "00"]);
	let told: Value = serde_json::from_str(&foreign.1).expect("JSON");
	assert_eq!(told["report"]["facts"]["external"]["identifier"], "9f3c01ab.41.1.9000");
	assert_eq!(told["report"]["claimedCertainty"], "Observed");
}

#[test]
fn export_refuses_what_it_cannot_tell() {
	let (code, _, reason) = run(&["export", &scratch("not.json", b"{}")]);
	assert_eq!(code, Some(1));
	assert!(reason.contains("missing field `chain`"), "{reason}");
	let mut incident = confirmed();
	incident.earlier.clear();
	let (code, _, reason) =
		run(&["export", &scratch("gap.json", &serde_json::to_vec(&incident).expect("JSON"))]);
	assert_eq!(code, Some(1));
	assert!(reason.contains("earlier: lacks the message of revision 1"), "{reason}");
}

#[test]
fn import_prints_the_facts_of_a_report() {
	let (code, output, reason) = run(&["import", &path("cn-weather-rain.xml"), "--event-type", "7"]);
	assert_eq!((code, reason.as_str()), (Some(0), ""));
	let told: Value = serde_json::from_str(&output).expect("JSON");
	let report: Imported = serde_json::from_value(told["report"].clone()).expect("a report");
	assert_eq!((report.event_type, report.facts.regions), (Some(7), vec![region(420_106), region(420_111)]));

	let (code, _, reason) = run(&["import", &path("us-weather-tornado.xml")]);
	assert_eq!(code, Some(1));
	assert!(reason.contains("Adams, IL") && reason.contains("--region 420100"), "{reason}");
	let given = ["import", &path("us-weather-tornado.xml"), "--region", "420100", "--region", "420200"];
	let (code, output, _) = run(&given);
	assert_eq!(code, Some(0));
	let told: Value = serde_json::from_str(&output).expect("JSON");
	assert_eq!(told["report"]["facts"]["regions"], serde_json::json!([420_100, 420_200]));
}

#[test]
fn a_changed_alert_of_a_chain_is_not_taken_for_the_incident() {
	let xml = confirmed().to_alert().and_then(|alert| alert.to_xml()).expect("valid");
	let changed = xml.replace("Confirmed; classes=3/4", "Confirmed; classes=4/4");
	let twice = changed.replacen("Confirmed; classes=4/4", "Confirmed; classes=3/4", 1);
	let (code, _, reason) = run(&["import", &scratch("changed.xml", twice.as_bytes())]);
	assert_eq!(code, Some(1));
	assert!(reason.contains("from outside (--foreign)"), "{reason}");
}
