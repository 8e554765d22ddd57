//! What response levels change, without storage.

use super::*;

#[test]
fn times_are_shares_rounded_down() {
	let effect =
		|report_percent, verify_percent| LevelEffect { report_percent, verify_percent, ..LevelEffect::NONE };
	for (percent, usual, time) in
		[(100, 7, 7), (50, 7, 3), (1, 100, 1), (33, 10, 3), (100, Moment::MAX, Moment::MAX)]
	{
		assert_eq!(effect(percent, 100).to_report(usual), time);
		assert_eq!(effect(100, percent).to_verify(usual), time);
	}
	assert_eq!(effect(1, 1).to_report(99), 0);
	assert_eq!(effect(1, 1).to_verify(99), 1, "votes are taken for some time");
	assert_eq!(effect(50, 1).to_report(Moment::MAX), Moment::MAX / 2);
}

#[test]
fn the_strongest_is_so_in_every_part() {
	let LevelEffects { i, iv, .. } = LEVELS;
	assert_eq!(i.strongest(iv), i);
	assert_eq!(iv.strongest(i), i);
	assert_eq!(i.strongest(LevelEffect::NONE), i);
	let mixed = LevelEffect { urgent_percent: 200, report_percent: 10, verify_percent: 90, at_least: None };
	let other = LevelEffect {
		urgent_percent: 100,
		report_percent: 20,
		verify_percent: 80,
		at_least: Some(Severity::Minor),
	};
	let strongest = LevelEffect {
		urgent_percent: 200,
		report_percent: 10,
		verify_percent: 80,
		at_least: Some(Severity::Minor),
	};
	assert_eq!(mixed.strongest(other), strongest);
	assert_eq!(other.strongest(mixed), strongest);
}

#[test]
fn effects_are_in_range_and_never_weaker_than_below() {
	let valid = |change: fn(&mut LevelEffects)| {
		let mut levels = LEVELS;
		change(&mut levels);
		levels.is_valid()
	};
	assert!(valid(|_| ()));
	let none = LevelEffect::NONE;
	assert!(LevelEffects { i: none, ii: none, iii: none, iv: none }.is_valid());
	for wrong in [
		(|levels: &mut LevelEffects| levels.i.urgent_percent = 1_001) as fn(&mut LevelEffects),
		|levels| levels.iv.urgent_percent = 99,
		|levels| levels.i.report_percent = 0,
		|levels| levels.iv.report_percent = 101,
		|levels| levels.i.verify_percent = 0,
		|levels| levels.iv.verify_percent = 101,
		|levels| levels.ii.urgent_percent = 299,
		|levels| levels.i.report_percent = 51,
		|levels| levels.iii.verify_percent = 76,
		|levels| levels.i.at_least = Some(Severity::Moderate),
		|levels| levels.ii.at_least = None,
	] {
		assert!(!valid(wrong));
	}
	assert!(valid(|levels| levels.iv.urgent_percent = 100));
	assert!(valid(|levels| levels.i.report_percent = 1));
}

#[test]
fn a_level_never_makes_a_verdict_easier() {
	let kind = EventType::try_from(&disease()).unwrap();
	let at_least = |severity| LevelEffect { at_least: severity, ..LevelEffect::NONE };
	for severity in Severity::ALL {
		assert_eq!(kind.quorum(*severity, &LevelEffect::NONE), kind.quorums.of(*severity));
		for least in Severity::ALL {
			let quorum = kind.quorum(*severity, &at_least(Some(*least)));
			let own = kind.quorums.of(*severity);
			assert!(quorum.classes >= own.classes && quorum.groups >= own.groups);
			assert!(quorum.turnout >= own.turnout && quorum.groups >= quorum.classes);
		}
	}
	let extreme = at_least(Some(Severity::Extreme));
	assert_eq!(kind.quorum(Severity::Minor, &extreme), kind.quorums.extreme);
	// Of unknown severity three classes are asked for, of moderate severity two: the greater holds.
	let moderate = at_least(Some(Severity::Moderate));
	assert_eq!(kind.quorum(Severity::Unknown, &moderate), Quorum { classes: 3, groups: 4, turnout: 2 });
	assert_eq!(kind.quorum(Severity::Extreme, &moderate), kind.quorums.extreme);
}

#[test]
fn facts_tell_the_same_but_for_when_they_were_noted() {
	assert!(facts().tell_the_same(&facts()));
	assert!(facts().tell_the_same(&Facts { observed_at: 0, utc_offset: 0, ..facts() }));
	for other in [
		severity(Severity::Minor),
		Facts { onset: None, ..facts() },
		Facts { ihr: IhrAnnex2::default(), ..facts() },
		Facts { point: None, ..facts() },
		Facts { content: message(1), ..facts() },
	] {
		assert!(!facts().tell_the_same(&other));
	}
}
