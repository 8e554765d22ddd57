use super::*;

fn acknowledge(shipment: ShipmentId) -> DispatchResult {
	Resources::acknowledge(signed(CHARITY), shipment)
}

#[test]
fn what_is_missing_is_lost_and_outstanding_again() {
	build_and_execute(|| {
		let (request, shipment) = differing();
		let line = first_line(request);
		assert_eq!((line.in_transit, line.lost, line.outstanding()), (10, 0, 20));
		assert_ok!(acknowledge(shipment));
		let line = first_line(request);
		assert_eq!((line.in_transit, line.lost, line.outstanding()), (0, 10, 30));
		assert_eq!(goods(shipment).state, ShipmentState::Reconciled);
		assert_last_event(Event::Reconciled {
			shipment,
			by: Some((CHARITY, officer(CHARITY))),
			settlement: Settlement::Acknowledged,
			lost: 10,
			accepted: 0,
		});
		assert_noop!(acknowledge(shipment), Error::<Test>::NoDiscrepancy);
		committed(request, 30);
	});
}

#[test]
fn only_the_supplier_and_only_a_difference() {
	build_and_execute(|| {
		let (_, shipment) = differing();
		for origin in strangers(HOSPITAL) {
			assert_noop!(Resources::acknowledge(origin, shipment), DispatchError::BadOrigin);
		}
		assert_noop!(Resources::acknowledge(signed(MAKER), shipment), Error::<Test>::NotSupplier);
		assert_noop!(acknowledge(99), Error::<Test>::UnknownShipment);
		let (_, good) = on_the_way(10);
		assert_noop!(acknowledge(good), Error::<Test>::NoDiscrepancy);
		assert_ok!(Resources::receive(signed(HOSPITAL), good, all_good(10)));
		assert_noop!(acknowledge(good), Error::<Test>::NoDiscrepancy);
	});
}
