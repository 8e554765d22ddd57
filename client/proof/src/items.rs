//! Storage items in the trie of a state: there, or not there.

use crate::{
	error::ProofError,
	hex::Bytes,
	model::{Item, Runtime},
};
use alloc::{collections::BTreeSet, string::String, vec::Vec};
use codec::{Compact, DecodeAll};
use sp_core::{Blake2Hasher, Hasher, H256};
use sp_trie::{read_trie_value, LayoutV1, MemoryDB, Recorder, StorageProof};

/// Key of `System::LastRuntimeUpgrade`: the version of the runtime that made the state.
///
/// Unlike `:code`, which an upgrade replaces at once, it changes with the first block that the new runtime makes. And it
/// is a few bytes, where the code is two megabytes.
pub const RUNTIME_VERSION_KEY: [u8; 32] = [
	0x26, 0xaa, 0x39, 0x4e, 0xea, 0x56, 0x30, 0xe0, 0x7c, 0x48, 0xae, 0x0c, 0x95, 0x58, 0xce, 0xf7, 0xf9,
	0xcc, 0xe9, 0xc8, 0x88, 0x46, 0x9b, 0xb1, 0xa0, 0xdc, 0xea, 0xa1, 0x29, 0x67, 0x2e, 0xf8,
];

/// Some nodes of a state trie, and which of them were needed.
pub(crate) struct Trie {
	nodes: MemoryDB<Blake2Hasher>,
	root: H256,
	used: BTreeSet<H256>,
}

impl Trie {
	pub fn new<'a>(root: H256, nodes: impl IntoIterator<Item = &'a Bytes>) -> Result<Self, ProofError> {
		let nodes =
			StorageProof::new_with_duplicate_nodes_check(nodes.into_iter().map(|node| node.0.clone()))
				.map_err(|_| ProofError::RepeatedNode)?;
		Ok(Self { nodes: nodes.into_memory_db(), root, used: BTreeSet::new() })
	}

	/// What the state holds under a key: none if it is proven that there is nothing.
	pub fn value(&mut self, key: &[u8]) -> Result<Option<Vec<u8>>, ProofError> {
		let mut recorder = Recorder::<LayoutV1<Blake2Hasher>>::new();
		let value = read_trie_value::<LayoutV1<Blake2Hasher>, _>(
			&self.nodes,
			&self.root,
			key,
			Some(&mut recorder),
			None,
		)
		.map_err(|_| ProofError::NotCovered(key.to_vec().into()))?;
		self.used.extend(recorder.drain().into_iter().map(|node| node.hash));
		Ok(value)
	}

	pub fn needs(&self, node: &Bytes) -> bool {
		self.used.contains(&Blake2Hasher::hash(&node.0))
	}
}

/// Checks that each item is what the state holds, and that every node serves an item.
pub(crate) fn check(root: H256, nodes: &[Bytes], items: &[Item]) -> Result<(), ProofError> {
	let unordered = items.windows(2).find_map(|pair| match pair {
		[first, second] if first.key >= second.key => Some(second.key.clone()),
		_ => None,
	});
	if let Some(key) = unordered {
		return Err(ProofError::Unordered(key));
	}
	let mut trie = Trie::new(root, nodes)?;
	for Item { key, value } in items {
		match (trie.value(&key.0)?, value) {
			(None, Some(_)) => return Err(ProofError::Absent(key.clone())),
			(Some(_), None) => return Err(ProofError::Present(key.clone())),
			(Some(there), Some(given)) if there != given.0 => {
				return Err(ProofError::OtherValue(key.clone()))
			}
			_ => {}
		}
	}
	match nodes.iter().filter(|node| !trie.needs(node)).count() {
		0 => Ok(()),
		unused => Err(ProofError::UnusedNodes(unused)),
	}
}

/// The runtime that made the state, if it is among the items.
pub(crate) fn runtime(items: &[Item]) -> Result<Option<Runtime>, ProofError> {
	let version =
		items.iter().find(|item| item.key.0 == RUNTIME_VERSION_KEY).and_then(|item| item.value.as_ref());
	let Some(version) = version else { return Ok(None) };
	let (Compact(spec_version), spec_name) = <(Compact<u32>, String)>::decode_all(&mut version.0.as_slice())
		.map_err(|_| ProofError::NoRuntimeVersion)?;
	Ok(Some(Runtime { spec_name, spec_version }))
}
