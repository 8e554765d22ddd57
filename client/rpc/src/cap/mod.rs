//! `muster_exportCap`: what the chain knows of an incident, as a CAP 1.2 alert.
//!
//! A message tells how an incident stood after the block it speaks of, and names every message that it takes the place
//! of. The index knows the blocks that touched the incident; the runtime says how it stood after each.

mod messages;

use crate::{
	answer::{Answer, BlockRow},
	chain::Chain,
	error::Error,
	ones::blocking,
	params::Args,
	reading::{Reading, Reply},
};
use messages::{messages, standing_before, Filing, Message, State};
use muster_cap::{
	Block, CapIncident, Classes, DateTime, Distribution, Earlier, EventName, ExternalAlert, Facts, Filed,
	Reporter, Standing,
};
use muster_index::{Consistency, Position, Status, MAX_PAGE};
use muster_primitives::{
	AgencyId, CapStatus, ContentRef, EventTypeId, IncidentId, Moment, RegionCode, ResponseLevel, Revision,
	RoundId,
};
use muster_runtime_api::{
	AgencyRecord, ContentView, EventTypeRecord, ExternalAlertView, IncidentRecord, Record, ReportView,
	RoundRecord, Subject, Text,
};
use serde_json::json;
use std::{collections::BTreeMap, sync::Arc};

/// Blocks whose states may have to be read for one message.
const MAX_BLOCKS: usize = 512;
/// How long what is public holds where no alert says until when.
const HOLDS_MS: Moment = 24 * 3_600_000;
/// The rule by which what is not public is passed on.
const RULE: &str = "Agencies of the chain";

/// What the caller adds.
struct Options {
	revision: Option<Revision>,
	domain: Option<String>,
	area: Option<String>,
}

/// The last message about a revision of an incident.
pub async fn export(reading: Arc<Reading>, args: Args) -> Result<Reply, Error> {
	let incident = args.number("incident").ok_or_else(|| Error::parameter("incident", "is missing"))?;
	let fields = args.fields("options");
	let options = Options {
		revision: fields.small("revision"),
		domain: fields.text("domain").map(Into::into),
		area: fields.text("area").map(Into::into),
	};
	let (touched, status) = touched(&reading, incident).await?;
	let (first, last) = (status.first, status.finalised.number);
	let chain = reading.chain();
	let teller = move || Teller { chain: &*chain, incident, touched, first, last }.tell(options);
	let told = blocking(teller).await?;
	let alert = told.to_alert().map_err(refused)?;
	let xml = alert.to_xml().map_err(refused)?;
	Answer::of_index(json!({ "identifier": told.identifier(), "xml": xml }), &status).written()
}

/// A message that its own standard forbids: what the chain holds is checked, so it is the caller's words or a fault here.
fn refused(faults: Vec<muster_cap::Fault>) -> Error {
	Error::parameter("options", muster_cap::Refused::Invalid(faults).to_string())
}

/// The final blocks that touched an incident, with their times.
async fn touched(
	reading: &Reading,
	incident: IncidentId,
) -> Result<(BTreeMap<u32, (BlockRow, Moment)>, Status), Error> {
	let subject = Subject::Incident(incident);
	let mut blocks = BTreeMap::new();
	let mut after: Option<Position> = None;
	loop {
		let page = reading.reader()?.audit(&subject, Consistency::Final, after, MAX_PAGE).await?;
		for act in page.data.rows {
			blocks.insert(act.block.number, (act.block.into(), act.proved));
		}
		if blocks.len() > MAX_BLOCKS {
			let what = format!(
				"incident {incident} was changed in more than {MAX_BLOCKS} blocks: too many to tell of"
			);
			return Err(Error::TooExpensive { what });
		}
		after = page.data.next;
		if after.is_none() {
			return Ok((blocks, page.status));
		}
	}
}

/// Puts a message together from states.
struct Teller<'a> {
	chain: &'a dyn Chain,
	incident: IncidentId,
	touched: BTreeMap<u32, (BlockRow, Moment)>,
	/// The index knows of the blocks after this one.
	first: u32,
	last: u32,
}

/// A message with the time of its block, and until when an alert is in force.
struct Told {
	message: Message,
	at: Moment,
	alert_until: Option<Moment>,
	utc_offset: i16,
}

impl Teller<'_> {
	fn tell(&self, options: Options) -> Result<CapIncident, Error> {
		let mut states: Vec<(u32, State)> = Vec::new();
		let mut filings: Vec<Filing> = Vec::new();
		for (block, _) in self.touched.values() {
			let record = self.record(*block)?;
			let state = State::of(&record);
			if states.last().is_none_or(|(_, last)| *last != state) {
				states.push((block.number, state));
			}
			filings = record.reports.iter().map(Filing::from).collect();
		}
		if self.first > 0 && filings.iter().any(|filing| filing.block <= self.first) {
			return Err(Error::Behind { first: Some(self.first) });
		}
		let all = messages(&filings, &states, self.last);
		let wanted = options.revision.or(filings.last().map(|filing| filing.revision));
		let message = all.iter().rev().find(|message| Some(message.revision) == wanted);
		let message = message.ok_or_else(|| match options.revision {
			Some(revision) if !all.is_empty() => {
				let what =
					format!("revision {revision} of incident {}, which has {}", self.incident, filings.len());
				Error::Unknown { what }
			}
			_ => Error::Unknown { what: format!("incident/{}", self.incident) },
		})?;
		let (live_from, before) = standing_before(&all, message);
		let live = before.iter().map(|one| self.told(one, &filings)).collect::<Result<Vec<_>, _>>()?;
		self.compose(&self.told(message, &filings)?, live_from, &live, options)
	}

	fn compose(
		&self,
		told: &Told,
		live_from: Revision,
		live: &[Told],
		options: Options,
	) -> Result<CapIncident, Error> {
		let state = told.message.state;
		let (block, _) = self.block(told.message.block)?;
		let record = self.record(block)?;
		let report = record.reports.iter().find(|report| report.revision == told.message.revision);
		let report = report.ok_or_else(|| Error::unreadable("an incident", "it has no such report"))?;
		let agency = self.agency(block, record.reporter)?;
		let event = self.event_type(block, record.event_type)?;
		let round = state.judged.map(|round| self.round(block, round)).transpose()?;
		// Who was told in public is told in public, too, when it turns out otherwise.
		let is_public = live
			.iter()
			.chain([told])
			.any(|one| one.message.state.is_confirmed() || one.alert_until.is_some());
		let holds = told.alert_until.unwrap_or(told.at.saturating_add(HOLDS_MS));
		let genesis = format!("{:?}", self.chain.heads().genesis);
		let earlier = live.iter().map(earlier).collect::<Result<Vec<_>, _>>()?;
		Ok(CapIncident {
			chain: genesis.chars().skip(2).take(8).collect(),
			incident: self.incident,
			revision: told.message.revision,
			live_from,
			event: EventName {
				id: record.event_type,
				code: text(&event.code),
				zh: text(&event.names.zh),
				en: text(&event.names.en),
			},
			status: record.status,
			distribution: match is_public {
				true => Distribution::Public,
				false => Distribution::Restricted { rule: RULE.into() },
			},
			reporter: Reporter {
				agency: record.reporter,
				name: text(&agency.name),
				domain: options.domain.map(|domain| format!("agency-{}.{domain}", record.reporter)),
			},
			area: options.area.unwrap_or_else(|| codes(&report.regions)),
			filed: Filed { block: report.block, at: report.filed_at },
			block: Block { hash: block.hash, number: block.number, at: told.at },
			standing: Standing {
				verification: state.verification,
				provisional: state.provisional,
				previous: state.previous,
				classes: round.as_ref().and_then(classes),
				round: state.judged.or(state.round),
			},
			certainty: certainty(&state),
			level: self.level(block, &record)?,
			expires: (is_public && !state.verification.is_over()).then_some(holds),
			note: note(&state, &record),
			earlier,
			facts: facts(report),
		})
	}

	fn told(&self, message: &Message, filings: &[Filing]) -> Result<Told, Error> {
		let (block, at) = self.block(message.block)?;
		let alert = self.record(block)?.alert.map(|alert| alert.expires).filter(|expires| at < *expires);
		let filing = filings.iter().find(|filing| filing.revision == message.revision);
		let utc_offset = filing.map_or(0, |filing| filing.utc_offset);
		Ok(Told { message: *message, at, alert_until: alert, utc_offset })
	}

	fn block(&self, number: u32) -> Result<(BlockRow, Moment), Error> {
		self.touched.get(&number).map_or_else(|| self.chain.block(number), |block| Ok(*block))
	}

	fn existing(&self, at: BlockRow, subject: &Subject) -> Result<Record, Error> {
		let record = self.chain.record(at, subject)?;
		record.ok_or_else(|| {
			Error::unreadable(&format!("block {}", at.number), format!("there is no {subject}"))
		})
	}

	fn record(&self, at: BlockRow) -> Result<IncidentRecord, Error> {
		match self.existing(at, &Subject::Incident(self.incident))? {
			Record::Incident(record) => Ok(record),
			other => Err(another(&other)),
		}
	}

	fn agency(&self, at: BlockRow, agency: AgencyId) -> Result<AgencyRecord, Error> {
		match self.existing(at, &Subject::Agency(agency))? {
			Record::Agency(record) => Ok(record),
			other => Err(another(&other)),
		}
	}

	fn event_type(&self, at: BlockRow, event_type: EventTypeId) -> Result<EventTypeRecord, Error> {
		match self.existing(at, &Subject::EventType(event_type))? {
			Record::EventType(record) => Ok(record),
			other => Err(another(&other)),
		}
	}

	fn round(&self, at: BlockRow, round: RoundId) -> Result<RoundRecord, Error> {
		match self.existing(at, &Subject::Round(round))? {
			Record::Round(record) => Ok(record),
			other => Err(another(&other)),
		}
	}

	/// The gravest level in force for the incident's region and what it lies in. None is declared for drills.
	fn level(&self, at: BlockRow, record: &IncidentRecord) -> Result<Option<ResponseLevel>, Error> {
		if record.status != CapStatus::Actual {
			return Ok(None);
		}
		let mut gravest = None;
		for region in record.region.lineage() {
			let found = self.chain.record(at, &Subject::ResponseLevel(region, record.event_type))?;
			if let Some(Record::ResponseLevel(found)) = found {
				let level = found.declared.map(|declared| declared.level);
				// I is the gravest, and the least.
				gravest = [gravest, level].into_iter().flatten().min();
			}
		}
		Ok(gravest)
	}
}

fn another(record: &Record) -> Error {
	Error::unreadable("a record", format!("it is of another kind, {}", record.kind()))
}

fn text(text: &Text) -> String {
	String::from_utf8_lossy(&text.0).into_owned()
}

fn codes(regions: &[RegionCode]) -> String {
	regions.iter().map(|region| format!("{:06}", region.code())).collect::<Vec<_>>().join("、")
}

fn earlier(told: &Told) -> Result<Earlier, Error> {
	let Message { revision, block, is_report, .. } = told.message;
	let sent =
		DateTime::new(told.at, told.utc_offset).map_err(|problem| Error::unreadable("a time", problem))?;
	Ok(Earlier { revision, block: (!is_report).then_some(block), sent })
}

/// Classes on the verdict's side, of those that could vote; none where it took no side.
fn classes(round: &RoundRecord) -> Option<Classes> {
	let agree = round.outcome?.carried_by.iter().count();
	let of = round.classes_tally.iter().filter(|class| class.eligible_lines > 0).count();
	let count = |number: usize| u32::try_from(number).ok();
	(agree > 0).then_some(Classes { agree: count(agree)?, of: count(of)? })
}

/// CAP `certainty`, by the table of the pallet `incidents`.
fn certainty(state: &State) -> muster_primitives::Certainty {
	use muster_cap::Verification as Now;
	use muster_primitives::{Certainty, Verdict};
	match (state.verification, state.previous) {
		(Now::UnderVerification, _) if state.provisional => Certainty::Likely,
		(Now::UnderVerification, Some(verdict)) => match verdict {
			Verdict::Confirmed => Certainty::Observed,
			Verdict::ConfirmedLimited => Certainty::Likely,
			Verdict::Refuted => Certainty::Unlikely,
			Verdict::Disputed | Verdict::Unverifiable => Certainty::Unknown,
		},
		(Now::Confirmed, _) => Certainty::Observed,
		(Now::ConfirmedLimited, _) => Certainty::Likely,
		(Now::Reported | Now::UnderVerification, _) => Certainty::Possible,
		(Now::Refuted | Now::Discarded, _) => Certainty::Unlikely,
		(Now::Disputed | Now::Unverifiable | Now::Merged | Now::Expired, _) => Certainty::Unknown,
	}
}

/// Why it is taken back.
fn note(state: &State, record: &IncidentRecord) -> Option<String> {
	use muster_cap::Verification as Now;
	match state.verification {
		Now::Refuted => Some(match state.judged {
			Some(round) => format!("Refuted by validation round {round}"),
			None => "Refuted".into(),
		}),
		Now::Discarded => Some(match &record.discard {
			Some(discard) => {
				format!("Discarded at triage by agency {}: {}", discard.agency, discard.reason.name())
			}
			None => "Discarded at triage".into(),
		}),
		Now::Merged => Some(match state.merged_into {
			Some(other) => format!("Incident {other} tells of it from now on"),
			None => "Another incident tells of it from now on".into(),
		}),
		Now::Expired => Some("Nobody could verify it in time".into()),
		_ => None,
	}
}

fn facts(report: &ReportView) -> Facts {
	let ContentView { algorithm, digest, size, media_type } = report.content;
	Facts {
		categories: report.categories,
		urgency: report.urgency,
		severity: report.severity,
		regions: report.regions.clone(),
		point: report.point,
		onset: report.onset,
		observed_at: report.observed_at,
		utc_offset: report.utc_offset,
		headline: text(&report.headline),
		content: ContentRef { algorithm, digest, size, media_type },
		ihr: report.ihr.into(),
		external: report.external.as_ref().map(external),
	}
}

fn external(alert: &ExternalAlertView) -> ExternalAlert {
	ExternalAlert {
		sender: text(&alert.sender),
		identifier: text(&alert.identifier),
		sent: alert.sent,
		sent_offset: alert.sent_offset,
	}
}
