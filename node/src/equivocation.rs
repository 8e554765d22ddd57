//! Sees an author seal two blocks of one slot, and reports it.
//!
//! Aura's own check logs such a pair without the seals, which proves nothing to anybody else. Here the sealed headers of
//! the last slots are kept as they pass on their way into the database, so that a pair is evidence for the chain. What is
//! seen is forgotten when the node stops: the other validators saw it, too.

use async_trait::async_trait;
use futures::{channel::mpsc, StreamExt};
use log::{debug, error, info, warn};
use muster_runtime::{opaque::Block, Hash, Header};
use muster_runtime_api::{BlockEquivocation, EquivocationApi};
use sc_consensus::{BlockCheckParams, BlockImport, BlockImportParams, ImportResult};
use sc_consensus_aura::standalone::{check_header_slot_and_seal, fetch_authorities, slot_author};
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_api::{ApiError, ApiExt, ProvideRuntimeApi};
use sp_blockchain::HeaderBackend;
use sp_consensus_aura::{
	sr25519::{AuthorityId, AuthorityPair},
	AuraApi,
};
use sp_consensus_slots::{EquivocationProof, Slot};
use std::{
	collections::BTreeMap,
	future::Future,
	sync::{Arc, Mutex},
};
use substrate_prometheus_endpoint::{register, Counter, Registry, U64};

const LOG_TARGET: &str = "equivocation";
/// Slots whose headers are remembered.
const WINDOW: u64 = 64;
/// Authors remembered in a slot. There is one, unless two forks disagree on who the authorities are.
const AUTHORS_PER_SLOT: usize = 8;
/// Headers that may wait to be looked at.
const QUEUE: usize = 512;

/// Puts a watch on a block import. Without a running [`Watch`] the import works the same and nothing is looked at.
pub fn watched<I>(inner: I) -> (Watched<I>, Watch) {
	let (sender, receiver) = mpsc::channel(QUEUE);
	(Watched { inner, queue: Arc::new(Mutex::new(Queue { sender, full: false })) }, Watch { receiver })
}

/// A block import that shows sealed headers to a [`Watch`] before it passes the block on.
#[derive(Clone)]
pub struct Watched<I> {
	inner: I,
	/// Behind a lock, not cloned with the import: each clone of the sender would lengthen the queue by one.
	queue: Arc<Mutex<Queue>>,
}

struct Queue {
	sender: mpsc::Sender<Header>,
	/// Whether the last header did not fit, to warn once and not for every block.
	full: bool,
}

impl<I> Watched<I> {
	/// Hands the header over if it has a seal that was checked. Never waits and never fails.
	fn show(&self, block: &BlockImportParams<Block>) {
		// State, warp and gap sync bring blocks that others made final long ago, and leave their seals unchecked.
		if block.with_state() || block.state_action.skip_execution_checks() || block.post_digests.is_empty() {
			return;
		}
		let Ok(mut queue) = self.queue.lock() else { return };
		match queue.sender.try_send(block.post_header()) {
			Ok(()) => queue.full = false,
			Err(error) if error.is_full() && !queue.full => {
				queue.full = true;
				warn!(
					target: LOG_TARGET,
					"{QUEUE} headers wait to be compared; until there are fewer, blocks pass unwatched"
				);
			}
			// Warned already; or disconnected, because this process is a tool or is about to end.
			Err(_) => {}
		}
	}
}

#[async_trait]
impl<I: BlockImport<Block> + Send + Sync> BlockImport<Block> for Watched<I> {
	type Error = I::Error;

	async fn check_block(&self, block: BlockCheckParams<Block>) -> Result<ImportResult, Self::Error> {
		self.inner.check_block(block).await
	}

	async fn import_block(&self, block: BlockImportParams<Block>) -> Result<ImportResult, Self::Error> {
		self.show(&block);
		self.inner.import_block(block).await
	}
}

/// The other end of a [`Watched`] import: compares what it is shown.
pub struct Watch {
	receiver: mpsc::Receiver<Header>,
}

impl Watch {
	/// Compares until the import is gone. Every equivocation is logged and counted; with `reports` it is reported to the
	/// chain, too.
	pub fn run<C>(
		self,
		client: Arc<C>,
		reports: Option<OffchainTransactionPoolFactory<Block>>,
		registry: Option<&Registry>,
	) -> impl Future<Output = ()> + Send + 'static
	where
		C: ProvideRuntimeApi<Block> + HeaderBackend<Block> + Send + Sync + 'static,
		C::Api: AuraApi<Block, AuthorityId> + EquivocationApi<Block>,
	{
		let counter = registry.and_then(counter);
		let Self { mut receiver } = self;
		async move {
			let mut sightings = Sightings::default();
			while let Some(header) = receiver.next().await {
				let Some(equivocation) = look(&*client, &mut sightings, header) else { continue };
				error!(
					target: LOG_TARGET,
					"{:?} sealed two blocks of slot {}: {:?} and {:?}. If this is a key of yours, it is in use twice: \
					 stop one of the nodes and rotate the key",
					equivocation.offender,
					equivocation.slot,
					equivocation.first_header.hash(),
					equivocation.second_header.hash(),
				);
				if let Some(counter) = &counter {
					counter.inc();
				}
				if let Some(pool) = &reports {
					match report(&*client, pool, equivocation) {
						Ok(outcome) => info!(target: LOG_TARGET, "Equivocation: {outcome}"),
						Err(error) => warn!(target: LOG_TARGET, "Equivocation not reported: {error}"),
					}
				}
			}
		}
	}
}

fn counter(registry: &Registry) -> Option<Counter<U64>> {
	let counter = Counter::new(
		"muster_block_equivocations_total",
		"Slots in which this node saw an author seal more than one block",
	);
	counter
		.and_then(|counter| register(counter, registry))
		.map_err(|error| warn!(target: LOG_TARGET, "No metric of equivocations: {error}"))
		.ok()
}

/// Verifies a header against the authorities that its parent names, as Aura does, and compares it.
fn look<C>(client: &C, sightings: &mut Sightings, header: Header) -> Option<BlockEquivocation<Block>>
where
	C: ProvideRuntimeApi<Block>,
	C::Api: AuraApi<Block, AuthorityId>,
{
	let sealed = fetch_authorities::<AuthorityId, Block, C>(client, header.parent_hash)
		.map_err(|error| error.to_string())
		.and_then(|authorities| Sealed::verified(header, &authorities));
	match sealed {
		Ok(sealed) => sightings.add(sealed),
		Err(error) => {
			debug!(target: LOG_TARGET, "A header passes unwatched: {error}");
			None
		}
	}
}

/// Puts a report into the node's own pool, and says what became of it.
fn report<C>(
	client: &C,
	pool: &OffchainTransactionPoolFactory<Block>,
	equivocation: BlockEquivocation<Block>,
) -> Result<&'static str, ApiError>
where
	C: ProvideRuntimeApi<Block> + HeaderBackend<Block>,
	C::Api: EquivocationApi<Block>,
{
	// The parent's state names the author, so its session is one in which the key was the offender's.
	let parent = equivocation.second_header.parent_hash;
	let key = equivocation.offender.clone();
	let Some(key_owner) = client.runtime_api().key_ownership_proof(parent, key)? else {
		return Ok("not reported, for the key is no validator's");
	};
	let best = client.info().best_hash;
	let mut api = client.runtime_api();
	api.register_extension(pool.offchain_transaction_pool(best));
	Ok(match api.submit_block_equivocation(best, equivocation, key_owner)? {
		Some(()) => "reported",
		None => "the pool did not take the report; somebody else's may be there already",
	})
}

/// A header whose seal is its slot's author's.
struct Sealed {
	slot: Slot,
	author: AuthorityId,
	/// What was sealed: the hash of the header without its seal.
	content: Hash,
	header: Header,
}

impl Sealed {
	/// Checks slot and seal.
	fn verified(header: Header, authorities: &[AuthorityId]) -> Result<Self, String> {
		// Aura has refused what is of the future. The latest slot of all stands for "whatever it is".
		let latest = Slot::from(u64::MAX);
		let (unsealed, slot, _) =
			check_header_slot_and_seal::<Block, AuthorityPair>(latest, header.clone(), authorities)
				.map_err(|error| error.to_string())?;
		let author = slot_author::<AuthorityPair>(slot, authorities).ok_or("no authorities")?.clone();
		Ok(Self { slot, author, content: unsealed.hash(), header })
	}
}

/// What an author was first seen to seal in a slot.
struct Sighting {
	sealed: Sealed,
	/// Whether another block was seen since. One pair is proof enough, and an author could make them by the thousand.
	equivocated: bool,
}

/// The headers of the last [`WINDOW`] slots.
#[derive(Default)]
struct Sightings {
	slots: BTreeMap<u64, Vec<Sighting>>,
}

impl Sightings {
	/// Remembers a header; gives the equivocation if it is the first to show that its author sealed two blocks.
	///
	/// What was sealed is compared, as the chain does: sealing one block twice is no harm, and sr25519 signs differently
	/// each time. Authors are compared by key: at a change of the set, two forks may give one slot to two authors, and
	/// neither does wrong.
	fn add(&mut self, sealed: Sealed) -> Option<BlockEquivocation<Block>> {
		let number = u64::from(sealed.slot);
		let newest = self.slots.last_key_value().map_or(number, |(newest, _)| number.max(*newest));
		let oldest = newest.saturating_sub(WINDOW - 1);
		if number < oldest {
			return None;
		}
		self.slots = self.slots.split_off(&oldest);
		let seen = self.slots.entry(number).or_default();
		match seen.iter_mut().find(|sighting| sighting.sealed.author == sealed.author) {
			Some(first) if first.equivocated || first.sealed.content == sealed.content => None,
			Some(first) => {
				first.equivocated = true;
				Some(EquivocationProof {
					offender: sealed.author,
					slot: sealed.slot,
					first_header: first.sealed.header.clone(),
					second_header: sealed.header,
				})
			}
			None => {
				if seen.len() < AUTHORS_PER_SLOT {
					seen.push(Sighting { sealed, equivocated: false });
				}
				None
			}
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use futures::executor::block_on;
	use sc_consensus::StateAction;
	use sp_consensus::BlockOrigin;
	use sp_consensus_aura::{digests::CompatibleDigestItem, sr25519::AuthoritySignature};
	use sp_core::{Pair, H256};
	use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie};
	use sp_runtime::{traits::Header as _, Digest, DigestItem};
	use std::convert::Infallible;

	/// The first slot that is Alice's among Alice, Bob and Charlie.
	const SLOT: u64 = 3_000;

	fn authorities() -> Vec<AuthorityId> {
		[Alice, Bob, Charlie].map(|key| key.public().into()).to_vec()
	}

	fn seal(key: Sr25519Keyring, header: &Header) -> DigestItem {
		let signature: AuthoritySignature = key.pair().sign(header.hash().as_ref()).into();
		CompatibleDigestItem::<AuthoritySignature>::aura_seal(signature)
	}

	/// A header before it is sealed; `content` stands for all in which two blocks may differ.
	fn unsealed(slot: u64, content: u64) -> Header {
		let slot = CompatibleDigestItem::<AuthoritySignature>::aura_pre_digest(Slot::from(slot));
		Header::new(
			7,
			H256::from_low_u64_be(content),
			H256::default(),
			H256::default(),
			Digest { logs: vec![slot] },
		)
	}

	fn sealed(key: Sr25519Keyring, slot: u64, content: u64) -> Header {
		let mut header = unsealed(slot, content);
		let seal = seal(key, &header);
		header.digest_mut().push(seal);
		header
	}

	/// Shows a header of the slot's author.
	fn see(sightings: &mut Sightings, header: &Header) -> Option<BlockEquivocation<Block>> {
		sightings.add(Sealed::verified(header.clone(), &authorities()).expect("sealed by the slot's author"))
	}

	#[test]
	fn two_blocks_of_one_slot_are_an_equivocation() {
		let (first, second) = (sealed(Alice, SLOT, 1), sealed(Alice, SLOT, 2));
		for (earlier, later) in [(&first, &second), (&second, &first)] {
			let mut sightings = Sightings::default();
			assert_eq!(see(&mut sightings, earlier), None);
			assert_eq!(
				see(&mut sightings, later),
				Some(EquivocationProof {
					offender: Alice.public().into(),
					slot: SLOT.into(),
					first_header: earlier.clone(),
					second_header: later.clone(),
				})
			);
		}
	}

	#[test]
	fn other_slots_in_between_do_not_matter() {
		let mut sightings = Sightings::default();
		assert_eq!(see(&mut sightings, &sealed(Alice, SLOT, 1)), None);
		assert_eq!(see(&mut sightings, &sealed(Charlie, SLOT + 2, 1)), None);
		assert_eq!(see(&mut sightings, &sealed(Bob, SLOT + 1, 1)), None);
		assert!(see(&mut sightings, &sealed(Alice, SLOT, 2)).is_some());
		assert!(see(&mut sightings, &sealed(Bob, SLOT + 1, 2)).is_some());
	}

	#[test]
	fn one_block_twice_is_none() {
		let mut sightings = Sightings::default();
		let header = sealed(Alice, SLOT, 1);
		assert_eq!(see(&mut sightings, &header), None);
		assert_eq!(see(&mut sightings, &header), None);
	}

	#[test]
	fn one_block_sealed_twice_is_none() {
		let mut sightings = Sightings::default();
		let (once, again) = (sealed(Alice, SLOT, 1), sealed(Alice, SLOT, 1));
		assert_ne!(once.hash(), again.hash(), "sr25519 signs differently each time");
		assert_eq!(see(&mut sightings, &once), None);
		assert_eq!(see(&mut sightings, &again), None);
		assert!(see(&mut sightings, &sealed(Alice, SLOT, 2)).is_some());
	}

	#[test]
	fn a_slot_is_reported_once() {
		let mut sightings = Sightings::default();
		let found: Vec<_> = (0..10).map(|n| see(&mut sightings, &sealed(Alice, SLOT, n)).is_some()).collect();
		assert_eq!(found.iter().filter(|found| **found).count(), 1);
		assert!(found[1], "at the second");
	}

	#[test]
	fn two_authors_of_one_slot_are_none() {
		let mut sightings = Sightings::default();
		let here = sealed(Alice, SLOT, 1);
		let there = sealed(Bob, SLOT, 2);
		let others: Vec<AuthorityId> = [Bob, Charlie].map(|key| key.public().into()).to_vec();
		assert_eq!(see(&mut sightings, &here), None);
		let there = Sealed::verified(there, &others).expect("the slot is Bob's among the two");
		assert_eq!(sightings.add(there), None);
		assert!(see(&mut sightings, &sealed(Alice, SLOT, 3)).is_some(), "each author is still compared");
	}

	#[test]
	fn only_the_last_slots_are_remembered() {
		let mut sightings = Sightings::default();
		let author = |slot: u64| [Alice, Bob, Charlie][(slot % 3) as usize];
		for slot in SLOT..SLOT + WINDOW {
			assert_eq!(see(&mut sightings, &sealed(author(slot), slot, 1)), None);
		}
		assert_eq!(sightings.slots.len() as u64, WINDOW);
		assert!(
			see(&mut sightings, &sealed(Alice, SLOT, 2)).is_some(),
			"the oldest of the window is compared"
		);

		let next = SLOT + WINDOW;
		assert_eq!(see(&mut sightings, &sealed(author(next), next, 1)), None);
		assert_eq!(sightings.slots.len() as u64, WINDOW);
		assert!(!sightings.slots.contains_key(&SLOT));
		assert_eq!(
			see(&mut sightings, &sealed(Alice, SLOT, 3)),
			None,
			"before the window, so not remembered"
		);
		assert_eq!(see(&mut sightings, &sealed(Alice, SLOT, 4)), None);
		assert!(see(&mut sightings, &sealed(author(next), next, 2)).is_some());

		let far = SLOT + 3 * WINDOW;
		assert_eq!(see(&mut sightings, &sealed(author(far), far, 1)), None);
		assert_eq!(sightings.slots.len(), 1, "a gap empties the window");
	}

	#[test]
	fn the_first_slots_of_all_work() {
		let mut sightings = Sightings::default();
		assert_eq!(see(&mut sightings, &sealed(Alice, 0, 1)), None);
		assert_eq!(see(&mut sightings, &sealed(Bob, 1, 1)), None);
		assert!(see(&mut sightings, &sealed(Alice, 0, 2)).is_some());
	}

	#[test]
	fn a_slot_has_room_for_some_authors() {
		let mut sightings = Sightings::default();
		let author = |n: u64| Sealed {
			slot: SLOT.into(),
			author: AuthorityId::from(sp_core::sr25519::Public::from_raw([n as u8; 32])),
			content: unsealed(SLOT, n).hash(),
			header: unsealed(SLOT, n),
		};
		for n in 0..100 {
			assert!(sightings.add(author(n)).is_none());
		}
		assert_eq!(sightings.slots[&SLOT].len(), AUTHORS_PER_SLOT);
	}

	#[test]
	fn a_seal_that_is_not_the_authors_proves_nothing() {
		let refused = |header| Sealed::verified(header, &authorities()).is_err();
		assert!(refused(sealed(Bob, SLOT, 1)), "another authority's seal");
		assert!(refused(unsealed(SLOT, 1)), "no seal");
		assert!(Sealed::verified(sealed(Alice, SLOT, 1), &[]).is_err(), "no authorities");

		let mut changed = sealed(Alice, SLOT, 1);
		changed.extrinsics_root = H256::repeat_byte(9);
		assert!(refused(changed), "sealed, then changed");

		let mut two_slots = unsealed(SLOT, 1);
		two_slots
			.digest_mut()
			.push(CompatibleDigestItem::<AuthoritySignature>::aura_pre_digest(Slot::from(1)));
		let by_alice = seal(Alice, &two_slots);
		two_slots.digest_mut().push(by_alice);
		assert!(refused(two_slots), "of two slots");
	}

	/// An import that takes everything.
	#[derive(Clone)]
	struct Anything;

	#[async_trait]
	impl BlockImport<Block> for Anything {
		type Error = Infallible;

		async fn check_block(&self, _: BlockCheckParams<Block>) -> Result<ImportResult, Infallible> {
			Ok(ImportResult::imported(false))
		}

		async fn import_block(&self, _: BlockImportParams<Block>) -> Result<ImportResult, Infallible> {
			Ok(ImportResult::imported(true))
		}
	}

	/// A block as the verifier, or the author, hands it to the import: the seal beside the header.
	fn block(content: u64) -> BlockImportParams<Block> {
		let header = unsealed(SLOT, content);
		let seal = seal(Alice, &header);
		let mut block = BlockImportParams::new(BlockOrigin::NetworkBroadcast, header);
		block.post_digests.push(seal);
		block
	}

	fn imported(import: &Watched<Anything>, block: BlockImportParams<Block>) {
		let result = block_on(import.import_block(block)).expect("takes everything");
		assert_eq!(result, ImportResult::imported(true));
	}

	#[test]
	fn the_import_shows_sealed_headers() {
		let (import, mut watch) = watched(Anything);
		let block = block(1);
		let (hash, header) = (block.post_hash(), block.post_header());
		imported(&import, block);
		let shown = block_on(watch.receiver.next()).expect("shown");
		assert_eq!((shown.hash(), &shown), (hash, &header));
		assert!(Sealed::verified(shown, &authorities()).is_ok());
	}

	#[test]
	fn the_import_does_not_show_what_nobody_verified() {
		let (import, mut watch) = watched(Anything);
		let mut skipped = block(1);
		skipped.state_action = StateAction::Skip;
		imported(&import, skipped);
		imported(&import, BlockImportParams::new(BlockOrigin::NetworkBroadcast, unsealed(SLOT, 2)));
		assert!(watch.receiver.try_recv().is_err(), "nothing is there");
	}

	#[test]
	fn the_import_goes_on_when_the_watch_is_behind_or_gone() {
		let (import, mut watch) = watched(Anything);
		let bound = QUEUE as u64 + 1;
		for n in 0..2 * bound {
			// A clone, as the import queue and the author each have one, makes no room.
			imported(&import.clone(), block(n));
		}
		let waiting = std::iter::from_fn(|| watch.receiver.try_recv().ok()).count();
		assert_eq!(waiting as u64, bound);
		imported(&import, block(0));
		assert!(block_on(watch.receiver.next()).is_some(), "there is room again");
		drop(watch);
		imported(&import, block(1));
	}
}
