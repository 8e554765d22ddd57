//! The methods as a table: what is registered, checked, described by `rpc.discover` and documented is this.

mod node;
mod parts;
mod records;
mod regions;

use crate::{
	error::Error,
	params::{Args, Param},
	reading::{Pending, Reading},
};
use std::sync::Arc;

/// A method of the node.
#[derive(Debug)]
pub struct Method {
	/// Its name.
	pub name: &'static str,
	/// One sentence.
	pub summary: &'static str,
	/// What it takes, in order.
	pub params: &'static [Param],
	/// What `data` of its answer is.
	pub answer: &'static str,
	/// What it costs of a connection's units.
	pub cost: &'static str,
	/// Codes of the errors it may answer with, besides those that every method may.
	pub errors: &'static [i32],
	/// Parameters of the example in the documents, as JSON.
	pub example: &'static str,
	/// What it does.
	pub(crate) run: Run,
}

/// What a method does.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Run {
	/// Answers once.
	Call {
		/// Units, from the parameters; or what is wrong with them together, each being right.
		price: fn(&Args) -> Result<u32, Error>,
		/// The answer.
		answer: fn(Arc<Reading>, Args) -> Pending,
		/// Whether it says nothing but what the index says, so that it holds until that changes.
		of_index: bool,
	},
	/// Answers as blocks come.
	Subscription {
		/// Units to begin with.
		price: u32,
	},
}

/// Errors that every method may answer with: a parameter is wrong, the connection has spent its units, the node cannot
/// read.
pub const COMMON_ERRORS: &[i32] = &[-32_602, 4_005, 4_100];

/// Name of the subscription's notifications.
pub const CHANGES_NOTIFICATION: &str = "muster_changes";
/// The method that ends a subscription.
pub const CHANGES_UNSUBSCRIBE: &str = "muster_unsubscribeChanges";

/// Every method but `rpc.discover`, in the order of the documents.
pub const METHODS: &[Method] = &[
	node::STATUS_OF_NODE,
	records::AGENCIES,
	records::AGENCY,
	records::INCIDENTS,
	records::INCIDENT,
	records::REQUESTS,
	records::REQUEST,
	records::SHIPMENTS,
	records::OBSERVATIONS,
	records::RECORDS,
	records::RECORD,
	regions::SITUATION,
	regions::SITUATIONS,
	regions::HISTORY,
	records::AUDIT,
	node::QUOTA,
	node::VALIDATORS,
	node::RECORD_PROOF,
	node::CHECKPOINT,
	node::EXPORT_CAP,
	node::SUBSCRIBE_CHANGES,
];

/// The method with this name.
pub fn method(name: &str) -> Option<&'static Method> {
	METHODS.iter().find(|method| method.name == name)
}
