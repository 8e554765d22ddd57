//! The errors, as a section of the pallet.

use frame_support::pallet_macros::pallet_section;

/// The errors of the pallet.
#[pallet_section]
mod errors {
	/// Why a call was refused.
	#[pallet::error]
	pub enum Error<T> {
		/// No event type has this number: take one from `EventTypes`.
		#[codec(index = 0)]
		UnknownEventType,
		/// No incident has this number: take it from the event `Filed`.
		#[codec(index = 1)]
		UnknownIncident,
		/// The facts name no category: set at least one.
		#[codec(index = 2)]
		NoCategory,
		/// A bit is set that stands for no category: set bits of CAP categories only.
		#[codec(index = 3)]
		StrayCategory,
		/// No category of the facts is one of the event type: add one, or choose another event type.
		#[codec(index = 4)]
		ForeignCategory,
		/// The facts name no region: name at least one.
		#[codec(index = 5)]
		NoRegion,
		/// A region is named twice: name each once.
		#[codec(index = 6)]
		DuplicateRegion,
		/// The point is not on the globe: give millionths of a degree, at most 90 and 180 degrees.
		#[codec(index = 7)]
		PointOffGlobe,
		/// The observation lies in the future: give its time in milliseconds and check the clock.
		#[codec(index = 8)]
		ObservedInFuture,
		/// The event began after it was observed: give an onset not later than the observation, or none.
		#[codec(index = 9)]
		OnsetAfterObservation,
		/// The offset from UTC is more than 14 hours: give it in minutes.
		#[codec(index = 10)]
		OffsetOutOfRange,
		/// The headline is not UTF-8: encode it so.
		#[codec(index = 11)]
		HeadlineNotUtf8,
		/// The headline is empty or blank: say in one line what happened.
		#[codec(index = 12)]
		HeadlineEmpty,
		/// The headline has control characters: write one line of plain text.
		#[codec(index = 13)]
		HeadlineControlCharacter,
		/// The incident was reported by another agency: only that agency revises it.
		#[codec(index = 14)]
		NotReporter,
		/// The incident has come to an end: reopen it, or file a new report.
		#[codec(index = 15)]
		NotRevisable,
		/// The facts are those of the last report: change them, or leave them.
		#[codec(index = 16)]
		SameFacts,
		/// The incident has as many reports as it may have: file a new one.
		#[codec(index = 17)]
		TooManyRevisions,
		/// The own agency reported the incident: leave triage to another.
		#[codec(index = 18)]
		OwnReport,
		/// The region lies beyond the agency's jurisdiction: leave it to an agency that covers it.
		#[codec(index = 19)]
		OutsideJurisdiction,
		/// The incident does not wait for triage any more: look at its state.
		#[codec(index = 20)]
		AlreadyTriaged,
		/// The verdict is not of the incident's open round and last revision: drop it.
		#[codec(index = 21)]
		StaleVerdict,
		/// The agency's class is not competent for this kind of event: leave it to an agency of a competent class.
		#[codec(index = 22)]
		NotCompetent,
		/// The incident is refuted, discarded, merged or expired: have it revised, or file a new one, before you warn.
		#[codec(index = 23)]
		NotAlertable,
		/// The alert would be over now or earlier: send a later moment.
		#[codec(index = 24)]
		AlertOver,
		/// The alert would last longer than it may: send an earlier moment, and raise it again when it is over.
		#[codec(index = 25)]
		AlertTooLong,
		/// An alert of this incident is in force: give the all-clear first, or wait until it is over.
		#[codec(index = 26)]
		AlertInForce,
		/// No alert of this incident is in force: there is nothing to clear.
		#[codec(index = 27)]
		NoAlert,
		/// Another officer has said something else: say the same, have that officer say otherwise, or wait until it
		/// lapses.
		#[codec(index = 28)]
		ProposalDiffers,
		/// The same officer said this already: a second officer must say it too.
		#[codec(index = 29)]
		SamePerson,
		/// The signer was enrolled after the first officer spoke: ask an officer who was there before.
		#[codec(index = 30)]
		EnrolledSince,
		/// The event type is retired: take another one.
		#[codec(index = 31)]
		RetiredEventType,
		/// An event type has this number already: amend it, or choose another number.
		#[codec(index = 32)]
		EventTypeExists,
		/// Another event type has this code: choose another.
		#[codec(index = 33)]
		CodeTaken,
		/// The registry is full: amend a type that is retired.
		#[codec(index = 34)]
		TooManyEventTypes,
		/// The code is empty or no text of one line: give a short plain name.
		#[codec(index = 35)]
		MalformedCode,
		/// A name is empty or no text of one line: give both names.
		#[codec(index = 36)]
		MalformedName,
		/// There is no category, or one that does not exist: set bits of CAP categories only.
		#[codec(index = 37)]
		MalformedCategories,
		/// There are no voters, or a class that does not exist: set bits of agency classes only.
		#[codec(index = 38)]
		MalformedVoters,
		/// A competent class does not vote: add it to the voters.
		#[codec(index = 39)]
		CompetentWithoutVote,
		/// A quorum cannot be met: ask for at least one class and no more than vote, for as many groups, and for a turnout
		/// of 1 to 8.
		#[codec(index = 40)]
		ImpossibleQuorum,
		/// A time does not do: leave time to verify and to appeal, and let nothing expire before it can be appealed.
		#[codec(index = 41)]
		ImpossibleTimers,
		/// A response level is out of range or does less than a lower one: see `LevelEffect`.
		#[codec(index = 42)]
		ImpossibleLevels,
		/// Sealed figures have no time to be committed or revealed: give both, or no sealing.
		#[codec(index = 43)]
		ImpossibleSealing,
		/// The event type is that already: change it, or leave it.
		#[codec(index = 44)]
		SameDetails,
		/// Nothing changes but when it was noted: a vote is not void for that.
		#[codec(index = 45)]
		TrivialRevision,
		/// The facts were revised a moment ago and many times before: let the round have its time, then revise.
		#[codec(index = 46)]
		RevisedTooOften,
		/// The round has ended and is being counted: wait for its verdict, then revise.
		#[codec(index = 47)]
		RoundCounting,
		/// The incident has not come to an end: revise it.
		#[codec(index = 48)]
		NotReopenable,
		/// Sender or identifier of the outside alert is none of CAP: it has a space, a comma, `<` or `&`, or is empty.
		#[codec(index = 49)]
		ExternalName,
		/// The outside alert was sent in the future: give its time in milliseconds and check the clock.
		#[codec(index = 50)]
		ExternalSentInFuture,
		/// An incident is not merged with itself: name another.
		#[codec(index = 51)]
		MergeWithItself,
		/// Only what waits for triage or is under verification is merged: look at its state.
		#[codec(index = 52)]
		NotMergeable,
		/// Other incidents were merged into this one: merge it the other way round.
		#[codec(index = 53)]
		HasAbsorbed,
		/// The other incident is discarded, merged or expired: name another.
		#[codec(index = 54)]
		NotMergeTarget,
		/// The two are of different event types, or only one is real: they are not the same event.
		#[codec(index = 55)]
		NotTheSame,
		/// The agency reported neither of the two: leave it to triage or to their reporters.
		#[codec(index = 56)]
		NotEitherReporter,
		/// The agency has said so already: the other reporter must say it too.
		#[codec(index = 57)]
		OtherMustAgree,
		/// Another reporter's word on this incident waits: agree to that, or have the incident's own reporter speak.
		#[codec(index = 58)]
		MergeWordWaits,
		/// No round is open on the incident: look at its state.
		#[codec(index = 59)]
		NotUnderVerification,
		/// Only extreme severity is declared before the verdict: wait for the verdict.
		#[codec(index = 60)]
		NotExtreme,
		/// A competent authority vouches for it already: wait for the verdict.
		#[codec(index = 61)]
		AlreadyProvisional,
		/// The incident was discarded or merged: nobody leads it.
		#[codec(index = 62)]
		NotLeadable,
		/// The agency is not active, does not cover the incident's region or may not report: name another.
		#[codec(index = 63)]
		UnfitLead,
		/// The agency leads already: name another.
		#[codec(index = 64)]
		SameLead,
		/// The agency does not lead the response: leave it to the lead.
		#[codec(index = 65)]
		NotLead,
		/// What is done about the incident does not allow this step: look at its state.
		#[codec(index = 66)]
		WrongManagement,
		/// The response was complete before the event was detected: give a later time.
		#[codec(index = 67)]
		ResponseBeforeDetection,
		/// The response would be complete in the future: give its time in milliseconds and check the clock.
		#[codec(index = 68)]
		ResponseInFuture,
		/// The response is complete already: nothing to do.
		#[codec(index = 69)]
		AlreadyResponded,
		/// A request line for the incident is open: have it filled or given up first.
		#[codec(index = 70)]
		NeedsOpen,
		/// The facts wait for triage or for a verdict: close the incident after that.
		#[codec(index = 71)]
		StillVerifying,
		/// Nothing of this incident is overdue: nothing to do.
		#[codec(index = 72)]
		NothingOverdue,
		/// The legal basis is empty or no text of one line: name the law, plan or order.
		#[codec(index = 73)]
		MalformedLegalBasis,
		/// That level is in force for the region already, or none is: nothing to do.
		#[codec(index = 74)]
		SameLevel,
		/// An agency above declared the level: it lowers or lifts it itself.
		#[codec(index = 75)]
		DeclaredAbove,
	}
}
