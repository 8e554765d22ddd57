use super::*;

fn reject(request: RequestId) -> DispatchResult {
	Resources::reject(signed(COMMISSION), request, 0, RejectionReason::Duplicate)
}

#[test]
fn a_line_is_turned_down_with_a_reason() {
	build_and_execute(|| {
		let request = submitted_for(OUTBREAK, of(GOGGLES, None));
		assert_ok!(reject(request));
		assert_eq!(first_line(request).state(), LineState::Rejected);
		assert_eq!(OpenLines::<Test>::get(OUTBREAK), 0);
		assert_last_event(Event::Rejected {
			request,
			line: 0,
			agency: COMMISSION,
			officer: officer(COMMISSION),
			reason: RejectionReason::Duplicate,
		});
		assert_noop!(approve(request, 1, None), Error::<Test>::LineEnded);
	});
}

#[test]
fn only_what_waits_for_a_decision() {
	build_and_execute(|| {
		for request in [open(10), drafted(None)] {
			assert_noop!(reject(request), Error::<Test>::NotSubmitted);
		}
		let request = submitted(None);
		assert_ok!(reject(request));
		assert_noop!(reject(request), Error::<Test>::NotSubmitted);
	});
}

#[test]
fn only_who_may_approve_rejects() {
	build_and_execute(|| {
		let request = submitted(None);
		let reason = RejectionReason::Other;
		for origin in strangers(CHARITY) {
			assert_noop!(Resources::reject(origin, request, 0, reason), DispatchError::BadOrigin);
		}
		assert_noop!(
			Resources::reject(signed(MAKER), request, 0, reason),
			Error::<Test>::OutsideJurisdiction
		);
		assert_noop!(Resources::reject(signed(COMMISSION), request, 1, reason), Error::<Test>::UnknownLine);
		assert_noop!(reject(99), Error::<Test>::UnknownRequest);
		let region = region(420_106);
		let own = NextRequest::<Test>::get();
		let inputs = lines(&[of(MASK, None)]);
		assert_ok!(Resources::submit(
			signed(CLINIC),
			None,
			region,
			Priority::Stat,
			None,
			CapStatus::Actual,
			inputs
		));
		assert_noop!(Resources::reject(signed(CLINIC), own, 0, reason), Error::<Test>::OwnRequest);
	});
}
