//! What the pallet keeps. Codec indices are pinned: a retired variant keeps its number in a comment.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use muster_primitives::Moment;
use scale_info::TypeInfo;

/// One of the two bodies that check each other.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Body {
	/// The council of agencies.
	#[codec(index = 0)]
	Council,
	/// The technical committee.
	#[codec(index = 1)]
	Committee,
}

/// The technical committee's word for one call.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Consent<Hash> {
	/// Hash of the call's encoding.
	pub call_hash: Hash,
	/// From this moment on the consent is void.
	pub expires: Moment,
}

impl<Hash> Consent<Hash> {
	/// Whether it still counts at `now`.
	pub fn is_alive(&self, now: Moment) -> bool {
		now < self.expires
	}
}

/// The two halves of the glass before raw writes: until when each is broken, `None` where a body has not spoken. A half
/// that has lapsed counts as none, and may still be here.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Halves {
	/// The council's half.
	pub council: Option<Moment>,
	/// The committee's half.
	pub committee: Option<Moment>,
}

impl Halves {
	/// The halves that count at `now`.
	pub fn alive(self, now: Moment) -> Self {
		let alive = |half: Option<Moment>| half.filter(|until| now < *until);
		Self { council: alive(self.council), committee: alive(self.committee) }
	}

	/// The half of `body`.
	pub const fn of(&self, body: Body) -> Option<Moment> {
		match body {
			Body::Council => self.council,
			Body::Committee => self.committee,
		}
	}

	/// The same halves, with that of `body` broken until `until`.
	pub const fn broken(self, body: Body, until: Moment) -> Self {
		match body {
			Body::Council => Self { council: Some(until), ..self },
			Body::Committee => Self { committee: Some(until), ..self },
		}
	}

	/// Whether both bodies' halves count at `now`.
	pub fn is_open(self, now: Moment) -> bool {
		let Self { council, committee } = self.alive(now);
		council.is_some() && committee.is_some()
	}

	/// Whether no half counts at `now`.
	pub fn is_whole(self, now: Moment) -> bool {
		self.alive(now) == Self::default()
	}
}
