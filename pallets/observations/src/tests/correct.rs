//! `correct`.

use super::*;

#[test]
fn a_correction_replaces_and_keeps_what_was() {
	build_and_execute(|| {
		observe(COMMISSION, cell(), 168);
		observe(CDC, cell(), 618);
		settle();
		assert_eq!(figure(cell()).status, Status::Divergent);
		correct(COMMISSION, cell(), 618);
		assert_eq!(
			last_event(),
			Event::Corrected {
				observation: 3,
				previous: Some(1),
				cell: cell(),
				agency: COMMISSION,
				officer: observer(COMMISSION),
				class: AgencyClass::HealthAdministration,
				weight: 1_000,
				reason: CorrectionReason::Mistake,
				statement: says(618),
				flags: Flags::default(),
			}
		);
		assert_eq!(ObservationMap::get(1).map(|first| first.value), Some(Some(168)));
		assert_eq!(ObservationMap::get(3).and_then(|second| second.previous), Some(1));
		settle();
		assert_eq!(figure(cell()).status, Status::Agreed);
	});
}

#[test]
fn only_what_was_said_is_corrected() {
	build_and_execute(|| {
		let try_it = |agency, value: i64| try_correct(agency, cell(), CorrectionReason::Mistake, value);
		assert_noop!(try_it(COMMISSION, 1), Error::<Test>::UnknownCell);
		observe(COMMISSION, cell(), 618);
		assert_noop!(try_it(CDC, 1), Error::<Test>::NothingToCorrect);
		assert_noop!(try_it(COMMISSION, 618), Error::<Test>::SameFigure);
		// It breaks no rule, so that there is nothing to explain.
		assert_noop!(
			try_correct(COMMISSION, cell(), CorrectionReason::Reclassified, 618),
			Error::<Test>::SameFigure
		);
		assert_ok!(try_it(COMMISSION, 619));
		assert_ok!(try_correct(COMMISSION, cell(), CorrectionReason::Mistake, None));
	});
}

#[test]
fn only_observers_of_the_region() {
	build_and_execute(|| {
		observe(COMMISSION, cell(), 618);
		let reason = CorrectionReason::Mistake;
		assert_noop!(Observations::correct(RuntimeOrigin::none(), cell(), reason, says(1)), BadOrigin);
		assert_noop!(try_correct(FIRE, cell(), reason, 1), BadOrigin);
		assert_noop!(try_correct(HOSPITAL, cell(), reason, 1), Error::<Test>::OutsideJurisdiction);
		assert_noop!(
			try_correct(COMMISSION, Cell { metric: 99, ..cell() }, reason, 1),
			Error::<Test>::UnknownMetric
		);
		assert_noop!(
			try_correct(COMMISSION, Cell { version: 2, ..cell() }, reason, 1),
			Error::<Test>::UnknownVersion
		);
		let statement = Statement { observed_at: START + HOUR, ..says(1) };
		assert_noop!(
			Observations::correct(signed(COMMISSION), cell(), reason, statement),
			Error::<Test>::ObservedInFuture
		);
	});
}

#[test]
fn a_closed_cell_opens_again_and_old_and_new_are_told() {
	build_and_execute(|| {
		observe(COMMISSION, cell(), 618);
		observe(CDC, cell(), 620);
		pass(2 * DAY);
		let old = figure(cell());
		assert_eq!((old.status, state(cell()).closed), (Status::Agreed, true));
		forget();

		assert_ok!(try_correct(CDC, cell(), CorrectionReason::Duplicates, 950));
		let now = Now::get();
		let new = figure(cell());
		assert_eq!((new.status, new.high), (Status::Divergent, Some(950)));
		let told = events();
		assert!(matches!(told[0], Event::Corrected { previous: Some(2), .. }));
		assert_eq!(
			told[1],
			Event::CellReopened { cell: cell(), agency: CDC, officer: observer(CDC), closes: now + DAY }
		);
		let basis = vec![(1, Mark::Unattributed), (3, Mark::Unattributed)].try_into().unwrap();
		assert_eq!(told[2], Event::FigureRevised { cell: cell(), old: Some(old), new, basis });
		assert_eq!((told.len(), state(cell()).closed), (3, false));

		pass(DAY + 20_000);
		assert!(state(cell()).closed);
	});
}

#[test]
fn a_late_word_comes_as_a_correction() {
	build_and_execute(|| {
		observe(COMMISSION, cell(), 618);
		pass(2 * DAY);
		assert_ok!(try_correct(CDC, cell(), CorrectionReason::Late, 620));
		assert_eq!(figure(cell()).status, Status::Agreed);
		// And counts for nobody but who spoke in time.
		pass(2 * DAY);
		assert_eq!(Told::get(), [(COMMISSION, Category::Health, 1_000, 0)]);
	});
}

#[test]
fn a_full_cell_takes_no_late_word() {
	build_and_execute(|| {
		let roles = muster_primitives::Roles::of(&[muster_primitives::Role::Observe]);
		let register = || MockAgencies::register(AgencyClass::Hospital, region(420_000), None, roles);
		for _ in 0..64 {
			observe(register(), cell(), 1);
		}
		pass(2 * DAY);
		let late = try_correct(COMMISSION, cell(), CorrectionReason::Late, 1);
		assert_noop!(late, Error::<Test>::CellFull);
	});
}

#[test]
fn what_changes_the_hull_of_the_next_period_revises_it() {
	build_and_execute(|| {
		for agency in [COMMISSION, CDC] {
			observe(agency, day(-1), 300);
		}
		observe(COMMISSION, cell(), 400);
		observe(CDC, cell(), 300);
		pass(2 * DAY);
		assert_eq!(figure(cell()).status, Status::Agreed);
		assert!(state(cell()).closed);
		forget();

		// Without 300 the day before, 300 is not one day behind 400.
		correct(COMMISSION, day(-1), 390);
		settle();
		let revised = events().into_iter().any(
			|event| matches!(event, Event::FigureRevised { cell: of, old: Some(_), .. } if of == cell()),
		);
		assert!(revised, "{:?}", events());
		assert_eq!(figure(cell()).status, Status::Divergent);
		assert!(state(cell()).closed, "nobody spoke in it");
	});
}
