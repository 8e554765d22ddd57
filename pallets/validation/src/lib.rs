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

mod agenda;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod closing;
mod impls;
#[cfg(test)]
mod mock;
pub mod reliability;
mod tally;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
mod types;
pub mod weights;

pub use agenda::BUCKET;
#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use pallet::*;
pub use reliability::{Letter, Record, Reliability};
pub use tally::{tally, Ballot, Count, Side, Standing};
pub use types::*;
pub use weights::WeightInfo;

#[frame_support::pallet]
pub mod pallet {
	use super::{
		Outcome, Record, Reliability, Round, RoundState, Standing, Task, Vote, VoteReason, WeightInfo,
	};
	use frame_support::{
		dispatch::WithPostDispatchInfo,
		pallet_prelude::*,
		traits::{ConstU64, Time},
	};
	use frame_system::pallet_prelude::*;
	use muster_primitives::{
		agenda::Bucket, traits, AgencyClass, AgencyClasses, AgencyId, Category, ContentRef, MilliWeight,
		Moment, Position, RoundId, RoundSubject, Verdict,
	};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// Votes up to which the weight of `tally` was measured.
	const MEASURED_VOTES: u32 = 512;

	/// Most votes that one call of `finalise` judges.
	pub const JUDGED_BY_CALL: u32 = 128;

	/// Most votes that one step of the agenda judges.
	pub const JUDGED_BY_STEP: u32 = 32;

	/// A share of what is left of a block goes to what falls due: one part of so many.
	pub const IDLE_PARTS: u64 = 2;

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

		/// Who is told what becomes of rounds. If it fails, so does what it is told of, and nothing has happened.
		type OnRound: traits::OnRound;

		/// The time of the block.
		type Clock: Time<Moment = Moment>;

		/// Most agencies that can vote in one round.
		#[pallet::constant]
		type MaxVotes: Get<u32>;

		/// Most agencies of one reporting line that can vote in one round, so that no line fills it.
		#[pallet::constant]
		type MaxLineVotes: Get<u32>;

		/// Most appeals on one subject.
		#[pallet::constant]
		type MaxAppeals: Get<u8>;

		/// Length of an epoch, in which records fade once, in milliseconds.
		#[pallet::constant]
		type EpochLength: Get<Moment>;

		/// What an epoch leaves of a record, in parts per million.
		#[pallet::constant]
		type Lambda: Get<u32>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// Subjects for the benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::BenchmarkHelper;
	}

	/// A vote as it is stored.
	pub type VoteOf<T> = Vote<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;

	/// A round as it is stored.
	pub type RoundOf<T> = Round<BlockNumberFor<T>>;

	/// Agencies of one round.
	pub type VotersOf<T> = BoundedVec<AgencyId, <T as Config>::MaxVotes>;

	/// Number of the next round.
	#[pallet::storage]
	pub type NextRound<T> = StorageValue<_, RoundId, ValueQuery, ConstU64<1>>;

	/// Every round there was.
	#[pallet::storage]
	pub type Rounds<T> = StorageMap<_, Twox64Concat, RoundId, RoundOf<T>>;

	/// The standing vote of each agency in each round.
	#[pallet::storage]
	pub type Votes<T> = StorageDoubleMap<_, Twox64Concat, RoundId, Twox64Concat, AgencyId, VoteOf<T>>;

	/// By round and reporting line: how many agencies of the line have voted. Never zero.
	#[pallet::storage]
	pub type VotesOfLine<T> =
		StorageDoubleMap<_, Twox64Concat, RoundId, Twox64Concat, AgencyId, u32, ValueQuery>;

	/// The open round of a subject.
	#[pallet::storage]
	pub type OpenRounds<T> = StorageMap<_, Twox64Concat, RoundSubject, RoundId>;

	/// Agencies whose votes were left out when the round was counted, because their keys were compromised by then.
	#[pallet::storage]
	pub type LeftOut<T: Config> = StorageMap<_, Twox64Concat, RoundId, VotersOf<T>, ValueQuery>;

	/// By subject and agency: the round whose verdict the agency has appealed.
	#[pallet::storage]
	pub type Appeals<T> = StorageDoubleMap<_, Twox64Concat, RoundSubject, Twox64Concat, AgencyId, RoundId>;

	/// How many appeals there were on a subject. Never zero.
	#[pallet::storage]
	pub type AppealCount<T> = StorageMap<_, Twox64Concat, RoundSubject, u8, ValueQuery>;

	/// Final rounds whose voters are being judged, each with the last agency that was; 0 before the first.
	#[pallet::storage]
	pub type Settling<T> = StorageMap<_, Twox64Concat, RoundId, AgencyId>;

	/// How reliable each agency has shown itself in each category.
	#[pallet::storage]
	pub type Records<T> =
		StorageDoubleMap<_, Twox64Concat, AgencyId, Twox64Concat, Category, Record, ValueQuery>;

	/// What falls due, by time.
	#[pallet::storage]
	pub type AgendaItems<T> = StorageDoubleMap<_, Twox64Concat, Bucket, Twox64Concat, Task, ()>;

	/// Where on the agenda the work has come to.
	#[pallet::storage]
	pub type AgendaCursor<T> = StorageValue<_, Bucket, ValueQuery>;

	/// How much there is on the agenda.
	#[pallet::storage]
	pub type AgendaLength<T> = StorageValue<_, u32, ValueQuery>;

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A round has opened, with everything it holds; it has no vote yet. Where `limited` is set, the nation has fewer
		/// classes than `asked` asks for, and `quorum` is what counts.
		#[codec(index = 0)]
		RoundOpened {
			/// Number of the round.
			round: RoundId,
			/// The round.
			details: RoundOf<T>,
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
			/// What was voted on.
			subject: RoundSubject,
			/// The agency and its officer who asked for the count; none if it fell due.
			by: Option<(AgencyId, T::AccountId)>,
			/// State of the round now.
			state: RoundState,
			/// Verdict and counts.
			outcome: Outcome,
			/// Time until which the verdict can be appealed, unless a round goes on one level up.
			challenge_until: Option<Moment>,
			/// Agencies whose votes were left out, because their keys were compromised by then.
			left_out: VotersOf<T>,
		},
		/// A round was voided, because what it was about has changed. An outcome it had stays on record.
		#[codec(index = 3)]
		RoundVoided {
			/// The round.
			round: RoundId,
			/// What was voted on.
			subject: RoundSubject,
		},
		/// A verdict was appealed; another round has opened.
		#[codec(index = 4)]
		VerdictAppealed {
			/// The round whose verdict is appealed.
			round: RoundId,
			/// What was voted on.
			subject: RoundSubject,
			/// The agency that appeals.
			agency: AgencyId,
			/// Its officer.
			officer: T::AccountId,
			/// What is new.
			evidence: ContentRef,
			/// The round that goes on.
			next: RoundId,
		},
		/// The window of a verdict is over: it stands.
		#[codec(index = 5)]
		RoundFinalised {
			/// The round.
			round: RoundId,
			/// What was voted on.
			subject: RoundSubject,
			/// The verdict.
			verdict: Verdict,
			/// The agency and its officer who asked for it; none if it fell due.
			by: Option<(AgencyId, T::AccountId)>,
		},
		/// Voters of a final round were judged by its verdict.
		#[codec(index = 6)]
		VotesJudged {
			/// The round.
			round: RoundId,
			/// How many votes were looked at.
			votes: u32,
			/// The agency of the last; 0 if there was none.
			last: AgencyId,
			/// Whether that were all.
			done: bool,
		},
		/// The record of an agency is now this.
		#[codec(index = 7)]
		Recorded {
			/// The agency.
			agency: AgencyId,
			/// The category.
			category: Category,
			/// The record.
			record: Record,
		},
		/// What fell due could not be done. It is not tried again by itself: mend the cause, then use the call.
		#[codec(index = 8)]
		TaskFailed {
			/// What fell due.
			task: Task,
			/// What went wrong.
			error: DispatchError,
		},
	}

	/// What can go wrong.
	#[pallet::error]
	pub enum Error<T> {
		/// No round has this number; look the round up by its subject.
		#[codec(index = 0)]
		RoundNotFound,
		/// The round is counted or voided; vote in the subject's open round.
		#[codec(index = 1)]
		RoundNotOpen,
		/// The deadline of the round has passed; ask for its count with `tally`.
		#[codec(index = 2)]
		DeadlinePassed,
		/// The deadline of the round has not passed and not all have voted; ask again when it has.
		#[codec(index = 3)]
		DeadlineNotReached,
		/// The agency's class is not asked in this round; leave it to the classes the round names.
		#[codec(index = 4)]
		ClassNotAdmitted,
		/// The agency answers neither for the region of the round nor for a part of it; leave it to one that does.
		#[codec(index = 5)]
		OutsideJurisdiction,
		/// The agency became eligible when the round was open already; it can vote in the next one.
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
		/// The subject has an open round; void it or wait for its verdict.
		#[codec(index = 11)]
		RoundAlreadyOpen,
		/// The classes of a round are known classes and at least one; correct the event type.
		#[codec(index = 12)]
		InvalidClasses,
		/// A competent class must be able to vote; add it to the voters of the event type.
		#[codec(index = 13)]
		CompetentNotAdmitted,
		/// A quorum has at least one class, as many groups as classes, and a turnout of 1 to 8; correct the event type.
		#[codec(index = 14)]
		InvalidQuorum,
		/// A round lasts longer than nothing and ends before time does; correct the event type.
		#[codec(index = 15)]
		InvalidDuration,
		/// No agency has this number; look it up in the register.
		#[codec(index = 16)]
		AgencyNotFound,
		/// The agency's reporting line has as many votes as a line can have; let one of them replace its vote.
		#[codec(index = 17)]
		TooManyVotesOfLine,
		/// The round is not one that can be appealed now; appeal the last counted round of the subject.
		#[codec(index = 18)]
		NotAppealable,
		/// The window for appeals is over; if the facts are different by now, have them revised.
		#[codec(index = 19)]
		WindowOver,
		/// The agency has appealed on this subject before; leave it to another agency.
		#[codec(index = 20)]
		AlreadyAppealed,
		/// There were as many appeals on this subject as there can be; have the facts revised.
		#[codec(index = 21)]
		TooManyAppeals,
		/// The agency gave this evidence with its vote; an appeal needs something new.
		#[codec(index = 22)]
		EvidenceNotNew,
		/// The verdict can still be appealed; ask again when its window is over.
		#[codec(index = 23)]
		WindowNotOver,
		/// Nothing is left to be done for this round; look up its state.
		#[codec(index = 24)]
		NothingToFinalise,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Counts rounds that are due and finalises verdicts, one metered step after the other.
		fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
			Self::work_off(remaining.saturating_div(IDLE_PARTS))
		}

		fn integrity_test() {
			let votes = T::MaxVotes::get();
			assert!(votes > 0, "MaxVotes is 0: nobody could vote");
			assert!(votes <= MEASURED_VOTES, "the weight of `tally` is not known for so many votes");
			assert!(T::MaxLineVotes::get() > 0, "MaxLineVotes is 0: nobody could vote");
			assert!(T::EpochLength::get() > 0, "an epoch has a length");
			assert!(T::Lambda::get() <= 1_000_000, "a record does not grow by itself");
			let block = <T as frame_system::Config>::BlockWeights::get().max_block;
			assert!(
				Self::dearest_step().all_lte(block.saturating_div(IDLE_PARTS)),
				"no step of the agenda fits into its share of an empty block"
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Says what the officer's agency holds of the subject of an open round. A second vote replaces the first.
		///
		/// ## Origin
		///
		/// `VoteOrigin`: an officer who may vote for an agency. The agency's class is one of the round's, its
		/// jurisdiction covers the round's region or lies in it, it was eligible before the block in which the round
		/// opened, and it does not belong to the reporting line of the reporter.
		///
		/// ## Events
		///
		/// [`Event::Voted`], with the position the vote replaces.
		///
		/// ## Errors
		///
		/// [`Error::RoundNotFound`], [`Error::RoundNotOpen`], [`Error::DeadlinePassed`], [`Error::EvidenceRequired`],
		/// [`Error::AgencyNotFound`], [`Error::ClassNotAdmitted`], [`Error::OutsideJurisdiction`],
		/// [`Error::NotEligibleYet`], [`Error::OwnReport`], [`Error::SameReportingLine`], [`Error::TooManyVotes`],
		/// [`Error::TooManyVotesOfLine`].
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

		/// Counts an open round whose deadline has passed or in which all have voted. Without a decision, a round opens
		/// one level up; else the verdict is told to who waits for it, and can be appealed for a while. If that fails,
		/// the round stays open and can be counted again.
		///
		/// ## Origin
		///
		/// `OfficerOrigin`: any officer who may act now.
		///
		/// ## Events
		///
		/// [`Event::RoundTallied`], then [`Event::RoundOpened`] if a round goes on, and what its receiver emits.
		///
		/// ## Errors
		///
		/// [`Error::RoundNotFound`], [`Error::RoundNotOpen`], [`Error::DeadlineNotReached`], and those of `OnRound`.
		///
		/// ## Complexity
		///
		/// O(v log v) in the votes of the round, and O(classes) where a round goes on; charged for [`Config::MaxVotes`]
		/// and for a round of all classes that goes on, the rest is given back.
		#[pallet::call_index(1)]
		#[pallet::weight(Pallet::<T>::tally_weight(T::MaxVotes::get(), AgencyClasses::all()))]
		pub fn tally(origin: OriginFor<T>, round: RoundId) -> DispatchResultWithPostInfo {
			let by = T::OfficerOrigin::ensure_origin(origin)?;
			let details = Self::round_to_tally(round).map_err(|e| e.with_weight(T::WeightInfo::tally(0)))?;
			let (votes, classes) = (details.votes, details.classes);
			let following = Self::do_tally(round, details, Some(by))
				.map_err(|e| e.with_weight(Self::tally_weight(votes, classes)))?;
			Ok(Some(Self::tally_weight(votes, following)).into())
		}

		/// Appeals the verdict of a counted round with something new. A round opens in which the same classes are asked
		/// again; a class that took no side before must be on the side that carries it, if there is such a class.
		///
		/// ## Origin
		///
		/// `VoteOrigin`: an officer who may vote for an agency. The agency could vote in the round by its class,
		/// jurisdiction and reporting line, whether it did or not.
		///
		/// ## Events
		///
		/// [`Event::RoundOpened`], then [`Event::VerdictAppealed`] and what `OnRound` emits.
		///
		/// ## Errors
		///
		/// [`Error::RoundNotFound`], [`Error::NotAppealable`], [`Error::WindowOver`], [`Error::AgencyNotFound`],
		/// [`Error::ClassNotAdmitted`], [`Error::OutsideJurisdiction`], [`Error::OwnReport`],
		/// [`Error::SameReportingLine`], [`Error::EvidenceNotNew`], [`Error::AlreadyAppealed`],
		/// [`Error::TooManyAppeals`], [`Error::RoundAlreadyOpen`], and those of `OnRound`.
		///
		/// ## Complexity
		///
		/// O(classes), as opening a round; charged for all classes, the rest is given back.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::appeal().saturating_add(Pallet::<T>::opening_weight(AgencyClasses::all())))]
		pub fn appeal(
			origin: OriginFor<T>,
			round: RoundId,
			evidence: ContentRef,
		) -> DispatchResultWithPostInfo {
			let (agency, officer) = T::VoteOrigin::ensure_origin(origin)?;
			let classes = Self::do_appeal(round, agency, officer, evidence)?;
			Ok(Some(T::WeightInfo::appeal().saturating_add(Self::opening_weight(classes))).into())
		}

		/// Makes the verdict of a round final whose window is over, and judges its voters by it, at most
		/// [`JUDGED_BY_CALL`] at once: the event says whether that were all. The agenda does the same by itself.
		///
		/// ## Origin
		///
		/// `OfficerOrigin`: any officer who may act now.
		///
		/// ## Events
		///
		/// [`Event::RoundFinalised`] the first time, [`Event::Recorded`] for each agency that is judged,
		/// [`Event::VotesJudged`].
		///
		/// ## Errors
		///
		/// [`Error::RoundNotFound`], [`Error::WindowNotOver`], [`Error::NothingToFinalise`].
		///
		/// ## Complexity
		///
		/// O(v) in the votes judged; charged for [`JUDGED_BY_CALL`], the rest is given back.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::finalise(JUDGED_BY_CALL))]
		pub fn finalise(origin: OriginFor<T>, round: RoundId) -> DispatchResultWithPostInfo {
			let by = T::OfficerOrigin::ensure_origin(origin)?;
			let judged = Self::do_finalise(round, JUDGED_BY_CALL, Some(by))
				.map_err(|e| e.with_weight(T::WeightInfo::finalise(0)))?;
			Ok(Some(T::WeightInfo::finalise(judged)).into())
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// Where an open round stands, `carried` being `None` as long as no side has what it needs. Nothing is final
		/// before `tally`: votes can still come and change. `None` for a round that is unknown or not open.
		pub fn provisional(round: RoundId) -> Option<Standing> {
			let details = Rounds::<T>::get(round).filter(|details| details.state == RoundState::Open)?;
			let (count, _) = Self::count_now(round, &details);
			Some(Self::standing(&details, &count))
		}

		/// How reliable an agency has shown itself in a category: a letter, a number, what its word weighs, and how many
		/// events it was judged by.
		pub fn reliability(agency: AgencyId, category: Category) -> Reliability {
			Self::record_now(agency, category).shown()
		}
	}
}
