//! Follows a chain as an index does: the records of its genesis, and after that nothing but what each block touched.
//!
//! What is known so far is kept in the state itself, so that what a test rolls back is forgotten here too.

use frame_support::storage::unhashed;
use muster_runtime::read;
use muster_runtime_api::{BlockChanges, Record, Subject, MAX_PAGE};
use std::{
	cell::RefCell,
	collections::{BTreeMap, BTreeSet},
};

/// What is known of every subject.
pub type Model = BTreeMap<Subject, Record>;

const KEY: &[u8] = b":tests:read-model";

thread_local! {
	/// The records of the genesis, and what each block since has changed.
	static LOG: RefCell<(Model, Vec<BlockChanges>)> = const { RefCell::new((Model::new(), vec![])) };
}

/// Every record of the state, in the order of pages of `limit`.
pub fn pages(limit: u32) -> Vec<(Subject, Record)> {
	let mut all: Vec<(Subject, Record)> = vec![];
	loop {
		let page = read::records(all.last().map(|(subject, _)| subject.clone()), limit);
		if page.is_empty() {
			return all;
		}
		all.extend(page);
	}
}

/// Every record of the state.
pub fn all() -> Model {
	pages(MAX_PAGE).into_iter().collect()
}

/// Takes in what a block changed.
pub fn learn(model: &mut Model, changes: BlockChanges) {
	for (subject, record) in changes.touched {
		match record {
			Some(record) => model.insert(subject, record),
			None => model.remove(&subject),
		};
	}
}

/// Where what is known differs from the state.
pub fn differences(model: &Model) -> Vec<String> {
	differences_to(model, &all())
}

/// Where what is known differs from what is.
pub fn differences_to(model: &Model, state: &Model) -> Vec<String> {
	let subjects: BTreeSet<_> = model.keys().chain(state.keys()).collect();
	subjects
		.into_iter()
		.filter(|subject| model.get(subject) != state.get(subject))
		.map(|subject| format!("{subject}: known {:?}, is {:?}", model.get(subject), state.get(subject)))
		.collect()
}

/// Begins to follow the chain.
pub fn begin() {
	let genesis = all();
	unhashed::put(KEY, &genesis);
	LOG.set((genesis, vec![]));
}

/// The records the chain began with, and what each block since has changed: of a test that rolls nothing back.
pub fn log() -> (Model, Vec<BlockChanges>) {
	LOG.with_borrow(Clone::clone)
}

/// Takes in the block just executed, if the chain is followed.
pub fn follow() {
	if let Some(mut model) = unhashed::get::<Model>(KEY) {
		let changes = read::changes();
		learn(&mut model, changes.clone());
		unhashed::put(KEY, &model);
		LOG.with_borrow_mut(|(_, blocks)| blocks.push(changes));
	}
}

/// What is known is what is.
pub fn check() {
	let model = unhashed::get::<Model>(KEY).expect("the chain is followed");
	let differences = differences(&model);
	assert!(differences.is_empty(), "the changes do not lead to the state:\n{}", differences.join("\n"));
}
