//! From the text of a document to an [`Alert`]. Everything that is wrong is told at once.

use crate::{
	fault::Faults,
	guard, limits,
	model::Named,
	text::{parse_fixed, parse_point, split_list},
	Alert, Area, Circle, DateTime, Info, NameValue, Reference, Refused, Resource,
};
use muster_primitives::{Categories, Certainty, GeoPoint};
use roxmltree::{Document, Node, ParsingOptions};

/// Namespace of CAP 1.2.
pub const NAMESPACE: &str = "urn:oasis:names:tc:emergency:cap:1.2";
const SIGNATURE: &str = "http://www.w3.org/2000/09/xmldsig#";
/// Attributes of these namespaces may stand anywhere in XML and change nothing.
const HARMLESS: [&str; 2] =
	["http://www.w3.org/2001/XMLSchema-instance", "http://www.w3.org/XML/1998/namespace"];

/// How often an element stands in its parent.
#[derive(Clone, Copy, PartialEq)]
enum Times {
	Once,
	AtMostOnce,
	AnyNumber,
	AtLeastOnce,
}

type Schema = &'static [(&'static str, Times)];

const ALERT: Schema = &[
	("identifier", Times::Once),
	("sender", Times::Once),
	("sent", Times::Once),
	("status", Times::Once),
	("msgType", Times::Once),
	("source", Times::AtMostOnce),
	("scope", Times::Once),
	("restriction", Times::AtMostOnce),
	("addresses", Times::AtMostOnce),
	("code", Times::AnyNumber),
	("note", Times::AtMostOnce),
	("references", Times::AtMostOnce),
	("incidents", Times::AtMostOnce),
	("info", Times::AnyNumber),
];
const INFO: Schema = &[
	("language", Times::AtMostOnce),
	("category", Times::AtLeastOnce),
	("event", Times::Once),
	("responseType", Times::AnyNumber),
	("urgency", Times::Once),
	("severity", Times::Once),
	("certainty", Times::Once),
	("audience", Times::AtMostOnce),
	("eventCode", Times::AnyNumber),
	("effective", Times::AtMostOnce),
	("onset", Times::AtMostOnce),
	("expires", Times::AtMostOnce),
	("senderName", Times::AtMostOnce),
	("headline", Times::AtMostOnce),
	("description", Times::AtMostOnce),
	("instruction", Times::AtMostOnce),
	("web", Times::AtMostOnce),
	("contact", Times::AtMostOnce),
	("parameter", Times::AnyNumber),
	("resource", Times::AnyNumber),
	("area", Times::AnyNumber),
];
const RESOURCE: Schema = &[
	("resourceDesc", Times::Once),
	("mimeType", Times::Once),
	("size", Times::AtMostOnce),
	("uri", Times::AtMostOnce),
	("derefUri", Times::AtMostOnce),
	("digest", Times::AtMostOnce),
];
const AREA: Schema = &[
	("areaDesc", Times::Once),
	("polygon", Times::AnyNumber),
	("circle", Times::AnyNumber),
	("geocode", Times::AnyNumber),
	("altitude", Times::AtMostOnce),
	("ceiling", Times::AtMostOnce),
];
const NAME_VALUE: Schema = &[("valueName", Times::Once), ("value", Times::Once)];

impl Alert {
	/// Reads a document. What comes back obeys the rules of CAP 1.2; a document that does not is refused with all
	/// that is wrong with it.
	pub fn parse(document: &[u8]) -> Result<Self, Refused> {
		let text = guard::admit(document)?;
		let options = ParsingOptions { allow_dtd: false, nodes_limit: limits::NODES, entity_resolver: None };
		let tree = Document::parse_with_options(text, options).map_err(malformed)?;
		let root = tree.root_element();
		check_root(root)?;
		let mut faults = Faults::default();
		let alert = read_alert(root, &mut faults);
		match alert {
			Some(alert) if faults.is_empty() => match alert.validate() {
				found if found.is_empty() => Ok(alert),
				found => Err(found.into()),
			},
			_ => Err(faults.into_vec().into()),
		}
	}
}

fn malformed(error: roxmltree::Error) -> Refused {
	use roxmltree::Error;
	match error {
		Error::DtdDetected => Refused::Doctype { line: 1 },
		Error::NodesLimitReached | Error::AttributesLimitReached | Error::NamespacesLimitReached => {
			Refused::TooManyElements
		}
		Error::UnknownEntityReference(name, place) => Refused::Malformed(format!(
			"the entity `&{name};` at {place} is not one of the five of XML; write the character itself"
		)),
		Error::NonXmlChar(c, place) => Refused::Malformed(format!(
			"the character U+{:04X} at {place} cannot stand in XML; leave it out",
			u32::from(c)
		)),
		Error::UnclosedRootNode | Error::UnexpectedEndOfStream => {
			Refused::Malformed("the document ends before all elements are closed; was it cut off?".into())
		}
		Error::NoRootNode => Refused::Malformed("the document is empty".into()),
		error => Refused::Malformed(error.to_string()),
	}
}

fn check_root(root: Node) -> Result<(), Refused> {
	let name = root.tag_name();
	match name.namespace() {
		Some(NAMESPACE) if name.name() == "alert" => Ok(()),
		Some(older) if older.contains("emergency:cap:1.1") || older.contains("incident.com/cap/1.0") => {
			Err(Refused::NotCap(format!(
				"the namespace is {older}, an older version; ask the sender for CAP 1.2 ({NAMESPACE})"
			)))
		}
		Some(other) => Err(Refused::NotCap(format!(
			"the document is <{}> of {other}, not <alert> of {NAMESPACE}; give the alert itself, out of its feed or envelope",
			name.name()
		))),
		None => Err(Refused::NotCap(format!(
			"<{}> has no namespace; CAP 1.2 is <alert xmlns=\"{NAMESPACE}\">",
			name.name()
		))),
	}
}

/// The children of an element by name.
struct Children<'a, 'input> {
	path: String,
	nodes: Vec<Node<'a, 'input>>,
}

impl<'a, 'input> Children<'a, 'input> {
	/// Sorts the children of `node`, and says which are missing, too many, or no part of the schema.
	fn of(node: Node<'a, 'input>, path: &str, schema: Schema, faults: &mut Faults) -> Self {
		let here = if path.is_empty() { "alert" } else { path };
		check_attributes(node, here, faults);
		let mut nodes = Vec::new();
		for child in node.children() {
			if child.is_element() {
				let name = child.tag_name();
				if name.namespace() == Some(NAMESPACE)
					&& schema.iter().any(|(known, _)| *known == name.name())
				{
					nodes.push(child);
				} else if !is_signature(child) {
					faults
						.add(here, format!("<{}> is no element of CAP 1.2 here; leave it out", name.name()));
				}
			} else if child.is_text() && child.text().is_some_and(|text| !text.trim().is_empty()) {
				faults.add(here, "has text between its elements; put it into one of them");
			}
		}
		let children = Self { path: path.into(), nodes };
		for (name, times) in schema {
			let count = children.named(name).count();
			if count == 0 && matches!(times, Times::Once | Times::AtLeastOnce) {
				faults.add(children.at(name), "is missing and must be there");
			}
			if count > 1 && matches!(times, Times::Once | Times::AtMostOnce) {
				faults.add(children.at(name), format!("stands there {count} times and may stand there once"));
			}
		}
		children
	}

	fn named(&self, name: &str) -> impl Iterator<Item = Node<'a, 'input>> + use<'_, 'a, 'input> {
		let name = name.to_string();
		self.nodes.iter().copied().filter(move |node| node.tag_name().name() == name)
	}

	fn at(&self, name: &str) -> String {
		if self.path.is_empty() {
			name.into()
		} else {
			format!("{}/{name}", self.path)
		}
	}

	/// The elements of this name with their paths, counted from 1.
	fn numbered(&self, name: &str) -> Vec<(String, Node<'a, 'input>)> {
		let paths = (1..).map(|number: usize| format!("{}[{number}]", self.at(name)));
		paths.zip(self.named(name)).collect()
	}

	/// The text of the first element of this name, as it stands. An empty optional element counts as left out: many
	/// systems write one for each field of their form.
	fn text(&self, name: &str, faults: &mut Faults) -> Option<String> {
		let node = self.named(name).next()?;
		leaf(node, &self.at(name), faults).filter(|text| !text.trim().is_empty())
	}

	/// The same, for an element that must be there. That it is missing was said before.
	fn required(&self, name: &str, faults: &mut Faults) -> Option<String> {
		self.named(name).next()?;
		let text = self.text(name, faults);
		if text.is_none() {
			faults.add(self.at(name), "is empty");
		}
		text
	}

	fn time(&self, name: &str, faults: &mut Faults) -> Option<DateTime> {
		let text = self.text(name, faults)?;
		self.read_time(name, &text, faults)
	}

	fn read_time(&self, name: &str, text: &str, faults: &mut Faults) -> Option<DateTime> {
		text.trim().parse().map_err(|problem: String| faults.add(self.at(name), problem)).ok()
	}

	fn list(&self, name: &str, faults: &mut Faults) -> Vec<String> {
		let Some(text) = self.text(name, faults) else { return Vec::new() };
		split_list(&text).unwrap_or_else(|problem| {
			faults.add(self.at(name), problem);
			Vec::new()
		})
	}

	fn choice<T: Named>(&self, name: &str, faults: &mut Faults) -> Option<T> {
		let text = self.required(name, faults)?;
		choose(text.trim(), &self.at(name), faults)
	}

	fn choices<T: Named>(&self, name: &str, faults: &mut Faults) -> Vec<T> {
		let mut chosen = Vec::new();
		for (path, node) in self.numbered(name) {
			let text = leaf(node, &path, faults).unwrap_or_default();
			chosen.extend(choose::<T>(text.trim(), &path, faults));
		}
		chosen
	}

	fn pairs(&self, name: &str, faults: &mut Faults) -> Vec<NameValue> {
		let mut pairs = Vec::new();
		for (path, node) in self.numbered(name) {
			let pair = Children::of(node, &path, NAME_VALUE, faults);
			let value = pair.text("value", faults).unwrap_or_default();
			if let Some(name) = pair.required("valueName", faults) {
				pairs.push(NameValue { name: name.trim().into(), value });
			}
		}
		pairs
	}
}

fn is_signature(node: Node) -> bool {
	node.tag_name().namespace() == Some(SIGNATURE)
		&& node.tag_name().name() == "Signature"
		&& node.parent_element().is_some_and(|parent| parent.tag_name().name() == "alert")
}

fn check_attributes(node: Node, path: &str, faults: &mut Faults) {
	for attribute in node.attributes() {
		if !attribute.namespace().is_some_and(|namespace| HARMLESS.contains(&namespace)) {
			faults.add(
				path,
				format!("has the attribute `{}`; CAP 1.2 has none: leave it out", attribute.name()),
			);
		}
	}
}

/// The text of an element that holds nothing else.
fn leaf(node: Node, path: &str, faults: &mut Faults) -> Option<String> {
	check_attributes(node, path, faults);
	if let Some(child) = node.children().find(Node::is_element) {
		faults.add(path, format!("holds the element <{}> and should hold text", child.tag_name().name()));
		return None;
	}
	Some(node.children().filter(Node::is_text).filter_map(|text| text.text()).collect())
}

fn choose<T: Named>(text: &str, path: &str, faults: &mut Faults) -> Option<T> {
	let found = T::find(text);
	if found.is_none() {
		let known: Vec<String> = T::VALUES.iter().map(|value| value.name()).collect();
		let shown: String = text.chars().take(40).collect();
		faults.add(path, format!("`{shown}` is not one of {}", known.join(", ")));
	}
	found
}

fn read_alert(node: Node, faults: &mut Faults) -> Option<Alert> {
	let alert = Children::of(node, "", ALERT, faults);
	let identifier = alert.required("identifier", faults);
	let sender = alert.required("sender", faults);
	let sent = alert.required("sent", faults).and_then(|text| alert.read_time("sent", &text, faults));
	let status = alert.choice("status", faults);
	let msg_type = alert.choice("msgType", faults);
	let scope = alert.choice("scope", faults);
	let mut references = Vec::new();
	for text in alert.text("references", faults).unwrap_or_default().split_whitespace() {
		match text.parse::<Reference>() {
			Ok(reference) => references.push(reference),
			Err(problem) => faults.add("references", problem),
		}
	}
	let mut codes = Vec::new();
	for (path, node) in alert.numbered("code") {
		codes.extend(leaf(node, &path, faults).filter(|code| !code.trim().is_empty()));
	}
	let blocks = alert.numbered("info");
	if blocks.len() > limits::INFOS {
		faults
			.add("info", format!("stands there {} times; at most {} are taken", blocks.len(), limits::INFOS));
		return None;
	}
	let mut infos = Vec::new();
	for (path, node) in blocks {
		infos.extend(read_info(node, &path, faults));
	}
	Some(Alert {
		identifier: identifier?.trim().into(),
		sender: sender?.trim().into(),
		sent: sent?,
		status: status?,
		msg_type: msg_type?,
		source: alert.text("source", faults),
		scope: scope?,
		restriction: alert.text("restriction", faults),
		addresses: alert.list("addresses", faults),
		codes,
		note: alert.text("note", faults),
		references,
		incidents: alert.list("incidents", faults),
		infos,
		signed: node.children().any(is_signature),
	})
}

fn read_info(node: Node, path: &str, faults: &mut Faults) -> Option<Info> {
	let info = Children::of(node, path, INFO, faults);
	let categories: Categories = info.choices("category", faults).into_iter().collect();
	let event = info.required("event", faults);
	let urgency = info.choice("urgency", faults);
	let severity = info.choice("severity", faults);
	// "Very Likely" of CAP 1.0 SHOULD be treated as Likely (CAP 1.2 §3.2.2).
	let certainty = info.required("certainty", faults).and_then(|text| match text.trim() {
		"Very Likely" => Some(Certainty::Likely),
		other => choose(other, &info.at("certainty"), faults),
	});
	let mut resources = Vec::new();
	for (path, node) in info.numbered("resource") {
		resources.extend(read_resource(node, &path, faults));
	}
	let mut areas = Vec::new();
	for (path, node) in info.numbered("area") {
		areas.extend(read_area(node, &path, faults));
	}
	let read = Info {
		language: info.text("language", faults).map_or("en-US".into(), |text| text.trim().into()),
		categories,
		event: event.unwrap_or_default(),
		response_types: info.choices("responseType", faults),
		urgency: urgency?,
		severity: severity?,
		certainty: certainty?,
		audience: info.text("audience", faults),
		event_codes: info.pairs("eventCode", faults),
		effective: info.time("effective", faults),
		onset: info.time("onset", faults),
		expires: info.time("expires", faults),
		sender_name: info.text("senderName", faults),
		headline: info.text("headline", faults),
		description: info.text("description", faults),
		instruction: info.text("instruction", faults),
		web: info.text("web", faults).map(|text| text.trim().into()),
		contact: info.text("contact", faults),
		parameters: info.pairs("parameter", faults),
		resources,
		areas,
	};
	Some(read)
}

fn read_resource(node: Node, path: &str, faults: &mut Faults) -> Option<Resource> {
	let resource = Children::of(node, path, RESOURCE, faults);
	let description = resource.required("resourceDesc", faults);
	let mime_type = resource.required("mimeType", faults);
	let size = resource.text("size", faults).and_then(|text| {
		let size = text.trim().parse().ok();
		if size.is_none() {
			faults.add(resource.at("size"), "is no number of bytes");
		}
		size
	});
	let trimmed = |text: Option<String>| text.map(|text| text.trim().to_string());
	Some(Resource {
		description: description?,
		mime_type: mime_type?.trim().into(),
		size,
		uri: trimmed(resource.text("uri", faults)),
		deref_uri: trimmed(resource.text("derefUri", faults)),
		digest: trimmed(resource.text("digest", faults)),
	})
}

fn read_area(node: Node, path: &str, faults: &mut Faults) -> Option<Area> {
	let area = Children::of(node, path, AREA, faults);
	let description = area.required("areaDesc", faults);
	let mut polygons = Vec::new();
	for (path, node) in area.numbered("polygon") {
		let text = leaf(node, &path, faults).unwrap_or_default();
		match read_polygon(&text) {
			Ok(points) if points.is_empty() => {}
			Ok(points) => polygons.push(points),
			Err(problem) => faults.add(path, problem),
		}
	}
	let mut circles = Vec::new();
	for (path, node) in area.numbered("circle") {
		let text = leaf(node, &path, faults).unwrap_or_default();
		if text.trim().is_empty() {
			continue;
		}
		match read_circle(text.trim()) {
			Ok(circle) => circles.push(circle),
			Err(problem) => faults.add(path, problem),
		}
	}
	let trimmed = |text: Option<String>| text.map(|text| text.trim().to_string());
	Some(Area {
		description: description?,
		polygons,
		circles,
		geocodes: area.pairs("geocode", faults),
		altitude: trimmed(area.text("altitude", faults)),
		ceiling: trimmed(area.text("ceiling", faults)),
	})
}

fn read_polygon(text: &str) -> Result<Vec<GeoPoint>, String> {
	let points: Vec<GeoPoint> = text
		.split_whitespace()
		.take(limits::POINTS.saturating_add(1))
		.map(parse_point)
		.collect::<Result<_, _>>()?;
	Ok(points)
}

fn read_circle(text: &str) -> Result<Circle, String> {
	let (centre, radius) = text
		.split_once(char::is_whitespace)
		.ok_or("has no radius; write latitude,longitude radius with the radius in kilometres")?;
	let radius = parse_fixed(radius.trim(), 3)
		.and_then(|metres| u64::try_from(metres).ok())
		.ok_or("has a radius that is no number of kilometres")?;
	Ok(Circle { centre: parse_point(centre)?, radius })
}
