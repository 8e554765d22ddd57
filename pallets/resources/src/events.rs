//! Events of the pallet. Together they rebuild its storage. Each names its EDXL-RM 1.0 message, where it has one.

use frame_support::pallet_macros::pallet_section;

/// Goes into the pallet as it is.
#[pallet_section]
mod events {
	/// Times are not in the events: they are the time of the block the event is in.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A product is in the registry.
		#[codec(index = 0)]
		ProductRegistered {
			/// Its number.
			product: ProductId,
			/// The entry.
			details: Product,
		},
		/// An agency asks for resources.
		#[codec(index = 1)]
		Submitted {
			/// Number of the request.
			request: RequestId,
			/// Who asks.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// The incident behind it.
			incident: Option<IncidentId>,
			/// Where to deliver.
			region: RegionCode,
			/// How pressing.
			priority: Priority,
			/// When it is needed at the latest.
			need_by: Option<Moment>,
			/// Drill or real.
			status: CapStatus,
			/// What is needed.
			lines: BoundedVec<LineInput, T::MaxLines>,
			/// Lines that ask for more than the product's maximum, for an approver to look at.
			above_maximum: BoundedVec<LineIndex, T::MaxLines>,
		},
		/// Lines of a request are open for supply, or for more of it.
		#[codec(index = 2)]
		Approved {
			/// The request.
			request: RequestId,
			/// Who approves.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// What is approved on top of what was.
			lines: BoundedVec<Approval, T::MaxLines>,
		},
		/// A supplier promises units to a line.
		#[codec(index = 3)]
		Committed {
			/// Number of the promise.
			commitment: CommitmentId,
			/// The request.
			request: RequestId,
			/// The line of it.
			line: LineIndex,
			/// Who promises.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// Units promised.
			quantity: Quantity,
		},
		/// Goods have left.
		#[codec(index = 4)]
		Dispatched {
			/// Number of the shipment.
			shipment: ShipmentId,
			/// The promise it keeps.
			commitment: CommitmentId,
			/// The request.
			request: RequestId,
			/// The line of it.
			line: LineIndex,
			/// Who sends.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// Who is to receive.
			receiver: AgencyId,
			/// Units sent.
			quantity: Quantity,
			/// When they are expected.
			eta: Option<Moment>,
		},
		/// Goods were counted and signed for.
		#[codec(index = 5)]
		Received {
			/// The shipment.
			shipment: ShipmentId,
			/// The request.
			request: RequestId,
			/// The line of it.
			line: LineIndex,
			/// Who received.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// What was counted.
			receipt: ReceiptInput,
		},
		/// An entry of the registry has changed.
		#[codec(index = 6)]
		ProductAmended {
			/// The product.
			product: ProductId,
			/// The entry now.
			details: Product,
		},
		/// Nothing new asks for a product or offers it.
		#[codec(index = 7)]
		ProductRetired {
			/// The product.
			product: ProductId,
		},
		/// An agency has drafted a request.
		#[codec(index = 8)]
		Drafted {
			/// The request.
			request: RequestId,
			/// Who acts.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// The incident behind it.
			incident: Option<IncidentId>,
			/// Where to deliver.
			region: RegionCode,
			/// How pressing.
			priority: Priority,
			/// When it is needed at the latest.
			need_by: Option<Moment>,
			/// Drill or real.
			status: CapStatus,
			/// What is needed.
			lines: BoundedVec<LineInput, T::MaxLines>,
		},
		/// An agency asks for what it had drafted (EDXL-RM RequestResource).
		#[codec(index = 9)]
		DraftSubmitted {
			/// The request.
			request: RequestId,
			/// Who acts.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// Lines that ask for more than the product's maximum.
			above_maximum: BoundedVec<LineIndex, T::MaxLines>,
		},
		/// A request that nobody has decided on has changed (EDXL-RM RequestResource, recall type Update).
		#[codec(index = 10)]
		Amended {
			/// The request.
			request: RequestId,
			/// Who acts.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// How pressing.
			priority: Priority,
			/// When it is needed at the latest.
			need_by: Option<Moment>,
			/// Lines as they are now, those that changed.
			lines: BoundedVec<(LineIndex, LineInput), T::MaxLines>,
			/// Those of them that ask for more than the product's maximum.
			above_maximum: BoundedVec<LineIndex, T::MaxLines>,
		},
		/// A line is no longer needed (EDXL-RM RequestResource, recall type Cancel).
		#[codec(index = 11)]
		Cancelled {
			/// The request.
			request: RequestId,
			/// The line of it.
			line: LineIndex,
			/// Who acts.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
		},
		/// A line is turned down (EDXL-RM ResponseToRequestResource, Decline).
		#[codec(index = 12)]
		Rejected {
			/// The request.
			request: RequestId,
			/// The line of it.
			line: LineIndex,
			/// Who acts.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// Why.
			reason: RejectionReason,
		},
		/// A line is put away.
		#[codec(index = 13)]
		Closed {
			/// The request.
			request: RequestId,
			/// The line of it.
			line: LineIndex,
			/// Who acts.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
		},
		/// Units are promised no more (EDXL-RM ReleaseResource).
		#[codec(index = 14)]
		Released {
			/// The promise.
			commitment: CommitmentId,
			/// The request.
			request: RequestId,
			/// The line of it.
			line: LineIndex,
			/// Who acts.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// Units.
			quantity: Quantity,
		},
		/// A supplier promises units of a product that stands in for the line's (EDXL-RM CommitResource).
		#[codec(index = 15)]
		SubstituteCommitted {
			/// The promise.
			commitment: CommitmentId,
			/// The request.
			request: RequestId,
			/// The line of it.
			line: LineIndex,
			/// Who acts.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// The product.
			product: ProductId,
			/// Units.
			quantity: Quantity,
		},
		/// A round says whether a line is needed.
		#[codec(index = 16)]
		VerificationOpened {
			/// The request.
			request: RequestId,
			/// The line of it.
			line: LineIndex,
			/// Who acts.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// What is open if it confirms.
			approval: Approval,
			/// The round.
			round: RoundId,
			/// When its votes end.
			deadline: Moment,
		},
		/// Another round goes on with a line, one level up or on appeal.
		#[codec(index = 17)]
		VerificationFollowed {
			/// The request.
			request: RequestId,
			/// The line of it.
			line: LineIndex,
			/// The round before.
			from: RoundId,
			/// The round.
			round: RoundId,
		},
		/// A round has said whether a line is needed.
		#[codec(index = 18)]
		Verified {
			/// The request.
			request: RequestId,
			/// The line of it.
			line: LineIndex,
			/// The round.
			round: RoundId,
			/// What it said.
			verdict: Verdict,
			/// Units that are open on top of what was.
			opened: Quantity,
		},
		/// Products may stand in for the one of a line, in place of those named before.
		#[codec(index = 19)]
		SubstitutesNamed {
			/// The request.
			request: RequestId,
			/// The line of it.
			line: LineIndex,
			/// Who acts.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// Which.
			products: Substitutes,
		},
		/// The requester says how long its stock lasts.
		#[codec(index = 20)]
		StockReported {
			/// The request.
			request: RequestId,
			/// The line of it.
			line: LineIndex,
			/// Who acts.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// Days; none if nobody knows.
			days: Option<u32>,
		},
		/// The time of a line that was not filled has passed.
		#[codec(index = 21)]
		LineExpired {
			/// The request.
			request: RequestId,
			/// The line of it.
			line: LineIndex,
		},
		/// A supplier offers goods (EDXL-RM OfferUnsolicitedResource, or ResponseToRequestResource if in reply).
		#[codec(index = 22)]
		OfferPublished {
			/// The offer.
			offer: OfferId,
			/// Who acts.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// The offer.
			details: OfferInput,
			/// Whether it is above the product's maximum, and waits for an approver's word.
			above_maximum: bool,
		},
		/// An approver says that an offer above the product's maximum is meant.
		#[codec(index = 23)]
		OfferVouched {
			/// The offer.
			offer: OfferId,
			/// Who acts.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
		},
		/// A supplier takes an offer back (EDXL-RM OfferUnsolicitedResource, recall type Cancel).
		#[codec(index = 24)]
		OfferWithdrawn {
			/// The offer.
			offer: OfferId,
			/// Who acts.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
		},
		/// The time of an offer has passed.
		#[codec(index = 25)]
		OfferExpired {
			/// The offer.
			offer: OfferId,
		},
		/// A requester holds units of an offer (EDXL-RM RequisitionResource).
		#[codec(index = 26)]
		Reserved {
			/// The reservation.
			reservation: ReservationId,
			/// The offer.
			offer: OfferId,
			/// The request.
			request: RequestId,
			/// The line of it.
			line: LineIndex,
			/// Who acts.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// Units.
			quantity: Quantity,
			/// When it lapses.
			expires: Moment,
		},
		/// A requester holds units no more (EDXL-RM RequisitionResource, recall type Cancel).
		#[codec(index = 27)]
		ReservationDropped {
			/// The reservation.
			reservation: ReservationId,
			/// Who acts.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
		},
		/// A supplier answers a reservation (EDXL-RM ResponseToRequestResource, and CommitResource on Accept).
		#[codec(index = 28)]
		Responded {
			/// The reservation.
			reservation: ReservationId,
			/// Who acts.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// The answer.
			response: Response,
			/// The promise, on Accept.
			commitment: Option<CommitmentId>,
		},
		/// Nobody accepted a reservation in time.
		#[codec(index = 29)]
		ReservationLapsed {
			/// The reservation.
			reservation: ReservationId,
		},
		/// An offer was shared among lines (EDXL-RM CommitResource, one for each share that is something).
		#[codec(index = 30)]
		Allocated {
			/// The offer.
			offer: OfferId,
			/// Who acts.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// Units.
			quantity: Quantity,
			/// What each line got, in the order of the call.
			shares: BoundedVec<Share, ConstU32<CLAIMS>>,
		},
		/// Goods are packed (EDXL-RM ReportResourceDeploymentStatus, Preparing).
		#[codec(index = 31)]
		Prepared {
			/// The shipment.
			shipment: ShipmentId,
			/// The promise.
			commitment: CommitmentId,
			/// The request.
			request: RequestId,
			/// The line of it.
			line: LineIndex,
			/// Who acts.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// Who is to receive.
			receiver: AgencyId,
			/// Units.
			quantity: Quantity,
			/// What they are made of.
			lots: Lots,
		},
		/// Packed goods have left (EDXL-RM ReportResourceDeploymentStatus, InTransit).
		#[codec(index = 32)]
		Departed {
			/// The shipment.
			shipment: ShipmentId,
			/// Who acts.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// Who carries them, if not the supplier.
			carrier: Option<AgencyId>,
			/// When they are expected.
			eta: Option<Moment>,
		},
		/// Packed goods do not leave (FHIR SupplyDelivery abandoned).
		#[codec(index = 33)]
		ShipmentCancelled {
			/// The shipment.
			shipment: ShipmentId,
			/// Who acts.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
		},
		/// Goods were seen on the way (EDXL-RM ReportResourceDeploymentStatus, InTransit or HeldAtCustoms).
		#[codec(index = 34)]
		CheckpointPassed {
			/// The shipment.
			shipment: ShipmentId,
			/// Which of its checkpoints, from 0.
			index: u32,
			/// Who acts.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// What was told.
			checkpoint: CheckpointInput,
		},
		/// Goods are there and not counted (EDXL-RM ReportResourceDeploymentStatus, Arrived).
		#[codec(index = 35)]
		Arrived {
			/// The shipment.
			shipment: ShipmentId,
			/// Who acts.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
		},
		/// A difference between sent and received is settled (FHIR SupplyDelivery completed).
		#[codec(index = 36)]
		Reconciled {
			/// The shipment.
			shipment: ShipmentId,
			/// Who agreed, if it was a person.
			by: Option<(AgencyId, T::AccountId)>,
			/// How.
			settlement: Settlement,
			/// Missing units that are given up.
			lost: Quantity,
			/// Missing units that count as delivered.
			accepted: Quantity,
		},
		/// The supplier contests a receipt; a round says.
		#[codec(index = 37)]
		Contested {
			/// The shipment.
			shipment: ShipmentId,
			/// Who acts.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// The round.
			round: RoundId,
			/// What speaks against it.
			evidence: ContentRef,
		},
		/// Another round goes on with a shipment, one level up or on appeal.
		#[codec(index = 38)]
		HearingFollowed {
			/// The shipment.
			shipment: ShipmentId,
			/// The round before.
			from: RoundId,
			/// The round.
			round: RoundId,
		},
		/// A round on a shipment has a verdict, which takes effect if nobody appeals.
		#[codec(index = 39)]
		HearingCounted {
			/// The shipment.
			shipment: ShipmentId,
			/// The round.
			round: RoundId,
			/// What it said.
			verdict: Verdict,
			/// When it takes effect.
			until: Moment,
		},
		/// Supplier or carrier says that goods are lost.
		#[codec(index = 40)]
		LossDeclared {
			/// The shipment.
			shipment: ShipmentId,
			/// Who acts.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// Units.
			quantity: Quantity,
			/// Why.
			reason: Discrepancy,
			/// When a round decides, if the receiver has not signed.
			until: Moment,
		},
		/// The receiver has not signed a loss in time; a round says.
		#[codec(index = 41)]
		LossReferred {
			/// The shipment.
			shipment: ShipmentId,
			/// The round.
			round: RoundId,
		},
		/// Goods are given up (EDXL-RM ReportResourceDeploymentStatus, Lost; FHIR abandoned if they are all).
		#[codec(index = 42)]
		Lost {
			/// The shipment.
			shipment: ShipmentId,
			/// Who signed, if it was a person and no round.
			by: Option<(AgencyId, T::AccountId)>,
			/// Units.
			quantity: Quantity,
		},
		/// A declared loss stands no more: the goods came, or a round did not confirm it.
		#[codec(index = 43)]
		LossDropped {
			/// The shipment.
			shipment: ShipmentId,
		},
		/// Goods go back to the supplier (EDXL-RM ReportResourceDeploymentStatus, Returning).
		#[codec(index = 44)]
		SentBack {
			/// Number of the return.
			number: ReturnId,
			/// The shipment.
			shipment: ShipmentId,
			/// Who acts.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// Which of the shipment.
			part: Part,
			/// Units.
			quantity: Quantity,
		},
		/// The supplier has counted what came back (EDXL-RM ReportResourceDeploymentStatus, Returned).
		#[codec(index = 45)]
		TakenBack {
			/// Number of the return.
			number: ReturnId,
			/// The shipment.
			shipment: ShipmentId,
			/// Who acts.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// Units that came.
			arrived: Quantity,
			/// Units that did not.
			missing: Quantity,
		},
		/// A supplier asks for what it lent (EDXL-RM RequestReturn).
		#[codec(index = 46)]
		ReturnRequested {
			/// The shipment.
			shipment: ShipmentId,
			/// Who acts.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// By when.
			by: Moment,
		},
		/// The receiver answers (EDXL-RM ResponseToRequestReturn).
		#[codec(index = 47)]
		ReturnAnswered {
			/// The shipment.
			shipment: ShipmentId,
			/// Who acts.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// The answer.
			response: Response,
		},
		/// A receiver asks to keep what it was lent (EDXL-RM RequestExtendedDeploymentDuration).
		#[codec(index = 48)]
		ExtensionRequested {
			/// The shipment.
			shipment: ShipmentId,
			/// Who acts.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// Until when.
			until: Moment,
		},
		/// The supplier answers (EDXL-RM ResponseToRequestExtendedDeploymentDuration).
		#[codec(index = 49)]
		ExtensionAnswered {
			/// The shipment.
			shipment: ShipmentId,
			/// Who acts.
			agency: AgencyId,
			/// The officer who signed.
			officer: T::AccountId,
			/// The answer.
			response: Response,
		},
		/// Goods lent were due back.
		#[codec(index = 50)]
		LoanOverdue {
			/// The shipment.
			shipment: ShipmentId,
			/// Who has them.
			receiver: AgencyId,
			/// Units.
			quantity: Quantity,
		},
		/// Goods are long past their expected arrival.
		#[codec(index = 51)]
		ShipmentOverdue {
			/// The shipment.
			shipment: ShipmentId,
			/// Who sent them.
			supplier: AgencyId,
		},
		/// Something that fell due could not be done; it is not tried again by itself, but can be asked for.
		#[codec(index = 52)]
		WorkFailed {
			/// What.
			item: Due,
			/// Why.
			error: DispatchError,
		},
	}
}
