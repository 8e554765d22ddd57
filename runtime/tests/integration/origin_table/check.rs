//! What a row says, and whether the chain does it.

use crate::{
	common::{
		account_of, batch, block, carry, door, events, extension, in_pool, in_pool_from, key, now, pair_of,
		propose, signed_by, Committee, Council,
	},
	origin_table::cast::{
		alone, ayes_of, by_council, dispatched, done, member, members, officer, signed, without, ELSEWHERE,
		OTHER,
	},
};
use frame_support::{hypothetically, traits::GetCallMetadata};
use frame_system::RawOrigin;
use muster_primitives::Role;
use muster_runtime::{
	call_policy::MAX_DEPTH, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin, System, UncheckedExtrinsic,
};
use pallet_agencies::{Call as Agencies, RevocationReason, SuspensionReason};
use pallet_collective::Event as CollectiveEvent;
use pallet_council_root::{Body, Event as DoorEvent};
use pallet_multisig::{Call as Multisig, Event as MultisigEvent};
use pallet_utility::{Call as Utility, Event as UtilityEvent};
use sp_core::sr25519::Pair;
use sp_keyring::Sr25519Keyring::Alice;
use sp_runtime::{
	generic::Preamble,
	transaction_validity::{
		InvalidTransaction, TransactionSource, TransactionValidityError, UnknownTransaction,
	},
	DispatchError, DispatchResult,
};

/// From whom a call comes, and how.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
	/// Nobody: a bare extrinsic that the network brings.
	Unsigned,
	/// Nobody: a bare extrinsic that the own node made.
	UnsignedLocal,
	/// Nobody: a general transaction that the network brings.
	General,
	/// Nobody: a general transaction that the own node made.
	GeneralLocal,
	/// A key that nobody enrolled.
	Stranger,
	/// The right officer, after the end of the term.
	Expired,
	/// The right officer, suspended.
	Suspended,
	/// The right officer, revoked.
	Revoked,
	/// The right officer, whose agency is suspended.
	OfSuspendedAgency,
	/// The right officer. Where no officer is right, the mightiest there is: Alice, who holds every role of the nation's
	/// commission and sits in council and committee.
	Officer,
	/// An officer of the same agency who holds all its roles but the one needed.
	WrongRole,
	/// An officer with every role, of an agency that answers for another region.
	Elsewhere,
	/// An officer with every role, of an agency that answers for the region, and has no part in the matter.
	OtherAgency,
	/// A member of the council, without the others.
	Councillor,
	/// A member of the committee, without the others.
	Engineer,
	/// A member of the council who has the council's `execute` carry it out.
	CouncillorExecutes,
	/// A member of the committee who has the committee's `execute` carry it out.
	EngineerExecutes,
	/// A motion of the council: two of five.
	CouncilMinority,
	/// A motion of the council: three of five.
	CouncilMajority,
	/// A motion of the council: four of five.
	CouncilThreeQuarters,
	/// A motion of the committee: three of seven.
	CommitteeMinority,
	/// A motion of the committee: four of seven.
	CommitteeMajority,
	/// A motion of the committee: five of seven.
	CommitteeTwoThirds,
	/// A motion of the committee: six of seven.
	CommitteeThreeQuarters,
	/// Root, through the door that three quarters of the council open.
	Root,
	/// [`Kind::WrongRole`], in a batch that stops at the first failure.
	InBatch,
	/// [`Kind::WrongRole`], in a batch that is all or nothing.
	InBatchAll,
	/// [`Kind::WrongRole`], in a batch that goes on.
	InForceBatch,
	/// [`Kind::WrongRole`], in as many batches as there may be.
	Nested,
	/// [`Kind::WrongRole`], in one batch more.
	NestedTooDeep,
	/// An account of several, which is no officer, though the one who signs is the right officer.
	InMultisig,
}

impl Kind {
	/// Every kind.
	pub const ALL: [Self; 31] = [
		Self::Unsigned,
		Self::UnsignedLocal,
		Self::General,
		Self::GeneralLocal,
		Self::Stranger,
		Self::Expired,
		Self::Suspended,
		Self::Revoked,
		Self::OfSuspendedAgency,
		Self::Officer,
		Self::WrongRole,
		Self::Elsewhere,
		Self::OtherAgency,
		Self::Councillor,
		Self::Engineer,
		Self::CouncillorExecutes,
		Self::EngineerExecutes,
		Self::CouncilMinority,
		Self::CouncilMajority,
		Self::CouncilThreeQuarters,
		Self::CommitteeMinority,
		Self::CommitteeMajority,
		Self::CommitteeTwoThirds,
		Self::CommitteeThreeQuarters,
		Self::Root,
		Self::InBatch,
		Self::InBatchAll,
		Self::InForceBatch,
		Self::Nested,
		Self::NestedTooDeep,
		Self::InMultisig,
	];
	/// Who was the right officer once.
	pub const FORMER: [Self; 4] = [Self::Expired, Self::Suspended, Self::Revoked, Self::OfSuspendedAgency];
	/// Officers of agencies that the matter does not concern.
	pub const FOREIGN: [Self; 2] = [Self::Elsewhere, Self::OtherAgency];
	/// Batches of one call.
	pub const BATCHES: [Self; 4] = [Self::InBatch, Self::InBatchAll, Self::InForceBatch, Self::Nested];
	/// The council as a body, with a majority or more.
	pub const COUNCIL: [Self; 2] = [Self::CouncilMajority, Self::CouncilThreeQuarters];
	/// The committee as a body, with a majority or more.
	pub const COMMITTEE: [Self; 3] =
		[Self::CommitteeMajority, Self::CommitteeTwoThirds, Self::CommitteeThreeQuarters];
}

/// What becomes of a call.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
	/// It succeeds: a right origin.
	Right,
	/// It is taken into a block and fails there.
	Fails(DispatchError),
	/// Pool and block refuse it. If they did not, its dispatch would end like this: the second line of defence.
	Refused(TransactionValidityError, DispatchResult),
	/// Pool, block and dispatch contradict one another; never expected.
	Torn(String),
}

impl Outcome {
	/// Taken, and fails.
	pub fn fails(error: impl Into<DispatchError>) -> Self {
		Self::Fails(error.into())
	}

	/// Taken, and ends like this.
	pub fn taken(result: DispatchResult) -> Self {
		result.map_or_else(Self::Fails, |()| Self::Right)
	}

	/// Refused in pool and block.
	pub fn refused(reason: InvalidTransaction, behind: DispatchResult) -> Self {
		Self::Refused(reason.into(), behind)
	}

	/// How the dispatch ends, wherever it is.
	fn dispatch(&self) -> DispatchResult {
		match self {
			Self::Right => Ok(()),
			Self::Fails(error) => Err(*error),
			Self::Refused(_, behind) => *behind,
			Self::Torn(_) => Err(DispatchError::Other("torn")),
		}
	}
}

/// Who may do what a row is about: what becomes of each kind of origin unless the row says otherwise.
#[derive(Clone)]
pub struct Authority {
	/// The role that is needed.
	pub role: Option<Role>,
	/// Why the pool refuses officers, if it does.
	pub pool: Option<InvalidTransaction>,
	/// Whether the pool takes motions that carry it.
	pub moved: bool,
	/// At dispatch: who signs and is no officer in office.
	pub outsider: DispatchResult,
	/// At dispatch: who signs and is an officer in office, without the power.
	pub insider: DispatchResult,
	/// At dispatch: a body, or a member through it, without the power.
	pub body: DispatchResult,
	/// At dispatch: Root.
	pub root: DispatchResult,
	/// At dispatch: nobody.
	pub none: DispatchResult,
	/// At dispatch: nobody, if the call says itself that it is authorized.
	pub authorized: DispatchResult,
	/// Who has the power.
	pub right: Vec<Kind>,
	/// Whether the row must say by itself what officers of other agencies may do.
	pub scoped: bool,
}

impl Authority {
	/// Nobody whom a row does not name.
	pub fn nobody() -> Self {
		let no = Err(DispatchError::BadOrigin);
		Self {
			role: None,
			pool: Some(InvalidTransaction::Call),
			moved: false,
			outsider: no,
			insider: no,
			body: no,
			root: no,
			none: no,
			authorized: no,
			right: vec![],
			scoped: false,
		}
	}

	fn outcome(&self, kind: Kind, pallet: &str) -> Option<Outcome> {
		let taken = |refusal: Option<InvalidTransaction>, result: DispatchResult| match refusal {
			Some(reason) => Outcome::refused(reason, result),
			None => Outcome::taken(result),
		};
		let of_body = || taken((!self.moved).then_some(InvalidTransaction::Call), self.body);
		if self.right.contains(&kind) {
			return Some(Outcome::Right);
		}
		Some(match kind {
			Kind::Unsigned | Kind::UnsignedLocal => Outcome::Refused(unsigned(pallet), self.none),
			Kind::General | Kind::GeneralLocal => {
				Outcome::refused(InvalidTransaction::UnknownOrigin, self.authorized)
			}
			Kind::Stranger | Kind::Expired | Kind::Suspended | Kind::Revoked | Kind::OfSuspendedAgency => {
				Outcome::refused(InvalidTransaction::BadSigner, self.outsider)
			}
			Kind::Elsewhere | Kind::OtherAgency if self.scoped => return None,
			Kind::Officer
			| Kind::WrongRole
			| Kind::Elsewhere
			| Kind::OtherAgency
			| Kind::Councillor
			| Kind::Engineer => taken(self.pool, self.insider),
			Kind::CouncillorExecutes
			| Kind::EngineerExecutes
			| Kind::CouncilMinority
			| Kind::CouncilMajority
			| Kind::CouncilThreeQuarters
			| Kind::CommitteeMinority
			| Kind::CommitteeMajority
			| Kind::CommitteeTwoThirds
			| Kind::CommitteeThreeQuarters => of_body(),
			Kind::Root => Outcome::taken(self.root),
			Kind::InMultisig => taken(self.pool, self.outsider),
			// A row answers these by what it says of the wrong role.
			Kind::InBatch | Kind::InBatchAll | Kind::InForceBatch | Kind::Nested | Kind::NestedTooDeep => {
				return None
			}
		})
	}
}

/// What the pool says to a bare extrinsic: two pallets know some, and these are none of them.
fn unsigned(pallet: &str) -> TransactionValidityError {
	match pallet {
		"System" | "Grandpa" => InvalidTransaction::Call.into(),
		_ => UnknownTransaction::NoUnsignedValidator.into(),
	}
}

/// A call in a state in which it succeeds, if the origin is right.
pub struct Case {
	call: RuntimeCall,
	signer: Pair,
	direct: Option<RuntimeOrigin>,
}

impl Case {
	/// A call that this officer signs rightly, or would.
	pub fn of(signer: Pair, call: impl Into<RuntimeCall>) -> Self {
		Self { call: call.into(), signer, direct: None }
	}

	/// A call that is no officer's: not even the mightiest signs it.
	pub fn of_nobody<C: Into<RuntimeCall>>(call: C) -> Self {
		Self::of(pair_of(Alice), call)
	}

	/// A call that nobody can bring: that it is a valid one is shown by its dispatch with this origin.
	pub fn dispatched_by(self, origin: RuntimeOrigin) -> Self {
		Self { direct: Some(origin), ..self }
	}
}

/// One call of the metadata, and what becomes of it from every kind of origin.
pub struct Row {
	/// Pallet and call.
	pub call: String,
	/// Who may.
	pub authority: Authority,
	/// Sets the stage.
	pub arrange: Box<dyn Fn() -> Case>,
	/// What the authority does not say, or says otherwise.
	pub but: Vec<(Kind, Outcome)>,
}

impl Row {
	/// A row without exceptions.
	pub fn new(call: &str, authority: Authority, arrange: impl Fn() -> Case + 'static) -> Self {
		Self { call: call.into(), authority, arrange: Box::new(arrange), but: vec![] }
	}

	/// With this outcome for these kinds.
	pub fn but(mut self, kinds: impl IntoIterator<Item = Kind>, outcome: Outcome) -> Self {
		for kind in kinds {
			self.but.retain(|(named, _)| *named != kind);
			self.but.push((kind, outcome.clone()));
		}
		self
	}

	/// Officers who are no more are refused, and the dispatch would not ask: it ends like this.
	pub fn former(self, behind: DispatchResult) -> Self {
		self.but(Kind::FORMER, Outcome::refused(InvalidTransaction::BadSigner, behind))
	}

	/// The pallet.
	pub fn pallet(&self) -> &str {
		self.call.split('.').next().unwrap_or_default()
	}

	/// What is to become of the call; `None` if neither the row nor its authority says so.
	pub fn outcome(&self, kind: Kind) -> Option<Outcome> {
		if let Some((_, outcome)) = self.but.iter().find(|(named, _)| *named == kind) {
			return Some(outcome.clone());
		}
		match kind {
			Kind::InBatch | Kind::InBatchAll | Kind::InForceBatch | Kind::Nested => {
				self.outcome(Kind::WrongRole)
			}
			Kind::NestedTooDeep => {
				let behind = self.outcome(Kind::WrongRole)?.dispatch();
				Some(Outcome::refused(InvalidTransaction::Call, behind))
			}
			_ => self.authority.outcome(kind, self.pallet()),
		}
	}

	/// Sets the stage; the row's call, and an origin that it works with. `None` of a row that nobody shows to work.
	pub fn staged(&self) -> Option<(RuntimeOrigin, RuntimeCall)> {
		let case = (self.arrange)();
		if let Some(origin) = case.direct {
			return Some((origin, case.call));
		}
		let right = |kind: &Kind| self.outcome(*kind) == Some(Outcome::Right);
		let kind = Kind::ALL.into_iter().find(right)?;
		let Attempt { origin, call, .. } = Attempt::new(kind, &case, self.authority.role);
		Some((origin, call))
	}

	/// What the chain makes of the row's call.
	pub fn seen(&self) -> Seen {
		hypothetically!({
			let case = (self.arrange)();
			let metadata = case.call.get_call_metadata();
			let dispatched = |origin| hypothetically!(dispatched(origin, case.call.clone()));
			Seen {
				call: format!("{}.{}", metadata.pallet_name, metadata.function_name),
				direct: case.direct.clone().map(dispatched),
				found: Kind::ALL.map(|kind| (kind, hypothetically!(self.found(kind, &case)))),
			}
		})
	}

	/// Where the chain does otherwise than the row says, or the row says nothing, or does not show that its call works.
	pub fn faults(&self) -> Vec<String> {
		self.faults_in(&self.seen())
	}

	/// As [`Row::faults`], of what was seen before.
	pub fn faults_in(&self, seen: &Seen) -> Vec<String> {
		let mut faults = vec![];
		if seen.call != self.call {
			faults.push(format!("the row tries {}", seen.call));
		}
		// Whatever fails must fail for its origin: somebody succeeds.
		match seen.direct {
			Some(Ok(())) => {}
			Some(Err(error)) => faults.push(format!("the call does not work at all: {error:?}")),
			None if Kind::ALL.iter().all(|kind| self.outcome(*kind) != Some(Outcome::Right)) => {
				faults.push("nobody shows that the call works".into());
			}
			None => {}
		}
		for (kind, found) in &seen.found {
			match self.outcome(*kind) {
				None => faults.push(format!("the row does not say what becomes of {kind:?}")),
				Some(expected) if expected != *found => {
					faults.push(format!("{kind:?}: expected {expected:?}, found {found:?}"));
				}
				Some(_) => {}
			}
		}
		faults.into_iter().map(|fault| format!("{}: {fault}", self.call)).collect()
	}

	/// What becomes of the call from this kind of origin.
	fn found(&self, kind: Kind, case: &Case) -> Outcome {
		let attempt = Attempt::new(kind, case, self.authority.role);
		match hypothetically!(attempt.answer()) {
			Answer::Taken(result) => Outcome::taken(result),
			Answer::Torn(what) => Outcome::Torn(what),
			Answer::Refused(reason, forced) => {
				System::reset_events();
				let behind = dispatched(attempt.origin, attempt.call).and_then(|()| first_failure());
				match forced {
					Some(forced) if forced != behind => {
						Outcome::Torn(format!("forced into a block {forced:?}, dispatched {behind:?}"))
					}
					_ => Outcome::Refused(reason, behind),
				}
			}
		}
	}
}

/// What the chain makes of a row's call.
pub struct Seen {
	/// Which call it is.
	call: String,
	/// How it ends with the origin that shows that it works, if it takes one.
	direct: Option<DispatchResult>,
	/// What becomes of it from every kind of origin.
	found: [(Kind, Outcome); Kind::ALL.len()],
}

/// A call on its way.
struct Attempt {
	way: Way,
	/// What is dispatched if nobody refuses it before, and with which origin.
	call: RuntimeCall,
	origin: RuntimeOrigin,
}

/// The way into the chain.
enum Way {
	Signed(Box<(Pair, RuntimeCall)>),
	Bare(TransactionSource),
	General(TransactionSource),
	Motion(Body, usize),
}

/// What the chain answers.
enum Answer {
	/// It is in a block, where it ended like this.
	Taken(DispatchResult),
	/// The pool refuses it, and so do blocks. What has no signer an author may force into a block all the same, where it
	/// ended like this.
	Refused(TransactionValidityError, Option<DispatchResult>),
	/// Pool and block contradict each other.
	Torn(String),
}

impl Attempt {
	/// Makes the one who tries what `kind` says, if need be: takes the right officer out of office.
	fn new(kind: Kind, case: &Case, role: Option<Role>) -> Self {
		let call = case.call.clone();
		let account = || account_of(&case.signer);
		let agency =
			pallet_agencies::Officers::<Runtime>::get(account()).expect("who signs is an officer").agency;
		let wrong_role = || without(agency, role);
		match kind {
			Kind::Unsigned => Self::bare(TransactionSource::External, call),
			Kind::UnsignedLocal => Self::bare(TransactionSource::Local, call),
			Kind::General => Self::general(TransactionSource::External, call),
			Kind::GeneralLocal => Self::general(TransactionSource::Local, call),
			Kind::Stranger => Self::signed(key("stranger"), call),
			Kind::Officer => Self::signed(case.signer.clone(), call),
			Kind::Expired => {
				by_council(Agencies::renew_officer { account: account(), valid_until: now() + 1 });
				block(vec![]);
				Self::signed(case.signer.clone(), call)
			}
			Kind::Suspended => {
				let reason = SuspensionReason::KeyCompromise;
				by_council(Agencies::suspend_officer { account: account(), reason });
				Self::signed(case.signer.clone(), call)
			}
			Kind::Revoked => {
				let reason = RevocationReason::KeyCompromise;
				by_council(Agencies::revoke_officer { account: account(), reason });
				Self::signed(case.signer.clone(), call)
			}
			Kind::OfSuspendedAgency => {
				let reason = SuspensionReason::Investigation;
				done(signed(&member(Body::Council)), Agencies::suspend { agency, reason });
				Self::signed(case.signer.clone(), call)
			}
			Kind::WrongRole => Self::signed(wrong_role(), call),
			Kind::Elsewhere => Self::signed(officer(ELSEWHERE), call),
			Kind::OtherAgency => Self::signed(officer(OTHER), call),
			Kind::Councillor => Self::signed(member(Body::Council), call),
			Kind::Engineer => Self::signed(member(Body::Committee), call),
			Kind::CouncillorExecutes => Self::executed(Body::Council, call),
			Kind::EngineerExecutes => Self::executed(Body::Committee, call),
			Kind::CouncilMinority => Self::moved(Body::Council, 2, call),
			Kind::CouncilMajority => Self::moved(Body::Council, 3, call),
			Kind::CouncilThreeQuarters => Self::moved(Body::Council, 4, call),
			Kind::CommitteeMinority => Self::moved(Body::Committee, 3, call),
			Kind::CommitteeMajority => Self::moved(Body::Committee, 4, call),
			Kind::CommitteeTwoThirds => Self::moved(Body::Committee, 5, call),
			Kind::CommitteeThreeQuarters => Self::moved(Body::Committee, 6, call),
			Kind::Root => Self::moved(Body::Council, 4, door(call)),
			Kind::InBatch => Self::signed(wrong_role(), batch(vec![call])),
			Kind::InBatchAll => Self::signed(wrong_role(), Utility::batch_all { calls: vec![call] }.into()),
			Kind::InForceBatch => {
				Self::signed(wrong_role(), Utility::force_batch { calls: vec![call] }.into())
			}
			Kind::Nested => Self::signed(wrong_role(), nested(call, MAX_DEPTH)),
			Kind::NestedTooDeep => Self::signed(wrong_role(), nested(call, MAX_DEPTH + 1)),
			Kind::InMultisig => {
				let other_signatories = vec![account_of(&key("nobody"))];
				let together = Multisig::as_multi_threshold_1 { other_signatories, call: Box::new(call) };
				Self::signed(case.signer.clone(), together.into())
			}
		}
	}

	fn bare(source: TransactionSource, call: RuntimeCall) -> Self {
		Self { way: Way::Bare(source), call, origin: RawOrigin::None.into() }
	}

	fn general(source: TransactionSource, call: RuntimeCall) -> Self {
		Self { way: Way::General(source), call, origin: RawOrigin::Authorized.into() }
	}

	fn signed(by: Pair, call: RuntimeCall) -> Self {
		Self { origin: signed(&by), way: Way::Signed(Box::new((by, call.clone()))), call }
	}

	fn executed(body: Body, call: RuntimeCall) -> Self {
		let (proposal, length_bound) = (Box::new(call.clone()), 10_000);
		let execute = match body {
			Body::Council => Council::execute { proposal, length_bound }.into(),
			Body::Committee => Committee::execute { proposal, length_bound }.into(),
		};
		Self { way: Way::Signed(Box::new((member(body), execute))), call, origin: alone(body) }
	}

	fn moved(body: Body, ayes: usize, call: RuntimeCall) -> Self {
		Self { way: Way::Motion(body, ayes), call, origin: ayes_of(body, ayes) }
	}

	fn answer(&self) -> Answer {
		match &self.way {
			Way::Signed(signed) => {
				let (by, call) = &**signed;
				answer_to(TransactionSource::External, signed_by(by, call.clone()))
			}
			Way::Bare(source) => answer_to(*source, UncheckedExtrinsic::new_bare(self.call.clone())),
			Way::General(source) => {
				answer_to(*source, UncheckedExtrinsic::new_transaction(self.call.clone(), extension(0)))
			}
			Way::Motion(body, ayes) => {
				let members = &members(*body)[..*ayes];
				let motion = signed_by(&members[0], propose(*body, *ayes, self.call.clone()));
				if in_pool(motion.clone()).is_err() {
					return answer_to(TransactionSource::External, motion);
				}
				match carry(*body, members, self.call.clone()) {
					Err(refusal) => Answer::Torn(format!("only the block refuses the motion: {refusal:?}")),
					Ok(result) => Answer::Taken(result.and_then(|()| first_failure())),
				}
			}
		}
	}
}

/// What pool and block answer to a transaction.
fn answer_to(source: TransactionSource, transaction: UncheckedExtrinsic) -> Answer {
	let signed = matches!(transaction.preamble, Preamble::Signed(..));
	let mandatory = TransactionValidityError::from(InvalidTransaction::MandatoryValidation);
	match in_pool_from(source, transaction.clone()) {
		// Inherents are the author's: the pool stops them before it looks at anything else, and a block has its own.
		Err(refusal) if refusal == mandatory => Answer::Refused(refusal, None),
		Err(refusal) => match block(vec![transaction]).remove(0) {
			Ok(result) if !signed => Answer::Refused(refusal, Some(result)),
			Err(other) if !signed || other == refusal => Answer::Refused(refusal, None),
			in_block => Answer::Torn(format!("in the pool {refusal:?}, in a block {in_block:?}")),
		},
		Ok(_) => match block(vec![transaction]).remove(0) {
			Ok(result) => Answer::Taken(result.and_then(|()| first_failure())),
			Err(refusal) => Answer::Torn(format!("only the block refuses it: {refusal:?}")),
		},
	}
}

/// The first failure on record that made nothing fail around it: in a batch, a motion, behind the door.
fn first_failure() -> DispatchResult {
	events().into_iter().find_map(failure).map_or(Ok(()), Err)
}

fn failure(event: RuntimeEvent) -> Option<DispatchError> {
	match event {
		RuntimeEvent::Utility(
			UtilityEvent::BatchInterrupted { error, .. } | UtilityEvent::ItemFailed { error },
		) => Some(error),
		RuntimeEvent::Utility(UtilityEvent::DispatchedAs { result })
		| RuntimeEvent::Multisig(MultisigEvent::MultisigExecuted { result, .. })
		| RuntimeEvent::CouncilRoot(DoorEvent::Dispatched { result, .. })
		| RuntimeEvent::Council(
			CollectiveEvent::Executed { result, .. } | CollectiveEvent::MemberExecuted { result, .. },
		)
		| RuntimeEvent::TechnicalCommittee(
			CollectiveEvent::Executed { result, .. } | CollectiveEvent::MemberExecuted { result, .. },
		) => result.err(),
		_ => None,
	}
}

/// The call in so many batches that it is `depth` deep in all.
fn nested(call: RuntimeCall, depth: u8) -> RuntimeCall {
	(depth_of(&call)..depth).fold(call, |call, _| batch(vec![call]))
}

/// How deep a call is: 1, and what it carries.
fn depth_of(call: &RuntimeCall) -> u8 {
	let carried = match call {
		RuntimeCall::Utility(
			Utility::batch { calls } | Utility::batch_all { calls } | Utility::force_batch { calls },
		) => calls.iter().map(depth_of).max(),
		RuntimeCall::Multisig(
			Multisig::as_multi { call, .. } | Multisig::as_multi_threshold_1 { call, .. },
		) => Some(depth_of(call)),
		RuntimeCall::Council(Council::propose { proposal, .. } | Council::execute { proposal, .. })
		| RuntimeCall::TechnicalCommittee(
			Committee::propose { proposal, .. } | Committee::execute { proposal, .. },
		) => Some(depth_of(proposal)),
		_ => None,
	};
	carried.unwrap_or(0) + 1
}
