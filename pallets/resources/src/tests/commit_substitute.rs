use super::*;

fn substitutable(quantity: Quantity) -> RequestId {
	let request = NextRequest::<Test>::get();
	assert_ok!(submit_lines(&[LineInput { substitutes_allowed: true, ..of(GOGGLES, Some(quantity)) }]));
	let visor = vec![VISOR].try_into().expect("one product");
	assert_ok!(Resources::name_substitutes(signed(HOSPITAL), request, 0, visor));
	assert_ok!(approve(request, quantity, None));
	request
}

fn commit(request: RequestId, product: ProductId, quantity: Quantity) -> DispatchResult {
	Resources::commit_substitute(signed(CHARITY), request, 0, product, quantity)
}

#[test]
fn a_named_product_stands_in() {
	build_and_execute(|| {
		let request = substitutable(100);
		assert_ok!(commit(request, VISOR, 60));
		assert_last_event(Event::SubstituteCommitted {
			commitment: 1,
			request,
			line: 0,
			agency: CHARITY,
			officer: officer(CHARITY),
			product: VISOR,
			quantity: 60,
		});
		assert_eq!(promise(1).product, VISOR);
		let shipment = dispatched(1, 60);
		assert_eq!(goods(shipment).product, VISOR);
		assert_noop!(commit(request, VISOR, 51), Error::<Test>::AboveCap);
		assert_noop!(commit(request, VISOR, 0), Error::<Test>::ZeroQuantity);
	});
}

#[test]
fn no_other_does() {
	build_and_execute(|| {
		let request = substitutable(100);
		assert_noop!(commit(request, MASK, 1), Error::<Test>::NotSubstitute);
		assert_noop!(commit(request, GOGGLES, 1), Error::<Test>::NotSubstitute);
		let plain = open(10);
		assert_noop!(commit(plain, VISOR, 1), Error::<Test>::NotSubstitute);
		assert_noop!(commit(99, VISOR, 1), Error::<Test>::UnknownLine);
		assert_ok!(Resources::retire_product(RuntimeOrigin::root(), VISOR));
		assert_noop!(commit(request, VISOR, 1), Error::<Test>::ProductIsRetired);
		assert_ok!(Resources::cancel(signed(HOSPITAL), request, 0));
		for origin in strangers(HOSPITAL) {
			let call = Resources::commit_substitute(origin, request, 0, VISOR, 1);
			assert_noop!(call, DispatchError::BadOrigin);
		}
	});
}
