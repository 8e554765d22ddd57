use super::*;

const REASON: RevocationReason = RevocationReason::KeyCompromise;

#[test]
fn tombstone_stays() {
	for (origin, authority) in
		[(council(), Authority::Council), (by(DOCTOR), Authority::Officer(HOSPITAL, DOCTOR))]
	{
		build_and_execute(|| {
			let before = officer(NURSE);
			assert_ok!(Agencies::revoke_officer(origin.clone(), NURSE, REASON));
			assert!(!acts(NURSE));
			assert_eq!(
				officer(NURSE),
				Officer { status: OfficerStatus::Revoked { reason: REASON }, ..before }
			);
			assert_eq!(agency(HOSPITAL).officers, 1);
			assert!(!OfficersOf::<Test>::contains_key(HOSPITAL, NURSE));
			assert_eq!(System::providers(&NURSE), 1, "the nonce is never forgotten");
			assert_last(Event::OfficerRevoked {
				agency: HOSPITAL,
				officer: NURSE,
				reason: REASON,
				by: authority.clone(),
			});
		});
	}
}

#[test]
fn revoking_ends_a_reinstatement() {
	build_and_execute(|| {
		suspended_officer(NURSE);
		assert_ok!(Agencies::reinstate_officer(by(DOCTOR), NURSE));
		assert_ok!(Agencies::revoke_officer(by(DOCTOR), NURSE, REASON));
		assert_eq!(Suspensions::<Test>::iter().count(), 0);
	});
}

#[test]
fn officers_of_a_retired_agency_can_be_revoked() {
	build_and_execute(|| {
		assert_ok!(Agencies::retire(council(), HOSPITAL));
		assert_ok!(Agencies::revoke_officer(by(COMMISSIONER), NURSE, REASON));
	});
}

#[test]
fn others_are_refused() {
	build_and_execute(|| {
		assert_refused(
			|origin| Agencies::revoke_officer(origin, COMMISSIONER, REASON),
			[
				(RuntimeOrigin::none(), BadOrigin.into()),
				(by(MEMBER), Error::<Test>::NotAnOfficer.into()),
				(by(NURSE), Error::<Test>::RoleMissing.into()),
				(by(DOCTOR), Error::<Test>::NotAbove.into()),
				(by(INSPECTOR), Error::<Test>::NotAbove.into()),
			],
		);
	});
}

#[test]
fn tombstones_cannot_be_revoked() {
	build_and_execute(|| {
		let revoke = |who| Agencies::revoke_officer(council(), who, REASON);
		assert_noop!(revoke(NEWCOMER), Error::<Test>::UnknownOfficer);
		rotate_key::rotate(DOCTOR, NEWCOMER);
		assert_noop!(revoke(DOCTOR), Error::<Test>::OfficerGone);
		assert_ok!(revoke(NEWCOMER));
		assert_noop!(revoke(NEWCOMER), Error::<Test>::OfficerGone);
	});
}
