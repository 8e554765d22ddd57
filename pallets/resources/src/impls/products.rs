//! The product registry.

use super::*;
use frame_support::dispatch::DispatchResult;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_register_product(product: ProductId, details: Product) -> DispatchResult {
		Self::insert_product(product, &details)?;
		Self::deposit_event(Event::ProductRegistered { product, details });
		Ok(())
	}

	pub(crate) fn insert_product(id: ProductId, product: &Product) -> Result<(), Error<T>> {
		ensure!(!Products::<T>::contains_key(id), Error::ProductTaken);
		product.check()?;
		Products::<T>::insert(id, product);
		Ok(())
	}

	pub(crate) fn do_amend_product(product: ProductId, details: Product) -> DispatchResult {
		let before = Self::product(product)?;
		ensure!(before.unit == details.unit, Error::<T>::UnitFixed);
		ensure!(before != details, Error::<T>::NothingChanges);
		details.check().map_err(Error::<T>::from)?;

		Products::<T>::insert(product, &details);
		Self::deposit_event(Event::ProductAmended { product, details });
		Ok(())
	}

	pub(crate) fn do_retire_product(product: ProductId) -> DispatchResult {
		Self::active_product(product)?;

		RetiredProducts::<T>::insert(product, ());
		Self::deposit_event(Event::ProductRetired { product });
		Ok(())
	}
}
