//! How reliable agencies have shown themselves, by category: Beta reputation with forgetting, integers only.
//!
//! The three formulas, [`score`], [`weight`] and [`decay`], are pure functions, bit-exact with the reference model. The
//! record of an agency is worked out when it is read: it fades by itself, and nothing has to be written for that.

use crate::{Config, Event, Pallet, Records};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::traits::{Get, Time};
use muster_primitives::{traits, AgencyId, Category, MilliWeight, Moment};
use scale_info::TypeInfo;

/// One event, in the unit that records count in.
pub const EVENT: u32 = 1_000;

/// Events from which on a letter other than F is given.
const LETTER_FROM: u64 = 5_000;

/// Epochs after which nothing is left of any record.
pub const MAX_EPOCHS: u32 = 2_000;

/// One million, the whole in parts per million.
const MILLION: u128 = 1_000_000;

/// Expected share of right answers in parts per million, of who was so often `right` and `wrong`, in thousandths of an
/// event. Without a record it is one half.
pub fn score(right: u64, wrong: u64) -> u32 {
	let (right, wrong) = (u128::from(right), u128::from(wrong));
	let part = right.saturating_add(1_000).saturating_mul(MILLION);
	let whole = right.saturating_add(wrong).saturating_add(2_000);
	part.checked_div(whole).and_then(|ppm| u32::try_from(ppm).ok()).unwrap_or_default()
}

/// What the word of an agency with this score weighs, in thousandths: 500 to 1500.
pub fn weight(score: u32) -> MilliWeight {
	score.saturating_div(1_000).saturating_add(500)
}

/// What is left of `amount` after so many epochs, `lambda_ppm` parts per million each time, floored each time. After
/// [`MAX_EPOCHS`] nothing is left.
pub fn decay(amount: u64, lambda_ppm: u32, epochs: u32) -> u64 {
	if epochs > MAX_EPOCHS {
		return 0;
	}
	let mut left = amount;
	for _ in 0..epochs {
		if left == 0 {
			break;
		}
		// Records of any real size fit into 64 bits, in which the division costs next to nothing.
		left = match left.checked_mul(lambda_ppm.into()) {
			Some(product) => product.saturating_div(1_000_000),
			None => {
				let product = u128::from(left).saturating_mul(lambda_ppm.into());
				u64::try_from(product.saturating_div(MILLION)).unwrap_or(u64::MAX)
			}
		};
	}
	left
}

/// How far a source can be relied on (Admiralty scale). F says that it cannot be judged, not that it is worse than E.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Letter {
	/// Completely reliable: a score of 0.90 or more.
	#[codec(index = 0)]
	A,
	/// Usually reliable: 0.80 or more.
	#[codec(index = 1)]
	B,
	/// Fairly reliable: 0.65 or more.
	#[codec(index = 2)]
	C,
	/// Not usually reliable: 0.50 or more.
	#[codec(index = 3)]
	D,
	/// Unreliable: less.
	#[codec(index = 4)]
	E,
	/// Cannot be judged: what is left of the record is less than five events.
	#[codec(index = 5)]
	F,
}

/// The record of an agency in one category, as it was when it was last written.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Record {
	/// How often it was right, in thousandths of an event.
	pub right: u64,
	/// How often it was wrong, in thousandths of an event.
	pub wrong: u64,
	/// How many events it was ever judged by. This does not fade.
	pub events: u32,
	/// The epoch in which this was so.
	pub epoch: u32,
}

impl Record {
	/// The record as it has become by `epoch`.
	pub fn at(self, epoch: u32, lambda_ppm: u32) -> Self {
		let epochs = epoch.saturating_sub(self.epoch);
		let fade = |amount| decay(amount, lambda_ppm, epochs);
		Self { right: fade(self.right), wrong: fade(self.wrong), epoch: self.epoch.max(epoch), ..self }
	}

	/// What is shown of it.
	pub fn shown(&self) -> Reliability {
		let ppm = score(self.right, self.wrong);
		let letter = match ppm {
			_ if self.right.saturating_add(self.wrong) < LETTER_FROM => Letter::F,
			900_000.. => Letter::A,
			800_000.. => Letter::B,
			650_000.. => Letter::C,
			500_000.. => Letter::D,
			_ => Letter::E,
		};
		Reliability { letter, ppm, weight: weight(ppm), events: self.events }
	}
}

/// How reliable an agency has shown itself in one category.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct Reliability {
	/// For people.
	pub letter: Letter,
	/// The score, in parts per million.
	pub ppm: u32,
	/// What the agency's word weighs now, in thousandths.
	pub weight: MilliWeight,
	/// How many events it was ever judged by.
	pub events: u32,
}

impl<T: Config> Pallet<T> {
	/// The epoch of a moment.
	pub(crate) fn epoch(now: Moment) -> u32 {
		now.checked_div(T::EpochLength::get()).and_then(|epoch| u32::try_from(epoch).ok()).unwrap_or(u32::MAX)
	}

	/// The record of an agency as it is now.
	pub(crate) fn record_now(agency: AgencyId, category: Category) -> Record {
		let epoch = Self::epoch(T::Clock::now());
		Records::<T>::get(agency, category).at(epoch, T::Lambda::get())
	}

	/// Adds one event to the record of an agency. Nothing else writes records, and no call reaches this but by a verdict
	/// that became final or a figure that was closed.
	pub(crate) fn add_to_record(agency: AgencyId, category: Category, right: u32, wrong: u32) {
		let mut record = Self::record_now(agency, category);
		record.right = record.right.saturating_add(right.into());
		record.wrong = record.wrong.saturating_add(wrong.into());
		record.events = record.events.saturating_add(1);
		Records::<T>::insert(agency, category, record);
		Self::deposit_event(Event::Recorded { agency, category, record });
	}
}

impl<T: Config> traits::Reliability for Pallet<T> {
	fn weight(agency: AgencyId, category: Category) -> MilliWeight {
		let Record { right, wrong, .. } = Self::record_now(agency, category);
		weight(score(right, wrong))
	}

	fn record(agency: AgencyId, category: Category, right: u32, wrong: u32) {
		Self::add_to_record(agency, category, right, wrong);
	}
}
