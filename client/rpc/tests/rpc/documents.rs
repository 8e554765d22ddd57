//! `docs/rpc.md` and the bundle for polkadot.js are made from the table of methods, and from answers. `BLESS=1` writes
//! them.

use crate::support::Node;
use muster_rpc::{
	Kind, Method, Param, CHANGES_NOTIFICATION, CHANGES_UNSUBSCRIBE, COMMON_ERRORS, ERRORS, METHODS,
};
use serde_json::{json, Value};
use std::{fmt::Write, fs, path::Path};

/// What is between these lines of `docs/rpc.md` is made from the code.
const BEGIN: &str = "<!-- made from the code: begin -->\n";
const END: &str = "<!-- made from the code: end -->\n";

fn file(path: &str) -> std::path::PathBuf {
	Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Compares a file with what it must be, or writes it.
fn compare(path: &str, expected: &str) {
	let path = file(path);
	if std::env::var_os("BLESS").is_some() {
		fs::write(&path, expected).expect("the repository can be written");
		return;
	}
	let found = fs::read_to_string(&path).unwrap_or_default();
	let differ = found.lines().zip(expected.lines()).position(|(found, expected)| found != expected);
	assert!(
		found == expected,
		"{} is not what the code says (first at line {}): run `BLESS=1 cargo test -p muster-rpc --test rpc documents`",
		path.display(),
		differ.map_or(0, |line| line + 1),
	);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_document_is_what_the_code_says() {
	let node = Node::with_story().await;
	let mut made = String::from(BEGIN);
	for method in METHODS {
		write!(made, "\n{}", described(method)).expect("a text can be written");
		let (params, answer) = example(&node, method).await;
		write!(
			made,
			"\n```json\n{{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"{}\",\"params\":{params}}}\n```\n",
			method.name
		)
		.expect("a text");
		write!(made, "\n```json\n{answer}\n```\n").expect("a text");
	}
	made.push('\n');
	made.push_str(END);
	let path = "../../docs/rpc.md";
	let document = fs::read_to_string(file(path)).expect("docs/rpc.md is there");
	let (before, rest) = document.split_once(BEGIN).expect("docs/rpc.md says where the code begins");
	let (_, after) = rest.split_once(END).expect("docs/rpc.md says where the code ends");
	compare(path, &format!("{before}{made}{after}"));
	for (code, message) in ERRORS {
		assert!(before.contains(&format!("| {code} | {message} |")), "docs/rpc.md does not explain {code}");
	}
}

fn described(method: &Method) -> String {
	let mut text = format!("### `{}`\n\n{}\n", method.name, method.summary);
	if !method.params.is_empty() {
		text.push_str("\n| parameter | is | |\n|---|---|---|\n");
		rows(&mut text, "", method.params);
	}
	let codes: Vec<_> = COMMON_ERRORS.iter().chain(method.errors).map(ToString::to_string).collect();
	write!(text, "\nAnswer: {}. Cost: {}. Errors: {}.\n", method.answer, method.cost, codes.join(", "))
		.expect("a text");
	text
}

fn rows(text: &mut String, path: &str, params: &[Param]) {
	for param in params {
		let name = format!("{path}{}", param.name);
		match param.kind {
			Kind::Fields(fields) => {
				let optional = if param.required { "" } else { ", optional" };
				writeln!(text, "| `{name}` | an object{optional} | {} |", param.says).expect("a text");
				rows(text, &format!("{name}."), fields);
			}
			kind => {
				let optional = if param.required { "" } else { ", optional" };
				let is = kind.says().replace('|', "\\|");
				writeln!(text, "| `{name}` | {is}{optional} | {} |", param.says).expect("a text");
			}
		}
	}
}

/// Parameters of an example and its answer, as of a node whose clock stands still.
async fn example(node: &Node, method: &Method) -> (String, String) {
	let (mut answer, mut notifications) = node.raw(method.name, method.example, 64).await;
	assert!(answer.get("result").is_some(), "{}: {answer}", method.name);
	if answer["result"].get("lagMs").is_some_and(|lag| !lag.is_null()) {
		answer["result"]["lagMs"] = json!(840);
	}
	if method.name != "muster_subscribeChanges" {
		return (method.example.into(), pretty(&answer));
	}
	answer["result"] = json!("Mj2qYZ3kQmUcVx1e");
	let text = notifications.recv().await.expect("a notification");
	let mut notification: Value = serde_json::from_str(&text).expect("JSON");
	notification["params"]["subscription"] = answer["result"].clone();
	(method.example.into(), format!("{}\n{}", pretty(&answer), pretty(&notification)))
}

fn pretty(value: &Value) -> String {
	serde_json::to_string_pretty(value).expect("JSON")
}

#[test]
fn the_bundle_for_polkadot_js_is_what_the_code_says() {
	compare("polkadot-js/index.ts", &bundle());
}

fn bundle() -> String {
	let mut text = String::from(
		"/**\n * The methods `muster_*` for `@polkadot/api` and Apps:\n *\n *     const api = await ApiPromise.create({ provider, rpc });\n *     await api.rpc.muster.incidents({ region: \"420000\" }, { limit: 10 });\n *\n * Made from the table of methods of the crate `muster-rpc`, whose tests compare the two: do not edit.\n */\n\nexport const rpc = {\n\tmuster: {\n",
	);
	for method in METHODS {
		let name = method.name.strip_prefix("muster_").expect("ours");
		writeln!(text, "\t\t{name}: {{\n\t\t\tdescription: {},\n\t\t\tparams: [", quoted(method.summary))
			.expect("a text");
		text.truncate(text.trim_end_matches('\n').len());
		for (at, param) in method.params.iter().enumerate() {
			let optional = if param.required { "" } else { ", isOptional: true" };
			let line = if at == 0 { "\n" } else { "" };
			writeln!(
				text,
				"{line}\t\t\t\t{{ name: {}, type: {}{optional} }},",
				quoted(param.name),
				quoted(js(&param.kind))
			)
			.expect("a text");
		}
		if !method.params.is_empty() {
			text.push_str("\t\t\t");
		}
		text.push_str("],\n");
		if method.name == "muster_subscribeChanges" {
			let short = |name: &'static str| name.strip_prefix("muster_").expect("ours");
			let names = [short(CHANGES_NOTIFICATION), name, short(CHANGES_UNSUBSCRIBE)].map(quoted);
			writeln!(text, "\t\t\tpubsub: [{}] as [string, string, string],", names.join(", "))
				.expect("a text");
		}
		text.push_str("\t\t\ttype: \"Json\",\n\t\t},\n");
	}
	text.push_str("\t},\n};\n");
	text
}

fn quoted(text: impl AsRef<str>) -> String {
	json!(text.as_ref()).to_string()
}

/// Types of polkadot.js that leave the value as it is.
fn js(kind: &Kind) -> &'static str {
	match kind {
		Kind::Number(..) => "u64",
		Kind::Flag => "bool",
		Kind::Fields(_) | Kind::Subjects | Kind::Kinds => "Json",
		Kind::Region
		| Kind::OneOf(_)
		| Kind::Text(_)
		| Kind::Domain
		| Kind::Cursor
		| Kind::State
		| Kind::Subject
		| Kind::Kind => "Text",
	}
}
