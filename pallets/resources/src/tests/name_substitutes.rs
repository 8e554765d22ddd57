use super::*;

fn name(request: RequestId, products: &[ProductId]) -> DispatchResult {
	let products = products.to_vec().try_into().expect("at most four");
	Resources::name_substitutes(signed(HOSPITAL), request, 0, products)
}

fn allowing() -> RequestId {
	let request = NextRequest::<Test>::get();
	assert_ok!(submit_lines(&[LineInput { substitutes_allowed: true, ..of(GOGGLES, None) }]));
	request
}

#[test]
fn products_of_the_same_unit_may_stand_in() {
	build_and_execute(|| {
		let request = allowing();
		assert_ok!(name(request, &[VISOR, MASK]));
		assert_eq!(LineSubstitutes::<Test>::get(request, 0).to_vec(), [VISOR, MASK]);
		assert_last_event(Event::SubstitutesNamed {
			request,
			line: 0,
			agency: HOSPITAL,
			officer: officer(HOSPITAL),
			products: vec![VISOR, MASK].try_into().expect("two"),
		});
		assert_ok!(name(request, &[]));
		assert!(!LineSubstitutes::<Test>::contains_key(request, 0));
		assert!(Substitutes::try_from(vec![1; 5]).is_err());
	});
}

#[test]
fn no_others() {
	build_and_execute(|| {
		let request = allowing();
		assert_noop!(name(request, &[GOGGLES]), Error::<Test>::DuplicateSubstitute);
		assert_noop!(name(request, &[VISOR, VISOR]), Error::<Test>::DuplicateSubstitute);
		assert_noop!(name(request, &[OXYGEN]), Error::<Test>::UnitDiffers);
		assert_noop!(name(request, &[99]), Error::<Test>::UnknownProduct);
		assert_ok!(Resources::retire_product(RuntimeOrigin::root(), VISOR));
		assert_noop!(name(request, &[VISOR]), Error::<Test>::ProductIsRetired);
		let (plain, decided) = (submitted(None), open(10));
		assert_noop!(name(plain, &[MASK]), Error::<Test>::SubstitutesNotAllowed);
		assert_noop!(name(decided, &[MASK]), Error::<Test>::RequestDecided);
		assert_noop!(name(99, &[MASK]), Error::<Test>::UnknownRequest);
		for origin in strangers(CHARITY) {
			let call = Resources::name_substitutes(origin, request, 0, Default::default());
			assert_noop!(call, DispatchError::BadOrigin);
		}
		let call = Resources::name_substitutes(signed(CLINIC), request, 0, Default::default());
		assert_noop!(call, Error::<Test>::NotRequester);
		let call = Resources::name_substitutes(signed(HOSPITAL), request, 1, Default::default());
		assert_noop!(call, Error::<Test>::UnknownLine);
	});
}
