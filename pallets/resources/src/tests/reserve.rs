use super::*;

fn reserve(offer: OfferId, request: RequestId, quantity: Quantity) -> DispatchResult {
	Resources::reserve(signed(HOSPITAL), offer, request, 0, quantity)
}

#[test]
fn units_are_held_until_the_supplier_answers() {
	build_and_execute(|| {
		let request = open(100);
		let id = published(offer_of(GOGGLES, 60));
		assert_noop!(reserve(id, request, 61), Error::<Test>::AboveFree);
		assert_ok!(reserve(id, request, 60));
		assert_last_event(Event::Reserved {
			reservation: 1,
			offer: id,
			request,
			line: 0,
			agency: HOSPITAL,
			officer: officer(HOSPITAL),
			quantity: 60,
			expires: START + RESERVATION_WINDOW,
		});
		assert_eq!((offer(id).reserved, offer(id).free()), (60, 0));
		// Nothing is promised yet.
		assert_eq!(first_line(request).committed, 0);
		assert_noop!(reserve(id, request, 1), Error::<Test>::AboveFree);
	});
}

#[test]
fn what_the_line_cannot_take_is_not_held() {
	build_and_execute(|| {
		let request = open(100);
		let id = published(offer_of(GOGGLES, 1_000));
		assert_noop!(reserve(id, request, 111), Error::<Test>::AboveCap);
		assert_noop!(reserve(id, request, 0), Error::<Test>::ZeroQuantity);
		let undecided = submitted(None);
		assert_noop!(reserve(id, undecided, 1), Error::<Test>::LineNotOpen);
		assert_ok!(reserve(id, request, 110));
	});
}

#[test]
fn offer_and_line_fit() {
	build_and_execute(|| {
		let request = open(100);
		let masks = published(offer_of(MASK, 100));
		assert_noop!(reserve(masks, request, 1), Error::<Test>::NotSubstitute);
		let drill = published(OfferInput { status: CapStatus::Exercise, ..offer_of(GOGGLES, 100) });
		assert_noop!(reserve(drill, request, 1), Error::<Test>::StatusDiffers);
		let short = published(OfferInput { expires: START + 1, ..offer_of(GOGGLES, 100) });
		assert_ok!(reserve(short, request, 1));
		Now::set(START + 1);
		assert_noop!(reserve(short, request, 1), Error::<Test>::OfferEnded);
		let id = published(offer_of(GOGGLES, 100));
		set_active(CHARITY, false);
		assert_noop!(reserve(id, request, 1), Error::<Test>::SupplierInactive);
	});
}

#[test]
fn only_the_requester_reserves() {
	build_and_execute(|| {
		let request = open(100);
		let id = published(offer_of(GOGGLES, 100));
		for origin in strangers(CHARITY) {
			assert_noop!(Resources::reserve(origin, id, request, 0, 1), DispatchError::BadOrigin);
		}
		let call = Resources::reserve(signed(CLINIC), id, request, 0, 1);
		assert_noop!(call, Error::<Test>::NotRequester);
		let call = Resources::reserve(signed(HOSPITAL), id, request, 1, 1);
		assert_noop!(call, Error::<Test>::UnknownLine);
		assert_noop!(reserve(99, request, 1), Error::<Test>::UnknownOffer);
		assert_noop!(reserve(id, 99, 1), Error::<Test>::UnknownRequest);
	});
}
