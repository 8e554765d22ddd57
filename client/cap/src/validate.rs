//! The rules of CAP 1.2 that its schema cannot say.

use crate::{
	fault::Faults,
	limits,
	text::{is_xml, off_the_globe, parse_fixed, print_point},
	Alert, Area, Fault, Info, MsgType, NameValue, Resource, Scope,
};
use muster_primitives::GeoPoint;

impl Alert {
	/// Everything that is wrong with the alert; nothing when it may be sent.
	pub fn validate(&self) -> Vec<Fault> {
		let mut faults = Faults::default();
		check_alert(self, &mut faults);
		for (number, info) in (1usize..).zip(&self.infos) {
			check_info(info, &format!("info[{number}]"), &mut faults);
		}
		faults.into_vec()
	}
}

/// Whether `identifier` and `sender` may be this: CAP 1.2 §3.2.1 forbids spaces, commas, `<` and `&`. Control characters
/// of XML's C1 block steer terminals and name nothing.
pub(crate) fn is_token(text: &str) -> bool {
	!text.is_empty()
		&& text
			.chars()
			.all(|c| is_xml(c) && !c.is_whitespace() && !c.is_control() && !matches!(c, ',' | '<' | '&'))
}

fn check_alert(alert: &Alert, faults: &mut Faults) {
	const TOKEN: &str = "must be one word without `,`, `<` and `&`";
	for (element, text) in [("identifier", &alert.identifier), ("sender", &alert.sender)] {
		if !is_token(text) {
			faults.add(element, TOKEN);
		}
	}
	let restricted = alert.restriction.as_deref().is_some_and(|rule| !rule.trim().is_empty());
	if alert.scope == Scope::Restricted && !restricted {
		faults.add("restriction", "is missing; the scope is Restricted: say by which rule it is passed on");
	}
	if alert.scope == Scope::Private && alert.addresses.is_empty() {
		faults.add("addresses", "is missing; the scope is Private: name the recipients");
	}
	for (element, items) in [("addresses", &alert.addresses), ("incidents", &alert.incidents)] {
		if items.iter().any(|item| item.trim().is_empty() || item.contains('"')) {
			faults.add(element, "has an item that is empty or has a quotation mark; a list cannot hold it");
		}
	}
	if alert.msg_type != MsgType::Alert && alert.references.is_empty() {
		faults.add(
			"references",
			format!(
				"is missing; the message is {:?}: say of which alerts, as sender,identifier,sent",
				alert.msg_type
			),
		);
	}
	for reference in &alert.references {
		if !is_token(&reference.sender) || !is_token(&reference.identifier) {
			faults.add("references", format!("sender and identifier of `{reference}`: each {TOKEN}"));
		}
		if reference.sender == alert.sender && reference.identifier == alert.identifier {
			faults.add("references", "names the alert itself; name the earlier ones");
		}
	}
	if alert.codes.iter().any(|code| code.trim().is_empty()) {
		faults.add("code", "is empty; leave it out");
	}
	if alert.infos.len() > limits::INFOS {
		faults.add(
			"info",
			format!("stands there {} times; at most {} are taken", alert.infos.len(), limits::INFOS),
		);
	}
	let optional = [("source", &alert.source), ("restriction", &alert.restriction), ("note", &alert.note)];
	for (element, text) in optional {
		check_optional(text, element, faults);
	}
	for text in alert.codes.iter().chain(&alert.addresses).chain(&alert.incidents) {
		check_characters(text, "code, addresses or incidents", faults);
	}
}

fn check_info(info: &Info, path: &str, faults: &mut Faults) {
	if !is_language(&info.language) {
		faults.add(format!("{path}/language"), "is no language code; write one as in zh-CN or en-US");
	}
	if info.categories.is_empty() || !info.categories.is_valid() {
		faults.add(format!("{path}/category"), "is missing; name at least one");
	}
	check_line(&info.event, &format!("{path}/event"), faults);
	let optional = [
		("audience", &info.audience),
		("senderName", &info.sender_name),
		("headline", &info.headline),
		("description", &info.description),
		("instruction", &info.instruction),
		("web", &info.web),
		("contact", &info.contact),
	];
	for (element, text) in optional {
		check_optional(text, &format!("{path}/{element}"), faults);
	}
	if info.web.as_deref().is_some_and(|web| !is_absolute_uri(web)) {
		faults.add(
			format!("{path}/web"),
			"is no full address; write one with its scheme, as in https://example.org/a",
		);
	}
	check_pairs(&info.event_codes, &format!("{path}/eventCode"), faults);
	check_pairs(&info.parameters, &format!("{path}/parameter"), faults);
	for (number, resource) in (1usize..).zip(&info.resources) {
		check_resource(resource, &format!("{path}/resource[{number}]"), faults);
	}
	for (number, area) in (1usize..).zip(&info.areas) {
		check_area(area, &format!("{path}/area[{number}]"), faults);
	}
}

fn check_resource(resource: &Resource, path: &str, faults: &mut Faults) {
	check_line(&resource.description, &format!("{path}/resourceDesc"), faults);
	let mime = resource.mime_type.split_once('/');
	let is_part = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_graphic());
	let base = mime.map(|(kind, rest)| (kind, rest.split(';').next().unwrap_or_default().trim()));
	if !base.is_some_and(|(kind, subtype)| is_part(kind) && is_part(subtype)) {
		faults.add(format!("{path}/mimeType"), "is no MIME type; write one as in image/png");
	}
	check_characters(&resource.mime_type, &format!("{path}/mimeType"), faults);
	let uri = resource.uri.as_deref();
	if uri.is_some_and(|uri| uri.is_empty() || uri.chars().any(|c| c.is_whitespace() || !is_xml(c))) {
		faults.add(format!("{path}/uri"), "is no address; it is empty or has a space in it");
	}
	// Line breaks stand in base64 as MIME writes it.
	let is_base64 =
		|c: char| c.is_ascii_alphanumeric() || c.is_ascii_whitespace() || matches!(c, '+' | '/' | '=');
	if resource.deref_uri.as_deref().is_some_and(|data| data.is_empty() || !data.chars().all(is_base64)) {
		faults.add(format!("{path}/derefUri"), "is not base64; encode the file");
	}
	let is_sha1 = |digest: &str| digest.len() == 40 && digest.chars().all(|c| c.is_ascii_hexdigit());
	if resource.digest.as_deref().is_some_and(|digest| !is_sha1(digest)) {
		faults.add(format!("{path}/digest"), "is no SHA-1; write its 40 hexadecimal digits");
	}
}

fn check_area(area: &Area, path: &str, faults: &mut Faults) {
	check_line(&area.description, &format!("{path}/areaDesc"), faults);
	for (number, polygon) in (1usize..).zip(&area.polygons) {
		if let Err(problem) = check_polygon(polygon) {
			faults.add(format!("{path}/polygon[{number}]"), problem);
		}
	}
	for (number, circle) in (1usize..).zip(&area.circles) {
		if !circle.centre.is_valid() {
			faults.add(format!("{path}/circle[{number}]"), off_the_globe(&print_point(circle.centre)));
		}
		if i64::try_from(circle.radius).is_err() {
			faults.add(format!("{path}/circle[{number}]"), "has a radius wider than the earth");
		}
	}
	check_pairs(&area.geocodes, &format!("{path}/geocode"), faults);
	for (element, height) in [("altitude", &area.altitude), ("ceiling", &area.ceiling)] {
		if height.as_deref().is_some_and(|height| parse_fixed(height, 3).is_none()) {
			faults.add(format!("{path}/{element}"), "is no decimal number; write feet above mean sea level");
		}
	}
	if area.ceiling.is_some() && area.altitude.is_none() {
		faults.add(
			format!("{path}/ceiling"),
			"stands without altitude; CAP allows it only as the upper end of a range",
		);
	}
}

fn check_polygon(points: &[GeoPoint]) -> Result<(), String> {
	if points.len() < 4 {
		return Err(format!("has {} points; at least 4 are needed, the last as the first", points.len()));
	}
	if points.len() > limits::POINTS {
		return Err(format!("has more than {} points; simplify it", limits::POINTS));
	}
	if points.first() != points.last() {
		return Err("is not closed; repeat the first point at the end".into());
	}
	match points.iter().find(|point| !point.is_valid()) {
		Some(point) => Err(off_the_globe(&print_point(*point))),
		None => Ok(()),
	}
}

fn check_pairs(pairs: &[NameValue], path: &str, faults: &mut Faults) {
	for (number, pair) in (1usize..).zip(pairs) {
		check_line(&pair.name, &format!("{path}[{number}]/valueName"), faults);
		check_characters(&pair.value, &format!("{path}[{number}]/value"), faults);
	}
}

/// A text that must say something.
fn check_line(text: &str, path: &str, faults: &mut Faults) {
	if text.trim().is_empty() {
		faults.add(path, "is empty");
	}
	check_characters(text, path, faults);
}

fn check_optional(text: &Option<String>, path: &str, faults: &mut Faults) {
	if let Some(text) = text {
		check_line(text, path, faults);
	}
}

fn check_characters(text: &str, path: &str, faults: &mut Faults) {
	if let Some(c) = text.chars().find(|c| !is_xml(*c)) {
		faults.add(
			path,
			format!(
				"has the character U+{:04X}, which no XML document can carry; leave it out",
				u32::from(c)
			),
		);
	}
}

/// RFC 3066: one to eight letters, then parts of one to eight letters or digits.
fn is_language(text: &str) -> bool {
	text.split('-').enumerate().all(|(position, part)| {
		(1..=8).contains(&part.len())
			&& part.bytes().all(|c| {
				if position == 0 {
					c.is_ascii_alphabetic()
				} else {
					c.is_ascii_alphanumeric()
				}
			})
	})
}

fn is_absolute_uri(text: &str) -> bool {
	let Some((scheme, rest)) = text.split_once(':') else { return false };
	let named = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
		&& scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
	named && !rest.is_empty() && !text.contains(char::is_whitespace)
}
