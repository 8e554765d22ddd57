use super::*;

fn send_back(shipment: ShipmentId, part: Part, quantity: Quantity) -> DispatchResult {
	Resources::send_back(signed(HOSPITAL), shipment, part, quantity)
}

#[test]
fn refused_units_go_back_and_stay_in_their_bucket() {
	build_and_execute(|| {
		let (request, shipment) = differing();
		assert_noop!(send_back(shipment, Part::Refused, 21), Error::<Test>::AboveHeld);
		assert_ok!(send_back(shipment, Part::Refused, 15));
		assert_last_event(Event::SentBack {
			number: 1,
			shipment,
			agency: HOSPITAL,
			officer: officer(HOSPITAL),
			part: Part::Refused,
			quantity: 15,
		});
		assert_eq!((first_line(request).rejected, first_line(request).returned), (20, 0));
		assert_noop!(send_back(shipment, Part::Refused, 6), Error::<Test>::AboveHeld);
		assert_ok!(send_back(shipment, Part::Refused, 5));
	});
}

#[test]
fn what_nobody_opened_goes_back_whole() {
	build_and_execute(|| {
		let (request, shipment) = carried(10);
		assert_noop!(send_back(shipment, Part::Unopened, 10), Error::<Test>::NotReturnable);
		assert_ok!(Resources::arrive(signed(CARRIER), shipment));
		assert_noop!(send_back(shipment, Part::Unopened, 9), Error::<Test>::AboveHeld);
		assert_ok!(send_back(shipment, Part::Unopened, 10));
		assert_eq!(goods(shipment).state, ShipmentState::Returning);
		assert_eq!(first_line(request).in_transit, 10);
		let call = Resources::receive(signed(HOSPITAL), shipment, all_good(10));
		assert_noop!(call, Error::<Test>::NotReceivable);
		assert_noop!(send_back(shipment, Part::Unopened, 10), Error::<Test>::NotReturnable);
	});
}

#[test]
fn not_while_a_loss_waits() {
	build_and_execute(|| {
		let (_, shipment) = carried(10);
		assert_ok!(Resources::declare_lost(signed(CARRIER), shipment, 1, Discrepancy::Lost));
		assert_ok!(Resources::arrive(signed(CARRIER), shipment));
		assert_noop!(send_back(shipment, Part::Unopened, 10), Error::<Test>::LossWaiting);
	});
}

#[test]
fn what_was_lent_goes_back_in_parts() {
	build_and_execute(|| {
		let (_, shipment) = lent(10);
		assert_ok!(send_back(shipment, Part::Loan, 4));
		assert_noop!(send_back(shipment, Part::Loan, 7), Error::<Test>::AboveHeld);
		assert_ok!(send_back(shipment, Part::Loan, 6));
		assert_eq!(goods(shipment).lent_left(), Some(0));
	});
}

#[test]
fn only_the_receiver_and_only_what_there_is() {
	build_and_execute(|| {
		let (_, shipment) = on_the_way(10);
		for origin in strangers(CHARITY) {
			let call = Resources::send_back(origin, shipment, Part::Refused, 1);
			assert_noop!(call, DispatchError::BadOrigin);
		}
		let call = Resources::send_back(signed(CLINIC), shipment, Part::Refused, 1);
		assert_noop!(call, Error::<Test>::NotReceiver);
		assert_noop!(send_back(99, Part::Refused, 1), Error::<Test>::UnknownShipment);
		assert_noop!(send_back(shipment, Part::Refused, 0), Error::<Test>::ZeroQuantity);
		assert_noop!(send_back(shipment, Part::Refused, 1), Error::<Test>::NotReturnable);
		assert_ok!(Resources::receive(signed(HOSPITAL), shipment, all_good(10)));
		// Given for good: there is nothing lent.
		assert_noop!(send_back(shipment, Part::Loan, 1), Error::<Test>::NotReturnable);
	});
}
