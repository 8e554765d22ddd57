//! The command as people run it, on the shipped data and on bad files.

use serde_json::Value;
use std::{
	path::{Path, PathBuf},
	process::{Command, Output},
};

fn data(name: &str) -> PathBuf {
	Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name)
}

fn scratch(name: &str, content: &str) -> PathBuf {
	let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
	std::fs::write(&path, content).expect("a file for the test");
	path
}

fn simulate(offers: &Path, requests: &Path, more: &[&str]) -> Output {
	Command::new(env!("CARGO_BIN_EXE_muster-simulate-allocation"))
		.args([offers, requests])
		.args(more)
		.output()
		.expect("the command runs")
}

#[test]
fn on_the_shipped_data_the_allocation_holds() {
	let json = Path::new(env!("CARGO_TARGET_TMPDIR")).join("shipped.json");
	let path = json.to_str().expect("a path in UTF-8");
	let output = simulate(
		&data("ppe_offers_train.csv"),
		&data("ppe_requests_train.csv"),
		&["--check", "--json", path, "--samples", "1"],
	);
	let text = String::from_utf8_lossy(&output.stdout);
	assert!(output.status.success(), "{text}{}", String::from_utf8_lossy(&output.stderr));
	assert!(
		text.contains("set aside: 19 offers above 1000000 units (the largest 100000000000000, line 72"),
		"{text}"
	);

	let report: Value =
		serde_json::from_str(&std::fs::read_to_string(json).expect("it is written")).expect("it is JSON");
	assert_eq!((&report["offers"], &report["lines"]), (&Value::from(1_489), &Value::from(21_824)));
	let number = |path: &str| report.pointer(path).and_then(Value::as_f64).expect(path);
	assert!(number("/allocate_daily/fill_rate") >= number("/first_come/fill_rate"));
	assert!(number("/allocate_daily/gini_of_fill_rates") < number("/first_come/gini_of_fill_rates"));
	assert!(
		number("/allocate_daily/requesters_with_anything") > number("/first_come/requesters_with_anything")
	);
	assert!(number("/optimum/allocate_daily") > 0.95 && number("/optimum/allocate_daily") <= 1.0 + 1e-9);
	assert!(number("/bound/allocate_daily") > 0.95 && number("/bound/allocate_daily") <= 1.0 + 1e-9);
	assert_eq!(report["unsolved"], Value::Array(vec![]));
}

#[test]
fn a_bad_file_is_named_with_its_line() {
	let bad = scratch("bad.csv", "t,party_id,item,qty\n2020-04-02T16:27:00Z,a,gowns,ten\n");
	let output = simulate(&data("ppe_offers_train.csv"), &bad, &[]);
	assert_eq!(output.status.code(), Some(2));
	let error = String::from_utf8_lossy(&output.stderr);
	assert!(error.contains("bad.csv:2: `qty` is `ten`; write whole units"), "{error}");

	let output = simulate(&data("no-such.csv"), &bad, &[]);
	assert_eq!(output.status.code(), Some(2));
	assert!(String::from_utf8_lossy(&output.stderr).contains("no-such.csv: cannot be opened"));
}

#[test]
fn files_without_rows_are_no_fault() {
	let empty = scratch("empty.csv", "t,party_id,item,qty\n");
	let output = simulate(&empty, &empty, &["--check"]);
	assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
