//! Rows of rounds.
//!
//! What is overdue the blocks do by themselves, in steps of ten seconds. The chain of the table begins with one, and what
//! is asked for here is asked for before the next.

use super::{any_officer, holder};
use crate::{
	common::{block_after, content, region, report},
	origin_table::{
		cast::{done, officer, signed, DEPARTMENT, HOSPITAL, OTHER, WUHAN},
		check::{Case, Kind, Outcome, Row},
	},
};
use muster_primitives::{ContentRef, Position, Role, Severity, Urgency};
use muster_runtime::Runtime;
use pallet_incidents::Call as Incidents;
use pallet_validation::{Call as Validation, Error as ValidationError, VoteReason};
use sp_core::H256;

/// What a round of the local network lasts, in seconds.
const ROUND: u64 = 6;
/// How long a verdict can be appealed there, in seconds.
const WINDOW: u64 = 6;

pub fn validation() -> Vec<Row> {
	let outside = || Outcome::fails(ValidationError::<Runtime>::OutsideJurisdiction);
	vec![
		Row::new("Validation.vote", holder(Role::Vote), || {
			round();
			Case::of(officer(DEPARTMENT), vote())
		})
		.but([Kind::Elsewhere], outside())
		.but([Kind::OtherAgency], Outcome::Right),
		// Counting takes no power: the outcome does not depend on who counts.
		Row::new("Validation.tally", any_officer(), || {
			round();
			block_after(ROUND, vec![]);
			Case::of(officer(DEPARTMENT), Validation::tally { round: 1 })
		}),
		Row::new("Validation.appeal", holder(Role::Vote), || {
			counted();
			let evidence = ContentRef { digest: H256::repeat_byte(2), ..content() };
			Case::of(officer(DEPARTMENT), Validation::appeal { round: 1, evidence })
		})
		.but([Kind::Elsewhere], outside())
		.but([Kind::OtherAgency], Outcome::Right),
		// Nor does it take any to say that nobody has appealed.
		Row::new("Validation.finalise", any_officer(), || {
			counted();
			block_after(WINDOW, vec![]);
			Case::of(officer(DEPARTMENT), Validation::finalise { round: 1 })
		}),
	]
}

// Setting the stage.

/// A round is open on what the hospital has reported. Two classes are enough, so that it is held in Wuhan, where the
/// department and the other agency are asked.
fn round() {
	done(signed(&officer(HOSPITAL)), report(region(WUHAN), Severity::Moderate, Urgency::Expected));
	done(signed(&officer(DEPARTMENT)), Incidents::triage_accept { incident: 1 });
}

fn vote() -> Validation<Runtime> {
	let (position, reason, evidence) = (Position::Confirm, VoteReason::SiteVisit, Some(content()));
	Validation::vote { round: 1, position, reason, evidence }
}

/// Both have voted, and the round is counted.
fn counted() {
	round();
	for agency in [DEPARTMENT, OTHER] {
		done(signed(&officer(agency)), vote());
	}
	done(signed(&officer(DEPARTMENT)), Validation::tally { round: 1 });
}
