//! Corruption is found.

use super::{
	commit::hash,
	declare_derived::{declare, register},
	*,
};

/// A cell that was compared, one that has a word since, one under seal, and copies.
fn set_up() {
	observe(COMMISSION, cell(), 618);
	observe(CDC, cell(), 620);
	observe(CUSTOMS, cell(), None);
	settle();
	observe(COMMISSION, day(-3), 500);
	assert_ok!(Observations::commit(signed(CDC), of(SEALED_COUNT), hash(CDC, 5)));
	declare(UNIVERSITY, CHARITY);
	assert_ok!(Observations::allege_derived(signed(CDC), CONFIRMED, CUSTOMS, CHARITY, evidence()));
}

fn finds(expected: &str, corrupt: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		set_up();
		assert_ok!(Observations::do_try_state());
		corrupt();
		match Observations::do_try_state() {
			Err(DispatchError::Other(found)) => assert_eq!(found, expected),
			other => panic!("{expected}: {other:?}"),
		}
	});
}

fn change(cell: Cell, change: impl FnOnce(&mut CellState)) {
	Cells::<Test>::mutate_extant(cell, change);
}

fn change_reading(at: usize, change: impl FnOnce(&mut Reading)) {
	Readings::<Test>::mutate(cell(), |readings| change(&mut readings[at]));
}

fn change_figure(change_it: impl FnOnce(&mut Figure)) {
	change(cell(), |state| change_it(state.figure.as_mut().unwrap()));
}

#[test]
fn agenda() {
	finds("the length of a list is not that of its items", || AgendaLength::<Test>::put(0));
	finds("a comparison is due and not listed", || change(cell(), |state| state.listed = Some(1)));
	finds("what is open is to be closed, and nothing else", || {
		change(cell(), |state| (state.closed, state.settled) = (true, true))
	});
	finds("what is open is to be closed, and nothing else", || {
		let closes = state(cell()).closes;
		AgendaOf::<Test>::remove(&Due::Close(cell()), closes);
	});
}

#[test]
fn metrics_and_codes() {
	finds("a cell is of no metric", || {
		let stray = Cell { version: 9, ..cell() };
		Cells::<Test>::insert(stray, state(cell()));
	});
	finds("a version of a metric has gone", || MetricVersion::<Test>::insert(CONFIRMED, 2));
	finds("a version was never given", || {
		let definition = Metrics::<Test>::get(CONFIRMED, 1).unwrap();
		Metrics::<Test>::insert(CONFIRMED, 7, definition);
	});
	finds("a code is of another metric", || {
		let (_, metric) = Observations::metric(CONFIRMED).unwrap();
		Codes::<Test>::insert(metric.code, DEAD);
	});
	finds("a metric has two codes or none", || {
		Codes::<Test>::insert(frame_support::BoundedVec::truncate_from(b"stray".to_vec()), DEAD)
	});
	finds("a metric has no periods", || {
		Metrics::<Test>::mutate(CONFIRMED, 1, |definition| definition.as_mut().unwrap().metric.period = 1)
	});
}

#[test]
fn observations() {
	finds("an observation has gone", || ObservationMap::remove(2));
	finds("an observation has a number that was never given", || {
		ObservationMap::insert(99, ObservationMap::get(1).unwrap())
	});
	finds("an observation is of no cell", || {
		ObservationMap::mutate_extant(1, |observation| observation.cell.start += 1)
	});
	finds("a correction has no reason", || {
		ObservationMap::mutate_extant(2, |observation| observation.previous = Some(1))
	});
	finds("an observation corrects another agency's, or a later one", || {
		ObservationMap::mutate_extant(2, |observation| {
			observation.previous = Some(1);
			observation.reason = Some(CorrectionReason::Mistake);
		})
	});
}

#[test]
fn cells() {
	finds("a closed cell has not settled", || {
		change(cell(), |state| state.closed = true);
		AgendaOf::<Test>::remove(&Due::Close(cell()), state(cell()).closes);
	});
	finds("records were updated before a figure settled", || change(cell(), |state| state.judged = true));
	finds("sealed values are miscounted", || change(of(SEALED_COUNT), |state| state.commitments = 2));
	finds("a value is sealed where none are", || change(of(SEALED_COUNT), |state| state.seal = None));
	finds("something is said in no cell", || {
		let readings = Readings::<Test>::get(cell());
		Readings::<Test>::insert(day(5), readings);
	});
}

#[test]
fn readings() {
	finds("readings are out of order, or an agency speaks twice", || {
		let mut readings = Observations::readings(cell());
		readings.reverse();
		Readings::<Test>::insert(cell(), ReadingsOf::truncate_from(readings));
	});
	finds("a reading is of no observation", || change_reading(0, |reading| reading.observation = 77));
	finds("a reading is not what was observed", || change_reading(0, |reading| reading.value = Some(0)));
	finds("a reading was not compared and will not be", || change_reading(0, |reading| reading.mark = None));
	finds("what was measured is marked as not measured", || {
		change_reading(0, |reading| reading.mark = Some(Mark::NotMeasured))
	});
	finds("a correction adds to a record", || {
		ObservationMap::mutate_extant(1, |observation| observation.reason = Some(CorrectionReason::Late))
	});
}

#[test]
fn figures() {
	finds("a figure rests on other voices than there are", || change_figure(|figure| figure.voices = 3));
	finds("copies are miscounted", || change_figure(|figure| figure.copies = 1));
	finds("a figure has more classes than voices", || change_figure(|figure| figure.classes = 3));
	finds("a figure ends before it begins", || change_figure(|figure| figure.low = Some(621)));
	finds("nobody gave such a figure", || change_figure(|figure| figure.centre = Some(619)));
}

#[test]
fn copies() {
	finds("a derivation is of no metric", || {
		let derivation = Derivations::<Test>::get(CONFIRMED, UNIVERSITY).unwrap();
		Derivations::<Test>::insert(99, UNIVERSITY, derivation);
	});
	finds("a source does not know that it is one", || Derivations::<Test>::remove(CONFIRMED, CHARITY));
	finds("a source does not know how far its copies reach", || {
		Derivations::<Test>::mutate(CONFIRMED, CHARITY, |derivation| derivation.as_mut().unwrap().height = 0)
	});
	finds("an agency repeats itself", || {
		Derivations::<Test>::mutate(CONFIRMED, CHARITY, |derivation| {
			let derivation = derivation.as_mut().unwrap();
			(derivation.source, derivation.height) = (Some(UNIVERSITY), 2);
		});
	});
	finds("a chain of copies is too long or never ends", || {
		let agencies = register(6);
		for (pair, height) in agencies.windows(2).zip(0..) {
			let derivation = Derivation { source: Some(pair[1]), ground: Ground::Declared, height };
			Derivations::<Test>::insert(CONFIRMED, pair[0], derivation);
		}
		let end = Derivation { source: None, ground: Ground::Declared, height: 5 };
		Derivations::<Test>::insert(CONFIRMED, agencies[5], end);
	});
}

#[test]
fn allegations() {
	let change = |change: fn(&mut Allegation)| {
		move || Allegations::<Test>::mutate(CONFIRMED, CUSTOMS, |found| change(found.as_mut().unwrap()))
	};
	finds(
		"an allegation is to stand exactly if it is not contested",
		change(|allegation| allegation.contested = true),
	);
	finds("an agency is said to repeat itself", change(|allegation| allegation.source = CUSTOMS));
	finds("an allegation is of no metric", || {
		let allegation = Allegations::<Test>::get(CONFIRMED, CUSTOMS).unwrap();
		Allegations::<Test>::insert(99, CUSTOMS, allegation);
	});
}
