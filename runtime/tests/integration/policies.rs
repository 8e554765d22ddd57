//! How much an agency may send: the council sets it by tier, at once, and whatever it sets locks nobody out.

use crate::common::{
	account_of, admit, apply, apply_with, as_root, batch, block, in_pool, key, motion, motion_of, on_chain,
	pair_of, refused, region, report, send, signed, COUNCIL,
};
use codec::Encode;
use muster_primitives::{AgencyClass, AgencyId, Role, Roles, Severity, Urgency};
use muster_runtime::{
	configs::{dynamic_params::quota, RuntimeParameters},
	AccountId, Quota, Runtime, RuntimeCall, Signature, System, BLOCK_EXECUTION_TIME,
};
use pallet_council_root::Body;
use pallet_quota::{Lane, Levels, Policy, Tier, ONE_CALL};
use sp_core::{sr25519, Pair, H256};
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave};
use sp_runtime::{transaction_validity::InvalidTransaction, DispatchError};

const WUHAN: u32 = 420_100;
/// A county of Wuhan.
const WUCHANG: u32 = 420_106;
/// Charlie's hospital, of a prefecture.
const HOSPITAL: AgencyId = 3;

const BLOCK: i64 = BLOCK_EXECUTION_TIME as i64;
const MIB: i64 = 1 << 20;

/// What ships: a hundred blocks and a quarter of a block each block, or the same in bytes, and so many urgent calls.
fn shipped(urgent: i64, urgent_each_block: i64) -> Policy {
	Policy {
		burst: Levels {
			weight: 100 * BLOCK,
			bytes: 16 * MIB,
			urgent: urgent * ONE_CALL,
			security: 30 * ONE_CALL,
		},
		refill: Levels { weight: BLOCK / 4, bytes: MIB / 16, urgent: urgent_each_block, security: 17 },
	}
}

/// The call that sets the policy of a tier; `None` sets it back to what ships.
fn set(tier: Tier, policy: Option<Policy>) -> RuntimeCall {
	use quota::{County, Nation, Parameters, Prefecture, Province};
	let parameters = match tier {
		Tier::Nation => Parameters::Nation(Nation, policy),
		Tier::Province => Parameters::Province(Province, policy),
		Tier::Prefecture => Parameters::Prefecture(Prefecture, policy),
		Tier::County => Parameters::County(County, policy),
	};
	pallet_parameters::Call::set_parameter { key_value: RuntimeParameters::Quota(parameters) }.into()
}

fn policy(agency: AgencyId) -> Policy {
	Quota::policy(agency).expect("the agency is there")
}

fn urgent_left(who: &AccountId) -> i64 {
	Quota::officer_levels(who).expect("an officer in office").urgent
}

fn ordinary() -> RuntimeCall {
	report(region(WUHAN), Severity::Minor, Urgency::Past)
}

fn distress() -> RuntimeCall {
	report(region(WUHAN), Severity::Extreme, Urgency::Immediate)
}

/// The lane that the pool puts a call into.
fn lane(key: Sr25519Keyring, call: RuntimeCall) -> u64 {
	in_pool(signed(key, call)).expect("the pool takes it").priority >> 56
}

fn index(lane: Lane) -> u64 {
	lane.index().into()
}

/// An officer of an agency that answers for a county.
fn county_officer() -> sr25519::Pair {
	let officer = key("county");
	admit(AgencyClass::Hospital, region(WUCHANG), Roles::of(&[Role::Report, Role::Manage]), &officer);
	officer
}

#[test]
fn what_ships_goes_by_tier() {
	on_chain(|| {
		let county = county_officer();
		for (agency, expected) in
			[(1, shipped(60, 34)), (2, shipped(60, 34)), (3, shipped(30, 17)), (5, shipped(30, 17))]
		{
			assert_eq!(policy(agency), expected, "agency {agency}");
		}
		// What nobody has used is full: of an agency, and the parts of an officer.
		let full = Quota::officer_levels(&account_of(&county)).expect("an officer in office");
		let burst = shipped(30, 17).burst;
		let part =
			Levels { weight: burst.weight / 4, bytes: burst.bytes / 4, urgent: burst.urgent / 2, ..burst };
		assert_eq!(full, part);
	});
}

#[test]
fn the_council_sets_policies() {
	on_chain(|| {
		let call = || set(Tier::Prefecture, Some(shipped(40, 17)));
		assert_eq!(motion(&COUNCIL[..2], call()), Err(DispatchError::BadOrigin));
		assert_eq!(motion_of(Body::Committee, &COUNCIL[..3], call()), Err(DispatchError::BadOrigin));
		assert_eq!(as_root(call()), Err(DispatchError::BadOrigin));
		assert_eq!(send(Alice, call()), refused(InvalidTransaction::Call));
		assert_eq!(policy(HOSPITAL), shipped(30, 17));
		assert_eq!(motion(&COUNCIL[..3], call()), Ok(()));
		assert_eq!(policy(HOSPITAL), shipped(40, 17));
		assert_eq!(motion(&COUNCIL[..3], set(Tier::Prefecture, None)), Ok(()));
		assert_eq!(policy(HOSPITAL), shipped(30, 17));
	});
}

#[test]
fn a_policy_holds_at_once() {
	on_chain(|| {
		let charlie = Charlie.to_account_id();
		apply(Charlie, distress());
		assert!(urgent_left(&charlie) >= 14 * ONE_CALL, "an officer has half of thirty, and used one");

		// Narrower: what was left above it is gone.
		let narrow = shipped(4, 2);
		assert_eq!(motion(&COUNCIL[..3], set(Tier::Prefecture, Some(narrow))), Ok(()));
		assert_eq!(urgent_left(&charlie), 2 * ONE_CALL);
		for _ in 0..2 {
			assert_eq!(lane(Charlie, distress()), index(Lane::Life));
			apply(Charlie, distress());
		}
		// The third is taken all the same, behind the others.
		assert_eq!(lane(Charlie, distress()), index(Lane::Response));
		apply(Charlie, distress());
		// Another agency of the tier, and another tier, have theirs.
		assert_eq!(lane(Dave, distress()), index(Lane::Life));
		assert_eq!(lane(Bob, distress()), index(Lane::Life));

		// Wider: nothing is given back, but it comes back faster from now on.
		let wide = shipped(100, ONE_CALL);
		assert_eq!(motion(&COUNCIL[..3], set(Tier::Prefecture, Some(wide))), Ok(()));
		let left = urgent_left(&charlie);
		block(vec![]);
		assert_eq!(urgent_left(&charlie), left + ONE_CALL);
		assert_eq!(lane(Charlie, distress()), index(Lane::Life));
	});
}

#[test]
fn an_agency_changes_its_tier_with_its_jurisdiction() {
	on_chain(|| {
		let narrow = shipped(10, 5);
		assert_eq!(motion(&COUNCIL[..3], set(Tier::County, Some(narrow))), Ok(()));
		assert_eq!(policy(HOSPITAL), shipped(30, 17));
		let changes =
			pallet_agencies::AgencyChanges { jurisdiction: Some(region(WUCHANG)), ..Default::default() };
		apply(Alice, pallet_agencies::Call::amend { agency: HOSPITAL, changes });
		assert_eq!(policy(HOSPITAL), narrow);
	});
}

/// Who goes on with another key goes on with what is left.
#[test]
fn a_new_key_is_no_new_allowance() {
	on_chain(|| {
		(0..3).for_each(|_| apply(Charlie, distress()));
		let (old, new) = (Charlie.to_account_id(), key("next"));
		let left = urgent_left(&old);
		let genesis: H256 = System::block_hash(0);
		let message = (*b"muster/rotate-key/1", genesis, HOSPITAL, &old, account_of(&new)).encode();
		let proof = Signature::Sr25519(new.sign(&message));
		apply(Charlie, pallet_agencies::Call::rotate_key { new: account_of(&new), proof });
		assert!(Quota::officer_levels(&old).is_none());
		// One block has passed.
		assert_eq!(urgent_left(&account_of(&new)), left + shipped(30, 17).refill.urgent);
	});
}

/// Levels with one value everywhere.
fn all(value: i64) -> Levels {
	Levels { weight: value, bytes: value, urgent: value, security: value }
}

/// Policies that a careless council, or one that mistakes the unit, could set.
fn absurd() -> Vec<Policy> {
	let of = |burst, refill| Policy { burst: all(burst), refill: all(refill) };
	vec![
		of(0, 0),
		of(1, 1),
		of(-1, -1),
		of(i64::MIN, i64::MIN),
		of(i64::MAX, i64::MAX),
		of(i64::MAX, i64::MIN),
		of(i64::MIN, i64::MAX),
		of(0, i64::MAX),
		of(i64::MAX, 0),
		Policy { burst: Levels { urgent: i64::MAX, ..all(0) }, refill: all(0) },
		Policy { burst: Levels { weight: i64::MAX, ..all(0) }, refill: Levels { bytes: i64::MIN, ..all(0) } },
	]
}

/// A block in which sessions rotate has no room for ordinary calls, whatever the allowance: it is left behind.
fn pass_rotation() {
	let length = pallet_validator_set::SessionLength::<Runtime>::get();
	if (System::block_number() + 1).is_multiple_of(length) {
		block(vec![]);
	}
}

#[test]
fn no_policy_locks_anybody_out() {
	on_chain(|| {
		let county = county_officer();
		let limits = Quota::limits();
		let (least, most) = (limits.least(), limits.widest());
		for absurd in absurd() {
			let everywhere = batch(Tier::ALL.map(|tier| set(tier, Some(absurd))).to_vec());
			assert_eq!(motion(&COUNCIL[..3], everywhere), Ok(()), "{absurd:?}");
			for agency in [1, 2, 3, 5] {
				let policy = policy(agency);
				for (lower, higher) in [
					(least.burst, policy.burst),
					(policy.burst, most.burst),
					(least.refill, policy.refill),
					(policy.refill, most.refill),
				] {
					assert!(higher.reaches(lower), "{absurd:?}: {policy:?}");
				}
			}
			// Everybody files, in need and not, and more than once.
			for _ in 0..3 {
				for officer in [&pair_of(Alice), &pair_of(Bob), &pair_of(Charlie), &pair_of(Dave), &county] {
					let file = |severity, urgency| {
						pass_rotation();
						apply_with(officer, report(region(WUCHANG), severity, urgency));
					};
					file(Severity::Minor, Urgency::Past);
					file(Severity::Extreme, Urgency::Immediate);
				}
			}
			// And the council sets it back.
			let back = batch(Tier::ALL.map(|tier| set(tier, None)).to_vec());
			assert_eq!(motion(&COUNCIL[..3], back), Ok(()), "{absurd:?}");
			assert_eq!(policy(HOSPITAL), shipped(30, 17));
		}
	});
}

/// The narrowest policy there can be pays for what one officer does in an emergency: two dozen reports a minute.
#[test]
fn the_narrowest_policy_feeds_an_officer() {
	on_chain(|| {
		let none = Policy { burst: all(0), refill: all(0) };
		assert_eq!(motion(&COUNCIL[..3], set(Tier::Prefecture, Some(none))), Ok(()));
		assert_eq!(policy(HOSPITAL), Quota::limits().least());
		for number in 0..24 {
			assert_eq!(lane(Charlie, ordinary()), index(Lane::Response), "report {number}");
			apply(Charlie, ordinary());
		}
	});
}
