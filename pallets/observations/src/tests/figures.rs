//! Figures, their closing, and what records of agencies are told.

use super::{declare_derived::declare, *};

/// Agencies of five classes, in the order of the register.
const FIVE: [AgencyId; 5] = [COMMISSION, CDC, CUSTOMS, UNIVERSITY, CHARITY];

fn say(values: &[i64]) {
	for (agency, value) in FIVE.into_iter().zip(values) {
		observe(agency, cell(), *value);
	}
}

fn closed() -> Vec<(AgencyId, u32, u32)> {
	pass(2 * DAY);
	assert!(state(cell()).closed);
	Told::take()
		.into_iter()
		.map(|(agency, category, right, wrong)| {
			assert_eq!(category, Category::Health);
			(agency, right, wrong)
		})
		.collect()
}

#[test]
fn three_classes_have_a_centre_and_marks() {
	build_and_execute(|| {
		say(&[1_000, 1_010, 1_600]);
		settle();
		let found = figure(cell());
		assert_eq!(
			found,
			Figure {
				status: Status::Agreed,
				centre: Some(1_010),
				low: Some(1_000),
				high: Some(1_010),
				tolerance: Some(50),
				voices: 3,
				classes: 3,
				copies: 0,
				at: START + 20_000,
			}
		);
		let basis = vec![(1, Mark::Agree), (2, Mark::Agree), (3, Mark::Major)].try_into().unwrap();
		assert_eq!(last_event(), Event::FigurePublished { cell: cell(), figure: found, basis });
	});
}

#[test]
fn two_classes_leave_an_interval_and_nobody_is_blamed() {
	build_and_execute(|| {
		say(&[1_000, 1_200]);
		settle();
		let Figure { status, centre, low, high, tolerance, .. } = figure(cell());
		assert_eq!((status, centre), (Status::Divergent, None));
		assert_eq!((low, high, tolerance), (Some(1_000), Some(1_200), Some(60)));
		assert_eq!(closed(), []);
	});
}

#[test]
fn one_class_agrees_with_itself_only() {
	build_and_execute(|| {
		let wuhan = Cell { region: region(420_100), ..cell() };
		let hospital = MockAgencies::register(
			AgencyClass::Hospital,
			region(420_100),
			None,
			muster_primitives::Roles::of(&[muster_primitives::Role::Observe]),
		);
		observe(HOSPITAL, wuhan, 100);
		observe(hospital, wuhan, 104);
		settle();
		let Figure { status, classes, .. } = figure(wuhan);
		assert_eq!((status, classes), (Status::AgreedSameClass, 1));
		pass(2 * DAY);
		assert_eq!(Told::get(), []);
	});
}

#[test]
fn weights_count_within_a_class_as_they_were_when_it_spoke() {
	build_and_execute(|| {
		let roles = muster_primitives::Roles::of(&[muster_primitives::Role::Observe]);
		let hospitals: Vec<_> = (0..3)
			.map(|_| MockAgencies::register(AgencyClass::Hospital, region(420_000), None, roles))
			.collect();
		// 1500 of 2600 at 100: that is the class.
		Weights::set(vec![(hospitals[0], 1_500), (hospitals[1], 500), (hospitals[2], 600)]);
		for (hospital, value) in hospitals.into_iter().zip([100, 200, 300]) {
			observe(hospital, cell(), value);
		}
		Weights::set(vec![]);
		settle();
		assert_eq!(figure(cell()).centre, Some(100));
	});
}

#[test]
fn sources_one_period_apart_agree() {
	build_and_execute(|| {
		// Zhejiang on 28 and 29 January 2020: commission and collector.
		observe(COMMISSION, day(-1), 296);
		observe(CHARITY, day(-1), 173);
		observe(COMMISSION, cell(), 428);
		observe(CHARITY, cell(), 296);
		settle();
		let Figure { status, low, high, tolerance, .. } = figure(cell());
		assert_eq!((status, low, high, tolerance), (Status::Agreed, Some(296), Some(428), Some(21)));
		// Nothing was said of the day before the first: 173 and 296 are points.
		assert_eq!(figure(day(-1)).status, Status::Divergent);
		// Where all mean the same day, it is another matter.
		let dead = |offset| Cell { metric: DEAD, ..day(offset) };
		for (agency, before, now) in [(COMMISSION, 296, 428), (CHARITY, 173, 296)] {
			observe(agency, dead(-1), before);
			observe(agency, dead(0), now);
		}
		settle();
		assert_eq!(figure(dead(0)).status, Status::Divergent);
	});
}

#[test]
fn a_late_figure_of_the_day_before_counts() {
	build_and_execute(|| {
		observe(COMMISSION, cell(), 428);
		observe(CHARITY, cell(), 296);
		settle();
		assert_eq!(figure(cell()).status, Status::Divergent);
		observe(COMMISSION, day(-1), 296);
		settle();
		assert_eq!(figure(cell()).status, Status::Agreed);
	});
}

#[test]
fn records_are_told_once_when_the_cell_closes() {
	build_and_execute(|| {
		say(&[1_000, 1_010, 1_000, 1_100, 2_000]);
		settle();
		assert_eq!(Told::get(), []);
		// The spread is 10, so that who is far is an outlier.
		let told = [
			(COMMISSION, 1_000, 0),
			(CDC, 1_000, 0),
			(CUSTOMS, 1_000, 0),
			(UNIVERSITY, 500, 500),
			(CHARITY, 0, 1_000),
		];
		assert_eq!(closed(), told);
		assert_eq!(last_event(), Event::CellClosed { cell: cell(), judged: true });
		correct(CHARITY, cell(), 1_000);
		assert_eq!(closed(), []);
		assert_eq!(last_event(), Event::CellClosed { cell: cell(), judged: false });
	});
}

#[test]
fn where_everybody_differs_nobody_is_blamed() {
	build_and_execute(|| {
		say(&[100, 200, 300, 400, 500]);
		settle();
		assert_eq!(figure(cell()).status, Status::Divergent);
		assert_eq!(marks(cell())[4], (CHARITY, Mark::MajorDispersed));
		assert_eq!(closed(), [(CUSTOMS, 1_000, 0)]);
	});
}

#[test]
fn who_corrects_earns_nothing_and_loses_nothing() {
	build_and_execute(|| {
		say(&[1_000, 1_000, 1_000, 9_000]);
		correct(UNIVERSITY, cell(), 1_000);
		assert_eq!(closed(), [(COMMISSION, 1_000, 0), (CDC, 1_000, 0), (CUSTOMS, 1_000, 0)]);
	});
}

#[test]
fn who_was_first_and_alone_is_right_when_others_agree() {
	build_and_execute(|| {
		observe(CDC, cell(), 618);
		settle();
		assert_eq!(state(cell()).first, Some(CDC));
		observe(COMMISSION, cell(), 620);
		assert_eq!(closed(), [(CDC, 1_000, 0)]);
	});
}

#[test]
fn a_single_source_waits_for_others_even_when_closed() {
	build_and_execute(|| {
		observe(CDC, cell(), 618);
		assert_eq!(closed(), []);
		assert!(!state(cell()).judged);
		// Others differ: nobody can say who is wrong, and that is the end of it.
		assert_ok!(try_correct(COMMISSION, cell(), CorrectionReason::Late, 900));
		assert_eq!(closed(), []);
		assert!(state(cell()).judged);
	});
}

#[test]
fn a_drill_is_on_no_record() {
	build_and_execute(|| {
		let drill = Cell { status: CapStatus::Exercise, ..cell() };
		for agency in FIVE {
			observe(agency, drill, 10);
		}
		pass(2 * DAY);
		assert!(state(drill).judged);
		assert_eq!(Told::get(), []);
	});
}

#[test]
fn copies_and_what_was_not_measured_are_on_no_record() {
	build_and_execute(|| {
		declare(CHARITY, UNIVERSITY);
		say(&[10, 10, 10, 90, 90]);
		let roles = muster_primitives::Roles::of(&[muster_primitives::Role::Observe]);
		let silent = MockAgencies::register(AgencyClass::Logistics, region(420_000), None, roles);
		observe(silent, cell(), None);
		let told = [(COMMISSION, 1_000, 0), (CDC, 1_000, 0), (CUSTOMS, 1_000, 0), (UNIVERSITY, 0, 1_000)];
		assert_eq!(closed(), told);
	});
}

#[test]
fn a_cell_stays_open_as_long_for_late_figures() {
	build_and_execute(|| {
		// 30 days late: it closes a day after the first word, not at once.
		observe(COMMISSION, day(-30), 1);
		settle();
		assert!(!state(day(-30)).closed);
		assert_eq!(state(day(-30)).closes, START + DAY);
		// Beds are measured before the end of their period, and close a day after that.
		let beds = Cell { metric: BEDS, ..day(1) };
		observe(COMMISSION, beds, 50);
		assert_eq!(state(beds).closes, MIDNIGHT + 2 * DAY);
	});
}
