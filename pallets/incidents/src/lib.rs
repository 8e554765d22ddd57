#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(any(test, feature = "runtime-benchmarks")),
	deny(
		clippy::arithmetic_side_effects,
		clippy::float_arithmetic,
		clippy::indexing_slicing,
		clippy::panic,
		clippy::string_slice,
		clippy::unwrap_used
	)
)]

extern crate alloc;

mod alerts;
mod errors;
mod events;
mod impls;
mod management;
mod merge;
mod registry;
mod reports;
mod response;
mod rounds;
mod timers;
mod triage;
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

use frame_support::pallet_macros::import_section;
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

/// The pallet. Its events are in `events.rs`, its errors in `errors.rs`.
#[import_section(events::events)]
#[import_section(errors::errors)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame_support::{
		pallet_prelude::*,
		traits::{ConstU64, Time},
	};
	use frame_system::pallet_prelude::*;
	use muster_primitives::{
		agenda::Bucket,
		traits::{Agencies, OpenNeeds, Rounds},
		AgencyClasses, AgencyId, CapStatus, ContentRef, EventTypeId, IncidentId, Moment, RegionCode,
		ResponseLevel, Revision, RoundId, Verdict,
	};
	use sp_runtime::Percent;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// What the pallet needs.
	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// Who may change the registry of event types: the council.
		type RegistryOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Who may have overdue work done, with the agency it acts for: any officer.
		type OfficerOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = (AgencyId, Self::AccountId)>;

		/// Who may report and revise, and lead, with the agency it acts for. Must admit a signed origin by the signer
		/// alone: the first of two reporters is asked for again when the second speaks.
		type ReportOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = (AgencyId, Self::AccountId)>;

		/// Who may accept or discard reports, merge incidents and name leads, with the agency it acts for.
		type TriageOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = (AgencyId, Self::AccountId)>;

		/// Who may warn the public, vouch for an incident and declare response levels, with the agency it acts for. Must
		/// admit a signed origin by the signer alone: the first of two officers is asked for again when the second
		/// speaks.
		type DeclareOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = (AgencyId, Self::AccountId)>;

		/// The register of agencies: class, jurisdiction and roles of who acts, and the enrolment of who warns.
		type Agencies: Agencies<Self::AccountId>;

		/// Where incidents are voted on.
		type Rounds: Rounds;

		/// What an incident still needs before it may be closed.
		type Needs: OpenNeeds;

		/// Time of the block.
		type Clock: Time<Moment = Moment>;

		/// How far, in milliseconds, a reporter's clock may be ahead of the block's.
		#[pallet::constant]
		type MaxClockAhead: Get<Moment>;

		/// Reports that one incident may have, the first one counted.
		#[pallet::constant]
		type MaxRevisions: Get<Revision>;

		/// How long, in milliseconds, counting a round may take after its deadline: until then no verdict is late, and no
		/// revision undoes the votes.
		#[pallet::constant]
		type CountingTime: Get<Moment>;

		/// How long, in milliseconds, the word of one reporter that two incidents are one waits for the other's.
		#[pallet::constant]
		type MergeWindow: Get<Moment>;

		/// How long, in milliseconds, the first word for an alert or an all-clear waits for the second.
		#[pallet::constant]
		type AlertWindow: Get<Moment>;

		/// How long, in milliseconds, an alert may last from when it is raised.
		#[pallet::constant]
		type MaxAlert: Get<Moment>;

		/// What of a block's rest goes into work that is due.
		#[pallet::constant]
		type IdleShare: Get<Percent>;
	}

	/// A report as it is stored.
	pub type ReportOf<T> = Report<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;

	/// A discard as it is stored.
	pub type DiscardOf<T> = Discard<<T as frame_system::Config>::AccountId>;

	/// A closure as it is stored.
	pub type ClosureOf<T> = Closure<<T as frame_system::Config>::AccountId>;

	/// An alert as it is stored.
	pub type AlertOf<T> = Alert<<T as frame_system::Config>::AccountId>;

	/// The first of two words as it is stored.
	pub type AlertProposalOf<T> = AlertProposal<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;

	/// The word of one reporter as it is stored.
	pub type MergeProposalOf<T> = MergeProposal<<T as frame_system::Config>::AccountId>;

	/// An entry of the history of response levels as it is stored.
	pub type ResponseChangeOf<T> = ResponseChange<<T as frame_system::Config>::AccountId>;

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// The governed registry of event types.
	#[pallet::storage]
	pub type EventTypes<T: Config> = CountedStorageMap<_, Twox64Concat, EventTypeId, EventType>;

	/// Whose code it is.
	#[pallet::storage]
	pub type EventTypeCodes<T: Config> =
		StorageMap<_, Blake2_128Concat, BoundedVec<u8, MaxCode>, EventTypeId>;

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

	/// With which report an incident was closed, and by whom.
	#[pallet::storage]
	pub type Closures<T: Config> = StorageMap<_, Twox64Concat, IncidentId, ClosureOf<T>>;

	/// The word of one reporter that an incident is one with another. It may be void.
	#[pallet::storage]
	pub type MergeProposals<T: Config> = StorageMap<_, Twox64Concat, IncidentId, MergeProposalOf<T>>;

	/// How often each has missed each timer, on incidents that are real.
	#[pallet::storage]
	pub type Missed<T: Config> =
		StorageDoubleMap<_, Twox64Concat, Responsible, Twox64Concat, Timer, u32, ValueQuery>;

	/// The response level declared for each region and event type.
	#[pallet::storage]
	pub type ResponseLevels<T: Config> =
		StorageDoubleMap<_, Twox64Concat, RegionCode, Twox64Concat, EventTypeId, Declared>;

	/// How often the response level of each region and event type was set.
	#[pallet::storage]
	pub type ResponseCount<T: Config> =
		StorageDoubleMap<_, Twox64Concat, RegionCode, Twox64Concat, EventTypeId, u32, ValueQuery>;

	/// Every setting of the response level of each region and event type, counted from 0.
	#[pallet::storage]
	pub type ResponseHistory<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, RegionCode>, NMapKey<Twox64Concat, EventTypeId>, NMapKey<Twox64Concat, u32>),
		ResponseChangeOf<T>,
	>;

	/// Hundredths of the usual urgent calls by the levels declared for each region: the most over event types. Not there
	/// where none is declared.
	#[pallet::storage]
	pub type UrgentPercent<T: Config> = StorageMap<_, Twox64Concat, RegionCode, u32>;

	/// The public alert of each incident that has one. It may be over.
	#[pallet::storage]
	pub type Alerts<T: Config> = StorageMap<_, Twox64Concat, IncidentId, AlertOf<T>>;

	/// The first of two words for an alert or an all-clear. It may be void.
	#[pallet::storage]
	pub type AlertProposals<T: Config> = StorageMap<_, Twox64Concat, IncidentId, AlertProposalOf<T>>;

	/// The incidents that something may be due of, by when. What was done before it was due stays on the list until
	/// then, and nothing is found to be due.
	#[pallet::storage]
	pub type AgendaItems<T: Config> = StorageDoubleMap<_, Twox64Concat, Bucket, Twox64Concat, IncidentId, ()>;

	/// Where the walk along the list has come to.
	#[pallet::storage]
	pub type AgendaCursor<T: Config> = StorageValue<_, Bucket, ValueQuery>;

	/// How much is on the list.
	#[pallet::storage]
	pub type AgendaLength<T: Config> = StorageValue<_, u32, ValueQuery>;

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
			let most = usize::try_from(MAX_EVENT_TYPES).unwrap_or(usize::MAX);
			assert!(self.event_types.len() <= most, "there are more event types than the registry holds");
			for (id, genesis) in &self.event_types {
				assert!(!EventTypes::<T>::contains_key(id), "event type {id} is given twice");
				match EventType::try_from(genesis) {
					Ok(event_type) => {
						let taken = EventTypeCodes::<T>::contains_key(&event_type.code);
						assert!(!taken, "the code of event type {id} is taken");
						EventTypeCodes::<T>::insert(&event_type.code, id);
						EventTypes::<T>::insert(id, event_type)
					}
					Err(reason) => panic!("event type {id}: {reason}"),
				}
			}
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Does what is due, one metered step after the other. What does not fit waits for the next block.
		fn on_idle(_: BlockNumberFor<T>, rest: Weight) -> Weight {
			let share = T::IdleShare::get();
			Self::work_within(Weight::from_parts(
				share.mul_floor(rest.ref_time()),
				share.mul_floor(rest.proof_size()),
			))
		}

		fn integrity_test() {
			assert!(T::MaxRevisions::get() >= FIRST_REVISION, "an incident has at least its first report");
			assert!(T::MergeWindow::get() > 0, "the other reporter needs time to speak");
			assert!(T::AlertWindow::get() > 0, "the second officer needs time to speak");
			assert!(T::MaxAlert::get() > 0, "an alert lasts");
			assert!(!T::IdleShare::get().is_zero(), "what is due needs some of a block's rest");
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
		/// `Filed`; `TimerMissed` for what was due before.
		///
		/// ## Errors
		///
		/// `UnknownEventType`, `RetiredEventType`, those of the facts: `NoCategory` to
		/// `HeadlineControlCharacter`, `ExternalName`, `ExternalSentInFuture`.
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
		/// `UnknownIncident`, `NotReporter`, `NotRevisable` (refuted, discarded, merged, expired or closed),
		/// `TooManyRevisions`, `SameFacts`, `TrivialRevision`, `RevisedTooOften`, `RoundCounting`, while a
		/// round is open, those of the facts, as for `file`, those of `Rounds`, when no round can be held.
		///
		/// ## Complexity
		///
		/// O(1) here; opening a round is O(classes * turnout), both bounded; charged for all classes, the rest is given
		/// back.
		#[pallet::call_index(1)]
		#[pallet::weight(Pallet::<T>::with_opening(T::WeightInfo::revise(), AgencyClasses::all()))]
		pub fn revise(
			origin: OriginFor<T>,
			incident: IncidentId,
			facts: Facts,
		) -> DispatchResultWithPostInfo {
			let (agency, officer) = T::ReportOrigin::ensure_origin(origin)?;
			let voters = Self::do_revise(agency, officer, incident, facts)?;
			Ok(Some(Self::with_opening(T::WeightInfo::revise(), voters)).into())
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
		/// `UnknownIncident`, `OwnReport`, `OutsideJurisdiction`, `AlreadyTriaged`, those of `Rounds`, when
		/// no round can be held.
		///
		/// ## Complexity
		///
		/// O(1) here; opening a round is O(classes * turnout), both bounded; charged for all classes, the rest is given
		/// back.
		#[pallet::call_index(2)]
		#[pallet::weight(Pallet::<T>::with_opening(T::WeightInfo::triage_accept(), AgencyClasses::all()))]
		pub fn triage_accept(origin: OriginFor<T>, incident: IncidentId) -> DispatchResultWithPostInfo {
			let (agency, officer) = T::TriageOrigin::ensure_origin(origin)?;
			let voters = Self::do_triage_accept(agency, officer, incident)?;
			Ok(Some(Self::with_opening(T::WeightInfo::triage_accept(), voters)).into())
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
		/// `UnknownIncident`, `OwnReport`, `OutsideJurisdiction`, `AlreadyTriaged`.
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
		/// `UnknownIncident`, `NotCompetent`, `OutsideJurisdiction`, `NotAlertable`: discarded, refuted,
		/// merged or expired, `AlertOver`, `AlertTooLong`, `AlertInForce`, `ProposalDiffers`, `SamePerson`,
		/// `EnrolledSince`.
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
		/// `UnknownIncident`, `NotCompetent`, `OutsideJurisdiction`, `NoAlert`, `ProposalDiffers`,
		/// `SamePerson`, `EnrolledSince`.
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

		/// Say that an incident is the same event as another, which tells of both from now on. Nothing is
		/// added up: its reports stay its own, and a round on it is void.
		///
		/// ## Origin
		/// `TriageOrigin` of an agency with jurisdiction over both that reported neither: at once. Else
		/// `ReportOrigin` of the reporters of both, one after the other; one word is enough where they are
		/// one agency.
		///
		/// ## Events
		/// `Merged`, after `MergeProposed` where two reporters speak.
		///
		/// ## Errors
		/// `BadOrigin`, `UnknownIncident`, `MergeWithItself`, `NotTheSame`, `NotMergeable`, `HasAbsorbed`,
		/// `NotMergeTarget`, `OutsideJurisdiction`, `OwnReport`, `NotEitherReporter`, `OtherMustAgree`,
		/// `MergeWordWaits`.
		///
		/// ## Complexity
		/// O(1).
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::merge_into())]
		pub fn merge_into(origin: OriginFor<T>, incident: IncidentId, target: IncidentId) -> DispatchResult {
			let triage = T::TriageOrigin::ensure_origin(origin.clone()).ok();
			let report = T::ReportOrigin::ensure_origin(origin).ok();
			Self::do_merge_into(triage, report, incident, target)
		}

		/// Vouch for an extreme event that is still voted on. The round goes on, and its verdict takes the
		/// place of this word; so does a revision, which the word is not for.
		///
		/// ## Origin
		/// `DeclareOrigin`, of an agency whose class is competent for the event type, with jurisdiction over
		/// the region.
		///
		/// ## Events
		/// `DeclaredProvisional`.
		///
		/// ## Errors
		/// `UnknownIncident`, `NotCompetent`, `OutsideJurisdiction`, `NotUnderVerification`, `NotExtreme`,
		/// `AlreadyProvisional`.
		///
		/// ## Complexity
		/// O(1).
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::declare_provisional())]
		pub fn declare_provisional(origin: OriginFor<T>, incident: IncidentId) -> DispatchResult {
			let (agency, officer) = T::DeclareOrigin::ensure_origin(origin)?;
			Self::do_declare_provisional(agency, officer, incident)
		}

		/// Name the agency that leads the response, in the place of the last one if there is one.
		///
		/// ## Origin
		/// `TriageOrigin`, of an agency with jurisdiction over the region.
		///
		/// ## Events
		/// `LeadAssigned`.
		///
		/// ## Errors
		/// `UnknownIncident`, `OutsideJurisdiction`, `NotLeadable`, `WrongManagement`, `UnfitLead`,
		/// `SameLead`.
		///
		/// ## Complexity
		/// O(1).
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::assign_lead())]
		pub fn assign_lead(origin: OriginFor<T>, incident: IncidentId, lead: AgencyId) -> DispatchResult {
			let (agency, officer) = T::TriageOrigin::ensure_origin(origin)?;
			Self::do_assign_lead(agency, officer, incident, lead)
		}

		/// Say that an ongoing event is contained, or ongoing again.
		///
		/// ## Origin
		/// `ReportOrigin`, of the lead.
		///
		/// ## Events
		/// `ManagementChanged`.
		///
		/// ## Errors
		/// `UnknownIncident`, `NotLead`, `WrongManagement`.
		///
		/// ## Complexity
		/// O(1).
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::set_management())]
		pub fn set_management(
			origin: OriginFor<T>,
			incident: IncidentId,
			management: Management,
		) -> DispatchResult {
			let (agency, officer) = T::ReportOrigin::ensure_origin(origin)?;
			Self::do_set_management(agency, officer, incident, management)
		}

		/// Say when the early response was complete: the last stamp of 7-1-7.
		///
		/// ## Origin
		/// `ReportOrigin`, of the lead.
		///
		/// ## Events
		/// `ResponseCompleted`; `TimerMissed` if it was due before this block.
		///
		/// ## Errors
		/// `UnknownIncident`, `NotLead`, `AlreadyResponded`, `ResponseBeforeDetection`, `ResponseInFuture`.
		///
		/// ## Complexity
		/// O(1).
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::complete_response())]
		pub fn complete_response(origin: OriginFor<T>, incident: IncidentId, at: Moment) -> DispatchResult {
			let (agency, officer) = T::ReportOrigin::ensure_origin(origin)?;
			Self::do_complete_response(agency, officer, incident, at)
		}

		/// Close the management of an incident with the final report, once nothing is needed for it any more.
		///
		/// ## Origin
		/// `ReportOrigin`, of the lead.
		///
		/// ## Events
		/// `Closed`.
		///
		/// ## Errors
		/// `UnknownIncident`, `NotLead`, `WrongManagement`, `StillVerifying`, `NeedsOpen`.
		///
		/// ## Complexity
		/// O(1).
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::close())]
		pub fn close(origin: OriginFor<T>, incident: IncidentId, report: ContentRef) -> DispatchResult {
			let (agency, officer) = T::ReportOrigin::ensure_origin(origin)?;
			Self::do_close(agency, officer, incident, report)
		}

		/// Bring something new on an incident that is refuted, discarded, expired or closed: a report and a
		/// round on it.
		///
		/// ## Origin
		/// `ReportOrigin`, of the agency that reported.
		///
		/// ## Events
		/// `Reopened`.
		///
		/// ## Errors
		/// `UnknownIncident`, `NotReporter`, `NotReopenable`, and those of `revise`.
		///
		/// ## Complexity
		/// O(1) here; opening a round is O(classes * turnout), both bounded; charged for all classes, the rest is given
		/// back.
		#[pallet::call_index(12)]
		#[pallet::weight(Pallet::<T>::with_opening(T::WeightInfo::reopen(), AgencyClasses::all()))]
		pub fn reopen(
			origin: OriginFor<T>,
			incident: IncidentId,
			reason: ReopenReason,
			facts: Facts,
		) -> DispatchResultWithPostInfo {
			let (agency, officer) = T::ReportOrigin::ensure_origin(origin)?;
			let voters = Self::do_reopen(agency, officer, incident, reason, facts)?;
			Ok(Some(Self::with_opening(T::WeightInfo::reopen(), voters)).into())
		}

		/// Put a kind of event into the registry.
		///
		/// ## Origin
		/// `RegistryOrigin`.
		///
		/// ## Events
		/// `EventTypeRegistered`.
		///
		/// ## Errors
		/// `EventTypeExists`, `TooManyEventTypes`, `CodeTaken`, and `MalformedCode` to `ImpossibleSealing`.
		///
		/// ## Complexity
		/// O(1).
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::register_event_type())]
		pub fn register_event_type(
			origin: OriginFor<T>,
			event_type: EventTypeId,
			details: EventTypeDetails,
		) -> DispatchResult {
			T::RegistryOrigin::ensure_origin(origin)?;
			Self::do_register_event_type(event_type, details)
		}

		/// Change a kind of event. Open rounds, running timers and declared levels keep what they began with.
		/// A retired one is in force again.
		///
		/// ## Origin
		/// `RegistryOrigin`.
		///
		/// ## Events
		/// `EventTypeAmended`.
		///
		/// ## Errors
		/// `UnknownEventType`, `SameDetails`, `CodeTaken`, and `MalformedCode` to `ImpossibleSealing`.
		///
		/// ## Complexity
		/// O(1).
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::amend_event_type())]
		pub fn amend_event_type(
			origin: OriginFor<T>,
			event_type: EventTypeId,
			details: EventTypeDetails,
		) -> DispatchResult {
			T::RegistryOrigin::ensure_origin(origin)?;
			Self::do_amend_event_type(event_type, details)
		}

		/// Take no new incident of this kind. Those there are go on.
		///
		/// ## Origin
		/// `RegistryOrigin`.
		///
		/// ## Events
		/// `EventTypeRetired`.
		///
		/// ## Errors
		/// `UnknownEventType`, `RetiredEventType`.
		///
		/// ## Complexity
		/// O(1).
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::retire_event_type())]
		pub fn retire_event_type(origin: OriginFor<T>, event_type: EventTypeId) -> DispatchResult {
			T::RegistryOrigin::ensure_origin(origin)?;
			Self::do_retire_event_type(event_type)
		}

		/// Declare a response level for a region and what lies in it, or lift it with `None`. It shortens the
		/// times of incidents filed and rounds opened from now on, raises their quorum, and widens the urgent
		/// allowance of the region's agencies, as the registry says now.
		///
		/// ## Origin
		/// `DeclareOrigin`, of an agency whose class is competent for the event type, with jurisdiction over
		/// the region. A level is lowered and lifted by the agency that declared it or by one whose
		/// jurisdiction is as wide.
		///
		/// ## Events
		/// `ResponseLevelSet`.
		///
		/// ## Errors
		/// `UnknownEventType`, `RetiredEventType` unless it is lifted, `NotCompetent`, `OutsideJurisdiction`,
		/// `MalformedLegalBasis`, `SameLevel`, `DeclaredAbove`.
		///
		/// ## Complexity
		/// O(event types), at most 256.
		#[pallet::call_index(16)]
		#[pallet::weight((T::WeightInfo::set_response_level(), level_dispatch_class(level)))]
		pub fn set_response_level(
			origin: OriginFor<T>,
			region: RegionCode,
			event_type: EventTypeId,
			level: Option<ResponseLevel>,
			legal_basis: LegalBasis,
		) -> DispatchResult {
			let (agency, officer) = T::DeclareOrigin::ensure_origin(origin)?;
			Self::do_set_response_level(agency, officer, region, event_type, level, legal_basis)
		}

		/// Have what is overdue of an incident done now. The blocks do it by themselves, if they have room.
		///
		/// ## Origin
		/// `OfficerOrigin`.
		///
		/// ## Events
		/// `TimerMissed` for each timer, `Expired`.
		///
		/// ## Errors
		/// `UnknownIncident`, `NothingOverdue`.
		///
		/// ## Complexity
		/// O(1).
		#[pallet::call_index(17)]
		#[pallet::weight(T::WeightInfo::poke())]
		pub fn poke(origin: OriginFor<T>, incident: IncidentId) -> DispatchResult {
			T::OfficerOrigin::ensure_origin(origin)?;
			Self::do_poke(incident)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The response level in force for a region and event type, and what it changes.
		pub fn response_level(region: RegionCode, event_type: EventTypeId) -> Option<InForce> {
			Self::in_force(region, event_type)
		}

		/// The timers that an agency or a region has missed on real incidents, and how often.
		pub fn missed_timers(by: Responsible) -> Vec<(Timer, u32)> {
			Missed::<T>::iter_prefix(by).collect()
		}

		/// Whether something of an incident is overdue, for who would ask for it with `poke`.
		pub fn is_overdue(incident: IncidentId) -> bool {
			Self::overdue(incident)
		}
	}
}
