//! Whoever opens a round carries what that takes at most, and gets back what classes that were not asked would have taken.

use super::*;
use frame_support::{dispatch::GetDispatchInfo, traits::GetCallName};

/// What the mock takes to open a round, for each class.
const OPENING: Weight = Weight::from_parts(8_000_000_000, 700);

#[test]
fn what_may_open_a_round_weighs_one_and_nothing_else_does() {
	build_and_execute(|| {
		let incident = file();
		let calls = [
			(Call::file { event_type: DISEASE, status: CapStatus::Actual, facts: facts() }, false),
			(Call::revise { incident, facts: facts() }, true),
			(Call::triage_accept { incident }, true),
			(Call::triage_discard { incident, reason: DiscardReason::Stale }, false),
			(Call::merge_into { incident, target: incident }, false),
			(Call::declare_provisional { incident }, false),
			(Call::assign_lead { incident, lead: HOSPITAL }, false),
			(Call::close { incident, report: message(9) }, false),
			(Call::reopen { incident, reason: ReopenReason::NewEvidence, facts: facts() }, true),
			(Call::poke { incident }, false),
		];
		for (call, opens) in calls {
			let weight = |opening| {
				OpeningWeight::set(opening);
				Call::<Test>::get_dispatch_info(&call).call_weight
			};
			let more = weight(OPENING).saturating_sub(weight(Weight::zero()));
			let most = OPENING.saturating_mul(AgencyClass::ALL.len() as u64);
			assert_eq!(more, if opens { most } else { Weight::zero() }, "{}", call.get_call_name());
		}
	});
}

/// What a call weighed in the end beside its own weight.
fn more_than(own: Weight, result: DispatchResultWithPostInfo) -> Weight {
	result.expect("the call is good").actual_weight.expect("the call says what it took") - own
}

#[test]
fn classes_that_are_not_asked_are_given_back() {
	build_and_execute(|| {
		OpeningWeight::set(OPENING);
		let voters = EventTypes::<Test>::get(DISEASE).unwrap().voters;
		assert!(voters.len() < AgencyClasses::all().len());
		let round = OPENING.saturating_mul(voters.len().into());
		let (incident, doctor) = (file(), RuntimeOrigin::signed(DOCTOR));

		// Nothing is voted on before triage.
		let revised = Incidents::revise(doctor.clone(), incident, severity(Severity::Minor));
		assert_eq!(more_than(<() as WeightInfo>::revise(), revised), Weight::zero());
		let accepted = Incidents::triage_accept(RuntimeOrigin::signed(CLERK), incident);
		assert_eq!(more_than(<() as WeightInfo>::triage_accept(), accepted), round);
		let revised = Incidents::revise(doctor, incident, severity(Severity::Severe));
		assert_eq!(more_than(<() as WeightInfo>::revise(), revised), round);
	});
}
