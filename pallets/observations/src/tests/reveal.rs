//! `reveal`, and what becomes of values that nobody reveals.

use super::{commit::hash, *};

fn commit(agency: AgencyId, value: i64) {
	assert_ok!(Observations::commit(signed(agency), of(SEALED_COUNT), hash(agency, value)));
}

fn try_reveal(agency: AgencyId, value: impl Into<Option<i64>>) -> DispatchResult {
	Observations::reveal(signed(agency), of(SEALED_COUNT), says(value), [agency as u8; 32])
}

fn reveal_phase() {
	Now::set(MIDNIGHT + 2 * HOUR);
}

#[test]
fn the_seal_is_opened() {
	build_and_execute(|| {
		commit(COMMISSION, 5);
		reveal_phase();
		assert_ok!(try_reveal(COMMISSION, 5));
		assert!(matches!(last_event(), Event::Observed { sealed: true, observation: 1, .. }));
		assert_eq!(state(of(SEALED_COUNT)).commitments, 0);
		assert_noop!(try_reveal(COMMISSION, 5), Error::<Test>::NoCommitment);
	});
}

#[test]
fn only_what_was_sealed() {
	build_and_execute(|| {
		commit(COMMISSION, 5);
		reveal_phase();
		assert_noop!(try_reveal(COMMISSION, 6), Error::<Test>::WrongReveal);
		assert_noop!(try_reveal(COMMISSION, None), Error::<Test>::WrongReveal);
		let other_salt = Observations::reveal(signed(COMMISSION), of(SEALED_COUNT), says(5), [9; 32]);
		assert_noop!(other_salt, Error::<Test>::WrongReveal);
		assert_noop!(try_reveal(CDC, 5), Error::<Test>::NoCommitment);
	});
}

#[test]
fn nobody_takes_anothers_hash() {
	build_and_execute(|| {
		commit(COMMISSION, 5);
		assert_ok!(Observations::commit(signed(CDC), of(SEALED_COUNT), hash(COMMISSION, 5)));
		reveal_phase();
		assert_ok!(try_reveal(COMMISSION, 5));
		let repeated = Observations::reveal(signed(CDC), of(SEALED_COUNT), says(5), [COMMISSION as u8; 32]);
		assert_noop!(repeated, Error::<Test>::WrongReveal);
	});
}

#[test]
fn only_in_time() {
	build_and_execute(|| {
		assert_noop!(try_reveal(COMMISSION, 5), Error::<Test>::UnknownCell);
		for agency in [COMMISSION, CDC, CUSTOMS] {
			commit(agency, 5);
		}
		Now::set(MIDNIGHT + 2 * HOUR - 1);
		assert_noop!(try_reveal(COMMISSION, 5), Error::<Test>::NotRevealPhase);
		Now::set(MIDNIGHT + 2 * HOUR);
		assert_ok!(try_reveal(COMMISSION, 5));
		Now::set(MIDNIGHT + 3 * HOUR - 1);
		assert_ok!(try_reveal(CDC, 5));
		Now::set(MIDNIGHT + 3 * HOUR);
		assert_noop!(try_reveal(CUSTOMS, 5), Error::<Test>::NotRevealPhase);
		observe(COMMISSION, cell(), 1);
		let open = Observations::reveal(signed(COMMISSION), cell(), says(1), [0; 32]);
		assert_noop!(open, Error::<Test>::NotSealed);
	});
}

#[test]
fn nothing_is_compared_or_corrected_before_all_is_revealed() {
	build_and_execute(|| {
		commit(COMMISSION, 5);
		commit(CDC, 100);
		reveal_phase();
		assert_ok!(try_reveal(COMMISSION, 5));
		settle();
		assert_eq!(Observations::figure(of(SEALED_COUNT)), None);
		let early = Observations::compare(signed(FIRE), of(SEALED_COUNT));
		assert_noop!(early, Error::<Test>::StillSealed);
		let turncoat = try_correct(COMMISSION, of(SEALED_COUNT), CorrectionReason::Mistake, 100);
		assert_noop!(turncoat, Error::<Test>::StillSealed);
		assert_ok!(try_reveal(CDC, 100));
		pass(HOUR);
		assert_eq!(figure(of(SEALED_COUNT)).status, Status::Divergent);
		assert_eq!(state(of(SEALED_COUNT)).first, None);
		correct(COMMISSION, of(SEALED_COUNT), 100);
	});
}

#[test]
fn a_missed_reveal_is_counted() {
	build_and_execute(|| {
		commit(COMMISSION, 5);
		commit(CDC, 5);
		reveal_phase();
		assert_ok!(try_reveal(COMMISSION, 5));
		forget();
		pass(HOUR + 20_000);
		assert_eq!(
			events()[0],
			Event::RevealMissed { cell: of(SEALED_COUNT), agency: CDC, officer: observer(CDC), missed: 1 }
		);
		assert_eq!((MissedReveals::<Test>::get(CDC), MissedReveals::<Test>::get(COMMISSION)), (1, 0));
		let Figure { status, voices, .. } = figure(of(SEALED_COUNT));
		assert_eq!((status, voices), (Status::SingleSource, 1));
		assert_noop!(try_observe(CDC, of(SEALED_COUNT), 5), Error::<Test>::Sealed);
		// Once the cell is closed a late word may come, as anywhere.
		pass(2 * DAY);
		assert_noop!(try_observe(CDC, of(SEALED_COUNT), 5), Error::<Test>::CellClosed);
		assert_ok!(try_correct(CDC, of(SEALED_COUNT), CorrectionReason::Late, 5));
	});
}

#[test]
fn nothing_revealed_is_no_data() {
	build_and_execute(|| {
		commit(COMMISSION, 5);
		pass(DAY);
		assert_eq!(figure(of(SEALED_COUNT)).status, Status::NoData);
		assert_eq!(MissedReveals::<Test>::get(COMMISSION), 1);
	});
}
