//! Names that a parameter may be, as the standards and the records spell them, with the numbers the index has for them.

use codec::Encode;
use muster_primitives::{AgencyClass, CapStatus, Category, Priority, ResponseLevel, Severity, Urgency};
use muster_runtime_api::{
	AgencyStatus, FigureStatus, Kind, LineState, Management, OfferState, OfficerStatus, ReservationState,
	ReturnState, RoundState, ShipmentState, ValidatorStanding, Verification,
};
use std::{collections::BTreeSet, fmt::Debug};

/// A name and its number.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Name {
	/// The name.
	pub text: String,
	/// The pinned index of the variant.
	pub code: u32,
}

/// Variants without fields are one byte of SCALE: their pinned index.
fn of<T: Encode + Debug>(all: &[T]) -> Vec<Name> {
	let name = |value: &T| Name {
		text: format!("{value:?}"),
		code: value.encode().first().copied().unwrap_or_default().into(),
	};
	all.iter().map(name).collect()
}

fn texts(all: &[&str]) -> Vec<Name> {
	all.iter().zip(0..).map(|(text, code)| Name { text: (*text).into(), code }).collect()
}

/// The name of a number among these, if there is one.
pub fn text_of(names: &[Name], code: u32) -> Option<&str> {
	names.iter().find(|name| name.code == code).map(|name| name.text.as_str())
}

/// CAP `status`.
pub fn statuses() -> Vec<Name> {
	of(CapStatus::ALL)
}

/// CAP `category`.
pub fn categories() -> Vec<Name> {
	of(Category::ALL)
}

/// CAP `severity`.
pub fn severities() -> Vec<Name> {
	of(Severity::ALL)
}

/// CAP `urgency`.
pub fn urgencies() -> Vec<Name> {
	of(Urgency::ALL)
}

/// Whether an incident is so.
pub fn verifications() -> Vec<Name> {
	of(Verification::ALL)
}

/// What is done about an incident.
pub fn managements() -> Vec<Name> {
	of(Management::ALL)
}

/// Kinds of agencies.
pub fn classes() -> Vec<Name> {
	of(AgencyClass::ALL)
}

/// Whether an agency may act.
pub fn agency_states() -> Vec<Name> {
	of(AgencyStatus::ALL)
}

/// How far a line of a request is.
pub fn line_states() -> Vec<Name> {
	of(LineState::ALL)
}

/// How pressing a request is, by the codes of FHIR `request-priority`.
pub fn priorities() -> Vec<Name> {
	of(Priority::ALL).into_iter().map(|name| Name { text: name.text.to_lowercase(), ..name }).collect()
}

/// How far a shipment is.
pub fn shipment_states() -> Vec<Name> {
	of(ShipmentState::ALL)
}

/// The states that records of a kind are found by; none: such records are found by no state.
pub fn states(kind: Kind) -> Vec<Name> {
	match kind {
		Kind::Agency => agency_states(),
		Kind::Officer => of(OfficerStatus::ALL),
		Kind::Validator => {
			of(&[ValidatorStanding::Active, ValidatorStanding::Standby, ValidatorStanding::Leaving])
		}
		Kind::ResponseLevel => of(ResponseLevel::ALL),
		Kind::Round => of(RoundState::ALL),
		Kind::Cell => of(FigureStatus::ALL),
		Kind::Offer => of(OfferState::ALL),
		Kind::Shipment => shipment_states(),
		Kind::Return => of(ReturnState::ALL),
		Kind::Reservation => of(ReservationState::ALL),
		Kind::EventType
		| Kind::Incident
		| Kind::Region
		| Kind::Reliability
		| Kind::Metric
		| Kind::Observation
		| Kind::Derivation
		| Kind::Product
		| Kind::Request
		| Kind::Commitment => Vec::new(),
	}
}

/// Kinds of records that have a CAP status.
pub const WITH_STATUS: &[Kind] =
	&[Kind::Incident, Kind::Round, Kind::Observation, Kind::Cell, Kind::Request, Kind::Offer, Kind::Shipment];

/// Kinds of records that name products.
pub const WITH_PRODUCT: &[Kind] =
	&[Kind::Product, Kind::Request, Kind::Offer, Kind::Commitment, Kind::Shipment];

/// The states of each kind that has any, in words.
pub fn states_in_words() -> String {
	let of_kind = |kind: &Kind| {
		let texts: Vec<_> = states(*kind).into_iter().map(|name| name.text).collect();
		(!texts.is_empty()).then(|| format!("of {kind} {}", texts.join(", ")))
	};
	Kind::ALL.iter().filter_map(of_kind).collect::<Vec<_>>().join("; ")
}

/// The states of all kinds.
pub fn all_states() -> BTreeSet<String> {
	Kind::ALL.iter().flat_map(|kind| states(*kind)).map(|name| name.text).collect()
}

/// What a list of figures holds.
pub fn observation_kinds() -> Vec<Name> {
	texts(&["observation", "cell"])
}

/// Which rows a question is about.
pub fn consistencies() -> Vec<Name> {
	texts(&["final", "best"])
}

/// Which end a list begins with.
pub fn orders() -> Vec<Name> {
	texts(&["newest", "oldest"])
}
