//! What the calls do. Everything is checked before the first write.

use crate::{
	types::{LineFault, ProductFault, ReceiptFault},
	Approval, Commitment, Commitments, Config, Error, Event, Line, LineInput, Lines, NextCommitment,
	NextRequest, NextShipment, Pallet, Product, Products, Receipt, ReceiptInput, Request, Requests, Shipment,
	ShipmentState, Shipments,
};
use alloc::{collections::BTreeMap, vec::Vec};
use frame_support::{
	defensive, dispatch::DispatchResult, ensure, storage::StorageValue, traits::Time, BoundedVec,
};
use muster_primitives::{
	traits::{Agencies, Incidents},
	AgencyId, CapStatus, CommitmentId, IncidentId, LineIndex, Moment, Priority, ProductId, Quantity,
	RegionCode, RequestId, ShipmentId,
};

/// The agency that acts and its officer.
type Actor<T> = (AgencyId, <T as frame_system::Config>::AccountId);

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

	pub(crate) fn do_submit(
		(agency, officer): Actor<T>,
		incident: Option<IncidentId>,
		region: RegionCode,
		priority: Priority,
		need_by: Option<Moment>,
		status: CapStatus,
		lines: BoundedVec<LineInput, T::MaxLines>,
	) -> DispatchResult {
		Self::ensure_jurisdiction(agency, region)?;
		if let Some(incident) = incident {
			let of_incident = T::Incidents::status(incident).ok_or(Error::<T>::UnknownIncident)?;
			ensure!(of_incident == status, Error::<T>::StatusDiffers);
		}
		let now = T::Clock::now();
		ensure!(need_by.is_none_or(|moment| moment > now), Error::<T>::NeedByPassed);
		ensure!(!lines.is_empty(), Error::<T>::NoLines);
		let count = LineIndex::try_from(lines.len()).map_err(|_| Error::<T>::TooManyLines)?;
		let above_maximum = Self::lines_above_maximum(&lines)?;

		let request = Self::next_number::<NextRequest<T>>()?;
		for (index, input) in (0..count).zip(&lines) {
			Lines::<T>::insert(request, index, Line::from(*input));
		}
		Requests::<T>::insert(
			request,
			Request {
				agency,
				officer: officer.clone(),
				incident,
				region,
				priority,
				need_by,
				status,
				lines: count,
				submitted_at: now,
			},
		);
		Self::deposit_event(Event::Submitted {
			request,
			agency,
			officer,
			incident,
			region,
			priority,
			need_by,
			status,
			lines,
			above_maximum,
		});
		Ok(())
	}

	pub(crate) fn do_approve(
		(agency, officer): Actor<T>,
		request: RequestId,
		lines: BoundedVec<Approval, T::MaxLines>,
	) -> DispatchResult {
		ensure!(!lines.is_empty(), Error::<T>::NoLines);
		let header = Requests::<T>::get(request).ok_or(Error::<T>::UnknownRequest)?;
		ensure!(header.agency != agency, Error::<T>::OwnRequest);
		Self::ensure_jurisdiction(agency, header.region)?;

		let mut approved = BTreeMap::new();
		for Approval { line: index, quantity, reason } in &lines {
			let mut line = Self::line(request, *index)?;
			let product = Self::product(line.product)?;
			line.approve(*quantity, *reason, product.max_per_line).map_err(Error::<T>::from)?;
			ensure!(approved.insert(*index, line).is_none(), Error::<T>::DuplicateLine);
		}
		for (index, line) in approved {
			Lines::<T>::insert(request, index, line);
		}
		Self::deposit_event(Event::Approved { request, agency, officer, lines });
		Ok(())
	}

	pub(crate) fn do_commit(
		(agency, officer): Actor<T>,
		request: RequestId,
		index: LineIndex,
		quantity: Quantity,
	) -> DispatchResult {
		let mut line = Self::line(request, index)?;
		line.commit(quantity).map_err(Error::<T>::from)?;

		let commitment = Self::next_number::<NextCommitment<T>>()?;
		Lines::<T>::insert(request, index, line);
		Commitments::<T>::insert(
			commitment,
			Commitment { request, line: index, agency, officer: officer.clone(), quantity, dispatched: 0 },
		);
		Self::deposit_event(Event::Committed { commitment, request, line: index, agency, officer, quantity });
		Ok(())
	}

	pub(crate) fn do_dispatch(
		(agency, officer): Actor<T>,
		commitment: CommitmentId,
		quantity: Quantity,
		eta: Option<Moment>,
	) -> DispatchResult {
		let mut promise = Commitments::<T>::get(commitment).ok_or(Error::<T>::UnknownCommitment)?;
		ensure!(promise.agency == agency, Error::<T>::NotCommitter);
		let now = T::Clock::now();
		ensure!(eta.is_none_or(|moment| moment >= now), Error::<T>::EtaPassed);
		let (request, index) = (promise.request, promise.line);
		let receiver = Requests::<T>::get(request).ok_or(Error::<T>::UnknownRequest)?.agency;
		let mut line = Self::line(request, index)?;
		promise.dispatch(quantity).map_err(Error::<T>::from)?;
		line.dispatch(quantity).map_err(Error::<T>::from)?;

		let shipment = Self::next_number::<NextShipment<T>>()?;
		Commitments::<T>::insert(commitment, promise);
		Lines::<T>::insert(request, index, line);
		Shipments::<T>::insert(
			shipment,
			Shipment {
				commitment,
				request,
				line: index,
				supplier: agency,
				receiver,
				quantity,
				state: ShipmentState::InTransit,
				dispatched_at: now,
				eta,
				receipt: None,
			},
		);
		Self::deposit_event(Event::Dispatched {
			shipment,
			commitment,
			request,
			line: index,
			agency,
			officer,
			receiver,
			quantity,
			eta,
		});
		Ok(())
	}

	pub(crate) fn do_receive(
		(agency, officer): Actor<T>,
		shipment: ShipmentId,
		receipt: ReceiptInput,
	) -> DispatchResult {
		let mut goods = Shipments::<T>::get(shipment).ok_or(Error::<T>::UnknownShipment)?;
		ensure!(goods.receiver == agency, Error::<T>::NotReceiver);
		ensure!(goods.state.is_receivable(), Error::<T>::NotReceivable);
		receipt.check(goods.quantity).map_err(Error::<T>::from)?;
		let (request, index) = (goods.request, goods.line);
		let mut line = Self::line(request, index)?;
		line.receive(receipt.accepted, receipt.rejected).map_err(Error::<T>::from)?;

		goods.state = if receipt.has_discrepancy() {
			ShipmentState::ReceivedWithDiscrepancy
		} else {
			ShipmentState::Received
		};
		goods.receipt = Some(Receipt::new(receipt, officer.clone(), T::Clock::now()));
		Lines::<T>::insert(request, index, line);
		Shipments::<T>::insert(shipment, goods);
		Self::deposit_event(Event::Received { shipment, request, line: index, agency, officer, receipt });
		Ok(())
	}

	/// Numbers of the lines that ask for more than the product's maximum. Refuses lines that cannot be asked
	/// for.
	fn lines_above_maximum(
		lines: &BoundedVec<LineInput, T::MaxLines>,
	) -> Result<BoundedVec<LineIndex, T::MaxLines>, Error<T>> {
		let mut above = Vec::new();
		for (index, input) in (0..LineIndex::MAX).zip(lines) {
			let product = Self::product(input.product)?;
			ensure!(input.quantity != Some(0), Error::ZeroQuantity);
			if input.quantity.is_some_and(|quantity| quantity > product.max_per_line) {
				above.push(index);
			}
		}
		above.try_into().map_err(|_| Error::TooManyLines)
	}

	fn ensure_jurisdiction(agency: AgencyId, region: RegionCode) -> Result<(), Error<T>> {
		let covered =
			T::Agencies::agency(agency).is_some_and(|profile| profile.jurisdiction.contains(region));
		ensure!(covered, Error::OutsideJurisdiction);
		Ok(())
	}

	fn product(id: ProductId) -> Result<Product, Error<T>> {
		Products::<T>::get(id).ok_or(Error::UnknownProduct)
	}

	fn line(request: RequestId, index: LineIndex) -> Result<Line, Error<T>> {
		Lines::<T>::get(request, index).ok_or(Error::UnknownLine)
	}

	fn next_number<Next: StorageValue<u64, Query = u64>>() -> Result<u64, Error<T>> {
		Next::try_mutate(|next| {
			let number = *next;
			*next = number.checked_add(1).ok_or(Error::NumbersExhausted)?;
			Ok(number)
		})
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
			LineFault::Inconsistent => {
				defensive!("only corrupt storage holds a line whose counters contradict one another");
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
		}
	}
}
