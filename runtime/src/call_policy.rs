//! Which signed calls this chain takes, and in which lane.
//!
//! Default deny: what is not named here is invalid in the pool, whatever its origin would say. Wrappers are looked into:
//! every inner call must be named, the wrapper rides in the lowest lane of what it carries, and nesting deeper than
//! [`MAX_DEPTH`] is refused. A new call of any pallet does not compile into a lane by itself; the compiler asks for it
//! here where a pallet's calls are matched one by one, and `tests/call_policy.rs` lists every call of the metadata.
//!
//! Beside the lanes stands which calls the brake may hold ([`Unpausable`]): none that can ride in LIFE or SECURITY.

use crate::{AccountId, Multisig, Runtime, RuntimeCall};
use alloc::vec::Vec;
use frame_support::traits::Contains;
#[cfg(feature = "runtime-benchmarks")]
use frame_support::traits::Get;
use muster_primitives::CapStatus;
use pallet_quota::{Classify, Lane, Refusal};
use pallet_tx_pause::RuntimeCallNameOf;

/// How deep wrappers may nest: a batch in a motion is 2.
pub const MAX_DEPTH: u8 = 4;

/// The policy.
pub struct CallPolicy;

impl Classify<AccountId, RuntimeCall> for CallPolicy {
	fn lane(who: &AccountId, call: &RuntimeCall) -> Result<Lane, Refusal> {
		signed(who, call, MAX_DEPTH)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_call(who: &AccountId) -> RuntimeCall {
		use crate::configs::CouncilCollective;
		// Of what officers send, a vote takes the most reading: the members of a full council.
		let most = <Runtime as pallet_collective::Config<CouncilCollective>>::MaxMembers::get();
		let others = (1..most).map(|seed| frame_benchmarking::account("member", seed, 0));
		let mut members: Vec<AccountId> = others.chain([who.clone()]).collect();
		members.sort();
		pallet_collective::Members::<Runtime, CouncilCollective>::put(members);
		let vote = pallet_collective::Call::vote { proposal: Default::default(), index: 0, approve: true };
		RuntimeCall::Council(vote)
	}
}

/// Lane of a call that an officer signs.
fn signed(who: &AccountId, call: &RuntimeCall, depth: u8) -> Result<Lane, Refusal> {
	let inside = depth.checked_sub(1).ok_or(Refusal::NoLane)?;
	match call {
		// A note for the block's body, kept by nobody: for tests of the line.
		RuntimeCall::System(frame_system::Call::remark { .. }) => Ok(Lane::Routine),
		RuntimeCall::System(frame_system::Call::apply_authorized_upgrade { .. }) => Ok(Lane::Security),
		// Not `purge_keys`: who has none is no validator any more and cannot set any, and the last one would stop the
		// chain. Leaving the set is the council's business.
		RuntimeCall::Session(pallet_session::Call::set_keys { .. }) => Ok(Lane::Security),
		RuntimeCall::ValidatorSet(call) => validator_set(call).ok_or(Refusal::NoLane),
		RuntimeCall::Council(call) => collective(who, call, inside),
		RuntimeCall::TechnicalCommittee(call) => collective(who, call, inside),
		RuntimeCall::Utility(
			pallet_utility::Call::batch { calls }
			| pallet_utility::Call::batch_all { calls }
			| pallet_utility::Call::force_batch { calls },
		) => lowest(calls, |call| signed(who, call, inside)),
		RuntimeCall::Multisig(call) => multisig(who, call, inside),
		RuntimeCall::Agencies(call) => agencies(call).ok_or(Refusal::NoLane),
		RuntimeCall::Incidents(call) => incidents(call).ok_or(Refusal::NoLane),
		RuntimeCall::Validation(call) => validation(call).ok_or(Refusal::NoLane),
		RuntimeCall::Observations(call) => observations(call).ok_or(Refusal::NoLane),
		RuntimeCall::Resources(call) => resources(call).ok_or(Refusal::NoLane),
		_ => Err(Refusal::NoLane),
	}
}

/// A call of several: what it carries is measured by the account they make together.
fn multisig(who: &AccountId, call: &pallet_multisig::Call<Runtime>, depth: u8) -> Result<Lane, Refusal> {
	use pallet_multisig::Call;
	let carried = |threshold, others: &Vec<AccountId>, call| {
		let mut signatories = others.clone();
		signatories.push(who.clone());
		signatories.sort();
		signed(&Multisig::multi_account_id(&signatories, threshold), call, depth)
	};
	match call {
		Call::as_multi_threshold_1 { other_signatories, call } => carried(1, other_signatories, call),
		Call::as_multi { threshold, other_signatories, call, .. } => {
			carried(*threshold, other_signatories, call)
		}
		Call::approve_as_multi { .. } | Call::cancel_as_multi { .. } | Call::poke_deposit { .. } => {
			Ok(Lane::Routine)
		}
		_ => Err(Refusal::NoLane),
	}
}

/// Motions and votes of a collective, by its members. What a motion carries runs with the collective's origin, so it is
/// measured by what collectives may do, not by what officers may.
fn collective<I: 'static>(
	who: &AccountId,
	call: &pallet_collective::Call<Runtime, I>,
	depth: u8,
) -> Result<Lane, Refusal>
where
	Runtime: pallet_collective::Config<I, Proposal = RuntimeCall>,
{
	match call {
		pallet_collective::Call::propose { proposal, .. }
		| pallet_collective::Call::execute { proposal, .. }
			if !governed(proposal, depth) =>
		{
			Err(Refusal::NoLane)
		}
		pallet_collective::Call::propose { .. }
		| pallet_collective::Call::execute { .. }
		| pallet_collective::Call::vote { .. }
		| pallet_collective::Call::close { .. } => {
			if pallet_collective::Members::<Runtime, I>::get().contains(who) {
				Ok(Lane::Security)
			} else {
				Err(Refusal::NotAMember)
			}
		}
		_ => Err(Refusal::NoLane),
	}
}

/// Whether a collective may propose this. Behind the door to Root stands a filter of its own.
fn governed(call: &RuntimeCall, depth: u8) -> bool {
	let Some(inside) = depth.checked_sub(1) else { return false };
	match call {
		RuntimeCall::Utility(
			pallet_utility::Call::batch { calls }
			| pallet_utility::Call::batch_all { calls }
			| pallet_utility::Call::force_batch { calls },
		) => !calls.is_empty() && calls.iter().all(|call| governed(call, inside)),
		RuntimeCall::Agencies(_)
		| RuntimeCall::CouncilRoot(_)
		| RuntimeCall::TxPause(_)
		| RuntimeCall::Parameters(_) => true,
		RuntimeCall::ValidatorSet(call) => matches!(
			call,
			pallet_validator_set::Call::admit { .. }
				| pallet_validator_set::Call::remove { .. }
				| pallet_validator_set::Call::reinstate { .. }
		),
		RuntimeCall::Incidents(call) => matches!(
			call,
			pallet_incidents::Call::register_event_type { .. }
				| pallet_incidents::Call::amend_event_type { .. }
				| pallet_incidents::Call::retire_event_type { .. }
		),
		RuntimeCall::Observations(call) => matches!(
			call,
			pallet_observations::Call::define_metric { .. } | pallet_observations::Call::rule_derived { .. }
		),
		RuntimeCall::Resources(call) => matches!(
			call,
			pallet_resources::Call::register_product { .. }
				| pallet_resources::Call::amend_product { .. }
				| pallet_resources::Call::retire_product { .. }
		),
		RuntimeCall::System(call) => matches!(call, frame_system::Call::remark { .. }),
		// A body withdraws its own motion by another one: no signer may.
		RuntimeCall::Council(call) => matches!(call, pallet_collective::Call::disapprove_proposal { .. }),
		RuntimeCall::TechnicalCommittee(call) => {
			matches!(call, pallet_collective::Call::disapprove_proposal { .. })
		}
		_ => false,
	}
}

/// The lowest lane among `calls`; refused if one is, or if there is none. In LIFE and SECURITY a transaction pays by count,
/// whatever it weighs: several calls together pay by weight, in the lane that does.
fn lowest(
	calls: &[RuntimeCall],
	lane: impl Fn(&RuntimeCall) -> Result<Lane, Refusal>,
) -> Result<Lane, Refusal> {
	let lanes = calls.iter().map(lane).collect::<Result<Vec<_>, _>>()?;
	let alone = lanes.len() == 1;
	lanes.into_iter().min().map(|lane| if alone { lane } else { lane.uncounted() }).ok_or(Refusal::NoLane)
}

fn validator_set(call: &pallet_validator_set::Call<Runtime>) -> Option<Lane> {
	use pallet_validator_set::Call;
	match call {
		Call::go_online { .. } => Some(Lane::Security),
		Call::go_offline { .. } | Call::set_endpoint { .. } => Some(Lane::Routine),
		_ => None,
	}
}

fn agencies(call: &pallet_agencies::Call<Runtime>) -> Option<Lane> {
	use pallet_agencies::Call;
	match call {
		Call::suspend { .. }
		| Call::suspend_officer { .. }
		| Call::revoke_officer { .. }
		| Call::reinstate { .. }
		| Call::reinstate_officer { .. }
		| Call::rotate_key { .. } => Some(Lane::Security),
		Call::register { .. }
		| Call::amend { .. }
		| Call::retire { .. }
		| Call::enrol_officer { .. }
		| Call::renew_officer { .. } => Some(Lane::Routine),
		_ => None,
	}
}

fn incidents(call: &pallet_incidents::Call<Runtime>) -> Option<Lane> {
	use pallet_incidents::Call;
	match call {
		Call::file { status, facts, .. } if facts.threaten_life(*status) => Some(Lane::Life),
		// Drills too: the call does not say which incident is one, and nothing is read here. The count of urgent
		// calls bounds them.
		Call::public_alert { .. } | Call::all_clear { .. } => Some(Lane::Life),
		// What the whole region works by from now on; to lift it is nothing urgent.
		Call::set_response_level { level: Some(_), .. } => Some(Lane::Life),
		Call::file { status: CapStatus::Actual, .. }
		| Call::revise { .. }
		| Call::triage_accept { .. }
		| Call::triage_discard { .. }
		| Call::merge_into { .. }
		| Call::declare_provisional { .. }
		| Call::assign_lead { .. }
		| Call::set_management { .. }
		| Call::complete_response { .. }
		| Call::close { .. }
		| Call::reopen { .. }
		| Call::set_response_level { .. } => Some(Lane::Response),
		// Drills and tests wait for what is real; what is overdue is done by itself too.
		Call::file { .. } | Call::poke { .. } => Some(Lane::Routine),
		_ => None,
	}
}

fn validation(call: &pallet_validation::Call<Runtime>) -> Option<Lane> {
	use pallet_validation::Call;
	match call {
		Call::vote { .. } | Call::tally { .. } | Call::appeal { .. } => Some(Lane::Response),
		Call::finalise { .. } => Some(Lane::Routine),
		_ => None,
	}
}

fn observations(call: &pallet_observations::Call<Runtime>) -> Option<Lane> {
	use pallet_observations::Call;
	match call {
		// What has a deadline of its own.
		Call::commit { .. } | Call::reveal { .. } | Call::contest_derived { .. } => Some(Lane::Response),
		Call::observe { cell, .. } | Call::correct { cell, .. } if cell.status == CapStatus::Actual => {
			Some(Lane::Response)
		}
		Call::observe { .. }
		| Call::correct { .. }
		| Call::declare_derived { .. }
		| Call::allege_derived { .. }
		| Call::compare { .. }
		| Call::conclude { .. } => Some(Lane::Routine),
		_ => None,
	}
}

fn resources(call: &pallet_resources::Call<Runtime>) -> Option<Lane> {
	use pallet_resources::{is_lifesaving, Call};
	match call {
		Call::submit { priority, status, .. } if is_lifesaving(*priority, *status) => Some(Lane::Life),
		Call::submit { status: CapStatus::Actual, .. }
		| Call::submit_draft { .. }
		| Call::approve { .. }
		| Call::reject { .. }
		| Call::verify_need { .. }
		| Call::cancel { .. }
		| Call::commit { .. }
		| Call::commit_substitute { .. }
		| Call::release { .. }
		| Call::vouch_offer { .. }
		| Call::reserve { .. }
		| Call::respond { .. }
		| Call::allocate { .. }
		| Call::prepare { .. }
		| Call::depart { .. }
		| Call::dispatch { .. }
		| Call::cancel_shipment { .. }
		| Call::checkpoint { .. }
		| Call::arrive { .. }
		| Call::receive { .. }
		| Call::acknowledge { .. }
		| Call::contest { .. }
		| Call::declare_lost { .. }
		| Call::confirm_loss { .. }
		| Call::send_back { .. }
		| Call::take_back { .. }
		| Call::report_stock { .. } => Some(Lane::Response),
		// What can wait: drafts, drills, offers that nobody has asked for, what is agreed days ahead.
		Call::submit { .. }
		| Call::draft { .. }
		| Call::amend { .. }
		| Call::name_substitutes { .. }
		| Call::close { .. }
		| Call::publish_offer { .. }
		| Call::withdraw_offer { .. }
		| Call::unreserve { .. }
		| Call::request_return { .. }
		| Call::answer_return { .. }
		| Call::request_extension { .. }
		| Call::answer_extension { .. }
		| Call::poke { .. } => Some(Lane::Routine),
		_ => None,
	}
}

/// The calls that the brake may hold, by pallet. Everything else, and whatever does not exist, it may not: among that
/// every call that can ride in LIFE or SECURITY, motions, and what carries them.
pub const PAUSABLE: &[(&str, &[&str])] = &[
	("System", &["remark", "remark_with_event"]),
	("ValidatorSet", &["go_offline", "set_endpoint"]),
	("Agencies", &["register", "amend", "retire", "enrol_officer", "renew_officer"]),
	(
		"Incidents",
		&[
			"revise",
			"triage_accept",
			"triage_discard",
			"merge_into",
			"declare_provisional",
			"assign_lead",
			"set_management",
			"complete_response",
			"close",
			"reopen",
			"register_event_type",
			"amend_event_type",
			"retire_event_type",
			"poke",
		],
	),
	("Validation", &["vote", "tally", "appeal", "finalise"]),
	(
		"Observations",
		&[
			"define_metric",
			"observe",
			"correct",
			"commit",
			"reveal",
			"declare_derived",
			"allege_derived",
			"contest_derived",
			"rule_derived",
			"compare",
			"conclude",
		],
	),
	(
		"Resources",
		&[
			"register_product",
			"approve",
			"commit",
			"dispatch",
			"receive",
			"amend_product",
			"retire_product",
			"draft",
			"submit_draft",
			"amend",
			"cancel",
			"reject",
			"close",
			"release",
			"commit_substitute",
			"publish_offer",
			"vouch_offer",
			"withdraw_offer",
			"reserve",
			"unreserve",
			"respond",
			"allocate",
			"prepare",
			"depart",
			"cancel_shipment",
			"checkpoint",
			"arrive",
			"acknowledge",
			"contest",
			"declare_lost",
			"confirm_loss",
			"send_back",
			"take_back",
			"request_return",
			"answer_return",
			"request_extension",
			"answer_extension",
			"poke",
			"report_stock",
			"verify_need",
			"name_substitutes",
		],
	),
];

/// What the brake may not hold.
pub struct Unpausable;

impl Contains<RuntimeCallNameOf<Runtime>> for Unpausable {
	fn contains((pallet, call): &RuntimeCallNameOf<Runtime>) -> bool {
		!PAUSABLE.iter().any(|(name, calls)| {
			name.as_bytes() == pallet.as_slice()
				&& calls.iter().any(|name| name.as_bytes() == call.as_slice())
		})
	}
}
