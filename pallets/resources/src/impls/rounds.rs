//! Rounds that this pallet asks for, and what their verdicts do.

use super::*;
use codec::Encode;
use frame_support::{dispatch::DispatchResult, traits::Get, weights::Weight};
use muster_primitives::{
	traits::{OnRound, Rounds},
	AgencyClasses, OpenedRound, RoundId, RoundProposal, RoundSubject, Verdict,
};
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	DispatchError,
};

impl<T: Config> Pallet<T> {
	/// What opening a round on a need takes at most, on top of what a call that opens one was measured with.
	pub(crate) fn need_opening_weight() -> Weight {
		T::Rounds::opening_weight(T::NeedRound::get().classes)
	}

	/// The same of a round on a delivery. Fewer classes than these may be asked: neither side's is.
	pub(crate) fn delivery_opening_weight() -> Weight {
		T::Rounds::opening_weight(T::DeliveryRound::get().classes)
	}

	pub(crate) fn do_verify_need(
		(agency, officer): Actor<T>,
		request: RequestId,
		approval: Approval,
	) -> DispatchResult {
		let header = Self::decidable_request(agency, request)?;
		let Approval { line: index, quantity, reason } = approval;
		let mut line = Self::line(request, index)?;
		match line.verified {
			Verified::Waiting => return Err(Error::<T>::VerificationOpen.into()),
			Verified::Confirmed => return Err(Error::<T>::AlreadyVerified.into()),
			Verified::NotAsked | Verified::Refuted | Verified::Unclear => {}
		}
		let limits = Self::limits(&header, &line)?;
		let needed = line.check_verifiable(quantity, reason, limits).map_err(Error::<T>::from)?;
		ensure!(needed, Error::<T>::NoVerificationNeeded);
		let terms = T::NeedRound::get();
		let opened = T::Rounds::open(RoundProposal {
			subject: RoundSubject::Need { request, line: index },
			content: BlakeTwo256::hash_of(&(request, index, line.product, line.requested, quantity)),
			region: header.region,
			reporter: header.agency,
			category: terms.category,
			classes: terms.classes,
			competent: terms.competent,
			quorum: terms.quorum,
			duration: terms.duration,
			challenge: terms.challenge,
			status: header.status,
		})?;

		// Who asks anew ends what could still come of the round before.
		Self::end_verification(request, index, &mut line)?;
		line.verified = Verified::Waiting;
		Lines::<T>::insert(request, index, line);
		let OpenedRound { round, deadline, .. } = opened;
		Verifications::<T>::insert(
			request,
			index,
			Verification {
				round,
				quantity,
				agency,
				officer: officer.clone(),
				verdict: None,
				opened: false,
				rejected: false,
			},
		);
		Self::deposit_event(Event::VerificationOpened {
			request,
			line: index,
			agency,
			officer,
			approval,
			round,
			deadline,
		});
		Ok(())
	}

	/// Opens a round on what `reporter` says of a shipment. The classes of both sides have no vote: the trait excludes
	/// the reporter's line, and not the other's.
	pub(super) fn open_delivery_round(
		shipment: ShipmentId,
		goods: &ShipmentOf<T>,
		reporter: AgencyId,
		content: &impl Encode,
	) -> Result<RoundId, DispatchError> {
		let header = Self::header(goods.request)?;
		let terms = T::DeliveryRound::get();
		let opened = T::Rounds::open(RoundProposal {
			subject: RoundSubject::Delivery { shipment },
			content: BlakeTwo256::hash_of(content),
			region: header.region,
			reporter,
			category: terms.category,
			classes: Self::without_parties(terms.classes, goods),
			competent: Self::without_parties(terms.competent, goods),
			quorum: terms.quorum,
			duration: terms.duration,
			challenge: terms.challenge,
			status: header.status,
		})?;
		Ok(opened.round)
	}

	fn without_parties(classes: AgencyClasses, goods: &ShipmentOf<T>) -> AgencyClasses {
		let parties = [goods.supplier, goods.receiver, goods.carrier.unwrap_or(goods.supplier)]
			.map(|agency| T::Agencies::agency(agency).map(|profile| profile.class));
		classes.iter().filter(|class| !parties.contains(&Some(*class))).collect()
	}

	/// Ends the round on a shipment, if there is one: it is not asked any more.
	pub(super) fn end_hearing(goods: &mut ShipmentOf<T>) -> DispatchResult {
		match goods.hearing.take() {
			Some(Hearing { round, verdict: None, .. }) => T::Rounds::void(round),
			Some(Hearing { round, .. }) => {
				T::Rounds::settle(round);
				Ok(())
			}
			None => Ok(()),
		}
	}

	fn need_followed(
		request: RequestId,
		index: LineIndex,
		from: RoundId,
		next: OpenedRound,
	) -> DispatchResult {
		let mut verification = Verifications::<T>::get(request, index).ok_or(Error::<T>::StaleRound)?;
		ensure!(verification.round == from, Error::<T>::StaleRound);
		let before = Self::line(request, index)?;
		let mut line = before;
		line.verified = Verified::Waiting;
		if verification.rejected {
			// Until the appeal is decided the line stands where it stood before the verdict.
			line.disposition = if line.approved > 0 { Disposition::Approved } else { Disposition::Submitted };
		}

		verification.round = next.round;
		verification.verdict = None;
		verification.rejected = false;
		Self::put_line(request, index, &before, line)?;
		Verifications::<T>::insert(request, index, verification);
		Self::deposit_event(Event::VerificationFollowed { request, line: index, from, round: next.round });
		Ok(())
	}

	fn need_judged(request: RequestId, index: LineIndex, round: RoundId, verdict: Verdict) -> DispatchResult {
		let mut verification = Verifications::<T>::get(request, index).ok_or(Error::<T>::StaleRound)?;
		let waited_for = verification.round == round && verification.verdict.is_none();
		ensure!(waited_for, Error::<T>::StaleRound);
		let before = Self::line(request, index)?;
		let mut line = before;
		let mut opened = 0;
		match verdict {
			Verdict::Confirmed | Verdict::ConfirmedLimited => {
				line.verified = Verified::Confirmed;
				// A line that has no room left for it is not opened further; the verdict stands all the same.
				if !verification.opened && line.open_confirmed(verification.quantity).is_ok() {
					opened = verification.quantity;
					verification.opened = true;
				}
			}
			Verdict::Refuted => {
				line.verified = Verified::Refuted;
				line.disposition = Disposition::Rejected;
				verification.rejected = true;
			}
			Verdict::Disputed | Verdict::Unverifiable => line.verified = Verified::Unclear,
		}

		verification.verdict = Some(verdict);
		Self::put_line(request, index, &before, line)?;
		Verifications::<T>::insert(request, index, verification);
		Self::deposit_event(Event::Verified { request, line: index, round, verdict, opened });
		Ok(())
	}

	fn delivery_followed(shipment: ShipmentId, from: RoundId, next: OpenedRound) -> DispatchResult {
		let mut goods = Self::goods(shipment)?;
		let awaited = goods.hearing.is_some_and(|hearing| hearing.round == from);
		ensure!(awaited, Error::<T>::StaleRound);

		goods.hearing = Some(Hearing { round: next.round, verdict: None, until: None });
		Shipments::<T>::insert(shipment, goods);
		Self::deposit_event(Event::HearingFollowed { shipment, from, round: next.round });
		Ok(())
	}

	fn delivery_judged(shipment: ShipmentId, round: RoundId, verdict: Verdict) -> DispatchResult {
		let mut goods = Self::goods(shipment)?;
		let awaited =
			goods.hearing.is_some_and(|hearing| hearing.round == round && hearing.verdict.is_none());
		ensure!(awaited, Error::<T>::StaleRound);

		let now = Self::now();
		let until = now.saturating_add(T::DeliveryRound::get().challenge);
		goods.hearing = Some(Hearing { round, verdict: Some(verdict), until: Some(until) });
		AgendaOf::<T>::put(&Due::Hearing(shipment), until, now);
		Shipments::<T>::insert(shipment, goods);
		Self::deposit_event(Event::HearingCounted { shipment, round, verdict, until });
		Ok(())
	}
}

impl<T: Config> OnRound for Pallet<T> {
	fn on_followed(subject: RoundSubject, from: RoundId, _: Verdict, next: OpenedRound) -> DispatchResult {
		match subject {
			RoundSubject::Need { request, line } => Self::need_followed(request, line, from, next),
			RoundSubject::Delivery { shipment } => Self::delivery_followed(shipment, from, next),
			RoundSubject::Incident { .. } => Err(Error::<T>::StaleRound.into()),
		}
	}

	fn on_verdict(subject: RoundSubject, round: RoundId, verdict: Verdict) -> DispatchResult {
		match subject {
			RoundSubject::Need { request, line } => Self::need_judged(request, line, round, verdict),
			RoundSubject::Delivery { shipment } => Self::delivery_judged(shipment, round, verdict),
			RoundSubject::Incident { .. } => Err(Error::<T>::StaleRound.into()),
		}
	}
}
