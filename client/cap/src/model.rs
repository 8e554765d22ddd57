//! An alert as CAP 1.2 (OASIS Standard, 1 July 2010) has it. Enumerations that the chain stores are those of
//! `muster-primitives`.

use crate::DateTime;
use muster_primitives::{CapStatus, Categories, Category, Certainty, GeoPoint, Severity, Urgency};
use serde::{Deserialize, Serialize};

/// An enumeration whose variants are spelled as the standard spells them.
pub(crate) trait Named: Copy + std::fmt::Debug + 'static {
	const VALUES: &'static [Self];

	fn name(self) -> String {
		format!("{self:?}")
	}

	fn find(text: &str) -> Option<Self> {
		Self::VALUES.iter().copied().find(|value| value.name() == text)
	}
}

macro_rules! named {
	($($name:ty),+) => {
		$( impl Named for $name { const VALUES: &'static [Self] = Self::ALL; } )+
	};
}

macro_rules! cap_enum {
	(
		$(#[$meta:meta])*
		pub enum $name:ident {
			$( $(#[$vmeta:meta])* $variant:ident ),+ $(,)?
		}
	) => {
		$(#[$meta])*
		#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
		pub enum $name {
			$( $(#[$vmeta])* $variant ),+
		}

		impl $name {
			/// Every value, in the order of the standard.
			pub const ALL: &'static [Self] = &[ $( Self::$variant ),+ ];
		}
	};
}

cap_enum! {
	/// `msgType`: what an alert is for.
	pub enum MsgType {
		/// Initial information.
		Alert,
		/// Takes the place of the alerts in `references`.
		Update,
		/// Takes back the alerts in `references`.
		Cancel,
		/// The alerts in `references` were received and accepted.
		Ack,
		/// The alerts in `references` were rejected; `note` says why.
		Error,
	}
}

cap_enum! {
	/// `scope`: for whom an alert is.
	pub enum Scope {
		/// For everyone.
		Public,
		/// For those whom `restriction` admits.
		Restricted,
		/// For those in `addresses`.
		Private,
	}
}

cap_enum! {
	/// `responseType`: what those concerned should do.
	pub enum ResponseType {
		/// Take shelter where you are.
		Shelter,
		/// Leave.
		Evacuate,
		/// Make ready.
		Prepare,
		/// Do what was prepared.
		Execute,
		/// Stay away.
		Avoid,
		/// Follow the news.
		Monitor,
		/// Evaluate the information; not for the public.
		Assess,
		/// There is no threat any more.
		AllClear,
		/// Nothing.
		None,
	}
}

named!(CapStatus, Category, Urgency, Severity, Certainty, MsgType, Scope, ResponseType);

/// One CAP message. What [`Alert::parse`] returns is valid; what is put together by hand is checked by
/// [`Alert::validate`], and [`Alert::to_xml`] writes nothing that is not.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Alert {
	/// Unique among the messages of the sender. Without white space, `,`, `<`, `&`.
	pub identifier: String,
	/// Unique in the world, such as a domain. The same characters.
	pub sender: String,
	/// When it was sent.
	pub sent: DateTime,
	/// Real, drill, test.
	pub status: CapStatus,
	/// First word, update, cancel.
	pub msg_type: MsgType,
	/// The operator or device it comes from.
	pub source: Option<String>,
	/// For whom it is.
	pub scope: Scope,
	/// The rule by which a [`Scope::Restricted`] alert is passed on.
	pub restriction: Option<String>,
	/// The recipients of a [`Scope::Private`] alert.
	pub addresses: Vec<String>,
	/// Marks for special handling.
	pub codes: Vec<String>,
	/// Why it is cancelled or rejected, which exercise it belongs to.
	pub note: Option<String>,
	/// The earlier messages it is about.
	pub references: Vec<Reference>,
	/// Names of the incidents it is about.
	pub incidents: Vec<String>,
	/// What is said, by language, or by area and gravity.
	pub infos: Vec<Info>,
	/// Whether it carried an XML signature. It is not checked and never written: it covers other bytes.
	pub signed: bool,
}

/// An earlier message, as `references` names it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Reference {
	/// Its sender.
	pub sender: String,
	/// Its identifier.
	pub identifier: String,
	/// When it was sent.
	pub sent: DateTime,
}

impl std::fmt::Display for Reference {
	fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
		write!(f, "{},{},{}", self.sender, self.identifier, self.sent)
	}
}

impl std::str::FromStr for Reference {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, String> {
		let shown: String = text.chars().take(80).collect();
		let [sender, identifier, sent] = text.split(',').collect::<Vec<_>>()[..] else {
			return Err(format!("`{shown}` does not name an alert; write sender,identifier,sent"));
		};
		Ok(Self { sender: sender.into(), identifier: identifier.into(), sent: sent.parse()? })
	}
}

/// `info`: what is said, in one language.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Info {
	/// RFC 3066 code. Left out, it is `en-US`.
	pub language: String,
	/// Kinds of the event.
	pub categories: Categories,
	/// The event, in words.
	pub event: String,
	/// What to do.
	pub response_types: Vec<ResponseType>,
	/// When to act.
	pub urgency: Urgency,
	/// How bad it is.
	pub severity: Severity,
	/// How sure the sender is.
	pub certainty: Certainty,
	/// Who is addressed.
	pub audience: Option<String>,
	/// The event, in codes.
	pub event_codes: Vec<NameValue>,
	/// From when the information holds; else from `sent`.
	pub effective: Option<DateTime>,
	/// When the event begins.
	pub onset: Option<DateTime>,
	/// Until when the information holds.
	pub expires: Option<DateTime>,
	/// Name of the sender.
	pub sender_name: Option<String>,
	/// One line.
	pub headline: Option<String>,
	/// The hazard.
	pub description: Option<String>,
	/// The advice.
	pub instruction: Option<String>,
	/// An absolute URI with more.
	pub web: Option<String>,
	/// Whom to ask.
	pub contact: Option<String>,
	/// Whatever else the sender's system says.
	pub parameters: Vec<NameValue>,
	/// Files.
	pub resources: Vec<Resource>,
	/// Where.
	pub areas: Vec<Area>,
}

/// `valueName` and `value` of `eventCode`, `parameter` and `geocode`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NameValue {
	/// The scheme.
	pub name: String,
	/// The code or text in it.
	pub value: String,
}

impl NameValue {
	/// This value of this scheme.
	pub fn new(name: impl Into<String>, value: impl Into<String>) -> Self {
		Self { name: name.into(), value: value.into() }
	}
}

/// `resource`: a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Resource {
	/// What it is, in words.
	pub description: String,
	/// MIME type.
	pub mime_type: String,
	/// Bytes, about.
	pub size: Option<u64>,
	/// Where it is.
	pub uri: Option<String>,
	/// The file itself, in base64.
	pub deref_uri: Option<String>,
	/// SHA-1 in 40 hexadecimal digits.
	pub digest: Option<String>,
}

/// `area`: where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Area {
	/// The area, in words.
	pub description: String,
	/// Closed lines: the last point is the first. Decimals beyond the sixth are rounded.
	pub polygons: Vec<Vec<GeoPoint>>,
	/// Circles.
	pub circles: Vec<Circle>,
	/// The area, in codes.
	pub geocodes: Vec<NameValue>,
	/// Feet above mean sea level: a decimal, or the lower end with [`Area::ceiling`].
	pub altitude: Option<String>,
	/// The upper end, in feet.
	pub ceiling: Option<String>,
}

/// `circle`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Circle {
	/// Its centre.
	pub centre: GeoPoint,
	/// Its radius in metres. CAP writes kilometres; decimals beyond the third are rounded.
	pub radius: u64,
}
