//! The line by itself: what it derives, and that no change leaves it broken.

use super::*;
use types::LineFault;

const OPEN: Line = Line {
	product: MASK,
	requested: Some(100),
	substitutes_allowed: false,
	disposition: Disposition::Approved,
	approved: 100,
	committed: 0,
	dispatched: 0,
	in_transit: 0,
	accepted: 0,
	rejected: 0,
	lost: 0,
	returned: 0,
	released: 0,
	given_back: 0,
	days_of_stock: None,
	verified: Verified::NotAsked,
};

const NO_LIMITS: ApprovalLimits = ApprovalLimits { maximum: u64::MAX, verify_above: None, verify: false };

#[test]
fn the_state_follows_the_counters() {
	let states = [
		(OPEN, LineState::Open),
		(Line { committed: 99, ..OPEN }, LineState::PartlyCommitted),
		(Line { committed: 100, ..OPEN }, LineState::FullyCommitted),
		(Line { committed: 110, ..OPEN }, LineState::FullyCommitted),
		(Line { committed: 50, dispatched: 1, in_transit: 1, ..OPEN }, LineState::InFulfilment),
		(
			Line { committed: 50, dispatched: 2, in_transit: 1, accepted: 1, ..OPEN },
			LineState::PartlyFulfilled,
		),
		(Line { committed: 99, dispatched: 99, accepted: 99, ..OPEN }, LineState::PartlyFulfilled),
		(Line { committed: 100, dispatched: 100, accepted: 100, ..OPEN }, LineState::Fulfilled),
		(Line { committed: 110, dispatched: 110, accepted: 110, ..OPEN }, LineState::Fulfilled),
		// What was refused, lost or sent back is promised no more.
		(
			Line { committed: 60, dispatched: 60, rejected: 20, lost: 20, returned: 20, ..OPEN },
			LineState::Open,
		),
		(Line { committed: 61, dispatched: 60, rejected: 60, ..OPEN }, LineState::PartlyCommitted),
	];
	for (line, state) in states {
		assert_eq!(line.check(), Ok(()), "{line:?}");
		assert_eq!(line.state(), state, "{line:?}");
		// Whether the amount is known does not change where the line stands.
		assert_eq!(Line { requested: None, ..line }.state(), state, "{line:?}");
	}
	for (disposition, state) in [
		(Disposition::Submitted, LineState::Submitted),
		(Disposition::Rejected, LineState::Rejected),
		(Disposition::Cancelled, LineState::Cancelled),
		(Disposition::Expired, LineState::Expired),
		(Disposition::Closed, LineState::Closed),
	] {
		let line = Line { disposition, ..OPEN };
		assert_eq!((line.state(), line.outstanding()), (state, 0));
	}
}

#[test]
fn an_unknown_amount_is_never_a_number() {
	let mut line = Line::from(of(MASK, None));
	assert_eq!((line.requested, line.unmet(), line.state()), (None, None, LineState::Submitted));
	// Neither satisfied by nothing, as 0 would be, nor by one unit.
	assert_ne!(line.state(), LineState::Fulfilled);
	for tranche in [1, 500, 40] {
		assert_eq!(line.approve(tranche, None, NO_LIMITS), Ok(()));
		assert_eq!(line.unmet(), None);
	}
	assert_eq!((line.approved, line.outstanding(), line.state()), (541, 541, LineState::Open));
	assert_eq!(
		line.commit(541).and_then(|()| line.dispatch(541)).and_then(|()| line.shift(
			Bucket::InTransit,
			Bucket::Accepted,
			541
		)),
		Ok(())
	);
	assert_eq!((line.state(), line.outstanding(), line.unmet()), (LineState::Fulfilled, 0, None));

	let known = Line { committed: 60, dispatched: 60, in_transit: 20, accepted: 30, rejected: 10, ..OPEN };
	assert_eq!((known.unmet(), known.outstanding()), (Some(70), 50));
	let more_than_asked = Line { committed: 110, dispatched: 110, accepted: 110, ..OPEN };
	assert_eq!(more_than_asked.unmet(), Some(0));
}

#[test]
fn the_allowance_is_a_tenth_floored() {
	for (approved, allowance) in [(0, 0), (9, 0), (10, 1), (19, 1), (100, 10), (u64::MAX, u64::MAX / 10)] {
		assert_eq!(Line { approved, ..OPEN }.allowance(), allowance, "{approved}");
	}
	assert_eq!(Line { approved: u64::MAX, ..OPEN }.cap(), u64::MAX);
}

#[test]
fn broken_counters_are_found() {
	for (line, fault) in [
		(Line { in_transit: 1, ..OPEN }, LineFault::Inconsistent),
		(Line { committed: 1, dispatched: 1, ..OPEN }, LineFault::Inconsistent),
		(Line { accepted: u64::MAX, lost: 1, ..OPEN }, LineFault::Inconsistent),
		(Line { committed: 1, dispatched: 2, in_transit: 2, ..OPEN }, LineFault::AboveCommitted),
		(Line { committed: 111, ..OPEN }, LineFault::AboveCap),
		(Line { approved: 101, ..OPEN }, LineFault::AboveRequested),
		(Line { approved: 0, ..OPEN }, LineFault::Inconsistent),
		(Line { disposition: Disposition::Submitted, ..OPEN }, LineFault::Inconsistent),
	] {
		assert_eq!(line.check(), Err(fault), "{line:?}");
	}
}

#[test]
fn a_refused_change_changes_nothing() {
	let before = Line { committed: 100, dispatched: 50, in_transit: 50, ..OPEN };
	let mut line = before;
	assert_eq!(line.approve(1, None, NO_LIMITS), Err(LineFault::AboveRequested));
	assert_eq!(line.commit(11), Err(LineFault::AboveCap));
	assert_eq!(line.commit(u64::MAX), Err(LineFault::Overflow));
	assert_eq!(line.dispatch(51), Err(LineFault::AboveCommitted));
	assert_eq!(line.shift(Bucket::InTransit, Bucket::Accepted, 51), Err(LineFault::Inconsistent));
	assert_eq!(line.shift(Bucket::InTransit, Bucket::InTransit, 1), Err(LineFault::Inconsistent));
	assert_eq!(line.release(101), Err(LineFault::AboveCommitted));
	assert_eq!(line.release(51), Err(LineFault::AboveCommitted));
	assert_eq!(line.submit(), Err(LineFault::NotDraft));
	assert_eq!(line.reject(), Err(LineFault::NotSubmitted));
	assert_eq!(line.close(), Err(LineFault::NotFilled));
	assert_eq!(line, before);
}
