//! What falls due, and what it weighs.

use crate::{
	AgendaCursor, AgendaItems, AgendaLength, Config, Event, Pallet, RoundState, Rounds, Settling, Task,
	WeightInfo, JUDGED_BY_STEP, MAX_CLASSES, MAX_TURNOUT,
};
use frame_support::{
	storage::with_storage_layer,
	traits::{Get, Time},
	weights::{Weight, WeightMeter},
};
use muster_primitives::agenda::{Agenda, Step, Walk, BUCKET};

/// The agenda of this pallet.
pub(crate) type Due<T> = Agenda<Task, AgendaItems<T>, AgendaCursor<T>, AgendaLength<T>>;

impl<T: Config> Pallet<T> {
	/// Has `task` done by the next step there is, in this block still if there is room.
	pub(crate) fn due_at_once(task: Task) {
		let now = T::Clock::now();
		Due::<T>::put(&task, now.saturating_sub(BUCKET), now);
	}

	/// Does what is due, within `limit`; returns what that took. What is left waits for the next block.
	pub(crate) fn work_off(limit: Weight) -> Weight {
		let mut meter = WeightMeter::with_limit(limit);
		let now = T::Clock::now();
		// Which kind of work comes next is known only once it is taken off the list, so there must be room for any.
		let mut walk = Walk::default();
		while meter.can_consume(Self::dearest_step()) {
			match Due::<T>::walk(now, &mut walk) {
				Step::Due(task) => meter.consume(Self::work(task)),
				Step::Empty => meter.consume(T::WeightInfo::step_empty()),
				Step::Done => {
					meter.consume(T::WeightInfo::step_done());
					break;
				}
			}
		}
		meter.consumed()
	}

	/// Does one thing that is due, or nothing if it was done before; returns what that took.
	pub(crate) fn work(task: Task) -> Weight {
		let (weight, result) = match task {
			Task::Tally(round) => {
				let Some(details) =
					Rounds::<T>::get(round).filter(|details| details.state == RoundState::Open)
				else {
					return T::WeightInfo::step_tally(0);
				};
				let counted =
					with_storage_layer(|| Self::do_tally(round, Self::round_to_tally(round)?, None));
				let goes_on = *counted.as_ref().unwrap_or(&true);
				(Self::step_tally_weight(details.votes, goes_on), counted.map(|_| ()))
			}
			Task::Finalise(round) => {
				let tallied =
					Rounds::<T>::get(round).is_some_and(|details| details.state == RoundState::Tallied);
				if !tallied && !Settling::<T>::contains_key(round) {
					return T::WeightInfo::step_finalise(0);
				}
				let judged = with_storage_layer(|| Self::do_finalise(round, JUDGED_BY_STEP, None));
				let weight = T::WeightInfo::step_finalise(*judged.as_ref().unwrap_or(&JUDGED_BY_STEP));
				(weight, judged.map(|_| ()))
			}
		};
		if let Err(error) = result {
			Self::deposit_event(Event::TaskFailed { task, error });
		}
		weight
	}

	/// What the dearest step weighs.
	pub(crate) fn dearest_step() -> Weight {
		Self::step_tally_weight(T::MaxVotes::get(), true).max(T::WeightInfo::step_finalise(JUDGED_BY_STEP))
	}

	fn step_tally_weight(votes: u32, goes_on: bool) -> Weight {
		let opening = if goes_on { Self::opening_weight() } else { Weight::zero() };
		T::WeightInfo::step_tally(votes).saturating_add(opening)
	}

	/// What the call `tally` weighs with so many votes, and with a round that goes on or without.
	pub(crate) fn tally_weight(votes: u32, goes_on: bool) -> Weight {
		let opening = if goes_on { Self::opening_weight() } else { Weight::zero() };
		T::WeightInfo::tally(votes).saturating_add(opening)
	}

	/// What it takes at most to open a round, for who does that in a call of its own.
	pub fn opening_weight() -> Weight {
		T::WeightInfo::open().saturating_add(Self::unmeasured_reads())
	}

	/// Keys of the register that counting who is eligible may meet in vain, the same lines at each of four places, and
	/// that a benchmark cannot lay out: it can register no agency below another.
	pub(crate) fn unmeasured_reads() -> Weight {
		let keys = u64::from(MAX_TURNOUT).saturating_add(1).saturating_mul(4);
		T::DbWeight::get().reads(keys.saturating_mul(MAX_CLASSES.into()))
	}
}
