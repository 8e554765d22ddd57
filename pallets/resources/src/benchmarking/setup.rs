//! What the benchmarks start from. Other pallets are touched through `Config` only.

use crate::*;
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{EnsureOrigin, Time},
	BoundedVec,
};
use frame_system::RawOrigin;
use muster_primitives::{
	traits::Agencies, AgencyClass, CapStatus, CommitmentId, ContentRef, DigestAlgorithm, Discrepancy,
	LineIndex, MediaType, Priority, ProductId, Quantity, RegionCode, RequestId, Roles, ShipmentId,
};
use sp_core::H256;

pub(super) const MAXIMUM: Quantity = 1_000;
pub(super) const APPROVED: Quantity = 2_000;

/// An entry with every text at its limit.
pub(super) fn product() -> Product {
	Product {
		code: alloc::vec![b'c'; 32].try_into().expect("within the bound"),
		unit: alloc::vec![b'u'; 16].try_into().expect("within the bound"),
		standard: alloc::vec![b's'; 64].try_into().expect("within the bound"),
		gtin: Some(*b"00012345600012"),
		atc: Some(*b"J05AB16"),
		units_per_pack: 50,
		controlled: true,
		max_per_line: MAXIMUM,
		name_zh: alloc::vec![b'z'; 64].try_into().expect("within the bound"),
		name_en: alloc::vec![b'e'; 64].try_into().expect("within the bound"),
		verify_above: None,
	}
}

/// Numbers from the top, free in any genesis.
pub(super) fn product_id(index: u32) -> ProductId {
	ProductId::MAX - index
}

pub(super) fn officer<T: Config>(name: &'static str) -> T::AccountId {
	officer_of::<T>(name, AgencyClass::HealthAdministration)
}

pub(super) fn officer_of<T: Config>(name: &'static str, class: AgencyClass) -> T::AccountId {
	let officer: T::AccountId = account(name, 0, 0);
	T::Agencies::benchmark_agency(class, RegionCode::NATION, Roles::all(), &officer);
	officer
}

pub(super) fn by<T: Config>(officer: &T::AccountId) -> T::RuntimeOrigin {
	RawOrigin::Signed(officer.clone()).into()
}

/// `n` lines, each of another product.
pub(super) fn lines<T: Config>(n: u32) -> Result<BoundedVec<LineInput, T::MaxLines>, BenchmarkError> {
	let origin = T::ProductOrigin::try_successful_origin().map_err(|()| BenchmarkError::Weightless)?;
	let mut lines = Vec::new();
	for index in 0..n {
		let product_id = product_id(index);
		Pallet::<T>::register_product(origin.clone(), product_id, product())?;
		lines.push(LineInput {
			product: product_id,
			quantity: Some(APPROVED),
			substitutes_allowed: true,
			days_of_stock: None,
		});
	}
	Ok(lines.try_into().expect("at most `MaxLines`"))
}

/// A request of `n` lines and its requester.
pub(super) fn submitted<T: Config>(n: u32) -> Result<(RequestId, T::AccountId), BenchmarkError> {
	let requester = officer::<T>("requester");
	let request = NextRequest::<T>::get();
	Pallet::<T>::submit(
		RawOrigin::Signed(requester.clone()).into(),
		None,
		RegionCode::NATION,
		Priority::Stat,
		None,
		CapStatus::Actual,
		lines::<T>(n)?,
	)?;
	Ok((request, requester))
}

pub(super) fn approvals<T: Config>(n: u32) -> BoundedVec<Approval, T::MaxLines> {
	let lines: Vec<_> = (0..n)
		.map(|line| Approval {
			line: line as LineIndex,
			quantity: APPROVED,
			reason: Some(ApprovalReason::AboveMaximum),
		})
		.collect();
	lines.try_into().expect("at most `MaxLines`")
}

/// A request with one open line and its requester.
pub(super) fn open<T: Config>() -> Result<(RequestId, T::AccountId), BenchmarkError> {
	let (request, requester) = submitted::<T>(1)?;
	let approver = officer::<T>("approver");
	Pallet::<T>::approve(RawOrigin::Signed(approver).into(), request, approvals::<T>(1))?;
	Ok((request, requester))
}

/// Who takes part in the life of one promise.
pub(super) struct Parties<T: Config> {
	pub(super) requester: T::AccountId,
	pub(super) supplier: T::AccountId,
	pub(super) approver: T::AccountId,
	pub(super) request: RequestId,
}

/// A request for an incident with one open line, and who deals with it.
pub(super) fn parties<T: Config>() -> Result<Parties<T>, BenchmarkError> {
	let requester = officer::<T>("requester");
	let approver = officer::<T>("approver");
	let supplier = officer_of::<T>("supplier", AgencyClass::Charity);
	let request = request_for::<T>(&requester)?;
	Pallet::<T>::approve(by::<T>(&approver), request, approvals::<T>(1))?;
	Ok(Parties { requester, supplier, approver, request })
}

/// A request of one line with a time, for an incident.
pub(super) fn request_for<T: Config>(requester: &T::AccountId) -> Result<RequestId, BenchmarkError> {
	let incident = T::BenchmarkHelper::incident(CapStatus::Actual);
	let request = NextRequest::<T>::get();
	let lines = lines::<T>(1)?;
	let need_by = Some(T::Clock::now() + 1);
	let (region, priority, status) = (RegionCode::NATION, Priority::Stat, CapStatus::Actual);
	Pallet::<T>::submit(by::<T>(requester), Some(incident), region, priority, need_by, status, lines)?;
	Ok(request)
}

pub(super) fn full_lots(quantity: Quantity) -> Lots {
	let lots: Vec<_> = (0..LOTS)
		.map(|n| Lot {
			code: alloc::vec![b'l'; 32].try_into().expect("within the bound"),
			quantity: if n == 0 { quantity - u64::from(LOTS - 1) } else { 1 },
			expires: Some(0),
			reason: Some(ExpiredReason::NothingElse),
		})
		.collect();
	lots.try_into().expect("as many as there may be")
}

impl<T: Config> Parties<T> {
	/// A lent promise of the whole line, from an offer.
	pub(super) fn promised(&self) -> Result<CommitmentId, BenchmarkError> {
		let reservation = self.reserved()?;
		let commitment = NextCommitment::<T>::get();
		Pallet::<T>::respond(by::<T>(&self.supplier), reservation, Response::Accept)?;
		Ok(commitment)
	}

	pub(super) fn reserved(&self) -> Result<ReservationId, BenchmarkError> {
		let offer = self.offered()?;
		let reservation = NextReservation::<T>::get();
		Pallet::<T>::reserve(by::<T>(&self.requester), offer, self.request, 0, APPROVED)?;
		Ok(reservation)
	}

	/// An offer above the maximum that an approver vouched for.
	pub(super) fn offered(&self) -> Result<OfferId, BenchmarkError> {
		let offer = NextOffer::<T>::get();
		Pallet::<T>::publish_offer(by::<T>(&self.supplier), offer_input::<T>(self.request))?;
		Pallet::<T>::vouch_offer(by::<T>(&self.approver), offer)?;
		Ok(offer)
	}

	pub(super) fn packed(&self) -> Result<ShipmentId, BenchmarkError> {
		let commitment = self.promised()?;
		let shipment = NextShipment::<T>::get();
		let lots = full_lots(APPROVED);
		Pallet::<T>::prepare(by::<T>(&self.supplier), commitment, APPROVED, lots)?;
		Ok(shipment)
	}

	pub(super) fn on_the_way(&self) -> Result<ShipmentId, BenchmarkError> {
		let shipment = self.packed()?;
		let eta = Some(T::Clock::now() + 1);
		Pallet::<T>::depart(by::<T>(&self.supplier), shipment, None, eta)?;
		Ok(shipment)
	}

	/// Received with a difference.
	pub(super) fn received(&self) -> Result<ShipmentId, BenchmarkError> {
		let shipment = self.on_the_way()?;
		Pallet::<T>::receive(by::<T>(&self.requester), shipment, receipt())?;
		Ok(shipment)
	}

	/// On the way, and said to be lost.
	pub(super) fn claimed(&self) -> Result<ShipmentId, BenchmarkError> {
		let shipment = self.on_the_way()?;
		Pallet::<T>::declare_lost(by::<T>(&self.supplier), shipment, APPROVED, Discrepancy::Lost)?;
		Ok(shipment)
	}

	/// On the way, said to be lost, and the receiver has not signed in time.
	pub(super) fn unsigned(&self) -> Result<ShipmentId, BenchmarkError> {
		let shipment = self.claimed()?;
		Shipments::<T>::mutate(shipment, |goods| {
			if let Some(claim) = goods.as_mut().and_then(|goods| goods.loss.as_mut()) {
				claim.until = 0;
			}
		});
		Ok(shipment)
	}
}

pub(super) fn offer_input<T: Config>(request: RequestId) -> OfferInput {
	OfferInput {
		product: product_id(0),
		quantity: APPROVED * 10_000,
		region: RegionCode::NATION,
		status: CapStatus::Actual,
		loan: Some(1_000),
		in_reply: Some((request, 0)),
		expires: T::Clock::now() + 1_000,
	}
}

pub(super) fn receipt() -> ReceiptInput {
	ReceiptInput {
		accepted: APPROVED - 2,
		rejected: 1,
		short: 1,
		excess: 1,
		rejected_reason: Some(Discrepancy::Damaged),
		short_reason: Some(Discrepancy::Lost),
		excess_reason: Some(Discrepancy::NotOrdered),
		expired_reason: Some(ExpiredReason::NothingElse),
	}
}

pub(super) fn evidence() -> ContentRef {
	ContentRef {
		algorithm: DigestAlgorithm::Sha256,
		digest: H256::repeat_byte(1),
		size: 1,
		media_type: MediaType::Pdf,
	}
}

pub(super) fn state_of<T: Config>(shipment: ShipmentId) -> Option<ShipmentState> {
	Shipments::<T>::get(shipment).map(|goods| goods.state)
}

pub(super) fn first_line<T: Config>(request: RequestId) -> Option<Line> {
	Lines::<T>::get(request, 0)
}

pub(super) fn council<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::ProductOrigin::try_successful_origin().map_err(|()| BenchmarkError::Weightless)
}

/// Puts the product of a line under verification, so that its round is in the weight.
pub(super) fn verified_product<T: Config>() {
	Products::<T>::mutate(product_id(0), |product| {
		if let Some(product) = product {
			product.verify_above = Some(1);
		}
	});
}

/// As many substitutes as there may be; one of them is the product of [`parties`].
pub(super) fn full_substitutes() -> Substitutes {
	let products = alloc::vec![product_id(90), product_id(91), product_id(92), product_id(0)];
	let products: Vec<_> = products.into_iter().take(SUBSTITUTES as usize).collect();
	products.try_into().expect("as many as there may be")
}

/// As many products as may stand in for the product of [`parties`].
pub(super) fn other_products() -> Substitutes {
	let products: Vec<_> = (90..90 + SUBSTITUTES).map(product_id).collect();
	products.try_into().expect("as many as there may be")
}

pub(super) fn loan_of<T: Config>(shipment: ShipmentId) -> Option<Loan> {
	Shipments::<T>::get(shipment).and_then(|goods| goods.loan)
}
