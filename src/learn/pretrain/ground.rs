//! What a training stands on: how features become inputs, and which of them there are.

use super::settings::Settings;
use super::shop::Source;
use super::standard;
use crate::error::Error;
use crate::features::{Group, WIDTH, table};
use crate::model::{Model, Standard, Weights};

/// What a run stands on: how features become inputs, and which of them there are.
pub(super) struct Ground {
    pub(super) standard: Standard,
    /// By column: true where a shop has the feature.
    pub(super) known: Vec<bool>,
}

impl Ground {
    /// What these shops give.
    ///
    /// # Errors
    /// [`Error::Empty`] where there is no shop, or one without lists.
    pub(super) fn of(shops: &[Source<'_>], settings: &Settings) -> Result<Ground, Error> {
        if shops.is_empty() || shops.iter().any(|shop| shop.lists.is_empty()) {
            return Err(Error::Empty { field: "lists of a shop" });
        }
        let mut standard = standard::standard(shops);
        [&mut standard.mean, &mut standard.deviation]
            .into_iter()
            .for_each(|own| settings.precision.rounded_vector(own));
        Ok(Ground { standard, known: standard::varies(shops) })
    }

    /// The model of those weights.
    pub(super) fn model(&self, weights: Weights) -> Result<Model, Error> {
        Model::new(self.standard.clone(), without_unknown(weights, &self.known), vec![0.0; WIDTH])
    }
}

/// The model as if those features were missing in every list: they have no weight, and the adapter leaves them alone.
///
/// # Errors
/// None that a model gives.
pub fn without(model: &Model, groups: &[Group]) -> Result<Model, Error> {
    let known: Vec<bool> = table().map(|feature| !groups.contains(&feature.group)).collect();
    let prior = model.prior().iter().zip(&known).map(|(&width, &known)| if known { width } else { 0.0 }).collect();
    let weights = without_unknown(model.weights().clone(), &known);
    Ok(Model::new(model.standard().clone(), weights, prior)?.with_precision(model.precision()))
}

/// A feature that no shop in training has must not speak through random weights.
pub(super) fn without_unknown(mut weights: Weights, known: &[bool]) -> Weights {
    let units = weights.hidden[0];
    for (column, _) in known.iter().enumerate().filter(|(_, known)| !**known) {
        weights.first[column * units..(column + 1) * units].fill(0.0);
        weights.skip[column] = 0.0;
    }
    weights
}
