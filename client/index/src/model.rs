//! What the index is given, and what it answers.

use crate::error::IndexError;
use muster_primitives::{Moment, ProductId, Quantity, RegionCode};
use muster_runtime_api::{Kind, Subject};
use serde::{Deserialize, Serialize};
use sp_core::H256;
use std::{
	collections::{BTreeMap, BTreeSet},
	fmt,
	str::FromStr,
};

/// The most rows of one page.
pub const MAX_PAGE: u32 = 500;
/// The most moments of a history.
pub const MAX_POINTS: u32 = 240;
/// What is kept of the past has the resolution of a minute, ms.
pub const MINUTE: Moment = 60_000;
/// The most bytes of a text that is searched for.
pub const MAX_TEXT: usize = 256;

/// A block by number and hash.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BlockRef {
	/// Its height.
	pub number: u32,
	/// Its hash.
	pub hash: H256,
}

/// A block as the index stores it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Block {
	/// Number and hash.
	pub at: BlockRef,
	/// Hash of the block before.
	pub parent: H256,
	/// Its time, milliseconds since 1970.
	pub time: Moment,
	/// What was done in it, in the order of its events.
	pub acts: Vec<ActRow>,
	/// Each record that may have changed, once, as it is at the end of the block.
	pub touched: Vec<Touched>,
}

/// An act as the index stores it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ActRow {
	/// Number of its event in the block.
	pub event: u32,
	/// `incidents.filed`: pallet and event.
	pub name: String,
	/// The agency that did it; none: the chain itself.
	pub agency: Option<u32>,
	/// SS58 address of the officer that signed.
	pub officer: Option<String>,
	/// Number of the extrinsic in the block; none: a hook.
	pub extrinsic: Option<u32>,
	/// Hash of that extrinsic.
	pub extrinsic_hash: Option<H256>,
	/// When it happened, as whoever signed says.
	pub claimed: Option<Moment>,
	/// The message of EDXL-RM that it is, if it is one.
	pub message: Option<String>,
	/// Texts of the subjects whose record it may have changed, the main one first.
	pub subjects: Vec<String>,
	/// The regions of those records: what a subscriber can choose acts by.
	pub regions: BTreeSet<RegionCode>,
}

/// A subject and its record at the end of a block; none: there is no record any more.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Touched {
	/// Text of the subject.
	pub subject: String,
	/// The record.
	pub record: Option<RecordRow>,
}

/// A record as the index stores it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RecordRow {
	/// What it is a record of.
	pub kind: Kind,
	/// The subject's number, by which records of one moment are ordered; 0 if it has none.
	pub id: u64,
	/// What it can be found by.
	pub facets: Facets,
	/// Lines of a request; empty for anything else.
	pub lines: Vec<Line>,
	/// The record in JSON.
	pub json: String,
}

/// A property that a list can be narrowed by. The numbers are pinned indices of the enumerations, or identifiers.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Facet {
	/// Number of the event type.
	EventType,
	/// CAP status.
	Status,
	/// CAP categories. A record holds a set, one bit a category; a filter names indices, and takes what has any.
	Category,
	/// CAP severity.
	Severity,
	/// CAP urgency.
	Urgency,
	/// State of verification.
	Verification,
	/// State of management.
	Management,
	/// Agency that reported, observed, asked, gave or registered.
	Agency,
	/// Class of an agency.
	Class,
	/// Number of the metric.
	Metric,
	/// State of what goes through states: offers, shipments, returns, rounds, agencies, officers, figures of cells.
	State,
	/// States of a request's lines: a set, as the categories.
	LineState,
	/// FHIR priority of a request.
	Priority,
}

impl Facet {
	/// All of them, in the order of the columns.
	pub const ALL: [Self; 13] = [
		Self::EventType,
		Self::Status,
		Self::Category,
		Self::Severity,
		Self::Urgency,
		Self::Verification,
		Self::Management,
		Self::Agency,
		Self::Class,
		Self::Metric,
		Self::State,
		Self::LineState,
		Self::Priority,
	];

	/// Name of the column.
	pub const fn column(self) -> &'static str {
		match self {
			Self::EventType => "event_type",
			Self::Status => "status",
			Self::Category => "category",
			Self::Severity => "severity",
			Self::Urgency => "urgency",
			Self::Verification => "verification",
			Self::Management => "management",
			Self::Agency => "agency",
			Self::Class => "class",
			Self::Metric => "metric",
			Self::State => "state",
			Self::LineState => "line_state",
			Self::Priority => "priority",
		}
	}

	/// Whether a record has a set of values, one bit each.
	pub const fn is_set(self) -> bool {
		matches!(self, Self::Category | Self::LineState)
	}
}

/// What a record can be found by.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Facets {
	/// When: filed, observed, submitted, registered; milliseconds since 1970.
	pub at: Moment,
	/// Where. A record without a place is the nation's.
	pub regions: BTreeSet<RegionCode>,
	/// The facets it has.
	pub codes: BTreeMap<Facet, u32>,
	/// Products it is about.
	pub products: BTreeSet<ProductId>,
	/// Headline or name, in lower case.
	pub text: String,
	/// Text of the subject it belongs to: a shipment's commitment, a commitment's request, an observation's cell.
	pub parent: Option<String>,
}

/// A line of a request, as needs are counted by.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Line {
	/// Where it is needed.
	pub region: RegionCode,
	/// Pinned index of the CAP status.
	pub status: u8,
	/// What.
	pub product: ProductId,
	/// Pinned index of the priority.
	pub priority: u8,
	/// Pinned index of the line's state.
	pub state: u8,
	/// How much was asked for; none: not known.
	pub quantity: Option<Quantity>,
	/// How much is approved and not yet promised.
	pub outstanding: Quantity,
	/// When it was asked for, milliseconds since 1970.
	pub submitted: Moment,
}

/// Which rows a question is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Consistency {
	/// What is final and stays.
	#[default]
	Final,
	/// What the best chain says; may be taken back.
	Best,
}

/// What a list is narrowed to. The default is everything.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Filter {
	/// In this region, or one inside; the default is the nation: everything.
	pub region: RegionCode,
	/// For each facet named, one of these. At most 64 for a facet.
	pub facets: BTreeMap<Facet, BTreeSet<u32>>,
	/// About this product.
	pub product: Option<ProductId>,
	/// Not before this moment.
	pub from: Option<Moment>,
	/// Before this moment.
	pub until: Option<Moment>,
	/// With this in the headline or name; letter case does not matter. At most [`MAX_TEXT`] bytes.
	pub text: Option<String>,
	/// Belongs to this subject: the observations of a cell, the shipments of a commitment. Not with a region.
	pub parent: Option<Subject>,
}

/// In which order a list is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Order {
	/// By time, number and subject, the greatest first.
	#[default]
	Newest,
	/// The other way round.
	Oldest,
}

/// A page of a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Query {
	/// Records of which kind.
	pub kind: Kind,
	/// Which of them.
	pub filter: Filter,
	/// Final rows only, or as the best chain has them.
	pub consistency: Consistency,
	/// Which end it begins with.
	pub order: Order,
	/// Those after this one in that order: the `next` of the page before.
	pub after: Option<PageKey>,
	/// At most so many, 1 to [`MAX_PAGE`].
	pub limit: u32,
}

/// Where a page of a list ended. Its text is opaque to clients.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PageKey {
	/// Time of the last record.
	pub at: Moment,
	/// Its number.
	pub id: u64,
	/// Its subject.
	pub subject: String,
}

/// Where a page of acts ended: a block and the number of an event in it. Its text is `number.event`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Position {
	/// Height of the block.
	pub number: u32,
	/// Number of the event in it.
	pub event: u32,
}

/// What a text is that is no key of a page.
fn not_a_key(text: &str) -> IndexError {
	IndexError::Parameter(format!("{text:?} is not the `next` of an answer"))
}

impl fmt::Display for PageKey {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "{}.{}.{}", self.at, self.id, self.subject)
	}
}

impl FromStr for PageKey {
	type Err = IndexError;

	fn from_str(text: &str) -> Result<Self, IndexError> {
		let mut parts = text.splitn(3, '.');
		let number = |part: Option<&str>| part.and_then(|part| part.parse().ok());
		match (number(parts.next()), number(parts.next()), parts.next()) {
			(Some(at), Some(id), Some(subject)) if subject.parse::<Subject>().is_ok() => {
				Ok(Self { at, id, subject: subject.into() })
			}
			_ => Err(not_a_key(text)),
		}
	}
}

impl fmt::Display for Position {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "{}.{}", self.number, self.event)
	}
}

impl FromStr for Position {
	type Err = IndexError;

	fn from_str(text: &str) -> Result<Self, IndexError> {
		text.split_once('.')
			.and_then(|(number, event)| {
				Some(Self { number: number.parse().ok()?, event: event.parse().ok()? })
			})
			.ok_or_else(|| not_a_key(text))
	}
}

/// How far the index is, read with the answer it comes with, from the same snapshot.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Status {
	/// Hash of the chain's first block.
	pub genesis: H256,
	/// The block it began with: acts are known of the blocks after it.
	pub first: u32,
	/// The last block indexed.
	pub best: BlockRef,
	/// The last block indexed that is final.
	pub finalised: BlockRef,
	/// Time of `best`, milliseconds since 1970.
	pub time: Moment,
}

impl Status {
	/// How long before `now` the last indexed block was made, ms.
	pub fn lag(&self, now: Moment) -> u64 {
		now.saturating_sub(self.time)
	}
}

/// An answer and how far the index was when it gave it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer<T> {
	/// What was asked for.
	pub data: T,
	/// The index at that moment.
	pub status: Status,
}

/// Rows, and where the page after them begins; none: these were the last.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Page<T, K> {
	/// The rows.
	pub rows: Vec<T>,
	/// The key to ask for the rest with.
	pub next: Option<K>,
}

/// A record as it is read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StoredRecord {
	/// Text of the subject.
	pub subject: String,
	/// The block that changed it last.
	pub number: u32,
	/// Whether that block is final.
	pub is_final: bool,
	/// The record, JSON as the runtime's types make it.
	pub json: String,
}

/// An act as it is read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StoredAct {
	/// Its block.
	pub block: BlockRef,
	/// When the chain took it: the time of the block, milliseconds since 1970.
	pub proved: Moment,
	/// Whether the block is final.
	pub is_final: bool,
	/// The act.
	pub act: ActRow,
}

/// How many incidents of a region have one value of one facet, under one CAP status.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Count {
	/// Pinned index of the CAP status: what is Actual never mixes with drills.
	pub status: u8,
	/// The facet: severity, verification, management or event type.
	pub facet: Facet,
	/// Its value.
	pub value: u32,
	/// Incidents.
	pub incidents: u64,
}

/// What is needed of a product in a region, lines of one priority and state.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Need {
	/// Pinned index of the CAP status: what is Actual never mixes with drills.
	pub status: u8,
	/// The product.
	pub product: ProductId,
	/// Pinned index of the priority.
	pub priority: u8,
	/// Pinned index of the lines' state.
	pub state: u8,
	/// Lines.
	pub lines: u64,
	/// Those of them that name no quantity.
	pub unknown: u64,
	/// Quantities asked for, in the product's unit. A line counts as at most 10^12.
	pub quantity: u64,
	/// Approved and not yet promised, likewise.
	pub outstanding: u64,
	/// When the oldest of the lines was submitted, milliseconds since 1970.
	pub oldest: Moment,
}

/// A region with everything inside, from final rows.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Situation {
	/// Incidents by CAP status and one more facet at a time. The counts of one facet and status add up to the total.
	pub incidents: Vec<Count>,
	/// What is needed, by product, priority and state; none where the question was of the past, of which needs are not
	/// kept.
	pub needs: Option<Vec<Need>>,
}

/// How many incidents of a region, under one CAP status, were known at a moment. Both facets add up to the same total.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CountsAt {
	/// The end of a minute in which something changed, milliseconds since 1970.
	pub at: Moment,
	/// Incidents by pinned index of the state of verification; no entry for none.
	pub verification: BTreeMap<u32, u64>,
	/// Incidents by pinned index of the CAP severity; no entry for none.
	pub severity: BTreeMap<u32, u64>,
}
