//! What a chain can start with.

use super::*;
use sp_runtime::BuildStorage;

fn build(metrics: Vec<(MetricId, GenesisMetric)>) {
	let genesis = RuntimeGenesisConfig {
		observations: crate::GenesisConfig { metrics, ..Default::default() },
		..Default::default()
	};
	let _ = genesis.build_storage();
}

#[test]
fn metrics_are_there_from_the_start() {
	build_and_execute(|| {
		let (version, metric) = Observations::metric(CONFIRMED).expect("it is in genesis");
		assert_eq!((version, metric.event_type, metric.period), (1, PNEUMONIA, DAY));
		assert_eq!(Metrics::<Test>::get(CONFIRMED, 1).map(|definition| definition.since), Some(0));
		assert_eq!(Observations::metric(99), None);
	});
}

#[test]
fn json_is_what_the_preset_writes() {
	for (_, metric) in metrics() {
		let json = serde_json::to_string(&metric).expect("it serialises");
		assert_eq!(serde_json::from_str::<GenesisMetric>(&json).expect("and back"), metric);
	}
	let json = serde_json::to_value(&metrics()[3].1).expect("it serialises");
	assert_eq!(json["rules"][0]["Linear"]["terms"][2], serde_json::json!([BEDS, -1]));
	assert_eq!(json["dating"], "SamePeriod");
}

#[test]
#[should_panic(expected = "metric 1 is given twice")]
fn numbers_are_given_once() {
	build(vec![(1, confirmed()), (1, confirmed())]);
}

#[test]
#[should_panic(expected = "the code of metric 2 is taken")]
fn codes_are_given_once() {
	build(vec![(1, confirmed()), (2, confirmed())]);
}

#[test]
#[should_panic(expected = "a text of a metric is too long")]
fn texts_fit() {
	build(vec![(1, GenesisMetric { unit: "17 characters too".into(), ..confirmed() })]);
}

#[test]
#[should_panic(expected = "metric 1: RuleOfOtherPeriods")]
fn rules_name_what_is_there() {
	build(vec![(1, GenesisMetric { rules: vec![Rule::PairRequired(2)], ..confirmed() })]);
}

#[test]
#[should_panic(expected = "there are too many metrics")]
fn there_are_not_too_many() {
	build((1..=9).map(|id| (id, GenesisMetric { code: format!("metric-{id}"), ..confirmed() })).collect());
}
