//! What readers are told: a block with its acts, written once for all.

use crate::{
	answer::{ActRow, BlockRow},
	error::Error,
	params::Args,
	reading::raw,
};
use muster_index::StoredAct;
use muster_primitives::RegionCode;
use muster_runtime_api::{Kind, Subject};
use serde::Serialize;
use serde_json::value::RawValue;
use std::{borrow::Cow, collections::BTreeSet};

/// What became of a block.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Standing {
	/// It is in the best chain and may be taken back.
	Best,
	/// It is final.
	Final,
	/// It was in the best chain and is no more.
	Retracted,
}

/// A block as a reader is told of it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Told<'a> {
	block: BlockRow,
	status: Standing,
	/// Time of the block, milliseconds since 1970; none where it is told that it was taken back.
	time: Option<u64>,
	acts: &'a [&'a RawValue],
}

/// A block with its acts.
#[derive(Debug)]
pub struct Note {
	/// The block.
	pub block: BlockRow,
	/// What became of it.
	pub standing: Standing,
	time: Option<u64>,
	acts: Vec<Act>,
	/// All of it in JSON, for readers who want everything.
	whole: Box<RawValue>,
}

/// An act, and what a reader may choose it by.
#[derive(Debug)]
struct Act {
	json: Box<RawValue>,
	subjects: Vec<String>,
	kinds: BTreeSet<Kind>,
	regions: BTreeSet<RegionCode>,
}

impl Act {
	fn new(act: muster_index::ActRow) -> Result<Self, Error> {
		let subjects = act.subjects.clone();
		let regions = act.regions.clone();
		let kinds = subjects.iter().filter_map(|subject| subject.split('/').next()?.parse().ok()).collect();
		Ok(Self { json: raw(&ActRow::from(act))?, subjects, kinds, regions })
	}
}

impl Note {
	/// Blocks of ascending numbers from their acts in order; blocks without an act are not told of.
	pub fn all(acts: Vec<StoredAct>, standing: Standing) -> Result<Vec<Self>, Error> {
		let mut notes: Vec<(BlockRow, u64, Vec<Act>)> = Vec::new();
		for StoredAct { block, proved, act, .. } in acts {
			let (block, act) = (BlockRow::from(block), Act::new(act)?);
			match notes.last_mut() {
				Some((last, _, acts)) if *last == block => acts.push(act),
				_ => notes.push((block, proved, vec![act])),
			}
		}
		let note = |(block, time, acts)| Self::new(block, standing, Some(time), acts);
		notes.into_iter().map(note).collect()
	}

	/// That a block was taken back.
	pub fn retracted(block: BlockRow) -> Result<Self, Error> {
		Self::new(block, Standing::Retracted, None, Vec::new())
	}

	fn new(block: BlockRow, standing: Standing, time: Option<u64>, acts: Vec<Act>) -> Result<Self, Error> {
		let json: Vec<&RawValue> = acts.iter().map(|act| &*act.json).collect();
		let whole = raw(&Told { block, status: standing, time, acts: &json })?;
		Ok(Self { block, standing, time, acts, whole })
	}

	/// The same without acts: for who was told of them already.
	pub fn bare(&self) -> Result<Box<RawValue>, Error> {
		raw(&Told { block: self.block, status: self.standing, time: self.time, acts: &[] })
	}
}

/// Which acts a reader wants.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Choice {
	subjects: Option<BTreeSet<String>>,
	kinds: Option<BTreeSet<Kind>>,
	region: Option<RegionCode>,
}

impl Choice {
	/// As the fields of the filter say.
	pub fn new(fields: &Args) -> Self {
		Self {
			subjects: fields.subjects("subjects").map(|all| all.iter().map(Subject::to_string).collect()),
			kinds: fields.kinds("kinds").map(|all| all.iter().copied().collect()),
			region: fields.region("region").filter(|region| *region != RegionCode::NATION),
		}
	}

	fn takes(&self, act: &Act) -> bool {
		let subject = |subjects: &BTreeSet<_>| act.subjects.iter().any(|subject| subjects.contains(subject));
		let kind = |kinds: &BTreeSet<_>| act.kinds.iter().any(|kind| kinds.contains(kind));
		let region = |region: RegionCode| act.regions.iter().any(|own| region.contains(*own));
		self.subjects.as_ref().is_none_or(subject)
			&& self.kinds.as_ref().is_none_or(kind)
			&& self.region.is_none_or(region)
	}

	/// What to tell of a block; none if nothing in it was chosen. Who wants everything is told what was written for all.
	pub fn of<'n>(&self, note: &'n Note) -> Result<Option<Cow<'n, RawValue>>, Error> {
		if *self == Self::default() {
			return Ok(Some(Cow::Borrowed(&*note.whole)).filter(|_| !note.acts.is_empty()));
		}
		let chosen: Vec<&RawValue> =
			note.acts.iter().filter(|act| self.takes(act)).map(|act| &*act.json).collect();
		if chosen.is_empty() {
			return Ok(None);
		}
		if chosen.len() == note.acts.len() {
			return Ok(Some(Cow::Borrowed(&*note.whole)));
		}
		let told = Told { block: note.block, status: note.standing, time: note.time, acts: &chosen };
		Ok(Some(Cow::Owned(raw(&told)?)))
	}
}
