//! What falls due.

use super::*;
use frame_support::{dispatch::DispatchResult, storage::with_storage_layer, weights::WeightMeter};
use muster_primitives::agenda::{Step, Walk};

impl<T: Config> Pallet<T> {
	/// Works the agenda off, a step at a time, as far as `meter` allows.
	pub(crate) fn work_off(meter: &mut WeightMeter) {
		let mut walk = Walk::default();
		while meter.try_consume(T::WeightInfo::agenda_step()).is_ok() {
			if !Self::agenda_step(&mut walk, Self::now()) {
				break;
			}
		}
	}

	/// One step; whether there may be another.
	pub(crate) fn agenda_step(walk: &mut Walk, now: Moment) -> bool {
		match AgendaOf::<T>::walk(now, walk) {
			Step::Done => return false,
			Step::Empty => {}
			Step::Due(item) => {
				Self::list_next_line(item, now);
				let done = with_storage_layer(|| Self::fire(item, now));
				if let Err(error) = done {
					// What has changed since it was listed is not due any more, and that is no failure.
					if error != Error::<T>::NotDue.into() {
						Self::deposit_event(Event::WorkFailed { item, error });
					}
				}
			}
		}
		true
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
