//! The calls of the council, and `traits::EventTypes`.

use super::*;
use muster_primitives::traits;

const FLOOD: EventTypeId = 7;

fn root() -> RuntimeOrigin {
	RuntimeOrigin::root()
}

fn code(code: &str) -> EventTypeDetails {
	EventTypeDetails { code: code.as_bytes().to_vec().try_into().unwrap(), ..details() }
}

fn flood() -> EventTypeDetails {
	EventTypeDetails { categories: Categories::of(&[Category::Met, Category::Rescue]), ..code("flood") }
}

fn register(id: EventTypeId, details: EventTypeDetails) -> DispatchResult {
	Incidents::register_event_type(root(), id, details)
}

fn amend(id: EventTypeId, details: EventTypeDetails) -> DispatchResult {
	Incidents::amend_event_type(root(), id, details)
}

#[test]
fn the_council_adds_an_event_type() {
	build_and_execute(|| {
		assert_ok!(register(FLOOD, flood()));
		assert_eq!(EventTypes::<Test>::get(FLOOD), Some(flood().into_event_type()));
		assert!(EventTypes::<Test>::get(FLOOD).unwrap().active);
		assert_eq!(EventTypeCodes::<Test>::get(flood().code), Some(FLOOD));
		assert_eq!(last_event(), Event::EventTypeRegistered { event_type: FLOOD, details: flood() });
		let origin = RuntimeOrigin::signed(DOCTOR);
		let facts = Facts { categories: flood().categories, ..facts() };
		assert_ok!(Incidents::file(origin, FLOOD, CapStatus::Actual, facts));
	});
}

#[test]
fn numbers_and_codes_are_given_once() {
	build_and_execute(|| {
		assert_noop!(register(DISEASE, flood()), Error::<Test>::EventTypeExists);
		assert_noop!(register(FLOOD, code("earthquake")), Error::<Test>::CodeTaken);
		assert_noop!(amend(DISEASE, code("earthquake")), Error::<Test>::CodeTaken);
		// A code that is given up can be taken.
		assert_ok!(amend(DISEASE, code("pneumonia")));
		assert_ok!(register(FLOOD, details()));
	});
}

#[test]
fn the_registry_holds_256_event_types() {
	build_and_execute(|| {
		for id in 3..=256 {
			assert_ok!(register(id, code(&format!("type {id}"))));
		}
		assert_noop!(register(257, flood()), Error::<Test>::TooManyEventTypes);
		assert_ok!(Incidents::retire_event_type(root(), 256));
		assert_noop!(register(257, flood()), Error::<Test>::TooManyEventTypes);
		assert_ok!(amend(256, flood()));
	});
}

#[test]
fn an_amended_type_holds_for_what_comes() {
	build_and_execute(|| {
		let incident = accept();
		let mut other = details();
		other.timers.verify_within = 6 * HOUR;
		other.competent = AgencyClasses::of(&[AgencyClass::DiseaseControl]);
		assert_ok!(amend(DISEASE, other.clone()));
		assert_eq!(last_event(), Event::EventTypeAmended { event_type: DISEASE, details: other.clone() });
		assert_eq!(get(incident).verify_due, Some(START + DAY), "the open round goes on");
		assert_noop!(amend(DISEASE, other), Error::<Test>::SameDetails);
		accept();
		let proposal = Opened::get().pop().unwrap();
		assert_eq!(proposal.duration, 6 * HOUR);
		assert_eq!(proposal.competent, AgencyClasses::of(&[AgencyClass::DiseaseControl]));
	});
}

#[test]
fn a_retired_type_finishes_what_it_has_and_can_come_back() {
	build_and_execute(|| {
		let incident = file();
		assert_ok!(Incidents::retire_event_type(root(), DISEASE));
		assert_eq!(last_event(), Event::EventTypeRetired { event_type: DISEASE });
		assert_noop!(Incidents::retire_event_type(root(), DISEASE), Error::<Test>::RetiredEventType);
		assert_ok!(Incidents::triage_accept(RuntimeOrigin::signed(CLERK), incident));
		judge(incident, Verdict::Confirmed);
		assert_noop!(
			Incidents::file(RuntimeOrigin::signed(DOCTOR), DISEASE, CapStatus::Actual, facts()),
			Error::<Test>::RetiredEventType
		);
		assert_ok!(amend(DISEASE, details()));
		file();
	});
}

#[test]
fn the_council_alone_changes_the_registry() {
	build_and_execute(|| {
		for origin in [RuntimeOrigin::signed(MINISTER), RuntimeOrigin::none()] {
			let bad = DispatchError::BadOrigin;
			assert_noop!(Incidents::register_event_type(origin.clone(), FLOOD, flood()), bad);
			assert_noop!(Incidents::amend_event_type(origin.clone(), DISEASE, flood()), bad);
			assert_noop!(Incidents::retire_event_type(origin, DISEASE), bad);
		}
		assert_noop!(amend(FLOOD, flood()), Error::<Test>::UnknownEventType);
		assert_noop!(Incidents::retire_event_type(root(), FLOOD), Error::<Test>::UnknownEventType);
	});
}

#[test]
fn each_rule_has_its_error() {
	type Change = fn(&mut EventTypeDetails);
	let rules: [(Change, Error<Test>); 19] = [
		(|kind| kind.code = vec![].try_into().unwrap(), Error::MalformedCode),
		(|kind| kind.code = b"a\nb".to_vec().try_into().unwrap(), Error::MalformedCode),
		(|kind| kind.names.zh = vec![].try_into().unwrap(), Error::MalformedName),
		(|kind| kind.names.en = vec![0xff].try_into().unwrap(), Error::MalformedName),
		(|kind| kind.categories = Categories::EMPTY, Error::MalformedCategories),
		(
			|kind| (kind.voters, kind.competent) = (AgencyClasses::EMPTY, AgencyClasses::EMPTY),
			Error::MalformedVoters,
		),
		(|kind| kind.competent = AgencyClasses::of(&[AgencyClass::Seismology]), Error::CompetentWithoutVote),
		(|kind| kind.quorums.minor.classes = 0, Error::ImpossibleQuorum),
		(|kind| kind.quorums.severe.classes = 5, Error::ImpossibleQuorum),
		(|kind| kind.quorums.extreme.groups = 3, Error::ImpossibleQuorum),
		(|kind| kind.quorums.moderate.turnout = 0, Error::ImpossibleQuorum),
		(|kind| kind.quorums.unknown.turnout = 9, Error::ImpossibleQuorum),
		(|kind| kind.timers.verify_within = 0, Error::ImpossibleTimers),
		(|kind| kind.timers.challenge_within = 0, Error::ImpossibleTimers),
		(|kind| kind.timers.expire_within = kind.timers.challenge_within - 1, Error::ImpossibleTimers),
		(|kind| kind.levels.i.report_percent = 0, Error::ImpossibleLevels),
		(|kind| kind.levels.ii = LevelEffect::NONE, Error::ImpossibleLevels),
		(
			|kind| kind.sealing = Some(Sealing { commit_within: 0, reveal_within: 1 }),
			Error::ImpossibleSealing,
		),
		(
			|kind| kind.sealing = Some(Sealing { commit_within: 1, reveal_within: 0 }),
			Error::ImpossibleSealing,
		),
	];
	build_and_execute(|| {
		for (change, error) in rules {
			let mut kind = flood();
			change(&mut kind);
			let error = DispatchError::from(error);
			assert_noop!(register(FLOOD, kind.clone()), error);
			assert_noop!(amend(DISEASE, kind), error);
		}
		let mut kind = flood();
		kind.timers.expire_within = kind.timers.challenge_within;
		kind.sealing = Some(Sealing { commit_within: 1, reveal_within: 1 });
		assert_ok!(register(FLOOD, kind));
	});
}

#[test]
fn others_ask_for_category_and_sealing() {
	build_and_execute(|| {
		let sealing = Some(Sealing { commit_within: HOUR, reveal_within: DAY });
		assert_ok!(register(FLOOD, EventTypeDetails { sealing, ..flood() }));
		type Asked = Incidents;
		assert_eq!(<Asked as traits::EventTypes>::category(FLOOD), Some(Category::Met));
		assert_eq!(<Asked as traits::EventTypes>::category(DISEASE), Some(Category::Health));
		assert_eq!(<Asked as traits::EventTypes>::category(99), None);
		assert_eq!(<Asked as traits::EventTypes>::sealing(FLOOD), sealing);
		assert_eq!(<Asked as traits::EventTypes>::sealing(DISEASE), None);
		assert_eq!(<Asked as traits::EventTypes>::sealing(99), None);
	});
}
