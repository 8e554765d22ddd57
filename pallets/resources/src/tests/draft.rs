use super::*;

#[test]
fn a_draft_asks_for_nothing_yet() {
	build_and_execute(|| {
		let request = drafted(Some(START + 5));
		let line = first_line(request);
		assert_eq!((line.disposition, line.state()), (Disposition::Draft, LineState::Draft));
		assert_eq!((line.is_needed(), OpenLines::<Test>::get(OUTBREAK)), (false, 0));
		assert_eq!(AgendaLength::<Test>::get(), 0);
		assert_last_event(Event::Drafted {
			request,
			agency: HOSPITAL,
			officer: officer(HOSPITAL),
			incident: Some(OUTBREAK),
			region: region(420_106),
			priority: Priority::Urgent,
			need_by: Some(START + 5),
			status: CapStatus::Actual,
			lines: lines(&[of(GOGGLES, Some(100))]),
		});
		assert_noop!(approve(request, 1, None), Error::<Test>::NotSubmitted);
		assert_noop!(Resources::commit(signed(CHARITY), request, 0, 1), Error::<Test>::LineNotOpen);
	});
}

#[test]
fn a_draft_is_checked_as_a_request_is() {
	build_and_execute(|| {
		let draft = |origin, code, incident, need_by, inputs: &[LineInput]| {
			Resources::draft(
				origin,
				incident,
				region(code),
				Priority::Stat,
				need_by,
				CapStatus::Actual,
				lines(inputs),
			)
		};
		let one = [of(MASK, Some(1))];
		for origin in strangers(CHARITY) {
			assert_noop!(draft(origin, 420_106, None, None, &one), DispatchError::BadOrigin);
		}
		let refused = [
			(330_000, None, None, &one[..], Error::<Test>::OutsideJurisdiction),
			(420_106, Some(99), None, &one[..], Error::UnknownIncident),
			(420_106, Some(DRILL), None, &one[..], Error::StatusDiffers),
			(420_106, None, Some(START), &one[..], Error::NeedByPassed),
			(420_106, None, None, &[], Error::NoLines),
			(420_106, None, None, &[of(99, None)], Error::UnknownProduct),
			(420_106, None, None, &[of(MASK, Some(0))], Error::ZeroQuantity),
		];
		for (code, incident, need_by, inputs, error) in refused {
			assert_noop!(draft(signed(HOSPITAL), code, incident, need_by, inputs), error);
		}
	});
}
