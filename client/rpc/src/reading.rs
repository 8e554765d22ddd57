//! What every method works with, and the module that a node serves.

use crate::{
	answer::{Answer, Written},
	chain::Chain,
	changes::{self, Hub},
	cost::{Limits, Meter},
	error::Error,
	kept::Kept,
	methods::{Run, CHANGES_NOTIFICATION, CHANGES_UNSUBSCRIBE, METHODS},
	openrpc,
	params::Args,
};
use futures::future::BoxFuture;
use jsonrpsee::{core::RegisterMethodError, types::ErrorObjectOwned, ConnectionId, Extensions, RpcModule};
use muster_index::{IndexError, Notices, Reader};
use serde::Serialize;
use serde_json::value::{to_raw_value, RawValue};
use std::sync::Arc;

/// An answer, its data written once.
pub type Reply = Answer<Written>;
/// An answer to come.
pub type Pending = BoxFuture<'static, Result<Reply, Error>>;

/// Chain, index and units: what the methods work with.
pub struct Reading {
	chain: Arc<dyn Chain>,
	index: Option<Index>,
	meter: Meter,
}

/// The index of a node that keeps one.
#[derive(Clone)]
pub struct Index {
	/// Answers.
	pub reader: Reader,
	/// Tells subscribers.
	pub hub: Arc<Hub>,
	/// What was answered since it changed last.
	pub(crate) kept: Arc<Kept>,
}

impl Index {
	/// The index that is read so, and whose changes are told so.
	pub fn new(reader: Reader, notices: &Notices) -> Self {
		Self { hub: Hub::new(reader.clone()), kept: Arc::new(Kept::new(notices)), reader }
	}
}

impl Reading {
	/// Of a node with this chain and, if it has one, this index.
	pub fn new(chain: Arc<dyn Chain>, index: Option<Index>, limits: Limits) -> Arc<Self> {
		Arc::new(Self { chain, index, meter: Meter::new(limits) })
	}

	/// The chain.
	pub(crate) fn chain(&self) -> Arc<dyn Chain> {
		self.chain.clone()
	}

	/// The index.
	pub(crate) fn reader(&self) -> Result<&Reader, Error> {
		Ok(&self.index()?.reader)
	}

	pub(crate) fn index(&self) -> Result<&Index, Error> {
		self.index.as_ref().ok_or(Error::NoIndex)
	}

	/// Takes units from a connection.
	pub(crate) fn charge(&self, connection: ConnectionId, units: u32) -> Result<(), Error> {
		self.meter.charge(connection.0, units).map_err(|wait| Error::TooMany { wait })
	}
}

/// Writes an answer.
pub(crate) fn raw(answer: &impl Serialize) -> Result<Box<RawValue>, Error> {
	to_raw_value(answer).map_err(|error| Error::unreadable("an answer", error))
}

/// The methods, to be served.
///
/// Errors if a name is taken, which a test excludes.
pub fn module(reading: Arc<Reading>) -> Result<RpcModule<()>, RegisterMethodError> {
	let mut module = RpcModule::from_arc(reading);
	for method in METHODS {
		match method.run {
			Run::Call { price, answer, of_index } => {
				module.register_async_method(method.name, move |params, reading, extensions| async move {
					let args = Args::parse(params.as_str(), method.params)?;
					reading.charge(connection(&extensions), price(&args)?)?;
					let kept = reading.index.as_ref().filter(|_| of_index).map(|index| index.kept.clone());
					let reply = match kept {
						Some(kept) => kept.or(method.name, params.as_str(), || answer(reading, args)).await,
						None => answer(reading, args).await,
					};
					reply.map_err(ErrorObjectOwned::from)
				})?;
			}
			Run::Subscription { price } => {
				module.register_subscription(
					method.name,
					CHANGES_NOTIFICATION,
					CHANGES_UNSUBSCRIBE,
					move |params, pending, reading, _| async move {
						let asked = Args::parse(params.as_str(), method.params).and_then(|args| {
							reading.charge(pending.connection_id(), price)?;
							Ok(args)
						});
						changes::serve(reading, asked, pending).await
					},
				)?;
			}
		}
	}
	module.register_method("rpc.discover", |_, _, _| openrpc::document())?;
	Ok(module.remove_context())
}

/// Who asks. The server puts it there for each connection.
fn connection(extensions: &Extensions) -> ConnectionId {
	extensions.get::<ConnectionId>().copied().unwrap_or_default()
}

impl From<IndexError> for Error {
	fn from(error: IndexError) -> Self {
		match error {
			IndexError::Parameter(problem) => Self::parameter("parameters", problem),
			IndexError::Empty => Self::Behind { first: None },
			IndexError::BeforeFirst { first } => Self::Behind { first: Some(first) },
			IndexError::Timeout => Self::TooExpensive { what: error.to_string() },
			IndexError::Busy => Self::Busy,
			error => Self::unreadable("the index", error),
		}
	}
}
