use super::*;
use muster_primitives::{AgencyClass, AgencyClasses};
use sp_runtime::BuildStorage;

fn build(event_types: Vec<(u16, GenesisEventType)>) {
	let genesis = GenesisConfig::<Test> { event_types, ..Default::default() };
	assert!(genesis.build_storage().is_ok());
}

/// A disease with the quorum of every severity changed.
fn quorum(classes: u8, groups: u8, turnout: u8) -> GenesisEventType {
	let quorum = Quorum { classes, groups, turnout };
	let quorums =
		Quorums { extreme: quorum, severe: quorum, moderate: quorum, minor: quorum, unknown: quorum };
	GenesisEventType { quorums, ..disease() }
}

fn error(event_type: GenesisEventType) -> &'static str {
	EventType::try_from(&event_type).expect_err("the event type is wrong")
}

#[test]
fn event_types_are_kept_as_given() {
	build_and_execute(|| {
		let kept = EventTypes::<Test>::get(DISEASE).unwrap();
		let given = disease();
		assert_eq!(kept.code.to_vec(), given.code.into_bytes());
		assert_eq!(
			(kept.categories, kept.competent, kept.voters),
			(given.categories, given.competent, given.voters)
		);
		assert_eq!((kept.quorums, kept.timers), (given.quorums, given.timers));
		assert_eq!((kept.levels, kept.sealing, kept.active), (given.levels, given.sealing, true));
		assert_eq!(kept.names.zh.to_vec(), given.names.zh.into_bytes());
		assert_eq!(kept.names.en.to_vec(), given.names.en.into_bytes());
		assert_eq!(EventTypes::<Test>::iter().count(), 2);
	});
}

#[test]
#[should_panic(expected = "event type 1 is given twice")]
fn a_number_is_given_once() {
	build(vec![(1, disease()), (1, earthquake())]);
}

#[test]
#[should_panic(expected = "the code of event type 2 is taken")]
fn a_code_is_given_once() {
	build(vec![(1, disease()), (2, disease())]);
}

#[test]
#[should_panic(expected = "event type 7: an event type leaves no time to verify")]
fn a_wrong_event_type_stops_the_chain() {
	let timers = Timers { verify_within: 0, ..disease().timers };
	build(vec![(7, GenesisEventType { timers, ..disease() })]);
}

#[test]
fn the_code_is_up_to_32_bytes_of_plain_text() {
	let code = |code: &str| GenesisEventType { code: code.into(), ..disease() };
	assert!(EventType::try_from(&code(&"c".repeat(32))).is_ok());
	assert_eq!(error(code(&"c".repeat(33))), "the code of an event type is longer than 32 bytes");
	for wrong in ["", " ", "a\nb"] {
		assert_eq!(error(code(wrong)), "the code of an event type is empty or no text of one line");
	}
}

#[test]
fn there_are_categories_and_voters() {
	assert_eq!(
		error(GenesisEventType { categories: Categories::EMPTY, ..disease() }),
		"an event type has no category or one that does not exist"
	);
	let nobody = AgencyClasses::EMPTY;
	assert_eq!(
		error(GenesisEventType { voters: nobody, competent: nobody, ..disease() }),
		"an event type has no voters or a class that does not exist"
	);
	assert!(EventType::try_from(&GenesisEventType { competent: nobody, ..disease() }).is_ok());
	assert_eq!(
		error(GenesisEventType { competent: AgencyClasses::of(&[AgencyClass::Seismology]), ..disease() }),
		"a competent class of an event type does not vote on it"
	);
}

#[test]
fn quorums_can_be_met() {
	for (classes, groups, turnout) in [(1, 1, 1), (4, 4, 1), (4, 255, 8)] {
		assert!(EventType::try_from(&quorum(classes, groups, turnout)).is_ok());
	}
	let classes = "a quorum needs no class or more classes than vote";
	assert_eq!(error(quorum(0, 1, 1)), classes);
	assert_eq!(error(quorum(5, 5, 1)), classes);
	assert_eq!(error(quorum(3, 2, 1)), "a quorum needs fewer groups than classes");
	let turnout = "the turnout of a quorum is zero or above the limit";
	assert_eq!(error(quorum(1, 1, 0)), turnout);
	assert_eq!(error(quorum(1, 1, 9)), turnout);
}

#[test]
fn each_severity_has_its_quorum() {
	let wrong = Quorum { classes: 0, groups: 1, turnout: 1 };
	for grade in Severity::ALL {
		let mut event_type = disease();
		let quorums = &mut event_type.quorums;
		*match grade {
			Severity::Extreme => &mut quorums.extreme,
			Severity::Severe => &mut quorums.severe,
			Severity::Moderate => &mut quorums.moderate,
			Severity::Minor => &mut quorums.minor,
			Severity::Unknown => &mut quorums.unknown,
		} = wrong;
		assert_eq!(error(event_type), "a quorum needs no class or more classes than vote");
	}
}

#[test]
fn names_are_up_to_64_bytes_of_plain_text() {
	let named = |zh: &str, en: &str| GenesisEventType {
		names: GenesisNames { zh: zh.into(), en: en.into() },
		..disease()
	};
	assert!(EventType::try_from(&named(&"n".repeat(64), "n")).is_ok());
	let long = "n".repeat(65);
	for (zh, en) in [(long.as_str(), "n"), ("n", long.as_str())] {
		assert_eq!(error(named(zh, en)), "a name of an event type is longer than 64 bytes");
	}
	for (zh, en) in [("", "n"), ("n", "\n")] {
		assert_eq!(error(named(zh, en)), "a name of an event type is empty or no text of one line");
	}
}

#[test]
fn times_and_levels_make_sense() {
	let timers = |timers| error(GenesisEventType { timers, ..disease() });
	let challenge = Timers { challenge_within: 0, ..TIMERS };
	assert_eq!(timers(challenge), "an event type leaves no time to appeal");
	let expire = Timers { expire_within: TIMERS.challenge_within - 1, ..TIMERS };
	assert_eq!(timers(expire), "an event type expires while a verdict may be appealed");
	let levels = LevelEffects { i: LevelEffect::NONE, ..LEVELS };
	assert_eq!(
		error(GenesisEventType { levels, ..disease() }),
		"a response level is out of range or does less than a lower one"
	);
	let sealing = Some(Sealing { commit_within: 0, reveal_within: 0 });
	assert_eq!(
		error(GenesisEventType { sealing, ..disease() }),
		"sealed figures have no time to be committed or revealed"
	);
}

#[test]
#[should_panic(expected = "there are more event types than the registry holds")]
fn the_registry_has_an_end() {
	let many = (0..257).map(|id| (id, GenesisEventType { code: format!("type {id}"), ..disease() }));
	build(many.collect());
}
