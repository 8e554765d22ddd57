//! The formula against the reference model. `vectors/README.md` says how the file was made.

use crate::{tally, Ballot};
use muster_primitives::{AgencyClass, AgencyId, ClassCounts, Position, Quorum, Verdict};
use std::collections::BTreeMap;

const RANDOM: &str = include_str!("vectors/tally.txt");
const TIES: &str = include_str!("vectors/ties.txt");

/// The digit at `place`.
fn digit(text: &str, place: usize) -> u8 {
	let digit = text.chars().nth(place).and_then(|c| c.to_digit(10));
	digit.unwrap_or_else(|| panic!("a digit at place {place} of {text:?}")) as u8
}

fn class(digit: u8) -> AgencyClass {
	AgencyClass::ALL[usize::from(digit)]
}

fn ballot(text: &str) -> Ballot {
	let (vote, competent) = text.strip_suffix('*').map_or((text, false), |vote| (vote, true));
	Ballot {
		class: class(digit(vote, 0)),
		group: AgencyId::from(digit(vote, 1)),
		position: match &vote[2..3] {
			"C" => Position::Confirm,
			"D" => Position::Dispute,
			"U" => Position::Unable,
			other => panic!("no position: {other}"),
		},
		weight: vote[3..].parse().expect("a weight"),
		competent,
	}
}

fn verdict(letter: &str) -> Option<Verdict> {
	Some(match letter {
		"C" => Verdict::Confirmed,
		"R" => Verdict::Refuted,
		"D" => Verdict::Disputed,
		"U" => Verdict::Unverifiable,
		"O" => return None,
		other => panic!("no verdict: {other}"),
	})
}

/// Checks every row and gives how many there are of each verdict.
fn check(vectors: &'static str) -> BTreeMap<&'static str, usize> {
	let mut seen = BTreeMap::new();
	for (number, row) in vectors.lines().enumerate() {
		let columns: Vec<&str> = row.split(' ').collect();
		let [quorum, closed, eligible, votes, letter, counts] = columns[..] else {
			panic!("row {number} has no six columns")
		};
		let quorum =
			Quorum { classes: digit(quorum, 0), groups: digit(quorum, 1), turnout: digit(quorum, 2) };
		let eligible: Vec<_> = (0..5).map(|c| (class(c), digit(eligible, usize::from(c)))).collect();
		let ballots: Vec<_> = votes.split(',').filter(|vote| *vote != "-").map(ballot).collect();

		let standing = tally(ballots, quorum, &eligible);
		let found = if closed == "1" { Some(standing.closed()) } else { standing.carried };
		assert_eq!(found, verdict(letter), "verdict of row {number}: {row}");
		let count = |place| u32::from(digit(counts, place));
		let expected = ClassCounts {
			classes_for: count(0),
			classes_against: count(1),
			classes_split: count(2),
			groups_for: count(3),
			groups_against: count(4),
		};
		assert_eq!(standing.counts, expected, "counts of row {number}: {row}");
		*seen.entry(letter).or_default() += 1;
	}
	assert_eq!(seen.len(), 5, "a verdict is missing: {seen:?}");
	assert!(seen.values().all(|count| *count >= 100), "a verdict is rare: {seen:?}");
	seen
}

#[test]
fn every_verdict_and_every_count_is_that_of_the_model() {
	let rows: usize = check(RANDOM).into_values().sum();
	assert!(rows >= 10_000, "only {rows} rows");
}

#[test]
fn so_it_is_where_sides_tie_and_two_thirds_are_exact() {
	let rows: usize = check(TIES).into_values().sum();
	assert!(rows >= 4_000, "only {rows} rows");
}
