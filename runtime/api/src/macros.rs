//! How the names of states are declared.

/// Declares an enumeration of names: pinned codec indices, the variant's name in JSON, and that name as text.
macro_rules! names {
	($(
		$(#[$meta:meta])*
		pub enum $name:ident {
			$( $(#[$vmeta:meta])* $variant:ident = $index:literal ),+ $(,)?
		}
	)+) => {$(
		$(#[$meta])*
		#[derive(
			Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, codec::Encode, codec::Decode, scale_info::TypeInfo,
		)]
		#[cfg_attr(feature = "std", derive(serde::Serialize, serde::Deserialize))]
		pub enum $name {
			$( $(#[$vmeta])* #[codec(index = $index)] $variant = $index ),+
		}

		impl $name {
			/// Every variant, in the order of the pinned indices.
			pub const ALL: &'static [Self] = &[ $( Self::$variant ),+ ];

			/// The name, as JSON has it.
			pub const fn name(self) -> &'static str {
				match self { $( Self::$variant => stringify!($variant) ),+ }
			}
		}
	)+};
}

pub(crate) use names;
