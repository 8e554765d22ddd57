#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod impls;
#[cfg(test)]
mod mock;
mod tally;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use pallet::*;
pub use tally::{tally, Ballot, Standing};
pub use types::*;
pub use weights::WeightInfo;

#[frame_support::pallet]
pub mod pallet {
	use super::{
		ContentHash, EligibleLines, Outcome, Round, RoundState, Standing, Vote, VoteReason, WeightInfo,
	};
	use frame_support::{
		dispatch::WithPostDispatchInfo,
		pallet_prelude::*,
		traits::{ConstU64, Time},
	};
	use frame_system::pallet_prelude::*;
	use muster_primitives::{
		traits, AgencyClass, AgencyClasses, AgencyId, CapStatus, ContentRef, IncidentId, MilliWeight, Moment,
		Position, Quorum, RegionCode, Revision, RoundId,
	};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// Votes up to which the weight of `tally` was measured.
	const MEASURED_VOTES: u32 = 512;

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the pallet needs to know.
	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// An officer who may vote for an agency.
		type VoteOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = (AgencyId, Self::AccountId)>;

		/// Any officer who may act now.
		type OfficerOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = (AgencyId, Self::AccountId)>;

		/// The register of agencies.
		type Agencies: traits::Agencies<Self::AccountId>;

		/// Who is told of verdicts. If it fails, so does `tally`, and nothing has happened.
		type OnVerdict: traits::OnVerdict;

		/// The time of the block.
		type Clock: Time<Moment = Moment>;

		/// Most agencies that can vote in one round.
		#[pallet::constant]
		type MaxVotes: Get<u32>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// Incidents for the benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::BenchmarkHelper;
	}

	/// A vote as it is stored.
	pub type VoteOf<T> = Vote<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;

	/// A round as it is stored.
	pub type RoundOf<T> = Round<BlockNumberFor<T>>;

	/// Number of the next round.
	#[pallet::storage]
	pub type NextRound<T> = StorageValue<_, RoundId, ValueQuery, ConstU64<1>>;

	/// Every round there was.
	#[pallet::storage]
	pub type Rounds<T> = StorageMap<_, Twox64Concat, RoundId, RoundOf<T>>;

	/// The standing vote of each agency in each round.
	#[pallet::storage]
	pub type Votes<T> = StorageDoubleMap<_, Twox64Concat, RoundId, Twox64Concat, AgencyId, VoteOf<T>>;

	/// The open round of an incident.
	#[pallet::storage]
	pub type OpenRounds<T> = StorageMap<_, Twox64Concat, IncidentId, RoundId>;

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A round has opened, with everything it holds; it has no vote yet.
		#[codec(index = 0)]
		RoundOpened {
			/// Number of the round.
			round: RoundId,
			/// The incident.
			incident: IncidentId,
			/// The revision that is voted on.
			revision: Revision,
			/// Hash of its facts.
			content: ContentHash,
			/// The region voters' jurisdiction must cover.
			region: RegionCode,
			/// The agency that reported.
			reporter: AgencyId,
			/// Top of its reporting line.
			reporter_line: AgencyId,
			/// Classes that may vote.
			classes: AgencyClasses,
			/// Classes whose word can veto.
			competent: AgencyClasses,
			/// What a verdict needs.
			quorum: Quorum,
			/// Drill or real.
			status: CapStatus,
			/// Who can vote: lines per class, counted to the turnout.
			eligible: EligibleLines,
			/// Time at which the round opened; the block is the event's own.
			opened: Moment,
			/// Time from which no vote is taken.
			deadline: Moment,
		},
		/// An agency has voted, or replaced its vote.
		#[codec(index = 1)]
		Voted {
			/// The round.
			round: RoundId,
			/// The agency.
			agency: AgencyId,
			/// Its officer.
			officer: T::AccountId,
			/// Class of the agency.
			class: AgencyClass,
			/// Top of its reporting line.
			group: AgencyId,
			/// What it says.
			position: Position,
			/// How much its word weighs.
			weight: MilliWeight,
			/// Why.
			reason: VoteReason,
			/// What supports it.
			evidence: Option<ContentRef>,
			/// What it said before, if this replaces a vote; the rest stands in the event of that vote.
			previous: Option<Position>,
		},
		/// A round has been counted.
		#[codec(index = 2)]
		RoundTallied {
			/// The round.
			round: RoundId,
			/// The incident.
			incident: IncidentId,
			/// The revision that was voted on.
			revision: Revision,
			/// Whose officer asked for the count.
			agency: AgencyId,
			/// That officer.
			officer: T::AccountId,
			/// State of the round now.
			state: RoundState,
			/// Verdict and counts.
			outcome: Outcome,
		},
		/// A round was voided, because the facts it was about have changed.
		#[codec(index = 3)]
		RoundVoided {
			/// The round.
			round: RoundId,
			/// The incident.
			incident: IncidentId,
			/// The revision that was voted on.
			revision: Revision,
		},
	}

	/// What can go wrong.
	#[pallet::error]
	pub enum Error<T> {
		/// No round has this number; look the round up by its incident.
		#[codec(index = 0)]
		RoundNotFound,
		/// The round is counted or voided; vote in the incident's open round.
		#[codec(index = 1)]
		RoundNotOpen,
		/// The deadline of the round has passed; ask for its count with `tally`.
		#[codec(index = 2)]
		DeadlinePassed,
		/// The deadline of the round has not passed; ask again when it has.
		#[codec(index = 3)]
		DeadlineNotReached,
		/// The agency's class is not asked in this round; leave it to the classes the round names.
		#[codec(index = 4)]
		ClassNotAdmitted,
		/// The agency does not answer for the region of the round; leave it to an agency that does.
		#[codec(index = 5)]
		OutsideJurisdiction,
		/// The agency became eligible after the round opened; it can vote in the next one.
		#[codec(index = 6)]
		NotEligibleYet,
		/// An agency does not vote on its own report; revise the report instead.
		#[codec(index = 7)]
		OwnReport,
		/// The agency belongs to the reporting line of the reporter; leave it to an independent agency.
		#[codec(index = 8)]
		SameReportingLine,
		/// A dispute needs evidence; give a reference to it.
		#[codec(index = 9)]
		EvidenceRequired,
		/// The round holds as many votes as it can; only agencies that have voted can still replace theirs.
		#[codec(index = 10)]
		TooManyVotes,
		/// The incident has an open round; void it or wait for its verdict.
		#[codec(index = 11)]
		RoundAlreadyOpen,
		/// The classes of a round are known classes and at least one; correct the event type.
		#[codec(index = 12)]
		InvalidClasses,
		/// A competent class must be able to vote; add it to the voters of the event type.
		#[codec(index = 13)]
		CompetentNotAdmitted,
		/// A quorum has at least one class, as many groups as classes, and a turnout of at least one; correct the event
		/// type.
		#[codec(index = 14)]
		InvalidQuorum,
		/// A round lasts longer than nothing and ends before time does; correct the event type.
		#[codec(index = 15)]
		InvalidDuration,
		/// No agency has this number; look it up in the register.
		#[codec(index = 16)]
		AgencyNotFound,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			let votes = T::MaxVotes::get();
			assert!(votes > 0, "MaxVotes is 0: nobody could vote");
			assert!(votes <= MEASURED_VOTES, "the weight of `tally` is not known for so many votes");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Says what the officer's agency holds of the facts of an open round. A second vote replaces the first.
		///
		/// ## Origin
		///
		/// `VoteOrigin`: an officer who may vote for an agency. The agency's class is one of the round's, its
		/// jurisdiction covers the round's region, it has been eligible since the round opened or before, and it does
		/// not belong to the reporting line of the reporter.
		///
		/// ## Events
		///
		/// [`Event::Voted`], with the position the vote replaces.
		///
		/// ## Errors
		///
		/// [`Error::RoundNotFound`], [`Error::RoundNotOpen`], [`Error::DeadlinePassed`], [`Error::EvidenceRequired`],
		/// [`Error::AgencyNotFound`], [`Error::ClassNotAdmitted`], [`Error::OutsideJurisdiction`],
		/// [`Error::NotEligibleYet`], [`Error::OwnReport`], [`Error::SameReportingLine`], [`Error::TooManyVotes`].
		///
		/// ## Complexity
		///
		/// O(1).
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::vote())]
		pub fn vote(
			origin: OriginFor<T>,
			round: RoundId,
			position: Position,
			reason: VoteReason,
			evidence: Option<ContentRef>,
		) -> DispatchResult {
			let (agency, officer) = T::VoteOrigin::ensure_origin(origin)?;
			Self::do_vote(round, agency, officer, position, reason, evidence)
		}

		/// Counts an open round whose deadline has passed, and tells the verdict to who waits for it. If that fails, the
		/// round stays open and can be counted again.
		///
		/// ## Origin
		///
		/// `OfficerOrigin`: any officer who may act now.
		///
		/// ## Events
		///
		/// [`Event::RoundTallied`], then what the receiver of the verdict emits.
		///
		/// ## Errors
		///
		/// [`Error::RoundNotFound`], [`Error::RoundNotOpen`], [`Error::DeadlineNotReached`], and those of `OnVerdict`.
		///
		/// ## Complexity
		///
		/// O(v log v) in the votes of the round; charged for [`Config::MaxVotes`], the rest is given back.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::tally(T::MaxVotes::get()))]
		pub fn tally(origin: OriginFor<T>, round: RoundId) -> DispatchResultWithPostInfo {
			let (agency, officer) = T::OfficerOrigin::ensure_origin(origin)?;
			let details = Self::round_to_tally(round).map_err(|e| e.with_weight(T::WeightInfo::tally(0)))?;
			let weight = T::WeightInfo::tally(details.votes);
			Self::do_tally(round, details, agency, officer).map_err(|e| e.with_weight(weight))?;
			Ok(Some(weight).into())
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// Where an open round stands, `carried` being `None` as long as no side has what it needs. Nothing is final
		/// before `tally`: votes can still come and change. `None` for a round that is unknown or not open.
		pub fn provisional(round: RoundId) -> Option<Standing> {
			let details = Rounds::<T>::get(round).filter(|details| details.state == RoundState::Open)?;
			Some(Self::standing(round, &details))
		}
	}
}
