//! The pool, and who is looked at next.
//!
//! Validating a transaction takes a node the best part of a millisecond, and the stock pool does it in the order of
//! arrival. It also validates everything it holds anew after each block, in the same line. A flood from one key thus
//! keeps everybody else's transactions from being looked at, whatever lane they are for: lanes begin in the pool.
//!
//! Here agencies take turns, and in an agency its keys ([`Gate`]). What was validated lately is not looked at again
//! ([`REVALIDATE_AFTER`]). And taking in is paced ([`REST`]): it leaves the machine to the blocks, and a flood waits
//! before the pool instead of making blocks late for everybody.

use async_trait::async_trait;
use codec::{Decode, Encode};
use futures::{channel::oneshot, executor::block_on};
use futures_timer::Delay;
use muster_primitives::AgencyId;
use muster_runtime::{opaque::Block, AccountId, Hash, Runtime};
use pallet_agencies::{OfficerOf, Officers};
use sc_cli::{TransactionPoolParams, TransactionPoolType};
use sc_client_api::{StorageKey, StorageProvider};
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
	collections::{hash_map::Entry, HashMap, HashSet, VecDeque},
	hash::Hash as Hashed,
	sync::{Arc, Mutex, MutexGuard, PoisonError, Weak},
	time::{Duration, Instant},
};
use substrate_prometheus_endpoint::Registry;

use crate::service::FullClient;

/// Validations under way at once: the stock pool has two threads for them.
const AT_ONCE: usize = 2;
/// After a valid transaction its place rests so many times as long as looking at it took. Taking in thus has half a
/// thread of a machine at most, which is more than blocks take, and less where it has to share: who authors, imports and
/// votes goes first. What is invalid does not lengthen the pool, and must not hold up others.
const REST: u32 = 3;
/// The longest rest: a machine that was asleep is not to sleep on.
const LONGEST_REST: Duration = Duration::from_millis(100);
/// How long the pool believes what it found. Whoever was suspended since is refused when a block is built, all the same;
/// until then its transactions take up room, and rank as they did.
const REVALIDATE_AFTER: Duration = Duration::from_secs(20);
/// Validated transactions that are remembered before the ones that are gone are looked for.
const REMEMBERED: usize = 4_096;
/// Blocks whose transactions are remembered: as many as a fork may take back at once.
const BLOCKS: usize = 64;

/// What the pool asks the chain with.
pub type PoolApi = InTurn<FullChainApi<FullClient, Block>, FullClient>;
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
	let api = InTurn::new(FullChainApi::new(client.clone(), prometheus, &spawner), client.clone());
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

/// What the line before the pool has to know of the chain.
pub trait Best<B: BlockT>: Send + Sync {
	/// The best block.
	fn best(&self) -> B::Hash;

	/// Agency for which a key is or was an officer's, as the best block has it.
	fn agency(&self, key: Key) -> Option<AgencyId>;
}

impl Best<Block> for FullClient {
	fn best(&self) -> Hash {
		self.info().best_hash
	}

	fn agency(&self, key: Key) -> Option<AgencyId> {
		let at = StorageKey(Officers::<Runtime>::hashed_key_for(AccountId::from(key)));
		let stored = self.storage(self.best(), &at).ok()??;
		// A node older than the runtime may not understand it: then the key stands with those of no agency.
		let officer = OfficerOf::<Runtime>::decode(&mut stored.0.as_slice()).ok()?;
		Some(officer.agency)
	}
}

/// Asks the chain for one after the other, at a pace, and not too often for what the pool holds.
pub struct InTurn<A: ChainApi, C> {
	inner: A,
	chain: Arc<C>,
	gate: Gate,
	held: Mutex<Held<<A::Block as BlockT>::Extrinsic>>,
	settled: Mutex<Settled<<A::Block as BlockT>::Hash>>,
}

impl<A: ChainApi, C> InTurn<A, C> {
	fn new(inner: A, chain: Arc<C>) -> Self {
		Self { inner, chain, gate: Gate::new(AT_ONCE), held: Mutex::default(), settled: Mutex::default() }
	}
}

#[async_trait]
impl<A: ChainApi, C: Best<A::Block>> ChainApi for InTurn<A, C>
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
		// For those of a block its import waits, and what this node itself has to say is not part of a flood.
		if priority == ValidateTransactionPriority::Maintained || source == TransactionSource::Local {
			return self.inner.validate_transaction(at, source, xt, priority).await;
		}
		if locked(&self.held).is_fresh(&xt) {
			// To the pool's revalidation this means: leave it as it is. Nobody else asks for what the pool holds.
			return Ok(Err(UnknownTransaction::CannotLookup.into()));
		}
		// The pool takes in no block until it has again what a fork took back. Behind a flood that would be too late.
		if locked(&self.settled).forget(&self.inner.hash_and_length(&xt).0) {
			return self.inner.validate_transaction(at, source, xt, priority).await;
		}
		let key = claimed_signer(&xt.encode());
		let turn = self.gate.turn(self.chain.agency(key), key).await;
		// While it waited, blocks came. What its key sent before may be in them and gone from the pool, and seen from an
		// older block it would wait there for that for ever.
		let at = self.chain.best();
		let began = Instant::now();
		let validity = self.inner.validate_transaction(at, source, xt.clone(), priority).await;
		if let Ok(Ok(_)) = validity {
			locked(&self.held).remember(&xt);
			Delay::new(began.elapsed().saturating_mul(REST).min(LONGEST_REST)).await;
		}
		drop(turn);
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
		let body = self.inner.block_body(at).await;
		if let Ok(Some(body)) = &body {
			let hashes = body.iter().map(|xt| self.inner.hash_and_length(xt).0).collect();
			locked(&self.settled).remember(hashes);
		}
		body
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

/// What was in the blocks that the pool looked into lately.
struct Settled<H> {
	blocks: VecDeque<HashSet<H>>,
}

impl<H> Default for Settled<H> {
	fn default() -> Self {
		Self { blocks: VecDeque::new() }
	}
}

impl<H: Hashed + Eq> Settled<H> {
	fn remember(&mut self, hashes: HashSet<H>) {
		if self.blocks.len() >= BLOCKS {
			self.blocks.pop_front();
		}
		self.blocks.push_back(hashes);
	}

	/// Whether it was in one; from now on it was not. Who sends it once more stands in line.
	fn forget(&mut self, hash: &H) -> bool {
		self.blocks.iter_mut().any(|block| block.remove(hash))
	}
}

/// A key as a transaction names it.
type Key = [u8; 32];

/// Who a transaction says has signed it, before anybody has checked: enough to take turns by.
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

/// Lets so many in at a time. Agencies that wait take turns, and so do the keys of each, whatever they have waiting.
/// Keys of no officer share one turn, however many they are: making one up costs nothing.
#[derive(Clone)]
struct Gate {
	line: Arc<Mutex<Line>>,
}

struct Line {
	free: usize,
	waiting: Round<Option<AgencyId>, Round<Key, VecDeque<oneshot::Sender<Turn>>>>,
}

/// Something to take the next from.
trait Queue {
	type Item;

	fn take(&mut self) -> Option<Self::Item>;

	fn is_over(&self) -> bool;
}

impl<T> Queue for VecDeque<T> {
	type Item = T;

	fn take(&mut self) -> Option<T> {
		self.pop_front()
	}

	fn is_over(&self) -> bool {
		self.is_empty()
	}
}

/// Queues by name that take turns.
struct Round<N, Q> {
	queues: HashMap<N, Q>,
	/// Names in `queues`, the next one first.
	order: VecDeque<N>,
}

impl<N, Q> Default for Round<N, Q> {
	fn default() -> Self {
		Self { queues: HashMap::new(), order: VecDeque::new() }
	}
}

impl<N: Copy + Eq + Hashed, Q: Default> Round<N, Q> {
	/// The queue of a name, to put something into.
	fn of(&mut self, name: N) -> &mut Q {
		match self.queues.entry(name) {
			Entry::Occupied(queue) => queue.into_mut(),
			Entry::Vacant(place) => {
				self.order.push_back(name);
				place.insert(Q::default())
			}
		}
	}
}

impl<N: Copy + Eq + Hashed, Q: Queue> Queue for Round<N, Q> {
	type Item = Q::Item;

	fn take(&mut self) -> Option<Q::Item> {
		let name = self.order.pop_front()?;
		let queue = self.queues.get_mut(&name)?;
		let next = queue.take();
		if queue.is_over() {
			self.queues.remove(&name);
		} else {
			self.order.push_back(name);
		}
		next
	}

	fn is_over(&self) -> bool {
		self.order.is_empty()
	}
}

impl Gate {
	fn new(places: usize) -> Self {
		Self { line: Arc::new(Mutex::new(Line { free: places, waiting: Round::default() })) }
	}

	async fn turn(&self, agency: Option<AgencyId>, key: Key) -> Turn {
		let called = {
			let mut line = locked(&self.line);
			if let Some(free) = line.free.checked_sub(1) {
				line.free = free;
				return Turn { gate: self.clone() };
			}
			let (call, called) = oneshot::channel();
			line.waiting.of(agency).of(key).push_back(call);
			called
		};
		// A caller is only ever dropped with the line, which this gate holds.
		called.await.unwrap_or_else(|_| Turn { gate: self.clone() })
	}
}

impl Line {
	/// Who is next; if nobody waits any more, the place is free.
	fn next(&mut self) -> Option<oneshot::Sender<Turn>> {
		while let Some(call) = self.waiting.take() {
			if !call.is_canceled() {
				return Some(call);
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
	use futures::{future::join_all, FutureExt};
	use sc_transaction_pool_api::error::Error;
	use sp_runtime::{
		traits::{BlakeTwo256, Hash as _},
		transaction_validity::{InvalidTransaction, ValidTransaction},
		OpaqueExtrinsic,
	};
	use std::thread;

	const ALICE: Key = [1; 32];
	const BOB: Key = [2; 32];
	const CHARLIE: Key = [3; 32];

	/// Keys in the order in which they are called to the one place, when they came in this order and wait for it.
	fn order_of(came: &[(Option<AgencyId>, Key)]) -> Vec<Key> {
		let gate = Gate::new(1);
		let mut turn = gate.turn(None, Key::default()).now_or_never();
		let mut waiting: Vec<_> =
			came.iter().map(|(agency, key)| (*key, Box::pin(gate.turn(*agency, *key)))).collect();
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
		drop(turn);
		assert!(gate.turn(None, BOB).now_or_never().is_some(), "the place is free again");
		assert!(locked(&gate.line).waiting.queues.is_empty(), "nobody is remembered");
		order
	}

	#[test]
	fn keys_of_an_agency_take_turns_whatever_they_have_waiting() {
		let came = [ALICE, ALICE, ALICE, BOB, BOB, CHARLIE].map(|key| (Some(1), key));
		assert_eq!(order_of(&came), [ALICE, BOB, CHARLIE, ALICE, BOB, ALICE]);
	}

	#[test]
	fn agencies_take_turns_however_many_keys_they_have() {
		let many = (10..14).map(|n| (Some(1), [n; 32]));
		let came: Vec<_> = many.chain([(Some(2), ALICE), (Some(2), ALICE), (Some(3), BOB)]).collect();
		assert_eq!(order_of(&came), [[10; 32], ALICE, BOB, [11; 32], ALICE, [12; 32], [13; 32]]);
	}

	#[test]
	fn keys_of_no_officer_share_a_turn() {
		let strangers = (10..13).map(|n| (None, [n; 32]));
		let came: Vec<_> = strangers.chain([(Some(2), ALICE), (Some(2), ALICE)]).collect();
		assert_eq!(order_of(&came), [[10; 32], ALICE, [11; 32], ALICE, [12; 32]]);
	}

	#[test]
	fn who_goes_away_holds_up_nobody() {
		let gate = Gate::new(1);
		let turn = gate.turn(Some(1), ALICE).now_or_never();
		let mut gone = Box::pin(gate.turn(Some(2), BOB));
		let mut called_and_gone = Box::pin(gate.turn(Some(2), BOB));
		let mut stays = Box::pin(gate.turn(Some(3), CHARLIE));
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
		let inside: Vec<_> = (0..4).filter_map(|_| gate.turn(Some(1), ALICE).now_or_never()).collect();
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

	/// A chain that writes down what it is asked: about which extrinsic, and as of which block.
	struct Chain {
		asked: Mutex<Vec<(u8, Hash)>>,
		best: Mutex<Hash>,
		validity: TransactionValidity,
		takes: Duration,
		body: Vec<OpaqueExtrinsic>,
	}

	impl Default for Chain {
		fn default() -> Self {
			Self {
				asked: Mutex::default(),
				best: Mutex::new(OLD),
				validity: Ok(ValidTransaction::default()),
				takes: Duration::ZERO,
				body: vec![],
			}
		}
	}

	const OLD: Hash = Hash::repeat_byte(1);
	const NEW: Hash = Hash::repeat_byte(2);

	impl Best<Block> for Chain {
		fn best(&self) -> Hash {
			*locked(&self.best)
		}

		fn agency(&self, key: Key) -> Option<AgencyId> {
			(key != STRANGER).then_some(AgencyId::from(key[0]))
		}
	}

	const STRANGER: Key = [9; 32];

	struct Asking(Arc<Chain>);

	#[async_trait]
	impl ChainApi for Asking {
		type Block = Block;
		type Error = Error;

		async fn validate_transaction(
			&self,
			at: Hash,
			source: TransactionSource,
			xt: Arc<OpaqueExtrinsic>,
			_: ValidateTransactionPriority,
		) -> Result<TransactionValidity, Error> {
			self.validate_transaction_blocking(at, source, xt)
		}

		fn validate_transaction_blocking(
			&self,
			at: Hash,
			_: TransactionSource,
			xt: Arc<OpaqueExtrinsic>,
		) -> Result<TransactionValidity, Error> {
			let content = xt.encode().last().copied().expect("extrinsics of these tests end in a number");
			locked(&self.0.asked).push((content, at));
			thread::sleep(self.0.takes);
			Ok(self.0.validity.clone())
		}

		fn hash_and_length(&self, xt: &OpaqueExtrinsic) -> (Hash, usize) {
			let encoded = xt.encode();
			(BlakeTwo256::hash(&encoded), encoded.len())
		}

		async fn block_body(&self, _: Hash) -> Result<Option<Vec<OpaqueExtrinsic>>, Error> {
			Ok(Some(self.0.body.clone()))
		}

		fn block_id_to_number(&self, _: &BlockId<Block>) -> Result<Option<NumberFor<Block>>, Error> {
			unreachable!("the pool asks, the line does not")
		}

		fn block_id_to_hash(&self, _: &BlockId<Block>) -> Result<Option<Hash>, Error> {
			unreachable!("the pool asks, the line does not")
		}

		fn block_header(&self, _: Hash) -> Result<Option<<Block as BlockT>::Header>, Error> {
			unreachable!("the pool asks, the line does not")
		}

		fn tree_route(&self, _: Hash, _: Hash) -> Result<TreeRoute<Block>, Error> {
			unreachable!("the pool asks, the line does not")
		}
	}

	type Line = InTurn<Asking, Chain>;

	fn in_turn(chain: Chain) -> (Line, Arc<Chain>) {
		let chain = Arc::new(chain);
		(InTurn::new(Asking(chain.clone()), chain.clone()), chain)
	}

	fn extrinsic(key: Key, number: u8) -> OpaqueExtrinsic {
		let encoded = [&[0x84, 0][..], &key, &[0; 64], &[number]].concat().encode();
		OpaqueExtrinsic::try_from_encoded_extrinsic(&encoded).expect("its length stands before it")
	}

	async fn ask(line: &Line, xt: &Arc<OpaqueExtrinsic>) -> TransactionValidity {
		let priority = ValidateTransactionPriority::Submitted;
		let answer = line.validate_transaction(OLD, TransactionSource::External, xt.clone(), priority).await;
		answer.expect("the chain answers")
	}

	/// Takes all places.
	fn full(line: &Line) -> Vec<Turn> {
		(0..AT_ONCE).filter_map(|_| line.gate.turn(None, STRANGER).now_or_never()).collect()
	}

	fn asked(chain: &Chain) -> Vec<(u8, Hash)> {
		std::mem::take(&mut locked(&chain.asked))
	}

	#[test]
	fn who_waited_is_looked_at_in_turn_and_as_of_the_block_of_then() {
		// Long enough that a place rests while the others are polled, however busy the machine is.
		let (line, chain) = in_turn(Chain { takes: Duration::from_millis(20), ..Chain::default() });
		let places = full(&line);
		let came = [(STRANGER, 0), (ALICE, 1), (ALICE, 2), ([8; 32], 3), (STRANGER, 4), (BOB, 5)];
		let xts = came.map(|(key, number)| Arc::new(extrinsic(key, number)));
		let mut waiting: Vec<_> = xts.iter().map(|xt| Box::pin(ask(&line, xt))).collect();
		for each in &mut waiting {
			assert!(each.as_mut().now_or_never().is_none());
		}
		assert_eq!(asked(&chain), []);
		*locked(&chain.best) = NEW;
		drop(places);
		assert!(block_on(join_all(waiting)).iter().all(Result::is_ok));
		let mut order = asked(&chain);
		// Two places: who was called together may be looked at in either order.
		order.chunks_mut(AT_ONCE).for_each(<[_]>::sort);
		assert_eq!(order, [0, 1, 3, 5, 2, 4].map(|number| (number, NEW)));
	}

	#[test]
	fn what_the_pool_holds_is_not_looked_at_again() {
		let (line, chain) = in_turn(Chain::default());
		let xt = Arc::new(extrinsic(ALICE, 1));
		assert!(block_on(ask(&line, &xt)).is_ok());
		let places = full(&line);
		let again = ask(&line, &xt).now_or_never().expect("it does not stand in line");
		assert_eq!(again, Err(UnknownTransaction::CannotLookup.into()), "the pool leaves it as it is");
		assert_eq!(asked(&chain).len(), 1);
		drop(places);
		assert!(block_on(ask(&line, &Arc::new(extrinsic(ALICE, 1)))).is_ok(), "the same come anew");
		assert_eq!(asked(&chain).len(), 1);
	}

	#[test]
	fn what_is_invalid_is_asked_about_again() {
		let (line, chain) = in_turn(Chain { validity: InvalidTransaction::Stale.into(), ..Chain::default() });
		let xt = Arc::new(extrinsic(ALICE, 1));
		for _ in 0..2 {
			assert_eq!(block_on(ask(&line, &xt)), InvalidTransaction::Stale.into());
		}
		assert_eq!(asked(&chain).len(), 2);
	}

	#[test]
	fn import_of_a_block_and_own_reports_wait_for_nobody() {
		let taken_back = extrinsic(ALICE, 1);
		let (line, chain) = in_turn(Chain { body: vec![taken_back.clone()], ..Chain::default() });
		let places = full(&line);

		let needed = Arc::new(extrinsic(BOB, 2));
		let maintained = ValidateTransactionPriority::Maintained;
		let answer = line.validate_transaction(OLD, TransactionSource::InBlock, needed, maintained);
		assert!(answer.now_or_never().is_some(), "one of the block that the pool does not know");

		let own = Arc::new(extrinsic(STRANGER, 3));
		let submitted = ValidateTransactionPriority::Submitted;
		let answer = line.validate_transaction(OLD, TransactionSource::Local, own, submitted);
		assert!(answer.now_or_never().is_some(), "a report of this very node");

		block_on(line.block_body(OLD)).expect("there is a body");
		let xt = Arc::new(taken_back);
		assert!(ask(&line, &xt).now_or_never().is_some(), "one of a block that a fork took back");
		assert_eq!(asked(&chain), [(2, OLD), (3, OLD), (1, OLD)]);
		assert!(ask(&line, &xt).now_or_never().is_none(), "once");
		drop(places);
	}

	#[test]
	fn a_place_rests_after_what_is_valid() {
		let takes = Duration::from_millis(10);
		let time = |validity| {
			let (line, _) = in_turn(Chain { validity, takes, ..Chain::default() });
			let began = Instant::now();
			let _ = block_on(ask(&line, &Arc::new(extrinsic(ALICE, 1))));
			began.elapsed()
		};
		assert!(time(Ok(ValidTransaction::default())) >= takes * (1 + REST));
		assert!(time(InvalidTransaction::Stale.into()) >= takes);
		let (line, _) = in_turn(Chain { takes, ..Chain::default() });
		let xts: Vec<_> = (0..2 * AT_ONCE as u8).map(|n| Arc::new(extrinsic(ALICE, n))).collect();
		let began = Instant::now();
		block_on(join_all(xts.iter().map(|xt| ask(&line, xt))));
		assert!(began.elapsed() >= takes * (1 + REST) * 2, "who comes next waits for the rest, too");
	}

	#[test]
	fn blocks_long_gone_are_forgotten() {
		let mut settled = Settled::default();
		for block in 0..BLOCKS + 1 {
			settled.remember(HashSet::from([block]));
		}
		assert!(!settled.forget(&0));
		assert!(settled.forget(&1) && !settled.forget(&1));
	}
}
