//! What the calls do. Everything is checked before the first write.

mod agenda;
mod allocate;
mod loans;
mod offers;
mod products;
mod requests;
mod rounds;
mod shipments;
mod supply;

use crate::*;
use frame_support::{
	defensive, ensure,
	storage::StorageValue,
	traits::{EnsureOrigin, Time},
};
use muster_primitives::{
	traits::{Agencies, OpenNeeds},
	AgencyId, CommitmentId, IncidentId, LineIndex, Moment, ProductId, RegionCode, RequestId, ShipmentId,
};
use sp_runtime::traits::BadOrigin;

/// The agency that acts and its officer.
pub(crate) type Actor<T> = (AgencyId, <T as frame_system::Config>::AccountId);

/// Who acts by one power, and who by another. An officer may hold both, and each is good for one side only.
pub(crate) type Either<T> = (Option<Actor<T>>, Option<Actor<T>>);

/// A request as it is stored.
pub(crate) type RequestOf<T> = Request<<T as frame_system::Config>::AccountId>;

/// A promise as it is stored.
pub(crate) type CommitmentOf<T> = Commitment<<T as frame_system::Config>::AccountId>;

/// A shipment as it is stored.
pub(crate) type ShipmentOf<T> = Shipment<<T as frame_system::Config>::AccountId>;

/// An offer as it is stored.
pub(crate) type OfferOf<T> = Offer<<T as frame_system::Config>::AccountId>;

impl<T: Config> Pallet<T> {
	pub(crate) fn now() -> Moment {
		T::Clock::now()
	}

	fn header(request: RequestId) -> Result<RequestOf<T>, Error<T>> {
		Requests::<T>::get(request).ok_or(Error::UnknownRequest)
	}

	fn line(request: RequestId, index: LineIndex) -> Result<Line, Error<T>> {
		Lines::<T>::get(request, index).ok_or(Error::UnknownLine)
	}

	fn promise(commitment: CommitmentId) -> Result<CommitmentOf<T>, Error<T>> {
		Commitments::<T>::get(commitment).ok_or(Error::UnknownCommitment)
	}

	fn goods(shipment: ShipmentId) -> Result<ShipmentOf<T>, Error<T>> {
		Shipments::<T>::get(shipment).ok_or(Error::UnknownShipment)
	}

	fn product(id: ProductId) -> Result<Product, Error<T>> {
		Products::<T>::get(id).ok_or(Error::UnknownProduct)
	}

	/// A product that something new may ask for.
	fn active_product(id: ProductId) -> Result<Product, Error<T>> {
		let product = Self::product(id)?;
		ensure!(!RetiredProducts::<T>::contains_key(id), Error::ProductIsRetired);
		Ok(product)
	}

	/// A request of `agency` itself.
	fn own_request(agency: AgencyId, request: RequestId) -> Result<RequestOf<T>, Error<T>> {
		let header = Self::header(request)?;
		ensure!(header.agency == agency, Error::NotRequester);
		Ok(header)
	}

	/// A request that `agency` may decide on.
	fn decidable_request(agency: AgencyId, request: RequestId) -> Result<RequestOf<T>, Error<T>> {
		let header = Self::header(request)?;
		ensure!(header.agency != agency, Error::OwnRequest);
		Self::ensure_jurisdiction(agency, header.region)?;
		Ok(header)
	}

	fn ensure_jurisdiction(agency: AgencyId, region: RegionCode) -> Result<(), Error<T>> {
		let covered =
			T::Agencies::agency(agency).is_some_and(|profile| profile.jurisdiction.contains(region));
		ensure!(covered, Error::OutsideJurisdiction);
		Ok(())
	}

	fn is_active(agency: AgencyId) -> bool {
		T::Agencies::agency(agency).is_some_and(|profile| profile.active)
	}

	/// For whom each of two powers takes an origin. Fails if neither does.
	pub(crate) fn either<First, Second>(origin: T::RuntimeOrigin) -> Result<Either<T>, BadOrigin>
	where
		First: EnsureOrigin<T::RuntimeOrigin, Success = Actor<T>>,
		Second: EnsureOrigin<T::RuntimeOrigin, Success = Actor<T>>,
	{
		let first = First::try_origin(origin.clone()).ok();
		let second = Second::try_origin(origin).ok();
		ensure!(first.is_some() || second.is_some(), BadOrigin);
		Ok((first, second))
	}

	/// Who has the first power for `first`, or else the second for `second`.
	fn one_of(by: Either<T>, first: Option<AgencyId>, second: Option<AgencyId>) -> Option<Actor<T>> {
		let of = |by: Option<Actor<T>>, side| by.filter(|(agency, _)| Some(*agency) == side);
		of(by.0, first).or(of(by.1, second))
	}

	/// The supplier, or an approver of the region while the supplier may not act.
	fn releaser(
		(supplying, approving): Either<T>,
		supplier: AgencyId,
		request: RequestId,
	) -> Result<Actor<T>, Error<T>> {
		if let Some(by) = supplying.filter(|(agency, _)| *agency == supplier) {
			return Ok(by);
		}
		let by = approving.filter(|_| !Self::is_active(supplier)).ok_or(Error::NotSupplier)?;
		Self::decidable_request(by.0, request)?;
		Ok(by)
	}

	/// Writes a line, and keeps the number of lines its incident still needs.
	fn put_line(request: RequestId, index: LineIndex, before: &Line, after: Line) -> Result<(), Error<T>> {
		if before.is_needed() != after.is_needed() {
			let change = if after.is_needed() { 1 } else { -1 };
			Self::count_open(Self::header(request)?.incident, change);
		}
		Lines::<T>::insert(request, index, after);
		Ok(())
	}

	fn count_open(incident: Option<IncidentId>, change: i32) {
		let Some(incident) = incident else { return };
		OpenLines::<T>::mutate_exists(incident, |open| {
			let count = open.unwrap_or_default().saturating_add_signed(change);
			*open = (count > 0).then_some(count);
		});
	}

	fn next_number<Next: StorageValue<u64, Query = u64>>() -> Result<u64, Error<T>> {
		Next::try_mutate(|next| {
			let number = *next;
			*next = number.checked_add(1).ok_or(Error::NumbersExhausted)?;
			Ok(number)
		})
	}
}

impl<T: Config> OpenNeeds for Pallet<T> {
	fn has_open(incident: IncidentId) -> bool {
		OpenLines::<T>::contains_key(incident)
	}
}

impl<T: Config> From<ProductFault> for Error<T> {
	fn from(fault: ProductFault) -> Self {
		match fault {
			ProductFault::Code => Self::MalformedCode,
			ProductFault::Unit => Self::MalformedUnit,
			ProductFault::Standard => Self::MalformedStandard,
			ProductFault::Gtin => Self::MalformedGtin,
			ProductFault::Atc => Self::MalformedAtc,
			ProductFault::Pack => Self::ZeroPack,
			ProductFault::Maximum => Self::ZeroMaximum,
			ProductFault::Name => Self::MalformedName,
		}
	}
}

impl<T: Config> From<LineFault> for Error<T> {
	fn from(fault: LineFault) -> Self {
		match fault {
			LineFault::Ended => Self::LineEnded,
			LineFault::NotOpen => Self::LineNotOpen,
			LineFault::ZeroQuantity => Self::ZeroQuantity,
			LineFault::AboveRequested => Self::AboveRequested,
			LineFault::ReasonMissing => Self::ApprovalReasonMissing,
			LineFault::AboveMaximum => Self::AboveMaximum,
			LineFault::NotAboveMaximum => Self::NotAboveMaximum,
			LineFault::AboveCap => Self::AboveCap,
			LineFault::AboveCommitted => Self::AboveCommitment,
			LineFault::Overflow => Self::QuantityOverflow,
			LineFault::NotDraft => Self::NotDraft,
			LineFault::NotSubmitted => Self::NotSubmitted,
			LineFault::Filled => Self::LineFilled,
			LineFault::NotFilled => Self::LineNotFilled,
			LineFault::OnTheWay => Self::GoodsOnTheWay,
			LineFault::VerificationNeeded => Self::VerificationNeeded,
			LineFault::NotUnverified => Self::NotUnverified,
			LineFault::Inconsistent => {
				defensive!("only corrupt storage holds counters that contradict one another");
				Self::LineInconsistent
			}
		}
	}
}

impl<T: Config> From<OfferFault> for Error<T> {
	fn from(fault: OfferFault) -> Self {
		match fault {
			OfferFault::Ended => Self::OfferEnded,
			OfferFault::NotVouched => Self::OfferNotVouched,
			OfferFault::AboveFree => Self::AboveFree,
			OfferFault::Inconsistent => {
				defensive!("only corrupt storage holds an offer whose counters contradict one another");
				Self::LineInconsistent
			}
		}
	}
}

impl<T: Config> From<ReceiptFault> for Error<T> {
	fn from(fault: ReceiptFault) -> Self {
		match fault {
			ReceiptFault::ReasonMissing => Self::DiscrepancyReasonMissing,
			ReceiptFault::ReasonSurplus => Self::DiscrepancyReasonSurplus,
			ReceiptFault::ReasonUnfit => Self::DiscrepancyReasonUnfit,
			ReceiptFault::Mismatch => Self::ReceiptMismatch,
			ReceiptFault::Overflow => Self::QuantityOverflow,
			ReceiptFault::ExpiredReasonMissing => Self::ExpiredReasonMissing,
			ReceiptFault::ExpiredReasonSurplus => Self::ExpiredReasonSurplus,
		}
	}
}
