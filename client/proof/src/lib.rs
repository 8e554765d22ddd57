//! Proofs that a record is what the chain finalised: made by a node, checked by anybody, offline.
//!
//! A node makes a [`Proof`] with [`Proof::make`]. Whoever holds a [`Checkpoint`], an authority set from a source that is
//! trusted, checks it with [`verify`], without a node and without a network: the authorities finalised this block, and its
//! state holds these items. What record the items make is for whoever has the runtime: [`Proven::execute`].
//!
//! `no_std`, and also a WebAssembly module without imports (feature `module`). `docs/proofs.md` has the form of the files,
//! and what a proof does not prove.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod answer;
mod error;
mod finality;
mod header;
mod hex;
mod items;
pub mod limits;
mod model;
#[cfg(all(feature = "module", target_arch = "wasm32"))]
pub mod module;
#[cfg(feature = "std")]
mod state;

pub use answer::answer;
pub use error::{Part, ProofError, Step};
pub use hex::Bytes;
pub use items::RUNTIME_VERSION_KEY;
pub use model::{keys_to_prove, Authority, Block, Checkpoint, Evidence, Item, Proof, Proven, Runtime};
#[cfg(feature = "std")]
pub use state::Incomplete;

/// The format of proofs that this version makes and reads.
pub const FORMAT: u64 = 1;

/// Checks a proof against a checkpoint: steps 1 to 4 of `docs/proofs.md`, in that order.
///
/// Takes time in proportion to the size of the proof, at most about a second within [`limits`]. Never panics.
///
/// Errors: the first thing that is wrong.
pub fn verify<'a>(checkpoint: &Checkpoint, proof: &'a Proof) -> Result<Proven<'a>, ProofError> {
	if proof.version != FORMAT {
		return Err(ProofError::OtherFormat(proof.version));
	}
	proof.within_limits()?;

	let set = finality::Set::of(checkpoint)?;
	if proof.genesis_hash != checkpoint.genesis_hash {
		return Err(ProofError::OtherChain {
			proof: proof.genesis_hash,
			checkpoint: checkpoint.genesis_hash,
		});
	}
	if proof.set_id != checkpoint.set_id {
		return Err(ProofError::OtherSet { proof: proof.set_id, checkpoint: checkpoint.set_id });
	}

	let justification = finality::Justification::read(&proof.justification.0)?;
	let weight = set.finalised(&justification)?;

	let block = model::justified(&proof.header.0, &justification)?;

	items::check(block.state_root, &proof.nodes, &proof.items)?;
	let runtime = items::runtime(&proof.items)?;
	Ok(Proven { proof, block, runtime, weight, total_weight: set.total })
}
