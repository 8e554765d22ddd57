//! What falls due is done by itself, metered, and never more than a block holds.

use super::*;
use crate::{
	agenda::BUCKET, weights::WeightInfo, AgendaItems, AgendaLength, Error, Event, NextRound, Settling, Task,
	IDLE_PARTS,
};
use frame_support::{assert_noop, traits::Hooks, weights::Weight};
use sp_runtime::DispatchError;

/// What is left of a block for what falls due: three quarters of two seconds.
const REST: Weight = Weight::from_parts(1_500_000_000_000, u64::MAX);

/// Runs blocks until nothing is due, each of them within its share; returns how many it took.
fn blocks(rest: Weight) -> u32 {
	let mut blocks = 0;
	let due = || AgendaItems::<Test>::iter_keys().any(|(bucket, _)| bucket <= Now::get() / BUCKET);
	while due() {
		let used = Validation::on_idle(System::block_number(), rest);
		assert!(used.all_lte(rest.saturating_div(IDLE_PARTS)), "{used:?} of {rest:?}");
		assert!(used.ref_time() > 0, "no progress with {rest:?}");
		System::reset_events();
		blocks += 1;
	}
	blocks
}

/// What it takes to look at what comes next.
fn look() -> Weight {
	<() as WeightInfo>::step_empty().max(<() as WeightInfo>::step_done())
}

fn subject(incident: u64) -> RoundSubject {
	RoundSubject::Incident { incident, revision: 1 }
}

fn in_state(wanted: RoundState) -> usize {
	Rounds::<Test>::iter_values().filter(|round| round.state == wanted).count()
}

#[test]
fn ten_thousand_rounds_due_at_once_are_worked_off_and_no_block_is_overfull() {
	build_and_execute(|| {
		fill_register();
		for incident in 0..10_000 {
			let region = if incident % 4 == 0 { wuhan() } else { RegionCode::NATION };
			let round = open(RoundProposal { subject: subject(incident), region, ..proposal() });
			if incident % 100 == 1 {
				votes(round, 5, 0);
			}
		}
		System::reset_events();
		assert_eq!(AgendaLength::<Test>::get(), 10_000);
		assert_eq!(blocks(REST), 0, "nothing is due yet");

		Now::set(START + DAY + BUCKET);
		let took = blocks(REST);
		assert!((2..200).contains(&took), "{took} blocks");
		// A quarter goes on one level up.
		assert_eq!(
			[RoundState::Tallied, RoundState::Escalated, RoundState::Open].map(in_state),
			[7_500, 2_500, 2_500]
		);
		assert_eq!((Told::take().len(), Followed::take().len()), (7_500, 2_500));

		// All windows end at once too, and a hundred rounds have voters to judge.
		Now::mutate(|now| *now += DAY + BUCKET);
		let took = blocks(REST);
		assert!((2..200).contains(&took), "{took} blocks");
		assert_eq!([RoundState::Tallied, RoundState::Final].map(in_state), [0, 7_500]);
		assert_eq!(Validation::reliability(11, Category::Health).events, 100);
		assert_eq!(Settling::<Test>::iter().count(), 0);
	});
}

#[test]
fn a_full_block_does_nothing_and_nothing_is_lost() {
	build_and_execute(|| {
		let round = open_round();
		pass_deadline(round);
		idle();
		Now::mutate(|now| *now += BUCKET);
		// A look at what comes next, and what the round takes at most: nobody voted, and it may go on.
		let classes = details(round).classes.len();
		let least = look()
			.saturating_add(<() as WeightInfo>::step_tally(0))
			.saturating_add(<() as WeightInfo>::open(classes))
			.saturating_mul(IDLE_PARTS);
		for (rest, used) in [
			(Weight::zero(), Weight::zero()),
			(least.saturating_sub(Weight::from_parts(IDLE_PARTS, 0)), <() as WeightInfo>::step_done()),
		] {
			assert_eq!(Validation::on_idle(1, rest), used);
			assert_eq!((state(round), AgendaLength::<Test>::get()), (RoundState::Open, 1));
		}
		Validation::on_idle(1, least);
		assert_eq!(state(round), RoundState::Escalated);
	});
}

#[test]
fn a_round_full_of_votes_is_counted_by_one_step() {
	build_and_execute(|| {
		MaxLineVotes::set(512);
		fill_register();
		for id in 100..612 {
			register(id, profile(id, VOTERS[id as usize % 6].1));
		}
		let round = open(RoundProposal { region: RegionCode::NATION, ..proposal() });
		for id in 100..612 {
			assert_ok!(vote(round, id, Position::Confirm));
		}
		pass_deadline(round);
		idle();
		Now::mutate(|now| *now += BUCKET);
		// Above the nation there is nothing: room for a round that goes on is not waited for.
		let step = <() as WeightInfo>::step_tally(512);
		let used = Validation::work_off(step.saturating_add(look()));
		assert_eq!(state(round), RoundState::Tallied);
		// The look at what comes next meets nothing.
		assert_eq!(used, step.saturating_add(<() as WeightInfo>::step_empty()));
		assert_eq!(verdict(round), Verdict::Confirmed);
	});
}

#[test]
fn what_was_done_by_hand_is_off_the_agenda() {
	build_and_execute(|| {
		let round = open_round();
		votes(round, 3, 0);
		assert_eq!(AgendaLength::<Test>::get(), 1);
		count_at_deadline(round);
		let tasks: Vec<Task> = AgendaItems::<Test>::iter().map(|(_, task, ())| task).collect();
		assert_eq!(tasks, [Task::Finalise(round)]);
		pass_window(round);
		assert_ok!(Validation::finalise(RuntimeOrigin::signed(11), round));
		assert_eq!(AgendaLength::<Test>::get(), 0);
	});
}

#[test]
fn what_is_met_twice_is_done_once() {
	build_and_execute(|| {
		let round = open_round();
		votes(round, 5, 1);
		// All have voted: it is listed once more, to be counted now.
		assert_eq!(AgendaLength::<Test>::get(), 2);
		assert_ok!(tally(round));
		Now::mutate(|now| *now += 9 * BUCKET);
		System::reset_events();
		idle();
		assert_eq!(System::events().len(), 0);
	});
}

#[test]
fn what_cannot_be_done_is_said_and_left_to_the_call() {
	build_and_execute(|| {
		let round = open_round();
		votes(round, 3, 0);
		pass_deadline(round);
		Now::mutate(|now| *now += BUCKET);
		DeskRefuses::set(true);
		System::reset_events();
		idle();
		let failed = Event::TaskFailed { task: Task::Tally(round), error: DispatchError::Unavailable };
		assert_eq!(System::events().len(), 1);
		System::assert_last_event(failed.into());
		assert_eq!((state(round), details(round).outcome), (RoundState::Open, None));
		DeskRefuses::set(false);
		idle();
		assert_eq!(state(round), RoundState::Open, "it is not tried again by itself");
		assert_noop!(vote(round, 14, Position::Confirm), Error::<Test>::DeadlinePassed);
		assert_ok!(tally(round));
	});
}

#[test]
fn a_voided_round_leaves_nothing_to_do() {
	build_and_execute(|| {
		let round = open_round();
		assert_ok!(Validation::void(round));
		assert_eq!(AgendaLength::<Test>::get(), 0);
		assert_eq!(NextRound::<Test>::get(), 2);
	});
}
