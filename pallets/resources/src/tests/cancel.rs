use super::*;

fn cancel(request: RequestId) -> DispatchResult {
	Resources::cancel(signed(HOSPITAL), request, 0)
}

#[test]
fn what_is_not_filled_can_be_given_up() {
	build_and_execute(|| {
		for request in [drafted(None), submitted(None), open(10), on_the_way(10).0] {
			assert_ok!(cancel(request));
			assert_eq!(first_line(request).state(), LineState::Cancelled);
			assert_last_event(Event::Cancelled {
				request,
				line: 0,
				agency: HOSPITAL,
				officer: officer(HOSPITAL),
			});
			assert_noop!(cancel(request), Error::<Test>::LineEnded);
		}
	});
}

#[test]
fn what_is_filled_cannot() {
	build_and_execute(|| {
		let (request, shipment) = on_the_way(10);
		assert_ok!(Resources::receive(signed(HOSPITAL), shipment, all_good(10)));
		assert_noop!(cancel(request), Error::<Test>::LineFilled);
	});
}

#[test]
fn a_cancelled_line_needs_nothing_and_its_round_is_void() {
	build_and_execute(|| {
		let request = submitted_for(RUMOUR, of(GOGGLES, Some(10)));
		assert_eq!(OpenLines::<Test>::get(RUMOUR), 1);
		let approval = Approval { line: 0, quantity: 10, reason: None };
		assert_ok!(Resources::verify_need(signed(COMMISSION), request, approval));
		assert_ok!(cancel(request));
		assert_eq!((Voided::get(), OpenLines::<Test>::iter().count()), (vec![1], 0));
	});
}

#[test]
fn only_the_requester_cancels() {
	build_and_execute(|| {
		let request = open(10);
		for origin in strangers(CHARITY) {
			assert_noop!(Resources::cancel(origin, request, 0), DispatchError::BadOrigin);
		}
		assert_noop!(Resources::cancel(signed(CLINIC), request, 0), Error::<Test>::NotRequester);
		assert_noop!(Resources::cancel(signed(HOSPITAL), request, 1), Error::<Test>::UnknownLine);
		assert_noop!(cancel(99), Error::<Test>::UnknownRequest);
	});
}
