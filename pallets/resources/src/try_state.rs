//! What must hold of the storage at any time.

use crate::{
	types::LineFault, Commitments, Config, Line, Lines, NextCommitment, NextRequest, NextShipment, Pallet,
	Products, Requests, Shipments,
};
use alloc::collections::BTreeMap;
use frame_support::{ensure, traits::Get};
use muster_primitives::{CommitmentId, LineIndex, Quantity, RequestId};
use sp_runtime::TryRuntimeError;

/// What commitments and shipments say that the counters of a line must be.
#[derive(Clone, Copy, Default, PartialEq)]
struct Sums {
	committed: Quantity,
	dispatched: Quantity,
	in_transit: Quantity,
	accepted: Quantity,
	rejected: Quantity,
}

impl From<&Line> for Sums {
	fn from(line: &Line) -> Self {
		Self {
			committed: line.committed,
			dispatched: line.dispatched,
			in_transit: line.in_transit,
			accepted: line.accepted,
			rejected: line.rejected,
		}
	}
}

fn add(counter: &mut Quantity, quantity: Quantity) -> Result<(), TryRuntimeError> {
	*counter = counter.checked_add(quantity).ok_or("a sum passes the largest quantity")?;
	Ok(())
}

impl<T: Config> Pallet<T> {
	/// Checks the invariants the README lists.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		for product in Products::<T>::iter_values() {
			ensure!(product.check().is_ok(), "a product is malformed");
		}
		Self::check_requests()?;
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
		}
		Ok(())
	}

	fn check_commitments(sums: &mut BTreeMap<(RequestId, LineIndex), Sums>) -> Result<(), TryRuntimeError> {
		for (id, commitment) in Commitments::<T>::iter() {
			ensure!((1..NextCommitment::<T>::get()).contains(&id), "a commitment has a number never given");
			ensure!(
				Lines::<T>::contains_key(commitment.request, commitment.line),
				"a commitment is to a line that does not exist"
			);
			ensure!(commitment.quantity > 0, "a commitment is to nothing");
			ensure!(commitment.dispatched <= commitment.quantity, "more is dispatched than a commitment has");
			let line = sums.entry((commitment.request, commitment.line)).or_default();
			add(&mut line.committed, commitment.quantity)?;
		}
		Ok(())
	}

	fn check_shipments(sums: &mut BTreeMap<(RequestId, LineIndex), Sums>) -> Result<(), TryRuntimeError> {
		let mut dispatched = BTreeMap::<CommitmentId, Quantity>::new();
		for (id, shipment) in Shipments::<T>::iter() {
			ensure!((1..NextShipment::<T>::get()).contains(&id), "a shipment has a number never given");
			let commitment =
				Commitments::<T>::get(shipment.commitment).ok_or("a shipment keeps no commitment")?;
			ensure!(
				(commitment.request, commitment.line, commitment.agency)
					== (shipment.request, shipment.line, shipment.supplier),
				"a shipment differs from its commitment"
			);
			let request = Requests::<T>::get(shipment.request).ok_or("a shipment is for no request")?;
			ensure!(shipment.receiver == request.agency, "a shipment goes elsewhere than to the requester");
			ensure!(shipment.quantity > 0, "a shipment is of nothing");
			ensure!(
				shipment.receipt.is_some() == shipment.state.is_received(),
				"a receipt is where none can be, or is missing"
			);

			let line = sums.entry((shipment.request, shipment.line)).or_default();
			add(dispatched.entry(shipment.commitment).or_default(), shipment.quantity)?;
			add(&mut line.dispatched, shipment.quantity)?;
			match shipment.receipt {
				None => add(&mut line.in_transit, shipment.quantity)?,
				Some(receipt) => {
					ensure!(
						receipt.input().check(shipment.quantity).is_ok(),
						"a receipt does not fit its shipment"
					);
					add(&mut line.in_transit, receipt.short)?;
					add(&mut line.accepted, receipt.accepted)?;
					add(&mut line.rejected, receipt.rejected)?;
				}
			}
		}
		for (id, commitment) in Commitments::<T>::iter() {
			ensure!(
				commitment.dispatched == dispatched.get(&id).copied().unwrap_or_default(),
				"what a commitment has dispatched is not the sum of its shipments"
			);
		}
		Ok(())
	}
}
