//! The hook: bounded work, whatever is due.

use super::*;

/// Ten thousand cells with two sources each, all of which are due in one block.
const CELLS: u32 = 10_000;

fn dirty() -> Vec<Cell> {
	let mut cells = vec![];
	'all: for province in 11..=82u32 {
		for prefecture in 1..=80u32 {
			for county in [0, 1, 2] {
				let code = province * 10_000 + prefecture * 100 + county;
				cells.push(Cell { region: region(code), ..cell() });
				if cells.len() == CELLS as usize {
					break 'all;
				}
			}
		}
	}
	for cell in &cells {
		observe(UNIVERSITY, *cell, 100);
		observe(CHARITY, *cell, 100);
	}
	cells
}

#[test]
fn ten_thousand_cells_in_one_block_do_not_overfill_it() {
	build_and_execute(|| {
		let cells = dirty();
		assert_eq!(AgendaLength::<Test>::get(), 2 * CELLS);
		Now::mutate(|now| *now += 20_000);
		let block = Weight::from_parts(1_000_000_000_000, u64::MAX);
		let mut blocks = 0;
		while AgendaLength::<Test>::get() > CELLS {
			let used = Observations::on_idle(1, block);
			assert!(used.all_lte(block / 2), "{used:?} is more than half of what was left");
			assert!(used.ref_time() > 0);
			blocks += 1;
			System::reset_events();
		}
		assert!(blocks > 1, "it does not fit into one block");
		assert!(cells.iter().all(|cell| figure(*cell).status == Status::Agreed));

		// They close in one bucket too.
		Now::mutate(|now| *now += 2 * DAY);
		while AgendaLength::<Test>::get() > 0 {
			assert!(Observations::on_idle(1, block).all_lte(block / 2));
			System::reset_events();
		}
		assert!(cells.iter().all(|cell| state(*cell).closed));
	});
}

#[test]
fn without_room_for_a_step_nothing_is_done() {
	build_and_execute(|| {
		observe(COMMISSION, cell(), 618);
		Now::mutate(|now| *now += 20_000);
		let heaviest = Observations::heaviest_step();
		// Half of what is left is the hook's.
		let scant = Weight::from_parts(heaviest.ref_time() * 2 - 2, u64::MAX);
		assert_eq!(Observations::on_idle(1, scant), Weight::zero());
		assert_eq!(Observations::figure(cell()), None);
		assert_ne!(Observations::on_idle(1, heaviest * 4), Weight::zero());
		assert!(Observations::figure(cell()).is_some());
	});
}

#[test]
fn with_nothing_to_do_it_looks_once() {
	build_and_execute(|| {
		assert_eq!(Observations::on_idle(1, Weight::MAX), <()>::step_empty());
	});
}

#[test]
fn the_heaviest_step_fits_into_a_block() {
	build_and_execute(<Observations as Hooks<u64>>::integrity_test);
}
