//! Each call of the metadata by itself, on the stage that the table of origins sets for it: what it changes, and what comes
//! of that by itself, is all told.

use crate::{
	common::{
		block_after,
		read::{all, differences, learn, log, Model},
	},
	origin_table::{
		cast::{chain, dispatched},
		check::Row,
		rows,
	},
	read_model::{events::names_of_our_pallets, journey::weeks_later},
};
use muster_runtime::{read, System};
use muster_runtime_api::BlockChanges;
use std::{collections::BTreeSet, thread};

/// The inherent of every block: what comes of time is tried with every other call.
const TIME: &str = "Timestamp.set";

/// Calls that change no record, with the reason; a whole pallet by its name.
const WITHOUT_A_RECORD: &[(&str, &str)] = &[
	(
		"System",
		"notes, upgrades, and raw storage behind broken glass, of which nothing can tell what it changes",
	),
	("Session", "session keys are read where consensus reads them"),
	("Grandpa.note_stalled", "finality goes on otherwise"),
	("Council", "motions are acts; what they carry tells of itself"),
	("TechnicalCommittee", "motions are acts; what they carry tells of itself"),
	("CouncilRoot", "consents are acts; what goes through the door tells of itself"),
	("TxPause", "an act"),
	("Parameters", "an act; allowances are asked for, not recorded"),
	("Utility", "what it carries tells of itself"),
	("Multisig", "what it carries tells of itself"),
];

/// Events of our pallets that are not seen here, with where they are.
const SEEN_ELSEWHERE: &[(&str, &str)] = &[
	("validatorSet.left", "tests/validators.rs, followed like every chain"),
	("validatorSet.stoodDown", "tests/validators.rs, followed like every chain"),
	("validatorSet.lagging", "tests/validators.rs, followed like every chain"),
	("validatorSet.recovered", "tests/validators.rs, followed like every chain"),
	("validation.taskFailed", "comes of corrupt storage only"),
	("resources.workFailed", "comes of corrupt storage only"),
];

/// What a call and the time after it change.
#[derive(Default)]
struct Came {
	names: BTreeSet<String>,
	faults: Vec<String>,
}

fn names_of(changes: &BlockChanges) -> impl Iterator<Item = String> + '_ {
	changes.acts.iter().map(|act| act.name.as_str().expect("a name").to_string())
}

/// Has the row's call done, and lets some days go by.
fn came_of(row: &Row) -> Came {
	let mut came = Came::default();
	chain().execute_with(|| {
		let (origin, call) = row.staged().unwrap_or_else(|| panic!("nobody shows {} to work", row.call));
		let before = all();
		let mut model = before.clone();
		let mut take_in = |model: &mut Model| {
			let changes = read::changes();
			came.names.extend(names_of(&changes));
			learn(model, changes);
			came.faults.extend(differences(model));
		};
		System::reset_events();
		assert_eq!(dispatched(origin, call), Ok(()), "{}", row.call);
		take_in(&mut model);

		let changes = model != before;
		if changes {
			for seconds in [12, 12, 3_600, 12, 86_400, 12, 12] {
				block_after(seconds, vec![]);
				take_in(&mut model);
			}
		}
		let named = |name: &str| name == row.call || name == row.pallet();
		if changes == WITHOUT_A_RECORD.iter().any(|(name, _)| named(name)) {
			came.faults.push(format!("that it changes a record is {changes}, see `WITHOUT_A_RECORD`"));
		}
	});
	came.faults.iter_mut().for_each(|fault| *fault = format!("{}: {fault}", row.call));
	came
}

/// Tries the rows, each worker its part of them.
fn came_of_all() -> Came {
	const WORKERS: usize = 2;
	let part = |worker: usize| {
		let rows = rows::all().into_iter().filter(|row| row.call != TIME);
		rows.skip(worker).step_by(WORKERS).map(|row| came_of(&row)).collect::<Vec<_>>()
	};
	thread::scope(|scope| {
		let workers = (0..WORKERS).map(|worker| scope.spawn(move || part(worker))).collect::<Vec<_>>();
		let parts = workers.into_iter().flat_map(|worker| worker.join().expect("it tries its rows"));
		parts.fold(Came::default(), |mut all, part| {
			all.names.extend(part.names);
			all.faults.extend(part.faults);
			all
		})
	})
}

#[test]
fn every_call_tells_what_it_changes_and_every_event_is_seen() {
	let Came { mut names, mut faults } = came_of_all();
	weeks_later(|| names.extend(log().1.iter().flat_map(names_of)));
	for name in names_of_our_pallets() {
		let elsewhere = SEEN_ELSEWHERE.iter().any(|(named, _)| *named == name);
		if names.contains(&name) == elsewhere {
			faults.push(format!("{name}: that it is seen is {elsewhere}, see `SEEN_ELSEWHERE`"));
		}
	}
	assert!(faults.is_empty(), "{}", faults.join("\n"));
}
