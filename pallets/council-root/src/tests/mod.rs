//! Tests: one file per call, and what is pinned.

use crate::mock::*;

mod dispatch_as_root;
mod pinned;

/// A motion that passed with this many of the members.
fn motion(ayes: u32, members: u32) -> RuntimeOrigin {
	steps::Origin::Motion { ayes, members }.into()
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

fn as_root(call: RuntimeCall) -> RuntimeCall {
	crate::Call::dispatch_as_root { call: Box::new(call) }.into()
}

fn kept() -> Option<u32> {
	steps::Kept::<Test>::get()
}
