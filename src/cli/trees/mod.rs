//! Boosted trees over the same features, as LightGBM writes them: what a base is measured against, never shipped.

mod parse;
mod tree;

#[cfg(test)]
mod tests;

use std::fs;
use std::path::Path;

use reshelf::{Features, Scores, Trust};

use crate::error::CliError;
use tree::Tree;

/// Trees whose values add up to an item's score.
#[derive(Clone, Debug, PartialEq)]
pub struct Trees(Vec<Tree>);

impl Trees {
    /// Reads LightGBM's text format.
    ///
    /// # Errors
    /// [`CliError::Unreadable`]; [`CliError::Usage`] with the line and the reason where it is no such model, has other
    /// features, or splits in a way that is not read here (by category, with linear leaves).
    pub fn read(path: &Path) -> Result<Trees, CliError> {
        let text = fs::read_to_string(path).map_err(|source| CliError::unreadable(path, source))?;
        parse::trees(&text).map_err(|reason| CliError::Usage(format!("{}: {reason}", path.display())))
    }

    /// A score for each item of a list, as far to be trusted as a model's. Cost: one way from root to leaf a tree and item.
    pub fn score(&self, features: &Features) -> Option<Scores> {
        let trust = Trust::of(features);
        let rows = (0..features.len()).map(|item| features.row(item));
        Scores::new(rows.map(|row| trust.left(self.score_row(row) as f32, row)).collect())
    }

    /// LightGBM's raw score of a row.
    fn score_row(&self, row: &[f32]) -> f64 {
        self.0.iter().map(|tree| tree.value(row)).sum()
    }
}
