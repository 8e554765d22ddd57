//! Reads offers and requests, and says what is wrong with them: the file, the line, and what to do.

use chrono::DateTime;
use csv_core::ReadRecordResult;
use muster_primitives::Priority;
use std::{collections::HashMap, error::Error, fmt, fs::File, io, path::Path};

/// Seconds of a day.
pub const DAY: i64 = 86_400;

/// A row of one of the two files.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
	/// Line in the file, counted from 1.
	pub line: u64,
	/// When, in seconds since 1970.
	pub at: i64,
	/// Who.
	pub party: String,
	/// What.
	pub item: String,
	/// How much; `None` when the field is empty or 0: wanted, amount not known.
	pub quantity: Option<u64>,
	/// How pressing. Routine when the file does not say.
	pub priority: Priority,
	/// For how many days the stock lasts. 0 when the file does not say.
	pub days_of_stock: u32,
}

/// Why a file cannot be used.
#[derive(Debug, PartialEq, Eq)]
pub struct InputError {
	/// The file.
	pub file: String,
	/// The line, if it is in a line.
	pub line: Option<u64>,
	/// What is wrong, and what to do.
	pub message: String,
}

impl fmt::Display for InputError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self.line {
			Some(line) => write!(f, "{}:{line}: {}", self.file, self.message),
			None => write!(f, "{}: {}", self.file, self.message),
		}
	}
}

impl Error for InputError {}

/// Reads the file at `path`.
pub fn read_file(path: &Path) -> Result<Vec<Row>, InputError> {
	let name = path.display().to_string();
	let file = File::open(path).map_err(|error| InputError {
		file: name.clone(),
		line: None,
		message: format!("cannot be opened: {error}; name a CSV file that can be read"),
	})?;
	read(&name, file)
}

/// Reads CSV with the columns `t`, `party_id`, `item` and `qty`, and `priority` and `days_of_stock` if they are there. The
/// rows come back in the order of time, those of one instant in the order of the file.
pub fn read(name: &str, input: impl io::Read) -> Result<Vec<Row>, InputError> {
	let fault = |line, message: String| InputError { file: name.into(), line, message };
	let mut records = records(input).map_err(|(line, message)| fault(line, message))?.into_iter();
	let headers = records.next().map(|record| record.fields).unwrap_or_default();
	let mut columns = HashMap::new();
	for (position, header) in headers.iter().enumerate() {
		if columns.insert(header.as_str(), position).is_some() {
			return Err(fault(Some(1), format!("has the column `{header}` twice; leave one out")));
		}
	}
	let column = |wanted: &str| {
		columns.get(wanted).copied().ok_or_else(|| {
			fault(
				Some(1),
				format!(
					"has no column `{wanted}`, only `{}`; the first line must be `t,party_id,item,qty`",
					headers.join(",")
				),
			)
		})
	};
	let (t, party_id, item, qty) = (column("t")?, column("party_id")?, column("item")?, column("qty")?);
	let (priority, days_of_stock) = (columns.get("priority"), columns.get("days_of_stock"));

	let mut rows = Vec::new();
	for Record { line, fields } in records {
		if fields.len() != headers.len() {
			return Err(fault(
				Some(line),
				format!(
					"has {} fields, the header {}; quote fields that contain a comma",
					fields.len(),
					headers.len()
				),
			));
		}
		let field = |position: usize| fields.get(position).map(String::as_str).unwrap_or_default();
		let named = |column: &str, position: usize| match field(position) {
			"" => Err(fault(Some(line), format!("`{column}` is empty; fill it in, or take the line out"))),
			text => Ok(text.to_owned()),
		};
		let optional = |position: Option<&usize>| {
			position.map(|position| field(*position)).filter(|text| !text.is_empty())
		};
		rows.push(Row {
			line,
			at: DateTime::parse_from_rfc3339(field(t))
				.map_err(|error| {
					fault(
						Some(line),
						format!("`t` is `{}`: {error}; write it as 2020-04-02T16:27:00Z", field(t)),
					)
				})?
				.timestamp(),
			party: named("party_id", party_id)?,
			item: named("item", item)?,
			quantity: parse_quantity(field(qty)).map_err(|message| fault(Some(line), message))?,
			priority: optional(priority)
				.map_or(Ok(Priority::Routine), parse_priority)
				.map_err(|message| fault(Some(line), message))?,
			days_of_stock: optional(days_of_stock).map_or(Ok(0), str::parse).map_err(|error| {
				fault(Some(line), format!("`days_of_stock`: {error}; write whole days, or leave it empty"))
			})?,
		});
	}
	rows.sort_by_key(|row| row.at);
	Ok(rows)
}

/// The fields of a record, and the line it begins in.
struct Record {
	line: u64,
	fields: Vec<String>,
}

/// Splits CSV into its records; on a fault, says in which line and what. `csv-core`, because `csv` brings features of serde
/// with it, with which cargo would compile the SDK again.
fn records(mut input: impl io::Read) -> Result<Vec<Record>, (Option<u64>, String)> {
	let advice = "save it as comma-separated UTF-8";
	let mut bytes = Vec::new();
	input.read_to_end(&mut bytes).map_err(|error| (None, format!("cannot be read: {error}")))?;
	let text = String::from_utf8(bytes).map_err(|error| {
		let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
		let line = good.iter().filter(|byte| **byte == b'\n').count() as u64 + 1;
		(Some(line), format!("is no UTF-8; {advice}"))
	})?;
	let mut rest = text.trim_start_matches('\u{feff}').as_bytes();
	let mut reader = csv_core::Reader::new();
	// No record is longer than all of them, and none has more fields than bytes and one.
	let (mut output, mut ends) = (vec![0; rest.len()], vec![0; rest.len() + 1]);
	let mut records = Vec::new();
	let (mut line, mut written, mut fields) = (reader.line(), 0, 0);
	loop {
		let (result, read, wrote, ended) =
			reader.read_record(rest, &mut output[written..], &mut ends[fields..]);
		(rest, written, fields) = (&rest[read..], written + wrote, fields + ended);
		match result {
			ReadRecordResult::InputEmpty => {}
			ReadRecordResult::End => return Ok(records),
			ReadRecordResult::Record => {
				let starts = [0].into_iter().chain(ends[..fields].iter().copied());
				let field = |(from, to): (usize, &usize)| str::from_utf8(&output[from..*to]).map(str::trim);
				let fields = starts.zip(&ends[..fields]).map(field).map(|text| text.map(str::to_owned));
				let fields =
					fields.collect::<Result<_, _>>().map_err(|error| (Some(line), error.to_string()))?;
				records.push(Record { line, fields });
			}
			ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {
				return Err((Some(line), format!("is no CSV; {advice}")));
			}
		}
		if result == ReadRecordResult::Record {
			(line, written, fields) = (reader.line(), 0, 0);
		}
	}
}

/// More digits than a quantity can have make the largest there is, which is above every maximum.
fn parse_quantity(text: &str) -> Result<Option<u64>, String> {
	if text.is_empty() {
		return Ok(None);
	}
	if !text.bytes().all(|byte| byte.is_ascii_digit()) {
		return Err(format!(
			"`qty` is `{text}`; write whole units, or leave it empty if the amount is not known"
		));
	}
	Ok(Some(text.parse().unwrap_or(u64::MAX)).filter(|quantity| *quantity > 0))
}

fn parse_priority(text: &str) -> Result<Priority, String> {
	match text.to_ascii_lowercase().as_str() {
		"routine" => Ok(Priority::Routine),
		"urgent" => Ok(Priority::Urgent),
		"asap" => Ok(Priority::Asap),
		"stat" => Ok(Priority::Stat),
		_ => Err(format!("`priority` is `{text}`; write routine, urgent, asap or stat, or leave it empty")),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn rows(text: &str) -> Result<Vec<Row>, String> {
		read("x.csv", text.as_bytes()).map_err(|error| error.to_string())
	}

	fn fault(text: &str) -> String {
		rows(text).expect_err("a fault")
	}

	#[test]
	fn rows_come_in_the_order_of_time() {
		let text =
			"t,party_id,item,qty\n2020-04-02T16:27:00Z,b,gowns,2\n2020-04-02T18:26:59+02:00,a,gowns,1\n";
		let rows = rows(text).expect("good rows");
		assert_eq!(rows.iter().map(|row| row.line).collect::<Vec<_>>(), [3, 2]);
		assert_eq!(rows[0].at, 1_585_844_819);
		assert_eq!(rows[0].quantity, Some(1));
		assert_eq!((rows[0].priority, rows[0].days_of_stock), (Priority::Routine, 0));
	}

	#[test]
	fn columns_may_stand_anywhere_and_more_may_be_there() {
		let text = "\u{feff}qty,item,x,party_id,t,priority,days_of_stock\r\n7,\"a,b\",,p,2020-04-02T16:27:00Z,STAT,3\r\n";
		let rows = rows(text).expect("good rows");
		assert_eq!(rows[0].item, "a,b");
		assert_eq!((rows[0].quantity, rows[0].priority, rows[0].days_of_stock), (Some(7), Priority::Stat, 3));
	}

	#[test]
	fn an_unknown_amount_is_neither_one_nor_zero() {
		let text = "t,party_id,item,qty\n2020-04-02T16:27:00Z,a,gowns,\n2020-04-02T16:27:00Z,a,gowns,0\n";
		assert!(rows(text).expect("good rows").iter().all(|row| row.quantity.is_none()));
	}

	#[test]
	fn an_absurd_amount_is_the_largest_there_is() {
		let text = "t,party_id,item,qty\n2020-04-02T16:27:00Z,a,gowns,100000000000000000000000\n";
		assert_eq!(rows(text).expect("good rows")[0].quantity, Some(u64::MAX));
	}

	#[test]
	fn faults_name_the_line_and_what_to_do() {
		assert_eq!(
			fault("t,party,item,qty\n"),
			"x.csv:1: has no column `party_id`, only `t,party,item,qty`; the first line must be `t,party_id,item,qty`",
		);
		assert_eq!(
			fault(""),
			"x.csv:1: has no column `t`, only ``; the first line must be `t,party_id,item,qty`"
		);
		assert_eq!(fault("t,party_id,item,qty,qty\n"), "x.csv:1: has the column `qty` twice; leave one out");
		let header = "t,party_id,item,qty\n2020-04-02T16:27:00Z,a,gowns,1\n";
		assert_eq!(
			fault(&format!("{header}2020-04-02,a,gowns,1\n")),
			"x.csv:3: `t` is `2020-04-02`: premature end of input; write it as 2020-04-02T16:27:00Z",
		);
		assert_eq!(
			fault(&format!("{header}2020-04-02T16:27:00Z,a,gowns\n")),
			"x.csv:3: has 3 fields, the header 4; quote fields that contain a comma",
		);
		for (quantity, message) in [
			("-1", "`qty` is `-1`; write whole units, or leave it empty if the amount is not known"),
			("1.5", "`qty` is `1.5`; write whole units, or leave it empty if the amount is not known"),
			("1e14", "`qty` is `1e14`; write whole units, or leave it empty if the amount is not known"),
		] {
			let text = format!("{header}2020-04-02T16:27:00Z,a,gowns,{quantity}\n");
			assert_eq!(fault(&text), format!("x.csv:3: {message}"));
		}
		assert_eq!(
			fault(&format!("{header}2020-04-02T16:27:00Z,,gowns,1\n")),
			"x.csv:3: `party_id` is empty; fill it in, or take the line out",
		);
		let header = "t,party_id,item,qty,priority,days_of_stock\n";
		assert_eq!(
			fault(&format!("{header}2020-04-02T16:27:00Z,a,gowns,1,high,\n")),
			"x.csv:2: `priority` is `high`; write routine, urgent, asap or stat, or leave it empty",
		);
		assert_eq!(
			fault(&format!("{header}2020-04-02T16:27:00Z,a,gowns,1,,-2\n")),
			"x.csv:2: `days_of_stock`: invalid digit found in string; write whole days, or leave it empty",
		);
	}

	#[test]
	fn what_is_not_text_is_refused_with_its_line() {
		let error = read("x.csv", &b"t,party_id,item,qty\n2020-04-02T16:27:00Z,\xff,gowns,1\n"[..])
			.expect_err("no UTF-8");
		assert_eq!(error.line, Some(2));
		assert_eq!(error.message, "is no UTF-8; save it as comma-separated UTF-8");
	}
}
