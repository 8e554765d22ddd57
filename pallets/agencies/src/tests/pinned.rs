//! What clients decode never moves.

use super::*;
use codec::Encode;
use frame_support::traits::{GetCallIndex, GetCallName};

#[test]
fn calls() {
	let names = [
		"register",
		"amend",
		"suspend",
		"reinstate",
		"retire",
		"enrol_officer",
		"renew_officer",
		"suspend_officer",
		"reinstate_officer",
		"revoke_officer",
		"rotate_key",
	];
	assert_eq!(crate::Call::<Test>::get_call_names(), names);
	assert_eq!(crate::Call::<Test>::get_call_indices(), (0..11).collect::<Vec<u8>>());
}

#[test]
fn events() {
	let (agency, officer, roles, valid_until, by) = (3, DOCTOR, Roles::all(), 0, Authority::Council);
	let (proposer, old, new) = (MEMBER, DOCTOR, NEWCOMER);
	let suspension = SuspensionReason::Administrative;
	let revocation = RevocationReason::Administrative;
	let by = || by.clone();
	let events: [Event<Test>; 12] = [
		Event::Registered { agency, parent: None, details: clinic(), officer, valid_until, by: by() },
		Event::Amended { agency, changes: AgencyChanges::default(), by: by() },
		Event::Suspended { agency, reason: suspension, by: by() },
		Event::ReinstatementProposed { subject: Subject::Agency(agency), expires: 0, by: by() },
		Event::Reinstated { agency, proposer, by: by() },
		Event::Retired { agency, by: by() },
		Event::OfficerEnrolled { agency, officer, roles, valid_until, by: by() },
		Event::OfficerRenewed { agency, officer, valid_until, by: by() },
		Event::OfficerSuspended { agency, officer, reason: suspension, by: by() },
		Event::OfficerReinstated { agency, officer, proposer, by: by() },
		Event::OfficerRevoked { agency, officer, reason: revocation, by: by() },
		Event::KeyRotated { agency, old, new },
	];
	let indices: Vec<u8> = events.iter().map(|event| event.encode()[0]).collect();
	assert_eq!(indices, (0..12).collect::<Vec<u8>>());
}

#[test]
fn errors() {
	let errors: [Error<Test>; 29] = [
		Error::UnknownAgency,
		Error::UnknownOfficer,
		Error::NotAnOfficer,
		Error::RoleMissing,
		Error::NotAbove,
		Error::InvalidName,
		Error::InvalidRoles,
		Error::OutsideParent,
		Error::RoleBeyondParent,
		Error::RoleBeyondAgency,
		Error::ChildLeftWider,
		Error::TooDeep,
		Error::TooManyChildren,
		Error::TooManyOfficers,
		Error::ChildrenRemain,
		Error::NothingChanges,
		Error::AgencyNotActive,
		Error::AgencyNotSuspended,
		Error::AgencyRetired,
		Error::OfficerNotActive,
		Error::OfficerNotSuspended,
		Error::OfficerGone,
		Error::KeySeen,
		Error::TermOver,
		Error::TermTooLong,
		Error::SamePerson,
		Error::OwnCase,
		Error::BadProof,
		Error::EnrolledSince,
	];
	assert_eq!(errors.encode(), (0..29).collect::<Vec<u8>>());
}

#[test]
fn stored_enumerations() {
	let agency = [AgencyStatus::Active, AgencyStatus::Suspended, AgencyStatus::Retired];
	assert_eq!(agency.encode(), [0, 1, 2]);
	let reasons =
		[SuspensionReason::Administrative, SuspensionReason::KeyCompromise, SuspensionReason::Investigation];
	assert_eq!(reasons.encode(), [0, 1, 2]);
	assert_eq!([RevocationReason::Administrative, RevocationReason::KeyCompromise].encode(), [0, 1]);
	type Status = OfficerStatus<AccountId>;
	assert_eq!([Status::Active, Status::Suspended].encode(), [0, 1]);
	assert_eq!(Status::Revoked { reason: RevocationReason::KeyCompromise }.encode(), [2, 1]);
	assert_eq!(OfficerStatus::Rotated { successor: 5u8 }.encode(), [3, 5]);
	assert_eq!(Authority::<u8>::Council.encode(), [0]);
	assert_eq!(Authority::Member(5u8).encode(), [1, 5]);
	assert_eq!(Authority::Officer(3, 5u8).encode(), [2, 3, 0, 0, 0, 5]);
	assert_eq!(Reach::Exactly(region(420_106)).encode(), [0, 10, 105, 6, 0]);
	assert_eq!(Reach::Within(RegionCode::NATION).encode(), [1, 0, 0, 0, 0]);
	assert_eq!(Subject::<u8>::Agency(3).encode(), [0, 3, 0, 0, 0]);
	assert_eq!(Subject::Officer(5u8).encode(), [1, 5]);
	let proposal = Some(Proposal { proposer: 5u8, since: 6u8, expires: 7 });
	let reason = SuspensionReason::Investigation;
	assert_eq!(Suspension { since: 4u8, reason, proposal }.encode(), [4, 2, 1, 5, 6, 7, 0, 0, 0, 0, 0, 0, 0]);
}
