//! What falls due, and what it weighs.

use crate::{
	AgendaCursor, AgendaItems, AgendaLength, Config, Event, Pallet, RoundState, Rounds, Settling, Task,
	WeightInfo, JUDGED_BY_STEP, MAX_TURNOUT,
};
use frame_support::{
	storage::with_storage_layer,
	traits::{Get, Time},
	weights::{Weight, WeightMeter},
};
use muster_primitives::{
	agenda::{Agenda, Step, Walk},
	AgencyClasses, Moment,
};

/// Length of a bucket in milliseconds: how long after its deadline a round may wait to be counted. Shorter than others',
/// because an emergency waits for verdicts.
pub const BUCKET: Moment = 2_000;

/// The agenda of this pallet.
pub(crate) type Due<T> = Agenda<Task, AgendaItems<T>, AgendaCursor<T>, AgendaLength<T>, BUCKET>;

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
		// Looking at what comes next takes what any step takes that does nothing.
		let look = T::WeightInfo::step_empty().max(T::WeightInfo::step_done());
		let mut walk = Walk::default();
		while meter.can_consume(look) {
			let has_room = |task: &Task| meter.can_consume(look.saturating_add(Self::most_for(*task)));
			match Due::<T>::walk_while(now, &mut walk, has_room) {
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
				let following = *counted.as_ref().unwrap_or(&details.classes);
				(Self::step_tally_weight(details.votes, following), counted.map(|_| ()))
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
		Self::step_tally_weight(T::MaxVotes::get(), AgencyClasses::all())
			.max(T::WeightInfo::step_finalise(JUDGED_BY_STEP))
	}

	/// What `task` takes at most as things are.
	fn most_for(task: Task) -> Weight {
		match task {
			Task::Tally(round) => {
				let (votes, following) =
					Rounds::<T>::get(round).map_or((0, AgencyClasses::EMPTY), |details| {
						let above = details.region.parent();
						(details.votes, above.map_or(AgencyClasses::EMPTY, |_| details.classes))
					});
				Self::step_tally_weight(votes, following)
			}
			Task::Finalise(_) => T::WeightInfo::step_finalise(JUDGED_BY_STEP),
		}
	}

	/// What counting weighs with so many votes, and with a round of the `following` classes that goes on.
	fn step_tally_weight(votes: u32, following: AgencyClasses) -> Weight {
		T::WeightInfo::step_tally(votes).saturating_add(Self::opening_weight(following))
	}

	/// What the call `tally` weighs, likewise.
	pub(crate) fn tally_weight(votes: u32, following: AgencyClasses) -> Weight {
		T::WeightInfo::tally(votes).saturating_add(Self::opening_weight(following))
	}

	/// What it takes at most to open a round of `classes`; nothing if there are none, for then no round is opened.
	pub(crate) fn opening_weight(classes: AgencyClasses) -> Weight {
		match classes.len() {
			0 => Weight::zero(),
			classes => T::WeightInfo::open(classes).saturating_add(Self::unmeasured_reads(classes)),
		}
	}

	/// Keys of the register that counting who is eligible may meet in vain, the same lines at each of four places, and
	/// that a benchmark cannot lay out: it can register no agency below another.
	fn unmeasured_reads(classes: u32) -> Weight {
		let keys = u64::from(MAX_TURNOUT).saturating_add(1).saturating_mul(4);
		T::DbWeight::get().reads(keys.saturating_mul(classes.into()))
	}
}
