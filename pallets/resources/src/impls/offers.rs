//! Offers, and what is reserved of them.

use super::{supply::Source, *};
use frame_support::{dispatch::DispatchResult, traits::Get};
use muster_primitives::Quantity;

impl<T: Config> Pallet<T> {
	pub(super) fn offer(offer: OfferId) -> Result<OfferOf<T>, Error<T>> {
		Offers::<T>::get(offer).ok_or(Error::UnknownOffer)
	}

	pub(crate) fn do_publish_offer((agency, officer): Actor<T>, details: OfferInput) -> DispatchResult {
		let OfferInput { product, quantity, region, status, loan, in_reply, expires } = details;
		let entry = Self::active_product(product)?;
		ensure!(quantity > 0, Error::<T>::ZeroQuantity);
		ensure!(loan != Some(0), Error::<T>::ZeroLoan);
		let now = Self::now();
		ensure!(expires > now, Error::<T>::OfferEndPassed);
		if let Some((request, line)) = in_reply {
			ensure!(Lines::<T>::contains_key(request, line), Error::<T>::UnknownLine);
		}
		let above_maximum = quantity > entry.max_per_line;

		let offer = Self::next_number::<NextOffer<T>>()?;
		Offers::<T>::insert(
			offer,
			Offer {
				supplier: agency,
				officer: officer.clone(),
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
			},
		);
		AgendaOf::<T>::put(&Due::Offer(offer), expires, now);
		Self::deposit_event(Event::OfferPublished { offer, agency, officer, details, above_maximum });
		Ok(())
	}

	pub(crate) fn do_vouch_offer((agency, officer): Actor<T>, offer: OfferId) -> DispatchResult {
		let mut details = Self::offer(offer)?;
		ensure!(details.state == OfferState::Published, Error::<T>::OfferEnded);
		ensure!(details.supplier != agency, Error::<T>::OwnOffer);
		Self::ensure_jurisdiction(agency, details.region)?;
		ensure!(!details.vouched, Error::<T>::AlreadyVouched);

		details.vouched = true;
		Offers::<T>::insert(offer, details);
		Self::deposit_event(Event::OfferVouched { offer, agency, officer });
		Ok(())
	}

	pub(crate) fn do_withdraw_offer((agency, officer): Actor<T>, offer: OfferId) -> DispatchResult {
		let mut details = Self::offer(offer)?;
		ensure!(details.supplier == agency, Error::<T>::NotSupplier);
		ensure!(details.state == OfferState::Published, Error::<T>::OfferEnded);

		details.state = OfferState::Withdrawn;
		Offers::<T>::insert(offer, details);
		Self::deposit_event(Event::OfferWithdrawn { offer, agency, officer });
		Ok(())
	}

	/// An offer that units can be had of now.
	pub(super) fn open_offer(offer: OfferId) -> Result<OfferOf<T>, Error<T>> {
		let details = Self::offer(offer)?;
		details.check_open(Self::now())?;
		ensure!(Self::is_active(details.supplier), Error::SupplierInactive);
		Ok(details)
	}

	pub(crate) fn do_reserve(
		(agency, officer): Actor<T>,
		offer: OfferId,
		request: RequestId,
		index: LineIndex,
		quantity: Quantity,
	) -> DispatchResult {
		let header = Self::own_request(agency, request)?;
		let line = Self::line(request, index)?;
		let mut details = Self::open_offer(offer)?;
		ensure!(details.status == header.status, Error::<T>::StatusDiffers);
		Self::ensure_takes(request, index, &line, details.product)?;
		// What the line could not take anyway is not held for it.
		let mut trial = line;
		trial.commit(quantity).map_err(Error::<T>::from)?;
		details.reserve(quantity).map_err(Error::<T>::from)?;

		let reservation = Self::next_number::<NextReservation<T>>()?;
		let now = Self::now();
		let expires = now.saturating_add(T::ReservationWindow::get());
		Offers::<T>::insert(offer, details);
		Reservations::<T>::insert(
			reservation,
			Reservation {
				offer,
				request,
				line: index,
				agency,
				officer: officer.clone(),
				quantity,
				expires,
				state: ReservationState::Waiting,
			},
		);
		AgendaOf::<T>::put(&Due::Reservation(reservation), expires, now);
		Self::deposit_event(Event::Reserved {
			reservation,
			offer,
			request,
			line: index,
			agency,
			officer,
			quantity,
			expires,
		});
		Ok(())
	}

	pub(crate) fn do_unreserve((agency, officer): Actor<T>, reservation: ReservationId) -> DispatchResult {
		let held = Self::held(reservation)?;
		ensure!(held.agency == agency, Error::<T>::NotRequester);

		Self::end_reservation(reservation, held, ReservationState::Dropped)?;
		Self::deposit_event(Event::ReservationDropped { reservation, agency, officer });
		Ok(())
	}

	pub(crate) fn do_respond(
		(agency, officer): Actor<T>,
		reservation: ReservationId,
		response: Response,
	) -> DispatchResult {
		let mut held = Self::held(reservation)?;
		let mut details = Self::offer(held.offer)?;
		ensure!(details.supplier == agency, Error::<T>::NotSupplier);
		let now = Self::now();
		ensure!(now < held.expires, Error::<T>::ReservationEnded);

		let mut commitment = None;
		match response {
			Response::Decline(reason) => {
				Self::end_reservation(reservation, held, ReservationState::Declined(reason))?;
			}
			Response::Provisional(reason) => {
				held.state = ReservationState::Provisional(reason);
				Reservations::<T>::insert(reservation, held);
			}
			Response::Accept => {
				details.check_open(now).map_err(Error::<T>::from)?;
				let (request, index, quantity) = (held.request, held.line, held.quantity);
				let line = Self::line(request, index)?;
				details.unreserve(quantity).map_err(Error::<T>::from)?;
				details.take(quantity).map_err(Error::<T>::from)?;
				let source = Source { product: details.product, offer: Some(held.offer), loan: details.loan };
				let number =
					Self::new_commitment((agency, officer.clone()), request, index, line, quantity, source)?;
				held.state = ReservationState::Accepted(number);
				Offers::<T>::insert(held.offer, details);
				Reservations::<T>::insert(reservation, held);
				commitment = Some(number);
			}
		}
		Self::deposit_event(Event::Responded { reservation, agency, officer, response, commitment });
		Ok(())
	}

	pub(super) fn expire_offer(offer: OfferId, now: Moment) -> DispatchResult {
		let mut details = Self::offer(offer)?;
		ensure!(details.state == OfferState::Published && details.expires <= now, Error::<T>::NotDue);

		details.state = OfferState::Expired;
		Offers::<T>::insert(offer, details);
		Self::deposit_event(Event::OfferExpired { offer });
		Ok(())
	}

	pub(super) fn lapse_reservation(reservation: ReservationId, now: Moment) -> DispatchResult {
		let held = Self::held(reservation).map_err(|error| match error {
			Error::ReservationEnded => Error::NotDue,
			other => other,
		})?;
		ensure!(held.expires <= now, Error::<T>::NotDue);

		Self::end_reservation(reservation, held, ReservationState::Lapsed)?;
		Self::deposit_event(Event::ReservationLapsed { reservation });
		Ok(())
	}

	/// A reservation that holds units.
	fn held(reservation: ReservationId) -> Result<Reservation<T::AccountId>, Error<T>> {
		let held = Reservations::<T>::get(reservation).ok_or(Error::UnknownReservation)?;
		ensure!(held.is_held(), Error::ReservationEnded);
		Ok(held)
	}

	/// Frees what a reservation holds.
	fn end_reservation(
		reservation: ReservationId,
		mut held: Reservation<T::AccountId>,
		state: ReservationState,
	) -> Result<(), Error<T>> {
		let mut details = Self::offer(held.offer)?;
		details.unreserve(held.quantity)?;
		held.state = state;
		Offers::<T>::insert(held.offer, details);
		Reservations::<T>::insert(reservation, held);
		Ok(())
	}
}
