//! Every call from every kind of wrong origin, and from the right ones: what becomes of it, exactly.
//!
//! `rows` has a row for each call of the metadata, by who may bring it; `check` holds the chain to the rows; `cast` makes
//! the chain with everybody who tries. A call without a row fails, and so does a row whose call does not work with the
//! right origin: then nothing would be known of the wrong ones.

pub mod cast;
pub mod check;
pub mod rows;

use self::cast::{chain, without, DEPARTMENT};
use self::check::{Case, Kind, Outcome, Row};
use crate::common::{account_of, calls, check_state, variants};
use muster_primitives::{Role, Roles};
use muster_runtime::{Runtime, RuntimeCall};
use scale_info::meta_type;
use sp_runtime::{transaction_validity::InvalidTransaction, DispatchError};
use std::collections::BTreeSet;

/// One test for each pallet that has calls.
macro_rules! pallets {
	($( $test:ident: $pallet:literal, )+) => {
		/// The pallets whose rows are checked.
		const PALLETS: &[&str] = &[$( $pallet ),+];

		$(
			#[test]
			fn $test() {
				holds($pallet);
			}
		)+
	};
}

pallets! {
	system: "System",
	timestamp: "Timestamp",
	validator_set: "ValidatorSet",
	session: "Session",
	grandpa: "Grandpa",
	council: "Council",
	technical_committee: "TechnicalCommittee",
	council_root: "CouncilRoot",
	tx_pause: "TxPause",
	parameters: "Parameters",
	utility: "Utility",
	multisig: "Multisig",
	agencies: "Agencies",
	incidents: "Incidents",
	validation: "Validation",
	observations: "Observations",
	resources: "Resources",
}

/// The chain does what the rows of this pallet say.
fn holds(pallet: &str) {
	chain().execute_with(|| {
		let faults: Vec<_> =
			rows::all().iter().filter(|row| row.pallet() == pallet).flat_map(Row::faults).collect();
		assert!(faults.is_empty(), "{}", faults.join("\n"));
		check_state();
	});
}

/// The calls of the metadata, as rows name them.
fn calls_there() -> Vec<String> {
	variants(meta_type::<RuntimeCall>())
		.into_iter()
		.flat_map(|(pallet, ..)| calls(&pallet).into_iter().map(move |(call, _)| format!("{pallet}.{call}")))
		.collect()
}

/// Which calls have no row, or more than one, and which rows no call.
fn gaps(rows: &[Row]) -> Vec<String> {
	let there = calls_there();
	let missing = there.iter().filter_map(|call| match rows.iter().filter(|row| row.call == *call).count() {
		0 => Some(format!("{call} has no row: say in tests/origin_table/rows/ who may bring it")),
		1 => None,
		more => Some(format!("{call} has {more} rows")),
	});
	let stray =
		rows.iter().filter(|row| !there.contains(&row.call)).map(|row| format!("no call {}", row.call));
	missing.chain(stray).collect()
}

#[test]
fn every_call_of_the_metadata_has_a_row() {
	let gaps = gaps(&rows::all());
	assert!(gaps.is_empty(), "{}", gaps.join("\n"));
}

#[test]
fn every_pallet_is_checked() {
	let there: BTreeSet<_> =
		variants(meta_type::<RuntimeCall>()).into_iter().map(|(name, ..)| name).collect();
	let checked: BTreeSet<_> = PALLETS.iter().map(|name| name.to_string()).collect();
	assert_eq!(there, checked);
}

// The table has teeth.

fn row_of(call: &str) -> Row {
	rows::all().into_iter().find(|row| row.call == call).expect("every call has a row")
}

/// The faults of a row on a chain of its own.
fn faults_of(row: Row) -> Vec<String> {
	chain().execute_with(|| row.faults())
}

/// Which kinds the faults are about.
fn kinds_of(faults: &[String]) -> Vec<Kind> {
	let about = |kind: &Kind| faults.iter().any(|fault| fault.contains(&format!(": {kind:?}: expected")));
	Kind::ALL.into_iter().filter(about).collect()
}

#[test]
fn a_call_without_a_row_is_named() {
	let mut rows = rows::all();
	let at = rows.iter().position(|row| row.call == "Incidents.triage_accept").expect("it has a row");
	let removed = rows.remove(at);
	assert_eq!(
		gaps(&rows),
		["Incidents.triage_accept has no row: say in tests/origin_table/rows/ who may bring it"],
	);
	rows.push(Row { call: "Incidents.forget".into(), ..removed });
	assert_eq!(gaps(&rows)[1..], ["no call Incidents.forget"]);
}

/// Each cell by itself: where another outcome stands in the row, exactly that cell is found wrong. A wrong error is as
/// wrong as a success.
#[test]
fn every_cell_bites() {
	chain().execute_with(|| {
		for call in ["Incidents.triage_accept", "Agencies.suspend", "CouncilRoot.seal", "System.set_storage"]
		{
			let seen = row_of(call).seen();
			for kind in Kind::ALL {
				let wrong = match row_of(call).outcome(kind).expect("the row says it") {
					Outcome::Right => vec![Outcome::fails(DispatchError::BadOrigin)],
					Outcome::Fails(_) => vec![Outcome::fails(DispatchError::CannotLookup), Outcome::Right],
					Outcome::Refused(reason, behind) => vec![
						Outcome::refused(InvalidTransaction::Stale, behind),
						Outcome::Refused(reason, Err(DispatchError::CannotLookup)),
						Outcome::Right,
					],
					Outcome::Torn(_) => vec![],
				};
				for outcome in wrong {
					let row = pinned(row_of(call)).but([kind], outcome);
					assert_eq!(kinds_of(&row.faults_in(&seen)), [kind], "{call}");
				}
			}
		}
	});
}

/// The row with each outcome written out, so that none follows from another.
fn pinned(row: Row) -> Row {
	Kind::ALL.into_iter().fold(row, |row, kind| {
		let outcome = row.outcome(kind).expect("the row says it");
		row.but([kind], outcome)
	})
}

/// An origin that asks for less than it should, as if it were `EnsureAnyOfficer`: who lacks the role is let in.
#[test]
fn a_loosened_origin_is_found() {
	let row = row_of("Incidents.triage_accept");
	let loosened = Row {
		arrange: Box::new(move || {
			let case = (row.arrange)();
			let lacking = account_of(&without(DEPARTMENT, Some(Role::Triage)));
			pallet_agencies::Officers::<Runtime>::mutate_extant(lacking, |officer| {
				officer.roles = Roles::all()
			});
			case
		}),
		..row_of("Incidents.triage_accept")
	};
	let faults = faults_of(loosened);
	assert_eq!(
		kinds_of(&faults),
		[
			Kind::WrongRole,
			Kind::InBatch,
			Kind::InBatchAll,
			Kind::InForceBatch,
			Kind::Nested,
			Kind::NestedTooDeep
		],
		"{faults:?}",
	);
	assert!(faults[0].ends_with("found Right"), "{faults:?}");
}

#[test]
fn a_row_that_does_not_show_its_call_working_is_found() {
	let nothing =
		|| Case::of(cast::officer(DEPARTMENT), pallet_incidents::Call::triage_accept { incident: 9 });
	let row = Row { arrange: Box::new(nothing), ..row_of("Incidents.triage_accept") };
	assert!(kinds_of(&faults_of(row)).contains(&Kind::Officer));

	// Nor does a row without anybody who may.
	let row = row_of("Incidents.triage_accept")
		.but([Kind::Officer, Kind::OtherAgency], Outcome::fails(DispatchError::BadOrigin));
	assert!(faults_of(row)[0].ends_with("nobody shows that the call works"));
}

#[test]
fn a_row_about_another_call_is_found() {
	let row =
		Row { arrange: row_of("Incidents.triage_discard").arrange, ..row_of("Incidents.triage_accept") };
	assert_eq!(faults_of(row)[0], "Incidents.triage_accept: the row tries Incidents.triage_discard");
}

#[test]
fn a_row_that_is_silent_is_found() {
	let mut row = row_of("Incidents.triage_accept");
	row.but.retain(|(kind, _)| *kind != Kind::Elsewhere);
	let faults = faults_of(row);
	assert_eq!(faults, ["Incidents.triage_accept: the row does not say what becomes of Elsewhere"]);
}
