//! What must hold of the storage at any time.

use crate::*;
use alloc::collections::BTreeMap;
use frame_support::{ensure, traits::Get};
use muster_primitives::{CommitmentId, IncidentId, LineIndex, Quantity, RequestId, ShipmentId};
use sp_runtime::TryRuntimeError;

/// What commitments and shipments say that the counters of a line must be.
#[derive(Clone, Copy, Default, PartialEq)]
struct Sums {
	committed: Quantity,
	released: Quantity,
	dispatched: Quantity,
	units: Units,
}

impl From<&Line> for Sums {
	fn from(line: &Line) -> Self {
		Self {
			committed: line.committed,
			released: line.released,
			dispatched: line.dispatched,
			units: line.units(),
		}
	}
}

type LineSums = BTreeMap<(RequestId, LineIndex), Sums>;

fn add(counter: &mut Quantity, quantity: Quantity) -> Result<(), TryRuntimeError> {
	*counter = counter.checked_add(quantity).ok_or("a sum passes the largest quantity")?;
	Ok(())
}

fn add_units(sum: &mut Units, units: &Units) -> Result<(), TryRuntimeError> {
	add(&mut sum.in_transit, units.in_transit)?;
	add(&mut sum.accepted, units.accepted)?;
	add(&mut sum.rejected, units.rejected)?;
	add(&mut sum.lost, units.lost)?;
	add(&mut sum.returned, units.returned)?;
	add(&mut sum.given_back, units.given_back)
}

impl<T: Config> Pallet<T> {
	/// Checks the invariants the README lists.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		for product in Products::<T>::iter_values() {
			ensure!(product.check().is_ok(), "a product is malformed");
		}
		ensure!(
			RetiredProducts::<T>::iter_keys().all(Products::<T>::contains_key),
			"a product is retired that was never registered"
		);
		Self::check_requests()?;
		Self::check_verifications()?;
		let mut sums = BTreeMap::new();
		Self::check_commitments(&mut sums)?;
		Self::check_shipments(&mut sums)?;
		for (request, index, line) in Lines::<T>::iter() {
			let expected = sums.get(&(request, index)).copied().unwrap_or_default();
			ensure!(
				Sums::from(&line) == expected,
				"the counters of a line are not the sums of its commitments and shipments"
			);
		}
		Self::check_offers()?;
		Self::check_returns()?;
		AgendaOf::<T>::check()?;
		Ok(())
	}

	fn check_requests() -> Result<(), TryRuntimeError> {
		for (request, header) in Requests::<T>::iter() {
			ensure!((1..NextRequest::<T>::get()).contains(&request), "a request has a number never given");
			ensure!(
				header.lines > 0 && u32::from(header.lines) <= T::MaxLines::get(),
				"a request has no lines or too many"
			);
			ensure!(
				(0..header.lines).all(|index| Lines::<T>::contains_key(request, index)),
				"a request lacks one of its lines"
			);
		}
		let mut open = BTreeMap::<IncidentId, u32>::new();
		for (request, index, line) in Lines::<T>::iter() {
			let header = Requests::<T>::get(request).ok_or("a line has no request")?;
			ensure!(index < header.lines, "a line is none of its request's");
			ensure!(
				Products::<T>::contains_key(line.product),
				"a line is for a product that is not registered"
			);
			ensure!(line.requested != Some(0), "a line asks for nothing");
			line.check().map_err(|fault| match fault {
				LineFault::AboveCap => "more of a line is live than its cap",
				LineFault::AboveCommitted => "more of a line is dispatched than committed",
				LineFault::AboveRequested => "more of a line is approved than requested",
				_ => "the counters of a line contradict one another",
			})?;
			if let Some(incident) = header.incident.filter(|_| line.is_needed()) {
				let count = open.entry(incident).or_default();
				*count = count.saturating_add(1);
			}
		}
		ensure!(
			open == OpenLines::<T>::iter().collect::<BTreeMap<_, _>>(),
			"the number of open lines of an incident is not theirs"
		);
		for (request, index, substitutes) in LineSubstitutes::<T>::iter() {
			let line = Lines::<T>::get(request, index).ok_or("substitutes are named for no line")?;
			ensure!(
				line.substitutes_allowed && !substitutes.is_empty() && !substitutes.contains(&line.product),
				"substitutes are named where none can be"
			);
		}
		Ok(())
	}

	fn check_verifications() -> Result<(), TryRuntimeError> {
		for (request, index, verification) in Verifications::<T>::iter() {
			let line = Lines::<T>::get(request, index).ok_or("a verification is of no line")?;
			ensure!(
				(line.verified == Verified::Waiting) == verification.verdict.is_none(),
				"a line waits for a round that has ended, or does not wait for one that has not"
			);
		}
		for (request, index, line) in Lines::<T>::iter() {
			ensure!(
				(line.verified == Verified::NotAsked) != Verifications::<T>::contains_key(request, index),
				"a line has a verdict without a round, or a round without a verdict"
			);
		}
		Ok(())
	}

	fn check_commitments(sums: &mut LineSums) -> Result<(), TryRuntimeError> {
		for (id, commitment) in Commitments::<T>::iter() {
			ensure!((1..NextCommitment::<T>::get()).contains(&id), "a commitment has a number never given");
			ensure!(
				Lines::<T>::contains_key(commitment.request, commitment.line),
				"a commitment is to a line that does not exist"
			);
			ensure!(commitment.quantity > 0 || commitment.released > 0, "a commitment is to nothing");
			ensure!(
				commitment
					.prepared
					.checked_add(commitment.dispatched)
					.is_some_and(|gone| gone <= commitment.quantity),
				"more is dispatched than a commitment has"
			);
			let line = sums.entry((commitment.request, commitment.line)).or_default();
			add(&mut line.committed, commitment.quantity)?;
			add(&mut line.released, commitment.released)?;
		}
		Ok(())
	}

	fn check_shipments(sums: &mut LineSums) -> Result<(), TryRuntimeError> {
		let mut of_commitment = BTreeMap::<CommitmentId, (Quantity, Quantity)>::new();
		for (id, shipment) in Shipments::<T>::iter() {
			ensure!((1..NextShipment::<T>::get()).contains(&id), "a shipment has a number never given");
			let commitment =
				Commitments::<T>::get(shipment.commitment).ok_or("a shipment keeps no commitment")?;
			ensure!(
				(commitment.request, commitment.line, commitment.agency, commitment.product)
					== (shipment.request, shipment.line, shipment.supplier, shipment.product),
				"a shipment differs from its commitment"
			);
			let request = Requests::<T>::get(shipment.request).ok_or("a shipment is for no request")?;
			ensure!(shipment.receiver == request.agency, "a shipment goes elsewhere than to the requester");
			ensure!(shipment.quantity > 0, "a shipment is of nothing");
			Self::check_shipment(&shipment)?;

			let line = sums.entry((shipment.request, shipment.line)).or_default();
			let (prepared, dispatched) = of_commitment.entry(shipment.commitment).or_default();
			match shipment.state {
				ShipmentState::Preparing => add(prepared, shipment.quantity)?,
				ShipmentState::Cancelled => {}
				_ => {
					add(dispatched, shipment.quantity)?;
					add(&mut line.dispatched, shipment.quantity)?;
				}
			}
			add_units(&mut line.units, &shipment.units)?;
			ensure!(
				(0..shipment.checkpoints).all(|index| Checkpoints::<T>::contains_key(id, index)),
				"a shipment lacks one of its checkpoints"
			);
		}
		for (shipment, index, _) in Checkpoints::<T>::iter() {
			let told = Shipments::<T>::get(shipment).is_some_and(|goods| index < goods.checkpoints);
			ensure!(told, "a checkpoint is none of its shipment's");
		}
		for (id, commitment) in Commitments::<T>::iter() {
			let (prepared, dispatched) = of_commitment.get(&id).copied().unwrap_or_default();
			ensure!(
				(commitment.prepared, commitment.dispatched) == (prepared, dispatched),
				"what a commitment has dispatched is not the sum of its shipments"
			);
		}
		Ok(())
	}

	fn check_shipment(shipment: &Shipment<T::AccountId>) -> Result<(), TryRuntimeError> {
		let state = shipment.state;
		ensure!(
			shipment.receipt.is_some() == state.is_received(),
			"a receipt is where none can be, or is missing"
		);
		let units = shipment.units;
		let gone = !matches!(state, ShipmentState::Preparing | ShipmentState::Cancelled);
		let expected = if gone { shipment.quantity } else { 0 };
		ensure!(units.total() == Some(expected), "the units of a shipment are not those that left");
		if state.is_on_the_way() {
			let whole = units.in_transit.checked_add(units.lost) == Some(shipment.quantity);
			ensure!(whole, "units of a shipment on the way are elsewhere");
		} else if state != ShipmentState::ReceivedWithDiscrepancy && state != ShipmentState::InDispute {
			ensure!(units.in_transit == 0, "units of a settled shipment are on the way");
		}
		if let Some(receipt) = &shipment.receipt {
			let counted = receipt.accepted.checked_add(receipt.rejected);
			let counted = counted.and_then(|sum| sum.checked_add(receipt.short));
			let fits =
				counted.is_some_and(|sum| sum <= shipment.quantity && receipt.input().check(sum).is_ok());
			ensure!(fits, "a receipt does not fit its shipment");
			if matches!(state, ShipmentState::ReceivedWithDiscrepancy | ShipmentState::InDispute) {
				ensure!(units.in_transit == receipt.short, "missing units are not on the way");
			}
			let served = units.accepted.saturating_add(units.given_back);
			let ruled = state == ShipmentState::Reconciled
				&& served == receipt.accepted.saturating_add(receipt.short);
			ensure!(served == receipt.accepted || ruled, "a receipt does not fit its shipment");
		}
		ensure!(
			shipment.loss.is_none_or(|claim| claim.quantity <= units.in_transit && state.is_on_the_way()),
			"a loss is declared of what is not on the way"
		);
		ensure!(
			(state == ShipmentState::InDispute) == (shipment.hearing.is_some() && shipment.loss.is_none()),
			"a round is held where none can be, or is missing"
		);
		Ok(())
	}

	fn check_offers() -> Result<(), TryRuntimeError> {
		let mut held = BTreeMap::<OfferId, (Quantity, Quantity)>::new();
		for (id, reservation) in Reservations::<T>::iter() {
			ensure!((1..NextReservation::<T>::get()).contains(&id), "a reservation has a number never given");
			let (reserved, _) = held.entry(reservation.offer).or_default();
			if reservation.is_held() {
				add(reserved, reservation.quantity)?;
			}
		}
		for commitment in Commitments::<T>::iter_values() {
			if let Some(offer) = commitment.offer {
				let (_, taken) = held.entry(offer).or_default();
				add(taken, commitment.quantity)?;
			}
		}
		ensure!(held.keys().all(Offers::<T>::contains_key), "something is held of no offer");
		for (id, offer) in Offers::<T>::iter() {
			ensure!((1..NextOffer::<T>::get()).contains(&id), "an offer has a number never given");
			let counted = held.get(&id).copied().unwrap_or_default();
			ensure!((offer.reserved, offer.taken) == counted, "what is held of an offer is not what it says");
			let within = offer.reserved.checked_add(offer.taken).is_some_and(|sum| sum <= offer.quantity);
			ensure!(within, "more is held of an offer than it has");
		}
		Ok(())
	}

	fn check_returns() -> Result<(), TryRuntimeError> {
		let mut sent = BTreeMap::<ShipmentId, (Quantity, Quantity, Quantity)>::new();
		for (id, back) in Returns::<T>::iter() {
			ensure!((1..NextReturn::<T>::get()).contains(&id), "a return has a number never given");
			ensure!(
				back.arrived.is_some() == (back.state == ReturnState::Returned)
					&& back.arrived.is_none_or(|arrived| arrived <= back.quantity),
				"a return has a count where none can be, or none"
			);
			let (refused, lent, given_back) = sent.entry(back.shipment).or_default();
			match back.part {
				Part::Unopened => {}
				Part::Refused => add(refused, back.quantity)?,
				Part::Loan => {
					add(lent, back.quantity)?;
					if back.arrived.is_some() {
						add(given_back, back.quantity)?;
					}
				}
			}
		}
		ensure!(sent.keys().all(Shipments::<T>::contains_key), "a return is of no shipment");
		for (id, shipment) in Shipments::<T>::iter() {
			let lent = shipment.loan.map_or(0, |loan| loan.back);
			let counted = sent.get(&id).copied().unwrap_or_default();
			ensure!(
				(shipment.refused_back, lent, shipment.units.given_back) == counted,
				"what was sent back of a shipment is not the sum of its returns"
			);
		}
		Ok(())
	}
}
