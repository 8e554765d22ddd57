//! The committed cases pass, and what is wrong with others is told.

use muster_differential::{check, Counts, Fault, Kind};
use std::{collections::BTreeMap, fs::File, io::BufReader, path::Path};

fn file(path: &str) -> Result<Counts, Fault> {
	let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
	check(BufReader::new(File::open(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))))
}

fn counts<const N: usize>(of: [(Kind, u64); N]) -> Counts {
	Counts(BTreeMap::from(of))
}

#[test]
fn the_pallets_answer_as_the_reference_does() {
	for (path, kind, cases) in [
		("vectors/tally.jsonl", Kind::Tally, 1_200),
		("vectors/compare.jsonl", Kind::Compare, 1_200),
		("vectors/weight.jsonl", Kind::Weight, 1_000),
		("vectors/decay.jsonl", Kind::Decay, 1_000),
		("vectors/chapman.jsonl", Kind::Chapman, 1_000),
	] {
		match file(path) {
			Ok(found) => assert_eq!(found, counts([(kind, cases)]), "{path}"),
			Err(fault) => panic!("{path}{fault}"),
		}
	}
}

#[test]
fn intervals_are_compared_too() {
	let found = file("../../pallets/observations/vectors/intervals.jsonl").map_err(|fault| fault.to_string());
	let Counts(found) = found.expect("the pallet answers as the reference does");
	// Cases without observations are of both kinds.
	assert!(found[&Kind::Intervals] > 400, "{found:?}");
	assert!(found.keys().all(|kind| matches!(kind, Kind::Intervals | Kind::Compare)), "{found:?}");
}

const GOOD: &str = r#"{"in": {"r": 0, "s": 0}, "out": [1000, 500000]}"#;

fn text(lines: &str) -> Result<Counts, String> {
	check(lines.as_bytes()).map_err(|fault| fault.to_string())
}

#[test]
fn kinds_may_be_mixed_and_are_counted() {
	let lines = format!(
		"{GOOD}\n{GOOD}\n{}\n",
		r#"{"in": {"x": 100, "lambda_ppm": 980000, "epochs": 1}, "out": 98}"#
	);
	assert_eq!(text(&lines), Ok(counts([(Kind::Weight, 2), (Kind::Decay, 1)])));
	assert_eq!(text(&lines).map(|counts| counts.to_string()), Ok("2 weight, 1 decay".into()));
}

#[test]
fn an_open_round_has_no_verdict() {
	let vote = |closed: bool, out: &str| {
		format!(
			r#"{{"in": {{"votes": [["a", "g", "c", "Confirm", 1000]], "quorum_groups": 2, "quorum_classes": 2,
			"competent": [], "closed": {closed}, "eligible": null, "turnout": 2}}, "out": ["{out}", [1, 0, 0, 1, 0]]}}"#
		)
		.replace('\n', " ")
	};
	assert_eq!(text(&vote(false, "Open")), Ok(counts([(Kind::Tally, 1)])));
	assert_eq!(text(&vote(true, "Unverifiable")), Ok(counts([(Kind::Tally, 1)])));
}

#[test]
fn the_first_difference_ends_it_with_both_answers() {
	let wrong = r#"{"in": {"r": 9000, "s": 0}, "out": [1409, 909091]}"#;
	let told = text(&format!("{GOOD}\n{wrong}\n{wrong}\n")).expect_err("the second line is wrong");
	assert_eq!(
		told,
		":2: weight differs\n  asked      {\"r\":9000,\"s\":0}\n  pallet     [1409,909090]\n  reference  [1409,909091]"
	);
}

#[test]
fn what_is_no_case_is_told_with_its_line() {
	for (line, why) in [
		("", "EOF while parsing a value at line 1 column 0"),
		("{\"in\": {\"r\": 0, \"s\": 0}, \"ou", "EOF while parsing a string at line 1 column 28"),
		(r#"{"in": {"r": 0, "s": 0}}"#, "missing field `out` at line 1 column 24"),
		(r#"{"in": [], "out": 0}"#, "\"in\" is no object"),
		(r#"{"in": {"a": 0, "b": 0}, "out": 0}"#, "no kind of case has the fields `a`, `b`"),
		(r#"{"in": {"r": 0, "s": "x"}, "out": 0}"#, "weight: invalid type: string \"x\", expected u64"),
		(r#"{"in": {"r": 1}, "out": 0}"#, "weight: missing field `s`"),
		(r#"{"in": {"n1": 1, "n2": 2, "m": 2}, "out": 0}"#, "chapman: more cases in common than a list has"),
	] {
		assert_eq!(text(&format!("{GOOD}\n{line}\n")), Err(format!(":2: no case: {why}")), "{line}");
	}
}

#[test]
fn a_file_without_cases_does_not_pass() {
	assert_eq!(text(""), Err(": holds no case".into()));
}
