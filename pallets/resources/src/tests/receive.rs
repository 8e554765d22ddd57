use super::*;
use Discrepancy::*;

fn receive(shipment: ShipmentId, receipt: ReceiptInput) -> DispatchResult {
	Resources::receive(signed(HOSPITAL), shipment, receipt)
}

fn state(shipment: ShipmentId) -> ShipmentState {
	Shipments::<Test>::get(shipment).expect("the shipment exists").state
}

#[test]
fn all_good_fulfils_the_line() {
	build_and_execute(|| {
		let (request, shipment) = on_the_way(100);
		Now::set(START + 5);
		assert_ok!(receive(shipment, all_good(100)));

		let goods = Shipments::<Test>::get(shipment).expect("the shipment exists");
		assert_eq!(goods.state, ShipmentState::Received);
		assert_eq!(goods.receipt, Some(Receipt::new(all_good(100), officer(HOSPITAL), START + 5)));
		let line = first_line(request);
		assert_eq!((line.in_transit, line.accepted, line.unmet()), (0, 100, Some(0)));
		assert_eq!(line.state(), LineState::Fulfilled);
		assert_last_event(Event::Received {
			shipment,
			request,
			line: 0,
			agency: HOSPITAL,
			officer: officer(HOSPITAL),
			receipt: all_good(100),
		});
	});
}

#[test]
fn each_unit_goes_to_one_place() {
	build_and_execute(|| {
		let (request, shipment) = on_the_way(100);
		let receipt = ReceiptInput {
			accepted: 70,
			rejected: 20,
			short: 10,
			excess: 5,
			rejected_reason: Some(ColdChainBreak),
			short_reason: Some(CustomsSeized),
			excess_reason: Some(NotOrdered),
			..Default::default()
		};
		assert_ok!(receive(shipment, receipt));

		let goods = Shipments::<Test>::get(shipment).expect("the shipment exists");
		assert_eq!(goods.state, ShipmentState::ReceivedWithDiscrepancy);
		assert_eq!(goods.receipt.map(|receipt| receipt.input()), Some(receipt));
		let line = first_line(request);
		// What is short stays on the road; what came on top is nowhere on the line.
		assert_eq!((line.in_transit, line.accepted, line.rejected), (10, 70, 20));
		assert_eq!((line.committed, line.dispatched, line.live()), (100, 100, 80));
		assert_eq!((line.outstanding(), line.unmet()), (20, Some(30)));
	});
}

#[test]
fn excess_alone_is_a_discrepancy_and_fulfils_nothing() {
	build_and_execute(|| {
		let request = open(100);
		let shipment = dispatched(committed(request, 60), 60);
		let receipt = ReceiptInput { excess: 40, excess_reason: Some(Excess), ..all_good(60) };
		assert_ok!(receive(shipment, receipt));
		assert_eq!(state(shipment), ShipmentState::ReceivedWithDiscrepancy);
		let line = first_line(request);
		assert_eq!((line.accepted, line.outstanding(), line.state()), (60, 40, LineState::PartlyFulfilled));
	});
}

#[test]
fn nothing_may_have_come() {
	build_and_execute(|| {
		let (request, shipment) = on_the_way(100);
		let receipt = ReceiptInput { short: 100, short_reason: Some(Lost), ..Default::default() };
		assert_ok!(receive(shipment, receipt));
		let line = first_line(request);
		assert_eq!((line.in_transit, line.outstanding()), (100, 0));
		assert_eq!(line.state(), LineState::InFulfilment);
	});
}

#[test]
fn the_parts_are_what_was_shipped() {
	build_and_execute(|| {
		let (_, shipment) = on_the_way(100);
		assert_noop!(receive(shipment, all_good(99)), Error::<Test>::ReceiptMismatch);
		assert_noop!(receive(shipment, all_good(101)), Error::<Test>::ReceiptMismatch);
		assert_noop!(receive(shipment, partly_bad(100, 1)), Error::<Test>::ReceiptMismatch);
		let excess = ReceiptInput { excess: 1, excess_reason: Some(Excess), ..all_good(99) };
		assert_noop!(receive(shipment, excess), Error::<Test>::ReceiptMismatch);
		assert_ok!(receive(shipment, partly_bad(99, 1)));
	});
}

#[test]
fn a_part_has_a_reason_exactly_when_it_is_not_zero() {
	build_and_execute(|| {
		let (_, shipment) = on_the_way(100);
		let bare = ReceiptInput { accepted: 100, ..Default::default() };
		for missing in [
			ReceiptInput { accepted: 99, rejected: 1, ..bare },
			ReceiptInput { accepted: 99, short: 1, ..bare },
			ReceiptInput { excess: 1, ..bare },
			// The reason of another part does not count.
			ReceiptInput { accepted: 98, rejected: 1, short: 1, rejected_reason: Some(Other), ..bare },
		] {
			assert_noop!(receive(shipment, missing), Error::<Test>::DiscrepancyReasonMissing);
		}
		for surplus in [
			ReceiptInput { rejected_reason: Some(Damaged), ..bare },
			ReceiptInput { short_reason: Some(Short), ..bare },
			ReceiptInput { excess_reason: Some(Excess), ..bare },
		] {
			assert_noop!(receive(shipment, surplus), Error::<Test>::DiscrepancyReasonSurplus);
		}
	});
}

#[test]
fn reasons_fit_their_part() {
	build_and_execute(|| {
		for reason in Discrepancy::ALL.iter().copied() {
			let parts = [
				(
					ReceiptInput {
						accepted: 9,
						rejected: 1,
						rejected_reason: Some(reason),
						..Default::default()
					},
					!matches!(reason, Short | Excess | Lost),
				),
				(
					ReceiptInput { accepted: 9, short: 1, short_reason: Some(reason), ..Default::default() },
					matches!(reason, Short | Lost | CustomsSeized | Other),
				),
				(
					ReceiptInput {
						accepted: 10,
						excess: 1,
						excess_reason: Some(reason),
						..Default::default()
					},
					matches!(reason, Excess | NotOrdered | Other),
				),
			];
			for (receipt, fits) in parts {
				let (_, shipment) = on_the_way(10);
				if fits {
					assert_ok!(receive(shipment, receipt));
				} else {
					assert_noop!(receive(shipment, receipt), Error::<Test>::DiscrepancyReasonUnfit);
				}
			}
		}
	});
}

#[test]
fn only_the_requester_receives() {
	build_and_execute(|| {
		let (_, shipment) = on_the_way(10);
		for origin in [RuntimeOrigin::none(), RuntimeOrigin::root(), signed(CHARITY)] {
			assert_noop!(Resources::receive(origin, shipment, all_good(10)), DispatchError::BadOrigin);
		}
		assert_noop!(Resources::receive(signed(CLINIC), shipment, all_good(10)), Error::<Test>::NotReceiver);
		assert_noop!(receive(shipment + 1, all_good(10)), Error::<Test>::UnknownShipment);
	});
}

#[test]
fn goods_are_counted_once_and_when_they_are_there() {
	use ShipmentState::*;
	build_and_execute(|| {
		let (_, shipment) = on_the_way(10);
		assert_ok!(receive(shipment, all_good(10)));
		assert_noop!(receive(shipment, all_good(10)), Error::<Test>::NotReceivable);

		let (_, shipment) = on_the_way(10);
		let put = |state| {
			Shipments::<Test>::mutate(shipment, |goods| goods.as_mut().expect("it exists").state = state);
		};
		for closed in [
			Preparing,
			HeldAtCustoms,
			Received,
			ReceivedWithDiscrepancy,
			Reconciled,
			InDispute,
			ShipmentState::Lost,
			Returning,
			Returned,
			Cancelled,
		] {
			put(closed);
			assert_noop!(receive(shipment, all_good(10)), Error::<Test>::NotReceivable);
		}
		put(Arrived);
		assert_ok!(receive(shipment, all_good(10)));
	});
}

#[test]
fn goods_for_an_ended_line_are_received() {
	build_and_execute(|| {
		let (request, shipment) = on_the_way(10);
		Lines::<Test>::mutate(request, 0, |line| {
			line.as_mut().expect("the line exists").disposition = Disposition::Cancelled;
		});
		assert_ok!(receive(shipment, all_good(10)));
		let line = first_line(request);
		assert_eq!((line.accepted, line.state()), (10, LineState::Cancelled));
	});
}

#[test]
fn receipts_do_not_overflow() {
	build_and_execute(|| {
		let (request, shipment) = on_the_way(u64::MAX);
		let wrapping = ReceiptInput {
			accepted: u64::MAX,
			rejected: u64::MAX,
			short: 1,
			rejected_reason: Some(Damaged),
			short_reason: Some(Short),
			..Default::default()
		};
		assert_noop!(receive(shipment, wrapping), Error::<Test>::QuantityOverflow);
		let all = ReceiptInput { excess: u64::MAX, excess_reason: Some(Excess), ..all_good(u64::MAX) };
		assert_ok!(receive(shipment, all));
		assert_eq!(first_line(request).state(), LineState::Fulfilled);
	});
}
