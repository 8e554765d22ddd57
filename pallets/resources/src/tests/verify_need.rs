use super::*;

fn verify(request: RequestId, quantity: Quantity, reason: Option<ApprovalReason>) -> DispatchResult {
	let approval = Approval { line: 0, quantity, reason };
	Resources::verify_need(signed(COMMISSION), request, approval)
}

fn subject(request: RequestId) -> RoundSubject {
	RoundSubject::Need { request, line: 0 }
}

fn rumoured(quantity: Option<Quantity>) -> RequestId {
	submitted_for(RUMOUR, of(GOGGLES, quantity))
}

#[test]
fn a_round_comes_before_a_line_opens() {
	build_and_execute(|| {
		let request = rumoured(Some(10));
		assert_noop!(approve(request, 10, None), Error::<Test>::VerificationNeeded);
		assert_ok!(verify(request, 10, None));
		assert_eq!(first_line(request).state(), LineState::UnderVerification);
		let proposal = Proposed::get().remove(0);
		assert_eq!((proposal.subject, proposal.reporter), (subject(request), HOSPITAL));
		assert_eq!((proposal.classes, proposal.quorum), (NEED_ROUND.classes, NEED_ROUND.quorum));
		let approval = Approval { line: 0, quantity: 10, reason: None };
		assert_last_event(Event::VerificationOpened {
			request,
			line: 0,
			agency: COMMISSION,
			officer: officer(COMMISSION),
			approval,
			round: 1,
			deadline: START + NEED_ROUND.duration,
		});
		assert_noop!(verify(request, 10, None), Error::<Test>::VerificationOpen);
		assert_noop!(approve(request, 10, None), Error::<Test>::VerificationNeeded);
		assert_ok!(judge(subject(request), Verdict::Confirmed));
		let line = first_line(request);
		assert_eq!((line.state(), line.approved), (LineState::Open, 10));
		let verdict = Verdict::Confirmed;
		assert_last_event(Event::Verified { request, line: 0, round: 1, verdict, opened: 10 });
		assert_noop!(verify(request, 1, None), Error::<Test>::AlreadyVerified);
	});
}

#[test]
fn refuted_needs_are_turned_down() {
	build_and_execute(|| {
		let request = rumoured(Some(10));
		assert_ok!(verify(request, 10, None));
		assert_ok!(judge(subject(request), Verdict::Refuted));
		assert_eq!(first_line(request).state(), LineState::Rejected);
		assert_eq!(OpenLines::<Test>::get(RUMOUR), 0);
		assert_noop!(approve(request, 10, None), Error::<Test>::LineEnded);
		assert_noop!(verify(request, 10, None), Error::<Test>::LineEnded);
	});
}

#[test]
fn an_unclear_need_takes_an_explicit_word() {
	build_and_execute(|| {
		for verdict in [Verdict::Disputed, Verdict::Unverifiable] {
			let request = rumoured(Some(10));
			assert_ok!(verify(request, 10, None));
			assert_ok!(judge(subject(request), verdict));
			assert_eq!(first_line(request).state(), LineState::Submitted);
			assert_noop!(approve(request, 10, None), Error::<Test>::VerificationNeeded);
			assert_ok!(approve(request, 10, Some(ApprovalReason::Unverified)));
			assert_eq!(first_line(request).state(), LineState::Open);
			assert!(Settled::get().contains(&last_round()));
		}
		let plain = submitted(Some(10));
		let call = approve(plain, 10, Some(ApprovalReason::Unverified));
		assert_eq!(call, Err(Error::<Test>::NotUnverified.into()));
	});
}

#[test]
fn an_appeal_puts_a_line_back_where_it_was() {
	build_and_execute(|| {
		let request = rumoured(Some(10));
		assert_ok!(verify(request, 10, None));
		assert_ok!(judge(subject(request), Verdict::Refuted));
		let (next, done) = follow(subject(request), 1, Verdict::Refuted);
		assert_ok!(done);
		assert_last_event(Event::VerificationFollowed { request, line: 0, from: 1, round: next });
		assert_eq!(first_line(request).state(), LineState::UnderVerification);
		assert_eq!(OpenLines::<Test>::get(RUMOUR), 1);
		assert_ok!(judge(subject(request), Verdict::Confirmed));
		assert_eq!(first_line(request).approved, 10);
		// Confirmed once more, it does not open by twice as much.
		let (_, done) = follow(subject(request), next, Verdict::Confirmed);
		assert_ok!(done);
		assert_ok!(judge(subject(request), Verdict::ConfirmedLimited));
		assert_eq!(first_line(request).approved, 10);
	});
}

#[test]
fn the_amount_asks_for_a_round() {
	build_and_execute(|| {
		let asked = |quantity| {
			let request = NextRequest::<Test>::get();
			assert_ok!(submit_lines(&[of(VENTILATOR, quantity)]));
			request
		};
		let tenth = asked(Some(10));
		assert_noop!(verify(tenth, 10, None), Error::<Test>::NoVerificationNeeded);
		assert_ok!(approve(tenth, 10, None));
		let eleven = asked(Some(11));
		// The amount asked for counts, not the part that is approved.
		let scarce = Some(ApprovalReason::ScarceSupply);
		assert_noop!(approve(eleven, 5, scarce), Error::<Test>::VerificationNeeded);
		assert_ok!(verify(eleven, 5, scarce));
		// Of an amount nobody knows, what is opened in all.
		let unknown = asked(None);
		assert_ok!(approve(unknown, 10, None));
		assert_noop!(approve(unknown, 1, None), Error::<Test>::VerificationNeeded);
		assert_ok!(verify(unknown, 5, None));
		assert_eq!(first_line(unknown).state(), LineState::Open);
		assert_ok!(judge(subject(unknown), Verdict::Confirmed));
		assert_eq!((first_line(unknown).approved, first_line(unknown).unmet()), (15, None));
		assert_ok!(approve(unknown, 35, None));
		assert_noop!(approve(unknown, 1, None), Error::<Test>::AboveMaximum);
		assert_ok!(approve(unknown, 1, Some(ApprovalReason::AboveMaximum)));
	});
}

#[test]
fn only_the_round_that_is_waited_for_counts() {
	build_and_execute(|| {
		let request = rumoured(Some(10));
		let tell = |round| Resources::on_verdict(subject(request), round, Verdict::Confirmed);
		assert_noop!(tell(1), Error::<Test>::StaleRound);
		assert_ok!(verify(request, 10, None));
		assert_noop!(tell(2), Error::<Test>::StaleRound);
		let (next, done) = follow(subject(request), 1, Verdict::Disputed);
		assert_ok!(done);
		assert_noop!(tell(1), Error::<Test>::StaleRound);
		assert_ok!(tell(next));
		assert_noop!(tell(next), Error::<Test>::StaleRound);
		let other = RoundSubject::Incident { incident: 1, revision: 1 };
		assert_noop!(Resources::on_verdict(other, 1, Verdict::Confirmed), Error::<Test>::StaleRound);
	});
}

#[test]
fn what_could_not_be_approved_is_not_verified() {
	build_and_execute(|| {
		let request = rumoured(Some(10));
		assert_noop!(verify(request, 11, None), Error::<Test>::AboveRequested);
		assert_noop!(verify(request, 0, None), Error::<Test>::ZeroQuantity);
		assert_noop!(verify(request, 5, None), Error::<Test>::ApprovalReasonMissing);
		let unverified = Some(ApprovalReason::Unverified);
		assert_noop!(verify(request, 10, unverified), Error::<Test>::NotUnverified);
		let plain = submitted(Some(10));
		assert_noop!(verify(plain, 10, None), Error::<Test>::NoVerificationNeeded);
		RoundsFail::set(true);
		assert_noop!(verify(request, 10, None), DispatchError::Unavailable);
	});
}

#[test]
fn only_who_may_approve() {
	build_and_execute(|| {
		let request = rumoured(Some(10));
		let approval = Approval { line: 0, quantity: 10, reason: None };
		for origin in strangers(CHARITY) {
			assert_noop!(Resources::verify_need(origin, request, approval), DispatchError::BadOrigin);
		}
		let call = Resources::verify_need(signed(MAKER), request, approval);
		assert_noop!(call, Error::<Test>::OutsideJurisdiction);
		assert_noop!(verify(99, 10, None), Error::<Test>::UnknownRequest);
		let missing = Approval { line: 1, ..approval };
		let call = Resources::verify_need(signed(COMMISSION), request, missing);
		assert_noop!(call, Error::<Test>::UnknownLine);
		Requests::<Test>::mutate(request, |header| header.as_mut().expect("it exists").agency = CLINIC);
		let call = Resources::verify_need(signed(CLINIC), request, approval);
		assert_noop!(call, Error::<Test>::OwnRequest);
	});
}
