//! A table of tastes: a weight for each item, brand and variant.

use std::collections::BTreeMap;

use burn::tensor::Device;

use super::{Labelled, Labels, Rival};
use crate::error::Error;
use crate::features::Features;
use crate::learn::backend::device;
use crate::learn::posterior::Posterior;
use crate::model::Model;
use crate::scorer::Scorer;
use crate::tokens::Hash;

/// Prior widths of the weights of an item, a brand and a variant: of 0.1 and 0.3 the better on households, in training
/// and validation, of a shop that the base had not seen.
const WIDTHS: [f32; 3] = [0.1, 0.1, 0.1];

/// A weight for each label that stood in one of the examples; what never stood there has none.
///
/// What a table adds is centred within each list by the softmax: a weight that all items share changes nothing.
#[derive(Debug)]
pub struct TasteTable<'m> {
    base: Scorer<'m>,
    device: Device,
    /// In units of the prior width, by kind of label and label.
    weights: BTreeMap<(usize, Hash), f32>,
}

impl<'m> TasteTable<'m> {
    /// An empty table.
    ///
    /// # Errors
    /// Those of [`Scorer::new`].
    pub fn new(model: &'m Model) -> Result<TasteTable<'m>, Error> {
        Ok(TasteTable { base: Scorer::new(model, None)?, device: device(), weights: BTreeMap::new() })
    }

    fn weight(&self, label: (usize, Hash)) -> f32 {
        self.weights.get(&label).copied().unwrap_or(0.0)
    }
}

impl Rival for TasteTable<'_> {
    fn forget(&mut self) {
        self.weights.clear();
    }

    fn fit(&mut self, examples: &[Labelled]) -> Result<(), Error> {
        let posterior = Posterior::new(&self.base, examples.iter().map(Labelled::example), &self.device)?;
        let rows = || examples.iter().flat_map(Labelled::labels);
        let mut columns: BTreeMap<(usize, Hash), usize> = rows().flat_map(kinds).map(|label| (label, 0)).collect();
        columns.values_mut().enumerate().for_each(|(at, column)| *column = at);
        let mut inputs = vec![0.0; rows().count() * columns.len()];
        for (row, labels) in inputs.chunks_exact_mut(columns.len()).zip(rows()) {
            kinds(labels).for_each(|label| row[columns[&label]] = WIDTHS[label.0]);
        }
        let start: Vec<f32> = columns.keys().map(|&label| self.weight(label)).collect();
        let weights = posterior.linear_mode(&start, inputs);
        self.weights = columns.into_keys().zip(weights).collect();
        Ok(())
    }

    fn correction(&self, _: &Features, labels: &[Labels]) -> Vec<f32> {
        let of_item = |labels| kinds(labels).map(|label| WIDTHS[label.0] * self.weight(label)).sum();
        labels.iter().map(of_item).collect()
    }
}

/// An item's labels, each with its kind: 0 for the id, 1 for the brand, 2 for the variant.
fn kinds(labels: &Labels) -> impl Iterator<Item = (usize, Hash)> {
    labels.0.into_iter().enumerate().filter_map(|(kind, label)| Some((kind, label?)))
}
