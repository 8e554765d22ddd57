use super::*;

use frame_support::{
	traits::Hooks,
	weights::{Weight, WeightMeter},
};
use muster_primitives::traits::OpenNeeds;

fn idle(steps: u64) -> Weight {
	// Half of what is left goes into the agenda.
	let step = <() as WeightInfo>::agenda_step();
	Resources::on_idle(1, step.saturating_mul(2 * steps))
}

#[test]
fn lines_of_a_request_expire_one_after_the_other() {
	build_and_execute(|| {
		let inputs = vec![of(GOGGLES, Some(1)); 64];
		assert_ok!(Resources::submit(
			signed(HOSPITAL),
			Some(OUTBREAK),
			region(420_106),
			Priority::Stat,
			Some(START + DAY),
			CapStatus::Actual,
			lines(&inputs),
		));
		assert_eq!(OpenLines::<Test>::get(OUTBREAK), 64);
		Now::set(START + DAY + GRACE);
		work_off();
		assert_eq!(OpenLines::<Test>::get(OUTBREAK), 64, "at most one bucket late");
		Now::mutate(|now| *now += muster_primitives::agenda::BUCKET);
		work_off();
		assert!(Lines::<Test>::iter_values().all(|line| line.state() == LineState::Expired));
		assert!(!Resources::has_open(OUTBREAK));
		assert_eq!(AgendaLength::<Test>::get(), 0);
	});
}

#[test]
fn what_changed_is_not_due_and_nothing_is_said() {
	build_and_execute(|| {
		let request = submitted_by(START + DAY);
		let later = Some(START + 20 * DAY);
		let none = Default::default();
		assert_ok!(Resources::amend(signed(HOSPITAL), request, Priority::Stat, later, none));
		System::reset_events();
		Now::set(START + 2 * DAY + GRACE);
		work_off();
		assert_eq!(first_line(request).state(), LineState::Submitted);
		assert_eq!(System::events(), []);
		Now::set(START + 21 * DAY + GRACE);
		work_off();
		assert_eq!(first_line(request).state(), LineState::Expired);
	});
}

#[test]
fn a_block_takes_so_much_and_the_next_goes_on() {
	build_and_execute(|| {
		let request = open(10);
		let id = published(offer_of(GOGGLES, 100));
		for _ in 0..10 {
			reserved(id, request, 1);
		}
		Now::set(START + RESERVATION_WINDOW + muster_primitives::agenda::BUCKET);
		// The walk to the bucket is steps too.
		let cursor = AgendaCursor::<Test>::get();
		while AgendaCursor::<Test>::get()
			< (START + RESERVATION_WINDOW) / muster_primitives::agenda::BUCKET + 1
		{
			let used = idle(1_000);
			assert!(used.all_lte(<() as WeightInfo>::agenda_step().saturating_mul(1_000)));
			assert!(AgendaCursor::<Test>::get() > cursor);
		}
		let left = || Reservations::<Test>::iter_values().filter(|held| held.is_held()).count();
		let before = left();
		idle(3);
		assert!(left() + 3 >= before && left() <= before);
		assert_eq!(idle(0), Weight::zero());
		work_off();
		assert_eq!(left(), 0);
	});
}

#[test]
fn no_room_no_work() {
	build_and_execute(|| {
		let mut meter = WeightMeter::with_limit(Weight::zero());
		Resources::work_off(&mut meter);
		assert_eq!(meter.consumed(), Weight::zero());
	});
}

#[test]
fn what_fails_is_told_and_can_be_asked_for() {
	build_and_execute(|| {
		let (_, shipment) = carried(10);
		assert_ok!(Resources::declare_lost(signed(CARRIER), shipment, 1, Discrepancy::Lost));
		RoundsFail::set(true);
		Now::set(START + LOSS_WINDOW + 2 * muster_primitives::agenda::BUCKET);
		work_off();
		let (item, error) = (Due::Loss(shipment), DispatchError::Unavailable);
		assert_last_event(Event::WorkFailed { item, error });
		assert_eq!(AgendaLength::<Test>::get(), 0);
		RoundsFail::set(false);
		assert_ok!(Resources::poke(signed(MAKER), item));
	});
}

#[test]
fn an_incident_knows_whether_it_is_still_asked_for() {
	build_and_execute(|| {
		assert!(!Resources::has_open(OUTBREAK));
		let request = submitted_for(OUTBREAK, of(GOGGLES, None));
		assert!(Resources::has_open(OUTBREAK));
		assert_ok!(approve(request, 10, None));
		let shipment = dispatched(committed(request, 10), 10);
		assert!(Resources::has_open(OUTBREAK));
		assert_ok!(Resources::receive(signed(HOSPITAL), shipment, all_good(10)));
		assert!(!Resources::has_open(OUTBREAK));
		assert_ok!(approve(request, 1, None));
		assert!(Resources::has_open(OUTBREAK));
		assert_ok!(Resources::cancel(signed(HOSPITAL), request, 0));
		assert!(!Resources::has_open(OUTBREAK));
	});
}
