//! Reads the cases that a reference model prints, asks the pallets' own functions the same, and compares the answers.
//!
//! A case is one line of JSON, `{"in": ..., "out": ...}`. Nothing is rounded, sorted or forgiven: the answers are equal
//! bit for bit, or the case fails.

#![warn(missing_docs)]

mod answer;
mod names;

pub use answer::Kind;

use serde::Deserialize;
use serde_json::Value;
use std::{
	collections::BTreeMap,
	fmt,
	io::{self, BufRead},
};

/// One line.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
	r#in: Value,
	out: Value,
}

/// How many cases of each kind there were.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts(pub BTreeMap<Kind, u64>);

impl fmt::Display for Counts {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		for (place, (kind, count)) in self.0.iter().enumerate() {
			write!(f, "{}{count} {kind}", if place == 0 { "" } else { ", " })?;
		}
		Ok(())
	}
}

/// Why a file does not pass. Its text begins with the number of the line, to be put behind a file's name.
#[derive(Debug)]
pub enum Fault {
	/// The file cannot be read to its end.
	Unreadable {
		/// Number of the line, from 1.
		line: u64,
		/// What went wrong.
		error: io::Error,
	},
	/// A line is no case.
	Broken {
		/// Number of the line, from 1.
		line: u64,
		/// What is wrong with it.
		why: String,
	},
	/// The answers differ.
	Differs {
		/// Number of the line, from 1.
		line: u64,
		/// What was asked.
		kind: Kind,
		/// The question.
		asked: Value,
		/// What the pallet says.
		ours: Value,
		/// What the reference model says.
		theirs: Value,
	},
	/// There is no case at all.
	Empty,
}

impl fmt::Display for Fault {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Unreadable { line, error } => write!(f, ":{line}: cannot be read: {error}"),
			Self::Broken { line, why } => write!(f, ":{line}: no case: {why}"),
			Self::Differs { line, kind, asked, ours, theirs } => write!(
				f,
				":{line}: {kind} differs\n  asked      {asked}\n  pallet     {ours}\n  reference  {theirs}"
			),
			Self::Empty => write!(f, ": holds no case"),
		}
	}
}

/// Runs every case of `input`, up to the first fault.
pub fn check(input: impl BufRead) -> Result<Counts, Fault> {
	let mut counts = Counts::default();
	for (line, text) in (1..).zip(input.lines()) {
		let text = text.map_err(|error| Fault::Unreadable { line, error })?;
		let broken = |why: String| Fault::Broken { line, why };
		let case: Case = serde_json::from_str(&text).map_err(|error| broken(error.to_string()))?;
		let kind = Kind::of(&case.r#in).map_err(broken)?;
		let ours = kind.answer(case.r#in.clone()).map_err(|why| broken(format!("{kind}: {why}")))?;
		if ours != case.out {
			return Err(Fault::Differs { line, kind, asked: case.r#in, ours, theirs: case.out });
		}
		*counts.0.entry(kind).or_default() += 1;
	}
	if counts.0.is_empty() {
		return Err(Fault::Empty);
	}
	Ok(counts)
}
