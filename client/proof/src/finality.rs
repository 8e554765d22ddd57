//! Whether a set of authorities finalised a block: GRANDPA's rule, applied to a justification.

use crate::{
	error::{Part, ProofError},
	header::Header,
	limits,
	model::Checkpoint,
};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use codec::{Decode, DecodeAll, Encode};
use ed25519_zebra::{Signature, VerificationKey};
use finality_grandpa::{Commit, Message, Precommit};
use sp_core::H256;

type Key = [u8; 32];
type Vote = Precommit<H256, u32>;

#[derive(Decode)]
pub(crate) struct Justification {
	round: u64,
	pub commit: Commit<H256, u32, [u8; 64], Key>,
	votes_ancestries: Vec<Header>,
}

impl Justification {
	pub fn read(bytes: &[u8]) -> Result<Self, ProofError> {
		Self::decode_all(&mut &*bytes).map_err(|_| ProofError::NoJustification)
	}
}

/// The authorities of a checkpoint, by key.
pub(crate) struct Set {
	id: u64,
	weights: BTreeMap<Key, u64>,
	pub total: u64,
}

impl Set {
	pub fn of(checkpoint: &Checkpoint) -> Result<Self, ProofError> {
		let size = checkpoint.authorities.len();
		if size > limits::AUTHORITIES {
			return Err(ProofError::TooLarge { part: Part::Checkpoint, size, limit: limits::AUTHORITIES });
		}
		let mut weights = BTreeMap::new();
		let mut total = 0u64;
		for authority in &checkpoint.authorities {
			if authority.weight == 0 {
				return Err(ProofError::NoSet("an authority has no weight"));
			}
			if weights.insert(authority.id, authority.weight).is_some() {
				return Err(ProofError::NoSet("an authority is there twice"));
			}
			total = total
				.checked_add(authority.weight)
				.ok_or(ProofError::NoSet("the weights together are more than 64 bits hold"))?;
		}
		if weights.is_empty() {
			return Err(ProofError::NoSet("it is empty"));
		}
		Ok(Self { id: checkpoint.set_id, weights, total })
	}

	/// The least weight that is more than two thirds.
	fn threshold(&self) -> u64 {
		self.total.saturating_sub(self.total.saturating_sub(1) / 3)
	}

	/// The weight that finalised the justification's block.
	///
	/// An authority counts once, with a vote for the block or for one that descends from it. One that voted for two
	/// blocks in the round counts as well, for any block, as GRANDPA has it: it is one of the third that may fail.
	pub fn finalised(&self, justification: &Justification) -> Result<u64, ProofError> {
		let commit = &justification.commit;
		let target = (commit.target_hash, commit.target_number);
		let ancestry = Ancestry::of(&justification.votes_ancestries);
		let mut visited = BTreeSet::new();
		let mut votes: BTreeMap<&Key, Vec<(&Vote, bool)>> = BTreeMap::new();

		for signed in &commit.precommits {
			let (id, vote) = (&signed.id, &signed.precommit);
			if !self.weights.contains_key(id) {
				return Err(ProofError::UnknownVoter(*id));
			}
			let number = match vote.target_hash == target.0 {
				true => Some(target.1),
				false => ancestry.number(&vote.target_hash),
			};
			if number.is_some_and(|number| number != vote.target_number) {
				return Err(ProofError::WrongNumber(*id));
			}
			let before = votes.entry(id).or_default();
			if before.len() > 1 || before.iter().any(|(other, _)| *other == vote) {
				return Err(ProofError::RepeatedVote(*id));
			}
			before.push((vote, ancestry.walk(vote.target_hash, Some(target.0), &mut visited)));
		}

		let mut weight = 0u64;
		for (id, votes) in &votes {
			let equivocates = votes.len() > 1;
			if !equivocates && !votes.iter().any(|(_, supports)| *supports) {
				return Err(ProofError::VoteElsewhere(**id));
			}
			weight = weight.saturating_add(self.weights.get(*id).copied().unwrap_or_default());
		}
		let needed = self.threshold();
		if weight < needed {
			return Err(ProofError::TooFewVotes { weight, needed, total: self.total });
		}

		// A second vote may lie below the block: then the headers lead on from the block down to it.
		if votes.values().flatten().any(|(_, supports)| !supports) {
			ancestry.walk(target.0, None, &mut visited);
		}
		let unused = justification.votes_ancestries.len().saturating_sub(visited.len());
		if unused > 0 {
			return Err(ProofError::UnusedHeaders(unused));
		}

		for signed in &commit.precommits {
			let message = Message::Precommit(signed.precommit.clone());
			let payload = (message, justification.round, self.id).encode();
			let signature = Signature::from(signed.signature);
			VerificationKey::try_from(signed.id)
				.and_then(|key| key.verify(&signature, &payload))
				.map_err(|_| ProofError::BadSignature(signed.id))?;
		}
		Ok(weight)
	}
}

/// The headers between the blocks that were voted for.
struct Ancestry<'a>(BTreeMap<H256, &'a Header>);

impl<'a> Ancestry<'a> {
	fn of(headers: &'a [Header]) -> Self {
		Self(headers.iter().map(|header| (header.hash(), header)).collect())
	}

	fn number(&self, block: &H256) -> Option<u32> {
		self.0.get(block).map(|header| header.number)
	}

	/// Goes from `block` to its ancestors as far as there are headers, or until `to`. Says whether it came to `to`.
	fn walk(&self, block: H256, to: Option<H256>, visited: &mut BTreeSet<H256>) -> bool {
		let mut at = block;
		while Some(at) != to {
			let Some(header) = self.0.get(&at) else { return false };
			visited.insert(at);
			at = header.parent_hash;
		}
		true
	}
}
