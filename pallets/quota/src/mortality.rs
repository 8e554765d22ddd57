//! The mortality check of the system, without immortality.

use crate::{rejection, Config};
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame_support::{
	ensure, pallet_prelude::TransactionSource, weights::Weight, CloneNoBound, DebugNoBound, EqNoBound,
	PartialEqNoBound,
};
use frame_system::CheckEra;
use scale_info::{Type, TypeInfo};
use sp_runtime::{
	generic::Era,
	traits::{
		AsSystemOriginSigner, DispatchInfoOf, DispatchOriginOf, Implication, PostDispatchInfoOf,
		TransactionExtension, ValidateResult,
	},
	transaction_validity::{InvalidTransaction, TransactionValidityError},
	DispatchResult,
};

/// [`CheckEra`] that refuses a signature without an end with [`rejection::IMMORTAL`]. What has no signer passes: nobody
/// can find it again and use it, and an authorized call says itself how long it is good.
///
/// Clients cannot tell it from `CheckEra`: same identifier, same encoding, same type in the metadata.
#[derive(Encode, Decode, DecodeWithMemTracking, CloneNoBound, EqNoBound, PartialEqNoBound, DebugNoBound)]
pub struct BoundedMortality<T: Config + Send + Sync>(pub CheckEra<T>);

impl<T: Config + Send + Sync> BoundedMortality<T> {
	/// The extension with this era.
	pub fn from(era: Era) -> Self {
		Self(CheckEra::from(era))
	}
}

impl<T: Config + Send + Sync> TypeInfo for BoundedMortality<T> {
	type Identity = <CheckEra<T> as TypeInfo>::Identity;

	fn type_info() -> Type {
		CheckEra::<T>::type_info()
	}
}

impl<T: Config + Send + Sync> TransactionExtension<T::RuntimeCall> for BoundedMortality<T>
where
	DispatchOriginOf<T::RuntimeCall>: AsSystemOriginSigner<T::AccountId>,
{
	const IDENTIFIER: &'static str = <CheckEra<T> as TransactionExtension<T::RuntimeCall>>::IDENTIFIER;
	type Implicit = <CheckEra<T> as TransactionExtension<T::RuntimeCall>>::Implicit;
	type Val = <CheckEra<T> as TransactionExtension<T::RuntimeCall>>::Val;
	type Pre = <CheckEra<T> as TransactionExtension<T::RuntimeCall>>::Pre;

	fn implicit(&self) -> Result<Self::Implicit, TransactionValidityError> {
		<CheckEra<T> as TransactionExtension<T::RuntimeCall>>::implicit(&self.0)
	}

	fn weight(&self, call: &T::RuntimeCall) -> Weight {
		self.0.weight(call)
	}

	fn validate(
		&self,
		origin: DispatchOriginOf<T::RuntimeCall>,
		call: &T::RuntimeCall,
		info: &DispatchInfoOf<T::RuntimeCall>,
		len: usize,
		self_implicit: Self::Implicit,
		inherited_implication: &impl Implication,
		source: TransactionSource,
	) -> ValidateResult<Self::Val, T::RuntimeCall> {
		let signed = origin.as_system_origin_signer().is_some();
		ensure!(!(signed && self.0 .0.is_immortal()), InvalidTransaction::Custom(rejection::IMMORTAL));
		self.0.validate(origin, call, info, len, self_implicit, inherited_implication, source)
	}

	fn prepare(
		self,
		val: Self::Val,
		origin: &DispatchOriginOf<T::RuntimeCall>,
		call: &T::RuntimeCall,
		info: &DispatchInfoOf<T::RuntimeCall>,
		len: usize,
	) -> Result<Self::Pre, TransactionValidityError> {
		self.0.prepare(val, origin, call, info, len)
	}

	fn post_dispatch_details(
		pre: Self::Pre,
		info: &DispatchInfoOf<T::RuntimeCall>,
		post_info: &PostDispatchInfoOf<T::RuntimeCall>,
		len: usize,
		result: &DispatchResult,
	) -> Result<Weight, TransactionValidityError> {
		<CheckEra<T> as TransactionExtension<T::RuntimeCall>>::post_dispatch_details(
			pre, info, post_info, len, result,
		)
	}
}
