//! Who may act: the origins other pallets ask for, and the powers over the register itself.

use core::marker::PhantomData;
use frame_support::{
	ensure,
	traits::{EnsureOrigin, Get, OriginTrait},
};
use muster_primitives::{AgencyId, Role};
use sp_runtime::{traits::BadOrigin, DispatchError};

use crate::{
	types::{Authority, AuthorityOf},
	Config, Error, Pallet,
};

/// An officer that may act now and holds the role `R`, as its agency does. Success is the agency and the officer.
pub struct EnsureOfficer<T, R>(PhantomData<(T, R)>);

impl<T: Config, R: Get<Role>> EnsureOrigin<T::RuntimeOrigin> for EnsureOfficer<T, R> {
	type Success = (AgencyId, T::AccountId);

	fn try_origin(origin: T::RuntimeOrigin) -> Result<Self::Success, T::RuntimeOrigin> {
		let Some(who) = origin.as_signer() else { return Err(origin) };
		match Pallet::<T>::acting(who) {
			Some(officer) if officer.roles.contains(R::get()) => Ok((officer.agency, who.clone())),
			_ => Err(origin),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<T::RuntimeOrigin, ()> {
		Ok(crate::benchmarking::officer_origin::<T>(muster_primitives::Roles::of(&[R::get()])))
	}
}

/// An officer that may act now, whatever its roles. Success is the agency and the officer.
pub struct EnsureAnyOfficer<T>(PhantomData<T>);

impl<T: Config> EnsureOrigin<T::RuntimeOrigin> for EnsureAnyOfficer<T> {
	type Success = (AgencyId, T::AccountId);

	fn try_origin(origin: T::RuntimeOrigin) -> Result<Self::Success, T::RuntimeOrigin> {
		let Some(who) = origin.as_signer() else { return Err(origin) };
		match Pallet::<T>::acting(who) {
			Some(officer) => Ok((officer.agency, who.clone())),
			None => Err(origin),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<T::RuntimeOrigin, ()> {
		Ok(crate::benchmarking::officer_origin::<T>(muster_primitives::Roles::all()))
	}
}

/// Powers over the register. They chain: `Self::council(origin).or_else(|o| Self::above(o, role, agency))`.
impl<T: Config> Pallet<T> {
	/// The council as a body, or the origin back.
	pub(crate) fn council(origin: T::RuntimeOrigin) -> Result<AuthorityOf<T>, T::RuntimeOrigin> {
		T::CouncilOrigin::try_origin(origin).map(|_| Authority::Council)
	}

	/// One member of the council, or the origin back.
	pub(crate) fn member(origin: T::RuntimeOrigin) -> Result<AuthorityOf<T>, T::RuntimeOrigin> {
		T::CouncilMember::try_origin(origin).map(Authority::Member)
	}

	/// An officer with `role`, of any agency.
	pub(crate) fn holder(
		origin: T::RuntimeOrigin,
		role: Role,
	) -> Result<(AgencyId, T::AccountId), DispatchError> {
		let who = origin.into_signer().ok_or(BadOrigin)?;
		let officer = Self::acting(&who).ok_or(Error::<T>::NotAnOfficer)?;
		ensure!(officer.roles.contains(role), Error::<T>::RoleMissing);
		Ok((officer.agency, who))
	}

	/// An officer with `role` of an ancestor of `agency`.
	pub(crate) fn above(
		origin: T::RuntimeOrigin,
		role: Role,
		agency: AgencyId,
	) -> Result<AuthorityOf<T>, DispatchError> {
		let (own, who) = Self::holder(origin, role)?;
		ensure!(Self::is_above(own, agency)?, Error::<T>::NotAbove);
		Ok(Authority::Officer(own, who))
	}

	/// An officer with `role` of `agency` or of an ancestor.
	pub(crate) fn at_or_above(
		origin: T::RuntimeOrigin,
		role: Role,
		agency: AgencyId,
	) -> Result<AuthorityOf<T>, DispatchError> {
		let (own, who) = Self::holder(origin, role)?;
		ensure!(own == agency || Self::is_above(own, agency)?, Error::<T>::NotAbove);
		Ok(Authority::Officer(own, who))
	}
}
