//! `commit`.

use super::*;

pub fn hash(agency: AgencyId, value: impl Into<Option<i64>>) -> SealHash {
	Observations::seal_hash(&of(SEALED_COUNT), agency, value.into(), &[agency as u8; 32])
}

fn try_commit(agency: AgencyId, cell: Cell) -> DispatchResult {
	Observations::commit(signed(agency), cell, hash(agency, 5))
}

#[test]
fn a_value_is_handed_in_under_seal() {
	build_and_execute(|| {
		assert_ok!(try_commit(COMMISSION, of(SEALED_COUNT)));
		assert_eq!(
			last_event(),
			Event::Committed {
				cell: of(SEALED_COUNT),
				agency: COMMISSION,
				officer: observer(COMMISSION),
				hash: hash(COMMISSION, 5),
			}
		);
		let CellState { seal, commitments, figure, .. } = state(of(SEALED_COUNT));
		let expected = Seal { reveal_from: MIDNIGHT + 2 * HOUR, reveal_until: MIDNIGHT + 3 * HOUR };
		assert_eq!((seal, commitments, figure), (Some(expected), 1, None));
	});
}

#[test]
fn again_replaces_it() {
	build_and_execute(|| {
		assert_ok!(try_commit(COMMISSION, of(SEALED_COUNT)));
		assert_ok!(Observations::commit(signed(COMMISSION), of(SEALED_COUNT), hash(COMMISSION, 6)));
		assert_eq!(state(of(SEALED_COUNT)).commitments, 1);
		let kept = Commitments::<Test>::get(of(SEALED_COUNT), COMMISSION).expect("it is kept");
		assert_eq!(kept.hash, hash(COMMISSION, 6));
	});
}

#[test]
fn only_where_figures_are_sealed() {
	build_and_execute(|| {
		assert_noop!(try_commit(COMMISSION, cell()), Error::<Test>::NotSealed);
		observe(COMMISSION, cell(), 5);
		assert_noop!(try_commit(CDC, cell()), Error::<Test>::NotSealed);
	});
}

#[test]
fn only_in_time() {
	build_and_execute(|| {
		let next = Cell { metric: SEALED_COUNT, ..day(1) };
		assert_noop!(try_commit(COMMISSION, next), Error::<Test>::NotCommitPhase);
		Now::set(MIDNIGHT + DAY - 1);
		assert_noop!(try_commit(COMMISSION, next), Error::<Test>::NotCommitPhase);
		Now::set(MIDNIGHT + DAY);
		assert_ok!(try_commit(COMMISSION, next));
		Now::set(MIDNIGHT + DAY + 2 * HOUR - 1);
		assert_ok!(try_commit(CDC, next));
		Now::set(MIDNIGHT + DAY + 2 * HOUR);
		assert_noop!(try_commit(CUSTOMS, next), Error::<Test>::NotCommitPhase);
	});
}

#[test]
fn only_observers_of_the_region() {
	build_and_execute(|| {
		assert_noop!(try_commit(FIRE, of(SEALED_COUNT)), BadOrigin);
		assert_noop!(try_commit(HOSPITAL, of(SEALED_COUNT)), Error::<Test>::OutsideJurisdiction);
		let off = Cell { start: 1, ..of(SEALED_COUNT) };
		assert_noop!(try_commit(COMMISSION, off), Error::<Test>::Misaligned);
	});
}

#[test]
fn a_cell_takes_as_many_as_it_may() {
	build_and_execute(|| {
		let roles = muster_primitives::Roles::of(&[muster_primitives::Role::Observe]);
		let register = || MockAgencies::register(AgencyClass::Hospital, region(420_000), None, roles);
		for _ in 0..64 {
			assert_ok!(try_commit(register(), of(SEALED_COUNT)));
		}
		assert_noop!(try_commit(COMMISSION, of(SEALED_COUNT)), Error::<Test>::CellFull);
		// Who is among them may still replace its value.
		assert_ok!(try_commit(8, of(SEALED_COUNT)));
	});
}
