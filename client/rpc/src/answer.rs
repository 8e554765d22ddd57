//! How answers look.

use crate::{error::Error, reading::raw};
use muster_index::{Status, StoredAct, StoredRecord};
use muster_primitives::Moment;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;
use sp_core::H256;
use std::{
	sync::Arc,
	time::{SystemTime, UNIX_EPOCH},
};

/// Every answer: what was asked for, and how far node and index were.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Answer<T> {
	/// What was asked for.
	pub data: T,
	/// The last final block: of the index where the index was asked, else of the node.
	pub finalized_block: u32,
	/// The last block of the index; none where the index was not asked.
	pub indexed_block: Option<u32>,
	/// How long before now that block was made, in milliseconds.
	pub lag_ms: Option<u64>,
	/// Where the page after this one begins.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub next: Option<Option<String>>,
	/// Time of the last block of the index.
	#[serde(skip)]
	indexed_at: Option<Moment>,
}

impl<T> Answer<T> {
	/// An answer of the index.
	pub fn of_index(data: T, status: &Status) -> Self {
		Self {
			data,
			finalized_block: status.finalised.number,
			indexed_block: Some(status.best.number),
			lag_ms: Some(status.lag(now())),
			next: None,
			indexed_at: Some(status.time),
		}
	}

	/// An answer of the node's state.
	pub fn of_state(data: T, finalized_block: u32) -> Self {
		Self { data, finalized_block, indexed_block: None, lag_ms: None, next: None, indexed_at: None }
	}

	/// The same as a page of a list.
	pub fn page(self, next: Option<String>) -> Self {
		Self { next: Some(next), ..self }
	}

	/// The same a moment later.
	pub fn now(self) -> Self {
		Self { lag_ms: self.indexed_at.map(|at| now().saturating_sub(at)), ..self }
	}

	/// The same with the data written.
	pub fn written(self) -> Result<Answer<Written>, Error>
	where
		T: Serialize,
	{
		let Self { data, finalized_block, indexed_block, lag_ms, next, indexed_at } = self;
		let data = Written(Arc::new(raw(&data)?));
		Ok(Answer { data, finalized_block, indexed_block, lag_ms, next, indexed_at })
	}
}

/// JSON that was written once, for any number of answers.
#[derive(Debug, Clone)]
pub struct Written(Arc<Box<RawValue>>);

impl Written {
	/// Its length in bytes.
	pub fn bytes(&self) -> usize {
		self.0.get().len()
	}
}

impl Serialize for Written {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		self.0.serialize(serializer)
	}
}

/// Now, milliseconds since 1970.
fn now() -> u64 {
	let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
	u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

/// A record with the block that changed it last.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordRow {
	/// What it is of.
	pub subject: String,
	/// The block that changed it last.
	pub block: u32,
	/// Whether that block is final.
	#[serde(rename = "final")]
	pub is_final: bool,
	/// The record.
	pub record: Box<RawValue>,
}

impl TryFrom<StoredRecord> for RecordRow {
	type Error = Error;

	fn try_from(stored: StoredRecord) -> Result<Self, Error> {
		let StoredRecord { subject, number, is_final, json } = stored;
		let record = RawValue::from_string(json)
			.map_err(|error| Error::unreadable(&format!("the index's record of {subject}"), error))?;
		Ok(Self { subject, block: number, is_final, record })
	}
}

/// That somebody did something.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ActRow {
	/// Number of the event in the block.
	pub event: u32,
	/// What: pallet and event.
	pub name: String,
	/// The agency; none: the chain itself.
	pub agency: Option<u32>,
	/// The officer who signed.
	pub officer: Option<String>,
	/// Number of the extrinsic in the block; none: the chain itself, in a hook.
	pub extrinsic: Option<u32>,
	/// Hash of the extrinsic.
	pub extrinsic_hash: Option<H256>,
	/// When it happened, as whoever signed says; milliseconds since 1970.
	pub claimed: Option<u64>,
	/// The message of EDXL-RM that it is, if it is one.
	pub message: Option<String>,
	/// Everything it may have changed, the main thing first.
	pub subjects: Vec<String>,
}

impl From<muster_index::ActRow> for ActRow {
	fn from(act: muster_index::ActRow) -> Self {
		let muster_index::ActRow {
			event,
			name,
			agency,
			officer,
			extrinsic,
			extrinsic_hash,
			claimed,
			message,
			subjects,
			regions: _,
		} = act;
		Self { event, name, agency, officer, extrinsic, extrinsic_hash, claimed, message, subjects }
	}
}

/// An act with the block that proves it.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ProvedAct {
	/// The block.
	pub block: BlockRow,
	/// When the chain took it: the time of the block, milliseconds since 1970.
	pub proved: u64,
	/// Whether the block is final.
	#[serde(rename = "final")]
	pub is_final: bool,
	/// The act.
	#[serde(flatten)]
	pub act: ActRow,
}

impl From<StoredAct> for ProvedAct {
	fn from(stored: StoredAct) -> Self {
		let StoredAct { block, proved, is_final, act } = stored;
		Self { block: block.into(), proved, is_final, act: act.into() }
	}
}

/// A block by number and hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct BlockRow {
	/// Its height.
	pub number: u32,
	/// Its hash.
	pub hash: H256,
}

impl From<muster_index::BlockRef> for BlockRow {
	fn from(block: muster_index::BlockRef) -> Self {
		Self { number: block.number, hash: block.hash }
	}
}
