//! Shipments: packed, sent, seen, counted, settled.

use super::*;
use frame_support::{dispatch::DispatchResult, traits::Get};
use muster_primitives::{AgencyClass, ContentRef, Discrepancy, Quantity, Verdict};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_dispatch(
		(agency, officer): Actor<T>,
		commitment: CommitmentId,
		quantity: Quantity,
		eta: Option<Moment>,
	) -> DispatchResult {
		let mut promise = Self::promise(commitment)?;
		ensure!(promise.agency == agency, Error::<T>::NotCommitter);
		Self::ensure_eta(eta)?;
		let (request, index) = (promise.request, promise.line);
		let receiver = Self::header(request)?.agency;
		let mut line = Self::line(request, index)?;
		promise.dispatch(quantity).map_err(Error::<T>::from)?;
		line.dispatch(quantity).map_err(Error::<T>::from)?;

		let shipment = Self::next_number::<NextShipment<T>>()?;
		let mut goods = Self::new_shipment(commitment, &promise, receiver, quantity);
		goods.state = ShipmentState::InTransit;
		goods.units = Units::departed(quantity);
		goods.eta = eta;
		Self::list_arrival(shipment, eta);
		Commitments::<T>::insert(commitment, promise);
		Lines::<T>::insert(request, index, line);
		Shipments::<T>::insert(shipment, goods);
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

	pub(crate) fn do_prepare(
		(agency, officer): Actor<T>,
		commitment: CommitmentId,
		quantity: Quantity,
		lots: Lots,
	) -> DispatchResult {
		let mut promise = Self::promise(commitment)?;
		ensure!(promise.agency == agency, Error::<T>::NotCommitter);
		let (request, index) = (promise.request, promise.line);
		let receiver = Self::header(request)?.agency;
		ensure!(Self::line(request, index)?.is_open(), Error::<T>::LineNotOpen);
		promise.prepare(quantity).map_err(Error::<T>::from)?;
		Self::check_lots(&lots, quantity)?;

		let shipment = Self::next_number::<NextShipment<T>>()?;
		let goods = Self::new_shipment(commitment, &promise, receiver, quantity);
		Commitments::<T>::insert(commitment, promise);
		if !lots.is_empty() {
			ShipmentLots::<T>::insert(shipment, &lots);
		}
		Shipments::<T>::insert(shipment, goods);
		Self::deposit_event(Event::Prepared {
			shipment,
			commitment,
			request,
			line: index,
			agency,
			officer,
			receiver,
			quantity,
			lots,
		});
		Ok(())
	}

	fn check_lots(lots: &Lots, quantity: Quantity) -> Result<(), Error<T>> {
		let now = Self::now();
		let mut total: Quantity = 0;
		for lot in lots {
			ensure!(lot.quantity > 0, Error::LotsMismatch);
			total = total.checked_add(lot.quantity).ok_or(Error::LotsMismatch)?;
			let expired = lot.expires.is_some_and(|moment| moment <= now);
			ensure!(!expired || lot.reason.is_some(), Error::LotExpired);
			ensure!(expired || lot.reason.is_none(), Error::LotReasonSurplus);
		}
		ensure!(lots.is_empty() || total == quantity, Error::LotsMismatch);
		Ok(())
	}

	pub(crate) fn do_depart(
		(agency, officer): Actor<T>,
		shipment: ShipmentId,
		carrier: Option<AgencyId>,
		eta: Option<Moment>,
	) -> DispatchResult {
		let mut goods = Self::supplied_goods(agency, shipment)?;
		ensure!(goods.state == ShipmentState::Preparing, Error::<T>::NotPreparing);
		Self::ensure_eta(eta)?;
		ensure!(carrier.is_none_or(Self::is_active), Error::<T>::UnknownCarrier);
		let mut promise = Self::promise(goods.commitment)?;
		let mut line = Self::line(goods.request, goods.line)?;
		promise.unpack(goods.quantity).map_err(Error::<T>::from)?;
		promise.dispatch(goods.quantity).map_err(Error::<T>::from)?;
		line.dispatch(goods.quantity).map_err(Error::<T>::from)?;

		goods.state = ShipmentState::InTransit;
		goods.units = Units::departed(goods.quantity);
		goods.dispatched_at = Self::now();
		goods.carrier = carrier;
		goods.eta = eta;
		Self::list_arrival(shipment, eta);
		Commitments::<T>::insert(goods.commitment, promise);
		Lines::<T>::insert(goods.request, goods.line, line);
		Shipments::<T>::insert(shipment, goods);
		Self::deposit_event(Event::Departed { shipment, agency, officer, carrier, eta });
		Ok(())
	}

	pub(crate) fn do_cancel_shipment(by: Either<T>, shipment: ShipmentId) -> DispatchResult {
		let mut goods = Self::goods(shipment)?;
		let (agency, officer) = Self::releaser(by, goods.supplier, goods.request)?;
		ensure!(goods.state == ShipmentState::Preparing, Error::<T>::NotPreparing);
		let mut promise = Self::promise(goods.commitment)?;
		promise.unpack(goods.quantity).map_err(Error::<T>::from)?;

		goods.state = ShipmentState::Cancelled;
		Commitments::<T>::insert(goods.commitment, promise);
		Shipments::<T>::insert(shipment, goods);
		Self::deposit_event(Event::ShipmentCancelled { shipment, agency, officer });
		Ok(())
	}

	pub(crate) fn do_checkpoint(
		(agency, officer): Actor<T>,
		shipment: ShipmentId,
		input: CheckpointInput,
	) -> DispatchResult {
		let mut goods = Self::goods(shipment)?;
		let is_customs =
			T::Agencies::agency(agency).is_some_and(|profile| profile.class == AgencyClass::Customs);
		let is_party = goods.carrier == Some(agency) || goods.supplier == agency || goods.receiver == agency;
		ensure!(is_customs || is_party, Error::<T>::NotCarrier);
		ensure!(is_customs || input.kind == CheckpointKind::Passed, Error::<T>::CustomsOnly);
		goods.state = match (goods.state, input.kind) {
			(ShipmentState::InTransit, CheckpointKind::Passed) => ShipmentState::InTransit,
			(ShipmentState::InTransit, CheckpointKind::Held) => ShipmentState::HeldAtCustoms,
			(ShipmentState::HeldAtCustoms, CheckpointKind::Passed) => ShipmentState::HeldAtCustoms,
			(ShipmentState::HeldAtCustoms, CheckpointKind::Cleared) => ShipmentState::InTransit,
			_ => return Err(Error::<T>::NotOnTheWay.into()),
		};
		let index = goods.checkpoints;
		ensure!(index < T::MaxCheckpoints::get(), Error::<T>::TooManyCheckpoints);
		ensure!(input.place.is_valid(), Error::<T>::MalformedPlace);
		let now = Self::now();
		ensure!(input.occurred_at <= now, Error::<T>::CheckpointInFuture);

		goods.checkpoints = index.saturating_add(1);
		let checkpoint = Checkpoint { input, agency, officer: officer.clone(), told_at: now };
		Checkpoints::<T>::insert(shipment, index, checkpoint);
		Shipments::<T>::insert(shipment, goods);
		Self::deposit_event(Event::CheckpointPassed { shipment, index, agency, officer, checkpoint: input });
		Ok(())
	}

	/// `by`: who carries, and who receives.
	pub(crate) fn do_arrive(by: Either<T>, shipment: ShipmentId) -> DispatchResult {
		let mut goods = Self::goods(shipment)?;
		let carrier = goods.carrier.unwrap_or(goods.supplier);
		let (agency, officer) =
			Self::one_of(by, Some(carrier), Some(goods.receiver)).ok_or(Error::<T>::NotCarrier)?;
		ensure!(goods.state == ShipmentState::InTransit, Error::<T>::NotOnTheWay);

		goods.state = ShipmentState::Arrived;
		Shipments::<T>::insert(shipment, goods);
		Self::deposit_event(Event::Arrived { shipment, agency, officer });
		Ok(())
	}

	pub(crate) fn do_receive(
		(agency, officer): Actor<T>,
		shipment: ShipmentId,
		receipt: ReceiptInput,
	) -> DispatchResult {
		let mut goods = Self::received_goods(agency, shipment)?;
		ensure!(goods.state.is_receivable(), Error::<T>::NotReceivable);
		receipt.check(goods.expected()).map_err(Error::<T>::from)?;
		let now = Self::now();
		receipt.check_expired(Self::fresh(shipment, now)).map_err(Error::<T>::from)?;
		let (request, index) = (goods.request, goods.line);
		let before = Self::line(request, index)?;
		let mut line = before;
		Self::shift(&mut goods, &mut line, Bucket::InTransit, Bucket::Accepted, receipt.accepted)?;
		Self::shift(&mut goods, &mut line, Bucket::InTransit, Bucket::Rejected, receipt.rejected)?;

		goods.state = if receipt.has_discrepancy() {
			AgendaOf::<T>::put(&Due::Receipt(shipment), Self::silence_at(now), now);
			ShipmentState::ReceivedWithDiscrepancy
		} else {
			ShipmentState::Received
		};
		if let Some(loan) = goods.loan.as_mut() {
			let due = now.saturating_add(loan.term);
			loan.due = Some(due);
			AgendaOf::<T>::put(&Due::Loan(shipment), due, now);
		}
		// A count by the receiver is better evidence than anybody's word that the goods are gone.
		let overtaken = goods.loss.take().is_some();
		if overtaken {
			Self::end_hearing(&mut goods)?;
		}
		goods.receipt = Some(Receipt::new(receipt, officer.clone(), now));
		Self::put_line(request, index, &before, line)?;
		Shipments::<T>::insert(shipment, goods);
		if overtaken {
			Self::deposit_event(Event::LossDropped { shipment });
		}
		Self::deposit_event(Event::Received { shipment, request, line: index, agency, officer, receipt });
		Ok(())
	}

	pub(crate) fn do_acknowledge((agency, officer): Actor<T>, shipment: ShipmentId) -> DispatchResult {
		let goods = Self::supplied_goods(agency, shipment)?;
		ensure!(goods.state == ShipmentState::ReceivedWithDiscrepancy, Error::<T>::NoDiscrepancy);
		Self::reconcile(shipment, goods, Some((agency, officer)), Settlement::Acknowledged, Bucket::Lost)
	}

	pub(crate) fn do_contest(
		(agency, officer): Actor<T>,
		shipment: ShipmentId,
		evidence: ContentRef,
	) -> DispatchResult {
		let mut goods = Self::supplied_goods(agency, shipment)?;
		ensure!(goods.state == ShipmentState::ReceivedWithDiscrepancy, Error::<T>::NoDiscrepancy);
		let receipt = goods.receipt.as_ref().ok_or(Error::<T>::NoDiscrepancy)?;
		ensure!(Self::now() < Self::silence_at(receipt.received_at), Error::<T>::WindowClosed);
		let content = (shipment, receipt.input(), evidence);
		let round = Self::open_delivery_round(shipment, &goods, goods.receiver, &content)?;

		goods.state = ShipmentState::InDispute;
		goods.hearing = Some(Hearing { round, verdict: None, until: None });
		Shipments::<T>::insert(shipment, goods);
		Self::deposit_event(Event::Contested { shipment, agency, officer, round, evidence });
		Ok(())
	}

	/// `by`: who supplies, and who carries.
	pub(crate) fn do_declare_lost(
		by: Either<T>,
		shipment: ShipmentId,
		quantity: Quantity,
		reason: Discrepancy,
	) -> DispatchResult {
		let mut goods = Self::goods(shipment)?;
		let (agency, officer) =
			Self::one_of(by, Some(goods.supplier), goods.carrier).ok_or(Error::<T>::NotCarrier)?;
		let on_the_way = matches!(goods.state, ShipmentState::InTransit | ShipmentState::HeldAtCustoms);
		ensure!(on_the_way, Error::<T>::NotOnTheWay);
		ensure!(goods.loss.is_none(), Error::<T>::LossWaiting);
		let fits = matches!(
			reason,
			Discrepancy::Lost | Discrepancy::CustomsSeized | Discrepancy::Damaged | Discrepancy::Other
		);
		ensure!(fits, Error::<T>::LossReasonUnfit);
		ensure!(quantity > 0, Error::<T>::ZeroQuantity);
		ensure!(quantity <= goods.units.in_transit, Error::<T>::AboveInTransit);

		let now = Self::now();
		let until = now.saturating_add(T::LossWindow::get());
		goods.loss = Some(LossClaim { agency, quantity, reason, until });
		AgendaOf::<T>::put(&Due::Loss(shipment), until, now);
		Shipments::<T>::insert(shipment, goods);
		Self::deposit_event(Event::LossDeclared { shipment, agency, officer, quantity, reason, until });
		Ok(())
	}

	pub(crate) fn do_confirm_loss((agency, officer): Actor<T>, shipment: ShipmentId) -> DispatchResult {
		let mut goods = Self::received_goods(agency, shipment)?;
		let claim = goods.loss.ok_or(Error::<T>::NoLossClaim)?;
		Self::end_hearing(&mut goods)?;
		Self::lose(shipment, goods, claim, Some((agency, officer)))
	}

	/// Gives up what was declared lost.
	fn lose(
		shipment: ShipmentId,
		mut goods: ShipmentOf<T>,
		claim: LossClaim,
		by: Option<Actor<T>>,
	) -> DispatchResult {
		let mut line = Self::line(goods.request, goods.line)?;
		Self::shift(&mut goods, &mut line, Bucket::InTransit, Bucket::Lost, claim.quantity)?;

		goods.loss = None;
		if goods.units.in_transit == 0 {
			goods.state = ShipmentState::Lost;
		}
		Lines::<T>::insert(goods.request, goods.line, line);
		Shipments::<T>::insert(shipment, goods);
		Self::deposit_event(Event::Lost { shipment, by, quantity: claim.quantity });
		Ok(())
	}

	/// Settles a difference. Units that are missing go where the settlement says.
	fn reconcile(
		shipment: ShipmentId,
		mut goods: ShipmentOf<T>,
		by: Option<Actor<T>>,
		settlement: Settlement,
		missing: Bucket,
	) -> DispatchResult {
		let (request, index) = (goods.request, goods.line);
		let before = Self::line(request, index)?;
		let mut line = before;
		let short = goods.units.in_transit;
		Self::shift(&mut goods, &mut line, Bucket::InTransit, missing, short)?;

		goods.state = ShipmentState::Reconciled;
		goods.hearing = None;
		Self::put_line(request, index, &before, line)?;
		Shipments::<T>::insert(shipment, goods);
		let accepted = if missing == Bucket::Accepted { short } else { 0 };
		let lost = short.saturating_sub(accepted);
		Self::deposit_event(Event::Reconciled { shipment, by, settlement, lost, accepted });
		Ok(())
	}

	/// The supplier has said nothing in its window.
	pub(super) fn hear_silence(shipment: ShipmentId, now: Moment) -> DispatchResult {
		let goods = Self::goods(shipment)?;
		let silent = goods.state == ShipmentState::ReceivedWithDiscrepancy
			&& goods.receipt.as_ref().is_some_and(|receipt| Self::silence_at(receipt.received_at) <= now);
		ensure!(silent, Error::<T>::NotDue);
		Self::reconcile(shipment, goods, None, Settlement::Silence, Bucket::Lost)
	}

	/// The receiver has not signed a loss in time.
	pub(super) fn refer_loss(shipment: ShipmentId, now: Moment) -> DispatchResult {
		let mut goods = Self::goods(shipment)?;
		let claim = goods.loss.filter(|claim| claim.until <= now).ok_or(Error::<T>::NotDue)?;
		ensure!(goods.hearing.is_none(), Error::<T>::NotDue);
		let round = Self::open_delivery_round(shipment, &goods, claim.agency, &(shipment, claim))?;

		goods.hearing = Some(Hearing { round, verdict: None, until: None });
		Shipments::<T>::insert(shipment, goods);
		Self::deposit_event(Event::LossReferred { shipment, round });
		Ok(())
	}

	/// A verdict on a shipment takes effect.
	pub(super) fn apply_hearing(shipment: ShipmentId, now: Moment) -> DispatchResult {
		let mut goods = Self::goods(shipment)?;
		let hearing = goods.hearing.ok_or(Error::<T>::NotDue)?;
		ensure!(hearing.until.is_some_and(|until| until <= now), Error::<T>::NotDue);
		let verdict = hearing.verdict.ok_or(Error::<T>::NotDue)?;
		let Some(claim) = goods.loss else {
			// What nobody could show to have come is not taken for received.
			let missing = if verdict == Verdict::Refuted { Bucket::Accepted } else { Bucket::Lost };
			let settlement = Settlement::Verdict { round: hearing.round, verdict };
			return Self::reconcile(shipment, goods, None, settlement, missing);
		};
		goods.hearing = None;
		if matches!(verdict, Verdict::Confirmed | Verdict::ConfirmedLimited) {
			return Self::lose(shipment, goods, claim, None);
		}
		goods.loss = None;
		Shipments::<T>::insert(shipment, goods);
		Self::deposit_event(Event::LossDropped { shipment });
		Ok(())
	}

	/// A shipment is long past its expected arrival.
	pub(super) fn tell_overdue(shipment: ShipmentId, now: Moment) -> DispatchResult {
		let mut goods = Self::goods(shipment)?;
		let on_the_way = matches!(goods.state, ShipmentState::InTransit | ShipmentState::HeldAtCustoms);
		let late = goods.eta.is_some_and(|eta| eta.saturating_add(T::ArrivalGrace::get()) <= now);
		ensure!(on_the_way && late && !goods.overdue, Error::<T>::NotDue);

		goods.overdue = true;
		let supplier = goods.supplier;
		Shipments::<T>::insert(shipment, goods);
		Self::deposit_event(Event::ShipmentOverdue { shipment, supplier });
		Ok(())
	}

	/// A shipment that `agency` supplies.
	pub(super) fn supplied_goods(agency: AgencyId, shipment: ShipmentId) -> Result<ShipmentOf<T>, Error<T>> {
		let goods = Self::goods(shipment)?;
		ensure!(goods.supplier == agency, Error::NotSupplier);
		Ok(goods)
	}

	/// A shipment that goes to `agency`.
	pub(super) fn received_goods(agency: AgencyId, shipment: ShipmentId) -> Result<ShipmentOf<T>, Error<T>> {
		let goods = Self::goods(shipment)?;
		ensure!(goods.receiver == agency, Error::NotReceiver);
		Ok(goods)
	}

	/// Moves units of a shipment, and the same units of its line.
	pub(super) fn shift(
		goods: &mut ShipmentOf<T>,
		line: &mut Line,
		from: Bucket,
		to: Bucket,
		quantity: Quantity,
	) -> Result<(), Error<T>> {
		if quantity > 0 {
			goods.units.shift(from, to, quantity)?;
			line.shift(from, to, quantity)?;
		}
		Ok(())
	}

	/// Units of the lots that have not expired; `None` where no lots are named.
	fn fresh(shipment: ShipmentId, now: Moment) -> Option<Quantity> {
		let lots = ShipmentLots::<T>::get(shipment);
		let fresh = lots.iter().filter(|lot| lot.expires.is_none_or(|moment| moment > now));
		(!lots.is_empty()).then(|| fresh.fold(0, |sum: Quantity, lot| sum.saturating_add(lot.quantity)))
	}

	fn silence_at(received_at: Moment) -> Moment {
		received_at.saturating_add(T::AcknowledgeWindow::get())
	}

	fn ensure_eta(eta: Option<Moment>) -> Result<(), Error<T>> {
		let now = Self::now();
		ensure!(eta.is_none_or(|moment| moment >= now), Error::EtaPassed);
		Ok(())
	}

	fn list_arrival(shipment: ShipmentId, eta: Option<Moment>) {
		if let Some(eta) = eta {
			let due = eta.saturating_add(T::ArrivalGrace::get());
			AgendaOf::<T>::put(&Due::Arrival(shipment), due, Self::now());
		}
	}

	/// Goods of a promise that are being packed.
	fn new_shipment(
		commitment: CommitmentId,
		promise: &CommitmentOf<T>,
		receiver: AgencyId,
		quantity: Quantity,
	) -> ShipmentOf<T> {
		Shipment {
			commitment,
			request: promise.request,
			line: promise.line,
			supplier: promise.agency,
			receiver,
			quantity,
			state: ShipmentState::Preparing,
			dispatched_at: Self::now(),
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
		}
	}
}
