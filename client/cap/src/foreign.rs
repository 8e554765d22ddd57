//! From an alert of another system to the facts of a report that nobody here has verified.

use crate::{
	fault::Faults, Alert, ExternalAlert, Facts, Fault, Info, MsgType, NameValue, Reference, Refused, Scope,
	MAX_EXTERNAL_IDENTIFIER, MAX_EXTERNAL_SENDER, MAX_HEADLINE, MAX_REGIONS,
};
use muster_primitives::{
	CapStatus, Certainty, ContentRef, DigestAlgorithm, EventTypeId, GeoPoint, IhrAnnex2, MediaType,
	RegionCode,
};
use serde::{Deserialize, Serialize};
use sp_core::H256;
use sp_io::hashing::sha2_256;

/// What the officer who takes an alert in adds to it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Import {
	/// The regions, when the alert has no codes of this country or the wrong ones.
	pub regions: Vec<RegionCode>,
	/// The event type of the registry.
	pub event_type: Option<EventTypeId>,
	/// Salt of the content's digest. An alert that is not public needs one: a short one could be guessed.
	pub salt: Vec<u8>,
}

/// A report to be filed with `incidents.file`. It starts as Reported, whatever its sender was sure of.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Imported {
	/// The event type, if the officer named it.
	pub event_type: Option<EventTypeId>,
	/// Real, drill, test: as the sender says.
	pub status: CapStatus,
	/// The facts.
	pub facts: Facts,
	/// First word or update.
	pub msg_type: MsgType,
	/// The alerts it updates: the incident filed from one of them is to be revised, not a new one filed.
	pub follows: Vec<Reference>,
	/// The event in the sender's words, to choose the event type by.
	pub event: String,
	/// The event in the sender's codes.
	pub event_codes: Vec<NameValue>,
	/// How sure the sender is. The chain has no place for it: certainty comes from a verdict.
	pub claimed_certainty: Certainty,
	/// What the facts do not hold. It stays in the document that `content` names.
	pub unmapped: Vec<Unmapped>,
}

/// Something of an alert that a report has no place for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Unmapped {
	/// The element.
	pub element: String,
	/// Why, or what of it was kept.
	pub reason: String,
}

/// Notes what could not be kept.
struct Notes(Vec<Unmapped>);

impl Notes {
	fn add(&mut self, element: impl Into<String>, reason: impl Into<String>) {
		self.0.push(Unmapped { element: element.into(), reason: reason.into() });
	}
}

impl Imported {
	/// Takes in a document. Refused when it is no valid CAP 1.2, no report, or lacks what a report needs.
	pub fn read(document: &[u8], import: &Import) -> Result<Self, Refused> {
		let alert = Alert::parse(document)?;
		let mut faults = Faults::default();
		check_kind(&alert, import, &mut faults);
		let chosen = choose(&alert);
		if chosen.is_none() {
			faults.add("info", "is missing; the alert says nothing that could be reported");
		}
		let size = u32::try_from(document.len()).unwrap_or(u32::MAX);
		let salted = [import.salt.as_slice(), document].concat();
		let digest = H256(sha2_256(&salted));
		let content =
			ContentRef { algorithm: DigestAlgorithm::Sha256, digest, size, media_type: MediaType::CapXml };
		let Some((number, info)) = chosen else { return Err(faults.into_vec().into()) };

		let path = format!("info[{number}]");
		let mut notes = Notes(Vec::new());
		let regions = regions(info, import, &path, &mut notes).map_err(|fault| faults.extend(vec![fault]));
		let facts = Facts {
			categories: info.categories,
			urgency: info.urgency,
			severity: info.severity,
			regions: regions.unwrap_or_default(),
			point: point(info, &path, &mut notes),
			onset: onset(&alert, info, &path, &mut notes),
			observed_at: alert.sent.moment(),
			utc_offset: alert.sent.offset(),
			headline: headline(info, &path, &mut notes),
			content,
			ihr: IhrAnnex2::default(),
			external: Some(ExternalAlert {
				sender: alert.sender.clone(),
				identifier: alert.identifier.clone(),
				sent: alert.sent.moment(),
				sent_offset: alert.sent.offset(),
			}),
		};
		// What is missing was said already; the rest the chain would refuse.
		if faults.is_empty() {
			facts.check(&mut faults);
		}
		if !faults.is_empty() {
			return Err(faults.into_vec().into());
		}
		note_message(&alert, number, &mut notes);
		note_info(info, &path, &mut notes);
		if import.event_type.is_none() {
			notes.add(format!("{path}/event"), "choose the event type of the registry that it is");
		}
		Ok(Self {
			event_type: import.event_type,
			status: alert.status,
			facts,
			msg_type: alert.msg_type,
			follows: alert.references.clone(),
			event: info.event.clone(),
			event_codes: info.event_codes.clone(),
			claimed_certainty: info.certainty,
			unmapped: notes.0,
		})
	}
}

fn check_kind(alert: &Alert, import: &Import, faults: &mut Faults) {
	let named: Vec<String> = alert.references.iter().map(ToString::to_string).collect();
	let named = named.join(" ");
	match alert.msg_type {
		MsgType::Alert | MsgType::Update => {}
		MsgType::Cancel => faults.add(
			"msgType",
			format!("is Cancel, which reports nothing; revise or discard the incident that was filed from {named}"),
		),
		MsgType::Ack | MsgType::Error => {
			faults.add("msgType", format!("is {:?}, an answer to {named} and no report", alert.msg_type));
		}
	}
	if alert.scope != Scope::Public && import.salt.is_empty() {
		faults
			.add("scope", "is not Public; give a salt, so that nobody can guess the content from its digest");
	}
	for (element, text, most) in [
		("sender", &alert.sender, MAX_EXTERNAL_SENDER),
		("identifier", &alert.identifier, MAX_EXTERNAL_IDENTIFIER),
	] {
		if text.len() > most {
			faults.add(
				element,
				format!("has {} bytes; the chain keeps {most}, so it could not be named again", text.len()),
			);
		}
	}
}

/// The block to report: in a language read here, and of these the gravest.
fn choose(alert: &Alert) -> Option<(usize, &Info)> {
	let rank = |info: &Info| {
		let language = info.language.to_ascii_lowercase();
		match language.split('-').next() {
			Some("zh") => 0,
			Some("en") => 1,
			_ => 2,
		}
	};
	let numbered = (1usize..).zip(&alert.infos);
	numbered.min_by_key(|(number, info)| (rank(info), info.severity, info.urgency, *number))
}

/// Schemes that name the codes of GB/T 2260.
fn is_region_scheme(name: &str) -> bool {
	let bare: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
	let bare = bare.to_ascii_uppercase();
	bare.starts_with("GBT2260") || bare.starts_with("GB2260")
}

/// A code of six digits, or of twelve as statistics write it, with township and village behind.
fn region_of(value: &str) -> Option<RegionCode> {
	let value = value.trim();
	if !matches!(value.len(), 6 | 9 | 12) || !value.bytes().all(|byte| byte.is_ascii_digit()) {
		return None;
	}
	RegionCode::new(value.get(..6)?.parse().ok()?).ok()
}

fn regions(info: &Info, import: &Import, path: &str, notes: &mut Notes) -> Result<Vec<RegionCode>, Fault> {
	let mut found: Vec<RegionCode> = Vec::new();
	let mut others: Vec<&str> = Vec::new();
	for (number, area) in (1usize..).zip(&info.areas) {
		for geocode in &area.geocodes {
			match region_of(&geocode.value).filter(|_| is_region_scheme(&geocode.name)) {
				Some(region) if found.contains(&region) => {}
				Some(region) => found.push(region),
				None if others.contains(&geocode.name.as_str()) => {}
				None => {
					others.push(&geocode.name);
					let element = format!("{path}/area[{number}]/geocode");
					notes.add(element, format!("{} is no scheme or code of the regions here", geocode.name));
				}
			}
		}
	}
	if !import.regions.is_empty() {
		if !found.is_empty() {
			notes.add(
				format!("{path}/area"),
				format!("its {} region codes gave way to the regions given", found.len()),
			);
		}
		found = Vec::new();
		for region in &import.regions {
			if !found.contains(region) {
				found.push(*region);
			}
		}
	}
	if found.len() > MAX_REGIONS {
		notes.add(
			format!("{path}/area"),
			format!(
				"names {} regions; a report holds {MAX_REGIONS}, so it names the one that contains them",
				found.len()
			),
		);
		found = RegionCode::common(&found).into_iter().collect();
	}
	if found.is_empty() {
		let place = info.areas.first().map_or("no area at all", |area| area.description.as_str());
		let shown: String = place.chars().take(60).collect();
		return Err(Fault::new(
			format!("{path}/area"),
			format!("names the place in words (`{shown}`) and by no code of GB/T 2260; give the region, as in --region 420100"),
		));
	}
	Ok(found)
}

/// The centre, where the alert names exactly one.
fn point(info: &Info, path: &str, notes: &mut Notes) -> Option<GeoPoint> {
	let circles: Vec<_> = info.areas.iter().flat_map(|area| &area.circles).collect();
	for (number, area) in (1usize..).zip(&info.areas) {
		let element = |name: &str| format!("{path}/area[{number}]/{name}");
		if !area.polygons.is_empty() {
			let points: usize = area.polygons.iter().map(Vec::len).sum();
			notes.add(
				element("polygon"),
				format!("{} with {points} points; a report has regions and one point", area.polygons.len()),
			);
		}
		if area.circles.iter().any(|circle| circle.radius > 0) {
			notes.add(element("circle"), "a report has no radius");
		}
		if area.altitude.is_some() {
			notes.add(element("altitude"), "a report has no heights");
		}
	}
	match circles[..] {
		[one] => Some(one.centre),
		[] => None,
		_ => {
			notes.add(
				format!("{path}/area/circle"),
				format!("{} circles; a report has one point", circles.len()),
			);
			None
		}
	}
}

fn onset(alert: &Alert, info: &Info, path: &str, notes: &mut Notes) -> Option<u64> {
	let onset = info.onset?;
	if onset.moment() > alert.sent.moment() {
		notes.add(
			format!("{path}/onset"),
			format!("{onset} is after the alert was sent; a report keeps the onset of what has begun"),
		);
		return None;
	}
	Some(onset.moment())
}

/// One line within the limit; control characters become spaces.
fn headline(info: &Info, path: &str, notes: &mut Notes) -> String {
	let text = info.headline.as_deref().unwrap_or(&info.event);
	let spaced: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
	let line = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
	if line.len() <= MAX_HEADLINE {
		return line;
	}
	notes.add(format!("{path}/headline"), format!("cut to {MAX_HEADLINE} of {} bytes", line.len()));
	let mut short = String::new();
	for c in line.chars() {
		if short.len().saturating_add(c.len_utf8()) > MAX_HEADLINE {
			break;
		}
		short.push(c);
	}
	short
}

fn note_message(alert: &Alert, chosen: usize, notes: &mut Notes) {
	for (number, info) in (1usize..).zip(&alert.infos) {
		if number != chosen {
			notes.add(
				format!("info[{number}]"),
				format!("in {}, {:?}; the report is made of info[{chosen}]", info.language, info.severity),
			);
		}
	}
	let texts = [("source", alert.source.is_some()), ("note", alert.note.is_some())];
	for (element, present) in texts {
		if present {
			notes.add(element, "a report has no place for it");
		}
	}
	for (element, items) in [("code", &alert.codes), ("incidents", &alert.incidents)] {
		if !items.is_empty() {
			notes.add(element, items.join(" "));
		}
	}
	if alert.scope != Scope::Public {
		notes.add("scope", format!("{:?}: who may see the document is the officer's to keep", alert.scope));
	}
	if alert.signed {
		notes.add("Signature", "not checked");
	}
}

fn note_info(info: &Info, path: &str, notes: &mut Notes) {
	let certainty = format!("{:?} is the sender's word; certainty here comes from a verdict", info.certainty);
	notes.add(format!("{path}/certainty"), certainty);
	let texts = [
		("responseType", !info.response_types.is_empty()),
		("audience", info.audience.is_some()),
		("effective", info.effective.is_some()),
		("expires", info.expires.is_some()),
		("senderName", info.sender_name.is_some()),
		("description", info.description.is_some()),
		("instruction", info.instruction.is_some()),
		("web", info.web.is_some()),
		("contact", info.contact.is_some()),
		("parameter", !info.parameters.is_empty()),
		("resource", !info.resources.is_empty()),
		("area/areaDesc", !info.areas.is_empty()),
	];
	for (element, present) in texts {
		if present {
			notes.add(format!("{path}/{element}"), "only in the document that `content` names");
		}
	}
}
