//! What falls due.

use super::*;
use frame_support::{
	dispatch::DispatchResult,
	storage::with_storage_layer,
	weights::{Weight, WeightMeter},
};
use muster_primitives::agenda::{Step, Walk};

impl<T: Config> Pallet<T> {
	/// Works the agenda off, a step at a time, as far as `meter` allows.
	pub(crate) fn work_off(meter: &mut WeightMeter) {
		let step = T::WeightInfo::agenda_step();
		// What comes next is known only once it is taken off the list, so there must be room for the dearest.
		let dearest = step.saturating_add(Self::delivery_opening_weight());
		let mut walk = Walk::default();
		while meter.can_consume(dearest) {
			let took = Self::agenda_step(&mut walk, Self::now());
			meter.consume(took.unwrap_or(step));
			if took.is_none() {
				break;
			}
		}
	}

	/// One step, and what it took; `None` if nothing is due.
	pub(crate) fn agenda_step(walk: &mut Walk, now: Moment) -> Option<Weight> {
		let step = T::WeightInfo::agenda_step();
		match AgendaOf::<T>::walk(now, walk) {
			Step::Done => None,
			Step::Empty => Some(step),
			Step::Due(item) => {
				Self::list_next_line(item, now);
				match with_storage_layer(|| Self::fire(item, now)) {
					// What has changed since it was listed is not due any more, and that is no failure.
					Err(error) if error == Error::<T>::NotDue.into() => return Some(step),
					Err(error) => Self::deposit_event(Event::WorkFailed { item, error }),
					Ok(()) => {}
				}
				Some(step.saturating_add(Self::opening_weight_of(&item)))
			}
		}
	}

	/// What `poke` weighs for an item.
	pub(crate) fn poke_weight(item: &Due) -> Weight {
		T::WeightInfo::poke().saturating_add(Self::opening_weight_of(item))
	}

	/// What comes on top of an item that opens a round.
	fn opening_weight_of(item: &Due) -> Weight {
		match item {
			Due::Loss(_) => Self::delivery_opening_weight(),
			_ => Weight::zero(),
		}
	}

	pub(crate) fn do_poke(item: Due) -> DispatchResult {
		Self::fire(item, Self::now())
	}

	fn fire(item: Due, now: Moment) -> DispatchResult {
		match item {
			Due::Line { request, line } => Self::expire_line(request, line, now),
			Due::Offer(offer) => Self::expire_offer(offer, now),
			Due::Reservation(reservation) => Self::lapse_reservation(reservation, now),
			Due::Receipt(shipment) => Self::hear_silence(shipment, now),
			Due::Arrival(shipment) => Self::tell_overdue(shipment, now),
			Due::Loan(shipment) => Self::tell_loan_overdue(shipment, now),
			Due::Loss(shipment) => Self::refer_loss(shipment, now),
			Due::Hearing(shipment) => Self::apply_hearing(shipment, now),
		}
	}

	/// Lines of a request expire one after the other, so that each step costs the same.
	fn list_next_line(item: Due, now: Moment) {
		let Due::Line { request, line } = item else { return };
		let Some(header) = Requests::<T>::get(request) else { return };
		let next = line.saturating_add(1);
		// Listed for when it was due, which has passed, so that the next step meets it.
		if let Some(due) = header.due.filter(|due| *due <= now && next < header.lines) {
			AgendaOf::<T>::put(&Due::Line { request, line: next }, due, now);
		}
	}
}
