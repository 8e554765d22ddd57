//! The messages about an incident, in their order: one for each report, and one for each word on it.

use muster_cap::Verification;
use muster_primitives::{IncidentId, Moment, Revision, RoundId, Verdict};
use muster_runtime_api::{IncidentRecord, ReportView};

/// How an incident stood after a block, as far as a message tells of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct State {
	/// The last revision of its facts.
	pub revision: Revision,
	/// Whether it is so.
	pub verification: Verification,
	/// Whether a competent authority vouches for it until the verdict.
	pub provisional: bool,
	/// The last verdict that does not stand any more.
	pub previous: Option<Verdict>,
	/// The open round.
	pub round: Option<RoundId>,
	/// The round whose verdict stands.
	pub judged: Option<RoundId>,
	/// The incident that tells of it instead.
	pub merged_into: Option<IncidentId>,
}

impl State {
	/// Of a record.
	pub fn of(record: &IncidentRecord) -> Self {
		Self {
			revision: record.revision,
			verification: verification(record.verification),
			provisional: record.provisional,
			previous: record.previous,
			round: record.round,
			judged: record.judged,
			merged_into: record.merged_into,
		}
	}

	/// As a report leaves it about which nobody has said anything.
	fn reported(revision: Revision) -> Self {
		Self {
			revision,
			verification: Verification::Reported,
			provisional: false,
			previous: None,
			round: None,
			judged: None,
			merged_into: None,
		}
	}

	/// Whether it is so.
	pub fn is_confirmed(&self) -> bool {
		matches!(self.verification, Verification::Confirmed | Verification::ConfirmedLimited)
	}

	/// Whether somebody but the reporter has said something that is worth a message.
	fn is_word(&self) -> bool {
		self.provisional
			|| !matches!(self.verification, Verification::Reported | Verification::UnderVerification)
	}
}

fn verification(of: muster_runtime_api::Verification) -> Verification {
	use muster_runtime_api::Verification as Of;
	match of {
		Of::Reported => Verification::Reported,
		Of::UnderVerification => Verification::UnderVerification,
		Of::Confirmed => Verification::Confirmed,
		Of::Refuted => Verification::Refuted,
		Of::Disputed => Verification::Disputed,
		Of::Unverifiable => Verification::Unverifiable,
		Of::Discarded => Verification::Discarded,
		Of::Merged => Verification::Merged,
		Of::Expired => Verification::Expired,
		Of::ConfirmedLimited => Verification::ConfirmedLimited,
	}
}

/// A message.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Message {
	/// The revision it tells of.
	pub revision: Revision,
	/// The block that proves it: of the report, or of the word on it.
	pub block: u32,
	/// Whether it is the report itself.
	pub is_report: bool,
	/// What it tells.
	pub state: State,
}

/// A report, as far as messages follow from it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Filing {
	/// Its revision.
	pub revision: Revision,
	/// Its block.
	pub block: u32,
	/// Time of that block.
	pub at: Moment,
	/// Minutes that the reporter's local time is ahead of UTC.
	pub utc_offset: i16,
}

impl From<&ReportView> for Filing {
	fn from(report: &ReportView) -> Self {
		let ReportView { revision, block, filed_at, utc_offset, .. } = *report;
		Self { revision, block, at: filed_at, utc_offset }
	}
}

/// Every message up to block `last`, oldest first. `changes` are the states after blocks, ascending, each other than the
/// one before.
pub fn messages(filings: &[Filing], changes: &[(u32, State)], last: u32) -> Vec<Message> {
	let mut messages = Vec::new();
	for Filing { revision, block, .. } in filings.iter().copied() {
		let own: Vec<_> = changes.iter().filter(|(_, state)| state.revision == revision).copied().collect();
		// Where it was taken back, or revised, in its own block, the report still said what it said.
		let seen = own.first().filter(|(at, state)| *at == block && !state.verification.is_over());
		let state = seen.map_or(State::reported(revision), |(_, state)| *state);
		messages.push(Message { revision, block, is_report: true, state });
		for (at, state) in own.into_iter().filter(|(_, state)| state.is_word()) {
			let word = |block| Message { revision, block, is_report: false, state };
			if at > block {
				messages.push(word(at));
			} else if state.verification.is_over() && block < last {
				// A message can only take back one of an earlier block.
				messages.push(word(block.saturating_add(1)));
			}
		}
	}
	messages
}

/// The messages before this one that still stand, and the first revision that does: those since the last revision that
/// was taken back for good.
pub fn standing_before(messages: &[Message], one: &Message) -> (Revision, Vec<Message>) {
	let before = messages.iter().take_while(|message| *message != one);
	let ended = before
		.clone()
		.filter(|message| message.revision < one.revision && message.state.verification.is_over())
		.last();
	let from = ended.map_or(1, |message| message.revision.saturating_add(1));
	(from, before.filter(|message| message.revision >= from).copied().collect())
}

#[cfg(test)]
mod tests {
	use super::*;

	fn state(revision: Revision, verification: Verification) -> State {
		State { verification, ..State::reported(revision) }
	}

	fn filing(revision: Revision, block: u32) -> Filing {
		Filing { revision, block, at: 0, utc_offset: 0 }
	}

	fn told(messages: &[Message]) -> Vec<(Revision, u32, bool)> {
		messages.iter().map(|message| (message.revision, message.block, message.is_report)).collect()
	}

	#[test]
	fn a_report_and_each_word_on_it_are_messages() {
		use Verification::*;
		let changes = [
			(5, state(1, Reported)),
			(6, state(1, UnderVerification)),
			(9, state(1, Confirmed)),
			(12, state(2, Reported)),
		];
		let all = messages(&[filing(1, 5), filing(2, 12)], &changes, 20);
		assert_eq!(told(&all), [(1, 5, true), (1, 9, false), (2, 12, true)]);
		let (from, live) = standing_before(&all, &all[2]);
		assert_eq!((from, told(&live)), (1, vec![(1, 5, true), (1, 9, false)]));
	}

	#[test]
	fn what_was_taken_back_does_not_stand() {
		use Verification::*;
		let changes = [(5, state(1, Reported)), (8, state(1, Refuted)), (12, state(2, Reported))];
		let all = messages(&[filing(1, 5), filing(2, 12)], &changes, 20);
		let (from, live) = standing_before(&all, &all[2]);
		assert_eq!((from, live), (2, vec![]));
	}

	#[test]
	fn what_is_taken_back_in_its_own_block_is_told_with_the_next() {
		let changes = [(5, state(1, Verification::Discarded))];
		assert_eq!(told(&messages(&[filing(1, 5)], &changes, 6)), [(1, 5, true), (1, 6, false)]);
		assert_eq!(
			told(&messages(&[filing(1, 5)], &changes, 5)),
			[(1, 5, true)],
			"there is no next block yet"
		);
		let first = messages(&[filing(1, 5)], &changes, 6)[0];
		assert_eq!(first.state.verification, Verification::Reported, "it said what it said");
	}
}
