use super::*;

#[test]
fn nothing_new_asks_for_a_retired_product_and_what_runs_goes_on() {
	build_and_execute(|| {
		let (_, shipment) = on_the_way(10);
		let request = open(10);
		assert_ok!(Resources::retire_product(RuntimeOrigin::root(), GOGGLES));
		assert_last_event(Event::ProductRetired { product: GOGGLES });
		assert_noop!(submit_lines(&[of(GOGGLES, None)]), Error::<Test>::ProductIsRetired);
		assert_noop!(
			Resources::publish_offer(signed(CHARITY), offer_of(GOGGLES, 1)),
			Error::<Test>::ProductIsRetired
		);
		committed(request, 10);
		assert_ok!(Resources::receive(signed(HOSPITAL), shipment, all_good(10)));
	});
}

#[test]
fn a_product_retires_once() {
	build_and_execute(|| {
		assert_noop!(Resources::retire_product(signed(COMMISSION), MASK), DispatchError::BadOrigin);
		assert_noop!(Resources::retire_product(RuntimeOrigin::root(), 99), Error::<Test>::UnknownProduct);
		assert_ok!(Resources::retire_product(RuntimeOrigin::root(), MASK));
		assert_noop!(Resources::retire_product(RuntimeOrigin::root(), MASK), Error::<Test>::ProductIsRetired);
	});
}
