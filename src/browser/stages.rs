//! The steps of a `rerank` one by one, to be timed from outside.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::shelf::Shelf;
use crate::arrangement::{Rules, arrange};
use crate::features::Features;

#[wasm_bindgen]
impl Shelf {
    /// Goes through the steps of a `rerank` once and repeats one of them so many times more: 0 reads the packed list, 1
    /// extracts the features, 2 scores, 3 arranges. Returns what the last of the four sees: the scores, and before them,
    /// for step 1, the features.
    pub fn stage(&self, step: u32, times: u32, numbers: &[f64], text: &str) -> Result<Vec<f32>, JsValue> {
        let repeats = |own| if step == own { times } else { 0 };
        let mut results = self.results(numbers, text, "", 0.0)?;
        for _ in 0..repeats(0) {
            results = self.results(numbers, text, "", 0.0)?;
        }
        let mut features = Features::extract(self.core().shopper(), &results);
        for _ in 0..repeats(1) {
            features = Features::extract(self.core().shopper(), &results);
        }
        let mut scores = self.core().score(&features);
        for _ in 0..repeats(2) {
            scores = self.core().score(&features);
        }
        let mut arranged = arrange(&results, scores.as_ref(), &Rules::default());
        for _ in 0..repeats(3) {
            arranged = arrange(&results, scores.as_ref(), &Rules::default());
        }
        let told = if step == 1 { features.values() } else { &[] };
        let scores = scores.as_deref().filter(|_| arranged.personalised()).unwrap_or(&[]);
        Ok([told, scores].concat())
    }
}
