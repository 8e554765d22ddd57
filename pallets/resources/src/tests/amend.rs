use super::*;

fn amend(request: RequestId, changes: &[(LineIndex, LineInput)]) -> DispatchResult {
	let changes = changes.to_vec().try_into().expect("at most 64");
	Resources::amend(signed(HOSPITAL), request, Priority::Stat, Some(START + DAY), changes)
}

#[test]
fn what_nobody_has_decided_changes() {
	build_and_execute(|| {
		for request in [drafted(None), submitted(None)] {
			let before = first_line(request);
			let input = LineInput { days_of_stock: Some(3), ..of(MASK, Some(1_000_001)) };
			assert_ok!(amend(request, &[(0, input)]));
			let line = first_line(request);
			assert_eq!(line, Line { disposition: before.disposition, ..Line::from(input) });
			let header = Requests::<Test>::get(request).expect("it exists");
			assert_eq!((header.priority, header.need_by), (Priority::Stat, Some(START + DAY)));
			assert_eq!(header.due, Some(START + DAY + GRACE));
			assert_last_event(Event::Amended {
				request,
				agency: HOSPITAL,
				officer: officer(HOSPITAL),
				priority: Priority::Stat,
				need_by: Some(START + DAY),
				lines: vec![(0, input)].try_into().expect("one line"),
				above_maximum: vec![0].try_into().expect("one line"),
			});
		}
		// A draft does not expire.
		assert_eq!(AgendaLength::<Test>::get(), 1);
	});
}

#[test]
fn a_round_on_a_changed_line_is_void() {
	build_and_execute(|| {
		let request = submitted_for(RUMOUR, of(GOGGLES, Some(10)));
		let approval = Approval { line: 0, quantity: 10, reason: None };
		assert_ok!(Resources::verify_need(signed(COMMISSION), request, approval));
		assert_ok!(amend(request, &[]));
		assert!(Voided::get().is_empty());
		assert_ok!(amend(request, &[(0, of(GOGGLES, Some(11)))]));
		assert_eq!((Voided::get(), first_line(request).verified), (vec![1], Verified::NotAsked));
		assert!(!Verifications::<Test>::contains_key(request, 0));
	});
}

#[test]
fn what_is_decided_stays() {
	build_and_execute(|| {
		let decided = open(10);
		assert_noop!(amend(decided, &[]), Error::<Test>::RequestDecided);
		let request = submitted(None);
		assert_ok!(Resources::cancel(signed(HOSPITAL), request, 0));
		assert_noop!(amend(request, &[(0, of(MASK, None))]), Error::<Test>::LineEnded);
		assert_ok!(amend(request, &[]));
	});
}

#[test]
fn amendments_are_checked_as_requests_are() {
	build_and_execute(|| {
		let request = submitted(None);
		let none = Default::default();
		for origin in strangers(CHARITY) {
			let call = Resources::amend(origin, request, Priority::Stat, None, Default::default());
			assert_noop!(call, DispatchError::BadOrigin);
		}
		let call = Resources::amend(signed(CLINIC), request, Priority::Stat, None, none);
		assert_noop!(call, Error::<Test>::NotRequester);
		let call =
			Resources::amend(signed(HOSPITAL), request, Priority::Stat, Some(START), Default::default());
		assert_noop!(call, Error::<Test>::NeedByPassed);
		assert_noop!(amend(99, &[]), Error::<Test>::UnknownRequest);
		assert_noop!(amend(request, &[(1, of(MASK, None))]), Error::<Test>::UnknownLine);
		assert_noop!(amend(request, &[(0, of(99, None))]), Error::<Test>::UnknownProduct);
		assert_noop!(amend(request, &[(0, of(MASK, Some(0)))]), Error::<Test>::ZeroQuantity);
		let twice = [(0, of(MASK, None)), (0, of(MASK, Some(1)))];
		assert_noop!(amend(request, &twice), Error::<Test>::DuplicateLine);
	});
}
