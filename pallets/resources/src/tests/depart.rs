use super::*;

fn depart(shipment: ShipmentId, carrier: Option<AgencyId>, eta: Option<Moment>) -> DispatchResult {
	Resources::depart(signed(CHARITY), shipment, carrier, eta)
}

#[test]
fn what_is_packed_leaves() {
	build_and_execute(|| {
		let request = open(100);
		let commitment = committed(request, 100);
		let shipment = prepared(commitment, 60);
		Now::set(START + 5);
		let eta = Some(START + DAY);
		assert_ok!(depart(shipment, Some(CARRIER), eta));
		let goods = goods(shipment);
		assert_eq!((goods.state, goods.units), (ShipmentState::InTransit, Units::departed(60)));
		assert_eq!((goods.carrier, goods.eta, goods.dispatched_at), (Some(CARRIER), eta, START + 5));
		let promise = promise(commitment);
		assert_eq!((promise.prepared, promise.dispatched, promise.left()), (0, 60, 40));
		let line = first_line(request);
		assert_eq!((line.dispatched, line.in_transit), (60, 60));
		let (agency, officer) = (CHARITY, officer(CHARITY));
		assert_last_event(Event::Departed { shipment, agency, officer, carrier: Some(CARRIER), eta });
		assert_noop!(depart(shipment, None, None), Error::<Test>::NotPreparing);
	});
}

#[test]
fn departures_are_checked() {
	build_and_execute(|| {
		let request = open(100);
		let shipment = prepared(committed(request, 100), 60);
		for origin in strangers(HOSPITAL) {
			assert_noop!(Resources::depart(origin, shipment, None, None), DispatchError::BadOrigin);
		}
		let call = Resources::depart(signed(MAKER), shipment, None, None);
		assert_noop!(call, Error::<Test>::NotSupplier);
		assert_noop!(depart(99, None, None), Error::<Test>::UnknownShipment);
		assert_noop!(depart(shipment, Some(99), None), Error::<Test>::UnknownCarrier);
		set_active(CARRIER, false);
		assert_noop!(depart(shipment, Some(CARRIER), None), Error::<Test>::UnknownCarrier);
		assert_noop!(depart(shipment, None, Some(START - 1)), Error::<Test>::EtaPassed);
		assert_ok!(Resources::cancel(signed(HOSPITAL), request, 0));
		assert_noop!(depart(shipment, None, Some(START)), Error::<Test>::LineNotOpen);
	});
}
