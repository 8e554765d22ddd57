//! The transaction extension that admits, ranks and charges transactions.

use crate::{Classify, Config, Pallet, WeightInfo};
use codec::{Decode, DecodeWithMemTracking, Encode};
use core::marker::PhantomData;
use frame_support::{
	dispatch::{DispatchInfo, PostDispatchInfo},
	pallet_prelude::TransactionSource,
	traits::Get,
	weights::Weight,
	CloneNoBound, DebugNoBound, DefaultNoBound, EqNoBound, PartialEqNoBound,
};
use muster_primitives::{traits::Agencies, AgencyId};
use scale_info::TypeInfo;
use sp_runtime::{
	traits::{
		AsSystemOriginSigner, DispatchInfoOf, DispatchOriginOf, Dispatchable, Implication,
		PostDispatchInfoOf, TransactionExtension, ValidateResult,
	},
	transaction_validity::{InvalidTransaction, TransactionValidityError, ValidTransaction},
	DispatchResult,
};

/// Admits what an officer in office sends if the call has a lane, ranks it by lane and allowance, and charges the
/// officer's agency with the weight.
///
/// It has no data, so that a wallet that has never heard of it signs correctly. What has no signer (inherents, general
/// transactions with an authorized call) passes untouched.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	CloneNoBound,
	EqNoBound,
	PartialEqNoBound,
	DebugNoBound,
	DefaultNoBound,
	TypeInfo,
)]
#[scale_info(skip_type_params(T))]
pub struct ChargeQuota<T>(PhantomData<T>);

impl<T> ChargeQuota<T> {
	/// The extension. There is nothing to choose.
	pub const fn new() -> Self {
		Self(PhantomData)
	}
}

/// Who pays for a transaction.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Charge {
	/// An agency.
	Agency {
		/// Which.
		agency: AgencyId,
		/// What the transaction takes of the block at most, in picoseconds of weight.
		cost: u64,
	},
	/// Nobody: there is no signer.
	Nobody {
		/// Weight of the extension, which has nothing to do.
		unused: Weight,
	},
}

impl<T: Config + Send + Sync> TransactionExtension<T::RuntimeCall> for ChargeQuota<T>
where
	T::RuntimeCall: Dispatchable<Info = DispatchInfo, PostInfo = PostDispatchInfo>,
	DispatchOriginOf<T::RuntimeCall>: AsSystemOriginSigner<T::AccountId> + Clone,
{
	const IDENTIFIER: &'static str = "ChargeQuota";
	type Implicit = ();
	type Val = Charge;
	type Pre = Charge;

	fn weight(&self, _: &T::RuntimeCall) -> Weight {
		T::WeightInfo::charge_quota()
	}

	// Never refuses for want of allowance: the pool asks this again and again, and throws out what it accepted before
	// when the answer turns to no. Only `prepare` refuses for that, where the answer means "not in this block".
	fn validate(
		&self,
		origin: DispatchOriginOf<T::RuntimeCall>,
		call: &T::RuntimeCall,
		info: &DispatchInfoOf<T::RuntimeCall>,
		_len: usize,
		_self_implicit: Self::Implicit,
		_inherited_implication: &impl Implication,
		_source: TransactionSource,
	) -> ValidateResult<Self::Val, T::RuntimeCall> {
		let Some(who) = origin.as_system_origin_signer() else {
			return Ok((ValidTransaction::default(), Charge::Nobody { unused: self.weight(call) }, origin));
		};
		let agency = T::Agencies::officer(who).ok_or(InvalidTransaction::BadSigner)?.agency;
		let lane = T::Classifier::lane(call).ok_or(InvalidTransaction::Call)?;
		let priority = Pallet::<T>::priority(agency, lane);
		let base = T::BlockWeights::get().get(info.class).base_extrinsic;
		let cost = info.total_weight().saturating_add(base).ref_time();
		Ok((ValidTransaction { priority, ..Default::default() }, Charge::Agency { agency, cost }, origin))
	}

	fn prepare(
		self,
		val: Self::Val,
		_origin: &DispatchOriginOf<T::RuntimeCall>,
		_call: &T::RuntimeCall,
		_info: &DispatchInfoOf<T::RuntimeCall>,
		_len: usize,
	) -> Result<Self::Pre, TransactionValidityError> {
		if let Charge::Agency { agency, cost } = val {
			Pallet::<T>::take(agency, cost)?;
		}
		Ok(val)
	}

	fn post_dispatch_details(
		pre: Self::Pre,
		info: &DispatchInfoOf<T::RuntimeCall>,
		post_info: &PostDispatchInfoOf<T::RuntimeCall>,
		_len: usize,
		_result: &DispatchResult,
	) -> Result<Weight, TransactionValidityError> {
		match pre {
			Charge::Agency { agency, .. } => {
				Pallet::<T>::give_back(agency, post_info.calc_unspent(info).ref_time());
				Ok(Weight::zero())
			}
			Charge::Nobody { unused } => Ok(unused),
		}
	}
}
