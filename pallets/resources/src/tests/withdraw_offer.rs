use super::*;

fn withdraw(offer: OfferId) -> DispatchResult {
	Resources::withdraw_offer(signed(CHARITY), offer)
}

#[test]
fn what_is_promised_stays_and_what_is_reserved_can_only_be_declined() {
	build_and_execute(|| {
		let (first, second) = (open(10), open(10));
		let id = published(offer_of(GOGGLES, 100));
		let taken = reserved(id, first, 10);
		let held = reserved(id, second, 10);
		assert_ok!(Resources::respond(signed(CHARITY), taken, Response::Accept));
		assert_ok!(withdraw(id));
		assert_last_event(Event::OfferWithdrawn { offer: id, agency: CHARITY, officer: officer(CHARITY) });
		assert_eq!((offer(id).state, offer(id).taken), (OfferState::Withdrawn, 10));
		let respond = |response| Resources::respond(signed(CHARITY), held, response);
		assert_noop!(respond(Response::Accept), Error::<Test>::OfferEnded);
		assert_ok!(respond(Response::Decline(ResponseReason::Stock)));
		assert_eq!(offer(id).reserved, 0);
		let call = Resources::reserve(signed(HOSPITAL), id, second, 0, 1);
		assert_noop!(call, Error::<Test>::OfferEnded);
		assert_noop!(withdraw(id), Error::<Test>::OfferEnded);
	});
}

#[test]
fn only_the_supplier_withdraws() {
	build_and_execute(|| {
		let id = published(offer_of(GOGGLES, 100));
		for origin in strangers(HOSPITAL) {
			assert_noop!(Resources::withdraw_offer(origin, id), DispatchError::BadOrigin);
		}
		assert_noop!(Resources::withdraw_offer(signed(MAKER), id), Error::<Test>::NotSupplier);
		assert_noop!(withdraw(99), Error::<Test>::UnknownOffer);
	});
}
