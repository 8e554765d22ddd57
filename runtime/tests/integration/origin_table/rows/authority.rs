//! Rows of who decides for whom: the bodies and their door, pause, parameters, wrappers.

use super::{a_member, any_signer, bodies, break_glass, consent, forbidden, only_root};
use crate::{
	common::{account_of, batch, door, key, pair_of, propose, remark, text, Committee, Council},
	origin_table::{
		cast::{ayes_of, done, member, officer, root, signed, HOSPITAL},
		check::{Authority, Case, Kind, Outcome, Row},
	},
};
use frame_support::weights::Weight;
use frame_system::RawOrigin;
use muster_runtime::{
	configs::{dynamic_params::quota, RuntimeParameters},
	Hash, OriginCaller, Runtime, RuntimeCall,
};
use pallet_council_root::{Body, Call as CouncilRoot};
use pallet_multisig::{Call as Multisig, Error as MultisigError, Multisigs};
use pallet_utility::Call as Utility;
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie};
use sp_runtime::{
	traits::{BlakeTwo256, Hash as _},
	transaction_validity::InvalidTransaction,
};

/// The council and the committee have the same calls.
pub fn collective(pallet: &str, body: Body) -> Vec<Row> {
	let name = |call: &str| format!("{pallet}.{call}");
	// A body withdraws its own motions.
	let majority = || match body {
		Body::Council => Kind::COUNCIL.to_vec(),
		Body::Committee => Kind::COMMITTEE.to_vec(),
	};
	let withdrawn = || Authority {
		root: Ok(()),
		right: majority().into_iter().chain([Kind::Root]).collect(),
		..bodies([])
	};
	vec![
		Row::new(&name("set_members"), only_root(), move || {
			let (new_members, prime) = (vec![Alice.to_account_id(), Bob.to_account_id()], None);
			let call: RuntimeCall = match body {
				Body::Council => Council::set_members { new_members, prime, old_count: 5 }.into(),
				Body::Committee => Committee::set_members { new_members, prime, old_count: 7 }.into(),
			};
			consent(call.clone());
			Case::of_nobody(call)
		}),
		Row::new(&name("execute"), Authority { root: forbidden(), ..a_member(body) }, move || {
			let (proposal, length_bound) = (Box::new(remark()), 100);
			Case::of_nobody::<RuntimeCall>(match body {
				Body::Council => Council::execute { proposal, length_bound }.into(),
				Body::Committee => Committee::execute { proposal, length_bound }.into(),
			})
		})
		.former(Ok(())),
		Row::new(&name("propose"), Authority { root: forbidden(), ..a_member(body) }, move || {
			Case::of_nobody(propose(body, 3, remark()))
		})
		.former(Ok(())),
		Row::new(&name("vote"), a_member(body), move || {
			let proposal = open_motion(body);
			Case::of_nobody(vote(body, proposal))
		})
		.former(Ok(())),
		// As Root it takes the committee's consent, where it is the committee's.
		Row::new(&name("disapprove_proposal"), withdrawn(), move || {
			let proposal_hash = open_motion(body);
			let call: RuntimeCall = match body {
				Body::Council => Council::disapprove_proposal { proposal_hash }.into(),
				Body::Committee => Committee::disapprove_proposal { proposal_hash }.into(),
			};
			consent(call.clone());
			Case::of_nobody(call)
		}),
		// Counting is anybody's who signs, behind the pool.
		Row::new(
			&name("close"),
			Authority { outsider: Ok(()), insider: Ok(()), ..a_member(body) },
			move || {
				let proposal_hash = open_motion(body);
				for voter in [Alice, Bob, Charlie] {
					done(signed(&pair_of(voter)), vote(body, proposal_hash));
				}
				let (index, proposal_weight_bound, length_bound) =
					(0, Weight::from_parts(10_000_000_000, 0), 100);
				Case::of_nobody::<RuntimeCall>(match body {
					Body::Council => {
						Council::close { proposal_hash, index, proposal_weight_bound, length_bound }.into()
					}
					Body::Committee => {
						Committee::close { proposal_hash, index, proposal_weight_bound, length_bound }.into()
					}
				})
			},
		),
		// No motion may carry it, though behind the pool it is the body's.
		Row::new(&name("kill"), only_root(), move || {
			let proposal_hash = open_motion(body);
			let call: RuntimeCall = match body {
				Body::Council => Council::kill { proposal_hash }.into(),
				Body::Committee => Committee::kill { proposal_hash }.into(),
			};
			consent(call.clone());
			Case::of_nobody(call)
		})
		.but(majority(), Outcome::refused(InvalidTransaction::Call, Ok(()))),
		Row::new(
			&name("release_proposal_cost"),
			Authority { outsider: Ok(()), insider: Ok(()), ..only_root() },
			move || {
				let proposal_hash = Default::default();
				Case::of_nobody::<RuntimeCall>(match body {
					Body::Council => Council::release_proposal_cost { proposal_hash }.into(),
					Body::Committee => Committee::release_proposal_cost { proposal_hash }.into(),
				})
			},
		),
	]
}

pub fn council_root() -> Vec<Row> {
	let behind_itself = |authority: Authority| Authority { root: forbidden(), ..authority };
	let two_thirds = || behind_itself(bodies([Kind::CommitteeTwoThirds, Kind::CommitteeThreeQuarters]));
	let call_hash = Hash::repeat_byte(1);
	vec![
		Row::new("CouncilRoot.dispatch_as_root", behind_itself(bodies([Kind::CouncilThreeQuarters])), || {
			Case::of_nobody(door(remark()))
		}),
		Row::new("CouncilRoot.consent", two_thirds(), move || {
			Case::of_nobody(CouncilRoot::consent { call_hash })
		}),
		Row::new("CouncilRoot.withdraw_consent", two_thirds(), move || {
			done(ayes_of(Body::Committee, 5), CouncilRoot::consent { call_hash });
			Case::of_nobody(CouncilRoot::withdraw_consent { call_hash })
		}),
		Row::new(
			"CouncilRoot.break_glass",
			behind_itself(bodies([Kind::CouncilThreeQuarters, Kind::CommitteeThreeQuarters])),
			|| Case::of_nobody(CouncilRoot::break_glass {}),
		),
		Row::new(
			"CouncilRoot.seal",
			behind_itself(bodies(Kind::COUNCIL.into_iter().chain(Kind::COMMITTEE))),
			|| {
				break_glass();
				Case::of_nobody(CouncilRoot::seal {})
			},
		),
	]
}

pub fn tx_pause() -> Vec<Row> {
	let name = || (text("Incidents"), text("revise"));
	vec![
		Row::new("TxPause.pause", bodies(Kind::COMMITTEE), move || {
			Case::of_nobody(pallet_tx_pause::Call::pause { full_name: name() })
		}),
		Row::new("TxPause.unpause", bodies(Kind::COUNCIL.into_iter().chain(Kind::COMMITTEE)), move || {
			done(ayes_of(Body::Committee, 4), pallet_tx_pause::Call::pause { full_name: name() });
			Case::of_nobody(pallet_tx_pause::Call::unpause { ident: name() })
		}),
	]
}

pub fn parameters() -> Vec<Row> {
	vec![Row::new("Parameters.set_parameter", bodies(Kind::COUNCIL), || {
		let key_value = RuntimeParameters::Quota(quota::Parameters::Nation(quota::Nation, None));
		Case::of_nobody(pallet_parameters::Call::set_parameter { key_value })
	})]
}

/// Wrappers are everybody's; what they carry is not.
pub fn utility() -> Vec<Row> {
	let batches =
		|| Authority { moved: true, body: Ok(()), root: forbidden(), authorized: Ok(()), ..any_signer() };
	let as_root = || Authority { root: forbidden(), ..Authority::nobody() };
	let by_root = || Box::new(OriginCaller::system(RawOrigin::Root));
	let boxed = || Box::new(remark());
	vec![
		Row::new("Utility.batch", batches(), || Case::of(officer(HOSPITAL), batch(vec![remark()]))),
		Row::new("Utility.batch_all", batches(), || {
			Case::of(officer(HOSPITAL), Utility::batch_all { calls: vec![remark()] })
		})
		.but([Kind::InBatchAll], Outcome::fails(frame_system::Error::<Runtime>::CallFiltered)),
		Row::new("Utility.force_batch", batches(), || {
			Case::of(officer(HOSPITAL), Utility::force_batch { calls: vec![remark()] })
		}),
		Row::new(
			"Utility.as_derivative",
			Authority { outsider: Ok(()), insider: Ok(()), ..as_root() },
			move || {
				Case::of_nobody(Utility::as_derivative { index: 0, call: boxed() })
					.dispatched_by(signed(&pair_of(Alice)))
			},
		),
		Row::new("Utility.dispatch_as", as_root(), move || {
			Case::of_nobody(Utility::dispatch_as { as_origin: by_root(), call: boxed() })
				.dispatched_by(root())
		}),
		Row::new("Utility.dispatch_as_fallible", as_root(), move || {
			Case::of_nobody(Utility::dispatch_as_fallible { as_origin: by_root(), call: boxed() })
				.dispatched_by(root())
		}),
		Row::new("Utility.with_weight", as_root(), move || {
			Case::of_nobody(Utility::with_weight { call: boxed(), weight: Weight::zero() })
				.dispatched_by(root())
		}),
		Row::new(
			"Utility.if_else",
			Authority { outsider: Ok(()), insider: Ok(()), body: Ok(()), authorized: Ok(()), ..as_root() },
			move || {
				Case::of_nobody(Utility::if_else { main: boxed(), fallback: boxed() })
					.dispatched_by(signed(&pair_of(Alice)))
			},
		),
	]
}

pub fn multisig() -> Vec<Row> {
	let several = || Authority { root: forbidden(), ..any_signer() };
	let not_found = || Err(MultisigError::<Runtime>::NotFound.into());
	let depositors = move || Authority { outsider: not_found(), insider: not_found(), ..several() };
	let with = || vec![account_of(&key("nobody"))];
	let max_weight = Weight::from_parts(1_000_000_000, 0);
	vec![
		Row::new("Multisig.as_multi_threshold_1", several(), move || {
			let call = Box::new(remark());
			Case::of(officer(HOSPITAL), Multisig::as_multi_threshold_1 { other_signatories: with(), call })
		}),
		Row::new("Multisig.as_multi", several(), move || {
			let (call, maybe_timepoint) = (Box::new(remark()), None);
			let call = Multisig::as_multi {
				threshold: 2,
				other_signatories: with(),
				maybe_timepoint,
				call,
				max_weight,
			};
			Case::of(officer(HOSPITAL), call)
		}),
		Row::new("Multisig.approve_as_multi", several(), move || {
			Case::of(officer(HOSPITAL), approve_as_multi())
		}),
		Row::new("Multisig.cancel_as_multi", depositors(), move || {
			done(signed(&officer(HOSPITAL)), approve_as_multi());
			let (_, call_hash, open) = Multisigs::<Runtime>::iter().next().expect("one is open");
			let (other_signatories, timepoint) = (with(), open.when);
			Case::of(
				officer(HOSPITAL),
				Multisig::cancel_as_multi { threshold: 2, other_signatories, timepoint, call_hash },
			)
		})
		.former(Ok(())),
		Row::new("Multisig.poke_deposit", depositors(), move || {
			done(signed(&officer(HOSPITAL)), approve_as_multi());
			let (_, call_hash, _) = Multisigs::<Runtime>::iter().next().expect("one is open");
			let other_signatories = with();
			Case::of(officer(HOSPITAL), Multisig::poke_deposit { threshold: 2, other_signatories, call_hash })
		})
		.former(Ok(())),
	]
}

// Setting the stage.

/// Somebody proposes a note for three ayes.
fn open_motion(body: Body) -> Hash {
	done(signed(&member(body)), propose(body, 3, remark()));
	BlakeTwo256::hash_of(&remark())
}

/// An aye for the first motion.
fn vote(body: Body, proposal: Hash) -> RuntimeCall {
	let (index, approve) = (0, true);
	match body {
		Body::Council => Council::vote { proposal, index, approve }.into(),
		Body::Committee => Committee::vote { proposal, index, approve }.into(),
	}
}

/// The hospital's officer and somebody who is no officer begin something together.
fn approve_as_multi() -> RuntimeCall {
	Multisig::approve_as_multi {
		threshold: 2,
		other_signatories: vec![account_of(&key("nobody"))],
		maybe_timepoint: None,
		call_hash: [7; 32],
		max_weight: Weight::zero(),
	}
	.into()
}
