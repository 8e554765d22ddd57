//! What comes out of comparing, and when: the figures, their closing, and the hook that works off what is due.

use crate::*;
use alloc::{collections::BTreeMap, vec::Vec};
use frame_support::{
	dispatch::DispatchResult,
	ensure,
	traits::{Get, Time},
	weights::{Weight, WeightMeter},
};
use muster_primitives::{
	agenda::{Step, Walk},
	traits::{EventTypes as _, Reliability as _},
	AgencyId, CapStatus, Category, Moment,
};
use sp_runtime::DispatchError;

/// A whole event on an agency's record, in thousandths, and a half.
const WHOLE: u32 = 1_000;
const HALF: u32 = 500;
/// Classes from which the arithmetic can say who is wrong.
const BLAME_FROM: u32 = 3;

impl<T: Config> Pallet<T> {
	/// Does now what is due of a cell. Returns how many sources there are in it.
	pub(crate) fn do_compare(cell: Cell) -> Result<u32, DispatchError> {
		let now = T::Clock::now();
		let mut state = Cells::<T>::get(cell).ok_or(Error::<T>::UnknownCell)?;
		ensure!(state.seal.is_none_or(|seal| now >= seal.reveal_until), Error::<T>::StillSealed);
		ensure!(!state.closed || state.listed.is_some(), Error::<T>::CellClosed);
		let metric = Metrics::<T>::get(cell.metric, cell.version).ok_or(Error::<T>::UnknownVersion)?.metric;
		let sources = if !state.closed && state.closes <= now {
			AgendaOf::<T>::remove(&Due::Close(cell), state.closes);
			Self::close(cell, &metric, &mut state, now)
		} else {
			Self::refresh(cell, &metric, &mut state, now)
		};
		Cells::<T>::insert(cell, state);
		Ok(sources)
	}

	/// Works off what is due, as far as `limit` allows, one metered step after the other.
	pub(crate) fn work_off(limit: Weight) -> Weight {
		let (now, heaviest) = (T::Clock::now(), Self::heaviest_step());
		let mut meter = WeightMeter::with_limit(limit);
		let mut walk = Walk::default();
		while meter.can_consume(heaviest) {
			match AgendaOf::<T>::walk(now, &mut walk) {
				Step::Due(due) => meter.consume(Self::perform(due, now)),
				Step::Empty => meter.consume(T::WeightInfo::step_empty()),
				Step::Done => {
					meter.consume(T::WeightInfo::step_empty());
					break;
				}
			}
		}
		meter.consumed()
	}

	/// What the hook may take of what a block has left.
	pub(crate) fn share_of(remaining: Weight) -> Weight {
		let share = T::IdleShare::get();
		Weight::from_parts(share.mul_floor(remaining.ref_time()), share.mul_floor(remaining.proof_size()))
	}

	/// The most that one step can weigh.
	pub(crate) fn heaviest_step() -> Weight {
		let most = MAX_SOURCES;
		T::WeightInfo::step_empty()
			.max(T::WeightInfo::step_compare(most))
			.max(T::WeightInfo::step_close(most))
			.max(T::WeightInfo::step_conclude())
	}

	/// Does what was listed, if it is still to be done. Returns what that weighs.
	pub(crate) fn perform(due: Due, now: Moment) -> Weight {
		match due {
			Due::Compare(cell) => {
				T::WeightInfo::step_compare(Self::perform_on(cell, |metric, state| match state.listed {
					Some(due) if due <= now => Self::refresh(cell, metric, state, now),
					_ => 0,
				}))
			}
			Due::Close(cell) => T::WeightInfo::step_close(Self::perform_on(cell, |metric, state| {
				if state.closed || state.closes > now {
					return 0;
				}
				Self::close(cell, metric, state, now)
			})),
			Due::Conclude(metric, copier) => {
				Self::perform_conclude(metric, copier, now);
				T::WeightInfo::step_conclude()
			}
		}
	}

	fn perform_on(cell: Cell, work: impl FnOnce(&Metric, &mut CellState) -> u32) -> u32 {
		let definition = Metrics::<T>::get(cell.metric, cell.version);
		let (Some(mut state), Some(definition)) = (Cells::<T>::get(cell), definition) else { return 0 };
		let sources = work(&definition.metric, &mut state);
		Cells::<T>::insert(cell, state);
		sources
	}

	/// Compares what is said in a cell, and publishes what came out where it is not what was there. Returns how many
	/// sources were looked at.
	pub(crate) fn refresh(cell: Cell, metric: &Metric, state: &mut CellState, now: Moment) -> u32 {
		let missed = Self::note_missed(cell, state);
		if let Some(due) = state.listed.take() {
			AgendaOf::<T>::remove(&Due::Compare(cell), due);
		}
		let mut readings = Readings::<T>::get(cell);
		let sources = u32::try_from(readings.len()).unwrap_or(u32::MAX).saturating_add(missed);
		let marks = readings.iter().map(|reading| reading.mark).collect::<Vec<_>>();
		let figure = Self::figure_of(cell, metric, &mut readings, now);
		if let (Status::SingleSource, false) = (figure.status, state.settled) {
			let only = readings.iter().find(|reading| reading.mark == Some(Mark::Unchecked));
			state.first = state.first.or(only.map(|reading| reading.agency));
		}

		let same_marks = readings.iter().map(|reading| reading.mark).eq(marks);
		let old = state.figure;
		if same_marks && old.is_some_and(|old| Figure { at: now, ..old } == figure) {
			return sources;
		}
		state.figure = Some(figure);
		let basis = readings.iter().filter_map(|reading| Some((reading.observation, reading.mark?)));
		let basis = Basis::truncate_from(basis.collect());
		Readings::<T>::insert(cell, readings);
		Self::deposit_event(if state.settled {
			Event::FigureRevised { cell, old, new: figure, basis }
		} else {
			Event::FigurePublished { cell, figure, basis }
		});
		sources
	}

	/// Closes a cell, with what is said in it by now. Returns how many sources were looked at.
	fn close(cell: Cell, metric: &Metric, state: &mut CellState, now: Moment) -> u32 {
		let sources = Self::refresh(cell, metric, state, now);
		let judged = !state.judged && Self::judge(cell, metric, state);
		state.judged |= judged;
		state.closed = true;
		state.settled = true;
		Self::deposit_event(Event::CellClosed { cell, judged });
		sources
	}

	/// Counts the sealed values that nobody revealed in time. Returns how many there were.
	fn note_missed(cell: Cell, state: &mut CellState) -> u32 {
		let commitments = core::mem::take(&mut state.commitments);
		if commitments == 0 {
			return 0;
		}
		for (agency, Commitment { officer, .. }) in Commitments::<T>::drain_prefix(cell) {
			let missed = MissedReveals::<T>::mutate(agency, |count| {
				*count = count.saturating_add(1);
				*count
			});
			Self::deposit_event(Event::RevealMissed { cell, agency, officer, missed });
		}
		commitments
	}

	/// The figure of a cell. Marks the readings.
	fn figure_of(cell: Cell, metric: &Metric, readings: &mut ReadingsOf, at: Moment) -> Figure {
		let earlier = match metric.dating {
			Dating::SamePeriod => ReadingsOf::new(),
			Dating::AdjacentPeriods => cell.before(metric).map(Readings::<T>::get).unwrap_or_default(),
		};
		let speakers = Self::speakers(cell.metric, readings);
		let mut copies = 0u32;
		let mut voices = Vec::new();
		let mut speaking = Vec::new();
		for reading in readings.iter_mut() {
			reading.mark = match reading.value {
				None => Some(Mark::NotMeasured),
				Some(_) if !speakers.contains(&reading.agency) => {
					copies = copies.saturating_add(1);
					Some(Mark::Copy)
				}
				Some(value) => {
					let previous = earlier
						.binary_search_by_key(&reading.agency, |other| other.agency)
						.ok()
						.and_then(|at| earlier.get(at)?.value);
					voices.push(Voice {
						class: reading.class.index().into(),
						weight: reading.weight,
						span: Span::since(value, previous),
					});
					speaking.push(reading);
					continue;
				}
			};
		}

		let found = compare(&voices, metric.abs_tol, metric.rel_ppm);
		for (reading, mark) in speaking.into_iter().zip(found.marks) {
			reading.mark = Some(mark);
		}
		let agreeing = || {
			let within = |mark| matches!(mark, Some(Mark::Agree | Mark::Unchecked));
			readings.iter().filter(move |reading| within(reading.mark)).filter_map(|reading| reading.value)
		};
		let (centre, low, high) = match found.centre {
			None => (None, None, None),
			Some(Centre::Between(low, high)) => (None, Some(low), Some(high)),
			Some(Centre::Point(value)) => (Some(value), agreeing().min(), agreeing().max()),
		};
		Figure {
			status: found.status,
			centre,
			low,
			high,
			tolerance: found.tolerance,
			voices: u32::try_from(voices.len()).unwrap_or(u32::MAX),
			classes: found.classes,
			copies,
			at,
		}
	}

	/// Who speaks, of those with a figure: a source for itself and all that repeat it; of several that repeat one that
	/// has no figure, the first in the register.
	fn speakers(metric: MetricId, readings: &ReadingsOf) -> Vec<AgencyId> {
		let mut by_source = BTreeMap::<AgencyId, AgencyId>::new();
		for reading in readings.iter().filter(|reading| reading.value.is_some()) {
			let source = Self::source_of(metric, reading.agency);
			let speaker = by_source.entry(source).or_insert(reading.agency);
			if source == reading.agency {
				*speaker = source;
			}
		}
		by_source.into_values().collect()
	}

	/// Tells the records of agencies how their words came out. Returns whether there was anything to tell from: while a
	/// figure has one source, its record waits for others to speak.
	fn judge(cell: Cell, metric: &Metric, state: &CellState) -> bool {
		let Some(figure) = state.figure else { return false };
		if matches!(figure.status, Status::NoData | Status::SingleSource) {
			return false;
		}
		// Nobody earns a record in a drill.
		if cell.status != CapStatus::Actual {
			return true;
		}
		let category = T::EventTypes::category(metric.event_type).unwrap_or(Category::Other);
		for reading in Readings::<T>::get(cell).iter().filter(|reading| reading.counts) {
			let blame = figure.classes >= BLAME_FROM;
			let early = figure.status == Status::Agreed && state.first == Some(reading.agency);
			let (right, wrong) = match reading.mark {
				Some(Mark::Agree) if blame || early => (WHOLE, 0),
				Some(Mark::Minor) if blame => (HALF, HALF),
				Some(Mark::Major) if blame => (0, WHOLE),
				_ => continue,
			};
			T::Reliability::record(reading.agency, category, right, wrong);
		}
		true
	}

	pub(crate) fn do_conclude(metric: MetricId, copier: AgencyId) -> DispatchResult {
		let now = T::Clock::now();
		let allegation = Allegations::<T>::get(metric, copier).ok_or(Error::<T>::NoAllegation)?;
		ensure!(!allegation.contested, Error::<T>::Contested);
		ensure!(allegation.until <= now, Error::<T>::ContestOpen);
		AgendaOf::<T>::remove(&Due::Conclude(metric, copier), allegation.until);
		Self::perform_conclude(metric, copier, now);
		Ok(())
	}
}
