//! One file per call, then liveness, elections, offences and evidence; this one has the helpers.

mod admit;
mod election;
mod equivocation;
mod force;
mod genesis;
mod go_offline;
mod go_online;
mod invariants;
mod liveness;
mod offence;
mod pinned;
mod reinstate;
mod remove;
mod set_endpoint;
mod state_machine;

pub use crate::{mock::*, *};
pub use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult, BoundedVec};
pub use sp_runtime::{traits::BadOrigin, DispatchError};
pub use sp_staking::SessionIndex;

pub fn by(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn council() -> RuntimeOrigin {
	by(COUNCIL)
}

pub fn assert_last(event: Event<Test>) {
	System::assert_last_event(event.into());
}

/// Each caller with what it is refused with.
pub fn assert_refused(
	call: impl Fn(RuntimeOrigin) -> DispatchResult,
	cases: impl IntoIterator<Item = (RuntimeOrigin, DispatchError)>,
) {
	for (origin, error) in cases {
		assert_noop!(call(origin), error);
	}
}

/// Who cannot speak for the council.
pub fn others() -> [(RuntimeOrigin, DispatchError); 4] {
	let refused: DispatchError = BadOrigin.into();
	[RuntimeOrigin::none(), RuntimeOrigin::root(), by(1), by(STRANGER)].map(|origin| (origin, refused))
}

/// Who operates no validator.
pub fn no_operators() -> [(RuntimeOrigin, DispatchError); 5] {
	let refused: DispatchError = BadOrigin.into();
	[
		(RuntimeOrigin::none(), refused),
		(RuntimeOrigin::root(), refused),
		(council(), refused),
		(by(STRANGER), refused),
		(by(COLLEAGUE), Error::<Test>::NotAMember.into()),
	]
}

pub fn standby(reason: StandbyReason) -> Status {
	Status::Standby { reason }
}

/// Changes a record behind the back of the calls.
pub fn change(who: AccountId, change: impl FnOnce(&mut Validator)) {
	Validators::<Test>::mutate(who, |validator| validator.as_mut().map(change));
}

/// Admits `who`, gives it keys and takes it online.
pub fn join(who: AccountId) {
	assert_ok!(ValidatorSet::admit(council(), who as u32, who));
	assert_ok!(set_keys(who, 0));
	assert_ok!(ValidatorSet::go_online(by(who)));
}

pub fn members(
	named: impl IntoIterator<Item = AccountId>,
) -> BoundedVec<AccountId, frame_support::traits::ConstU32<MAX>> {
	BoundedVec::truncate_from(named.into_iter().collect())
}

pub fn endpoint(peer: &str, addresses: &[&str]) -> Endpoint {
	let address = |text: &&str| Address::try_from(text.as_bytes().to_vec()).expect("an address that fits");
	Endpoint {
		peer: PeerId::try_from(peer.as_bytes().to_vec()).expect("a peer id that fits"),
		addresses: BoundedVec::try_from(addresses.iter().map(address).collect::<Vec<_>>())
			.expect("at most four addresses"),
	}
}

/// The peer id of an Ed25519 key.
pub const PEER: &str = "12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp";
pub const OTHER_PEER: &str = "12D3KooWHdiAxVd8uMQR1hGWXccidmfCwLqcMpGwR6QcTP6QRMuD";

/// The accounts of the set that is on.
pub fn set() -> Vec<AccountId> {
	Session::validators()
}

/// The accounts of the set of the next session.
pub fn queued() -> Vec<AccountId> {
	pallet_session::QueuedKeys::<Test>::get().into_iter().map(|(who, _)| who).collect()
}

/// Whether a set was named in this block.
pub fn named() -> bool {
	System::events()
		.iter()
		.any(|record| record.event == RuntimeEvent::Session(pallet_session::Event::NewQueued))
}

/// Reports an offence of these validators in slot `at`, with the share of a set of seven.
pub fn offend(at: u64, offender: AccountId) {
	use sp_staking::offence::ReportOffence;
	let offence = BlockEquivocationOffence {
		slot: at.into(),
		session_index: Session::current_index(),
		validator_set_count: 7,
		offender: (offender, ()),
	};
	assert_eq!(Offences::report_offence(Vec::new(), offence), Ok(()));
}
