//! The rules of CAP 1.2, each broken once: the fault names the element and says what to do.

use crate::support::{alert_with, document, refusal, HEAD, INFO};
use muster_cap::{limits, Alert, Area, Circle, Fault, MsgType, NameValue, Reference, Resource, Scope};
use muster_primitives::{Categories, GeoPoint};

#[track_caller]
fn refused(document: impl AsRef<[u8]>, reason: &str) {
	let told = refusal(document);
	assert!(told.contains(reason), "{told}");
}

fn head(from: &str, to: &str) -> String {
	let changed = HEAD.replace(from, to);
	assert_ne!(changed, HEAD);
	format!("<alert xmlns=\"{}\">{changed}{INFO}</alert>", muster_cap::NAMESPACE)
}

fn info(from: &str, to: &str) -> String {
	let changed = INFO.replace(from, to);
	assert_ne!(changed, INFO);
	alert_with(&changed)
}

fn area(body: &str) -> String {
	info("</info>", &format!("<area><areaDesc>x</areaDesc>{body}</area></info>"))
}

fn resource(body: &str) -> String {
	info("</info>", &format!("<resource><resourceDesc>x</resourceDesc>{body}</resource></info>"))
}

#[test]
fn the_plain_alert_of_these_tests_is_valid() {
	for document in [alert_with(""), alert_with(INFO), area(""), resource("<mimeType>a/b</mimeType>")] {
		assert!(Alert::parse(document.as_bytes()).is_ok(), "{document}");
	}
}

#[test]
fn identifier_and_sender_are_one_word() {
	for bad in ["A 1", "A,1", "A&amp;1", "A&lt;1", "A&#x3000;1", "A\n1"] {
		refused(head(">A-1<", &format!(">{bad}<")), "identifier: must be one word");
		refused(head(">test.example<", &format!(">{bad}<")), "sender: must be one word");
	}
	refused(head(">A-1<", "> <"), "identifier: is empty");
	refused(head("<sender>test.example</sender>", ""), "sender: is missing");
	assert!(Alert::parse(head(">A-1<", ">中>\"'-1<").as_bytes()).is_ok());
}

#[test]
fn sent_has_an_offset_and_no_z() {
	for (text, reason) in [
		("2026-04-02T14:39:01Z", "sent: `2026-04-02T14:39:01Z` ends in Z, which CAP forbids; write the local offset, for UTC -00:00"),
		("2026-04-02T14:39:01", "has no offset"),
		("2026-04-02T14:39:01.5+08:00", "has a fraction"),
		("2026-04-02 14:39:01+08:00", "is no time"),
		("2026-02-30T14:39:01+08:00", "no calendar"),
		("", "sent: is empty"),
	] {
		refused(head("2026-04-02T14:39:01+08:00", text), reason);
	}
	refused(info("<event>", "<onset>tomorrow</onset><event>"), "info[1]/onset: `tomorrow` is no time");
}

#[test]
fn values_of_lists_are_spelled_as_in_the_standard() {
	refused(head("Actual", "actual"), "status: `actual` is not one of Actual, Exercise, System, Test, Draft");
	refused(head("Public", "Everyone"), "scope: `Everyone` is not one of Public, Restricted, Private");
	refused(head(">Alert<", ">Alarm<"), "msgType: `Alarm` is not one of Alert, Update, Cancel, Ack, Error");
	refused(info("Health", "Disease"), "info[1]/category[1]: `Disease` is not one of Geo, Met,");
	refused(info("Immediate", "Now"), "info[1]/urgency: `Now`");
	refused(info("Severe", "High"), "info[1]/severity: `High`");
	refused(info("Observed", "Sure"), "info[1]/certainty: `Sure`");
	refused(info("<urgency>", "<responseType>Run</responseType><urgency>"), "info[1]/responseType[1]: `Run`");
}

#[test]
fn scope_says_for_whom() {
	refused(head("Public", "Private"), "addresses: is missing; the scope is Private");
	refused(head("Public</scope>", "Private</scope><addresses> </addresses>"), "addresses: is missing");
	refused(head("Public</scope>", "Private</scope><addresses>\"a b</addresses>"), "never closed");
	refused(
		head("Public</scope>", "Private</scope><addresses>\"\"</addresses>"),
		"addresses: has an item that is empty",
	);
	refused(head("Public", "Restricted"), "restriction: is missing; the scope is Restricted");
	let private = head("Public</scope>", "Private</scope><addresses>a \"b c\"</addresses>");
	assert_eq!(Alert::parse(private.as_bytes()).expect("valid").addresses, ["a", "b c"]);
}

#[test]
fn references_are_triples() {
	for act in ["Update", "Cancel", "Ack", "Error"] {
		refused(head(">Alert<", &format!(">{act}<")), "references: is missing");
	}
	for (text, reason) in [
		("a,b", "does not name an alert; write sender,identifier,sent"),
		("a,b,c,d", "does not name an alert"),
		("a,b,2026-04-02T14:39:01Z", "ends in Z"),
		(",b,2026-04-02T14:39:01+08:00", "sender and identifier of"),
		("test.example,A-1,2026-04-02T14:39:01+08:00", "names the alert itself"),
	] {
		refused(alert_with(&format!("<references>{text}</references>")), reason);
	}
}

#[test]
fn polygons_are_closed_and_on_the_globe() {
	for (text, reason) in [
		("1,1 2,2 1,1", "polygon[1]: has 3 points; at least 4"),
		("1,1 2,2 3,3 4,4", "is not closed; repeat the first point"),
		("91,1 2,2 3,3 91,1", "`91,1` is not on the globe; latitude (first)"),
		("114.3,30.6 114.4,30.6 114.3,30.7 114.3,30.6", "is not on the globe"),
		("1,181 2,2 3,3 1,181", "is not on the globe"),
		("1 2 3 4", "`1` is no point"),
		("1,1;2,2;3,3;1,1", "is no point"),
		("1.0e1,1 2,2 3,3 1.0e1,1", "is no point"),
	] {
		refused(area(&format!("<polygon>{text}</polygon>")), reason);
	}
	let second = area("<polygon>1,1 2,2 3,3 1,1</polygon><polygon>x</polygon>");
	refused(second, "info[1]/area[1]/polygon[2]");
	let edge = area("<polygon>90,180 -90,180 -90,-180 90,180</polygon>");
	assert!(Alert::parse(edge.as_bytes()).is_ok());
}

#[test]
fn circles_have_centre_and_radius() {
	for (text, reason) in [
		("30.6,114.3", "has no radius"),
		("30.6,114.3 -1", "no number of kilometres"),
		("30.6,114.3 far", "no number of kilometres"),
		("130.6,114.3 1", "not on the globe"),
		("30.6 114.3 1", "no number of kilometres"),
	] {
		refused(area(&format!("<circle>{text}</circle>")), reason);
	}
}

#[test]
fn a_ceiling_needs_an_altitude() {
	refused(area("<ceiling>9000</ceiling>"), "ceiling: stands without altitude");
	refused(area("<altitude>high</altitude>"), "altitude: is no decimal number");
	assert!(Alert::parse(area("<altitude>-10.5</altitude><ceiling>9000</ceiling>").as_bytes()).is_ok());
}

#[test]
fn info_has_what_it_must() {
	for (element, whole) in [
		("category", "<category>Health</category>"),
		("event", "<event>x</event>"),
		("urgency", "<urgency>Immediate</urgency>"),
		("severity", "<severity>Severe</severity>"),
		("certainty", "<certainty>Observed</certainty>"),
	] {
		refused(info(whole, ""), &format!("info[1]/{element}: is missing"));
	}
	refused(info("<event>x<", "<event> <"), "info[1]/event: is empty");
	for language in ["中文", "e", "zh_CN", "toolonglanguage", "zh-", "1"] {
		let with = info("<category>", &format!("<language>{language}</language><category>"));
		let result = Alert::parse(with.as_bytes());
		assert_eq!(result.is_ok(), language == "e", "{language}");
	}
	for web in ["www.example.org", "/alerts", "https:", "https://a b"] {
		refused(info("</info>", &format!("<web>{web}</web></info>")), "info[1]/web: is no full address");
	}
}

#[test]
fn resources_are_described() {
	refused(resource(""), "resource[1]/mimeType: is missing");
	refused(resource("<mimeType>image</mimeType>"), "mimeType: is no MIME type");
	refused(resource("<mimeType>a/b</mimeType><size>-1</size>"), "size: is no number of bytes");
	refused(resource("<mimeType>a/b</mimeType><digest>abc</digest>"), "digest: is no SHA-1");
	refused(resource("<mimeType>a/b</mimeType><derefUri>%%</derefUri>"), "derefUri: is not base64");
	refused(resource("<mimeType>a/b</mimeType><uri>a b</uri>"), "uri: is no address");
	let area = info("</info>", "<area><polygon>1,1 2,2 3,3 1,1</polygon></area></info>");
	refused(area, "info[1]/area[1]/areaDesc: is missing");
}

#[test]
fn what_is_not_in_the_schema_is_refused() {
	refused(alert_with("<severity>Severe</severity>"), "alert: <severity> is no element of CAP 1.2 here");
	refused(alert_with("<x xmlns='urn:other'>1</x>"), "<x> is no element of CAP 1.2 here");
	refused(alert_with("loose words"), "alert: has text between its elements");
	refused(alert_with("<note lang='en'>x</note>"), "note: has the attribute `lang`");
	refused(alert_with("<note>a<b>c</b></note>").replace("<b>", "<b >"), "note: holds the element <b>");
	refused(
		info("</info>", "<parameter><valueName>a</valueName></parameter></info>"),
		"parameter[1]/value: is missing",
	);
	refused(
		info("</info>", "<eventCode><value>a</value></eventCode></info>"),
		"eventCode[1]/valueName: is missing",
	);
	let schema = "<note xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:type='string' xml:lang='en'>x</note>";
	assert!(Alert::parse(alert_with(schema).as_bytes()).is_ok());
}

#[test]
fn all_faults_are_told_at_once() {
	let broken = head("Actual", "Real").replace("Immediate", "Now").replace("Health", "Disease");
	assert_eq!(refusal(broken).lines().count(), 3);
}

/// An alert with something in every place.
fn full() -> Alert {
	let mut alert = Alert::parse(&document("us-weather-tornado.xml")).expect("valid");
	alert.msg_type = MsgType::Update;
	alert.references = vec![Reference { sender: "a".into(), identifier: "b".into(), sent: alert.sent }];
	alert
}

#[test]
fn an_alert_made_by_hand_is_checked_before_it_is_written() {
	assert_eq!(full().validate(), []);
	type Break = fn(&mut Alert);
	let breaks: [(&str, Break); 21] = [
		("identifier", |alert| alert.identifier = String::new()),
		("sender", |alert| alert.sender = "a b".into()),
		("references", |alert| alert.references.clear()),
		("references", |alert| alert.references[0].sender = "a,b".into()),
		("addresses", |alert| alert.scope = Scope::Private),
		("restriction", |alert| alert.scope = Scope::Restricted),
		("addresses", |alert| alert.addresses = vec!["a\"b".into()]),
		("incidents", |alert| alert.incidents = vec![" ".into()]),
		("code", |alert| alert.codes = vec![String::new()]),
		("note", |alert| alert.note = Some("\u{1}".into())),
		("note", |alert| alert.note = Some(" ".into())),
		("info", |alert| alert.infos = vec![alert.infos[0].clone(); limits::INFOS + 1]),
		("info[1]/category", |alert| alert.infos[0].categories = Categories::EMPTY),
		("info[1]/language", |alert| alert.infos[0].language = "zh_CN".into()),
		("info[1]/headline", |alert| alert.infos[0].headline = Some("\u{FFFF}".into())),
		("info[1]/parameter[1]/valueName", |alert| alert.infos[0].parameters = vec![NameValue::new("", "x")]),
		("info[1]/resource[1]/digest", |alert| {
			alert.infos[0].resources = vec![Resource {
				description: "x".into(),
				mime_type: "text/plain".into(),
				size: None,
				uri: None,
				deref_uri: None,
				digest: Some("é".repeat(20)),
			}];
		}),
		("info[1]/area[1]/polygon[1]", |alert| {
			alert.infos[0].areas[0].polygons[0].pop();
		}),
		("info[1]/area[1]/circle[1]", |alert| {
			let centre = GeoPoint { latitude: i32::MIN, longitude: 0 };
			alert.infos[0].areas[0].circles.push(Circle { centre, radius: 1 });
		}),
		("info[1]/area[1]/ceiling", |alert| alert.infos[0].areas[0].ceiling = Some("1".into())),
		("info[1]/area[2]/areaDesc", |alert| {
			let area = alert.infos[0].areas[0].clone();
			alert.infos[0].areas.push(Area { description: " ".into(), ..area });
		}),
	];
	for (element, spoil) in breaks {
		let mut alert = full();
		spoil(&mut alert);
		let faults = alert.validate();
		assert!(faults.iter().any(|Fault { element: found, .. }| found == element), "{element}: {faults:?}");
		assert_eq!(alert.to_xml(), Err(faults));
	}
}
