//! What a shop gives to training: lists with their features, and what was chosen from them.

use crate::error::Error;
use crate::features::{Features, WIDTH};
use crate::model::Standard;

/// A list with at least one choice.
#[derive(Clone, Debug, PartialEq)]
pub struct TrainingList {
    /// Features as they were when the list came up, `[items, WIDTH]`, row-major.
    pub rows: Vec<f32>,
    /// Which items were chosen, `[items]`.
    pub chosen: Vec<bool>,
    /// Where each was displayed, from 0, `[items]`.
    pub places: Vec<u16>,
}

impl TrainingList {
    /// Its features in the core's form.
    ///
    /// # Errors
    /// [`Error::Mismatch`] where the rows have another width.
    pub fn features(&self) -> Result<Features, Error> {
        Features::from_rows(self.rows.clone())
    }
}

/// A shop's lists.
#[derive(Clone, Debug, PartialEq)]
pub struct Shop {
    /// Its name, for reports.
    pub name: String,
    /// How much it counts: 1 as much as a real shop.
    pub weight: f32,
    /// Its lists.
    pub lists: Vec<TrainingList>,
}

impl Shop {
    /// Turns raw rows into the network's inputs.
    pub(super) fn standardise(&mut self, standard: &Standard) {
        let mut inputs = [0.0; WIDTH];
        for row in self.lists.iter_mut().flat_map(|list| list.rows.chunks_exact_mut(WIDTH)) {
            standard.apply(row, &mut inputs);
            row.copy_from_slice(&inputs);
        }
    }
}
