//! Goods sent back, and loans.

use super::*;
use frame_support::dispatch::DispatchResult;
use muster_primitives::Quantity;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_send_back(
		(agency, officer): Actor<T>,
		shipment: ShipmentId,
		part: Part,
		quantity: Quantity,
	) -> DispatchResult {
		let mut goods = Self::received_goods(agency, shipment)?;
		ensure!(quantity > 0, Error::<T>::ZeroQuantity);
		match part {
			Part::Unopened => {
				let unopened = goods.state == ShipmentState::Arrived;
				ensure!(unopened, Error::<T>::NotReturnable);
				ensure!(goods.loss.is_none(), Error::<T>::LossWaiting);
				// Some of it cannot be sent back uncounted: who counts, receives.
				ensure!(quantity == goods.units.in_transit, Error::<T>::AboveHeld);
				goods.state = ShipmentState::Returning;
			}
			Part::Refused => {
				ensure!(goods.receipt.is_some(), Error::<T>::NotReturnable);
				ensure!(quantity <= goods.refused_left(), Error::<T>::AboveHeld);
				goods.refused_back = goods.refused_back.saturating_add(quantity);
			}
			Part::Loan => {
				let left = goods.lent_left().ok_or(Error::<T>::NotReturnable)?;
				ensure!(quantity <= left, Error::<T>::AboveHeld);
				if let Some(loan) = goods.loan.as_mut() {
					loan.back = loan.back.saturating_add(quantity);
				}
			}
		}

		let number = Self::next_number::<NextReturn<T>>()?;
		let state = ReturnState::Returning;
		let sent_at = Self::now();
		Returns::<T>::insert(number, Return { shipment, part, quantity, state, sent_at, arrived: None });
		Shipments::<T>::insert(shipment, goods);
		Self::deposit_event(Event::SentBack { number, shipment, agency, officer, part, quantity });
		Ok(())
	}

	pub(crate) fn do_take_back(
		(agency, officer): Actor<T>,
		number: ReturnId,
		arrived: Quantity,
	) -> DispatchResult {
		let mut back = Returns::<T>::get(number).ok_or(Error::<T>::UnknownReturn)?;
		let shipment = back.shipment;
		let mut goods = Self::supplied_goods(agency, shipment)?;
		ensure!(back.state == ReturnState::Returning, Error::<T>::AlreadyTakenBack);
		let missing = back.quantity.checked_sub(arrived).ok_or(Error::<T>::AboveSentBack)?;
		let (request, index) = (goods.request, goods.line);
		let before = Self::line(request, index)?;
		let mut line = before;
		match back.part {
			// A loan has served whoever had it, whether or not it came back.
			Part::Loan => {
				Self::shift(&mut goods, &mut line, Bucket::Accepted, Bucket::GivenBack, back.quantity)?;
			}
			part => {
				let from = if part == Part::Unopened { Bucket::InTransit } else { Bucket::Rejected };
				Self::shift(&mut goods, &mut line, from, Bucket::Returned, arrived)?;
				Self::shift(&mut goods, &mut line, from, Bucket::Lost, missing)?;
			}
		}
		if back.part == Part::Unopened {
			goods.state = if arrived > 0 { ShipmentState::Returned } else { ShipmentState::Lost };
		}

		back.state = ReturnState::Returned;
		back.arrived = Some(arrived);
		Returns::<T>::insert(number, back);
		Self::put_line(request, index, &before, line)?;
		Shipments::<T>::insert(shipment, goods);
		Self::deposit_event(Event::TakenBack { number, shipment, agency, officer, arrived, missing });
		Ok(())
	}

	pub(crate) fn do_request_return(
		(agency, officer): Actor<T>,
		shipment: ShipmentId,
		by: Moment,
	) -> DispatchResult {
		let mut goods = Self::supplied_goods(agency, shipment)?;
		let (mut loan, due) = Self::running_loan(&goods)?;
		ensure!(by >= Self::now() && by < due, Error::<T>::DateUnfit);

		loan.recall = Some(by);
		goods.loan = Some(loan);
		Shipments::<T>::insert(shipment, goods);
		Self::deposit_event(Event::ReturnRequested { shipment, agency, officer, by });
		Ok(())
	}

	pub(crate) fn do_answer_return(
		(agency, officer): Actor<T>,
		shipment: ShipmentId,
		response: Response,
	) -> DispatchResult {
		let mut goods = Self::received_goods(agency, shipment)?;
		let (mut loan, _) = Self::running_loan(&goods)?;
		let by = loan.recall.ok_or(Error::<T>::NothingAsked)?;
		match response {
			Response::Accept => {
				loan.recall = None;
				Self::move_due(shipment, &mut loan, by);
			}
			Response::Decline(_) => loan.recall = None,
			Response::Provisional(_) => {}
		}
		goods.loan = Some(loan);
		Shipments::<T>::insert(shipment, goods);
		Self::deposit_event(Event::ReturnAnswered { shipment, agency, officer, response });
		Ok(())
	}

	pub(crate) fn do_request_extension(
		(agency, officer): Actor<T>,
		shipment: ShipmentId,
		until: Moment,
	) -> DispatchResult {
		let mut goods = Self::received_goods(agency, shipment)?;
		let (mut loan, due) = Self::running_loan(&goods)?;
		ensure!(until > due && until > Self::now(), Error::<T>::DateUnfit);

		loan.extension = Some(until);
		goods.loan = Some(loan);
		Shipments::<T>::insert(shipment, goods);
		Self::deposit_event(Event::ExtensionRequested { shipment, agency, officer, until });
		Ok(())
	}

	pub(crate) fn do_answer_extension(
		(agency, officer): Actor<T>,
		shipment: ShipmentId,
		response: Response,
	) -> DispatchResult {
		let mut goods = Self::supplied_goods(agency, shipment)?;
		let (mut loan, _) = Self::running_loan(&goods)?;
		let until = loan.extension.ok_or(Error::<T>::NothingAsked)?;
		match response {
			Response::Accept => {
				ensure!(until > Self::now(), Error::<T>::DateUnfit);
				loan.extension = None;
				Self::move_due(shipment, &mut loan, until);
			}
			Response::Decline(_) => loan.extension = None,
			Response::Provisional(_) => {}
		}
		goods.loan = Some(loan);
		Shipments::<T>::insert(shipment, goods);
		Self::deposit_event(Event::ExtensionAnswered { shipment, agency, officer, response });
		Ok(())
	}

	/// A loan is overdue.
	pub(super) fn tell_loan_overdue(shipment: ShipmentId, now: Moment) -> DispatchResult {
		let mut goods = Self::goods(shipment)?;
		let quantity = goods.lent_left().unwrap_or_default();
		let receiver = goods.receiver;
		let Some(loan) = goods.loan.as_mut() else { return Err(Error::<T>::NotDue.into()) };
		let late = loan.due.is_some_and(|due| due <= now);
		ensure!(late && quantity > 0 && !loan.overdue, Error::<T>::NotDue);

		loan.overdue = true;
		Shipments::<T>::insert(shipment, goods);
		Self::deposit_event(Event::LoanOverdue { shipment, receiver, quantity });
		Ok(())
	}

	fn move_due(shipment: ShipmentId, loan: &mut Loan, due: Moment) {
		loan.due = Some(due);
		loan.overdue = false;
		AgendaOf::<T>::put(&Due::Loan(shipment), due, Self::now());
	}

	/// A loan of which something is still with the receiver, and when it is due.
	fn running_loan(goods: &ShipmentOf<T>) -> Result<(Loan, Moment), Error<T>> {
		let left = goods.lent_left().unwrap_or_default();
		ensure!(left > 0, Error::NotLent);
		let loan = goods.loan.ok_or(Error::NotLent)?;
		let due = loan.due.ok_or(Error::NotLent)?;
		Ok((loan, due))
	}
}
