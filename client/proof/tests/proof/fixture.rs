//! The proof that lies beside the tests: the form of the files stays, and the WebAssembly module is tested with it
//! (`e2e/tests/unit/proof.test.ts`).
//!
//! After a change of the form on purpose: `MUSTER_WRITE_FIXTURE=1 cargo test ... --test proof fixture`.

use crate::support::proof;
use muster_proof::{verify, Checkpoint, Proof};
use std::{fs, path::PathBuf};

fn file(name: &str, made: &impl serde::Serialize) -> Vec<u8> {
	let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixture").join(name);
	let json = format!("{}\n", serde_json::to_string_pretty(made).expect("JSON"));
	if std::env::var_os("MUSTER_WRITE_FIXTURE").is_some() {
		fs::create_dir_all(path.parent().expect("a folder")).expect("can be written");
		fs::write(&path, &json).expect("can be written");
	}
	let lies = fs::read_to_string(&path).expect("it lies there");
	assert_eq!(lies, json, "{name}: the form has changed");
	lies.into_bytes()
}

#[test]
fn is_what_is_made() {
	let (checkpoint, proof) = proof();
	let read = Checkpoint::from_json(&file("checkpoint.json", &checkpoint)).expect("a checkpoint");
	let proof = Proof::from_json(&file("proof.json", &proof)).expect("a proof");
	assert!(verify(&read, &proof).is_ok());
}
