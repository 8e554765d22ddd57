//! Requests: asked, changed, decided, ended.

use super::*;
use alloc::{collections::BTreeMap, vec::Vec};
use frame_support::{
	dispatch::DispatchResult,
	traits::{Contains, Get},
	BoundedVec,
};
use muster_primitives::{
	traits::{Incidents, Rounds},
	CapStatus, Priority,
};

type InputsOf<T> = BoundedVec<LineInput, <T as Config>::MaxLines>;
type IndicesOf<T> = BoundedVec<LineIndex, <T as Config>::MaxLines>;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_submit(
		(agency, officer): Actor<T>,
		incident: Option<IncidentId>,
		region: RegionCode,
		priority: Priority,
		need_by: Option<Moment>,
		status: CapStatus,
		lines: InputsOf<T>,
	) -> DispatchResult {
		let by = (agency, officer.clone());
		let header = Self::new_header(by, incident, region, priority, need_by, status, &lines)?;
		let above_maximum = Self::lines_above_maximum(&lines)?;
		let request = Self::next_number::<NextRequest<T>>()?;
		for (index, input) in (0..header.lines).zip(&lines) {
			Lines::<T>::insert(request, index, Line::from(*input));
		}
		Self::count_open(incident, i32::from(header.lines));
		Self::list_expiry(request, header.due);
		Requests::<T>::insert(request, header);
		Self::deposit_event(Event::Submitted {
			request,
			agency,
			officer,
			incident,
			region,
			priority,
			need_by,
			status,
			lines,
			above_maximum,
		});
		Ok(())
	}

	pub(crate) fn do_draft(
		(agency, officer): Actor<T>,
		incident: Option<IncidentId>,
		region: RegionCode,
		priority: Priority,
		need_by: Option<Moment>,
		status: CapStatus,
		lines: InputsOf<T>,
	) -> DispatchResult {
		let by = (agency, officer.clone());
		let header = Self::new_header(by, incident, region, priority, need_by, status, &lines)?;
		Self::lines_above_maximum(&lines)?;
		let request = Self::next_number::<NextRequest<T>>()?;
		for (index, input) in (0..header.lines).zip(&lines) {
			let line = Line { disposition: Disposition::Draft, ..Line::from(*input) };
			Lines::<T>::insert(request, index, line);
		}
		Requests::<T>::insert(request, header);
		Self::deposit_event(Event::Drafted {
			request,
			agency,
			officer,
			incident,
			region,
			priority,
			need_by,
			status,
			lines,
		});
		Ok(())
	}

	pub(crate) fn do_submit_draft((agency, officer): Actor<T>, request: RequestId) -> DispatchResult {
		let mut header = Self::own_request(agency, request)?;
		let now = Self::now();
		ensure!(header.need_by.is_none_or(|moment| moment > now), Error::<T>::NeedByPassed);
		let (mut submitted, mut above) = (Vec::new(), Vec::new());
		for index in 0..header.lines {
			let mut line = Self::line(request, index)?;
			// What was given up while drafting is not asked for.
			if line.disposition == Disposition::Cancelled {
				continue;
			}
			line.submit().map_err(Error::<T>::from)?;
			if line.requested.is_some_and(|quantity| {
				Self::product(line.product).is_ok_and(|product| quantity > product.max_per_line)
			}) {
				above.push(index);
			}
			submitted.push((index, line));
		}
		ensure!(!submitted.is_empty(), Error::<T>::NotDraft);

		let count = i32::try_from(submitted.len()).map_err(|_| Error::<T>::TooManyLines)?;
		for (index, line) in submitted {
			Lines::<T>::insert(request, index, line);
		}
		Self::count_open(header.incident, count);
		Self::list_expiry(request, header.due);
		header.officer = officer.clone();
		header.submitted_at = now;
		Requests::<T>::insert(request, header);
		let above_maximum = above.try_into().map_err(|_| Error::<T>::TooManyLines)?;
		Self::deposit_event(Event::DraftSubmitted { request, agency, officer, above_maximum });
		Ok(())
	}

	pub(crate) fn do_amend(
		(agency, officer): Actor<T>,
		request: RequestId,
		priority: Priority,
		need_by: Option<Moment>,
		lines: BoundedVec<(LineIndex, LineInput), T::MaxLines>,
	) -> DispatchResult {
		let mut header = Self::own_request(agency, request)?;
		let now = Self::now();
		ensure!(need_by.is_none_or(|moment| moment > now), Error::<T>::NeedByPassed);
		let mut is_draft = true;
		for index in 0..header.lines {
			let disposition = Self::line(request, index)?.disposition;
			let undecided =
				matches!(disposition, Disposition::Draft | Disposition::Submitted | Disposition::Cancelled);
			ensure!(undecided, Error::<T>::RequestDecided);
			is_draft &= disposition != Disposition::Submitted;
		}
		let mut amended = BTreeMap::new();
		let mut above = Vec::new();
		for (index, input) in &lines {
			let before = Self::line(request, *index)?;
			ensure!(!before.is_ended(), Error::<T>::LineEnded);
			if Self::is_above_maximum(input)? {
				above.push(*index);
			}
			let line = Line { disposition: before.disposition, ..Line::from(*input) };
			ensure!(amended.insert(*index, (before, line)).is_none(), Error::<T>::DuplicateLine);
		}

		for (index, (mut before, line)) in amended {
			Self::end_verification(request, index, &mut before)?;
			LineSubstitutes::<T>::remove(request, index);
			Verifications::<T>::remove(request, index);
			Lines::<T>::insert(request, index, line);
		}
		let due = Self::expiry(need_by);
		if !is_draft && due != header.due {
			Self::list_expiry(request, due);
		}
		header.priority = priority;
		header.need_by = need_by;
		header.due = due;
		Requests::<T>::insert(request, header);
		let above_maximum = above.try_into().map_err(|_| Error::<T>::TooManyLines)?;
		Self::deposit_event(Event::Amended {
			request,
			agency,
			officer,
			priority,
			need_by,
			lines,
			above_maximum,
		});
		Ok(())
	}

	pub(crate) fn do_cancel(
		(agency, officer): Actor<T>,
		request: RequestId,
		index: LineIndex,
	) -> DispatchResult {
		Self::own_request(agency, request)?;
		let before = Self::line(request, index)?;
		let mut line = before;
		line.cancel().map_err(Error::<T>::from)?;

		Self::end_verification(request, index, &mut line)?;
		Self::put_line(request, index, &before, line)?;
		Self::deposit_event(Event::Cancelled { request, line: index, agency, officer });
		Ok(())
	}

	pub(crate) fn do_close(
		(agency, officer): Actor<T>,
		request: RequestId,
		index: LineIndex,
	) -> DispatchResult {
		Self::own_request(agency, request)?;
		let before = Self::line(request, index)?;
		let mut line = before;
		line.close().map_err(Error::<T>::from)?;

		Self::end_verification(request, index, &mut line)?;
		Self::put_line(request, index, &before, line)?;
		Self::deposit_event(Event::Closed { request, line: index, agency, officer });
		Ok(())
	}

	pub(crate) fn do_reject(
		(agency, officer): Actor<T>,
		request: RequestId,
		index: LineIndex,
		reason: RejectionReason,
	) -> DispatchResult {
		Self::decidable_request(agency, request)?;
		let before = Self::line(request, index)?;
		let mut line = before;
		line.reject().map_err(Error::<T>::from)?;

		Self::end_verification(request, index, &mut line)?;
		Self::put_line(request, index, &before, line)?;
		Self::deposit_event(Event::Rejected { request, line: index, agency, officer, reason });
		Ok(())
	}

	pub(crate) fn do_report_stock(
		(agency, officer): Actor<T>,
		request: RequestId,
		index: LineIndex,
		days: Option<u32>,
	) -> DispatchResult {
		Self::own_request(agency, request)?;
		let mut line = Self::line(request, index)?;
		ensure!(!line.is_ended(), Error::<T>::LineEnded);
		ensure!(line.days_of_stock != days, Error::<T>::NothingChanges);

		line.days_of_stock = days;
		Lines::<T>::insert(request, index, line);
		Self::deposit_event(Event::StockReported { request, line: index, agency, officer, days });
		Ok(())
	}

	pub(crate) fn do_name_substitutes(
		(agency, officer): Actor<T>,
		request: RequestId,
		index: LineIndex,
		products: Substitutes,
	) -> DispatchResult {
		Self::own_request(agency, request)?;
		let line = Self::line(request, index)?;
		let undecided = matches!(line.disposition, Disposition::Draft | Disposition::Submitted);
		ensure!(undecided, Error::<T>::RequestDecided);
		ensure!(line.substitutes_allowed, Error::<T>::SubstitutesNotAllowed);
		let unit = Self::product(line.product)?.unit;
		for (position, product) in products.iter().enumerate() {
			let named_before = products.iter().take(position).any(|other| other == product);
			ensure!(*product != line.product && !named_before, Error::<T>::DuplicateSubstitute);
			ensure!(Self::active_product(*product)?.unit == unit, Error::<T>::UnitDiffers);
		}

		if products.is_empty() {
			LineSubstitutes::<T>::remove(request, index);
		} else {
			LineSubstitutes::<T>::insert(request, index, &products);
		}
		Self::deposit_event(Event::SubstitutesNamed { request, line: index, agency, officer, products });
		Ok(())
	}

	pub(crate) fn do_approve(
		(agency, officer): Actor<T>,
		request: RequestId,
		lines: BoundedVec<Approval, T::MaxLines>,
	) -> DispatchResult {
		ensure!(!lines.is_empty(), Error::<T>::NoLines);
		let header = Self::decidable_request(agency, request)?;

		let mut approved = BTreeMap::new();
		for Approval { line: index, quantity, reason } in &lines {
			let before = Self::line(request, *index)?;
			let mut line = before;
			let limits = Self::limits(&header, &line)?;
			line.approve(*quantity, *reason, limits).map_err(Error::<T>::from)?;
			ensure!(approved.insert(*index, (before, line)).is_none(), Error::<T>::DuplicateLine);
		}
		for (index, (before, mut line)) in approved {
			// Who opens a line on its own word ends what could still come of an unclear round.
			if before.verified == Verified::Unclear {
				Self::end_verification(request, index, &mut line)?;
			}
			Self::put_line(request, index, &before, line)?;
		}
		Self::deposit_event(Event::Approved { request, agency, officer, lines });
		Ok(())
	}

	/// What a line is held against when it is approved.
	pub(super) fn limits(header: &RequestOf<T>, line: &Line) -> Result<ApprovalLimits, Error<T>> {
		let product = Self::product(line.product)?;
		Ok(ApprovalLimits {
			maximum: product.max_per_line,
			verify_above: product.verify_above,
			verify: header.incident.is_some_and(|incident| T::VerifiedIncidents::contains(&incident)),
		})
	}

	/// Ends what a round decides on a line: an open one is void, a counted one can be appealed no more.
	pub(super) fn end_verification(request: RequestId, index: LineIndex, line: &mut Line) -> DispatchResult {
		let Some(verification) = Verifications::<T>::get(request, index) else { return Ok(()) };
		if verification.verdict.is_some() {
			T::Rounds::settle(verification.round);
			return Ok(());
		}
		T::Rounds::void(verification.round)?;
		line.verified = Verified::NotAsked;
		Verifications::<T>::remove(request, index);
		Ok(())
	}

	/// Ends a line whose time has passed.
	pub(super) fn expire_line(request: RequestId, index: LineIndex, now: Moment) -> DispatchResult {
		let header = Self::header(request)?;
		ensure!(header.due.is_some_and(|due| due <= now), Error::<T>::NotDue);
		let before = Self::line(request, index)?;
		ensure!(before.is_needed(), Error::<T>::NotDue);
		let mut line = before;
		line.expire().map_err(Error::<T>::from)?;

		Self::end_verification(request, index, &mut line)?;
		Self::put_line(request, index, &before, line)?;
		Self::deposit_event(Event::LineExpired { request, line: index });
		Ok(())
	}

	fn expiry(need_by: Option<Moment>) -> Option<Moment> {
		need_by.map(|moment| moment.saturating_add(T::ExpiryGrace::get()))
	}

	fn list_expiry(request: RequestId, due: Option<Moment>) {
		if let Some(due) = due {
			AgendaOf::<T>::put(&Due::Line { request, line: 0 }, due, Self::now());
		}
	}

	fn new_header(
		(agency, officer): Actor<T>,
		incident: Option<IncidentId>,
		region: RegionCode,
		priority: Priority,
		need_by: Option<Moment>,
		status: CapStatus,
		lines: &InputsOf<T>,
	) -> Result<RequestOf<T>, Error<T>> {
		Self::ensure_jurisdiction(agency, region)?;
		if let Some(incident) = incident {
			let of_incident = T::Incidents::status(incident).ok_or(Error::UnknownIncident)?;
			ensure!(of_incident == status, Error::StatusDiffers);
		}
		let now = Self::now();
		ensure!(need_by.is_none_or(|moment| moment > now), Error::NeedByPassed);
		ensure!(!lines.is_empty(), Error::NoLines);
		let lines = LineIndex::try_from(lines.len()).map_err(|_| Error::TooManyLines)?;
		let due = Self::expiry(need_by);
		Ok(Request {
			agency,
			officer,
			incident,
			region,
			priority,
			need_by,
			status,
			lines,
			submitted_at: now,
			due,
		})
	}

	/// Numbers of the lines that ask for more than the product's maximum. Refuses lines that cannot be asked
	/// for.
	fn lines_above_maximum(lines: &InputsOf<T>) -> Result<IndicesOf<T>, Error<T>> {
		let mut above = Vec::new();
		for (index, input) in (0..LineIndex::MAX).zip(lines) {
			if Self::is_above_maximum(input)? {
				above.push(index);
			}
		}
		above.try_into().map_err(|_| Error::TooManyLines)
	}

	fn is_above_maximum(input: &LineInput) -> Result<bool, Error<T>> {
		let product = Self::active_product(input.product)?;
		ensure!(input.quantity != Some(0), Error::ZeroQuantity);
		Ok(input.quantity.is_some_and(|quantity| quantity > product.max_per_line))
	}
}
