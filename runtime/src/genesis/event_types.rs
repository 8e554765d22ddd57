//! The event types a chain begins with.
//!
//! Competent classes and statutory times: `domain.md` §3.5 and the laws it cites. Quorums: two classes for what is
//! minor or moderate, three for what is severe or extreme, where also two lines of each class must take a side.

use alloc::{string::ToString, vec, vec::Vec};
use muster_primitives::{
	AgencyClass as Class, AgencyClasses, Categories, Category, EventTypeId, Moment, Quorum,
};
use pallet_incidents::{GenesisEventType, Quorums, Timers};

const SECOND: Moment = 1_000;
const HOUR: Moment = 3_600 * SECOND;

/// How fast the clocks of a chain run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pace {
	/// Rounds close within seconds, reports may be years old: for replays of the past on a local network.
	Seconds,
	/// The statutory times.
	Statutory,
}

impl Pace {
	fn timers(self, report_within: Moment) -> Timers {
		match self {
			Self::Seconds => Timers { report_within: 100 * 365 * 24 * HOUR, verify_within: 12 * SECOND },
			Self::Statutory => Timers { report_within, verify_within: 24 * HOUR },
		}
	}
}

const LIGHT: Quorum = Quorum { classes: 2, groups: 2, turnout: 1 };
const GRAVE: Quorum = Quorum { classes: 3, groups: 3, turnout: 2 };
const QUORUMS: Quorums =
	Quorums { extreme: GRAVE, severe: GRAVE, moderate: LIGHT, minor: LIGHT, unknown: LIGHT };

const HEALTH_VOTERS: AgencyClasses = AgencyClasses::of(&[
	Class::HealthAdministration,
	Class::Hospital,
	Class::DiseaseControl,
	Class::EmergencyManagement,
	Class::Customs,
	Class::DrugSupervision,
	Class::Charity,
]);
const SUPPLY_VOTERS: AgencyClasses = AgencyClasses::of(&[
	Class::HealthAdministration,
	Class::Hospital,
	Class::DiseaseControl,
	Class::EmergencyManagement,
	Class::DrugSupervision,
	Class::Customs,
	Class::Charity,
	Class::LocalGovernment,
]);
const FIELD_VOTERS: AgencyClasses = AgencyClasses::of(&[
	Class::Hospital,
	Class::EmergencyManagement,
	Class::PublicSafety,
	Class::Meteorology,
	Class::Seismology,
	Class::Charity,
	Class::LocalGovernment,
]);

/// The shipped set, numbered for ever.
pub fn shipped(pace: Pace) -> Vec<(EventTypeId, GenesisEventType)> {
	let health = Categories::of(&[Category::Health]);
	let event = |code: &str, categories, competent: &[Class], voters, report_within| GenesisEventType {
		code: code.to_string(),
		categories,
		competent: AgencyClasses::of(competent),
		voters,
		quorums: QUORUMS,
		timers: pace.timers(report_within),
	};
	vec![
		(1, event("respiratory.novel", health, &[Class::HealthAdministration], HEALTH_VOTERS, 2 * HOUR)),
		(2, event("notifiable.class-a", health, &[Class::HealthAdministration], HEALTH_VOTERS, 2 * HOUR)),
		(3, event("notifiable.class-b", health, &[Class::HealthAdministration], HEALTH_VOTERS, 24 * HOUR)),
		(4, event("notifiable.class-c", health, &[Class::HealthAdministration], HEALTH_VOTERS, 24 * HOUR)),
		(5, event("supply.shortage", health, &[Class::DrugSupervision], SUPPLY_VOTERS, 24 * HOUR)),
		(
			6,
			event(
				"earthquake",
				Categories::of(&[Category::Geo]),
				&[Class::Seismology],
				FIELD_VOTERS,
				2 * HOUR,
			),
		),
		(7, event("flood", Categories::of(&[Category::Met]), &[Class::Meteorology], FIELD_VOTERS, 2 * HOUR)),
		(
			8,
			event("typhoon", Categories::of(&[Category::Met]), &[Class::Meteorology], FIELD_VOTERS, 2 * HOUR),
		),
		(
			9,
			event(
				"fire",
				Categories::of(&[Category::Fire, Category::Safety]),
				&[Class::PublicSafety],
				FIELD_VOTERS,
				2 * HOUR,
			),
		),
	]
}
