use super::*;

fn commit(request: RequestId, quantity: Quantity) -> DispatchResult {
	Resources::commit(signed(CHARITY), request, 0, quantity)
}

#[test]
fn suppliers_share_a_line() {
	build_and_execute(|| {
		let request = open(100);
		assert_ok!(commit(request, 30));
		assert_eq!(first_line(request).state(), LineState::PartlyCommitted);
		assert_last_event(Event::Committed {
			commitment: 1,
			request,
			line: 0,
			agency: CHARITY,
			officer: officer(CHARITY),
			quantity: 30,
		});
		assert_ok!(Resources::commit(signed(MAKER), request, 0, 70));
		let line = first_line(request);
		assert_eq!((line.state(), line.committed, line.outstanding()), (LineState::FullyCommitted, 100, 0));
		assert_eq!(
			Commitments::<Test>::get(2),
			Some(Commitment {
				request,
				line: 0,
				agency: MAKER,
				officer: officer(MAKER),
				quantity: 70,
				dispatched: 0,
				prepared: 0,
				released: 0,
				product: GOGGLES,
				offer: None,
				loan: None,
			})
		);
	});
}

#[test]
fn the_cap_is_exact() {
	build_and_execute(|| {
		// A tenth, floored: 9 has none, 10 and 19 have 1, 20 has 2.
		for (approved, cap) in [(2, 2), (9, 9), (10, 11), (19, 20), (20, 22), (100, 110)] {
			let request = open(approved);
			assert_noop!(commit(request, cap + 1), Error::<Test>::AboveCap);
			assert_ok!(commit(request, cap - 1));
			assert_noop!(commit(request, 2), Error::<Test>::AboveCap);
			assert_ok!(commit(request, 1));
			assert_noop!(commit(request, 1), Error::<Test>::AboveCap);
			assert_eq!(first_line(request).live(), cap);
		}
	});
}

#[test]
fn the_allowance_follows_the_tranches() {
	build_and_execute(|| {
		let request = submitted(None);
		assert_ok!(approve(request, 100, None));
		assert_ok!(commit(request, 110));
		assert_noop!(commit(request, 1), Error::<Test>::AboveCap);
		assert_ok!(approve(request, 100, None));
		assert_noop!(commit(request, 111), Error::<Test>::AboveCap);
		assert_ok!(commit(request, 110));
	});
}

#[test]
fn rejected_units_may_be_promised_again_within_the_cap() {
	build_and_execute(|| {
		let (request, shipment) = on_the_way(100);
		assert_ok!(Resources::receive(signed(HOSPITAL), shipment, partly_bad(60, 40)));
		let line = first_line(request);
		assert_eq!((line.live(), line.outstanding(), line.state()), (60, 40, LineState::PartlyFulfilled));

		assert_noop!(commit(request, 51), Error::<Test>::AboveCap);
		assert_ok!(commit(request, 50));
		assert_noop!(commit(request, 1), Error::<Test>::AboveCap);
		let line = first_line(request);
		assert_eq!((line.committed, line.live(), line.outstanding()), (150, 110, 0));
	});
}

#[test]
fn a_line_of_which_all_was_rejected_is_open_again() {
	build_and_execute(|| {
		let (request, shipment) = on_the_way(100);
		assert_ok!(Resources::receive(signed(HOSPITAL), shipment, partly_bad(0, 100)));
		let line = first_line(request);
		assert_eq!((line.state(), line.outstanding(), line.unmet()), (LineState::Open, 100, Some(100)));
	});
}

#[test]
fn only_open_lines_take_promises() {
	use Disposition::{Cancelled, Closed, Expired, Rejected};
	build_and_execute(|| {
		let request = submitted(Some(10));
		assert_noop!(commit(request, 1), Error::<Test>::LineNotOpen);
		let unknown = submitted(None);
		assert_noop!(commit(unknown, 1), Error::<Test>::LineNotOpen);
		for disposition in [Rejected, Cancelled, Expired, Closed] {
			let request = open(10);
			Lines::<Test>::mutate(request, 0, |line| {
				line.as_mut().expect("the line exists").disposition = disposition;
			});
			assert_noop!(commit(request, 1), Error::<Test>::LineNotOpen);
		}
	});
}

#[test]
fn the_line_exists_and_something_is_promised() {
	build_and_execute(|| {
		let request = open(10);
		assert_noop!(commit(request + 1, 1), Error::<Test>::UnknownLine);
		assert_noop!(Resources::commit(signed(CHARITY), request, 1, 1), Error::<Test>::UnknownLine);
		assert_noop!(commit(request, 0), Error::<Test>::ZeroQuantity);
	});
}

#[test]
fn only_who_may_supply_promises() {
	build_and_execute(|| {
		let request = open(10);
		for origin in [RuntimeOrigin::none(), RuntimeOrigin::root(), signed(HOSPITAL)] {
			assert_noop!(Resources::commit(origin, request, 0, 1), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn promises_do_not_overflow() {
	build_and_execute(|| {
		let request = open(u64::MAX);
		assert_ok!(commit(request, u64::MAX - 1));
		assert_noop!(commit(request, 2), Error::<Test>::QuantityOverflow);
		assert_ok!(commit(request, 1));
		assert_noop!(commit(request, u64::MAX), Error::<Test>::QuantityOverflow);

		// An offer of 10^14 units, as made in 2020, is just too much for the line.
		let request = open(1_000);
		assert_noop!(commit(request, 100_000_000_000_000), Error::<Test>::AboveCap);
		assert_noop!(commit(request, u64::MAX), Error::<Test>::AboveCap);
	});
}

#[test]
fn numbers_do_not_wrap() {
	build_and_execute(|| {
		let request = open(10);
		NextCommitment::<Test>::put(u64::MAX);
		assert_noop!(commit(request, 1), Error::<Test>::NumbersExhausted);
	});
}
