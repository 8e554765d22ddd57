//! Public alerts, and the words of officers that wait for a second one.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use muster_primitives::{two_person::Proposal, AgencyId, ContentRef, IncidentId, Moment, Revision};
use scale_info::TypeInfo;

/// A public alert. It is in force until it expires or two officers give the all-clear.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Alert<AccountId> {
	/// The message, kept off the chain.
	pub content: ContentRef,
	/// Time of the block in which the second officer spoke.
	pub raised_at: Moment,
	/// From this moment on it is over.
	pub expires: Moment,
	/// The officer who spoke first.
	pub proposed_by: AccountId,
	/// The officer who spoke second.
	pub confirmed_by: AccountId,
}

impl<AccountId> Alert<AccountId> {
	/// Whether it is in force at `now`.
	pub fn is_in_force(&self, now: Moment) -> bool {
		now < self.expires
	}
}

/// What two officers say to the public.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum AlertAct {
	/// Raise an alert.
	#[codec(index = 0)]
	Raise {
		/// The message, kept off the chain.
		content: ContentRef,
		/// From this moment on the alert is over.
		expires: Moment,
	},
	/// Give the all-clear.
	#[codec(index = 1)]
	Clear {
		/// The message, kept off the chain.
		content: ContentRef,
	},
}

/// The first of the two words that an alert or an all-clear takes. It may be void.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct AlertProposal<AccountId, BlockNumber> {
	/// Who said it, and until when it waits.
	pub proposal: Proposal<AccountId, BlockNumber>,
	/// What was said. The second word must be the same.
	pub act: AlertAct,
}

/// The word of one reporter that two incidents are one. It may be void.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct MergeProposal<AccountId> {
	/// The incident that takes the other in.
	pub target: IncidentId,
	/// What the two told when it was said: numbers of their last reports. It is not said of others.
	pub revisions: (Revision, Revision),
	/// The agency that said so.
	pub agency: AgencyId,
	/// The officer who signed.
	pub officer: AccountId,
	/// From this moment on the word is void.
	pub expires: Moment,
}
