//! An additive matrix of rank one on the first layer (Hu et al. 2021, "LoRA: low-rank adaptation of large language
//! models").

use burn::tensor::{Device, Tensor, TensorData};

use super::{Labelled, Labels, Rival, all_standardised, constant, standardised};
use crate::error::Error;
use crate::features::{Features, WIDTH};
use crate::learn::backend::{device, numbers};
use crate::learn::network::Network;
use crate::learn::posterior::Posterior;
use crate::model::Model;
use crate::scorer::Scorer;

/// Prior width of a feature's factor, and of a unit's: what they add has the width of their product. At 0.3 each the
/// factors moved no item.
const FEATURE: f32 = 0.5;
const UNIT: f32 = 0.5;

/// Where the features' factors start, in units of their width; the units' start at 0. Were both 0, no gradient would
/// lead away.
const START: f32 = 0.5;

/// A factor for each feature that an adapter may weigh, times a factor for each unit of the first hidden layer.
#[derive(Debug)]
pub struct LowRank<'m> {
    model: &'m Model,
    base: Scorer<'m>,
    network: Network,
    device: Device,
    /// The features' factors, 0 where an adapter leaves a feature alone, then the units': in units of their widths.
    factors: Vec<f32>,
    /// [`FEATURE`] where an adapter may weigh the feature, else 0: `[WIDTH]`.
    widths: Vec<f32>,
}

impl<'m> LowRank<'m> {
    /// Factors that correct nothing yet.
    ///
    /// # Errors
    /// Those of [`Scorer::new`].
    pub fn new(model: &'m Model) -> Result<LowRank<'m>, Error> {
        let device = device();
        let widths = model.prior().iter().map(|&width| if width > 0.0 { FEATURE } else { 0.0 }).collect();
        let network = constant(model, &device);
        let mut rival = LowRank { model, base: Scorer::new(model, None)?, network, device, factors: vec![], widths };
        rival.forget();
        Ok(rival)
    }

    /// What factors add to the scores of standardised rows.
    ///
    /// # Shapes
    /// - inputs: `[rows, WIDTH]`, each times its factor's width
    /// - sums: `[rows, hidden[0]]`, of [`Network::sums`]
    /// - factors: `[WIDTH + hidden[0]]`
    /// - output: `[rows]`
    fn adds(&self, inputs: Tensor<2>, sums: Tensor<2>, factors: Tensor<1>) -> Tensor<1> {
        let [_, units] = sums.dims();
        let features = factors.clone().narrow(0, 0, WIDTH).unsqueeze_dim::<2>(1);
        let by_unit = factors.narrow(0, WIDTH, units).unsqueeze_dim::<2>(0) * UNIT;
        let moved = sums.clone() + inputs.matmul(features).matmul(by_unit);
        let score = |sums| self.network.last(self.network.hidden(sums));
        score(moved) - score(sums)
    }

    fn prepared(&self, standardised: Tensor<2>) -> (Tensor<2>, Tensor<2>) {
        let widths: Tensor<1> = Tensor::from_data(TensorData::from(&self.widths[..]), &self.device);
        (standardised.clone() * widths.unsqueeze_dim::<2>(0), self.network.sums(standardised))
    }
}

impl Rival for LowRank<'_> {
    fn forget(&mut self) {
        let start = |&width: &f32| if width > 0.0 { START } else { 0.0 };
        self.factors = self.widths.iter().map(start).collect();
        self.factors.resize(WIDTH + self.model.weights().hidden[0], 0.0);
    }

    fn fit(&mut self, examples: &[Labelled]) -> Result<(), Error> {
        let posterior = Posterior::new(&self.base, examples.iter().map(Labelled::example), &self.device)?;
        let (inputs, sums) = self.prepared(all_standardised(self.model, examples, &self.device));
        self.factors = posterior.mode(&self.factors, |factors| self.adds(inputs.clone(), sums.clone(), factors));
        Ok(())
    }

    fn correction(&self, features: &Features, _: &[Labels]) -> Vec<f32> {
        let (inputs, sums) = self.prepared(standardised(self.model, features, &self.device));
        let factors = Tensor::from_data(TensorData::from(&self.factors[..]), &self.device);
        numbers(self.adds(inputs, sums, factors))
    }
}
