//! What operators watch.

use crate::model::Status;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use substrate_prometheus_endpoint::{register, Counter, Gauge, PrometheusError, Registry, U64};

/// Milliseconds since 1970.
pub(crate) fn now() -> u64 {
	let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO);
	u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

/// The metrics of a follower.
#[derive(Clone)]
pub struct Metrics {
	block: Gauge<U64>,
	final_block: Gauge<U64>,
	lag: Gauge<U64>,
	failures: Counter<U64>,
}

impl Metrics {
	/// Makes them known to Prometheus.
	pub fn register(registry: &Registry) -> Result<Self, PrometheusError> {
		Ok(Self {
			block: register(Gauge::new("muster_index_block", "Last block in the index")?, registry)?,
			final_block: register(
				Gauge::new("muster_index_final_block", "Last block in the index that is final")?,
				registry,
			)?,
			lag: register(
				Gauge::new("muster_index_lag_ms", "Time of the last block in the index, before now")?,
				registry,
			)?,
			failures: register(
				Counter::new(
					"muster_index_failures_total",
					"Blocks that could not be written, and were tried again",
				)?,
				registry,
			)?,
		})
	}

	pub(crate) fn set(&self, status: &Status) {
		self.block.set(status.best.number.into());
		self.final_block.set(status.finalised.number.into());
		self.lag.set(status.lag(now()));
	}

	pub(crate) fn failed(&self) {
		self.failures.inc();
	}
}
