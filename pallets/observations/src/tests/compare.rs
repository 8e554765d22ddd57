//! `compare`: what the hook would do, asked for.

use super::*;
use frame_support::dispatch::GetDispatchInfo;

fn try_compare(cell: Cell) -> DispatchResult {
	Observations::compare(signed(FIRE), cell).map(|_| ()).map_err(|error| error.error)
}

#[test]
fn any_officer_may_ask() {
	build_and_execute(|| {
		observe(COMMISSION, cell(), 618);
		assert_noop!(Observations::compare(RuntimeOrigin::none(), cell()), BadOrigin);
		assert_ok!(try_compare(cell()));
		let figure = figure(cell());
		let basis = vec![(1, Mark::Unchecked)].try_into().unwrap();
		assert_eq!(last_event(), Event::FigurePublished { cell: cell(), figure, basis });
		assert_eq!(
			figure,
			Figure {
				status: Status::SingleSource,
				centre: Some(618),
				low: Some(618),
				high: Some(618),
				tolerance: None,
				voices: 1,
				classes: 1,
				copies: 0,
				at: START,
			}
		);
	});
}

#[test]
fn what_is_not_different_is_not_told_again() {
	build_and_execute(|| {
		observe(COMMISSION, cell(), 618);
		assert_ok!(try_compare(cell()));
		forget();
		Now::mutate(|now| *now += MINUTE);
		assert_ok!(try_compare(cell()));
		assert_eq!((events(), figure(cell()).at), (vec![], START));
		// Nor by the hook, which has nothing left to do.
		settle();
		assert_eq!(events(), []);
	});
}

#[test]
fn a_cell_is_there_and_open() {
	build_and_execute(|| {
		assert_noop!(try_compare(cell()), Error::<Test>::UnknownCell);
		observe(COMMISSION, cell(), 618);
		pass(2 * DAY);
		assert_noop!(try_compare(cell()), Error::<Test>::CellClosed);
	});
}

#[test]
fn what_is_overdue_is_closed() {
	build_and_execute(|| {
		observe(COMMISSION, cell(), 618);
		Now::mutate(|now| *now += DAY - 1);
		assert_ok!(try_compare(cell()));
		assert!(!state(cell()).closed);
		Now::mutate(|now| *now += 1);
		assert_ok!(try_compare(cell()));
		assert_eq!(last_event(), Event::CellClosed { cell: cell(), judged: false });
		forget();
		pass(DAY);
		assert_eq!(events(), [], "it is not closed twice");
	});
}

#[test]
fn it_costs_what_was_looked_at() {
	build_and_execute(|| {
		observe(COMMISSION, cell(), 618);
		observe(CDC, cell(), 618);
		let most = Call::<Test>::compare { cell: cell() }.get_dispatch_info().call_weight;
		assert_eq!(most, <()>::step_close(64));
		let used = Observations::compare(signed(FIRE), cell()).expect("it is open").actual_weight;
		assert_eq!(used, Some(<()>::step_close(2)));
	});
}
