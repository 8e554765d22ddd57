//! Rounds that this pallet asks for.

use muster_primitives::{AgencyClass, AgencyClasses, Category, Moment, Quorum};

const HOUR: Moment = 3_600_000;

/// Who decides in a round, and by how many.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RoundTerms {
	/// Category under which voters' reliability is kept.
	pub category: Category,
	/// Classes that may vote.
	pub classes: AgencyClasses,
	/// Classes whose word can veto.
	pub competent: AgencyClasses,
	/// What a verdict needs.
	pub quorum: Quorum,
	/// How long votes are taken, in milliseconds.
	pub duration: Moment,
	/// How long a verdict may be appealed, in milliseconds.
	pub challenge: Moment,
}

/// Whether a line is really needed. Those who see the ward, the stock or the region may say.
pub const NEED_ROUND: RoundTerms = RoundTerms {
	category: Category::Health,
	classes: AgencyClasses::of(&[
		AgencyClass::HealthAdministration,
		AgencyClass::Hospital,
		AgencyClass::DiseaseControl,
		AgencyClass::EmergencyManagement,
		AgencyClass::Charity,
		AgencyClass::LocalGovernment,
	]),
	competent: AgencyClasses::EMPTY,
	quorum: Quorum { classes: 2, groups: 2, turnout: 1 },
	duration: 24 * HOUR,
	challenge: 24 * HOUR,
};

/// Whether a shipment arrived, or was lost, as one side says. Classes of the two sides are taken out of it.
pub const DELIVERY_ROUND: RoundTerms = RoundTerms {
	category: Category::Health,
	classes: AgencyClasses::of(&[
		AgencyClass::HealthAdministration,
		AgencyClass::EmergencyManagement,
		AgencyClass::Customs,
		AgencyClass::DrugSupervision,
		AgencyClass::Charity,
		AgencyClass::LocalGovernment,
		AgencyClass::Logistics,
	]),
	competent: AgencyClasses::EMPTY,
	quorum: Quorum { classes: 2, groups: 2, turnout: 1 },
	duration: 72 * HOUR,
	challenge: 24 * HOUR,
};
