//! What the state holds and what it does not; and how a proof is made.

use crate::support::*;
use codec::Encode;
use muster_proof::{keys_to_prove, verify, Bytes, Evidence, Item, Proof, ProofError, RUNTIME_VERSION_KEY};
use serde_json::Value;
use sp_core::H256;
use sp_io::hashing::twox_128;
use sp_runtime::traits::Header as _;

/// What is said of a proof after a change. The items are: 0 the runtime's version, 1 absent, 2 long, 3 short.
fn after(change: impl FnOnce(&mut Proof)) -> Result<(), ProofError> {
	let (checkpoint, mut proof) = proof();
	change(&mut proof);
	verify(&checkpoint, &proof).map(|_| ())
}

fn key(key: &[u8]) -> Bytes {
	key.to_vec().into()
}

#[test]
fn absence_cannot_be_forged() {
	assert_eq!(after(|_| ()), Ok(()));
	assert_eq!(after(|proof| proof.items[2].value = None), Err(ProofError::Present(key(LONG))));
	assert_eq!(after(|proof| proof.items[3].value = None), Err(ProofError::Present(key(SHORT))));
	assert_eq!(
		after(|proof| proof.items[1].value = Some(key(b"here"))),
		Err(ProofError::Absent(key(ABSENT)))
	);
	assert_eq!(after(|proof| proof.items[1].value = Some(key(b""))), Err(ProofError::Absent(key(ABSENT))));
	// An absent value, and the node away that would show it.
	let forged = after(|proof| {
		proof.items[2].value = None;
		proof.nodes.retain(|node| node.0 != [b'x'; 100]);
	});
	assert_eq!(forged, Err(ProofError::NotCovered(key(LONG))));
	// The item left out with all that shows it.
	assert_eq!(after(|proof| drop(proof.items.remove(2))), Err(ProofError::UnusedNodes(1)));
}

#[test]
fn values_cannot_be_forged() {
	let other = after(|proof| proof.items[3].value = Some(key(b"shorT")));
	assert_eq!(other, Err(ProofError::OtherValue(key(SHORT))));
	let swapped = after(|proof| {
		let long = proof.items[2].value.take();
		proof.items[2].value = proof.items[3].value.take();
		proof.items[3].value = long;
	});
	assert_eq!(swapped, Err(ProofError::OtherValue(key(LONG))));
	let moved = after(|proof| proof.items[3].key = key(b"record/shorx"));
	assert_eq!(moved, Err(ProofError::Absent(key(b"record/shorx"))));
	let no_nodes = after(|proof| proof.nodes.clear());
	assert_eq!(no_nodes, Err(ProofError::NotCovered(key(&RUNTIME_VERSION_KEY))));
}

#[test]
fn nothing_is_there_that_is_not_needed() {
	let more = after(|proof| proof.nodes.push(key(b"some more")));
	assert_eq!(more, Err(ProofError::UnusedNodes(1)));
	let twice = after(|proof| proof.nodes.push(proof.nodes[0].clone()));
	assert_eq!(twice, Err(ProofError::RepeatedNode));
	let of_others = after(|proof| {
		let more = trie_nodes(&[b"other/100".to_vec()]).into_iter().map(Bytes);
		let more: Vec<_> = more.filter(|node| !proof.nodes.contains(node)).collect();
		proof.nodes.extend(more);
	});
	assert!(matches!(of_others, Err(ProofError::UnusedNodes(count)) if count > 0), "{of_others:?}");
}

#[test]
fn items_are_in_order_and_each_once() {
	assert_eq!(after(|proof| proof.items.swap(1, 2)), Err(ProofError::Unordered(key(ABSENT))));
	let twice = after(|proof| proof.items.insert(2, proof.items[2].clone()));
	assert_eq!(twice, Err(ProofError::Unordered(key(LONG))));
}

#[test]
fn the_order_of_nodes_says_nothing() {
	assert_eq!(after(|proof| proof.nodes.reverse()), Ok(()));
}

#[test]
fn the_runtime_is_told_only_if_it_is_proven() {
	let name = [twox_128(b"System"), twox_128(b"LastRuntimeUpgrade")].concat();
	assert_eq!(name, RUNTIME_VERSION_KEY);
	let (checkpoint, _) = proof();
	let whole =
		proof_with(&justification((1..=3).map(|n| signed(n, &precommit(&block()))).collect(), vec![]));
	let made = Evidence { keys: record_keys(), ..evidence_of(&whole) };
	let without = Proof::make("incident/12".into(), Value::Null, made).expect("all there");
	assert_eq!(verify(&checkpoint, &without).expect("proven").runtime(), None);
}

fn evidence_of(proof: &Proof) -> Evidence {
	Evidence {
		genesis_hash: proof.genesis_hash,
		header: proof.header.0.clone(),
		justification: proof.justification.0.clone(),
		set_id: proof.set_id,
		keys: proof.items.iter().map(|item| item.key.0.clone()).collect(),
		nodes: proof.nodes.iter().map(|node| node.0.clone()).collect(),
	}
}

#[test]
fn a_proof_is_made_of_what_is_needed() {
	let (checkpoint, proof) = proof();
	let (subject, record) = (proof.subject.clone(), proof.record.clone());
	let make = |evidence| Proof::make(subject.clone(), record.clone(), evidence);
	assert_eq!(make(evidence_of(&proof)), Ok(proof.clone()));

	// Keys in any order and some twice, nodes of other items: the proof is the same.
	let mut more = evidence_of(&proof);
	more.keys.reverse();
	more.keys.push(LONG.to_vec());
	let others = trie_nodes(&[b"other/100".to_vec()]).into_iter();
	more.nodes.extend(others.filter(|node| !proof.nodes.contains(&Bytes(node.clone()))).collect::<Vec<_>>());
	let mut made = make(more).expect("enough");
	assert_eq!(made.nodes.len(), proof.nodes.len());
	made.nodes.sort();
	assert!(verify(&checkpoint, &made).is_ok());

	let lacks = |key: &[u8]| Evidence { keys: vec![key.to_vec()], ..evidence_of(&proof) };
	assert_eq!(make(lacks(b"other/100")), Err(ProofError::NotCovered(key(b"other/100"))));
	let other = child(&block(), 1);
	let refused = make(Evidence { header: other.encode(), ..evidence_of(&proof) });
	let expected = ProofError::OtherHeader { header: other.hash(), justified: block().hash() };
	assert_eq!(refused, Err(expected));
	let refused = make(Evidence { justification: vec![1, 2, 3], ..evidence_of(&proof) });
	assert_eq!(refused, Err(ProofError::NoJustification));
	let refused = make(Evidence { header: vec![1, 2, 3], ..evidence_of(&proof) });
	assert_eq!(refused, Err(ProofError::NoHeader));
	let mut number = justification(vec![], vec![]);
	number.commit.target_number = 101;
	let refused = make(Evidence { justification: number.encode(), ..evidence_of(&proof) });
	assert_eq!(refused, Err(ProofError::OtherNumber { header: 100, justified: 101 }));
}

#[test]
fn keys_are_sorted_and_name_the_runtime_once() {
	let given = [SHORT, LONG, SHORT, &RUNTIME_VERSION_KEY].map(<[u8]>::to_vec);
	let expected = [&RUNTIME_VERSION_KEY[..], LONG, SHORT].map(<[u8]>::to_vec);
	assert_eq!(keys_to_prove(given), expected);
}

/// A state of another block of the same chain, even the next one, is another root.
#[test]
fn the_state_is_that_blocks() {
	let (checkpoint, mut proof) = proof();
	let mut other = block();
	other.set_state_root(H256::repeat_byte(1));
	proof.header = Bytes(other.encode());
	let expected = ProofError::OtherHeader { header: other.hash(), justified: block().hash() };
	assert_eq!(verify(&checkpoint, &proof), Err(expected));
	assert!(proof.items.contains(&Item { key: key(ABSENT), value: None }));
}
