use super::*;

fn confirm(shipment: ShipmentId) -> DispatchResult {
	Resources::confirm_loss(signed(HOSPITAL), shipment)
}

fn declare(shipment: ShipmentId, quantity: Quantity) {
	assert_ok!(Resources::declare_lost(signed(CHARITY), shipment, quantity, Discrepancy::Lost));
}

#[test]
fn what_both_say_is_lost_is_outstanding_again() {
	build_and_execute(|| {
		let (request, shipment) = carried(10);
		declare(shipment, 4);
		assert_ok!(confirm(shipment));
		let line = first_line(request);
		assert_eq!((line.in_transit, line.lost, line.outstanding()), (6, 4, 4));
		assert_eq!(goods(shipment).state, ShipmentState::InTransit);
		let by = Some((HOSPITAL, officer(HOSPITAL)));
		assert_last_event(Event::Lost { shipment, by, quantity: 4 });
		let call = Resources::receive(signed(HOSPITAL), shipment, all_good(10));
		assert_noop!(call, Error::<Test>::ReceiptMismatch);
		declare(shipment, 6);
		assert_ok!(confirm(shipment));
		assert_eq!(goods(shipment).state, ShipmentState::Lost);
		assert_eq!(first_line(request).outstanding(), 10);
	});
}

#[test]
fn the_rest_is_received() {
	build_and_execute(|| {
		let (request, shipment) = carried(10);
		declare(shipment, 4);
		assert_ok!(confirm(shipment));
		assert_ok!(Resources::receive(signed(HOSPITAL), shipment, all_good(6)));
		assert_eq!(goods(shipment).state, ShipmentState::Received);
		assert_eq!(first_line(request).accepted, 6);
	});
}

#[test]
fn who_signs_late_ends_the_round() {
	build_and_execute(|| {
		let (_, shipment) = carried(10);
		declare(shipment, 10);
		Now::set(START + LOSS_WINDOW);
		assert_ok!(Resources::poke(signed(MAKER), Due::Loss(shipment)));
		assert_ok!(confirm(shipment));
		assert_eq!((Voided::get(), goods(shipment).hearing), (vec![1], None));
	});
}

#[test]
fn only_the_receiver_signs() {
	build_and_execute(|| {
		let (_, shipment) = carried(10);
		assert_noop!(confirm(shipment), Error::<Test>::NoLossClaim);
		declare(shipment, 10);
		for origin in strangers(CHARITY) {
			assert_noop!(Resources::confirm_loss(origin, shipment), DispatchError::BadOrigin);
		}
		assert_noop!(Resources::confirm_loss(signed(CLINIC), shipment), Error::<Test>::NotReceiver);
		assert_noop!(confirm(99), Error::<Test>::UnknownShipment);
	});
}
