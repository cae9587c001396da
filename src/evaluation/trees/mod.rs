//! Boosted trees over the same features, as LightGBM writes them: what a base is measured against, never shipped.

mod parse;
mod tree;

#[cfg(test)]
mod tests;

use crate::features::Features;
use crate::scorer::Scores;
use crate::trust::Trust;
use tree::Tree;

/// Trees whose values add up to an item's score.
#[derive(Clone, Debug, PartialEq)]
pub struct Trees(Vec<Tree>);

impl Trees {
    /// Reads LightGBM's text format, version 4.
    ///
    /// # Errors
    /// In words, with the line: where it is no such model, has other features, or splits in a way that is not read here
    /// (by category, with linear leaves).
    pub fn parse(text: &str) -> Result<Trees, String> {
        parse::trees(text).map(Trees)
    }

    /// A score for each item of a list, as far to be trusted as a model's. Cost: one way from root to leaf a tree and item.
    pub fn score(&self, features: &Features) -> Option<Scores> {
        let trust = Trust::of(features, 0.0);
        let rows = (0..features.len()).map(|item| features.row(item));
        Scores::new(rows.map(|row| trust.left(self.score_row(row) as f32, row)).collect())
    }

    /// LightGBM's raw score of a row.
    fn score_row(&self, row: &[f32]) -> f64 {
        self.0.iter().map(|tree| tree.value(row)).sum()
    }
}
