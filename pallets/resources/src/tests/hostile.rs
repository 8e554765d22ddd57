//! Sequences that someone tries who wants more than is due, or to be rid of what is owed.

use super::*;

#[test]
fn receive_twice() {
	build_and_execute(|| {
		let (request, shipment) = on_the_way(10);
		assert_ok!(Resources::receive(signed(HOSPITAL), shipment, all_good(10)));
		let again = Resources::receive(signed(HOSPITAL), shipment, all_good(10));
		assert_noop!(again, Error::<Test>::NotReceivable);
		assert_eq!(first_line(request).accepted, 10);
		let (_, shipment) = differing();
		for _ in 0..2 {
			let again = Resources::receive(signed(HOSPITAL), shipment, all_good(100));
			assert_noop!(again, Error::<Test>::NotReceivable);
			let _ = Resources::acknowledge(signed(CHARITY), shipment);
		}
	});
}

#[test]
fn receive_more_than_was_shipped() {
	build_and_execute(|| {
		let (_, shipment) = on_the_way(10);
		let more = Resources::receive(signed(HOSPITAL), shipment, all_good(11));
		assert_noop!(more, Error::<Test>::ReceiptMismatch);
		let excess = ReceiptInput { excess: 1, ..all_good(10) };
		let unexplained = Resources::receive(signed(HOSPITAL), shipment, excess);
		assert_noop!(unexplained, Error::<Test>::DiscrepancyReasonMissing);
	});
}

#[test]
fn cancel_while_in_transit() {
	build_and_execute(|| {
		let (request, shipment) = on_the_way(10);
		let unpack = Resources::cancel_shipment(signed(CHARITY), shipment);
		assert_noop!(unpack, Error::<Test>::NotPreparing);
		// The line can be given up; what is on the way is counted all the same.
		assert_ok!(Resources::cancel(signed(HOSPITAL), request, 0));
		assert_noop!(Resources::release(signed(CHARITY), 1, 1), Error::<Test>::AboveLeft);
		assert_ok!(Resources::receive(signed(HOSPITAL), shipment, all_good(10)));
		assert_eq!((first_line(request).accepted, first_line(request).state()), (10, LineState::Cancelled));
	});
}

#[test]
fn release_below_dispatched() {
	build_and_execute(|| {
		let request = open(100);
		let commitment = committed(request, 100);
		dispatched(commitment, 60);
		assert_noop!(Resources::release(signed(CHARITY), commitment, 41), Error::<Test>::AboveLeft);
		assert_ok!(Resources::release(signed(CHARITY), commitment, 40));
		assert_noop!(Resources::release(signed(CHARITY), commitment, 1), Error::<Test>::AboveLeft);
	});
}

#[test]
fn approve_after_expiry() {
	build_and_execute(|| {
		let request = submitted_by(START + DAY);
		Now::set(START + DAY + GRACE);
		assert_ok!(Resources::poke(signed(MAKER), Due::Line { request, line: 0 }));
		assert_noop!(approve(request, 100, None), Error::<Test>::LineEnded);
		let approval = Approval { line: 0, quantity: 100, reason: None };
		let call = Resources::verify_need(signed(COMMISSION), request, approval);
		assert_noop!(call, Error::<Test>::LineEnded);
	});
}

#[test]
fn allocate_to_a_rejected_line() {
	build_and_execute(|| {
		let request = submitted(None);
		assert_ok!(Resources::reject(signed(COMMISSION), request, 0, RejectionReason::NotJustified));
		let offer = published(offer_of(GOGGLES, 10));
		let lines = vec![(request, 0)].try_into().expect("one");
		let call = Resources::allocate(signed(COMMISSION), offer, None, lines);
		assert_noop!(call, Error::<Test>::LineNotOpen);
		assert_noop!(Resources::commit(signed(CHARITY), request, 0, 1), Error::<Test>::LineNotOpen);
	});
}

#[test]
fn an_officer_of_another_agency() {
	build_and_execute(|| {
		let request = open(100);
		let commitment = committed(request, 50);
		let packed = prepared(commitment, 10);
		let (_, shipment) = differing();
		let other = || signed(CLINIC);
		let none = Lots::default;
		assert_noop!(Resources::cancel(other(), request, 0), Error::<Test>::NotRequester);
		assert_noop!(Resources::close(other(), request, 0), Error::<Test>::NotRequester);
		assert_noop!(Resources::release(other(), commitment, 1), Error::<Test>::NotSupplier);
		assert_noop!(Resources::dispatch(other(), commitment, 1, None), Error::<Test>::NotCommitter);
		assert_noop!(Resources::prepare(other(), commitment, 1, none()), Error::<Test>::NotCommitter);
		assert_noop!(Resources::depart(other(), packed, None, None), Error::<Test>::NotSupplier);
		assert_noop!(Resources::cancel_shipment(other(), packed), Error::<Test>::NotSupplier);
		assert_noop!(Resources::acknowledge(other(), shipment), Error::<Test>::NotSupplier);
		assert_noop!(Resources::contest(other(), shipment, evidence()), Error::<Test>::NotSupplier);
		let call = Resources::send_back(other(), shipment, Part::Refused, 1);
		assert_noop!(call, Error::<Test>::NotReceiver);
	});
}

#[test]
fn goods_in_transit_of_a_suspended_agency() {
	build_and_execute(|| {
		let (request, shipment) = carried(60);
		let held = committed(open(40), 40);
		set_active(CHARITY, false);
		let dispatch = Resources::dispatch(signed(CHARITY), held, 40, None);
		assert_noop!(dispatch, DispatchError::BadOrigin);
		// What is on the way goes on, is lost or is counted by the others.
		assert_ok!(Resources::checkpoint(signed(CARRIER), shipment, checkpoint(CheckpointKind::Passed)));
		assert_ok!(Resources::declare_lost(signed(CARRIER), shipment, 10, Discrepancy::Lost));
		assert_ok!(Resources::confirm_loss(signed(HOSPITAL), shipment));
		assert_ok!(Resources::arrive(signed(CARRIER), shipment));
		let receipt = ReceiptInput { short: 5, short_reason: Some(Discrepancy::Short), ..all_good(45) };
		assert_ok!(Resources::receive(signed(HOSPITAL), shipment, receipt));
		Now::set(START + WINDOW);
		assert_ok!(Resources::poke(signed(MAKER), Due::Receipt(shipment)));
		let line = first_line(request);
		assert_eq!((line.accepted, line.lost, line.in_transit, line.outstanding()), (45, 15, 0, 15));
		// What it only promised is freed for others.
		assert_ok!(Resources::release(signed(COMMISSION), held, 40));
	});
}

#[test]
fn expired_goods_are_not_taken_in_silence() {
	build_and_execute(|| {
		let commitment = committed(open(100), 100);
		let lot = |quantity, expires| Lot {
			code: b"L".to_vec().try_into().expect("short"),
			quantity,
			expires,
			reason: None,
		};
		let lots = vec![lot(60, Some(START + DAY)), lot(40, None)].try_into().expect("two");
		assert_ok!(Resources::prepare(signed(CHARITY), commitment, 100, lots));
		assert_ok!(Resources::depart(signed(CHARITY), 1, None, None));
		let receive = |receipt| Resources::receive(signed(HOSPITAL), 1, receipt);
		let reason = Some(ExpiredReason::NothingElse);
		let explained = ReceiptInput { expired_reason: reason, ..all_good(100) };
		assert_noop!(receive(explained), Error::<Test>::ExpiredReasonSurplus);
		Now::set(START + DAY);
		assert_noop!(receive(all_good(100)), Error::<Test>::ExpiredReasonMissing);
		let refused = ReceiptInput { rejected_reason: Some(Discrepancy::Expired), ..partly_bad(40, 60) };
		assert_noop!(
			receive(ReceiptInput { expired_reason: reason, ..refused }),
			Error::<Test>::ExpiredReasonSurplus
		);
		assert_ok!(receive(explained));
		assert_eq!(goods(1).receipt.and_then(|receipt| receipt.expired_reason), reason);
	});
}

#[test]
fn send_back_what_was_sent_back() {
	build_and_execute(|| {
		let (_, shipment) = differing();
		let send = || Resources::send_back(signed(HOSPITAL), shipment, Part::Refused, 20);
		assert_ok!(send());
		assert_noop!(send(), Error::<Test>::AboveHeld);
		assert_ok!(Resources::take_back(signed(CHARITY), 1, 20));
		assert_noop!(send(), Error::<Test>::AboveHeld);
		let again = Resources::take_back(signed(CHARITY), 1, 20);
		assert_noop!(again, Error::<Test>::AlreadyTakenBack);
	});
}

#[test]
fn promise_the_same_units_twice() {
	build_and_execute(|| {
		let requests = [open(100), open(100)];
		let offer = published(offer_of(GOGGLES, 100));
		let held = reserved(offer, requests[0], 60);
		let lines =
			|| requests.iter().map(|request| (*request, 0)).collect::<Vec<_>>().try_into().expect("two");
		let more = Resources::allocate(signed(COMMISSION), offer, Some(41), lines());
		assert_noop!(more, Error::<Test>::AboveFree);
		assert_ok!(Resources::allocate(signed(COMMISSION), offer, None, lines()));
		assert_eq!(super::offer(offer).free(), 0);
		let _ = Resources::respond(signed(CHARITY), held, Response::Accept);
		assert!(super::offer(offer).taken <= 100);
	});
}
