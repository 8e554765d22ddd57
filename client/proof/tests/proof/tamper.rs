//! One byte changed anywhere: refused, and by the step whose part it is.

use crate::support::*;
use muster_proof::{verify, Checkpoint, Proof, Step};

/// What each change of one bit of one byte must lead to. `bytes` are those of one part.
fn every_byte(
	name: &str,
	bytes: impl Fn(&mut Checkpoint, &mut Proof) -> Vec<u8>,
	put: impl Fn(&mut Checkpoint, &mut Proof, Vec<u8>),
	step: Step,
) {
	let (mut checkpoint, mut proof) = proof();
	let good = bytes(&mut checkpoint, &mut proof);
	assert!(!good.is_empty(), "{name}");
	for at in 0..good.len() {
		for bit in [0, at % 8, 7] {
			let mut bad = good.clone();
			bad[at] ^= 1 << bit;
			let (mut checkpoint, mut proof) = (checkpoint.clone(), proof.clone());
			put(&mut checkpoint, &mut proof, bad);
			let error = verify(&checkpoint, &proof).expect_err(name);
			assert_eq!(error.step(), step, "{name}, byte {at}, bit {bit}: {error}");
		}
	}
}

/// The same of a part of the proof that is bytes.
fn every_byte_of(name: &str, part: impl Fn(&mut Proof) -> &mut Vec<u8>, step: Step) {
	every_byte(name, |_, proof| part(proof).clone(), |_, proof, bad| *part(proof) = bad, step);
}

fn number(bytes: Vec<u8>) -> u64 {
	u64::from_le_bytes(bytes.try_into().expect("8 bytes"))
}

#[test]
fn of_the_header() {
	every_byte_of("header", |proof| &mut proof.header.0, Step::Header);
}

#[test]
fn of_the_justification() {
	every_byte_of("justification", |proof| &mut proof.justification.0, Step::Justification);
}

#[test]
fn of_the_set_and_the_chain() {
	let set = |proof: &mut Proof| proof.set_id.to_le_bytes().to_vec();
	every_byte("set", |_, proof| set(proof), |_, proof, bad| proof.set_id = number(bad), Step::Set);
	every_byte(
		"genesis",
		|_, proof| proof.genesis_hash.0.to_vec(),
		|_, proof, bad| proof.genesis_hash = sp_core::H256::from_slice(&bad),
		Step::Set,
	);
	every_byte(
		"version",
		|_, proof| proof.version.to_le_bytes().to_vec(),
		|_, proof, bad| proof.version = number(bad),
		Step::Input,
	);
}

#[test]
fn of_the_checkpoint() {
	every_byte(
		"genesis",
		|checkpoint, _| checkpoint.genesis_hash.0.to_vec(),
		|checkpoint, _, bad| checkpoint.genesis_hash = sp_core::H256::from_slice(&bad),
		Step::Set,
	);
	every_byte(
		"set",
		|checkpoint, _| checkpoint.set_id.to_le_bytes().to_vec(),
		|checkpoint, _, bad| checkpoint.set_id = number(bad),
		Step::Set,
	);
	for voter in 0..3 {
		every_byte(
			"key of an authority that voted",
			|checkpoint, _| checkpoint.authorities[voter].id.to_vec(),
			|checkpoint, _, bad| checkpoint.authorities[voter].id = bad.try_into().expect("32 bytes"),
			Step::Justification,
		);
	}
	// The weight of who did not vote: three of four is just enough, so none of its bits can be set.
	for bit in 1..64 {
		let (mut checkpoint, proof) = proof();
		checkpoint.authorities[3].weight ^= 1 << bit;
		let error = verify(&checkpoint, &proof).expect_err("too few");
		assert_eq!(error.code(), "tooFewVotes", "bit {bit}: {error}");
	}
}

#[test]
fn of_the_items() {
	let (_, good) = proof();
	for at in 0..good.items.len() {
		if good.items[at].value.is_some() {
			every_byte_of("key", |proof| &mut proof.items[at].key.0, Step::Items);
			every_byte_of(
				"value",
				|proof| &mut proof.items[at].value.as_mut().expect("there").0,
				Step::Items,
			);
		}
	}
}

/// What is absent is absent under many keys, and the same nodes prove it of some. What passes is true, and step 5 knows
/// that it is not of this subject.
#[test]
fn of_the_key_of_what_is_absent() {
	let (checkpoint, good) = proof();
	let at = good.items.iter().position(|item| item.value.is_none()).expect("one is absent");
	let mut refused = 0;
	for byte in 0..good.items[at].key.0.len() {
		for bit in 0..8 {
			let mut proof = good.clone();
			proof.items[at].key.0[byte] ^= 1 << bit;
			match verify(&checkpoint, &proof) {
				Ok(_) => assert!(is_true(&proof), "byte {byte}, bit {bit}"),
				Err(error) => {
					assert_eq!(error.step(), Step::Items, "{error}");
					refused += 1;
				}
			}
		}
	}
	assert!(refused > 10, "{refused}");
}

#[test]
fn of_the_nodes() {
	let (_, good) = proof();
	assert!(good.nodes.len() > 4, "a trie of some depth");
	for at in 0..good.nodes.len() {
		every_byte_of("node", |proof| &mut proof.nodes[at].0, Step::Items);
	}
}

/// Cut, or longer by a byte.
#[test]
fn of_the_lengths() {
	type Part = fn(&mut Proof) -> &mut Vec<u8>;
	let parts: [(Part, Step); 5] = [
		(|proof| &mut proof.header.0, Step::Header),
		(|proof| &mut proof.justification.0, Step::Justification),
		(|proof| &mut proof.items[0].key.0, Step::Items),
		(|proof| &mut proof.items[2].value.as_mut().expect("there").0, Step::Items),
		(|proof| &mut proof.nodes[0].0, Step::Items),
	];
	for (part, step) in parts {
		let changes: [fn(&mut Vec<u8>); 3] =
			[|bytes| bytes.truncate(bytes.len() - 1), |bytes| bytes.push(0), Vec::clear];
		for change in changes {
			let (checkpoint, mut proof) = proof();
			change(part(&mut proof));
			assert_eq!(verify(&checkpoint, &proof).expect_err("changed").step(), step);
		}
	}
}

/// Every byte of the file itself. What still says the same, a digit in another case, may pass; and what is no part of
/// steps 1 to 4: the subject and the record, which the runtime's code checks.
#[test]
fn of_the_file() {
	let (checkpoint, good) = proof();
	let json = serde_json::to_vec(&good).expect("JSON");
	let same = |other: &Proof| {
		Proof { subject: good.subject.clone(), record: good.record.clone(), ..other.clone() } == good
	};
	let (mut unreadable, mut refused, mut passed) = (0, 0, 0);
	for at in 0..json.len() {
		for bit in [0, 5, 7] {
			let mut bad = json.clone();
			bad[at] ^= 1 << bit;
			match Proof::from_json(&bad) {
				Err(error) => {
					assert_eq!((error.step(), error.code()), (Step::Input, "unreadable"));
					unreadable += 1;
				}
				Ok(read) if same(&read) => passed += usize::from(verify(&checkpoint, &read).is_ok()),
				Ok(read) => {
					let error = verify(&checkpoint, &read);
					refused += usize::from(error.is_err());
					assert!(error.is_err() || is_true(&read), "byte {at}, bit {bit}");
				}
			}
		}
	}
	assert!(unreadable > 1_000 && refused > 1_000 && passed > 100, "{unreadable} {refused} {passed}");
}
