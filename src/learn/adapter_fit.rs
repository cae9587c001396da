//! Fits the adapter on the device: one shopper's last choices under the model's prior, to convergence.

use burn::tensor::Device;

use super::backend::device;
use super::posterior::Posterior;
use crate::adapter::Adapter;
use crate::error::Error;
use crate::example::{Example, Examples};
use crate::features::WIDTH;
use crate::model::Model;
use crate::scorer::Scorer;

/// A narrower prior is as good as none, and weights are divided by it.
const NARROWEST: f32 = 1e-6;

/// Learns one shopper's adapter to a model.
///
/// The maximum a posteriori of an additive linear term on the standardised features, Gaussian prior with the model's
/// width for each feature, the base's scores held fixed.
#[derive(Debug)]
pub struct Trainer<'m> {
    model: &'m Model,
    scorer: Scorer<'m>,
    /// Columns whose prior has a width.
    columns: Vec<usize>,
    device: Device,
}

impl<'m> Trainer<'m> {
    /// A trainer for one model.
    ///
    /// # Errors
    /// None today: a model that was read fits.
    pub fn new(model: &'m Model) -> Result<Trainer<'m>, Error> {
        let columns = (0..WIDTH).filter(|&column| model.prior()[column] >= NARROWEST).collect();
        Ok(Trainer { model, scorer: Scorer::new(model, None)?, columns, device: device() })
    }

    /// Fits an adapter to the examples, starting from an earlier one of the same model where there is one.
    ///
    /// Cost: about ten passes over at most `EXAMPLES * EXAMPLE_ITEMS` rows.
    ///
    /// # Errors
    /// [`Error::Empty`] without examples or without prior widths, [`Error::NotFinite`] where the fit broke down.
    pub fn fit(&self, examples: &Examples, start: Option<&Adapter>) -> Result<Adapter, Error> {
        let posterior = Posterior::new(&self.scorer, examples.iter(), &self.device)?;
        if self.columns.is_empty() {
            return Err(Error::Empty { field: "prior widths of the model" });
        }
        self.adapter(&posterior.linear_mode(&self.start(start), self.inputs(examples)))
    }

    /// Standardised inputs of the adaptable columns, each times its prior width: `[rows, columns]`.
    fn inputs(&self, examples: &Examples) -> Vec<f32> {
        let mut inputs = Vec::new();
        let mut standard = [0.0; WIDTH];
        for features in examples.iter().map(Example::features) {
            for item in 0..features.len() {
                self.model.standard().apply(features.row(item), &mut standard);
                inputs.extend(self.columns.iter().map(|&column| standard[column] * self.model.prior()[column]));
            }
        }
        inputs
    }

    /// The weights of an earlier adapter in units of their prior widths; 0 where there is none of this model.
    fn start(&self, adapter: Option<&Adapter>) -> Vec<f32> {
        let own = adapter.filter(|adapter| adapter.model() == self.model.identity());
        let weight = |&column: &usize| own.map_or(0.0, |own| own.weights()[column] / self.model.prior()[column]);
        self.columns.iter().map(weight).collect()
    }

    fn adapter(&self, scaled: &[f32]) -> Result<Adapter, Error> {
        let mut weights = vec![0.0; WIDTH];
        for (&column, scaled) in self.columns.iter().zip(scaled) {
            weights[column] = scaled * self.model.prior()[column];
        }
        Adapter::new(weights, self.model.identity())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::Features;
    use crate::model::tests::{draws, small_model};

    /// The loss that [`Trainer::fit`] makes small, in plain numbers: for tests and for judging a fit.
    fn objective(model: &Model, adapter: &Adapter, examples: &[Example]) -> f32 {
        let scorer = Scorer::new(model, Some((adapter, 1.0))).unwrap();
        let likelihood: f32 =
            examples.iter().map(|example| example.log_likelihood(&scorer.score(&example.features()).unwrap())).sum();
        let widths = adapter.weights().iter().zip(model.prior()).filter(|(_, width)| **width > 0.0);
        0.5 * widths.map(|(weight, width)| (weight / width).powi(2)).sum::<f32>() - likelihood
    }

    /// Lists in which the item with the highest value of one feature is chosen.
    fn shopper_who_likes(column: usize, lists: usize) -> Vec<Example> {
        let mut draw = draws(9);
        let mut list = || {
            let rows: Vec<f32> = (0..8 * WIDTH).map(|_| 1.5 * draw()).collect();
            let features = Features::from_rows(rows).unwrap();
            let best = (0..8).max_by(|&a, &b| features.row(a)[column].total_cmp(&features.row(b)[column])).unwrap();
            Example::new(&features, &[0, 1, 2, 3, 4, 5, 6, 7], &[best as u32]).unwrap()
        };
        (0..lists).map(|_| list()).collect()
    }

    #[test]
    fn a_taste_is_found_and_a_fit_is_repeatable() {
        let model = small_model(7);
        let shopper = shopper_who_likes(3, 40);
        let examples = Examples::restore(shopper.clone(), 40);
        let trainer = Trainer::new(&model).unwrap();
        let adapter = trainer.fit(&examples, None).unwrap();
        let liked = adapter.weights()[3];
        assert!(adapter.weights().iter().enumerate().all(|(column, &weight)| column == 3 || weight < liked));
        let none = Adapter::new(vec![0.0; WIDTH], model.identity()).unwrap();
        assert!(objective(&model, &adapter, &shopper) < objective(&model, &none, &shopper));
        assert_eq!(trainer.fit(&examples, None).unwrap(), adapter);
    }

    #[test]
    fn starting_from_the_solution_changes_little() {
        let model = small_model(7);
        let examples = Examples::restore(shopper_who_likes(3, 40), 40);
        let trainer = Trainer::new(&model).unwrap();
        let first = trainer.fit(&examples, None).unwrap();
        let again = trainer.fit(&examples, Some(&first)).unwrap();
        for (one, other) in first.weights().iter().zip(again.weights()) {
            assert!((one - other).abs() < 0.01, "{one} {other}");
        }
    }

    #[test]
    fn nothing_to_learn_from_is_an_error() {
        let model = small_model(7);
        assert_eq!(Trainer::new(&model).unwrap().fit(&Examples::default(), None).unwrap_err().code(), "empty");
    }
}
