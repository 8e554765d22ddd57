//! What clients rely on.

use super::*;
use crate::{Error, Event};
use codec::Encode;
use sp_runtime::{DispatchError, ModuleError};

#[test]
fn the_call_is_pinned() {
	let inner = keep(7);
	assert_eq!(as_root(inner.clone()).encode(), [&[12, 0][..], &inner.encode()].concat());
}

#[test]
fn the_event_is_pinned() {
	let call_hash = [3; 32].into();
	let dispatched: RuntimeEvent = Event::Dispatched { call_hash, result: Ok(()) }.into();
	assert_eq!(dispatched.encode(), [&[12, 0][..], &[3; 32], &[0]].concat());

	let failed: RuntimeEvent =
		Event::Dispatched { call_hash, result: Err(DispatchError::CannotLookup) }.into();
	assert_eq!(failed.encode(), [&[12, 0][..], &[3; 32], &[1, 1]].concat());
}

#[test]
fn the_error_is_pinned() {
	let error = DispatchError::from(Error::<Test>::Forbidden);
	assert_eq!(
		error,
		DispatchError::Module(ModuleError { index: 12, error: [0; 4], message: Some("Forbidden") })
	);
}
