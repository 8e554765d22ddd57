//! Worst case of every call: an officer at the top of a line as deep as it may be acts on its lowest agency, so that
//! the council is asked in vain and the whole line is walked.

use alloc::{vec, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::traits::{Get, OriginTrait, Time};
use frame_system::RawOrigin;
use muster_primitives::{AgencyClass, AgencyId, Moment, RegionCode, Role, Roles};

use crate::{
	types::{
		AgencyChanges, AgencyDetails, AgencyName, AgencyStatus, OfficerStatus, RevocationReason,
		SuspensionReason,
	},
	Agencies, Call, Config, Officers, Pallet,
};

/// Keys that sign, made by the runtime, which knows its cryptography.
pub trait BenchmarkHelper<AccountId, Signature> {
	/// The account of a fresh key that [`BenchmarkHelper::sign`] can sign with.
	fn signer() -> AccountId;

	/// The signature of that key over `message`.
	fn sign(signer: &AccountId, message: &[u8]) -> Signature;
}

/// Registers an agency with an officer whose term never ends.
pub(crate) fn agency<T: Config>(
	parent: Option<AgencyId>,
	class: AgencyClass,
	jurisdiction: RegionCode,
	roles: Roles,
	officer: &T::AccountId,
) -> AgencyId {
	let id = bare_agency::<T>(parent, class, jurisdiction, roles);
	Pallet::<T>::add_officer(id, officer, roles, Moment::MAX).expect("the officer is new");
	id
}

/// The origin of a new officer, of a new agency, with `roles`.
pub(crate) fn officer_origin<T: Config>(roles: Roles) -> T::RuntimeOrigin {
	let fresh = (0..u32::MAX)
		.map(|index| account::<T::AccountId>("officer of an origin", index, 0))
		.find(|who| !Officers::<T>::contains_key(who))
		.expect("an account that is no officer");
	agency::<T>(None, AgencyClass::Other, RegionCode::NATION, roles, &fresh);
	T::RuntimeOrigin::signed(fresh)
}

fn bare_agency<T: Config>(
	parent: Option<AgencyId>,
	class: AgencyClass,
	jurisdiction: RegionCode,
	roles: Roles,
) -> AgencyId {
	let name = AgencyName::try_from(vec![b'a'; 128]).expect("128 bytes fit");
	Pallet::<T>::add_agency(parent, &AgencyDetails { class, name, jurisdiction, roles })
		.expect("the agency is valid")
}

fn region(code: u32) -> RegionCode {
	RegionCode::new(code).expect("a code of the benchmark")
}

/// A reporting line with two officers at its top and the lowest agency at `depth`.
struct Line<T: Config> {
	first: T::AccountId,
	second: T::AccountId,
	lowest: AgencyId,
}

impl<T: Config> Line<T> {
	fn new(depth: u8) -> Self {
		let (first, second) = (account("first", 0, 0), account("second", 0, 0));
		let all = Roles::all();
		let top = agency::<T>(None, AgencyClass::HealthAdministration, RegionCode::NATION, all, &first);
		Pallet::<T>::add_officer(top, &second, all, Moment::MAX).expect("the officer is new");
		let lowest = (0..depth).fold(top, |parent, _| {
			bare_agency::<T>(Some(parent), AgencyClass::Hospital, RegionCode::NATION, all)
		});
		Self { first, second, lowest }
	}

	/// Goes to the next block: who is enrolled by now was enrolled before what is suspended from now on.
	fn next_block() {
		let next = frame_system::Pallet::<T>::block_number() + 1u32.into();
		frame_system::Pallet::<T>::set_block_number(next);
	}

	fn full() -> Self {
		Self::new(T::MaxDepth::get())
	}

	/// An officer of the lowest agency.
	fn officer(&self) -> T::AccountId {
		let who = account("officer", 0, 0);
		Pallet::<T>::add_officer(self.lowest, &who, Roles::all(), Moment::MAX).expect("the officer is new");
		who
	}

	fn caller(&self) -> RawOrigin<T::AccountId> {
		RawOrigin::Signed(self.first.clone())
	}

	fn other(&self) -> T::RuntimeOrigin {
		T::RuntimeOrigin::signed(self.second.clone())
	}
}

fn term<T: Config>() -> Moment {
	T::Clock::now().saturating_add(T::MaxTerm::get())
}

fn status<T: Config>(agency: AgencyId) -> Option<AgencyStatus> {
	Agencies::<T>::get(agency).map(|agency| agency.status)
}

fn officer_status<T: Config>(who: &T::AccountId) -> Option<OfficerStatus<T::AccountId>> {
	Officers::<T>::get(who).map(|officer| officer.status)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn register() -> Result<(), BenchmarkError> {
		let line = Line::<T>::new(T::MaxDepth::get() - 1);
		let caller = line.officer();
		let details = AgencyDetails {
			class: AgencyClass::Hospital,
			name: AgencyName::try_from(vec![b'a'; 128]).expect("128 bytes fit"),
			jurisdiction: RegionCode::NATION,
			roles: Roles::all(),
		};
		let officer: T::AccountId = account("enrolled", 0, 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), details, officer.clone(), term::<T>());

		assert!(Officers::<T>::contains_key(officer));
		Ok(())
	}

	#[benchmark]
	fn amend(c: Linear<0, { T::MaxChildren::get() }>) -> Result<(), BenchmarkError> {
		let line = Line::<T>::new(T::MaxDepth::get() - 1);
		let narrow = Roles::of(&[Role::Report, Role::Vote]);
		let children: Vec<AgencyId> = (0..c)
			.map(|_| bare_agency::<T>(Some(line.lowest), AgencyClass::Hospital, region(420_106), narrow))
			.collect();
		assert_eq!(children.len(), c as usize);
		let changes = AgencyChanges {
			name: Some(AgencyName::try_from(vec![b'b'; 128]).expect("128 bytes fit")),
			jurisdiction: Some(region(420_000)),
			roles: Some(narrow),
		};

		#[extrinsic_call]
		_(line.caller(), line.lowest, changes);

		assert_eq!(Agencies::<T>::get(line.lowest).map(|agency| agency.roles), Some(narrow));
		Ok(())
	}

	#[benchmark]
	fn suspend() -> Result<(), BenchmarkError> {
		let line = Line::<T>::full();

		#[extrinsic_call]
		_(line.caller(), line.lowest, SuspensionReason::KeyCompromise);

		assert_eq!(status::<T>(line.lowest), Some(AgencyStatus::Suspended));
		Ok(())
	}

	/// The second person: more is read and written than for the first.
	#[benchmark]
	fn reinstate() -> Result<(), BenchmarkError> {
		let line = Line::<T>::full();
		Line::<T>::next_block();
		Pallet::<T>::suspend(line.other(), line.lowest, SuspensionReason::Administrative)?;
		Pallet::<T>::reinstate(line.other(), line.lowest)?;

		#[extrinsic_call]
		_(line.caller(), line.lowest);

		assert_eq!(status::<T>(line.lowest), Some(AgencyStatus::Active));
		Ok(())
	}

	#[benchmark]
	fn retire() -> Result<(), BenchmarkError> {
		let line = Line::<T>::full();

		#[extrinsic_call]
		_(line.caller(), line.lowest);

		assert_eq!(status::<T>(line.lowest), Some(AgencyStatus::Retired));
		Ok(())
	}

	#[benchmark]
	fn enrol_officer() -> Result<(), BenchmarkError> {
		let line = Line::<T>::full();
		let officer: T::AccountId = account("enrolled", 0, 0);

		#[extrinsic_call]
		_(line.caller(), line.lowest, officer.clone(), Roles::all(), term::<T>());

		assert!(Officers::<T>::contains_key(officer));
		Ok(())
	}

	#[benchmark]
	fn renew_officer() -> Result<(), BenchmarkError> {
		let line = Line::<T>::full();
		let officer = line.officer();
		let until = term::<T>();

		#[extrinsic_call]
		_(line.caller(), officer.clone(), until);

		assert_eq!(Officers::<T>::get(officer).map(|officer| officer.valid_until), Some(until));
		Ok(())
	}

	#[benchmark]
	fn suspend_officer() -> Result<(), BenchmarkError> {
		let line = Line::<T>::full();
		let officer = line.officer();

		#[extrinsic_call]
		_(line.caller(), officer.clone(), SuspensionReason::KeyCompromise);

		assert_eq!(officer_status::<T>(&officer), Some(OfficerStatus::Suspended));
		Ok(())
	}

	/// The second person: more is read and written than for the first.
	#[benchmark]
	fn reinstate_officer() -> Result<(), BenchmarkError> {
		let line = Line::<T>::full();
		let officer = line.officer();
		Line::<T>::next_block();
		Pallet::<T>::suspend_officer(line.other(), officer.clone(), SuspensionReason::Administrative)?;
		Pallet::<T>::reinstate_officer(line.other(), officer.clone())?;

		#[extrinsic_call]
		_(line.caller(), officer.clone());

		assert_eq!(officer_status::<T>(&officer), Some(OfficerStatus::Active));
		Ok(())
	}

	#[benchmark]
	fn revoke_officer() -> Result<(), BenchmarkError> {
		let line = Line::<T>::full();
		let officer = line.officer();

		#[extrinsic_call]
		_(line.caller(), officer.clone(), RevocationReason::KeyCompromise);

		let reason = RevocationReason::KeyCompromise;
		assert_eq!(officer_status::<T>(&officer), Some(OfficerStatus::Revoked { reason }));
		Ok(())
	}

	/// The new key signs as wallet extensions do, so that both forms are tried.
	#[benchmark]
	fn rotate_key() -> Result<(), BenchmarkError> {
		let line = Line::<T>::full();
		let old = line.officer();
		let new = T::BenchmarkHelper::signer();
		let message = Pallet::<T>::rotation_message(line.lowest, &old, &new);
		let wrapped = [b"<Bytes>".as_slice(), &message, b"</Bytes>"].concat();
		let proof = T::BenchmarkHelper::sign(&new, &wrapped);

		#[extrinsic_call]
		_(RawOrigin::Signed(old.clone()), new.clone(), proof);

		assert_eq!(officer_status::<T>(&old), Some(OfficerStatus::Rotated { successor: new }));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
