//! The trainer for JavaScript: `pkg/worker.js` is its only caller.

use js_sys::Reflect;
use serde::{Serialize, Serializer};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Performance;

use super::error::Refusal;
use crate::error::Error;
use crate::learn::Trainer;
use crate::model::Model;
use crate::snapshot::Snapshot;

/// What a fit gives: `{ adapter: Uint8Array, choices: number, milliseconds: number }`.
#[derive(Serialize)]
struct Fitted {
    adapter: Bytes,
    choices: usize,
    milliseconds: f64,
}

/// Bytes that arrive as a `Uint8Array`, where serde would make an array of numbers of them.
struct Bytes(Vec<u8>);

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

/// Fits an adapter to a lesson (what `Shelf.lesson` gave) under the model of those bytes.
#[wasm_bindgen(unchecked_return_type = "{ adapter: Uint8Array, choices: number, milliseconds: number }")]
pub fn fit(model: &[u8], lesson: &[u8]) -> Result<JsValue, JsValue> {
    let started = now();
    let mut fitted = fitted(model, lesson).map_err(Refusal::from)?;
    fitted.milliseconds = now() - started;
    Ok(serde_wasm_bindgen::to_value(&fitted)?)
}

fn fitted(model: &[u8], lesson: &[u8]) -> Result<Fitted, Error> {
    let model = Model::from_bytes(model)?;
    let Snapshot { examples, gate, .. } = Snapshot::read(lesson, &model)?;
    let adapter = Trainer::new(&model)?.fit(&examples, gate.adapter())?;
    Ok(Fitted { adapter: Bytes(adapter.to_bytes()), choices: examples.len(), milliseconds: 0.0 })
}

/// Milliseconds by the host's clock for measuring; 0 where it has none.
fn now() -> f64 {
    let clock = Reflect::get(&js_sys::global(), &"performance".into()).ok();
    clock.and_then(|clock| clock.dyn_into::<Performance>().ok()).map_or(0.0, |clock| clock.now())
}
