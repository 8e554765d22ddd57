use super::*;

#[test]
fn what_is_held_no_more_is_free() {
	build_and_execute(|| {
		let request = open(100);
		let id = published(offer_of(GOGGLES, 100));
		let reservation = reserved(id, request, 40);
		for origin in strangers(CHARITY) {
			assert_noop!(Resources::unreserve(origin, reservation), DispatchError::BadOrigin);
		}
		assert_noop!(Resources::unreserve(signed(CLINIC), reservation), Error::<Test>::NotRequester);
		assert_noop!(Resources::unreserve(signed(HOSPITAL), 99), Error::<Test>::UnknownReservation);
		assert_ok!(Resources::unreserve(signed(HOSPITAL), reservation));
		assert_last_event(Event::ReservationDropped {
			reservation,
			agency: HOSPITAL,
			officer: officer(HOSPITAL),
		});
		assert_eq!(offer(id).free(), 100);
		assert_noop!(Resources::unreserve(signed(HOSPITAL), reservation), Error::<Test>::ReservationEnded);
	});
}
