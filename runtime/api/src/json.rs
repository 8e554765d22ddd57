//! Types that JSON writes in a way of its own.

use alloc::vec::Vec;
use codec::{Decode, Encode};
use scale_info::TypeInfo;

/// A quantity as somebody stated it. A string of digits in JSON: it may be greater than what JavaScript counts to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Encode, Decode, TypeInfo)]
pub struct Amount(pub u64);

/// A figure as somebody stated it, negative where that means something. A string in JSON, as [`Amount`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Encode, Decode, TypeInfo)]
pub struct Figure(pub i64);

/// A text of the chain. The pallets take UTF-8 only; should other bytes ever be stored, JSON has them as 0x-hex, so that
/// nothing is lost.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Encode, Decode, TypeInfo)]
pub struct Text(pub Vec<u8>);

impl Text {
	/// The text, if it is one.
	pub fn as_str(&self) -> Option<&str> {
		core::str::from_utf8(&self.0).ok()
	}
}

impl From<&[u8]> for Text {
	fn from(bytes: &[u8]) -> Self {
		Self(bytes.into())
	}
}

#[cfg(feature = "std")]
mod serialised {
	use super::*;
	use muster_primitives::{Priority, RegionCode};
	use serde::{Serialize, Serializer};

	impl Serialize for Amount {
		fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
			serializer.collect_str(&self.0)
		}
	}

	impl Serialize for Figure {
		fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
			serializer.collect_str(&self.0)
		}
	}

	impl Serialize for Text {
		fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
			match self.as_str() {
				Some(text) => serializer.serialize_str(text),
				None => sp_core::bytes::serialize(&self.0, serializer),
			}
		}
	}

	/// A region as its code is written: six digits.
	pub fn region<S: Serializer>(region: &RegionCode, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.collect_str(&format_args!("{:06}", region.code()))
	}

	/// The same, where there may be none.
	pub fn region_if_any<S: Serializer>(
		region: &Option<RegionCode>,
		serializer: S,
	) -> Result<S::Ok, S::Error> {
		region.map(|region| format!("{:06}", region.code())).serialize(serializer)
	}

	/// The same, for several.
	pub fn regions<S: Serializer>(regions: &[RegionCode], serializer: S) -> Result<S::Ok, S::Error> {
		serializer.collect_seq(regions.iter().map(|region| format!("{:06}", region.code())))
	}

	/// A priority by the code of FHIR `request-priority`.
	pub fn priority<S: Serializer>(priority: &Priority, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.serialize_str(match priority {
			Priority::Routine => "routine",
			Priority::Urgent => "urgent",
			Priority::Asap => "asap",
			Priority::Stat => "stat",
		})
	}
}

#[cfg(feature = "std")]
pub(crate) use serialised::{priority, region, region_if_any, regions};
