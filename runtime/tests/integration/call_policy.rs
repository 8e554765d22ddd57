//! Which signed calls the chain takes, and in which lane: every call of the metadata has its row here.

mod table;

use self::table::*;
use crate::common::{
	self, admit, batch, block, calls, cell, door, extension_of, in_pool, key, on_chain, pair_of, refused,
	region, remark, request, says, signed, signed_by, text, variants, Council,
};
use codec::Encode;
use frame_support::{
	dispatch::{DispatchClass, GetDispatchInfo},
	instances::Instance1,
	traits::{Contains, GetCallMetadata},
	weights::Weight,
};
use muster_primitives::{
	AgencyClass, CapStatus, Priority, RegionCode, ResponseLevel, Role, Roles, Severity, Urgency,
};
use muster_runtime::{
	call_policy::{Unpausable, MAX_DEPTH},
	Address, OriginCaller, Runtime, RuntimeCall, Signature, SignedPayload, UncheckedExtrinsic,
};
use pallet_quota::{Lane, Refusal};
use pallet_utility::Call as Utility;
use proptest::{collection::vec, prelude::*, sample::select, test_runner::TestRunner};
use scale_info::meta_type;
use sp_core::Pair;
use sp_keyring::Sr25519Keyring::{self, Alice, Dave};
use sp_runtime::{
	generic::Era,
	transaction_validity::{InvalidTransaction, UnknownTransaction},
	DispatchError,
};
use std::collections::BTreeSet;

fn name(call: &RuntimeCall) -> (String, String) {
	let metadata = call.get_call_metadata();
	(metadata.pallet_name.into(), metadata.function_name.into())
}

#[test]
fn every_call_of_the_metadata_has_a_row() {
	on_chain(|| {
		let there: BTreeSet<_> = variants(meta_type::<RuntimeCall>())
			.into_iter()
			.flat_map(|(pallet, ..)| calls(&pallet).into_iter().map(move |(call, _)| (pallet.clone(), call)))
			.collect();
		let named: BTreeSet<_> = table().iter().map(|(_, call)| name(call)).collect();
		assert_eq!(
			there.difference(&named).collect::<Vec<_>>(),
			Vec::<&(String, String)>::new(),
			"without a row"
		);
		assert_eq!(
			named.difference(&there).collect::<Vec<_>>(),
			Vec::<&(String, String)>::new(),
			"rows of nothing"
		);
	});
}

#[test]
fn every_row_rides_in_its_lane() {
	on_chain(|| {
		for (expected, call) in table() {
			assert_eq!(lane(&call), expected, "{call:?}");
		}
	});
}

#[test]
fn the_pool_keeps_to_the_table() {
	on_chain(|| {
		for (lane, call) in table() {
			let info = call.get_dispatch_info();
			let answer = in_pool(signed(Alice, call.clone()));
			match lane {
				Ok(lane) => {
					let valid = answer.unwrap_or_else(|error| panic!("{call:?}: {error:?}"));
					assert_eq!(valid.priority >> 56, u64::from(lane.index()), "{call:?}");
				}
				// The inherent is stopped before anybody asks whose it is.
				Err(_) if info.class == DispatchClass::Mandatory => {
					assert_eq!(answer, refused(InvalidTransaction::MandatoryValidation))
				}
				Err(_) => assert_eq!(answer, refused(InvalidTransaction::Call), "{call:?}"),
			}
		}
	});
}

#[test]
fn a_denied_call_gets_into_no_block() {
	on_chain(|| {
		let call = System::remark_with_event { remark: vec![] };
		assert_eq!(block(vec![signed(Alice, call)]), [refused(InvalidTransaction::Call)]);
		assert_eq!(common::nonce_of(&Alice.to_account_id()), 0, "nothing was charged");
	});
}

#[test]
fn strangers_are_refused() {
	on_chain(|| {
		// Nobody ever enrolled this key, so there is no account to count its transactions.
		let stranger = signed_by(&key("stranger"), remark());
		assert_eq!(in_pool(stranger.clone()), refused(InvalidTransaction::BadSigner));
		assert_eq!(block(vec![stranger]), [refused(InvalidTransaction::BadSigner)]);
		// A development key without an agency is a stranger, too.
		assert_eq!(in_pool(signed(Sr25519Keyring::Eve, remark())), refused(InvalidTransaction::BadSigner));
		// An account that exists, and is no officer.
		let treasury = key("treasury");
		muster_runtime::System::inc_providers(&common::account_of(&treasury));
		assert_eq!(in_pool(signed_by(&treasury, remark())), refused(InvalidTransaction::BadSigner));
		muster_runtime::System::dec_providers(&common::account_of(&treasury)).expect("it was added");
	});
}

#[test]
fn unsigned_calls_are_refused() {
	on_chain(|| {
		// System knows unsigned calls, and this is none of them; the others know none. A dishonest author could put one
		// into a block all the same, and nobody's word moves nothing.
		let note = refused(InvalidTransaction::Call);
		let unknown = Err(UnknownTransaction::NoUnsignedValidator.into());
		let powerless = common::error(DispatchError::BadOrigin);
		for (call, pooled, included) in [
			(remark(), note, refused(InvalidTransaction::Call)),
			(distress(), unknown.clone(), powerless),
			(suspend(), unknown, powerless),
		] {
			let bare = UncheckedExtrinsic::new_bare(call.clone());
			assert_eq!(in_pool(bare.clone()), pooled, "{call:?}");
			assert_eq!(block(vec![bare]), [included], "{call:?}");
			let general = UncheckedExtrinsic::new_transaction(call, common::extension(0));
			assert_eq!(in_pool(general.clone()), refused(InvalidTransaction::UnknownOrigin));
			assert_eq!(block(vec![general]), [refused(InvalidTransaction::UnknownOrigin)]);
		}
	});
}

/// A signature without an end would be good for whoever finds it.
#[test]
fn signatures_end() {
	on_chain(|| {
		let of = |era| {
			let payload =
				SignedPayload::new(remark(), extension_of(era, 0)).expect("it has its implicit data");
			let signature = payload.using_encoded(|bytes| pair_of(Alice).sign(bytes));
			let (call, extension, _) = payload.deconstruct();
			let address = Address::Id(Alice.to_account_id());
			UncheckedExtrinsic::new_signed(call, address, Signature::Sr25519(signature), extension)
		};
		assert_eq!(in_pool(of(Era::Immortal)), refused(InvalidTransaction::Custom(1)));
		assert_eq!(block(vec![of(Era::Immortal)]), [refused(InvalidTransaction::Custom(1))]);
		assert!(in_pool(of(common::era())).is_ok());
	});
}

#[test]
fn lanes_follow_what_a_report_says() {
	on_chain(|| {
		let file = |status, severity, urgency| {
			let facts = common::facts(region(WUHAN), severity, urgency);
			lane(&pallet_incidents::Call::file { event_type: 1, status, facts }.into())
		};
		let (extreme, immediate) = LIFE;
		assert_eq!(file(CapStatus::Actual, extreme, immediate), Ok(Lane::Life));
		assert_eq!(file(CapStatus::Actual, Severity::Severe, immediate), Ok(Lane::Response));
		assert_eq!(file(CapStatus::Actual, extreme, Urgency::Expected), Ok(Lane::Response));
		for drill in [CapStatus::Exercise, CapStatus::System, CapStatus::Test, CapStatus::Draft] {
			assert_eq!(file(drill, extreme, immediate), Ok(Lane::Routine), "{drill:?}");
		}
	});
}

/// Whoever widens the allowances of a region must get through; to lift a level is nothing urgent.
#[test]
fn lanes_follow_a_response_level() {
	on_chain(|| {
		for level in ResponseLevel::ALL {
			assert_eq!(lane(&set_response_level(Some(*level))), Ok(Lane::Life), "{level:?}");
		}
		assert_eq!(lane(&set_response_level(None)), Ok(Lane::Response));
	});
}

#[test]
fn lanes_follow_what_a_figure_is_of() {
	use pallet_observations::{Call as Observations, Cell, CorrectionReason};
	on_chain(|| {
		let lanes = |status| {
			let (cell, statement) = (Cell { status, ..cell(1, region(WUHAN)) }, says(1));
			let reason = CorrectionReason::Late;
			[
				lane(&Observations::observe { cell, statement }.into()),
				lane(&Observations::correct { cell, reason, statement }.into()),
			]
		};
		assert_eq!(lanes(CapStatus::Actual), [Ok(Lane::Response); 2]);
		for drill in [CapStatus::Exercise, CapStatus::System, CapStatus::Test, CapStatus::Draft] {
			assert_eq!(lanes(drill), [Ok(Lane::Routine); 2], "{drill:?}");
		}
	});
}

#[test]
fn lanes_follow_what_a_request_says() {
	let submit = |status, priority| {
		let RuntimeCall::Resources(Resources::submit { region, lines, .. }) =
			request(region(WUHAN), priority, Some(1))
		else {
			unreachable!("a request")
		};
		let call = Resources::submit { incident: None, region, priority, need_by: None, status, lines };
		lane(&call.into())
	};
	assert_eq!(submit(CapStatus::Actual, Priority::Stat), Ok(Lane::Life));
	for priority in [Priority::Routine, Priority::Urgent, Priority::Asap] {
		assert_eq!(submit(CapStatus::Actual, priority), Ok(Lane::Response), "{priority:?}");
	}
	for drill in [CapStatus::Exercise, CapStatus::System, CapStatus::Test, CapStatus::Draft] {
		assert_eq!(submit(drill, Priority::Stat), Ok(Lane::Routine), "{drill:?}");
	}
}

/// What is urgent is taken where ordinary calls have no room. The session pallet's own calls are `Normal`: they wait for
/// the next block. A validator that leaves is let go in a full block, and pays for it like for any everyday call.
#[test]
fn life_and_security_are_operational() {
	on_chain(|| {
		let leaves = RuntimeCall::from(ValidatorSet::go_offline {});
		for (lane, call) in table() {
			let class = call.get_dispatch_info().class;
			match lane {
				Ok(Lane::Life | Lane::Security) if !matches!(call, RuntimeCall::Session(_)) => {
					assert_eq!(class, DispatchClass::Operational, "{call:?}")
				}
				Ok(_) if call == leaves => assert_eq!(class, DispatchClass::Operational),
				Ok(_) => assert_eq!(class, DispatchClass::Normal, "{call:?}"),
				Err(_) => {}
			}
		}
		assert_eq!(batch(vec![distress()]).get_dispatch_info().class, DispatchClass::Operational);
		assert_eq!(batch(vec![distress(), remark()]).get_dispatch_info().class, DispatchClass::Normal);
	});
}

/// The brake holds nothing that can be urgent, whatever else a call of its kind may say.
#[test]
fn what_is_urgent_cannot_be_paused() {
	on_chain(|| {
		for (lane, call) in table() {
			let (pallet, call_name) = name(&call);
			let unpausable = Unpausable::contains(&(text(&pallet), text(&call_name)));
			if matches!(lane, Ok(Lane::Life | Lane::Security)) {
				assert!(unpausable, "{pallet}.{call_name}");
			}
			// Nor what could carry such a call, or decides.
			if matches!(
				call,
				RuntimeCall::Utility(_)
					| RuntimeCall::Multisig(_)
					| RuntimeCall::Council(_)
					| RuntimeCall::TechnicalCommittee(_)
					| RuntimeCall::CouncilRoot(_)
					| RuntimeCall::TxPause(_)
			) {
				assert!(unpausable, "{pallet}.{call_name}");
			}
		}
	});
}

/// Motions and votes are their members': who is none is told so in the pool.
#[test]
fn motions_and_votes_are_the_members() {
	on_chain(|| {
		let officer = key("officer of no body");
		admit(AgencyClass::Charity, RegionCode::NATION, Roles::of(&[Role::Vote, Role::Manage]), &officer);
		let of_bodies: Vec<_> = security()
			.into_iter()
			.filter(|call| matches!(call, RuntimeCall::Council(_) | RuntimeCall::TechnicalCommittee(_)))
			.collect();
		assert_eq!(of_bodies.len(), 8, "propose, execute, vote and close, of both");
		for call in of_bodies {
			let of_the_council = matches!(call, RuntimeCall::Council(_));
			let refused = || refused(InvalidTransaction::Custom(2));
			for wrapped in [call.clone(), batch(vec![call.clone()]), batch_all(vec![remark(), call.clone()])]
			{
				assert_eq!(in_pool(signed_by(&officer, wrapped.clone())), refused(), "{call:?}");
				// Dave sits in the council and not in the committee.
				let answer = in_pool(signed(Dave, wrapped));
				assert_eq!(answer.is_ok(), of_the_council, "{call:?}: {answer:?}");
			}
			// What several sign together is measured by the account they make, which sits nowhere.
			for wrapped in [as_multi(call.clone()), as_multi_threshold_1(call.clone())] {
				assert_eq!(in_pool(signed(Alice, wrapped)), refused(), "{call:?}");
			}
		}
		// What no body may carry is refused as such, whoever asks.
		let unfit = propose(distress());
		assert_eq!(in_pool(signed_by(&officer, unfit)), refused(InvalidTransaction::Call));
	});
}

#[test]
fn an_account_of_several_can_be_a_member() {
	on_chain(|| {
		let mut both = vec![Alice.to_account_id(), bob()];
		both.sort();
		let vote =
			|| RuntimeCall::from(Council::vote { proposal: Default::default(), index: 0, approve: true });
		for (threshold, wrap) in [(2, as_multi as Wrapper), (1, as_multi_threshold_1)] {
			assert_eq!(lane(&wrap(vote())), NOT_A_MEMBER);
			let together = pallet_multisig::Pallet::<Runtime>::multi_account_id(&both, threshold);
			let seats = pallet_collective::Members::<Runtime, Instance1>::get();
			pallet_collective::Members::<Runtime, Instance1>::mutate(|members| members.push(together));
			assert_eq!(lane(&wrap(vote())), Ok(Lane::Security), "{threshold} of two");
			pallet_collective::Members::<Runtime, Instance1>::put(seats);
		}
	});
}

/// A wrapper of one call.
type Wrapper = fn(RuntimeCall) -> RuntimeCall;

const WRAPPERS: [(&str, Wrapper); 5] = [
	("batch", |call| batch(vec![call])),
	("batch_all", |call| batch_all(vec![call])),
	("force_batch", |call| force_batch(vec![call])),
	("as_multi", as_multi),
	("as_multi_threshold_1", as_multi_threshold_1),
];

const MOTIONS: [(&str, Wrapper); 4] = [
	("council.propose", propose),
	("council.execute", execute),
	("committee.propose", propose_to_committee),
	("committee.execute", execute_in_committee),
];

/// What a wrapper makes of an answer: the multisig account that Alice and Bob make sits in no body.
fn carried(wrapper: &str, call: &RuntimeCall, answer: Answer) -> Answer {
	let of_a_body = matches!(call, RuntimeCall::Council(_) | RuntimeCall::TechnicalCommittee(_));
	match answer {
		Ok(_) if of_a_body && wrapper.starts_with("as_multi") => NOT_A_MEMBER,
		answer => answer,
	}
}

#[test]
fn wrappers_ride_as_what_they_carry() {
	on_chain(|| {
		for (name, wrap) in WRAPPERS {
			for (answer, call) in table() {
				let expected = carried(name, &call, answer);
				assert_eq!(lane(&wrap(call.clone())), expected, "{name} of {call:?}");
			}
		}
	});
}

/// Several calls in one pay by weight: in a lane that pays by count they would be many for the price of one.
#[test]
fn batches_ride_in_the_lowest_lane() {
	on_chain(|| {
		for collect in [batch as fn(Vec<RuntimeCall>) -> RuntimeCall, batch_all, force_batch] {
			let lane = |calls| lane(&collect(calls));
			let tally = || pallet_validation::Call::tally { round: 1 }.into();
			assert_eq!(lane(vec![distress(), remark()]), Ok(Lane::Routine));
			assert_eq!(lane(vec![distress(), tally(), suspend()]), Ok(Lane::Response));
			assert_eq!(lane(vec![suspend(), batch(vec![suspend(), remark()])]), Ok(Lane::Routine));
			assert_eq!(lane(vec![distress()]), Ok(Lane::Life));
			assert_eq!(lane(vec![suspend()]), Ok(Lane::Security));
			assert_eq!(lane(vec![distress(), distress()]), Ok(Lane::Response));
			assert_eq!(lane(vec![suspend(), distress()]), Ok(Lane::Response));
			assert_eq!(lane(vec![suspend(), suspend()]), Ok(Lane::Routine));
			assert_eq!(lane(vec![batch(vec![distress(), distress()])]), Ok(Lane::Response));
			assert_eq!(lane(vec![]), NO_LANE, "nothing in it");
		}
	});
}

#[test]
fn one_denied_call_denies_the_batch() {
	on_chain(|| {
		for collect in [batch as fn(Vec<RuntimeCall>) -> RuntimeCall, batch_all, force_batch] {
			for call in denied() {
				for calls in [
					vec![remark(), call.clone()],
					vec![call.clone(), remark()],
					vec![remark(), batch(vec![remark(), call.clone()])],
					vec![remark(), as_multi(call.clone())],
				] {
					assert_eq!(lane(&collect(calls)), NO_LANE, "{call:?}");
				}
			}
		}
	});
}

#[test]
fn the_pool_looks_into_wrappers() {
	on_chain(|| {
		let hidden: RuntimeCall = System::remark_with_event { remark: vec![] }.into();
		for (name, wrap) in WRAPPERS.into_iter().chain(MOTIONS) {
			assert!(in_pool(signed(Alice, wrap(remark()))).is_ok(), "{name}");
			assert_eq!(
				in_pool(signed(Alice, wrap(hidden.clone()))),
				refused(InvalidTransaction::Call),
				"{name}"
			);
		}
		let mixed = batch(vec![remark(), remark(), hidden]);
		assert_eq!(in_pool(signed(Alice, mixed)), refused(InvalidTransaction::Call));
	});
}

/// What a body may carry by a motion.
fn fit() -> Vec<RuntimeCall> {
	let hash = Default::default();
	let mut calls = vec![
		register(),
		suspend(),
		door(System::set_code { code: vec![] }),
		Door::consent { call_hash: hash }.into(),
		Door::withdraw_consent { call_hash: hash }.into(),
		Door::break_glass {}.into(),
		Door::seal {}.into(),
		Brake::pause { full_name: (text("System"), text("remark")) }.into(),
		Brake::unpause { ident: (text("System"), text("remark")) }.into(),
		set_parameter(),
		ValidatorSet::admit { agency: 1, validator: bob() }.into(),
		ValidatorSet::remove { validator: bob() }.into(),
		ValidatorSet::reinstate { validator: bob() }.into(),
		Council::disapprove_proposal { proposal_hash: hash }.into(),
		Committee::disapprove_proposal { proposal_hash: hash }.into(),
		remark(),
	];
	calls.extend(registry_of_products());
	calls.extend(registry_of_event_types());
	calls.extend(rules_of_figures());
	calls
}

/// What no body carries: Root's own calls without the door, what is a signer's, and wrappers with another origin.
fn unfit() -> Vec<RuntimeCall> {
	let root = OriginCaller::system(frame_system::RawOrigin::Root);
	let (hash, weight) = (Default::default(), Weight::zero());
	vec![
		System::set_code { code: vec![] }.into(),
		System::set_storage { items: vec![] }.into(),
		System::authorize_upgrade { code_hash: hash }.into(),
		System::apply_authorized_upgrade { code: vec![0] }.into(),
		Council::set_members { new_members: vec![], prime: None, old_count: 4 }.into(),
		Committee::set_members { new_members: vec![], prime: None, old_count: 3 }.into(),
		Council::vote { proposal: hash, index: 0, approve: true }.into(),
		Committee::close { proposal_hash: hash, index: 0, proposal_weight_bound: weight, length_bound: 1 }
			.into(),
		Council::kill { proposal_hash: hash }.into(),
		pallet_grandpa::Call::note_stalled { delay: 1, best_finalized_block_number: 1 }.into(),
		pallet_session::Call::purge_keys {}.into(),
		ValidatorSet::force { validators: Default::default() }.into(),
		ValidatorSet::go_online {}.into(),
		block_equivocation(),
		Utility::dispatch_as { as_origin: Box::new(root), call: Box::new(remark()) }.into(),
		propose(remark()),
		as_multi(remark()),
		distress(),
		// Levels are the competent authorities', figures are who observed them.
		set_response_level(Some(ResponseLevel::I)),
		pallet_incidents::Call::poke { incident: 1 }.into(),
		pallet_validation::Call::finalise { round: 1 }.into(),
		pallet_observations::Call::compare { cell: cell(1, region(WUHAN)) }.into(),
		pallet_observations::Call::declare_derived { metric: 1, source: None }.into(),
		request(region(WUHAN), Priority::Stat, None),
		// Who gets how much of an offer is no motion's business.
		Resources::allocate { offer: 1, quantity: None, lines: Default::default() }.into(),
		Resources::vouch_offer { offer: 1 }.into(),
	]
}

#[test]
fn motions_carry_what_collectives_may_do() {
	on_chain(|| {
		for (name, wrap) in MOTIONS {
			let lane = |call| lane(&wrap(call));
			for call in fit() {
				for call in [call.clone(), batch(vec![call.clone()]), batch_all(vec![remark(), call])] {
					assert_eq!(lane(call.clone()), Ok(Lane::Security), "{name} of {call:?}");
				}
			}
			for call in unfit() {
				for call in [call.clone(), batch(vec![call.clone()]), force_batch(vec![remark(), call])] {
					assert_eq!(lane(call.clone()), NO_LANE, "{name} of {call:?}");
				}
			}
			assert_eq!(lane(batch(vec![])), NO_LANE, "{name} of nothing");
		}
	});
}

/// `call` in so many wrappers.
fn nested(wrap: Wrapper, times: u8, call: RuntimeCall) -> RuntimeCall {
	(0..times).fold(call, |call, _| wrap(call))
}

#[test]
fn nesting_has_an_end() {
	on_chain(|| {
		for (name, wrap) in WRAPPERS {
			assert_eq!(lane(&nested(wrap, MAX_DEPTH - 1, remark())), Ok(Lane::Routine), "{name}");
			assert_eq!(lane(&nested(wrap, MAX_DEPTH, remark())), NO_LANE, "{name}");
		}
		// Different wrappers add up.
		let deep = batch(vec![as_multi(batch_all(vec![remark()]))]);
		assert_eq!(lane(&deep), Ok(Lane::Routine));
		assert_eq!(lane(&force_batch(vec![deep])), NO_LANE);
		// So do motions and what they carry.
		let in_batches = |times| nested(|call| batch(vec![call]), times, register());
		for (name, wrap) in MOTIONS {
			assert_eq!(lane(&wrap(in_batches(MAX_DEPTH - 2))), Ok(Lane::Security), "{name}");
			assert_eq!(lane(&wrap(in_batches(MAX_DEPTH - 1))), NO_LANE, "{name}");
		}
		let deepest = nested(|call| batch(vec![call]), MAX_DEPTH - 1, remark());
		assert!(in_pool(signed(Alice, deepest.clone())).is_ok());
		assert_eq!(in_pool(signed(Alice, batch(vec![deepest]))), refused(InvalidTransaction::Call));
	});
}

/// Calls in calls, as a signer could send them.
#[derive(Clone, Debug)]
enum Tree {
	/// A call that carries none, by its number in a list.
	Leaf(usize),
	/// One of the three batches.
	Batch(usize, Vec<Tree>),
	/// One of the two ways to sign together.
	Together(usize, Box<Tree>),
	/// One of the four ways to move something in a body.
	Motion(usize, Box<Tree>),
}

const BATCHES: [fn(Vec<RuntimeCall>) -> RuntimeCall; 3] = [batch, batch_all, force_batch];
const TOGETHER: [Wrapper; 2] = [as_multi, as_multi_threshold_1];

impl Tree {
	fn call(&self, leaves: &[Leaf]) -> RuntimeCall {
		match self {
			Self::Leaf(number) => leaves[*number].call.clone(),
			Self::Batch(kind, inner) => BATCHES[*kind](inner.iter().map(|tree| tree.call(leaves)).collect()),
			Self::Together(kind, inner) => TOGETHER[*kind](inner.call(leaves)),
			Self::Motion(kind, inner) => MOTIONS[*kind].1(inner.call(leaves)),
		}
	}

	/// What the design says: the lowest lane of all that is carried, by weight where it is more than one call; or every
	/// reason there is to refuse it. `depth` is how many levels are left, `alone` whether Alice signs for herself.
	fn answer(&self, leaves: &[Leaf], depth: u8, alone: bool) -> Result<Lane, Vec<Refusal>> {
		let refused = |refusal| Err(vec![refusal]);
		if depth == 0 {
			return refused(Refusal::NoLane);
		}
		match self {
			Self::Leaf(number) => {
				let Leaf { answer, call, .. } = &leaves[*number];
				let answer = if alone { *answer } else { carried("as_multi", call, *answer) };
				answer.or_else(refused)
			}
			Self::Batch(_, inner) => {
				let (lanes, refusals): (Vec<_>, Vec<_>) =
					inner.iter().map(|tree| tree.answer(leaves, depth - 1, alone)).partition(Result::is_ok);
				let refusals: Vec<_> = refusals.into_iter().filter_map(Result::err).flatten().collect();
				match lanes.into_iter().filter_map(Result::ok).min() {
					_ if !refusals.is_empty() => Err(refusals),
					None => refused(Refusal::NoLane),
					Some(lane) if inner.len() > 1 => Ok(lane.uncounted()),
					Some(lane) => Ok(lane),
				}
			}
			Self::Together(_, inner) => inner.answer(leaves, depth - 1, false),
			Self::Motion(_, inner) if !inner.may_be_moved(leaves, depth - 1) => refused(Refusal::NoLane),
			Self::Motion(..) if alone => Ok(Lane::Security),
			Self::Motion(..) => refused(Refusal::NotAMember),
		}
	}

	/// Whether a body may move it.
	fn may_be_moved(&self, leaves: &[Leaf], depth: u8) -> bool {
		match self {
			_ if depth == 0 => false,
			Self::Leaf(number) => leaves[*number].movable,
			Self::Batch(_, inner) => {
				!inner.is_empty() && inner.iter().all(|tree| tree.may_be_moved(leaves, depth - 1))
			}
			Self::Together(..) | Self::Motion(..) => false,
		}
	}
}

/// A call that carries none.
struct Leaf {
	answer: Answer,
	call: RuntimeCall,
	/// Whether a body may move it.
	movable: bool,
}

/// The rows of the table without wrappers: those are the trees' business.
fn leaves() -> Vec<Leaf> {
	let movable: BTreeSet<_> = fit().iter().map(name).collect();
	let is_movable =
		|call: &RuntimeCall| matches!(call, RuntimeCall::Agencies(_)) || movable.contains(&name(call));
	table()
		.into_iter()
		.filter(|(_, call)| !carries(call))
		.map(|(answer, call)| Leaf { answer, movable: is_movable(&call), call })
		.collect()
}

/// Trees of calls up to two levels deeper than what is taken. Most leaves have a lane: one that has none decides it all.
fn trees(leaves: &[Leaf]) -> impl Strategy<Value = Tree> {
	let with_lane: Vec<_> = (0..leaves.len()).filter(|number| leaves[*number].answer.is_ok()).collect();
	let leaf = prop_oneof![
		9 => select(with_lane),
		1 => 0..leaves.len(),
	];
	leaf.prop_map(Tree::Leaf).prop_recursive(u32::from(MAX_DEPTH) + 1, 24, 3, |inner| {
		prop_oneof![
			3 => (0..BATCHES.len(), vec(inner.clone(), 0..4)).prop_map(|(kind, inner)| Tree::Batch(kind, inner)),
			2 => (0..TOGETHER.len(), inner.clone()).prop_map(|(kind, tree)| Tree::Together(kind, tree.into())),
			1 => (0..MOTIONS.len(), inner).prop_map(|(kind, tree)| Tree::Motion(kind, tree.into())),
		]
	})
}

/// Wrappers of every kind and depth ride as the most restrictive of what they carry.
#[test]
fn no_wrapper_lifts_a_call() {
	on_chain(|| {
		let leaves = leaves();
		let config = ProptestConfig { cases: 2_000, failure_persistence: None, ..Default::default() };
		let outcome = TestRunner::new(config).run(&trees(&leaves), |tree| {
			let answer = lane(&tree.call(&leaves));
			match (answer, tree.answer(&leaves, MAX_DEPTH, true)) {
				(Ok(lane), expected) => prop_assert_eq!(Ok(lane), expected),
				(Err(refusal), Err(expected)) => prop_assert!(expected.contains(&refusal), "{:?}", expected),
				(Err(refusal), Ok(lane)) => prop_assert!(false, "{refusal:?} instead of {lane:?}"),
			}
			Ok(())
		});
		outcome.unwrap_or_else(|failure| panic!("{failure}"));
	});
}

/// Whether a row is a wrapper.
fn carries(call: &RuntimeCall) -> bool {
	let (_, name) = name(call);
	matches!(call, RuntimeCall::Utility(_))
		|| name.starts_with("as_multi")
		|| name == "propose"
		|| name == "execute"
}
