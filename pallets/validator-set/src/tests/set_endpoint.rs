use super::*;

const ADDRESS: &str = "/ip4/10.0.0.7/tcp/30333";

#[test]
fn operator_says_where_its_node_is() {
	build_and_execute(|| {
		let first = endpoint(PEER, &[ADDRESS]);
		assert_ok!(ValidatorSet::set_endpoint(by(7), first.clone()));
		assert_last(Event::EndpointSet { agency: 7, validator: 7, endpoint: first.clone() });
		assert_eq!(member(7).expect("a member").endpoint, Some(first));
		assert_eq!(Peers::<Test>::get(PeerId::truncate_from(PEER.into())), Some(7));

		// The same peer at another address, then another peer.
		assert_ok!(ValidatorSet::set_endpoint(by(7), endpoint(PEER, &["/dns/seven/tcp/1"])));
		let last = endpoint(OTHER_PEER, &[ADDRESS]);
		assert_ok!(ValidatorSet::set_endpoint(by(7), last.clone()));
		assert_eq!(member(7).expect("a member").endpoint, Some(last));
		assert_eq!(Peers::<Test>::iter().count(), 1);
		assert_eq!(Peers::<Test>::get(PeerId::truncate_from(OTHER_PEER.into())), Some(7));
	});
}

#[test]
fn others_are_refused() {
	build_and_execute(|| {
		assert_refused(
			|origin| ValidatorSet::set_endpoint(origin, endpoint(PEER, &[ADDRESS])),
			no_operators(),
		);
	});
}

#[test]
fn a_peer_id_is_base58_of_its_length() {
	build_and_execute(|| {
		let set = |peer: &str| ValidatorSet::set_endpoint(by(7), endpoint(peer, &[ADDRESS]));
		let alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
		assert_ok!(set(alphabet));
		for (length, fits) in [(0, false), (45, false), (46, true), (64, true)] {
			assert_eq!(set(&"Q".repeat(length)).is_ok(), fits, "{length}");
		}
		for wrong in ["0", "O", "I", "l", " ", "-", "/", "é", "\0"] {
			let peer = format!("{}{wrong}", "Q".repeat(46));
			assert_noop!(set(&peer), Error::<Test>::InvalidPeer);
		}
		assert!(PeerId::try_from(vec![b'Q'; 65]).is_err());
	});
}

#[test]
fn addresses_are_multiaddr_text() {
	build_and_execute(|| {
		let set = |addresses: &[&str]| ValidatorSet::set_endpoint(by(7), endpoint(PEER, addresses));
		assert_ok!(set(&["/ip4/10.0.0.7/tcp/1", "/ip6/::1/tcp/1", "/dns/a/tcp/1", "/dns/b/tcp/1/ws"]));
		assert_ok!(set(&[&format!("/{}", "a".repeat(127))]));
		let peer = format!("{ADDRESS}/p2p/{PEER}");
		let wrong: [&[&str]; 11] = [
			&[],
			&[""],
			&["ip4/10.0.0.7/tcp/1"],
			&["/dns/ü/tcp/1"],
			&["/dns/a b/tcp/1"],
			&["/dns/a\n"],
			&["/p2p/x"],
			&[peer.as_str()],
			&[ADDRESS, ADDRESS],
			&[ADDRESS, "/dns/a", "/dns/b", ADDRESS],
			&[ADDRESS, "nonsense"],
		];
		for wrong in wrong {
			assert_noop!(set(wrong), Error::<Test>::InvalidAddresses);
		}
		assert!(Address::try_from(vec![b'/'; 129]).is_err());
	});
}

#[test]
fn a_peer_is_one_validator_s() {
	build_and_execute(|| {
		assert_ok!(ValidatorSet::set_endpoint(by(7), endpoint(PEER, &[ADDRESS])));
		assert_noop!(
			ValidatorSet::set_endpoint(by(6), endpoint(PEER, &["/dns/six"])),
			Error::<Test>::PeerTaken
		);
		assert_ok!(ValidatorSet::set_endpoint(by(7), endpoint(OTHER_PEER, &[ADDRESS])));
		assert_ok!(ValidatorSet::set_endpoint(by(6), endpoint(PEER, &["/dns/six"])));
	});
}
