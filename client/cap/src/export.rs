//! From an incident to an alert.

use crate::{
	fault::Faults, incident::Distribution, model::Named, Alert, Area, CapIncident, Circle, DateTime, Fault,
	Info, NameValue, Reference, Scope,
};
use muster_primitives::Moment;

/// Marks the form in which this crate writes incidents.
pub(crate) const FORM: &str = "muster-cap-1";

/// Names of parameters and codes. Those without `MUSTER` are for every reader, the others for the way back.
pub(crate) mod names {
	pub(crate) const VERDICT: &str = "VERDICT";
	pub(crate) const BLOCK: &str = "BLOCK";
	pub(crate) const LEVEL: &str = "CN-LEVEL";
	pub(crate) const IHR: &str = "IHR-A2";
	pub(crate) const REGION: &str = "GBT2260";
	pub(crate) const EVENT: &str = "MUSTER";
	pub(crate) const FILED: &str = "MUSTER-FILED";
	pub(crate) const OBSERVED: &str = "MUSTER-OBSERVED";
	pub(crate) const CONTENT: &str = "MUSTER-CONTENT";
	pub(crate) const EXTERNAL: &str = "MUSTER-EXTERNAL";
	pub(crate) const MILLISECONDS: &str = "MUSTER-MILLISECONDS";
}

/// Languages of the two infos: the same facts, the event by its name in each.
pub(crate) const LANGUAGES: [&str; 2] = ["zh-CN", "en-US"];

impl CapIncident {
	/// The alert that tells of this. [`CapIncident::from_alert`] gives the same incident back.
	pub fn to_alert(&self) -> Result<Alert, Vec<Fault>> {
		let mut faults = Faults::default();
		self.check(&mut faults);
		let mut time = |element: &str, moment: Moment| {
			let time = DateTime::new(moment, self.facts.utc_offset);
			time.map_err(|problem| faults.add(element, problem)).ok()
		};
		let sent = time("block/at", self.block.at);
		let onset = self.facts.onset.and_then(|onset| time("facts/onset", onset));
		let expires = self.expires.and_then(|expires| time("expires", expires));
		let external = self.facts.external.as_ref().and_then(|external| {
			let sent = DateTime::new(external.sent, external.sent_offset);
			let sent = sent.map_err(|problem| faults.add("facts/external/sent", problem)).ok()?;
			Some(Reference { sender: external.sender.clone(), identifier: external.identifier.clone(), sent })
		});
		let (Some(sent), true) = (sent, faults.is_empty()) else { return Err(faults.into_vec()) };

		let names = [&self.event.zh, &self.event.en];
		let infos = LANGUAGES.iter().zip(names).map(|(language, event)| Info {
			language: (*language).into(),
			categories: self.facts.categories,
			event: event.clone(),
			response_types: Vec::new(),
			urgency: self.facts.urgency,
			severity: self.facts.severity,
			certainty: self.certainty,
			audience: None,
			event_codes: vec![NameValue::new(names::EVENT, format!("{}/{}", self.event.id, self.event.code))],
			effective: None,
			onset,
			expires,
			sender_name: Some(self.reporter.name.clone()),
			headline: Some(self.facts.headline.clone()),
			description: None,
			instruction: None,
			web: None,
			contact: None,
			parameters: self.parameters(external.as_ref()),
			resources: Vec::new(),
			areas: vec![self.area()],
		});
		let (scope, restriction, addresses) = match &self.distribution {
			Distribution::Public => (Scope::Public, None, Vec::new()),
			Distribution::Restricted { rule } => (Scope::Restricted, Some(rule.clone()), Vec::new()),
			Distribution::Private { addresses } => (Scope::Private, None, addresses.clone()),
		};
		let references = self.earlier.iter().map(|message| Reference {
			sender: self.sender(),
			identifier: self.identifier_of(message.revision, message.block),
			sent: message.sent,
		});
		let alert = Alert {
			identifier: self.identifier(),
			sender: self.sender(),
			sent,
			status: self.status,
			msg_type: self.msg_type(),
			source: None,
			scope,
			restriction,
			addresses,
			codes: vec![FORM.into()],
			note: self.note.clone(),
			references: references.collect(),
			incidents: vec![format!("{}.{}", self.chain, self.incident)],
			infos: infos.collect(),
			signed: false,
		};
		let found = alert.validate();
		if found.is_empty() {
			Ok(alert)
		} else {
			Err(found)
		}
	}

	fn area(&self) -> Area {
		let regions = self.facts.regions.iter();
		Area {
			description: self.area.clone(),
			polygons: Vec::new(),
			circles: self.facts.point.iter().map(|point| Circle { centre: *point, radius: 0 }).collect(),
			geocodes: regions
				.map(|region| NameValue::new(names::REGION, format!("{:06}", region.code())))
				.collect(),
			altitude: None,
			ceiling: None,
		}
	}

	fn parameters(&self, external: Option<&Reference>) -> Vec<NameValue> {
		let facts = &self.facts;
		let mut parameters = vec![
			NameValue::new(names::VERDICT, self.standing.to_string()),
			NameValue::new(names::BLOCK, format!("{:?}#{}", self.block.hash, self.block.number)),
		];
		let mut add = |name: &str, value: Option<String>| {
			parameters.extend(value.map(|value| NameValue::new(name, value)));
		};
		add(names::LEVEL, self.level.map(Named::name));
		let ihr = facts.ihr;
		let answers = [ihr.serious_impact, ihr.unusual, ihr.international_spread, ihr.trade_restrictions];
		let spelled = answers.map(|answer| match answer {
			Some(true) => "yes",
			Some(false) => "no",
			None => "unknown",
		});
		add(names::IHR, answers.iter().any(Option::is_some).then(|| spelled.join(",")));
		let filed = self.filed;
		add(names::FILED, self.own_block().map(|_| format!("{}@{}", filed.block, filed.at)));
		add(names::OBSERVED, Some(facts.observed_at.to_string()));
		let content = facts.content;
		let digest = format!(
			"{}:{:?};{};{}",
			content.algorithm.name(),
			content.digest,
			content.size,
			content.media_type.name()
		);
		add(names::CONTENT, Some(digest));
		add(names::EXTERNAL, external.map(ToString::to_string));
		// CAP has whole seconds; the rest of the chain's times stands here.
		let rest =
			[self.block.at, facts.onset.unwrap_or(0), self.expires.unwrap_or(0)].map(|moment| moment % 1_000);
		let spelled = rest.map(|milliseconds| milliseconds.to_string()).join(",");
		add(names::MILLISECONDS, rest.iter().any(|milliseconds| *milliseconds > 0).then_some(spelled));
		parameters
	}
}
