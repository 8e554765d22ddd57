use super::*;
use sp_runtime::BuildStorage;

fn build(products: Vec<(ProductId, Product)>) {
	let genesis = GenesisConfig::<Test> { products, ..Default::default() };
	let _ = genesis.build_storage();
}

#[test]
fn the_genesis_registers_products() {
	build_and_execute(|| {
		assert_eq!(Products::<Test>::get(MASK), Some(product("mask-n95", 1_000_000)));
		assert_eq!(Products::<Test>::iter().count(), 5);
	});
}

#[test]
#[should_panic(expected = "product 5 of the genesis: Err(MalformedCode)")]
fn a_malformed_product_stops_the_genesis() {
	build(vec![(5, product("", 1))]);
}

#[test]
#[should_panic(expected = "product 5 of the genesis: Err(ProductTaken)")]
fn a_number_given_twice_stops_the_genesis() {
	build(vec![(5, product("gown", 1)), (5, product("glove", 1))]);
}

#[test]
fn a_product_reads_well_in_json() {
	let json = r#"{
		"code": "remdesivir", "unit": "mg", "standard": "", "atc": "J05AB16",
		"unitsPerPack": 100, "controlled": false, "maxPerLine": 500000
	}"#;
	let parsed: Product = serde_json::from_str(json).expect("the entry parses");
	assert_eq!(parsed.check(), Ok(()));
	assert_eq!((&parsed.code[..], parsed.gtin, parsed.atc), (&b"remdesivir"[..], None, Some(*b"J05AB16")));

	let masks = product("mask-n95", 7);
	let json = serde_json::to_string(&masks).expect("an entry serialises");
	assert!(json.contains(r#""code":"mask-n95""#) && json.contains(r#""gtin":"06901234123456""#), "{json}");
	assert_eq!(serde_json::from_str::<Product>(&json).expect("and back"), masks);
}

#[test]
fn json_that_does_not_fit_is_refused() {
	let json = serde_json::to_string(&product("mask-n95", 7)).expect("an entry serialises");
	for (part, replacement) in [
		("mask-n95".to_string(), "m".repeat(33)),
		("06901234123456".to_string(), "6901234123456".to_string()),
		(r#""controlled""#.to_string(), r#""narcotic""#.to_string()),
	] {
		assert!(
			serde_json::from_str::<Product>(&json.replace(&part, &replacement)).is_err(),
			"{replacement}"
		);
	}
}
