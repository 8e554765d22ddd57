//! Regions now and then: situations, those below, and how it came to them.

use crate::{
	chain::{filed, genesis, FakeChain},
	records::{time, Told, START},
	support::Node,
};
use muster_primitives::{CapStatus, Severity};
use muster_rpc::Limits;
use muster_runtime_api::Verification;
use serde_json::{json, Value};

const MINUTE: u64 = 60_000;

/// A chain in whose first minute two incidents are filed, one of them a drill; in the second the other is confirmed; in
/// the third one is filed next door.
async fn three_minutes() -> Node {
	let chain = FakeChain::new(genesis());
	let drill =
		Told { region: 430_100, status: CapStatus::Exercise, severity: Severity::Minor, ..Told::of(1) };
	let confirmed = Told { verification: Verification::Confirmed, ..Told::of(1) };
	let next_door = Told { region: 420_200, severity: Severity::Extreme, ..Told::of(121) };
	for block in 1..=121u32 {
		chain.build(match block {
			1 => vec![filed(1, Told::of(1)), filed(2, drill)],
			61 => vec![filed(1, confirmed)],
			121 => vec![filed(3, next_door)],
			_ => vec![],
		});
	}
	assert_eq!((time(61), time(121)), (START + MINUTE + 1_000, START + 2 * MINUTE + 1_000));
	chain.finalise(121);
	let node = Node::start(chain, None, Limits::default()).await;
	node.level().await;
	node
}

/// A region's numbers of what is real: total, by severity, by verification.
fn actual(situation: &Value) -> Value {
	let rows = situation["incidents"].as_array().expect("a list");
	let row = rows.iter().find(|row| row["status"] == "Actual");
	row.map_or(Value::Null, |row| json!([row["total"], row["severity"], row["verification"]]))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_situation_can_be_asked_of_the_past() {
	let node = three_minutes().await;
	let reported = json!([1, { "Severe": 1 }, { "Reported": 1 }]);
	let confirmed = json!([1, { "Severe": 1 }, { "Confirmed": 1 }]);
	let both = json!([2, { "Extreme": 1, "Severe": 1 }, { "Confirmed": 1, "Reported": 1 }]);
	for (at, expected) in [
		(START + MINUTE - 1, &Value::Null),
		(START + MINUTE, &reported),
		(START + 2 * MINUTE - 1, &reported),
		(START + 2 * MINUTE, &confirmed),
		(START + 3 * MINUTE, &both),
		(i64::MAX as u64, &both),
	] {
		let then = node.data("muster_situation", &json!(["420000", { "at": at }]).to_string()).await;
		assert_eq!((&actual(&then), &then["needs"]), (expected, &Value::Null), "{at}");
		assert_eq!(then["region"], "420000");
	}
	let now = node.data("muster_situation", r#"["420000"]"#).await;
	assert_eq!((actual(&now), &now["needs"]), (both, &json!([])));
	let nothing = node.data("muster_situation", &json!([null, { "at": 0 }]).to_string()).await;
	assert_eq!(nothing, json!({ "region": "000000", "incidents": [], "needs": null }));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_regions_below_are_those_that_have_anything() {
	let node = three_minutes().await;
	for (params, expected) in [
		(json!([]), json!(["420000", "430000"])),
		(json!(["420000"]), json!(["420100", "420200"])),
		(json!(["420100"]), json!(["420106"])),
		(json!(["420106"]), json!([])),
		(json!(["110000"]), json!([])),
		(json!(["420000", { "at": START + MINUTE }]), json!(["420100"])),
		(json!(["420000", { "at": START }]), json!([])),
	] {
		let rows = node.data("muster_situations", &params.to_string()).await;
		let regions: Vec<_> =
			rows.as_array().expect("a list").iter().map(|row| row["region"].clone()).collect();
		assert_eq!(json!(regions), expected, "{params}");
	}
	let below = node.data("muster_situations", "[]").await;
	for row in below.as_array().expect("a list") {
		let alone = node.data("muster_situation", &json!([row["region"]]).to_string()).await;
		assert_eq!(*row, alone, "a row is what the region's own answer is");
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn needs_are_those_of_each_region_below() {
	let node = Node::with_story().await;
	let rows = node.data("muster_situations", r#"["420000"]"#).await;
	assert_eq!(
		(&rows[0]["region"], &rows[0]["needs"][0]["state"]),
		(&json!("420100"), &json!("InFulfilment"))
	);
	assert_eq!(rows.as_array().map(Vec::len), Some(1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_history_is_told_from_the_first_change_to_the_last() {
	let node = three_minutes().await;
	let (first, last) = (START + MINUTE, START + 3 * MINUTE);
	let moments = json!([
		{ "at": first, "verification": { "Reported": 1 }, "severity": { "Severe": 1 } },
		{ "at": START + 2 * MINUTE, "verification": { "Confirmed": 1 }, "severity": { "Severe": 1 } },
		{
			"at": last,
			"verification": { "Confirmed": 1, "Reported": 1 },
			"severity": { "Extreme": 1, "Severe": 1 },
		},
	]);
	let history = node.data("muster_history", r#"["420000"]"#).await;
	assert_eq!(history, json!({ "from": first, "until": last, "moments": moments }));
	let short = node.data("muster_history", r#"["420000",{"points":1}]"#).await;
	assert_eq!(
		short,
		json!({ "from": last, "until": last, "moments": [moments[2]] }),
		"the last counts stay"
	);
	let drills = node.data("muster_history", r#"[null,{"status":"Exercise"}]"#).await;
	let drill = json!({ "at": first, "verification": { "Reported": 1 }, "severity": { "Minor": 1 } });
	assert_eq!(drills["moments"], json!([drill]), "drills are apart from what is real");
	let never = node.data("muster_history", r#"["110000"]"#).await;
	assert_eq!(never, json!({ "from": null, "until": null, "moments": [] }));
}

#[tokio::test(flavor = "multi_thread")]
async fn limits_of_a_history_hold_at_below_and_above() {
	let node = three_minutes().await;
	for (points, accepted) in [(0, false), (1, true), (240, true), (241, false)] {
		let answer = node.ask("muster_history", &json!([null, { "points": points }]).to_string()).await;
		assert_eq!(answer.is_ok(), accepted, "{points}");
	}
}
