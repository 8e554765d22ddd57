//! Rows of figures.

use super::{any_officer, bodies, holder};
use crate::{
	common::{block_after, cell, content, metric, now, region, says},
	origin_table::{
		cast::{done, officer, signed, COMMISSION, DEPARTMENT, HOSPITAL, WUHAN},
		check::{Authority, Case, Kind, Outcome, Row},
	},
};
use muster_primitives::Role;
use muster_runtime::Runtime;
use pallet_observations::{
	Call as Observations, Cell, CorrectionReason, Error as ObservationsError, MetricId, Pallet, SealHash,
};

/// Cumulative cases, which are not sealed.
const CASES: MetricId = 1;
/// What is in stock, which is.
const STOCK: MetricId = 25;
/// How long hashes of sealed figures are taken on the local network, in seconds.
const COMMIT: u64 = 8;
/// How long an agency may contest that it repeats another, in seconds.
const CONTEST: u64 = 7 * 24 * 3_600;
const SALT: [u8; 32] = [7; 32];
const FIGURE: i64 = 41;

/// Officers of agencies that are not the signer's, each with the role to observe: two of the agency behind the members of
/// council and committee, which answers for the nation like the other agency.
const ABLE: [Kind; 3] = [Kind::OtherAgency, Kind::Councillor, Kind::Engineer];

pub fn observations() -> Vec<Row> {
	[figures(), copies()].into_iter().flatten().collect()
}

/// What is stated, and what comes of it.
fn figures() -> Vec<Row> {
	type Error = ObservationsError<Runtime>;
	let outside = || Outcome::fails(Error::OutsideJurisdiction);
	vec![
		Row::new("Observations.define_metric", bodies(Kind::COUNCIL), || {
			let definition = metric("beds.intensive");
			Case::of_nobody(Observations::define_metric { metric: 100, definition })
		}),
		Row::new("Observations.observe", observer(), || Case::of(officer(HOSPITAL), observe()))
			.but([Kind::Elsewhere], outside())
			.but(ABLE, Outcome::Right),
		Row::new("Observations.correct", observer(), || {
			done(signed(&officer(HOSPITAL)), observe());
			let (cell, reason, statement) = (of(CASES), CorrectionReason::Mistake, says(FIGURE + 1));
			Case::of(officer(HOSPITAL), Observations::correct { cell, reason, statement })
		})
		.but([Kind::Elsewhere], outside())
		.but(ABLE, Outcome::fails(Error::NothingToCorrect)),
		Row::new("Observations.commit", observer(), || {
			end_of_the_day();
			Case::of(officer(HOSPITAL), commit())
		})
		.but([Kind::Elsewhere], outside())
		.but(ABLE, Outcome::Right),
		Row::new("Observations.reveal", observer(), || {
			end_of_the_day();
			done(signed(&officer(HOSPITAL)), commit());
			block_after(COMMIT, vec![]);
			let reveal = Observations::reveal { cell: of(STOCK), statement: says(FIGURE), salt: SALT };
			Case::of(officer(HOSPITAL), reveal)
		})
		.but([Kind::Elsewhere], outside())
		.but(ABLE, Outcome::fails(Error::NoCommitment)),
		// Comparing takes no power: the outcome does not depend on who has it done.
		Row::new("Observations.compare", any_officer(), || {
			done(signed(&officer(HOSPITAL)), observe());
			Case::of(officer(DEPARTMENT), Observations::compare { cell: of(CASES) })
		}),
	]
}

/// Who repeats whom. It is about agencies, wherever they are.
fn copies() -> Vec<Row> {
	let none = || Outcome::fails(ObservationsError::<Runtime>::NoAllegation);
	vec![
		// Each says it of itself.
		Row::new("Observations.declare_derived", observer(), || {
			let declare = Observations::declare_derived { metric: CASES, source: Some(COMMISSION) };
			Case::of(officer(HOSPITAL), declare)
		})
		.but(Kind::FOREIGN, Outcome::Right)
		.but(ABLE, Outcome::Right),
		// Triage may say it too; the hospital has none, so that who lacks the one role lacks both.
		Row::new("Observations.allege_derived", observer(), || {
			Case::of(officer(HOSPITAL), allege(DEPARTMENT))
		})
		.but(Kind::FOREIGN, Outcome::Right)
		.but(ABLE, Outcome::Right),
		Row::new("Observations.contest_derived", observer(), || {
			done(signed(&officer(DEPARTMENT)), allege(HOSPITAL));
			Case::of(officer(HOSPITAL), Observations::contest_derived { metric: CASES })
		})
		.but(Kind::FOREIGN, none())
		.but(ABLE, none()),
		Row::new("Observations.rule_derived", bodies(Kind::COUNCIL), || {
			let (copier, source) = (HOSPITAL, Some(COMMISSION));
			Case::of_nobody(Observations::rule_derived { metric: CASES, copier, source })
		}),
		// The blocks come to it by themselves, in steps of ten seconds.
		Row::new("Observations.conclude", any_officer(), || {
			done(signed(&officer(DEPARTMENT)), allege(HOSPITAL));
			block_after(CONTEST, vec![]);
			let conclude = Observations::conclude { metric: CASES, copier: HOSPITAL };
			Case::of(officer(DEPARTMENT), conclude)
		}),
	]
}

/// An officer who observes.
fn observer() -> Authority {
	holder(Role::Observe)
}

// Setting the stage.

/// What is measured in Wuhan, of the day that is over.
fn of(metric: MetricId) -> Cell {
	cell(metric, region(WUHAN))
}

fn observe() -> Observations<Runtime> {
	Observations::observe { cell: of(CASES), statement: says(FIGURE) }
}

fn commit() -> Observations<Runtime> {
	let cell = of(STOCK);
	let hash: SealHash = Pallet::<Runtime>::seal_hash(&cell, HOSPITAL, Some(FIGURE), &SALT);
	Observations::commit { cell, hash }
}

fn allege(copier: u32) -> Observations<Runtime> {
	Observations::allege_derived { metric: CASES, copier, source: COMMISSION, evidence: content() }
}

/// Waits until a day is over, when figures of it can be sealed.
fn end_of_the_day() {
	let (_, stock) = Pallet::<Runtime>::metric(STOCK).expect("a preset has it");
	let passed = (now() - stock.anchor) % stock.period;
	block_after((stock.period - passed) / 1_000, vec![]);
}
