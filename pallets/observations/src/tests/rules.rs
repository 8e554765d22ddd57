//! Structural checks: they flag and never drop.

use super::*;

fn flags(cell: Cell, agency: AgencyId) -> u8 {
	let reading = Observations::reading(cell, agency).expect("the agency spoke");
	ObservationMap::get(reading.observation).expect("it is kept").flags.bits()
}

#[test]
fn what_breaks_a_rule_is_flagged_and_counts() {
	build_and_execute(|| {
		observe(COMMISSION, cell(), -1);
		assert_eq!(
			last_event(),
			Event::Flagged {
				observation: 1,
				cell: cell(),
				agency: COMMISSION,
				officer: observer(COMMISSION),
				flags: Flags::of([true, false]),
			}
		);
		settle();
		assert_eq!(figure(cell()).centre, Some(-1));
		// Zero is not negative.
		observe(CDC, cell(), 0);
		assert_eq!(flags(cell(), CDC), 0);
	});
}

#[test]
fn a_cumulative_count_falls_only_by_reclassification() {
	build_and_execute(|| {
		observe(COMMISSION, day(-1), 48_206);
		observe(CDC, day(-1), 48_206);
		observe(COMMISSION, cell(), 48_206);
		assert_eq!(flags(cell(), COMMISSION), 0);
		observe(CDC, cell(), 47_163);
		assert_eq!(flags(cell(), CDC), 0b10);
		// The same figure again with the reason takes the flag away.
		let again = try_correct(CDC, cell(), CorrectionReason::Mistake, 47_163);
		assert_noop!(again, Error::<Test>::SameFigure);
		assert_ok!(try_correct(CDC, cell(), CorrectionReason::Reclassified, 47_163));
		assert_eq!(flags(cell(), CDC), 0);
		// Another agency's figure of the day before does not matter.
		observe(CUSTOMS, cell(), 5);
		assert_eq!(flags(cell(), CUSTOMS), 0);
	});
}

#[test]
fn a_step_is_held_against_the_larger_of_number_and_share() {
	build_and_execute(|| {
		// 10 or half of the value, whichever is more. Deaths are never more than cases, which are not stated here.
		let dead = |offset| Cell { metric: DEAD, ..day(offset) };
		for (agency, before, value, expected) in [
			(COMMISSION, 4, 14, 0),
			(CDC, 4, 15, 0b100),
			(CUSTOMS, 100, 150, 0),
			(UNIVERSITY, 100, 151, 0b100),
			(CHARITY, 100, 49, 0b100),
		] {
			observe(agency, dead(-1), before);
			observe(agency, dead(0), value);
			assert_eq!(flags(dead(0), agency), expected, "{before} to {value}");
		}
	});
}

#[test]
fn sums_are_checked_when_the_last_figure_comes() {
	build_and_execute(|| {
		observe(COMMISSION, of(BEDS), 100);
		assert_eq!(flags(of(BEDS), COMMISSION), 0, "nothing to check yet");
		observe(COMMISSION, of(FREE_BEDS), 30);
		observe(COMMISSION, of(USED_BEDS), 70);
		assert_eq!(flags(of(USED_BEDS), COMMISSION), 0);

		observe(CDC, of(BEDS), 100);
		observe(CDC, of(FREE_BEDS), 30);
		observe(CDC, of(USED_BEDS), 71);
		assert_eq!(flags(of(USED_BEDS), CDC), 0b1);

		// Not measured is not zero: nothing to check.
		observe(CUSTOMS, of(BEDS), 100);
		observe(CUSTOMS, of(FREE_BEDS), None);
		observe(CUSTOMS, of(USED_BEDS), 50);
		assert_eq!(flags(of(USED_BEDS), CUSTOMS), 0);
	});
}

#[test]
fn a_part_is_at_most_the_whole() {
	build_and_execute(|| {
		observe(COMMISSION, cell(), 10);
		observe(COMMISSION, of(DEAD), 10);
		assert_eq!(flags(of(DEAD), COMMISSION), 0);
		observe(CDC, cell(), 10);
		observe(CDC, of(DEAD), 11);
		assert_eq!(flags(of(DEAD), CDC), 0b1, "more dead than cases");
		let wuhan = |metric| Cell { region: region(420_100), ..of(metric) };
		observe(COMMISSION, wuhan(DEAD), 10);
		assert_eq!(flags(wuhan(DEAD), COMMISSION), 0);
		observe(CDC, wuhan(DEAD), 12);
		assert_eq!(flags(wuhan(DEAD), CDC), 0b10, "more in the city than in the province");
	});
}

#[test]
fn pairs() {
	build_and_execute(|| {
		observe(COMMISSION, of(FREE_BEDS), 30);
		assert_eq!(flags(of(FREE_BEDS), COMMISSION), 0b10, "all beds come first");
		observe(CDC, of(BEDS), 30);
		observe(CDC, of(FREE_BEDS), 30);
		assert_eq!(flags(of(FREE_BEDS), CDC), 0);
		observe(CUSTOMS, of(USED_BEDS), 30);
		assert_eq!(flags(of(USED_BEDS), CUSTOMS), 0);
		// A sealed count that was revealed excludes it.
		let salt = [1; 32];
		let hash = Observations::seal_hash(&of(SEALED_COUNT), COMMISSION, Some(5), &salt);
		assert_ok!(Observations::commit(signed(COMMISSION), of(SEALED_COUNT), hash));
		pass(HOUR);
		assert_ok!(Observations::reveal(signed(COMMISSION), of(SEALED_COUNT), says(5), salt));
		observe(COMMISSION, of(USED_BEDS), 30);
		assert_eq!(flags(of(USED_BEDS), COMMISSION), 0b10);
	});
}

#[test]
fn not_measured_breaks_nothing() {
	build_and_execute(|| {
		observe(COMMISSION, day(-1), 10);
		observe(COMMISSION, cell(), None);
		observe(CDC, of(FREE_BEDS), None);
		assert_eq!((flags(cell(), COMMISSION), flags(of(FREE_BEDS), CDC)), (0, 0));
	});
}

#[test]
fn extremes_do_not_overflow() {
	build_and_execute(|| {
		let dead = |offset| Cell { metric: DEAD, ..day(offset) };
		observe(COMMISSION, dead(-1), i64::MIN);
		observe(COMMISSION, cell(), i64::MIN);
		observe(COMMISSION, dead(0), i64::MAX);
		// More than cases, and a step of almost 2^64 against 2^62.
		assert_eq!(flags(dead(0), COMMISSION), 0b101);
	});
}
