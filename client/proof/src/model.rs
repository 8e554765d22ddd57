//! What is given and what comes out, with the JSON of it.

use crate::{
	error::{Part, ProofError},
	finality::Justification,
	header::Header,
	hex::{self, Bytes},
	items::{Trie, RUNTIME_VERSION_KEY},
	limits, FORMAT,
};
use alloc::{
	collections::BTreeSet,
	string::{String, ToString},
	vec::Vec,
};
use serde::{de::DeserializeOwned, Deserialize, Serialize};
use sp_core::{Blake2Hasher, Hasher, H256};

/// An authority set that somebody trusts, from a source that is not the proof's.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Checkpoint {
	/// Hash of the chain's block 0. A name: what ties a proof to a chain are the authorities' keys.
	#[serde(with = "hex::fixed")]
	pub genesis_hash: H256,
	/// Number of the set. It is one higher after each change of the authorities.
	pub set_id: u64,
	/// The authorities of that set.
	pub authorities: Vec<Authority>,
}

/// One authority that votes on finality.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Authority {
	/// Its Ed25519 key for GRANDPA.
	#[serde(with = "hex::fixed")]
	pub id: [u8; 32],
	/// How much its vote counts.
	pub weight: u64,
}

/// A storage item of the state.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
	/// Its key in the state trie.
	pub key: Bytes,
	/// The value, SCALE-encoded; none: there is nothing under this key.
	pub value: Option<Bytes>,
}

/// That a record is what a final block's state says.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Proof {
	/// The format, [`FORMAT`].
	pub version: u64,
	/// Hash of the chain's block 0.
	#[serde(with = "hex::fixed")]
	pub genesis_hash: H256,
	/// What the record is of, in text form: `incident/12`.
	pub subject: String,
	/// The record as the node shows it, or null if there is none. Not proven by [`crate::verify`], which knows no runtime.
	pub record: serde_json::Value,
	/// The storage items the record is made of, in ascending order of their keys.
	pub items: Vec<Item>,
	/// The nodes of the state trie from its root to the items, each once, and no others.
	pub nodes: Vec<Bytes>,
	/// The block's header, SCALE-encoded.
	pub header: Bytes,
	/// GRANDPA's justification of the block, SCALE-encoded.
	pub justification: Bytes,
	/// The authority set that finalised the block.
	pub set_id: u64,
}

/// What a node has at hand to make a proof of.
#[derive(Clone, Debug)]
pub struct Evidence {
	/// Hash of the chain's block 0.
	pub genesis_hash: H256,
	/// The block's header, SCALE-encoded.
	pub header: Vec<u8>,
	/// GRANDPA's justification of this very block, SCALE-encoded, without the engine's id.
	pub justification: Vec<u8>,
	/// The set that voted. Of a block that changes the authorities that is the set before: `current_set_id` in the state
	/// of the block's parent.
	pub set_id: u64,
	/// Keys of the items, in any order: [`keys_to_prove`].
	pub keys: Vec<Vec<u8>>,
	/// Trie nodes that lead to these keys, as `read_proof` gives them.
	pub nodes: Vec<Vec<u8>>,
}

/// The block that a proof is of.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Block {
	/// Its number.
	pub number: u32,
	/// Its hash.
	#[serde(with = "hex::fixed")]
	pub hash: H256,
	/// Root of its state's trie.
	#[serde(with = "hex::fixed")]
	pub state_root: H256,
}

/// A runtime, by what its state says.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Runtime {
	/// Name of the specification.
	pub spec_name: String,
	/// Version of the specification.
	pub spec_version: u32,
}

/// What a proof proves. Only [`crate::verify`] makes one.
#[derive(Clone, PartialEq, Debug)]
pub struct Proven<'a> {
	pub(crate) proof: &'a Proof,
	pub(crate) block: Block,
	pub(crate) runtime: Option<Runtime>,
	pub(crate) weight: u64,
	pub(crate) total_weight: u64,
}

impl Proven<'_> {
	/// The final block.
	pub fn block(&self) -> &Block {
		&self.block
	}

	/// The runtime that made the state, if the proof holds the item that says so.
	pub fn runtime(&self) -> Option<&Runtime> {
		self.runtime.as_ref()
	}

	/// The items: what the state of the block holds under their keys.
	pub fn items(&self) -> &[Item] {
		&self.proof.items
	}

	/// Weight of the authorities that finalised the block, and of all of them.
	pub fn weight(&self) -> (u64, u64) {
		(self.weight, self.total_weight)
	}
}

/// The keys a proof of a record covers: those the record is made of, and the one that says which runtime's record it is.
/// Ascending, each once.
pub fn keys_to_prove(record_keys: impl IntoIterator<Item = Vec<u8>>) -> Vec<Vec<u8>> {
	let mut keys: BTreeSet<Vec<u8>> = record_keys.into_iter().collect();
	keys.insert(RUNTIME_VERSION_KEY.to_vec());
	keys.into_iter().collect()
}

impl Checkpoint {
	/// Reads a checkpoint file.
	///
	/// Errors: [`ProofError::TooLarge`], [`ProofError::Unreadable`].
	pub fn from_json(json: &[u8]) -> Result<Self, ProofError> {
		read(Part::Checkpoint, json, limits::CHECKPOINT_JSON)
	}
}

impl Proof {
	/// Makes a proof of what a node has, and checks all of it that takes no authorities: the justification is of this
	/// header, the nodes lead to each key. Nodes that do not are left out.
	///
	/// `record` is the record of `subject` in the state of that block, as JSON.
	///
	/// Errors: those of steps 3 and 4, [`ProofError::NoJustification`], and [`ProofError::TooLarge`].
	pub fn make(subject: String, record: serde_json::Value, evidence: Evidence) -> Result<Self, ProofError> {
		let Evidence { genesis_hash, header, justification, set_id, keys, nodes } = evidence;
		let block = justified(&header, &Justification::read(&justification)?)?;
		let mut nodes: Vec<Bytes> = nodes.into_iter().map(Bytes).collect();
		let mut trie = Trie::new(block.state_root, &nodes)?;
		let mut items = Vec::new();
		for key in keys.into_iter().collect::<BTreeSet<_>>() {
			let value = trie.value(&key)?.map(Bytes);
			items.push(Item { key: Bytes(key), value });
		}
		nodes.retain(|node| trie.needs(node));
		let proof = Self {
			version: FORMAT,
			genesis_hash,
			subject,
			record,
			items,
			nodes,
			header: Bytes(header),
			justification: Bytes(justification),
			set_id,
		};
		proof.within_limits()?;
		Ok(proof)
	}

	/// Reads a proof file.
	///
	/// Errors: [`ProofError::TooLarge`], [`ProofError::Unreadable`].
	pub fn from_json(json: &[u8]) -> Result<Self, ProofError> {
		read(Part::Proof, json, limits::PROOF_JSON)
	}

	/// Before any work is done with it: no more than [`limits`] allows.
	pub(crate) fn within_limits(&self) -> Result<(), ProofError> {
		let items: usize = self.items.iter().map(|item| total([Some(&item.key), item.value.as_ref()])).sum();
		let nodes = total(self.nodes.iter().map(Some));
		for (part, size, limit) in [
			(Part::Items, self.items.len(), limits::ITEMS),
			(Part::Items, items, limits::ITEM_BYTES),
			(Part::Nodes, nodes, limits::NODE_BYTES),
			(Part::Header, self.header.0.len(), limits::HEADER_BYTES),
			(Part::Justification, self.justification.0.len(), limits::JUSTIFICATION_BYTES),
		] {
			if size > limit {
				return Err(ProofError::TooLarge { part, size, limit });
			}
		}
		Ok(())
	}
}

fn total<'a>(parts: impl IntoIterator<Item = Option<&'a Bytes>>) -> usize {
	parts.into_iter().flatten().map(|bytes| bytes.0.len()).sum()
}

fn read<T: DeserializeOwned>(part: Part, json: &[u8], limit: usize) -> Result<T, ProofError> {
	match json.len() {
		size if size > limit => Err(ProofError::TooLarge { part, size, limit }),
		_ => serde_json::from_slice(json)
			.map_err(|error| ProofError::Unreadable { part, why: error.to_string() }),
	}
}

/// The block of a header, if it is the one that the justification is of.
pub(crate) fn justified(header: &[u8], justification: &Justification) -> Result<Block, ProofError> {
	let Header { number, state_root, .. } = Header::read(header)?;
	let hash = Blake2Hasher::hash(header);
	let commit = &justification.commit;
	if hash != commit.target_hash {
		return Err(ProofError::OtherHeader { header: hash, justified: commit.target_hash });
	}
	if number != commit.target_number {
		return Err(ProofError::OtherNumber { header: number, justified: commit.target_number });
	}
	Ok(Block { number, hash, state_root })
}
