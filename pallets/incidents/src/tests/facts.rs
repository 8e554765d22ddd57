//! The rules of facts, each alone, at its limits.

use super::*;
use codec::{Decode, Encode};
use frame_support::BoundedVec;
use muster_primitives::RegionCode;

/// What the pallet says of facts of a disease, now.
fn check(facts: Facts) -> Result<RegionCode, DispatchError> {
	let kind = EventType::try_from(&disease()).unwrap();
	Ok(Incidents::validate(&facts, &kind, START)?)
}

fn refused(facts: Facts, error: Error<Test>) {
	assert_eq!(check(facts), Err(error.into()));
}

fn taken(facts: Facts) {
	assert!(check(facts).is_ok());
}

#[test]
fn a_category_is_one_of_the_event_type() {
	refused(Facts { categories: Categories::EMPTY, ..facts() }, Error::NoCategory);
	refused(
		Facts { categories: Categories::of(&[Category::Geo, Category::Met]), ..facts() },
		Error::ForeignCategory,
	);
	taken(Facts { categories: Categories::of(&[Category::Geo, Category::Health]), ..facts() });
	taken(Facts { categories: Categories::all(), ..facts() });
}

#[test]
fn a_category_bit_without_meaning_is_refused() {
	for bits in [1u16 << 12, 1 << 15, u16::MAX, Categories::all().bits() + 1] {
		let categories = Categories::decode(&mut &bits.encode()[..]).unwrap();
		refused(Facts { categories, ..facts() }, Error::StrayCategory);
	}
}

fn regions(count: u32) -> Vec<RegionCode> {
	(1..=count).map(|county| region(420_100 + county)).collect()
}

#[test]
fn there_are_one_to_sixteen_regions() {
	refused(Facts { regions: BoundedVec::new(), ..facts() }, Error::NoRegion);
	taken(Facts { regions: regions(1).try_into().unwrap(), ..facts() });
	taken(Facts { regions: regions(16).try_into().unwrap(), ..facts() });
	assert!(BoundedVec::<RegionCode, MaxRegions>::try_from(regions(17)).is_err());
}

#[test]
fn a_call_with_seventeen_regions_does_not_decode() {
	let parts = |regions: Vec<RegionCode>| {
		let Facts {
			categories,
			urgency,
			severity,
			point,
			onset,
			observed_at,
			utc_offset,
			headline,
			content,
			ihr,
			external,
			..
		} = facts();
		let head = (0u8, DISEASE, CapStatus::Actual, categories, urgency, severity, regions).encode();
		[head, (point, onset, observed_at, utc_offset, headline, content, ihr, external).encode()].concat()
	};
	let call = Call::<Test>::decode(&mut &parts(regions(16))[..]);
	assert!(matches!(call, Ok(Call::file { facts, .. }) if facts.regions.len() == 16));
	assert!(Call::<Test>::decode(&mut &parts(regions(17))[..]).is_err());
}

#[test]
fn regions_are_distinct() {
	let twice = vec![region(420_106), region(420_102), region(420_106)];
	refused(Facts { regions: twice.try_into().unwrap(), ..facts() }, Error::DuplicateRegion);
	let nested = vec![region(420_106), region(420_100)];
	taken(Facts { regions: nested.try_into().unwrap(), ..facts() });
}

#[test]
fn the_region_is_the_narrowest_with_all() {
	for (codes, common) in [
		(vec![420_106], 420_106),
		(vec![420_106, 420_102], 420_100),
		(vec![420_106, 420_200], 420_000),
		(vec![420_106, 430_000], 0),
		(vec![0], 0),
	] {
		let regions = codes.into_iter().map(region).collect::<Vec<_>>().try_into().unwrap();
		assert_eq!(check(Facts { regions, ..facts() }), Ok(region(common)));
	}
}

#[test]
fn the_point_is_on_the_globe() {
	let at = |latitude, longitude| Facts { point: Some(GeoPoint { latitude, longitude }), ..facts() };
	taken(Facts { point: None, ..facts() });
	taken(at(90_000_000, 180_000_000));
	taken(at(-90_000_000, -180_000_000));
	refused(at(90_000_001, 0), Error::PointOffGlobe);
	refused(at(-90_000_001, 0), Error::PointOffGlobe);
	refused(at(0, 180_000_001), Error::PointOffGlobe);
	refused(at(0, -180_000_001), Error::PointOffGlobe);
}

#[test]
fn a_clock_may_be_five_minutes_ahead() {
	let observed = |observed_at| Facts { observed_at, ..facts() };
	taken(observed(START));
	taken(observed(START + 5 * MINUTE - 1));
	taken(observed(START + 5 * MINUTE));
	refused(observed(START + 5 * MINUTE + 1), Error::ObservedInFuture);
	refused(observed(Moment::MAX), Error::ObservedInFuture);
}

#[test]
fn the_onset_is_not_after_the_observation() {
	let onset = |onset| Facts { onset, ..facts() };
	let observed_at = facts().observed_at;
	taken(onset(None));
	taken(onset(Some(0)));
	taken(onset(Some(observed_at)));
	refused(onset(Some(observed_at + 1)), Error::OnsetAfterObservation);
	refused(onset(Some(Moment::MAX)), Error::OnsetAfterObservation);
	let ahead = START + 5 * MINUTE;
	taken(Facts { onset: Some(ahead), observed_at: ahead, ..facts() });
	refused(Facts { onset: Some(ahead + 1), observed_at: ahead + 1, ..facts() }, Error::ObservedInFuture);
}

#[test]
fn the_offset_is_at_most_fourteen_hours() {
	let offset = |utc_offset| Facts { utc_offset, ..facts() };
	for minutes in [0, 839, 840, -839, -840] {
		taken(offset(minutes));
	}
	for minutes in [841, -841, i16::MAX, i16::MIN] {
		refused(offset(minutes), Error::OffsetOutOfRange);
	}
}

#[test]
fn the_headline_is_one_line_of_text() {
	let says = |text: &[u8]| Facts { headline: headline(text), ..facts() };
	taken(says(b"x"));
	taken(says("武汉市发现不明原因肺炎".as_bytes()));
	taken(says(&[b'x'; 160]));
	assert!(BoundedVec::<u8, MaxHeadline>::try_from(vec![b'x'; 161]).is_err());
	refused(says(b""), Error::HeadlineEmpty);
	refused(says("  \u{3000}".as_bytes()), Error::HeadlineEmpty);
	for control in ["\0", "a\nb", "a\tb", "a\u{1b}[2J", "a\u{7f}", "a\u{85}b"] {
		refused(says(control.as_bytes()), Error::HeadlineControlCharacter);
	}
}

#[test]
fn a_headline_that_is_not_utf8_is_refused() {
	// A stray byte, a sequence cut short, an overlong one, a surrogate, and GB 18030.
	let wrong: [&[u8]; 5] =
		[&[0xff], &[0xe6, 0xad], &[0xc0, 0xaf], &[0xed, 0xa0, 0x80], &[0xce, 0xe4, 0xba, 0xba]];
	for bytes in wrong {
		refused(Facts { headline: headline(bytes), ..facts() }, Error::HeadlineNotUtf8);
	}
}

/// Facts taken from an alert from outside.
fn external(change: impl FnOnce(&mut ExternalAlert)) -> Facts {
	let text = |text: &str| text.as_bytes().to_vec();
	let mut alert = ExternalAlert {
		sender: text("ncdc@example.org").try_into().unwrap(),
		identifier: text("urn:oid:2.49.0.1.156.0.2020.1.22").try_into().unwrap(),
		sent: START,
		sent_offset: 480,
	};
	change(&mut alert);
	Facts { external: Some(alert), ..facts() }
}

#[test]
fn an_alert_from_outside_is_named_as_cap_names_it() {
	taken(external(|_| ()));
	taken(external(|alert| alert.sender = vec![b's'; 96].try_into().unwrap()));
	taken(external(|alert| alert.identifier = vec![b'i'; 128].try_into().unwrap()));
	taken(external(|alert| alert.sender = "气象局".as_bytes().to_vec().try_into().unwrap()));
	for wrong in ["", " ", "a b", "a,b", "a<b", "a&b", "a\tb", "a\nb", "\u{3000}", "a\u{0}"] {
		let wrong = wrong.as_bytes().to_vec();
		refused(external(|alert| alert.sender = wrong.clone().try_into().unwrap()), Error::ExternalName);
		refused(external(|alert| alert.identifier = wrong.clone().try_into().unwrap()), Error::ExternalName);
	}
	refused(external(|alert| alert.sender = vec![0xff].try_into().unwrap()), Error::ExternalName);
}

#[test]
fn an_alert_from_outside_was_sent_before_now() {
	taken(external(|alert| alert.sent = START + 5 * MINUTE));
	refused(external(|alert| alert.sent = START + 5 * MINUTE + 1), Error::ExternalSentInFuture);
	for (offset, right) in [(840, true), (-840, true), (841, false), (-841, false), (i16::MIN, false)] {
		let facts = external(|alert| alert.sent_offset = offset);
		if right {
			taken(facts);
		} else {
			refused(facts, Error::OffsetOutOfRange);
		}
	}
}
