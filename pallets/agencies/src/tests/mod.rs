//! One file per call; this one has the helpers.

mod amend;
mod compromised;
mod enrol_officer;
mod genesis;
mod invariants;
mod origins;
mod pinned;
mod register;
mod reinstate;
mod reinstate_officer;
mod renew_officer;
mod retire;
mod revoke_officer;
mod rotate_key;
mod suspend;
mod suspend_officer;
mod voting_agencies;
mod voting_lines;

pub use crate::{
	mock::{Agencies, *},
	*,
};
pub use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult};
pub use muster_primitives::{
	traits::Agencies as Register, two_person::Proposal, AgencyClass, AgencyId, RegionCode, Role, Roles,
};
pub use sp_runtime::{traits::BadOrigin, DispatchError};

pub fn by(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn council() -> RuntimeOrigin {
	RuntimeOrigin::root()
}

pub fn name(text: &str) -> AgencyName {
	AgencyName::try_from(text.as_bytes().to_vec()).expect("a name of the test fits")
}

/// A clinic in Wuhan that may report.
pub fn clinic() -> AgencyDetails {
	AgencyDetails {
		class: AgencyClass::Hospital,
		name: name("Clinic"),
		jurisdiction: region(420_106),
		roles: Roles::of(&[Role::Report, Role::Vote]),
	}
}

/// Registers `details` under the agency of `registrar`; the first officer is 1000 plus the number.
pub fn register_under(registrar: AccountId, details: AgencyDetails) -> Result<AgencyId, DispatchError> {
	let id = NextAgency::<Test>::get();
	Agencies::register(by(registrar), details, officer_of(id), TERM_END)?;
	Ok(id)
}

pub fn officer_of(agency: AgencyId) -> AccountId {
	1_000 + AccountId::from(agency)
}

pub fn agency(id: AgencyId) -> AgencyOf<Test> {
	Agencies::agency(id).expect("the agency is in the register")
}

pub fn officer(who: AccountId) -> OfficerOf<Test> {
	Agencies::officer(who).expect("the officer is in the register")
}

/// Whether a key may act now.
pub fn acts(who: AccountId) -> bool {
	<Agencies as Register<AccountId>>::officer(&who).is_some()
}

pub fn as_officer(who: AccountId) -> Authority<AccountId> {
	Authority::Officer(officer(who).agency, who)
}

pub fn assert_last(event: Event<Test>) {
	System::assert_last_event(event.into());
}

/// Each caller with what it is refused with.
pub fn assert_refused(
	call: impl Fn(RuntimeOrigin) -> DispatchResult,
	cases: impl IntoIterator<Item = (RuntimeOrigin, DispatchError)>,
) {
	for (origin, error) in cases {
		assert_noop!(call(origin), error);
	}
}

/// Suspends an officer in the name of the council.
pub fn suspended_officer(who: AccountId) {
	assert_ok!(Agencies::suspend_officer(council(), who, SuspensionReason::Administrative));
}

/// Revokes an officer in the name of the council.
pub fn revoked_officer(who: AccountId) {
	assert_ok!(Agencies::revoke_officer(council(), who, RevocationReason::KeyCompromise));
}

/// Suspends an agency in the name of a member of the council.
pub fn suspended(agency: AgencyId) {
	assert_ok!(Agencies::suspend(by(MEMBER), agency, SuspensionReason::Administrative));
}
