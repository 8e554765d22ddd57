use super::*;
use codec::Encode;
use sp_runtime::testing::{TestSignature, H256};

fn message(old: AccountId, new: AccountId) -> Vec<u8> {
	(b"muster/rotate-key/1", GENESIS_HASH, officer(old).agency, old, new).encode()
}

pub fn rotate(old: AccountId, new: AccountId) {
	assert_ok!(Agencies::rotate_key(by(old), new, TestSignature(new, message(old, new))));
}

#[test]
fn officer_goes_on_with_another_key() {
	build_and_execute(|| {
		System::set_block_number(5);
		let before = officer(DOCTOR);
		rotate(DOCTOR, NEWCOMER);
		assert!(!acts(DOCTOR));
		assert!(acts(NEWCOMER));
		assert_eq!(officer(NEWCOMER), before);
		assert_eq!(
			officer(DOCTOR),
			Officer { status: OfficerStatus::Rotated { successor: NEWCOMER }, ..before }
		);
		assert_eq!(agency(HOSPITAL).officers, 2);
		assert_eq!((System::providers(&DOCTOR), System::providers(&NEWCOMER)), (1, 1));
		assert_last(Event::KeyRotated { agency: HOSPITAL, old: DOCTOR, new: NEWCOMER });
		assert_eq!(Rotated::take(), [(DOCTOR, NEWCOMER)]);
	});
}

#[test]
fn full_agency_can_rotate() {
	build_and_execute(|| {
		for who in [NEWCOMER, NEWCOMER + 1] {
			assert_ok!(Agencies::enrol_officer(
				council(),
				HOSPITAL,
				who,
				Roles::of(&[Role::Report]),
				START + DAY
			));
		}
		rotate(DOCTOR, NEWCOMER + 2);
		assert_eq!(agency(HOSPITAL).officers, 4);
	});
}

#[test]
fn wallet_extensions_may_wrap() {
	build_and_execute(|| {
		let wrapped = [b"<Bytes>".to_vec(), message(DOCTOR, NEWCOMER), b"</Bytes>".to_vec()].concat();
		assert_ok!(Agencies::rotate_key(by(DOCTOR), NEWCOMER, TestSignature(NEWCOMER, wrapped)));
	});
}

#[test]
fn proof_is_for_this_rotation_and_no_other() {
	build_and_execute(|| {
		let elsewhere = (b"muster/rotate-key/1", H256::zero(), HOSPITAL, DOCTOR, NEWCOMER).encode();
		let for_another_agency = (b"muster/rotate-key/1", GENESIS_HASH, HUBEI, DOCTOR, NEWCOMER).encode();
		let for_another_purpose = (b"muster/rotate-key/2", GENESIS_HASH, HOSPITAL, DOCTOR, NEWCOMER).encode();
		for proof in [
			TestSignature(DOCTOR, message(DOCTOR, NEWCOMER)),
			TestSignature(NEWCOMER, message(NURSE, NEWCOMER)),
			TestSignature(NEWCOMER, message(DOCTOR, NEWCOMER + 1)),
			TestSignature(NEWCOMER, elsewhere),
			TestSignature(NEWCOMER, for_another_agency),
			TestSignature(NEWCOMER, for_another_purpose),
		] {
			assert_noop!(Agencies::rotate_key(by(DOCTOR), NEWCOMER, proof), Error::<Test>::BadProof);
		}
	});
}

#[test]
fn new_key_was_never_seen() {
	build_and_execute(|| {
		rotate(DOCTOR, NEWCOMER);
		for seen in [DOCTOR, NEWCOMER, NURSE, COMMISSIONER] {
			let proof = TestSignature(seen, message(NEWCOMER, seen));
			assert_noop!(Agencies::rotate_key(by(NEWCOMER), seen, proof), Error::<Test>::KeySeen);
		}
	});
}

#[test]
fn only_an_officer_that_may_act() {
	build_and_execute(|| {
		let with = |origin| {
			Agencies::rotate_key(origin, NEWCOMER, TestSignature(NEWCOMER, message(NURSE, NEWCOMER)))
		};
		assert_refused(
			with,
			[
				(RuntimeOrigin::none(), BadOrigin.into()),
				(council(), BadOrigin.into()),
				(by(MEMBER), Error::<Test>::NotAnOfficer.into()),
			],
		);
		suspended_officer(NURSE);
		assert_noop!(with(by(NURSE)), Error::<Test>::NotAnOfficer);
		suspended(HOSPITAL);
		let doctor = |now| {
			Now::set(now);
			Agencies::rotate_key(by(DOCTOR), NEWCOMER, TestSignature(NEWCOMER, message(DOCTOR, NEWCOMER)))
		};
		assert_noop!(doctor(START), Error::<Test>::NotAnOfficer);
		assert_ok!(Agencies::reinstate(by(MEMBER), HOSPITAL));
		assert_ok!(Agencies::reinstate(by(MINISTER), HOSPITAL));
		assert_noop!(doctor(TERM_END + 1), Error::<Test>::NotAnOfficer);
		assert_ok!(doctor(TERM_END));
	});
}
