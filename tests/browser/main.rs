//! What runs inside Chromium and Firefox, training included: `make test`, or `scripts/test-browser chrome`.
#![cfg(target_arch = "wasm32")]

mod scoring;
mod shelf;
mod shop;
mod trainer;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
