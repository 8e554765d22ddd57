//! Chains that fork: whatever way an index came to a chain, it holds what a straight replay of that chain holds.

use crate::{
	answers::incidents,
	chain::{rows, Chain, Following, PATIENCE},
	databases::Database,
	generate::Random,
	verifying::same,
};
use muster_index::{Consistency, Filter, IndexError, Notice, Page, Query, Reader, Source};
use muster_runtime_api::Kind;
use std::collections::BTreeSet;
use tokio::{sync::broadcast, time::timeout};

/// That the index answers with the records of the chain, the final ones and the best ones, and with no other.
pub async fn answers(reader: &Reader, chain: &Chain) {
	for (consistency, block) in [(Consistency::Final, chain.finalised()), (Consistency::Best, chain.best())] {
		let state = chain.state(block.hash);
		for kind in [Kind::Incident, Kind::Request] {
			let mut expected: Vec<_> = rows(&state).into_iter().filter(|(_, row)| row.kind == kind).collect();
			expected.sort_by_key(|(subject, row)| (row.facets.at, row.id, subject.clone()));
			let expected: Vec<_> =
				expected.into_iter().rev().map(|(subject, row)| (subject, row.json)).collect();
			let query = Query { kind, consistency, ..incidents(Filter::default()) };
			let Page { rows, next } = reader.list(&query).await.expect("a list").data;
			let found: Vec<_> = rows.into_iter().map(|row| (row.subject, row.json)).collect();
			assert_eq!(found, expected, "{kind:?}, {consistency:?}");
			assert_eq!(next, None);
		}
		for subject in state.keys() {
			let found = reader.get(subject, consistency).await.expect("an answer").data;
			assert!(found.is_some(), "{subject} {consistency:?}");
		}
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn reorgs_of_every_depth() {
	for database in Database::both() {
		let (chain, mut random) = (Chain::new(11), Random(12));
		let mut following = Following::new(&database.url(), &chain);
		for depth in 1..=5u32 {
			let fork = chain.grow(2, &mut random);
			chain.finalise(fork);
			let left = chain.grow(depth, &mut random);
			following.level(&chain).await;
			answers(&following.reader, &chain).await;

			// Longer by one, from before the blocks just added.
			let mut tip = fork;
			for _ in 0..=depth {
				tip = chain.add(tip, &mut random);
			}
			chain.set_best(tip);
			following.level(&chain).await;
			answers(&following.reader, &chain).await;
			let gone = chain.get(left);
			let acts = following.reader.block_acts(gone.at.number).await.expect("acts").data;
			assert!(acts.iter().all(|act| act.block.hash != gone.at.hash), "acts of a block taken back");

			// Then the sibling that was left becomes final after all.
			chain.finalise(left);
			following.level(&chain).await;
			answers(&following.reader, &chain).await;
			same(&database.url(), &chain).await;
		}
		following.stop().await;
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn tells_what_it_does() {
	let (chain, mut random) = (Chain::new(21), Random(22));
	let database = Database::sqlite();
	let mut following = Following::new(&database.url(), &chain);
	let first = chain.best();
	let fork = chain.grow(1, &mut random);
	let left = chain.grow(1, &mut random);
	let right = chain.add(fork, &mut random);
	let at = |hash| chain.get(hash).at;
	let mut told = vec![];
	let mut expect = async |notices: &mut broadcast::Receiver<Notice>, last| loop {
		let notice = timeout(PATIENCE, notices.recv()).await.expect("it is told").expect("nothing is missed");
		told.push(notice);
		if notice == last {
			break;
		}
	};
	expect(&mut following.notices, Notice::Best(at(left))).await;
	chain.set_best(chain.add(right, &mut random));
	let tip = chain.best();
	expect(&mut following.notices, Notice::Best(tip)).await;
	chain.finalise(right);
	expect(&mut following.notices, Notice::Final(at(right))).await;
	assert_eq!(
		told,
		[
			Notice::Final(first),
			Notice::Best(at(fork)),
			Notice::Best(at(left)),
			Notice::Retracted(at(left)),
			Notice::Best(at(right)),
			Notice::Best(tip),
			Notice::Final(at(fork)),
			Notice::Final(at(right)),
		]
	);
	following.stop().await;
}

/// Random chains that fork, with finality at random: after each change the index is what the chain is, and at the end it
/// is, row by row, what a straight replay makes.
#[tokio::test(flavor = "multi_thread")]
async fn random_chains_are_as_replayed() {
	for (seed, database) in (0..12u64).flat_map(|seed| {
		// Most of it on SQLite, which is quicker.
		let also = (seed < 3).then(|| (seed, Database::postgres()));
		[(seed, Database::sqlite())].into_iter().chain(also)
	}) {
		let mut random = Random(seed * 1_000 + 31);
		let chain = Chain::new(seed);
		let mut following = Following::new(&database.url(), &chain);
		let mut tips: Vec<_> = vec![chain.best().hash];
		for _ in 0..25 {
			let finalised = chain.finalised();
			// A tip that is not dead: its chain holds the last final block.
			tips.retain(|tip| descends(&chain, *tip, finalised.hash));
			let from = if random.once_in(4) { finalised.hash } else { random.one(&tips) };
			let mut tip = from;
			for _ in 0..=random.below(4) {
				tip = chain.add(tip, &mut random);
			}
			tips.push(tip);
			chain.set_best(random.one(&tips));
			if random.once_in(3) {
				// Some block of the best chain, or of another.
				let mut block = random.one(&tips);
				for _ in 0..random.below(3) {
					if chain.get(block).at.number > finalised.number + 1 {
						block = chain.get(block).parent;
					}
				}
				chain.finalise(block);
			}
			if random.once_in(2) {
				following.level(&chain).await;
				answers(&following.reader, &chain).await;
			}
		}
		chain.finalise(chain.best().hash);
		following.level(&chain).await;
		answers(&following.reader, &chain).await;
		same(&database.url(), &chain).await;
		following.stop().await;
	}
}

fn descends(chain: &Chain, mut block: sp_core::H256, from: sp_core::H256) -> bool {
	let end = chain.get(from).at.number;
	while chain.get(block).at.number > end {
		block = chain.get(block).parent;
	}
	block == from
}

#[tokio::test(flavor = "multi_thread")]
async fn an_index_that_was_stopped_goes_on() {
	for database in Database::both() {
		let (chain, mut random) = (Chain::new(41), Random(42));
		for _ in 0..6 {
			let fork = chain.grow(2, &mut random);
			let mut following = Following::new(&database.url(), &chain);
			following.level(&chain).await;
			following.stop().await;
			// While nobody follows, the chain goes another way, and further.
			let mut tip = chain.get(fork).parent;
			for _ in 0..3 {
				tip = chain.add(tip, &mut random);
			}
			chain.set_best(tip);
			chain.finalise(chain.get(tip).parent);
		}
		let mut following = Following::new(&database.url(), &chain);
		following.level(&chain).await;
		answers(&following.reader, &chain).await;
		same(&database.url(), &chain).await;
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn begins_at_a_later_block() {
	for database in Database::both() {
		let (chain, mut random) = (Chain::new(51), Random(52));
		let mut following = Following::from(&database.url(), &chain, Some(8));
		let eight = chain.grow(8, &mut random);
		chain.grow(2, &mut random);
		// Not final yet: not begun.
		assert!(matches!(following.reader.status().await, Err(IndexError::Empty | IndexError::Database(_))));
		chain.finalise(eight);
		let status = following.level(&chain).await;
		assert_eq!(status.first, 8);
		answers(&following.reader, &chain).await;
		same(&database.url(), &chain).await;

		let before = following.reader.changes_since(position(7, 0), Consistency::Final, 10).await;
		assert!(matches!(before, Err(IndexError::BeforeFirst { first: 8 })), "{before:?}");
		let since = following.reader.changes_since(position(8, u32::MAX), Consistency::Best, 500).await;
		let numbers: BTreeSet<u32> =
			since.expect("acts").data.rows.iter().map(|act| act.block.number).collect();
		assert!(numbers.iter().all(|number| (9..=10).contains(number)), "{numbers:?}");
		following.stop().await;
	}
}

fn position(number: u32, event: u32) -> Option<muster_index::Position> {
	Some(muster_index::Position { number, event })
}

#[tokio::test(flavor = "multi_thread")]
async fn refuses_another_chain() {
	for database in Database::both() {
		let (chain, mut random) = (Chain::new(61), Random(62));
		let tip = chain.grow(4, &mut random);
		chain.finalise(tip);
		let mut following = Following::new(&database.url(), &chain);
		following.level(&chain).await;
		following.stop().await;

		let other = Following::new(&database.url(), &Chain::new(63));
		let ended = timeout(PATIENCE, other.task).await.expect("it ends").expect("it does not panic");
		assert!(matches!(ended, IndexError::OtherChain { .. }), "{ended}");

		// The same first block, and another fourth one final.
		let twin = Chain::new(61);
		let tip = twin.grow(4, &mut Random(64));
		twin.finalise(tip);
		let other = Following::new(&database.url(), &twin);
		let ended = timeout(PATIENCE, other.task).await.expect("it ends").expect("it does not panic");
		assert!(matches!(ended, IndexError::Diverged(at) if at == chain.finalised()), "{ended}");
	}
}

/// A node that synchronises anew is behind its index for a while: nothing is wrong, nothing is lost.
#[tokio::test(flavor = "multi_thread")]
async fn waits_for_a_chain_that_is_behind() {
	let (chain, mut random) = (Chain::new(71), Random(72));
	let database = Database::sqlite();
	let tip = chain.grow(6, &mut random);
	chain.finalise(tip);
	let mut following = Following::new(&database.url(), &chain);
	following.level(&chain).await;
	following.stop().await;

	let behind = Chain::new(71);
	let mut random = Random(72);
	behind.grow(2, &mut random);
	let mut following = Following::new(&database.url(), &behind);
	behind.grow(4, &mut random);
	assert_eq!(behind.best(), chain.best(), "the same blocks again");
	behind.finalise(behind.best().hash);
	behind.grow(1, &mut random);
	let status = following.level(&behind).await;
	assert_eq!(status.best.number, 7);
	same(&database.url(), &behind).await;
}
