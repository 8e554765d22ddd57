//! What the verifier says to a page: JSON.

use crate::{verify, Checkpoint, Proof, ProofError};
use alloc::{string::String, string::ToString};
use serde_json::{json, Value};

/// Checks a proof, both as JSON, and answers in JSON: `{ "proven": … }` or `{ "refused": … }`. `docs/proofs.md` has the
/// fields.
pub fn answer(checkpoint: &[u8], proof: &[u8]) -> String {
	let answer = match check(checkpoint, proof) {
		Ok(proven) => json!({ "proven": proven }),
		Err(error) => json!({
			"refused": { "step": error.step().number(), "code": error.code(), "message": error.to_string() }
		}),
	};
	answer.to_string()
}

fn check(checkpoint: &[u8], proof: &[u8]) -> Result<Value, ProofError> {
	let checkpoint = Checkpoint::from_json(checkpoint)?;
	let proof = Proof::from_json(proof)?;
	let proven = verify(&checkpoint, &proof)?;
	let (weight, total_weight) = proven.weight();
	Ok(json!({
		"block": proven.block(),
		"setId": proof.set_id,
		"weight": weight,
		"totalWeight": total_weight,
		"runtime": proven.runtime(),
		"items": proven.items(),
	}))
}
