//! A correction of the last layer's weights.

use burn::tensor::{Device, Tensor, TensorData};

use super::{Labelled, Labels, Rival, all_standardised, constant, standardised};
use crate::error::Error;
use crate::features::Features;
use crate::learn::backend::{device, numbers};
use crate::learn::network::Network;
use crate::learn::posterior::Posterior;
use crate::model::Model;
use crate::scorer::Scorer;

/// Prior width of each weight's correction: of 0.1, 0.2 and 0.4 the best on households, in training and validation, of
/// a shop that the base had not seen.
const WIDTH_OF_A_WEIGHT: f32 = 0.2;

/// One weight more for each unit of the last hidden layer.
#[derive(Debug)]
pub struct LastLayer<'m> {
    model: &'m Model,
    base: Scorer<'m>,
    network: Network,
    device: Device,
    /// In units of the prior width, `[hidden[1]]`.
    weights: Vec<f32>,
}

impl<'m> LastLayer<'m> {
    /// One that corrects nothing yet.
    ///
    /// # Errors
    /// Those of [`Scorer::new`].
    pub fn new(model: &'m Model) -> Result<LastLayer<'m>, Error> {
        let device = device();
        let [_, units] = model.weights().hidden;
        let network = constant(model, &device);
        Ok(LastLayer { model, base: Scorer::new(model, None)?, network, device, weights: vec![0.0; units] })
    }

    /// What the last layer weighs, times the prior width: `[rows, hidden[1]]`.
    fn inputs(&self, standardised: Tensor<2>) -> Tensor<2> {
        self.network.hidden(self.network.sums(standardised)) * WIDTH_OF_A_WEIGHT
    }
}

impl Rival for LastLayer<'_> {
    fn forget(&mut self) {
        self.weights.fill(0.0);
    }

    fn fit(&mut self, examples: &[Labelled]) -> Result<(), Error> {
        let posterior = Posterior::new(&self.base, examples.iter().map(Labelled::example), &self.device)?;
        let inputs = numbers(self.inputs(all_standardised(self.model, examples, &self.device)));
        self.weights = posterior.linear_mode(&self.weights, inputs);
        Ok(())
    }

    fn correction(&self, features: &Features, _: &[Labels]) -> Vec<f32> {
        let inputs = self.inputs(standardised(self.model, features, &self.device));
        let weights: Tensor<2> =
            Tensor::from_data(TensorData::new(self.weights.clone(), [self.weights.len(), 1]), &self.device);
        numbers(inputs.matmul(weights))
    }
}
