//! The governed product registry.

use super::Text;
use alloc::{string::String, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::ensure;
use muster_primitives::{text, Quantity};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// An entry of the governed product registry. Quantities everywhere are in its base unit; packs are for
/// display only.
#[derive(
	Clone,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Product {
	/// Short name, such as `mask-n95`.
	#[serde(with = "as_text")]
	pub code: Text<32>,
	/// Base unit in UCUM, such as `{mask}` or `mL`.
	#[serde(with = "as_text")]
	pub unit: Text<16>,
	/// Standard the product must meet, such as `GB 19083-2010`; empty if there is none.
	#[serde(default, with = "as_text")]
	pub standard: Text<64>,
	/// GTIN-14 as ASCII digits, the last one the check digit.
	#[serde(default, with = "as_code")]
	pub gtin: Option<[u8; 14]>,
	/// ATC code of the fifth level, such as `J05AB16`.
	#[serde(default, with = "as_code")]
	pub atc: Option<[u8; 7]>,
	/// Base units in the usual pack.
	pub units_per_pack: u32,
	/// Whether the substance is controlled.
	pub controlled: bool,
	/// Most units a line asks for in earnest. More needs a named reason and is never cut.
	pub max_per_line: Quantity,
	/// Name in Chinese; may be empty.
	#[serde(default, with = "as_text")]
	pub name_zh: Text<64>,
	/// Name in English; may be empty.
	#[serde(default, with = "as_text")]
	pub name_en: Text<64>,
	/// Who asks for more than this is believed when a round of other agencies confirms the need.
	#[serde(default)]
	pub verify_above: Option<Quantity>,
}

/// What is wrong with a [`Product`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ProductFault {
	/// The code is empty, no UTF-8, or has control characters.
	Code,
	/// The unit is empty or has something else than visible ASCII.
	Unit,
	/// The standard is no UTF-8 or has control characters.
	Standard,
	/// Not 14 digits, or the check digit is wrong.
	Gtin,
	/// Not of the form letter, two digits, two letters, two digits.
	Atc,
	/// No unit in a pack.
	Pack,
	/// A maximum of zero.
	Maximum,
	/// A name is no UTF-8 or has control characters.
	Name,
}

impl Product {
	/// Whether the entry can be registered.
	pub fn check(&self) -> Result<(), ProductFault> {
		ensure!(!self.code.is_empty() && text::is_plain(&self.code), ProductFault::Code);
		ensure!(!self.unit.is_empty() && self.unit.iter().all(u8::is_ascii_graphic), ProductFault::Unit);
		ensure!(text::is_plain(&self.standard), ProductFault::Standard);
		ensure!(self.gtin.is_none_or(|digits| is_gtin(&digits)), ProductFault::Gtin);
		ensure!(self.atc.is_none_or(|code| is_atc(&code)), ProductFault::Atc);
		ensure!(self.units_per_pack > 0, ProductFault::Pack);
		ensure!(self.max_per_line > 0, ProductFault::Maximum);
		ensure!(text::is_plain(&self.name_zh) && text::is_plain(&self.name_en), ProductFault::Name);
		Ok(())
	}
}

/// GS1: weights 3 and 1 by turns over all fourteen digits give a multiple of ten.
fn is_gtin(digits: &[u8; 14]) -> bool {
	let weighted = digits.iter().zip([3u32, 1].into_iter().cycle()).try_fold(0u32, |sum, (digit, weight)| {
		char::from(*digit).to_digit(10).map(|digit| sum.saturating_add(digit.saturating_mul(weight)))
	});
	weighted.is_some_and(|sum| sum.is_multiple_of(10))
}

fn is_atc(code: &[u8; 7]) -> bool {
	let [group, a, b, therapeutic, chemical, c, d] = code;
	[group, therapeutic, chemical].iter().all(|letter| letter.is_ascii_uppercase())
		&& [a, b, c, d].iter().all(|digit| digit.is_ascii_digit())
}
/// Bounded text as a string in the JSON of a genesis.
mod as_text {
	use super::*;
	use serde::{de::Error as _, ser::Error as _, Deserializer, Serializer};

	pub fn serialize<S: Serializer, const N: u32>(text: &Text<N>, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.serialize_str(core::str::from_utf8(text).map_err(S::Error::custom)?)
	}

	pub fn deserialize<'de, D: Deserializer<'de>, const N: u32>(
		deserializer: D,
	) -> Result<Text<N>, D::Error> {
		let text = String::deserialize(deserializer)?.into_bytes();
		text.try_into().map_err(|_| D::Error::custom(format_args!("a text of at most {N} bytes is needed")))
	}
}

/// A code of fixed length as a string in the JSON of a genesis.
mod as_code {
	use super::*;
	use serde::{de::Error as _, ser::Error as _, Deserializer, Serializer};

	pub fn serialize<S: Serializer, const N: usize>(
		code: &Option<[u8; N]>,
		serializer: S,
	) -> Result<S::Ok, S::Error> {
		let text = code.as_ref().map(|code| core::str::from_utf8(code)).transpose();
		text.map_err(S::Error::custom)?.serialize(serializer)
	}

	pub fn deserialize<'de, D: Deserializer<'de>, const N: usize>(
		deserializer: D,
	) -> Result<Option<[u8; N]>, D::Error> {
		let code =
			Option::<String>::deserialize(deserializer)?.map(|code| <[u8; N]>::try_from(Vec::from(code)));
		code.transpose().map_err(|_| D::Error::custom(format_args!("a code of {N} characters is needed")))
	}
}
