//! Structural checks: what a figure is held against before anybody else speaks.

use crate::*;
use muster_primitives::AgencyId;

/// Whether `value` is further from `before` than the larger of `abs` and a share of `before`.
fn steps_beyond(value: i64, before: i64, abs: u64, ppm: u32) -> bool {
	let share = u128::from(before.unsigned_abs()).saturating_mul(ppm.into()) / 1_000_000;
	u128::from(value.abs_diff(before)) > share.max(abs.into())
}

impl Relation {
	fn holds(self, sum: i128) -> bool {
		match self {
			Self::Eq => sum == 0,
			Self::Le => sum <= 0,
			Self::Ge => sum >= 0,
		}
	}
}

impl Cell {
	/// The cell one period before; `None` before the first.
	pub fn before(self, metric: &Metric) -> Option<Self> {
		Some(Self { start: self.start.checked_sub(metric.period)?, ..self })
	}

	/// The cell one period later; `None` at the end of time.
	pub fn after(self, metric: &Metric) -> Option<Self> {
		Some(Self { start: self.start.checked_add(metric.period)?, ..self })
	}
}

impl<T: Config> Pallet<T> {
	/// What an agency says of a cell now.
	pub fn reading(cell: Cell, agency: AgencyId) -> Option<Reading> {
		let readings = Readings::<T>::get(cell);
		let at = readings.binary_search_by_key(&agency, |reading| reading.agency).ok()?;
		readings.get(at).copied()
	}

	/// Which rules of its metric a figure breaks. Where figures to hold it against are missing, none.
	pub(crate) fn flags(
		metric: &Metric,
		cell: Cell,
		agency: AgencyId,
		value: Option<i64>,
		reason: Option<CorrectionReason>,
	) -> Flags {
		let Some(value) = value else { return Flags::default() };
		let own = |cell| Self::reading(cell, agency).and_then(|reading| reading.value);
		let before = || cell.before(metric).and_then(own);
		let explained = reason == Some(CorrectionReason::Reclassified);
		let other = |id| {
			if id == cell.metric {
				return Some(value);
			}
			let (version, other) = Self::metric(id)?;
			let same_periods = other.period == metric.period && other.anchor == metric.anchor;
			same_periods.then_some(Cell { metric: id, version, ..cell }).and_then(own)
		};
		Flags::of(metric.rules.iter().map(|rule| {
			match rule {
				Rule::NotNegative => value < 0,
				Rule::Monotone => !explained && before().is_some_and(|before| value < before),
				Rule::MaxStep { abs, ppm } => {
					!explained && before().is_some_and(|before| steps_beyond(value, before, *abs, *ppm))
				}
				Rule::Linear { terms, op } => {
					let sum = terms.iter().try_fold(0i128, |sum, (id, factor)| {
						Some(sum.saturating_add(i128::from(other(*id)?).saturating_mul((*factor).into())))
					});
					sum.is_some_and(|sum| !op.holds(sum))
				}
				Rule::PairRequired(id) => other(*id).is_none(),
				Rule::PairExclusive(id) => other(*id).is_some(),
				Rule::WithinParent => cell
					.region
					.parent()
					.and_then(|region| own(Cell { region, ..cell }))
					.is_some_and(|whole| value > whole),
			}
		}))
	}
}
