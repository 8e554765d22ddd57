//! The metrics that a chain begins with.

use crate::*;
use alloc::{collections::BTreeSet, vec::Vec};
use frame_support::traits::Get;

/// Puts the metrics into the registry. All of them are there before the first is checked: rules name others.
#[allow(clippy::panic, reason = "a chain must not start with a registry that does not work")]
pub(crate) fn build<T: Config>(config: &GenesisConfig<T>) {
	let mut seen = BTreeSet::new();
	let mut metrics = Vec::new();
	for (id, genesis) in &config.metrics {
		assert!(seen.insert(id), "metric {id} is given twice");
		let metric = match Metric::try_from(genesis) {
			Ok(metric) => metric,
			Err(reason) => panic!("metric {id}: {reason}"),
		};
		assert!(!Codes::<T>::contains_key(&metric.code), "the code of metric {id} is taken");
		Pallet::<T>::put_metric(*id, FIRST_VERSION, metric.clone(), 0);
		metrics.push((*id, metric));
	}
	for (id, metric) in metrics {
		if let Err(error) = Pallet::<T>::check_metric(id, &metric) {
			panic!("metric {id}: {error:?}");
		}
	}
	assert!(MetricVersion::<T>::count() <= u32::from(T::MaxMetrics::get()), "there are too many metrics");
}
