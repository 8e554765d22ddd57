//! Worst case of every call and hook: as many members as may be, all of them active, each with session keys.

use alloc::{boxed::Box, vec, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::{
	pallet_prelude::{Authorize, TransactionSource},
	traits::{EnsureOrigin, Get},
	BoundedVec,
};
use frame_system::{pallet_prelude::HeaderFor, RawOrigin};
use muster_primitives::{traits::Agencies, AgencyClass, AgencyId, RegionCode, Role, Roles};
use pallet_session::{KeyOwner, NextKeys, QueuedKeys};
use sp_consensus_aura::{digests::CompatibleDigestItem, Slot};
use sp_runtime::{
	traits::{Header, OpaqueKeys},
	Digest, DigestItem, RuntimeAppPublic,
};
use sp_session::MembershipProof;

use crate::{
	election, Address, AgreedSize, BlockEquivocation, Call, Config, Endpoint, Endpoints, LastSlot, Missed,
	Pallet, PeerId, SlotsSeen, StandbyReason, Status, Validator, Validators,
};

/// Session keys, which only the runtime knows how to make.
pub trait BenchmarkHelper<AuthorityId, Keys> {
	/// Session keys with this one for Aura; the others are fresh.
	fn session_keys(aura: AuthorityId) -> Keys;
}

/// An officer of a new agency that may run a validator.
fn officer<T: Config>(index: u32) -> (AgencyId, T::AccountId) {
	let who = account("operator", index, 0);
	let roles = Roles::of(&[Role::Validate]);
	let agency = T::Agencies::benchmark_agency(AgencyClass::Other, RegionCode::NATION, roles, &who);
	(agency, who)
}

/// Makes `who` an active member with session keys, which the node's keystore has.
fn activate<T: Config>(agency: AgencyId, who: &T::AccountId) -> (T::AuthorityId, T::Keys) {
	Pallet::<T>::add(who, agency, Status::Active);
	let aura = T::AuthorityId::generate_pair(None);
	let keys = T::BenchmarkHelper::session_keys(aura.clone());
	NextKeys::<T>::insert(who, keys.clone());
	for id in T::Keys::key_ids() {
		KeyOwner::<T>::insert((*id, keys.get_raw(*id).to_vec()), who);
	}
	frame_system::Pallet::<T>::inc_consumers(who).expect("a member has a provider");
	(aura, keys)
}

/// As many members as may be, but `room`, all active and in the set that is on. The first is an officer, the operator of
/// its validator. Those of genesis give way: a set that is not full is not the worst case.
fn full_set<T: Config>(room: u32) -> (T::AccountId, Vec<T::AuthorityId>) {
	for who in Validators::<T>::iter_keys().collect::<Vec<_>>() {
		Pallet::<T>::clear(who);
	}
	let (agency, first) = officer::<T>(0);
	let mut set = Vec::new();
	let mut authorities = Vec::new();
	let (aura, keys) = activate::<T>(agency, &first);
	set.push((first.clone(), keys));
	authorities.push(aura);
	for index in 1..T::MaxValidators::get() - room {
		let who: T::AccountId = account("validator", index, 0);
		let (aura, keys) = activate::<T>(agency, &who);
		set.push((who, keys));
		authorities.push(aura);
	}
	pallet_session::Validators::<T>::put(set.iter().map(|(who, _)| who.clone()).collect::<Vec<_>>());
	QueuedKeys::<T>::put(set);
	pallet_aura::Authorities::<T>::put(BoundedVec::truncate_from(authorities.clone()));
	AgreedSize::<T>::put(1);
	(first, authorities)
}

fn council<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::CouncilOrigin::try_successful_origin().map_err(|()| BenchmarkError::Weightless)
}

fn status<T: Config>(who: &T::AccountId) -> Option<Status> {
	Validators::<T>::get(who).map(|validator| validator.status)
}

fn change<T: Config>(who: &T::AccountId, change: impl FnOnce(&mut Validator)) {
	Validators::<T>::mutate(who, |validator| validator.as_mut().map(change));
}

/// The longest endpoint; peer ids differ by `last`.
fn endpoint(last: u8) -> Endpoint {
	let mut peer = vec![b'Q'; 63];
	peer.push(last);
	let address = |number: u8| {
		let mut address = vec![b'/'; 127];
		address.push(b'a' + number);
		Address::truncate_from(address)
	};
	Endpoint {
		peer: PeerId::truncate_from(peer),
		addresses: BoundedVec::truncate_from((0..4).map(address).collect()),
	}
}

/// A header of slot 7 sealed by `author`.
fn sealed<T: Config>(author: &T::AuthorityId, extrinsics_root: &[u8]) -> HeaderFor<T> {
	use sp_runtime::traits::Hash;
	let root = <HeaderFor<T> as Header>::Hashing::hash(extrinsics_root);
	let slot =
		<DigestItem as CompatibleDigestItem<<T::AuthorityId as RuntimeAppPublic>::Signature>>::aura_pre_digest(
			Slot::from(7),
		);
	let digest = Digest { logs: vec![slot] };
	let mut header = HeaderFor::<T>::new(1u32.into(), root, Default::default(), Default::default(), digest);
	let seal = author.sign(&header.hash()).expect("the keystore has the key");
	header.digest_mut().push(DigestItem::aura_seal(seal));
	header
}

/// Evidence against a validator of a full set.
fn evidence<T: Config>() -> (T::AccountId, BlockEquivocation<T>, MembershipProof) {
	let (who, authorities) = full_set::<T>(0);
	let offender = authorities.first().expect("the set is not empty").clone();
	let proof = Pallet::<T>::key_ownership_proof(offender.clone()).expect("the key is in the set");
	let (first_header, second_header) = (sealed::<T>(&offender, b"one"), sealed::<T>(&offender, b"two"));
	let equivocation = BlockEquivocation::<T> { offender, slot: Slot::from(7), first_header, second_header };
	(who, equivocation, proof)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn admit() -> Result<(), BenchmarkError> {
		let origin = council::<T>()?;
		full_set::<T>(1);
		let (agency, who) = officer::<T>(1);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, agency, who.clone());

		assert_eq!(status::<T>(&who), Some(Status::Standby { reason: StandbyReason::Admitted }));
		Ok(())
	}

	#[benchmark]
	fn remove() -> Result<(), BenchmarkError> {
		let origin = council::<T>()?;
		let (who, _) = full_set::<T>(0);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone());

		assert!(matches!(status::<T>(&who), Some(Status::Leaving { .. })));
		Ok(())
	}

	#[benchmark]
	fn go_online() -> Result<(), BenchmarkError> {
		let (who, _) = full_set::<T>(0);
		change::<T>(&who, |validator| {
			validator.status = Status::Standby { reason: StandbyReason::Voluntary }
		});

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()));

		assert_eq!(status::<T>(&who), Some(Status::Active));
		Ok(())
	}

	#[benchmark]
	fn go_offline() -> Result<(), BenchmarkError> {
		let (who, _) = full_set::<T>(0);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()));

		assert_eq!(status::<T>(&who), Some(Status::Standby { reason: StandbyReason::Voluntary }));
		Ok(())
	}

	#[benchmark]
	fn reinstate() -> Result<(), BenchmarkError> {
		let origin = council::<T>()?;
		let (who, _) = full_set::<T>(0);
		change::<T>(&who, |validator| {
			validator.status = Status::Standby { reason: StandbyReason::Offence };
			validator.offence = Some(0);
		});

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone());

		assert_eq!(status::<T>(&who), Some(Status::Standby { reason: StandbyReason::Liveness }));
		Ok(())
	}

	/// An endpoint that was said before is replaced.
	#[benchmark]
	fn set_endpoint() -> Result<(), BenchmarkError> {
		let (who, _) = full_set::<T>(0);
		Pallet::<T>::do_set_endpoint(who.clone(), endpoint(b'a'))?;

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), endpoint(b'b'));

		assert_eq!(Endpoints::<T>::get(who), Some(endpoint(b'b')));
		Ok(())
	}

	/// Everybody is named, and nobody was active.
	#[benchmark]
	fn force() -> Result<(), BenchmarkError> {
		let origin = T::ForceOrigin::try_successful_origin().map_err(|()| BenchmarkError::Weightless)?;
		full_set::<T>(0);
		let mut all = Vec::new();
		for who in Validators::<T>::iter_keys().collect::<Vec<_>>() {
			change::<T>(&who, |one| one.status = Status::Standby { reason: StandbyReason::Forced });
			all.push(who);
		}
		let (who, named) = (all[0].clone(), BoundedVec::truncate_from(all));

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, named);

		assert_eq!(status::<T>(&who), Some(Status::Active));
		Ok(())
	}

	#[benchmark]
	fn authorize_report_equivocation() -> Result<(), BenchmarkError> {
		let (_, equivocation, key_owner_proof) = evidence::<T>();
		let call = Call::<T>::report_equivocation { equivocation: Box::new(equivocation), key_owner_proof };

		#[block]
		{
			call.authorize(TransactionSource::InBlock).ok_or("the call is authorized")??;
		}

		Ok(())
	}

	#[benchmark]
	fn report_equivocation() -> Result<(), BenchmarkError> {
		let (who, equivocation, key_owner_proof) = evidence::<T>();

		#[extrinsic_call]
		_(RawOrigin::Authorized, Box::new(equivocation), key_owner_proof);

		assert!(Validators::<T>::get(who).is_some_and(|validator| validator.offence.is_some()));
		Ok(())
	}

	/// The hook: `m` slots since the last block.
	#[benchmark]
	fn note_slot(m: Linear<0, { T::MaxValidators::get() }>) -> Result<(), BenchmarkError> {
		full_set::<T>(0);
		pallet_aura::CurrentSlot::<T>::put(Slot::from(u64::from(m) + 8));
		LastSlot::<T>::put(Slot::from(7));

		#[block]
		{
			Pallet::<T>::note_slot(pallet_aura::CurrentSlot::<T>::get());
		}

		assert_eq!(Missed::<T>::get().iter().sum::<u32>(), m);
		Ok(())
	}

	/// All that this pallet does when a session ends: everybody gets a strike, one stands down, another leaves, a root of
	/// the history is pruned, and the next set is named.
	#[benchmark]
	fn session_end() -> Result<(), BenchmarkError> {
		let (leaving, _) = full_set::<T>(0);
		let set = pallet_session::Validators::<T>::get();
		pallet_session::Validators::<T>::put(&set[1..]);
		Pallet::<T>::do_set_endpoint(leaving.clone(), endpoint(b'a'))?;
		for who in &set {
			change::<T>(who, |validator| validator.strikes = T::MaxStrikes::get() - 1);
		}
		change::<T>(&leaving, |validator| validator.status = Status::Leaving { since: 0 });
		SlotsSeen::<T>::put(set.len() as u32);
		Missed::<T>::put(BoundedVec::truncate_from(vec![1; set.len()]));
		let index = T::RetainSessions::get() + 1;

		#[block]
		{
			election::rotate::<T>(index);
		}

		assert_eq!(status::<T>(&leaving), None);
		let stood_down = Status::Standby { reason: StandbyReason::Liveness };
		assert_eq!(Validators::<T>::iter_values().filter(|one| one.status == stood_down).count(), 1);
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
