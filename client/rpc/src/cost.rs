//! What a connection may ask: units that come back with time, so that nobody reads the node to a standstill.

use std::{
	collections::HashMap,
	sync::{Mutex, PoisonError},
	time::{Duration, Instant},
};

/// Connections remembered before those that have all their units again are forgotten.
const REMEMBERED: usize = 1_024;
/// Levels are kept in thousandths of a unit, so that a millisecond brings a whole number of them.
const THOUSANDTHS: u64 = 1_000;

/// How many units a connection has, and how many come back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
	/// Units of a connection that has asked nothing.
	pub burst: u32,
	/// Units that come back in a second.
	pub per_second: u32,
}

impl Default for Limits {
	fn default() -> Self {
		Self { burst: 2_000, per_second: 500 }
	}
}

/// The units of every connection.
pub struct Meter {
	full: u64,
	per_millisecond: u64,
	buckets: Mutex<HashMap<usize, Bucket>>,
}

#[derive(Clone, Copy)]
struct Bucket {
	/// Thousandths.
	level: u64,
	at: Instant,
}

impl Meter {
	/// A meter with these limits.
	pub fn new(limits: Limits) -> Self {
		Self {
			full: u64::from(limits.burst) * THOUSANDTHS,
			// Units a second are thousandths a millisecond.
			per_millisecond: u64::from(limits.per_second).max(1),
			buckets: Mutex::default(),
		}
	}

	/// Takes units from a connection, or says how long it has to wait until it has them. What costs more than a
	/// connection can ever have costs everything it can have.
	pub fn charge(&self, connection: usize, units: u32) -> Result<(), Duration> {
		self.charge_at(connection, units, Instant::now())
	}

	/// [`Meter::charge`] at a moment.
	pub fn charge_at(&self, connection: usize, units: u32, now: Instant) -> Result<(), Duration> {
		let price = (u64::from(units) * THOUSANDTHS).min(self.full);
		let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
		if buckets.len() >= REMEMBERED {
			buckets.retain(|_, bucket| self.refilled(bucket, now) < self.full);
		}
		let level = buckets.get(&connection).map_or(self.full, |bucket| self.refilled(bucket, now));
		let paid = level.checked_sub(price);
		buckets.insert(connection, Bucket { level: paid.unwrap_or(level), at: now });
		match paid {
			Some(_) => Ok(()),
			None => {
				let missing = price.saturating_sub(level);
				Err(Duration::from_millis(missing.div_ceil(self.per_millisecond)))
			}
		}
	}

	fn refilled(&self, bucket: &Bucket, now: Instant) -> u64 {
		let passed = now.saturating_duration_since(bucket.at).as_millis();
		let passed = u64::try_from(passed).unwrap_or(u64::MAX);
		bucket.level.saturating_add(passed.saturating_mul(self.per_millisecond)).min(self.full)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const SMALL: Limits = Limits { burst: 10, per_second: 5 };

	#[test]
	fn a_connection_spends_what_it_has_and_waits_for_the_rest() {
		let (meter, start) = (Meter::new(SMALL), Instant::now());
		assert_eq!(meter.charge_at(1, 9, start), Ok(()));
		assert_eq!(meter.charge_at(1, 1, start), Ok(()));
		assert_eq!(meter.charge_at(1, 1, start), Err(Duration::from_millis(200)));
		assert_eq!(meter.charge_at(2, 10, start), Ok(()), "another connection has its own");
		let before = start + Duration::from_millis(199);
		assert_eq!(meter.charge_at(1, 1, before), Err(Duration::from_millis(1)));
		assert_eq!(meter.charge_at(1, 1, before + Duration::from_millis(1)), Ok(()));
	}

	#[test]
	fn units_come_back_up_to_the_burst() {
		let (meter, start) = (Meter::new(SMALL), Instant::now());
		assert_eq!(meter.charge_at(1, 10, start), Ok(()));
		let later = start + Duration::from_secs(3_600);
		assert_eq!(meter.charge_at(1, 10, later), Ok(()));
		assert_eq!(meter.charge_at(1, 1, later), Err(Duration::from_millis(200)));
	}

	#[test]
	fn what_costs_more_than_all_costs_all() {
		let (meter, start) = (Meter::new(SMALL), Instant::now());
		assert_eq!(meter.charge_at(1, 11, start), Ok(()));
		assert_eq!(meter.charge_at(1, 1, start), Err(Duration::from_millis(200)));
	}

	#[test]
	fn connections_that_have_all_their_units_are_forgotten() {
		let (meter, start) = (Meter::new(SMALL), Instant::now());
		for connection in 0..REMEMBERED {
			assert_eq!(meter.charge_at(connection, 1, start), Ok(()));
		}
		assert_eq!(meter.charge_at(0, 9, start), Ok(()));
		let later = start + Duration::from_millis(200);
		assert_eq!(meter.charge_at(REMEMBERED, 1, later), Ok(()));
		assert_eq!(
			meter.buckets.lock().expect("nobody panicked").len(),
			2,
			"the new one and the one in debt"
		);
		assert_eq!(meter.charge_at(0, 2, later), Err(Duration::from_millis(200)), "its debt is remembered");
	}
}
