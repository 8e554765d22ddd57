//! The methods described for programs: an OpenRPC 1.3 document, made from [`crate::methods`].

use crate::{
	methods::{Method, CHANGES_NOTIFICATION, CHANGES_UNSUBSCRIBE, COMMON_ERRORS, METHODS},
	names::all_states,
	params::{kinds, Kind, Param, MAX_ITEMS},
};
use serde_json::{json, Map, Value};

/// The answer to `rpc.discover`.
pub fn document() -> Value {
	json!({
		"openrpc": "1.3.2",
		"info": {
			"title": "Muster",
			"description": "What dashboards, duty desks and auditors ask a node of a Muster chain.",
			"version": env!("CARGO_PKG_VERSION"),
		},
		"methods": METHODS.iter().map(method).collect::<Vec<_>>(),
		"components": { "schemas": { "Answer": answer() } },
	})
}

/// When each error comes, for the document and for readers.
pub const ERRORS: &[(i32, &str)] = &[
	(-32_602, "a parameter is not what the method takes"),
	(4_001, "this node has no index"),
	(4_002, "there is no such thing"),
	(4_003, "the index has not, or not yet, what was asked for"),
	(4_004, "the answer would take too long"),
	(4_005, "this connection has spent its units"),
	(4_006, "the state of the block is pruned here"),
	(4_007, "nothing final to prove yet"),
	(4_100, "the node cannot read this at present"),
];

fn method(method: &Method) -> Value {
	let mut described = json!({
		"name": method.name,
		"summary": method.summary,
		"paramStructure": "either",
		"params": method.params.iter().map(param).collect::<Vec<_>>(),
		"result": {
			"name": "answer",
			"description": method.answer,
			"schema": { "$ref": "#/components/schemas/Answer" },
		},
		"errors": errors(method),
		"x-cost": method.cost,
	});
	if method.name == SUBSCRIBE {
		described["result"] = json!({
			"name": "subscription",
			"description": method.answer,
			"schema": { "type": "string" },
		});
		described["x-subscription"] =
			json!({ "notification": CHANGES_NOTIFICATION, "unsubscribe": CHANGES_UNSUBSCRIBE });
	}
	described
}

const SUBSCRIBE: &str = "muster_subscribeChanges";

fn errors(method: &Method) -> Vec<Value> {
	let codes = COMMON_ERRORS.iter().chain(method.errors);
	let known = codes.filter_map(|code| ERRORS.iter().find(|(known, _)| known == code));
	known.map(|(code, message)| json!({ "code": code, "message": message })).collect()
}

fn param(param: &Param) -> Value {
	json!({
		"name": param.name,
		"required": param.required,
		"description": param.says,
		"schema": schema(&param.kind),
	})
}

fn schema(kind: &Kind) -> Value {
	match kind {
		// JSON numbers of JavaScript end at 2^53; above it a text of digits.
		Kind::Number(least, most) => json!({
			"oneOf": [
				{ "type": "integer", "minimum": least, "maximum": most },
				{ "type": "string", "pattern": "^[0-9]+$" },
			]
		}),
		Kind::Region => json!({
			"oneOf": [
				{ "type": "string", "pattern": "^[0-9]{6}$" },
				{ "type": "integer", "minimum": 0, "maximum": 999_999 },
			]
		}),
		Kind::OneOf(names) => {
			let texts: Vec<_> = names().into_iter().map(|name| name.text).collect();
			json!({ "type": "string", "enum": texts })
		}
		Kind::Text(most) => json!({ "type": "string", "minLength": 1, "maxLength": most }),
		Kind::Domain | Kind::Cursor | Kind::Subject => json!({ "type": "string" }),
		Kind::State => json!({ "type": "string", "enum": all_states() }),
		Kind::Kind => json!({ "type": "string", "enum": kinds() }),
		Kind::Subjects => list(json!({ "type": "string" })),
		Kind::Kinds => list(json!({ "type": "string", "enum": kinds() })),
		Kind::Flag => json!({ "type": "boolean" }),
		Kind::Fields(fields) => {
			let described = |field: &Param| {
				let mut of = schema(&field.kind);
				of["description"] = field.says.into();
				(field.name.to_string(), of)
			};
			let properties: Map<String, Value> = fields.iter().map(described).collect();
			let mut object =
				json!({ "type": "object", "additionalProperties": false, "properties": properties });
			let required: Vec<_> =
				fields.iter().filter(|field| field.required).map(|field| field.name).collect();
			if !required.is_empty() {
				object["required"] = required.into();
			}
			object
		}
	}
}

fn list(items: Value) -> Value {
	json!({ "type": "array", "minItems": 1, "maxItems": MAX_ITEMS, "items": items })
}

fn answer() -> Value {
	let block = json!({ "type": ["integer", "null"], "minimum": 0 });
	json!({
		"type": "object",
		"required": ["data", "finalizedBlock", "indexedBlock", "lagMs"],
		"properties": {
			"data": {},
			"finalizedBlock": block,
			"indexedBlock": block,
			"lagMs": { "type": ["integer", "null"], "minimum": 0 },
			"next": { "type": ["string", "null"] },
		},
	})
}
