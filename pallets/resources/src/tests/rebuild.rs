//! What the events alone tell, with nothing taken from the pallet but the types.

use super::*;
use std::collections::BTreeMap;

/// The storage as the events have it. Counters of lines are not kept: they are the sums over promises and shipments.
#[derive(Default)]
pub struct Told {
	products: BTreeMap<ProductId, Product>,
	retired: BTreeMap<ProductId, ()>,
	requests: BTreeMap<RequestId, Request<AccountId>>,
	lines: BTreeMap<(RequestId, LineIndex), Line>,
	substitutes: BTreeMap<(RequestId, LineIndex), Substitutes>,
	verifications: BTreeMap<(RequestId, LineIndex), Verification<AccountId>>,
	offers: BTreeMap<OfferId, Offer<AccountId>>,
	reservations: BTreeMap<ReservationId, Reservation<AccountId>>,
	commitments: BTreeMap<CommitmentId, Commitment<AccountId>>,
	shipments: BTreeMap<ShipmentId, Shipment<AccountId>>,
	lots: BTreeMap<ShipmentId, Lots>,
	checkpoints: BTreeMap<(ShipmentId, u32), Checkpoint<AccountId>>,
	returns: BTreeMap<ReturnId, Return>,
}

impl Told {
	pub fn new() -> Self {
		Self { products: Products::<Test>::iter().collect(), ..Default::default() }
	}

	fn line(&mut self, request: RequestId, line: LineIndex) -> &mut Line {
		self.lines.get_mut(&(request, line)).expect("the line was told of")
	}

	fn offer(&mut self, offer: OfferId) -> &mut Offer<AccountId> {
		self.offers.get_mut(&offer).expect("the offer was told of")
	}

	fn goods(&mut self, shipment: ShipmentId) -> &mut Shipment<AccountId> {
		self.shipments.get_mut(&shipment).expect("the shipment was told of")
	}

	fn loan(&mut self, shipment: ShipmentId) -> &mut Loan {
		self.goods(shipment).loan.as_mut().expect("it was lent")
	}

	fn shift(&mut self, shipment: ShipmentId, from: Bucket, to: Bucket, quantity: Quantity) {
		self.goods(shipment).units.shift(from, to, quantity).expect("the units are there");
	}

	/// A line has ended: a round without a verdict is void, and as if it had not been.
	fn end(&mut self, request: RequestId, line: LineIndex, disposition: Disposition) {
		self.line(request, line).disposition = disposition;
		let waits = |verification: &Verification<AccountId>| verification.verdict.is_none();
		if self.verifications.get(&(request, line)).is_some_and(waits) {
			self.verifications.remove(&(request, line));
			self.line(request, line).verified = Verified::NotAsked;
		}
	}

	fn ask(
		&mut self,
		request: RequestId,
		header: Request<AccountId>,
		lines: &[LineInput],
		disposition: Disposition,
	) {
		assert!(self.requests.insert(request, header).is_none());
		for (index, input) in (0..).zip(lines) {
			self.lines.insert((request, index), Line { disposition, ..Line::from(*input) });
		}
	}

	fn promise(
		&mut self,
		commitment: CommitmentId,
		(request, line): (RequestId, LineIndex),
		(agency, officer): (AgencyId, AccountId),
		quantity: Quantity,
		(product, offer, loan): (ProductId, Option<OfferId>, Option<Moment>),
	) {
		let promise = Commitment {
			request,
			line,
			agency,
			officer,
			quantity,
			dispatched: 0,
			prepared: 0,
			released: 0,
			product,
			offer,
			loan,
		};
		assert!(self.commitments.insert(commitment, promise).is_none());
	}

	fn pack(
		&mut self,
		shipment: ShipmentId,
		commitment: CommitmentId,
		receiver: AgencyId,
		quantity: Quantity,
	) {
		let promise = &self.commitments[&commitment];
		let goods = Shipment {
			commitment,
			request: promise.request,
			line: promise.line,
			supplier: promise.agency,
			receiver,
			quantity,
			state: ShipmentState::Preparing,
			dispatched_at: Now::get(),
			eta: None,
			receipt: None,
			product: promise.product,
			carrier: None,
			units: Units::default(),
			checkpoints: 0,
			loan: promise.loan.map(Loan::new),
			refused_back: 0,
			loss: None,
			hearing: None,
			overdue: false,
		};
		assert!(self.shipments.insert(shipment, goods).is_none());
		self.commitments.get_mut(&commitment).expect("it was told of").prepared += quantity;
	}

	fn leave(&mut self, shipment: ShipmentId, eta: Option<Moment>, carrier: Option<AgencyId>) {
		let goods = self.goods(shipment);
		goods.state = ShipmentState::InTransit;
		goods.units.in_transit = goods.quantity;
		goods.dispatched_at = Now::get();
		goods.eta = eta;
		goods.carrier = carrier;
		let (commitment, quantity) = (goods.commitment, goods.quantity);
		let promise = self.commitments.get_mut(&commitment).expect("it was told of");
		promise.prepared -= quantity;
		promise.dispatched += quantity;
	}

	/// Frees what a reservation holds.
	fn free(&mut self, reservation: ReservationId, state: ReservationState) {
		let held = self.reservations.get_mut(&reservation).expect("it was told of");
		held.state = state;
		let (offer, quantity) = (held.offer, held.quantity);
		self.offer(offer).reserved -= quantity;
	}

	pub fn hear(&mut self, event: Event<Test>) {
		use ShipmentState::*;
		let now = Now::get();
		let due = |need_by: Option<Moment>| need_by.map(|moment| moment + GRACE);
		match event {
			Event::ProductRegistered { product, details } | Event::ProductAmended { product, details } => {
				self.products.insert(product, details);
			}
			Event::ProductRetired { product } => {
				self.retired.insert(product, ());
			}
			Event::Submitted {
				request,
				agency,
				officer,
				incident,
				region,
				priority,
				need_by,
				status,
				lines,
				..
			} => {
				let count = lines.len() as LineIndex;
				let header = Request {
					agency,
					officer,
					incident,
					region,
					priority,
					need_by,
					status,
					lines: count,
					submitted_at: now,
					due: due(need_by),
				};
				self.ask(request, header, &lines, Disposition::Submitted);
			}
			Event::Drafted {
				request,
				agency,
				officer,
				incident,
				region,
				priority,
				need_by,
				status,
				lines,
			} => {
				let count = lines.len() as LineIndex;
				let header = Request {
					agency,
					officer,
					incident,
					region,
					priority,
					need_by,
					status,
					lines: count,
					submitted_at: now,
					due: due(need_by),
				};
				self.ask(request, header, &lines, Disposition::Draft);
			}
			Event::DraftSubmitted { request, officer, .. } => {
				let header = self.requests.get_mut(&request).expect("it was told of");
				header.submitted_at = now;
				header.officer = officer;
				for ((_, _), line) in self.lines.range_mut((request, 0)..=(request, LineIndex::MAX)) {
					if line.disposition == Disposition::Draft {
						line.disposition = Disposition::Submitted;
					}
				}
			}
			Event::Amended { request, priority, need_by, lines, .. } => {
				let header = self.requests.get_mut(&request).expect("it was told of");
				(header.priority, header.need_by, header.due) = (priority, need_by, due(need_by));
				for (index, input) in lines {
					let line = self.line(request, index);
					*line = Line { disposition: line.disposition, ..Line::from(input) };
					self.substitutes.remove(&(request, index));
					self.verifications.remove(&(request, index));
				}
			}
			Event::Cancelled { request, line, .. } => self.end(request, line, Disposition::Cancelled),
			Event::Rejected { request, line, .. } => self.end(request, line, Disposition::Rejected),
			Event::Closed { request, line, .. } => self.end(request, line, Disposition::Closed),
			Event::LineExpired { request, line } => self.end(request, line, Disposition::Expired),
			Event::Approved { request, lines, .. } => {
				for approval in lines {
					let line = self.line(request, approval.line);
					line.disposition = Disposition::Approved;
					line.approved += approval.quantity;
				}
			}
			Event::VerificationOpened { request, line, agency, officer, approval, round, .. } => {
				self.line(request, line).verified = Verified::Waiting;
				let verification = Verification {
					round,
					quantity: approval.quantity,
					agency,
					officer,
					verdict: None,
					opened: false,
					rejected: false,
				};
				self.verifications.insert((request, line), verification);
			}
			Event::VerificationFollowed { request, line, round, .. } => {
				let verification = self.verifications.get_mut(&(request, line)).expect("it was told of");
				let rejected = core::mem::take(&mut verification.rejected);
				(verification.round, verification.verdict) = (round, None);
				let line = self.line(request, line);
				line.verified = Verified::Waiting;
				if rejected {
					line.disposition =
						if line.approved > 0 { Disposition::Approved } else { Disposition::Submitted };
				}
			}
			Event::Verified { request, line, verdict, opened, .. } => {
				let verification = self.verifications.get_mut(&(request, line)).expect("it was told of");
				verification.verdict = Some(verdict);
				verification.opened |= opened > 0;
				verification.rejected = verdict == Verdict::Refuted;
				let line = self.line(request, line);
				line.approved += opened;
				line.verified = match verdict {
					Verdict::Confirmed | Verdict::ConfirmedLimited => Verified::Confirmed,
					Verdict::Refuted => Verified::Refuted,
					Verdict::Disputed | Verdict::Unverifiable => Verified::Unclear,
				};
				if opened > 0 {
					line.disposition = Disposition::Approved;
				}
				if verdict == Verdict::Refuted {
					line.disposition = Disposition::Rejected;
				}
			}
			Event::SubstitutesNamed { request, line, products, .. } => {
				if products.is_empty() {
					self.substitutes.remove(&(request, line));
				} else {
					self.substitutes.insert((request, line), products);
				}
			}
			Event::StockReported { request, line, days, .. } => self.line(request, line).days_of_stock = days,
			Event::Committed { commitment, request, line, agency, officer, quantity } => {
				let product = self.line(request, line).product;
				let source = (product, None, None);
				self.promise(commitment, (request, line), (agency, officer), quantity, source);
			}
			Event::SubstituteCommitted { commitment, request, line, agency, officer, product, quantity } => {
				let source = (product, None, None);
				self.promise(commitment, (request, line), (agency, officer), quantity, source);
			}
			Event::Released { commitment, quantity, .. } => {
				let promise = self.commitments.get_mut(&commitment).expect("it was told of");
				promise.quantity -= quantity;
				promise.released += quantity;
				if let Some(offer) = promise.offer {
					self.offer(offer).taken -= quantity;
				}
			}
			Event::OfferPublished { offer, agency, officer, details, above_maximum } => {
				let OfferInput { product, quantity, region, status, loan, in_reply, expires } = details;
				let offered = Offer {
					supplier: agency,
					officer,
					product,
					quantity,
					reserved: 0,
					taken: 0,
					region,
					status,
					loan,
					in_reply,
					expires,
					vouched: !above_maximum,
					state: OfferState::Published,
					published_at: now,
				};
				assert!(self.offers.insert(offer, offered).is_none());
			}
			Event::OfferVouched { offer, .. } => self.offer(offer).vouched = true,
			Event::OfferWithdrawn { offer, .. } => self.offer(offer).state = OfferState::Withdrawn,
			Event::OfferExpired { offer } => self.offer(offer).state = OfferState::Expired,
			Event::Reserved { reservation, offer, request, line, agency, officer, quantity, expires } => {
				self.offer(offer).reserved += quantity;
				let state = ReservationState::Waiting;
				let held = Reservation { offer, request, line, agency, officer, quantity, expires, state };
				assert!(self.reservations.insert(reservation, held).is_none());
			}
			Event::ReservationDropped { reservation, .. } => {
				self.free(reservation, ReservationState::Dropped);
			}
			Event::ReservationLapsed { reservation } => self.free(reservation, ReservationState::Lapsed),
			Event::Responded { reservation, agency, officer, response, commitment } => match response {
				Response::Decline(reason) => self.free(reservation, ReservationState::Declined(reason)),
				Response::Provisional(reason) => {
					let held = self.reservations.get_mut(&reservation).expect("it was told of");
					held.state = ReservationState::Provisional(reason);
				}
				Response::Accept => {
					let commitment = commitment.expect("who accepts promises");
					self.free(reservation, ReservationState::Accepted(commitment));
					let held = self.reservations[&reservation].clone();
					let offer = self.offer(held.offer);
					offer.taken += held.quantity;
					let source = (offer.product, Some(held.offer), offer.loan);
					let place = (held.request, held.line);
					self.promise(commitment, place, (agency, officer), held.quantity, source);
				}
			},
			Event::Allocated { offer, officer, quantity, shares, .. } => {
				let details = self.offer(offer);
				details.taken += quantity;
				let (supplier, source) = (details.supplier, (details.product, Some(offer), details.loan));
				for share in shares {
					if let Some(commitment) = share.commitment {
						let place = (share.request, share.line);
						self.promise(commitment, place, (supplier, officer), share.quantity, source);
					}
				}
			}
			Event::Dispatched { shipment, commitment, receiver, quantity, eta, .. } => {
				self.pack(shipment, commitment, receiver, quantity);
				self.leave(shipment, eta, None);
			}
			Event::Prepared { shipment, commitment, receiver, quantity, lots, .. } => {
				self.pack(shipment, commitment, receiver, quantity);
				if !lots.is_empty() {
					self.lots.insert(shipment, lots);
				}
			}
			Event::Departed { shipment, carrier, eta, .. } => self.leave(shipment, eta, carrier),
			Event::ShipmentCancelled { shipment, .. } => {
				let goods = self.goods(shipment);
				goods.state = ShipmentState::Cancelled;
				let (commitment, quantity) = (goods.commitment, goods.quantity);
				self.commitments.get_mut(&commitment).expect("it was told of").prepared -= quantity;
			}
			Event::CheckpointPassed { shipment, index, agency, officer, checkpoint: input } => {
				let goods = self.goods(shipment);
				goods.checkpoints = index + 1;
				match input.kind {
					CheckpointKind::Passed => {}
					CheckpointKind::Held => goods.state = HeldAtCustoms,
					CheckpointKind::Cleared => goods.state = InTransit,
				}
				let told = Checkpoint { input, agency, officer, told_at: now };
				assert!(self.checkpoints.insert((shipment, index), told).is_none());
			}
			Event::Arrived { shipment, .. } => self.goods(shipment).state = Arrived,
			Event::Received { shipment, officer, receipt, .. } => {
				self.shift(shipment, Bucket::InTransit, Bucket::Accepted, receipt.accepted);
				self.shift(shipment, Bucket::InTransit, Bucket::Rejected, receipt.rejected);
				let goods = self.goods(shipment);
				goods.state = match (receipt.rejected, receipt.short, receipt.excess) {
					(0, 0, 0) => Received,
					_ => ReceivedWithDiscrepancy,
				};
				goods.receipt = Some(Receipt::new(receipt, officer, now));
				if let Some(loan) = goods.loan.as_mut() {
					loan.due = Some(now + loan.term);
				}
			}
			Event::Reconciled { shipment, lost, accepted, .. } => {
				self.shift(shipment, Bucket::InTransit, Bucket::Lost, lost);
				self.shift(shipment, Bucket::InTransit, Bucket::Accepted, accepted);
				let goods = self.goods(shipment);
				(goods.state, goods.hearing) = (Reconciled, None);
			}
			Event::Contested { shipment, round, .. } => {
				let goods = self.goods(shipment);
				goods.state = InDispute;
				goods.hearing = Some(Hearing { round, verdict: None, until: None });
			}
			Event::LossReferred { shipment, round } | Event::HearingFollowed { shipment, round, .. } => {
				self.goods(shipment).hearing = Some(Hearing { round, verdict: None, until: None });
			}
			Event::HearingCounted { shipment, round, verdict, until } => {
				let hearing = Hearing { round, verdict: Some(verdict), until: Some(until) };
				self.goods(shipment).hearing = Some(hearing);
			}
			Event::LossDeclared { shipment, agency, quantity, reason, until, .. } => {
				self.goods(shipment).loss = Some(LossClaim { agency, quantity, reason, until });
			}
			Event::Lost { shipment, quantity, .. } => {
				self.shift(shipment, Bucket::InTransit, Bucket::Lost, quantity);
				let goods = self.goods(shipment);
				(goods.loss, goods.hearing) = (None, None);
				if goods.units.in_transit == 0 {
					goods.state = ShipmentState::Lost;
				}
			}
			Event::LossDropped { shipment } => {
				let goods = self.goods(shipment);
				(goods.loss, goods.hearing) = (None, None);
			}
			Event::SentBack { number, shipment, part, quantity, .. } => {
				let goods = self.goods(shipment);
				match part {
					Part::Unopened => goods.state = Returning,
					Part::Refused => goods.refused_back += quantity,
					Part::Loan => self.loan(shipment).back += quantity,
				}
				let state = ReturnState::Returning;
				let back = Return { shipment, part, quantity, state, sent_at: now, arrived: None };
				assert!(self.returns.insert(number, back).is_none());
			}
			Event::TakenBack { number, shipment, arrived, missing, .. } => {
				let back = self.returns.get_mut(&number).expect("it was told of");
				(back.state, back.arrived) = (ReturnState::Returned, Some(arrived));
				match back.part {
					Part::Loan => {
						self.shift(shipment, Bucket::Accepted, Bucket::GivenBack, arrived + missing);
					}
					Part::Refused => {
						self.shift(shipment, Bucket::Rejected, Bucket::Returned, arrived);
						self.shift(shipment, Bucket::Rejected, Bucket::Lost, missing);
					}
					Part::Unopened => {
						self.shift(shipment, Bucket::InTransit, Bucket::Returned, arrived);
						self.shift(shipment, Bucket::InTransit, Bucket::Lost, missing);
						self.goods(shipment).state = if arrived > 0 { Returned } else { ShipmentState::Lost };
					}
				}
			}
			Event::ReturnRequested { shipment, by, .. } => self.loan(shipment).recall = Some(by),
			Event::ExtensionRequested { shipment, until, .. } => {
				self.loan(shipment).extension = Some(until);
			}
			Event::ReturnAnswered { shipment, response, .. } => {
				let loan = self.loan(shipment);
				match response {
					Response::Accept => (loan.due, loan.overdue) = (loan.recall.take(), false),
					Response::Decline(_) => loan.recall = None,
					Response::Provisional(_) => {}
				}
			}
			Event::ExtensionAnswered { shipment, response, .. } => {
				let loan = self.loan(shipment);
				match response {
					Response::Accept => (loan.due, loan.overdue) = (loan.extension.take(), false),
					Response::Decline(_) => loan.extension = None,
					Response::Provisional(_) => {}
				}
			}
			Event::LoanOverdue { shipment, .. } => self.loan(shipment).overdue = true,
			Event::ShipmentOverdue { shipment, .. } => self.goods(shipment).overdue = true,
			Event::WorkFailed { .. } => {}
			Event::__Ignore(..) => unreachable!("never made"),
		}
	}

	/// The lines with their counters.
	fn counted_lines(&self) -> BTreeMap<(RequestId, LineIndex), Line> {
		let mut lines = self.lines.clone();
		for promise in self.commitments.values() {
			let line = lines.get_mut(&(promise.request, promise.line)).expect("the line was told of");
			line.committed += promise.quantity;
			line.released += promise.released;
			line.dispatched += promise.dispatched;
		}
		for goods in self.shipments.values() {
			let line = lines.get_mut(&(goods.request, goods.line)).expect("the line was told of");
			line.in_transit += goods.units.in_transit;
			line.accepted += goods.units.accepted;
			line.rejected += goods.units.rejected;
			line.lost += goods.units.lost;
			line.returned += goods.units.returned;
			line.given_back += goods.units.given_back;
		}
		lines
	}

	pub fn assert_is_stored(&self) {
		assert_eq!(self.products, Products::<Test>::iter().collect());
		assert_eq!(self.retired, RetiredProducts::<Test>::iter().collect());
		assert_eq!(self.requests, Requests::<Test>::iter().collect());
		let keyed = |(request, index, line)| ((request, index), line);
		assert_eq!(self.counted_lines(), Lines::<Test>::iter().map(keyed).collect());
		let keyed = |(request, index, products)| ((request, index), products);
		assert_eq!(self.substitutes, LineSubstitutes::<Test>::iter().map(keyed).collect());
		let keyed = |(request, index, verification)| ((request, index), verification);
		assert_eq!(self.verifications, Verifications::<Test>::iter().map(keyed).collect());
		assert_eq!(self.offers, Offers::<Test>::iter().collect());
		assert_eq!(self.reservations, Reservations::<Test>::iter().collect());
		assert_eq!(self.commitments, Commitments::<Test>::iter().collect());
		assert_eq!(self.shipments, Shipments::<Test>::iter().collect());
		assert_eq!(self.lots, ShipmentLots::<Test>::iter().collect());
		let keyed = |(shipment, index, checkpoint)| ((shipment, index), checkpoint);
		assert_eq!(self.checkpoints, Checkpoints::<Test>::iter().map(keyed).collect());
		assert_eq!(self.returns, Returns::<Test>::iter().collect());
	}
}
