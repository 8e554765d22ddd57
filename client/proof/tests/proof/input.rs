//! Whatever is given instead of a proof: refused quickly, and never a panic.

use crate::support::*;
use codec::Encode;
use muster_proof::{answer, limits, verify, Bytes, Checkpoint, Item, Part, Proof, ProofError, Step};
use proptest::prelude::*;
use serde_json::{json, Value};
use std::time::{Duration, Instant};

fn too_large(part: Part, limit: usize) -> ProofError {
	ProofError::TooLarge { part, size: limit + 1, limit }
}

/// Each limit at and above. At it, the proof fails at its own step, or passes.
#[test]
fn sizes_are_limited() {
	type Change = fn(&mut Proof, usize);
	let limited: [(Part, usize, Change); 5] = [
		(Part::Header, limits::HEADER_BYTES, |proof, size| proof.header.0.resize(size, 0)),
		(Part::Justification, limits::JUSTIFICATION_BYTES, |proof, size| {
			proof.justification.0.resize(size, 0)
		}),
		(Part::Nodes, limits::NODE_BYTES, |proof, size| proof.nodes = vec![Bytes(vec![0; size])]),
		(Part::Items, limits::ITEM_BYTES, |proof, size| {
			proof.items = vec![Item { key: Bytes(vec![0; 1]), value: Some(Bytes(vec![0; size - 1])) }];
		}),
		(Part::Items, limits::ITEMS, |proof, size| {
			let keys = (0..u32::try_from(size).expect("few")).map(|n| n.to_be_bytes().to_vec());
			proof.items = keys.map(|key| Item { key: Bytes(key), value: None }).collect();
		}),
	];
	for (part, limit, change) in limited {
		let (checkpoint, proof) = proof();
		let refused = |size| {
			let mut proof = proof.clone();
			change(&mut proof, size);
			verify(&checkpoint, &proof).expect_err("no proof")
		};
		assert_ne!(refused(limit).step(), Step::Input, "{part}");
		assert_eq!(refused(limit + 1), too_large(part, limit));
	}
}

#[test]
fn authorities_are_limited() {
	let of = |size| verify(&checkpoint(&vec![1; size]), &proof().1).map(|proven| proven.weight());
	assert_eq!(of(3), Ok((3, 3)));
	let set = |size| {
		let mut set = checkpoint(&[1; 3]);
		set.authorities = (0..size).map(|n| set.authorities[n % 3].clone()).collect();
		verify(&set, &proof().1).expect_err("twice the same")
	};
	assert_eq!(set(limits::AUTHORITIES), ProofError::NoSet("an authority is there twice"));
	assert_eq!(set(limits::AUTHORITIES + 1), too_large(Part::Checkpoint, limits::AUTHORITIES));
}

#[test]
fn files_are_limited_and_refused_at_once() {
	let began = Instant::now();
	let spaces = |size| vec![b' '; size];
	for (limit, part) in [(limits::PROOF_JSON, Part::Proof), (limits::CHECKPOINT_JSON, Part::Checkpoint)] {
		let read = |json: &[u8]| match part {
			Part::Proof => Proof::from_json(json).expect_err("no proof"),
			_ => Checkpoint::from_json(json).expect_err("no checkpoint"),
		};
		assert_eq!(read(&spaces(limit)).code(), "unreadable");
		assert_eq!(read(&spaces(limit + 1)), too_large(part, limit));
	}
	assert!(began.elapsed() < Duration::from_secs(2), "{:?}", began.elapsed());
}

/// The dearest proof within the limits: as many votes as there may be, each for the end of a long line of headers.
#[test]
fn the_dearest_proof_takes_no_time_to_speak_of() {
	let mut headers = vec![];
	let mut last = block();
	while headers.encoded_size() < limits::JUSTIFICATION_BYTES / 2 {
		last = child(&last, 1);
		headers.push(last.clone());
	}
	let one = signed(1, &precommit(&last));
	let votes = limits::JUSTIFICATION_BYTES / 2 / one.encoded_size() - 4;
	let voters: Vec<[u8; 32]> =
		(0..u16::try_from(votes).expect("few")).map(|n| sp_io::hashing::blake2_256(&n.encode())).collect();
	let precommits = voters.iter().map(|id| {
		let mut vote = one.clone();
		vote.id = sp_core::ed25519::Public::from_raw(*id).into();
		vote
	});
	let proof = proof_with(&justification(precommits.collect(), headers));
	let mut set = checkpoint(&[1]);
	set.authorities = voters.iter().map(|id| muster_proof::Authority { id: *id, weight: 1 }).collect();
	let began = Instant::now();
	assert_eq!(verify(&set, &proof).expect_err("nobody signed").code(), "badSignature");
	assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
}

fn changed(value: &impl serde::Serialize, change: impl FnOnce(&mut Value)) -> Vec<u8> {
	let mut value = serde_json::to_value(value).expect("JSON");
	change(&mut value);
	value.to_string().into_bytes()
}

#[test]
fn the_form_is_strict() {
	let (checkpoint, proof) = proof();
	let read = |change: fn(&mut Value)| Proof::from_json(&changed(&proof, change));
	assert_eq!(read(|_| ()).as_ref(), Ok(&proof));
	type Spoil = fn(&mut Value);
	let refused: [(Spoil, &str); 8] = [
		(|json| json["more"] = json!(1), "unknown field `more`"),
		(|json| json["setId"] = json!(-1), "invalid value: integer `-1`, expected u64"),
		(|json| json["setId"] = json!("7"), "invalid type: string \"7\", expected u64"),
		(|json| drop(json.as_object_mut().expect("object").remove("header")), "missing field `header`"),
		(|json| json["header"] = json!("0x123"), "an even number of hexadecimal digits"),
		(|json| json["header"] = json!("1234"), "bytes are written as 0x"),
		(|json| json["header"] = json!("0x12éé"), "bytes are written as 0x"),
		(|json| json["genesisHash"] = json!("0x1234"), "these are 2 bytes instead of 32"),
	];
	for (change, why) in refused {
		let error = read(change).expect_err(why);
		assert_eq!(error.code(), "unreadable");
		assert!(error.to_string().contains(why), "{error}");
		assert!(error.to_string().starts_with("the proof cannot be read: "), "{error}");
	}
	let set = |change: fn(&mut Value)| Checkpoint::from_json(&changed(&checkpoint, change));
	assert_eq!(set(|_| ()).as_ref(), Ok(&checkpoint));
	let error = set(|json| json["authorities"][0]["id"] = json!("0x00")).expect_err("a short key");
	assert!(
		error.to_string().contains("the checkpoint cannot be read: these are 1 bytes instead of 32"),
		"{error}"
	);
}

#[test]
fn the_answer_for_a_page_is_json() {
	let (checkpoint, proof) = proof();
	let answer = |checkpoint: &[u8], proof: &[u8]| -> Value {
		serde_json::from_str(&answer(checkpoint, proof)).expect("JSON")
	};
	let (checkpoint, good) = (changed(&checkpoint, |_| ()), changed(&proof, |_| ()));
	let proven = &answer(&checkpoint, &good)["proven"];
	assert_eq!(proven["block"]["number"], 100);
	assert_eq!(proven["block"]["hash"], json!(block().hash()));
	assert_eq!(proven["runtime"], json!({ "specName": "muster", "specVersion": 102 }));
	assert_eq!(
		(&proven["weight"], &proven["totalWeight"], &proven["setId"]),
		(&json!(3), &json!(4), &json!(SET))
	);
	assert_eq!(proven["items"], json!(proof.items));

	let refused = &answer(&checkpoint, &changed(&proof, |json| json["setId"] = json!(6)))["refused"];
	assert_eq!((&refused["step"], &refused["code"]), (&json!(1), &json!("otherSet")));
	assert!(refused["message"].as_str().expect("words").contains("authority set 6"), "{refused}");
	assert_eq!(answer(b"", &good)["refused"]["code"], "unreadable");
	assert_eq!(answer(&checkpoint, b"")["refused"]["step"], 0);
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(2_000))]

	#[test]
	fn random_files_are_refused(checkpoint in any::<Vec<u8>>(), proof in any::<Vec<u8>>()) {
		prop_assert!(answer(&checkpoint, &proof).contains("refused"));
	}

	#[test]
	fn random_parts_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), part in 0usize..5, at in any::<prop::sample::Index>()) {
		let (checkpoint, mut proof) = proof();
		let before = proof.clone();
		match part {
			0 => proof.header = Bytes(bytes),
			1 => proof.justification = Bytes(bytes),
			2 => { let at = at.index(proof.nodes.len()); proof.nodes[at] = Bytes(bytes); }
			3 => { let at = at.index(proof.items.len()); proof.items[at].key = Bytes(bytes); }
			_ => { let at = at.index(proof.items.len()); proof.items[at].value = Some(Bytes(bytes)); }
		}
		prop_assert!(proof == before || verify(&checkpoint, &proof).is_err() || is_true(&proof) && part == 3);
	}

	/// Bytes written over a good justification: most still decode.
	#[test]
	fn random_justifications_are_refused(bytes in prop::collection::vec(any::<u8>(), 1..40), at in any::<prop::sample::Index>()) {
		let (checkpoint, mut proof) = proof();
		let before = proof.clone();
		let at = at.index(proof.justification.0.len());
		proof.justification.0.iter_mut().skip(at).zip(bytes).for_each(|(byte, new)| *byte = new);
		prop_assert!(proof == before || verify(&checkpoint, &proof).is_err());
	}
}
