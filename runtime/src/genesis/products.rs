//! The products a chain begins with: what hospitals of Hubei asked for in January and February 2020, under the codes of
//! the shipped data, with the standards those requests name.

use alloc::vec::Vec;
use frame_support::{traits::Get, BoundedVec};
use muster_primitives::{ProductId, Quantity};
use pallet_resources::Product;

/// Code, name in Chinese and in English, UCUM unit, standard, ATC code, and the most that one line asks for without a word
/// of the approver.
type Row = (&'static str, &'static str, &'static str, &'static str, &'static str, Option<[u8; 7]>, Quantity);

const PIECE: &str = "{piece}";
const PAIR: &str = "{pair}";
const BOTTLE: &str = "{bottle}";
const DEVICE: &str = "{device}";

/// The shipped set; a product's number is its place here, from 1, for ever.
const ROWS: [Row; 23] = [
	("air_disinfection_unit", "空气消毒机", "Air disinfection unit", DEVICE, "", None, 1_000),
	("alcohol_75", "75%酒精", "Alcohol, 75%", BOTTLE, "", Some(*b"D08AX08"), 100_000),
	("bed_covers", "床罩", "Bed cover", PIECE, "", None, 1_000_000),
	("bleach_disinfectant_84", "84消毒液", "84 disinfectant (bleach)", BOTTLE, "", None, 100_000),
	("boot_covers", "靴套", "Boot covers", PAIR, "", None, 1_000_000),
	("face_shield", "防护面屏", "Face shield", PIECE, "", None, 500_000),
	("goggles", "护目镜", "Goggles", PIECE, "", None, 500_000),
	("hand_sanitizer", "免洗手消毒液", "Hand sanitizer", BOTTLE, "", None, 100_000),
	("iodophor", "碘伏", "Iodophor", BOTTLE, "", Some(*b"D08AG02"), 100_000),
	("isolation_gown", "隔离衣", "Isolation gown", PIECE, "YY/T 0506-2016", None, 500_000),
	("latex_gloves", "乳胶手套", "Latex gloves", PAIR, "GB 10213-2006", None, 1_000_000),
	("mask_medical", "一次性医用口罩", "Medical mask, single use", PIECE, "YY/T 0969-2013", None, 5_000_000),
	("mask_n95", "N95口罩", "N95 respirator", PIECE, "GB 19083-2010", None, 1_000_000),
	("mask_nebulizer", "雾化面罩", "Nebulizer mask", PIECE, "", None, 100_000),
	("mask_surgical", "医用外科口罩", "Surgical mask", PIECE, "YY 0469-2011", None, 5_000_000),
	("medical_cap", "医用帽", "Medical cap", PIECE, "", None, 1_000_000),
	("peracetic_acid", "过氧乙酸", "Peracetic acid", BOTTLE, "", None, 100_000),
	("protective_suit", "医用防护服", "Protective suit", PIECE, "GB 19082-2009", None, 500_000),
	("rubber_boots", "胶靴", "Rubber boots", PAIR, "", None, 100_000),
	("shoe_covers", "鞋套", "Shoe covers", PAIR, "", None, 1_000_000),
	("surgical_gown", "手术衣", "Surgical gown", PIECE, "", None, 500_000),
	("thermometer_device", "体温检测仪", "Thermometer", DEVICE, "", None, 100_000),
	("uv_disinfection_cart", "紫外线消毒车", "UV disinfection cart", DEVICE, "", None, 1_000),
];

/// The shipped products with their numbers.
pub fn shipped() -> Vec<(ProductId, Product)> {
	(1..)
		.zip(ROWS)
		.map(|(id, (code, name_zh, name_en, unit, standard, atc, max_per_line))| {
			let product = Product {
				code: text(code),
				unit: text(unit),
				standard: text(standard),
				gtin: None,
				atc,
				units_per_pack: 1,
				controlled: false,
				max_per_line,
				name_zh: text(name_zh),
				name_en: text(name_en),
				// An approver's word is enough, until the council says for which amounts it is not.
				verify_above: None,
			};
			(id, product)
		})
		.collect()
}

/// Every text above fits; a longer one would be cut, and the test below would see it.
fn text<N: Get<u32>>(text: &str) -> BoundedVec<u8, N> {
	BoundedVec::truncate_from(text.as_bytes().to_vec())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn products_are_as_written() {
		let products = shipped();
		assert_eq!(products.len(), ROWS.len());
		for ((id, product), (place, row)) in products.iter().zip(ROWS.iter().enumerate()) {
			assert_eq!(*id, ProductId::try_from(place + 1).expect("few"));
			assert_eq!(product.code.as_slice(), row.0.as_bytes());
			assert_eq!(product.name_zh.as_slice(), row.1.as_bytes());
			assert_eq!(product.name_en.as_slice(), row.2.as_bytes());
			assert_eq!(product.unit.as_slice(), row.3.as_bytes());
			assert_eq!(product.standard.as_slice(), row.4.as_bytes());
			assert_eq!(product.check(), Ok(()));
		}
	}
}
