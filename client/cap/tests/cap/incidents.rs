//! Incidents written as alerts and read back: the same, for all incidents there can be.

use crate::support::{confirmed, incident};
use muster_cap::{
	Alert, Block, CapIncident, Classes, DateTime, Distribution, Earlier, EventName, ExternalAlert, Facts,
	Filed, MsgType, Reporter, Scope, Standing, Verification,
};
use muster_primitives::{
	CapStatus, Categories, Certainty, ContentRef, DigestAlgorithm, GeoPoint, IhrAnnex2, MediaType,
	RegionCode, ResponseLevel, Severity, Urgency, Verdict,
};
use proptest::{collection::vec, option, prelude::*, sample::select};
use sp_core::H256;

fn exported(incident: &CapIncident) -> Alert {
	incident.to_alert().unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn returned(incident: &CapIncident) -> CapIncident {
	let xml = exported(incident).to_xml().expect("valid");
	let alert = Alert::parse(xml.as_bytes()).unwrap_or_else(|reason| panic!("{reason}\n{xml}"));
	CapIncident::from_alert(&alert).unwrap_or_else(|fault| panic!("{fault}\n{xml}"))
}

fn parameter<'a>(alert: &'a Alert, name: &str) -> Option<&'a str> {
	alert.infos[0].parameters.iter().find(|pair| pair.name == name).map(|pair| pair.value.as_str())
}

#[test]
fn a_report_becomes_an_alert() {
	let alert = exported(&incident());
	assert_eq!(alert.identifier, "9f3c01ab.41.1");
	assert_eq!(alert.sender, "12@hospital.example.cn");
	assert_eq!(alert.sent.to_string(), "2019-12-27T20:33:20+08:00");
	assert_eq!(
		(alert.msg_type, alert.status, alert.scope),
		(MsgType::Alert, CapStatus::Actual, Scope::Restricted)
	);
	assert_eq!(alert.incidents, ["9f3c01ab.41"]);
	assert!(alert.references.is_empty());
	let [zh, en] = &alert.infos[..] else { panic!("two languages") };
	assert_eq!((zh.language.as_str(), zh.event.as_str()), ("zh-CN", "新发呼吸道传染病"));
	assert_eq!((en.language.as_str(), en.event.as_str()), ("en-US", "Novel respiratory disease"));
	assert_eq!((zh.certainty, &zh.parameters, &zh.areas), (Certainty::Possible, &en.parameters, &en.areas));
	let codes: Vec<_> =
		zh.areas[0].geocodes.iter().map(|code| (code.name.as_str(), code.value.as_str())).collect();
	assert_eq!(codes, [("GBT2260", "420103"), ("GBT2260", "420106")]);
	assert_eq!(parameter(&alert, "VERDICT"), Some("Reported"));
	assert_eq!(parameter(&alert, "IHR-A2"), Some("yes,yes,unknown,unknown"));
	assert_eq!(parameter(&alert, "CN-LEVEL"), None);
	assert_eq!(returned(&incident()), incident());
}

#[test]
fn a_verdict_is_an_update_with_verdict_block_and_level() {
	let alert = exported(&confirmed());
	assert_eq!(alert.identifier, "9f3c01ab.41.1.9000");
	assert_eq!(alert.msg_type, MsgType::Update);
	assert_eq!(
		alert.references[0].to_string(),
		"12@hospital.example.cn,9f3c01ab.41.1,2019-12-27T20:33:20+08:00"
	);
	assert_eq!(parameter(&alert, "VERDICT"), Some("Confirmed; classes=3/4; round=2"));
	assert_eq!(parameter(&alert, "BLOCK"), Some(format!("0x{}#9000", "22".repeat(32)).as_str()));
	assert_eq!(parameter(&alert, "CN-LEVEL"), Some("II"));
	assert_eq!(alert.infos[0].certainty, Certainty::Observed);
	assert_eq!(returned(&confirmed()), confirmed());
}

#[test]
fn a_revision_refers_to_all_that_stands() {
	let first = confirmed();
	let sent = DateTime::new(first.block.at, 480).expect("a time");
	let mut earlier = first.earlier.clone();
	earlier.push(Earlier { revision: 1, block: Some(9_000), sent });
	let revision = CapIncident {
		revision: 2,
		filed: Filed { block: 9_500, at: 1_577_540_000_000 },
		block: Block { number: 9_500, at: 1_577_540_000_000, hash: H256::zero() },
		standing: Standing {
			verification: Verification::UnderVerification,
			previous: Some(Verdict::Confirmed),
			classes: None,
			round: Some(3),
			provisional: true,
		},
		earlier,
		..first
	};
	let alert = exported(&revision);
	let named: Vec<&str> = alert.references.iter().map(|reference| reference.identifier.as_str()).collect();
	assert_eq!(
		(alert.identifier.as_str(), named),
		("9f3c01ab.41.2", vec!["9f3c01ab.41.1", "9f3c01ab.41.1.9000"])
	);
	assert_eq!(
		parameter(&alert, "VERDICT"),
		Some("UnderVerification; round=3; provisional; previous=Confirmed")
	);
	assert_eq!(returned(&revision), revision);

	let forgetful = CapIncident { earlier: vec![revision.earlier[1].clone()], ..revision.clone() };
	let faults = forgetful.to_alert().expect_err("a message is missing");
	assert!(faults[0].problem.contains("lacks the message of revision 1"), "{faults:?}");
	// After a cancel nothing earlier stands: the incident begins anew.
	let reopened = CapIncident { live_from: 2, earlier: Vec::new(), ..revision };
	assert_eq!(exported(&reopened).msg_type, MsgType::Alert);
	assert_eq!(returned(&reopened), reopened);
}

#[test]
fn what_turned_out_to_be_nothing_is_cancelled() {
	for verification in
		[Verification::Refuted, Verification::Discarded, Verification::Merged, Verification::Expired]
	{
		let confirmed = confirmed();
		let over = CapIncident {
			standing: Standing { verification, ..confirmed.standing },
			certainty: Certainty::Unlikely,
			note: Some("Laboratory found influenza B.".into()),
			..confirmed
		};
		let alert = exported(&over);
		assert_eq!((alert.msg_type, alert.references.len()), (MsgType::Cancel, 1));
		assert_eq!(returned(&over), over);
		let silent = CapIncident { note: None, ..over };
		assert_eq!(silent.to_alert().expect_err("no reason")[0].element, "note");
	}
}

#[test]
fn an_agency_without_a_domain_is_named_after_its_chain() {
	let mut report = incident();
	report.reporter.domain = None;
	assert_eq!(exported(&report).sender, "12@9f3c01ab.muster");
	assert_eq!(returned(&report), report);
	report.reporter.domain = Some("9f3c01ab.muster".into());
	assert_eq!(report.to_alert().expect_err("looks like the chain")[0].element, "reporter/domain");
}

#[test]
fn what_cannot_be_told_is_refused_by_name() {
	type Break = fn(&mut CapIncident);
	let breaks: [(&str, Break); 22] = [
		("chain", |incident| incident.chain = "9F3C01AB".into()),
		("liveFrom", |incident| incident.live_from = 2),
		("liveFrom", |incident| incident.revision = 0),
		("block", |incident| incident.block.number = 1),
		("block/at", |incident| incident.block.at += 1),
		("event/code", |incident| incident.event.code = " ".into()),
		("info[2]/event", |incident| incident.event.en = String::new()),
		("expires", |incident| incident.distribution = Distribution::Public),
		("restriction", |incident| incident.distribution = Distribution::Restricted { rule: String::new() }),
		("addresses", |incident| incident.distribution = Distribution::Private { addresses: vec![] }),
		("reporter/domain", |incident| incident.reporter.domain = Some("a@b".into())),
		("info[1]/area[1]/areaDesc", |incident| incident.area = String::new()),
		("earlier", |incident| {
			let sent = DateTime::new(0, 0).expect("a time");
			incident.earlier = vec![Earlier { revision: 2, block: None, sent }];
		}),
		("facts/categories", |incident| incident.facts.categories = Categories::EMPTY),
		("facts/regions", |incident| incident.facts.regions.clear()),
		("facts/regions", |incident| incident.facts.regions = vec![RegionCode::NATION; 2]),
		("facts/point", |incident| {
			incident.facts.point = Some(GeoPoint { latitude: i32::MAX, longitude: 0 })
		}),
		("facts/onset", |incident| incident.facts.onset = Some(u64::MAX)),
		("facts/utcOffset", |incident| incident.facts.utc_offset = 841),
		("facts/headline", |incident| incident.facts.headline = "x".repeat(161)),
		("facts/external/sent", |incident| {
			incident.facts.external =
				Some(ExternalAlert { sender: "a".into(), identifier: "b".into(), sent: 1, sent_offset: 0 });
		}),
		("block/at", |incident| {
			incident.block.at = u64::MAX;
			incident.filed.at = u64::MAX;
		}),
	];
	for (element, spoil) in breaks {
		let mut incident = incident();
		spoil(&mut incident);
		let faults = incident.to_alert().expect_err(element);
		assert!(faults.iter().any(|fault| fault.element == element), "{element}: {faults:?}");
	}
}

#[test]
fn an_alert_that_was_changed_is_not_the_incident_any_more() {
	let changes: [fn(&mut Alert); 9] = [
		|alert| alert.infos[0].severity = Severity::Minor,
		|alert| alert.infos[1].certainty = Certainty::Unlikely,
		|alert| alert.infos[0].instruction = Some("Leave.".into()),
		|alert| alert.infos[1].areas[0].geocodes[0].value = "110000".into(),
		|alert| alert.infos[0].parameters[0].value = "Confirmed; classes=9/9".into(),
		|alert| alert.identifier = "9f3c01ab.42.1.9000".into(),
		|alert| alert.sender = "13@hospital.example.cn".into(),
		|alert| alert.note = Some("x".into()),
		|alert| alert.codes.push("x".into()),
	];
	for (number, change) in changes.into_iter().enumerate() {
		let mut alert = exported(&confirmed());
		change(&mut alert);
		// The note is free text of the incident: with another one it is another incident, told as it should be.
		let result = CapIncident::from_alert(&alert);
		let told = result.as_ref().is_ok_and(|told| *told == confirmed());
		assert!(!told, "change {number}");
		assert_eq!(result.is_ok(), number == 7, "change {number}: {result:?}");
	}
	let mut foreign = exported(&confirmed());
	foreign.codes.clear();
	assert!(CapIncident::from_alert(&foreign).expect_err("no mark").problem.contains("from outside"));
}

fn text() -> impl Strategy<Value = String> {
	let c = prop_oneof![
		4 => prop::char::range(' ', '~'),
		2 => prop::char::range('\u{4e00}', '\u{9fff}'),
		1 => select(vec!['\t', '\n', '\r', '<', '>', '&', '"', '\'', ']', '\u{a0}', '\u{85}', '\u{3000}', '\u{fffd}', '🔥']),
	];
	vec(c, 1..30)
		.prop_map(|chars| chars.into_iter().collect::<String>())
		.prop_filter("blank", |text| !text.trim().is_empty())
}

fn line() -> impl Strategy<Value = String> {
	text()
		.prop_map(|text| text.chars().filter(|c| !c.is_control()).collect::<String>())
		.prop_filter("a headline", |text| text.len() <= 160 && !text.trim().is_empty())
}

fn word() -> impl Strategy<Value = String> {
	"[!-%'-+\\--;=?A-~]{1,20}".prop_filter("no home", |text| !text.contains('@'))
}

fn moment() -> impl Strategy<Value = u64> {
	prop_oneof![3 => 0..4_102_444_800_000u64, 1 => Just(0), 1 => 0..200_000_000_000_000u64]
}

prop_compose! {
	fn facts()(
		categories in 1u16..1 << 12,
		urgency in select(Urgency::ALL.to_vec()),
		severity in select(Severity::ALL.to_vec()),
		regions in vec(select(vec![0, 420_000, 420_100, 420_106, 110_000, 429_004, 10_000, 659_001]), 1..6),
		point in option::of((-90_000_000..=90_000_000i32, -180_000_000..=180_000_000i32)),
		observed_at in moment(),
		before in option::of(any::<u64>()),
		utc_offset in -840..=840i16,
		headline in line(),
		digest in any::<[u8; 32]>(),
		algorithm in select(DigestAlgorithm::ALL.to_vec()),
		media_type in select(MediaType::ALL.to_vec()),
		size in any::<u32>(),
		ihr in any::<[Option<bool>; 4]>(),
		external in option::of((word(), word(), 0..4_102_444_800u64, -840..=840i16)),
	) -> Facts {
		let mut distinct: Vec<RegionCode> = Vec::new();
		for code in regions {
			let region = RegionCode::new(code).expect("well formed");
			if !distinct.contains(&region) {
				distinct.push(region);
			}
		}
		Facts {
			categories: Categories::from_bits(categories).expect("known bits"),
			urgency,
			severity,
			regions: distinct,
			point: point.map(|(latitude, longitude)| GeoPoint { latitude, longitude }),
			onset: before.map(|before| before % (observed_at + 1)),
			observed_at,
			utc_offset,
			headline,
			content: ContentRef { algorithm, digest: H256(digest), size, media_type },
			ihr: IhrAnnex2 {
				serious_impact: ihr[0],
				unusual: ihr[1],
				international_spread: ihr[2],
				trade_restrictions: ihr[3],
			},
			external: external.map(|(sender, identifier, sent, sent_offset)| {
				ExternalAlert { sender, identifier, sent: sent * 1_000, sent_offset }
			}),
		}
	}
}

prop_compose! {
	fn standing()(
		verification in select(Verification::ALL.to_vec()),
		provisional in any::<bool>(),
		previous in option::of(select(Verdict::ALL.to_vec())),
		classes in option::of(any::<(u32, u32)>()),
		round in option::of(any::<u64>()),
	) -> Standing {
		let classes = classes.map(|(agree, of)| Classes { agree, of });
		Standing { verification, provisional, previous, classes, round }
	}
}

prop_compose! {
	fn any_incident()(
		facts in facts(),
		standing in standing(),
		texts in (text(), text(), text(), text(), text()),
		code in line(),
		numbers in (any::<u64>(), any::<u16>(), any::<u32>(), any::<[u8; 32]>(), "[0-9a-f]{8}"),
		revisions in (1u32..250, 0u32..6),
		verdicts in vec(any::<bool>(), 8),
		blocks in (any::<u16>(), 0u32..3, moment(), 0u64..1_000_000_000),
		domain in option::of(word()),
		distribution in prop_oneof![
			Just(Distribution::Public),
			text().prop_map(|rule| Distribution::Restricted { rule }),
			vec(text().prop_map(|text| text.replace('"', "'")), 1..4).prop_map(|addresses| Distribution::Private { addresses }),
		],
		enums in (select(CapStatus::ALL.to_vec()), select(Certainty::ALL.to_vec())),
		level in option::of(select(ResponseLevel::ALL.to_vec())),
		expires in option::of(moment()),
		note in option::of(text()),
		sent in (0..4_102_444_800_000u64, -840..=840i16),
	) -> CapIncident {
		let (live_from, more) = revisions;
		let revision = live_from + more;
		let (block, later, at, after) = blocks;
		let filed = Filed { block: u32::from(block), at };
		let at = if later == 0 { at } else { at + after };
		let block = Block { hash: H256(numbers.3), number: filed.block + later, at };
		let mut earlier = Vec::new();
		let sent = DateTime::new(sent.0, sent.1).expect("a time");
		for (number, verdict) in (live_from..=revision).zip(verdicts) {
			let own = number == revision;
			if !own || later > 0 {
				earlier.push(Earlier { revision: number, block: None, sent });
			}
			if verdict && (!own || later > 1) {
				earlier.push(Earlier { revision: number, block: Some(filed.block), sent });
			}
		}
		let mut standing = standing;
		if earlier.is_empty() && standing.verification.is_over() {
			standing.verification = Verification::Reported;
		}
		let over = standing.verification.is_over();
		let public = distribution == Distribution::Public;
		CapIncident {
			chain: numbers.4,
			incident: numbers.0,
			revision,
			live_from,
			event: EventName { id: numbers.1, code, zh: texts.0, en: texts.1 },
			status: enums.0,
			distribution,
			reporter: Reporter { agency: numbers.2, name: texts.2, domain },
			facts,
			area: texts.3,
			filed,
			block,
			standing,
			certainty: enums.1,
			level,
			expires: if public && !over { expires.or(Some(at)) } else { expires },
			note: if over { note.or(Some(texts.4)) } else { note },
			earlier,
		}
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(2_000))]

	#[test]
	fn import_of_the_export_is_the_same_incident(incident in any_incident()) {
		let alert = incident.to_alert();
		prop_assert!(alert.is_ok(), "{:?}", alert);
		prop_assert_eq!(returned(&incident), incident.clone());
		let json = serde_json::to_string(&incident).expect("JSON");
		prop_assert_eq!(serde_json::from_str::<CapIncident>(&json).expect("JSON"), incident);
	}

	#[test]
	fn no_bytes_stop_the_reader(bytes in vec(any::<u8>(), 0..2_000)) {
		prop_assert!(Alert::parse(&bytes).is_err());
	}

	#[test]
	fn a_document_with_bytes_changed_is_read_or_refused(
		changes in vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
	) {
		let mut bytes = exported(&confirmed()).to_xml().expect("valid").into_bytes();
		for (at, byte) in changes {
			let at = at.index(bytes.len());
			bytes[at] = byte;
		}
		if let Ok(alert) = Alert::parse(&bytes) {
			prop_assert!(alert.validate().is_empty());
			let again = alert.to_xml().expect("valid");
			prop_assert_eq!(Alert::parse(again.as_bytes()), Ok(alert));
		}
	}
}
