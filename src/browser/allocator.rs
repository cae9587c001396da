//! The memory of the core's module.

use talc::wasm::{WasmDynamicTalc, new_wasm_dynamic_allocator};

/// The standard library's allocator would add 1.7 KB to what each page loads; the trainer's module has it.
#[global_allocator]
static ALLOCATOR: WasmDynamicTalc = new_wasm_dynamic_allocator();
