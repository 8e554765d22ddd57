//! From an alert that this crate wrote back to the incident.

use crate::{
	export::{names, FORM},
	incident::{Distribution, HOME},
	model::Named,
	Alert, Block, CapIncident, Earlier, EventName, ExternalAlert, Facts, Fault, Filed, Info, Reference,
	Reporter, Scope,
};
use muster_primitives::{
	ContentRef, DigestAlgorithm, IhrAnnex2, IncidentId, MediaType, Moment, RegionCode, ResponseLevel,
	Revision,
};
use sp_core::H256;
use std::str::FromStr;

impl CapIncident {
	/// Whether an alert says that it tells of an incident of a Muster chain. Anybody can say so: what it tells is to be
	/// compared with the chain at its block.
	pub fn is_told_by(alert: &Alert) -> bool {
		alert.codes.iter().any(|code| code == FORM)
	}

	/// The incident that an alert of [`CapIncident::to_alert`] tells of. Refused when the alert says anything else
	/// besides: then something was changed or added on the way, and it is an alert from outside.
	pub fn from_alert(alert: &Alert) -> Result<Self, Fault> {
		if !Self::is_told_by(alert) {
			return Err(Fault::new("code", format!("is not `{FORM}`: the alert is from outside")));
		}
		let restored = restore(alert)?;
		// A signature says who passed the alert on, nothing of the incident.
		let unsigned = Alert { signed: false, ..alert.clone() };
		match restored.to_alert() {
			Ok(told) if told == unsigned => Ok(restored),
			Ok(_) => Err(Fault::new(
				"alert",
				"says more or other than the incident it names; take it in as an alert from outside",
			)),
			Err(faults) => {
				Err(faults.into_iter().next().unwrap_or_else(|| Fault::new("alert", "cannot be told again")))
			}
		}
	}
}

fn fault(element: &str) -> Fault {
	Fault::new(element, "is not as a Muster chain writes it; take the alert in as one from outside")
}

fn parsed<T: FromStr>(element: &str, text: &str) -> Result<T, Fault> {
	text.parse().map_err(|_| fault(element))
}

/// The identifier without the chain and the incident: revision and block.
fn message(text: &str, head: &str) -> Result<(Revision, Option<u32>), Fault> {
	let tail = text.strip_prefix(head).ok_or_else(|| fault("references"))?;
	match tail.split_once('.') {
		None => Ok((parsed("identifier", tail)?, None)),
		Some((revision, block)) => Ok((parsed("identifier", revision)?, Some(parsed("identifier", block)?))),
	}
}

fn restore(alert: &Alert) -> Result<CapIncident, Fault> {
	let [info, english] = &alert.infos[..] else { return Err(fault("info")) };
	let [area] = &info.areas[..] else { return Err(fault("area")) };
	let mut parts = alert.identifier.splitn(3, '.');
	let (Some(chain), Some(incident)) = (parts.next(), parts.next()) else { return Err(fault("identifier")) };
	let head = format!("{chain}.{incident}.");
	let incident: IncidentId = parsed("identifier", incident)?;
	let (revision, later) = message(&alert.identifier, &head)?;
	let (agency, host) = alert.sender.split_once('@').ok_or_else(|| fault("sender"))?;
	let domain = (host != format!("{chain}{HOME}")).then(|| host.to_string());

	let [sent_rest, onset_rest, expires_rest] = milliseconds(info)?;
	let offset = alert.sent.offset();
	let block = block(info, alert.sent.moment().saturating_add(sent_rest))?;
	if later.is_some_and(|number| number != block.number) {
		return Err(fault("identifier"));
	}
	let filed = match parameter(info, names::FILED) {
		None => Filed { block: block.number, at: block.at },
		Some(text) => {
			let (number, at) = text.split_once('@').ok_or_else(|| fault(names::FILED))?;
			Filed { block: parsed(names::FILED, number)?, at: parsed(names::FILED, at)? }
		}
	};
	let mut earlier = Vec::new();
	for reference in &alert.references {
		let (revision, block) = message(&reference.identifier, &head)?;
		earlier.push(Earlier { revision, block, sent: reference.sent });
	}
	let [event] = &info.event_codes[..] else { return Err(fault("eventCode")) };
	let (id, code) = event.value.split_once('/').ok_or_else(|| fault("eventCode"))?;
	let mut regions = Vec::new();
	for geocode in &area.geocodes {
		let code: u32 = parsed("geocode", &geocode.value)?;
		regions.push(RegionCode::new(code).map_err(|_| fault("geocode"))?);
	}
	let level = match parameter(info, names::LEVEL) {
		None => None,
		Some(text) => Some(ResponseLevel::find(text).ok_or_else(|| fault(names::LEVEL))?),
	};
	Ok(CapIncident {
		chain: chain.into(),
		incident,
		revision,
		live_from: earlier.first().map_or(revision, |message| message.revision),
		event: EventName {
			id: parsed("eventCode", id)?,
			code: code.into(),
			zh: info.event.clone(),
			en: english.event.clone(),
		},
		status: alert.status,
		distribution: match alert.scope {
			Scope::Public => Distribution::Public,
			Scope::Restricted => {
				Distribution::Restricted { rule: alert.restriction.clone().unwrap_or_default() }
			}
			Scope::Private => Distribution::Private { addresses: alert.addresses.clone() },
		},
		reporter: Reporter {
			agency: parsed("sender", agency)?,
			name: info.sender_name.clone().unwrap_or_default(),
			domain,
		},
		facts: Facts {
			categories: info.categories,
			urgency: info.urgency,
			severity: info.severity,
			regions,
			point: area.circles.first().map(|circle| circle.centre),
			onset: info.onset.map(|onset| onset.moment().saturating_add(onset_rest)),
			observed_at: parsed(names::OBSERVED, parameter(info, names::OBSERVED).unwrap_or_default())?,
			utc_offset: offset,
			headline: info.headline.clone().unwrap_or_default(),
			content: content(info)?,
			ihr: ihr(info)?,
			external: external(info)?,
		},
		area: area.description.clone(),
		filed,
		block,
		standing: parsed(names::VERDICT, parameter(info, names::VERDICT).unwrap_or_default())?,
		certainty: info.certainty,
		level,
		expires: info.expires.map(|expires| expires.moment().saturating_add(expires_rest)),
		note: alert.note.clone(),
		earlier,
	})
}

fn parameter<'a>(info: &'a Info, name: &str) -> Option<&'a str> {
	info.parameters.iter().find(|parameter| parameter.name == name).map(|parameter| parameter.value.as_str())
}

fn milliseconds(info: &Info) -> Result<[Moment; 3], Fault> {
	let Some(text) = parameter(info, names::MILLISECONDS) else { return Ok([0; 3]) };
	let mut rest = [0; 3];
	for (slot, text) in rest.iter_mut().zip(text.split(',')) {
		*slot = parsed(names::MILLISECONDS, text)?;
		if *slot > 999 {
			return Err(fault(names::MILLISECONDS));
		}
	}
	Ok(rest)
}

fn block(info: &Info, at: Moment) -> Result<Block, Fault> {
	let text = parameter(info, names::BLOCK).unwrap_or_default();
	let (hash, number) = text.split_once('#').ok_or_else(|| fault(names::BLOCK))?;
	Ok(Block { hash: hash_of(names::BLOCK, hash)?, number: parsed(names::BLOCK, number)?, at })
}

fn hash_of(element: &str, text: &str) -> Result<H256, Fault> {
	parsed(element, text.strip_prefix("0x").unwrap_or_default())
}

fn content(info: &Info) -> Result<ContentRef, Fault> {
	let text = parameter(info, names::CONTENT).unwrap_or_default();
	let wrong = || fault(names::CONTENT);
	let (algorithm, rest) = text.split_once(':').ok_or_else(wrong)?;
	let [digest, size, media_type] = rest.split(';').collect::<Vec<_>>()[..] else { return Err(wrong()) };
	Ok(ContentRef {
		algorithm: DigestAlgorithm::find(algorithm).ok_or_else(wrong)?,
		digest: hash_of(names::CONTENT, digest)?,
		size: parsed(names::CONTENT, size)?,
		media_type: MediaType::find(media_type).ok_or_else(wrong)?,
	})
}

fn ihr(info: &Info) -> Result<IhrAnnex2, Fault> {
	let Some(text) = parameter(info, names::IHR) else { return Ok(IhrAnnex2::default()) };
	let mut answers = [None; 4];
	for (slot, text) in answers.iter_mut().zip(text.split(',')) {
		*slot = match text {
			"yes" => Some(true),
			"no" => Some(false),
			"unknown" => None,
			_ => return Err(fault(names::IHR)),
		};
	}
	let [serious_impact, unusual, international_spread, trade_restrictions] = answers;
	Ok(IhrAnnex2 { serious_impact, unusual, international_spread, trade_restrictions })
}

fn external(info: &Info) -> Result<Option<ExternalAlert>, Fault> {
	let Some(text) = parameter(info, names::EXTERNAL) else { return Ok(None) };
	let Reference { sender, identifier, sent } = parsed(names::EXTERNAL, text)?;
	Ok(Some(ExternalAlert { sender, identifier, sent: sent.moment(), sent_offset: sent.offset() }))
}
