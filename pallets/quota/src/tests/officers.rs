//! How far one key gets.

use super::*;
use frame_support::assert_ok;
use muster_primitives::traits::OnKeyRotated;

#[test]
fn officers_of_one_agency_share_its_bucket_and_each_has_a_part() {
	build_and_execute(|| {
		let weight = 2 * BLOCK;
		assert_eq!(prepare(DOCTOR, Lane::Routine, weight), Ok(by_weight(weight)));
		assert_eq!(prepare(NURSE, Lane::Routine, weight), Ok(by_weight(weight)));
		let both = by_weight(weight).saturating_mul(2);
		assert_eq!(agency(HOSPITAL), full_agency().saturating_sub(both));
		for who in [DOCTOR, NURSE] {
			assert_eq!(officer(who), full_officer().saturating_sub(by_weight(weight)));
		}
		assert_eq!(agency(CUSTOMS), full_agency());
		assert_eq!(officer(INSPECTOR), full_officer());
	});
}

#[test]
fn a_stolen_key_leaves_the_agency_half_its_weight_and_its_bytes() {
	build_and_execute(|| {
		// A quarter is its own, and a quarter it may owe.
		while prepare(DOCTOR, Lane::Routine, BLOCK).is_ok() {}
		assert_eq!(officer(DOCTOR).weight, full_officer().floor().weight);
		assert_eq!(agency(HOSPITAL).weight, full_agency().weight / 2);
		assert_eq!(prepare(DOCTOR, Lane::Routine, base()), invalid(InvalidTransaction::ExhaustsResources));
		assert_ok!(prepare(NURSE, Lane::Routine, BLOCK));
	});
	build_and_execute(|| {
		while prepare_sized(DOCTOR, Lane::Routine, base(), LARGEST as usize).is_ok() {}
		assert_eq!(officer(DOCTOR).bytes, full_officer().floor().bytes);
		assert_eq!(agency(HOSPITAL).bytes, full_agency().bytes / 2);
		assert_ok!(prepare(NURSE, Lane::Routine, BLOCK));
	});
}

#[test]
fn a_stolen_key_leaves_the_agency_half_its_urgent_calls() {
	build_and_execute(|| {
		let counted = Ok(Levels { urgent: 1_000, ..Default::default() });
		for _ in 0..4 {
			assert_eq!(prepare(DOCTOR, Lane::Life, BLOCK), counted);
		}
		assert_eq!(prepare(DOCTOR, Lane::Life, BLOCK), Ok(by_weight(BLOCK)));
		for _ in 0..4 {
			assert_eq!(prepare(NURSE, Lane::Life, BLOCK), counted);
		}
		assert_eq!(agency(HOSPITAL).urgent, 0);
	});
}

#[test]
fn a_stolen_key_leaves_the_agency_three_quarters_of_its_security_calls() {
	build_and_execute(|| {
		let counted = Ok(Levels { security: 1_000, ..Default::default() });
		for _ in 0..5 {
			assert_eq!(prepare(DOCTOR, Lane::Security, BLOCK), counted);
		}
		assert_eq!(prepare(DOCTOR, Lane::Security, BLOCK), Ok(by_weight(BLOCK)));
		assert_eq!(agency(HOSPITAL).security, 15_000);
		assert_eq!(prepare(NURSE, Lane::Security, BLOCK), counted);
	});
}

#[test]
fn keys_enrolled_for_the_purpose_do_not_go_beyond_the_agency() {
	build_and_execute(|| {
		let enrolled = 100..110;
		for who in enrolled.clone() {
			Officers::mutate(|officers| officers.insert(who, HOSPITAL));
			System::inc_providers(&who);
		}
		let counted = |lane: Lane| {
			enrolled
				.clone()
				.flat_map(|who| [who; 8])
				.filter(|who| {
					let paid = prepare(*who, lane, base()).expect("enough weight and bytes are left");
					paid.weight == 0
				})
				.count()
		};
		assert_eq!(counted(Lane::Life), 8);
		assert_eq!(counted(Lane::Security), 20);
	});
}

#[test]
fn a_new_key_has_what_the_old_one_left() {
	build_and_execute(|| {
		assert_ok!(prepare(DOCTOR, Lane::Routine, BLOCK));
		assert_ok!(prepare(DOCTOR, Lane::Life, BLOCK));
		let left = officer(DOCTOR);

		let successor = 13;
		Officers::mutate(|officers| {
			officers.remove(&DOCTOR);
			officers.insert(successor, HOSPITAL);
		});
		System::inc_providers(&successor);
		Quota::on_key_rotated(&DOCTOR, &successor);
		assert_eq!(officer(successor), left);
		assert_eq!(OfficerBuckets::<Test>::get(DOCTOR), None);
		assert_eq!(Quota::officer_levels(&DOCTOR), None);
	});
}

#[test]
fn a_key_that_never_sent_anything_has_nothing_to_hand_over() {
	build_and_execute(|| {
		Quota::on_key_rotated(&DOCTOR, &NURSE);
		assert_eq!(OfficerBuckets::<Test>::iter().count(), 0);
	});
}

#[test]
fn a_call_that_hands_its_own_bucket_over_gets_nothing_back_in_the_old_one() {
	build_and_execute(|| {
		let info = weighing(BLOCK);
		let outcome =
			Extension::new().test_run(Some(DOCTOR).into(), &call(Lane::Routine), &info, LEN, 0, |_| {
				Quota::on_key_rotated(&DOCTOR, &NURSE);
				Ok(PostDispatchInfo { actual_weight: Some(Weight::zero()), ..Default::default() })
			});
		assert_ok!(outcome);
		assert_eq!(OfficerBuckets::<Test>::get(DOCTOR), None);
		assert_eq!(officer(NURSE), full_officer().saturating_sub(by_weight(BLOCK)));
		assert_eq!(agency(HOSPITAL), full_agency().saturating_sub(by_weight(base())));
	});
}

#[test]
fn strangers_have_nothing() {
	build_and_execute(|| {
		assert_eq!(Quota::officer_levels(&STRANGER), None);
		assert_eq!(Quota::agency_levels(1_000), None);
		assert_eq!(Quota::policy(1_000), None);
	});
}
