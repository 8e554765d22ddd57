//! From an [`Alert`] to the text of a document, elements in the order of the schema.

use crate::{
	model::Named,
	text::{join_list, print_fixed, print_point},
	Alert, Area, Fault, Info, NameValue, Resource, NAMESPACE,
};

impl Alert {
	/// The document, in UTF-8. Refused when [`Alert::validate`] finds anything.
	pub fn to_xml(&self) -> Result<String, Vec<Fault>> {
		let faults = self.validate();
		if !faults.is_empty() {
			return Err(faults);
		}
		let mut out = Writer { text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".into(), depth: 0 };
		out.open("alert", &format!(" xmlns=\"{NAMESPACE}\""));
		out.leaf("identifier", &self.identifier);
		out.leaf("sender", &self.sender);
		out.leaf("sent", &self.sent.to_string());
		out.leaf("status", &self.status.name());
		out.leaf("msgType", &self.msg_type.name());
		out.optional("source", &self.source);
		out.leaf("scope", &self.scope.name());
		out.optional("restriction", &self.restriction);
		out.list("addresses", &join_list(&self.addresses));
		self.codes.iter().for_each(|code| out.leaf("code", code));
		out.optional("note", &self.note);
		let references: Vec<String> = self.references.iter().map(ToString::to_string).collect();
		out.list("references", &references.join(" "));
		out.list("incidents", &join_list(&self.incidents));
		self.infos.iter().for_each(|info| out.info(info));
		out.close("alert");
		Ok(out.text)
	}
}

struct Writer {
	text: String,
	depth: usize,
}

impl Writer {
	fn indent(&mut self) {
		self.text.extend(std::iter::repeat_n("  ", self.depth));
	}

	fn open(&mut self, name: &str, attributes: &str) {
		self.indent();
		self.text.push_str(&format!("<{name}{attributes}>\n"));
		self.depth = self.depth.saturating_add(1);
	}

	fn close(&mut self, name: &str) {
		self.depth = self.depth.saturating_sub(1);
		self.indent();
		self.text.push_str(&format!("</{name}>\n"));
	}

	fn leaf(&mut self, name: &str, text: &str) {
		self.indent();
		self.text.push_str(&format!("<{name}>"));
		for c in text.chars() {
			match c {
				'&' => self.text.push_str("&amp;"),
				'<' => self.text.push_str("&lt;"),
				'>' => self.text.push_str("&gt;"),
				// A parser would make a line feed of it.
				'\r' => self.text.push_str("&#13;"),
				c => self.text.push(c),
			}
		}
		self.text.push_str(&format!("</{name}>\n"));
	}

	fn optional(&mut self, name: &str, text: &Option<impl ToString>) {
		if let Some(text) = text {
			self.leaf(name, &text.to_string());
		}
	}

	fn list(&mut self, name: &str, text: &str) {
		if !text.is_empty() {
			self.leaf(name, text);
		}
	}

	fn pairs(&mut self, name: &str, pairs: &[NameValue]) {
		for pair in pairs {
			self.open(name, "");
			self.leaf("valueName", &pair.name);
			self.leaf("value", &pair.value);
			self.close(name);
		}
	}

	fn info(&mut self, info: &Info) {
		self.open("info", "");
		self.leaf("language", &info.language);
		info.categories.iter().for_each(|category| self.leaf("category", &category.name()));
		self.leaf("event", &info.event);
		info.response_types.iter().for_each(|response| self.leaf("responseType", &response.name()));
		self.leaf("urgency", &info.urgency.name());
		self.leaf("severity", &info.severity.name());
		self.leaf("certainty", &info.certainty.name());
		self.optional("audience", &info.audience);
		self.pairs("eventCode", &info.event_codes);
		self.optional("effective", &info.effective);
		self.optional("onset", &info.onset);
		self.optional("expires", &info.expires);
		self.optional("senderName", &info.sender_name);
		self.optional("headline", &info.headline);
		self.optional("description", &info.description);
		self.optional("instruction", &info.instruction);
		self.optional("web", &info.web);
		self.optional("contact", &info.contact);
		self.pairs("parameter", &info.parameters);
		info.resources.iter().for_each(|resource| self.resource(resource));
		info.areas.iter().for_each(|area| self.area(area));
		self.close("info");
	}

	fn resource(&mut self, resource: &Resource) {
		self.open("resource", "");
		self.leaf("resourceDesc", &resource.description);
		self.leaf("mimeType", &resource.mime_type);
		self.optional("size", &resource.size);
		self.optional("uri", &resource.uri);
		self.optional("derefUri", &resource.deref_uri);
		self.optional("digest", &resource.digest);
		self.close("resource");
	}

	fn area(&mut self, area: &Area) {
		self.open("area", "");
		self.leaf("areaDesc", &area.description);
		for polygon in &area.polygons {
			let points: Vec<String> = polygon.iter().map(|point| print_point(*point)).collect();
			self.leaf("polygon", &points.join(" "));
		}
		for circle in &area.circles {
			let radius = print_fixed(i64::try_from(circle.radius).unwrap_or(i64::MAX), 3);
			self.leaf("circle", &format!("{} {radius}", print_point(circle.centre)));
		}
		self.pairs("geocode", &area.geocodes);
		self.optional("altitude", &area.altitude);
		self.optional("ceiling", &area.ceiling);
		self.close("area");
	}
}
