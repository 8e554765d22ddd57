use super::*;

fn close(request: RequestId) -> DispatchResult {
	Resources::close(signed(HOSPITAL), request, 0)
}

#[test]
fn a_filled_line_is_put_away() {
	build_and_execute(|| {
		let (request, shipment) = on_the_way(10);
		assert_noop!(close(request), Error::<Test>::LineNotFilled);
		assert_ok!(Resources::receive(signed(HOSPITAL), shipment, all_good(10)));
		assert_ok!(close(request));
		assert_eq!(first_line(request).state(), LineState::Closed);
		assert_last_event(Event::Closed { request, line: 0, agency: HOSPITAL, officer: officer(HOSPITAL) });
		assert_noop!(close(request), Error::<Test>::LineNotOpen);
	});
}

#[test]
fn not_while_goods_are_on_the_way() {
	build_and_execute(|| {
		let request = open(10);
		let commitment = committed(request, 11);
		let first = dispatched(commitment, 10);
		let second = dispatched(commitment, 1);
		assert_ok!(Resources::receive(signed(HOSPITAL), first, all_good(10)));
		assert_noop!(close(request), Error::<Test>::GoodsOnTheWay);
		assert_ok!(Resources::receive(signed(HOSPITAL), second, all_good(1)));
		assert_ok!(close(request));
	});
}

#[test]
fn only_the_requester_closes() {
	build_and_execute(|| {
		let request = open(10);
		for origin in strangers(CHARITY) {
			assert_noop!(Resources::close(origin, request, 0), DispatchError::BadOrigin);
		}
		assert_noop!(Resources::close(signed(CLINIC), request, 0), Error::<Test>::NotRequester);
		assert_noop!(Resources::close(signed(HOSPITAL), request, 1), Error::<Test>::UnknownLine);
		assert_noop!(close(99), Error::<Test>::UnknownRequest);
		let undecided = submitted(None);
		assert_noop!(close(undecided), Error::<Test>::LineNotOpen);
	});
}
