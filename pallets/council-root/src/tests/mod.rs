//! Tests: one file per call, the invariants, and what is pinned. This one has the helpers.

pub use crate::{mock::*, Body, Consent, Consents, Error, Event, Glass, Halves};
pub use frame_support::{assert_noop, assert_ok};
pub use frame_system::RawOrigin;
pub use muster_primitives::Moment;
pub use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	DispatchError, DispatchResult,
};

use frame_support::dispatch::DispatchResultWithPostInfo;
use sp_runtime::testing::H256;

mod break_glass;
mod consent;
mod dispatch_as_root;
mod invariants;
mod pinned;
mod seal;
mod withdraw_consent;

/// A motion that passed with this many of a body's members.
fn of(body: Body, ayes: u32, members: u32) -> RuntimeOrigin {
	steps::Origin::Motion { body, ayes, members }.into()
}

/// A motion of the council.
fn motion(ayes: u32, members: u32) -> RuntimeOrigin {
	of(Body::Council, ayes, members)
}

/// A motion of the committee.
fn committee(ayes: u32, members: u32) -> RuntimeOrigin {
	of(Body::Committee, ayes, members)
}

/// Who is neither body.
fn strangers() -> [RuntimeOrigin; 3] {
	[RawOrigin::Signed(1).into(), RawOrigin::None.into(), RawOrigin::Root.into()]
}

fn keep(value: u32) -> RuntimeCall {
	steps::Call::keep { value }.into()
}

fn keep_and_fail(value: u32) -> RuntimeCall {
	steps::Call::keep_and_fail { value }.into()
}

fn batch(calls: Vec<RuntimeCall>) -> RuntimeCall {
	steps::Call::batch { calls }.into()
}

/// A call that takes the committee's consent.
fn upgrade(value: u32) -> RuntimeCall {
	steps::Call::upgrade { value, works: true }.into()
}

/// One that fails.
fn failing_upgrade(value: u32) -> RuntimeCall {
	steps::Call::upgrade { value, works: false }.into()
}

fn as_root(call: RuntimeCall) -> RuntimeCall {
	crate::Call::dispatch_as_root { call: Box::new(call) }.into()
}

fn dispatch(origin: impl Into<RuntimeOrigin>, call: RuntimeCall) -> DispatchResultWithPostInfo {
	CouncilRoot::dispatch_as_root(origin.into(), Box::new(call))
}

fn kept() -> Option<u32> {
	steps::Kept::<Test>::get()
}

fn hash(call: &RuntimeCall) -> H256 {
	BlakeTwo256::hash_of(call)
}

/// The committee consents to a call.
fn consent(call: &RuntimeCall) -> DispatchResult {
	CouncilRoot::consent(committee(2, 3), hash(call))
}

/// A body breaks its half of the glass.
fn break_glass(body: Body) -> DispatchResult {
	CouncilRoot::break_glass(of(body, 3, 4))
}

fn assert_last(event: Event<Test>) {
	System::assert_last_event(event.into());
}
