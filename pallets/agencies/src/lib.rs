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
mod genesis;
mod impls;
#[cfg(test)]
mod mock;
mod origins;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use genesis::{GenesisAgency, GenesisOfficer};
pub use origins::{EnsureAnyOfficer, EnsureOfficer};
pub use pallet::*;
pub use types::{
	Agency, AgencyChanges, AgencyDetails, AgencyName, AgencyOf, AgencyStatus, Authority, AuthorityOf,
	Officer, OfficerOf, OfficerStatus, Reach, RevocationReason, Subject, SubjectOf, Suspension, SuspensionOf,
	SuspensionReason,
};
pub use weights::WeightInfo;

/// The register: storage, calls, events and errors. What protects the register rides in the `Operational` class, so that
/// a full block does not hold it up.
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame_support::{pallet_prelude::*, traits::Time};
	use frame_system::pallet_prelude::*;
	use muster_primitives::{traits::OnKeyRotated, AgencyClass, AgencyId, Moment, Role, Roles};
	use sp_runtime::traits::{IdentifyAccount, Verify};

	/// Version of the storage layout.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// The register of agencies and officers.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the register needs of its runtime.
	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// The council as a body: admits agencies and decides where no officer may.
		type CouncilOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// One member of the council: suspends at once, and reinstates together with a second person.
		type CouncilMember: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// Time of the block.
		type Clock: Time<Moment = Moment>;

		/// Signature by which a new key consents to take over from an old one.
		type Signature: Verify<Signer = Self::Signer> + Parameter;

		/// Public key of such a signature.
		type Signer: IdentifyAccount<AccountId = Self::AccountId>;

		/// How many children that are not retired an agency may have.
		#[pallet::constant]
		type MaxChildren: Get<u32>;

		/// How many officers that are no tombstones an agency may have.
		#[pallet::constant]
		type MaxOfficers: Get<u32>;

		/// How many steps below the top of its line an agency may stand.
		#[pallet::constant]
		type MaxDepth: Get<u8>;

		/// Longest term of an officer, counted from now.
		#[pallet::constant]
		type MaxTerm: Get<Moment>;

		/// How long a proposal to reinstate waits for the second person.
		#[pallet::constant]
		type ReinstatementWindow: Get<Moment>;

		/// Who is told of rotated keys. What it takes is in the weight of `rotate_key`.
		type OnKeyRotated: OnKeyRotated<Self::AccountId>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// Keys that sign, for the benchmark of `rotate_key`.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId, Self::Signature>;
	}

	/// Number of the next agency. Numbers begin at 1 and are never given twice.
	#[pallet::storage]
	pub type NextAgency<T: Config> = StorageValue<_, AgencyId, ValueQuery, ConstU32<1>>;

	/// Every agency there ever was.
	#[pallet::storage]
	pub type Agencies<T: Config> = StorageMap<_, Twox64Concat, AgencyId, AgencyOf<T>>;

	/// Every officer there ever was. A key that was ever here is never enrolled again.
	#[pallet::storage]
	pub type Officers<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, OfficerOf<T>>;

	/// Officers of an agency that are no tombstones.
	#[pallet::storage]
	pub type OfficersOf<T: Config> =
		StorageDoubleMap<_, Twox64Concat, AgencyId, Blake2_128Concat, T::AccountId, ()>;

	/// Children of an agency that are not retired.
	#[pallet::storage]
	pub type Children<T: Config> = StorageDoubleMap<_, Twox64Concat, AgencyId, Twox64Concat, AgencyId, ()>;

	/// By place, class and reporting line: how many active agencies with the role `Vote` there are. Never zero.
	#[pallet::storage]
	pub type VotingLines<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, Reach>, NMapKey<Twox64Concat, AgencyClass>, NMapKey<Twox64Concat, AgencyId>),
		u32,
		ValueQuery,
	>;

	/// By place and class: how many active agencies with the role `Vote` there are, over all reporting lines. Never
	/// zero.
	#[pallet::storage]
	pub type VotingAgencies<T: Config> =
		StorageDoubleMap<_, Twox64Concat, Reach, Twox64Concat, AgencyClass, u32, ValueQuery>;

	/// Who is suspended, since when and why, and who proposed to reinstate it. An agency that is retired while it is
	/// suspended stays here, so that the reason is not forgotten.
	#[pallet::storage]
	pub type Suspensions<T: Config> = StorageMap<_, Blake2_128Concat, SubjectOf<T>, SuspensionOf<T>>;

	/// The agencies a chain begins with.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Parents before their children. The first gets number 1.
		pub agencies: Vec<GenesisAgency<T::AccountId>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			genesis::build::<T>(&self.agencies);
		}
	}

	/// What happened in the register. The events alone rebuild it.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An agency was admitted, with its first officer, who holds all its roles.
		#[codec(index = 0)]
		Registered {
			/// Its number.
			agency: AgencyId,
			/// The agency above it; its own line begins here if there is none.
			parent: Option<AgencyId>,
			/// What it is.
			details: AgencyDetails,
			/// Its first officer.
			officer: T::AccountId,
			/// Last moment of that officer's term.
			valid_until: Moment,
			/// On whose word.
			by: AuthorityOf<T>,
		},
		/// An agency was changed.
		#[codec(index = 1)]
		Amended {
			/// The agency.
			agency: AgencyId,
			/// What changed.
			changes: AgencyChanges,
			/// On whose word.
			by: AuthorityOf<T>,
		},
		/// An agency was suspended.
		#[codec(index = 2)]
		Suspended {
			/// The agency.
			agency: AgencyId,
			/// Why.
			reason: SuspensionReason,
			/// On whose word.
			by: AuthorityOf<T>,
		},
		/// The first of two persons spoke for a reinstatement.
		#[codec(index = 3)]
		ReinstatementProposed {
			/// Who is to be reinstated.
			subject: SubjectOf<T>,
			/// The second person must speak before this moment.
			expires: Moment,
			/// The first person.
			by: AuthorityOf<T>,
		},
		/// An agency was reinstated.
		#[codec(index = 4)]
		Reinstated {
			/// The agency.
			agency: AgencyId,
			/// The first person.
			proposer: T::AccountId,
			/// The second person.
			by: AuthorityOf<T>,
		},
		/// An agency was retired.
		#[codec(index = 5)]
		Retired {
			/// The agency.
			agency: AgencyId,
			/// On whose word.
			by: AuthorityOf<T>,
		},
		/// An officer was enrolled.
		#[codec(index = 6)]
		OfficerEnrolled {
			/// The agency it acts for.
			agency: AgencyId,
			/// Its key.
			officer: T::AccountId,
			/// What it may do.
			roles: Roles,
			/// Last moment of its term.
			valid_until: Moment,
			/// On whose word.
			by: AuthorityOf<T>,
		},
		/// An officer has a new term.
		#[codec(index = 7)]
		OfficerRenewed {
			/// The agency it acts for.
			agency: AgencyId,
			/// Its key.
			officer: T::AccountId,
			/// Last moment of its term.
			valid_until: Moment,
			/// On whose word.
			by: AuthorityOf<T>,
		},
		/// An officer was suspended.
		#[codec(index = 8)]
		OfficerSuspended {
			/// The agency it acts for.
			agency: AgencyId,
			/// Its key.
			officer: T::AccountId,
			/// Why.
			reason: SuspensionReason,
			/// On whose word.
			by: AuthorityOf<T>,
		},
		/// An officer was reinstated.
		#[codec(index = 9)]
		OfficerReinstated {
			/// The agency it acts for.
			agency: AgencyId,
			/// Its key.
			officer: T::AccountId,
			/// The first person.
			proposer: T::AccountId,
			/// The second person.
			by: AuthorityOf<T>,
		},
		/// An officer was revoked, for ever.
		#[codec(index = 10)]
		OfficerRevoked {
			/// The agency it acted for.
			agency: AgencyId,
			/// Its key.
			officer: T::AccountId,
			/// Why.
			reason: RevocationReason,
			/// On whose word.
			by: AuthorityOf<T>,
		},
		/// An officer goes on with another key, with the same roles and term.
		#[codec(index = 11)]
		KeyRotated {
			/// The agency it acts for.
			agency: AgencyId,
			/// The key that is done with.
			old: T::AccountId,
			/// The key it goes on with.
			new: T::AccountId,
		},
	}

	/// Why the register refused.
	#[pallet::error]
	pub enum Error<T> {
		/// No agency has this number; look it up in the register.
		#[codec(index = 0)]
		UnknownAgency,
		/// No officer has this key; enrol it first.
		#[codec(index = 1)]
		UnknownOfficer,
		/// The signer is no officer that may act now; have its term, its status and its agency's looked at.
		#[codec(index = 2)]
		NotAnOfficer,
		/// The signer lacks the role this call takes; ask an officer who holds it.
		#[codec(index = 3)]
		RoleMissing,
		/// The signer's agency does not stand above this one; ask an agency of its reporting line, or the council.
		#[codec(index = 4)]
		NotAbove,
		/// The name is empty, no UTF-8, or has control characters; send another.
		#[codec(index = 5)]
		InvalidName,
		/// The set of roles is empty or has a bit that is no role; send another.
		#[codec(index = 6)]
		InvalidRoles,
		/// The jurisdiction reaches outside the parent's; narrow it, or widen the parent first.
		#[codec(index = 7)]
		OutsideParent,
		/// The parent lacks one of these roles; leave it out, or amend the parent first.
		#[codec(index = 8)]
		RoleBeyondParent,
		/// The agency lacks one of these roles; leave it out, or amend the agency first.
		#[codec(index = 9)]
		RoleBeyondAgency,
		/// A child would be left wider than its parent; narrow the children first.
		#[codec(index = 10)]
		ChildLeftWider,
		/// The reporting line is as deep as it may be; register the agency higher up.
		#[codec(index = 11)]
		TooDeep,
		/// The agency has as many children as it may have; retire one, or register the agency lower down.
		#[codec(index = 12)]
		TooManyChildren,
		/// The agency has as many officers as it may have; revoke one first.
		#[codec(index = 13)]
		TooManyOfficers,
		/// The agency has children that are not retired; retire them first.
		#[codec(index = 14)]
		ChildrenRemain,
		/// Everything is like this already; send what should change.
		#[codec(index = 15)]
		NothingChanges,
		/// The agency is not active; it may be suspended already.
		#[codec(index = 16)]
		AgencyNotActive,
		/// The agency is not suspended; there is nothing to reinstate.
		#[codec(index = 17)]
		AgencyNotSuspended,
		/// The agency is retired for ever; register a new one.
		#[codec(index = 18)]
		AgencyRetired,
		/// The officer is not active; reinstate it first, or enrol another key.
		#[codec(index = 19)]
		OfficerNotActive,
		/// The officer is not suspended; there is nothing to reinstate.
		#[codec(index = 20)]
		OfficerNotSuspended,
		/// The key was revoked or rotated and is done with for ever; use another.
		#[codec(index = 21)]
		OfficerGone,
		/// The key is or was an officer's; a key is enrolled once, so make a new one.
		#[codec(index = 22)]
		KeySeen,
		/// The term ends now or earlier; send a moment in the future.
		#[codec(index = 23)]
		TermOver,
		/// The term is longer than it may be; send an earlier moment.
		#[codec(index = 24)]
		TermTooLong,
		/// The same person proposed this; a second person must confirm.
		#[codec(index = 25)]
		SamePerson,
		/// Nobody reinstates themselves or their own agency; ask two others.
		#[codec(index = 26)]
		OwnCase,
		/// The proof is not the new key's signature over the rotation; sign the message the call's documentation names.
		#[codec(index = 27)]
		BadProof,
		/// The signer was enrolled after the suspension; ask an officer who was there before, or a council member.
		#[codec(index = 28)]
		EnrolledSince,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::MaxOfficers::get() > 0, "an agency is registered with an officer");
			assert!(T::MaxTerm::get() > 0, "an officer has a term");
			assert!(T::ReinstatementWindow::get() > 0, "the second person needs time");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Admits an agency with its first officer, who gets all its roles. Who the council admits begins its own
		/// reporting line; who an officer admits becomes a child of the officer's agency.
		///
		/// ## Origin
		/// The council, or an officer with `Admit`.
		///
		/// ## Events
		/// [`Event::Registered`].
		///
		/// ## Errors
		/// [`Error::NotAnOfficer`], [`Error::RoleMissing`], [`Error::KeySeen`], [`Error::TermOver`],
		/// [`Error::TermTooLong`], [`Error::InvalidName`], [`Error::InvalidRoles`], [`Error::OutsideParent`],
		/// [`Error::RoleBeyondParent`], [`Error::TooDeep`], [`Error::TooManyChildren`].
		///
		/// ## Complexity
		/// O(1).
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::register())]
		pub fn register(
			origin: OriginFor<T>,
			details: AgencyDetails,
			officer: T::AccountId,
			valid_until: Moment,
		) -> DispatchResult {
			let by = Self::council(origin).or_else(|origin| {
				Self::holder(origin, Role::Admit).map(|(agency, who)| Authority::Officer(agency, who))
			})?;
			Self::do_register(details, officer, valid_until, by)
		}

		/// Changes an agency's name, jurisdiction or roles. Its officers' roles count as far as the agency holds them,
		/// so narrowing it takes effect at once.
		///
		/// ## Origin
		/// The council, or an officer with `Admit` of an ancestor.
		///
		/// ## Events
		/// [`Event::Amended`].
		///
		/// ## Errors
		/// [`Error::NotAnOfficer`], [`Error::RoleMissing`], [`Error::NotAbove`], [`Error::UnknownAgency`],
		/// [`Error::AgencyRetired`], [`Error::NothingChanges`], [`Error::InvalidName`], [`Error::InvalidRoles`],
		/// [`Error::OutsideParent`], [`Error::RoleBeyondParent`], [`Error::ChildLeftWider`].
		///
		/// ## Complexity
		/// O(children) when the agency is narrowed, else O(depth). What was not needed is refunded.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::amend(T::MaxChildren::get()))]
		pub fn amend(
			origin: OriginFor<T>,
			agency: AgencyId,
			changes: AgencyChanges,
		) -> DispatchResultWithPostInfo {
			let by = Self::council(origin).or_else(|origin| Self::above(origin, Role::Admit, agency))?;
			let children = Self::do_amend(agency, changes, by)?;
			Ok(Some(T::WeightInfo::amend(children)).into())
		}

		/// Suspends an agency at once: none of its officers may act. Its children are not touched.
		///
		/// ## Origin
		/// One person: a member of the council, or an officer with `Manage` of an ancestor.
		///
		/// ## Events
		/// [`Event::Suspended`].
		///
		/// ## Errors
		/// [`Error::NotAnOfficer`], [`Error::RoleMissing`], [`Error::NotAbove`], [`Error::UnknownAgency`],
		/// [`Error::AgencyNotActive`].
		///
		/// ## Complexity
		/// O(depth).
		#[pallet::call_index(2)]
		#[pallet::weight((T::WeightInfo::suspend(), DispatchClass::Operational))]
		pub fn suspend(origin: OriginFor<T>, agency: AgencyId, reason: SuspensionReason) -> DispatchResult {
			let by = Self::member(origin).or_else(|origin| Self::above(origin, Role::Manage, agency))?;
			Self::do_suspend(agency, reason, by)
		}

		/// Reinstates a suspended agency. It takes two persons: the first proposes, the second confirms with the same
		/// call before the proposal expires. A proposal is void too once its proposer's own key or agency is no longer
		/// active, and officers enrolled since the suspension have no say: nobody is two persons by a new key.
		///
		/// ## Origin
		/// A member of the council, or an officer with `Manage` of an ancestor.
		///
		/// ## Events
		/// [`Event::ReinstatementProposed`], then [`Event::Reinstated`].
		///
		/// ## Errors
		/// [`Error::NotAnOfficer`], [`Error::RoleMissing`], [`Error::NotAbove`], [`Error::UnknownAgency`],
		/// [`Error::AgencyNotSuspended`], [`Error::OwnCase`], [`Error::EnrolledSince`], [`Error::SamePerson`].
		///
		/// ## Complexity
		/// O(depth).
		#[pallet::call_index(3)]
		#[pallet::weight((T::WeightInfo::reinstate(), DispatchClass::Operational))]
		pub fn reinstate(origin: OriginFor<T>, agency: AgencyId) -> DispatchResult {
			let by = Self::member(origin).or_else(|origin| Self::above(origin, Role::Manage, agency))?;
			Self::do_reinstate(agency, by)
		}

		/// Retires an agency for ever. What it did stays valid. If it was suspended, the reason stays on record.
		///
		/// ## Origin
		/// The council, or an officer with `Admit` of an ancestor.
		///
		/// ## Events
		/// [`Event::Retired`].
		///
		/// ## Errors
		/// [`Error::NotAnOfficer`], [`Error::RoleMissing`], [`Error::NotAbove`], [`Error::UnknownAgency`],
		/// [`Error::AgencyRetired`], [`Error::ChildrenRemain`].
		///
		/// ## Complexity
		/// O(depth).
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::retire())]
		pub fn retire(origin: OriginFor<T>, agency: AgencyId) -> DispatchResult {
			let by = Self::council(origin).or_else(|origin| Self::above(origin, Role::Admit, agency))?;
			Self::do_retire(agency, by)
		}

		/// Enrols an officer. Its key must never have been an officer's.
		///
		/// ## Origin
		/// The council, or an officer with `Manage` of the agency or of an ancestor.
		///
		/// ## Events
		/// [`Event::OfficerEnrolled`].
		///
		/// ## Errors
		/// [`Error::NotAnOfficer`], [`Error::RoleMissing`], [`Error::NotAbove`], [`Error::UnknownAgency`],
		/// [`Error::AgencyRetired`], [`Error::KeySeen`], [`Error::InvalidRoles`], [`Error::RoleBeyondAgency`],
		/// [`Error::TermOver`], [`Error::TermTooLong`], [`Error::TooManyOfficers`].
		///
		/// ## Complexity
		/// O(depth).
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::enrol_officer())]
		pub fn enrol_officer(
			origin: OriginFor<T>,
			agency: AgencyId,
			account: T::AccountId,
			roles: Roles,
			valid_until: Moment,
		) -> DispatchResult {
			let by =
				Self::council(origin).or_else(|origin| Self::at_or_above(origin, Role::Manage, agency))?;
			Self::do_enrol_officer(agency, account, roles, valid_until, by)
		}

		/// Gives an officer a new term, expired or not.
		///
		/// ## Origin
		/// The council, or an officer with `Manage` of the officer's agency or of an ancestor.
		///
		/// ## Events
		/// [`Event::OfficerRenewed`].
		///
		/// ## Errors
		/// [`Error::UnknownOfficer`], [`Error::NotAnOfficer`], [`Error::RoleMissing`], [`Error::NotAbove`],
		/// [`Error::OfficerNotActive`], [`Error::AgencyRetired`], [`Error::TermOver`], [`Error::TermTooLong`].
		///
		/// ## Complexity
		/// O(depth).
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::renew_officer())]
		pub fn renew_officer(
			origin: OriginFor<T>,
			account: T::AccountId,
			valid_until: Moment,
		) -> DispatchResult {
			let agency = Self::agency_of(&account)?;
			let by =
				Self::council(origin).or_else(|origin| Self::at_or_above(origin, Role::Manage, agency))?;
			Self::do_renew_officer(account, valid_until, by)
		}

		/// Suspends an officer at once.
		///
		/// ## Origin
		/// The council or one of its members, or an officer with `Manage` of the officer's agency or of an ancestor.
		///
		/// ## Events
		/// [`Event::OfficerSuspended`].
		///
		/// ## Errors
		/// [`Error::UnknownOfficer`], [`Error::NotAnOfficer`], [`Error::RoleMissing`], [`Error::NotAbove`],
		/// [`Error::OfficerNotActive`].
		///
		/// ## Complexity
		/// O(depth).
		#[pallet::call_index(7)]
		#[pallet::weight((T::WeightInfo::suspend_officer(), DispatchClass::Operational))]
		pub fn suspend_officer(
			origin: OriginFor<T>,
			account: T::AccountId,
			reason: SuspensionReason,
		) -> DispatchResult {
			let agency = Self::agency_of(&account)?;
			let by = Self::council(origin)
				.or_else(Self::member)
				.or_else(|origin| Self::at_or_above(origin, Role::Manage, agency))?;
			Self::do_suspend_officer(account, reason, by)
		}

		/// Reinstates a suspended officer. It takes two persons, as [`Pallet::reinstate`] does.
		///
		/// ## Origin
		/// A member of the council, or an officer with `Manage` of the officer's agency or of an ancestor.
		///
		/// ## Events
		/// [`Event::ReinstatementProposed`], then [`Event::OfficerReinstated`].
		///
		/// ## Errors
		/// [`Error::UnknownOfficer`], [`Error::NotAnOfficer`], [`Error::RoleMissing`], [`Error::NotAbove`],
		/// [`Error::OfficerNotSuspended`], [`Error::OwnCase`], [`Error::EnrolledSince`],
		/// [`Error::SamePerson`].
		///
		/// ## Complexity
		/// O(depth).
		#[pallet::call_index(8)]
		#[pallet::weight((T::WeightInfo::reinstate_officer(), DispatchClass::Operational))]
		pub fn reinstate_officer(origin: OriginFor<T>, account: T::AccountId) -> DispatchResult {
			let agency = Self::agency_of(&account)?;
			let by =
				Self::member(origin).or_else(|origin| Self::at_or_above(origin, Role::Manage, agency))?;
			Self::do_reinstate_officer(account, by)
		}

		/// Revokes an officer for ever. What it did stays valid, unless a reader of the reason decides otherwise.
		///
		/// ## Origin
		/// The council, or an officer with `Manage` of the officer's agency or of an ancestor.
		///
		/// ## Events
		/// [`Event::OfficerRevoked`].
		///
		/// ## Errors
		/// [`Error::UnknownOfficer`], [`Error::NotAnOfficer`], [`Error::RoleMissing`], [`Error::NotAbove`],
		/// [`Error::OfficerGone`].
		///
		/// ## Complexity
		/// O(depth).
		#[pallet::call_index(9)]
		#[pallet::weight((T::WeightInfo::revoke_officer(), DispatchClass::Operational))]
		pub fn revoke_officer(
			origin: OriginFor<T>,
			account: T::AccountId,
			reason: RevocationReason,
		) -> DispatchResult {
			let agency = Self::agency_of(&account)?;
			let by =
				Self::council(origin).or_else(|origin| Self::at_or_above(origin, Role::Manage, agency))?;
			Self::do_revoke_officer(account, reason, by)
		}

		/// Goes on with another key: same agency, roles and term. The old key becomes a tombstone.
		///
		/// `proof` is the new key's signature over the SCALE encoding of `(b"muster/rotate-key/1", genesis hash,
		/// agency, old, new)`, bare or between `<Bytes>` and `</Bytes>` as wallet extensions sign it.
		///
		/// ## Origin
		/// The officer, with the old key.
		///
		/// ## Events
		/// [`Event::KeyRotated`].
		///
		/// ## Errors
		/// [`Error::NotAnOfficer`], [`Error::KeySeen`], [`Error::BadProof`].
		///
		/// ## Complexity
		/// O(1), and one or two signatures to verify.
		#[pallet::call_index(10)]
		#[pallet::weight((T::WeightInfo::rotate_key(), DispatchClass::Operational))]
		pub fn rotate_key(origin: OriginFor<T>, new: T::AccountId, proof: T::Signature) -> DispatchResult {
			let old = ensure_signed(origin)?;
			Self::do_rotate_key(old, new, &proof)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The record of an agency; `None` if the number was never given.
		pub fn agency(id: AgencyId) -> Option<AgencyOf<T>> {
			Agencies::<T>::get(id)
		}

		/// The record of an officer; `None` if the key was never enrolled.
		pub fn officer(account: T::AccountId) -> Option<OfficerOf<T>> {
			Officers::<T>::get(account)
		}
	}
}
