//! Calls of the pallet. Thin: the origin, and one `do_*`.

use frame_support::pallet_macros::pallet_section;

/// Goes into the pallet as it is.
#[pallet_section]
mod calls {
	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Puts a product into the registry, for ever: requests refer to it by number.
		///
		/// ## Origin
		/// [`Config::ProductOrigin`], the council.
		///
		/// ## Events
		/// [`Event::ProductRegistered`].
		///
		/// ## Errors
		/// [`Error::ProductTaken`]; [`Error::MalformedCode`], [`Error::MalformedUnit`],
		/// [`Error::MalformedStandard`], [`Error::MalformedGtin`], [`Error::MalformedAtc`],
		/// [`Error::ZeroPack`], [`Error::ZeroMaximum`], [`Error::MalformedName`].
		///
		/// ## Complexity
		/// O(1).
		///
		/// ## Standards
		/// No EDXL-RM message: the entry is what TypeStructure names. FHIR: the coding of `itemCodeableConcept`.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::register_product())]
		pub fn register_product(
			origin: OriginFor<T>,
			product: ProductId,
			details: Product,
		) -> DispatchResult {
			T::ProductOrigin::ensure_origin(origin)?;
			Self::do_register_product(product, details)
		}

		/// Asks for resources. A line without a quantity says "needed, amount not known". An unusually large
		/// quantity is taken as it is, and the event names the line.
		///
		/// ## Origin
		/// [`Config::RequestOrigin`]; the region lies in the agency's jurisdiction.
		///
		/// ## Events
		/// [`Event::Submitted`].
		///
		/// ## Errors
		/// [`Error::NoLines`], [`Error::OutsideJurisdiction`], [`Error::UnknownIncident`],
		/// [`Error::StatusDiffers`], [`Error::NeedByPassed`], [`Error::UnknownProduct`],
		/// [`Error::ProductIsRetired`], [`Error::ZeroQuantity`], [`Error::NumbersExhausted`].
		///
		/// ## Complexity
		/// O(n) in the number of lines.
		///
		/// ## Standards
		/// EDXL-RM RequestResource. FHIR `SupplyRequest` active.
		#[pallet::call_index(1)]
		#[pallet::weight((T::WeightInfo::submit(lines.len().saturated_into()), types::dispatch_class(*priority, *status)))]
		pub fn submit(
			origin: OriginFor<T>,
			incident: Option<IncidentId>,
			region: RegionCode,
			priority: Priority,
			need_by: Option<Moment>,
			status: CapStatus,
			lines: BoundedVec<LineInput, T::MaxLines>,
		) -> DispatchResult {
			let by = T::RequestOrigin::ensure_origin(origin)?;
			Self::do_submit(by, incident, region, priority, need_by, status, lines)
		}

		/// Opens lines for supply, all of those named or none. Amounts add to what was approved before, so
		/// that a line of unknown amount is supplied in tranches, and a curtailed one may get the rest.
		///
		/// ## Origin
		/// [`Config::ApproveOrigin`]; the region lies in the agency's jurisdiction and the request is not its
		/// own.
		///
		/// ## Events
		/// [`Event::Approved`].
		///
		/// ## Errors
		/// [`Error::NoLines`], [`Error::UnknownRequest`], [`Error::OwnRequest`],
		/// [`Error::OutsideJurisdiction`], [`Error::UnknownLine`], [`Error::UnknownProduct`],
		/// [`Error::DuplicateLine`], [`Error::LineEnded`], [`Error::ZeroQuantity`],
		/// [`Error::QuantityOverflow`], [`Error::AboveRequested`], [`Error::AboveMaximum`],
		/// [`Error::NotAboveMaximum`], [`Error::ApprovalReasonMissing`], [`Error::VerificationNeeded`],
		/// [`Error::NotUnverified`].
		///
		/// ## Complexity
		/// O(n log n) in the number of lines named; O(n) reads and writes.
		///
		/// ## Standards
		/// EDXL-RM ResponseToRequestResource with Accept, by the Approver. FHIR `SupplyRequest` active.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::approve(lines.len().saturated_into()))]
		pub fn approve(
			origin: OriginFor<T>,
			request: RequestId,
			lines: BoundedVec<Approval, T::MaxLines>,
		) -> DispatchResult {
			let by = T::ApproveOrigin::ensure_origin(origin)?;
			Self::do_approve(by, request, lines)
		}

		/// Promises units to an open line, up to what is approved and an allowance of a tenth. Units that
		/// were rejected may be promised again.
		///
		/// ## Origin
		/// [`Config::SupplyOrigin`].
		///
		/// ## Events
		/// [`Event::Committed`].
		///
		/// ## Errors
		/// [`Error::UnknownLine`], [`Error::LineNotOpen`], [`Error::ZeroQuantity`],
		/// [`Error::QuantityOverflow`], [`Error::AboveCap`], [`Error::NumbersExhausted`].
		///
		/// ## Complexity
		/// O(1).
		///
		/// ## Standards
		/// EDXL-RM CommitResource. FHIR `SupplyRequest` active.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::commit())]
		pub fn commit(
			origin: OriginFor<T>,
			request: RequestId,
			line: LineIndex,
			quantity: Quantity,
		) -> DispatchResult {
			let by = T::SupplyOrigin::ensure_origin(origin)?;
			Self::do_commit(by, request, line, quantity)
		}

		/// Sends units of a commitment to the requester, in one shipment of several or in one alone.
		///
		/// ## Origin
		/// [`Config::SupplyOrigin`]; the commitment is the agency's.
		///
		/// ## Events
		/// [`Event::Dispatched`].
		///
		/// ## Errors
		/// [`Error::UnknownCommitment`], [`Error::NotCommitter`], [`Error::EtaPassed`],
		/// [`Error::ZeroQuantity`], [`Error::QuantityOverflow`], [`Error::AboveCommitment`],
		/// [`Error::LineNotOpen`], [`Error::NumbersExhausted`].
		///
		/// ## Complexity
		/// O(1).
		///
		/// ## Standards
		/// EDXL-RM ReportResourceDeploymentStatus, InTransit with ActualDeparture. FHIR `SupplyDelivery` in-progress.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::dispatch())]
		pub fn dispatch(
			origin: OriginFor<T>,
			commitment: CommitmentId,
			quantity: Quantity,
			eta: Option<Moment>,
		) -> DispatchResult {
			let by = T::SupplyOrigin::ensure_origin(origin)?;
			Self::do_dispatch(by, commitment, quantity, eta)
		}

		/// Signs for a shipment. Accepted and rejected units leave the road; missing ones stay in transit
		/// until reconciled; what came on top is on the shipment only, as nobody promised it.
		///
		/// ## Origin
		/// [`Config::ReceiveOrigin`]; the shipment goes to the agency.
		///
		/// ## Events
		/// [`Event::Received`].
		///
		/// ## Errors
		/// [`Error::UnknownShipment`], [`Error::NotReceiver`], [`Error::NotReceivable`],
		/// [`Error::QuantityOverflow`], [`Error::ReceiptMismatch`], [`Error::DiscrepancyReasonMissing`],
		/// [`Error::DiscrepancyReasonSurplus`], [`Error::DiscrepancyReasonUnfit`],
		/// [`Error::ExpiredReasonMissing`], [`Error::ExpiredReasonSurplus`].
		///
		/// ## Complexity
		/// O(1).
		///
		/// ## Standards
		/// EDXL-RM ReportResourceDeploymentStatus, Assigned. FHIR `SupplyDelivery` completed; `SupplyRequest` completed
		/// if the line is filled.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::receive())]
		pub fn receive(origin: OriginFor<T>, shipment: ShipmentId, receipt: ReceiptInput) -> DispatchResult {
			let by = T::ReceiveOrigin::ensure_origin(origin)?;
			Self::do_receive(by, shipment, receipt)
		}

		/// Changes an entry of the registry. The unit stays: quantities on record are in it.
		///
		/// ## Origin
		/// [`Config::ProductOrigin`]; the council.
		///
		/// ## Events
		/// [`Event::ProductAmended`].
		///
		/// ## Errors
		/// [`Error::UnknownProduct`], [`Error::UnitFixed`], [`Error::NothingChanges`], and those of a malformed
		/// entry.
		///
		/// ## Complexity
		/// O(1).
		///
		/// ## Standards
		/// No EDXL-RM message, as `register_product`. FHIR: the coding of `itemCodeableConcept`.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::amend_product())]
		pub fn amend_product(origin: OriginFor<T>, product: ProductId, details: Product) -> DispatchResult {
			T::ProductOrigin::ensure_origin(origin)?;
			Self::do_amend_product(product, details)
		}

		/// Retires a product: nothing new asks for it or offers it, what runs goes on.
		///
		/// ## Origin
		/// [`Config::ProductOrigin`]; the council.
		///
		/// ## Events
		/// [`Event::ProductRetired`].
		///
		/// ## Errors
		/// [`Error::UnknownProduct`], [`Error::ProductIsRetired`].
		///
		/// ## Complexity
		/// O(1).
		///
		/// ## Standards
		/// No EDXL-RM message, as `register_product`. FHIR: what has the coding keeps it.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::retire_product())]
		pub fn retire_product(origin: OriginFor<T>, product: ProductId) -> DispatchResult {
			T::ProductOrigin::ensure_origin(origin)?;
			Self::do_retire_product(product)
		}

		/// Drafts a request, with what `submit` takes.
		///
		/// ## Origin
		/// [`Config::RequestOrigin`]; the region lies in the agency's jurisdiction.
		///
		/// ## Events
		/// [`Event::Drafted`].
		///
		/// ## Errors
		/// [`Error::NoLines`], [`Error::OutsideJurisdiction`], [`Error::UnknownIncident`],
		/// [`Error::StatusDiffers`], [`Error::NeedByPassed`], [`Error::UnknownProduct`],
		/// [`Error::ProductIsRetired`], [`Error::ZeroQuantity`], [`Error::NumbersExhausted`].
		///
		/// ## Complexity
		/// O(n) in the number of lines.
		///
		/// ## Standards
		/// No EDXL-RM message: nobody is asked yet. FHIR `SupplyRequest` draft.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::draft(lines.len().saturated_into()))]
		pub fn draft(
			origin: OriginFor<T>,
			incident: Option<IncidentId>,
			region: RegionCode,
			priority: Priority,
			need_by: Option<Moment>,
			status: CapStatus,
			lines: BoundedVec<LineInput, T::MaxLines>,
		) -> DispatchResult {
			let by = T::RequestOrigin::ensure_origin(origin)?;
			Self::do_draft(by, incident, region, priority, need_by, status, lines)
		}

		/// Asks for what was drafted. Waiting counts from now.
		///
		/// ## Origin
		/// [`Config::RequestOrigin`]; the agency that drafted.
		///
		/// ## Events
		/// [`Event::DraftSubmitted`].
		///
		/// ## Errors
		/// [`Error::UnknownRequest`], [`Error::NotRequester`], [`Error::NeedByPassed`], [`Error::NotDraft`].
		///
		/// ## Complexity
		/// O(n) in the lines of the request, charged for the most there can be.
		///
		/// ## Standards
		/// EDXL-RM RequestResource. FHIR `SupplyRequest` active.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::submit_draft(T::MaxLines::get()))]
		pub fn submit_draft(origin: OriginFor<T>, request: RequestId) -> DispatchResult {
			let by = T::RequestOrigin::ensure_origin(origin)?;
			Self::do_submit_draft(by, request)
		}

		/// Changes a request of which nothing is decided. A round on a line that changes is void: it was about
		/// something else.
		///
		/// ## Origin
		/// [`Config::RequestOrigin`]; the agency that asked.
		///
		/// ## Events
		/// [`Event::Amended`].
		///
		/// ## Errors
		/// [`Error::UnknownRequest`], [`Error::NotRequester`], [`Error::NeedByPassed`], [`Error::RequestDecided`],
		/// [`Error::UnknownLine`], [`Error::DuplicateLine`], [`Error::LineEnded`], [`Error::UnknownProduct`],
		/// [`Error::ProductIsRetired`], [`Error::ZeroQuantity`].
		///
		/// ## Complexity
		/// O(n) in the lines of the request, charged for the most there can be.
		///
		/// ## Standards
		/// EDXL-RM RequestResource with MessageRecall Update. FHIR `SupplyRequest` in the status it had.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::amend(T::MaxLines::get()))]
		pub fn amend(
			origin: OriginFor<T>,
			request: RequestId,
			priority: Priority,
			need_by: Option<Moment>,
			lines: BoundedVec<(LineIndex, LineInput), T::MaxLines>,
		) -> DispatchResult {
			let by = T::RequestOrigin::ensure_origin(origin)?;
			Self::do_amend(by, request, priority, need_by, lines)
		}

		/// Takes back what is still to come of a line. What is on the way is received as usual; what is promised and
		/// has not left is released by its suppliers.
		///
		/// ## Origin
		/// [`Config::RequestOrigin`]; the agency that asked.
		///
		/// ## Events
		/// [`Event::Cancelled`].
		///
		/// ## Errors
		/// [`Error::UnknownRequest`], [`Error::NotRequester`], [`Error::UnknownLine`], [`Error::LineEnded`],
		/// [`Error::LineFilled`].
		///
		/// ## Complexity
		/// O(1).
		///
		/// ## Standards
		/// EDXL-RM RequestResource with MessageRecall Cancel. FHIR `SupplyRequest` cancelled.
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::cancel())]
		pub fn cancel(origin: OriginFor<T>, request: RequestId, line: LineIndex) -> DispatchResult {
			let by = T::RequestOrigin::ensure_origin(origin)?;
			Self::do_cancel(by, request, line)
		}

		/// Turns a line down.
		///
		/// ## Origin
		/// [`Config::ApproveOrigin`]; the region lies in the agency's jurisdiction and the request is not its own.
		///
		/// ## Events
		/// [`Event::Rejected`].
		///
		/// ## Errors
		/// [`Error::UnknownRequest`], [`Error::OwnRequest`], [`Error::OutsideJurisdiction`],
		/// [`Error::UnknownLine`], [`Error::NotSubmitted`].
		///
		/// ## Complexity
		/// O(1).
		///
		/// ## Standards
		/// EDXL-RM ResponseToRequestResource with Decline. FHIR `SupplyRequest` cancelled.
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::reject())]
		pub fn reject(
			origin: OriginFor<T>,
			request: RequestId,
			line: LineIndex,
			reason: RejectionReason,
		) -> DispatchResult {
			let by = T::ApproveOrigin::ensure_origin(origin)?;
			Self::do_reject(by, request, line, reason)
		}

		/// Puts away a line that is filled and waits for nothing.
		///
		/// ## Origin
		/// [`Config::RequestOrigin`]; the agency that asked.
		///
		/// ## Events
		/// [`Event::Closed`].
		///
		/// ## Errors
		/// [`Error::UnknownRequest`], [`Error::NotRequester`], [`Error::UnknownLine`], [`Error::LineNotOpen`],
		/// [`Error::LineNotFilled`], [`Error::GoodsOnTheWay`].
		///
		/// ## Complexity
		/// O(1).
		///
		/// ## Standards
		/// No EDXL-RM message: everything has been reported. FHIR `SupplyRequest` completed.
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::close())]
		pub fn close(origin: OriginFor<T>, request: RequestId, line: LineIndex) -> DispatchResult {
			let by = T::RequestOrigin::ensure_origin(origin)?;
			Self::do_close(by, request, line)
		}

		/// Takes back units of a promise that are neither packed nor sent. They are outstanding again, and free in the
		/// offer they came from.
		///
		/// ## Origin
		/// [`Config::SupplyOrigin`], the supplier; or [`Config::ApproveOrigin`], an approver of the request's region,
		/// if the supplier may not act.
		///
		/// ## Events
		/// [`Event::Released`].
		///
		/// ## Errors
		/// [`Error::UnknownCommitment`], [`Error::NotSupplier`], [`Error::ZeroQuantity`], [`Error::AboveLeft`].
		///
		/// ## Complexity
		/// O(1).
		///
		/// ## Standards
		/// EDXL-RM ReleaseResource. FHIR `SupplyRequest` active.
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::release())]
		pub fn release(origin: OriginFor<T>, commitment: CommitmentId, quantity: Quantity) -> DispatchResult {
			let by = Self::either::<T::SupplyOrigin, T::ApproveOrigin>(origin)?;
			Self::do_release(by, commitment, quantity)
		}

		/// Promises units of a product that stands in for the line's.
		///
		/// ## Origin
		/// [`Config::SupplyOrigin`].
		///
		/// ## Events
		/// [`Event::SubstituteCommitted`].
		///
		/// ## Errors
		/// [`Error::UnknownLine`], [`Error::NotSubstitute`], [`Error::ProductIsRetired`], [`Error::LineNotOpen`],
		/// [`Error::ZeroQuantity`], [`Error::QuantityOverflow`], [`Error::AboveCap`], [`Error::NumbersExhausted`].
		///
		/// ## Complexity
		/// O(1).
		///
		/// ## Standards
		/// EDXL-RM CommitResource. FHIR `SupplyRequest` active.
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::commit_substitute())]
		pub fn commit_substitute(
			origin: OriginFor<T>,
			request: RequestId,
			line: LineIndex,
			product: ProductId,
			quantity: Quantity,
		) -> DispatchResult {
			let by = T::SupplyOrigin::ensure_origin(origin)?;
			Self::do_commit_substitute(by, request, line, product, quantity)
		}

		/// Offers goods, asked for or not. Above the product's maximum it is kept as it is, and waits for
		/// `vouch_offer`.
		///
		/// ## Origin
		/// [`Config::SupplyOrigin`].
		///
		/// ## Events
		/// [`Event::OfferPublished`].
		///
		/// ## Errors
		/// [`Error::UnknownProduct`], [`Error::ProductIsRetired`], [`Error::ZeroQuantity`], [`Error::ZeroLoan`],
		/// [`Error::OfferEndPassed`], [`Error::UnknownLine`], [`Error::NumbersExhausted`].
		///
		/// ## Complexity
		/// O(1).
		///
		/// ## Standards
		/// EDXL-RM OfferUnsolicitedResource; in reply to a line, ResponseToRequestResource with Provisional. FHIR R4
		/// has no resource for an offer.
		#[pallet::call_index(16)]
		#[pallet::weight(T::WeightInfo::publish_offer())]
		pub fn publish_offer(origin: OriginFor<T>, details: OfferInput) -> DispatchResult {
			let by = T::SupplyOrigin::ensure_origin(origin)?;
			Self::do_publish_offer(by, details)
		}

		/// Says that an offer above the product's maximum is meant.
		///
		/// ## Origin
		/// [`Config::ApproveOrigin`]; the offer's region lies in the agency's jurisdiction and the offer is not its
		/// own.
		///
		/// ## Events
		/// [`Event::OfferVouched`].
		///
		/// ## Errors
		/// [`Error::UnknownOffer`], [`Error::OfferEnded`], [`Error::OwnOffer`], [`Error::OutsideJurisdiction`],
		/// [`Error::AlreadyVouched`].
		///
		/// ## Complexity
		/// O(1).
		///
		/// ## Standards
		/// No EDXL-RM message: what is offered stays the same. FHIR R4 has no resource for an offer.
		#[pallet::call_index(17)]
		#[pallet::weight(T::WeightInfo::vouch_offer())]
		pub fn vouch_offer(origin: OriginFor<T>, offer: OfferId) -> DispatchResult {
			let by = T::ApproveOrigin::ensure_origin(origin)?;
			Self::do_vouch_offer(by, offer)
		}

		/// Takes an offer back. What is promised stays, what is reserved can only be declined.
		///
		/// ## Origin
		/// [`Config::SupplyOrigin`]; the supplier.
		///
		/// ## Events
		/// [`Event::OfferWithdrawn`].
		///
		/// ## Errors
		/// [`Error::UnknownOffer`], [`Error::NotSupplier`], [`Error::OfferEnded`].
		///
		/// ## Complexity
		/// O(1).
		///
		/// ## Standards
		/// EDXL-RM OfferUnsolicitedResource with MessageRecall Cancel. FHIR R4 has no resource for an offer.
		#[pallet::call_index(18)]
		#[pallet::weight(T::WeightInfo::withdraw_offer())]
		pub fn withdraw_offer(origin: OriginFor<T>, offer: OfferId) -> DispatchResult {
			let by = T::SupplyOrigin::ensure_origin(origin)?;
			Self::do_withdraw_offer(by, offer)
		}

		/// Holds units of an offer for a line until the supplier answers.
		///
		/// ## Origin
		/// [`Config::RequestOrigin`]; the agency that asked.
		///
		/// ## Events
		/// [`Event::Reserved`].
		///
		/// ## Errors
		/// [`Error::UnknownRequest`], [`Error::NotRequester`], [`Error::UnknownLine`], [`Error::UnknownOffer`],
		/// [`Error::OfferEnded`], [`Error::OfferNotVouched`], [`Error::SupplierInactive`],
		/// [`Error::StatusDiffers`], [`Error::NotSubstitute`], [`Error::LineNotOpen`], [`Error::ZeroQuantity`],
		/// [`Error::AboveCap`], [`Error::AboveFree`], [`Error::NumbersExhausted`].
		///
		/// ## Complexity
		/// O(1).
		///
		/// ## Standards
		/// EDXL-RM RequisitionResource. FHIR `SupplyRequest` active.
		#[pallet::call_index(19)]
		#[pallet::weight(T::WeightInfo::reserve())]
		pub fn reserve(
			origin: OriginFor<T>,
			offer: OfferId,
			request: RequestId,
			line: LineIndex,
			quantity: Quantity,
		) -> DispatchResult {
			let by = T::RequestOrigin::ensure_origin(origin)?;
			Self::do_reserve(by, offer, request, line, quantity)
		}

		/// Holds the units no more.
		///
		/// ## Origin
		/// [`Config::RequestOrigin`]; the agency that reserved.
		///
		/// ## Events
		/// [`Event::ReservationDropped`].
		///
		/// ## Errors
		/// [`Error::UnknownReservation`], [`Error::NotRequester`], [`Error::ReservationEnded`].
		///
		/// ## Complexity
		/// O(1).
		///
		/// ## Standards
		/// EDXL-RM RequisitionResource with MessageRecall Cancel. FHIR `SupplyRequest` active.
		#[pallet::call_index(20)]
		#[pallet::weight(T::WeightInfo::unreserve())]
		pub fn unreserve(origin: OriginFor<T>, reservation: ReservationId) -> DispatchResult {
			let by = T::RequestOrigin::ensure_origin(origin)?;
			Self::do_unreserve(by, reservation)
		}

		/// Answers a reservation: Accept promises the units, with the checks of `commit`, Provisional keeps them held,
		/// Decline frees them.
		///
		/// ## Origin
		/// [`Config::SupplyOrigin`]; the supplier.
		///
		/// ## Events
		/// [`Event::Responded`].
		///
		/// ## Errors
		/// [`Error::UnknownReservation`], [`Error::NotSupplier`], [`Error::ReservationEnded`],
		/// [`Error::UnknownLine`], [`Error::LineNotOpen`], [`Error::AboveCap`], [`Error::OfferEnded`],
		/// [`Error::NumbersExhausted`].
		///
		/// ## Complexity
		/// O(1).
		///
		/// ## Standards
		/// EDXL-RM ResponseToRequestResource; with Accept, CommitResource too. FHIR `SupplyRequest` active.
		#[pallet::call_index(21)]
		#[pallet::weight(T::WeightInfo::respond())]
		pub fn respond(
			origin: OriginFor<T>,
			reservation: ReservationId,
			response: Response,
		) -> DispatchResult {
			let by = T::SupplyOrigin::ensure_origin(origin)?;
			Self::do_respond(by, reservation, response)
		}

		/// Shares what is free of an offer, or `quantity` of it, among lines, and promises each its share in the name
		/// of the supplier. The rule is [`crate::allocation`]; `preview_allocation` gives the same answer. Above
		/// [`Config::MaxClaims`] lines, share `quantity` over calls in proportion to what their lines have outstanding.
		///
		/// ## Origin
		/// [`Config::ApproveOrigin`]; the lines' regions lie in the agency's jurisdiction and no line is its own.
		///
		/// ## Events
		/// [`Event::Allocated`].
		///
		/// ## Errors
		/// [`Error::TooManyClaims`], [`Error::NoLines`], [`Error::UnknownOffer`], [`Error::OfferEnded`],
		/// [`Error::OfferNotVouched`], [`Error::SupplierInactive`], [`Error::AboveFree`], [`Error::DuplicateLine`],
		/// [`Error::UnknownRequest`], [`Error::OwnRequest`], [`Error::OutsideJurisdiction`],
		/// [`Error::StatusDiffers`], [`Error::UnknownLine`], [`Error::LineNotOpen`], [`Error::NotSubstitute`],
		/// [`Error::NothingToShare`], [`Error::NumbersExhausted`].
		///
		/// ## Complexity
		/// O(n log n) in the number of lines named; O(n) reads and writes. No other line is read.
		///
		/// ## Standards
		/// EDXL-RM CommitResource, one for each line with a share. FHIR `SupplyRequest` active.
		#[pallet::call_index(22)]
		#[pallet::weight(T::WeightInfo::allocate(lines.len().saturated_into()))]
		pub fn allocate(
			origin: OriginFor<T>,
			offer: OfferId,
			quantity: Option<Quantity>,
			lines: BoundedVec<(RequestId, LineIndex), ConstU32<CLAIMS>>,
		) -> DispatchResult {
			let by = T::ApproveOrigin::ensure_origin(origin)?;
			Self::do_allocate(by, offer, quantity, lines)
		}

		/// Packs units of a promise.
		///
		/// ## Origin
		/// [`Config::SupplyOrigin`]; the supplier.
		///
		/// ## Events
		/// [`Event::Prepared`].
		///
		/// ## Errors
		/// [`Error::UnknownCommitment`], [`Error::NotCommitter`], [`Error::LineNotOpen`], [`Error::ZeroQuantity`],
		/// [`Error::AboveCommitment`], [`Error::LotsMismatch`], [`Error::LotExpired`], [`Error::LotReasonSurplus`],
		/// [`Error::NumbersExhausted`].
		///
		/// ## Complexity
		/// O(1).
		///
		/// ## Standards
		/// EDXL-RM ReportResourceDeploymentStatus, Preparing. FHIR `SupplyDelivery` in-progress.
		#[pallet::call_index(23)]
		#[pallet::weight(T::WeightInfo::prepare())]
		pub fn prepare(
			origin: OriginFor<T>,
			commitment: CommitmentId,
			quantity: Quantity,
			lots: Lots,
		) -> DispatchResult {
			let by = T::SupplyOrigin::ensure_origin(origin)?;
			Self::do_prepare(by, commitment, quantity, lots)
		}

		/// Sends what is packed.
		///
		/// ## Origin
		/// [`Config::SupplyOrigin`]; the supplier.
		///
		/// ## Events
		/// [`Event::Departed`].
		///
		/// ## Errors
		/// [`Error::UnknownShipment`], [`Error::NotSupplier`], [`Error::NotPreparing`], [`Error::EtaPassed`],
		/// [`Error::UnknownCarrier`], [`Error::LineNotOpen`].
		///
		/// ## Complexity
		/// O(1).
		///
		/// ## Standards
		/// EDXL-RM ReportResourceDeploymentStatus, InTransit with ActualDeparture. FHIR `SupplyDelivery` in-progress.
		#[pallet::call_index(24)]
		#[pallet::weight(T::WeightInfo::depart())]
		pub fn depart(
			origin: OriginFor<T>,
			shipment: ShipmentId,
			carrier: Option<AgencyId>,
			eta: Option<Moment>,
		) -> DispatchResult {
			let by = T::SupplyOrigin::ensure_origin(origin)?;
			Self::do_depart(by, shipment, carrier, eta)
		}

		/// Unpacks what has not left.
		///
		/// ## Origin
		/// [`Config::SupplyOrigin`], the supplier; or [`Config::ApproveOrigin`], an approver of the request's region,
		/// if the supplier may not act.
		///
		/// ## Events
		/// [`Event::ShipmentCancelled`].
		///
		/// ## Errors
		/// [`Error::UnknownShipment`], [`Error::NotSupplier`], [`Error::NotPreparing`].
		///
		/// ## Complexity
		/// O(1).
		///
		/// ## Standards
		/// EDXL-RM ReportResourceDeploymentStatus, Available. FHIR `SupplyDelivery` abandoned.
		#[pallet::call_index(25)]
		#[pallet::weight(T::WeightInfo::cancel_shipment())]
		pub fn cancel_shipment(origin: OriginFor<T>, shipment: ShipmentId) -> DispatchResult {
			let by = Self::either::<T::SupplyOrigin, T::ApproveOrigin>(origin)?;
			Self::do_cancel_shipment(by, shipment)
		}

		/// Tells where goods are, for good.
		///
		/// ## Origin
		/// [`Config::CarryOrigin`]; carrier, supplier, receiver, or customs; only customs hold and clear.
		///
		/// ## Events
		/// [`Event::CheckpointPassed`].
		///
		/// ## Errors
		/// [`Error::UnknownShipment`], [`Error::NotCarrier`], [`Error::CustomsOnly`], [`Error::NotOnTheWay`],
		/// [`Error::TooManyCheckpoints`], [`Error::MalformedPlace`], [`Error::CheckpointInFuture`].
		///
		/// ## Complexity
		/// O(1).
		///
		/// ## Standards
		/// EDXL-RM ReportResourceDeploymentStatus, InTransit or HeldAtCustoms. FHIR `SupplyDelivery` in-progress. EPCIS
		/// ObjectEvent.
		#[pallet::call_index(26)]
		#[pallet::weight(T::WeightInfo::checkpoint())]
		pub fn checkpoint(
			origin: OriginFor<T>,
			shipment: ShipmentId,
			checkpoint: CheckpointInput,
		) -> DispatchResult {
			let by = T::CarryOrigin::ensure_origin(origin)?;
			Self::do_checkpoint(by, shipment, checkpoint)
		}

		/// Says that goods are there.
		///
		/// ## Origin
		/// [`Config::CarryOrigin`], the carrier, or the supplier if none is named; or [`Config::ReceiveOrigin`], the
		/// receiver.
		///
		/// ## Events
		/// [`Event::Arrived`].
		///
		/// ## Errors
		/// [`Error::UnknownShipment`], [`Error::NotCarrier`], [`Error::NotOnTheWay`].
		///
		/// ## Complexity
		/// O(1).
		///
		/// ## Standards
		/// EDXL-RM ReportResourceDeploymentStatus, Arrived with ActualArrival. FHIR `SupplyDelivery` in-progress.
		#[pallet::call_index(27)]
		#[pallet::weight(T::WeightInfo::arrive())]
		pub fn arrive(origin: OriginFor<T>, shipment: ShipmentId) -> DispatchResult {
			let by = Self::either::<T::CarryOrigin, T::ReceiveOrigin>(origin)?;
			Self::do_arrive(by, shipment)
		}

		/// Agrees with the receiver: what is missing is lost.
		///
		/// ## Origin
		/// [`Config::SupplyOrigin`]; the supplier.
		///
		/// ## Events
		/// [`Event::Reconciled`].
		///
		/// ## Errors
		/// [`Error::UnknownShipment`], [`Error::NotSupplier`], [`Error::NoDiscrepancy`].
		///
		/// ## Complexity
		/// O(1).
		///
		/// ## Standards
		/// EDXL-RM ReportResourceDeploymentStatus, Assigned, and Lost for what is missing. FHIR `SupplyDelivery`
		/// completed.
		#[pallet::call_index(28)]
		#[pallet::weight(T::WeightInfo::acknowledge())]
		pub fn acknowledge(origin: OriginFor<T>, shipment: ShipmentId) -> DispatchResult {
			let by = T::SupplyOrigin::ensure_origin(origin)?;
			Self::do_acknowledge(by, shipment)
		}

		/// Contests a receipt: a round says.
		///
		/// ## Origin
		/// [`Config::SupplyOrigin`]; the supplier.
		///
		/// ## Events
		/// [`Event::Contested`].
		///
		/// ## Errors
		/// [`Error::UnknownShipment`], [`Error::NotSupplier`], [`Error::NoDiscrepancy`], [`Error::WindowClosed`],
		/// and those of opening a round.
		///
		/// ## Complexity
		/// O(1).
		///
		/// ## Standards
		/// EDXL-RM RequestInformation to who has a vote; the verdict is ResponseToRequestInformation. FHIR
		/// `SupplyDelivery` completed.
		#[pallet::call_index(29)]
		#[pallet::weight(T::WeightInfo::contest().saturating_add(Pallet::<T>::delivery_opening_weight()))]
		pub fn contest(origin: OriginFor<T>, shipment: ShipmentId, evidence: ContentRef) -> DispatchResult {
			let by = T::SupplyOrigin::ensure_origin(origin)?;
			Self::do_contest(by, shipment, evidence)
		}

		/// Says that goods on the way are lost. They are on the way until the receiver signs, or a round confirms
		/// it.
		///
		/// ## Origin
		/// [`Config::SupplyOrigin`], the supplier; or [`Config::CarryOrigin`], the carrier.
		///
		/// ## Events
		/// [`Event::LossDeclared`].
		///
		/// ## Errors
		/// [`Error::UnknownShipment`], [`Error::NotCarrier`], [`Error::NotOnTheWay`], [`Error::LossWaiting`],
		/// [`Error::LossReasonUnfit`], [`Error::ZeroQuantity`], [`Error::AboveInTransit`].
		///
		/// ## Complexity
		/// O(1).
		///
		/// ## Standards
		/// No EDXL-RM message: the status is InTransit or HeldAtCustoms until the loss is signed. FHIR `SupplyDelivery`
		/// in-progress.
		#[pallet::call_index(30)]
		#[pallet::weight(T::WeightInfo::declare_lost())]
		pub fn declare_lost(
			origin: OriginFor<T>,
			shipment: ShipmentId,
			quantity: Quantity,
			reason: Discrepancy,
		) -> DispatchResult {
			let by = Self::either::<T::SupplyOrigin, T::CarryOrigin>(origin)?;
			Self::do_declare_lost(by, shipment, quantity, reason)
		}

		/// Signs a declared loss. What is lost is outstanding again.
		///
		/// ## Origin
		/// [`Config::ReceiveOrigin`]; the receiver.
		///
		/// ## Events
		/// [`Event::Lost`].
		///
		/// ## Errors
		/// [`Error::UnknownShipment`], [`Error::NotReceiver`], [`Error::NoLossClaim`].
		///
		/// ## Complexity
		/// O(1).
		///
		/// ## Standards
		/// EDXL-RM ReportResourceDeploymentStatus, Lost. FHIR `SupplyDelivery` abandoned if all is lost.
		#[pallet::call_index(31)]
		#[pallet::weight(T::WeightInfo::confirm_loss())]
		pub fn confirm_loss(origin: OriginFor<T>, shipment: ShipmentId) -> DispatchResult {
			let by = T::ReceiveOrigin::ensure_origin(origin)?;
			Self::do_confirm_loss(by, shipment)
		}

		/// Sends goods back. They stay in their bucket until they are taken back.
		///
		/// ## Origin
		/// [`Config::ReceiveOrigin`]; the receiver.
		///
		/// ## Events
		/// [`Event::SentBack`].
		///
		/// ## Errors
		/// [`Error::UnknownShipment`], [`Error::NotReceiver`], [`Error::NotReturnable`], [`Error::ZeroQuantity`],
		/// [`Error::AboveHeld`], [`Error::NumbersExhausted`].
		///
		/// ## Complexity
		/// O(1).
		///
		/// ## Standards
		/// EDXL-RM ReportResourceDeploymentStatus, Returning with ActualReturnDeparture. FHIR `SupplyDelivery`
		/// abandoned if unopened, else completed.
		#[pallet::call_index(32)]
		#[pallet::weight(T::WeightInfo::send_back())]
		pub fn send_back(
			origin: OriginFor<T>,
			shipment: ShipmentId,
			part: Part,
			quantity: Quantity,
		) -> DispatchResult {
			let by = T::ReceiveOrigin::ensure_origin(origin)?;
			Self::do_send_back(by, shipment, part, quantity)
		}

		/// Counts what came back.
		///
		/// ## Origin
		/// [`Config::SupplyOrigin`]; the supplier.
		///
		/// ## Events
		/// [`Event::TakenBack`].
		///
		/// ## Errors
		/// [`Error::UnknownReturn`], [`Error::NotSupplier`], [`Error::AlreadyTakenBack`], [`Error::AboveSentBack`].
		///
		/// ## Complexity
		/// O(1).
		///
		/// ## Standards
		/// EDXL-RM ReportResourceDeploymentStatus, Returned with ActualReturnArrival. FHIR `SupplyDelivery` abandoned
		/// if unopened, else completed.
		#[pallet::call_index(33)]
		#[pallet::weight(T::WeightInfo::take_back())]
		pub fn take_back(origin: OriginFor<T>, number: ReturnId, arrived: Quantity) -> DispatchResult {
			let by = T::SupplyOrigin::ensure_origin(origin)?;
			Self::do_take_back(by, number, arrived)
		}

		/// Asks for what was lent before it is due.
		///
		/// ## Origin
		/// [`Config::SupplyOrigin`]; the supplier.
		///
		/// ## Events
		/// [`Event::ReturnRequested`].
		///
		/// ## Errors
		/// [`Error::UnknownShipment`], [`Error::NotSupplier`], [`Error::NotLent`], [`Error::DateUnfit`].
		///
		/// ## Complexity
		/// O(1).
		///
		/// ## Standards
		/// EDXL-RM RequestReturn. FHIR `SupplyDelivery` completed.
		#[pallet::call_index(34)]
		#[pallet::weight(T::WeightInfo::request_return())]
		pub fn request_return(origin: OriginFor<T>, shipment: ShipmentId, by: Moment) -> DispatchResult {
			let actor = T::SupplyOrigin::ensure_origin(origin)?;
			Self::do_request_return(actor, shipment, by)
		}

		/// Answers: Accept brings the due date forward.
		///
		/// ## Origin
		/// [`Config::ReceiveOrigin`]; the receiver.
		///
		/// ## Events
		/// [`Event::ReturnAnswered`].
		///
		/// ## Errors
		/// [`Error::UnknownShipment`], [`Error::NotReceiver`], [`Error::NotLent`], [`Error::NothingAsked`].
		///
		/// ## Complexity
		/// O(1).
		///
		/// ## Standards
		/// EDXL-RM ResponseToRequestReturn. FHIR `SupplyDelivery` completed.
		#[pallet::call_index(35)]
		#[pallet::weight(T::WeightInfo::answer_return())]
		pub fn answer_return(
			origin: OriginFor<T>,
			shipment: ShipmentId,
			response: Response,
		) -> DispatchResult {
			let by = T::ReceiveOrigin::ensure_origin(origin)?;
			Self::do_answer_return(by, shipment, response)
		}

		/// Asks to keep what was lent.
		///
		/// ## Origin
		/// [`Config::ReceiveOrigin`]; the receiver.
		///
		/// ## Events
		/// [`Event::ExtensionRequested`].
		///
		/// ## Errors
		/// [`Error::UnknownShipment`], [`Error::NotReceiver`], [`Error::NotLent`], [`Error::DateUnfit`].
		///
		/// ## Complexity
		/// O(1).
		///
		/// ## Standards
		/// EDXL-RM RequestExtendedDeploymentDuration. FHIR `SupplyDelivery` completed.
		#[pallet::call_index(36)]
		#[pallet::weight(T::WeightInfo::request_extension())]
		pub fn request_extension(
			origin: OriginFor<T>,
			shipment: ShipmentId,
			until: Moment,
		) -> DispatchResult {
			let by = T::ReceiveOrigin::ensure_origin(origin)?;
			Self::do_request_extension(by, shipment, until)
		}

		/// Answers: Accept moves the due date back.
		///
		/// ## Origin
		/// [`Config::SupplyOrigin`]; the supplier.
		///
		/// ## Events
		/// [`Event::ExtensionAnswered`].
		///
		/// ## Errors
		/// [`Error::UnknownShipment`], [`Error::NotSupplier`], [`Error::NotLent`], [`Error::NothingAsked`],
		/// [`Error::DateUnfit`].
		///
		/// ## Complexity
		/// O(1).
		///
		/// ## Standards
		/// EDXL-RM ResponseToRequestExtendedDeploymentDuration. FHIR `SupplyDelivery` completed.
		#[pallet::call_index(37)]
		#[pallet::weight(T::WeightInfo::answer_extension())]
		pub fn answer_extension(
			origin: OriginFor<T>,
			shipment: ShipmentId,
			response: Response,
		) -> DispatchResult {
			let by = T::SupplyOrigin::ensure_origin(origin)?;
			Self::do_answer_extension(by, shipment, response)
		}

		/// Does what is due and has not been done yet, as the agenda would.
		///
		/// ## Origin
		/// [`Config::OfficerOrigin`]; any officer.
		///
		/// ## Events
		/// [`Event::LineExpired`], [`Event::OfferExpired`], [`Event::ReservationLapsed`], [`Event::Reconciled`],
		/// [`Event::ShipmentOverdue`], [`Event::LoanOverdue`], [`Event::LossReferred`], [`Event::Lost`],
		/// [`Event::LossDropped`].
		///
		/// ## Errors
		/// [`Error::NotDue`], and those of the item.
		///
		/// ## Complexity
		/// O(1).
		///
		/// ## Standards
		/// EDXL-RM: of a line RequestResource with MessageRecall Cancel, FHIR `SupplyRequest` cancelled; of an offer
		/// OfferUnsolicitedResource, of a reservation RequisitionResource, both with MessageRecall Cancel; of a receipt
		/// or a verdict as `acknowledge`; of an unsigned loss as `contest`; of what is overdue
		/// ReportResourceDeploymentStatus in the status it had.
		#[pallet::call_index(38)]
		#[pallet::weight(Pallet::<T>::poke_weight(item))]
		pub fn poke(origin: OriginFor<T>, item: Due) -> DispatchResult {
			T::OfficerOrigin::ensure_origin(origin)?;
			Self::do_poke(item)
		}

		/// Says for how many days the stock lasts. Sharing looks at it.
		///
		/// ## Origin
		/// [`Config::RequestOrigin`]; the agency that asked.
		///
		/// ## Events
		/// [`Event::StockReported`].
		///
		/// ## Errors
		/// [`Error::UnknownRequest`], [`Error::NotRequester`], [`Error::UnknownLine`], [`Error::LineEnded`],
		/// [`Error::NothingChanges`].
		///
		/// ## Complexity
		/// O(1).
		///
		/// ## Standards
		/// No EDXL-RM message: stock is told where it is asked for, in EDXL-HAVE. FHIR `SupplyRequest` in the status it
		/// had.
		#[pallet::call_index(39)]
		#[pallet::weight(T::WeightInfo::report_stock())]
		pub fn report_stock(
			origin: OriginFor<T>,
			request: RequestId,
			line: LineIndex,
			days: Option<u32>,
		) -> DispatchResult {
			let by = T::RequestOrigin::ensure_origin(origin)?;
			Self::do_report_stock(by, request, line, days)
		}

		/// Lets a round say whether a line is needed; if it is, the line opens by what is named here.
		///
		/// ## Origin
		/// [`Config::ApproveOrigin`]; the region lies in the agency's jurisdiction and the request is not its own.
		///
		/// ## Events
		/// [`Event::VerificationOpened`].
		///
		/// ## Errors
		/// [`Error::UnknownRequest`], [`Error::OwnRequest`], [`Error::OutsideJurisdiction`],
		/// [`Error::UnknownLine`], [`Error::UnknownProduct`], [`Error::VerificationOpen`],
		/// [`Error::AlreadyVerified`], [`Error::NoVerificationNeeded`], those of `approve`, and those of opening a
		/// round.
		///
		/// ## Complexity
		/// O(1).
		///
		/// ## Standards
		/// EDXL-RM RequestInformation to who has a vote; the verdict is ResponseToRequestInformation. FHIR
		/// `SupplyRequest` active; cancelled if it is refuted.
		#[pallet::call_index(40)]
		#[pallet::weight(T::WeightInfo::verify_need().saturating_add(Pallet::<T>::need_opening_weight()))]
		pub fn verify_need(origin: OriginFor<T>, request: RequestId, approval: Approval) -> DispatchResult {
			let by = T::ApproveOrigin::ensure_origin(origin)?;
			Self::do_verify_need(by, request, approval)
		}

		/// Names the products that may stand in for that of a line, in place of those named before.
		///
		/// ## Origin
		/// [`Config::RequestOrigin`]; the agency that asked.
		///
		/// ## Events
		/// [`Event::SubstitutesNamed`].
		///
		/// ## Errors
		/// [`Error::UnknownRequest`], [`Error::NotRequester`], [`Error::UnknownLine`], [`Error::RequestDecided`],
		/// [`Error::SubstitutesNotAllowed`], [`Error::UnknownProduct`], [`Error::ProductIsRetired`],
		/// [`Error::DuplicateSubstitute`], [`Error::UnitDiffers`].
		///
		/// ## Complexity
		/// O(1).
		///
		/// ## Standards
		/// EDXL-RM RequestResource with MessageRecall Update. FHIR `SupplyRequest` in the status it had.
		#[pallet::call_index(41)]
		#[pallet::weight(T::WeightInfo::name_substitutes())]
		pub fn name_substitutes(
			origin: OriginFor<T>,
			request: RequestId,
			line: LineIndex,
			products: Substitutes,
		) -> DispatchResult {
			let by = T::RequestOrigin::ensure_origin(origin)?;
			Self::do_name_substitutes(by, request, line, products)
		}
	}
}
