//! The pool, and who is looked at next.
//!
//! Validating a transaction takes a node the best part of a millisecond, and the stock pool does it in the order of
//! arrival. It also validates everything it holds anew after each block, in the same line. A flood from one key thus
//! keeps everybody else's transactions from being looked at, whatever lane they are for: lanes begin in the pool.
//!
//! Here keys take turns, as they do in the pool ([`Gate`]), and what was validated lately is not looked at again
//! ([`REVALIDATE_AFTER`]).

use async_trait::async_trait;
use codec::Encode;
use futures::{channel::oneshot, executor::block_on};
use muster_runtime::{opaque::Block, Hash};
use sc_cli::{TransactionPoolParams, TransactionPoolType};
use sc_service::SpawnEssentialTaskHandle;
use sc_transaction_pool::{
	BasicPool, ChainApi, FullChainApi, Options, PoolLimit, RevalidationType, ValidateTransactionPriority,
};
use sc_transaction_pool_api::{LocalTransactionFor, LocalTransactionPool, TransactionPool};
use sp_blockchain::{HeaderBackend, TreeRoute};
use sp_runtime::{
	generic::BlockId,
	traits::{Block as BlockT, NumberFor},
	transaction_validity::{TransactionSource, TransactionValidity, UnknownTransaction},
};
use std::{
	collections::{HashMap, VecDeque},
	sync::{Arc, Mutex, MutexGuard, PoisonError, Weak},
	time::{Duration, Instant},
};
use substrate_prometheus_endpoint::Registry;

use crate::service::FullClient;

/// Validations under way at once. The stock pool has two threads for them; a few more keep the threads from waiting.
const AT_ONCE: usize = 4;
/// How long the pool believes what it found. Whoever was suspended since is refused when a block is built, all the same;
/// until then its transactions take up room, and rank as they did.
const REVALIDATE_AFTER: Duration = Duration::from_secs(20);
/// Validated transactions that are remembered before the ones that are gone are looked for.
const REMEMBERED: usize = 4_096;

/// What the pool asks the chain with.
pub type PoolApi = InTurn<FullChainApi<FullClient, Block>>;
/// The pool of a node.
pub type Pool = BasicPool<PoolApi, Block>;

/// What the command line says of the pool. Transactions whose nonce runs ahead get a tenth of the room, as in every
/// Substrate node. The fork-aware pool is refused: it lost accepted transactions at slots of a second.
pub fn options(params: &TransactionPoolParams) -> sc_cli::Result<Options> {
	const AHEAD: usize = 10;
	if matches!(params.pool_type, TransactionPoolType::ForkAware) {
		return Err(sc_cli::Error::Input(
			"this node has the single-state pool only: leave out `--pool-type`".into(),
		));
	}
	let (count, total_bytes) = (params.pool_limit, params.pool_kbytes.saturating_mul(1024));
	Ok(Options {
		ready: PoolLimit { count, total_bytes },
		future: PoolLimit { count: count / AHEAD, total_bytes: total_bytes / AHEAD },
		reject_future_transactions: false,
		// The command line has a default for it.
		ban_time: Duration::from_secs(params.tx_ban_seconds.unwrap_or_default()),
	})
}

/// Makes a pool.
pub fn new(
	client: &Arc<FullClient>,
	options: Options,
	is_validator: bool,
	spawner: SpawnEssentialTaskHandle,
	prometheus: Option<&Registry>,
) -> Arc<Pool> {
	let info = client.info();
	let api = InTurn::new(FullChainApi::new(client.clone(), prometheus, &spawner));
	Arc::new(BasicPool::with_revalidation_type(
		options,
		is_validator.into(),
		Arc::new(api),
		prometheus,
		RevalidationType::Full,
		spawner,
		info.best_number,
		info.best_hash,
		info.finalized_hash,
	))
}

/// The pool as the runtime of this very node sees it, which waits for an answer.
pub struct LocalPool(pub Arc<Pool>);

impl LocalTransactionPool for LocalPool {
	type Block = Block;
	type Hash = Hash;
	type Error = <Pool as TransactionPool>::Error;

	fn submit_local(&self, at: Hash, xt: LocalTransactionFor<Self>) -> Result<Hash, Self::Error> {
		block_on(self.0.submit_one(at, TransactionSource::Local, xt))
	}
}

/// Asks the chain for one key after the other, and not too often for what the pool holds.
pub struct InTurn<A: ChainApi> {
	inner: A,
	gate: Gate,
	held: Mutex<Held<<A::Block as BlockT>::Extrinsic>>,
}

impl<A: ChainApi> InTurn<A> {
	fn new(inner: A) -> Self {
		Self { inner, gate: Gate::new(AT_ONCE), held: Mutex::new(Held::default()) }
	}
}

#[async_trait]
impl<A: ChainApi> ChainApi for InTurn<A>
where
	<A::Block as BlockT>::Extrinsic: Encode,
{
	type Block = A::Block;
	type Error = A::Error;

	async fn validate_transaction(
		&self,
		at: <A::Block as BlockT>::Hash,
		source: TransactionSource,
		xt: Arc<<A::Block as BlockT>::Extrinsic>,
		priority: ValidateTransactionPriority,
	) -> Result<TransactionValidity, A::Error> {
		// Of those that a block made ready, its import waits.
		if priority == ValidateTransactionPriority::Maintained {
			return self.inner.validate_transaction(at, source, xt, priority).await;
		}
		if locked(&self.held).is_fresh(&xt) {
			// To the pool's revalidation this means: leave it as it is. Nobody else asks for what the pool holds.
			return Ok(Err(UnknownTransaction::CannotLookup.into()));
		}
		let turn = self.gate.turn(claimed_signer(&xt.encode())).await;
		let validity = self.inner.validate_transaction(at, source, xt.clone(), priority).await;
		drop(turn);
		if let Ok(Ok(_)) = validity {
			locked(&self.held).remember(&xt);
		}
		validity
	}

	fn validate_transaction_blocking(
		&self,
		at: <A::Block as BlockT>::Hash,
		source: TransactionSource,
		xt: Arc<<A::Block as BlockT>::Extrinsic>,
	) -> Result<TransactionValidity, A::Error> {
		self.inner.validate_transaction_blocking(at, source, xt)
	}

	fn block_id_to_number(&self, at: &BlockId<A::Block>) -> Result<Option<NumberFor<A::Block>>, A::Error> {
		self.inner.block_id_to_number(at)
	}

	fn block_id_to_hash(
		&self,
		at: &BlockId<A::Block>,
	) -> Result<Option<<A::Block as BlockT>::Hash>, A::Error> {
		self.inner.block_id_to_hash(at)
	}

	fn hash_and_length(&self, xt: &<A::Block as BlockT>::Extrinsic) -> (<A::Block as BlockT>::Hash, usize) {
		self.inner.hash_and_length(xt)
	}

	async fn block_body(
		&self,
		at: <A::Block as BlockT>::Hash,
	) -> Result<Option<Vec<<A::Block as BlockT>::Extrinsic>>, A::Error> {
		self.inner.block_body(at).await
	}

	fn block_header(
		&self,
		at: <A::Block as BlockT>::Hash,
	) -> Result<Option<<A::Block as BlockT>::Header>, A::Error> {
		self.inner.block_header(at)
	}

	fn tree_route(
		&self,
		from: <A::Block as BlockT>::Hash,
		to: <A::Block as BlockT>::Hash,
	) -> Result<TreeRoute<A::Block>, A::Error> {
		self.inner.tree_route(from, to)
	}

	fn resolve_block_number(&self, at: <A::Block as BlockT>::Hash) -> Result<NumberFor<A::Block>, A::Error> {
		self.inner.resolve_block_number(at)
	}
}

/// What was found valid, and when. The pool keeps the very allocation it had validated, so that is what tells its
/// revalidation from a transaction that comes anew, such as one of a block that a fork took back.
struct Held<T> {
	known: HashMap<usize, (Weak<T>, Instant)>,
	/// Number of those remembered at which the ones that are gone are looked for.
	sweep_at: usize,
}

impl<T> Default for Held<T> {
	fn default() -> Self {
		Self { known: HashMap::new(), sweep_at: REMEMBERED }
	}
}

impl<T> Held<T> {
	fn is_fresh(&self, xt: &Arc<T>) -> bool {
		// The weak pointer keeps the allocation from being used again, so an address stands for one transaction.
		self.known.get(&Arc::as_ptr(xt).addr()).is_some_and(|(_, at)| at.elapsed() < REVALIDATE_AFTER)
	}

	fn remember(&mut self, xt: &Arc<T>) {
		self.known.insert(Arc::as_ptr(xt).addr(), (Arc::downgrade(xt), Instant::now()));
		if self.known.len() >= self.sweep_at {
			self.known.retain(|_, (xt, _)| xt.strong_count() > 0);
			self.sweep_at = self.known.len().saturating_mul(2).max(REMEMBERED);
		}
	}
}

/// A key as a transaction names it.
type Key = [u8; 32];

/// Who a transaction says has signed it, before anybody has checked: enough to take turns by. All that say nothing share
/// a turn.
fn claimed_signer(encoded: &[u8]) -> Key {
	/// Version 4 of the format, signed.
	const SIGNED: u8 = 0b1000_0100;
	/// `MultiAddress::Id`.
	const ID: u8 = 0;
	let mut input = encoded;
	let length = <codec::Compact<u32> as codec::Decode>::decode(&mut input);
	match (length, input) {
		(Ok(_), [SIGNED, ID, rest @ ..]) => rest.first_chunk().copied().unwrap_or_default(),
		_ => Key::default(),
	}
}

/// Lets so many in at a time. Keys that wait take turns, whatever they have waiting.
#[derive(Clone)]
struct Gate {
	line: Arc<Mutex<Line>>,
}

struct Line {
	free: usize,
	waiting: HashMap<Key, VecDeque<oneshot::Sender<Turn>>>,
	/// Keys in `waiting`, the next one first.
	order: VecDeque<Key>,
}

impl Gate {
	fn new(places: usize) -> Self {
		Self {
			line: Arc::new(Mutex::new(Line {
				free: places,
				waiting: HashMap::new(),
				order: VecDeque::new(),
			})),
		}
	}

	async fn turn(&self, key: Key) -> Turn {
		let called = {
			let mut line = locked(&self.line);
			if let Some(free) = line.free.checked_sub(1) {
				line.free = free;
				return Turn { gate: self.clone() };
			}
			let (call, called) = oneshot::channel();
			let line = &mut *line;
			let queue = line.waiting.entry(key).or_default();
			if queue.is_empty() {
				line.order.push_back(key);
			}
			queue.push_back(call);
			called
		};
		// A caller is only ever dropped with the line, which this gate holds.
		called.await.unwrap_or_else(|_| Turn { gate: self.clone() })
	}
}

impl Line {
	/// Who is next; if nobody waits any more, the place is free.
	fn next(&mut self) -> Option<oneshot::Sender<Turn>> {
		while let Some(key) = self.order.pop_front() {
			let Some(queue) = self.waiting.get_mut(&key) else { continue };
			let next = queue.pop_front();
			if queue.is_empty() {
				self.waiting.remove(&key);
			} else {
				self.order.push_back(key);
			}
			match next {
				Some(call) if !call.is_canceled() => return Some(call),
				_ => {}
			}
		}
		self.free = self.free.saturating_add(1);
		None
	}
}

/// A place inside the gate, passed on when it is dropped.
struct Turn {
	gate: Gate,
}

impl Drop for Turn {
	fn drop(&mut self) {
		let next = locked(&self.gate.line).next();
		if let Some(call) = next {
			// Who went away this moment drops the turn, which passes it on.
			let _ = call.send(Turn { gate: self.gate.clone() });
		}
	}
}

/// What a lock guards is right after each step, so a panic elsewhere does not spoil it.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
	mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
	use super::*;
	use futures::FutureExt;

	const ALICE: Key = [1; 32];
	const BOB: Key = [2; 32];
	const CHARLIE: Key = [3; 32];

	#[test]
	fn keys_take_turns_whatever_they_have_waiting() {
		let gate = Gate::new(1);
		let mut turn = gate.turn(ALICE).now_or_never();
		let keys = [ALICE, ALICE, ALICE, BOB, BOB, CHARLIE];
		let mut waiting: Vec<_> = keys.iter().map(|key| (*key, Box::pin(gate.turn(*key)))).collect();
		for (_, each) in &mut waiting {
			assert!(each.as_mut().now_or_never().is_none(), "the place is taken");
		}
		let mut order = vec![];
		while !waiting.is_empty() {
			drop(turn.take());
			let mut next = waiting
				.iter_mut()
				.enumerate()
				.filter_map(|(i, (_, each))| Some((i, each.as_mut().now_or_never()?)));
			let (i, place) = next.next().expect("somebody is called");
			assert!(next.next().is_none(), "one at a time");
			drop(next);
			turn = Some(place);
			order.push(waiting.remove(i).0);
		}
		assert_eq!(order, [ALICE, BOB, CHARLIE, ALICE, BOB, ALICE]);
		drop(turn);
		assert!(gate.turn(BOB).now_or_never().is_some(), "the place is free again");
	}

	#[test]
	fn who_goes_away_holds_up_nobody() {
		let gate = Gate::new(1);
		let turn = gate.turn(ALICE).now_or_never();
		let mut gone = Box::pin(gate.turn(BOB));
		let mut called_and_gone = Box::pin(gate.turn(BOB));
		let mut stays = Box::pin(gate.turn(CHARLIE));
		for each in [&mut gone, &mut called_and_gone] {
			assert!(each.as_mut().now_or_never().is_none());
		}
		assert!(stays.as_mut().now_or_never().is_none());
		drop(gone);
		drop(turn);
		drop(called_and_gone);
		assert!(stays.now_or_never().is_some());
	}

	#[test]
	fn as_many_as_there_are_places_go_in() {
		let gate = Gate::new(3);
		let inside: Vec<_> = (0..4).filter_map(|_| gate.turn(ALICE).now_or_never()).collect();
		assert_eq!(inside.len(), 3);
		drop(inside);
		assert_eq!(locked(&gate.line).free, 3);
	}

	#[test]
	fn what_the_pool_holds_is_fresh_for_a_while() {
		let mut held = Held::default();
		let (one, same_content) = (Arc::new(1), Arc::new(1));
		held.remember(&one);
		assert!(held.is_fresh(&one) && held.is_fresh(&one.clone()));
		assert!(!held.is_fresh(&same_content), "another transaction, or the same come anew");
	}

	#[test]
	fn what_is_gone_is_forgotten() {
		let mut held = Held::default();
		let kept: Vec<_> = (0..10).map(Arc::new).collect();
		for xt in &kept {
			held.remember(xt);
		}
		for n in 0..2 * REMEMBERED {
			held.remember(&Arc::new(n as i32));
		}
		assert!(held.known.len() < REMEMBERED);
		assert!(kept.iter().all(|xt| held.is_fresh(xt)));
	}

	#[test]
	fn the_claimed_signer_is_read_without_decoding_the_rest() {
		let signed = |address: &[u8]| [&[0x84][..], address, &[9; 40]].concat().encode();
		assert_eq!(claimed_signer(&signed(&[&[0][..], &ALICE].concat())), ALICE);
		for other in [signed(&[2, 7]), vec![0x05, 0].encode(), vec![], vec![0x84], vec![0xff; 3]] {
			assert_eq!(claimed_signer(&other), Key::default(), "{other:?}");
		}
	}
}
