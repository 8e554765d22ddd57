use super::*;

fn cancel(shipment: ShipmentId) -> DispatchResult {
	Resources::cancel_shipment(signed(CHARITY), shipment)
}

#[test]
fn what_has_not_left_is_unpacked() {
	build_and_execute(|| {
		let commitment = committed(open(100), 100);
		let shipment = prepared(commitment, 60);
		assert_ok!(cancel(shipment));
		assert_eq!((promise(commitment).prepared, promise(commitment).left()), (0, 100));
		assert_eq!(goods(shipment).state, ShipmentState::Cancelled);
		let (agency, officer) = (CHARITY, officer(CHARITY));
		assert_last_event(Event::ShipmentCancelled { shipment, agency, officer });
		assert_noop!(cancel(shipment), Error::<Test>::NotPreparing);
		let call = Resources::depart(signed(CHARITY), shipment, None, None);
		assert_noop!(call, Error::<Test>::NotPreparing);
	});
}

#[test]
fn only_the_supplier_or_for_one_that_may_not_act_an_approver() {
	build_and_execute(|| {
		let shipment = prepared(committed(open(100), 100), 60);
		for origin in strangers(HOSPITAL) {
			assert_noop!(Resources::cancel_shipment(origin, shipment), DispatchError::BadOrigin);
		}
		let by = |agency| Resources::cancel_shipment(signed(agency), shipment);
		assert_noop!(by(COMMISSION), Error::<Test>::NotSupplier);
		assert_noop!(cancel(99), Error::<Test>::UnknownShipment);
		set_active(CHARITY, false);
		assert_noop!(by(MAKER), Error::<Test>::OutsideJurisdiction);
		assert_ok!(by(COMMISSION));
	});
}
