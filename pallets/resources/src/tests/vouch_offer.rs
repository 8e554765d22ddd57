use super::*;

fn vouch(offer: OfferId) -> DispatchResult {
	Resources::vouch_offer(signed(COMMISSION), offer)
}

#[test]
fn an_approver_says_that_it_is_meant() {
	build_and_execute(|| {
		let id = published(offer_of(MASK, 100_000_000_000_000));
		let request = NextRequest::<Test>::get();
		assert_ok!(submit_lines(&[of(MASK, Some(10))]));
		assert_ok!(approve(request, 10, None));
		let reserve = || Resources::reserve(signed(HOSPITAL), id, request, 0, 10);
		assert_noop!(reserve(), Error::<Test>::OfferNotVouched);
		let lines = vec![(request, 0)].try_into().expect("one line");
		let call = Resources::allocate(signed(COMMISSION), id, None, lines);
		assert_noop!(call, Error::<Test>::OfferNotVouched);
		assert_ok!(vouch(id));
		assert_last_event(Event::OfferVouched {
			offer: id,
			agency: COMMISSION,
			officer: officer(COMMISSION),
		});
		assert_eq!((offer(id).vouched, offer(id).quantity), (true, 100_000_000_000_000));
		assert_noop!(vouch(id), Error::<Test>::AlreadyVouched);
		assert_ok!(reserve());
	});
}

#[test]
fn another_agency_of_the_region() {
	build_and_execute(|| {
		let input = offer_of(MASK, 2_000_000);
		let id = published(input);
		for origin in strangers(CHARITY) {
			assert_noop!(Resources::vouch_offer(origin, id), DispatchError::BadOrigin);
		}
		assert_noop!(Resources::vouch_offer(signed(MAKER), id), Error::<Test>::OutsideJurisdiction);
		assert_noop!(vouch(99), Error::<Test>::UnknownOffer);
		let own = NextOffer::<Test>::get();
		assert_ok!(Resources::publish_offer(signed(COMMISSION), input));
		assert_noop!(vouch(own), Error::<Test>::OwnOffer);
		assert_ok!(Resources::withdraw_offer(signed(CHARITY), id));
		assert_noop!(vouch(id), Error::<Test>::OfferEnded);
	});
}
