//! One benchmark a call, worst case. Other pallets are touched through `Config` only.

use super::*;
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{EnsureOrigin, Get, Time},
	BoundedVec,
};
use frame_system::RawOrigin;
use muster_primitives::{
	traits::Agencies, AgencyClass, CapStatus, Discrepancy, LineIndex, Priority, ProductId, Quantity,
	RegionCode, RequestId, Roles,
};

const MAXIMUM: Quantity = 1_000;
const APPROVED: Quantity = 2_000;

/// An entry with every text at its limit.
fn product() -> Product {
	Product {
		code: alloc::vec![b'c'; 32].try_into().expect("within the bound"),
		unit: alloc::vec![b'u'; 16].try_into().expect("within the bound"),
		standard: alloc::vec![b's'; 64].try_into().expect("within the bound"),
		gtin: Some(*b"00012345600012"),
		atc: Some(*b"J05AB16"),
		units_per_pack: 50,
		controlled: true,
		max_per_line: MAXIMUM,
	}
}

/// Numbers from the top, free in any genesis.
fn product_id(index: u32) -> ProductId {
	ProductId::MAX - index
}

fn officer<T: Config>(name: &'static str) -> T::AccountId {
	let officer: T::AccountId = account(name, 0, 0);
	T::Agencies::benchmark_agency(
		AgencyClass::HealthAdministration,
		RegionCode::NATION,
		Roles::all(),
		&officer,
	);
	officer
}

/// `n` lines, each of another product.
fn lines<T: Config>(n: u32) -> Result<BoundedVec<LineInput, T::MaxLines>, BenchmarkError> {
	let origin = T::ProductOrigin::try_successful_origin().map_err(|()| BenchmarkError::Weightless)?;
	let mut lines = Vec::new();
	for index in 0..n {
		let product_id = product_id(index);
		Pallet::<T>::register_product(origin.clone(), product_id, product())?;
		lines.push(LineInput { product: product_id, quantity: Some(APPROVED), substitutes_allowed: true });
	}
	Ok(lines.try_into().expect("at most `MaxLines`"))
}

/// A request of `n` lines and its requester.
fn submitted<T: Config>(n: u32) -> Result<(RequestId, T::AccountId), BenchmarkError> {
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

fn approvals<T: Config>(n: u32) -> BoundedVec<Approval, T::MaxLines> {
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
fn open<T: Config>() -> Result<(RequestId, T::AccountId), BenchmarkError> {
	let (request, requester) = submitted::<T>(1)?;
	let approver = officer::<T>("approver");
	Pallet::<T>::approve(RawOrigin::Signed(approver).into(), request, approvals::<T>(1))?;
	Ok((request, requester))
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn register_product() -> Result<(), BenchmarkError> {
		let origin = T::ProductOrigin::try_successful_origin().map_err(|()| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, product_id(0), product());

		assert_eq!(Products::<T>::get(product_id(0)), Some(product()));
		Ok(())
	}

	#[benchmark]
	fn submit(n: Linear<1, { T::MaxLines::get() }>) -> Result<(), BenchmarkError> {
		let requester = officer::<T>("requester");
		let incident = T::BenchmarkHelper::incident(CapStatus::Actual);
		let lines = lines::<T>(n)?;
		let request = NextRequest::<T>::get();
		let need_by = Some(T::Clock::now() + 1);

		#[extrinsic_call]
		_(
			RawOrigin::Signed(requester),
			Some(incident),
			RegionCode::NATION,
			Priority::Stat,
			need_by,
			CapStatus::Actual,
			lines,
		);

		assert!(Requests::<T>::get(request).is_some_and(|header| u32::from(header.lines) == n));
		Ok(())
	}

	#[benchmark]
	fn approve(n: Linear<1, { T::MaxLines::get() }>) -> Result<(), BenchmarkError> {
		let (request, _) = submitted::<T>(T::MaxLines::get())?;
		let approver = officer::<T>("approver");

		#[extrinsic_call]
		_(RawOrigin::Signed(approver), request, approvals::<T>(n));

		assert!(Lines::<T>::get(request, (n - 1) as LineIndex).is_some_and(|line| line.is_open()));
		Ok(())
	}

	#[benchmark]
	fn commit() -> Result<(), BenchmarkError> {
		let (request, _) = open::<T>()?;
		let supplier = officer::<T>("supplier");
		let commitment = NextCommitment::<T>::get();

		#[extrinsic_call]
		_(RawOrigin::Signed(supplier), request, 0, APPROVED);

		assert!(Commitments::<T>::contains_key(commitment));
		Ok(())
	}

	#[benchmark]
	fn dispatch() -> Result<(), BenchmarkError> {
		let (request, _) = open::<T>()?;
		let supplier = officer::<T>("supplier");
		let commitment = NextCommitment::<T>::get();
		Pallet::<T>::commit(RawOrigin::Signed(supplier.clone()).into(), request, 0, APPROVED)?;
		let shipment = NextShipment::<T>::get();

		#[extrinsic_call]
		_(RawOrigin::Signed(supplier), commitment, APPROVED, Some(T::Clock::now() + 1));

		assert!(Shipments::<T>::contains_key(shipment));
		Ok(())
	}

	#[benchmark]
	fn receive() -> Result<(), BenchmarkError> {
		let (request, requester) = open::<T>()?;
		let supplier = officer::<T>("supplier");
		let commitment = NextCommitment::<T>::get();
		Pallet::<T>::commit(RawOrigin::Signed(supplier.clone()).into(), request, 0, APPROVED)?;
		let shipment = NextShipment::<T>::get();
		Pallet::<T>::dispatch(
			RawOrigin::Signed(supplier).into(),
			commitment,
			APPROVED,
			Some(T::Clock::now() + 1),
		)?;
		let receipt = ReceiptInput {
			accepted: APPROVED - 2,
			rejected: 1,
			short: 1,
			excess: 1,
			rejected_reason: Some(Discrepancy::Damaged),
			short_reason: Some(Discrepancy::Lost),
			excess_reason: Some(Discrepancy::NotOrdered),
		};

		#[extrinsic_call]
		_(RawOrigin::Signed(requester), shipment, receipt);

		assert!(Shipments::<T>::get(shipment).is_some_and(|goods| goods.receipt.is_some()));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
