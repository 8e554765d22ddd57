//! Documents in the shapes of different agencies: each is read, written and read again as the same, and taken in as a
//! report or refused with the reason.

use crate::support::{document, folder, region};
use muster_cap::{Alert, Import, Imported, MsgType, Scope};
use muster_primitives::{CapStatus, Categories, Category, Certainty, GeoPoint, MediaType, Severity, Urgency};
use std::{collections::BTreeSet, fs};

fn import(name: &str, import: &Import) -> Result<Imported, String> {
	Imported::read(&document(name), import).map_err(|reason| reason.to_string())
}

/// Taken in with its own codes, or for Wuhan where it has none.
fn taken(name: &str) -> Imported {
	let plain = Import { salt: b"salt".to_vec(), ..Default::default() };
	let with_region = Import { regions: vec![region(420_100)], ..plain.clone() };
	import(name, &plain)
		.or_else(|_| import(name, &with_region))
		.unwrap_or_else(|reason| panic!("{name}: {reason}"))
}

fn has_note(report: &Imported, element: &str, reason: &str) -> bool {
	report.unmapped.iter().any(|note| note.element == element && note.reason.contains(reason))
}

#[test]
fn every_document_is_read_and_comes_back_the_same() {
	let mut seen = 0;
	for entry in fs::read_dir(folder()).expect("the folder of documents") {
		let path = entry.expect("an entry").path();
		let name = path.display();
		let alert = Alert::parse(&fs::read(&path).expect("a document"))
			.unwrap_or_else(|reason| panic!("{name}: {reason}"));
		let written = alert.to_xml().unwrap_or_else(|faults| panic!("{name}: {faults:?}"));
		let again =
			Alert::parse(written.as_bytes()).unwrap_or_else(|reason| panic!("{name}: {reason}\n{written}"));
		assert_eq!(again, Alert { signed: false, ..alert }, "{name}");
		assert_eq!(again.to_xml().as_deref(), Ok(written.as_str()), "{name}");
		seen += 1;
	}
	assert!(seen >= 22, "only {seen} documents");
}

/// The sequences of the schema of CAP 1.2. Readers that check against it refuse elements in another order.
const SEQUENCES: [(&str, &str); 5] = [
	(
		"alert",
		"identifier sender sent status msgType source scope restriction addresses code note references incidents info",
	),
	(
		"info",
		"language category event responseType urgency severity certainty audience eventCode effective onset expires \
		 senderName headline description instruction web contact parameter resource area",
	),
	("resource", "resourceDesc mimeType size uri derefUri digest"),
	("area", "areaDesc polygon circle geocode altitude ceiling"),
	("parameter", "valueName value"),
];

#[test]
fn elements_are_written_in_the_order_of_the_schema() {
	let mut seen = BTreeSet::new();
	for entry in fs::read_dir(folder()).expect("the folder of documents") {
		let alert =
			Alert::parse(&fs::read(entry.expect("an entry").path()).expect("a document")).expect("valid");
		let written = alert.to_xml().expect("valid");
		let tree = roxmltree::Document::parse(&written).expect("well formed");
		for (parent, sequence) in SEQUENCES {
			let order: Vec<&str> = sequence.split_whitespace().collect();
			for node in tree.descendants().filter(|node| node.has_tag_name(parent)) {
				let names =
					node.children().filter(roxmltree::Node::is_element).map(|child| child.tag_name().name());
				let places: Vec<usize> = names
					.inspect(|name| {
						seen.insert(name.to_string());
					})
					.map(|name| order.iter().position(|known| *known == name).expect("a name of the schema"))
					.collect();
				assert!(places.is_sorted(), "{written}");
			}
		}
	}
	let all = SEQUENCES.iter().flat_map(|(_, sequence)| sequence.split_whitespace());
	let missing: Vec<&str> = all.filter(|name| !seen.contains(*name)).collect();
	assert!(missing.is_empty(), "no document has {missing:?}");
}

#[test]
fn every_report_says_that_certainty_was_not_taken_over() {
	for entry in fs::read_dir(folder()).expect("the folder of documents") {
		let name = entry.expect("an entry").file_name().into_string().expect("a plain name");
		if ["ack.xml", "error.xml", "cancel.xml", "test-no-info.xml"].contains(&name.as_str()) {
			continue;
		}
		let report = taken(&name);
		assert!(report.unmapped.iter().any(|note| note.element.ends_with("/certainty")), "{name}");
		let external = report.facts.external.expect("where it came from");
		let alert = Alert::parse(&document(&name)).expect("valid");
		assert_eq!((external.sender, external.identifier), (alert.sender, alert.identifier), "{name}");
		assert_eq!(
			(external.sent, external.sent_offset),
			(alert.sent.moment(), alert.sent.offset()),
			"{name}"
		);
		assert_eq!(report.facts.content.media_type, MediaType::CapXml);
		assert_eq!(report.facts.content.size as usize, document(&name).len());
		assert!(report.facts.headline.len() <= 160 && !report.facts.headline.is_empty(), "{name}");
	}
}

#[test]
fn what_reports_nothing_is_no_report() {
	let salted = Import { regions: vec![region(420_100)], salt: vec![1], ..Default::default() };
	for (name, element, words) in [
		("ack.xml", "msgType", "an answer to wjw.hubei.example.cn,HB-WJW-2026-0119-01"),
		("error.xml", "msgType", "an answer to"),
		("cancel.xml", "msgType", "filed from 42010041600000,42010041600000_20260705153000"),
		("test-no-info.xml", "info", "says nothing"),
	] {
		let reason = import(name, &salted).expect_err(name);
		assert!(reason.contains(element) && reason.contains(words), "{name}: {reason}");
	}
}

#[test]
fn without_a_region_the_place_is_named_and_a_region_asked_for() {
	for (name, place) in [
		("us-weather-tornado.xml", "Adams, IL; Brown, IL"),
		("jp-weather.xml", "千代田区"),
		("eu-aggregator.xml", "Dolomiti"),
		("ph-typhoon-other.xml", "Catanduanes"),
	] {
		let reason = import(name, &Import::default()).expect_err(name);
		assert!(reason.contains(place) && reason.contains("--region 420100"), "{name}: {reason}");
		assert!(import(name, &Import { regions: vec![region(420_100)], ..Default::default() }).is_ok());
	}
}

#[test]
fn a_weather_warning_of_this_country_needs_nothing_added() {
	let report = import("cn-weather-rain.xml", &Import { event_type: Some(7), ..Default::default() })
		.expect("a report");
	let facts = &report.facts;
	assert_eq!(report.event_type, Some(7));
	assert_eq!(facts.regions, [region(420_106), region(420_111)]);
	assert_eq!((facts.urgency, facts.severity), (Urgency::Expected, Severity::Severe));
	assert_eq!(report.claimed_certainty, Certainty::Likely);
	assert_eq!(facts.headline, "武汉市气象台发布暴雨橙色预警信号");
	assert_eq!((facts.observed_at, facts.utc_offset), (1_783_236_600_000, 480));
	assert_eq!(facts.onset, Some(1_783_234_800_000));
	assert_eq!(facts.point, None);
	assert!(has_note(&report, "info[1]/expires", "content"));
	assert!(!has_note(&report, "info[1]/event", "choose"));
	assert!(has_note(&taken("earthquake.xml"), "info[1]/event", "choose the event type"));
}

#[test]
fn an_alert_that_is_not_public_needs_a_salt() {
	for name in ["cn-health-notice.xml", "it-civil-protection.xml"] {
		let bare = Import { regions: vec![region(420_100)], ..Default::default() };
		assert!(import(name, &bare).expect_err(name).contains("give a salt"));
		let salted = import(name, &Import { salt: vec![7; 16], ..bare.clone() }).expect(name);
		let other = import(name, &Import { salt: vec![8; 16], ..bare }).expect(name);
		assert_ne!(salted.facts.content.digest, other.facts.content.digest);
		assert!(has_note(&salted, "scope", "officer's to keep"));
	}
}

#[test]
fn the_digest_is_that_of_salt_and_document() {
	let report = import("exercise.xml", &Import::default()).expect("a report");
	assert_eq!(report.facts.content.digest.0, sp_io::hashing::sha2_256(&document("exercise.xml")));
	let salted =
		import("exercise.xml", &Import { salt: vec![1, 2], ..Default::default() }).expect("a report");
	let bytes = [vec![1, 2], document("exercise.xml")].concat();
	assert_eq!(salted.facts.content.digest.0, sp_io::hashing::sha2_256(&bytes));
}

#[test]
fn a_long_headline_is_cut_between_characters() {
	let report = taken("cn-health-notice.xml");
	assert_eq!(report.facts.headline.len(), 159);
	assert!(report.facts.headline.starts_with("某医院报告不明原因肺炎"));
	assert!(has_note(&report, "info[1]/headline", "cut to 160"));
	assert_eq!(report.facts.point, Some(GeoPoint { latitude: 30_618_000, longitude: 114_269_000 }));
	assert!(has_note(&report, "info[1]/area[1]/circle", "no radius"));
}

#[test]
fn the_language_read_here_is_taken_and_in_it_the_gravest() {
	let german = taken("de-weather-languages.xml");
	assert_eq!(german.event, "severe gusts");
	assert!(has_note(&german, "info[1]", "de-DE") && has_note(&german, "info[3]", "fr-FR"));
	let italian = taken("eu-aggregator.xml");
	assert_eq!(italian.facts.headline, "Orange snow warning for Dolomiti");

	let bands = taken("bands.xml");
	assert_eq!(bands.facts.severity, Severity::Extreme);
	assert_eq!(bands.facts.regions, [region(420_102), region(420_103), region(420_104)]);
	assert_eq!(bands.facts.point, None);
	assert!(has_note(&bands, "info[2]/area/circle", "2 circles") && has_note(&bands, "info[1]", "Moderate"));
	assert_eq!(bands.facts.categories, Categories::of(&[Category::Met]));
}

#[test]
fn an_onset_to_come_is_no_onset_yet() {
	for name in ["de-weather-languages.xml", "tsunami-draft.xml"] {
		let report = taken(name);
		assert_eq!(report.facts.onset, None, "{name}");
		assert!(report.unmapped.iter().any(|note| note.element.ends_with("/onset")), "{name}");
	}
	assert_eq!(taken("earthquake.xml").facts.onset, Some(1_778_567_284_000));
}

#[test]
fn too_many_regions_become_the_one_around_them() {
	let report = taken("many-regions.xml");
	assert_eq!(report.facts.regions, [region(420_000)]);
	assert!(has_note(&report, "info[1]/area", "names 19 regions"));
}

#[test]
fn a_region_given_takes_the_place_of_codes() {
	let given = Import { regions: vec![region(420_700), region(420_700)], ..Default::default() };
	let report = import("cn-weather-rain.xml", &given).expect("a report");
	assert_eq!(report.facts.regions, [region(420_700)]);
	assert!(has_note(&report, "info[1]/area", "gave way"));
}

#[test]
fn polygons_stay_in_the_document() {
	let report = taken("au-bushfire.xml");
	assert!(has_note(&report, "info[1]/area[1]/polygon", "2 with 8 points"));
	assert_eq!(report.facts.point, Some(GeoPoint { latitude: -34_241_200, longitude: 150_539_100 }));
	assert!(has_note(&report, "incidents", "Green Wattle Creek"));
	let codes = &report.event_codes;
	assert!(codes.iter().any(|code| code.value == "bushFire"));
}

#[test]
fn an_update_names_what_it_follows() {
	let report = taken("us-weather-update.xml");
	assert_eq!(report.msg_type, MsgType::Update);
	let named: Vec<&str> = report.follows.iter().map(|reference| reference.identifier.as_str()).collect();
	assert_eq!(named, ["urn:oid:2.49.0.1.840.0.7f3c1a.001.1", "urn:oid:2.49.0.1.840.0.7f3c1a.002.1"]);
}

#[test]
fn a_drill_stays_a_drill() {
	assert_eq!(taken("exercise.xml").status, CapStatus::Exercise);
	assert_eq!(taken("tsunami-draft.xml").status, CapStatus::Draft);
	assert_eq!(taken("ph-typhoon-other.xml").status, CapStatus::Test);
}

#[test]
fn what_editors_and_feeds_put_around_values_does_no_harm() {
	let alert = Alert::parse(&document("in-volcano-bom-crlf.xml")).expect("valid");
	assert_eq!((alert.identifier.as_str(), alert.sender.as_str()), ("VONA-2026-7", "pvmbg.example.id"));
	assert_eq!((&alert.note, &alert.restriction, alert.addresses.len()), (&None, &None, 0));
	let info = &alert.infos[0];
	assert_eq!(info.event, "Erupsi gunung api");
	assert_eq!(info.description.as_deref(), Some("Kolom abu 3000 m.\nArah: tenggara."));
	assert_eq!((info.areas[0].polygons.len(), info.areas[0].circles[0].radius), (0, 8_000));
	assert_eq!(info.areas[0].ceiling.as_deref(), Some("21902"));
}

#[test]
fn every_part_of_an_alert_is_read() {
	let alert = Alert::parse(&document("it-civil-protection.xml")).expect("valid");
	assert_eq!(alert.scope, Scope::Private);
	assert_eq!(
		alert.addresses,
		["prefettura.fi@example.it", "Sala Operativa Regionale", "118.fi@example.it"]
	);
	assert_eq!(alert.infos[0].categories, Categories::of(&[Category::Rescue, Category::Infra]));

	let alert = Alert::parse(&document("resource-embedded.xml")).expect("valid");
	let [photo, audio] = &alert.infos[0].resources[..] else { panic!("two resources") };
	assert_eq!((photo.size, photo.digest.as_deref().map(str::len)), (Some(43), Some(40)));
	assert!(photo.deref_uri.as_deref().is_some_and(|data| data.starts_with("R0lG")));
	assert_eq!(audio.uri.as_deref(), Some("https://police.example.org/amber/17.mp3?x=1&y=2"));
	assert_eq!(alert.infos[0].certainty, Certainty::Likely, "Very Likely of CAP 1.0");
	assert_eq!(alert.infos[0].language, "en-US", "left out");

	let alert = Alert::parse(&document("ca-signed.xml")).expect("valid");
	assert!(alert.signed && has_note(&taken("ca-signed.xml"), "Signature", "not checked"));
	let alert = Alert::parse(&document("ph-typhoon-other.xml")).expect("valid");
	assert_eq!(alert.infos[0].headline.as_deref(), Some("Typhoon “ROLLY” <signal no. 3>"));
}
