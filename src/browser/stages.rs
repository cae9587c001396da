//! The class `Stages`: each step of a `rerank` on its own, to be timed from outside.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::error::Refusal;
use super::shelf::Shelf;
use crate::arrangement::{Rules, arrange};
use crate::error::Error;
use crate::features::Features;
use crate::results::Results;
use crate::scorer::{Scorer, Scores};

/// One list on its way, stopped after every step.
#[wasm_bindgen]
pub struct Stages {
    results: Results,
    features: Features,
    scores: Scores,
}

#[wasm_bindgen]
impl Stages {
    /// All steps once.
    #[wasm_bindgen(constructor)]
    pub fn new(shelf: &Shelf, numbers: &[f64], text: &str, at: f64) -> Result<Stages, JsValue> {
        let results = shelf.results(numbers, text, None, at)?;
        let features = Features::extract(shelf.core().shopper(), &results);
        let scores = score(shelf, &features)?;
        Ok(Stages { results, features, scores })
    }

    /// Reads a packed list; returns how many items it has.
    pub fn read(shelf: &Shelf, numbers: &[f64], text: &str, at: f64) -> Result<usize, JsValue> {
        Ok(shelf.results(numbers, text, None, at)?.len())
    }

    /// Extracts the features again, so many times.
    pub fn extract(&mut self, shelf: &Shelf, times: u32) {
        (0..times).for_each(|_| self.features = Features::extract(shelf.core().shopper(), &self.results));
    }

    /// Scores again, so many times.
    pub fn score(&mut self, shelf: &Shelf, times: u32) -> Result<(), JsValue> {
        for _ in 0..times {
            self.scores = score(shelf, &self.features)?;
        }
        Ok(())
    }

    /// Arranges again, so many times; returns the first item's index, so that nothing is left out as of no use.
    pub fn arrange(&self, times: u32) -> u32 {
        let first = |_| arrange(&self.results, Some(&self.scores), &Rules::default()).order().first().copied();
        (0..times).filter_map(first).fold(0, u32::wrapping_add)
    }

    /// The features, `[items, width]`, NaN where missing.
    #[wasm_bindgen(getter)]
    pub fn features(&self) -> Vec<f32> {
        self.features.values().to_vec()
    }

    /// The scores.
    #[wasm_bindgen(getter)]
    pub fn scores(&self) -> Vec<f32> {
        self.scores.to_vec()
    }
}

fn score(shelf: &Shelf, features: &Features) -> Result<Scores, Refusal> {
    let scorer = Scorer::new(shelf.core().model(), shelf.core().gate().in_use())?;
    Ok(scorer.score(features).ok_or(Error::NotFinite { what: "a score" })?)
}
