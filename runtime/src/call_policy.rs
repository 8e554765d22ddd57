//! Which signed calls this chain takes, and in which lane.
//!
//! Default deny: what is not named here is invalid in the pool, whatever its origin would say. Wrappers are looked into:
//! every inner call must be named, the wrapper rides in the lowest lane of what it carries, and nesting deeper than
//! [`MAX_DEPTH`] is refused. A new call of any pallet does not compile into a lane by itself; the compiler asks for it
//! here where a pallet's calls are matched one by one, and `tests/call_policy.rs` lists every call of the metadata.

use crate::RuntimeCall;
use muster_primitives::CapStatus;
use pallet_quota::{Classify, Lane};

/// How deep wrappers may nest: a batch in a motion is 2.
pub const MAX_DEPTH: u8 = 4;

/// The policy.
pub struct CallPolicy;

impl Classify<RuntimeCall> for CallPolicy {
	fn lane(call: &RuntimeCall) -> Option<Lane> {
		signed(call, MAX_DEPTH)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_call() -> RuntimeCall {
		frame_system::Call::remark { remark: alloc::vec::Vec::new() }.into()
	}
}

/// Lane of a call that an officer signs.
fn signed(call: &RuntimeCall, depth: u8) -> Option<Lane> {
	let inside = depth.checked_sub(1)?;
	match call {
		// A note for the block's body, kept by nobody: for tests of the line.
		RuntimeCall::System(frame_system::Call::remark { .. }) => Some(Lane::Routine),
		RuntimeCall::System(frame_system::Call::apply_authorized_upgrade { .. }) => Some(Lane::Security),
		// Not `purge_keys`: who has none is no validator any more and cannot set any, and the last one would stop the
		// chain. Leaving the set is the council's business.
		RuntimeCall::Session(pallet_session::Call::set_keys { .. }) => Some(Lane::Security),
		RuntimeCall::Council(call) => collective(call, inside),
		RuntimeCall::TechnicalCommittee(call) => collective(call, inside),
		RuntimeCall::Utility(
			pallet_utility::Call::batch { calls }
			| pallet_utility::Call::batch_all { calls }
			| pallet_utility::Call::force_batch { calls },
		) => lowest(calls, |call| signed(call, inside)),
		RuntimeCall::Multisig(call) => match call {
			pallet_multisig::Call::as_multi_threshold_1 { call, .. }
			| pallet_multisig::Call::as_multi { call, .. } => signed(call, inside),
			pallet_multisig::Call::approve_as_multi { .. }
			| pallet_multisig::Call::cancel_as_multi { .. }
			| pallet_multisig::Call::poke_deposit { .. } => Some(Lane::Routine),
			_ => None,
		},
		RuntimeCall::Agencies(call) => agencies(call),
		RuntimeCall::Incidents(call) => incidents(call),
		RuntimeCall::Validation(
			pallet_validation::Call::vote { .. } | pallet_validation::Call::tally { .. },
		) => Some(Lane::Response),
		RuntimeCall::Resources(call) => resources(call),
		_ => None,
	}
}

/// Motions and votes of a collective. What a motion carries runs with the collective's origin, so it is measured by
/// what collectives may do, not by what officers may.
fn collective<I: 'static>(call: &pallet_collective::Call<crate::Runtime, I>, depth: u8) -> Option<Lane>
where
	crate::Runtime: pallet_collective::Config<I, Proposal = RuntimeCall>,
{
	match call {
		pallet_collective::Call::propose { proposal, .. }
		| pallet_collective::Call::execute { proposal, .. } => governed(proposal, depth).then_some(Lane::Security),
		pallet_collective::Call::vote { .. } | pallet_collective::Call::close { .. } => Some(Lane::Security),
		_ => None,
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
		RuntimeCall::Agencies(_) | RuntimeCall::CouncilRoot(_) => true,
		RuntimeCall::Resources(call) => matches!(call, pallet_resources::Call::register_product { .. }),
		RuntimeCall::System(call) => matches!(call, frame_system::Call::remark { .. }),
		// Withdrawing a motion is the council's, by a motion: no signer may.
		RuntimeCall::Council(call) => matches!(call, pallet_collective::Call::disapprove_proposal { .. }),
		RuntimeCall::TechnicalCommittee(call) => {
			matches!(call, pallet_collective::Call::disapprove_proposal { .. })
		}
		_ => false,
	}
}

/// The lowest lane among `calls`; `None` if one is refused or there is none.
fn lowest(calls: &[RuntimeCall], lane: impl Fn(&RuntimeCall) -> Option<Lane>) -> Option<Lane> {
	calls.iter().map(lane).collect::<Option<alloc::vec::Vec<_>>>()?.into_iter().min()
}

fn agencies(call: &pallet_agencies::Call<crate::Runtime>) -> Option<Lane> {
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

fn incidents(call: &pallet_incidents::Call<crate::Runtime>) -> Option<Lane> {
	use pallet_incidents::Call;
	match call {
		Call::file { status, facts, .. } if facts.threaten_life(*status) => Some(Lane::Life),
		Call::file { status: CapStatus::Actual, .. }
		| Call::revise { .. }
		| Call::triage_accept { .. }
		| Call::triage_discard { .. } => Some(Lane::Response),
		// Drills and tests wait for what is real.
		Call::file { .. } => Some(Lane::Routine),
		_ => None,
	}
}

fn resources(call: &pallet_resources::Call<crate::Runtime>) -> Option<Lane> {
	use pallet_resources::{is_lifesaving, Call};
	match call {
		Call::submit { priority, status, .. } if is_lifesaving(*priority, *status) => Some(Lane::Life),
		Call::submit { status: CapStatus::Actual, .. }
		| Call::approve { .. }
		| Call::commit { .. }
		| Call::dispatch { .. }
		| Call::receive { .. } => Some(Lane::Response),
		Call::submit { .. } => Some(Lane::Routine),
		_ => None,
	}
}
