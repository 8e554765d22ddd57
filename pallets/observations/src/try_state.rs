//! What is true between any two calls.

use crate::*;
use alloc::{collections::BTreeSet, vec::Vec};
use codec::Encode;
use frame_support::ensure;
use muster_primitives::AgencyId;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks every invariant of the README.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		AgendaOf::<T>::check()?;
		let listed = AgendaItems::<T>::iter_keys().map(|(_, due)| due.encode()).collect::<BTreeSet<_>>();
		let is_listed = |due: Due| listed.contains(&due.encode());
		Self::check_metrics()?;
		Self::check_observations()?;
		for (cell, state) in Cells::<T>::iter() {
			ensure!(Metrics::<T>::contains_key(cell.metric, cell.version), "a cell is of no metric");
			ensure!(
				state.listed.is_none() || is_listed(Due::Compare(cell)),
				"a comparison is due and not listed"
			);
			ensure!(
				state.closed != is_listed(Due::Close(cell)),
				"what is open is to be closed, and nothing else"
			);
			ensure!(!state.closed || state.settled, "a closed cell has not settled");
			ensure!(!state.judged || state.settled, "records were updated before a figure settled");
			let sealed = Commitments::<T>::iter_prefix(cell).count();
			ensure!(u32::try_from(sealed) == Ok(state.commitments), "sealed values are miscounted");
			ensure!(sealed == 0 || state.seal.is_some(), "a value is sealed where none are");
			Self::check_readings(cell, &state)?;
		}
		for cell in Readings::<T>::iter_keys().chain(Commitments::<T>::iter_keys().map(|(cell, _)| cell)) {
			ensure!(Cells::<T>::contains_key(cell), "something is said in no cell");
		}
		Self::check_derivations()?;
		for (metric, copier, allegation) in Allegations::<T>::iter() {
			ensure!(MetricVersion::<T>::contains_key(metric), "an allegation is of no metric");
			ensure!(copier != allegation.source, "an agency is said to repeat itself");
			ensure!(
				allegation.contested != is_listed(Due::Conclude(metric, copier)),
				"an allegation is to stand exactly if it is not contested"
			);
		}
		Ok(())
	}

	fn check_metrics() -> Result<(), TryRuntimeError> {
		for (id, current) in MetricVersion::<T>::iter() {
			let mut since = 0;
			for version in FIRST_VERSION..=current {
				let definition = Metrics::<T>::get(id, version).ok_or("a version of a metric has gone")?;
				ensure!(definition.since >= since, "versions of a metric are out of order");
				since = definition.since;
				ensure!(Codes::<T>::get(&definition.metric.code) == Some(id), "a code is of another metric");
				ensure!(definition.metric.anchor < definition.metric.period, "a metric has no periods");
			}
		}
		for (id, version) in Metrics::<T>::iter_keys() {
			let known = MetricVersion::<T>::get(id)
				.is_some_and(|current| (FIRST_VERSION..=current).contains(&version));
			ensure!(known, "a version was never given");
		}
		let codes = Codes::<T>::iter_keys().count();
		ensure!(u32::try_from(codes) == Ok(MetricVersion::<T>::count()), "a metric has two codes or none");
		Ok(())
	}

	fn check_observations() -> Result<(), TryRuntimeError> {
		let next = NextObservation::<T>::get();
		let mut counted: ObservationId = 1;
		for (id, observation) in Observations::<T>::iter() {
			counted = counted.saturating_add(1);
			ensure!((1..next).contains(&id), "an observation has a number that was never given");
			ensure!(Cells::<T>::contains_key(observation.cell), "an observation is of no cell");
			ensure!(
				observation.previous.is_none() || observation.reason.is_some(),
				"a correction has no reason"
			);
			if let Some(previous) = observation.previous {
				let of_same = Observations::<T>::get(previous).is_some_and(|previous| {
					previous.cell == observation.cell && previous.agency == observation.agency
				});
				ensure!(previous < id && of_same, "an observation corrects another agency's, or a later one");
			}
		}
		ensure!(counted == next, "an observation has gone");
		Ok(())
	}

	fn check_readings(cell: Cell, state: &CellState) -> Result<(), TryRuntimeError> {
		let readings = Readings::<T>::get(cell);
		let mut last: Option<AgencyId> = None;
		for reading in &readings {
			ensure!(last < Some(reading.agency), "readings are out of order, or an agency speaks twice");
			last = Some(reading.agency);
			let observation =
				Observations::<T>::get(reading.observation).ok_or("a reading is of no observation")?;
			let same = observation.cell == cell
				&& observation.agency == reading.agency
				&& observation.value == reading.value;
			ensure!(same, "a reading is not what was observed");
			ensure!(!reading.counts || observation.reason.is_none(), "a correction adds to a record");
			ensure!(
				reading.mark.is_some() || state.listed.is_some(),
				"a reading was not compared and will not be"
			);
			ensure!(
				reading.mark != Some(Mark::NotMeasured) || reading.value.is_none(),
				"what was measured is marked as not measured"
			);
		}
		if let (Some(figure), None) = (state.figure, state.listed) {
			let marked = |mark| readings.iter().filter(|reading| reading.mark == Some(mark)).count();
			let silent = marked(Mark::NotMeasured).saturating_add(marked(Mark::Copy));
			ensure!(
				u32::try_from(readings.len().saturating_sub(silent)) == Ok(figure.voices),
				"a figure rests on other voices than there are"
			);
			ensure!(u32::try_from(marked(Mark::Copy)) == Ok(figure.copies), "copies are miscounted");
			ensure!(figure.classes <= figure.voices, "a figure has more classes than voices");
			ensure!(figure.low <= figure.high, "a figure ends before it begins");
			let said =
				|value: Option<i64>| value.is_none() || readings.iter().any(|reading| reading.value == value);
			ensure!(
				said(figure.centre) && said(figure.low) && said(figure.high),
				"nobody gave such a figure"
			);
		}
		Ok(())
	}

	fn check_derivations() -> Result<(), TryRuntimeError> {
		for (metric, agency, derivation) in Derivations::<T>::iter() {
			ensure!(MetricVersion::<T>::contains_key(metric), "a derivation is of no metric");
			let mut above = Vec::new();
			let mut next = derivation.source;
			while let Some(source) = next {
				ensure!(source != agency, "an agency repeats itself");
				ensure!(above.len() < usize::from(MAX_CHAIN), "a chain of copies is too long or never ends");
				let derivation = Derivations::<T>::get(metric, source);
				above.push(derivation.ok_or("a source does not know that it is one")?);
				next = derivation.and_then(|derivation| derivation.source);
			}
			let far_enough = above
				.iter()
				.zip(1u8..)
				.all(|(source, steps)| source.height >= derivation.height.saturating_add(steps));
			ensure!(far_enough, "a source does not know how far its copies reach");
		}
		Ok(())
	}
}
