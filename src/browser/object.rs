//! Plain JavaScript objects, for what is not hot.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// Sets a field of an object that reshelf has just made.
pub fn set(target: &JsValue, name: &str, value: impl Into<JsValue>) {
    put(target, name, &value.into());
}

/// Once for all kinds of values.
#[inline(never)]
fn put(target: &JsValue, name: &str, value: &JsValue) {
    // It can fail on a frozen object or a proxy only, and this one is neither.
    let _ = Reflect::set(target, &JsValue::from_str(name), value);
}
