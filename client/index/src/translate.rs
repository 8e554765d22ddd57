//! From the runtime's types to rows.

use crate::model::{ActRow, Block, BlockRef, Facet, Facets, Line, RecordRow, Touched};
use muster_primitives::{Moment, RegionCode};
use muster_runtime_api::{Act, Amount, BlockChanges, Matter, Record, Subject, Text};
use sp_core::H256;
use std::collections::{BTreeMap, BTreeSet};

/// The rows of a block, out of what the runtime says it changed and the hashes of its extrinsics in their order.
pub fn block(
	at: BlockRef,
	parent: H256,
	changes: &BlockChanges,
	extrinsics: &[H256],
) -> Result<Block, serde_json::Error> {
	let touched = changes
		.touched
		.iter()
		.map(|(subject, record)| touched(subject, record.as_ref()))
		.collect::<Result<Vec<_>, _>>()?;
	let regions: BTreeMap<&str, &BTreeSet<RegionCode>> = touched
		.iter()
		.filter_map(|touched| Some((touched.subject.as_str(), &touched.record.as_ref()?.facets.regions)))
		.collect();
	let acts = changes
		.acts
		.iter()
		.map(|done| {
			let mut row = act(done, extrinsics);
			let of_subjects = row.subjects.iter().filter_map(|subject| regions.get(subject.as_str()));
			row.regions = of_subjects.flat_map(|regions| regions.iter().copied()).collect();
			row
		})
		.collect();
	Ok(Block { at, parent, time: changes.at, acts, touched })
}

/// A subject and its record as rows.
pub fn touched(subject: &Subject, record: Option<&Record>) -> Result<Touched, serde_json::Error> {
	let row = record.map(|record| self::record(subject, record)).transpose()?;
	Ok(Touched { subject: subject.to_string(), record: row })
}

/// An act as a row, without the regions of its subjects.
pub fn act(act: &Act, extrinsics: &[H256]) -> ActRow {
	let hash = act.extrinsic.and_then(|index| extrinsics.get(usize::try_from(index).ok()?)).copied();
	ActRow {
		event: act.event,
		name: readable(&act.name),
		agency: act.agency,
		officer: act.officer.as_ref().map(ToString::to_string),
		extrinsic: act.extrinsic,
		extrinsic_hash: hash,
		claimed: act.claimed,
		message: act.message.map(|message| message.name().into()),
		subjects: act.subjects.iter().map(ToString::to_string).collect(),
		regions: BTreeSet::new(),
	}
}

/// A record as a row.
pub fn record(subject: &Subject, record: &Record) -> Result<RecordRow, serde_json::Error> {
	Ok(RecordRow {
		kind: record.kind(),
		id: number(subject),
		facets: facets(subject, record),
		lines: lines(record),
		json: serde_json::to_string(record)?,
	})
}

/// The subject's own number, by which records of one moment are ordered.
fn number(subject: &Subject) -> u64 {
	match subject {
		Subject::Agency(id) | Subject::Reliability(id) | Subject::Product(id) => (*id).into(),
		Subject::EventType(id) | Subject::Metric(id) => (*id).into(),
		Subject::Incident(id)
		| Subject::Round(id)
		| Subject::Observation(id)
		| Subject::Request(id)
		| Subject::Offer(id)
		| Subject::Commitment(id)
		| Subject::Shipment(id)
		| Subject::Return(id)
		| Subject::Reservation(id) => *id,
		Subject::Officer(_)
		| Subject::Validator(_)
		| Subject::ResponseLevel(..)
		| Subject::Region(_)
		| Subject::Cell(_)
		| Subject::Derivation(..) => 0,
	}
}

/// A text for reading and searching; the JSON has the bytes if it is none.
fn readable(text: &Text) -> String {
	String::from_utf8_lossy(&text.0).into_owned()
}

/// Texts that are searched together, in lower case.
fn searched<'a>(texts: impl IntoIterator<Item = &'a Text>) -> String {
	let texts: Vec<String> = texts.into_iter().map(|text| readable(text).to_lowercase()).collect();
	texts.join(" ")
}

/// A set of values as a facet holds it: one bit each.
fn mask(indices: impl IntoIterator<Item = u32>) -> u32 {
	indices.into_iter().filter_map(|index| 1u32.checked_shl(index)).fold(0, |mask, bit| mask | bit)
}

/// What a record is found by, put together.
struct Found(Facets);

impl Found {
	fn at(at: Moment) -> Self {
		Self(Facets { at, ..Default::default() })
	}

	fn region(mut self, region: RegionCode) -> Self {
		self.0.regions.insert(region);
		self
	}

	fn with(mut self, facet: Facet, code: impl Into<Option<u32>>) -> Self {
		if let Some(code) = code.into() {
			self.0.codes.insert(facet, code);
		}
		self
	}

	fn product(mut self, product: u32) -> Self {
		self.0.products.insert(product);
		self
	}

	fn text<'a>(mut self, texts: impl IntoIterator<Item = &'a Text>) -> Self {
		self.0.text = searched(texts);
		self
	}

	fn of(mut self, parent: Subject) -> Self {
		self.0.parent = Some(parent.to_string());
		self
	}
}

fn facets(subject: &Subject, record: &Record) -> Facets {
	use Facet::*;
	match record {
		Record::Agency(agency) => {
			let found = Found::at(0)
				.region(agency.jurisdiction)
				.with(Class, u32::from(agency.class.index()))
				.with(State, agency.status as u32)
				.text([&agency.name]);
			match agency.parent {
				Some(parent) => found.of(Subject::Agency(parent)),
				None => found,
			}
		}
		Record::Officer(officer) => Found::at(0)
			.with(Agency, officer.agency)
			.with(State, officer.status as u32)
			.of(Subject::Agency(officer.agency)),
		Record::Validator(validator) => {
			Found::at(0).with(Agency, validator.agency).with(State, validator.standing as u32)
		}
		Record::EventType(event_type) => Found::at(0)
			.with(EventType, u32::try_from(number(subject)).ok())
			.with(Category, u32::from(event_type.categories.bits()))
			.text([&event_type.code, &event_type.names.zh, &event_type.names.en]),
		Record::Incident(incident) => {
			let found = Found::at(incident.filed_at)
				.with(EventType, u32::from(incident.event_type))
				.with(Status, u32::from(incident.status.index()))
				.with(Severity, u32::from(incident.severity.index()))
				.with(Verification, incident.verification as u32)
				.with(Management, incident.management as u32)
				.with(Agency, incident.reporter);
			match incident.last_report() {
				Some(report) => report
					.regions
					.iter()
					.fold(found, |found, region| found.region(*region))
					.with(Category, u32::from(report.categories.bits()))
					.with(Urgency, u32::from(report.urgency.index()))
					.text([&report.headline]),
				None => found.region(incident.region),
			}
		}
		Record::ResponseLevel(level) => {
			let found = Found::at(level.last.as_ref().map_or(0, |last| last.at))
				.with(Agency, level.last.as_ref().map(|last| last.agency))
				.with(State, level.declared.as_ref().map(|declared| u32::from(declared.level.index())));
			match subject {
				Subject::ResponseLevel(region, event_type) => {
					found.region(*region).with(EventType, u32::from(*event_type))
				}
				_ => found,
			}
		}
		Record::Region(_) => match subject {
			Subject::Region(region) => Found::at(0).region(*region),
			_ => Found::at(0),
		},
		Record::Round(round) => {
			let matter = match round.matter {
				Matter::Incident { incident, .. } => Subject::Incident(incident),
				Matter::Need { request, .. } => Subject::Request(request),
				Matter::Delivery { shipment } => Subject::Shipment(shipment),
			};
			Found::at(round.opened)
				.region(round.region)
				.with(Status, u32::from(round.status.index()))
				.with(Category, mask([u32::from(round.category.index())]))
				.with(Agency, round.reporter)
				.with(State, round.state as u32)
				.of(matter)
		}
		Record::Reliability(_) => match subject {
			Subject::Reliability(agency) => Found::at(0).with(Agency, *agency).of(Subject::Agency(*agency)),
			_ => Found::at(0),
		},
		Record::Metric(metric) => {
			let found = Found::at(0).with(Metric, u32::try_from(number(subject)).ok());
			match metric.definitions.last() {
				Some(definition) => found.with(EventType, u32::from(definition.event_type)).text([
					&definition.code,
					&definition.names.zh,
					&definition.names.en,
				]),
				None => found,
			}
		}
		Record::Observation(observation) => Found::at(observation.observed_at)
			.region(observation.cell.region)
			.with(Metric, u32::from(observation.cell.metric))
			.with(Status, u32::from(observation.cell.status.index()))
			.with(Agency, observation.agency)
			.of(Subject::Cell(observation.cell)),
		Record::Cell(cell) => match subject {
			Subject::Cell(key) => Found::at(key.start)
				.region(key.region)
				.with(Metric, u32::from(key.metric))
				.with(Status, u32::from(key.status.index()))
				.with(State, cell.figure.map(|figure| figure.status as u32))
				.of(Subject::Metric(key.metric)),
			_ => Found::at(0),
		},
		Record::Derivation(_) => match subject {
			Subject::Derivation(metric, agency) => Found::at(0)
				.with(Metric, u32::from(*metric))
				.with(Agency, *agency)
				.of(Subject::Metric(*metric)),
			_ => Found::at(0),
		},
		Record::Product(product) => match u32::try_from(number(subject)) {
			Ok(number) => Found::at(0).product(number),
			Err(_) => Found::at(0),
		}
		.text([&product.code, &product.name_zh, &product.name_en]),
		Record::Request(request) => {
			let found = Found::at(request.submitted_at)
				.region(request.region)
				.with(Status, u32::from(request.status.index()))
				.with(Agency, request.agency)
				.with(Priority, u32::from(request.priority.index()))
				.with(LineState, mask(request.lines.iter().map(|line| line.state as u32)));
			let found = request.lines.iter().fold(found, |found, line| found.product(line.product));
			match request.incident {
				Some(incident) => found.of(Subject::Incident(incident)),
				None => found,
			}
		}
		Record::Offer(offer) => {
			let found = Found::at(offer.published_at)
				.region(offer.region)
				.with(Status, u32::from(offer.status.index()))
				.with(Agency, offer.supplier)
				.with(State, offer.state as u32)
				.product(offer.product);
			match offer.in_reply {
				Some(line) => found.of(Subject::Request(line.request)),
				None => found,
			}
		}
		Record::Commitment(commitment) => Found::at(0)
			.with(Agency, commitment.agency)
			.product(commitment.product)
			.of(Subject::Request(commitment.request)),
		Record::Shipment(shipment) => Found::at(shipment.dispatched_at)
			.region(shipment.region)
			.with(Status, u32::from(shipment.status.index()))
			.with(Agency, shipment.supplier)
			.with(State, shipment.state as u32)
			.product(shipment.product)
			.of(Subject::Commitment(shipment.commitment)),
		Record::Return(returned) => Found::at(returned.sent_at)
			.with(State, returned.state as u32)
			.of(Subject::Shipment(returned.shipment)),
		Record::Reservation(reservation) => Found::at(0)
			.with(Agency, reservation.agency)
			.with(State, reservation.state as u32)
			.of(Subject::Offer(reservation.offer)),
	}
	.0
}

fn lines(record: &Record) -> Vec<Line> {
	let Record::Request(request) = record else { return vec![] };
	let line = |line: &muster_runtime_api::LineView| Line {
		region: request.region,
		status: request.status.index(),
		product: line.product,
		priority: request.priority.index(),
		state: line.state as u8,
		quantity: line.requested.map(|Amount(quantity)| quantity),
		outstanding: line.outstanding.0,
		submitted: request.submitted_at,
	};
	request.lines.iter().map(line).collect()
}
