//! Several officers in one: `pallet-multisig` works without a currency.

use crate::common::{
	self, apply, as_root, error, events, motion, now, refused, region, remark, report, send, COUNCIL,
};
use frame_support::{dispatch::GetDispatchInfo, instances::Instance1, weights::Weight};
use muster_primitives::{Role, Roles, Severity, Urgency};
use muster_runtime::{AccountId, Runtime, RuntimeCall, RuntimeEvent, System};
use pallet_council_root::Body;
use pallet_multisig::{Event as MultisigEvent, Multisigs, Timepoint};
use sp_keyring::Sr25519Keyring::{self, Alice, Bob};
use sp_runtime::{transaction_validity::InvalidTransaction, DispatchError, DispatchResult};

type Multisig = pallet_multisig::Call<Runtime>;

/// The account that Alice and Bob are together.
fn together() -> AccountId {
	pallet_multisig::Pallet::<Runtime>::multi_account_id(&signatories(), 2)
}

fn signatories() -> Vec<AccountId> {
	let mut both = vec![Alice.to_account_id(), Bob.to_account_id()];
	both.sort();
	both
}

/// What `signer` sends to approve, or to carry out, `call` in the name of both.
fn as_multi(
	signer: Sr25519Keyring,
	maybe_timepoint: Option<Timepoint<u32>>,
	call: &RuntimeCall,
) -> RuntimeCall {
	let other_signatories =
		signatories().into_iter().filter(|account| *account != signer.to_account_id()).collect();
	let max_weight: Weight = call.get_dispatch_info().call_weight;
	let call = Box::new(call.clone());
	Multisig::as_multi { threshold: 2, other_signatories, maybe_timepoint, call, max_weight }.into()
}

/// Both sign `call`; how it ended.
fn both(call: RuntimeCall) -> DispatchResult {
	apply(Alice, as_multi(Alice, None, &call));
	let (_, hash, open) = Multisigs::<Runtime>::iter().next().expect("one is open");
	assert_eq!((open.deposit, hash), (0, sp_io::hashing::blake2_256(&codec::Encode::encode(&call))));
	apply(Bob, as_multi(Bob, Some(open.when), &call));
	assert_eq!(Multisigs::<Runtime>::iter().count(), 0, "done is put away");
	events()
		.into_iter()
		.find_map(|event| match event {
			RuntimeEvent::Multisig(MultisigEvent::MultisigExecuted { multisig, result, .. }) => {
				assert_eq!(multisig, together());
				Some(result)
			}
			_ => None,
		})
		.expect("both have signed")
}

#[test]
fn two_officers_sign_one_call() {
	common::on_chain(|| {
		let before = System::account(Alice.to_account_id());
		assert_eq!(both(remark()), Ok(()));
		let after = System::account(Alice.to_account_id());
		assert_eq!(
			(after.consumers, after.providers),
			(before.consumers, before.providers),
			"nothing is held"
		);
	});
}

#[test]
fn one_signature_is_not_two() {
	common::on_chain(|| {
		let call = remark();
		apply(Alice, as_multi(Alice, None, &call));
		let (_, _, open) = Multisigs::<Runtime>::iter().next().expect("one is open");
		let again = send(Alice, as_multi(Alice, Some(open.when), &call));
		assert_eq!(again, error(pallet_multisig::Error::<Runtime>::AlreadyApproved));
	});
}

#[test]
fn the_common_account_is_an_officer_like_another() {
	common::on_chain(|| {
		let report = report(region(420_100), Severity::Moderate, Urgency::Expected);
		assert_eq!(both(report.clone()), Err(DispatchError::BadOrigin), "nobody enrolled it");

		let enrol = pallet_agencies::Call::enrol_officer {
			agency: 1,
			account: together(),
			roles: Roles::of(&[Role::Report]),
			valid_until: now() + 86_400_000,
		};
		assert_eq!(motion(&COUNCIL[..3], enrol), Ok(()));
		assert_eq!(both(report), Ok(()));
		let filed = pallet_incidents::Reports::<Runtime>::get(1, 1).expect("it is filed");
		assert_eq!((filed.agency, filed.officer), (1, together()));
	});
}

/// What it moves or votes is measured by its own seat, not by the seats of who signs.
#[test]
fn the_common_account_sits_for_itself() {
	common::on_chain(|| {
		let call = common::propose(Body::Council, 3, remark());
		assert_eq!(send(Alice, as_multi(Alice, None, &call)), refused(InvalidTransaction::Custom(2)));
		let mut new_members: Vec<_> = COUNCIL.iter().map(|key| key.to_account_id()).collect();
		new_members.push(together());
		let seat = common::Council::set_members { new_members, prime: None, old_count: 4 };
		assert_eq!(as_root(seat), Ok(()));
		assert_eq!(both(call), Ok(()));
		assert_eq!(pallet_collective::Proposals::<Runtime, Instance1>::get().len(), 1);
	});
}

#[test]
fn an_open_one_is_taken_back() {
	common::on_chain(|| {
		let call = remark();
		apply(Alice, as_multi(Alice, None, &call));
		let (_, call_hash, open) = Multisigs::<Runtime>::iter().next().expect("one is open");
		let other_signatories = vec![Bob.to_account_id()];
		apply(
			Alice,
			Multisig::cancel_as_multi { threshold: 2, other_signatories, timepoint: open.when, call_hash },
		);
		assert_eq!(Multisigs::<Runtime>::iter().count(), 0);
	});
}
