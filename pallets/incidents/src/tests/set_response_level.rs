use super::*;
use frame_support::dispatch::{DispatchClass, GetDispatchInfo};
use ResponseLevel::{I, II, III, IV};

fn set(officer: AccountId, code: u32, level: Option<ResponseLevel>) -> DispatchResult {
	let origin = RuntimeOrigin::signed(officer);
	Incidents::set_response_level(origin, region(code), DISEASE, level, basis())
}

fn in_force(code: u32) -> Option<ResponseLevel> {
	Incidents::response_level(region(code), DISEASE).map(|in_force| in_force.declared.level)
}

fn urgent(code: u32) -> u32 {
	<Incidents as Emergency>::urgent_percent(region(code))
}

#[test]
fn a_level_is_declared_with_its_legal_basis_and_history() {
	build_and_execute(|| {
		System::set_block_number(4);
		assert_ok!(set(DIRECTOR, 420_100, Some(II)));
		let (effect, legal_basis) = (LEVELS.ii, basis());
		let declared = Declared { level: II, legal_basis, by: PROVINCE, since: START, effect };
		assert_eq!(ResponseLevels::<Test>::get(region(420_100), DISEASE), Some(declared.clone()));
		let in_force = InForce { region: region(420_100), declared, effect };
		assert_eq!(Incidents::response_level(region(420_106), DISEASE), Some(in_force));
		assert_eq!(
			last_event(),
			Event::ResponseLevelSet {
				region: region(420_100),
				event_type: DISEASE,
				level: Some(II),
				legal_basis: basis(),
				effect,
				agency: PROVINCE,
				officer: DIRECTOR,
			}
		);

		Now::set(START + DAY);
		assert_ok!(set(DEPUTY, 420_100, None));
		assert_eq!(Incidents::response_level(region(420_100), DISEASE), None);
		let history = ResponseHistory::<Test>::iter_prefix((region(420_100), DISEASE))
			.map(|(index, change)| (index, change.level, change.officer, change.at))
			.collect::<std::collections::BTreeSet<_>>();
		let expected = [(0, Some(II), DIRECTOR, START), (1, None, DEPUTY, START + DAY)];
		assert_eq!(history, expected.into());
		assert_eq!(ResponseCount::<Test>::get(region(420_100), DISEASE), 2);
	});
}

#[test]
fn the_gravest_of_the_lineage_is_in_force() {
	build_and_execute(|| {
		assert_eq!(in_force(420_106), None);
		assert_ok!(declare(0, Some(IV)));
		assert_ok!(declare(420_100, Some(I)));
		assert_ok!(declare(420_000, Some(III)));
		for (code, level) in
			[(420_106, I), (420_100, I), (420_000, III), (420_200, III), (430_000, IV), (0, IV)]
		{
			assert_eq!(in_force(code), Some(level), "{code}");
		}
		assert_eq!(Incidents::response_level(region(420_106), EARTHQUAKE), None);
		assert_ok!(declare(420_100, None));
		assert_eq!(in_force(420_106), Some(III));
	});
}

#[test]
fn the_urgent_allowance_is_the_most_over_event_types_and_regions_around() {
	build_and_execute(|| {
		assert_eq!(urgent(420_106), 100);
		assert_ok!(declare(420_000, Some(III)));
		assert_eq!((urgent(420_106), urgent(420_000), urgent(0), urgent(430_000)), (300, 300, 100, 100));
		assert_ok!(declare(420_106, Some(IV)));
		assert_eq!(urgent(420_106), 300, "a lesser one inside does not take it away");
		assert_ok!(declare(420_106, Some(I)));
		assert_eq!((urgent(420_106), urgent(420_100)), (1_000, 300));
		// Another kind of event in the same region.
		let mut kind = details();
		kind.code = b"flood".to_vec().try_into().unwrap();
		assert_ok!(Incidents::register_event_type(RuntimeOrigin::root(), 7, kind));
		let flood = |level| {
			Incidents::set_response_level(RuntimeOrigin::signed(MINISTER), region(420_106), 7, level, basis())
		};
		assert_ok!(flood(Some(II)));
		assert_eq!(urgent(420_106), 1_000);
		assert_ok!(declare(420_106, None));
		assert_eq!(urgent(420_106), 500);
		assert_ok!(flood(None));
		assert_eq!(urgent(420_106), 300);
		assert_ok!(declare(420_000, None));
		assert_eq!(urgent(420_106), 100);
		assert!(UrgentPercent::<Test>::iter().next().is_none());
	});
}

#[test]
fn incidents_have_the_times_and_quorum_of_the_level() {
	build_and_execute(|| {
		let before = accept();
		assert_ok!(declare(420_000, Some(I)));
		assert_eq!(get(before).verify_due, Some(START + DAY), "what began before goes on");
		let incident = accept();
		let record = get(incident);
		let observed = facts().observed_at;
		assert_eq!(record.report_due, observed + 30 * MINUTE);
		let day = 24 * HOUR;
		assert_eq!(record.verify_due, Some(START + day / 10));
		let triage_due = events().into_iter().rev().find_map(|event| match event {
			Event::Filed { triage_due, .. } => Some(triage_due),
			_ => None,
		});
		assert_eq!(triage_due, Some(START + day / 10));
		let proposal = Opened::get().pop().unwrap();
		assert_eq!((proposal.duration, proposal.quorum), (day / 10, disease().quorums.extreme));
		// A revision opens its round by the level, too.
		let origin = RuntimeOrigin::signed(DOCTOR);
		assert_ok!(Incidents::revise(origin, before, severity(Severity::Minor)));
		assert_eq!(get(before).verify_due, Some(START + day / 10));
	});
}

#[test]
fn drills_have_their_usual_times() {
	build_and_execute(|| {
		assert_ok!(declare(420_000, Some(I)));
		for status in CapStatus::ALL.iter().filter(|status| **status != CapStatus::Actual) {
			let incident = NextIncident::<Test>::get();
			assert_ok!(Incidents::file(RuntimeOrigin::signed(DOCTOR), DISEASE, *status, facts()));
			assert_eq!(get(incident).report_due, facts().observed_at + 2 * HOUR);
			assert_ok!(Incidents::triage_accept(RuntimeOrigin::signed(CLERK), incident));
			assert_eq!(get(incident).verify_due, Some(START + DAY));
			assert_eq!(Opened::get().pop().unwrap().quorum, disease().quorums.severe);
		}
	});
}

#[test]
fn a_declared_level_keeps_the_effects_it_was_declared_with() {
	build_and_execute(|| {
		assert_ok!(declare(420_000, Some(III)));
		let mut kind = details();
		(kind.levels.i.urgent_percent, kind.levels.ii.urgent_percent) = (900, 900);
		kind.levels.iii.urgent_percent = 900;
		assert_ok!(Incidents::amend_event_type(RuntimeOrigin::root(), DISEASE, kind));
		assert_eq!(urgent(420_000), 300);
		assert_ok!(declare(420_100, Some(III)));
		assert_eq!(urgent(420_100), 900);
		let in_force = Incidents::response_level(region(420_100), DISEASE).unwrap();
		assert_eq!((in_force.region, in_force.effect.urgent_percent), (region(420_100), 900));
	});
}

#[test]
fn the_competent_authority_of_the_region_declares() {
	build_and_execute(|| {
		assert_noop!(set(EPIDEMIOLOGIST, 420_000, Some(I)), Error::<Test>::NotCompetent);
		for code in [0, 430_000] {
			assert_noop!(set(DIRECTOR, code, Some(I)), Error::<Test>::OutsideJurisdiction);
		}
		for officer in [DOCTOR, CLERK, 99] {
			assert_noop!(set(officer, 420_000, Some(I)), DispatchError::BadOrigin);
		}
		let origin = RuntimeOrigin::signed(MINISTER);
		assert_noop!(
			Incidents::set_response_level(origin, region(0), 99, Some(I), basis()),
			Error::<Test>::UnknownEventType
		);
	});
}

#[test]
fn something_changes() {
	build_and_execute(|| {
		assert_noop!(declare(0, None), Error::<Test>::SameLevel);
		assert_ok!(declare(0, Some(III)));
		assert_noop!(declare(0, Some(III)), Error::<Test>::SameLevel);
	});
}

#[test]
fn the_legal_basis_is_named() {
	build_and_execute(|| {
		for wrong in [b"".to_vec(), b" ".to_vec(), b"a\nb".to_vec(), vec![0xff]] {
			let origin = RuntimeOrigin::signed(MINISTER);
			let basis = wrong.try_into().unwrap();
			assert_noop!(
				Incidents::set_response_level(origin, region(0), DISEASE, Some(I), basis),
				Error::<Test>::MalformedLegalBasis
			);
		}
		assert!(LegalBasis::try_from(vec![b'l'; 65]).is_err());
	});
}

#[test]
fn a_level_from_above_is_raised_from_below_and_not_lowered() {
	build_and_execute(|| {
		assert_ok!(declare(420_106, Some(III)));
		assert_noop!(set(WARDEN, 420_106, Some(IV)), Error::<Test>::DeclaredAbove);
		assert_noop!(set(WARDEN, 420_106, None), Error::<Test>::DeclaredAbove);
		assert_ok!(set(WARDEN, 420_106, Some(II)));
		// It is the warden's own now.
		assert_ok!(set(WARDEN, 420_106, Some(III)));
		assert_ok!(set(DIRECTOR, 420_106, None));
	});
}

#[test]
fn a_full_block_does_not_hold_up_a_declaration() {
	for (level, class) in [
		(Some(IV), DispatchClass::Operational),
		(Some(I), DispatchClass::Operational),
		(None, DispatchClass::Normal),
	] {
		let (region, legal_basis) = (RegionCode::NATION, basis());
		let call = Call::<Test>::set_response_level { region, event_type: DISEASE, level, legal_basis };
		assert_eq!(call.get_dispatch_info().class, class);
	}
}

#[test]
fn of_a_retired_type_levels_are_only_lifted() {
	build_and_execute(|| {
		assert_ok!(declare(0, Some(III)));
		assert_ok!(Incidents::retire_event_type(RuntimeOrigin::root(), DISEASE));
		assert_noop!(declare(0, Some(II)), Error::<Test>::RetiredEventType);
		assert_ok!(declare(0, None));
	});
}
