//! What the events of the resources pallet tell.
//!
//! Whoever reads the history of a request reads of every promise, shipment and return for it: acts on those name it.

use super::told::Told;
use crate::Runtime;
use alloc::vec::Vec;
use muster_primitives::{CommitmentId, RequestId, ShipmentId};
use muster_runtime_api::{EdxlMessage as Edxl, OfferId, ReservationId, Subject};
use pallet_resources::{Commitments, Due, Event, Reservations, Shipments};

/// What happened to products, requests, offers and goods.
pub fn told(event: Event<Runtime>) -> Told {
	match event {
		Event::ProductRegistered { product, .. } => {
			Told::of("resources.productRegistered", [Subject::Product(product)])
		}
		Event::ProductAmended { product, .. } => {
			Told::of("resources.productAmended", [Subject::Product(product)])
		}
		Event::ProductRetired { product } => {
			Told::of("resources.productRetired", [Subject::Product(product)])
		}

		Event::Submitted { request, agency, officer, .. } => {
			asked("resources.submitted", request).by(agency, officer).message(Edxl::RequestResource)
		}
		Event::Drafted { request, agency, officer, .. } => {
			asked("resources.drafted", request).by(agency, officer)
		}
		Event::DraftSubmitted { request, agency, officer, .. } => {
			asked("resources.draftSubmitted", request).by(agency, officer).message(Edxl::RequestResource)
		}
		Event::Amended { request, agency, officer, .. } => {
			asked("resources.amended", request).by(agency, officer).message(Edxl::RequestResource)
		}
		Event::Cancelled { request, agency, officer, .. } => {
			asked("resources.cancelled", request).by(agency, officer).message(Edxl::RequestResource)
		}
		Event::Rejected { request, agency, officer, .. } => {
			asked("resources.rejected", request).by(agency, officer).message(Edxl::ResponseToRequestResource)
		}
		Event::Approved { request, agency, officer, .. } => {
			asked("resources.approved", request).by(agency, officer)
		}
		Event::Closed { request, agency, officer, .. } => {
			asked("resources.closed", request).by(agency, officer)
		}
		Event::SubstitutesNamed { request, agency, officer, .. } => {
			asked("resources.substitutesNamed", request).by(agency, officer)
		}
		Event::StockReported { request, agency, officer, .. } => {
			asked("resources.stockReported", request).by(agency, officer)
		}
		Event::LineExpired { request, .. } => asked("resources.lineExpired", request),
		Event::VerificationOpened { request, agency, officer, round, .. } => {
			let subjects = [Subject::Request(request), Subject::Round(round)];
			Told::of("resources.verificationOpened", subjects).by(agency, officer)
		}
		Event::VerificationFollowed { request, from, round, .. } => {
			let subjects = [Subject::Request(request), Subject::Round(from), Subject::Round(round)];
			Told::of("resources.verificationFollowed", subjects)
		}
		Event::Verified { request, round, .. } => {
			Told::of("resources.verified", [Subject::Request(request), Subject::Round(round)])
		}

		Event::Committed { commitment, request, agency, officer, .. } => {
			promised("resources.committed", commitment, request)
				.by(agency, officer)
				.message(Edxl::CommitResource)
		}
		Event::SubstituteCommitted { commitment, request, agency, officer, .. } => {
			promised("resources.substituteCommitted", commitment, request)
				.by(agency, officer)
				.message(Edxl::CommitResource)
		}
		Event::Released { commitment, request, agency, officer, .. } => {
			promised("resources.released", commitment, request)
				.by(agency, officer)
				.message(Edxl::ReleaseResource)
		}

		Event::OfferPublished { offer, agency, officer, details, .. } => {
			let message = match details.in_reply {
				Some(_) => Edxl::ResponseToRequestResource,
				None => Edxl::OfferUnsolicitedResource,
			};
			offered("resources.offerPublished", offer).by(agency, officer).message(message)
		}
		Event::OfferVouched { offer, agency, officer } => {
			offered("resources.offerVouched", offer).by(agency, officer)
		}
		Event::OfferWithdrawn { offer, agency, officer } => offered("resources.offerWithdrawn", offer)
			.by(agency, officer)
			.message(Edxl::OfferUnsolicitedResource),
		Event::OfferExpired { offer } => offered("resources.offerExpired", offer),
		Event::Reserved { reservation, agency, officer, .. } => held("resources.reserved", reservation, None)
			.by(agency, officer)
			.message(Edxl::RequisitionResource),
		Event::ReservationDropped { reservation, agency, officer } => {
			held("resources.reservationDropped", reservation, None)
				.by(agency, officer)
				.message(Edxl::RequisitionResource)
		}
		Event::Responded { reservation, agency, officer, commitment, .. } => {
			held("resources.responded", reservation, commitment)
				.by(agency, officer)
				.message(Edxl::ResponseToRequestResource)
		}
		Event::ReservationLapsed { reservation } => held("resources.reservationLapsed", reservation, None),
		Event::Allocated { offer, agency, officer, shares, .. } => {
			let shares = shares.into_iter().flat_map(|share| {
				let commitment = share.commitment.map(Subject::Commitment);
				commitment.into_iter().chain([Subject::Request(share.request)])
			});
			Told::of("resources.allocated", core::iter::once(Subject::Offer(offer)).chain(shares))
				.by(agency, officer)
				.message(Edxl::CommitResource)
		}

		Event::Prepared { shipment, agency, officer, .. } => {
			moved("resources.prepared", shipment).by(agency, officer)
		}
		Event::Dispatched { shipment, agency, officer, .. } => {
			moved("resources.dispatched", shipment).by(agency, officer)
		}
		Event::Departed { shipment, agency, officer, .. } => {
			moved("resources.departed", shipment).by(agency, officer)
		}
		Event::ShipmentCancelled { shipment, agency, officer } => {
			goods("resources.shipmentCancelled", shipment, None).by(agency, officer)
		}
		Event::CheckpointPassed { shipment, agency, officer, checkpoint, .. } => {
			moved("resources.checkpointPassed", shipment).by(agency, officer).claimed(checkpoint.occurred_at)
		}
		Event::Arrived { shipment, agency, officer } => {
			moved("resources.arrived", shipment).by(agency, officer)
		}
		Event::Received { shipment, agency, officer, .. } => {
			goods("resources.received", shipment, None).by(agency, officer)
		}
		Event::Reconciled { shipment, by, .. } => goods("resources.reconciled", shipment, None).by_any(by),
		Event::Contested { shipment, agency, officer, round, .. } => {
			goods("resources.contested", shipment, Some(Subject::Round(round))).by(agency, officer)
		}
		Event::HearingFollowed { shipment, round, .. } => {
			goods("resources.hearingFollowed", shipment, Some(Subject::Round(round)))
		}
		Event::HearingCounted { shipment, round, .. } => {
			goods("resources.hearingCounted", shipment, Some(Subject::Round(round)))
		}
		Event::LossDeclared { shipment, agency, officer, .. } => {
			goods("resources.lossDeclared", shipment, None).by(agency, officer)
		}
		Event::LossReferred { shipment, round } => {
			goods("resources.lossReferred", shipment, Some(Subject::Round(round)))
		}
		Event::Lost { shipment, by, .. } => moved("resources.lost", shipment).by_any(by),
		Event::LossDropped { shipment } => goods("resources.lossDropped", shipment, None),
		Event::ShipmentOverdue { shipment, .. } => goods("resources.shipmentOverdue", shipment, None),

		Event::SentBack { number, shipment, agency, officer, .. } => {
			goods("resources.sentBack", shipment, Some(Subject::Return(number)))
				.by(agency, officer)
				.message(Edxl::ReportResourceDeploymentStatus)
		}
		Event::TakenBack { number, shipment, agency, officer, .. } => {
			goods("resources.takenBack", shipment, Some(Subject::Return(number)))
				.by(agency, officer)
				.message(Edxl::ReportResourceDeploymentStatus)
		}
		Event::ReturnRequested { shipment, agency, officer, .. } => {
			goods("resources.returnRequested", shipment, None)
				.by(agency, officer)
				.message(Edxl::RequestReturn)
		}
		Event::ReturnAnswered { shipment, agency, officer, .. } => {
			goods("resources.returnAnswered", shipment, None)
				.by(agency, officer)
				.message(Edxl::ResponseToRequestReturn)
		}
		Event::ExtensionRequested { shipment, agency, officer, .. } => {
			goods("resources.extensionRequested", shipment, None)
				.by(agency, officer)
				.message(Edxl::RequestExtendedDeploymentDuration)
		}
		Event::ExtensionAnswered { shipment, agency, officer, .. } => {
			goods("resources.extensionAnswered", shipment, None)
				.by(agency, officer)
				.message(Edxl::ResponseToRequestExtendedDeploymentDuration)
		}
		Event::LoanOverdue { shipment, .. } => goods("resources.loanOverdue", shipment, None),

		Event::WorkFailed { item, .. } => {
			let subject = match item {
				Due::Line { request, .. } => Subject::Request(request),
				Due::Offer(offer) => Subject::Offer(offer),
				Due::Reservation(reservation) => Subject::Reservation(reservation),
				Due::Receipt(shipment)
				| Due::Arrival(shipment)
				| Due::Loan(shipment)
				| Due::Loss(shipment)
				| Due::Hearing(shipment) => Subject::Shipment(shipment),
			};
			Told::of("resources.workFailed", [subject])
		}
	}
}

fn asked(name: &'static str, request: RequestId) -> Told {
	Told::of(name, [Subject::Request(request)])
}

fn offered(name: &'static str, offer: OfferId) -> Told {
	Told::of(name, [Subject::Offer(offer)])
}

/// A promise, the request it is for, and the offer it comes from.
fn promised(name: &'static str, commitment: CommitmentId, request: RequestId) -> Told {
	let offer = Commitments::<Runtime>::get(commitment).and_then(|promise| promise.offer);
	let subjects = [Subject::Commitment(commitment), Subject::Request(request)];
	Told::of(name, subjects.into_iter().chain(offer.map(Subject::Offer)))
}

/// A reservation, the promise it became, its offer and its request. Reservations stay for good, so it is found.
fn held(name: &'static str, reservation: ReservationId, commitment: Option<CommitmentId>) -> Told {
	let of = Reservations::<Runtime>::get(reservation);
	let of = of.map(|held| [Subject::Offer(held.offer), Subject::Request(held.request)]);
	let subjects: Vec<Subject> = core::iter::once(Subject::Reservation(reservation))
		.chain(commitment.map(Subject::Commitment))
		.chain(of.into_iter().flatten())
		.collect();
	Told::of(name, subjects)
}

/// A shipment that tells where it is.
fn moved(name: &'static str, shipment: ShipmentId) -> Told {
	goods(name, shipment, None).message(Edxl::ReportResourceDeploymentStatus)
}

/// A shipment, what else is named, the promise it keeps and the request it is for. Shipments stay for good, so it is
/// found.
fn goods(name: &'static str, shipment: ShipmentId, other: Option<Subject>) -> Told {
	let of = Shipments::<Runtime>::get(shipment);
	let of = of.map(|goods| [Subject::Commitment(goods.commitment), Subject::Request(goods.request)]);
	let subjects = core::iter::once(Subject::Shipment(shipment)).chain(other);
	Told::of(name, subjects.chain(of.into_iter().flatten()))
}
