//! JSON-RPC that the service does not bring itself: nonces for signers, finality proofs for sceptics, `muster_*` for
//! readers.

use jsonrpsee::RpcModule;
use muster_rpc::Reading;
use muster_runtime::{opaque::Block, AccountId, BlockNumber, Hash, Nonce};
use sc_client_api::{AuxStore, BlockBackend};
use sc_consensus_grandpa::{
	FinalityProofProvider, GrandpaJustificationStream, SharedAuthoritySet, SharedVoterState,
};
use sc_consensus_grandpa_rpc::{Grandpa, GrandpaApiServer};
use sc_rpc::SubscriptionTaskExecutor;
use sc_transaction_pool_api::TransactionPool;
use sp_api::ProvideRuntimeApi;
use sp_block_builder::BlockBuilder;
use sp_blockchain::{Error as BlockChainError, HeaderBackend, HeaderMetadata};
use std::sync::Arc;
use substrate_frame_rpc_system::{AccountNonceApi, System, SystemApiServer};

/// What GRANDPA's RPC reads from.
pub struct GrandpaDeps<B> {
	/// Rounds as this node sees them.
	pub voter_state: SharedVoterState,
	/// The authority set.
	pub authority_set: SharedAuthoritySet<Hash, BlockNumber>,
	/// Justifications as they come.
	pub justifications: GrandpaJustificationStream<Block>,
	/// Proofs for finalised blocks.
	pub proofs: Arc<FinalityProofProvider<B, Block>>,
	/// Where subscriptions run.
	pub executor: SubscriptionTaskExecutor,
}

/// Builds the module.
pub fn module<C, P, B>(
	client: Arc<C>,
	pool: Arc<P>,
	grandpa: GrandpaDeps<B>,
	reading: Arc<Reading>,
) -> Result<RpcModule<()>, Box<dyn std::error::Error + Send + Sync>>
where
	C: ProvideRuntimeApi<Block>
		+ HeaderBackend<Block>
		+ HeaderMetadata<Block, Error = BlockChainError>
		+ AuxStore
		+ BlockBackend<Block>
		+ Send
		+ Sync
		+ 'static,
	C::Api: AccountNonceApi<Block, AccountId, Nonce> + BlockBuilder<Block>,
	P: TransactionPool<Block = Block> + 'static,
	B: sc_client_api::Backend<Block> + 'static,
{
	let mut module = RpcModule::new(());
	module.merge(System::new(client, pool).into_rpc())?;
	let GrandpaDeps { voter_state, authority_set, justifications, proofs, executor } = grandpa;
	module.merge(muster_rpc::module(reading)?)?;
	module.merge(Grandpa::new(executor, authority_set, voter_state, justifications, proofs).into_rpc())?;
	Ok(module)
}
