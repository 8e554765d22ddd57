//! The transaction extension that admits, ranks and charges transactions.

use crate::{fare::Quote, Config, Levels, Pallet, WeightInfo};
use codec::{Decode, DecodeWithMemTracking, Encode};
use core::marker::PhantomData;
use frame_support::{
	dispatch::{DispatchInfo, PostDispatchInfo},
	pallet_prelude::TransactionSource,
	traits::Get,
	weights::Weight,
	CloneNoBound, DebugNoBound, DefaultNoBound, EqNoBound, PartialEqNoBound,
};
use muster_primitives::AgencyId;
use scale_info::TypeInfo;
use sp_runtime::{
	traits::{
		AsSystemOriginSigner, DispatchInfoOf, DispatchOriginOf, Dispatchable, Implication,
		PostDispatchInfoOf, TransactionExtension, ValidateResult,
	},
	transaction_validity::{TransactionValidityError, ValidTransaction},
	DispatchResult,
};

/// Admits what an officer in office sends if the call has a lane, ranks it by lane and allowance, and charges the officer
/// and the officer's agency.
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
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Charge<Bill> {
	/// An officer and the officer's agency.
	Officer(Bill),
	/// Nobody: there is no signer.
	Nobody {
		/// Weight of the extension, which has nothing to do.
		unused: Weight,
	},
}

/// What was taken from whom.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Receipt<AccountId> {
	/// The agency.
	pub agency: AgencyId,
	/// The officer.
	pub officer: AccountId,
	/// What each of the two paid.
	pub taken: Levels,
}

impl<T: Config + Send + Sync> TransactionExtension<T::RuntimeCall> for ChargeQuota<T>
where
	T::RuntimeCall: Dispatchable<Info = DispatchInfo, PostInfo = PostDispatchInfo>,
	DispatchOriginOf<T::RuntimeCall>: AsSystemOriginSigner<T::AccountId> + Clone,
{
	const IDENTIFIER: &'static str = "ChargeQuota";
	type Implicit = ();
	type Val = Charge<Quote<T::AccountId>>;
	type Pre = Charge<Receipt<T::AccountId>>;

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
		len: usize,
		_self_implicit: Self::Implicit,
		_inherited_implication: &impl Implication,
		_source: TransactionSource,
	) -> ValidateResult<Self::Val, T::RuntimeCall> {
		let Some(who) = origin.as_system_origin_signer() else {
			return Ok((ValidTransaction::default(), Charge::Nobody { unused: self.weight(call) }, origin));
		};
		let quote = Pallet::<T>::quote(who, call, info, len)?;
		let validity = ValidTransaction {
			priority: quote.priority(&Pallet::<T>::left(&quote)),
			longevity: T::PoolLongevity::get(),
			..Default::default()
		};
		Ok((validity, Charge::Officer(quote), origin))
	}

	fn prepare(
		self,
		val: Self::Val,
		_origin: &DispatchOriginOf<T::RuntimeCall>,
		_call: &T::RuntimeCall,
		_info: &DispatchInfoOf<T::RuntimeCall>,
		_len: usize,
	) -> Result<Self::Pre, TransactionValidityError> {
		match val {
			Charge::Officer(quote) => Ok(Charge::Officer(Pallet::<T>::charge(quote)?)),
			Charge::Nobody { unused } => Ok(Charge::Nobody { unused }),
		}
	}

	// Weight comes back, bytes do not: they are in the block whatever the call did.
	fn post_dispatch_details(
		pre: Self::Pre,
		info: &DispatchInfoOf<T::RuntimeCall>,
		post_info: &PostDispatchInfoOf<T::RuntimeCall>,
		_len: usize,
		_result: &DispatchResult,
	) -> Result<Weight, TransactionValidityError> {
		match pre {
			Charge::Officer(receipt) => {
				Pallet::<T>::give_back(&receipt, post_info.calc_unspent(info).ref_time());
				Ok(Weight::zero())
			}
			Charge::Nobody { unused } => Ok(unused),
		}
	}
}
