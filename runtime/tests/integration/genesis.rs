//! The states that chains begin with.

use crate::common::{self, genesis_state, lay_over, region, state_of};
use frame_support::{
	instances::{Instance1, Instance2},
	traits::EstimateNextSessionRotation,
};
use muster_primitives::{AgencyClass, EventTypeId, Moment, RegionCode, Role, Sealing};
use muster_runtime::{configs::SESSION_BLOCKS, genesis, Aura, Grandpa, Runtime, Session, ValidatorSet};
use pallet_incidents::{EventType, EventTypes, Timers};
use pallet_observations::{Dating, Metric, MetricId, Metrics, Relation, Rule, FIRST_VERSION};
use pallet_validator_set::{AgreedSize, SessionLength, Status, Validator, Validators};
use serde_json::{json, Value};
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave};
use std::collections::BTreeMap;

const SECOND: Moment = 1_000;
const HOUR: Moment = 3_600 * SECOND;
const DAY: Moment = 24 * HOUR;

fn validators_are(keys: &[Sr25519Keyring]) {
	let mut validators = Session::validators();
	validators.sort();
	let mut expected: Vec<_> = keys.iter().map(|key| key.to_account_id()).collect();
	expected.sort();
	assert_eq!(validators, expected);
	for validator in validators {
		let keys = pallet_session::NextKeys::<Runtime>::get(&validator).expect("a validator has keys");
		assert!(pallet_aura::Authorities::<Runtime>::get().contains(&keys.aura));
		assert!(Grandpa::grandpa_authorities().contains(&(keys.grandpa, 1)));
		let officer =
			pallet_agencies::Officers::<Runtime>::get(&validator).expect("a validator is an officer");
		assert!(officer.roles.contains(Role::Validate));
	}
	assert_eq!(pallet_aura::Authorities::<Runtime>::get().len(), keys.len());
	assert_eq!(Grandpa::grandpa_authorities().len(), keys.len());
	assert_eq!(Aura::slot_duration(), 1_000);
}

/// The validator set knows them as Session does, each with its agency.
fn members_are(keys: &[Sr25519Keyring], session_length: u32) {
	assert_eq!(Validators::<Runtime>::count() as usize, keys.len());
	for key in keys {
		let account = key.to_account_id();
		let officer = pallet_agencies::Officers::<Runtime>::get(&account).expect("a validator is an officer");
		let expected =
			Validator { agency: officer.agency, status: Status::Active, strikes: 0, offence: None };
		assert_eq!(Validators::<Runtime>::get(account), Some(expected));
	}
	assert_eq!(AgreedSize::<Runtime>::get() as usize, keys.len());
	assert_eq!(ValidatorSet::floor(), 4, "also of a chain that begins with fewer");
	assert_eq!(SessionLength::<Runtime>::get(), session_length);
}

fn founders_are_there() {
	let (nation, hubei, wuhan) = (RegionCode::NATION, region(420_000), region(420_100));
	let expected = [
		(Alice, 1, AgencyClass::HealthAdministration, nation, None, 1),
		(Bob, 2, AgencyClass::EmergencyManagement, hubei, None, 2),
		(Charlie, 3, AgencyClass::Hospital, wuhan, Some(1), 1),
		(Dave, 4, AgencyClass::Hospital, wuhan, Some(1), 1),
	];
	assert_eq!(pallet_agencies::Agencies::<Runtime>::iter().count(), expected.len());
	for (key, id, class, jurisdiction, parent, line_root) in expected {
		let agency = pallet_agencies::Agencies::<Runtime>::get(id).expect("the agency is there");
		assert_eq!(
			(agency.class, agency.jurisdiction, agency.parent, agency.line_root),
			(class, jurisdiction, parent, line_root),
		);
		let officer =
			pallet_agencies::Officers::<Runtime>::get(key.to_account_id()).expect("so is its officer");
		assert_eq!((officer.agency, officer.roles), (id, agency.roles));
	}

	let mut council = [Alice, Bob, Charlie, Dave].map(|key| key.to_account_id());
	council.sort();
	assert_eq!(pallet_collective::Members::<Runtime, Instance1>::get(), council);
	let mut committee = [Alice, Bob, Charlie].map(|key| key.to_account_id());
	committee.sort();
	assert_eq!(pallet_collective::Members::<Runtime, Instance2>::get(), committee);
}

/// Report and verification times of the event types.
fn timers() -> Vec<(EventTypeId, Moment, Moment)> {
	let mut timers: Vec<_> = EventTypes::<Runtime>::iter()
		.map(|(id, event_type)| (id, event_type.timers.report_within, event_type.timers.verify_within))
		.collect();
	timers.sort();
	timers
}

/// Times of the event types but those to report, which differ: they are the same for all.
fn other_times() -> Timers {
	let all: Vec<_> = kinds().into_values().map(|kind| Timers { report_within: 0, ..kind.timers }).collect();
	assert!(all.windows(2).all(|pair| pair[0] == pair[1]), "{all:?}");
	all[0]
}

/// The event types in the order of their numbers.
fn kinds() -> BTreeMap<EventTypeId, EventType> {
	EventTypes::<Runtime>::iter().collect()
}

/// Which figures are sealed: those of shortages alone.
fn sealings() -> Vec<(EventTypeId, Sealing)> {
	kinds().into_iter().filter_map(|(id, kind)| Some((id, kind.sealing?))).collect()
}

/// The metrics in the order of their numbers, each in its first version.
fn metrics() -> BTreeMap<MetricId, Metric> {
	Metrics::<Runtime>::iter()
		.map(|(id, version, definition)| {
			assert_eq!((version, definition.since), (FIRST_VERSION, 0), "metric {id}");
			(id, definition.metric)
		})
		.collect()
}

fn metrics_are_there() {
	let metrics = metrics();
	let codes: Vec<_> = metrics
		.iter()
		.map(|(id, metric)| (*id, String::from_utf8_lossy(&metric.code).into_owned()))
		.collect();
	let expected = [
		(1, "epidemic.confirmed"),
		(2, "epidemic.recovered"),
		(3, "epidemic.dead"),
		(4, "epidemic.suspected"),
		(11, "beds.available"),
		(12, "beds.occupied"),
		(13, "beds.total"),
		(21, "stock.opening"),
		(22, "stock.received"),
		(23, "stock.issued"),
		(24, "stock.adjusted"),
		(25, "stock.closing"),
	];
	assert_eq!(codes, expected.map(|(id, code)| (id, code.to_string())));
	// The replay of the past has the council define its own.
	assert!((101..=103).all(|id| !metrics.contains_key(&id)), "free for the replay");
	assert!(codes.iter().all(|(_, code)| !code.starts_with("respiratory.novel.")), "free for the replay");

	// A day that ends at midnight in China.
	assert!(metrics.values().all(|metric| (metric.period, metric.anchor) == (DAY, 16 * HOUR)));
	assert!(metrics.values().all(|metric| metric.abs_tol == 0));
	for (id, metric) in metrics {
		let cases = id < 10;
		let (share, dating) = if cases { (50_000, Dating::AdjacentPeriods) } else { (0, Dating::SamePeriod) };
		assert_eq!((metric.rel_ppm, metric.dating), (share, dating), "metric {id}");
		let terms: &[(MetricId, i8)] = match id {
			1..=3 => &[(2, 1), (3, 1), (1, -1)],
			11..=13 => &[(11, 1), (12, 1), (13, -1)],
			21..=25 => &[(21, 1), (22, 1), (23, -1), (24, 1), (25, -1)],
			_ => continue,
		};
		let op = if cases { Relation::Le } else { Relation::Eq };
		let identity = Rule::Linear { terms: terms.to_vec().try_into().expect("few terms"), op };
		assert!(metric.rules.contains(&identity), "metric {id}: each has the identity that it is in");
	}
}

/// How long figures are open to new words: the same for all.
fn settles_within(time: Moment) {
	assert!(metrics().values().all(|metric| metric.settle_within == time));
}

fn registries_are_there() {
	assert_eq!(EventTypes::<Runtime>::count(), 16);
	metrics_are_there();
	let mut products: Vec<_> = pallet_resources::Products::<Runtime>::iter_keys().collect();
	products.sort();
	assert_eq!(products, (1..=23).collect::<Vec<_>>());
}

#[test]
fn development() {
	genesis_state(genesis::DEVELOPMENT).execute_with(|| {
		validators_are(&[Alice]);
		members_are(&[Alice], 60);
		founders_are_there();
		registries_are_there();
		seconds_count();
		common::check_state();
	});
}

/// Rounds close within a replay, and what it reports is years old and not late.
fn seconds_count() {
	let ages = 100 * 365 * DAY;
	assert!(timers().iter().all(|(_, report, _)| *report == ages));
	let expected = Timers {
		report_within: 0,
		verify_within: 6 * SECOND,
		challenge_within: 6 * SECOND,
		detect_within: ages,
		notify_within: ages,
		respond_within: ages,
		expire_within: HOUR,
	};
	assert_eq!(other_times(), expected);
	assert_eq!(sealings(), [(5, Sealing { commit_within: 8 * SECOND, reveal_within: 8 * SECOND })]);
	settles_within(HOUR);
}

#[test]
fn local_testnet() {
	genesis_state(genesis::LOCAL_TESTNET).execute_with(|| {
		validators_are(&[Alice, Bob, Charlie, Dave]);
		members_are(&[Alice, Bob, Charlie, Dave], 60);
		founders_are_there();
		registries_are_there();
		seconds_count();
		common::check_state();
	});
}

#[test]
fn preset_names_are_those_there_are() {
	for name in genesis::preset_names() {
		assert!(genesis::preset(&name).is_some());
	}
	assert_eq!(genesis::preset_names().len(), 2);
	assert_eq!(genesis::preset(&"production".into()), None);
}

#[test]
fn production_base_has_the_statutory_times_and_nobody_in_it() {
	state_of(genesis::production_base()).execute_with(|| {
		registries_are_there();
		let report_hours = [2, 2, 24, 24, 24, 2, 2, 2, 2, 1, 2, 1, 2, 2, 2, 2];
		let expected: Vec<_> =
			(1..).zip(report_hours).map(|(id, hours)| (id, hours * HOUR, 24 * HOUR)).collect();
		assert_eq!(timers(), expected);
		// 7-1-7.
		let expected = Timers {
			report_within: 0,
			verify_within: DAY,
			challenge_within: 2 * DAY,
			detect_within: 7 * DAY,
			notify_within: DAY,
			respond_within: 7 * DAY,
			expire_within: 14 * DAY,
		};
		assert_eq!(other_times(), expected);
		assert_eq!(sealings(), [(5, Sealing { commit_within: DAY, reveal_within: DAY })]);
		settles_within(3 * DAY);
		assert_eq!(pallet_agencies::Agencies::<Runtime>::iter().count(), 0);
		assert!(pallet_collective::Members::<Runtime, Instance1>::get().is_empty());
		assert!(Session::validators().is_empty());
		assert_eq!(Validators::<Runtime>::count(), 0);
		assert_eq!(
			SessionLength::<Runtime>::get(),
			SESSION_BLOCKS,
			"ten minutes, unless the JSON says otherwise"
		);
	});
}

/// The example that founders start from, as the node builds it.
fn production_example() -> Value {
	serde_json::from_str(include_str!("../../../docs/operations/production-genesis.example.json"))
		.expect("the example is JSON")
}

#[test]
fn production_example_builds() {
	let example = production_example();
	let fields: Vec<_> = example.as_object().expect("an object").keys().map(String::as_str).collect();
	for field in fields {
		assert!(["name", "id", "bootNodes", "genesis"].contains(&field), "{field} is unknown to the node");
	}
	let mut patch = genesis::production_base();
	lay_over(&mut patch, example["genesis"].clone());
	state_of(patch).execute_with(|| {
		validators_are(&[Alice, Bob, Charlie, Dave]);
		members_are(&[Alice, Bob, Charlie, Dave], SESSION_BLOCKS);
		registries_are_there();
		assert!(timers().iter().all(|(_, _, verify)| *verify == 24 * HOUR));
		let council = pallet_collective::Members::<Runtime, Instance1>::get();
		assert!(council.len() >= 4);
		assert!(council.iter().all(pallet_agencies::Officers::<Runtime>::contains_key));
		assert!(!pallet_collective::Members::<Runtime, Instance2>::get().is_empty());
		common::check_state();
	});
}

#[test]
#[should_panic(expected = "genesis builds")]
fn a_misspelled_field_is_refused() {
	let mut patch = genesis::production_base();
	lay_over(&mut patch, json!({ "agencies": { "agency": [] } }));
	state_of(patch);
}

/// Drills and small networks say how long their sessions are.
#[test]
fn genesis_says_how_long_a_session_is() {
	let mut patch = genesis::production_base();
	lay_over(&mut patch, json!({ "validatorSet": { "sessionLength": 20 } }));
	state_of(patch).execute_with(|| {
		assert_eq!(SessionLength::<Runtime>::get(), 20);
		assert_eq!(<Runtime as pallet_session::Config>::NextSessionRotation::average_session_length(), 20);
	});
}

#[test]
#[should_panic(expected = "a session has at least one block")]
fn a_session_has_a_length() {
	let mut patch = genesis::production_base();
	lay_over(&mut patch, json!({ "validatorSet": { "sessionLength": 0 } }));
	state_of(patch);
}
