//! Why a proof is refused, in words that say what to do.

use crate::{hex::Bytes, FORMAT};
use alloc::string::String;
use core::fmt;
use sp_core::H256;

/// What is being checked, in this order. The first that fails is told.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Step {
	/// The files can be read.
	Input,
	/// The proof is of the checkpoint's chain and authority set.
	Set,
	/// The authorities finalised the block.
	Justification,
	/// The header is that block's.
	Header,
	/// The items are what the state of that block holds.
	Items,
	/// The record is made of these items. Checked outside of this library, which knows no runtime.
	Record,
}

impl Step {
	/// Its number in `docs/proofs.md`; 0 is before the first.
	pub fn number(self) -> u8 {
		match self {
			Self::Input => 0,
			Self::Set => 1,
			Self::Justification => 2,
			Self::Header => 3,
			Self::Items => 4,
			Self::Record => 5,
		}
	}
}

/// Which of the files, or which part of the proof.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
	/// The checkpoint.
	Checkpoint,
	/// The proof.
	Proof,
	/// The storage items of the proof.
	Items,
	/// The trie nodes of the proof.
	Nodes,
	/// The header of the proof.
	Header,
	/// The justification of the proof.
	Justification,
}

impl fmt::Display for Part {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.write_str(match self {
			Self::Checkpoint => "the checkpoint",
			Self::Proof => "the proof",
			Self::Items => "the list of items",
			Self::Nodes => "the list of trie nodes",
			Self::Header => "the header",
			Self::Justification => "the justification",
		})
	}
}

/// Why a proof is refused.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ProofError {
	/// More than [`crate::limits`] allows, in bytes, or in entries for items and authorities.
	TooLarge {
		/// What is too large.
		part: Part,
		/// How large it is.
		size: usize,
		/// How large it may be.
		limit: usize,
	},
	/// No JSON of the form that is documented.
	Unreadable {
		/// Which file.
		part: Part,
		/// What the reader of JSON says, with line and column.
		why: String,
	},
	/// A proof of another format.
	OtherFormat(u64),
	/// The authorities of the checkpoint cannot be a set: why.
	NoSet(&'static str),
	/// Proof and checkpoint name different chains.
	OtherChain {
		/// Genesis that the proof names.
		proof: H256,
		/// Genesis of the checkpoint.
		checkpoint: H256,
	},
	/// The proof was made under another authority set than the checkpoint's.
	OtherSet {
		/// Set that the proof names.
		proof: u64,
		/// Set of the checkpoint.
		checkpoint: u64,
	},
	/// The justification is no GRANDPA justification.
	NoJustification,
	/// A vote of a key that is not in the set.
	UnknownVoter([u8; 32]),
	/// The same vote of an authority twice, or more than the two votes that prove an equivocation.
	RepeatedVote([u8; 32]),
	/// A vote for a block that is neither the justified one nor, by the headers given, one that descends from it.
	VoteElsewhere([u8; 32]),
	/// A vote whose block number is not the number of the block it names.
	WrongNumber([u8; 32]),
	/// Too few authorities finalised the block.
	TooFewVotes {
		/// Weight of the votes.
		weight: u64,
		/// Weight it takes: more than two thirds.
		needed: u64,
		/// Weight of the whole set.
		total: u64,
	},
	/// A signature that is not the authority's, of this vote in this round of this set.
	BadSignature([u8; 32]),
	/// Headers in the justification that no vote needs.
	UnusedHeaders(usize),
	/// The header is no header of this chain.
	NoHeader,
	/// The header is another block's than the authorities finalised.
	OtherHeader {
		/// Hash of the header.
		header: H256,
		/// Hash of the block that is final.
		justified: H256,
	},
	/// The header hashes to the justified block, and the votes give that block another number.
	OtherNumber {
		/// Number in the header.
		header: u32,
		/// Number in the justification.
		justified: u32,
	},
	/// Items that are not in ascending order of their keys, or a key twice.
	Unordered(Bytes),
	/// The trie nodes do not lead to this key: neither that it is there nor that it is not.
	NotCovered(Bytes),
	/// The state has another value under this key.
	OtherValue(Bytes),
	/// The proof says that there is a value, the state has none under this key.
	Absent(Bytes),
	/// The proof says that there is no value, the state has one under this key.
	Present(Bytes),
	/// The same trie node twice.
	RepeatedNode,
	/// Trie nodes that no item needs: how many.
	UnusedNodes(usize),
	/// The runtime version in the state cannot be read.
	NoRuntimeVersion,
}

impl ProofError {
	/// The step that failed.
	pub fn step(&self) -> Step {
		match self {
			Self::TooLarge { .. } | Self::Unreadable { .. } | Self::OtherFormat(_) => Step::Input,
			Self::NoSet(_) | Self::OtherChain { .. } | Self::OtherSet { .. } => Step::Set,
			Self::NoJustification
			| Self::UnknownVoter(_)
			| Self::RepeatedVote(_)
			| Self::VoteElsewhere(_)
			| Self::WrongNumber(_)
			| Self::TooFewVotes { .. }
			| Self::BadSignature(_)
			| Self::UnusedHeaders(_) => Step::Justification,
			Self::NoHeader | Self::OtherHeader { .. } | Self::OtherNumber { .. } => Step::Header,
			Self::Unordered(_)
			| Self::NotCovered(_)
			| Self::OtherValue(_)
			| Self::Absent(_)
			| Self::Present(_)
			| Self::RepeatedNode
			| Self::UnusedNodes(_)
			| Self::NoRuntimeVersion => Step::Items,
		}
	}

	/// A name for programs, which stays when the words change.
	pub fn code(&self) -> &'static str {
		match self {
			Self::TooLarge { .. } => "tooLarge",
			Self::Unreadable { .. } => "unreadable",
			Self::OtherFormat(_) => "otherFormat",
			Self::NoSet(_) => "noSet",
			Self::OtherChain { .. } => "otherChain",
			Self::OtherSet { .. } => "otherSet",
			Self::NoJustification => "noJustification",
			Self::UnknownVoter(_) => "unknownVoter",
			Self::RepeatedVote(_) => "repeatedVote",
			Self::VoteElsewhere(_) => "voteElsewhere",
			Self::WrongNumber(_) => "wrongNumber",
			Self::TooFewVotes { .. } => "tooFewVotes",
			Self::BadSignature(_) => "badSignature",
			Self::UnusedHeaders(_) => "unusedHeaders",
			Self::NoHeader => "noHeader",
			Self::OtherHeader { .. } => "otherHeader",
			Self::OtherNumber { .. } => "otherNumber",
			Self::Unordered(_) => "unordered",
			Self::NotCovered(_) => "notCovered",
			Self::OtherValue(_) => "otherValue",
			Self::Absent(_) => "absent",
			Self::Present(_) => "present",
			Self::RepeatedNode => "repeatedNode",
			Self::UnusedNodes(_) => "unusedNodes",
			Self::NoRuntimeVersion => "noRuntimeVersion",
		}
	}
}

/// A key or hash in full: it is what a person compares.
fn key(bytes: &[u8]) -> Bytes {
	Bytes(bytes.to_vec())
}

impl fmt::Display for ProofError {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		match self {
			Self::TooLarge { part, size, limit } => {
				write!(f, "{part} has a size of {size}, and at most {limit} is read: this is no proof of one record")
			}
			Self::Unreadable { part, why } => {
				write!(f, "{part} cannot be read: {why}; docs/proofs.md shows the form")
			}
			Self::OtherFormat(version) => write!(
				f,
				"the proof is of format {version}, and this program reads format {FORMAT}: use a program of the node's age"
			),
			Self::NoSet(why) => {
				write!(f, "the checkpoint names no authority set: {why}; get it again from whom you trust")
			}
			Self::OtherChain { proof, checkpoint } => write!(
				f,
				"the proof is of the chain with genesis {}, the checkpoint of {}: take the checkpoint of that chain",
				key(proof.as_bytes()),
				key(checkpoint.as_bytes())
			),
			Self::OtherSet { proof, checkpoint } if proof > checkpoint => write!(
				f,
				"the proof was made under authority set {proof}, and the checkpoint is of set {checkpoint}, which is older: get a checkpoint of set {proof} from whom you trust"
			),
			Self::OtherSet { proof, checkpoint } => write!(
				f,
				"the proof was made under authority set {proof}, and the checkpoint is of set {checkpoint}: ask a node for a new proof, or use the checkpoint of set {proof}"
			),
			Self::NoJustification => {
				f.write_str("the justification is not one of GRANDPA, or was cut or changed: ask for the proof again")
			}
			Self::UnknownVoter(id) => write!(
				f,
				"{} voted and is not in the checkpoint's set: the vote or the checkpoint was changed, or the checkpoint is of another chain",
				key(id)
			),
			Self::RepeatedVote(id) => {
				write!(f, "the votes of {} are repeated: the justification was put together wrongly", key(id))
			}
			Self::VoteElsewhere(id) => write!(
				f,
				"{} voted for a block that does not descend from the justified one: the justification was changed",
				key(id)
			),
			Self::WrongNumber(id) => {
				write!(f, "the vote of {} gives its block a number that is not the block's", key(id))
			}
			Self::TooFewVotes { weight, needed, total } => write!(
				f,
				"authorities with weight {weight} of {total} finalised this block, and it takes {needed}: it is not final"
			),
			Self::BadSignature(id) => write!(
				f,
				"the signature of {} is not over this vote, in this round, of this set: one of them was changed",
				key(id)
			),
			Self::UnusedHeaders(count) => {
				write!(f, "the justification holds {count} headers that no vote needs: it was added to")
			}
			Self::NoHeader => f.write_str("the header is no header of such a chain: ask for the proof again"),
			Self::OtherHeader { header, justified } => write!(
				f,
				"the header has the hash {}, and final is {}: the header was changed, or is another block's",
				key(header.as_bytes()),
				key(justified.as_bytes())
			),
			Self::OtherNumber { header, justified } => {
				write!(f, "the header is of block {header}, and the votes call that block {justified}")
			}
			Self::Unordered(item) => {
				write!(f, "the item {item} is not in ascending order, or is there twice: the proof was put together wrongly")
			}
			Self::NotCovered(item) => write!(
				f,
				"the trie nodes do not lead to the item {item}: a node is missing or was changed, or they are of another block"
			),
			Self::OtherValue(item) => write!(f, "the state holds another value under {item}: the item was changed"),
			Self::Absent(item) => {
				write!(f, "the state holds nothing under {item}, and the proof gives a value: it was added")
			}
			Self::Present(item) => {
				write!(f, "the state holds a value under {item}, and the proof says that there is none: it was left out")
			}
			Self::RepeatedNode => f.write_str("a trie node is there twice: the proof was put together wrongly"),
			Self::UnusedNodes(count) => {
				write!(f, "{count} of the trie nodes belong to none of the items: they were added, or an item was left out")
			}
			Self::NoRuntimeVersion => {
				f.write_str("the runtime version in the state is of a form that this program does not know")
			}
		}
	}
}

impl core::error::Error for ProofError {}
