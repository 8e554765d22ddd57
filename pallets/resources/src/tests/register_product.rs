use super::*;

fn register(details: Product) -> DispatchResult {
	Resources::register_product(RuntimeOrigin::root(), 9, details)
}

#[test]
fn the_council_registers_a_product() {
	build_and_execute(|| {
		let details = product("gown", 5_000);
		assert_ok!(register(details.clone()));
		assert_eq!(Products::<Test>::get(9), Some(details.clone()));
		assert_last_event(Event::ProductRegistered { product: 9, details });
	});
}

#[test]
fn nobody_else_does() {
	build_and_execute(|| {
		for origin in [RuntimeOrigin::none(), signed(COMMISSION)] {
			assert_noop!(
				Resources::register_product(origin, 9, product("gown", 1)),
				DispatchError::BadOrigin
			);
		}
	});
}

#[test]
fn a_number_is_given_once() {
	build_and_execute(|| {
		assert_noop!(
			Resources::register_product(RuntimeOrigin::root(), MASK, product("gown", 1)),
			Error::<Test>::ProductTaken
		);
	});
}

#[test]
fn malformed_entries_are_refused() {
	fn bytes<const N: u32>(bytes: &[u8]) -> types::Text<N> {
		bytes.to_vec().try_into().expect("within the bound")
	}
	build_and_execute(|| {
		let good = product("gown", 1);
		for code in [&b""[..], b"a\nb", b"\xff", "\u{85}".as_bytes()] {
			assert_noop!(
				register(Product { code: bytes(code), ..good.clone() }),
				Error::<Test>::MalformedCode
			);
		}
		for unit in [&b""[..], b"a b", "µL".as_bytes()] {
			assert_noop!(
				register(Product { unit: bytes(unit), ..good.clone() }),
				Error::<Test>::MalformedUnit
			);
		}
		for standard in [&b"GB\0"[..], b"\xc3"] {
			assert_noop!(
				register(Product { standard: bytes(standard), ..good.clone() }),
				Error::<Test>::MalformedStandard
			);
		}
		for gtin in [*b"06901234123457", *b"0690123412345X", [0xff; 14]] {
			assert_noop!(
				register(Product { gtin: Some(gtin), ..good.clone() }),
				Error::<Test>::MalformedGtin
			);
		}
		for atc in [*b"j05AB16", *b"J05A116", *b"JO5AB16", *b"J05AB1 "] {
			assert_noop!(register(Product { atc: Some(atc), ..good.clone() }), Error::<Test>::MalformedAtc);
		}
		assert_noop!(register(Product { units_per_pack: 0, ..good.clone() }), Error::<Test>::ZeroPack);
		assert_noop!(register(Product { max_per_line: 0, ..good.clone() }), Error::<Test>::ZeroMaximum);

		let bare = Product { standard: bytes(b""), gtin: None, atc: Some(*b"J05AB16"), ..good };
		assert_ok!(register(bare));
	});
}
