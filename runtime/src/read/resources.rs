//! Products, requests, offers, and goods on their way.

use super::{ascending, numbers, same_names, text};
use crate::Runtime;
use alloc::{boxed::Box, vec, vec::Vec};
use muster_primitives::{CommitmentId, LineIndex, ProductId, RequestId, ShipmentId};
use muster_runtime_api::{
	Amount, CheckpointKind, CheckpointView, CommitmentRecord, ExpiredReason, HearingView, Kind, LineRef,
	LineState, LineView, LoanView, LossClaimView, LotView, OfferId, OfferRecord, OfferState, PlaceView,
	ProductRecord, ReceiptView, RequestRecord, ReservationId, ReservationRecord, ReservationState,
	ResponseReason, ReturnId, ReturnPart, ReturnRecord, ReturnState, ShipmentRecord, ShipmentState, Subject,
	Text, UnitsView, VerificationView, Verified,
};
use pallet_resources::{
	Checkpoint, Checkpoints, Commitments, Hearing, Line, LineSubstitutes, Lines, Loan, LossClaim, Lot,
	NextCommitment, NextOffer, NextRequest, NextReservation, NextReturn, NextShipment, Offers, Place,
	Products, Receipt, Requests, Reservations, RetiredProducts, Returns, ShipmentLots, Shipments, Units,
	Verification, Verifications,
};
use sp_runtime::AccountId32;

same_names! {
	fn line_state: pallet_resources::LineState => LineState {
		Draft, Submitted, Open, PartlyCommitted, FullyCommitted, InFulfilment, PartlyFulfilled, Fulfilled, Closed,
		Rejected, Cancelled, Expired, UnderVerification
	}
	fn verified: pallet_resources::Verified => Verified { NotAsked, Waiting, Confirmed, Refuted, Unclear }
	fn shipment_state: pallet_resources::ShipmentState => ShipmentState {
		Preparing, InTransit, HeldAtCustoms, Arrived, Received, ReceivedWithDiscrepancy, Reconciled, InDispute,
		Lost, Returning, Returned, Cancelled
	}
	fn expired_reason: pallet_resources::ExpiredReason => ExpiredReason { Extended, Training, NothingElse }
	fn checkpoint_kind: pallet_resources::CheckpointKind => CheckpointKind { Passed, Held, Cleared }
	fn offer_state: pallet_resources::OfferState => OfferState { Published, Withdrawn, Expired }
	fn response_reason: pallet_resources::ResponseReason => ResponseReason {
		Stock, Date, Transport, Authorisation, InUse, Other
	}
	fn return_part: pallet_resources::Part => ReturnPart { Unopened, Refused, Loan }
	fn return_state: pallet_resources::ReturnState => ReturnState { Returning, Returned }
}

/// A registered good.
pub fn product(id: ProductId) -> Option<ProductRecord> {
	let product = Products::<Runtime>::get(id)?;
	Some(ProductRecord {
		code: text(product.code),
		unit: text(product.unit),
		standard: text(product.standard),
		gtin: product.gtin.map(|digits| Text(digits.to_vec())),
		atc: product.atc.map(|code| Text(code.to_vec())),
		units_per_pack: product.units_per_pack,
		controlled: product.controlled,
		max_per_line: Amount(product.max_per_line),
		name_zh: text(product.name_zh),
		name_en: text(product.name_en),
		verify_above: product.verify_above.map(Amount),
		retired: RetiredProducts::<Runtime>::contains_key(id),
	})
}

/// What its record is made of.
pub fn product_keys(id: ProductId) -> Vec<Vec<u8>> {
	vec![Products::<Runtime>::hashed_key_for(id), RetiredProducts::<Runtime>::hashed_key_for(id)]
}

/// A request with its lines.
pub fn request(id: RequestId) -> Option<RequestRecord> {
	let request = Requests::<Runtime>::get(id)?;
	let lines =
		(0..request.lines).filter_map(|index| Some(line(id, index, Lines::<Runtime>::get(id, index)?)));
	Some(RequestRecord {
		agency: request.agency,
		officer: request.officer,
		incident: request.incident,
		region: request.region,
		priority: request.priority,
		need_by: request.need_by,
		status: request.status,
		submitted_at: request.submitted_at,
		due: request.due,
		lines: lines.collect(),
	})
}

/// What its record is made of.
pub fn request_keys(id: RequestId) -> Vec<Vec<u8>> {
	let lines = Requests::<Runtime>::get(id).map_or(0, |request| request.lines);
	let each = (0..lines).flat_map(|line| {
		[
			Lines::<Runtime>::hashed_key_for(id, line),
			LineSubstitutes::<Runtime>::hashed_key_for(id, line),
			Verifications::<Runtime>::hashed_key_for(id, line),
		]
	});
	core::iter::once(Requests::<Runtime>::hashed_key_for(id)).chain(each).collect()
}

fn line(request: RequestId, index: LineIndex, line: Line) -> LineView {
	let state = line_state(line.state());
	LineView {
		line: index,
		product: line.product,
		state,
		fhir_status: state.fhir(),
		requested: line.requested.map(Amount),
		approved: Amount(line.approved),
		committed: Amount(line.committed),
		outstanding: Amount(line.outstanding()),
		unmet: line.unmet().map(Amount),
		dispatched: Amount(line.dispatched),
		in_transit: Amount(line.in_transit),
		accepted: Amount(line.accepted),
		rejected: Amount(line.rejected),
		lost: Amount(line.lost),
		returned: Amount(line.returned),
		released: Amount(line.released),
		given_back: Amount(line.given_back),
		days_of_stock: line.days_of_stock,
		substitutes_allowed: line.substitutes_allowed,
		substitutes: LineSubstitutes::<Runtime>::get(request, index).into_inner(),
		verified: verified(line.verified),
		verification: Verifications::<Runtime>::get(request, index).map(verification),
	}
}

fn verification(verification: Verification<AccountId32>) -> VerificationView {
	let Verification { round, quantity, agency, officer, verdict, opened, rejected } = verification;
	VerificationView { round, quantity: Amount(quantity), agency, officer, verdict, opened, rejected }
}

/// An offer.
pub fn offer(id: OfferId) -> Option<OfferRecord> {
	let offer = Offers::<Runtime>::get(id)?;
	Some(OfferRecord {
		quantity: Amount(offer.quantity),
		reserved: Amount(offer.reserved),
		taken: Amount(offer.taken),
		free: Amount(offer.free()),
		supplier: offer.supplier,
		officer: offer.officer,
		product: offer.product,
		region: offer.region,
		status: offer.status,
		loan: offer.loan,
		in_reply: offer.in_reply.map(|(request, line)| LineRef { request, line }),
		expires: offer.expires,
		vouched: offer.vouched,
		state: offer_state(offer.state),
		published_at: offer.published_at,
	})
}

/// What its record is made of.
pub fn offer_keys(id: OfferId) -> Vec<Vec<u8>> {
	vec![Offers::<Runtime>::hashed_key_for(id)]
}

/// What a requester asks of an offer.
pub fn reservation(id: ReservationId) -> Option<ReservationRecord> {
	use pallet_resources::ReservationState as State;
	let reservation = Reservations::<Runtime>::get(id)?;
	let (state, reason, commitment) = match reservation.state {
		State::Waiting => (ReservationState::Waiting, None, None),
		State::Provisional(reason) => (ReservationState::Provisional, Some(reason), None),
		State::Accepted(commitment) => (ReservationState::Accepted, None, Some(commitment)),
		State::Declined(reason) => (ReservationState::Declined, Some(reason), None),
		State::Dropped => (ReservationState::Dropped, None, None),
		State::Lapsed => (ReservationState::Lapsed, None, None),
	};
	Some(ReservationRecord {
		offer: reservation.offer,
		request: reservation.request,
		line: reservation.line,
		agency: reservation.agency,
		officer: reservation.officer,
		quantity: Amount(reservation.quantity),
		expires: reservation.expires,
		state,
		reason: reason.map(response_reason),
		commitment,
	})
}

/// What its record is made of.
pub fn reservation_keys(id: ReservationId) -> Vec<Vec<u8>> {
	vec![Reservations::<Runtime>::hashed_key_for(id)]
}

/// A supplier's promise.
pub fn commitment(id: CommitmentId) -> Option<CommitmentRecord> {
	let commitment = Commitments::<Runtime>::get(id)?;
	Some(CommitmentRecord {
		request: commitment.request,
		line: commitment.line,
		agency: commitment.agency,
		officer: commitment.officer,
		product: commitment.product,
		quantity: Amount(commitment.quantity),
		prepared: Amount(commitment.prepared),
		dispatched: Amount(commitment.dispatched),
		released: Amount(commitment.released),
		offer: commitment.offer,
		loan: commitment.loan,
	})
}

/// What its record is made of.
pub fn commitment_keys(id: CommitmentId) -> Vec<Vec<u8>> {
	vec![Commitments::<Runtime>::hashed_key_for(id)]
}

/// A shipment with its lots and checkpoints.
pub fn shipment(id: ShipmentId) -> Option<ShipmentRecord> {
	let goods = Shipments::<Runtime>::get(id)?;
	let request = Requests::<Runtime>::get(goods.request)?;
	let checkpoints =
		(0..goods.checkpoints).filter_map(|index| Some(checkpoint(Checkpoints::<Runtime>::get(id, index)?)));
	let state = shipment_state(goods.state);
	Some(ShipmentRecord {
		commitment: goods.commitment,
		request: goods.request,
		line: goods.line,
		supplier: goods.supplier,
		receiver: goods.receiver,
		region: request.region,
		status: request.status,
		carrier: goods.carrier,
		product: goods.product,
		quantity: Amount(goods.quantity),
		state,
		fhir_status: state.fhir(),
		dispatched_at: goods.dispatched_at,
		eta: goods.eta,
		overdue: goods.overdue,
		units: units(goods.units),
		lots: ShipmentLots::<Runtime>::get(id).into_iter().map(lot).collect(),
		checkpoints: checkpoints.collect(),
		receipt: goods.receipt.map(receipt),
		loan: goods.loan.map(loan),
		refused_back: Amount(goods.refused_back),
		loss: goods.loss.map(|claim| {
			let LossClaim { agency, quantity, reason, until } = claim;
			LossClaimView { agency, quantity: Amount(quantity), reason, until }
		}),
		hearing: goods.hearing.map(|hearing| {
			let Hearing { round, verdict, until } = hearing;
			HearingView { round, verdict, until }
		}),
	})
}

/// What its record is made of.
pub fn shipment_keys(id: ShipmentId) -> Vec<Vec<u8>> {
	let own = [Shipments::<Runtime>::hashed_key_for(id), ShipmentLots::<Runtime>::hashed_key_for(id)];
	let goods = Shipments::<Runtime>::get(id);
	let request = goods.iter().map(|goods| Requests::<Runtime>::hashed_key_for(goods.request));
	let checkpoints = goods.as_ref().map_or(0, |goods| goods.checkpoints);
	let seen = (0..checkpoints).map(|index| Checkpoints::<Runtime>::hashed_key_for(id, index));
	own.into_iter().chain(request).chain(seen).collect()
}

fn units(units: Units) -> UnitsView {
	UnitsView {
		in_transit: Amount(units.in_transit),
		accepted: Amount(units.accepted),
		rejected: Amount(units.rejected),
		lost: Amount(units.lost),
		returned: Amount(units.returned),
		given_back: Amount(units.given_back),
	}
}

fn lot(lot: Lot) -> LotView {
	LotView {
		code: text(lot.code),
		quantity: Amount(lot.quantity),
		expires: lot.expires,
		reason: lot.reason.map(expired_reason),
	}
}

fn checkpoint(checkpoint: Checkpoint<AccountId32>) -> CheckpointView {
	let input = checkpoint.input;
	CheckpointView {
		kind: checkpoint_kind(input.kind),
		place: match input.place {
			Place::UnLocode(code) => PlaceView { un_locode: Some(Text(code.to_vec())), region: None },
			Place::Region(region) => PlaceView { un_locode: None, region: Some(region) },
		},
		event: input.event,
		occurred_at: input.occurred_at,
		cold_chain: input.cold_chain,
		agency: checkpoint.agency,
		officer: checkpoint.officer,
		told_at: checkpoint.told_at,
	}
}

fn receipt(receipt: Receipt<AccountId32>) -> ReceiptView {
	ReceiptView {
		accepted: Amount(receipt.accepted),
		rejected: Amount(receipt.rejected),
		short: Amount(receipt.short),
		excess: Amount(receipt.excess),
		rejected_reason: receipt.rejected_reason,
		short_reason: receipt.short_reason,
		excess_reason: receipt.excess_reason,
		expired_reason: receipt.expired_reason.map(expired_reason),
		officer: receipt.officer,
		received_at: receipt.received_at,
	}
}

fn loan(loan: Loan) -> LoanView {
	let Loan { term, due, back, extension, recall, overdue } = loan;
	LoanView { term, due, back: Amount(back), extension, recall, overdue }
}

/// Goods on the way back.
pub fn goods_back(id: ReturnId) -> Option<ReturnRecord> {
	let back = Returns::<Runtime>::get(id)?;
	Some(ReturnRecord {
		shipment: back.shipment,
		part: return_part(back.part),
		quantity: Amount(back.quantity),
		state: return_state(back.state),
		sent_at: back.sent_at,
		arrived: back.arrived.map(Amount),
	})
}

/// What its record is made of.
pub fn goods_back_keys(id: ReturnId) -> Vec<Vec<u8>> {
	vec![Returns::<Runtime>::hashed_key_for(id)]
}

/// Everything by number.
pub fn subjects(kind: Kind, after: Option<&Subject>) -> Box<dyn Iterator<Item = Subject>> {
	let number = after.and_then(|after| match after {
		Subject::Request(id)
		| Subject::Offer(id)
		| Subject::Commitment(id)
		| Subject::Shipment(id)
		| Subject::Return(id)
		| Subject::Reservation(id) => Some(*id),
		_ => None,
	});
	match kind {
		Kind::Request => Box::new(numbers(number, NextRequest::<Runtime>::get()).map(Subject::Request)),
		Kind::Offer => Box::new(numbers(number, NextOffer::<Runtime>::get()).map(Subject::Offer)),
		Kind::Commitment => {
			Box::new(numbers(number, NextCommitment::<Runtime>::get()).map(Subject::Commitment))
		}
		Kind::Shipment => Box::new(numbers(number, NextShipment::<Runtime>::get()).map(Subject::Shipment)),
		Kind::Return => Box::new(numbers(number, NextReturn::<Runtime>::get()).map(Subject::Return)),
		Kind::Reservation => {
			Box::new(numbers(number, NextReservation::<Runtime>::get()).map(Subject::Reservation))
		}
		_ => ascending(Products::<Runtime>::iter_keys().map(Subject::Product), after),
	}
}
