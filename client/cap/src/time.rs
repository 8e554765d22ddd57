//! `dateTime` as CAP 1.2 wants it: whole seconds, and the local offset always there.

use muster_primitives::Moment;
use serde::{de, Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr};

/// Furthest that a local time is from UTC, in minutes.
pub const MAX_OFFSET: i16 = 14 * 60;

const SECONDS_A_DAY: i64 = 86_400;
/// 10000-01-01T00:00:00Z: four digits of year end here.
const END: i64 = 253_402_300_800;

/// A moment in whole seconds with the offset of the local time it was told in. UTC is written `-00:00`; `+00:00`, which
/// many write, is read as the same.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DateTime {
	seconds: i64,
	offset: i16,
}

impl DateTime {
	/// The second in which `moment` lies, told in a local time `offset` minutes ahead of UTC.
	pub fn new(moment: Moment, offset: i16) -> Result<Self, String> {
		let seconds = i64::try_from(moment / 1_000).unwrap_or(i64::MAX);
		if offset.unsigned_abs() > MAX_OFFSET.unsigned_abs() {
			return Err(format!("is {offset} minutes from UTC; at most 14 hours are possible"));
		}
		// The local time of the last day may be in the next year: leave that day out.
		if seconds >= END - SECONDS_A_DAY {
			return Err("is after the year 9999; give milliseconds since 1970".into());
		}
		Ok(Self { seconds, offset })
	}

	/// Milliseconds since 1970-01-01T00:00:00Z.
	pub fn moment(self) -> Moment {
		u64::try_from(self.seconds).unwrap_or(0).saturating_mul(1_000)
	}

	/// Minutes that the local time is ahead of UTC.
	pub fn offset(self) -> i16 {
		self.offset
	}
}

/// Days from 1970-01-01 to this day of the proleptic Gregorian calendar. Years are counted from March, so that the
/// leap day is the last of a year.
fn days_of(year: i64, month: i64, day: i64) -> i64 {
	let shifted = if month <= 2 { year - 1 } else { year };
	let era = shifted.div_euclid(400);
	let year_of_era = shifted.rem_euclid(400);
	let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
	let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
	era * 146_097 + day_of_era - 719_468
}

/// The inverse of [`days_of`]: year, month and day.
fn date_of(days: i64) -> (i64, i64, i64) {
	let shifted = days + 719_468;
	let era = shifted.div_euclid(146_097);
	let day_of_era = shifted.rem_euclid(146_097);
	let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
	let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	let from_march = (5 * day_of_year + 2) / 153;
	let day = day_of_year - (153 * from_march + 2) / 5 + 1;
	let month = (from_march + 2) % 12 + 1;
	let year = era * 400 + year_of_era + i64::from(month <= 2);
	(year, month, day)
}

fn days_in(year: i64, month: i64) -> i64 {
	match month {
		2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
		2 => 28,
		4 | 6 | 9 | 11 => 30,
		_ => 31,
	}
}

impl fmt::Display for DateTime {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let local = self.seconds + i64::from(self.offset) * 60;
		let (year, month, day) = date_of(local.div_euclid(SECONDS_A_DAY));
		let second = local.rem_euclid(SECONDS_A_DAY);
		let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
		// UTC MUST be -00:00 (CAP 1.2 §3.3.2).
		let sign = if self.offset > 0 { '+' } else { '-' };
		let offset = self.offset.unsigned_abs();
		write!(
			f,
			"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{sign}{:02}:{:02}",
			offset / 60,
			offset % 60
		)
	}
}

impl FromStr for DateTime {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, String> {
		const FORM: &str = "write it as 2003-04-02T14:39:01-05:00";
		let told = || {
			let shown: String = text.chars().take(40).collect();
			if text.ends_with(['Z', 'z']) {
				format!("`{shown}` ends in Z, which CAP forbids; write the local offset, for UTC -00:00")
			} else if text.contains('.') {
				format!("`{shown}` has a fraction of a second, which CAP forbids; {FORM}")
			} else if text.len() == 19 {
				format!("`{shown}` has no offset, so nobody knows when it is; {FORM}")
			} else {
				format!("`{shown}` is no time; {FORM}")
			}
		};
		let shape = text.len() == 25
			&& text.bytes().zip("dddd-dd-ddTdd:dd:ddsdd:dd".bytes()).all(|(byte, want)| match want {
				b'd' => byte.is_ascii_digit(),
				b's' => matches!(byte, b'+' | b'-'),
				_ => byte == want,
			});
		if !shape {
			return Err(told());
		}
		let number = |from: usize, to: usize| -> Result<i64, String> {
			text.get(from..to).and_then(|digits| digits.parse().ok()).ok_or_else(told)
		};
		let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
		let (hour, minute, second) = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
		let (ahead_hours, ahead_minutes) = (number(20, 22)?, number(23, 25)?);
		if !(1..=12).contains(&month) || day < 1 || day > days_in(year, month) {
			return Err(format!("`{text}` is on a day that no calendar has"));
		}
		if hour > 23 || minute > 59 || second > 59 {
			return Err(format!("`{text}` is at a time that no clock shows"));
		}
		let ahead = ahead_hours * 60 + ahead_minutes;
		if ahead_minutes > 59 || ahead > i64::from(MAX_OFFSET) {
			return Err(format!("`{text}` has an offset that no place on earth has; at most 14:00"));
		}
		let ahead = if text.as_bytes().get(19) == Some(&b'-') { -ahead } else { ahead };
		let seconds =
			days_of(year, month, day) * SECONDS_A_DAY + hour * 3_600 + minute * 60 + second - ahead * 60;
		let offset = i16::try_from(ahead).map_err(|_| told())?;
		let moment = u64::try_from(seconds)
			.map_err(|_| format!("`{text}` is before 1970, which the chain's clock does not know"))?;
		Self::new(moment.saturating_mul(1_000), offset).map_err(|problem| format!("`{text}` {problem}"))
	}
}

impl Serialize for DateTime {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.collect_str(self)
	}
}

impl<'de> Deserialize<'de> for DateTime {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn known_moments_are_written_and_read() {
		for (moment, offset, text) in [
			(0, 0, "1970-01-01T00:00:00-00:00"),
			(951_782_400_000, 0, "2000-02-29T00:00:00-00:00"),
			(1_577_836_800_000, 480, "2020-01-01T08:00:00+08:00"),
			(1_577_836_799_000, -210, "2019-12-31T20:29:59-03:30"),
			(1_049_312_341_000, -300, "2003-04-02T14:39:01-05:00"),
			(4_107_542_399_000, 840, "2100-03-01T13:59:59+14:00"),
			(0, -60, "1969-12-31T23:00:00-01:00"),
		] {
			let time = DateTime::new(moment, offset).expect("a time of the test");
			assert_eq!(time.to_string(), text);
			assert_eq!(text.parse(), Ok(time));
			assert_eq!((time.moment(), time.offset()), (moment, offset));
		}
		assert_eq!(
			"2020-01-01T00:00:00+00:00".parse::<DateTime>().map(|t| t.to_string()).as_deref(),
			Ok("2020-01-01T00:00:00-00:00")
		);
	}

	#[test]
	fn every_day_of_eight_hundred_years_comes_back() {
		for day in 0..292_194 {
			let (year, month, date) = date_of(day);
			assert_eq!(days_of(year, month, date), day);
			assert!((1..=12).contains(&month) && (1..=days_in(year, month)).contains(&date), "{day}");
		}
	}

	#[test]
	fn what_is_no_time_is_refused_with_the_reason() {
		for (text, reason) in [
			("2003-04-02T14:39:01Z", "ends in Z"),
			("2003-04-02T14:39:01.000-05:00", "fraction"),
			("2003-04-02T14:39:01", "no offset"),
			("yesterday", "no time"),
			("", "no time"),
			("2003-02-29T14:39:01-05:00", "no calendar"),
			("2003-13-01T14:39:01-05:00", "no calendar"),
			("2003-04-00T14:39:01-05:00", "no calendar"),
			("2003-04-02T24:00:00-05:00", "no clock"),
			("2003-04-02T23:59:60-05:00", "no clock"),
			("2003-04-02T14:39:01-14:01", "no place"),
			("2003-04-02T14:39:01-05:60", "no place"),
			("1969-12-31T23:59:59-00:00", "before 1970"),
			("9999-12-31T23:59:59-00:00", "year 9999"),
			("２003-04-02T14:39:01-05", "no time"),
		] {
			let problem = text.parse::<DateTime>().expect_err(text);
			assert!(problem.contains(reason), "{text}: {problem}");
		}
		assert!(DateTime::new(0, 841).is_err() && DateTime::new(u64::MAX, 0).is_err());
		assert!(DateTime::new(0, i16::MIN).is_err());
	}
}
