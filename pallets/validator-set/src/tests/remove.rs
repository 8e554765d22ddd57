use super::*;
use sp_core::storage::StateVersion;

#[test]
fn leaves_after_the_session_after_next() {
	build_and_execute(|| {
		end_session();
		assert_ok!(ValidatorSet::set_endpoint(by(7), endpoint(PEER, &["/ip4/10.0.0.7/tcp/30333"])));
		assert_ok!(ValidatorSet::remove(council(), 7));
		assert_last(Event::Removed { agency: 7, validator: 7, since: 1 });
		assert_eq!(status(7), Status::Leaving { since: 1 });
		assert_eq!((set().len(), queued().len()), (7, 7));

		end_session();
		assert_eq!((set().len(), queued().len()), (7, 6), "named without it");
		assert!(record(7).is_some() && pallet_session::NextKeys::<Test>::contains_key(7));
		assert!(Endpoints::<Test>::contains_key(7));

		end_session();
		assert_eq!(set(), (1..=6).collect::<Vec<_>>());
		assert!(here().contains(&Event::Left { validator: 7 }));
		assert_eq!(record(7), None);
		assert!(!pallet_session::NextKeys::<Test>::contains_key(7));
		assert!(!Endpoints::<Test>::contains_key(7));
		assert_eq!(Peers::<Test>::iter().count(), 0);
	});
}

#[test]
fn others_are_refused() {
	build_and_execute(|| assert_refused(|origin| ValidatorSet::remove(origin, 7), others()));
}

#[test]
fn a_member_once() {
	build_and_execute(|| {
		assert_noop!(ValidatorSet::remove(council(), 8), Error::<Test>::NotAMember);
		assert_ok!(ValidatorSet::remove(council(), 7));
		assert_noop!(ValidatorSet::remove(council(), 7), Error::<Test>::AlreadyLeaving);
	});
}

/// The worked example of the design: 7 agreed, floor 5.
#[test]
fn two_of_seven_may_go_and_the_third_waits() {
	build_and_execute(|| {
		assert_eq!(ValidatorSet::floor(), 5);
		assert_ok!(ValidatorSet::remove(council(), 7));
		assert_ok!(ValidatorSet::remove(council(), 6));
		assert_noop!(ValidatorSet::remove(council(), 5), Error::<Test>::FloorReached);
		end_session();
		assert_eq!((AgreedSize::<Test>::get(), ValidatorSet::floor()), (5, 4), "the smaller set was named");
		assert_ok!(ValidatorSet::remove(council(), 5));
		assert_noop!(ValidatorSet::remove(council(), 4), Error::<Test>::FloorReached);
		end_session();
		assert_eq!((AgreedSize::<Test>::get(), ValidatorSet::floor()), (4, 4));
		assert_noop!(ValidatorSet::remove(council(), 4), Error::<Test>::FloorReached);
		end_sessions(2);
		assert_eq!(set(), [1, 2, 3, 4]);
	});
}

#[test]
fn a_chain_that_begins_below_four_never_removes() {
	for size in 1..=4 {
		build_with(size, || {
			assert_eq!(ValidatorSet::floor(), 4);
			assert_noop!(ValidatorSet::remove(council(), 1), Error::<Test>::FloorReached);
		});
	}
}

#[test]
fn who_stands_by_goes_at_the_floor_too() {
	build_with(4, || {
		assert_ok!(ValidatorSet::admit(council(), 8, 8));
		assert_ok!(ValidatorSet::remove(council(), 8));
		end_session();
		assert_eq!(record(8), None);
		assert_eq!(set(), [1, 2, 3, 4]);
	});
}

#[test]
fn who_has_no_session_keys_goes_at_the_floor_too() {
	build_with(5, || {
		assert_ok!(Session::purge_keys(by(5)));
		assert_noop!(ValidatorSet::remove(council(), 4), Error::<Test>::FloorReached);
		assert_ok!(ValidatorSet::remove(council(), 5));
	});
}

/// Who went offline is still in two sets: its keys stay until they are over.
#[test]
fn keys_stay_as_long_as_the_validator_is_in_a_set() {
	build_and_execute(|| {
		assert_ok!(ValidatorSet::go_offline(by(7)));
		assert_ok!(ValidatorSet::remove(council(), 7));
		end_session();
		assert!(set().contains(&7) && pallet_session::NextKeys::<Test>::contains_key(7));
		end_session();
		assert!(!set().contains(&7) && record(7).is_none());
	});
}

/// Everything in the state but the events of the block.
fn root() -> Vec<u8> {
	System::reset_events();
	sp_io::storage::root(StateVersion::V1)
}

/// The roots of two chains that go through the same blocks: on one `act` is called at the beginning of each session.
fn roots(sessions: SessionIndex, act: impl Fn(SessionIndex)) -> [Vec<u8>; 2] {
	let nothing: &dyn Fn(SessionIndex) = &|_| ();
	[nothing, &act].map(|act| {
		new_test_ext().execute_with(|| {
			for session in 0..sessions {
				act(session);
				end_session();
			}
			root()
		})
	})
}

/// What the tests below compare would differ if anything stayed.
#[test]
fn the_root_sees_an_admission() {
	let [before, after] = roots(2, |session| {
		if session == 0 {
			assert_ok!(ValidatorSet::admit(council(), 8, 8));
		}
	});
	assert_ne!(before, after);
}

#[test]
fn removing_undoes_admitting() {
	let [before, after] = roots(2, |session| {
		if session == 0 {
			assert_ok!(ValidatorSet::admit(council(), 8, 8));
			assert_ok!(ValidatorSet::remove(council(), 8));
		}
	});
	assert_eq!(before, after);
}

#[test]
fn removing_undoes_keys_and_endpoint() {
	let [before, after] = roots(2, |session| {
		if session == 0 {
			assert_ok!(ValidatorSet::admit(council(), 8, 8));
			assert_ok!(set_keys(8, 0));
			assert_ok!(set_keys(8, 1));
			assert_eq!(System::consumers(&8), 1);
			assert_ok!(ValidatorSet::set_endpoint(by(8), endpoint(PEER, &["/dns/a/tcp/1"])));
			assert_ok!(ValidatorSet::remove(council(), 8));
		}
	});
	assert_eq!(before, after);
}

/// A validator that authored leaves nothing either, once its sessions are out of the history. It is removed so that the
/// set without it is named when the other chain names its set again.
#[test]
fn removing_undoes_authoring() {
	let [before, after] = roots(16, |session| match session {
		0 => {
			join(8);
			assert_ok!(ValidatorSet::set_endpoint(by(8), endpoint(PEER, &["/dns/a/tcp/1"])));
		}
		// New keys are set down in a session of their own.
		2 => {
			assert_ok!(set_keys(8, 1));
		}
		3 => assert!(set().contains(&8)),
		5 => {
			assert_ok!(ValidatorSet::remove(council(), 8));
		}
		_ => (),
	});
	assert_eq!(before, after);
}

/// Genesis gives Session an account without any other reference: what it adds there goes too.
#[test]
fn removing_undoes_genesis() {
	build_and_execute(|| {
		assert_eq!((System::providers(&7), System::consumers(&7)), (2, 1));
		assert_ok!(ValidatorSet::remove(council(), 7));
		end_sessions(2);
		assert_eq!((System::providers(&7), System::consumers(&7)), (1, 0));
		let left: Vec<_> = pallet_session::KeyOwner::<Test>::iter_values().filter(|who| *who == 7).collect();
		assert!(left.is_empty());
	});
}
