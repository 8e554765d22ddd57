//! Keeps the reserved peers equal to the validators that the chain knows, so that validators find each other and never
//! lose a slot to strangers.
//!
//! What it does *not* do is keep anybody out: see `docs/operations/network.md`.
//!
//! How the two network backends of `sc-network` 0.60 take a new set, read in their sources:
//! - Both keep an open connection to every reserved peer and dial again when it breaks (litep2p:
//!   `litep2p/shim/notification/peerset.rs`, libp2p: `protocol_controller.rs`).
//! - A peer that was connected anyway becomes reserved without being disconnected, and its slot is free. A peer that
//!   is reserved no more stays as an ordinary one while there is a slot, otherwise it is disconnected.
//! - Peers that neither set names, such as boot nodes and RPC nodes, are not touched. Only reserved-only mode cuts
//!   them, and that mode is changed by `--reserved-only` alone, never here.
//! - litep2p leaves a peer out when it has no transport for any of its addresses, and warns. It takes an address with a
//!   wrong shape or an unknown protocol without a word, and does not mind our own peer id. libp2p refuses the whole set
//!   for one address without a peer id or for our own, so both are sorted out here.
//! - GRANDPA and transactions follow the peers of the block-announce protocol, so this one set is enough.
//! - The syncing engine counts its inbound peers once more, on its own, and has to be told as well.

use futures::StreamExt;
use log::{debug, info, warn};
use muster_runtime::{opaque::Block, Hash};
use muster_runtime_api::{ValidatorStanding, ValidatorView, ValidatorsApi};
use sc_client_api::BlockchainEvents;
use sc_network::{
	config::MultiaddrWithPeerId, multiaddr::Protocol, service::traits::NetworkService, Multiaddr, PeerId,
	ProtocolName,
};
use sc_network_sync::SyncingService;
use sp_api::ProvideRuntimeApi;
use sp_blockchain::HeaderBackend;
use std::{
	collections::{BTreeSet, HashSet},
	sync::Arc,
};

const LOG_TARGET: &str = "reserved-peers";
/// Notifications that are taken together when they come faster than they are looked at.
const BATCH: usize = 64;

/// Follows the validator set of the chain.
pub struct ReservedPeers<C> {
	client: Arc<C>,
	network: Arc<dyn NetworkService>,
	sync: Arc<SyncingService<Block>>,
	/// Name of the block-announce protocol.
	protocol: ProtocolName,
	/// The peers of the command line.
	seed: Vec<MultiaddrWithPeerId>,
	/// What was read last.
	view: Vec<ValidatorView>,
	/// What the reserved peers were set to last.
	reserved: HashSet<Multiaddr>,
	/// What was wrong in `view`, to say it once.
	malformed: BTreeSet<String>,
}

impl<C> ReservedPeers<C>
where
	C: ProvideRuntimeApi<Block> + HeaderBackend<Block> + BlockchainEvents<Block>,
	C::Api: ValidatorsApi<Block>,
{
	/// Nothing is changed before [`Self::run`].
	pub fn new(
		client: Arc<C>,
		network: Arc<dyn NetworkService>,
		sync: Arc<SyncingService<Block>>,
		protocol: ProtocolName,
		seed: Vec<MultiaddrWithPeerId>,
	) -> Self {
		// The network was started with the seed, so it is what is set already.
		let reserved = wanted(network.local_peer_id(), &seed, &[]).addresses;
		Self { client, network, sync, protocol, seed, view: vec![], reserved, malformed: BTreeSet::new() }
	}

	/// Follows until the client ends.
	pub async fn run(mut self) {
		// Subscribe first, so that no change falls between reading and listening. A notification pins its block in the
		// database: keep its hash only.
		let mut finalised =
			self.client.finality_notification_stream().map(|block| block.hash).ready_chunks(BATCH);
		self.update(self.client.info().finalized_hash);
		while let Some(blocks) = finalised.next().await {
			if let Some(hash) = blocks.last() {
				self.update(*hash);
			}
		}
	}

	/// Reads the set at a finalised block, and where it changed tells the network.
	fn update(&mut self, finalised: Hash) {
		let view = match self.client.runtime_api().validators(finalised) {
			Ok(view) if view == self.view => return,
			Ok(view) => view,
			Err(error) => {
				debug!(target: LOG_TARGET, "The validators at {finalised:?} cannot be read: {error}");
				return;
			}
		};
		let Wanted { addresses, malformed } = wanted(self.network.local_peer_id(), &self.seed, &view);
		for what in malformed.difference(&self.malformed) {
			warn!(target: LOG_TARGET, "Passed over: {what}");
		}
		self.malformed = malformed;
		self.view = view;
		if addresses == self.reserved {
			return;
		}
		let peers: HashSet<PeerId> = addresses.iter().filter_map(PeerId::try_from_multiaddr).collect();
		info!(target: LOG_TARGET, "{} reserved peers, by the chain and the command line", peers.len());
		if let Err(error) = self.network.set_reserved_peers(self.protocol.clone(), addresses.clone()) {
			warn!(target: LOG_TARGET, "The reserved peers stay as they are: {error}");
		} else {
			self.sync.set_no_slot_peers(peers);
		}
		// Also after a refusal: the same set would be refused again every second.
		self.reserved = addresses;
	}
}

/// The reserved peers as they should be.
struct Wanted {
	/// Addresses, each ending with its peer id.
	addresses: HashSet<Multiaddr>,
	/// What the chain's record has that is no endpoint, in words.
	malformed: BTreeSet<String>,
}

/// The peers of the command line and the endpoints of all validators that stay, except our own. The chain checks only
/// the rough shape of an endpoint, so one that is malformed is passed over, and the others are used.
fn wanted(own: PeerId, seed: &[MultiaddrWithPeerId], validators: &[ValidatorView]) -> Wanted {
	let addresses = seed.iter().filter(|peer| peer.peer_id != own).map(MultiaddrWithPeerId::concat).collect();
	let mut wanted = Wanted { addresses, malformed: BTreeSet::new() };
	let staying = validators.iter().filter(|validator| validator.standing != ValidatorStanding::Leaving);
	for (validator, endpoint) in staying.filter_map(|v| v.endpoint.as_ref().map(|endpoint| (v, endpoint))) {
		let mut complain =
			|what| wanted.malformed.insert(format!("{what} of validator {}", validator.account));
		let Some(peer) = parse::<PeerId>(&endpoint.peer) else {
			complain(format!("peer id `{}`", printable(&endpoint.peer)));
			continue;
		};
		if peer == own {
			continue;
		}
		let bare = Multiaddr::from(Protocol::P2p(peer.into()));
		let mut found = false;
		for address in &endpoint.addresses {
			match transport_address(address) {
				Some(address) => {
					found = true;
					wanted.addresses.insert(address.with(Protocol::P2p(peer.into())));
				}
				None => {
					complain(format!("address `{}`", printable(address)));
				}
			}
		}
		if !found {
			// It may still find us, or be found by its peer id.
			wanted.addresses.insert(bare);
		}
	}
	wanted
}

/// An address that leads to a host and says nothing of who answers there.
fn transport_address(text: &[u8]) -> Option<Multiaddr> {
	let address = parse::<Multiaddr>(text)?;
	let mut parts = address.iter();
	let to_host = matches!(
		parts.next()?,
		Protocol::Ip4(_) | Protocol::Ip6(_) | Protocol::Dns(_) | Protocol::Dns4(_) | Protocol::Dns6(_)
	);
	let to_port = matches!(parts.next()?, Protocol::Tcp(_) | Protocol::Udp(_));
	(to_host && to_port && parts.all(|part| !matches!(part, Protocol::P2p(_)))).then_some(address)
}

fn parse<T: std::str::FromStr>(text: &[u8]) -> Option<T> {
	std::str::from_utf8(text).ok()?.parse().ok()
}

/// Text of the chain as it may stand in a log.
fn printable(text: &[u8]) -> String {
	text.escape_ascii().to_string()
}

#[cfg(test)]
mod tests {
	use super::*;
	use muster_runtime_api::Endpoint;

	const ONE: &str = "12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp";
	const TWO: &str = "12D3KooWHdiAxVd8uMQR1hGWXccidmfCwLqcMpGwR6QcTP6QRMuD";
	const OWN: &str = "12D3KooWSCufgHzV4fCwRijfH2k3abrpAJxTKxEvN1FDuRXA2U9x";

	fn own() -> PeerId {
		OWN.parse().expect("a peer id")
	}

	fn validator(n: u8, endpoint: Option<(&str, &[&str])>) -> ValidatorView {
		ValidatorView {
			account: [n; 32].into(),
			agency: n.into(),
			standing: ValidatorStanding::Active,
			strikes: 0,
			offence: None,
			endpoint: endpoint.map(|(peer, addresses)| Endpoint {
				peer: peer.as_bytes().to_vec(),
				addresses: addresses.iter().map(|address| address.as_bytes().to_vec()).collect(),
			}),
		}
	}

	fn seed(addresses: &[String]) -> Vec<MultiaddrWithPeerId> {
		addresses.iter().map(|address| address.parse().expect("an address")).collect()
	}

	/// Addresses as text, sorted, and how many complaints.
	fn texts(seed: &[MultiaddrWithPeerId], validators: &[ValidatorView]) -> (Vec<String>, usize) {
		let wanted = wanted(own(), seed, validators);
		let mut addresses: Vec<_> = wanted.addresses.iter().map(ToString::to_string).collect();
		addresses.sort();
		(addresses, wanted.malformed.len())
	}

	#[test]
	fn endpoints_get_their_peer_id() {
		let validators = [
			validator(1, Some((ONE, &["/ip4/10.0.0.1/tcp/30333", "/dns/one.example/tcp/30333/ws"]))),
			validator(2, None),
			validator(3, Some((TWO, &["/ip6/fd00::2/tcp/30333"]))),
		];
		let expected = vec![
			format!("/dns/one.example/tcp/30333/ws/p2p/{ONE}"),
			format!("/ip4/10.0.0.1/tcp/30333/p2p/{ONE}"),
			format!("/ip6/fd00::2/tcp/30333/p2p/{TWO}"),
		];
		assert_eq!(texts(&[], &validators), (expected, 0));
	}

	#[test]
	fn every_standing_counts_but_leaving() {
		for (standing, counted) in
			[(ValidatorStanding::Active, 1), (ValidatorStanding::Standby, 1), (ValidatorStanding::Leaving, 0)]
		{
			let endpoint = Some((ONE, ["/ip4/10.0.0.1/tcp/30333"].as_slice()));
			let validator = ValidatorView { standing, ..validator(1, endpoint) };
			assert_eq!(texts(&[], &[validator]).0.len(), counted, "{standing:?}");
		}
	}

	#[test]
	fn the_command_line_stays_and_duplicates_are_one() {
		let seed =
			seed(&[format!("/ip4/10.0.0.1/tcp/30333/p2p/{ONE}"), format!("/ip4/10.9.9.9/tcp/1/p2p/{TWO}")]);
		let both =
			vec![format!("/ip4/10.0.0.1/tcp/30333/p2p/{ONE}"), format!("/ip4/10.9.9.9/tcp/1/p2p/{TWO}")];
		assert_eq!(texts(&seed, &[]), (both.clone(), 0));
		let address = "/ip4/10.0.0.1/tcp/30333";
		let validators =
			[validator(1, Some((ONE, &[address, address]))), validator(2, Some((ONE, &[address])))];
		assert_eq!(texts(&seed, &validators), (both, 0));
	}

	#[test]
	fn our_own_peer_is_left_out() {
		let seed = seed(&[format!("/ip4/10.0.0.7/tcp/30333/p2p/{OWN}")]);
		let validators = [validator(1, Some((OWN, &["/ip4/10.0.0.7/tcp/30333"])))];
		assert_eq!(texts(&seed, &validators), (vec![], 0));
	}

	#[test]
	fn malformed_peer_ids_are_passed_over() {
		let address: &[&str] = &["/ip4/10.0.0.1/tcp/30333"];
		let cut = &ONE[..ONE.len() - 1];
		let nul = ONE.replace('1', "0");
		for peer in ["", "peer", cut, &nul, "12D3KooW\n"] {
			assert_eq!(texts(&[], &[validator(1, Some((peer, address)))]), (vec![], 1), "{peer:?}");
		}
		let mut bytes = validator(1, Some((ONE, address)));
		bytes.endpoint.as_mut().expect("given").peer = vec![0xff; 50];
		let good = validator(2, Some((TWO, address)));
		let expected = vec![format!("/ip4/10.0.0.1/tcp/30333/p2p/{TWO}")];
		assert_eq!(texts(&[], &[bytes, good]), (expected, 1), "one bad record spoils no other");
	}

	#[test]
	fn malformed_addresses_are_passed_over() {
		let with_peer = format!("/ip4/10.0.0.1/tcp/30333/p2p/{TWO}");
		for address in [
			"",
			"/",
			"10.0.0.1:30333",
			"/ip4/10.0.0.256/tcp/30333",
			"/ip4/10.0.0.1",
			"/ip4/10.0.0.1/tcp/70000",
			"/ip4/10.0.0.1/nothing",
			"/tcp/30333",
			"/unix/tmp",
			"/ip4/10.0.0.1/tcp/30333\n",
			&with_peer,
		] {
			let bare = format!("/p2p/{ONE}");
			assert_eq!(texts(&[], &[validator(1, Some((ONE, &[address])))]), (vec![bare], 1), "{address:?}");
			let good = "/ip4/10.0.0.1/tcp/30333";
			let expected = vec![format!("{good}/p2p/{ONE}")];
			let some = validator(1, Some((ONE, &[address, good])));
			assert_eq!(texts(&[], &[some]), (expected, 1), "{address:?} beside a good one");
		}
	}

	#[test]
	fn complaints_are_fit_for_a_log() {
		let spoilt = validator(1, Some(("\u{1b}[31m\n", &[])));
		let wanted = wanted(own(), &[], &[spoilt]);
		let complaint = wanted.malformed.first().expect("one");
		assert!(complaint.contains(r"`\x1b[31m\n`"), "{complaint}");
		assert!(complaint.chars().all(|c| !c.is_control()));
	}
}
