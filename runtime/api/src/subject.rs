//! What things are called: by number where the chain numbers them, by their own name elsewhere.

use crate::macros::names;
use codec::{Decode, Encode};
use muster_primitives::{
	AgencyId, CapStatus, CommitmentId, EventTypeId, IncidentId, Moment, ProductId, RegionCode, RequestId,
	RoundId, ShipmentId,
};
use scale_info::TypeInfo;
use sp_runtime::AccountId32;

/// Number of a metric.
pub type MetricId = u16;
/// Version of a metric's definition, counted from 1.
pub type MetricVersion = u16;
/// Number of an observation.
pub type ObservationId = u64;
/// Number of an offer.
pub type OfferId = u64;
/// Number of a reservation of an offer.
pub type ReservationId = u64;
/// Number of a return.
pub type ReturnId = u64;

names! {
	/// What a [`Subject`] is. The same numbers.
	pub enum Kind {
		/// An agency of the register.
		Agency = 0,
		/// An officer, by its key.
		Officer = 1,
		/// A member of the validator set, by its operator.
		Validator = 2,
		/// A kind of incident.
		EventType = 10,
		/// An incident.
		Incident = 11,
		/// The response level of a region for an event type.
		ResponseLevel = 12,
		/// What is kept of a region itself.
		Region = 13,
		/// A round of votes.
		Round = 20,
		/// How reliable an agency has shown itself.
		Reliability = 21,
		/// What is counted.
		Metric = 30,
		/// What one agency says of a cell.
		Observation = 31,
		/// What may be compared.
		Cell = 32,
		/// Whether an agency repeats another in a metric.
		Derivation = 33,
		/// A registered good.
		Product = 40,
		/// What an agency asks for.
		Request = 41,
		/// What a supplier has to give.
		Offer = 42,
		/// What a supplier promised.
		Commitment = 43,
		/// Goods on their way.
		Shipment = 44,
		/// Goods on their way back.
		Return = 45,
		/// What a requester asks of an offer.
		Reservation = 46,
	}
}

impl Kind {
	/// How a subject of this kind begins as text: `incident`, `eventType`.
	pub const fn prefix(self) -> &'static str {
		match self {
			Self::Agency => "agency",
			Self::Officer => "officer",
			Self::Validator => "validator",
			Self::EventType => "eventType",
			Self::Incident => "incident",
			Self::ResponseLevel => "responseLevel",
			Self::Region => "region",
			Self::Round => "round",
			Self::Reliability => "reliability",
			Self::Metric => "metric",
			Self::Observation => "observation",
			Self::Cell => "cell",
			Self::Derivation => "derivation",
			Self::Product => "product",
			Self::Request => "request",
			Self::Offer => "offer",
			Self::Commitment => "commitment",
			Self::Shipment => "shipment",
			Self::Return => "return",
			Self::Reservation => "reservation",
		}
	}
}

/// Names a cell: one metric, version, region, period and CAP status.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct CellKey {
	/// What is counted.
	pub metric: MetricId,
	/// By which definition.
	pub version: MetricVersion,
	/// Where.
	#[cfg_attr(feature = "std", serde(serialize_with = "crate::json::region"))]
	pub region: RegionCode,
	/// Beginning of the period.
	pub start: Moment,
	/// Drill or real.
	pub status: CapStatus,
}

/// A thing that has a number or a name of its own. Ordered by the pinned index, then by number or name.
///
/// As text it is its kind and what names it, with slashes between: `incident/12`, `officer/5Grw…`,
/// `responseLevel/420000/3`, `cell/2/1/420100/1735689600000/Actual`. Accounts are SS58 with prefix 42, regions have six
/// digits.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Encode, Decode, TypeInfo)]
pub enum Subject {
	/// An agency of the register.
	#[codec(index = 0)]
	Agency(AgencyId),
	/// An officer, by its key.
	#[codec(index = 1)]
	Officer(AccountId32),
	/// A member of the validator set, by its operator.
	#[codec(index = 2)]
	Validator(AccountId32),
	/// A kind of incident.
	#[codec(index = 10)]
	EventType(EventTypeId),
	/// An incident.
	#[codec(index = 11)]
	Incident(IncidentId),
	/// The response level of a region for an event type.
	#[codec(index = 12)]
	ResponseLevel(RegionCode, EventTypeId),
	/// What is kept of a region itself.
	#[codec(index = 13)]
	Region(RegionCode),
	/// A round of votes.
	#[codec(index = 20)]
	Round(RoundId),
	/// How reliable an agency has shown itself.
	#[codec(index = 21)]
	Reliability(AgencyId),
	/// What is counted.
	#[codec(index = 30)]
	Metric(MetricId),
	/// What one agency says of a cell.
	#[codec(index = 31)]
	Observation(ObservationId),
	/// What may be compared.
	#[codec(index = 32)]
	Cell(CellKey),
	/// Whether an agency, the second, repeats another in a metric.
	#[codec(index = 33)]
	Derivation(MetricId, AgencyId),
	/// A registered good.
	#[codec(index = 40)]
	Product(ProductId),
	/// What an agency asks for.
	#[codec(index = 41)]
	Request(RequestId),
	/// What a supplier has to give.
	#[codec(index = 42)]
	Offer(OfferId),
	/// What a supplier promised.
	#[codec(index = 43)]
	Commitment(CommitmentId),
	/// Goods on their way.
	#[codec(index = 44)]
	Shipment(ShipmentId),
	/// Goods on their way back.
	#[codec(index = 45)]
	Return(ReturnId),
	/// What a requester asks of an offer.
	#[codec(index = 46)]
	Reservation(ReservationId),
}

impl Subject {
	/// What it is.
	pub const fn kind(&self) -> Kind {
		match self {
			Self::Agency(_) => Kind::Agency,
			Self::Officer(_) => Kind::Officer,
			Self::Validator(_) => Kind::Validator,
			Self::EventType(_) => Kind::EventType,
			Self::Incident(_) => Kind::Incident,
			Self::ResponseLevel(..) => Kind::ResponseLevel,
			Self::Region(_) => Kind::Region,
			Self::Round(_) => Kind::Round,
			Self::Reliability(_) => Kind::Reliability,
			Self::Metric(_) => Kind::Metric,
			Self::Observation(_) => Kind::Observation,
			Self::Cell(_) => Kind::Cell,
			Self::Derivation(..) => Kind::Derivation,
			Self::Product(_) => Kind::Product,
			Self::Request(_) => Kind::Request,
			Self::Offer(_) => Kind::Offer,
			Self::Commitment(_) => Kind::Commitment,
			Self::Shipment(_) => Kind::Shipment,
			Self::Return(_) => Kind::Return,
			Self::Reservation(_) => Kind::Reservation,
		}
	}
}

#[cfg(feature = "std")]
mod text {
	use super::*;
	use std::{
		fmt,
		str::{FromStr, Split},
	};

	impl fmt::Display for Kind {
		fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
			f.write_str(self.prefix())
		}
	}

	impl FromStr for Kind {
		type Err = SubjectError;

		fn from_str(text: &str) -> Result<Self, Self::Err> {
			let kind = Self::ALL.iter().find(|kind| kind.prefix() == text);
			kind.copied().ok_or_else(|| SubjectError(format!("a kind of subject is one of {}", kinds())))
		}
	}

	fn kinds() -> String {
		Kind::ALL.iter().map(|kind| kind.prefix()).collect::<Vec<_>>().join(", ")
	}

	/// Why a text names no subject: a sentence that says what would.
	#[derive(Clone, PartialEq, Eq, Debug)]
	pub struct SubjectError(String);

	impl fmt::Display for SubjectError {
		fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
			f.write_str(&self.0)
		}
	}

	impl std::error::Error for SubjectError {}

	impl fmt::Display for Subject {
		fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
			write!(f, "{}/", self.kind())?;
			match self {
				Self::Agency(id) | Self::Reliability(id) | Self::Product(id) => write!(f, "{id}"),
				Self::Officer(account) | Self::Validator(account) => write!(f, "{account}"),
				Self::EventType(id) | Self::Metric(id) => write!(f, "{id}"),
				Self::ResponseLevel(region, event_type) => write!(f, "{:06}/{event_type}", region.code()),
				Self::Region(region) => write!(f, "{:06}", region.code()),
				Self::Cell(CellKey { metric, version, region, start, status }) => {
					write!(f, "{metric}/{version}/{:06}/{start}/{status:?}", region.code())
				}
				Self::Derivation(metric, agency) => write!(f, "{metric}/{agency}"),
				Self::Incident(id)
				| Self::Round(id)
				| Self::Observation(id)
				| Self::Request(id)
				| Self::Offer(id)
				| Self::Commitment(id)
				| Self::Shipment(id)
				| Self::Return(id)
				| Self::Reservation(id) => write!(f, "{id}"),
			}
		}
	}

	/// The parts of a subject's text after its kind, taken one after the other.
	struct Parts<'a>(Kind, Split<'a, char>);

	impl Parts<'_> {
		/// How a subject of the kind is written.
		fn form(&self) -> &'static str {
			match self.0 {
				Kind::Officer | Kind::Validator => "ACCOUNT (SS58)",
				Kind::ResponseLevel => "REGION/EVENT_TYPE",
				Kind::Region => "REGION (six digits)",
				Kind::Cell => "METRIC/VERSION/REGION/START (ms since 1970)/CAP STATUS",
				Kind::Derivation => "METRIC/AGENCY",
				_ => "NUMBER",
			}
		}

		fn error(&self) -> SubjectError {
			SubjectError(format!("a subject of this kind is written {}/{}", self.0, self.form()))
		}

		/// The next part as `read` understands it.
		fn next<T>(&mut self, read: impl FnOnce(&str) -> Option<T>) -> Result<T, SubjectError> {
			let part = self.1.next().and_then(read);
			part.ok_or_else(|| self.error())
		}

		/// A number in its only form: digits, without zeros in front.
		fn number<N: FromStr + ToString>(&mut self) -> Result<N, SubjectError> {
			self.next(|part| part.parse::<N>().ok().filter(|number| number.to_string() == part))
		}

		fn region(&mut self) -> Result<RegionCode, SubjectError> {
			self.next(|part| {
				let digits = part.len() == 6 && part.bytes().all(|digit| digit.is_ascii_digit());
				let code = part.parse::<u32>().ok().filter(|_| digits)?;
				RegionCode::try_from(code).ok()
			})
		}

		fn account(&mut self) -> Result<AccountId32, SubjectError> {
			self.next(|part| part.parse::<AccountId32>().ok().filter(|account| account.to_string() == part))
		}

		fn status(&mut self) -> Result<CapStatus, SubjectError> {
			self.next(|part| CapStatus::ALL.iter().copied().find(|status| format!("{status:?}") == part))
		}
	}

	impl FromStr for Subject {
		type Err = SubjectError;

		fn from_str(text: &str) -> Result<Self, Self::Err> {
			let (kind, rest) = text.split_once('/').ok_or_else(|| {
				SubjectError(format!(
					"a subject is its kind, a slash and its number or name; kinds are {}",
					kinds()
				))
			})?;
			let mut parts = Parts(kind.parse()?, rest.split('/'));
			let subject = match parts.0 {
				Kind::Agency => Self::Agency(parts.number()?),
				Kind::Officer => Self::Officer(parts.account()?),
				Kind::Validator => Self::Validator(parts.account()?),
				Kind::EventType => Self::EventType(parts.number()?),
				Kind::Incident => Self::Incident(parts.number()?),
				Kind::ResponseLevel => Self::ResponseLevel(parts.region()?, parts.number()?),
				Kind::Region => Self::Region(parts.region()?),
				Kind::Round => Self::Round(parts.number()?),
				Kind::Reliability => Self::Reliability(parts.number()?),
				Kind::Metric => Self::Metric(parts.number()?),
				Kind::Observation => Self::Observation(parts.number()?),
				Kind::Cell => Self::Cell(CellKey {
					metric: parts.number()?,
					version: parts.number()?,
					region: parts.region()?,
					start: parts.number()?,
					status: parts.status()?,
				}),
				Kind::Derivation => Self::Derivation(parts.number()?, parts.number()?),
				Kind::Product => Self::Product(parts.number()?),
				Kind::Request => Self::Request(parts.number()?),
				Kind::Offer => Self::Offer(parts.number()?),
				Kind::Commitment => Self::Commitment(parts.number()?),
				Kind::Shipment => Self::Shipment(parts.number()?),
				Kind::Return => Self::Return(parts.number()?),
				Kind::Reservation => Self::Reservation(parts.number()?),
			};
			match parts.1.next() {
				Some(_) => Err(parts.error()),
				None => Ok(subject),
			}
		}
	}

	impl serde::Serialize for Subject {
		fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
			serializer.collect_str(self)
		}
	}

	impl<'de> serde::Deserialize<'de> for Subject {
		fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
			<std::borrow::Cow<'_, str>>::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
		}
	}
}

#[cfg(feature = "std")]
pub use text::SubjectError;
