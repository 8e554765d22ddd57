//! Proofs of real records of the runtime, with the genesis of the local network as the state.

use super::*;
use codec::{Compact, Encode};
use muster_proof::{Authority, Evidence, RUNTIME_VERSION_KEY};
use muster_runtime::{genesis, Header};
use muster_runtime_api::MAX_PAGE;
use sc_chain_spec::json_patch;
use serde_json::json;
use sp_core::{ed25519, Pair, H256};
use sp_genesis_builder::runtime_decl_for_genesis_builder::GenesisBuilder;
use sp_runtime::{traits::Header as _, Digest};

const AGENCY: &str = "agency/1";
const OTHER_AGENCY: &str = "agency/2";
const UNKNOWN_AGENCY: &str = "agency/4000000";

fn key() -> ed25519::Pair {
	ed25519::Pair::from_seed(&[1; 32])
}

fn checkpoint() -> Checkpoint {
	let authority = Authority { id: key().public().0, weight: 1 };
	Checkpoint { genesis_hash: H256::repeat_byte(9), set_id: 0, authorities: vec![authority] }
}

/// The genesis of the local network with the version of a runtime in it, and a way to prove things of it.
struct Chain {
	state: sp_io::TestExternalities,
	header: Header,
}

impl Chain {
	fn of(runtime: u32) -> Self {
		let value =
			|json: Option<Vec<u8>>| serde_json::from_slice(&json.expect("there is one")).expect("JSON");
		let mut config: Value = value(<Runtime as GenesisBuilder<Block>>::get_preset(&None));
		let patch =
			value(<Runtime as GenesisBuilder<Block>>::get_preset(&Some(genesis::LOCAL_TESTNET.into())));
		json_patch::merge(&mut config, patch);
		let mut state = sp_io::TestExternalities::new(Default::default());
		state.execute_with(|| {
			let json = config.to_string().into_bytes();
			<Runtime as GenesisBuilder<Block>>::build_state(json).expect("genesis builds");
			sp_io::storage::set(&RUNTIME_VERSION_KEY, &(Compact(runtime), "muster").encode());
		});
		state.commit_all().expect("no transaction is open");
		let root = *state.backend.root();
		let header = Header::new(5, H256::zero(), root, H256::zero(), Digest::default());
		Self { state, header }
	}

	/// The keys of a record and the record, as a node finds them.
	fn record(&mut self, subject: &str) -> (Vec<Vec<u8>>, Value) {
		let subject: Subject = subject.parse().expect("a subject");
		self.state.execute_with(|| {
			let keys = <Runtime as ReadApi<Block>>::record_keys(subject.clone());
			let record = <Runtime as ReadApi<Block>>::record(subject);
			(keys, serde_json::to_value(record).expect("JSON"))
		})
	}

	/// A proof of these keys, with a subject and a record as they are said to be.
	fn proof(&mut self, subject: &str, record: Value, keys: Vec<Vec<u8>>) -> Proof {
		let (_, nodes) = self.state.execute_and_prove(|| {
			keys.iter().for_each(|key| drop(sp_io::storage::get(key)));
		});
		let (hash, number) = (self.header.hash(), *self.header.number());
		let (round, set_id) = (1u64, 0u64);
		let signature = key().sign(&(1u8, hash, number, round, set_id).encode());
		let votes = vec![((hash, number), signature.0, key().public().0)];
		let evidence = Evidence {
			genesis_hash: H256::repeat_byte(9),
			header: self.header.encode(),
			justification: (round, (hash, number, votes), Vec::<Header>::new()).encode(),
			set_id,
			keys,
			nodes: nodes.into_iter_nodes().collect(),
		};
		Proof::make(subject.into(), record, evidence).expect("the evidence is whole")
	}

	/// A proof as a node makes it.
	fn good(&mut self, subject: &str) -> Proof {
		let (keys, record) = self.record(subject);
		self.proof(subject, record, keys_to_prove(keys))
	}
}

fn check(proof: &Proof) -> Result<(), RecordError> {
	let checkpoint = checkpoint();
	let proven = verify(&checkpoint, proof).expect("the items are proven");
	check_record(proof, &proven)
}

fn ours() -> Chain {
	Chain::of(VERSION.spec_version)
}

/// Everything that genesis has.
#[test]
fn a_record_is_made_anew() {
	let mut chain = ours();
	let all = chain.state.execute_with(|| <Runtime as ReadApi<Block>>::records(None, MAX_PAGE));
	let kinds: BTreeSet<_> = all.iter().map(|(subject, _)| subject.kind()).collect();
	assert!(kinds.len() >= 6, "{kinds:?}");
	for (subject, _) in all {
		let proof = chain.good(&subject.to_string());
		assert_ne!(proof.record, Value::Null, "{subject}");
		assert_eq!(check(&proof), Ok(()), "{subject}");
	}
}

#[test]
fn that_there_is_no_record_is_proven_too() {
	let mut chain = ours();
	let proof = chain.good(UNKNOWN_AGENCY);
	assert_eq!(proof.record, Value::Null);
	assert_eq!(check(&proof), Ok(()));
	let forged = Proof { record: chain.record(AGENCY).1, ..proof };
	let error = check(&forged).expect_err("there is none");
	assert!(
		matches!(&error, RecordError::Differs { path, proven } if path.is_empty() && proven == "null"),
		"{error:?}"
	);
}

/// Whatever is changed in the record, down to one value: the path to it is told.
#[test]
fn a_changed_record_is_told() {
	let mut chain = ours();
	let good = chain.good(AGENCY);
	let fields: Vec<String> = good.record.as_object().expect("an object").keys().cloned().collect();
	assert!(fields.len() > 3, "{fields:?}");
	for field in fields {
		let mut forged = good.clone();
		forged.record[&field] = json!("forged");
		let error = check(&forged).expect_err("changed");
		let RecordError::Differs { path, proven } = error else { panic!("{field}: {error}") };
		assert_eq!(path, format!("/{field}"));
		assert_eq!(proven, good.record[&field].to_string());

		let mut less = good.clone();
		less.record.as_object_mut().expect("an object").remove(&field);
		assert!(
			matches!(check(&less), Err(RecordError::Differs { path, .. }) if path == format!("/{field}"))
		);
	}
	let mut more = good.clone();
	more.record["forged"] = json!(1);
	let expected = RecordError::Differs { path: "/forged".into(), proven: "nothing".into() };
	assert_eq!(check(&more), Err(expected));
}

#[test]
fn each_byte_of_the_subject_counts() {
	let mut chain = ours();
	let good = chain.good(AGENCY);
	for at in 0..good.subject.len() {
		let mut bytes = good.subject.clone().into_bytes();
		bytes[at] ^= 1;
		let forged = Proof { subject: String::from_utf8(bytes).expect("still ASCII"), ..good.clone() };
		let error = check(&forged).expect_err("another subject");
		let told =
			matches!(error, RecordError::Subject(_) | RecordError::Incomplete(_) | RecordError::Keys { .. });
		assert!(told, "{}: {error}", forged.subject);
	}
	// The record of one agency under the name of another, whose items are proven too.
	let forged = Proof { subject: AGENCY.into(), ..chain.good(OTHER_AGENCY) };
	let error = check(&forged).expect_err("another agency's");
	assert!(matches!(error, RecordError::Incomplete(_) | RecordError::Keys { .. }), "{error}");
}

#[test]
fn the_items_are_all_and_no_others() {
	let mut chain = ours();
	let (keys, record) = chain.record(AGENCY);
	let (others, _) = chain.record("product/1");
	let more = keys_to_prove(keys.iter().chain(&others).cloned());
	let forged = chain.proof(AGENCY, record.clone(), more);
	assert!(matches!(check(&forged), Err(RecordError::Keys { key, given: true }) if others.contains(&key.0)));
	for left_out in &keys {
		let fewer = keys_to_prove(keys.iter().filter(|key| *key != left_out).cloned());
		let forged = chain.proof(AGENCY, record.clone(), fewer);
		let error = check(&forged).expect_err("too few");
		let told = match &error {
			RecordError::Keys { key, given } => key.0 == *left_out && !given,
			error => matches!(error, RecordError::Incomplete(_)),
		};
		assert!(told, "{error}");
	}
}

#[test]
fn of_another_runtime_only_the_items_are_proven() {
	let next = VERSION.spec_version + 1;
	let proof = Chain::of(next).good(AGENCY);
	let error = check(&proof).expect_err("of another runtime");
	assert_eq!(error, RecordError::OtherRuntime(Some(("muster".into(), next))));
	assert!(error.to_string().contains(&format!("muster {next}")), "{error}");

	let mut chain = ours();
	let (keys, record) = chain.record(AGENCY);
	let silent = chain.proof(AGENCY, record, keys);
	assert_eq!(
		check(&silent),
		Err(RecordError::OtherRuntime(None)),
		"it is not proven, and nobody is believed"
	);
}

/// What the command prints, and how it ends.
#[test]
fn the_command_says_what_is_proven() {
	let judge = |proof: &Proof, items_only| {
		let json = |value: Value| value.to_string().into_bytes();
		judge(&json(json!(checkpoint())), &json(json!(proof)), items_only)
	};
	let good = ours().good(AGENCY);
	let printed = judge(&good, false).expect("proven");
	assert!(printed.starts_with("proven: agency/1 as of block 5 (0x"), "{printed}");
	assert!(printed.contains("finalised by weight 1 of 1 of set 0"), "{printed}");

	let other = Chain::of(1).good(AGENCY);
	let refused = judge(&other, false).expect_err("of another runtime");
	assert!(refused.starts_with("step 5: the record is of runtime muster 1,"), "{refused}");
	let printed = judge(&other, true).expect("the items are proven");
	assert!(printed.contains(" storage items of block 5"), "{printed}");
	assert!(printed.contains("not checked: the record is of runtime muster 1,"), "{printed}");

	let refused = judge(&Proof { set_id: 1, ..good.clone() }, false).expect_err("another set");
	assert!(refused.starts_with("step 1: the proof was made under authority set 1"), "{refused}");
	let refused =
		judge(&Proof { record: json!({}), ..good }, true).expect_err("a wrong record is never let pass");
	assert!(refused.starts_with("step 5: the record was changed: "), "{refused}");
}

#[test]
fn a_file_that_is_not_there_is_no_refusal() {
	let absent = VerifyProofCmd { checkpoint: "no such file".into(), proof: "-".into(), items_only: false };
	let error = absent.check();
	assert!(
		matches!(error, Err(Failure::Unusable(reason)) if reason.starts_with("cannot read no such file: "))
	);
}
