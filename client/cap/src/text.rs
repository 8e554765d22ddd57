//! Small grammars inside the elements: lists with quotes, decimals without floating point.

use muster_primitives::GeoPoint;

/// Whether XML 1.0 can carry this character.
pub(crate) fn is_xml(c: char) -> bool {
	matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

/// Splits at white space; what is between double quotes stays together.
pub(crate) fn split_list(text: &str) -> Result<Vec<String>, String> {
	let mut items = Vec::new();
	let mut rest = text.trim();
	while !rest.is_empty() {
		let (item, after) = match rest.strip_prefix('"') {
			Some(quoted) => {
				quoted.split_once('"').ok_or("has a quotation mark that is never closed; close it")?
			}
			None => rest.split_once(char::is_whitespace).unwrap_or((rest, "")),
		};
		items.push(item.to_string());
		rest = after.trim_start();
	}
	Ok(items)
}

/// The inverse of [`split_list`] for items without quotation marks.
pub(crate) fn join_list(items: &[String]) -> String {
	let quoted = items.iter().map(|item| {
		if item.contains(char::is_whitespace) {
			format!("\"{item}\"")
		} else {
			item.clone()
		}
	});
	quoted.collect::<Vec<_>>().join(" ")
}

/// A decimal number in units of 10^-`places`; further digits are rounded, half away from zero. `None` for what is no
/// decimal or too large.
pub(crate) fn parse_fixed(text: &str, places: usize) -> Option<i64> {
	let (negative, digits) = match text.strip_prefix('-') {
		Some(digits) => (true, digits),
		None => (false, text.strip_prefix('+').unwrap_or(text)),
	};
	let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
	if whole.is_empty() && fraction.is_empty() {
		return None;
	}
	let mut value = 0i64;
	let padded = fraction.bytes().chain(std::iter::repeat(b'0')).take(places);
	for byte in whole.bytes().chain(padded) {
		if !byte.is_ascii_digit() {
			return None;
		}
		value = value.checked_mul(10)?.checked_add(i64::from(byte - b'0'))?;
	}
	let mut beyond = fraction.bytes().skip(places);
	let next = beyond.next().unwrap_or(b'0');
	if !next.is_ascii_digit() || !beyond.all(|byte| byte.is_ascii_digit()) {
		return None;
	}
	if next >= b'5' {
		value = value.checked_add(1)?;
	}
	Some(if negative { -value } else { value })
}

/// The inverse of [`parse_fixed`], without zeros at the end.
pub(crate) fn print_fixed(value: i64, places: u32) -> String {
	let unit = 10u64.pow(places);
	let sign = if value < 0 { "-" } else { "" };
	let (whole, fraction) = (value.unsigned_abs() / unit, value.unsigned_abs() % unit);
	if fraction == 0 {
		return format!("{sign}{whole}");
	}
	let width = usize::try_from(places).unwrap_or(0);
	let fraction = format!("{fraction:0width$}");
	format!("{sign}{whole}.{}", fraction.trim_end_matches('0'))
}

/// Decimals of a degree that the chain keeps: 0.1 m.
const DEGREE_PLACES: usize = 6;

/// `latitude,longitude` in degrees.
pub(crate) fn parse_point(text: &str) -> Result<GeoPoint, String> {
	let parsed = text.split_once(',').and_then(|(latitude, longitude)| {
		let degrees = |text| parse_fixed(text, DEGREE_PLACES).and_then(|value| i32::try_from(value).ok());
		Some(GeoPoint { latitude: degrees(latitude)?, longitude: degrees(longitude)? })
	});
	let shown: String = text.chars().take(40).collect();
	match parsed {
		None => {
			Err(format!("`{shown}` is no point; write latitude,longitude in degrees, as in 38.47,-120.14"))
		}
		Some(point) if !point.is_valid() => Err(off_the_globe(&shown)),
		Some(point) => Ok(point),
	}
}

pub(crate) fn off_the_globe(shown: &str) -> String {
	format!("`{shown}` is not on the globe; latitude (first) is within ±90°, longitude within ±180°")
}

pub(crate) fn print_point(point: GeoPoint) -> String {
	format!("{},{}", print_fixed(point.latitude.into(), 6), print_fixed(point.longitude.into(), 6))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn decimals_come_back_as_they_were() {
		for (text, places, value, printed) in [
			("38.47", 6, 38_470_000, "38.47"),
			("-120.14", 6, -120_140_000, "-120.14"),
			("+5", 3, 5_000, "5"),
			(".5", 3, 500, "0.5"),
			("5.", 3, 5_000, "5"),
			("-0.000001", 6, -1, "-0.000001"),
			("1.0000005", 6, 1_000_001, "1.000001"),
			("1.00000049", 6, 1_000_000, "1"),
			("-0", 6, 0, "0"),
		] {
			assert_eq!(parse_fixed(text, places), Some(value), "{text}");
			assert_eq!(print_fixed(value, u32::try_from(places).unwrap_or(0)), printed);
		}
		for text in ["", ".", "-", "1e3", "NaN", "1,5", " 1", "1.0000000x", "99999999999999999999"] {
			assert_eq!(parse_fixed(text, 6), None, "{text}");
		}
	}

	#[test]
	fn lists_keep_what_is_quoted_together() {
		let items = vec!["a@b".to_string(), "two words".into(), "c".into()];
		assert_eq!(split_list(" a@b \"two words\"\n c "), Ok(items.clone()));
		assert_eq!(split_list(&join_list(&items)), Ok(items));
		assert_eq!(split_list(""), Ok(vec![]));
		assert!(split_list("a \"b").is_err());
	}

	#[test]
	fn points_off_the_globe_are_told_apart_from_no_points() {
		assert_eq!(parse_point("90,-180"), Ok(GeoPoint { latitude: 90_000_000, longitude: -180_000_000 }));
		assert!(parse_point("114.3,30.6").is_err_and(|problem| problem.contains("globe")));
		assert!(parse_point("30.6 114.3").is_err_and(|problem| problem.contains("no point")));
		assert!(parse_point("30.6,9999").is_err_and(|problem| problem.contains("no point")));
	}
}
