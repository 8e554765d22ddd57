//! One benchmark a call and one for a step of the agenda, worst case.

mod setup;

use crate::*;
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{EnsureOrigin, Get, Time},
	BoundedVec,
};
use frame_system::RawOrigin;
use muster_primitives::{
	agenda::{Walk, BUCKET},
	traits::Agencies,
	AgencyClass, CapStatus, Discrepancy, LineIndex, Moment, Priority, RegionCode,
};
use setup::*;
use sp_core::H256;

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
		let parties = parties::<T>()?;
		let shipment = parties.unsigned()?;
		let supplier = parties.supplier.clone();
		Pallet::<T>::poke(by::<T>(&supplier), Due::Loss(shipment))?;
		let requester = parties.requester;
		#[extrinsic_call]
		_(RawOrigin::Signed(requester), shipment, receipt());

		assert!(Shipments::<T>::get(shipment).is_some_and(|goods| goods.receipt.is_some()));
		Ok(())
	}

	#[benchmark]
	fn amend_product() -> Result<(), BenchmarkError> {
		let origin = council::<T>()?;
		lines::<T>(1)?;
		let details = Product { units_per_pack: 7, ..product() };

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, product_id(0), details);

		assert!(Products::<T>::get(product_id(0)).is_some_and(|entry| entry.units_per_pack == 7));
		Ok(())
	}

	#[benchmark]
	fn retire_product() -> Result<(), BenchmarkError> {
		let origin = council::<T>()?;
		lines::<T>(1)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, product_id(0));

		assert!(RetiredProducts::<T>::contains_key(product_id(0)));
		Ok(())
	}

	#[benchmark]
	fn draft(n: Linear<1, { T::MaxLines::get() }>) -> Result<(), BenchmarkError> {
		let requester = officer::<T>("requester");
		let incident = Some(T::BenchmarkHelper::incident(CapStatus::Actual));
		let lines = lines::<T>(n)?;
		let request = NextRequest::<T>::get();
		let need_by = Some(T::Clock::now() + 1);
		let (region, priority, status) = (RegionCode::NATION, Priority::Stat, CapStatus::Actual);

		#[extrinsic_call]
		_(RawOrigin::Signed(requester), incident, region, priority, need_by, status, lines);

		assert!(Requests::<T>::contains_key(request));
		Ok(())
	}

	#[benchmark]
	fn submit_draft(n: Linear<1, { T::MaxLines::get() }>) -> Result<(), BenchmarkError> {
		let requester = officer::<T>("requester");
		let incident = Some(T::BenchmarkHelper::incident(CapStatus::Actual));
		let lines = lines::<T>(n)?;
		let request = NextRequest::<T>::get();
		let need_by = Some(T::Clock::now() + 1);
		let (region, priority, status) = (RegionCode::NATION, Priority::Stat, CapStatus::Actual);
		Pallet::<T>::draft(by::<T>(&requester), incident, region, priority, need_by, status, lines)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(requester), request);

		assert!(first_line::<T>(request).is_some_and(|line| line.is_needed()));
		Ok(())
	}

	#[benchmark]
	fn amend(n: Linear<1, { T::MaxLines::get() }>) -> Result<(), BenchmarkError> {
		let (request, requester) = submitted::<T>(n)?;
		let changes: Vec<_> = (0..n)
			.map(|index| {
				let input = LineInput {
					product: product_id(index),
					quantity: None,
					substitutes_allowed: true,
					days_of_stock: Some(1),
				};
				LineSubstitutes::<T>::insert(request, index as LineIndex, full_substitutes());
				(index as LineIndex, input)
			})
			.collect();
		let changes: BoundedVec<_, T::MaxLines> = changes.try_into().expect("at most `MaxLines`");
		let need_by = Some(T::Clock::now() + 2);

		#[extrinsic_call]
		_(RawOrigin::Signed(requester), request, Priority::Asap, need_by, changes);

		assert!(first_line::<T>(request).is_some_and(|line| line.requested.is_none()));
		Ok(())
	}

	#[benchmark]
	fn cancel() -> Result<(), BenchmarkError> {
		let requester = officer::<T>("requester");
		let approver = officer::<T>("approver");
		let request = request_for::<T>(&requester)?;
		verified_product::<T>();
		let approval = approvals::<T>(1)[0];
		Pallet::<T>::verify_need(by::<T>(&approver), request, approval)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(requester), request, 0);

		assert!(first_line::<T>(request).is_some_and(|line| line.is_ended()));
		Ok(())
	}

	#[benchmark]
	fn reject() -> Result<(), BenchmarkError> {
		let requester = officer::<T>("requester");
		let approver = officer::<T>("approver");
		let request = request_for::<T>(&requester)?;
		verified_product::<T>();
		let approval = approvals::<T>(1)[0];
		Pallet::<T>::verify_need(by::<T>(&approver), request, approval)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(approver), request, 0, RejectionReason::Other);

		assert!(first_line::<T>(request).is_some_and(|line| line.is_ended()));
		Ok(())
	}

	#[benchmark]
	fn close() -> Result<(), BenchmarkError> {
		let parties = parties::<T>()?;
		let shipment = parties.on_the_way()?;
		let all = ReceiptInput {
			accepted: APPROVED,
			expired_reason: receipt().expired_reason,
			..Default::default()
		};
		Pallet::<T>::receive(by::<T>(&parties.requester), shipment, all)?;
		let request = parties.request;

		#[extrinsic_call]
		_(RawOrigin::Signed(parties.requester), request, 0);

		assert!(first_line::<T>(request).is_some_and(|line| line.is_ended()));
		Ok(())
	}

	#[benchmark]
	fn release() -> Result<(), BenchmarkError> {
		let parties = parties::<T>()?;
		let commitment = parties.promised()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(parties.supplier), commitment, APPROVED);

		assert!(Commitments::<T>::get(commitment).is_some_and(|promise| promise.released == APPROVED));
		Ok(())
	}

	#[benchmark]
	fn commit_substitute() -> Result<(), BenchmarkError> {
		let parties = parties::<T>()?;
		let request = parties.request;
		Pallet::<T>::register_product(council::<T>()?, product_id(90), product())?;
		LineSubstitutes::<T>::insert(request, 0, full_substitutes());
		let commitment = NextCommitment::<T>::get();

		#[extrinsic_call]
		_(RawOrigin::Signed(parties.supplier), request, 0, product_id(90), APPROVED);

		assert!(Commitments::<T>::contains_key(commitment));
		Ok(())
	}

	#[benchmark]
	fn publish_offer() -> Result<(), BenchmarkError> {
		let parties = parties::<T>()?;
		let details = offer_input::<T>(parties.request);
		let offer = NextOffer::<T>::get();

		#[extrinsic_call]
		_(RawOrigin::Signed(parties.supplier), details);

		assert!(Offers::<T>::contains_key(offer));
		Ok(())
	}

	#[benchmark]
	fn vouch_offer() -> Result<(), BenchmarkError> {
		let parties = parties::<T>()?;
		let offer = NextOffer::<T>::get();
		let details = offer_input::<T>(parties.request);
		Pallet::<T>::publish_offer(by::<T>(&parties.supplier), details)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(parties.approver), offer);

		assert!(Offers::<T>::get(offer).is_some_and(|details| details.vouched));
		Ok(())
	}

	#[benchmark]
	fn withdraw_offer() -> Result<(), BenchmarkError> {
		let parties = parties::<T>()?;
		let offer = parties.offered()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(parties.supplier), offer);

		assert!(Offers::<T>::get(offer).is_some_and(|details| details.state == OfferState::Withdrawn));
		Ok(())
	}

	#[benchmark]
	fn reserve() -> Result<(), BenchmarkError> {
		let parties = parties::<T>()?;
		let offer = parties.offered()?;
		let request = parties.request;

		#[extrinsic_call]
		_(RawOrigin::Signed(parties.requester), offer, request, 0, APPROVED);

		assert!(Offers::<T>::get(offer).is_some_and(|details| details.reserved == APPROVED));
		Ok(())
	}

	#[benchmark]
	fn unreserve() -> Result<(), BenchmarkError> {
		let parties = parties::<T>()?;
		let reservation = parties.reserved()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(parties.requester), reservation);

		assert!(Reservations::<T>::get(reservation).is_some_and(|held| !held.is_held()));
		Ok(())
	}

	#[benchmark]
	fn respond() -> Result<(), BenchmarkError> {
		let parties = parties::<T>()?;
		let reservation = parties.reserved()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(parties.supplier), reservation, Response::Accept);

		assert!(Reservations::<T>::get(reservation).is_some_and(|held| !held.is_held()));
		Ok(())
	}

	#[benchmark]
	fn allocate(n: Linear<1, { T::MaxClaims::get() }>) -> Result<(), BenchmarkError> {
		let parties = parties::<T>()?;
		let offer = parties.offered()?;
		Pallet::<T>::register_product(council::<T>()?, product_id(90), product())?;
		let mut lines = Vec::new();
		for _ in 0..n {
			// Each line of another request, and the offer's product one that stands in, so that everything is read.
			let request = NextRequest::<T>::get();
			let input = LineInput {
				product: product_id(90),
				quantity: Some(APPROVED),
				substitutes_allowed: true,
				days_of_stock: Some(1),
			};
			let input: BoundedVec<_, T::MaxLines> = alloc::vec![input].try_into().expect("one line");
			let (region, priority, status) = (RegionCode::NATION, Priority::Stat, CapStatus::Actual);
			Pallet::<T>::submit(by::<T>(&parties.requester), None, region, priority, None, status, input)?;
			Pallet::<T>::approve(by::<T>(&parties.approver), request, approvals::<T>(1))?;
			LineSubstitutes::<T>::insert(request, 0, full_substitutes());
			lines.push((request, 0));
		}
		let before = NextCommitment::<T>::get();
		let lines: BoundedVec<_, frame_support::traits::ConstU32<CLAIMS>> =
			lines.try_into().expect("at most `MaxClaims`");

		#[extrinsic_call]
		_(RawOrigin::Signed(parties.approver), offer, None, lines);

		assert_eq!(NextCommitment::<T>::get(), before + u64::from(n));
		Ok(())
	}

	#[benchmark]
	fn prepare() -> Result<(), BenchmarkError> {
		let parties = parties::<T>()?;
		let commitment = parties.promised()?;
		let shipment = NextShipment::<T>::get();

		#[extrinsic_call]
		_(RawOrigin::Signed(parties.supplier), commitment, APPROVED, full_lots(APPROVED));

		assert_eq!(state_of::<T>(shipment), Some(ShipmentState::Preparing));
		Ok(())
	}

	#[benchmark]
	fn depart() -> Result<(), BenchmarkError> {
		let parties = parties::<T>()?;
		let shipment = parties.packed()?;
		let carrier = T::Agencies::officer(&parties.approver).map(|profile| profile.agency);
		let eta = Some(T::Clock::now() + 1);

		#[extrinsic_call]
		_(RawOrigin::Signed(parties.supplier), shipment, carrier, eta);

		assert_eq!(state_of::<T>(shipment), Some(ShipmentState::InTransit));
		Ok(())
	}

	#[benchmark]
	fn cancel_shipment() -> Result<(), BenchmarkError> {
		let parties = parties::<T>()?;
		let shipment = parties.packed()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(parties.supplier), shipment);

		assert_eq!(state_of::<T>(shipment), Some(ShipmentState::Cancelled));
		Ok(())
	}

	#[benchmark]
	fn checkpoint() -> Result<(), BenchmarkError> {
		let parties = parties::<T>()?;
		let shipment = parties.on_the_way()?;
		let customs = officer_of::<T>("customs", AgencyClass::Customs);
		let told = CheckpointInput {
			kind: CheckpointKind::Held,
			place: Place::UnLocode(*b"CNWUH"),
			event: H256::repeat_byte(1),
			occurred_at: 0,
			cold_chain: Some(true),
		};

		#[extrinsic_call]
		_(RawOrigin::Signed(customs), shipment, told);

		assert_eq!(state_of::<T>(shipment), Some(ShipmentState::HeldAtCustoms));
		Ok(())
	}

	#[benchmark]
	fn arrive() -> Result<(), BenchmarkError> {
		let parties = parties::<T>()?;
		let shipment = parties.on_the_way()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(parties.requester), shipment);

		assert_eq!(state_of::<T>(shipment), Some(ShipmentState::Arrived));
		Ok(())
	}

	#[benchmark]
	fn acknowledge() -> Result<(), BenchmarkError> {
		let parties = parties::<T>()?;
		let shipment = parties.received()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(parties.supplier), shipment);

		assert_eq!(state_of::<T>(shipment), Some(ShipmentState::Reconciled));
		Ok(())
	}

	#[benchmark]
	fn contest() -> Result<(), BenchmarkError> {
		let parties = parties::<T>()?;
		let shipment = parties.received()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(parties.supplier), shipment, evidence());

		assert_eq!(state_of::<T>(shipment), Some(ShipmentState::InDispute));
		Ok(())
	}

	#[benchmark]
	fn declare_lost() -> Result<(), BenchmarkError> {
		let parties = parties::<T>()?;
		let shipment = parties.on_the_way()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(parties.supplier), shipment, APPROVED, Discrepancy::Lost);

		assert!(Shipments::<T>::get(shipment).is_some_and(|goods| goods.loss.is_some()));
		Ok(())
	}

	#[benchmark]
	fn confirm_loss() -> Result<(), BenchmarkError> {
		let parties = parties::<T>()?;
		let shipment = parties.unsigned()?;
		Pallet::<T>::poke(by::<T>(&parties.supplier), Due::Loss(shipment))?;

		#[extrinsic_call]
		_(RawOrigin::Signed(parties.requester), shipment);

		assert_eq!(state_of::<T>(shipment), Some(ShipmentState::Lost));
		Ok(())
	}

	#[benchmark]
	fn send_back() -> Result<(), BenchmarkError> {
		let parties = parties::<T>()?;
		let shipment = parties.received()?;
		let number = NextReturn::<T>::get();

		#[extrinsic_call]
		_(RawOrigin::Signed(parties.requester), shipment, Part::Loan, 1);

		assert!(Returns::<T>::contains_key(number));
		Ok(())
	}

	#[benchmark]
	fn take_back() -> Result<(), BenchmarkError> {
		let parties = parties::<T>()?;
		let shipment = parties.on_the_way()?;
		Pallet::<T>::arrive(by::<T>(&parties.requester), shipment)?;
		let number = NextReturn::<T>::get();
		Pallet::<T>::send_back(by::<T>(&parties.requester), shipment, Part::Unopened, APPROVED)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(parties.supplier), number, 1);

		assert_eq!(state_of::<T>(shipment), Some(ShipmentState::Returned));
		Ok(())
	}

	#[benchmark]
	fn request_return() -> Result<(), BenchmarkError> {
		let parties = parties::<T>()?;
		let shipment = parties.received()?;
		let wanted = T::Clock::now();

		#[extrinsic_call]
		_(RawOrigin::Signed(parties.supplier), shipment, wanted);

		assert_eq!(loan_of::<T>(shipment).and_then(|loan| loan.recall), Some(wanted));
		Ok(())
	}

	#[benchmark]
	fn answer_return() -> Result<(), BenchmarkError> {
		let parties = parties::<T>()?;
		let shipment = parties.received()?;
		let wanted = T::Clock::now();
		Pallet::<T>::request_return(by::<T>(&parties.supplier), shipment, wanted)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(parties.requester), shipment, Response::Accept);

		assert_eq!(loan_of::<T>(shipment).and_then(|loan| loan.due), Some(wanted));
		Ok(())
	}

	#[benchmark]
	fn request_extension() -> Result<(), BenchmarkError> {
		let parties = parties::<T>()?;
		let shipment = parties.received()?;
		let until = T::Clock::now() + 2_000;

		#[extrinsic_call]
		_(RawOrigin::Signed(parties.requester), shipment, until);

		assert_eq!(loan_of::<T>(shipment).and_then(|loan| loan.extension), Some(until));
		Ok(())
	}

	#[benchmark]
	fn answer_extension() -> Result<(), BenchmarkError> {
		let parties = parties::<T>()?;
		let shipment = parties.received()?;
		let until = T::Clock::now() + 2_000;
		Pallet::<T>::request_extension(by::<T>(&parties.requester), shipment, until)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(parties.supplier), shipment, Response::Accept);

		assert_eq!(loan_of::<T>(shipment).and_then(|loan| loan.due), Some(until));
		Ok(())
	}

	#[benchmark]
	fn poke() -> Result<(), BenchmarkError> {
		let parties = parties::<T>()?;
		let shipment = parties.unsigned()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(parties.supplier), Due::Loss(shipment));

		assert!(Shipments::<T>::get(shipment).is_some_and(|goods| goods.hearing.is_some()));
		Ok(())
	}

	#[benchmark]
	fn report_stock() -> Result<(), BenchmarkError> {
		let parties = parties::<T>()?;
		let request = parties.request;

		#[extrinsic_call]
		_(RawOrigin::Signed(parties.requester), request, 0, Some(7));

		assert!(first_line::<T>(request).is_some_and(|line| line.days_of_stock == Some(7)));
		Ok(())
	}

	#[benchmark]
	fn verify_need() -> Result<(), BenchmarkError> {
		let requester = officer::<T>("requester");
		let approver = officer::<T>("approver");
		let request = request_for::<T>(&requester)?;
		verified_product::<T>();
		let approval = approvals::<T>(1)[0];

		#[extrinsic_call]
		_(RawOrigin::Signed(approver), request, approval);

		assert!(first_line::<T>(request).is_some_and(|line| line.verified == Verified::Waiting));
		Ok(())
	}

	#[benchmark]
	fn name_substitutes() -> Result<(), BenchmarkError> {
		let requester = officer::<T>("requester");
		let request = request_for::<T>(&requester)?;
		let origin = council::<T>()?;
		for product_id in other_products() {
			Pallet::<T>::register_product(origin.clone(), product_id, product())?;
		}

		#[extrinsic_call]
		_(RawOrigin::Signed(requester), request, 0, other_products());

		assert_eq!(LineSubstitutes::<T>::get(request, 0), other_products());
		Ok(())
	}

	/// A step that meets the costliest item: a loss that goes to a round.
	#[benchmark]
	fn agenda_step() -> Result<(), BenchmarkError> {
		let parties = parties::<T>()?;
		let shipment = parties.unsigned()?;
		let now: Moment = T::Clock::now() + 2 * BUCKET;
		let _ = AgendaItems::<T>::clear(u32::MAX, None);
		AgendaLength::<T>::kill();
		AgendaOf::<T>::put(&Due::Loss(shipment), 0, now);

		#[block]
		{
			Pallet::<T>::agenda_step(&mut Walk::default(), now);
		}

		assert!(Shipments::<T>::get(shipment).is_some_and(|goods| goods.hearing.is_some()));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
