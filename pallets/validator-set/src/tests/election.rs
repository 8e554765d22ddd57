use super::*;
use pallet_session::historical::{self, HistoricalSessions, StoredRange};

#[test]
fn nothing_is_named_while_nothing_changes() {
	build_and_execute(|| {
		for session in 1..REISSUE {
			end_session();
			assert!(!named(), "session {session}");
			assert_eq!(LastIssued::<Test>::get(), 1);
		}
	});
}

#[test]
fn the_same_set_is_named_once_a_day() {
	build_and_execute(|| {
		let mut at = Vec::new();
		for _ in 0..3 * REISSUE {
			end_session();
			if named() {
				at.push(LastIssued::<Test>::get());
			}
		}
		assert_eq!(at, [1 + REISSUE, 1 + 2 * REISSUE, 1 + 3 * REISSUE]);
		assert_eq!(set(), (1..=7).collect::<Vec<_>>());
	});
}

/// Session enables the disabled only with a set that was named.
#[test]
fn the_disabled_are_enabled_again_within_a_day() {
	build_with(4, || {
		offend(1, 4);
		assert_eq!(Session::disabled_validators(), [3]);
		end_sessions(REISSUE);
		assert_eq!(Session::disabled_validators(), [3]);
		end_session();
		assert_eq!(Session::disabled_validators(), [0; 0]);
	});
}

#[test]
fn a_change_is_named_and_then_rest() {
	build_and_execute(|| {
		join(8);
		end_session();
		assert!(named());
		assert_eq!(queued(), (1..=8).collect::<Vec<_>>());
		for _ in 1..REISSUE {
			end_session();
			assert!(!named());
		}
		end_session();
		assert!(named(), "a day after the last");
	});
}

#[test]
fn a_change_that_was_taken_back_is_not_named() {
	build_and_execute(|| {
		assert_ok!(ValidatorSet::go_offline(by(7)));
		assert_ok!(ValidatorSet::go_online(by(7)));
		end_session();
		assert!(!named());
	});
}

#[test]
fn new_keys_are_named_and_can_be_proved() {
	build_and_execute(|| {
		let (old, new) = (keys(3, 0).aura, keys(3, 1).aura);
		assert_ok!(set_keys(3, 1));
		end_session();
		assert!(named());
		assert!(pallet_aura::Authorities::<Test>::get().contains(&old), "the old key has one more session");
		end_session();
		assert!(!named());
		let authorities = pallet_aura::Authorities::<Test>::get();
		assert!(authorities.contains(&new) && !authorities.contains(&old));
		assert_eq!(ValidatorSet::key_ownership_proof(old), None);
		let proof = ValidatorSet::key_ownership_proof(new.clone()).expect("the key is in the set");
		end_sessions(2);
		use frame_support::traits::KeyOwnerProofSystem;
		let owner = <Historical as KeyOwnerProofSystem<_>>::check_proof(
			(sp_core::crypto::key_types::AURA, new),
			proof,
		);
		assert_eq!(owner, Some((3, ())), "the history has taken it down");
	});
}

#[test]
fn who_has_no_keys_is_not_elected() {
	build_and_execute(|| {
		assert_ok!(Session::purge_keys(by(7)));
		end_session();
		assert!(named());
		assert_eq!(queued(), (1..=6).collect::<Vec<_>>());
		end_session();
		assert_eq!((set().len(), pallet_aura::Authorities::<Test>::get().len()), (6, 6));
		assert_eq!(status(7), Status::Active);
		assert_ok!(set_keys(7, 1));
		end_sessions(2);
		assert_eq!(set(), (1..=7).collect::<Vec<_>>(), "it need not go online again");
	});
}

#[test]
fn an_empty_election_changes_nothing() {
	build_and_execute(|| {
		(1..=7).for_each(|who| change(who, |validator| validator.status = standby(StandbyReason::Forced)));
		for index in [2, 100] {
			assert_eq!(<ValidatorSet as pallet_session::SessionManager<_>>::new_session(index), None);
			assert_eq!(
				<ValidatorSet as pallet_session::SessionManager<_>>::new_session_genesis(index),
				None::<Vec<AccountId>>
			);
		}
		assert_eq!((LastIssued::<Test>::get(), AgreedSize::<Test>::get()), (1, 7));
		end_sessions(2);
		assert_eq!(set(), (1..=7).collect::<Vec<_>>());
	});
}

#[test]
fn the_set_is_sorted_however_it_came_about() {
	build_with(4, || {
		[9, 12, 8, 10].into_iter().for_each(join);
		end_sessions(2);
		assert_eq!(set(), [1, 2, 3, 4, 8, 9, 10, 12]);
	});
}

#[test]
fn the_agreed_size_changes_when_a_set_is_named() {
	build_and_execute(|| {
		join(8);
		assert_eq!(AgreedSize::<Test>::get(), 7);
		end_session();
		assert_eq!(AgreedSize::<Test>::get(), 8);
		assert_ok!(ValidatorSet::admit(council(), 9, 9));
		end_session();
		assert_eq!(AgreedSize::<Test>::get(), 8, "who stands by does not make a new set");
		assert_ok!(ValidatorSet::remove(council(), 1));
		end_session();
		assert_eq!(AgreedSize::<Test>::get(), 8, "nine members, one of them leaving");
	});
}

#[test]
fn the_floor_is_two_thirds_and_one_and_never_below_four() {
	build_and_execute(|| {
		for (agreed, floor) in [(0, 4), (1, 4), (4, 4), (5, 4), (6, 5), (7, 5), (9, 7), (10, 7), (100, 67)] {
			AgreedSize::<Test>::put(agreed);
			assert_eq!(ValidatorSet::floor(), floor, "{agreed}");
		}
		AgreedSize::<Test>::put(7);
	});
}

#[test]
fn the_history_is_as_long_as_it_should_be() {
	build_and_execute(|| {
		end_sessions(RETAIN);
		assert!(HistoricalSessions::<Test>::contains_key(0));
		for session in RETAIN + 1..RETAIN + 5 {
			end_session();
			// The roots run to the session after the one that begins.
			let first = session - 1 - RETAIN;
			assert_eq!(StoredRange::<Test>::get(), Some((first, session + 2)));
			assert_eq!(HistoricalSessions::<Test>::contains_key(first.saturating_sub(1)), first == 0);
			assert!(HistoricalSessions::<Test>::contains_key(first));
		}
	});
}

/// Session asks the one trait, its history the other.
#[test]
fn both_session_managers_say_the_same() {
	fn history(index: SessionIndex) -> Option<Vec<(AccountId, ())>> {
		<ValidatorSet as historical::SessionManager<_, _>>::new_session(index)
	}
	build_and_execute(|| {
		assert_eq!(history(2), None);
		assert_eq!(<ValidatorSet as pallet_session::SessionManager<AccountId>>::new_session(2), None);
		let all: Vec<_> = (1..=7).collect();
		assert_eq!(
			<ValidatorSet as pallet_session::SessionManager<_>>::new_session(1 + REISSUE),
			Some(all.clone())
		);
		let identified: Vec<_> = all.into_iter().map(|who| (who, ())).collect();
		assert_eq!(history(1 + 2 * REISSUE), Some(identified.clone()));
		let genesis = <ValidatorSet as historical::SessionManager<_, _>>::new_session_genesis(1);
		assert_eq!(genesis, Some(identified));
	});
}
