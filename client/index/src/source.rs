//! The chain as the index reads it.

use crate::{
	error::SourceError,
	model::{Block, BlockRef, Touched},
	translate,
};
use async_trait::async_trait;
use futures::{
	stream::{self, BoxStream},
	StreamExt,
};
use muster_runtime_api::{ReadApi, Subject, MAX_PAGE};
use sc_client_api::{Backend, BlockBackend, BlockchainEvents};
use sp_api::{ApiExt, ProvideRuntimeApi};
use sp_blockchain::HeaderBackend;
use sp_core::H256;
use sp_runtime::traits::{Block as BlockT, Hash, HashingFor, Header, NumberFor};
use std::{marker::PhantomData, sync::Arc};

/// A chain to index.
#[async_trait]
pub trait Source: Send + Sync + 'static {
	/// Hash of the first block.
	fn genesis(&self) -> H256;

	/// The best block.
	fn best(&self) -> BlockRef;

	/// The last final block. It is on the chain of [`Source::hash`].
	fn finalised(&self) -> BlockRef;

	/// Hash of the block at this height of the best chain; none if the chain is shorter.
	fn hash(&self, number: u32) -> Result<Option<H256>, SourceError>;

	/// What a block did.
	async fn block(&self, at: BlockRef) -> Result<Block, SourceError>;

	/// A page of the records at the end of a block, those after a subject; empty at the end.
	async fn records(&self, at: BlockRef, after: Option<&str>) -> Result<Vec<Touched>, SourceError>;

	/// Something whenever there may be a new block, or a final one. Nothing in it is needed but that it came.
	fn changes(&self) -> BoxStream<'static, ()>;
}

/// The chain of a node.
pub struct ClientSource<Block, Client, Backend> {
	client: Arc<Client>,
	backend: Arc<Backend>,
	block: PhantomData<fn() -> Block>,
}

impl<Block, Client, B> ClientSource<Block, Client, B>
where
	Block: BlockT<Hash = H256>,
	NumberFor<Block>: From<u32> + Into<u32>,
	Client: HeaderBackend<Block> + ProvideRuntimeApi<Block>,
	Client::Api: ReadApi<Block>,
	B: Backend<Block>,
{
	/// The chain of this client, whose states `backend` keeps.
	pub fn new(client: Arc<Client>, backend: Arc<B>) -> Self {
		Self { client, backend, block: PhantomData }
	}

	/// That the block's state is there, and its runtime has the read model.
	fn check(&self, at: BlockRef) -> Result<(), SourceError> {
		if !self.backend.have_state_at(at.hash, at.number.into()) {
			return Err(SourceError::Pruned(at.number));
		}
		let version =
			self.client.runtime_api().api_version::<dyn ReadApi<Block>>(at.hash).map_err(client_error)?;
		if version != Some(1) {
			return Err(SourceError::NoReadModel(at.number));
		}
		Ok(())
	}
}

fn client_error(error: impl ToString) -> SourceError {
	SourceError::Client(error.to_string())
}

#[async_trait]
impl<Block, Client, B> Source for ClientSource<Block, Client, B>
where
	Block: BlockT<Hash = H256>,
	NumberFor<Block>: From<u32> + Into<u32>,
	Client: HeaderBackend<Block>
		+ BlockBackend<Block>
		+ BlockchainEvents<Block>
		+ ProvideRuntimeApi<Block>
		+ Send
		+ Sync
		+ 'static,
	Client::Api: ReadApi<Block>,
	B: Backend<Block> + 'static,
{
	fn genesis(&self) -> H256 {
		self.client.info().genesis_hash
	}

	fn best(&self) -> BlockRef {
		let info = self.client.info();
		BlockRef { number: info.best_number.into(), hash: info.best_hash }
	}

	fn finalised(&self) -> BlockRef {
		let info = self.client.info();
		BlockRef { number: info.finalized_number.into(), hash: info.finalized_hash }
	}

	fn hash(&self, number: u32) -> Result<Option<H256>, SourceError> {
		self.client.hash(number.into()).map_err(client_error)
	}

	async fn block(&self, at: BlockRef) -> Result<crate::Block, SourceError> {
		let header = self.client.header(at.hash).map_err(client_error)?;
		let header = header.ok_or_else(|| client_error(format!("block {:?} is not known", at.hash)))?;
		self.check(at)?;
		let changes = self.client.runtime_api().changes(at.hash).map_err(client_error)?;
		let body = self.client.block_body(at.hash).map_err(client_error)?.unwrap_or_default();
		let extrinsics: Vec<H256> = body.iter().map(HashingFor::<Block>::hash_of).collect();
		translate::block(at, *header.parent_hash(), &changes, &extrinsics).map_err(client_error)
	}

	async fn records(&self, at: BlockRef, after: Option<&str>) -> Result<Vec<Touched>, SourceError> {
		self.check(at)?;
		let after: Option<Subject> = after.map(str::parse).transpose().map_err(client_error)?;
		let page = self.client.runtime_api().records(at.hash, after, MAX_PAGE).map_err(client_error)?;
		page.iter()
			.map(|(subject, record)| translate::touched(subject, Some(record)))
			.collect::<Result<_, _>>()
			.map_err(client_error)
	}

	fn changes(&self) -> BoxStream<'static, ()> {
		let imported = self.client.import_notification_stream().map(drop);
		let finalised = self.client.finality_notification_stream().map(drop);
		stream::select(imported, finalised).boxed()
	}
}
