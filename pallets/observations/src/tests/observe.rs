//! `observe`.

use super::*;
use crate::Metric;

#[test]
fn a_figure_is_kept_and_told_of() {
	build_and_execute(|| {
		Weights::set(vec![(COMMISSION, 1_250)]);
		observe(COMMISSION, cell(), 618);
		assert_eq!(
			last_event(),
			Event::Observed {
				observation: 1,
				cell: cell(),
				agency: COMMISSION,
				officer: observer(COMMISSION),
				class: AgencyClass::HealthAdministration,
				weight: 1_250,
				statement: says(618),
				flags: Flags::default(),
				sealed: false,
			}
		);
		let kept = ObservationMap::get(1).expect("it is kept");
		assert_eq!((kept.value, kept.agency, kept.evidence), (Some(618), COMMISSION, Some(evidence())));
		assert_eq!((kept.reason, kept.previous, kept.at), (None, None, 1));
		assert_eq!(
			Observations::readings(cell()),
			[Reading {
				agency: COMMISSION,
				class: AgencyClass::HealthAdministration,
				weight: 1_250,
				observation: 1,
				value: Some(618),
				counts: true,
				mark: None,
			}]
		);
		assert_eq!(Observations::figure(cell()), None, "comparing is the hook's");
	});
}

#[test]
fn only_observers_of_the_region() {
	build_and_execute(|| {
		assert_noop!(try_observe(FIRE, cell(), 1), BadOrigin);
		assert_noop!(Observations::observe(RuntimeOrigin::none(), cell(), says(1)), BadOrigin);
		assert_noop!(try_observe(HOSPITAL, cell(), 1), Error::<Test>::OutsideJurisdiction);
		let wuchang = Cell { region: region(420_106), ..cell() };
		assert_ok!(try_observe(HOSPITAL, wuchang, 1));
		assert_noop!(
			try_observe(CDC, Cell { region: region(430_000), ..cell() }, 1),
			Error::<Test>::OutsideJurisdiction
		);
	});
}

#[test]
fn a_cell_is_one_of_its_metric() {
	build_and_execute(|| {
		let try_in = |cell| try_observe(COMMISSION, cell, 1);
		assert_noop!(try_in(Cell { metric: 99, ..cell() }), Error::<Test>::UnknownMetric);
		for version in [0, 2] {
			assert_noop!(try_in(Cell { version, ..cell() }), Error::<Test>::UnknownVersion);
		}
		for start in [cell().start - 1, cell().start + 1, cell().start - ANCHOR, ANCHOR - 1, 0] {
			assert_noop!(try_in(Cell { start, ..cell() }), Error::<Test>::Misaligned);
		}
		assert_ok!(try_in(Cell { start: ANCHOR, ..cell() }));
	});
}

#[test]
fn a_period_is_over_before_it_is_counted() {
	build_and_execute(|| {
		assert_noop!(try_observe(COMMISSION, day(1), 1), Error::<Test>::PeriodNotOver);
		Now::set(MIDNIGHT + DAY - 1);
		assert_noop!(try_observe(COMMISSION, day(1), 1), Error::<Test>::PeriodNotOver);
		Now::set(MIDNIGHT + DAY);
		assert_ok!(try_observe(COMMISSION, day(1), 1));
	});
}

#[test]
fn a_point_in_time_is_measured_from_the_beginning_of_its_period() {
	build_and_execute(|| {
		let beds = |offset| Cell { metric: BEDS, ..day(offset) };
		assert_ok!(try_observe(COMMISSION, beds(1), 50));
		assert_noop!(try_observe(COMMISSION, beds(2), 50), Error::<Test>::PeriodNotOver);
		Now::set(MIDNIGHT + DAY);
		assert_ok!(try_observe(COMMISSION, beds(2), 50));
	});
}

#[test]
fn clocks_may_be_a_little_ahead() {
	build_and_execute(|| {
		let at = |observed_at| Statement { observed_at, ..says(1) };
		let late = at(START + 5 * MINUTE + 1);
		assert_noop!(Observations::observe(signed(CDC), cell(), late), Error::<Test>::ObservedInFuture);
		assert_ok!(Observations::observe(signed(CDC), cell(), at(START + 5 * MINUTE)));
	});
}

#[test]
fn a_new_version_takes_the_place_of_the_old_for_later_periods() {
	build_and_execute(|| {
		let next = Metric::try_from(&GenesisMetric { abs_tol: 9, ..confirmed() }).expect("texts fit");
		assert_ok!(Observations::define_metric(RuntimeOrigin::root(), CONFIRMED, next));
		Now::set(START + 3 * DAY);
		let second = |cell| Cell { version: 2, ..cell };
		// The period began under the first version: either will do, and they are not compared.
		observe(COMMISSION, cell(), 618);
		observe(CDC, second(cell()), 700);
		// Version 2 was in force when the day after tomorrow began; version 1 was when that of today began.
		observe(COMMISSION, day(1), 700);
		assert_noop!(try_observe(COMMISSION, day(2), 700), Error::<Test>::OtherVersion);
		observe(COMMISSION, second(day(2)), 700);
		settle();
		assert_eq!(figure(cell()).status, Status::SingleSource);
		assert_eq!(figure(second(cell())).status, Status::SingleSource);
	});
}

#[test]
fn statuses_never_mix() {
	build_and_execute(|| {
		let drill = Cell { status: CapStatus::Exercise, ..cell() };
		observe(COMMISSION, cell(), 618);
		observe(CDC, drill, 9_000);
		observe(COMMISSION, drill, 9_000);
		settle();
		assert_eq!(figure(cell()).status, Status::SingleSource);
		assert_eq!(figure(drill).status, Status::Agreed);
	});
}

#[test]
fn an_agency_speaks_once() {
	build_and_execute(|| {
		observe(COMMISSION, cell(), 618);
		assert_noop!(try_observe(COMMISSION, cell(), 619), Error::<Test>::AlreadyObserved);
		assert_noop!(try_observe(COMMISSION, cell(), None), Error::<Test>::AlreadyObserved);
	});
}

#[test]
fn a_cell_has_as_many_sources_as_it_may() {
	build_and_execute(|| {
		let wuhan = Cell { region: region(420_100), ..cell() };
		let hubei = region(420_000);
		let roles = muster_primitives::Roles::of(&[muster_primitives::Role::Observe]);
		let register = || MockAgencies::register(AgencyClass::Hospital, hubei, None, roles);
		for _ in 0..63 {
			observe(register(), wuhan, 1);
		}
		// The last of them comes before the others in the register.
		observe(COMMISSION, wuhan, 1);
		assert_noop!(try_observe(register(), wuhan, 1), Error::<Test>::CellFull);
		settle();
		assert_eq!(figure(wuhan).voices, 64);
	});
}

#[test]
fn missing_is_not_zero() {
	build_and_execute(|| {
		observe(COMMISSION, cell(), 618);
		observe(CDC, cell(), None);
		settle();
		assert_eq!(figure(cell()).status, Status::SingleSource);
		assert_eq!(marks(cell()), [(COMMISSION, Mark::Unchecked), (CDC, Mark::NotMeasured)]);

		observe(CUSTOMS, cell(), 0);
		settle();
		let Figure { status, low, high, voices, .. } = figure(cell());
		assert_eq!((status, low, high, voices), (Status::Divergent, Some(0), Some(618), 2));
	});
}

#[test]
fn a_closed_cell_takes_corrections_only() {
	build_and_execute(|| {
		observe(COMMISSION, cell(), 618);
		pass(2 * DAY);
		assert!(state(cell()).closed);
		assert_noop!(try_observe(CDC, cell(), 618), Error::<Test>::CellClosed);
	});
}

#[test]
fn sealed_figures_are_committed() {
	build_and_execute(|| {
		assert_noop!(try_observe(COMMISSION, of(SEALED_COUNT), 5), Error::<Test>::Sealed);
	});
}
