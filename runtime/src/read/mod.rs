//! The read model: storage and events translated into the versioned types of `muster-runtime-api`.
//!
//! A record is made of storage alone, and of no more of it than [`record_keys`] names: not of the time, not of what others
//! have. So it changes only in a block with an act on its subject, and a proof of those keys is a proof of the record.
//! What a pallet keeps for itself (what is listed on an agenda, how far a job has come) is no part of any record.
//!
//! Each pallet's events are matched without a wildcard: a new event does not compile until somebody has said what it
//! changes. `tests/read_model` replays whole chains.

mod agencies;
mod deliveries;
mod incidents;
mod observations;
mod others;
mod resources;
mod told;
mod validation;
mod validators;

pub use validators::validators;

use crate::{Quota, Runtime, RuntimeEvent, System, Timestamp};
use alloc::{boxed::Box, collections::BTreeSet, vec::Vec};
use codec::Encode;
use frame_support::{traits::Get, BoundedVec};
use frame_system::Phase;
use muster_primitives::{two_person::Proposal, AgencyId};
use muster_runtime_api::{
	Act, AllowanceView, BlockChanges, Figure, Kind, OfficerQuotaView, PolicyView, ProposalView, QuotaView,
	Record, Subject, Text, MAX_PAGE,
};
use sp_runtime::AccountId32;
use told::Told;

/// A page of records is cut where it would be larger, in bytes of SCALE.
pub const PAGE_BYTES: usize = 4 * 1024 * 1024;

/// What the block changed whose state this is. Reads its events: to be asked from outside the block, never in it.
pub fn changes() -> BlockChanges {
	let acts: Vec<Act> = System::read_events_no_consensus()
		.zip(0u32..)
		.filter_map(|(record, number)| {
			let extrinsic = match record.phase {
				Phase::ApplyExtrinsic(extrinsic) => Some(extrinsic),
				Phase::Finalization | Phase::Initialization => None,
			};
			Some(told(record.event)?.act(number, extrinsic))
		})
		.collect();
	let touched: BTreeSet<Subject> = acts.iter().flat_map(|act| act.subjects.iter().cloned()).collect();
	let touched = touched.into_iter().map(|subject| {
		let record = record(&subject);
		(subject, record)
	});
	BlockChanges { at: Timestamp::get(), touched: touched.collect(), acts }
}

/// What an event tells; `None` of what concerns nobody who reads.
fn told(event: RuntimeEvent) -> Option<Told> {
	Some(match event {
		RuntimeEvent::Agencies(event) => agencies::told(event),
		RuntimeEvent::Incidents(event) => incidents::told(event),
		RuntimeEvent::Validation(event) => validation::told(event),
		RuntimeEvent::Observations(event) => observations::told(event),
		RuntimeEvent::Resources(event) => deliveries::told(event),
		RuntimeEvent::ValidatorSet(event) => validators::told(event),
		RuntimeEvent::Council(event) => others::council(event),
		RuntimeEvent::TechnicalCommittee(event) => others::technical_committee(event),
		RuntimeEvent::CouncilRoot(event) => others::council_root(event),
		RuntimeEvent::TxPause(event) => others::tx_pause(event),
		RuntimeEvent::Parameters(event) => others::parameters(event),
		RuntimeEvent::System(event) => return others::system(event),
		RuntimeEvent::Session(event) => return others::session(event),
		// What a wrapper carries tells of itself.
		RuntimeEvent::Utility(_) | RuntimeEvent::Multisig(_) => return None,
		// `validatorSet.offended` tells what came of an offence, `session.newSession` of new authorities.
		RuntimeEvent::Offences(_) | RuntimeEvent::Grandpa(_) | RuntimeEvent::Historical(_) => return None,
	})
}

/// What the state says of `subject`; `None` if there is no such thing.
pub fn record(subject: &Subject) -> Option<Record> {
	Some(match subject {
		Subject::Agency(id) => Record::Agency(agencies::agency(*id)?),
		Subject::Officer(account) => Record::Officer(agencies::officer(account)?),
		Subject::Validator(account) => Record::Validator(validators::validator(account)?),
		Subject::EventType(id) => Record::EventType(incidents::event_type(*id)?),
		Subject::Incident(id) => Record::Incident(incidents::incident(*id)?),
		Subject::ResponseLevel(region, event_type) => {
			Record::ResponseLevel(incidents::response_level(*region, *event_type)?)
		}
		Subject::Region(region) => Record::Region(incidents::region(*region)?),
		Subject::Round(id) => Record::Round(validation::round(*id)?),
		Subject::Reliability(agency) => Record::Reliability(validation::reliability(*agency)?),
		Subject::Metric(id) => Record::Metric(observations::metric(*id)?),
		Subject::Observation(id) => Record::Observation(observations::observation(*id)?),
		Subject::Cell(key) => Record::Cell(observations::cell(key)?),
		Subject::Derivation(metric, agency) => {
			Record::Derivation(observations::derivation(*metric, *agency)?)
		}
		Subject::Product(id) => Record::Product(resources::product(*id)?),
		Subject::Request(id) => Record::Request(resources::request(*id)?),
		Subject::Offer(id) => Record::Offer(resources::offer(*id)?),
		Subject::Commitment(id) => Record::Commitment(resources::commitment(*id)?),
		Subject::Shipment(id) => Record::Shipment(resources::shipment(*id)?),
		Subject::Return(id) => Record::Return(resources::goods_back(*id)?),
		Subject::Reservation(id) => Record::Reservation(resources::reservation(*id)?),
	})
}

/// The keys of the storage that the record of `subject` is made of, ascending. Some may hold nothing: that they do is
/// part of the record.
pub fn record_keys(subject: &Subject) -> Vec<Vec<u8>> {
	let mut keys = match subject {
		Subject::Agency(id) => agencies::agency_keys(*id),
		Subject::Officer(account) => agencies::officer_keys(account),
		Subject::Validator(account) => validators::validator_keys(account),
		Subject::EventType(id) => incidents::event_type_keys(*id),
		Subject::Incident(id) => incidents::incident_keys(*id),
		Subject::ResponseLevel(region, event_type) => incidents::response_level_keys(*region, *event_type),
		Subject::Region(region) => incidents::region_keys(*region),
		Subject::Round(id) => validation::round_keys(*id),
		Subject::Reliability(agency) => validation::reliability_keys(*agency),
		Subject::Metric(id) => observations::metric_keys(*id),
		Subject::Observation(id) => observations::observation_keys(*id),
		Subject::Cell(key) => observations::cell_keys(key),
		Subject::Derivation(metric, agency) => observations::derivation_keys(*metric, *agency),
		Subject::Product(id) => resources::product_keys(*id),
		Subject::Request(id) => resources::request_keys(*id),
		Subject::Offer(id) => resources::offer_keys(*id),
		Subject::Commitment(id) => resources::commitment_keys(*id),
		Subject::Shipment(id) => resources::shipment_keys(*id),
		Subject::Return(id) => resources::goods_back_keys(*id),
		Subject::Reservation(id) => resources::reservation_keys(*id),
	};
	keys.sort();
	keys
}

/// A page of all records, after `after`: by kind, then as [`subjects`] orders them. Empty at the end and nowhere else.
pub fn records(after: Option<Subject>, limit: u32) -> Vec<(Subject, Record)> {
	let limit = usize::try_from(limit.clamp(1, MAX_PAGE)).unwrap_or(usize::MAX);
	let first = after.as_ref().map_or(Kind::Agency, Subject::kind);
	let kinds = Kind::ALL.iter().copied().filter(|kind| *kind >= first);
	let all = kinds.flat_map(|kind| {
		let after = after.as_ref().filter(|after| after.kind() == kind);
		subjects(kind, after)
	});

	let (mut page, mut bytes) = (Vec::new(), 0usize);
	for subject in all {
		let Some(record) = record(&subject) else { continue };
		bytes = bytes.saturating_add(record.encoded_size());
		if !page.is_empty() && bytes > PAGE_BYTES {
			break;
		}
		page.push((subject, record));
		if page.len() >= limit {
			break;
		}
	}
	page
}

/// Subjects of a kind that may have a record, those after `after`. In ascending order; but officers, response levels and
/// cells, of which there may be very many, in the order of their hashed storage.
fn subjects(kind: Kind, after: Option<&Subject>) -> Box<dyn Iterator<Item = Subject>> {
	match kind {
		Kind::Agency | Kind::Officer => agencies::subjects(kind, after),
		Kind::Validator => validators::subjects(after),
		Kind::EventType | Kind::Incident | Kind::ResponseLevel | Kind::Region => {
			incidents::subjects(kind, after)
		}
		Kind::Round | Kind::Reliability => validation::subjects(kind, after),
		Kind::Metric | Kind::Observation | Kind::Cell | Kind::Derivation => {
			observations::subjects(kind, after)
		}
		Kind::Product
		| Kind::Request
		| Kind::Offer
		| Kind::Commitment
		| Kind::Shipment
		| Kind::Return
		| Kind::Reservation => resources::subjects(kind, after),
	}
}

/// The numbers given so far that follow `after`, counted from 1.
fn numbers<N>(after: Option<N>, next: N) -> core::ops::Range<N>
where
	N: sp_runtime::traits::Saturating + sp_runtime::traits::One,
{
	let first = after.map_or(N::one(), |after| after.saturating_add(N::one()));
	first..next
}

/// Subjects in ascending order, those after `after`.
fn ascending(
	subjects: impl Iterator<Item = Subject>,
	after: Option<&Subject>,
) -> Box<dyn Iterator<Item = Subject>> {
	let following: BTreeSet<Subject> =
		subjects.filter(|subject| after.is_none_or(|after| subject > after)).collect();
	Box::new(following.into_iter())
}

/// What an agency has left to send in this block; `None` if the number was never given.
pub fn quota(agency: AgencyId) -> Option<QuotaView> {
	let policy = Quota::policy(agency)?;
	let mut officers: Vec<AccountId32> =
		pallet_agencies::OfficersOf::<Runtime>::iter_key_prefix(agency).collect();
	officers.sort();
	Some(QuotaView {
		tier: pallet_agencies::Agencies::<Runtime>::get(agency)?.jurisdiction.level(),
		left: allowance(Quota::agency_levels(agency)?),
		policy: policy_view(policy.of_agency()),
		officer_policy: policy_view(policy.of_officer()),
		officers: officers
			.into_iter()
			.map(|officer| OfficerQuotaView { left: Quota::officer_levels(&officer).map(allowance), officer })
			.collect(),
	})
}

fn policy_view(policy: pallet_quota::Policy) -> PolicyView {
	PolicyView { burst: allowance(policy.burst), refill: allowance(policy.refill) }
}

fn allowance(levels: pallet_quota::Levels) -> AllowanceView {
	let pallet_quota::Levels { weight, bytes, urgent, security } = levels;
	AllowanceView {
		weight: Figure(weight),
		bytes: Figure(bytes),
		urgent: Figure(urgent),
		security: Figure(security),
	}
}

fn text<S: Get<u32>>(bytes: BoundedVec<u8, S>) -> Text {
	Text(bytes.into_inner())
}

fn proposal(proposal: Proposal<AccountId32, u32>) -> ProposalView {
	let Proposal { proposer, since, expires } = proposal;
	ProposalView { proposer, since, expires }
}

/// Declares functions that give the names of a pallet's enumeration those of the read model. No wildcard: a new variant
/// does not compile until it is named.
macro_rules! same_names {
	($( fn $function:ident: $from:path => $to:path { $( $variant:ident ),+ $(,)? } )+) => {$(
		fn $function(name: $from) -> $to {
			use {$from as From, $to as To};
			match name { $( From::$variant => To::$variant ),+ }
		}
	)+};
}

use same_names;
