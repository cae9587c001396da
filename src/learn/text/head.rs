//! The head's fit to ratings, under a prior.

use burn::module::{Module, Param};
use burn::optim::{AdamConfig, GradientsParams, ModuleOptimizer};
use burn::tensor::{Tensor, TensorData};

use super::draft::Draft;
use super::loss::Loss;
use super::rated::{Rated, telling};
use crate::error::Error;
use crate::learn::backend::{device, numbers};
use crate::text::INPUTS;

/// Steps of Adam: a convex loss in five weights and an intercept.
const STEPS: usize = 150;
const RATE: f64 = 0.05;

/// Pulls the weights, each for one deviation of its input, towards 0.
const PRIOR: f32 = 0.03;

/// What a head may weigh.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// Matches of words and letters: what is possible without a tower.
    Matches,
    /// The tower's cosine as well.
    Whole,
}

/// The draft with a head fitted to ratings, the encoder left as it is.
///
/// A Gaussian prior on the weights of standardised inputs, Adam to convergence. Queries of which every title is rated
/// alike teach nothing about an order and are passed over.
///
/// # Errors
/// [`Error::Empty`] where no query tells titles apart.
pub fn fit_head(draft: &Draft, rated: &[&Rated], head: Head, loss: Loss) -> Result<Draft, Error> {
    let telling = telling(rated)?;
    let rows = draft.inputs(&telling);
    let mut deviations: [f32; INPUTS] = std::array::from_fn(|input| deviation(rows.iter().map(|row| row[input])));
    if head == Head::Matches {
        deviations[0] = 0.0;
    }
    let scale = |value: f32, deviation: f32| if deviation > 0.0 { value / deviation } else { 0.0 };
    let standard: Vec<f32> =
        rows.iter().flat_map(|row| row.iter().zip(deviations).map(|(&value, by)| scale(value, by))).collect();
    let device = device();
    let standard: Tensor<2> = Tensor::from_data(TensorData::new(standard, [rows.len(), INPUTS]), &device);
    let targets = loss.targets(&telling, &device);
    let mut fit = Fit {
        weights: Param::from_tensor(Tensor::zeros([INPUTS, 1], &device)),
        intercept: Param::from_tensor(Tensor::zeros([1], &device)),
    };
    let mut optimiser: ModuleOptimizer = AdamConfig::new().with_epsilon(1e-8).init();
    for _ in 0..STEPS {
        let scores = standard.clone().matmul(fit.weights.val()).reshape([rows.len()]);
        let scores = match loss {
            // What is added to all scores of a list changes nothing.
            Loss::Listwise => scores,
            Loss::Binary => scores + fit.intercept.val(),
        };
        let prior = fit.weights.val().powf_scalar(2.0).sum() * (PRIOR / 2.0);
        let gradients = GradientsParams::from_grads((targets.loss(scores) + prior).backward(), &fit);
        fit = optimiser.step(RATE, fit, gradients);
    }
    let weights = numbers(fit.weights.val());
    let head = std::array::from_fn(|input| scale(weights[input], deviations[input]));
    Ok(draft.with_head(head, numbers(fit.intercept.val()).iter().sum()))
}

/// The head while it is fitted.
#[derive(Module, Debug)]
struct Fit {
    weights: Param<Tensor<2>>,
    intercept: Param<Tensor<1>>,
}

fn deviation(values: impl Iterator<Item = f32> + Clone) -> f32 {
    let count = values.clone().count() as f32;
    let mean = values.clone().sum::<f32>() / count;
    (values.map(|value| (value - mean).powi(2)).sum::<f32>() / count).sqrt()
}
