//! What the methods ask of the node besides the index: state that changes too often for it, and proofs.

use crate::{answer::BlockRow, error::Error};
use codec::Encode;
use muster_primitives::{AgencyId, Moment};
use muster_proof::{keys_to_prove, Authority, Checkpoint, Evidence, Proof};
use muster_runtime_api::{QuotaView, ReadApi, Record, Subject, ValidatorView, ValidatorsApi};
use sc_client_api::{Backend, ProofProvider};
use sp_api::{ApiError, ProvideRuntimeApi};
use sp_blockchain::HeaderBackend;
use sp_core::H256;
use sp_runtime::traits::{Block as BlockT, Header as HeaderT};
use std::{fmt::Display, marker::PhantomData, sync::Arc};

/// Where the node is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Heads {
	/// Hash of block 0.
	pub genesis: H256,
	/// The best block.
	pub best: BlockRow,
	/// The last final block.
	pub finalized: BlockRow,
}

/// A node's view of the chain. Calls execute the runtime, so they block for some milliseconds.
pub trait Chain: Send + Sync + 'static {
	/// Where the node is.
	fn heads(&self) -> Heads;

	/// Version of the runtime of a block.
	fn spec_version(&self, at: BlockRow) -> Result<u32, Error>;

	/// A block of the best chain by number, and its time.
	fn block(&self, number: u32) -> Result<(BlockRow, Moment), Error>;

	/// The record of a subject at the end of a block.
	fn record(&self, at: BlockRow, subject: &Subject) -> Result<Option<Record>, Error>;

	/// What an agency may still send after a block.
	fn quota(&self, at: BlockRow, agency: AgencyId) -> Result<Option<QuotaView>, Error>;

	/// The members of the validator set after a block.
	fn validators(&self, at: BlockRow) -> Result<Vec<ValidatorView>, Error>;

	/// A proof of a record, or that there is none, in the last block that the node has a justification of.
	fn proof(&self, subject: &Subject) -> Result<Proof, Error>;

	/// The authorities of now.
	fn checkpoint(&self) -> Result<Checkpoint, Error>;
}

/// A block with GRANDPA's justification.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Justified {
	/// The block.
	pub hash: H256,
	/// The set of authorities that signed.
	pub set_id: u64,
	/// The justification, SCALE-encoded.
	pub justification: Vec<u8>,
}

/// What the node knows of finality.
pub trait Finality: Send + Sync + 'static {
	/// The last justified block, if one was heard of since the node started.
	fn justified(&self) -> Option<Justified>;

	/// Number of the authority set of now, and its keys with their weights.
	fn authorities(&self) -> (u64, Vec<([u8; 32], u64)>);
}

/// The chain of a full client.
pub struct ClientChain<C, BE, Block> {
	client: Arc<C>,
	backend: Arc<BE>,
	finality: Arc<dyn Finality>,
	block: PhantomData<fn() -> Block>,
}

impl<C, BE, Block> ClientChain<C, BE, Block> {
	/// The chain of this client, whose states lie in this backend.
	pub fn new(client: Arc<C>, backend: Arc<BE>, finality: Arc<dyn Finality>) -> Self {
		Self { client, backend, finality, block: PhantomData }
	}
}

impl<C, BE, Block> ClientChain<C, BE, Block>
where
	Block: BlockT<Hash = H256, Header: HeaderT<Number = u32>>,
	C: ProvideRuntimeApi<Block, Api: ReadApi<Block>>,
	BE: Backend<Block>,
{
	/// Asks the runtime of a block, if its state is still there.
	fn ask<T>(
		&self,
		at: BlockRow,
		question: impl FnOnce(&C::Api) -> Result<T, ApiError>,
	) -> Result<T, Error> {
		if !self.backend.have_state_at(at.hash, at.number) {
			return Err(Error::Pruned { block: at.number });
		}
		question(&self.client.runtime_api()).map_err(|error| unreadable(at.number, error))
	}
}

fn unreadable(block: u32, error: impl Display) -> Error {
	Error::unreadable(&format!("the state of block {block}"), error)
}

impl<C, BE, Block> Chain for ClientChain<C, BE, Block>
where
	Block: BlockT<Hash = H256, Header: HeaderT<Number = u32>>,
	C: ProvideRuntimeApi<Block, Api: ReadApi<Block> + ValidatorsApi<Block>>
		+ HeaderBackend<Block>
		+ ProofProvider<Block>
		+ Send
		+ Sync
		+ 'static,
	BE: Backend<Block> + 'static,
{
	fn heads(&self) -> Heads {
		let info = self.client.info();
		Heads {
			genesis: info.genesis_hash,
			best: BlockRow { number: info.best_number, hash: info.best_hash },
			finalized: BlockRow { number: info.finalized_number, hash: info.finalized_hash },
		}
	}

	fn spec_version(&self, at: BlockRow) -> Result<u32, Error> {
		use sp_api::Core;
		self.ask(at, |api| api.version(at.hash)).map(|version| version.spec_version)
	}

	fn block(&self, number: u32) -> Result<(BlockRow, Moment), Error> {
		let hash = self.client.hash(number).map_err(|error| unreadable(number, error))?;
		let hash = hash.ok_or_else(|| Error::Unknown { what: format!("block {number} on this node") })?;
		let at = BlockRow { number, hash };
		Ok((at, self.ask(at, |api| api.changes(hash))?.at))
	}

	fn record(&self, at: BlockRow, subject: &Subject) -> Result<Option<Record>, Error> {
		self.ask(at, |api| api.record(at.hash, subject.clone()))
	}

	fn quota(&self, at: BlockRow, agency: AgencyId) -> Result<Option<QuotaView>, Error> {
		self.ask(at, |api| api.quota(at.hash, agency))
	}

	fn validators(&self, at: BlockRow) -> Result<Vec<ValidatorView>, Error> {
		self.ask(at, |api| api.validators(at.hash))
	}

	fn proof(&self, subject: &Subject) -> Result<Proof, Error> {
		let Justified { hash, set_id, justification } =
			self.finality.justified().ok_or_else(|| Error::NotFinal {
				what: "no block was finalised since this node started: ask again in a moment".into(),
			})?;
		let header = self.client.header(hash).map_err(|error| Error::unreadable("a final header", error))?;
		let header = header.ok_or_else(|| Error::unreadable("a final header", "it is not there"))?;
		let at = BlockRow { number: *header.number(), hash };
		let record = self.record(at, subject)?;
		let keys = keys_to_prove(self.ask(at, |api| api.record_keys(hash, subject.clone()))?);
		let nodes = self
			.client
			.read_proof(hash, &mut keys.iter().map(Vec::as_slice))
			.map_err(|error| unreadable(at.number, error))?;
		let record = serde_json::to_value(record).map_err(|error| unreadable(at.number, error))?;
		let evidence = Evidence {
			genesis_hash: self.client.info().genesis_hash,
			header: header.encode(),
			justification,
			set_id,
			keys,
			nodes: nodes.into_iter_nodes().collect(),
		};
		Proof::make(subject.to_string(), record, evidence)
			.map_err(|error| Error::unreadable(&format!("a proof of {subject}"), error))
	}

	fn checkpoint(&self) -> Result<Checkpoint, Error> {
		let (set_id, authorities) = self.finality.authorities();
		let authorities = authorities.into_iter().map(|(id, weight)| Authority { id, weight }).collect();
		Ok(Checkpoint { genesis_hash: self.client.info().genesis_hash, set_id, authorities })
	}
}
