//! The state that a proof proves, for code of the runtime to run on.

use crate::model::Proven;
use sp_core::Blake2Hasher;
use sp_state_machine::{create_proof_check_backend, Ext, OverlayedChanges};
use sp_trie::StorageProof;
use std::{
	any::Any,
	fmt,
	panic::{catch_unwind, AssertUnwindSafe},
};

/// Code that ran on a proven state asked for more than is proven, or failed: its own words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Incomplete(pub String);

impl fmt::Display for Incomplete {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(f, "the proven items are not all that is needed: {}", self.0)
	}
}

impl std::error::Error for Incomplete {}

impl Proven<'_> {
	/// Runs code of the runtime on the proven state. What it writes is dropped.
	///
	/// Errors: [`Incomplete`] if the code reads a key that is neither proven to be there nor to be absent. Externalities
	/// have no other way to refuse than a panic: this catches it, and the panic hook has seen it. Needs `panic = "unwind"`.
	pub fn execute<T>(&self, code: impl FnOnce() -> T) -> Result<T, Incomplete> {
		let nodes = StorageProof::new(self.proof.nodes.iter().map(|node| node.0.clone()));
		let backend = create_proof_check_backend::<Blake2Hasher>(self.block.state_root, nodes)
			.map_err(|error| Incomplete(error.to_string()))?;
		let mut overlay = OverlayedChanges::default();
		let mut externalities = Ext::new(&mut overlay, &backend, None);
		catch_unwind(AssertUnwindSafe(|| {
			sp_externalities::set_and_run_with_externalities(&mut externalities, code)
		}))
		.map_err(|panic| Incomplete(words(&*panic)))
	}
}

fn words(panic: &(dyn Any + Send)) -> String {
	let text = panic.downcast_ref::<String>().map(String::as_str).or(panic.downcast_ref::<&str>().copied());
	text.unwrap_or("it failed without a word").into()
}
