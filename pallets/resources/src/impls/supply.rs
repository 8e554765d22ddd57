//! Promises: made, taken back.

use super::*;
use frame_support::dispatch::DispatchResult;
use muster_primitives::Quantity;

/// Where a promise comes from.
pub(super) struct Source {
	pub(super) product: ProductId,
	pub(super) offer: Option<OfferId>,
	pub(super) loan: Option<Moment>,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_commit(
		(agency, officer): Actor<T>,
		request: RequestId,
		index: LineIndex,
		quantity: Quantity,
	) -> DispatchResult {
		let line = Self::line(request, index)?;
		let source = Source { product: line.product, offer: None, loan: None };
		let commitment =
			Self::new_commitment((agency, officer.clone()), request, index, line, quantity, source)?;
		Self::deposit_event(Event::Committed { commitment, request, line: index, agency, officer, quantity });
		Ok(())
	}

	pub(crate) fn do_commit_substitute(
		(agency, officer): Actor<T>,
		request: RequestId,
		index: LineIndex,
		product: ProductId,
		quantity: Quantity,
	) -> DispatchResult {
		let line = Self::line(request, index)?;
		ensure!(product != line.product, Error::<T>::NotSubstitute);
		Self::ensure_takes(request, index, &line, product)?;
		Self::active_product(product)?;
		let source = Source { product, offer: None, loan: None };
		let commitment =
			Self::new_commitment((agency, officer.clone()), request, index, line, quantity, source)?;
		Self::deposit_event(Event::SubstituteCommitted {
			commitment,
			request,
			line: index,
			agency,
			officer,
			product,
			quantity,
		});
		Ok(())
	}

	pub(crate) fn do_release(by: Either<T>, commitment: CommitmentId, quantity: Quantity) -> DispatchResult {
		let mut promise = Self::promise(commitment)?;
		let (request, index) = (promise.request, promise.line);
		let (agency, officer) = Self::releaser(by, promise.agency, request)?;
		let before = Self::line(request, index)?;
		let mut line = before;
		promise.release(quantity).map_err(|fault| match fault {
			LineFault::AboveCommitted => Error::<T>::AboveLeft,
			other => other.into(),
		})?;
		line.release(quantity).map_err(Error::<T>::from)?;
		if let Some(offer) = promise.offer {
			let mut details = Self::offer(offer)?;
			details.untake(quantity).map_err(Error::<T>::from)?;
			Offers::<T>::insert(offer, details);
		}

		Commitments::<T>::insert(commitment, promise);
		Self::put_line(request, index, &before, line)?;
		Self::deposit_event(Event::Released { commitment, request, line: index, agency, officer, quantity });
		Ok(())
	}

	/// Promises `quantity` to a line and writes both.
	pub(super) fn new_commitment(
		(agency, officer): Actor<T>,
		request: RequestId,
		index: LineIndex,
		mut line: Line,
		quantity: Quantity,
		source: Source,
	) -> Result<CommitmentId, Error<T>> {
		line.commit(quantity)?;

		let commitment = Self::next_number::<NextCommitment<T>>()?;
		Lines::<T>::insert(request, index, line);
		let Source { product, offer, loan } = source;
		Commitments::<T>::insert(
			commitment,
			Commitment {
				request,
				line: index,
				agency,
				officer,
				quantity,
				dispatched: 0,
				prepared: 0,
				released: 0,
				product,
				offer,
				loan,
			},
		);
		Ok(commitment)
	}

	/// Whether a line takes this product: its own, or one that may stand in for it.
	pub(super) fn ensure_takes(
		request: RequestId,
		index: LineIndex,
		line: &Line,
		product: ProductId,
	) -> Result<(), Error<T>> {
		let takes = product == line.product || LineSubstitutes::<T>::get(request, index).contains(&product);
		ensure!(takes, Error::NotSubstitute);
		Ok(())
	}
}
