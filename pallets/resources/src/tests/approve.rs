use super::*;
use ApprovalReason::*;

#[test]
fn the_full_amount_needs_no_reason() {
	build_and_execute(|| {
		let request = submitted(Some(100));
		assert_ok!(approve(request, 100, None));
		let line = first_line(request);
		assert_eq!((line.approved, line.state(), line.outstanding()), (100, LineState::Open, 100));
		assert_last_event(Event::Approved {
			request,
			agency: COMMISSION,
			officer: officer(COMMISSION),
			lines: approvals(&[(0, 100, None)]),
		});
	});
}

#[test]
fn less_needs_a_reason_and_the_rest_may_follow() {
	build_and_execute(|| {
		let request = submitted(Some(100));
		assert_noop!(approve(request, 99, None), Error::<Test>::ApprovalReasonMissing);
		assert_ok!(approve(request, 60, Some(ScarceSupply)));
		assert_noop!(approve(request, 39, None), Error::<Test>::ApprovalReasonMissing);
		assert_ok!(approve(request, 39, Some(NotJustified)));
		// Nothing to explain once the whole amount is there.
		assert_ok!(approve(request, 1, None));
		assert_eq!(first_line(request).approved, 100);
	});
}

#[test]
fn never_more_than_was_asked() {
	build_and_execute(|| {
		let request = submitted(Some(100));
		assert_noop!(approve(request, 101, None), Error::<Test>::AboveRequested);
		assert_noop!(approve(request, 101, Some(AboveMaximum)), Error::<Test>::AboveRequested);
		assert_ok!(approve(request, 100, None));
		assert_noop!(approve(request, 1, None), Error::<Test>::AboveRequested);
	});
}

#[test]
fn an_unknown_amount_is_approved_in_tranches_that_add_up() {
	build_and_execute(|| {
		let request = submitted(None);
		assert_ok!(approve(request, 40, None));
		assert_ok!(approve(request, 40, Some(FirstTranche)));
		assert_ok!(approve(request, 1_000, None));
		let line = first_line(request);
		assert_eq!((line.requested, line.approved, line.unmet()), (None, 1_080, None));
	});
}

#[test]
fn a_further_tranche_reopens_a_fulfilled_line() {
	build_and_execute(|| {
		let request = submitted(None);
		assert_ok!(approve(request, 40, None));
		let shipment = dispatched(committed(request, 40), 40);
		assert_ok!(Resources::receive(signed(HOSPITAL), shipment, all_good(40)));
		// Fulfilled is what was approved; whether the need is met nobody knows.
		let line = first_line(request);
		assert_eq!((line.state(), line.outstanding(), line.unmet()), (LineState::Fulfilled, 0, None));

		assert_ok!(approve(request, 10, None));
		let line = first_line(request);
		assert_eq!((line.state(), line.outstanding(), line.unmet()), (LineState::PartlyFulfilled, 10, None));
	});
}

#[test]
fn above_the_maximum_needs_that_reason_and_is_never_cut() {
	build_and_execute(|| {
		for quantity in [None, Some(2_000_000)] {
			let request = NextRequest::<Test>::get();
			assert_ok!(submit_lines(&[of(MASK, quantity)]));
			assert_noop!(approve(request, 1_000_001, None), Error::<Test>::AboveMaximum);
			assert_noop!(approve(request, 1_000_001, Some(FirstTranche)), Error::<Test>::AboveMaximum);
			assert_noop!(approve(request, 1_000_000, Some(AboveMaximum)), Error::<Test>::NotAboveMaximum);

			assert_ok!(approve(request, 1_000_000, Some(FirstTranche)));
			// The maximum is for the total, not for a tranche.
			assert_noop!(approve(request, 1, Some(ScarceSupply)), Error::<Test>::AboveMaximum);
			assert_ok!(approve(request, 1, Some(AboveMaximum)));
			assert_eq!(first_line(request).approved, 1_000_001);
		}
	});
}

#[test]
fn nothing_is_no_approval() {
	build_and_execute(|| {
		let request = submitted(Some(100));
		assert_noop!(approve(request, 0, Some(NotJustified)), Error::<Test>::ZeroQuantity);
		assert_noop!(Resources::approve(signed(COMMISSION), request, approvals(&[])), Error::<Test>::NoLines);
	});
}

#[test]
fn all_lines_or_none() {
	build_and_execute(|| {
		assert_ok!(submit_lines(&[of(MASK, Some(10)), of(GOGGLES, None), of(MASK, Some(30))]));
		let approve = |lines: &[_]| Resources::approve(signed(COMMISSION), 1, approvals(lines));
		assert_noop!(approve(&[(0, 10, None), (3, 1, None)]), Error::<Test>::UnknownLine);
		assert_noop!(approve(&[(0, 10, None), (2, 31, None)]), Error::<Test>::AboveRequested);
		assert_noop!(approve(&[(1, 5, None), (1, 5, None)]), Error::<Test>::DuplicateLine);
		assert_ok!(approve(&[(2, 30, None), (0, 5, Some(ScarceSupply))]));
		let approved: Vec<_> =
			(0..3).map(|line| Lines::<Test>::get(1, line).expect("the line exists").approved).collect();
		assert_eq!(approved, [5, 0, 30]);
	});
}

#[test]
fn only_another_agency_that_answers_for_the_region_approves() {
	build_and_execute(|| {
		let request = submitted(Some(1));
		let by = |origin, request| Resources::approve(origin, request, approvals(&[(0, 1, None)]));
		for origin in [RuntimeOrigin::none(), RuntimeOrigin::root(), signed(HOSPITAL), signed(CHARITY)] {
			assert_noop!(by(origin, request), DispatchError::BadOrigin);
		}
		assert_noop!(by(signed(MAKER), request), Error::<Test>::OutsideJurisdiction);
		assert_noop!(by(signed(COMMISSION), request + 1), Error::<Test>::UnknownRequest);

		let own = NextRequest::<Test>::get();
		assert_ok!(Resources::submit(
			signed(CLINIC),
			None,
			region(420_106),
			Priority::Routine,
			None,
			CapStatus::Actual,
			lines(&[of(MASK, Some(1))]),
		));
		assert_noop!(by(signed(CLINIC), own), Error::<Test>::OwnRequest);
		assert_ok!(by(signed(COMMISSION), own));
		assert_ok!(by(signed(CLINIC), request));
	});
}

#[test]
fn an_ended_line_takes_no_approval() {
	use Disposition::{Cancelled, Closed, Expired, Rejected};
	build_and_execute(|| {
		for disposition in [Rejected, Cancelled, Expired, Closed] {
			let request = submitted(Some(10));
			Lines::<Test>::mutate(request, 0, |line| {
				line.as_mut().expect("the line exists").disposition = disposition;
			});
			assert_noop!(approve(request, 10, None), Error::<Test>::LineEnded);
		}
	});
}

#[test]
fn tranches_do_not_overflow() {
	build_and_execute(|| {
		let request = submitted(None);
		assert_ok!(approve(request, u64::MAX, None));
		assert_noop!(approve(request, 1, None), Error::<Test>::QuantityOverflow);
		assert_eq!(first_line(request).approved, u64::MAX);
	});
}
