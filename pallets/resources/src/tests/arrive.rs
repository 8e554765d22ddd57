use super::*;

#[test]
fn carrier_or_receiver_says_that_goods_are_there() {
	build_and_execute(|| {
		for agency in [CARRIER, HOSPITAL] {
			let (request, shipment) = carried(10);
			assert_ok!(Resources::arrive(signed(agency), shipment));
			assert_eq!(goods(shipment).state, ShipmentState::Arrived);
			assert_last_event(Event::Arrived { shipment, agency, officer: officer(agency) });
			// There, and not counted.
			assert_eq!((first_line(request).in_transit, first_line(request).accepted), (10, 0));
			assert_noop!(Resources::arrive(signed(agency), shipment), Error::<Test>::NotOnTheWay);
			assert_ok!(Resources::receive(signed(HOSPITAL), shipment, all_good(10)));
		}
	});
}

#[test]
fn nobody_else_does() {
	build_and_execute(|| {
		let (_, shipment) = carried(10);
		for origin in strangers(CHARITY) {
			assert_noop!(Resources::arrive(origin, shipment), DispatchError::BadOrigin);
		}
		for agency in [CUSTOMS, CLINIC] {
			assert_noop!(Resources::arrive(signed(agency), shipment), Error::<Test>::NotCarrier);
		}
		assert_noop!(Resources::arrive(signed(CARRIER), 99), Error::<Test>::UnknownShipment);
	});
}
