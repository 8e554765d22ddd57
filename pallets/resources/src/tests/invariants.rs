//! `do_try_state` objects to each way of being wrong.

use super::*;

fn objects(corrupt: impl FnOnce(RequestId, CommitmentId, ShipmentId), complaint: &'static str) {
	new_test_ext().execute_with(|| {
		let request = open(100);
		let commitment = committed(request, 90);
		let shipment = dispatched(commitment, 50);
		let receipt = ReceiptInput { short: 3, short_reason: Some(Discrepancy::Short), ..partly_bad(40, 7) };
		assert_ok!(Resources::receive(signed(HOSPITAL), shipment, receipt));
		dispatched(commitment, 10);
		assert_ok!(Resources::do_try_state());
		corrupt(request, commitment, shipment);
		assert_eq!(Resources::do_try_state(), Err(DispatchError::Other(complaint)));
	});
}

fn line(request: RequestId, change: impl FnOnce(&mut Line)) {
	Lines::<Test>::mutate(request, 0, |line| change(line.as_mut().expect("the line exists")));
}

fn commitment(id: CommitmentId, change: impl FnOnce(&mut Commitment<AccountId>)) {
	Commitments::<Test>::mutate(id, |commitment| change(commitment.as_mut().expect("it exists")));
}

fn shipment(id: ShipmentId, change: impl FnOnce(&mut Shipment<AccountId>)) {
	Shipments::<Test>::mutate(id, |shipment| change(shipment.as_mut().expect("it exists")));
}

#[test]
fn products() {
	objects(
		|_, _, _| Products::<Test>::insert(7, Product { units_per_pack: 0, ..product("gown", 1) }),
		"a product is malformed",
	);
	objects(|_, _, _| Products::<Test>::remove(GOGGLES), "a line is for a product that is not registered");
}

#[test]
fn requests_and_lines() {
	let header = |request| Requests::<Test>::get(request).expect("the request exists");
	objects(|_, _, _| NextRequest::<Test>::put(1), "a request has a number never given");
	objects(
		|request, _, _| Requests::<Test>::insert(0, header(request)),
		"a request has a number never given",
	);
	objects(
		|request, _, _| Requests::<Test>::insert(request, Request { lines: 0, ..header(request) }),
		"a request has no lines or too many",
	);
	objects(
		|request, _, _| Requests::<Test>::insert(request, Request { lines: 65, ..header(request) }),
		"a request has no lines or too many",
	);
	objects(
		|request, _, _| Requests::<Test>::insert(request, Request { lines: 2, ..header(request) }),
		"a request lacks one of its lines",
	);
	objects(
		|request, _, _| Lines::<Test>::insert(request, 1, first_line(request)),
		"a line is none of its request's",
	);
	objects(|request, _, _| Lines::<Test>::insert(9, 0, first_line(request)), "a line has no request");
	objects(|request, _, _| line(request, |line| line.requested = Some(0)), "a line asks for nothing");
}

#[test]
fn counters_of_a_line() {
	const CONTRADICTION: &str = "the counters of a line contradict one another";
	const SUMS: &str = "the counters of a line are not the sums of its commitments and shipments";
	objects(|request, _, _| line(request, |line| line.in_transit += 1), CONTRADICTION);
	objects(|request, _, _| line(request, |line| line.accepted -= 1), CONTRADICTION);
	objects(|request, _, _| line(request, |line| line.disposition = Disposition::Submitted), CONTRADICTION);
	objects(
		|request, _, _| line(request, |line| line.committed = 59),
		"more of a line is dispatched than committed",
	);
	objects(
		|request, _, _| line(request, |line| line.committed = 118),
		"more of a line is live than its cap",
	);
	objects(
		|request, _, _| line(request, |line| line.requested = Some(99)),
		"more of a line is approved than requested",
	);
	objects(|request, _, _| line(request, |line| line.committed += 1), SUMS);
	let moved = |from: fn(&mut Line) -> &mut Quantity, to: fn(&mut Line) -> &mut Quantity| {
		objects(
			|request, _, _| {
				line(request, |line| {
					*from(line) -= 1;
					*to(line) += 1;
				})
			},
			SUMS,
		)
	};
	moved(|line| &mut line.in_transit, |line| &mut line.accepted);
	moved(|line| &mut line.accepted, |line| &mut line.rejected);
	moved(|line| &mut line.in_transit, |line| &mut line.lost);
	moved(|line| &mut line.rejected, |line| &mut line.returned);
}

#[test]
fn commitments() {
	objects(|_, _, _| NextCommitment::<Test>::put(1), "a commitment has a number never given");
	objects(|_, id, _| commitment(id, |c| c.line = 1), "a commitment is to a line that does not exist");
	objects(|_, id, _| commitment(id, |c| c.quantity = 0), "a commitment is to nothing");
	objects(|_, id, _| commitment(id, |c| c.quantity = 59), "more is dispatched than a commitment has");
	objects(
		|_, id, _| commitment(id, |c| c.dispatched -= 1),
		"what a commitment has dispatched is not the sum of its shipments",
	);
	objects(
		|_, id, _| commitment(id, |c| c.quantity += 1),
		"the counters of a line are not the sums of its commitments and shipments",
	);
	objects(|_, id, _| Commitments::<Test>::remove(id), "a shipment keeps no commitment");
}

#[test]
fn shipments() {
	objects(|_, _, _| NextShipment::<Test>::put(2), "a shipment has a number never given");
	objects(|_, _, id| shipment(id, |s| s.supplier = MAKER), "a shipment differs from its commitment");
	objects(|_, _, id| shipment(id, |s| s.line = 1), "a shipment differs from its commitment");
	objects(
		|_, _, id| shipment(id, |s| s.receiver = CLINIC),
		"a shipment goes elsewhere than to the requester",
	);
	objects(|_, _, id| shipment(id, |s| s.quantity = 0), "a shipment is of nothing");
	objects(
		|_, _, id| Shipments::<Test>::remove(id),
		"what a commitment has dispatched is not the sum of its shipments",
	);
}

#[test]
fn receipts() {
	const MISPLACED: &str = "a receipt is where none can be, or is missing";
	const UNFIT: &str = "a receipt does not fit its shipment";
	let receipt = |id, change: fn(&mut Receipt<AccountId>)| {
		shipment(id, |s| change(s.receipt.as_mut().expect("it has one")));
	};
	objects(|_, _, id| shipment(id, |s| s.receipt = None), MISPLACED);
	objects(|_, _, id| shipment(id, |s| s.state = ShipmentState::InTransit), MISPLACED);
	objects(|_, _, id| shipment(id + 1, |s| s.state = ShipmentState::Received), MISPLACED);
	objects(|_, _, id| receipt(id, |r| r.accepted += 1), UNFIT);
	objects(|_, _, id| receipt(id, |r| r.short_reason = None), UNFIT);
	objects(|_, _, id| receipt(id, |r| r.rejected_reason = Some(Discrepancy::Short)), UNFIT);
	objects(
		|_, _, id| {
			receipt(id, |r| {
				r.accepted += 1;
				r.rejected -= 1;
			})
		},
		"the counters of a line are not the sums of its commitments and shipments",
	);
}

#[test]
fn sums_past_the_largest_quantity() {
	new_test_ext().execute_with(|| {
		let request = open(u64::MAX);
		let first = committed(request, u64::MAX);
		let second = Commitments::<Test>::get(first).expect("it exists");
		Commitments::<Test>::insert(2, second);
		NextCommitment::<Test>::put(3);
		assert_eq!(Resources::do_try_state(), Err(DispatchError::Other("a sum passes the largest quantity")));
	});
}
