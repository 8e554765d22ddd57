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

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod election;
mod equivocation;
mod impls;
mod liveness;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use equivocation::{BlockEquivocation, BlockEquivocationOffence};
pub use impls::{RegisteredOnly, SessionLengthOf};
pub use pallet::*;
pub use types::{Address, Endpoint, MemberView, PeerId, StandbyReason, Status, Validator};
pub use weights::WeightInfo;

/// The validator set: storage, calls, events and errors. What takes a validator out or brings one back rides in the
/// `Operational` class, so that a full block does not hold it up.
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::{boxed::Box, vec::Vec};
	use frame_support::{pallet_prelude::*, traits::KeyOwnerProofSystem};
	use frame_system::pallet_prelude::*;
	use muster_primitives::{traits::Agencies, AgencyId};
	use pallet_session::historical::IdentificationTuple;
	use sp_consensus_aura::Slot;
	use sp_runtime::KeyTypeId;
	use sp_session::MembershipProof;
	use sp_staking::{offence::ReportOffence, SessionIndex};

	/// Version of the storage layout.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// Blocks of a session unless genesis says otherwise: ten minutes at a block a second.
	pub(crate) const SESSION_LENGTH: u32 = 600;

	/// The validator set.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the validator set needs of its runtime. Validators are known by their account alone: nobody has a stake.
	#[pallet::config]
	pub trait Config:
		frame_system::Config<RuntimeEvent: From<Event<Self>>>
		+ pallet_session::Config<ValidatorId = <Self as frame_system::Config>::AccountId>
		+ pallet_session::historical::Config<FullIdentification = ()>
		+ pallet_aura::Config
	{
		/// The council by a majority: admits, removes, reinstates.
		type CouncilOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Who may force a set that the floor forbids.
		type ForceOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// An officer in office. A validator's operator is the officer whose account the validator has.
		type OperatorOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = (AgencyId, Self::AccountId)>;

		/// The register of agencies.
		type Agencies: Agencies<Self::AccountId>;

		/// How many members there may be, those that leave included. Not more than Aura's authorities.
		#[pallet::constant]
		type MaxValidators: Get<u32>;

		/// The least set that agrees while one of it fails: the floor is never below.
		#[pallet::constant]
		type MinValidators: Get<u32>;

		/// Sessions in a row in which a validator may miss most of its slots before it is stood down.
		#[pallet::constant]
		type MaxStrikes: Get<u8>;

		/// After how many sessions the set is named again although nothing changed, so that the disabled are enabled.
		#[pallet::constant]
		type ReissueEvery: Get<SessionIndex>;

		/// For how many sessions the history is kept: so long an equivocation can be reported.
		#[pallet::constant]
		type RetainSessions: Get<SessionIndex>;

		/// Where an equivocation of blocks is reported.
		type ReportOffence: ReportOffence<
			Self::AccountId,
			IdentificationTuple<Self>,
			BlockEquivocationOffence<IdentificationTuple<Self>>,
		>;

		/// Whose a key of Aura was in a session.
		type KeyOwnerProofSystem: KeyOwnerProofSystem<
			(KeyTypeId, Self::AuthorityId),
			Proof = MembershipProof,
			IdentificationTuple = IdentificationTuple<Self>,
		>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// Session keys, for the benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AuthorityId, Self::Keys>;
	}

	/// Every member, by the account of its operator.
	#[pallet::storage]
	pub type Validators<T: Config> = CountedStorageMap<_, Blake2_128Concat, T::AccountId, Validator>;

	/// Where a member's node is found.
	#[pallet::storage]
	pub type Endpoints<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Endpoint>;

	/// Whose a peer id is.
	#[pallet::storage]
	pub type Peers<T: Config> = StorageMap<_, Blake2_128Concat, PeerId, T::AccountId>;

	/// How many members were not leaving when a set was last named: what the council agreed to.
	#[pallet::storage]
	pub type AgreedSize<T: Config> = StorageValue<_, u32, ValueQuery>;

	/// The session a set was last named for.
	#[pallet::storage]
	pub type LastIssued<T: Config> = StorageValue<_, SessionIndex, ValueQuery>;

	/// Length of a session in blocks. Genesis sets it; no call changes it.
	#[pallet::storage]
	pub type SessionLength<T: Config> =
		StorageValue<_, BlockNumberFor<T>, ValueQuery, impls::DefaultSessionLength<T>>;

	/// Slot of the last block.
	#[pallet::storage]
	pub type LastSlot<T: Config> = StorageValue<_, Slot>;

	/// Slots that each authority has missed in this session, by its index.
	#[pallet::storage]
	pub type Missed<T: Config> = StorageValue<_, BoundedVec<u32, T::MaxValidators>, ValueQuery>;

	/// Slots of this session without a block.
	#[pallet::storage]
	pub type SlotsSkipped<T: Config> = StorageValue<_, u32, ValueQuery>;

	/// Slots of this session with a block.
	#[pallet::storage]
	pub type SlotsSeen<T: Config> = StorageValue<_, u32, ValueQuery>;

	/// The validators a chain begins with.
	#[pallet::genesis_config]
	pub struct GenesisConfig<T: Config> {
		/// Account and agency of each. They are active; Session's genesis has their keys.
		pub validators: Vec<(T::AccountId, AgencyId)>,
		/// Length of a session in blocks.
		pub session_length: u32,
	}

	impl<T: Config> Default for GenesisConfig<T> {
		fn default() -> Self {
			Self { validators: Vec::new(), session_length: SESSION_LENGTH }
		}
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			assert!(self.session_length > 0, "a session has at least one block");
			SessionLength::<T>::put(BlockNumberFor::<T>::from(self.session_length));
			for (who, agency) in &self.validators {
				assert!(!Validators::<T>::contains_key(who), "a genesis validator is named once");
				Pallet::<T>::add(who, *agency, Status::Active);
			}
			let size = Validators::<T>::count();
			assert!(size <= T::MaxValidators::get(), "there are no more genesis validators than may be");
			AgreedSize::<T>::put(size);
		}
	}

	/// What happened to the set. The events alone rebuild the members and their endpoints.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A validator was admitted. It stands by until its operator goes online.
		#[codec(index = 0)]
		Admitted {
			/// The agency that runs it.
			agency: AgencyId,
			/// Its account.
			validator: T::AccountId,
		},
		/// A validator was removed: it is leaving.
		#[codec(index = 1)]
		Removed {
			/// The agency that runs it.
			agency: AgencyId,
			/// Its account.
			validator: T::AccountId,
			/// The session it was removed in.
			since: SessionIndex,
		},
		/// A removed validator is in no set any more: its record, session keys and endpoint are gone.
		#[codec(index = 2)]
		Left {
			/// Its account.
			validator: T::AccountId,
		},
		/// A validator is active, without strikes.
		#[codec(index = 3)]
		WentOnline {
			/// The agency that runs it.
			agency: AgencyId,
			/// Its account.
			validator: T::AccountId,
		},
		/// A validator stands by because its operator said so.
		#[codec(index = 4)]
		WentOffline {
			/// The agency that runs it.
			agency: AgencyId,
			/// Its account.
			validator: T::AccountId,
		},
		/// A validator stands by because of what it did or did not do.
		#[codec(index = 5)]
		StoodDown {
			/// Its account.
			validator: T::AccountId,
			/// `Liveness` or `Offence`.
			reason: StandbyReason,
			/// Slots it missed in the session; 0 for an offence.
			missed: u32,
			/// Of how many; 0 for an offence.
			of: u32,
		},
		/// A validator missed more than half of its slots in the session.
		#[codec(index = 6)]
		Lagging {
			/// Its account.
			validator: T::AccountId,
			/// Sessions in a row, no more than `MaxStrikes`.
			strikes: u8,
			/// Slots it missed.
			missed: u32,
			/// Of how many.
			of: u32,
		},
		/// A validator that had strikes authored as it should: it has none any more.
		#[codec(index = 7)]
		Recovered {
			/// Its account.
			validator: T::AccountId,
		},
		/// More than a third of the session's slots were skipped: nobody is blamed.
		#[codec(index = 8)]
		Outage {
			/// Slots without a block.
			skipped: u32,
			/// Of how many.
			of: u32,
		},
		/// A validator committed an offence. It stands by, unless it is leaving or is kept for the floor.
		#[codec(index = 9)]
		Offended {
			/// Its account.
			validator: T::AccountId,
			/// The session of the offence.
			session: SessionIndex,
			/// Whether it stays active because the set would fall below the floor.
			floor_kept: bool,
		},
		/// The council forgave an offence. Who stood by for it stands by as if for liveness.
		#[codec(index = 10)]
		Reinstated {
			/// The agency that runs it.
			agency: AgencyId,
			/// Its account.
			validator: T::AccountId,
		},
		/// Exactly these are active. Who was active and is not named stands by.
		#[codec(index = 11)]
		Forced {
			/// Their accounts.
			validators: BoundedVec<T::AccountId, T::MaxValidators>,
		},
		/// An operator said where its node is found.
		#[codec(index = 12)]
		EndpointSet {
			/// The agency that runs it.
			agency: AgencyId,
			/// Its account.
			validator: T::AccountId,
			/// Where.
			endpoint: Endpoint,
		},
	}

	/// Why the set refused.
	#[pallet::error]
	pub enum Error<T> {
		/// No agency has this number; look it up in the register.
		#[codec(index = 0)]
		UnknownAgency,
		/// The agency is not active; have it reinstated first.
		#[codec(index = 1)]
		AgencyNotActive,
		/// The agency may not run a validator; give it the role `Validate` first.
		#[codec(index = 2)]
		RoleMissing,
		/// The account is no officer of this agency that may act now; name one that is.
		#[codec(index = 3)]
		NotItsOfficer,
		/// The account is a member already; if it is leaving, wait until it has left.
		#[codec(index = 4)]
		AlreadyMember,
		/// There are as many members as may be; remove one first.
		#[codec(index = 5)]
		TooManyValidators,
		/// The account is no member; have the council admit it.
		#[codec(index = 6)]
		NotAMember,
		/// The validator was removed already; it goes by itself.
		#[codec(index = 7)]
		AlreadyLeaving,
		/// The set would fall below its floor; admit others, or wait until a smaller set was named.
		#[codec(index = 8)]
		FloorReached,
		/// The validator does not stand by; it is active or leaving.
		#[codec(index = 9)]
		NotStandby,
		/// The validator is not active; there is nothing to end.
		#[codec(index = 10)]
		NotActive,
		/// The validator committed an offence; have the council reinstate it.
		#[codec(index = 11)]
		OffencePending,
		/// The validator committed no offence; there is nothing to forgive.
		#[codec(index = 12)]
		NoOffence,
		/// The validator has no session keys; set them with `session.set_keys`.
		#[codec(index = 13)]
		NoSessionKeys,
		/// The peer id is not 46 to 64 characters of base58; send what the node prints.
		#[codec(index = 14)]
		InvalidPeer,
		/// The addresses are none, or twice the same, or one is no printable multiaddr without `/p2p/`; send others.
		#[codec(index = 15)]
		InvalidAddresses,
		/// The peer id is another validator's; use the node's own.
		#[codec(index = 16)]
		PeerTaken,
		/// The set is empty; name at least one validator.
		#[codec(index = 17)]
		EmptySet,
		/// A validator is named twice; name each once.
		#[codec(index = 18)]
		NamedTwice,
		/// The headers do not prove two blocks by this key in this slot; check them against the blocks.
		#[codec(index = 19)]
		InvalidEvidence,
		/// The key was nobody's in this session, or its history is gone; prove it at a block of that session.
		#[codec(index = 20)]
		InvalidKeyOwnership,
		/// This equivocation was reported before; there is nothing to do.
		#[codec(index = 21)]
		AlreadyReported,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Runs after Aura, which reads the slot of the block, and before Session, which may change the authorities.
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			let counted = Self::note_slot(pallet_aura::CurrentSlot::<T>::get());
			<T as Config>::WeightInfo::note_slot(counted)
		}

		fn integrity_test() {
			assert!(T::MinValidators::get() > 0, "a chain without validators stops");
			assert!(T::MaxValidators::get() >= T::MinValidators::get(), "the floor can be reached");
			assert!(T::MaxAuthorities::get() >= T::MaxValidators::get(), "Aura takes every validator");
			assert!(T::MaxStrikes::get() > 0, "nobody is stood down without a strike");
			assert!(T::ReissueEvery::get() > 0, "an unchanged set is not named every session");
			assert!(T::RetainSessions::get() > 0, "an equivocation can be reported");
			// Session books the whole block in which a session ends, and what this pallet does there with it.
			let block = T::BlockWeights::get().max_block;
			assert!(<T as Config>::WeightInfo::session_end().all_lte(block), "a session ends within a block");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Admits a validator of an agency. It stands by until it has session keys and its operator goes online.
		///
		/// ## Origin
		/// The council.
		///
		/// ## Events
		/// [`Event::Admitted`].
		///
		/// ## Errors
		/// [`Error::UnknownAgency`], [`Error::AgencyNotActive`], [`Error::RoleMissing`], [`Error::NotItsOfficer`],
		/// [`Error::AlreadyMember`], [`Error::TooManyValidators`].
		///
		/// ## Complexity
		/// O(1).
		#[pallet::call_index(0)]
		#[pallet::weight(<T as Config>::WeightInfo::admit())]
		pub fn admit(origin: OriginFor<T>, agency: AgencyId, validator: T::AccountId) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			Self::do_admit(agency, validator)
		}

		/// Removes a validator. It is leaving, and out of the set from the session after next; when it is out its
		/// session keys, endpoint and record go.
		///
		/// ## Origin
		/// The council.
		///
		/// ## Events
		/// [`Event::Removed`], and [`Event::Left`] when it is out.
		///
		/// ## Errors
		/// [`Error::NotAMember`], [`Error::AlreadyLeaving`], [`Error::FloorReached`].
		///
		/// ## Complexity
		/// O(members).
		#[pallet::call_index(1)]
		#[pallet::weight((<T as Config>::WeightInfo::remove(), DispatchClass::Operational))]
		pub fn remove(origin: OriginFor<T>, validator: T::AccountId) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			Self::do_remove(validator)
		}

		/// Makes a validator active that stands by. It authors from the session after next.
		///
		/// ## Origin
		/// The validator's operator.
		///
		/// ## Events
		/// [`Event::WentOnline`].
		///
		/// ## Errors
		/// [`Error::NotAMember`], [`Error::NotStandby`], [`Error::OffencePending`], [`Error::NoSessionKeys`].
		///
		/// ## Complexity
		/// O(1).
		#[pallet::call_index(2)]
		#[pallet::weight((<T as Config>::WeightInfo::go_online(), DispatchClass::Operational))]
		pub fn go_online(origin: OriginFor<T>) -> DispatchResult {
			let (_, who) = T::OperatorOrigin::ensure_origin(origin)?;
			Self::do_go_online(who)
		}

		/// Lets an active validator stand by. It authors until the session after next: keep the node running so long.
		///
		/// ## Origin
		/// The validator's operator.
		///
		/// ## Events
		/// [`Event::WentOffline`].
		///
		/// ## Errors
		/// [`Error::NotAMember`], [`Error::NotActive`], [`Error::FloorReached`].
		///
		/// ## Complexity
		/// O(members).
		#[pallet::call_index(3)]
		#[pallet::weight((<T as Config>::WeightInfo::go_offline(), DispatchClass::Operational))]
		pub fn go_offline(origin: OriginFor<T>) -> DispatchResult {
			let (_, who) = T::OperatorOrigin::ensure_origin(origin)?;
			Self::do_go_offline(who)
		}

		/// Forgives a validator its offence. If it stood by for it, its operator may go online again; if it was kept
		/// for the floor, it stays active.
		///
		/// ## Origin
		/// The council.
		///
		/// ## Events
		/// [`Event::Reinstated`].
		///
		/// ## Errors
		/// [`Error::NotAMember`], [`Error::NoOffence`].
		///
		/// ## Complexity
		/// O(1).
		#[pallet::call_index(4)]
		#[pallet::weight((<T as Config>::WeightInfo::reinstate(), DispatchClass::Operational))]
		pub fn reinstate(origin: OriginFor<T>, validator: T::AccountId) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			Self::do_reinstate(validator)
		}

		/// Says where a validator's node is found. What was said before is replaced.
		///
		/// The peer id is looked at, not decoded: a wrong one only keeps this validator's own node from being found,
		/// and decoding base58 on chain would prove no more about who holds the node's key.
		///
		/// ## Origin
		/// The validator's operator.
		///
		/// ## Events
		/// [`Event::EndpointSet`].
		///
		/// ## Errors
		/// [`Error::NotAMember`], [`Error::InvalidPeer`], [`Error::InvalidAddresses`], [`Error::PeerTaken`].
		///
		/// ## Complexity
		/// O(1).
		#[pallet::call_index(5)]
		#[pallet::weight(<T as Config>::WeightInfo::set_endpoint())]
		pub fn set_endpoint(origin: OriginFor<T>, endpoint: Endpoint) -> DispatchResult {
			let (_, who) = T::OperatorOrigin::ensure_origin(origin)?;
			Self::do_set_endpoint(who, endpoint)
		}

		/// Makes exactly these validators active; who was active and is not named stands by. The floor does not
		/// count: this is for when a third of the set is lost for good. Offences stay on record.
		///
		/// ## Origin
		/// [`Config::ForceOrigin`].
		///
		/// ## Events
		/// [`Event::Forced`].
		///
		/// ## Errors
		/// [`Error::EmptySet`], [`Error::NamedTwice`], [`Error::NotAMember`], [`Error::AlreadyLeaving`],
		/// [`Error::NoSessionKeys`].
		///
		/// ## Complexity
		/// O(members).
		#[pallet::call_index(6)]
		#[pallet::weight((<T as Config>::WeightInfo::force(), DispatchClass::Operational))]
		pub fn force(
			origin: OriginFor<T>,
			validators: BoundedVec<T::AccountId, T::MaxValidators>,
		) -> DispatchResult {
			T::ForceOrigin::ensure_origin(origin)?;
			Self::do_force(validators)
		}

		/// Reports a validator that sealed two blocks of one slot. The headers come with their seals.
		///
		/// ## Origin
		/// Nobody: a general transaction without a signer, from the node's own pool or in a block. It is not passed on
		/// to other nodes.
		///
		/// ## Events
		/// [`Event::Offended`], if the offender is a member without an offence on record.
		///
		/// ## Errors
		/// [`Error::InvalidEvidence`], [`Error::InvalidKeyOwnership`], [`Error::AlreadyReported`].
		///
		/// ## Complexity
		/// O(members), and two signatures to verify each time it is looked at.
		#[pallet::call_index(7)]
		#[pallet::weight((<T as Config>::WeightInfo::report_equivocation(), DispatchClass::Operational))]
		#[pallet::authorize(|source, equivocation, key_owner_proof| {
			Pallet::<T>::authorize_report(source, equivocation, key_owner_proof)
		})]
		#[pallet::weight_of_authorize(<T as Config>::WeightInfo::authorize_report_equivocation())]
		pub fn report_equivocation(
			origin: OriginFor<T>,
			equivocation: Box<BlockEquivocation<T>>,
			key_owner_proof: MembershipProof,
		) -> DispatchResult {
			ensure_authorized(origin)?;
			Self::do_report_equivocation(&equivocation, key_owner_proof)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The least number of active validators with session keys that the council, operators and the chain itself
		/// may leave.
		pub fn floor() -> u32 {
			let two_thirds = AgreedSize::<T>::get().saturating_mul(2).checked_div(3).unwrap_or(0);
			two_thirds.saturating_add(1).max(T::MinValidators::get())
		}

		/// Every member, whatever its standing, by account.
		pub fn members() -> Vec<MemberView<T::AccountId>> {
			let mut members: Vec<_> = Validators::<T>::iter()
				.map(|(account, validator)| {
					let endpoint = Endpoints::<T>::get(&account);
					MemberView { account, validator, endpoint }
				})
				.collect();
			members.sort_by(|one, other| one.account.cmp(&other.account));
			members
		}
	}
}
