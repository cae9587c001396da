//! What a shop gives to training: lists with their features, and what was chosen from them.

use crate::error::Error;
use crate::features::Features;

/// A list with at least one choice.
#[derive(Clone, Debug, PartialEq)]
pub struct TrainingList {
    /// Features as they were when the list came up, `[items, WIDTH]`, row-major.
    pub rows: Vec<f32>,
    /// Which items were chosen, `[items]`.
    pub chosen: Vec<bool>,
    /// Where each was displayed, from 0, `[items]`.
    pub places: Vec<u16>,
    /// True for a list that the trials of a search do not train on and are judged by.
    pub spare: bool,
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

/// What one shop gives to a run of training.
#[derive(Clone, Debug)]
pub struct Source<'s> {
    /// How much the shop counts in this run.
    pub weight: f32,
    /// The lists that are drawn from.
    pub lists: Vec<&'s TrainingList>,
}

impl Shop {
    /// All of its lists, with its own weight.
    pub fn source(&self) -> Source<'_> {
        Source { weight: self.weight, lists: self.lists.iter().collect() }
    }
}
