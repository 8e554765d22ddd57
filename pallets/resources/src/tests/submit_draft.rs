use super::*;

#[test]
fn a_draft_becomes_a_request() {
	build_and_execute(|| {
		let request = drafted(Some(START + 5 * DAY));
		Now::set(START + DAY);
		assert_ok!(Resources::submit_draft(signed(HOSPITAL), request));
		assert_eq!(first_line(request).state(), LineState::Submitted);
		let header = Requests::<Test>::get(request).expect("it exists");
		assert_eq!(header.submitted_at, START + DAY);
		assert_eq!((OpenLines::<Test>::get(OUTBREAK), AgendaLength::<Test>::get()), (1, 1));
		assert_last_event(Event::DraftSubmitted {
			request,
			agency: HOSPITAL,
			officer: officer(HOSPITAL),
			above_maximum: Default::default(),
		});
		assert_noop!(Resources::submit_draft(signed(HOSPITAL), request), Error::<Test>::NotDraft);
	});
}

#[test]
fn what_is_above_the_maximum_is_named() {
	build_and_execute(|| {
		assert_ok!(Resources::draft(
			signed(HOSPITAL),
			None,
			region(420_106),
			Priority::Routine,
			None,
			CapStatus::Actual,
			lines(&[of(MASK, Some(1)), of(MASK, Some(100_000_000_000_000)), of(MASK, None)]),
		));
		assert_ok!(Resources::cancel(signed(HOSPITAL), 1, 2));
		assert_ok!(Resources::submit_draft(signed(HOSPITAL), 1));
		assert_last_event(Event::DraftSubmitted {
			request: 1,
			agency: HOSPITAL,
			officer: officer(HOSPITAL),
			above_maximum: vec![1].try_into().expect("one line"),
		});
		// What was given up while drafting stays given up.
		assert_eq!(Lines::<Test>::get(1, 2).expect("it exists").state(), LineState::Cancelled);
	});
}

#[test]
fn only_who_drafted_submits_and_in_time() {
	build_and_execute(|| {
		let request = drafted(Some(START + 5));
		for origin in strangers(CHARITY) {
			assert_noop!(Resources::submit_draft(origin, request), DispatchError::BadOrigin);
		}
		assert_noop!(Resources::submit_draft(signed(CLINIC), request), Error::<Test>::NotRequester);
		assert_noop!(Resources::submit_draft(signed(HOSPITAL), 99), Error::<Test>::UnknownRequest);
		Now::set(START + 5);
		assert_noop!(Resources::submit_draft(signed(HOSPITAL), request), Error::<Test>::NeedByPassed);
	});
}
