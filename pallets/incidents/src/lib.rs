#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod alerts;
mod impls;
mod types;
pub mod weights;

#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;

#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

/// The pallet.
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::{collections::BTreeSet, vec::Vec};
	use frame_support::{
		pallet_prelude::*,
		traits::{ConstU64, Time},
	};
	use frame_system::pallet_prelude::*;
	use muster_primitives::{
		traits::{Agencies, Rounds},
		AgencyId, CapStatus, ContentRef, EventTypeId, IncidentId, Moment, RegionCode, Revision, RoundId,
		Verdict,
	};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// What the pallet needs.
	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// Who may file and revise reports, with the agency it acts for.
		type ReportOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = (AgencyId, Self::AccountId)>;

		/// Who may accept or discard reports, with the agency it acts for.
		type TriageOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = (AgencyId, Self::AccountId)>;

		/// Who may raise and end public alerts, with the agency it acts for. Must admit a signed origin by the signer
		/// alone: the first of two officers is asked for again when the second speaks.
		type DeclareOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = (AgencyId, Self::AccountId)>;

		/// The register of agencies, asked for the class and jurisdiction of who triages or warns, and for the
		/// enrolment of who warns.
		type Agencies: Agencies<Self::AccountId>;

		/// Where incidents are voted on.
		type Rounds: Rounds;

		/// Time of the block.
		type Clock: Time<Moment = Moment>;

		/// How far, in milliseconds, a reporter's clock may be ahead of the block's.
		#[pallet::constant]
		type MaxClockAhead: Get<Moment>;

		/// Reports that one incident may have, the first one counted.
		#[pallet::constant]
		type MaxRevisions: Get<Revision>;

		/// How long, in milliseconds, the first word for an alert or an all-clear waits for the second.
		#[pallet::constant]
		type AlertWindow: Get<Moment>;

		/// How long, in milliseconds, an alert may last from when it is raised.
		#[pallet::constant]
		type MaxAlert: Get<Moment>;
	}

	/// A report as it is stored.
	pub type ReportOf<T> = Report<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;

	/// A discard as it is stored.
	pub type DiscardOf<T> = Discard<<T as frame_system::Config>::AccountId>;

	/// An alert as it is stored.
	pub type AlertOf<T> = Alert<<T as frame_system::Config>::AccountId>;

	/// The first of two words as it is stored.
	pub type AlertProposalOf<T> = AlertProposal<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// The governed registry of event types.
	#[pallet::storage]
	pub type EventTypes<T: Config> = StorageMap<_, Twox64Concat, EventTypeId, EventType>;

	/// Number of the next incident.
	#[pallet::storage]
	pub type NextIncident<T: Config> = StorageValue<_, IncidentId, ValueQuery, ConstU64<1>>;

	/// How each incident stands.
	#[pallet::storage]
	pub type Incidents<T: Config> = StorageMap<_, Twox64Concat, IncidentId, Incident>;

	/// Every report of each incident, by revision.
	#[pallet::storage]
	pub type Reports<T: Config> =
		StorageDoubleMap<_, Twox64Concat, IncidentId, Twox64Concat, Revision, ReportOf<T>>;

	/// Why an incident was discarded, and by whom.
	#[pallet::storage]
	pub type Discards<T: Config> = StorageMap<_, Twox64Concat, IncidentId, DiscardOf<T>>;

	/// How many incidents each agency reported after they were due.
	#[pallet::storage]
	pub type Breaches<T: Config> = StorageMap<_, Twox64Concat, AgencyId, u32, ValueQuery>;

	/// The public alert of each incident that has one. It may be over.
	#[pallet::storage]
	pub type Alerts<T: Config> = StorageMap<_, Twox64Concat, IncidentId, AlertOf<T>>;

	/// The first of two words for an alert or an all-clear. It may be void.
	#[pallet::storage]
	pub type AlertProposals<T: Config> = StorageMap<_, Twox64Concat, IncidentId, AlertProposalOf<T>>;

	/// What the chain starts with.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The event types, each with its number.
		pub event_types: Vec<(EventTypeId, GenesisEventType)>,
		/// Ties the type to its runtime.
		#[serde(skip)]
		pub _config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		#[allow(clippy::panic, reason = "a chain must not start with a registry that does not work")]
		fn build(&self) {
			let mut codes = BTreeSet::new();
			for (id, genesis) in &self.event_types {
				assert!(!EventTypes::<T>::contains_key(id), "event type {id} is given twice");
				assert!(codes.insert(&genesis.code), "the code of event type {id} is taken");
				match EventType::try_from(genesis) {
					Ok(event_type) => EventTypes::<T>::insert(id, event_type),
					Err(reason) => panic!("event type {id}: {reason}"),
				}
			}
		}
	}

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An incident was reported for the first time.
		#[codec(index = 0)]
		Filed {
			/// The new incident.
			incident: IncidentId,
			/// Who reported.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// What kind of event.
			event_type: EventTypeId,
			/// Drill or real.
			status: CapStatus,
			/// The narrowest region that contains all regions of the facts.
			region: RegionCode,
			/// When the report was due.
			report_due: Moment,
			/// What was stated.
			facts: Facts,
		},
		/// A first report came after it was due. It counts like any other; the delay is on record.
		#[codec(index = 1)]
		ReportLate {
			/// The incident.
			incident: IncidentId,
			/// Who reported.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// When the report was due.
			report_due: Moment,
			/// Late reports of the agency, with this one.
			breaches: u32,
		},
		/// The reporter stated other facts.
		#[codec(index = 2)]
		Revised {
			/// The incident.
			incident: IncidentId,
			/// Number of the new report.
			revision: Revision,
			/// Who reported.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// The narrowest region that contains all regions of the facts.
			region: RegionCode,
			/// The last verdict on an earlier revision.
			previous: Option<Verdict>,
			/// The round that was open on the last facts, now void.
			voided: Option<RoundId>,
			/// The round that is open on these facts.
			round: Option<RoundId>,
			/// When its verdict is due.
			verify_due: Option<Moment>,
			/// What was stated.
			facts: Facts,
		},
		/// Triage accepted a report and opened a round on it.
		#[codec(index = 3)]
		TriageAccepted {
			/// The incident.
			incident: IncidentId,
			/// Number of the report that is voted on.
			revision: Revision,
			/// The agency that triaged.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// The round.
			round: RoundId,
			/// When its verdict is due.
			verify_due: Moment,
		},
		/// Triage found nothing to verify.
		#[codec(index = 4)]
		TriageDiscarded {
			/// The incident.
			incident: IncidentId,
			/// The agency that triaged.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// Why.
			reason: DiscardReason,
		},
		/// A round ended. Nobody acts here: the voters are on record with the round.
		#[codec(index = 5)]
		VerdictReached {
			/// The incident.
			incident: IncidentId,
			/// Number of the report that was voted on.
			revision: Revision,
			/// The round.
			round: RoundId,
			/// What it found.
			verdict: Verdict,
		},
		/// The first of two officers spoke for an alert or an all-clear. What the same officer said before is void.
		#[codec(index = 6)]
		AlertProposed {
			/// The incident.
			incident: IncidentId,
			/// The agency of the officer.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// What was said.
			act: AlertAct,
			/// The second officer must say the same before this moment.
			expires: Moment,
		},
		/// A public alert is in force. An earlier one of the incident is over.
		#[codec(index = 7)]
		AlertRaised {
			/// The incident.
			incident: IncidentId,
			/// The agency of the second officer.
			agency: AgencyId,
			/// The second officer, who signed.
			officer: T::AccountId,
			/// The first officer.
			proposer: T::AccountId,
			/// The message, kept off the chain.
			content: ContentRef,
			/// From this moment on it is over.
			expires: Moment,
		},
		/// The public alert is over before its time.
		#[codec(index = 8)]
		AllClear {
			/// The incident.
			incident: IncidentId,
			/// The agency of the second officer.
			agency: AgencyId,
			/// The second officer, who signed.
			officer: T::AccountId,
			/// The first officer.
			proposer: T::AccountId,
			/// The message, kept off the chain.
			content: ContentRef,
		},
	}

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
		/// The incident is closed to revision: file a new report.
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
		/// The incident reaches beyond the agency's jurisdiction: leave it to an agency that covers its region.
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
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::MaxRevisions::get() >= FIRST_REVISION, "an incident has at least its first report");
			assert!(T::AlertWindow::get() > 0, "the second officer needs time to speak");
			assert!(T::MaxAlert::get() > 0, "an alert lasts");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Report an event, which makes it an incident. A late report is taken like any other and counted.
		///
		/// ## Origin
		///
		/// `ReportOrigin`.
		///
		/// ## Events
		///
		/// `Filed`; `ReportLate` if it was due before.
		///
		/// ## Errors
		///
		/// - `UnknownEventType`
		/// - those of the facts: `NoCategory` to `HeadlineControlCharacter`
		///
		/// ## Complexity
		///
		/// O(1): regions and headline are bounded.
		#[pallet::call_index(0)]
		#[pallet::weight((T::WeightInfo::file(), facts.dispatch_class(*status)))]
		pub fn file(
			origin: OriginFor<T>,
			event_type: EventTypeId,
			status: CapStatus,
			facts: Facts,
		) -> DispatchResult {
			let (agency, officer) = T::ReportOrigin::ensure_origin(origin)?;
			Self::do_file(agency, officer, event_type, status, facts)
		}

		/// State other facts of an incident. The earlier report stays. A round on the earlier facts is void;
		/// unless the incident still waits for triage, a new round opens on the new facts.
		///
		/// ## Origin
		///
		/// `ReportOrigin`, of the agency that reported.
		///
		/// ## Events
		///
		/// `Revised`.
		///
		/// ## Errors
		///
		/// - `UnknownIncident`
		/// - `NotReporter`
		/// - `NotRevisable`: discarded, merged or expired
		/// - `TooManyRevisions`
		/// - `SameFacts`
		/// - those of the facts: `NoCategory` to `HeadlineControlCharacter`
		/// - those of `Rounds`, when no round can be held
		///
		/// ## Complexity
		///
		/// O(1) here; opening a round is O(classes * turnout), both bounded.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::revise())]
		pub fn revise(origin: OriginFor<T>, incident: IncidentId, facts: Facts) -> DispatchResult {
			let (agency, officer) = T::ReportOrigin::ensure_origin(origin)?;
			Self::do_revise(agency, officer, incident, facts)
		}

		/// Accept a report for verification: a round opens on its facts.
		///
		/// ## Origin
		///
		/// `TriageOrigin`, of an agency with jurisdiction over the incident's region that did not report it.
		///
		/// ## Events
		///
		/// `TriageAccepted`.
		///
		/// ## Errors
		///
		/// - `UnknownIncident`
		/// - `OwnReport`
		/// - `OutsideJurisdiction`
		/// - `AlreadyTriaged`
		/// - those of `Rounds`, when no round can be held
		///
		/// ## Complexity
		///
		/// O(1) here; opening a round is O(classes * turnout), both bounded.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::triage_accept())]
		pub fn triage_accept(origin: OriginFor<T>, incident: IncidentId) -> DispatchResult {
			let (agency, officer) = T::TriageOrigin::ensure_origin(origin)?;
			Self::do_triage_accept(agency, officer, incident)
		}

		/// Discard a report that there is nothing to verify in. It stays on record, with who discarded it and
		/// why.
		///
		/// ## Origin
		///
		/// `TriageOrigin`, of an agency with jurisdiction over the incident's region that did not report it.
		///
		/// ## Events
		///
		/// `TriageDiscarded`.
		///
		/// ## Errors
		///
		/// - `UnknownIncident`
		/// - `OwnReport`
		/// - `OutsideJurisdiction`
		/// - `AlreadyTriaged`
		///
		/// ## Complexity
		///
		/// O(1).
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::triage_discard())]
		pub fn triage_discard(
			origin: OriginFor<T>,
			incident: IncidentId,
			reason: DiscardReason,
		) -> DispatchResult {
			let (agency, officer) = T::TriageOrigin::ensure_origin(origin)?;
			Self::do_triage_discard(agency, officer, incident, reason)
		}

		/// Warn the public of an incident. It takes two officers, who make the same call with the same arguments: the
		/// first proposes, the second confirms before the proposal lapses. The proposal is void too once its officer
		/// could not make it any more.
		///
		/// No verdict ends an alert: it is in force until the all-clear or until it expires.
		///
		/// ## Origin
		///
		/// `DeclareOrigin`, of an agency whose class is competent for the event type, with jurisdiction over the
		/// incident's region.
		///
		/// ## Events
		///
		/// `AlertProposed`, then `AlertRaised`.
		///
		/// ## Errors
		///
		/// - `UnknownIncident`
		/// - `NotCompetent`
		/// - `OutsideJurisdiction`
		/// - `NotAlertable`: discarded, refuted, merged or expired
		/// - `AlertOver`
		/// - `AlertTooLong`
		/// - `AlertInForce`
		/// - `ProposalDiffers`
		/// - `SamePerson`
		/// - `EnrolledSince`
		///
		/// ## Complexity
		///
		/// O(1).
		// Operational whatever the incident's status, for the lane LIFE: the call does not say whether it is a drill, and
		// a weight must not read storage to find out. A drill that gets through fast is better than an alert that waits.
		#[pallet::call_index(4)]
		#[pallet::weight((T::WeightInfo::public_alert(), DispatchClass::Operational))]
		pub fn public_alert(
			origin: OriginFor<T>,
			incident: IncidentId,
			content: ContentRef,
			expires: Moment,
		) -> DispatchResult {
			let (agency, officer) = T::DeclareOrigin::ensure_origin(origin)?;
			Self::do_public_alert(agency, officer, incident, content, expires)
		}

		/// End the public alert of an incident before its time. It takes two officers, as `public_alert` does. The
		/// record of the alert goes; the events keep it.
		///
		/// ## Origin
		///
		/// `DeclareOrigin`, of an agency whose class is competent for the event type, with jurisdiction over the
		/// incident's region.
		///
		/// ## Events
		///
		/// `AlertProposed`, then `AllClear`.
		///
		/// ## Errors
		///
		/// - `UnknownIncident`
		/// - `NotCompetent`
		/// - `OutsideJurisdiction`
		/// - `NoAlert`
		/// - `ProposalDiffers`
		/// - `SamePerson`
		/// - `EnrolledSince`
		///
		/// ## Complexity
		///
		/// O(1).
		// Operational for the same reason.
		#[pallet::call_index(5)]
		#[pallet::weight((T::WeightInfo::all_clear(), DispatchClass::Operational))]
		pub fn all_clear(origin: OriginFor<T>, incident: IncidentId, content: ContentRef) -> DispatchResult {
			let (agency, officer) = T::DeclareOrigin::ensure_origin(origin)?;
			Self::do_all_clear(agency, officer, incident, content)
		}
	}
}
