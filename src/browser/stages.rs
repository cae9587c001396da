//! The steps of a `rerank` one by one, to be timed from outside.

use std::hint::black_box;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::shelf::Shelf;
use crate::arrangement::{Rules, arrange};
use crate::features::Features;
use crate::results::Results;
use crate::scorer::{Scorer, Scores};

/// A packed list that went through all steps once, so that each can be repeated alone.
#[wasm_bindgen]
pub struct Prepared {
    numbers: Vec<f64>,
    text: Vec<u8>,
    results: Results,
    features: Features,
    scores: Option<Scores>,
}

#[wasm_bindgen]
impl Prepared {
    /// `[items, features]`, NaN where a value is missing.
    #[wasm_bindgen(getter)]
    pub fn features(&self) -> Vec<f32> {
        self.features.values().to_vec()
    }
}

#[wasm_bindgen]
impl Shelf {
    /// Goes through the steps with a packed list.
    pub fn prepare(&self, numbers: &[f64], text: &[u8]) -> Result<Prepared, JsValue> {
        let results = self.results(numbers, text, "", 0.0)?;
        let features = Features::extract(self.core().shopper(), &results);
        let scores = self.core().score(&features);
        Ok(Prepared { numbers: numbers.to_vec(), text: text.to_vec(), results, features, scores })
    }

    /// The network's own score of each item, before what it is trusted less for and the count beside it: what others who score with its
    /// weights have to arrive at.
    #[wasm_bindgen(js_name = networkScores)]
    pub fn network_scores(&self, list: &Prepared) -> Vec<f32> {
        let scorer = Scorer::new(self.core().model(), None).ok();
        let rows = (0..list.features.len()).map(|item| list.features.row(item));
        scorer.map_or_else(Vec::new, |scorer| rows.map(|row| scorer.score_row(row)).collect())
    }

    /// Repeats one step of a list so many times: 0 reads the packed list, 1 extracts the features, 2 scores, 3 arranges.
    pub fn repeat(&self, list: &Prepared, step: u32, times: u32) -> Result<(), JsValue> {
        let Prepared { numbers, text, results, features, scores } = list;
        for _ in 0..times {
            match step {
                0 => drop(black_box(self.results(numbers, text, "", 0.0)?)),
                1 => drop(black_box(Features::extract(self.core().shopper(), results))),
                2 => drop(black_box(self.core().score(features))),
                _ => drop(black_box(arrange(results, scores.as_ref(), &Rules::default()))),
            }
        }
        Ok(())
    }
}
