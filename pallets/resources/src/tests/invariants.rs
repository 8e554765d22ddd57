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
		UNFIT,
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

/// Offers, rounds, returns and loans, and something is wrong with them.
fn objects_to(corrupt: impl FnOnce(), complaint: &'static str) {
	new_test_ext().execute_with(|| {
		// Request 1 waits for a round.
		let rumoured = submitted_for(RUMOUR, of(GOGGLES, Some(10)));
		let approval = Approval { line: 0, quantity: 10, reason: None };
		assert_ok!(Resources::verify_need(signed(COMMISSION), rumoured, approval));
		// Shipment 1: 70 accepted, 20 refused of which 5 go back, 10 missing.
		let (_, differing) = differing();
		assert_ok!(Resources::send_back(signed(HOSPITAL), differing, Part::Refused, 5));
		// Shipment 2: 10 lent, of which 4 are back.
		let (_, lent) = lent(10);
		assert_ok!(Resources::send_back(signed(HOSPITAL), lent, Part::Loan, 4));
		assert_ok!(Resources::take_back(signed(CHARITY), 2, 4));
		// Shipment 3: carried, said to be lost, seen once.
		let (_, carried) = carried(30);
		assert_ok!(Resources::checkpoint(signed(CARRIER), carried, checkpoint(CheckpointKind::Passed)));
		assert_ok!(Resources::declare_lost(signed(CARRIER), carried, 30, Discrepancy::Lost));
		// Shipment 4 is packed; offer 2 is held.
		prepared(committed(open(20), 20), 20);
		reserved(published(offer_of(GOGGLES, 50)), open(50), 40);
		assert_ok!(Resources::do_try_state());
		corrupt();
		assert_eq!(Resources::do_try_state(), Err(DispatchError::Other(complaint)));
	});
}

fn offer_with(id: OfferId, change: impl FnOnce(&mut Offer<AccountId>)) {
	Offers::<Test>::mutate(id, |offer| change(offer.as_mut().expect("it exists")));
}

fn returned(id: ReturnId, change: impl FnOnce(&mut Return)) {
	Returns::<Test>::mutate(id, |back| change(back.as_mut().expect("it exists")));
}

#[test]
fn registries_and_counters() {
	objects_to(|| RetiredProducts::<Test>::insert(99, ()), "a product is retired that was never registered");
	objects_to(
		|| OpenLines::<Test>::insert(RUMOUR, 2),
		"the number of open lines of an incident is not theirs",
	);
	objects_to(|| OpenLines::<Test>::insert(77, 1), "the number of open lines of an incident is not theirs");
	let visor = || Substitutes::try_from(vec![VISOR]).expect("one");
	objects_to(|| LineSubstitutes::<Test>::insert(1, 0, visor()), "substitutes are named where none can be");
	objects_to(|| LineSubstitutes::<Test>::insert(1, 9, visor()), "substitutes are named for no line");
	objects_to(|| AgendaLength::<Test>::put(0), "the length of a list is not that of its items");
}

#[test]
fn verifications() {
	const WAITING: &str = "a line waits for a round that has ended, or does not wait for one that has not";
	const WITHOUT: &str = "a line has a verdict without a round, or a round without a verdict";
	let verdict = || {
		Verifications::<Test>::mutate(1, 0, |verification| {
			verification.as_mut().expect("it exists").verdict = Some(Verdict::Confirmed);
		})
	};
	objects_to(verdict, WAITING);
	objects_to(|| line(1, |line| line.verified = Verified::NotAsked), WAITING);
	objects_to(|| Verifications::<Test>::remove(1, 0), WITHOUT);
	objects_to(|| line(2, |line| line.verified = Verified::Unclear), WITHOUT);
}

#[test]
fn units_of_shipments() {
	const LEFT: &str = "the units of a shipment are not those that left";
	const ELSEWHERE: &str = "units of a shipment on the way are elsewhere";
	const ROUND: &str = "a round is held where none can be, or is missing";
	objects_to(|| shipment(1, |goods| goods.units.lost += 1), LEFT);
	objects_to(|| shipment(4, |goods| goods.units.in_transit = 20), LEFT);
	objects_to(
		|| {
			shipment(3, |goods| {
				goods.units.in_transit -= 1;
				goods.units.accepted += 1;
			})
		},
		ELSEWHERE,
	);
	objects_to(
		|| shipment(1, |goods| goods.state = ShipmentState::Reconciled),
		"units of a settled shipment are on the way",
	);
	objects_to(
		|| {
			shipment(1, |goods| {
				goods.units.in_transit -= 1;
				goods.units.lost += 1;
			})
		},
		"missing units are not on the way",
	);
	objects_to(
		|| shipment(3, |goods| goods.loss.as_mut().expect("it is claimed").quantity = 31),
		"a loss is declared of what is not on the way",
	);
	objects_to(|| shipment(1, |goods| goods.state = ShipmentState::InDispute), ROUND);
	let hearing = Hearing { round: 1, verdict: None, until: None };
	objects_to(|| shipment(1, |goods| goods.hearing = Some(hearing)), ROUND);
	objects_to(|| Checkpoints::<Test>::remove(3, 0), "a shipment lacks one of its checkpoints");
	objects_to(|| shipment(3, |goods| goods.checkpoints = 0), "a checkpoint is none of its shipment's");
	objects_to(
		|| shipment(4, |goods| goods.state = ShipmentState::Cancelled),
		"what a commitment has dispatched is not the sum of its shipments",
	);
}

#[test]
fn offers_and_reservations() {
	const HELD: &str = "what is held of an offer is not what it says";
	objects_to(|| NextOffer::<Test>::put(2), "an offer has a number never given");
	objects_to(|| NextReservation::<Test>::put(1), "a reservation has a number never given");
	objects_to(|| offer_with(1, |offer| offer.taken += 1), HELD);
	objects_to(|| offer_with(2, |offer| offer.reserved -= 1), HELD);
	objects_to(|| offer_with(2, |offer| offer.quantity = 39), "more is held of an offer than it has");
	objects_to(|| Offers::<Test>::remove(2), "something is held of no offer");
}

#[test]
fn returns() {
	const SENT: &str = "what was sent back of a shipment is not the sum of its returns";
	const COUNT: &str = "a return has a count where none can be, or none";
	objects_to(|| NextReturn::<Test>::put(2), "a return has a number never given");
	objects_to(|| returned(1, |back| back.arrived = Some(5)), COUNT);
	objects_to(|| returned(2, |back| back.arrived = Some(5)), COUNT);
	objects_to(|| returned(1, |back| back.quantity = 6), SENT);
	objects_to(|| shipment(1, |goods| goods.refused_back = 0), SENT);
	objects_to(|| returned(1, |back| back.shipment = 99), "a return is of no shipment");
}
