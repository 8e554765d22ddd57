use super::*;

/// Breaks the set and sees the invariant object.
fn assert_found(message: &'static str, corrupt: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		assert_ok!(ValidatorSet::set_endpoint(by(7), endpoint(PEER, &["/dns/seven"])));
		assert_ok!(ValidatorSet::do_try_state());
		corrupt();
		assert_eq!(ValidatorSet::do_try_state(), Err(DispatchError::Other(message)));
	});
}

fn change_endpoint(change: impl FnOnce(&mut Endpoint)) {
	Endpoints::<Test>::mutate_extant(7, change);
}

#[test]
fn values() {
	assert_found("a session has at least one block", || SessionLength::<Test>::put(0));
	assert_found("no set is named beyond the session after this", || LastIssued::<Test>::put(2));
	assert_found("no more were agreed to than may be", || AgreedSize::<Test>::put(MAX + 1));
	assert_found("only authorities miss slots", || {
		Missed::<Test>::put(BoundedVec::truncate_from(vec![0; 8]))
	});
}

#[test]
fn counter() {
	let key = Validators::<Test>::counter_storage_final_key();
	assert_found("the counter of members equals the map", || {
		frame_support::storage::unhashed::put(&key, &6u32)
	});
	assert_found("there are no more members than may be", || {
		for who in 8..=u64::from(MAX) + 1 {
			ValidatorSet::add(&who, 8, Status::Active);
		}
	});
}

#[test]
fn members() {
	assert_found("a member's agency is in the register", || change(7, |one| one.agency = 99));
	assert_found("no member has more strikes than the limit", || change(7, |one| one.strikes = 4));
	assert_found("who stands by for an offence has one", || {
		change(7, |one| one.status = standby(StandbyReason::Offence))
	});
	assert_found("nobody was removed in a session to come", || {
		change(7, |one| one.status = Status::Leaving { since: 1 })
	});
	assert_found("a member's account is never dropped", || {
		let validator = record(7).expect("a member");
		Validators::<Test>::remove(6);
		Validators::<Test>::insert(STRANGER, validator);
	});
}

#[test]
fn endpoints() {
	assert_found("only members have endpoints", || Validators::<Test>::remove(7));
	assert_found("a peer id is base58", || change_endpoint(|one| one.peer = PeerId::default()));
	assert_found("an endpoint has addresses", || change_endpoint(|one| one.addresses.clear()));
	let message = "a peer id leads to its member";
	let peer = || PeerId::truncate_from(PEER.into());
	assert_found(message, || Peers::<Test>::remove(peer()));
	assert_found(message, || Peers::<Test>::insert(peer(), 6));
	assert_found(message, || change_endpoint(|one| one.peer = PeerId::truncate_from(OTHER_PEER.into())));
	assert_found("each peer id is in one endpoint", || {
		Peers::<Test>::insert(PeerId::truncate_from(OTHER_PEER.into()), 7)
	});
	assert_found("each peer id is in one endpoint", || Endpoints::<Test>::remove(7));
}
