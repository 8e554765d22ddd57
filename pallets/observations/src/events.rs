//! The events, as a section of the pallet.

use frame_support::pallet_macros::pallet_section;

/// The events of the pallet.
#[pallet_section]
mod events {
	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The council defined a metric, or the next version of one.
		#[codec(index = 0)]
		MetricDefined {
			/// Its number.
			metric: MetricId,
			/// The version, current from now on.
			version: Version,
			/// Time of the block.
			since: Moment,
			/// What is measured.
			definition: Metric,
		},
		/// An agency stated a figure for the first time.
		#[codec(index = 1)]
		Observed {
			/// The new observation.
			observation: ObservationId,
			/// Of what.
			cell: Cell,
			/// The agency.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// The agency's kind.
			class: AgencyClass,
			/// What its word weighs.
			weight: MilliWeight,
			/// What was stated.
			statement: Statement,
			/// Rules of the metric that it breaks.
			flags: Flags,
			/// Whether it was under seal.
			sealed: bool,
		},
		/// A figure breaks rules of its metric. It counts like any other.
		#[codec(index = 2)]
		Flagged {
			/// The observation.
			observation: ObservationId,
			/// Of what.
			cell: Cell,
			/// The agency.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// Which rules.
			flags: Flags,
		},
		/// An agency corrected its figure, or stated one for a closed cell.
		#[codec(index = 3)]
		Corrected {
			/// The new observation.
			observation: ObservationId,
			/// What it corrects.
			previous: Option<ObservationId>,
			/// Of what.
			cell: Cell,
			/// The agency.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// The agency's kind.
			class: AgencyClass,
			/// What its word weighs.
			weight: MilliWeight,
			/// Why.
			reason: CorrectionReason,
			/// What was stated.
			statement: Statement,
			/// Rules of the metric that it breaks.
			flags: Flags,
		},
		/// An agency handed in a value under seal. An earlier one is void.
		#[codec(index = 4)]
		Committed {
			/// Of what.
			cell: Cell,
			/// The agency.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// Hash of the value.
			hash: SealHash,
		},
		/// An agency did not reveal its value in time. It has no voice in the cell.
		#[codec(index = 5)]
		RevealMissed {
			/// Of what.
			cell: Cell,
			/// The agency.
			agency: AgencyId,
			/// The officer who had signed.
			officer: T::AccountId,
			/// Values that the agency did not reveal, with this one.
			missed: u32,
		},
		/// Observations were compared and something is different from before.
		#[codec(index = 6)]
		FigurePublished {
			/// Of what.
			cell: Cell,
			/// What came out.
			figure: Figure,
			/// The observations, and how each stands to the rest.
			basis: Basis,
		},
		/// A figure that had settled is another one now.
		#[codec(index = 7)]
		FigureRevised {
			/// Of what.
			cell: Cell,
			/// What was published before.
			old: Option<Figure>,
			/// What came out now.
			new: Figure,
			/// The observations, and how each stands to the rest.
			basis: Basis,
		},
		/// A cell takes no new word but corrections. The first time records of agencies are updated.
		#[codec(index = 8)]
		CellClosed {
			/// The cell.
			cell: Cell,
			/// Whether records of agencies were updated from it.
			judged: bool,
		},
		/// A correction opened a closed cell again.
		#[codec(index = 9)]
		CellReopened {
			/// The cell.
			cell: Cell,
			/// The agency that corrected.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// When it closes again.
			closes: Moment,
		},
		/// An agency said of itself whether it repeats another. Where that was alleged, it is settled.
		#[codec(index = 10)]
		DerivationDeclared {
			/// In what.
			metric: MetricId,
			/// The agency.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// Whom it repeats.
			source: Option<AgencyId>,
		},
		/// An agency is said to repeat another.
		#[codec(index = 11)]
		DerivationAlleged {
			/// In what.
			metric: MetricId,
			/// Who is said to.
			copier: AgencyId,
			/// Whom.
			source: AgencyId,
			/// The agency that says so.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// Why, kept off the chain.
			evidence: ContentRef,
			/// If nobody contests it by then, it stands.
			until: Moment,
		},
		/// The agency contests that it repeats another: the council rules.
		#[codec(index = 12)]
		DerivationContested {
			/// In what.
			metric: MetricId,
			/// The agency.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
		},
		/// Nobody contested in time that an agency repeats another: it stands.
		#[codec(index = 13)]
		DerivationFound {
			/// In what.
			metric: MetricId,
			/// Who repeats.
			copier: AgencyId,
			/// Whom.
			source: AgencyId,
		},
		/// The council ruled whether an agency repeats another. Where that was alleged, it is settled.
		#[codec(index = 14)]
		DerivationRuled {
			/// In what.
			metric: MetricId,
			/// The agency.
			copier: AgencyId,
			/// Whom it repeats.
			source: Option<AgencyId>,
		},
		/// An allegation cannot stand any more, because of what was declared or ruled since: it is void.
		#[codec(index = 15)]
		AllegationDropped {
			/// In what.
			metric: MetricId,
			/// Who was said to repeat.
			copier: AgencyId,
			/// Whom.
			source: AgencyId,
		},
	}
}
