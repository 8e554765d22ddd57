//! What each method answers.

use crate::{
	chain::{filed, genesis, FakeChain},
	lists::subjects,
	records::{time, Told},
	support::Node,
};
use muster_cap::{Alert, CapIncident, MsgType};
use muster_primitives::Severity;
use muster_rpc::Limits;
use serde_json::{json, Value};

/// The subjects of a page.
#[tokio::test(flavor = "multi_thread")]
async fn every_answer_says_how_far_it_is() {
	let node = Node::with_story().await;
	for (method, params) in
		[("muster_incidents", "[]"), ("muster_situation", "[]"), ("muster_audit", r#"["incident/1"]"#)]
	{
		let answer = node.ask(method, params).await.expect("an answer");
		assert_eq!((&answer["finalizedBlock"], &answer["indexedBlock"]), (&json!(6), &json!(7)), "{method}");
		assert!(answer["lagMs"].as_u64().is_some(), "{method}: {answer}");
	}
	let answer = node.ask("muster_validators", "[]").await.expect("an answer");
	assert_eq!(answer["finalizedBlock"], 6);
	assert_eq!(
		(&answer["indexedBlock"], &answer["lagMs"]),
		(&Value::Null, &Value::Null),
		"the index was not asked"
	);
}

#[tokio::test(flavor = "multi_thread")]
async fn status_tells_of_node_and_index() {
	let node = Node::with_story().await;
	let status = node.data("muster_status", "[]").await;
	assert_eq!((&status["best"]["number"], &status["finalized"]["number"]), (&json!(7), &json!(6)));
	assert_eq!(status["specVersion"], 102);
	assert_eq!((&status["index"]["firstBlock"], &status["index"]["best"]), (&json!(0), &status["best"]));
	let without = Node::without_index().data("muster_status", "[]").await;
	assert_eq!(without["index"], Value::Null);
	assert_eq!(without["genesisHash"], status["genesisHash"]);
}

/// Lists of the story by method and filter: which subjects, newest first.
#[tokio::test(flavor = "multi_thread")]
async fn the_best_chain_is_shown_to_who_asks_for_it() {
	let node = Node::with_story().await;
	let rows = node.data("muster_incidents", r#"[{},{"consistency":"best"}]"#).await;
	assert_eq!(subjects(&rows), ["incident/3", "incident/2", "incident/1"]);
	assert_eq!(
		(&rows[0]["final"], &rows[0]["block"], &rows[1]["final"]),
		(&json!(false), &json!(7), &json!(true))
	);
	assert_eq!(node.error("muster_incident", "[3]").await.0, 4_002);
	let row = node.data("muster_incident", r#"[3,"best"]"#).await;
	assert_eq!((&row["subject"], &row["record"]["severity"]), (&json!("incident/3"), &json!("Extreme")));
	let history = node.data("muster_audit", r#"["incident/3",{"consistency":"best"}]"#).await;
	assert_eq!((&history[0]["final"], &history[0]["block"]["number"]), (&json!(false), &json!(7)));
	assert_eq!(node.data("muster_audit", r#"["incident/3"]"#).await, json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn one_thing_is_found_by_its_number() {
	let node = Node::with_story().await;
	let agency = node.data("muster_agency", "[7]").await;
	assert_eq!(
		(&agency["record"]["name"], &agency["record"]["jurisdiction"]),
		(&json!("武汉市金银潭医院"), &json!("420100"))
	);
	let incident = node.data("muster_incident", r#"{"incident":"1"}"#).await;
	assert_eq!(incident["record"]["verification"], "Confirmed");
	assert_eq!((&incident["block"], &incident["final"]), (&json!(4), &json!(true)));
	let request = node.data("muster_request", "[3]").await;
	assert_eq!(
		request["record"]["lines"][0]["requested"], "9007199254740993",
		"beyond what JavaScript counts to"
	);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_situation_keeps_drills_apart() {
	let node = Node::with_story().await;
	let nation = node.data("muster_situation", "[]").await;
	assert_eq!(nation["region"], "000000");
	let [actual, exercise] = nation["incidents"].as_array().expect("a list").as_slice() else {
		panic!("two kinds of status: {nation}")
	};
	assert_eq!((&actual["status"], &actual["total"]), (&json!("Actual"), &json!(1)));
	assert_eq!(
		(&actual["severity"], &actual["verification"]),
		(&json!({ "Severe": 1 }), &json!({ "Confirmed": 1 }))
	);
	assert_eq!((&actual["management"], &actual["eventType"]), (&json!({ "Pending": 1 }), &json!({ "1": 1 })));
	assert_eq!((&exercise["status"], &exercise["severity"]), (&json!("Exercise"), &json!({ "Minor": 1 })));
	let need = &nation["needs"][0];
	assert_eq!(
		(&need["product"], &need["priority"], &need["state"]),
		(&json!(2), &json!("stat"), &json!("InFulfilment"))
	);
	assert_eq!(
		(&need["lines"], &need["outstanding"], &need["oldest"]),
		(&json!(1), &json!("400"), &json!(time(2)))
	);
	let elsewhere = node.data("muster_situation", r#"["430000"]"#).await;
	assert_eq!((&elsewhere["incidents"][0]["status"], &elsewhere["needs"]), (&json!("Exercise"), &json!([])));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_history_is_in_order_and_says_who_and_when() {
	let node = Node::with_story().await;
	let answer = node.ask("muster_audit", r#"["incident/1"]"#).await.expect("an answer");
	let acts = answer["data"].as_array().expect("a list");
	let told: Vec<_> = acts
		.iter()
		.map(|act| (act["name"].as_str().expect("a name"), act["block"]["number"].as_u64()))
		.collect();
	assert_eq!(told, [("incidents.filed", Some(1)), ("validation.roundFinalised", Some(4))]);
	let act = &acts[0];
	assert_eq!(
		(&act["agency"], &act["claimed"], &act["proved"]),
		(&json!(7), &json!(time(1) - 60_000), &json!(time(1)))
	);
	assert!(act["officer"].as_str().is_some_and(|officer| officer.starts_with('5')), "{act}");
	assert!(act["extrinsicHash"].as_str().is_some_and(|hash| hash.len() == 66), "{act}");
	assert_eq!(answer["next"], Value::Null);
	let page = node.ask("muster_audit", r#"["incident/1",{"limit":1}]"#).await.expect("an answer");
	let after = json!(["incident/1", { "limit": 1, "after": page["next"] }]).to_string();
	assert_eq!(node.data("muster_audit", &after).await[0], acts[1]);
}

#[tokio::test(flavor = "multi_thread")]
async fn quota_and_validators_are_of_the_block_asked_for() {
	let node = Node::with_story().await;
	let quota = node.data("muster_quota", "[7]").await;
	assert_eq!((&quota["tier"], &quota["left"]["bytes"]), (&json!("Prefecture"), &json!("6")));
	let best = node.data("muster_quota", r#"[7,"best"]"#).await;
	assert_eq!(best["left"]["bytes"], "7");
	let validators = node.data("muster_validators", "[]").await;
	assert_eq!((&validators[0]["standing"], &validators[0]["agency"]), (&json!("Active"), &json!(7)));
	assert_eq!(validators[0]["endpoint"]["addresses"], json!(["/ip4/10.0.0.11/tcp/30333"]));
}

#[tokio::test(flavor = "multi_thread")]
async fn proofs_and_checkpoints_are_those_of_the_node() {
	let node = Node::without_index();
	let proof = node.data("muster_recordProof", r#"["incident/1"]"#).await;
	assert_eq!(
		(&proof["subject"], &proof["setId"], &proof["header"]),
		(&json!("incident/1"), &json!(3), &json!("0x04040404"))
	);
	let checkpoint = node.data("muster_checkpoint", "[]").await;
	assert_eq!(checkpoint["setId"], 3);
	assert_eq!(checkpoint["genesisHash"], proof["genesisHash"]);
}

/// The alert as its own reader understands it.
async fn exported(node: &Node, params: &str) -> (Alert, CapIncident) {
	let data = node.data("muster_exportCap", params).await;
	let xml = data["xml"].as_str().expect("a document");
	let alert = Alert::parse(xml.as_bytes()).expect("valid CAP 1.2");
	assert_eq!(data["identifier"], alert.identifier);
	let incident = CapIncident::from_alert(&alert).expect("an alert of this chain");
	(alert, incident)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_incident_becomes_an_alert_and_comes_back() {
	let node = Node::with_story().await;
	let (alert, told) = exported(&node, r#"[1,{"domain":"example.org","area":"湖北省武汉市武昌区"}]"#).await;
	assert_eq!((alert.msg_type, alert.sender.as_str()), (MsgType::Update, "7@agency-7.example.org"));
	assert_eq!((told.revision, told.block.number, told.filed.block), (1, 4, 1));
	assert_eq!((told.block.at, told.filed.at), (time(4), time(1)));
	let classes = told.standing.classes.expect("a verdict has classes");
	assert_eq!((classes.agree, classes.of, told.standing.round), (2, 2, Some(1)), "one class could not vote");
	assert_eq!(
		(told.facts.headline.as_str(), told.area.as_str()),
		("Seven cases of pneumonia, cause unknown", "湖北省武汉市武昌区")
	);
	assert_eq!(told.earlier.iter().map(|one| (one.revision, one.block)).collect::<Vec<_>>(), [(1, None)]);
	assert_eq!(told.expires, Some(time(4) + 24 * 3_600_000), "what is confirmed is public for a day");
	let (alert, told) = exported(&node, "[2]").await;
	assert_eq!((alert.msg_type, told.area.as_str()), (MsgType::Alert, "430100"));
	assert_eq!((told.expires, told.earlier.len()), (None, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_alert_of_an_earlier_revision_names_what_came_before() {
	let chain = FakeChain::new(genesis());
	chain.build(vec![filed(1, Told::of(1))]);
	let revised = Told { revised: &[2], severity: Severity::Extreme, ..Told::of(1) };
	chain.build(vec![filed(1, revised)]);
	chain.finalise(2);
	let node = Node::start(chain, None, Limits::default()).await;
	node.level().await;
	let (_, last) = exported(&node, "[1]").await;
	assert_eq!((last.revision, last.earlier.len(), last.facts.severity), (2, 1, Severity::Extreme));
	let (alert, first) = exported(&node, r#"[1,{"revision":1}]"#).await;
	assert_eq!((alert.msg_type, first.revision, first.facts.severity), (MsgType::Alert, 1, Severity::Severe));
	let (code, message) = node.error("muster_exportCap", r#"[1,{"revision":3}]"#).await;
	assert_eq!((code, message.as_str()), (4_002, "there is no revision 3 of incident 1, which has 2"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_of_any_kind_is_found_by_its_subject() {
	let node = Node::with_story().await;
	for subject in [
		"agency/7",
		"eventType/1",
		"incident/1",
		"request/3",
		"round/1",
		"shipment/9",
		"observation/5",
		"cell/1/1/000000/1735689600000/Actual",
	] {
		let row = node.data("muster_record", &json!([subject]).to_string()).await;
		let kind = subject.split('/').next();
		assert_eq!((row["subject"].as_str(), row["record"]["kind"].as_str()), (Some(subject), kind));
	}
	let row = node.data("muster_record", r#"["incident/3","best"]"#).await;
	assert_eq!((&row["subject"], &row["final"]), (&json!("incident/3"), &json!(false)));
	let by_name = node.data("muster_record", r#"{"subject":"incident/3","consistency":"best"}"#).await;
	assert_eq!(by_name, row);
	assert_eq!(
		node.data("muster_record", r#"["incident/1"]"#).await,
		node.data("muster_incident", "[1]").await,
		"the same record as by its own method"
	);
}
