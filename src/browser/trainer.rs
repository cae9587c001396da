//! The trainer for JavaScript: `pkg/worker.js` is its only caller.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::error::Refusal;
use crate::error::Error;
use crate::learn::Trainer;
use crate::model::Model;
use crate::snapshot::Snapshot;

/// The adapter, as bytes, fitted to a lesson (what `Shelf.lesson` gave) under the model of those bytes.
#[wasm_bindgen]
pub fn fit(model: &[u8], lesson: &[u8]) -> Result<Vec<u8>, JsValue> {
    Ok(fitted(model, lesson).map_err(Refusal::from)?)
}

fn fitted(model: &[u8], lesson: &[u8]) -> Result<Vec<u8>, Error> {
    let model = Model::from_bytes(model)?;
    let Snapshot { examples, gate, .. } = Snapshot::read(lesson, &model)?;
    Ok(Trainer::new(&model)?.fit(&examples, gate.adapter())?.to_bytes())
}
