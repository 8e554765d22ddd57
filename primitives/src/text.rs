//! What text may be: pallets refuse what does not print on one line.

/// Whether `bytes` are UTF-8 without characters that break lines or steer terminals. They may be empty.
pub fn is_plain(bytes: &[u8]) -> bool {
	core::str::from_utf8(bytes).is_ok_and(|text| !has_control(text))
}

/// Whether `bytes` are plain and show something.
pub fn is_line(bytes: &[u8]) -> bool {
	core::str::from_utf8(bytes).is_ok_and(|text| !is_blank(text) && !has_control(text))
}

/// Whether `text` shows nothing.
pub fn is_blank(text: &str) -> bool {
	text.trim().is_empty()
}

/// Whether `text` has characters that break lines or steer terminals.
pub fn has_control(text: &str) -> bool {
	text.chars().any(char::is_control)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_line_shows_something_and_steers_nothing() {
		for (text, plain, line) in [
			("口罩".as_bytes(), true, true),
			(b"", true, false),
			(b" \xe3\x80\x80", true, false),
			(b"two\nlines", false, false),
			(b"\x1b[2J", false, false),
			(b"\xff", false, false),
		] {
			assert_eq!((is_plain(text), is_line(text)), (plain, line), "{text:?}");
		}
	}
}
