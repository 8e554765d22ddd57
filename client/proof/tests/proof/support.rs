//! A small chain: a state, headers, and authorities with real keys. Encoded and signed with the SDK's types, so that what
//! the verifier reads is what a node writes.

use codec::{Compact, Encode};
use muster_proof::{keys_to_prove, Authority, Checkpoint, Evidence, Proof, RUNTIME_VERSION_KEY};
use serde_json::json;
use sp_consensus_grandpa::{localized_payload, AuthorityId, AuthoritySignature};
use sp_core::{
	ed25519,
	storage::{StateVersion, Storage},
	Blake2Hasher, Pair, H256,
};
use sp_runtime::{
	generic,
	traits::{BlakeTwo256, Header as _},
	Digest, DigestItem,
};
use sp_state_machine::{prove_read, Backend, InMemoryBackend};

pub type Header = generic::Header<u32, BlakeTwo256>;
pub type Precommit = finality_grandpa::Precommit<H256, u32>;
pub type Justification = sp_consensus_grandpa::GrandpaJustification<Header>;
type SignedPrecommit = finality_grandpa::SignedPrecommit<H256, u32, AuthoritySignature, AuthorityId>;

pub const SET: u64 = 7;
pub const ROUND: u64 = 42;
/// Longer than 32 bytes: the trie keeps such values in nodes of their own.
pub const LONG: &[u8] = b"record/long";
pub const SHORT: &[u8] = b"record/short";
pub const ABSENT: &[u8] = b"record/absent";
/// There, and no part of the record.
pub const OTHER: &[u8] = b"other/17";

/// The keys that the record is made of.
pub fn record_keys() -> Vec<Vec<u8>> {
	[LONG, SHORT, ABSENT].map(<[u8]>::to_vec).to_vec()
}

pub fn state() -> InMemoryBackend<Blake2Hasher> {
	let mut top: std::collections::BTreeMap<Vec<u8>, Vec<u8>> =
		(0..200u8).map(|n| (format!("other/{n}").into_bytes(), vec![n; usize::from(n)])).collect();
	top.extend((0..5u8).map(|n| (format!("walk/{n}").into_bytes(), vec![n; 40])));
	top.insert(LONG.into(), vec![b'x'; 100]);
	top.insert(SHORT.into(), b"short".to_vec());
	top.insert(RUNTIME_VERSION_KEY.into(), (Compact(102u32), "muster").encode());
	(Storage { top, ..Default::default() }, StateVersion::V1).into()
}

/// Whether each item is what the state holds: whoever changes a key that is absent into another that is absent as well
/// has changed one truth into another.
pub fn is_true(proof: &Proof) -> bool {
	let state = state();
	proof.items.iter().all(|item| {
		state.storage(&item.key.0).expect("the state is whole") == item.value.clone().map(|value| value.0)
	})
}

pub fn trie_nodes(keys: &[Vec<u8>]) -> Vec<Vec<u8>> {
	prove_read(state(), keys).expect("the state is whole").into_iter_nodes().collect()
}

pub fn pair(n: u8) -> ed25519::Pair {
	ed25519::Pair::from_seed(&[n; 32])
}

pub fn id(n: u8) -> [u8; 32] {
	pair(n).public().0
}

/// A set of authorities 1, 2, 3 ... of these weights.
pub fn checkpoint(weights: &[u64]) -> Checkpoint {
	let authorities =
		(1..).zip(weights).map(|(n, weight)| Authority { id: id(n), weight: *weight }).collect();
	Checkpoint { genesis_hash: H256::repeat_byte(9), set_id: SET, authorities }
}

/// Block 100, with every kind of digest item; its state is [`state`].
pub fn block() -> Header {
	let digest = Digest {
		logs: vec![
			DigestItem::PreRuntime(*b"aura", vec![1, 2, 3]),
			DigestItem::Consensus(*b"FRNK", vec![4; 70]),
			DigestItem::RuntimeEnvironmentUpdated,
			DigestItem::Other(vec![5]),
			DigestItem::Seal(*b"aura", vec![6; 64]),
		],
	};
	let extrinsics = H256::repeat_byte(3);
	Header::new(100, extrinsics, *state().root(), H256::repeat_byte(2), digest)
}

/// A block on top of another; `salt` tells forks apart.
pub fn child(parent: &Header, salt: u8) -> Header {
	let number = parent.number().saturating_add(1);
	Header::new(number, H256::repeat_byte(salt), H256::repeat_byte(4), parent.hash(), Digest::default())
}

pub fn precommit(header: &Header) -> Precommit {
	Precommit { target_hash: header.hash(), target_number: *header.number() }
}

/// A vote of authority `n`, signed for a round of a set.
pub fn signed_in(n: u8, precommit: &Precommit, round: u64, set: u64) -> SignedPrecommit {
	let message = finality_grandpa::Message::Precommit(precommit.clone());
	let signature = pair(n).sign(&localized_payload(round, set, &message)).into();
	SignedPrecommit { precommit: precommit.clone(), signature, id: pair(n).public().into() }
}

pub fn signed(n: u8, precommit: &Precommit) -> SignedPrecommit {
	signed_in(n, precommit, ROUND, SET)
}

/// The justification of [`block`] with these votes.
pub fn justification(precommits: Vec<SignedPrecommit>, votes_ancestries: Vec<Header>) -> Justification {
	let Precommit { target_hash, target_number } = precommit(&block());
	let commit = finality_grandpa::Commit { target_hash, target_number, precommits };
	Justification { round: ROUND, commit, votes_ancestries }
}

pub fn evidence(justification: &Justification) -> Evidence {
	let keys = keys_to_prove(record_keys());
	Evidence {
		genesis_hash: H256::repeat_byte(9),
		header: block().encode(),
		justification: justification.encode(),
		set_id: SET,
		nodes: trie_nodes(&keys),
		keys,
	}
}

/// A proof with a justification as it is, right or wrong, of [`block`].
pub fn proof_with(justification: &Justification) -> Proof {
	let record = json!({ "headline": "Water up to the sills", "status": "Actual" });
	Proof::make("incident/12".into(), record, evidence(justification)).expect("the evidence is whole")
}

/// A good proof: of four authorities of weight 1, the first voted for the block, the second and third for descendants.
pub fn proof() -> (Checkpoint, Proof) {
	let first = child(&block(), 1);
	let second = child(&first, 1);
	let votes =
		vec![signed(1, &precommit(&block())), signed(2, &precommit(&first)), signed(3, &precommit(&second))];
	(checkpoint(&[1; 4]), proof_with(&justification(votes, vec![first, second])))
}
