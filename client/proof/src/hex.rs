//! Bytes as `0x` and hexadecimal digits, as in every answer of a node.

use alloc::{string::String, vec::Vec};
use core::fmt;
use serde::{de, Deserialize, Deserializer, Serialize, Serializer};

/// Bytes that JSON shows in hexadecimal.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Default, Debug)]
pub struct Bytes(pub Vec<u8>);

impl From<Vec<u8>> for Bytes {
	fn from(bytes: Vec<u8>) -> Self {
		Self(bytes)
	}
}

impl fmt::Display for Bytes {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.write_str("0x")?;
		self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
	}
}

impl Serialize for Bytes {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.collect_str(self)
	}
}

impl<'de> Deserialize<'de> for Bytes {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		deserializer.deserialize_str(Visitor)
	}
}

struct Visitor;

impl de::Visitor<'_> for Visitor {
	type Value = Bytes;

	fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.write_str("0x and an even number of hexadecimal digits")
	}

	fn visit_str<E: de::Error>(self, text: &str) -> Result<Bytes, E> {
		text.strip_prefix("0x")
			.and_then(bytes)
			.map(Bytes)
			.ok_or_else(|| E::custom("bytes are written as 0x and an even number of hexadecimal digits"))
	}

	fn visit_string<E: de::Error>(self, text: String) -> Result<Bytes, E> {
		self.visit_str(&text)
	}
}

fn bytes(digits: &str) -> Option<Vec<u8>> {
	let (pairs, rest) = digits.as_bytes().as_chunks::<2>();
	rest.is_empty()
		.then(|| pairs.iter().map(|[high, low]| Some((digit(*high)? << 4) | digit(*low)?)).collect())
		.flatten()
}

fn digit(character: u8) -> Option<u8> {
	char::from(character).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// For `serde(with)`: 32 bytes, a hash or a key.
pub(crate) mod fixed {
	use super::*;

	pub(crate) fn serialize<S: Serializer, T: AsRef<[u8]>>(
		value: &T,
		serializer: S,
	) -> Result<S::Ok, S::Error> {
		Bytes(value.as_ref().to_vec()).serialize(serializer)
	}

	pub(crate) fn deserialize<'de, D: Deserializer<'de>, T: From<[u8; 32]>>(
		deserializer: D,
	) -> Result<T, D::Error> {
		let Bytes(bytes) = Bytes::deserialize(deserializer)?;
		<[u8; 32]>::try_from(bytes)
			.map(T::from)
			.map_err(|bytes| de::Error::custom(format_args!("these are {} bytes instead of 32", bytes.len())))
	}
}
