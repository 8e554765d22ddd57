//! Parameters: what a method takes, and reading it before any work.
//!
//! A method's parameters are data ([`Param`]), so that what is checked, what `rpc.discover` says and what the
//! documents say cannot differ.

use crate::{
	error::Error,
	names::{states_in_words, Name},
};
use muster_primitives::RegionCode;
use muster_runtime_api::{Kind as SubjectKind, Subject};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Bytes of all parameters of one call.
pub const MAX_PARAMETERS: usize = 64 * 1_024;
/// Rows of a page.
pub const MAX_PAGE: u64 = 500;
/// Rows of a page when the caller does not say.
pub const USUAL_PAGE: u64 = 50;
/// Bytes of a text that is looked for; a headline has no more.
pub const MAX_TEXT: usize = 160;
/// Items of a list.
pub const MAX_ITEMS: usize = 64;
/// Bytes of a cursor; those of the index are shorter.
const MAX_CURSOR: usize = 256;
/// Bytes of a domain name.
const MAX_DOMAIN: usize = 253;

/// A parameter, or a field of one.
#[derive(Debug)]
pub struct Param {
	/// Its name.
	pub name: &'static str,
	/// Whether it must be there.
	pub required: bool,
	/// What it may be.
	pub kind: Kind,
	/// What it does.
	pub says: &'static str,
}

impl Param {
	/// One that may be left out.
	pub const fn optional(name: &'static str, kind: Kind, says: &'static str) -> Self {
		Self { name, required: false, kind, says }
	}

	/// One that must be there.
	pub const fn required(name: &'static str, kind: Kind, says: &'static str) -> Self {
		Self { name, required: true, kind, says }
	}
}

/// What a parameter may be.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
	/// A whole number from one to another; beyond 2^53 as a text.
	Number(u64, u64),
	/// A region code.
	Region,
	/// One of these names.
	OneOf(fn() -> Vec<Name>),
	/// A text of 1 to so many bytes, without control characters.
	Text(usize),
	/// A domain name.
	Domain,
	/// What a page gave as `next`.
	Cursor,
	/// The name of a state of a kind of subject. Which there are depends on the kind, another parameter.
	State,
	/// The text form of a subject.
	Subject,
	/// Subjects, each once.
	Subjects,
	/// A kind of subjects.
	Kind,
	/// Kinds of subjects.
	Kinds,
	/// `true` or `false`.
	Flag,
	/// Fields of an object.
	Fields(&'static [Param]),
}

/// A parameter that was checked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Arg {
	/// Of [`Kind::Number`].
	Number(u64),
	/// Of [`Kind::Region`].
	Region(RegionCode),
	/// Of [`Kind::OneOf`].
	Name(Name),
	/// Of [`Kind::Text`], [`Kind::Domain`], [`Kind::Cursor`] and [`Kind::State`].
	Text(String),
	/// Of [`Kind::Subject`] and [`Kind::Subjects`].
	Subjects(Vec<Subject>),
	/// Of [`Kind::Kind`] and [`Kind::Kinds`].
	Kinds(Vec<SubjectKind>),
	/// Of [`Kind::Flag`].
	Flag(bool),
	/// Of [`Kind::Fields`].
	Fields(Args),
}

/// Checked parameters by name. What was not given is not there.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Args(BTreeMap<&'static str, Arg>);

impl Args {
	/// Reads the parameters of a call, by position or by name.
	pub fn parse(raw: Option<&str>, params: &'static [Param]) -> Result<Self, Error> {
		let raw = raw.unwrap_or("[]");
		if raw.len() > MAX_PARAMETERS {
			let problem = format!("{} bytes; a call takes at most {MAX_PARAMETERS}", raw.len());
			return Err(Error::parameter("parameters", problem));
		}
		match serde_json::from_str(raw) {
			Ok(Value::Array(values)) => Self::by_position(values, params),
			Ok(Value::Object(values)) => Self::by_name("", values, params),
			Ok(Value::Null) => Self::by_position(Vec::new(), params),
			Ok(_) => Err(Error::parameter("parameters", "must be a list or an object")),
			Err(error) => {
				Err(Error::parameter("parameters", format!("are no JSON that can be read: {error}")))
			}
		}
	}

	fn by_position(values: Vec<Value>, params: &'static [Param]) -> Result<Self, Error> {
		if values.len() > params.len() {
			let problem = format!("{} of them; the method takes {}", values.len(), listed(params));
			return Err(Error::parameter("parameters", problem));
		}
		let mut values = values.into_iter();
		Self::collect("", params, |_| values.next())
	}

	fn by_name(path: &str, mut values: Map<String, Value>, params: &'static [Param]) -> Result<Self, Error> {
		let args = Self::collect(path, params, |param| values.remove(param.name))?;
		match values.keys().next() {
			Some(name) => Err(Error::parameter(
				join(path, &cut(name)),
				format!("is unknown; there are {}", listed(params)),
			)),
			None => Ok(args),
		}
	}

	fn collect(
		path: &str,
		params: &'static [Param],
		mut take: impl FnMut(&Param) -> Option<Value>,
	) -> Result<Self, Error> {
		let mut args = BTreeMap::new();
		for param in params {
			let path = join(path, param.name);
			match take(param) {
				None | Some(Value::Null) if param.required => {
					return Err(Error::parameter(path, format!("is missing: {}", param.kind.says())));
				}
				None | Some(Value::Null) => {}
				Some(value) => {
					args.insert(param.name, param.kind.read(&path, value)?);
				}
			}
		}
		Ok(Self(args))
	}

	/// A number.
	pub fn number(&self, name: &str) -> Option<u64> {
		match self.0.get(name) {
			Some(Arg::Number(number)) => Some(*number),
			_ => None,
		}
	}

	/// A number that its [`Kind::Number`] bounds to this type.
	pub fn small<T: TryFrom<u64>>(&self, name: &str) -> Option<T> {
		self.number(name).and_then(|number| T::try_from(number).ok())
	}

	/// A region.
	pub fn region(&self, name: &str) -> Option<RegionCode> {
		match self.0.get(name) {
			Some(Arg::Region(region)) => Some(*region),
			_ => None,
		}
	}

	/// A text.
	pub fn text(&self, name: &str) -> Option<&str> {
		match self.0.get(name) {
			Some(Arg::Text(text)) => Some(text),
			_ => None,
		}
	}

	/// One of several names.
	pub fn name(&self, name: &str) -> Option<&Name> {
		match self.0.get(name) {
			Some(Arg::Name(name)) => Some(name),
			_ => None,
		}
	}

	/// A subject.
	pub fn subject(&self, name: &str) -> Option<&Subject> {
		self.subjects(name).and_then(<[_]>::first)
	}

	/// Subjects.
	pub fn subjects(&self, name: &str) -> Option<&[Subject]> {
		match self.0.get(name) {
			Some(Arg::Subjects(subjects)) => Some(subjects),
			_ => None,
		}
	}

	/// A kind of subjects.
	pub fn kind(&self, name: &str) -> Option<SubjectKind> {
		self.kinds(name).and_then(<[_]>::first).copied()
	}

	/// Kinds of subjects.
	pub fn kinds(&self, name: &str) -> Option<&[SubjectKind]> {
		match self.0.get(name) {
			Some(Arg::Kinds(kinds)) => Some(kinds),
			_ => None,
		}
	}

	/// Whether it was given.
	pub fn has(&self, name: &str) -> bool {
		self.0.contains_key(name)
	}

	/// A flag.
	pub fn flag(&self, name: &str) -> Option<bool> {
		match self.0.get(name) {
			Some(Arg::Flag(flag)) => Some(*flag),
			_ => None,
		}
	}

	/// Fields; none where the parameter was not given.
	pub fn fields(&self, name: &str) -> Self {
		match self.0.get(name) {
			Some(Arg::Fields(fields)) => fields.clone(),
			_ => Self::default(),
		}
	}
}

impl Kind {
	/// What is possible, as the end of "must be ...".
	pub fn says(&self) -> String {
		match self {
			Self::Number(least, most) => format!("a whole number from {least} to {most}"),
			Self::Region => "a region code of six digits, as \"420100\" or 420100".into(),
			Self::OneOf(names) => {
				let texts: Vec<_> = names().into_iter().map(|name| name.text).collect();
				format!("one of {}", texts.join(", "))
			}
			Self::Text(most) => format!("a text of 1 to {most} bytes without control characters"),
			Self::Domain => "a domain name, as \"example.org\"".into(),
			Self::Cursor => "what the page before gave as `next`".into(),
			Self::State => format!("the name of a state: {}", states_in_words()),
			Self::Subject => "a subject, as \"incident/12\"".into(),
			Self::Subjects => format!("a list of 1 to {MAX_ITEMS} subjects, as [\"incident/12\"]"),
			Self::Kind => format!("one of {}", kinds().join(", ")),
			Self::Kinds => format!("a list of kinds: {}", kinds().join(", ")),
			Self::Flag => "true or false".into(),
			Self::Fields(fields) => format!("an object with any of {}", listed(fields)),
		}
	}

	fn read(&self, path: &str, value: Value) -> Result<Arg, Error> {
		let wrong = || {
			let problem = format!("must be {}, not {}", self.says(), shown(&value));
			Error::parameter(path, problem)
		};
		let bounded = |most: usize| {
			let plain = |text: &&str| (1..=most).contains(&text.len()) && !text.contains(char::is_control);
			value.as_str().filter(plain).map(|text| Arg::Text(text.into()))
		};
		match self {
			Self::Number(least, most) => {
				let number = value.as_u64().or_else(|| value.as_str().and_then(whole));
				number.filter(|number| (least..=most).contains(&number)).map(Arg::Number).ok_or_else(wrong)
			}
			Self::Region => {
				let text = value.as_str().filter(|text| text.len() == 6).and_then(whole);
				let code = value.as_u64().or(text).and_then(|code| u32::try_from(code).ok());
				let region = code.ok_or_else(wrong)?;
				RegionCode::try_from(region)
					.map(Arg::Region)
					.map_err(|problem| Error::parameter(path, problem))
			}
			Self::OneOf(names) => {
				let name = value.as_str().and_then(|text| names().into_iter().find(|name| name.text == text));
				name.map(Arg::Name).ok_or_else(wrong)
			}
			Self::Text(most) => bounded(*most).ok_or_else(wrong),
			Self::Cursor => bounded(MAX_CURSOR).ok_or_else(wrong),
			Self::State => bounded(MAX_TEXT).ok_or_else(wrong),
			Self::Domain => {
				let is_label = |label: &str| {
					let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
					(1..=63).contains(&label.len()) && label.chars().all(plain)
				};
				let is_domain = |text: &&str| text.len() <= MAX_DOMAIN && text.split('.').all(is_label);
				value.as_str().filter(is_domain).map(|text| Arg::Text(text.into())).ok_or_else(wrong)
			}
			Self::Subject => {
				let text = value.as_str().ok_or_else(wrong)?;
				subject(path, text).map(|subject| Arg::Subjects(vec![subject]))
			}
			Self::Subjects => {
				let texts = items(&value).ok_or_else(wrong)?;
				let read = texts.into_iter().map(|text| subject(path, text));
				let mut subjects = read.collect::<Result<Vec<_>, _>>()?;
				subjects.sort();
				subjects.dedup();
				Ok(Arg::Subjects(subjects))
			}
			Self::Kind => {
				let kind = value.as_str().and_then(|text| text.parse().ok());
				kind.map(|kind| Arg::Kinds(vec![kind])).ok_or_else(wrong)
			}
			Self::Kinds => items(&value)
				.and_then(|texts| texts.into_iter().map(|text| text.parse().ok()).collect::<Option<Vec<_>>>())
				.map(Arg::Kinds)
				.ok_or_else(wrong),
			Self::Flag => value.as_bool().map(Arg::Flag).ok_or_else(wrong),
			Self::Fields(fields) => match &value {
				Value::Object(values) => Args::by_name(path, values.clone(), fields).map(Arg::Fields),
				_ => Err(wrong()),
			},
		}
	}
}

/// The kinds of subjects by name.
pub fn kinds() -> Vec<String> {
	SubjectKind::ALL.iter().map(ToString::to_string).collect()
}

/// The names of parameters, for an error.
fn listed(params: &[Param]) -> String {
	if params.is_empty() {
		return "none".into();
	}
	params.iter().map(|param| param.name).collect::<Vec<_>>().join(", ")
}

fn join(path: &str, name: &str) -> String {
	if path.is_empty() {
		name.into()
	} else {
		format!("{path}.{name}")
	}
}

/// A number in decimal digits.
fn whole(text: &str) -> Option<u64> {
	text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

/// The texts of a list that is neither empty nor too long.
fn items(value: &Value) -> Option<Vec<&str>> {
	let values = value.as_array().filter(|values| (1..=MAX_ITEMS).contains(&values.len()))?;
	values.iter().map(Value::as_str).collect()
}

fn subject(path: &str, text: &str) -> Result<Subject, Error> {
	text.parse().map_err(|problem| Error::parameter(path, format!("{problem}")))
}

/// What was given, for an error: its beginning is enough to find it.
fn shown(value: &Value) -> String {
	cut(&value.to_string())
}

fn cut(text: &str) -> String {
	const SHOWN: usize = 40;
	if text.chars().nth(SHOWN).is_none() {
		return text.into();
	}
	text.chars().take(SHOWN).chain("...".chars()).collect()
}
