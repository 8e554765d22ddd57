//! What is looked at before a document is parsed: size, encoding, and the shape of its tags. One pass over the bytes, so
//! that nothing that comes in can cost more than reading it.

use crate::{limits, text::is_xml, Refused};

/// The text of a document that may be parsed.
pub(crate) fn admit(document: &[u8]) -> Result<&str, Refused> {
	if document.len() > limits::BYTES {
		return Err(Refused::TooLarge { bytes: document.len() });
	}
	let text = decode(document)?;
	scan(text)?;
	Ok(text)
}

fn decode(document: &[u8]) -> Result<&str, Refused> {
	let wide = match document {
		[0, 0, 0xFE, 0xFF, ..] | [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0, b'<', ..] | [b'<', 0, 0, 0, ..] => {
			Some("UTF-32")
		}
		[0xFE, 0xFF, ..] | [0xFF, 0xFE, ..] | [0, b'<', ..] | [b'<', 0, ..] => Some("UTF-16"),
		_ => None,
	};
	if let Some(encoding) = wide {
		return Err(Refused::Encoding(format!("the document is in {encoding}")));
	}
	// A byte order mark says nothing in UTF-8, and many editors write one.
	let body = document.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(document);
	if let Some(encoding) = declared(body) {
		if !["utf-8", "utf8", "us-ascii"].contains(&encoding.to_ascii_lowercase().as_str()) {
			return Err(Refused::Encoding(format!("the XML declaration says the encoding is `{encoding}`")));
		}
	}
	std::str::from_utf8(body).map_err(|error| {
		Refused::Encoding(format!(
			"byte {} of the document is not UTF-8",
			error.valid_up_to().saturating_add(1)
		))
	})
}

/// The encoding that the XML declaration names.
fn declared(body: &[u8]) -> Option<String> {
	let head = body.get(..body.len().min(256)).unwrap_or_default();
	let head = String::from_utf8_lossy(head);
	let (declaration, _) = head.strip_prefix("<?xml")?.split_once("?>")?;
	let (_, value) = declaration.split_once("encoding")?;
	let value = value.trim_start().strip_prefix('=')?.trim_start();
	let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
	value.split(quote).nth(1).map(Into::into)
}

/// Walks over the tags. What is not closed ends the walk: the parser says what is wrong with it.
fn scan(text: &str) -> Result<(), Refused> {
	let line = |rest: &str| {
		let before = text.len().saturating_sub(rest.len());
		text.bytes().take(before).filter(|byte| *byte == b'\n').count().saturating_add(1)
	};
	let mut elements = 0usize;
	// For each open element, the namespaces that it and those around it declare.
	let mut scopes: Vec<usize> = Vec::new();
	let mut rest = text;
	while let Some((content, tag)) = rest.split_once('<') {
		check_references(content)?;
		let skipped = if let Some(comment) = tag.strip_prefix("!--") {
			comment.split_once("-->")
		} else if let Some(data) = tag.strip_prefix("![CDATA[") {
			data.split_once("]]>")
		} else if let Some(instruction) = tag.strip_prefix('?') {
			instruction.split_once("?>")
		} else if tag.starts_with('!') {
			return Err(Refused::Doctype { line: line(tag) });
		} else {
			let end = tag_end(tag.as_bytes()).map_err(|()| Refused::LongTag { line: line(tag) })?;
			let parts = end.and_then(|end| tag.get(..end).zip(tag.get(end..)));
			if let Some((inside, _)) = parts {
				if inside.starts_with('/') {
					scopes.pop();
				} else {
					elements = elements.saturating_add(1);
					check_references(inside)?;
					let declared = inside.matches("xmlns").count();
					let scope = scopes.last().map_or(0, |outer| *outer).saturating_add(declared);
					if scope > limits::NAMESPACES {
						return Err(Refused::TooManyNamespaces { line: line(tag) });
					}
					if !inside.ends_with('/') {
						scopes.push(scope);
					}
				}
			}
			if scopes.len() > limits::DEPTH {
				return Err(Refused::TooDeep { line: line(tag) });
			}
			if elements > limits::ELEMENTS {
				return Err(Refused::TooManyElements);
			}
			parts
		};
		match skipped {
			Some((_, after)) => rest = after,
			None => return Ok(()),
		}
	}
	check_references(rest)
}

/// Character references name characters that XML has. The parser would put U+FFFD in place of another, and nobody would
/// learn that the text was changed.
fn check_references(content: &str) -> Result<(), Refused> {
	for after in content.split("&#").skip(1) {
		let number = after.split_once(';').map_or("", |(number, _)| number);
		let code = match number.strip_prefix('x') {
			Some(digits) => u32::from_str_radix(digits, 16).ok(),
			None => number.parse().ok(),
		};
		if !code.and_then(char::from_u32).is_some_and(is_xml) {
			let shown: String = number.chars().take(20).collect();
			return Err(Refused::Malformed(format!(
				"`&#{shown};` names no character that XML has; leave it out"
			)));
		}
	}
	Ok(())
}

/// Where the `>` of a tag is; `None` when the document ends before.
fn tag_end(tag: &[u8]) -> Result<Option<usize>, ()> {
	let mut quote = None;
	for (position, byte) in tag.iter().enumerate() {
		if position > limits::TAG {
			return Err(());
		}
		match (quote, byte) {
			(None, b'>') => return Ok(Some(position)),
			(None, b'"' | b'\'') => quote = Some(*byte),
			(Some(open), close) if open == *close => quote = None,
			_ => {}
		}
	}
	Ok(None)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn limits_hold_at_and_above() {
		let nested = |depth: usize| format!("{}{}", "<a>".repeat(depth), "</a>".repeat(depth));
		assert!(admit(nested(limits::DEPTH).as_bytes()).is_ok());
		assert_eq!(admit(nested(limits::DEPTH + 1).as_bytes()), Err(Refused::TooDeep { line: 1 }));

		let wide = |elements: usize| format!("<a>{}</a>", "<b/>".repeat(elements - 1));
		assert!(admit(wide(limits::ELEMENTS).as_bytes()).is_ok());
		assert_eq!(admit(wide(limits::ELEMENTS + 1).as_bytes()), Err(Refused::TooManyElements));

		let scoped = |names: usize| format!("<a xmlns='u'><b{}/></a>", " xmlns:c='u'".repeat(names - 1));
		assert!(admit(scoped(limits::NAMESPACES).as_bytes()).is_ok());
		assert_eq!(
			admit(scoped(limits::NAMESPACES + 1).as_bytes()),
			Err(Refused::TooManyNamespaces { line: 1 })
		);

		let tag = |bytes: usize| format!("\n<{}/>", "a".repeat(bytes - 1));
		assert!(admit(tag(limits::TAG).as_bytes()).is_ok());
		assert_eq!(admit(tag(limits::TAG + 1).as_bytes()), Err(Refused::LongTag { line: 2 }));

		assert!(admit(&vec![b' '; limits::BYTES]).is_ok());
		assert_eq!(
			admit(&vec![b' '; limits::BYTES + 1]),
			Err(Refused::TooLarge { bytes: limits::BYTES + 1 })
		);
	}

	#[test]
	fn what_looks_like_a_tag_inside_text_is_none() {
		let deep = "<a>".repeat(limits::DEPTH + 1);
		for text in [
			format!("<x><!--{deep}--></x>"),
			format!("<x><![CDATA[{deep}]]></x>"),
			format!("<x a='{}'/>", ">".repeat(50)),
		] {
			assert!(admit(text.as_bytes()).is_ok(), "{text}");
		}
		assert_eq!(admit(b"<a>\n<!DOCTYPE a></a>"), Err(Refused::Doctype { line: 2 }));
	}

	#[test]
	fn references_to_what_is_no_character_are_refused() {
		for good in ["&#65;", "&#x1F525;", "&amp;#0;", "<![CDATA[&#0;]]>", "<!--&#0;-->", "<b c='&#10;'/>"] {
			assert!(admit(format!("<a>{good}</a>").as_bytes()).is_ok(), "{good}");
		}
		for bad in
			["&#0;", "&#x0;", "&#xD800;", "&#xFFFFFFFFFF;", "&#;", "&#x;", "&#65", "&#-1;", "<b c='&#1;'/>"]
		{
			assert!(matches!(admit(format!("<a>{bad}</a>").as_bytes()), Err(Refused::Malformed(_))), "{bad}");
		}
	}

	#[test]
	fn the_declared_encoding_is_found() {
		for (text, found) in [
			("<?xml version='1.0' encoding='GB18030'?><a/>", Some("GB18030")),
			("<?xml version=\"1.0\" encoding = \"utf-8\" standalone=\"yes\"?><a/>", Some("utf-8")),
			("<?xml version='1.0'?><a encoding='x'/>", None),
			("<a/>", None),
		] {
			assert_eq!(declared(text.as_bytes()).as_deref(), found);
		}
	}
}
