//! The two-person rule: what cannot be taken back takes the word of two officers.
//!
//! The first word is a [`Proposal`] that waits, the second confirms it. This module decides; the pallet that asks keeps
//! the proposal, checks who may speak at all, and drops a proposal whose proposer is no longer in office.

use crate::Moment;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The first of two words.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Proposal<AccountId, BlockNumber> {
	/// Who spoke first.
	pub proposer: AccountId,
	/// Block of that word. Officers enrolled since have no say, so that nobody makes a second person of a new key.
	pub since: BlockNumber,
	/// From this moment on the word is void.
	pub expires: Moment,
}

impl<AccountId, BlockNumber> Proposal<AccountId, BlockNumber> {
	/// Whether it still waits at `now`.
	pub fn is_alive(&self, now: Moment) -> bool {
		now < self.expires
	}
}

/// Who speaks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Speaker<AccountId, BlockNumber> {
	/// The person's key.
	pub who: AccountId,
	/// Block of the officer's enrolment; `None` for who is no officer (a member of the council).
	pub enrolled_at: Option<BlockNumber>,
}

/// When it is, and how long a first word waits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Now<BlockNumber> {
	/// This block.
	pub block: BlockNumber,
	/// Its time.
	pub moment: Moment,
	/// How long a first word waits, in milliseconds.
	pub window: Moment,
}

/// What a word comes to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Word<AccountId, BlockNumber> {
	/// It is the first: to be kept.
	First(Proposal<AccountId, BlockNumber>),
	/// It is the second: done.
	Second {
		/// Who spoke first.
		proposer: AccountId,
	},
}

/// Why a word does not count.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TwoPersonError {
	/// The first word was the same person's.
	SamePerson,
	/// The officer was enrolled after the first word.
	EnrolledSince,
}

/// Hears `speaker`. A proposal that has lapsed counts as none.
pub fn speak<AccountId: Clone + PartialEq, BlockNumber: Copy + PartialOrd>(
	standing: Option<&Proposal<AccountId, BlockNumber>>,
	speaker: Speaker<AccountId, BlockNumber>,
	now: Now<BlockNumber>,
) -> Result<Word<AccountId, BlockNumber>, TwoPersonError> {
	let Some(proposal) = standing.filter(|proposal| proposal.is_alive(now.moment)) else {
		return Ok(Word::First(Proposal {
			proposer: speaker.who,
			since: now.block,
			expires: now.moment.saturating_add(now.window),
		}));
	};
	if proposal.proposer == speaker.who {
		return Err(TwoPersonError::SamePerson);
	}
	// Enrolled in the very block of the first word: nobody can tell which came first, so it does not count.
	if speaker.enrolled_at.is_some_and(|enrolled_at| enrolled_at >= proposal.since) {
		return Err(TwoPersonError::EnrolledSince);
	}
	Ok(Word::Second { proposer: proposal.proposer.clone() })
}

#[cfg(test)]
mod tests {
	use super::*;

	const NOW: Now<u32> = Now { block: 10, moment: 1_000, window: 500 };

	fn speaker(who: u8, enrolled_at: u32) -> Speaker<u8, u32> {
		Speaker { who, enrolled_at: Some(enrolled_at) }
	}

	fn first(who: u8) -> Proposal<u8, u32> {
		Proposal { proposer: who, since: 10, expires: 1_500 }
	}

	#[test]
	fn the_first_word_waits_and_the_second_confirms() {
		let word = speak(None, speaker(1, 3), NOW).expect("heard");
		assert_eq!(word, Word::First(first(1)));
		let second = speak(Some(&first(1)), speaker(2, 9), Now { block: 11, ..NOW });
		assert_eq!(second, Ok(Word::Second { proposer: 1 }));
	}

	#[test]
	fn nobody_is_two_persons() {
		assert_eq!(speak(Some(&first(1)), speaker(1, 3), NOW), Err(TwoPersonError::SamePerson));
	}

	#[test]
	fn who_was_enrolled_since_has_no_say() {
		for (enrolled_at, heard) in [(9, true), (10, false), (11, false)] {
			assert_eq!(speak(Some(&first(1)), speaker(2, enrolled_at), NOW).is_ok(), heard, "{enrolled_at}");
		}
		let member = Speaker { who: 2, enrolled_at: None };
		assert_eq!(speak(Some(&first(1)), member, NOW), Ok(Word::Second { proposer: 1 }));
	}

	#[test]
	fn a_lapsed_word_counts_as_none() {
		for (moment, alive) in [(1_499, true), (1_500, false), (1_501, false)] {
			let word = speak(Some(&first(1)), speaker(2, 3), Now { moment, ..NOW }).expect("heard");
			assert_eq!(matches!(word, Word::Second { .. }), alive, "{moment}");
		}
	}
}
