//! `define_metric`.

use super::*;
use crate::Metric;

fn definition(change: impl FnOnce(&mut GenesisMetric)) -> Metric {
	let mut genesis = GenesisMetric { code: "new".into(), ..confirmed() };
	change(&mut genesis);
	Metric::try_from(&genesis).expect("texts fit")
}

fn define(id: MetricId, metric: Metric) -> DispatchResult {
	Observations::define_metric(RuntimeOrigin::root(), id, metric)
}

#[test]
fn the_council_defines() {
	build_and_execute(|| {
		let metric = definition(|_| ());
		assert_ok!(define(7, metric.clone()));
		assert_eq!(
			last_event(),
			Event::MetricDefined { metric: 7, version: 1, since: START, definition: metric.clone() }
		);
		assert_eq!(Observations::metric(7), Some((1, metric)));
		let officer = signed(COMMISSION);
		assert_noop!(Observations::define_metric(officer, 7, definition(|_| ())), BadOrigin);
	});
}

#[test]
fn the_same_number_again_makes_a_version() {
	build_and_execute(|| {
		let next = definition(|metric| {
			metric.code = "epidemic.confirmed".into();
			metric.rel_ppm = 10_000;
		});
		assert_ok!(define(CONFIRMED, next.clone()));
		assert_eq!(Observations::metric(CONFIRMED), Some((2, next.clone())));
		assert_eq!(Metrics::<Test>::get(CONFIRMED, 1).map(|first| first.metric.rel_ppm), Some(50_000));
		assert_noop!(define(CONFIRMED, next), Error::<Test>::SameDefinition);
	});
}

#[test]
fn a_code_is_one_metrics_for_ever() {
	build_and_execute(|| {
		let taken = definition(|metric| metric.code = "epidemic.dead".into());
		assert_noop!(define(7, taken.clone()), Error::<Test>::CodeTaken);
		assert_noop!(define(CONFIRMED, taken), Error::<Test>::CodeTaken);
		assert_noop!(define(CONFIRMED, definition(|_| ())), Error::<Test>::CodeTaken);
	});
}

#[test]
fn texts_are_lines() {
	build_and_execute(|| {
		let fields: [fn(&mut GenesisMetric) -> &mut String; 4] = [
			|metric| &mut metric.code,
			|metric| &mut metric.name_zh,
			|metric| &mut metric.name_en,
			|metric| &mut metric.unit,
		];
		for field in fields {
			for text in ["", "  ", "two\nlines"] {
				let metric = definition(|metric| *field(metric) = text.into());
				assert_noop!(define(7, metric), Error::<Test>::TextUnusable);
			}
		}
	});
}

#[test]
fn numbers_make_sense() {
	build_and_execute(|| {
		let metric = definition(|metric| metric.event_type = 99);
		assert_noop!(define(7, metric), Error::<Test>::UnknownEventType);
		let metric = definition(|metric| (metric.period, metric.anchor) = (0, 0));
		assert_noop!(define(7, metric), Error::<Test>::PeriodUnusable);
		let metric = definition(|metric| metric.anchor = DAY);
		assert_noop!(define(7, metric), Error::<Test>::PeriodUnusable);
		assert_noop!(
			define(7, definition(|metric| metric.rel_ppm = 1_000_001)),
			Error::<Test>::ToleranceTooWide
		);
		assert_ok!(define(
			7,
			definition(|metric| {
				metric.anchor = DAY - 1;
				metric.rel_ppm = 1_000_000;
			})
		));
	});
}

#[test]
fn rules_name_metrics_of_the_same_periods() {
	build_and_execute(|| {
		let with = |rule: Rule| definition(|metric| metric.rules = vec![rule]);
		let linear = |terms: &[(MetricId, i8)]| Rule::Linear {
			terms: terms.to_vec().try_into().unwrap(),
			op: Relation::Eq,
		};
		assert_noop!(define(7, with(Rule::PairRequired(99))), Error::<Test>::RuleOfOtherPeriods);
		assert_noop!(define(7, with(linear(&[(7, 1), (99, 1)]))), Error::<Test>::RuleOfOtherPeriods);
		assert_noop!(define(7, with(Rule::PairExclusive(7))), Error::<Test>::RuleEmpty);
		assert_noop!(define(7, with(linear(&[]))), Error::<Test>::RuleEmpty);
		assert_noop!(define(7, with(linear(&[(7, 1), (DEAD, 0)]))), Error::<Test>::RuleEmpty);
		let weekly = definition(|metric| {
			metric.period = 7 * DAY;
			metric.rules = vec![Rule::PairRequired(DEAD)];
		});
		assert_noop!(define(7, weekly), Error::<Test>::RuleOfOtherPeriods);
		assert_ok!(define(7, with(linear(&[(7, 1), (DEAD, -1)]))));
	});
}

#[test]
fn there_are_as_many_as_there_may_be() {
	build_and_execute(|| {
		let numbered = |id: MetricId| definition(|metric| metric.code = format!("metric-{id}"));
		// Six are there from the start, eight there may be.
		assert_ok!(define(7, numbered(7)));
		assert_ok!(define(8, numbered(8)));
		assert_noop!(define(9, numbered(9)), Error::<Test>::TooManyMetrics);
		assert_ok!(define(8, definition(|metric| (metric.code, metric.abs_tol) = ("metric-8".into(), 1))));
	});
}
