//! What is proven, and everything that is refused: by whole proofs, made as a node makes them.

mod finality;
mod fixture;
mod input;
mod items;
mod support;
mod tamper;

use muster_proof::{verify, Evidence, Item, Proof, RUNTIME_VERSION_KEY};
use sp_runtime::traits::Header as _;
use support::*;

#[test]
fn a_proof_says_what_is_final() {
	let (checkpoint, proof) = proof();
	let json = serde_json::to_vec(&proof).expect("JSON");
	let read = Proof::from_json(&json).expect("as it was written");
	assert_eq!(read, proof);
	let proven = verify(&checkpoint, &read).expect("a good proof");

	let block = block();
	assert_eq!(proven.block().number, 100);
	assert_eq!(proven.block().hash, block.hash());
	assert_eq!(proven.block().state_root, *block.state_root());
	assert_eq!(proven.weight(), (3, 4));
	let runtime = proven.runtime().expect("it is among the items");
	assert_eq!((runtime.spec_name.as_str(), runtime.spec_version), ("muster", 102));
	let item = |key: &[u8], value: Option<&[u8]>| Item {
		key: key.to_vec().into(),
		value: value.map(|value| value.to_vec().into()),
	};
	let version = proven.items().first().and_then(|item| item.value.clone()).expect("there");
	let expected = [
		item(&RUNTIME_VERSION_KEY, Some(&version.0)),
		item(ABSENT, None),
		item(LONG, Some(&[b'x'; 100])),
		item(SHORT, Some(b"short")),
	];
	assert_eq!(proven.items(), expected);
}

#[test]
fn code_runs_on_what_is_proven_and_on_nothing_else() {
	let (checkpoint, proof) = proof();
	let proven = verify(&checkpoint, &proof).expect("a good proof");
	let read = |key: &'static [u8]| proven.execute(|| sp_io::storage::get(key).map(|value| value.to_vec()));
	assert_eq!(read(LONG), Ok(Some(vec![b'x'; 100])));
	assert_eq!(read(ABSENT), Ok(None));
	let refused = read(OTHER).expect_err("it is there, and not proven");
	assert!(refused.to_string().starts_with("the proven items are not all that is needed: "), "{refused}");

	proven.execute(|| sp_io::storage::set(SHORT, b"written")).expect("writing is free");
	assert_eq!(read(SHORT), Ok(Some(b"short".to_vec())), "and stays nowhere");
}

/// From one proven key to the next there is nothing that is not proven. That there is none after the last is not.
#[test]
fn code_walks_from_one_proven_key_to_the_next() {
	let (checkpoint, good) = proof();
	let keys: Vec<Vec<u8>> = (0..5).map(|n| format!("walk/{n}").into_bytes()).collect();
	let prove = |keys: &[Vec<u8>]| {
		let evidence = Evidence {
			genesis_hash: good.genesis_hash,
			header: good.header.0.clone(),
			justification: good.justification.0.clone(),
			set_id: good.set_id,
			keys: keys.to_vec(),
			nodes: trie_nodes(keys),
		};
		Proof::make("round/1".into(), serde_json::Value::Null, evidence).expect("all there")
	};
	let walk = |proof: &Proof, steps| {
		let follow = || std::iter::successors(Some(b"walk/".to_vec()), |key| sp_io::storage::next_key(key));
		let proven = verify(&checkpoint, proof).expect("a good proof");
		proven.execute(|| follow().skip(1).take(steps).collect::<Vec<_>>())
	};
	let whole = prove(&keys);
	assert_eq!(walk(&whole, 5), Ok(keys.clone()));
	let ended = walk(&whole, 6);
	assert!(ended.is_err() || ended == Ok(keys.clone()), "nothing is made up at the end: {ended:?}");
	let gap: Vec<_> = keys.iter().filter(|key| *key != b"walk/2").cloned().collect();
	let walked = walk(&prove(&gap), 5);
	assert!(walked.as_ref().is_err() || walked.as_ref() == Ok(&keys), "none is passed over: {walked:?}");
}
