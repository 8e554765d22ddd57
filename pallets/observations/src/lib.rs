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

mod chapman;
mod compare;
mod copies;
mod errors;
mod events;
mod figures;
mod genesis;
mod impls;
mod rules;
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

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use chapman::*;
pub use compare::*;
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
		agenda::{Agenda, Bucket},
		traits::{Agencies, EventTypes, Reliability},
		AgencyClass, AgencyId, ContentRef, MilliWeight, Moment,
	};
	use sp_runtime::Percent;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// What the pallet needs.
	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// Weights of the calls and of the steps of the hook.
		type WeightInfo: WeightInfo;

		/// Who may state figures, with the agency it acts for.
		type ObserveOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = (AgencyId, Self::AccountId)>;

		/// Who may say that an agency repeats another, with the agency it acts for.
		type AllegeOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = (AgencyId, Self::AccountId)>;

		/// Who may have done what is due: any officer, with the agency it acts for.
		type OfficerOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = (AgencyId, Self::AccountId)>;

		/// Who defines metrics and rules on copies.
		type CouncilOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// The register of agencies.
		type Agencies: Agencies<Self::AccountId>;

		/// The registry of event types.
		type EventTypes: EventTypes;

		/// Records of agencies: what a word weighs, and whom to tell how it came out.
		type Reliability: Reliability;

		/// Time of the block.
		type Clock: Time<Moment = Moment>;

		/// How far, in milliseconds, an observer's clock may be ahead of the block's.
		#[pallet::constant]
		type MaxClockAhead: Get<Moment>;

		/// How long, in milliseconds, an agency may contest that it repeats another.
		#[pallet::constant]
		type ContestWindow: Get<Moment>;

		/// Metrics that there may be.
		#[pallet::constant]
		type MaxMetrics: Get<u16>;

		/// Share of what a block has left that the hook takes at most.
		#[pallet::constant]
		type IdleShare: Get<Percent>;

		/// What benchmarks need of other pallets.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper;
	}

	/// An observation as it is stored.
	pub type ObservationOf<T> = Observation<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;

	/// A sealed value as it is stored.
	pub type CommitmentOf<T> = Commitment<<T as frame_system::Config>::AccountId>;

	/// What falls due, by time.
	pub(crate) type AgendaOf<T> = Agenda<Due, AgendaItems<T>, AgendaCursor<T>, AgendaLength<T>>;

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Every version of every metric.
	#[pallet::storage]
	pub type Metrics<T: Config> =
		StorageDoubleMap<_, Twox64Concat, MetricId, Twox64Concat, Version, Definition>;

	/// The current version of each metric.
	#[pallet::storage]
	pub type MetricVersion<T: Config> = CountedStorageMap<_, Twox64Concat, MetricId, Version>;

	/// The metric with each code.
	#[pallet::storage]
	pub type Codes<T: Config> = StorageMap<_, Blake2_128Concat, BoundedVec<u8, MaxCode>, MetricId>;

	/// Number of the next observation.
	#[pallet::storage]
	pub type NextObservation<T: Config> = StorageValue<_, ObservationId, ValueQuery, ConstU64<1>>;

	/// Everything that was said.
	#[pallet::storage]
	pub type Observations<T: Config> = StorageMap<_, Twox64Concat, ObservationId, ObservationOf<T>>;

	/// How each cell stands.
	#[pallet::storage]
	pub type Cells<T: Config> = StorageMap<_, Twox64Concat, Cell, CellState>;

	/// What is said of each cell now, ordered by agency.
	#[pallet::storage]
	pub type Readings<T: Config> = StorageMap<_, Twox64Concat, Cell, ReadingsOf, ValueQuery>;

	/// Values that are still sealed.
	#[pallet::storage]
	pub type Commitments<T: Config> =
		StorageDoubleMap<_, Twox64Concat, Cell, Twox64Concat, AgencyId, CommitmentOf<T>>;

	/// How many sealed values each agency did not reveal.
	#[pallet::storage]
	pub type MissedReveals<T: Config> = StorageMap<_, Twox64Concat, AgencyId, u32, ValueQuery>;

	/// Which agency repeats which, by metric.
	#[pallet::storage]
	pub type Derivations<T: Config> =
		StorageDoubleMap<_, Twox64Concat, MetricId, Twox64Concat, AgencyId, Derivation>;

	/// Who is said to repeat another, by metric.
	#[pallet::storage]
	pub type Allegations<T: Config> =
		StorageDoubleMap<_, Twox64Concat, MetricId, Twox64Concat, AgencyId, Allegation>;

	/// What is due in each bucket of time.
	#[pallet::storage]
	pub type AgendaItems<T: Config> =
		StorageDoubleMap<_, Twox64Concat, Bucket, Twox64Concat, Due, (), OptionQuery>;

	/// The bucket that the work has come to.
	#[pallet::storage]
	pub type AgendaCursor<T: Config> = StorageValue<_, Bucket, ValueQuery>;

	/// How much is listed.
	#[pallet::storage]
	pub type AgendaLength<T: Config> = StorageValue<_, u32, ValueQuery>;

	/// What the chain starts with.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The metrics, each with its number.
		pub metrics: Vec<(MetricId, GenesisMetric)>,
		/// Ties the type to its runtime.
		#[serde(skip)]
		pub _config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			genesis::build(self);
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
			Self::work_off(Self::share_of(remaining))
		}

		fn integrity_test() {
			assert!(T::ContestWindow::get() > 0, "an agency needs time to contest");
			assert!(T::MaxMetrics::get() > 0, "there must be something to measure");
			assert!(
				Self::heaviest_step().all_lte(Self::share_of(T::BlockWeights::get().max_block)),
				"the heaviest step does not fit into an empty block: what is due would never be done"
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Define a metric, or the next version of one. Figures by different versions are never compared.
		///
		/// ## Origin
		///
		/// `CouncilOrigin`.
		///
		/// ## Events
		///
		/// `MetricDefined`.
		///
		/// ## Errors
		///
		/// `TextUnusable`, `UnknownEventType`, `PeriodUnusable`, `ToleranceTooWide`, `RuleOfOtherPeriods`, `RuleEmpty`,
		/// `CodeTaken`, `TooManyMetrics`, `SameDefinition`.
		///
		/// ## Complexity
		///
		/// O(rules * terms), both bounded.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::define_metric())]
		pub fn define_metric(origin: OriginFor<T>, metric: MetricId, definition: Metric) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			Self::do_define(metric, definition)
		}

		/// State a figure. What breaks a rule of the metric is flagged and kept.
		///
		/// ## Origin
		///
		/// `ObserveOrigin`, of an agency whose jurisdiction covers the cell's region.
		///
		/// ## Events
		///
		/// `Observed`, `Flagged`.
		///
		/// ## Errors
		///
		/// `UnknownMetric`, `UnknownVersion`, `OtherVersion`, `Misaligned`, `OutsideJurisdiction`, `ObservedInFuture`,
		/// `PeriodNotOver`, `CellClosed`, `Sealed`, `AlreadyObserved`, `CellFull`.
		///
		/// ## Complexity
		///
		/// O(sources + rules * terms), all bounded. Comparing is left to the hook.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::observe())]
		pub fn observe(origin: OriginFor<T>, cell: Cell, statement: Statement) -> DispatchResult {
			let (agency, officer) = T::ObserveOrigin::ensure_origin(origin)?;
			Self::do_observe(agency, officer, cell, statement)
		}

		/// Correct the own figure. A closed cell opens again, and takes in this way a first word too; old and new
		/// figure are published at once.
		///
		/// ## Origin
		///
		/// `ObserveOrigin`, of an agency whose jurisdiction covers the cell's region.
		///
		/// ## Events
		///
		/// `Corrected`, `Flagged`; for a closed cell also `CellReopened`, `FigureRevised`.
		///
		/// ## Errors
		///
		/// `UnknownMetric`, `UnknownVersion`, `OutsideJurisdiction`, `ObservedInFuture`, `UnknownCell`, `StillSealed`,
		/// `NothingToCorrect`, `SameFigure`, `CellFull`.
		///
		/// ## Complexity
		///
		/// O(sources + rules * terms), all bounded.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::correct())]
		pub fn correct(
			origin: OriginFor<T>,
			cell: Cell,
			reason: CorrectionReason,
			statement: Statement,
		) -> DispatchResult {
			let (agency, officer) = T::ObserveOrigin::ensure_origin(origin)?;
			Self::do_correct(agency, officer, cell, reason, statement)
		}

		/// Hand in a figure under seal: BLAKE2b-256 of the SCALE-encoded `(cell, agency, value, salt)`. Again replaces
		/// it. A salt of 32 random bytes keeps small numbers from being guessed.
		///
		/// ## Origin
		///
		/// `ObserveOrigin`, of an agency whose jurisdiction covers the cell's region.
		///
		/// ## Events
		///
		/// `Committed`.
		///
		/// ## Errors
		///
		/// `UnknownMetric`, `UnknownVersion`, `OtherVersion`, `Misaligned`, `OutsideJurisdiction`, `NotSealed`,
		/// `NotCommitPhase`, `CellFull`.
		///
		/// ## Complexity
		///
		/// O(1).
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::commit())]
		pub fn commit(origin: OriginFor<T>, cell: Cell, hash: SealHash) -> DispatchResult {
			let (agency, officer) = T::ObserveOrigin::ensure_origin(origin)?;
			Self::do_commit(agency, officer, cell, hash)
		}

		/// Open the seal of the own figure.
		///
		/// ## Origin
		///
		/// `ObserveOrigin`, of an agency whose jurisdiction covers the cell's region.
		///
		/// ## Events
		///
		/// `Observed`, `Flagged`.
		///
		/// ## Errors
		///
		/// `UnknownMetric`, `UnknownVersion`, `OutsideJurisdiction`, `ObservedInFuture`, `UnknownCell`, `NotSealed`,
		/// `NotRevealPhase`, `NoCommitment`, `WrongReveal`.
		///
		/// ## Complexity
		///
		/// O(sources + rules * terms), all bounded.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::reveal())]
		pub fn reveal(
			origin: OriginFor<T>,
			cell: Cell,
			statement: Statement,
			salt: [u8; 32],
		) -> DispatchResult {
			let (agency, officer) = T::ObserveOrigin::ensure_origin(origin)?;
			Self::do_reveal(agency, officer, cell, statement, salt)
		}

		/// Say of the own agency that it repeats another in a metric, or that it does not. Holds for comparisons from
		/// now on.
		///
		/// ## Origin
		///
		/// `ObserveOrigin`.
		///
		/// ## Events
		///
		/// `DerivationDeclared`.
		///
		/// ## Errors
		///
		/// `UnknownMetric`, `UnknownAgency`, `NotYoursToChange`, `NothingChanges`, `Circular`, `ChainTooLong`.
		///
		/// ## Complexity
		///
		/// O(length of the chain), at most four.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::declare_derived())]
		pub fn declare_derived(
			origin: OriginFor<T>,
			metric: MetricId,
			source: Option<AgencyId>,
		) -> DispatchResult {
			let (agency, officer) = T::ObserveOrigin::ensure_origin(origin)?;
			Self::do_declare(agency, officer, metric, source)
		}

		/// Say that an agency repeats another in a metric. It stands if that agency does not contest it in time.
		///
		/// ## Origin
		///
		/// `AllegeOrigin`, of an agency of another reporting line than the copier.
		///
		/// ## Events
		///
		/// `DerivationAlleged`.
		///
		/// ## Errors
		///
		/// `UnknownMetric`, `UnknownAgency`, `OwnLine`, `NotYoursToChange`, `AlreadyAlleged`, `NothingChanges`,
		/// `Circular`, `ChainTooLong`.
		///
		/// ## Complexity
		///
		/// O(length of the chain), at most four.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::allege_derived())]
		pub fn allege_derived(
			origin: OriginFor<T>,
			metric: MetricId,
			copier: AgencyId,
			source: AgencyId,
			evidence: ContentRef,
		) -> DispatchResult {
			let (agency, officer) = T::AllegeOrigin::ensure_origin(origin)?;
			Self::do_allege(agency, officer, metric, copier, source, evidence)
		}

		/// Contest that the own agency repeats another: nothing changes until the council rules.
		///
		/// ## Origin
		///
		/// `ObserveOrigin`, of the agency that is said to repeat another.
		///
		/// ## Events
		///
		/// `DerivationContested`.
		///
		/// ## Errors
		///
		/// `NoAllegation`, `Contested`, `ContestOver`.
		///
		/// ## Complexity
		///
		/// O(1).
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::contest_derived())]
		pub fn contest_derived(origin: OriginFor<T>, metric: MetricId) -> DispatchResult {
			let (agency, officer) = T::ObserveOrigin::ensure_origin(origin)?;
			Self::do_contest(agency, officer, metric)
		}

		/// Rule whether an agency repeats another in a metric. Only the council changes that again.
		///
		/// ## Origin
		///
		/// `CouncilOrigin`.
		///
		/// ## Events
		///
		/// `DerivationRuled`.
		///
		/// ## Errors
		///
		/// `UnknownMetric`, `UnknownAgency`, `Circular`, `ChainTooLong`.
		///
		/// ## Complexity
		///
		/// O(length of the chain), at most four.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::rule_derived())]
		pub fn rule_derived(
			origin: OriginFor<T>,
			metric: MetricId,
			copier: AgencyId,
			source: Option<AgencyId>,
		) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			Self::do_rule(metric, copier, source)
		}

		/// Compare the observations of a cell now, and close it if that is due.
		///
		/// ## Origin
		///
		/// `OfficerOrigin`.
		///
		/// ## Events
		///
		/// `RevealMissed`, `FigurePublished` or `FigureRevised`, `CellClosed`: those that apply.
		///
		/// ## Errors
		///
		/// `UnknownCell`, `StillSealed`, `CellClosed`: it is closed and nothing in it has changed since.
		///
		/// ## Complexity
		///
		/// O(sources), at most 64.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::step_close(MAX_SOURCES))]
		pub fn compare(origin: OriginFor<T>, cell: Cell) -> DispatchResultWithPostInfo {
			T::OfficerOrigin::ensure_origin(origin)?;
			let sources = Self::do_compare(cell)?;
			Ok(Some(T::WeightInfo::step_close(sources)).into())
		}

		/// Let an allegation stand that nobody contested in time.
		///
		/// ## Origin
		///
		/// `OfficerOrigin`.
		///
		/// ## Events
		///
		/// `DerivationFound` or `AllegationDropped`.
		///
		/// ## Errors
		///
		/// `NoAllegation`, `Contested`, `ContestOpen`.
		///
		/// ## Complexity
		///
		/// O(length of the chain), at most four.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::step_conclude())]
		pub fn conclude(origin: OriginFor<T>, metric: MetricId, copier: AgencyId) -> DispatchResult {
			T::OfficerOrigin::ensure_origin(origin)?;
			Self::do_conclude(metric, copier)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// What came out of the last comparison of a cell; `None` if there was none.
		pub fn figure(cell: Cell) -> Option<Figure> {
			Cells::<T>::get(cell).and_then(|state| state.figure)
		}

		/// What agencies say of a cell now, and how each stands to the others.
		pub fn readings(cell: Cell) -> Vec<Reading> {
			Readings::<T>::get(cell).into_inner()
		}

		/// The current version of a metric and its definition; `None` if the number was never given.
		pub fn metric(id: MetricId) -> Option<(Version, Metric)> {
			let version = MetricVersion::<T>::get(id)?;
			Metrics::<T>::get(id, version).map(|definition| (version, definition.metric))
		}
	}
}
