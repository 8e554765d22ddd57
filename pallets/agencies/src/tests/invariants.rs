use super::*;

/// Breaks the register and sees the invariant object.
fn assert_found(message: &'static str, corrupt: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		assert_ok!(Agencies::do_try_state());
		corrupt();
		assert_eq!(Agencies::do_try_state(), Err(DispatchError::Other(message)));
	});
}

fn change(id: AgencyId, change: impl FnOnce(&mut AgencyOf<Test>)) {
	crate::Agencies::<Test>::mutate_extant(id, change);
}

fn change_officer(who: AccountId, change: impl FnOnce(&mut OfficerOf<Test>)) {
	Officers::<Test>::mutate_extant(who, change);
}

#[test]
fn numbers() {
	let message = "every number from 1 to the next is an agency's";
	assert_found(message, || NextAgency::<Test>::put(4));
	assert_found(message, || NextAgency::<Test>::put(6));
	assert_found(message, || crate::Agencies::<Test>::remove(CUSTOMS));
}

#[test]
fn places() {
	assert_found("no agency stands deeper than the limit", || change(HOSPITAL, |a| a.depth = 5));
	let message = "an agency without a parent begins its line";
	assert_found(message, || change(CUSTOMS, |a| a.line_root = MINISTRY));
	assert_found(message, || change(CUSTOMS, |a| a.depth = 1));
	assert_found("a parent is registered before its children", || {
		change(HUBEI, |a| a.parent = Some(CUSTOMS))
	});
	assert_found("a parent is in the register", || change(HUBEI, |a| a.parent = Some(0)));
	assert_found("a child belongs to its parent's line", || change(HOSPITAL, |a| a.line_root = HUBEI));
	assert_found("a child stands one step below its parent", || change(HOSPITAL, |a| a.depth = 1));
	assert_found("a retired agency has no child that is not", || {
		change(MINISTRY, |a| a.status = AgencyStatus::Retired)
	});
	let message = "a child is within its parent";
	assert_found(message, || change(HOSPITAL, |a| a.jurisdiction = RegionCode::NATION));
	assert_found(message, || change(HOSPITAL, |a| a.roles = Roles::all()));
}

#[test]
fn roles_and_names() {
	assert_found("an agency holds at least one role", || change(HOSPITAL, |a| a.roles = Roles::EMPTY));
	assert_found("an agency has a name", || change(HOSPITAL, |a| a.name = name("")));
}

#[test]
fn children() {
	let message = "the children are those that are not retired";
	assert_found(message, || Children::<Test>::remove(HUBEI, HOSPITAL));
	assert_found(message, || Children::<Test>::insert(CUSTOMS, HOSPITAL, ()));
	assert_found(message, || change(HOSPITAL, |a| a.status = AgencyStatus::Retired));
	assert_found("the counter of children equals the map", || change(HUBEI, |a| a.children = 2));
	assert_found("no agency has more children than the limit", || {
		for _ in 0..5 {
			let id = NextAgency::<Test>::get();
			Agencies::add_agency(Some(HUBEI), &clinic()).expect("there is room");
			change(HUBEI, |a| a.children -= 1);
			assert_eq!(agency(id).parent, Some(HUBEI));
		}
		change(HUBEI, |a| a.children = 6);
	});
}

#[test]
fn officers() {
	assert_found("an officer acts for an agency of the register", || {
		change_officer(NURSE, |o| o.agency = 99)
	});
	let message = "the officers of an agency are those that are no tombstones";
	assert_found(message, || OfficersOf::<Test>::remove(HOSPITAL, NURSE));
	let reason = RevocationReason::Administrative;
	assert_found(message, || change_officer(NURSE, |o| o.status = OfficerStatus::Revoked { reason }));
	assert_found("an officer was given at least one role", || {
		change_officer(NURSE, |o| o.roles = Roles::EMPTY)
	});
	assert_found("an officer's account is never dropped", || {
		assert_ok!(System::dec_providers(&NURSE));
	});
	assert_found("a rotated key goes on within its agency", || {
		OfficersOf::<Test>::remove(HOSPITAL, NURSE);
		change_officer(NURSE, |o| o.status = OfficerStatus::Rotated { successor: INSPECTOR });
	});
	assert_found("an agency lists its own officers", || OfficersOf::<Test>::insert(HUBEI, NURSE, ()));
	assert_found("the counter of officers equals the map", || change(HOSPITAL, |a| a.officers = 1));
	assert_found("no agency has more officers than the limit", || {
		for who in 0..3 {
			change(HOSPITAL, |a| a.officers = 0);
			Agencies::add_officer(HOSPITAL, &who, agency(HOSPITAL).roles, TERM_END).expect("there is room");
		}
		change(HOSPITAL, |a| a.officers = 5);
	});
}

#[test]
fn suspensions() {
	let message = "who has a suspension is suspended, or retired since";
	let suspension = Suspension { since: 1, reason: SuspensionReason::Administrative, proposal: None };
	for subject in
		[Subject::Agency(HOSPITAL), Subject::Agency(99), Subject::Officer(NURSE), Subject::Officer(NEWCOMER)]
	{
		assert_found(message, || Suspensions::<Test>::insert(subject, suspension.clone()));
	}
	let message = "who is suspended has a suspension";
	assert_found(message, || change_officer(NURSE, |o| o.status = OfficerStatus::Suspended));
	assert_found(message, || {
		suspended(CUSTOMS);
		Suspensions::<Test>::remove(Subject::Agency(CUSTOMS));
	});
	let put = |since, proposed| {
		move || {
			suspended(CUSTOMS);
			let proposal = Some(Proposal { proposer: MEMBER, since: proposed, expires: START });
			let reason = SuspensionReason::Administrative;
			Suspensions::<Test>::insert(Subject::Agency(CUSTOMS), Suspension { since, reason, proposal });
		}
	};
	assert_found("a suspension has begun", put(2, 2));
	let message = "a reinstatement is proposed after its suspension";
	assert_found(message, put(1, 0));
	assert_found(message, put(1, 2));
}

#[test]
fn voting_lines() {
	let message = "the voting lines equal a recount";
	let key = (Reach::Exactly(region(420_100)), AgencyClass::Hospital, MINISTRY);
	assert_found(message, || VotingLines::<Test>::remove(key));
	assert_found(message, || VotingLines::<Test>::insert(key, 2));
	for place in [Reach::Exactly(region(430_000)), Reach::Within(region(420_106))] {
		assert_found(message, || VotingLines::<Test>::insert((place, AgencyClass::Hospital, MINISTRY), 0));
	}
	assert_found(message, || {
		VotingLines::<Test>::remove((Reach::Within(RegionCode::NATION), AgencyClass::Hospital, MINISTRY))
	});
	assert_found(message, || change(HOSPITAL, |a| a.roles = Roles::of(&[Role::Report])));
	assert_found(message, || change(HOSPITAL, |a| a.class = AgencyClass::Other));
}

#[test]
fn voting_agencies() {
	let message = "the voting agencies equal a recount";
	let class = AgencyClass::Hospital;
	for place in [Reach::Exactly(region(420_100)), Reach::Within(region(420_000))] {
		assert_found(message, || VotingAgencies::<Test>::remove(place, class));
		assert_found(message, || VotingAgencies::<Test>::insert(place, class, 2));
	}
	assert_found(message, || VotingAgencies::<Test>::insert(Reach::Exactly(region(430_000)), class, 0));
}
