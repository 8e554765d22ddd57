//! Compiles the runtime to Wasm when the feature `build-wasm` asks for it.

fn main() {
	#[cfg(all(feature = "build-wasm", not(feature = "metadata-hash")))]
	substrate_wasm_builder::WasmBuilder::build_using_defaults();

	#[cfg(all(feature = "build-wasm", feature = "metadata-hash"))]
	substrate_wasm_builder::WasmBuilder::init_with_defaults().enable_metadata_hash("NONE", 0).build();
}
