use super::*;

fn amend(product: ProductId, details: Product) -> DispatchResult {
	Resources::amend_product(RuntimeOrigin::root(), product, details)
}

#[test]
fn an_entry_changes_and_its_unit_does_not() {
	build_and_execute(|| {
		let name = "口罩".as_bytes().to_vec().try_into().expect("short");
		let details = Product { max_per_line: 5, name_zh: name, ..product("mask-n95", 1) };
		assert_ok!(amend(MASK, details.clone()));
		assert_eq!(Products::<Test>::get(MASK), Some(details.clone()));
		assert_last_event(Event::ProductAmended { product: MASK, details: details.clone() });
		assert_noop!(amend(MASK, details.clone()), Error::<Test>::NothingChanges);
		let other = Product { unit: b"L".to_vec().try_into().expect("short"), ..details.clone() };
		assert_noop!(amend(MASK, other), Error::<Test>::UnitFixed);
		assert_noop!(amend(99, details.clone()), Error::<Test>::UnknownProduct);
		let control = b"a\nb".to_vec().try_into().expect("short");
		let malformed = Product { name_en: control, ..details };
		assert_noop!(amend(MASK, malformed), Error::<Test>::MalformedName);
	});
}

#[test]
fn only_the_council_amends() {
	build_and_execute(|| {
		for origin in [RuntimeOrigin::none(), signed(COMMISSION)] {
			let details = product("gown", 1);
			assert_noop!(Resources::amend_product(origin, MASK, details), DispatchError::BadOrigin);
		}
	});
}
