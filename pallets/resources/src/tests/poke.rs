use super::*;

fn poke(item: Due) -> DispatchResult {
	Resources::poke(signed(MAKER), item)
}

#[test]
fn any_officer_asks_for_what_is_due() {
	build_and_execute(|| {
		let request = submitted_by(START + DAY);
		let item = Due::Line { request, line: 0 };
		for origin in [RuntimeOrigin::none(), RuntimeOrigin::root(), RuntimeOrigin::signed(99)] {
			assert_noop!(Resources::poke(origin, item), DispatchError::BadOrigin);
		}
		Now::set(START + DAY + GRACE - 1);
		assert_noop!(poke(item), Error::<Test>::NotDue);
		Now::set(START + DAY + GRACE);
		assert_ok!(poke(item));
		assert_eq!(first_line(request).state(), LineState::Expired);
		assert_last_event(Event::LineExpired { request, line: 0 });
		assert_noop!(poke(item), Error::<Test>::NotDue);
		assert_noop!(poke(Due::Line { request, line: 1 }), Error::<Test>::UnknownLine);
	});
}

#[test]
fn an_offer_expires_and_a_reservation_lapses() {
	build_and_execute(|| {
		let request = open(10);
		let id = published(offer_of(GOGGLES, 10));
		let reservation = reserved(id, request, 10);
		assert_noop!(poke(Due::Reservation(reservation)), Error::<Test>::NotDue);
		Now::set(START + RESERVATION_WINDOW);
		assert_ok!(poke(Due::Reservation(reservation)));
		assert_last_event(Event::ReservationLapsed { reservation });
		assert_eq!(offer(id).free(), 10);
		assert_noop!(poke(Due::Reservation(reservation)), Error::<Test>::NotDue);
		assert_noop!(poke(Due::Offer(id)), Error::<Test>::NotDue);
		Now::set(START + 30 * DAY);
		assert_ok!(poke(Due::Offer(id)));
		assert_last_event(Event::OfferExpired { offer: id });
		assert_noop!(poke(Due::Offer(id)), Error::<Test>::NotDue);
	});
}

#[test]
fn silence_is_acknowledgement() {
	build_and_execute(|| {
		let (request, shipment) = differing();
		Now::set(START + WINDOW - 1);
		assert_noop!(poke(Due::Receipt(shipment)), Error::<Test>::NotDue);
		Now::set(START + WINDOW);
		assert_ok!(poke(Due::Receipt(shipment)));
		let settlement = Settlement::Silence;
		assert_last_event(Event::Reconciled { shipment, by: None, settlement, lost: 10, accepted: 0 });
		assert_eq!(first_line(request).lost, 10);
		assert_noop!(poke(Due::Receipt(shipment)), Error::<Test>::NotDue);
	});
}

#[test]
fn an_overdue_shipment_is_told_once() {
	build_and_execute(|| {
		let commitment = committed(open(10), 10);
		assert_ok!(Resources::dispatch(signed(CHARITY), commitment, 10, Some(START + DAY)));
		let due = START + DAY + ARRIVAL_GRACE;
		Now::set(due - 1);
		assert_noop!(poke(Due::Arrival(1)), Error::<Test>::NotDue);
		Now::set(due);
		assert_ok!(poke(Due::Arrival(1)));
		assert_last_event(Event::ShipmentOverdue { shipment: 1, supplier: CHARITY });
		assert_noop!(poke(Due::Arrival(1)), Error::<Test>::NotDue);
	});
}

#[test]
fn what_does_not_exist_is_not_due() {
	build_and_execute(|| {
		assert_noop!(poke(Due::Line { request: 9, line: 0 }), Error::<Test>::UnknownRequest);
		assert_noop!(poke(Due::Offer(9)), Error::<Test>::UnknownOffer);
		assert_noop!(poke(Due::Reservation(9)), Error::<Test>::UnknownReservation);
		for item in [Due::Receipt(9), Due::Arrival(9), Due::Loan(9), Due::Loss(9), Due::Hearing(9)] {
			assert_noop!(poke(item), Error::<Test>::UnknownShipment);
		}
	});
}
