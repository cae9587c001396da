//! The fit that every adapter shares: to the mode of the posterior, the base's scores held fixed.

use burn::module::{Module, Param};
use burn::optim::{GradientsParams, LBFGSConfig, LineSearchFn};
use burn::tensor::{Device, Tensor, TensorData};

use super::backend::numbers;
use super::listwise::{ListShape, Lists};
use crate::error::Error;
use crate::example::Example;
use crate::scorer::Scorer;

/// Steps of the optimiser; it converges in about ten.
const STEPS: usize = 25;

/// How far the examination term may go, for each unit of the logarithm of the position displayed.
const EXAMINATION_WIDTH: f32 = 0.3;

/// One shopper's choices, made ready to fit an adapter to.
///
/// Choices are discounted for where they were displayed by an examination term that is fitted along and left out at
/// scoring.
pub(super) struct Posterior<'d> {
    lists: Lists,
    /// The base's scores, `[rows]`: the items of all examples, one after the other.
    base: Tensor<1>,
    /// What the examination term is multiplied with, `[rows]`.
    places: Tensor<1>,
    device: &'d Device,
}

/// What is fitted: weights in units of their prior widths, so that the prior is the same for all.
#[derive(Module, Debug)]
struct Term {
    weights: Param<Tensor<1>>,
    examination: Param<Tensor<1>>,
}

impl<'d> Posterior<'d> {
    /// Of examples, each counting once, under a base.
    ///
    /// # Errors
    /// [`Error::Empty`] without examples, [`Error::NotFinite`] where the base cannot score one.
    pub(super) fn new<'e>(
        base: &Scorer<'_>,
        examples: impl ExactSizeIterator<Item = &'e Example> + Clone,
        device: &'d Device,
    ) -> Result<Posterior<'d>, Error> {
        if examples.len() == 0 {
            return Err(Error::Empty { field: "examples" });
        }
        let lists =
            Lists::new(examples.clone().map(|example| ListShape { chosen: example.chosen(), weight: 1.0 }), device);
        let mut scores = Vec::new();
        let mut places = Vec::new();
        for example in examples {
            let own = base.score(&example.features()).ok_or(Error::NotFinite { what: "the base's scores" })?;
            scores.extend_from_slice(&own);
            places.extend(example.positions().iter().map(|&place| -EXAMINATION_WIDTH * f32::from(place).ln_1p()));
        }
        let vector = |values: &[f32]| Tensor::from_data(TensorData::from(values), device);
        Ok(Posterior { lists, base: vector(&scores), places: vector(&places), device })
    }

    /// The weights, each in units of its prior width, at the posterior's mode near `start`; `adds` is what weights add
    /// to the base's scores.
    ///
    /// # Shapes
    /// - start, output, and what `adds` takes: `[weights]`
    /// - what `adds` gives: `[rows]`
    pub(super) fn mode(&self, start: &[f32], adds: impl Fn(Tensor<1>) -> Tensor<1>) -> Vec<f32> {
        let loss = |term: Term| {
            let examined = self.places.clone() * term.examination.val();
            let prior = term.weights.val().square().sum() + term.examination.val().square().sum();
            let loss = self.lists.loss(self.base.clone() + adds(term.weights.val()) + examined) + prior * 0.5;
            let gradients = GradientsParams::from_grads(loss.backward(), &term);
            (loss.into_scalar::<f64>(), gradients)
        };
        let term = Term {
            weights: Param::from_tensor(Tensor::from_data(TensorData::from(start), self.device)),
            examination: Param::from_tensor(Tensor::zeros([1], self.device)),
        };
        let mut optimiser =
            LBFGSConfig::new().with_max_iter(STEPS).with_line_search_fn(LineSearchFn::StrongWolfe).init();
        let (term, _) = optimiser.step(1.0, term, loss);
        numbers(term.weights.val())
    }

    /// The same where what is added is a weighted sum of `inputs`, `[rows, weights]`, each times its prior width.
    pub(super) fn linear_mode(&self, start: &[f32], inputs: Vec<f32>) -> Vec<f32> {
        let [rows] = self.base.dims();
        let inputs: Tensor<2> = Tensor::from_data(TensorData::new(inputs, [rows, start.len()]), self.device);
        self.mode(start, |weights| inputs.clone().matmul(weights.unsqueeze_dim::<2>(1)).squeeze_dim::<1>(1))
    }
}
