//! Every event of the runtime: what it is called, who did it, what it touches.

use crate::common::{genesis_state, variants};
use codec::{Compact, Decode, Encode};
use muster_runtime::{genesis, read, RuntimeEvent, System};
use muster_runtime_api::Act;
use scale_info::{meta_type, MetaType, TypeDef, TypeDefPrimitive};

/// An event of the metadata, with zeros wherever it holds something.
struct Blank {
	pallet: String,
	event: String,
	fields: Vec<String>,
	made: RuntimeEvent,
}

/// The shortest encoding of a type: numbers are zero, lists are empty, of names the first is taken.
fn blank(ty: MetaType) -> Vec<u8> {
	match ty.type_info().type_def {
		TypeDef::Composite(fields) => fields.fields.iter().flat_map(|field| blank(field.ty)).collect(),
		TypeDef::Variant(variants) => {
			let first = variants.variants.iter().min_by_key(|variant| variant.index).expect("it has one");
			let fields = first.fields.iter().flat_map(|field| blank(field.ty));
			[first.index].into_iter().chain(fields).collect()
		}
		TypeDef::Sequence(_) | TypeDef::Compact(_) => Compact(0u32).encode(),
		TypeDef::Array(array) => (0..array.len).flat_map(|_| blank(array.type_param)).collect(),
		TypeDef::Tuple(parts) => parts.fields.iter().flat_map(|part| blank(*part)).collect(),
		TypeDef::Primitive(primitive) => vec![0; width(&primitive)],
		TypeDef::BitSequence(_) => panic!("no event has bits"),
	}
}

fn width(primitive: &TypeDefPrimitive) -> usize {
	match primitive {
		TypeDefPrimitive::Bool | TypeDefPrimitive::U8 | TypeDefPrimitive::I8 | TypeDefPrimitive::Str => 1,
		TypeDefPrimitive::U16 | TypeDefPrimitive::I16 => 2,
		TypeDefPrimitive::U32 | TypeDefPrimitive::I32 | TypeDefPrimitive::Char => 4,
		TypeDefPrimitive::U64 | TypeDefPrimitive::I64 => 8,
		TypeDefPrimitive::U128 | TypeDefPrimitive::I128 => 16,
		TypeDefPrimitive::U256 | TypeDefPrimitive::I256 => 32,
	}
}

/// Every event there is.
fn every_event() -> Vec<Blank> {
	let named = |ty: MetaType, event: &str| {
		let TypeDef::Variant(definition) = ty.type_info().type_def else { panic!("not an enumeration") };
		let variant = definition.variants.into_iter().find(|variant| variant.name == event);
		let fields = variant.expect("it is of the enumeration").fields;
		fields.iter().filter_map(|field| field.name.map(Into::into)).collect()
	};
	variants(meta_type::<RuntimeEvent>())
		.into_iter()
		.flat_map(|(pallet, pallet_index, inner)| {
			variants(inner[0]).into_iter().map(move |(event, index, fields)| {
				let fields = fields.into_iter().flat_map(blank);
				let bytes: Vec<u8> = [pallet_index, index].into_iter().chain(fields).collect();
				let made = RuntimeEvent::decode(&mut &bytes[..]).unwrap_or_else(|error| {
					panic!("{pallet}.{event} is made of what its metadata says: {error}")
				});
				Blank { pallet: pallet.clone(), fields: named(inner[0], &event), event, made }
			})
		})
		.collect()
}

/// What the chain makes of one event.
fn act_of(event: RuntimeEvent) -> Option<Act> {
	System::reset_events();
	System::deposit_event(event);
	let mut acts = read::changes().acts;
	assert!(acts.len() <= 1);
	acts.pop()
}

fn camel(name: &str) -> String {
	let mut letters = name.chars();
	letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// Events that tell nobody anything, with the reason.
const SILENT: &[(&str, &str)] = &[
	("System.ExtrinsicSuccess", "what it did tells of itself"),
	("System.ExtrinsicFailed", "it changed nothing"),
	("System.NewAccount", "accounts hold nothing"),
	("System.KilledAccount", "accounts hold nothing"),
	("System.Remarked", "a note is nobody's act on anything"),
	("Session.NewQueued", "session.newSession tells when it counts"),
	("Session.ValidatorDisabled", "validatorSet.offended tells of it"),
	("Session.ValidatorReenabled", "a new session enables everybody"),
	("Historical.RootStored", "for proofs of session keys"),
	("Historical.RootsPruned", "for proofs of session keys"),
	("Offences.Offence", "validatorSet.offended tells of it"),
	("Grandpa.NewAuthorities", "session.newSession tells of it"),
	("Grandpa.Paused", "nothing pauses it"),
	("Grandpa.Resumed", "nothing pauses it"),
];

fn is_silent(event: &Blank) -> bool {
	// What a wrapper carries tells of itself.
	let wrapper = matches!(event.pallet.as_str(), "Utility" | "Multisig");
	wrapper || SILENT.iter().any(|(name, _)| *name == format!("{}.{}", event.pallet, event.event))
}

/// Names of the acts on things that have records: those of our pallets.
pub fn names_of_our_pallets() -> Vec<String> {
	let ours = ["Agencies", "Incidents", "Validation", "Observations", "Resources", "ValidatorSet"];
	let of_ours = every_event().into_iter().filter(|event| ours.contains(&event.pallet.as_str()));
	of_ours.map(|event| format!("{}.{}", camel(&event.pallet), camel(&event.event))).collect()
}

#[test]
fn every_event_is_told_by_its_name_or_is_known_to_be_silent() {
	genesis_state(genesis::LOCAL_TESTNET).execute_with(|| {
		System::set_block_number(1);
		let events = every_event();
		assert!(events.len() > 150, "only {} events", events.len());
		for event in &events {
			let name = format!("{}.{}", camel(&event.pallet), camel(&event.event));
			let told = act_of(event.made.clone()).map(|act| String::from_utf8(act.name.0).expect("a name"));
			assert_eq!(told, (!is_silent(event)).then_some(name));
		}
		for (name, _) in SILENT {
			assert!(
				events.iter().any(|event| *name == format!("{}.{}", event.pallet, event.event)),
				"no event {name}"
			);
		}
	});
}

/// Where an event names who acted, the act does; what has records is named.
#[test]
fn every_act_names_who_did_it_and_what_it_touches() {
	genesis_state(genesis::LOCAL_TESTNET).execute_with(|| {
		System::set_block_number(1);
		for event in every_event() {
			let name = format!("{}.{}", event.pallet, event.event);
			let Some(act) = act_of(event.made.clone()) else { continue };
			let has = |field: &str| event.fields.iter().any(|named| named == field);
			match event.pallet.as_str() {
				// `agency` and `officer` are whom it is about; who acted is in `by`, here the council.
				"Agencies" => {
					assert_eq!(act.agency.is_some(), event.event == "KeyRotated", "{name}");
					assert!(!act.subjects.is_empty(), "{name}");
				}
				"ValidatorSet" => {
					// Of a chain without validators nobody is named, as of an outage.
					let nobody = ["Outage", "Forced"].contains(&event.event.as_str());
					assert_eq!(act.subjects.is_empty(), event.event == "Outage", "{name}");
					let operator =
						["WentOnline", "WentOffline", "EndpointSet"].contains(&event.event.as_str());
					assert_eq!(act.agency.is_some(), operator && !nobody, "{name}");
				}
				"Incidents" | "Validation" | "Observations" | "Resources" => {
					// The chain itself says that nobody revealed.
					let signed = has("agency") && has("officer") && name != "Observations.RevealMissed";
					assert_eq!((act.agency, act.officer.is_some()), (signed.then_some(0), signed), "{name}");
					assert!(!act.subjects.is_empty(), "{name}");
				}
				_ => assert!(act.subjects.is_empty() && act.agency.is_none(), "{name}"),
			}
			assert_eq!(act.extrinsic, None, "{name}");
			let touched = read::changes().touched;
			assert!(act.subjects.iter().all(|subject| touched.iter().any(|(other, _)| other == subject)));
			assert!(touched.is_sorted_by(|(one, _), (other, _)| one < other), "{name}");
		}
	});
}

/// A moment that somebody claims is given as such.
#[test]
fn claims_are_told_apart_from_what_the_block_proves() {
	genesis_state(genesis::LOCAL_TESTNET).execute_with(|| {
		System::set_block_number(1);
		let claims = every_event().into_iter().filter_map(|event| {
			act_of(event.made)?.claimed.map(|_| format!("{}.{}", event.pallet, event.event))
		});
		assert_eq!(
			claims.collect::<Vec<_>>(),
			[
				"Incidents.Filed",
				"Incidents.Revised",
				"Incidents.ResponseCompleted",
				"Incidents.Reopened",
				"Observations.Observed",
				"Observations.Corrected",
				"Resources.CheckpointPassed",
			],
		);
	});
}
