//! Chain specs: genesis is the runtime's business, the node only names its presets or reads a file.

use muster_runtime::genesis;
use sc_network::config::MultiaddrWithPeerId;
use sc_service::{ChainType, GenericChainSpec, Properties};
use serde::Deserialize;

/// A chain spec of this chain.
pub type ChainSpec = GenericChainSpec;

/// What the founders of a production chain write: names, and who the chain begins with. `genesis` is laid over the
/// runtime's shipped event types and products.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Founding {
	name: String,
	id: String,
	#[serde(default)]
	boot_nodes: Vec<MultiaddrWithPeerId>,
	genesis: serde_json::Value,
}

/// Loads the spec that `--chain` names: `dev`, `local`, or the path of a JSON file, which is a chain spec or a founding
/// file.
pub fn load(id: &str) -> Result<ChainSpec, String> {
	match id {
		"dev" => preset("Muster development", "muster_dev", ChainType::Development, genesis::DEVELOPMENT),
		"" | "local" => {
			preset("Muster local testnet", "muster_local", ChainType::Local, genesis::LOCAL_TESTNET)
		}
		path => from_file(path),
	}
}

fn from_file(path: &str) -> Result<ChainSpec, String> {
	let text = std::fs::read(path).map_err(|error| {
		format!("no chain `{path}`: name `dev` or `local`, or the path of a JSON file ({error})")
	})?;
	let json: serde_json::Value =
		serde_json::from_slice(&text).map_err(|error| format!("`{path}` is no JSON: {error}"))?;
	let is_spec = ["raw", "runtimeGenesis"].iter().any(|kind| json["genesis"].get(kind).is_some());
	if is_spec {
		return ChainSpec::from_json_bytes(text).map_err(|error| format!("chain spec `{path}`: {error}"));
	}
	let founding: Founding =
		serde_json::from_value(json).map_err(|error| format!("founding file `{path}`: {error}"))?;
	let mut patch = genesis::production_base();
	sc_chain_spec::json_merge(&mut patch, founding.genesis);
	Ok(ChainSpec::builder(wasm()?, None)
		.with_name(&founding.name)
		.with_id(&founding.id)
		.with_protocol_id("muster")
		.with_boot_nodes(founding.boot_nodes)
		.with_chain_type(ChainType::Live)
		.with_properties(properties())
		.with_genesis_config_patch(patch)
		.build())
}

fn wasm() -> Result<&'static [u8], String> {
	muster_runtime::WASM_BINARY.ok_or_else(|| {
		"this binary was built without the Wasm runtime; build it without SKIP_WASM_BUILD".into()
	})
}

fn preset(name: &str, id: &str, chain_type: ChainType, preset: &str) -> Result<ChainSpec, String> {
	Ok(ChainSpec::builder(wasm()?, None)
		.with_name(name)
		.with_id(id)
		.with_protocol_id("muster")
		.with_chain_type(chain_type)
		.with_properties(properties())
		.with_genesis_config_preset_name(preset)
		.build())
}

/// Wallets insist on a symbol; there is no token.
fn properties() -> Properties {
	let mut properties = Properties::new();
	properties.insert("tokenSymbol".into(), "NONE".into());
	properties.insert("tokenDecimals".into(), 0.into());
	properties.insert("ss58Format".into(), 42.into());
	properties
}
