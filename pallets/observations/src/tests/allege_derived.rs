//! `allege_derived`, `contest_derived`, `conclude` and `rule_derived`.

use super::{
	declare_derived::{declare, try_declare},
	*,
};

fn try_allege(agency: AgencyId, copier: AgencyId, source: AgencyId) -> DispatchResult {
	Observations::allege_derived(signed(agency), CONFIRMED, copier, source, evidence())
}

fn allege() {
	assert_ok!(try_allege(FIRE, UNIVERSITY, CHARITY));
}

fn contest() {
	assert_ok!(Observations::contest_derived(signed(UNIVERSITY), CONFIRMED));
}

fn try_conclude() -> DispatchResult {
	Observations::conclude(signed(FIRE), CONFIRMED, UNIVERSITY)
}

fn try_rule(source: impl Into<Option<AgencyId>>) -> DispatchResult {
	Observations::rule_derived(RuntimeOrigin::root(), CONFIRMED, UNIVERSITY, source.into())
}

fn source() -> AgencyId {
	Observations::source_of(CONFIRMED, UNIVERSITY)
}

#[test]
fn an_allegation_changes_nothing_yet() {
	build_and_execute(|| {
		allege();
		assert_eq!(
			last_event(),
			Event::DerivationAlleged {
				metric: CONFIRMED,
				copier: UNIVERSITY,
				source: CHARITY,
				agency: FIRE,
				officer: observer(FIRE),
				evidence: evidence(),
				until: START + 7 * DAY,
			}
		);
		assert_eq!(source(), UNIVERSITY);
	});
}

#[test]
fn uncontested_it_stands() {
	build_and_execute(|| {
		allege();
		assert_noop!(try_conclude(), Error::<Test>::ContestOpen);
		Now::set(START + 7 * DAY - 1);
		assert_noop!(try_conclude(), Error::<Test>::ContestOpen);
		Now::set(START + 7 * DAY);
		assert_noop!(
			Observations::contest_derived(signed(UNIVERSITY), CONFIRMED),
			Error::<Test>::ContestOver
		);
		assert_ok!(try_conclude());
		let found = Event::DerivationFound { metric: CONFIRMED, copier: UNIVERSITY, source: CHARITY };
		assert_eq!(last_event(), found);
		assert_eq!(source(), CHARITY);
		assert_noop!(try_conclude(), Error::<Test>::NoAllegation);
		// What was found the agency does not take back by itself; another may be alleged, and the council may rule.
		assert_noop!(try_declare(UNIVERSITY, None), Error::<Test>::NotYoursToChange);
		assert_noop!(try_allege(FIRE, UNIVERSITY, CHARITY), Error::<Test>::NothingChanges);
		assert_ok!(try_allege(FIRE, UNIVERSITY, CDC));
		assert_ok!(try_rule(None));
		assert_eq!(source(), UNIVERSITY);
	});
}

#[test]
fn the_hook_lets_it_stand_too() {
	build_and_execute(|| {
		allege();
		pass(7 * DAY - 20_000);
		assert_eq!(source(), UNIVERSITY);
		pass(40_000);
		assert_eq!(source(), CHARITY);
	});
}

#[test]
fn contested_it_waits_for_the_council() {
	build_and_execute(|| {
		allege();
		contest();
		assert_eq!(
			last_event(),
			Event::DerivationContested {
				metric: CONFIRMED,
				agency: UNIVERSITY,
				officer: observer(UNIVERSITY)
			}
		);
		assert_noop!(Observations::contest_derived(signed(UNIVERSITY), CONFIRMED), Error::<Test>::Contested);
		pass(8 * DAY);
		assert_eq!(source(), UNIVERSITY);
		assert_noop!(try_conclude(), Error::<Test>::Contested);
		assert_noop!(try_allege(CDC, UNIVERSITY, CHARITY), Error::<Test>::AlreadyAlleged);

		assert_ok!(try_rule(CHARITY));
		let ruled = Event::DerivationRuled { metric: CONFIRMED, copier: UNIVERSITY, source: Some(CHARITY) };
		assert_eq!((last_event(), source()), (ruled, CHARITY));
		assert!(!Allegations::<Test>::contains_key(CONFIRMED, UNIVERSITY));
	});
}

#[test]
fn what_the_council_ruled_only_the_council_changes() {
	build_and_execute(|| {
		allege();
		assert_ok!(try_rule(None));
		assert_noop!(try_declare(UNIVERSITY, CHARITY), Error::<Test>::NotYoursToChange);
		assert_noop!(try_allege(FIRE, UNIVERSITY, CHARITY), Error::<Test>::NotYoursToChange);
		assert_ok!(try_rule(CDC));
		assert_eq!(source(), CDC);
	});
}

#[test]
fn who_may_allege_what() {
	build_and_execute(|| {
		assert_noop!(
			Observations::allege_derived(RuntimeOrigin::none(), CONFIRMED, UNIVERSITY, CHARITY, evidence()),
			BadOrigin
		);
		assert_noop!(
			Observations::allege_derived(signed(FIRE), 99, UNIVERSITY, CHARITY, evidence()),
			Error::<Test>::UnknownMetric
		);
		assert_noop!(try_allege(FIRE, 99, CHARITY), Error::<Test>::UnknownAgency);
		assert_noop!(try_allege(FIRE, UNIVERSITY, 99), Error::<Test>::UnknownAgency);
		assert_noop!(try_allege(FIRE, UNIVERSITY, UNIVERSITY), Error::<Test>::Circular);
		// The hospital is of the commission's line.
		assert_noop!(try_allege(HOSPITAL, COMMISSION, CHARITY), Error::<Test>::OwnLine);
		assert_noop!(try_allege(UNIVERSITY, UNIVERSITY, CHARITY), Error::<Test>::OwnLine);
		declare(CDC, CUSTOMS);
		assert_noop!(try_allege(FIRE, CUSTOMS, CDC), Error::<Test>::Circular);
		assert_ok!(try_allege(HOSPITAL, UNIVERSITY, CHARITY));
	});
}

#[test]
fn who_admits_it_settles_it() {
	build_and_execute(|| {
		allege();
		declare(UNIVERSITY, CDC);
		assert!(Allegations::<Test>::contains_key(CONFIRMED, UNIVERSITY), "that was not the question");
		declare(UNIVERSITY, CHARITY);
		assert!(!Allegations::<Test>::contains_key(CONFIRMED, UNIVERSITY));
	});
}

#[test]
fn an_allegation_that_came_true_the_other_way_round_is_void() {
	build_and_execute(|| {
		allege();
		declare(CHARITY, UNIVERSITY);
		pass(8 * DAY);
		let dropped = Event::AllegationDropped { metric: CONFIRMED, copier: UNIVERSITY, source: CHARITY };
		assert!(events().contains(&dropped));
		assert_eq!(source(), UNIVERSITY);
	});
}

#[test]
fn the_council_alone_rules_on_what_there_is() {
	build_and_execute(|| {
		assert_noop!(
			Observations::rule_derived(signed(CDC), CONFIRMED, UNIVERSITY, Some(CHARITY)),
			BadOrigin
		);
		let rule = |metric, copier, source| {
			Observations::rule_derived(RuntimeOrigin::root(), metric, copier, Some(source))
		};
		assert_noop!(rule(99, UNIVERSITY, CHARITY), Error::<Test>::UnknownMetric);
		assert_noop!(rule(CONFIRMED, 99, CHARITY), Error::<Test>::UnknownAgency);
		assert_noop!(rule(CONFIRMED, UNIVERSITY, 99), Error::<Test>::UnknownAgency);
		assert_noop!(rule(CONFIRMED, UNIVERSITY, UNIVERSITY), Error::<Test>::Circular);
	});
}

#[test]
fn only_the_accused_contests() {
	build_and_execute(|| {
		allege();
		assert_noop!(Observations::contest_derived(signed(CDC), CONFIRMED), Error::<Test>::NoAllegation);
		assert_noop!(Observations::contest_derived(signed(FIRE), CONFIRMED), BadOrigin);
		Now::set(START + 7 * DAY - 1);
		contest();
	});
}
