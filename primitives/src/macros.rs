//! Derives that every type on the chain needs, in one place.

/// A fieldless enumeration whose discriminants are its codec indices, with the spelling of the standard it comes from.
macro_rules! chain_enum {
	(
		$(#[$meta:meta])*
		pub enum $name:ident {
			$( $(#[$vmeta:meta])* $variant:ident = $index:literal ),+ $(,)?
		}
	) => {
		$(#[$meta])*
		#[derive(
			Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug,
			codec::Encode, codec::Decode, codec::DecodeWithMemTracking, codec::MaxEncodedLen,
			scale_info::TypeInfo, serde::Serialize, serde::Deserialize,
		)]
		pub enum $name {
			$( $(#[$vmeta])* #[codec(index = $index)] $variant = $index ),+
		}

		impl $name {
			/// Every variant, in the order of the pinned indices.
			pub const ALL: &'static [Self] = &[ $( Self::$variant ),+ ];

			/// The pinned codec index.
			pub const fn index(self) -> u8 {
				match self { $( Self::$variant => $index ),+ }
			}
		}
	};
}

/// A set over a [`chain_enum`]: one bit a variant, at the variant's index.
macro_rules! chain_set {
	(
		$(#[$meta:meta])*
		pub struct $name:ident($bits:ty) of $item:ident;
	) => {
		$(#[$meta])*
		#[derive(
			Clone, Copy, PartialEq, Eq, Debug, Default,
			codec::Encode, codec::Decode, codec::DecodeWithMemTracking, codec::MaxEncodedLen,
			scale_info::TypeInfo,
		)]
		pub struct $name($bits);

		impl $name {
			/// The empty set.
			pub const EMPTY: Self = Self(0);

			/// The set of `items`.
			pub const fn of(items: &[$item]) -> Self {
				let mut bits: $bits = 0;
				let mut rest = items;
				while let [first, tail @ ..] = rest {
					bits |= Self::bit(*first);
					rest = tail;
				}
				Self(bits)
			}

			/// Every item there is.
			pub const fn all() -> Self {
				Self::of($item::ALL)
			}

			/// The set with these bits; `None` when a bit stands for no item.
			pub const fn from_bits(bits: $bits) -> Option<Self> {
				if bits & !Self::all().0 == 0 { Some(Self(bits)) } else { None }
			}

			/// The bits, bit `n` for the item with index `n`.
			pub const fn bits(self) -> $bits {
				self.0
			}

			const fn bit(item: $item) -> $bits {
				1 << item.index()
			}

			/// Whether no bit is set that stands for no item. What comes from a call must be checked with this.
			pub const fn is_valid(self) -> bool {
				Self::from_bits(self.0).is_some()
			}

			/// Whether the set has no item.
			pub const fn is_empty(self) -> bool {
				self.0 == 0
			}

			/// How many items the set has.
			pub const fn len(self) -> u32 {
				self.0.count_ones()
			}

			/// Whether `item` is in the set.
			pub const fn contains(self, item: $item) -> bool {
				self.0 & Self::bit(item) != 0
			}

			/// Whether every item of `other` is in this set.
			pub const fn includes(self, other: Self) -> bool {
				other.0 & !self.0 == 0
			}

			/// The items in both sets.
			pub const fn intersection(self, other: Self) -> Self {
				Self(self.0 & other.0)
			}

			/// The items in the set, in the order of their indices.
			pub fn iter(self) -> impl Iterator<Item = $item> {
				$item::ALL.iter().copied().filter(move |item| self.contains(*item))
			}
		}

		impl FromIterator<$item> for $name {
			fn from_iter<I: IntoIterator<Item = $item>>(items: I) -> Self {
				Self(items.into_iter().fold(0, |bits, item| bits | Self::bit(item)))
			}
		}

		impl serde::Serialize for $name {
			fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
				serializer.collect_seq(self.iter())
			}
		}

		impl<'de> serde::Deserialize<'de> for $name {
			fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
				Ok(alloc::vec::Vec::<$item>::deserialize(deserializer)?.into_iter().collect())
			}
		}
	};
}

pub(crate) use {chain_enum, chain_set};
