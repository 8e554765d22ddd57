//! Why a document is refused, in words that say what to do.

use crate::limits;
use std::fmt;

/// One thing that is wrong with an alert.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
	/// The element, from the alert down, as in `info[2]/area[1]/polygon[3]`, counted from 1.
	pub element: String,
	/// What is wrong with it and what to do.
	pub problem: String,
}

impl Fault {
	pub(crate) fn new(element: impl Into<String>, problem: impl AsRef<str>) -> Self {
		Self { element: element.into(), problem: tame(problem.as_ref()) }
	}
}

/// A reason quotes the document: it is cut, and what would steer the reader's terminal is taken out.
fn tame(text: &str) -> String {
	const MOST: usize = 400;
	let mut tamed: String = text
		.chars()
		.take(MOST)
		.map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c })
		.collect();
	if text.chars().nth(MOST).is_some() {
		tamed.push('…');
	}
	tamed
}

impl fmt::Display for Fault {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(f, "{}: {}", self.element, self.problem)
	}
}

/// Faults of one alert. Collecting stops where a person stops reading.
#[derive(Default)]
pub(crate) struct Faults(Vec<Fault>);

impl Faults {
	/// Faults that are told of one document.
	const MOST: usize = 50;

	pub(crate) fn add(&mut self, element: impl Into<String>, problem: impl AsRef<str>) {
		if self.0.len() < Self::MOST {
			self.0.push(Fault::new(element, problem));
		}
	}

	pub(crate) fn extend(&mut self, faults: Vec<Fault>) {
		for Fault { element, problem } in faults {
			self.add(element, problem);
		}
	}

	pub(crate) fn is_empty(&self) -> bool {
		self.0.is_empty()
	}

	pub(crate) fn into_vec(self) -> Vec<Fault> {
		self.0
	}
}

/// Why a document was not taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refused {
	/// More bytes than [`limits::BYTES`]. Nothing of it was looked at.
	TooLarge {
		/// Bytes there were, or as many as were read.
		bytes: usize,
	},
	/// Not in UTF-8, or says that it is not.
	Encoding(String),
	/// Has a document type declaration, the door of entity bombs and of files read from the receiver's machine.
	Doctype {
		/// Where.
		line: usize,
	},
	/// Elements inside elements beyond [`limits::DEPTH`].
	TooDeep {
		/// Where the limit was reached.
		line: usize,
	},
	/// More elements than [`limits::ELEMENTS`].
	TooManyElements,
	/// A tag of more than [`limits::TAG`] bytes.
	LongTag {
		/// Where it begins.
		line: usize,
	},
	/// More namespaces in scope than [`limits::NAMESPACES`].
	TooManyNamespaces {
		/// Where the limit was reached.
		line: usize,
	},
	/// No well-formed XML.
	Malformed(String),
	/// XML, but no CAP 1.2.
	NotCap(String),
	/// CAP 1.2 that breaks its rules, or that lacks what is needed here.
	Invalid(Vec<Fault>),
}

impl From<Fault> for Refused {
	fn from(fault: Fault) -> Self {
		Self::Invalid(vec![fault])
	}
}

impl From<Vec<Fault>> for Refused {
	fn from(faults: Vec<Fault>) -> Self {
		Self::Invalid(faults)
	}
}

impl fmt::Display for Refused {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		match self {
			Self::TooLarge { bytes } => write!(
				f,
				"the document has {bytes} bytes or more; at most {} are taken: send large resources by `uri`, not \
				 inside the alert",
				limits::BYTES
			),
			Self::Encoding(problem) => write!(f, "{}; send the document in UTF-8", tame(problem)),
			Self::Doctype { line } => write!(
				f,
				"line {line}: the document has a DOCTYPE or another `<!` declaration; CAP has none and entities are not \
				 resolved: leave it out"
			),
			Self::TooDeep { line } => write!(
				f,
				"line {line}: elements are nested more than {} deep; an alert needs 5 levels",
				limits::DEPTH
			),
			Self::TooManyElements => write!(
				f,
				"the document has more than {} elements; split the alert by area",
				limits::ELEMENTS
			),
			Self::LongTag { line } => write!(
				f,
				"line {line}: a tag has more than {} bytes; elements of CAP have no attributes, put content between the tags",
				limits::TAG
			),
			Self::TooManyNamespaces { line } => write!(
				f,
				"line {line}: more than {} namespaces are declared in one place; CAP is one namespace",
				limits::NAMESPACES
			),
			Self::Malformed(problem) => write!(f, "no well-formed XML: {}", tame(problem)),
			Self::NotCap(problem) => f.write_str(&tame(problem)),
			Self::Invalid(faults) => {
				for (position, fault) in faults.iter().enumerate() {
					if position > 0 {
						writeln!(f)?;
					}
					write!(f, "{fault}")?;
				}
				Ok(())
			}
		}
	}
}

impl std::error::Error for Refused {}
