//! The nonce check of the system, with a bound and a rank.

use crate::{priority, Config};
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame_support::{
	dispatch::DispatchInfo, ensure, pallet_prelude::TransactionSource, traits::Get, weights::Weight,
	CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound,
};
use frame_system::CheckNonce;
use scale_info::{Type, TypeInfo};
use sp_runtime::{
	traits::{
		AsSystemOriginSigner, DispatchInfoOf, DispatchOriginOf, Dispatchable, Implication,
		PostDispatchInfoOf, Saturating, TransactionExtension, UniqueSaturatedInto, ValidateResult,
	},
	transaction_validity::{InvalidTransaction, TransactionValidityError, ValidTransaction},
	DispatchResult,
};

/// [`CheckNonce`] that refuses a nonce more than [`Config::NonceWindow`] ahead of the account's. The pool keeps such
/// transactions until the gap closes, and this is the only bound on how many of them one key can park there.
///
/// It adds to the priority how near the front of its own key's queue the transaction stands. Within a lane the first of
/// every key thus goes before the second of any: keys take turns, whatever they have queued.
///
/// Clients cannot tell it from `CheckNonce`: same identifier, same encoding, same type in the metadata.
#[derive(Encode, Decode, DecodeWithMemTracking, CloneNoBound, EqNoBound, PartialEqNoBound, DebugNoBound)]
pub struct BoundedNonce<T: Config>(pub CheckNonce<T>);

impl<T: Config> BoundedNonce<T> {
	/// The extension with this nonce.
	pub fn from(nonce: T::Nonce) -> Self {
		Self(CheckNonce::from(nonce))
	}
}

impl<T: Config> TypeInfo for BoundedNonce<T> {
	type Identity = <CheckNonce<T> as TypeInfo>::Identity;

	fn type_info() -> Type {
		CheckNonce::<T>::type_info()
	}
}

impl<T: Config> TransactionExtension<T::RuntimeCall> for BoundedNonce<T>
where
	T::RuntimeCall: Dispatchable<Info = DispatchInfo>,
	DispatchOriginOf<T::RuntimeCall>: AsSystemOriginSigner<T::AccountId> + Clone,
{
	const IDENTIFIER: &'static str = <CheckNonce<T> as TransactionExtension<T::RuntimeCall>>::IDENTIFIER;
	type Implicit = <CheckNonce<T> as TransactionExtension<T::RuntimeCall>>::Implicit;
	type Val = <CheckNonce<T> as TransactionExtension<T::RuntimeCall>>::Val;
	type Pre = <CheckNonce<T> as TransactionExtension<T::RuntimeCall>>::Pre;

	fn implicit(&self) -> Result<Self::Implicit, TransactionValidityError> {
		self.0.implicit()
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
		let account_nonce = origin.as_system_origin_signer().map(frame_system::Pallet::<T>::account_nonce);
		let (validity, val, origin) = self
			.0
			.validate(origin, call, info, len, self_implicit, inherited_implication, source)
			.map_err(known_signer)?;
		let Some(account_nonce) = account_nonce else { return Ok((validity, val, origin)) };
		let ahead: u32 = self.0 .0.saturating_sub(account_nonce).unique_saturated_into();
		let window = T::NonceWindow::get();
		ensure!(ahead <= window, InvalidTransaction::Future);
		let front = priority::of_front(window.saturating_sub(ahead));
		let priority = validity.priority.saturating_add(front);
		Ok((ValidTransaction { priority, ..validity }, val, origin))
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
		<CheckNonce<T> as TransactionExtension<T::RuntimeCall>>::post_dispatch_details(
			pre, info, post_info, len, result,
		)
	}
}

/// `CheckNonce` calls the lack of an account a lack of funds. Here nobody pays: an account that does not exist is no
/// officer's.
fn known_signer(error: TransactionValidityError) -> TransactionValidityError {
	match error {
		TransactionValidityError::Invalid(InvalidTransaction::Payment) => {
			InvalidTransaction::BadSigner.into()
		}
		other => other,
	}
}
