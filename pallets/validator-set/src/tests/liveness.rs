use super::*;
use frame_support::traits::Hooks;
use sp_consensus_aura::Slot;

/// Ends a session with these counts and returns what it brought.
fn close(seen: u32, skipped: u32, missed: &[u32]) -> Vec<Event<Test>> {
	System::reset_events();
	SlotsSeen::<Test>::put(seen);
	SlotsSkipped::<Test>::put(skipped);
	Missed::<Test>::put(BoundedVec::truncate_from(missed.to_vec()));
	<ValidatorSet as pallet_session::SessionManager<AccountId>>::end_session(Session::current_index());
	assert!(Missed::<Test>::get().is_empty());
	assert_eq!((SlotsSeen::<Test>::get(), SlotsSkipped::<Test>::get()), (0, 0), "counters begin anew");
	here()
}

fn strikes(who: AccountId) -> u8 {
	record(who).expect("a member").strikes
}

fn lagging(validator: AccountId, strikes: u8, missed: u32, of: u32) -> Event<Test> {
	Event::Lagging { validator, strikes, missed, of }
}

fn stood_down(validator: AccountId, missed: u32, of: u32) -> Event<Test> {
	Event::StoodDown { validator, reason: StandbyReason::Liveness, missed, of }
}

#[test]
fn blocks_in_every_slot_blame_nobody() {
	build_and_execute(|| {
		assert_eq!(SlotsSeen::<Test>::get(), 1, "the first block has no gap before it");
		(0..10).for_each(|_| next_block());
		assert_eq!((SlotsSeen::<Test>::get(), SlotsSkipped::<Test>::get()), (11, 0));
		assert!(Missed::<Test>::get().is_empty());
		assert_eq!(LastSlot::<Test>::get(), Some(Slot::from(slot())));
	});
}

#[test]
fn each_slot_in_between_counts_against_its_author() {
	build_and_execute(|| {
		// 1,000 is the slot of the authority with index 6.
		assert_eq!((slot(), slot() % 7), (1_000, 6));
		block_in(1_003);
		assert_eq!(Missed::<Test>::get().into_inner(), [1, 1, 0, 0, 0, 0, 0]);
		block_in(1_005);
		assert_eq!(Missed::<Test>::get().into_inner(), [1, 1, 0, 1, 0, 0, 0]);
		assert_eq!((SlotsSeen::<Test>::get(), SlotsSkipped::<Test>::get()), (3, 3));
	});
}

#[test]
fn a_gap_longer_than_a_round_counts_against_nobody() {
	build_and_execute(|| {
		block_in(slot() + 8);
		assert_eq!(Missed::<Test>::get().into_inner(), [1; 7], "a gap of a round");
		block_in(slot() + 9);
		assert_eq!(Missed::<Test>::get().into_inner(), [1; 7], "a gap of one more");
		assert_eq!(SlotsSkipped::<Test>::get(), 7 + 8, "all of it is skipped");
		block_in(slot() + u64::from(u32::MAX) + 10);
		assert_eq!(SlotsSkipped::<Test>::get(), u32::MAX);
		assert_eq!(Missed::<Test>::get().into_inner(), [1; 7]);
	});
}

/// Aura sets its slot anew when an upgrade changes the length of slots.
#[test]
fn a_slot_that_goes_back_counts_against_nobody() {
	build_and_execute(|| {
		pallet_aura::CurrentSlot::<Test>::put(Slot::from(500));
		block_in(501);
		assert_eq!((SlotsSeen::<Test>::get(), SlotsSkipped::<Test>::get()), (2, 0));
		assert_eq!(LastSlot::<Test>::get(), Some(Slot::from(501)));
	});
}

#[test]
fn the_hook_weighs_the_slots_it_goes_through() {
	build_and_execute(|| {
		for (gap, counted) in [(0, 0), (3, 3), (7, 7), (8, 0), (1_000_000, 0)] {
			pallet_aura::CurrentSlot::<Test>::mutate(|slot| *slot = *slot + gap + 1);
			let weight = ValidatorSet::on_initialize(System::block_number());
			assert_eq!(weight, <() as WeightInfo>::note_slot(counted), "{gap}");
		}
	});
}

#[test]
fn more_than_half_of_its_slots_is_a_strike() {
	build_and_execute(|| {
		// 140 slots, 20 each.
		assert_eq!(close(130, 10, &[10]), []);
		assert_eq!(close(129, 11, &[11]), [lagging(1, 1, 11, 20)]);
		assert_eq!(strikes(1), 1);
		// 20 slots, 2.86 each: half of them is 1.43.
		assert_eq!(close(19, 1, &[0, 1]), [Event::Recovered { validator: 1 }]);
		assert_eq!(close(18, 2, &[0, 2]), [lagging(2, 1, 2, 2)]);
		assert_eq!((strikes(1), strikes(2)), (0, 1));
	});
}

#[test]
fn three_strikes_in_a_row_stand_a_validator_down() {
	build_and_execute(|| {
		let missed = [0, 0, 0, 0, 0, 0, 20];
		for round in 1..=2 {
			assert_eq!(close(120, 20, &missed), [lagging(7, round, 20, 20)]);
			assert_eq!(status(7), Status::Active);
		}
		assert_eq!(close(120, 20, &missed), [lagging(7, 3, 20, 20), stood_down(7, 20, 20)]);
		let expected =
			Validator { agency: 7, status: standby(StandbyReason::Liveness), strikes: 3, offence: None };
		assert_eq!(record(7), Some(expected));
		assert_eq!(close(120, 20, &missed), [], "who is not active has nothing to answer for");
	});
}

#[test]
fn a_good_session_clears_the_strikes() {
	build_and_execute(|| {
		let missed = [0, 0, 0, 0, 0, 0, 20];
		close(120, 20, &missed);
		close(120, 20, &missed);
		assert_eq!(close(140, 0, &[]), [Event::Recovered { validator: 7 }]);
		close(120, 20, &missed);
		close(120, 20, &missed);
		assert_eq!((strikes(7), status(7)), (2, Status::Active));
	});
}

#[test]
fn the_worst_goes_first_and_one_a_session() {
	build_and_execute(|| {
		(4..=6).for_each(|who| change(who, |validator| validator.strikes = 2));
		let missed = [0, 0, 0, 15, 16, 15, 0];
		let events = close(94, 46, &missed);
		assert_eq!(events.last(), Some(&stood_down(5, 16, 20)));
		assert_eq!((strikes(4), strikes(6)), (3, 3));
		// Of two that missed as much the smaller account.
		assert_eq!(close(110, 30, &missed).last(), Some(&stood_down(4, 15, 20)));
		// Now the floor.
		assert_eq!(close(125, 15, &missed), [lagging(6, 3, 15, 20)]);
		assert_eq!((status(6), ValidatorSet::floor()), (Status::Active, 5));
		end_sessions(2);
		assert_eq!(set(), [1, 2, 3, 6, 7]);
	});
}

#[test]
fn only_who_has_three_strikes_can_go() {
	build_and_execute(|| {
		change(6, |validator| validator.strikes = 2);
		let events = close(102, 38, &[0, 0, 0, 0, 0, 11, 20]);
		assert_eq!(events, [lagging(6, 3, 11, 20), lagging(7, 1, 20, 20), stood_down(6, 11, 20)]);
	});
}

#[test]
fn never_below_the_floor() {
	build_with(4, || {
		Silent::set(vec![4]);
		end_sessions(6);
		assert_eq!((status(4), strikes(4)), (Status::Active, 3));
		assert_eq!(set(), [1, 2, 3, 4]);
		let stood_down = |event: &Event<Test>| matches!(event, Event::StoodDown { .. });
		assert!(!all_events().iter().any(stood_down));
		// As soon as another is there to take its place.
		join(8);
		end_session();
		assert_eq!(status(4), standby(StandbyReason::Liveness));
	});
}

#[test]
fn an_outage_blames_nobody() {
	build_and_execute(|| {
		change(1, |validator| validator.strikes = 2);
		// A third exactly is none.
		assert_eq!(close(94, 46, &[46])[0], lagging(1, 3, 46, 20));
		change(1, |validator| {
			validator.strikes = 2;
			validator.status = Status::Active;
		});
		assert_eq!(close(93, 47, &[47]), [Event::Outage { skipped: 47, of: 140 }]);
		assert_eq!((strikes(1), status(1)), (2, Status::Active), "strikes stay as they were");
	});
}

#[test]
fn three_of_seven_silent_is_an_outage() {
	build_and_execute(|| {
		Silent::set(vec![5, 6, 7]);
		end_sessions(5);
		assert!((1..=7).all(|who| strikes(who) == 0 && status(who) == Status::Active));
		let outages = all_events().iter().filter(|event| matches!(event, Event::Outage { .. })).count();
		assert_eq!(outages, 5);
	});
}

#[test]
fn the_whole_network_away_is_an_outage() {
	build_and_execute(|| {
		for _ in 0..3 {
			block_in(slot() + 10_000);
			end_session();
		}
		assert!((1..=7).all(|who| strikes(who) == 0 && status(who) == Status::Active));
	});
}

#[test]
fn a_silent_validator_is_replaced_and_comes_back() {
	build_and_execute(|| {
		Silent::set(vec![7]);
		end_sessions(3);
		assert_eq!(status(7), standby(StandbyReason::Liveness));
		assert!(set().contains(&7), "the set of the next session was named before");
		end_sessions(2);
		assert_eq!(set(), (1..=6).collect::<Vec<_>>());
		Silent::set(vec![]);
		end_sessions(3);
		assert_eq!(status(7), standby(StandbyReason::Liveness), "its operator has to say so");
		assert_ok!(ValidatorSet::go_online(by(7)));
		end_sessions(2);
		assert_eq!((set().len(), strikes(7)), (7, 0));
	});
}

#[test]
fn strikes_of_who_was_not_in_the_session_stay() {
	build_and_execute(|| {
		join(8);
		change(8, |validator| validator.strikes = 2);
		end_session();
		assert_eq!(strikes(8), 2);
		end_sessions(2);
		assert_eq!(strikes(8), 0, "it has authored since");
	});
}

/// A set of another size has other authors for the same slots.
#[test]
fn counts_follow_the_set_that_is_on() {
	build_and_execute(|| {
		assert_ok!(ValidatorSet::remove(council(), 3));
		end_sessions(2);
		assert_eq!(set(), [1, 2, 4, 5, 6, 7]);
		let author = set()[((slot() + 1) % 6) as usize];
		block_in(slot() + 2);
		let missed = Missed::<Test>::get();
		assert_eq!(missed.len(), 6);
		let blamed: Vec<_> = set().into_iter().zip(missed).filter(|(_, missed)| *missed > 0).collect();
		assert_eq!(blamed, [(author, 1)]);
	});
}
