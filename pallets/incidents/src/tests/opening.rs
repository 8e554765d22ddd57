//! Whoever opens a round carries what that takes at most.

use super::*;
use frame_support::{dispatch::GetDispatchInfo, traits::GetCallName};

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
			assert_eq!(more, if opens { OPENING } else { Weight::zero() }, "{}", call.get_call_name());
		}
	});
}
