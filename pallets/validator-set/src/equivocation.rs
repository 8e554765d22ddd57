//! Two blocks of one slot by one author: what proves it, and how it is reported.
//!
//! Aura keeps no record of equivocations and has no report of its own. The evidence is two headers as they were sealed,
//! so that anybody can verify both signatures; what a node saw counts for nothing.

use alloc::{boxed::Box, vec, vec::Vec};
use frame_support::{
	ensure,
	traits::{Get, KeyOwnerProofSystem},
	weights::Weight,
};
use frame_system::{
	offchain::{CreateAuthorizedTransaction, SubmitTransaction},
	pallet_prelude::HeaderFor,
};
use pallet_session::historical::IdentificationTuple;
use sp_consensus_aura::{digests::CompatibleDigestItem, Slot};
use sp_consensus_slots::EquivocationProof;
use sp_runtime::{
	traits::{Header, UniqueSaturatedInto},
	transaction_validity::{
		InvalidTransaction, TransactionPriority, TransactionSource, TransactionValidityError,
		TransactionValidityWithRefund, ValidTransaction,
	},
	DispatchResult, Perbill, RuntimeAppPublic,
};
use sp_session::MembershipProof;
use sp_staking::{
	offence::{Kind, Offence, ReportOffence},
	SessionIndex,
};

use crate::{Call, Config, Error, Pallet, SessionLength};

/// Evidence: two headers with their seals.
pub type BlockEquivocation<T> = EquivocationProof<HeaderFor<T>, <T as pallet_aura::Config>::AuthorityId>;

/// A signature of Aura.
type SealOf<T> = <<T as pallet_aura::Config>::AuthorityId as RuntimeAppPublic>::Signature;

/// Two blocks of one slot by one author.
pub struct BlockEquivocationOffence<Offender> {
	/// The slot.
	pub slot: Slot,
	/// A session in which the key was the offender's.
	pub session_index: SessionIndex,
	/// Validators of that session.
	pub validator_set_count: u32,
	/// Who it was.
	pub offender: Offender,
}

impl<Offender: Clone> Offence<Offender> for BlockEquivocationOffence<Offender> {
	const ID: Kind = *b"muster:aura-equi";
	type Slot = Slot;

	fn offenders(&self) -> Vec<Offender> {
		vec![self.offender.clone()]
	}

	fn session_index(&self) -> SessionIndex {
		self.session_index
	}

	fn validator_set_count(&self) -> u32 {
		self.validator_set_count
	}

	fn slot(&self) -> Slot {
		self.slot
	}

	/// As GRANDPA's: (3k / n)², at most all.
	fn slash_fraction(&self, offenders: u32) -> Perbill {
		Perbill::from_rational(offenders.saturating_mul(3), self.validator_set_count).square()
	}
}

impl<T: Config> Pallet<T> {
	/// Proof, as of this block, that `key` is a validator's; `None` if it is nobody's.
	pub fn key_ownership_proof(key: T::AuthorityId) -> Option<MembershipProof> {
		let key = (T::AuthorityId::ID, key);
		let proof = T::KeyOwnerProofSystem::prove(key.clone())?;
		// The absence of a key can be proved just as well.
		T::KeyOwnerProofSystem::check_proof(key, proof.clone()).map(|_| proof)
	}

	/// Puts a report into the node's own pool; `None` if it could not be made.
	pub fn submit_equivocation_report(
		equivocation: BlockEquivocation<T>,
		key_owner_proof: MembershipProof,
	) -> Option<()>
	where
		T: CreateAuthorizedTransaction<Call<T>>,
	{
		let call = Call::report_equivocation { equivocation: Box::new(equivocation), key_owner_proof };
		let transaction = T::create_authorized_transaction(call.into());
		SubmitTransaction::<T, Call<T>>::submit_transaction(transaction).ok()
	}

	/// Only a node's own reports, and those in blocks: who wants to make the others check signatures has to author.
	pub(crate) fn authorize_report(
		source: TransactionSource,
		equivocation: &BlockEquivocation<T>,
		key_owner_proof: &MembershipProof,
	) -> TransactionValidityWithRefund {
		if !matches!(source, TransactionSource::Local | TransactionSource::InBlock) {
			return Err(InvalidTransaction::Call.into());
		}
		let offence = Self::offence(equivocation, key_owner_proof.clone())
			.map_err(|_| TransactionValidityError::from(InvalidTransaction::BadProof))?;
		if T::ReportOffence::is_known_offence(&offence.offenders(), &offence.slot) {
			return Err(InvalidTransaction::Stale.into());
		}
		let session: u64 = SessionLength::<T>::get().unique_saturated_into();
		let validity = ValidTransaction::with_tag_prefix("MusterBlockEquivocation")
			.priority(TransactionPriority::MAX)
			.and_provides((&equivocation.offender, equivocation.slot))
			.longevity(session.saturating_mul(T::RetainSessions::get().into()))
			.propagate(false)
			.build()?;
		Ok((validity, Weight::zero()))
	}

	/// The evidence is looked at again: that some call was authorized does not say that this one was.
	pub(crate) fn do_report_equivocation(
		equivocation: &BlockEquivocation<T>,
		key_owner_proof: MembershipProof,
	) -> DispatchResult {
		let offence = Self::offence(equivocation, key_owner_proof)?;
		// Nobody is rewarded, so nobody needs to be named.
		T::ReportOffence::report_offence(Vec::new(), offence).map_err(|_| Error::<T>::AlreadyReported)?;
		Ok(())
	}

	/// What the evidence proves.
	fn offence(
		equivocation: &BlockEquivocation<T>,
		key_owner_proof: MembershipProof,
	) -> Result<BlockEquivocationOffence<IdentificationTuple<T>>, Error<T>> {
		let EquivocationProof { offender: key, slot, first_header, second_header } = equivocation;
		let first = Self::sealed(first_header, *slot, key).ok_or(Error::<T>::InvalidEvidence)?;
		let second = Self::sealed(second_header, *slot, key).ok_or(Error::<T>::InvalidEvidence)?;
		// Sealing one block twice is no harm, and sr25519 signs differently each time.
		ensure!(first != second, Error::<T>::InvalidEvidence);
		let (session_index, validator_set_count) = (key_owner_proof.session, key_owner_proof.validator_count);
		let offender =
			T::KeyOwnerProofSystem::check_proof((T::AuthorityId::ID, key.clone()), key_owner_proof)
				.ok_or(Error::<T>::InvalidKeyOwnership)?;
		Ok(BlockEquivocationOffence { slot: *slot, session_index, validator_set_count, offender })
	}

	/// The hash that `author` sealed, if the header is of this slot and its last item is a seal by `author`.
	fn sealed(
		header: &HeaderFor<T>,
		slot: Slot,
		author: &T::AuthorityId,
	) -> Option<<HeaderFor<T> as Header>::Hash> {
		let mut header = header.clone();
		let seal: SealOf<T> = header.digest_mut().pop()?.as_aura_seal()?;
		let mut slots =
			header.digest().logs().iter().filter_map(CompatibleDigestItem::<SealOf<T>>::as_aura_pre_digest);
		// Nodes refuse a header with two slots; it must not pass for both here.
		if slots.next()? != slot || slots.next().is_some() {
			return None;
		}
		let hash = header.hash();
		author.verify(&hash, &seal).then_some(hash)
	}
}
