//! Errors of the pallet. One sentence each: what is wrong, and what to do.

use frame_support::pallet_macros::pallet_section;

/// Goes into the pallet as it is.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// A product with this number is registered: choose a free number.
		#[codec(index = 0)]
		ProductTaken,
		/// The product's code is not readable text: give 1 to 32 bytes of UTF-8 without control characters.
		#[codec(index = 1)]
		MalformedCode,
		/// The product's unit is no UCUM code: give 1 to 16 visible ASCII characters.
		#[codec(index = 2)]
		MalformedUnit,
		/// The product's standard is not readable text: give UTF-8 without control characters, or leave it
		/// empty.
		#[codec(index = 3)]
		MalformedStandard,
		/// The GTIN is wrong: give 14 digits with the right check digit, shorter GTINs padded with zeros in
		/// front.
		#[codec(index = 4)]
		MalformedGtin,
		/// The ATC code is wrong: give one of the fifth level, such as J05AB16.
		#[codec(index = 5)]
		MalformedAtc,
		/// A pack has no units: give the base units in a pack, 1 if it comes loose.
		#[codec(index = 6)]
		ZeroPack,
		/// The maximum per line is zero: give the most that a line asks for in earnest.
		#[codec(index = 7)]
		ZeroMaximum,
		/// There are no lines: give at least one.
		#[codec(index = 8)]
		NoLines,
		/// There are more lines than one request takes: split it.
		#[codec(index = 9)]
		TooManyLines,
		/// The registry has no product with this number: look it up, or have it registered first.
		#[codec(index = 10)]
		UnknownProduct,
		/// A quantity is zero: give at least one unit, or no quantity in a request if the amount is not
		/// known.
		#[codec(index = 11)]
		ZeroQuantity,
		/// There is no incident with this number: correct it, or leave it out.
		#[codec(index = 12)]
		UnknownIncident,
		/// The incident has another CAP status: drills and real events never mix.
		#[codec(index = 13)]
		StatusDiffers,
		/// The time it is needed by has passed: give one in the future, or leave it out.
		#[codec(index = 14)]
		NeedByPassed,
		/// The region is outside your agency's jurisdiction: leave it to an agency that answers for the
		/// region.
		#[codec(index = 15)]
		OutsideJurisdiction,
		/// There is no request with this number: correct it.
		#[codec(index = 16)]
		UnknownRequest,
		/// There is no such line: correct the numbers of request and line.
		#[codec(index = 17)]
		UnknownLine,
		/// The request is your agency's own: another agency must approve it.
		#[codec(index = 18)]
		OwnRequest,
		/// A line is named twice: add the two amounts up.
		#[codec(index = 19)]
		DuplicateLine,
		/// The line was rejected or cancelled, has expired or is closed: it needs a new request.
		#[codec(index = 20)]
		LineEnded,
		/// More would be approved than was asked for: approve at most the rest.
		#[codec(index = 21)]
		AboveRequested,
		/// Less would be approved than was asked for: give the reason.
		#[codec(index = 22)]
		ApprovalReasonMissing,
		/// More would be approved than the product's maximum per line: if it is meant, give the reason
		/// AboveMaximum.
		#[codec(index = 23)]
		AboveMaximum,
		/// The reason AboveMaximum is given for an amount within the product's maximum: give another reason
		/// or none.
		#[codec(index = 24)]
		NotAboveMaximum,
		/// The line is not open for supply: choose an approved line that has not ended.
		#[codec(index = 25)]
		LineNotOpen,
		/// More would be promised than is approved with the allowance: commit at most what is left.
		#[codec(index = 26)]
		AboveCap,
		/// There is no commitment with this number: correct it.
		#[codec(index = 27)]
		UnknownCommitment,
		/// The commitment is another agency's: only who promised may send.
		#[codec(index = 28)]
		NotCommitter,
		/// More would be sent than is left of the commitment: commit more first, or send less.
		#[codec(index = 29)]
		AboveCommitment,
		/// The expected arrival has passed: give one that is not before now, or leave it out.
		#[codec(index = 30)]
		EtaPassed,
		/// There is no shipment with this number: correct it.
		#[codec(index = 31)]
		UnknownShipment,
		/// The shipment goes to another agency: only the requesting agency may receive it.
		#[codec(index = 32)]
		NotReceiver,
		/// The shipment is neither in transit nor arrived: it cannot be received, or was already.
		#[codec(index = 33)]
		NotReceivable,
		/// Accepted, rejected and short do not add up to what was shipped: count again, and put what came on
		/// top into excess.
		#[codec(index = 34)]
		ReceiptMismatch,
		/// A part that is not zero has no reason: give one for each of rejected, short and excess that is not
		/// zero.
		#[codec(index = 35)]
		DiscrepancyReasonMissing,
		/// A reason is given for a part that is zero: leave it out.
		#[codec(index = 36)]
		DiscrepancyReasonSurplus,
		/// The reason cannot be this part's: short takes Short, Lost, CustomsSeized and Other, excess takes
		/// Excess, NotOrdered and Other, rejected takes all but Short, Excess and Lost.
		#[codec(index = 37)]
		DiscrepancyReasonUnfit,
		/// A quantity passes the largest number there is: correct it.
		#[codec(index = 38)]
		QuantityOverflow,
		/// No number is left for a new record: the runtime must be changed first.
		#[codec(index = 39)]
		NumbersExhausted,
		/// The counters of the line contradict one another: report this to those who run the chain.
		#[codec(index = 40)]
		LineInconsistent,
		/// A name of the product is not readable text: give UTF-8 without control characters, or leave it empty.
		#[codec(index = 41)]
		MalformedName,
		/// The unit differs from the registered one: quantities on record are in it, so register another product.
		#[codec(index = 42)]
		UnitFixed,
		/// Nothing would change: leave it.
		#[codec(index = 43)]
		NothingChanges,
		/// The product is retired: choose another one.
		#[codec(index = 44)]
		ProductIsRetired,
		/// The request is another agency's: only who asked may do this.
		#[codec(index = 45)]
		NotRequester,
		/// The line is no draft any more: amend or cancel it instead.
		#[codec(index = 46)]
		NotDraft,
		/// The line does not wait for a decision: choose one that is submitted and not decided.
		#[codec(index = 47)]
		NotSubmitted,
		/// All that is approved of the line has come: close it instead.
		#[codec(index = 48)]
		LineFilled,
		/// Some of what is approved has not come: cancel what is no longer needed instead.
		#[codec(index = 49)]
		LineNotFilled,
		/// Goods for the line are on the way: wait until they are received or given up.
		#[codec(index = 50)]
		GoodsOnTheWay,
		/// A round must confirm the need first: call verify_need.
		#[codec(index = 51)]
		VerificationNeeded,
		/// The reason Unverified is given, and no round has left the need unclear: give another reason or none.
		#[codec(index = 52)]
		NotUnverified,
		/// The line needs no round: approve it.
		#[codec(index = 53)]
		NoVerificationNeeded,
		/// A round on the line is open: wait for its verdict.
		#[codec(index = 54)]
		VerificationOpen,
		/// A round has confirmed the line: approve it.
		#[codec(index = 55)]
		AlreadyVerified,
		/// Something of the request is decided: cancel the line and ask anew.
		#[codec(index = 56)]
		RequestDecided,
		/// The line takes no substitute: amend it first.
		#[codec(index = 57)]
		SubstitutesNotAllowed,
		/// The product is neither the line's nor one that may stand in for it: choose one of those.
		#[codec(index = 58)]
		NotSubstitute,
		/// The two products have different units: amounts of one say nothing of the other.
		#[codec(index = 59)]
		UnitDiffers,
		/// A substitute is named twice, or is the product itself: name each other product once.
		#[codec(index = 60)]
		DuplicateSubstitute,
		/// More would be released than is neither packed nor sent: release less, or cancel a packed shipment first.
		#[codec(index = 61)]
		AboveLeft,
		/// Another agency's, and that agency can act: leave it to it.
		#[codec(index = 62)]
		NotSupplier,
		/// The supplier may not act now: choose another offer.
		#[codec(index = 63)]
		SupplierInactive,
		/// There is no offer with this number: correct it.
		#[codec(index = 64)]
		UnknownOffer,
		/// The offer was withdrawn or has expired: choose another one.
		#[codec(index = 65)]
		OfferEnded,
		/// The offer is above the product's maximum: an approver must vouch for it first.
		#[codec(index = 66)]
		OfferNotVouched,
		/// The offer needs no word: it is within the maximum, or has one.
		#[codec(index = 67)]
		AlreadyVouched,
		/// The offer is your agency's own: another agency must vouch for it.
		#[codec(index = 68)]
		OwnOffer,
		/// More than is free of the offer: take at most what is neither reserved nor taken.
		#[codec(index = 69)]
		AboveFree,
		/// The end of the offer has passed: give one in the future.
		#[codec(index = 70)]
		OfferEndPassed,
		/// A loan of no time: say how long, or give it for good.
		#[codec(index = 71)]
		ZeroLoan,
		/// There is no reservation with this number: correct it.
		#[codec(index = 72)]
		UnknownReservation,
		/// The reservation was answered, dropped or has lapsed: make a new one.
		#[codec(index = 73)]
		ReservationEnded,
		/// More lines than one block takes: split the quantity over several calls in proportion to what their lines have
		/// outstanding.
		#[codec(index = 74)]
		TooManyClaims,
		/// Nothing is free, or nothing is outstanding: there is nothing to share.
		#[codec(index = 75)]
		NothingToShare,
		/// The lots do not add up to the shipment, or one is of nothing: count again, or leave them out.
		#[codec(index = 76)]
		LotsMismatch,
		/// A lot has expired: give the reason for sending it.
		#[codec(index = 77)]
		LotExpired,
		/// A lot that has not expired has a reason for being expired: leave it out.
		#[codec(index = 78)]
		LotReasonSurplus,
		/// The carrier is no agency that may act: correct the number, or leave it out.
		#[codec(index = 79)]
		UnknownCarrier,
		/// The shipment has left or was cancelled: it can be declared lost or sent back.
		#[codec(index = 80)]
		NotPreparing,
		/// The shipment is in other hands: its supplier, carrier, receiver and customs may do this, as the call says.
		#[codec(index = 81)]
		NotCarrier,
		/// Only customs hold and clear goods: tell it as passed.
		#[codec(index = 82)]
		CustomsOnly,
		/// The shipment has as many checkpoints as it may: tell the arrival.
		#[codec(index = 83)]
		TooManyCheckpoints,
		/// The place is no UN/LOCODE: give five characters such as CNWUH.
		#[codec(index = 84)]
		MalformedPlace,
		/// The checkpoint lies in the future: correct the time.
		#[codec(index = 85)]
		CheckpointInFuture,
		/// The shipment is not where this can be: look up its state.
		#[codec(index = 86)]
		NotOnTheWay,
		/// The shipment was not received with a difference that waits: there is nothing to settle.
		#[codec(index = 87)]
		NoDiscrepancy,
		/// The window has passed: silence was taken for acknowledgement.
		#[codec(index = 88)]
		WindowClosed,
		/// A loss is declared already: wait until it is settled.
		#[codec(index = 89)]
		LossWaiting,
		/// No loss is declared: there is nothing to sign.
		#[codec(index = 90)]
		NoLossClaim,
		/// The reason cannot be a loss's: give Lost, CustomsSeized, Damaged or Other.
		#[codec(index = 91)]
		LossReasonUnfit,
		/// More would be lost than is on the way: declare at most that.
		#[codec(index = 92)]
		AboveInTransit,
		/// More is accepted than has not expired: give the reason for taking expired goods.
		#[codec(index = 93)]
		ExpiredReasonMissing,
		/// No expired goods are taken: leave the reason out.
		#[codec(index = 94)]
		ExpiredReasonSurplus,
		/// More would be sent back than is there: send at most what was refused, lent or arrived.
		#[codec(index = 95)]
		AboveHeld,
		/// The shipment has no such part to send back now: look up its state.
		#[codec(index = 96)]
		NotReturnable,
		/// There is no return with this number: correct it.
		#[codec(index = 97)]
		UnknownReturn,
		/// The return was taken back already: nothing is left to do.
		#[codec(index = 98)]
		AlreadyTakenBack,
		/// More came back than was sent: count again.
		#[codec(index = 99)]
		AboveSentBack,
		/// Nothing of the shipment is lent now: there is nothing to ask back or to keep.
		#[codec(index = 100)]
		NotLent,
		/// The other side has asked for nothing: there is nothing to answer.
		#[codec(index = 101)]
		NothingAsked,
		/// The date does not fit: a return comes before the due date and not in the past, an extension after both.
		#[codec(index = 102)]
		DateUnfit,
		/// It is not due, or nothing is left to do: wait.
		#[codec(index = 103)]
		NotDue,
		/// The round is not the one that is waited for: nothing is to be done.
		#[codec(index = 104)]
		StaleRound,
	}
}
