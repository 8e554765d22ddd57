//! GRANDPA's rule: who may vote, for what, how often, and how many it takes.

use crate::support::*;
use finality_grandpa::{validate_commit, voter_set::VoterSet, Chain};
use muster_proof::{verify, Checkpoint, ProofError};
use proptest::prelude::*;
use sp_consensus_grandpa::AuthorityId;
use sp_core::H256;
use sp_runtime::traits::Header as _;
use std::collections::{BTreeMap, BTreeSet};

fn check(checkpoint: &Checkpoint, justification: &Justification) -> Result<(u64, u64), ProofError> {
	verify(checkpoint, &proof_with(justification)).map(|proven| proven.weight())
}

fn votes(voters: impl IntoIterator<Item = u8>) -> Justification {
	justification(voters.into_iter().map(|n| signed(n, &precommit(&block()))).collect(), vec![])
}

#[test]
fn more_than_two_thirds() {
	for (size, needed) in
		[(1u8, 1), (2, 2), (3, 3), (4, 3), (5, 4), (6, 5), (7, 5), (9, 7), (10, 7), (100, 67)]
	{
		let set = checkpoint(&vec![1; size.into()]);
		let total = u64::from(size);
		assert_eq!(check(&set, &votes(1..=needed)), Ok((needed.into(), total)), "{size}");
		assert_eq!(check(&set, &votes(1..=size)), Ok((total, total)), "{size}");
		let (weight, needed) = (u64::from(needed - 1), needed.into());
		let refused = Err(ProofError::TooFewVotes { weight, needed, total });
		assert_eq!(check(&set, &votes(1..=u8::try_from(weight).expect("small"))), refused, "{size}");
	}
}

#[test]
fn weight_counts_and_not_heads() {
	let set = checkpoint(&[10, 1, 1, 1, 1, 1]);
	assert_eq!(check(&set, &votes([1])), Err(ProofError::TooFewVotes { weight: 10, needed: 11, total: 15 }));
	assert_eq!(check(&set, &votes([1, 6])), Ok((11, 15)));
	assert_eq!(check(&set, &votes(2..=6)), Err(ProofError::TooFewVotes { weight: 5, needed: 11, total: 15 }));
	assert_eq!(check(&checkpoint(&[u64::MAX]), &votes([1])), Ok((u64::MAX, u64::MAX)));
}

#[test]
fn a_checkpoint_must_be_a_set() {
	let no_set = |weights: &[u64]| check(&checkpoint(weights), &votes([1])).expect_err("no set");
	assert_eq!(no_set(&[]), ProofError::NoSet("it is empty"));
	assert_eq!(no_set(&[1, 0]), ProofError::NoSet("an authority has no weight"));
	let overflow = ProofError::NoSet("the weights together are more than 64 bits hold");
	assert_eq!(no_set(&[u64::MAX, 1]), overflow);
	let mut twice = checkpoint(&[1, 1]);
	twice.authorities[1] = twice.authorities[0].clone();
	assert_eq!(check(&twice, &votes([1])), Err(ProofError::NoSet("an authority is there twice")));
}

#[test]
fn votes_are_of_the_set_and_each_counts_once() {
	let set = checkpoint(&[1; 4]);
	assert_eq!(check(&set, &votes([1, 2, 3, 5])), Err(ProofError::UnknownVoter(id(5))));
	assert_eq!(check(&set, &votes([1, 2, 2])), Err(ProofError::RepeatedVote(id(2))));
	assert_eq!(check(&set, &votes([])), Err(ProofError::TooFewVotes { weight: 0, needed: 3, total: 4 }));
}

/// Who votes for two blocks in a round is one of those that may fail. It counts once, and a third vote proves nothing more.
#[test]
fn an_equivocating_voter_counts_once() {
	let set = checkpoint(&[1; 4]);
	let (block, left, right) = (block(), child(&block(), 1), child(&block(), 2));
	let cast = |votes: &[(u8, &Header)], headers: Vec<Header>| {
		let votes = votes.iter().map(|(n, header)| signed(*n, &precommit(header))).collect();
		check(&set, &justification(votes, headers))
	};
	let both = vec![left.clone(), right.clone()];
	assert_eq!(cast(&[(1, &block), (2, &block), (3, &left), (3, &right)], both.clone()), Ok((3, 4)));
	let too_few = ProofError::TooFewVotes { weight: 2, needed: 3, total: 4 };
	assert_eq!(cast(&[(1, &block), (3, &left), (3, &right)], both.clone()), Err(too_few));
	let thrice = [(1, &block), (2, &block), (3, &left), (3, &right), (3, &block)];
	assert_eq!(cast(&thrice, both), Err(ProofError::RepeatedVote(id(3))));
}

/// A node that saw two votes below the block puts them and the headers down to the lowest into the justification.
#[test]
fn an_equivocation_below_the_block_counts() {
	let set = checkpoint(&[1; 4]);
	let below = Precommit { target_hash: *block().parent_hash(), target_number: 99 };
	let fork = Precommit { target_hash: H256::repeat_byte(77), target_number: 99 };
	let at = precommit(&block());
	let good = vec![signed(1, &at), signed(2, &at), signed(3, &below), signed(3, &fork)];
	assert_eq!(check(&set, &justification(good, vec![block()])), Ok((3, 4)));
	let alone = vec![signed(1, &at), signed(2, &at), signed(4, &at), signed(3, &below)];
	let refused = check(&set, &justification(alone, vec![block()]));
	assert_eq!(
		refused,
		Err(ProofError::VoteElsewhere(id(3))),
		"one vote elsewhere is not a failure, and not for it"
	);
}

#[test]
fn votes_are_for_the_block_or_what_descends_from_it() {
	let set = checkpoint(&[1; 3]);
	let (block, first) = (block(), child(&block(), 1));
	let second = child(&first, 1);
	let cast = |last: Precommit, headers: &[&Header]| {
		let at = precommit(&block);
		let votes = vec![signed(1, &at), signed(2, &at), signed(3, &last)];
		check(&set, &justification(votes, headers.iter().map(|header| (*header).clone()).collect()))
	};
	assert_eq!(cast(precommit(&second), &[&first, &second]), Ok((3, 3)));
	assert_eq!(cast(precommit(&second), &[&second, &first]), Ok((3, 3)), "in any order");
	let elsewhere = Err(ProofError::VoteElsewhere(id(3)));
	assert_eq!(cast(precommit(&second), &[&second]), elsewhere, "a header is missing");
	assert_eq!(cast(precommit(&second), &[]), elsewhere);
	let fork = child(&Header { number: 99, ..block.clone() }, 1);
	assert_eq!(cast(precommit(&fork), &[&fork]), elsewhere, "of another parent");
	assert_eq!(cast(precommit(&block), &[&first]), Err(ProofError::UnusedHeaders(1)));
	assert_eq!(cast(precommit(&first), &[&first, &first]), Err(ProofError::UnusedHeaders(1)));
	assert_eq!(cast(precommit(&first), &[&first, &second]), Err(ProofError::UnusedHeaders(1)));
	assert_eq!(cast(precommit(&first), &[&first, &block]), Err(ProofError::UnusedHeaders(1)));

	let wrong = Err(ProofError::WrongNumber(id(3)));
	assert_eq!(cast(Precommit { target_number: 101, ..precommit(&block) }, &[]), wrong);
	assert_eq!(cast(Precommit { target_number: 100, ..precommit(&first) }, &[&first]), wrong);
}

/// What is signed is the vote, the round and the set.
#[test]
fn signatures_are_of_this_round_and_this_set() {
	let set = checkpoint(&[1; 3]);
	let at = precommit(&block());
	let cast = |last| check(&set, &justification(vec![signed(1, &at), signed(2, &at), last], vec![]));
	assert_eq!(cast(signed(3, &at)), Ok((3, 3)));
	let bad = Err(ProofError::BadSignature(id(3)));
	assert_eq!(cast(signed_in(3, &at, ROUND + 1, SET)), bad);
	assert_eq!(cast(signed_in(3, &at, ROUND, SET - 1)), bad);
	let mut other = signed(3, &at);
	other.signature = signed(2, &at).signature;
	assert_eq!(cast(other), bad, "of another authority");

	let mut round = votes(1..=3);
	round.round += 1;
	assert_eq!(check(&set, &round), Err(ProofError::BadSignature(id(1))));

	// The same votes under the next set: the checkpoint decides, and the signatures are not of it.
	let mut next = proof_with(&votes(1..=3));
	next.set_id = SET + 1;
	let stays = verify(&set, &next).expect_err("another set");
	assert_eq!(stays, ProofError::OtherSet { proof: SET + 1, checkpoint: SET });
	assert!(stays.to_string().contains("get a checkpoint of set 8"), "{stays}");
	let mut later = set.clone();
	later.set_id = SET + 1;
	assert_eq!(verify(&later, &next), Err(ProofError::BadSignature(id(1))));
	next.set_id = SET;
	let old = verify(&later, &next).expect_err("an older set");
	assert!(old.to_string().contains("ask a node for a new proof"), "{old}");
}

#[test]
fn a_key_that_is_no_point_is_a_bad_signature() {
	let mut set = checkpoint(&[1; 3]);
	let is_no_point = |key: &[u8; 32]| ed25519_zebra::VerificationKey::try_from(*key).is_err();
	let no_point = (0..=u8::MAX).map(|n| [n; 32]).find(is_no_point).expect("half of all strings are none");
	set.authorities[2].id = no_point;
	let mut cast = votes(1..=3);
	cast.commit.precommits[2].id = sp_core::ed25519::Public::from_raw(no_point).into();
	assert_eq!(check(&set, &cast), Err(ProofError::BadSignature(no_point)));
}

/// The SDK's own chain of headers, for its own check.
struct Headers(BTreeMap<H256, H256>);

impl Chain<H256, u32> for Headers {
	fn ancestry(&self, base: H256, block: H256) -> Result<Vec<H256>, finality_grandpa::Error> {
		let mut route = vec![];
		let mut at = block;
		while at != base {
			at = *self.0.get(&at).ok_or(finality_grandpa::Error::NotDescendent)?;
			route.push(at);
		}
		route.pop();
		Ok(route)
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(200))]

	/// `finality-grandpa`, with which nodes check justifications, says the same of any votes for a small tree of blocks.
	/// It also refuses a block when a later one is final as well, which is no reason here.
	#[test]
	fn agrees_with_finality_grandpa(
		weights in prop::collection::vec(1u64..5, 1..7),
		cast in prop::collection::btree_set((0usize..7, 0usize..5), 0..9),
	) {
		let cast: BTreeSet<(u8, usize)> =
			cast.into_iter().map(|(n, at)| (u8::try_from(1 + n % weights.len()).expect("few"), at)).collect();
		let block = block();
		let (left, right) = (child(&block, 1), child(&block, 2));
		let tip = child(&left, 1);
		let below = Precommit { target_hash: *block.parent_hash(), target_number: 99 };
		let targets = [precommit(&block), precommit(&left), precommit(&right), precommit(&tip), below];
		let chosen: Vec<_> = cast.iter().map(|(n, at)| signed(*n, &targets[*at])).collect();
		let all = [block.clone(), left.clone(), right.clone(), tip.clone()];
		let parents = all.iter().map(|header| (header.hash(), *header.parent_hash())).collect();
		// The headers that a node would give: those between the votes and the lowest of them.
		let voted = |at: usize| cast.iter().any(|(_, voted)| *voted == at);
		let needed = [voted(4), voted(1) || voted(3), voted(2), voted(3)];
		let lowest = !voted(0) && !voted(4);
		let headers = all.iter().zip(needed).filter(|(_, needed)| *needed).map(|(header, _)| header.clone());
		let justification = justification(chosen, headers.collect());
		let set = checkpoint(&weights);

		let voters = VoterSet::new(set.authorities.iter().map(|authority| {
			(AuthorityId::from(sp_core::ed25519::Public::from_raw(authority.id)), authority.weight)
		})).expect("a set");
		let theirs = validate_commit(&justification.commit, &voters, &Headers(parents)).expect("it can tell");
		let ours = check(&set, &justification);
		if theirs.is_valid() {
			// Stricter: no third vote, and none elsewhere that a node would not have put there. And where all voted for
			// descendants of the block, a node gives fewer headers than the walk down to it takes.
			let stricter = matches!(ours, Err(ProofError::VoteElsewhere(_) | ProofError::RepeatedVote(_)));
			prop_assert!(ours.is_ok() || lowest || stricter, "{:?}", ours);
		}
		if let Ok((weight, total)) = ours {
			prop_assert!(u128::from(weight) * 3 > u128::from(total) * 2);
			let on = |at: &[usize]| {
				let supports = |n: u8| {
					let votes: Vec<_> = cast.iter().filter(|(voter, _)| *voter == n).map(|(_, voted)| *voted).collect();
					votes.len() > 1 || votes.iter().any(|voted| at.contains(voted))
				};
				(1..).zip(&weights).filter(|(n, _)| supports(*n)).map(|(_, weight)| *weight).sum::<u64>()
			};
			let later = [&[1, 3][..], &[2], &[3]].into_iter().any(|at| u128::from(on(at)) * 3 > u128::from(total) * 2);
			// Where all voted for descendants, on two forks, theirs has no lowest vote to count from.
			prop_assert!(theirs.is_valid() || later || lowest, "ours alone: {:?} {:?}", cast, weights);
			prop_assert_eq!(weight, on(&[0, 1, 2, 3]));
		}
	}
}
