//! A chain that the test decides, and a story for it to tell.

use crate::records::{self, officer, time, Told};
use async_trait::async_trait;
use futures::{stream::BoxStream, StreamExt};
use muster_index::{Block, BlockRef, Source, SourceError, Touched};
use muster_primitives::{AgencyClass, AgencyId, CapStatus, Moment, RegionLevel, Severity};
use muster_proof::{Checkpoint, Proof};
use muster_rpc::{BlockRow, Chain, Error, Heads};
use muster_runtime_api::*;
use serde_json::json;
use sp_core::H256;
use std::{
	collections::BTreeMap,
	sync::{Arc, Mutex, MutexGuard},
};
use tokio::sync::watch;

#[derive(Clone)]
struct Built {
	block: Block,
	/// All records after it.
	records: BTreeMap<Subject, Record>,
}

/// Every block there ever was, and which are in the best chain.
pub struct FakeChain {
	state: Mutex<State>,
	news: watch::Sender<u64>,
}

struct State {
	blocks: BTreeMap<H256, Built>,
	best: Vec<H256>,
	finalised: usize,
	/// States before this block are pruned.
	pruned: u32,
	provable: bool,
}

/// What a block does: a name, the subjects' records after it.
pub type Change = (&'static str, Vec<(Subject, Option<Record>)>);

fn hash(number: u32, fork: u8) -> H256 {
	let mut bytes = [fork; 32];
	bytes[..4].copy_from_slice(&number.to_be_bytes());
	H256(bytes)
}

impl FakeChain {
	/// A chain with block 0, whose state these records are.
	pub fn new(genesis: Vec<(Subject, Record)>) -> Arc<Self> {
		let at = BlockRef { number: 0, hash: hash(0, 0) };
		let changes = BlockChanges { at: 0, acts: vec![], touched: vec![] };
		let block = muster_index::block(at, H256::zero(), &changes, &[]).expect("an empty block");
		let built = Built { block, records: genesis.into_iter().collect() };
		let state = State {
			blocks: BTreeMap::from([(at.hash, built)]),
			best: vec![at.hash],
			finalised: 0,
			pruned: 0,
			provable: true,
		};
		Arc::new(Self { state: Mutex::new(state), news: watch::Sender::new(0) })
	}

	fn state(&self) -> MutexGuard<'_, State> {
		self.state.lock().expect("no test thread panicked")
	}

	fn tell(&self) {
		self.news.send_modify(|news| *news += 1);
	}

	/// Builds a block on the best one.
	pub fn build(&self, changes: Vec<Change>) -> BlockRef {
		self.build_on(None, 0, changes)
	}

	/// Builds a block on the one of this height, or on the best; blocks above it leave the best chain.
	pub fn build_on(&self, parent: Option<u32>, fork: u8, changes: Vec<Change>) -> BlockRef {
		let at = {
			let mut state = self.state();
			if let Some(parent) = parent {
				let length = usize::try_from(parent).expect("small") + 1;
				assert!(length > state.finalised, "what is final stays");
				state.best.truncate(length);
			}
			let parent = state.best[state.best.len() - 1];
			let Built { block: below, mut records } = state.blocks[&parent].clone();
			let at = BlockRef { number: below.at.number + 1, hash: hash(below.at.number + 1, fork) };
			let mut touched = BTreeMap::new();
			let mut acts = Vec::new();
			for (event, (name, subjects)) in (0..).zip(changes) {
				acts.push(Act {
					extrinsic: Some(event),
					event,
					name: Text(name.into()),
					agency: Some(7),
					officer: Some(officer()),
					subjects: subjects.iter().map(|(subject, _)| subject.clone()).collect(),
					claimed: Some(time(at.number) - 60_000),
					message: None,
				});
				touched.extend(subjects);
			}
			for (subject, record) in &touched {
				match record {
					Some(record) => records.insert(subject.clone(), record.clone()),
					None => records.remove(subject),
				};
			}
			let extrinsics: Vec<H256> =
				acts.iter().map(|act| H256::from_low_u64_be(act.event.into())).collect();
			let changes = BlockChanges { at: time(at.number), acts, touched: touched.into_iter().collect() };
			let block = muster_index::block(at, parent, &changes, &extrinsics).expect("records are JSON");
			state.blocks.insert(at.hash, Built { block, records });
			state.best.push(at.hash);
			at
		};
		self.tell();
		at
	}

	/// Makes blocks up to this height final.
	pub fn finalise(&self, number: u32) {
		self.state().finalised = usize::try_from(number).expect("small");
		self.tell();
	}

	/// Forgets the states before a block.
	pub fn prune(&self, before: u32) {
		self.state().pruned = before;
	}

	/// Whether the node has seen a justification.
	pub fn provable(&self, provable: bool) {
		self.state().provable = provable;
	}

	fn at(&self, position: usize) -> BlockRef {
		let state = self.state();
		state.blocks[&state.best[position]].block.at
	}

	fn top(&self) -> BlockRef {
		let last = self.state().best.len() - 1;
		self.at(last)
	}

	fn last_final(&self) -> BlockRef {
		let finalised = self.state().finalised;
		self.at(finalised)
	}

	fn readable<T>(&self, at: BlockRow, read: impl FnOnce(&Built) -> T) -> Result<T, Error> {
		let state = self.state();
		match state.blocks.get(&at.hash) {
			Some(_) if at.number < state.pruned => Err(Error::Pruned { block: at.number }),
			Some(built) => Ok(read(built)),
			None => Err(Error::Unreadable),
		}
	}
}

#[async_trait]
impl Source for FakeChain {
	fn genesis(&self) -> H256 {
		hash(0, 0)
	}

	fn best(&self) -> BlockRef {
		self.top()
	}

	fn finalised(&self) -> BlockRef {
		self.last_final()
	}

	fn hash(&self, number: u32) -> Result<Option<H256>, SourceError> {
		Ok(self.state().best.get(usize::try_from(number).expect("small")).copied())
	}

	async fn block(&self, at: BlockRef) -> Result<Block, SourceError> {
		let block = self.state().blocks.get(&at.hash).map(|built| built.block.clone());
		block.ok_or_else(|| SourceError::Client("unknown".into()))
	}

	async fn records(&self, at: BlockRef, after: Option<&str>) -> Result<Vec<Touched>, SourceError> {
		if after.is_some() {
			return Ok(vec![]);
		}
		let records = self.state().blocks[&at.hash].records.clone();
		let touched = |(subject, record): (&Subject, &Record)| Touched {
			subject: subject.to_string(),
			record: Some(muster_index::record(subject, record).expect("JSON")),
		};
		Ok(records.iter().map(touched).collect())
	}

	fn changes(&self) -> BoxStream<'static, ()> {
		let news = self.news.subscribe();
		let next =
			|mut news: watch::Receiver<u64>| async move { news.changed().await.ok().map(|()| ((), news)) };
		futures::stream::unfold(news, next).boxed()
	}
}

impl Chain for FakeChain {
	fn heads(&self) -> Heads {
		let row = |block: BlockRef| BlockRow { number: block.number, hash: block.hash };
		Heads { genesis: hash(0, 0), best: row(self.top()), finalized: row(self.last_final()) }
	}

	fn spec_version(&self, at: BlockRow) -> Result<u32, Error> {
		self.readable(at, |_| 102)
	}

	fn block(&self, number: u32) -> Result<(BlockRow, Moment), Error> {
		let position = usize::try_from(number).expect("small");
		if position >= self.state().best.len() {
			return Err(Error::Unknown { what: format!("block {number} on this node") });
		}
		let at = self.at(position);
		let at = BlockRow { number: at.number, hash: at.hash };
		Ok((at, self.readable(at, |built| built.block.time)?))
	}

	fn record(&self, at: BlockRow, subject: &Subject) -> Result<Option<Record>, Error> {
		self.readable(at, |built| built.records.get(subject).cloned())
	}

	fn quota(&self, at: BlockRow, agency: AgencyId) -> Result<Option<QuotaView>, Error> {
		let full = AllowanceView {
			weight: Figure(1_000_000_000_000),
			bytes: Figure(at.number.into()),
			urgent: Figure(20_000),
			security: Figure(5_000),
		};
		let policy = PolicyView { burst: full, refill: full };
		let quota = QuotaView {
			tier: RegionLevel::Prefecture,
			left: full,
			policy,
			officer_policy: policy,
			officers: vec![OfficerQuotaView { officer: officer(), left: None }],
		};
		self.readable(at, |_| (agency == 7).then_some(quota))
	}

	fn validators(&self, at: BlockRow) -> Result<Vec<ValidatorView>, Error> {
		let view = ValidatorView {
			account: officer(),
			agency: 7,
			standing: ValidatorStanding::Active,
			strikes: 0,
			offence: None,
			endpoint: Some(Endpoint {
				peer: b"12D3Koo".to_vec(),
				addresses: vec![b"/ip4/10.0.0.11/tcp/30333".to_vec()],
			}),
		};
		self.readable(at, |_| vec![view])
	}

	fn proof(&self, subject: &Subject) -> Result<Proof, Error> {
		if !self.state().provable {
			return Err(Error::NotFinal { what: "no block was finalised since this node started".into() });
		}
		let bytes = |byte: u8| vec![byte; 4].into();
		Ok(Proof {
			version: 1,
			genesis_hash: hash(0, 0),
			subject: subject.to_string(),
			record: json!({ "kind": "incident" }),
			items: vec![muster_proof::Item { key: bytes(1), value: Some(bytes(2)) }],
			nodes: vec![bytes(3)],
			header: bytes(4),
			justification: bytes(5),
			set_id: 3,
		})
	}

	fn checkpoint(&self) -> Result<Checkpoint, Error> {
		let authorities = vec![muster_proof::Authority { id: [0xaa; 32], weight: 1 }];
		Ok(Checkpoint { genesis_hash: hash(0, 0), set_id: 3, authorities })
	}
}

/// The records of block 0.
pub fn genesis() -> Vec<(Subject, Record)> {
	vec![
		(Subject::Agency(7), records::agency("武汉市金银潭医院", AgencyClass::Hospital, 420_100)),
		(Subject::Agency(8), records::agency("Hubei CDC", AgencyClass::DiseaseControl, 420_000)),
		(Subject::Agency(9), records::agency("Red Cross of Hunan", AgencyClass::Charity, 430_000)),
		(Subject::EventType(1), records::event_type()),
	]
}

/// A record as it is after a change.
pub fn now(subject: Subject, record: Record) -> (Subject, Option<Record>) {
	(subject, Some(record))
}

/// An incident filed in the block to come.
pub fn filed(id: u64, told: Told) -> Change {
	("incidents.filed", vec![now(Subject::Incident(id), told.record())])
}

/// Six final blocks with something of everything, and a seventh that is not final.
pub fn story(chain: &FakeChain) {
	chain.build(vec![filed(1, Told::of(1))]);
	let needs = (
		"resources.requestSubmitted",
		vec![now(Subject::Request(3), records::request(2, 420_100, LineState::Open))],
	);
	chain.build(vec![needs]);
	let elsewhere = Told {
		region: 430_100,
		severity: Severity::Minor,
		status: CapStatus::Exercise,
		headline: "Drill: flood in Changsha",
		..Told::of(3)
	};
	chain.build(vec![filed(2, elsewhere)]);
	let confirmed = Told { verification: Verification::Confirmed, judged: Some(1), ..Told::of(1) };
	chain.build(vec![(
		"validation.roundFinalised",
		vec![now(Subject::Round(1), records::round()), now(Subject::Incident(1), confirmed.record())],
	)]);
	chain.build(vec![(
		"resources.dispatched",
		vec![
			now(Subject::Shipment(9), records::shipment(5)),
			(Subject::Request(3), Some(records::request(2, 420_100, LineState::InFulfilment))),
		],
	)]);
	chain.build(vec![(
		"observations.observed",
		vec![
			now(Subject::Observation(5), records::observation(6)),
			now(Subject::Cell(records::cell_key()), records::cell()),
		],
	)]);
	chain.finalise(6);
	chain.build(vec![filed(3, Told { severity: Severity::Extreme, ..Told::of(7) })]);
}
