//! What clients rely on.

use super::*;
use codec::{Encode, MaxEncodedLen};
use sp_runtime::ModuleError;

#[test]
fn calls_are_pinned() {
	let inner = keep(7);
	assert_eq!(as_root(inner.clone()).encode(), [&[12, 0][..], &inner.encode()].concat());
	let call_hash = H256::repeat_byte(3);
	let calls: [RuntimeCall; 4] = [
		crate::Call::consent { call_hash }.into(),
		crate::Call::withdraw_consent { call_hash }.into(),
		crate::Call::break_glass {}.into(),
		crate::Call::seal {}.into(),
	];
	let encoded = calls.map(|call| call.encode());
	assert_eq!(encoded[0], [&[12, 1][..], &[3; 32]].concat());
	assert_eq!(encoded[1], [&[12, 2][..], &[3; 32]].concat());
	assert_eq!(encoded[2], [12, 3]);
	assert_eq!(encoded[3], [12, 4]);
}

#[test]
fn events_are_pinned() {
	let call_hash = [3; 32].into();
	let (expires, until) = (0x0102, 0x0102);
	let time = 0x0102u64.to_le_bytes();
	let expected: [(Event<Test>, Vec<u8>); 6] = [
		(Event::Dispatched { call_hash, result: Ok(()) }, [&[0][..], &[3; 32], &[0]].concat()),
		(
			Event::Dispatched { call_hash, result: Err(DispatchError::CannotLookup) },
			[&[0][..], &[3; 32], &[1, 1]].concat(),
		),
		(Event::Consented { call_hash, expires }, [&[1][..], &[3; 32], &time].concat()),
		(Event::ConsentWithdrawn { call_hash }, [&[2][..], &[3; 32]].concat()),
		(
			Event::GlassBroken { body: Body::Committee, until, open: true },
			[&[3, 1][..], &time, &[1]].concat(),
		),
		(Event::Sealed { body: Body::Council }, vec![4, 0]),
	];
	for (event, bytes) in expected {
		assert_eq!(RuntimeEvent::from(event).encode(), [&[12][..], &bytes].concat());
	}
}

#[test]
fn errors_are_pinned() {
	let errors: [(Error<Test>, &'static str); 8] = [
		(Error::Forbidden, "Forbidden"),
		(Error::ConsentMissing, "ConsentMissing"),
		(Error::AlreadyConsented, "AlreadyConsented"),
		(Error::TooManyConsents, "TooManyConsents"),
		(Error::NotConsented, "NotConsented"),
		(Error::GlassSealed, "GlassSealed"),
		(Error::AlreadyBroken, "AlreadyBroken"),
		(Error::NothingToSeal, "NothingToSeal"),
	];
	for (number, (error, name)) in (0..).zip(errors) {
		let expected = ModuleError { index: 12, error: [number, 0, 0, 0], message: Some(name) };
		assert_eq!(DispatchError::from(error), DispatchError::Module(expected));
	}
}

#[test]
fn what_is_stored_is_pinned() {
	assert_eq!([Body::Council, Body::Committee].encode(), [0, 1]);
	let halves = Halves { council: None, committee: Some(1) };
	assert_eq!(halves.encode(), [&[0, 1][..], &1u64.to_le_bytes()].concat());
	assert_eq!(Consent::<H256>::max_encoded_len(), 40);
}
