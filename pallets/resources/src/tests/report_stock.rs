use super::*;

fn report(request: RequestId, days: Option<u32>) -> DispatchResult {
	Resources::report_stock(signed(HOSPITAL), request, 0, days)
}

#[test]
fn the_stock_is_told_anew_and_none_is_not_zero() {
	build_and_execute(|| {
		let request = open(10);
		assert_eq!(first_line(request).days_of_stock, None);
		assert_noop!(report(request, None), Error::<Test>::NothingChanges);
		for days in [Some(0), Some(3), None] {
			assert_ok!(report(request, days));
			assert_eq!(first_line(request).days_of_stock, days);
			let (agency, officer) = (HOSPITAL, officer(HOSPITAL));
			assert_last_event(Event::StockReported { request, line: 0, agency, officer, days });
		}
	});
}

#[test]
fn only_the_requester_of_a_line_that_has_not_ended() {
	build_and_execute(|| {
		let request = open(10);
		for origin in strangers(CHARITY) {
			assert_noop!(Resources::report_stock(origin, request, 0, None), DispatchError::BadOrigin);
		}
		let call = Resources::report_stock(signed(CLINIC), request, 0, Some(1));
		assert_noop!(call, Error::<Test>::NotRequester);
		assert_noop!(report(99, Some(1)), Error::<Test>::UnknownRequest);
		let call = Resources::report_stock(signed(HOSPITAL), request, 1, Some(1));
		assert_noop!(call, Error::<Test>::UnknownLine);
		assert_ok!(Resources::cancel(signed(HOSPITAL), request, 0));
		assert_noop!(report(request, Some(1)), Error::<Test>::LineEnded);
	});
}
