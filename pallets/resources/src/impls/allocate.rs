//! Sharing an offer among lines.

use super::{supply::Source, *};
use crate::allocation::{self, Claim};
use alloc::{
	collections::{btree_map::Entry, BTreeMap, BTreeSet},
	vec::Vec,
};
use frame_support::{
	dispatch::DispatchResult,
	traits::{ConstU32, Get},
	BoundedVec,
};
use muster_primitives::Quantity;

const DAY: Moment = 86_400_000;

/// An allocation up to its first write.
pub(crate) struct Plan<T: Config> {
	offer: OfferOf<T>,
	lines: Vec<(RequestId, LineIndex, Line, Quantity)>,
}

impl<T: Config> Plan<T> {
	/// What each line gets, in the order of the call.
	pub(crate) fn shares(&self) -> Vec<Quantity> {
		self.lines.iter().map(|(_, _, _, share)| *share).collect()
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_allocate(
		(agency, officer): Actor<T>,
		offer: OfferId,
		quantity: Option<Quantity>,
		lines: BoundedVec<(RequestId, LineIndex), ConstU32<CLAIMS>>,
	) -> DispatchResult {
		let Plan { offer: mut details, lines } = Self::plan(agency, offer, quantity, &lines)?;
		let total = lines.iter().try_fold(0, |sum: Quantity, (_, _, _, share)| sum.checked_add(*share));
		let total = total.ok_or(Error::<T>::QuantityOverflow)?;
		details.take(total).map_err(Error::<T>::from)?;

		let mut shares = Vec::with_capacity(lines.len());
		for (request, index, line, quantity) in lines {
			let mut commitment = None;
			if quantity > 0 {
				let source = Source { product: details.product, offer: Some(offer), loan: details.loan };
				// The supplier's word is the offer; the officer who signs is the one who shares it.
				let by = (details.supplier, officer.clone());
				commitment = Some(Self::new_commitment(by, request, index, line, quantity, source)?);
			}
			shares.push(Share { request, line: index, commitment, quantity });
		}
		Offers::<T>::insert(offer, details);
		let shares = shares.try_into().map_err(|_| Error::<T>::TooManyClaims)?;
		Self::deposit_event(Event::Allocated { offer, agency, officer, quantity: total, shares });
		Ok(())
	}

	/// Checks an allocation and computes it. Nothing is written.
	pub(crate) fn plan(
		agency: AgencyId,
		offer: OfferId,
		quantity: Option<Quantity>,
		lines: &[(RequestId, LineIndex)],
	) -> Result<Plan<T>, Error<T>> {
		let most = usize::try_from(T::MaxClaims::get()).unwrap_or(usize::MAX);
		ensure!(lines.len() <= most, Error::TooManyClaims);
		ensure!(!lines.is_empty(), Error::NoLines);
		let offer = Self::open_offer(offer)?;
		let supply = quantity.unwrap_or(offer.free());
		ensure!(supply <= offer.free(), Error::AboveFree);
		let jurisdiction = T::Agencies::agency(agency).ok_or(Error::<T>::OutsideJurisdiction)?.jurisdiction;
		let now = Self::now();

		let mut seen = BTreeSet::new();
		let mut headers = BTreeMap::<RequestId, RequestOf<T>>::new();
		let mut open = Vec::with_capacity(lines.len());
		let mut claims = Vec::with_capacity(lines.len());
		for (request, index) in lines.iter().copied() {
			ensure!(seen.insert((request, index)), Error::DuplicateLine);
			let header = match headers.entry(request) {
				Entry::Occupied(known) => known.into_mut(),
				Entry::Vacant(new) => {
					let header = Self::header(request)?;
					ensure!(header.agency != agency, Error::OwnRequest);
					ensure!(jurisdiction.contains(header.region), Error::OutsideJurisdiction);
					ensure!(header.status == offer.status, Error::StatusDiffers);
					new.insert(header)
				}
			};
			let line = Self::line(request, index)?;
			ensure!(line.is_open(), Error::LineNotOpen);
			Self::ensure_takes(request, index, &line, offer.product)?;
			let waited = now.saturating_sub(header.submitted_at).checked_div(DAY).unwrap_or_default();
			claims.push(Claim {
				approved: line.approved,
				outstanding: line.outstanding(),
				priority: header.priority,
				waited_days: u32::try_from(waited).unwrap_or(u32::MAX),
				days_of_stock: line.days_of_stock.unwrap_or_default(),
				request,
				line: index,
			});
			open.push((request, index, line));
		}
		let shares = allocation::allocate(supply, &claims);
		ensure!(shares.iter().any(|share| *share > 0), Error::NothingToShare);
		let lines = open
			.into_iter()
			.zip(shares)
			.map(|((request, index, line), share)| (request, index, line, share))
			.collect();
		Ok(Plan { offer, lines })
	}
}
