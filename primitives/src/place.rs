//! Places: hierarchical region codes and points.

use crate::macros::chain_enum;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

chain_enum! {
	/// Level of a region in the administrative hierarchy, widest first.
	pub enum RegionLevel {
		/// The nation, code 000000.
		Nation = 0,
		/// Province, municipality, autonomous region: `PP0000`.
		Province = 1,
		/// Prefecture, city: `PPCC00`.
		Prefecture = 2,
		/// County, district: `PPCCDD`.
		County = 3,
	}
}

/// Why a number is no region code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RegionError {
	/// More than six digits.
	TooLong,
	/// A part is 00 while a narrower one is not, such as 420001 (no prefecture) or 000100 (no province).
	MissingParent,
}

/// Region code in the manner of GB/T 2260: two digits each for province, prefecture and county, `00` for "all of it".
/// 000000 is the nation, 420000 Hubei, 420100 Wuhan, 420106 Wuchang district. Containment is arithmetic, so that maps,
/// names and boundaries stay data of the reader.
///
/// Only [`RegionCode::new`] makes one, and decoding goes through it: a code that exists is well formed, whether or not
/// a region bears it.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	Default,
	Encode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
#[serde(try_from = "u32", into = "u32")]
pub struct RegionCode(u32);

impl RegionCode {
	/// The nation.
	pub const NATION: Self = Self(0);

	/// The region with this code.
	pub const fn new(code: u32) -> Result<Self, RegionError> {
		if code > 999_999 {
			return Err(RegionError::TooLong);
		}
		let orphan_prefecture = code / 10_000 == 0 && code != 0;
		let orphan_county = !code.is_multiple_of(10_000) && code % 10_000 / 100 == 0;
		if orphan_prefecture || orphan_county {
			return Err(RegionError::MissingParent);
		}
		Ok(Self(code))
	}

	/// The number.
	pub const fn code(self) -> u32 {
		self.0
	}

	/// The level, read from the trailing zeros.
	pub const fn level(self) -> RegionLevel {
		match self.0 {
			0 => RegionLevel::Nation,
			c if c.is_multiple_of(10_000) => RegionLevel::Province,
			c if c.is_multiple_of(100) => RegionLevel::Prefecture,
			_ => RegionLevel::County,
		}
	}

	/// The region one level up; `None` for the nation.
	pub const fn parent(self) -> Option<Self> {
		match self.level() {
			RegionLevel::Nation => None,
			RegionLevel::Province => Some(Self::NATION),
			RegionLevel::Prefecture => Some(Self((self.0 / 10_000).saturating_mul(10_000))),
			RegionLevel::County => Some(Self((self.0 / 100).saturating_mul(100))),
		}
	}

	/// Whether `other` is this region or lies inside it.
	pub const fn contains(self, other: Self) -> bool {
		match self.level() {
			RegionLevel::Nation => true,
			RegionLevel::Province => other.0 / 10_000 == self.0 / 10_000,
			RegionLevel::Prefecture => other.0 / 100 == self.0 / 100,
			RegionLevel::County => other.0 == self.0,
		}
	}

	/// This region, its parent, and so on up to the nation: at most four.
	pub fn lineage(self) -> impl Iterator<Item = Self> {
		core::iter::successors(Some(self), |region| region.parent())
	}

	/// The narrowest region that contains all of `regions`; `None` when there are none.
	pub fn common(regions: &[Self]) -> Option<Self> {
		let (first, rest) = regions.split_first()?;
		first.lineage().find(|candidate| rest.iter().all(|other| candidate.contains(*other)))
	}
}

impl TryFrom<u32> for RegionCode {
	type Error = &'static str;

	fn try_from(code: u32) -> Result<Self, Self::Error> {
		Self::new(code).map_err(|error| match error {
			RegionError::TooLong => "a region code has at most six digits",
			RegionError::MissingParent => {
				"a region code with a county needs a prefecture, and both need a province"
			}
		})
	}
}

impl From<RegionCode> for u32 {
	fn from(region: RegionCode) -> u32 {
		region.0
	}
}

impl Decode for RegionCode {
	fn decode<I: codec::Input>(input: &mut I) -> Result<Self, codec::Error> {
		Self::try_from(u32::decode(input)?).map_err(codec::Error::from)
	}
}

/// A point in WGS 84, in millionths of a degree.
#[derive(
	Clone,
	Copy,
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
pub struct GeoPoint {
	/// North positive, at most ±90°.
	pub latitude: i32,
	/// East positive, at most ±180°.
	pub longitude: i32,
}

impl GeoPoint {
	/// Whether the point is on the globe.
	pub fn is_valid(&self) -> bool {
		self.latitude.unsigned_abs() <= 90_000_000 && self.longitude.unsigned_abs() <= 180_000_000
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn region(code: u32) -> RegionCode {
		RegionCode::new(code).expect("a code of the test")
	}

	#[test]
	fn malformed_codes_are_refused() {
		for code in [1, 100, 9_999, 420_001, 100_001] {
			assert_eq!(RegionCode::new(code), Err(RegionError::MissingParent), "{code}");
		}
		assert_eq!(RegionCode::new(1_000_000), Err(RegionError::TooLong));
		assert_eq!(RegionCode::new(u32::MAX), Err(RegionError::TooLong));
		for code in [0, 10_000, 420_000, 420_100, 420_106, 429_004, 999_999] {
			assert!(RegionCode::new(code).is_ok(), "{code}");
		}
	}

	#[test]
	fn decoding_refuses_what_new_refuses() {
		assert_eq!(RegionCode::decode(&mut &420_106u32.encode()[..]), Ok(region(420_106)));
		assert!(RegionCode::decode(&mut &420_001u32.encode()[..]).is_err());
		assert!(serde_json::from_str::<RegionCode>("420001").is_err());
		assert_eq!(serde_json::from_str::<RegionCode>("420100").ok(), Some(region(420_100)));
	}

	#[test]
	fn containment_follows_the_digits() {
		let (nation, hubei, wuhan, wuchang) =
			(RegionCode::NATION, region(420_000), region(420_100), region(420_106));
		for inner in [nation, hubei, wuhan, wuchang] {
			assert!(nation.contains(inner) && inner.contains(inner));
		}
		assert!(hubei.contains(wuhan) && hubei.contains(wuchang) && wuhan.contains(wuchang));
		assert!(!wuhan.contains(hubei) && !wuchang.contains(wuhan) && !hubei.contains(nation));
		assert!(!hubei.contains(region(430_100)) && !wuhan.contains(region(420_200)));
		assert!(!wuchang.contains(region(420_107)));
	}

	#[test]
	fn lineage_ends_at_the_nation() {
		let codes: Vec<u32> = region(420_106).lineage().map(RegionCode::code).collect();
		assert_eq!(codes, [420_106, 420_100, 420_000, 0]);
		assert_eq!(RegionCode::NATION.lineage().count(), 1);
	}

	#[test]
	fn common_region_is_the_narrowest() {
		assert_eq!(RegionCode::common(&[]), None);
		assert_eq!(RegionCode::common(&[region(420_106)]), Some(region(420_106)));
		assert_eq!(RegionCode::common(&[region(420_106), region(420_107)]), Some(region(420_100)));
		assert_eq!(RegionCode::common(&[region(420_106), region(420_200)]), Some(region(420_000)));
		assert_eq!(RegionCode::common(&[region(420_106), region(430_000)]), Some(RegionCode::NATION));
	}

	#[test]
	fn points_off_the_globe_are_found() {
		assert!(GeoPoint { latitude: 90_000_000, longitude: -180_000_000 }.is_valid());
		assert!(!GeoPoint { latitude: 90_000_001, longitude: 0 }.is_valid());
		assert!(!GeoPoint { latitude: 0, longitude: i32::MIN }.is_valid());
	}
}
