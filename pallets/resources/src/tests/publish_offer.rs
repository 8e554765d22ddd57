use super::*;

fn publish(input: OfferInput) -> DispatchResult {
	Resources::publish_offer(signed(CHARITY), input)
}

#[test]
fn an_offer_stands_until_it_expires() {
	build_and_execute(|| {
		let input = OfferInput { in_reply: Some((open(10), 0)), ..offer_of(GOGGLES, 100) };
		assert_ok!(publish(input));
		let offer = offer(1);
		assert_eq!((offer.supplier, offer.quantity, offer.free()), (CHARITY, 100, 100));
		assert_eq!((offer.vouched, offer.state), (true, OfferState::Published));
		assert_last_event(Event::OfferPublished {
			offer: 1,
			agency: CHARITY,
			officer: officer(CHARITY),
			details: input,
			above_maximum: false,
		});
		assert_eq!(AgendaLength::<Test>::get(), 1);
	});
}

#[test]
fn an_incredible_amount_is_kept_and_waits_for_a_word() {
	build_and_execute(|| {
		for (quantity, above) in [(999_999, false), (1_000_000, false), (1_000_001, true), (u64::MAX, true)] {
			let id = published(offer_of(MASK, quantity));
			assert_eq!((offer(id).quantity, offer(id).vouched), (quantity, !above));
		}
	});
}

#[test]
fn offers_are_checked() {
	build_and_execute(|| {
		let good = offer_of(GOGGLES, 1);
		for origin in strangers(HOSPITAL) {
			assert_noop!(Resources::publish_offer(origin, good), DispatchError::BadOrigin);
		}
		assert_noop!(publish(offer_of(99, 1)), Error::<Test>::UnknownProduct);
		assert_noop!(publish(offer_of(GOGGLES, 0)), Error::<Test>::ZeroQuantity);
		assert_noop!(publish(OfferInput { loan: Some(0), ..good }), Error::<Test>::ZeroLoan);
		assert_noop!(publish(OfferInput { expires: START, ..good }), Error::<Test>::OfferEndPassed);
		assert_ok!(publish(OfferInput { expires: START + 1, loan: Some(1), ..good }));
		assert_noop!(publish(OfferInput { in_reply: Some((1, 0)), ..good }), Error::<Test>::UnknownLine);
	});
}
