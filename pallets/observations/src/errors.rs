//! The errors, as a section of the pallet.

use frame_support::pallet_macros::pallet_section;

/// The errors of the pallet.
#[pallet_section]
mod errors {
	/// Why a call was refused.
	#[pallet::error]
	pub enum Error<T> {
		/// No metric has this number: take one from `MetricVersion`.
		#[codec(index = 0)]
		UnknownMetric,
		/// The metric has no such version: take the current one from `MetricVersion`.
		#[codec(index = 1)]
		UnknownVersion,
		/// Another version was in force when the period began, and another is now: use one of these two. Figures by
		/// different definitions are never compared.
		#[codec(index = 2)]
		OtherVersion,
		/// No period of the metric begins then: take whole periods from its anchor.
		#[codec(index = 3)]
		Misaligned,
		/// The period is not over, or for a point in time has not begun: wait.
		#[codec(index = 4)]
		PeriodNotOver,
		/// The observation lies in the future: give its time in milliseconds and check the clock.
		#[codec(index = 5)]
		ObservedInFuture,
		/// The region is beyond the agency's jurisdiction: leave it to an agency that covers it.
		#[codec(index = 6)]
		OutsideJurisdiction,
		/// The agency has spoken in this cell: use `correct`.
		#[codec(index = 7)]
		AlreadyObserved,
		/// As many agencies as may have spoken in this cell: tell the council, if yours must.
		#[codec(index = 8)]
		CellFull,
		/// The cell is closed: use `correct`, with the reason.
		#[codec(index = 9)]
		CellClosed,
		/// Nobody has spoken in this cell: use `observe` or `commit`.
		#[codec(index = 10)]
		UnknownCell,
		/// The agency has not spoken in this cell, which is open: use `observe` or `commit`.
		#[codec(index = 11)]
		NothingToCorrect,
		/// The figure is the one that is there: correct it to another. Only a reclassification may explain the same
		/// figure, where it breaks rules.
		#[codec(index = 12)]
		SameFigure,
		/// Figures of this cell are sealed: use `commit`, then `reveal`.
		#[codec(index = 13)]
		Sealed,
		/// Figures of this cell are not sealed: use `observe`.
		#[codec(index = 14)]
		NotSealed,
		/// It is not the time to commit in this cell: that begins with the end of its period, and ends when values are
		/// revealed.
		#[codec(index = 15)]
		NotCommitPhase,
		/// It is not the time to reveal in this cell: see `seal` in its state.
		#[codec(index = 16)]
		NotRevealPhase,
		/// Values of this cell are still being revealed: wait until that is over.
		#[codec(index = 17)]
		StillSealed,
		/// The agency has no sealed value in this cell: it has no voice here until the cell is closed.
		#[codec(index = 18)]
		NoCommitment,
		/// The hash is not of this value and salt: hash the SCALE-encoded `(cell, agency, value, salt)`.
		#[codec(index = 19)]
		WrongReveal,
		/// A code, name or unit is empty, no UTF-8 or has control characters: write one line of plain text.
		#[codec(index = 20)]
		TextUnusable,
		/// No event type has this number: register it first.
		#[codec(index = 21)]
		UnknownEventType,
		/// The period is nothing, or the anchor is not within the first one: give both in milliseconds.
		#[codec(index = 22)]
		PeriodUnusable,
		/// The relative tolerance is more than the whole value: give it in millionths.
		#[codec(index = 23)]
		ToleranceTooWide,
		/// A rule names a metric that is not there, or one of other periods: define that one first.
		#[codec(index = 24)]
		RuleOfOtherPeriods,
		/// A rule has no terms, a factor of zero, or is between a metric and itself: leave it out.
		#[codec(index = 25)]
		RuleEmpty,
		/// The code is another metric's, or not the one that this metric has had: choose another, or leave it.
		#[codec(index = 26)]
		CodeTaken,
		/// There are as many metrics as there may be: use the next version of one.
		#[codec(index = 27)]
		TooManyMetrics,
		/// The definition is the current one: change it, or leave it.
		#[codec(index = 28)]
		SameDefinition,
		/// No agency has this number: take one from the register.
		#[codec(index = 29)]
		UnknownAgency,
		/// That is how it is already: leave it.
		#[codec(index = 30)]
		NothingChanges,
		/// The agency would repeat itself, directly or through others: name the one that repeats nobody.
		#[codec(index = 31)]
		Circular,
		/// The way to the source would be too long: name a source nearer to the beginning.
		#[codec(index = 32)]
		ChainTooLong,
		/// It was found or ruled that the agency repeats another, or does not: ask the council to rule again.
		#[codec(index = 33)]
		NotYoursToChange,
		/// The agency is of the own reporting line: have it declare that itself.
		#[codec(index = 34)]
		OwnLine,
		/// The agency is said to repeat another already: wait for that to be settled.
		#[codec(index = 35)]
		AlreadyAlleged,
		/// Nobody says that the agency repeats another: there is nothing to settle.
		#[codec(index = 36)]
		NoAllegation,
		/// It is contested: the council rules.
		#[codec(index = 37)]
		Contested,
		/// The time to contest is over: ask the council to rule.
		#[codec(index = 38)]
		ContestOver,
		/// The time to contest is not over: wait.
		#[codec(index = 39)]
		ContestOpen,
	}
}
