use super::*;
use codec::{Decode, Encode};
use muster_primitives::{IncidentId, Moment};

fn submit(incident: Option<IncidentId>, need_by: Option<Moment>, status: CapStatus) -> DispatchResult {
	let lines = lines(&[of(MASK, Some(1))]);
	Resources::submit(signed(HOSPITAL), incident, region(420_106), Priority::Stat, need_by, status, lines)
}

#[test]
fn a_request_is_stored_with_its_lines() {
	build_and_execute(|| {
		let inputs = lines(&[
			of(MASK, Some(1_000_000)),
			of(GOGGLES, None),
			LineInput { substitutes_allowed: true, ..of(MASK, Some(1_000_001)) },
		]);
		let need_by = Some(START + 1);
		assert_ok!(Resources::submit(
			signed(HOSPITAL),
			Some(OUTBREAK),
			region(420_106),
			Priority::Stat,
			need_by,
			CapStatus::Actual,
			inputs.clone(),
		));

		assert_eq!(
			Requests::<Test>::get(1),
			Some(Request {
				agency: HOSPITAL,
				officer: officer(HOSPITAL),
				incident: Some(OUTBREAK),
				region: region(420_106),
				priority: Priority::Stat,
				need_by,
				status: CapStatus::Actual,
				lines: 3,
				submitted_at: START,
				due: Some(START + 1 + GRACE),
			})
		);
		for (index, input) in inputs.iter().enumerate() {
			let line = Lines::<Test>::get(1, index as LineIndex).expect("the line exists");
			assert_eq!(line, Line::from(*input));
			assert_eq!((line.requested, line.state()), (input.quantity, LineState::Submitted));
		}
		assert_eq!(Lines::<Test>::iter().count(), 3);
		assert_last_event(Event::Submitted {
			request: 1,
			agency: HOSPITAL,
			officer: officer(HOSPITAL),
			incident: Some(OUTBREAK),
			region: region(420_106),
			priority: Priority::Stat,
			need_by,
			status: CapStatus::Actual,
			lines: inputs,
			// One unit above the maximum is flagged and kept; the maximum itself and an unknown amount are
			// not flagged.
			above_maximum: vec![2].try_into().expect("one line"),
		});
		assert_eq!(NextRequest::<Test>::get(), 2);
	});
}

#[test]
fn only_who_may_ask_asks() {
	build_and_execute(|| {
		for origin in
			[RuntimeOrigin::none(), RuntimeOrigin::root(), signed(CHARITY), RuntimeOrigin::signed(5)]
		{
			let lines = lines(&[of(MASK, Some(1))]);
			let region = region(420_106);
			assert_noop!(
				Resources::submit(origin, None, region, Priority::Stat, None, CapStatus::Actual, lines),
				DispatchError::BadOrigin
			);
		}
	});
}

#[test]
fn the_region_lies_in_the_jurisdiction() {
	build_and_execute(|| {
		let submit = |code| {
			let lines = lines(&[of(MASK, Some(1))]);
			Resources::submit(
				signed(HOSPITAL),
				None,
				region(code),
				Priority::Asap,
				None,
				CapStatus::Actual,
				lines,
			)
		};
		assert_noop!(submit(420_200), Error::<Test>::OutsideJurisdiction);
		assert_noop!(submit(420_000), Error::<Test>::OutsideJurisdiction);
		assert_ok!(submit(420_100));
		assert_ok!(submit(420_106));
	});
}

#[test]
fn drills_and_real_events_do_not_mix() {
	build_and_execute(|| {
		assert_noop!(submit(Some(6), None, CapStatus::Actual), Error::<Test>::UnknownIncident);
		assert_noop!(submit(Some(DRILL), None, CapStatus::Actual), Error::<Test>::StatusDiffers);
		assert_noop!(submit(Some(OUTBREAK), None, CapStatus::Exercise), Error::<Test>::StatusDiffers);
		assert_ok!(submit(Some(DRILL), None, CapStatus::Exercise));
		assert_ok!(submit(None, None, CapStatus::Test));
	});
}

#[test]
fn what_is_needed_is_needed_in_the_future() {
	build_and_execute(|| {
		assert_noop!(submit(None, Some(START - 1), CapStatus::Actual), Error::<Test>::NeedByPassed);
		assert_noop!(submit(None, Some(START), CapStatus::Actual), Error::<Test>::NeedByPassed);
		assert_ok!(submit(None, Some(START + 1), CapStatus::Actual));
	});
}

#[test]
fn a_request_has_1_to_64_lines() {
	build_and_execute(|| {
		assert_noop!(submit_lines(&[]), Error::<Test>::NoLines);
		assert_ok!(submit_lines(&[of(MASK, Some(1)); 64]));
		assert_eq!(Lines::<Test>::iter_prefix(1).count(), 64);
		assert_eq!(Requests::<Test>::get(1).map(|request| request.lines), Some(64));

		// One more does not even decode.
		assert!(LineInputs::decode(&mut &vec![of(MASK, Some(1)); 64].encode()[..]).is_ok());
		assert!(LineInputs::decode(&mut &vec![of(MASK, Some(1)); 65].encode()[..]).is_err());
	});
}

#[test]
fn zero_is_no_amount_and_unknown_is_not_zero() {
	build_and_execute(|| {
		assert_noop!(submit_lines(&[of(MASK, None), of(MASK, Some(0))]), Error::<Test>::ZeroQuantity);
		assert_ok!(submit_lines(&[of(MASK, None), of(MASK, Some(1)), of(GOGGLES, Some(u64::MAX))]));
		assert_eq!(Lines::<Test>::get(1, 0).map(|line| line.requested), Some(None));
	});
}

#[test]
fn products_are_registered() {
	build_and_execute(|| {
		assert_noop!(submit_lines(&[of(MASK, Some(1)), of(9, Some(1))]), Error::<Test>::UnknownProduct);
	});
}

#[test]
fn numbers_do_not_wrap() {
	build_and_execute(|| {
		NextRequest::<Test>::put(u64::MAX);
		assert_noop!(submit_lines(&[of(MASK, Some(1))]), Error::<Test>::NumbersExhausted);
	});
}
