use super::*;

fn respond(reservation: ReservationId, response: Response) -> DispatchResult {
	Resources::respond(signed(CHARITY), reservation, response)
}

fn state(reservation: ReservationId) -> ReservationState {
	Reservations::<Test>::get(reservation).expect("it exists").state
}

#[test]
fn accept_promises() {
	build_and_execute(|| {
		let request = open(100);
		let id = published(OfferInput { loan: Some(DAY), ..offer_of(GOGGLES, 100) });
		let reservation = reserved(id, request, 40);
		assert_ok!(respond(reservation, Response::Accept));
		assert_eq!(state(reservation), ReservationState::Accepted(1));
		assert_eq!((offer(id).reserved, offer(id).taken), (0, 40));
		let promise = promise(1);
		assert_eq!((promise.agency, promise.quantity), (CHARITY, 40));
		assert_eq!((promise.offer, promise.loan), (Some(id), Some(DAY)));
		assert_last_event(Event::Responded {
			reservation,
			agency: CHARITY,
			officer: officer(CHARITY),
			response: Response::Accept,
			commitment: Some(1),
		});
		assert_noop!(respond(reservation, Response::Accept), Error::<Test>::ReservationEnded);
	});
}

#[test]
fn provisional_keeps_and_decline_frees() {
	build_and_execute(|| {
		let request = open(100);
		let id = published(offer_of(GOGGLES, 100));
		let reservation = reserved(id, request, 40);
		assert_ok!(respond(reservation, Response::Provisional(ResponseReason::Authorisation)));
		assert_eq!(state(reservation), ReservationState::Provisional(ResponseReason::Authorisation));
		assert_eq!(offer(id).reserved, 40);
		assert_ok!(respond(reservation, Response::Decline(ResponseReason::Date)));
		assert_eq!(state(reservation), ReservationState::Declined(ResponseReason::Date));
		assert_eq!((offer(id).free(), first_line(request).committed), (100, 0));
	});
}

#[test]
fn what_does_not_fit_any_more_is_not_promised() {
	build_and_execute(|| {
		let request = open(100);
		let id = published(offer_of(GOGGLES, 200));
		let reservation = reserved(id, request, 100);
		let late = reserved(id, request, 1);
		committed(request, 11);
		assert_noop!(respond(reservation, Response::Accept), Error::<Test>::AboveCap);
		assert_ok!(Resources::cancel(signed(HOSPITAL), request, 0));
		assert_noop!(respond(reservation, Response::Accept), Error::<Test>::LineNotOpen);
		Now::set(START + RESERVATION_WINDOW - 1);
		assert_ok!(respond(reservation, Response::Decline(ResponseReason::Other)));
		Now::set(START + RESERVATION_WINDOW);
		assert_noop!(respond(late, Response::Accept), Error::<Test>::ReservationEnded);
	});
}

#[test]
fn only_the_supplier_answers() {
	build_and_execute(|| {
		let reservation = reserved(published(offer_of(GOGGLES, 200)), open(100), 1);
		for origin in strangers(HOSPITAL) {
			let call = Resources::respond(origin, reservation, Response::Accept);
			assert_noop!(call, DispatchError::BadOrigin);
		}
		let call = Resources::respond(signed(MAKER), reservation, Response::Accept);
		assert_noop!(call, Error::<Test>::NotSupplier);
		assert_noop!(respond(99, Response::Accept), Error::<Test>::UnknownReservation);
	});
}
