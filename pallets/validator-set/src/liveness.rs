//! Who skips its slots, and who did worse: counting, strikes, offences, and standing down for them.

use alloc::vec::Vec;
use frame_support::{traits::Get, weights::Weight};
use pallet_session::historical::IdentificationTuple;
use sp_consensus_aura::Slot;
use sp_runtime::Perbill;
use sp_staking::{
	offence::{OffenceDetails, OffenceSeverity, OnOffenceHandler},
	SessionIndex,
};

use crate::{
	impls::Room,
	types::{StandbyReason, Status, Validator},
	Config, Event, LastSlot, Missed, Pallet, SlotsSeen, SlotsSkipped, Validators,
};

/// A validator that missed more than half of its slots in the session.
struct Laggard<AccountId> {
	who: AccountId,
	validator: Validator,
	missed: u32,
}

/// Liveness.
impl<T: Config> Pallet<T> {
	/// Takes down the slot of this block and who skipped those since the last. Returns how many slots it went through.
	pub(crate) fn note_slot(slot: Slot) -> u32 {
		SlotsSeen::<T>::mutate(|seen| *seen = seen.saturating_add(1));
		let Some(last) = LastSlot::<T>::mutate(|last| last.replace(slot)) else { return 0 };
		let gap = u64::from(slot).saturating_sub(u64::from(last)).saturating_sub(1);
		if gap == 0 {
			return 0;
		}
		let skipped = u32::try_from(gap).unwrap_or(u32::MAX);
		SlotsSkipped::<T>::mutate(|all| *all = all.saturating_add(skipped));
		let authorities = pallet_aura::Pallet::<T>::authorities_len();
		// Every authority missing at once is the network, or the clock.
		if usize::try_from(gap).unwrap_or(usize::MAX) > authorities {
			return 0;
		}
		let first = u64::from(last).saturating_add(1);
		Missed::<T>::mutate(|missed| {
			missed.bounded_resize(authorities, 0);
			for silent in first..u64::from(slot) {
				let index = pallet_aura::Pallet::<T>::slot_author_index(silent.into());
				let index = index.and_then(|index| usize::try_from(index).ok());
				if let Some(count) = index.and_then(|index| missed.get_mut(index)) {
					*count = count.saturating_add(1);
				}
			}
		});
		skipped
	}

	/// Draws the balance of the session that ends: strikes, and the worst of those that have too many stands down.
	pub(crate) fn assess(room: &mut Room<T::AccountId>) {
		let (seen, skipped, missed) =
			(SlotsSeen::<T>::take(), SlotsSkipped::<T>::take(), Missed::<T>::take());
		let slots = seen.saturating_add(skipped);
		if u64::from(skipped).saturating_mul(3) > slots.into() {
			Self::deposit_event(Event::Outage { skipped, of: slots });
			return;
		}
		// Still those of the session that ends, in the order of Aura's authorities.
		let validators = pallet_session::Pallet::<T>::validators();
		let count = u32::try_from(validators.len()).unwrap_or(u32::MAX);
		let of = slots.checked_div(count).unwrap_or(0);
		let missed = missed.into_iter().chain(core::iter::repeat(0));
		let worst = validators
			.into_iter()
			.zip(missed)
			.filter_map(|(who, missed)| {
				// missed > (slots / count) / 2, without rounding.
				let twice = u64::from(missed).saturating_mul(2).saturating_mul(count.into());
				Self::mark(who, missed, of, twice > slots.into())
			})
			.filter(|laggard| laggard.validator.strikes >= T::MaxStrikes::get())
			.min_by(|one, other| other.missed.cmp(&one.missed).then_with(|| one.who.cmp(&other.who)));
		// One a session: the next waits until the set has gone on without this one.
		let Some(Laggard { who, validator, missed }) = worst else { return };
		if room.let_go(&who) {
			Self::stand_by(&who, validator, StandbyReason::Liveness);
			Self::deposit_event(Event::StoodDown {
				validator: who,
				reason: StandbyReason::Liveness,
				missed,
				of,
			});
		}
	}

	/// Gives a validator a strike, or clears its strikes. Who is not active has nothing to answer for any more.
	fn mark(who: T::AccountId, missed: u32, of: u32, lagged: bool) -> Option<Laggard<T::AccountId>> {
		let mut validator = Validators::<T>::get(&who).filter(Validator::is_active)?;
		let before = validator.strikes;
		validator.strikes = if lagged { before.saturating_add(1).min(T::MaxStrikes::get()) } else { 0 };
		let strikes = validator.strikes;
		if strikes != before {
			Validators::<T>::insert(&who, validator);
		}
		if lagged {
			Self::deposit_event(Event::Lagging { validator: who.clone(), strikes, missed, of });
		} else if before > 0 {
			Self::deposit_event(Event::Recovered { validator: who.clone() });
		}
		lagged.then_some(Laggard { who, validator, missed })
	}
}

/// Offences.
impl<T: Config> Pallet<T> {
	/// Takes an offence down. One on record already is not overwritten: an earlier offender of the same round is
	/// named again with each later one.
	fn note_offence(who: &T::AccountId, session: SessionIndex, room: &mut Room<T::AccountId>) {
		let Some(before) = Validators::<T>::get(who).filter(|validator| validator.offence.is_none()) else {
			return;
		};
		let floor_kept = before.is_active() && !room.let_go(who);
		let status = match before.status {
			Status::Active if floor_kept => Status::Active,
			Status::Active | Status::Standby { .. } => Status::Standby { reason: StandbyReason::Offence },
			leaving @ Status::Leaving { .. } => leaving,
		};
		Validators::<T>::insert(who, Validator { status, offence: Some(session), ..before });
		Self::deposit_event(Event::Offended { validator: who.clone(), session, floor_kept });
	}

	/// Tries again what the floor did not allow when the offence was reported.
	pub(crate) fn stand_down_offenders(room: &mut Room<T::AccountId>) {
		let mut offenders: Vec<_> = Validators::<T>::iter()
			.filter(|(_, validator)| validator.is_active() && validator.offence.is_some())
			.collect();
		offenders.sort_by(|(one, _), (other, _)| one.cmp(other));
		for (who, validator) in offenders {
			if room.let_go(&who) {
				let reason = StandbyReason::Offence;
				Self::stand_by(&who, validator, reason);
				Self::deposit_event(Event::StoodDown { validator: who, reason, missed: 0, of: 0 });
			}
		}
	}
}

impl<T: Config> OnOffenceHandler<T::AccountId, IdentificationTuple<T>, Weight> for Pallet<T> {
	fn on_offence(
		offenders: &[OffenceDetails<T::AccountId, IdentificationTuple<T>>],
		fractions: &[Perbill],
		session: SessionIndex,
	) -> Weight {
		let mut room = Self::room();
		for (details, fraction) in offenders.iter().zip(fractions) {
			let (who, ()) = &details.offender;
			// At once, as far as a third of the set can be disabled.
			pallet_session::Pallet::<T>::report_offence(who.clone(), OffenceSeverity(*fraction));
			Self::note_offence(who, session, &mut room);
		}
		// Every member and its keys for the room; each offender's record, the validators and the disabled.
		let members = u64::from(T::MaxValidators::get()).saturating_mul(2);
		let each = u64::try_from(offenders.len()).unwrap_or(u64::MAX);
		T::DbWeight::get()
			.reads_writes(members.saturating_add(each.saturating_mul(3)), each.saturating_mul(2))
	}
}
