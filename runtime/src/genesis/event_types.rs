//! The event types a chain begins with. The council amends them and adds others.
//!
//! Times to report: two hours for diseases of class A, what is managed like them and what is new, a day for other
//! notifiable diseases, as the reporting norm has it; an hour for accidents at work and attacks on networks. 7-1-7 holds
//! for all. Quorums: two classes for what is minor or moderate, three for what is severe or extreme, where also two lines
//! of each class must take a side.

use alloc::{string::ToString, vec::Vec};
use muster_primitives::{
	AgencyClass as Class, AgencyClasses, Categories, Category, EventTypeId, Moment, Quorum, Sealing, Severity,
};
use pallet_incidents::{GenesisEventType, GenesisNames, LevelEffect, LevelEffects, Quorums, Timers};

const SECOND: Moment = 1_000;
const HOUR: Moment = 3_600 * SECOND;
const DAY: Moment = 24 * HOUR;
/// Longer than any replay looks back.
const AGES: Moment = 100 * 365 * DAY;

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
			Self::Seconds => Timers {
				report_within: AGES,
				verify_within: 6 * SECOND,
				challenge_within: 6 * SECOND,
				detect_within: AGES,
				notify_within: AGES,
				respond_within: AGES,
				expire_within: HOUR,
			},
			Self::Statutory => Timers {
				report_within,
				verify_within: DAY,
				challenge_within: 2 * DAY,
				detect_within: 7 * DAY,
				notify_within: DAY,
				respond_within: 7 * DAY,
				expire_within: 14 * DAY,
			},
		}
	}

	fn sealing(self) -> Sealing {
		match self {
			Self::Seconds => Sealing { commit_within: 8 * SECOND, reveal_within: 8 * SECOND },
			Self::Statutory => Sealing { commit_within: DAY, reveal_within: DAY },
		}
	}
}

const LIGHT: Quorum = Quorum { classes: 2, groups: 2, turnout: 1 };
const GRAVE: Quorum = Quorum { classes: 3, groups: 3, turnout: 2 };
const QUORUMS: Quorums =
	Quorums { extreme: GRAVE, severe: GRAVE, moderate: LIGHT, minor: LIGHT, unknown: LIGHT };

/// What the response levels change, of every event type alike: the graver, the more urgent calls, the less time, and from
/// level III on the quorum of what is severe for all.
const LEVELS: LevelEffects = LevelEffects {
	i: LevelEffect {
		urgent_percent: 1_000,
		report_percent: 50,
		verify_percent: 25,
		at_least: Some(Severity::Extreme),
	},
	ii: LevelEffect {
		urgent_percent: 500,
		report_percent: 50,
		verify_percent: 50,
		at_least: Some(Severity::Severe),
	},
	iii: LevelEffect {
		urgent_percent: 300,
		report_percent: 100,
		verify_percent: 50,
		at_least: Some(Severity::Severe),
	},
	iv: LevelEffect { urgent_percent: 150, report_percent: 100, verify_percent: 75, at_least: None },
};

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
const FOOD_VOTERS: AgencyClasses = AgencyClasses::of(&[
	Class::HealthAdministration,
	Class::Hospital,
	Class::DiseaseControl,
	Class::DrugSupervision,
	Class::Customs,
	Class::Education,
	Class::LocalGovernment,
]);
const HOSPITAL_NETWORK_VOTERS: AgencyClasses = AgencyClasses::of(&[
	Class::HealthAdministration,
	Class::Hospital,
	Class::DiseaseControl,
	Class::EmergencyManagement,
	Class::PublicSafety,
	Class::LocalGovernment,
]);

/// One row of the set.
struct Kind {
	id: EventTypeId,
	code: &'static str,
	zh: &'static str,
	en: &'static str,
	categories: &'static [Category],
	competent: &'static [Class],
	voters: AgencyClasses,
	report_within: Moment,
	/// Figures of several departments on the same day, which nobody should copy from another.
	sealed: bool,
}

/// The shipped set, numbered for ever.
const KINDS: [Kind; 16] = [
	Kind {
		id: 1,
		code: "respiratory.novel",
		zh: "新发呼吸道传染病",
		en: "Novel respiratory disease",
		categories: &[Category::Health],
		competent: &[Class::HealthAdministration],
		voters: HEALTH_VOTERS,
		report_within: 2 * HOUR,
		sealed: false,
	},
	Kind {
		id: 2,
		code: "notifiable.class-a",
		zh: "甲类传染病",
		en: "Notifiable disease, class A",
		categories: &[Category::Health],
		competent: &[Class::HealthAdministration],
		voters: HEALTH_VOTERS,
		report_within: 2 * HOUR,
		sealed: false,
	},
	Kind {
		id: 3,
		code: "notifiable.class-b",
		zh: "乙类传染病",
		en: "Notifiable disease, class B",
		categories: &[Category::Health],
		competent: &[Class::HealthAdministration],
		voters: HEALTH_VOTERS,
		report_within: DAY,
		sealed: false,
	},
	Kind {
		id: 4,
		code: "notifiable.class-c",
		zh: "丙类传染病",
		en: "Notifiable disease, class C",
		categories: &[Category::Health],
		competent: &[Class::HealthAdministration],
		voters: HEALTH_VOTERS,
		report_within: DAY,
		sealed: false,
	},
	Kind {
		id: 5,
		code: "supply.shortage",
		zh: "药品物资短缺",
		en: "Shortage of drugs or supplies",
		categories: &[Category::Health],
		competent: &[Class::DrugSupervision],
		voters: SUPPLY_VOTERS,
		report_within: DAY,
		sealed: true,
	},
	Kind {
		id: 6,
		code: "earthquake",
		zh: "地震",
		en: "Earthquake",
		categories: &[Category::Geo],
		competent: &[Class::Seismology],
		voters: FIELD_VOTERS,
		report_within: 2 * HOUR,
		sealed: false,
	},
	Kind {
		id: 7,
		code: "flood",
		zh: "洪涝",
		en: "Flood",
		categories: &[Category::Met],
		competent: &[Class::Meteorology],
		voters: FIELD_VOTERS,
		report_within: 2 * HOUR,
		sealed: false,
	},
	Kind {
		id: 8,
		code: "typhoon",
		zh: "台风",
		en: "Typhoon",
		categories: &[Category::Met],
		competent: &[Class::Meteorology],
		voters: FIELD_VOTERS,
		report_within: 2 * HOUR,
		sealed: false,
	},
	Kind {
		id: 9,
		code: "fire",
		zh: "火灾",
		en: "Fire",
		categories: &[Category::Fire, Category::Safety],
		competent: &[Class::PublicSafety],
		voters: FIELD_VOTERS,
		report_within: 2 * HOUR,
		sealed: false,
	},
	Kind {
		id: 10,
		code: "industrial.accident",
		zh: "生产安全事故",
		en: "Industrial accident",
		categories: &[Category::Safety, Category::Env, Category::CBRNE],
		competent: &[Class::EmergencyManagement],
		voters: FIELD_VOTERS,
		report_within: HOUR,
		sealed: false,
	},
	Kind {
		id: 11,
		code: "food.safety",
		zh: "食品安全事故",
		en: "Food safety accident",
		categories: &[Category::Health, Category::Safety],
		competent: &[Class::DrugSupervision],
		voters: FOOD_VOTERS,
		report_within: 2 * HOUR,
		sealed: false,
	},
	Kind {
		id: 12,
		code: "cyber.hospital",
		zh: "医院网络攻击",
		en: "Cyber attack on a hospital",
		categories: &[Category::Security, Category::Infra, Category::Health],
		competent: &[Class::PublicSafety],
		voters: HOSPITAL_NETWORK_VOTERS,
		report_within: HOUR,
		sealed: false,
	},
	Kind {
		id: 13,
		code: "landslide",
		zh: "地质灾害",
		en: "Landslide and other ground failure",
		categories: &[Category::Geo, Category::Met],
		competent: &[Class::EmergencyManagement],
		voters: FIELD_VOTERS,
		report_within: 2 * HOUR,
		sealed: false,
	},
	Kind {
		id: 14,
		code: "transport.accident",
		zh: "交通运输事故",
		en: "Transport accident",
		categories: &[Category::Transport, Category::Rescue],
		competent: &[Class::PublicSafety],
		voters: FIELD_VOTERS,
		report_within: 2 * HOUR,
		sealed: false,
	},
	Kind {
		id: 15,
		code: "infrastructure.outage",
		zh: "水电通信中断",
		en: "Outage of water, power or communication",
		categories: &[Category::Infra],
		competent: &[Class::EmergencyManagement],
		voters: FIELD_VOTERS,
		report_within: 2 * HOUR,
		sealed: false,
	},
	Kind {
		id: 16,
		code: "radiation",
		zh: "辐射事故",
		en: "Radiation accident",
		categories: &[Category::CBRNE, Category::Env],
		competent: &[Class::EmergencyManagement],
		voters: FIELD_VOTERS,
		report_within: 2 * HOUR,
		sealed: false,
	},
];

/// The shipped set at this pace.
pub fn shipped(pace: Pace) -> Vec<(EventTypeId, GenesisEventType)> {
	KINDS
		.iter()
		.map(|kind| {
			let event_type = GenesisEventType {
				code: kind.code.to_string(),
				names: GenesisNames { zh: kind.zh.to_string(), en: kind.en.to_string() },
				categories: Categories::of(kind.categories),
				competent: AgencyClasses::of(kind.competent),
				voters: kind.voters,
				quorums: QUORUMS,
				timers: pace.timers(kind.report_within),
				levels: LEVELS,
				sealing: kind.sealed.then(|| pace.sealing()),
			};
			(kind.id, event_type)
		})
		.collect()
}
