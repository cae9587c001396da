//! The scorer's twin with autodiff.

use burn::module::{Module, Param};
use burn::nn::{Linear, LinearConfig};
use burn::tensor::{Device, Tensor, TensorData, activation::silu};

use super::backend::numbers;
use crate::features::WIDTH;
use crate::model::Weights;

/// `features → first → second → 1` with SiLU between, and a linear skip. The last layer has no bias: a constant changes no
/// order.
#[derive(Module, Debug)]
pub(super) struct Network {
    first: Linear,
    second: Linear,
    last: Linear,
    skip: Linear,
}

/// What of the hidden units is dropped in a step: 0 where one is, and 1 over the share that stays where none is.
#[cfg(feature = "cli")]
pub(super) struct Masks {
    /// `[rows, hidden[0]]`
    pub(super) first: Tensor<2>,
    /// `[rows, hidden[1]]`
    pub(super) second: Tensor<2>,
}

impl Network {
    /// A network with random weights, by the device's seed.
    pub(super) fn new([first, second]: [usize; 2], device: &Device) -> Network {
        Network {
            first: LinearConfig::new(WIDTH, first).init(device),
            second: LinearConfig::new(first, second).init(device),
            last: LinearConfig::new(second, 1).with_bias(false).init(device),
            skip: LinearConfig::new(WIDTH, 1).with_bias(false).init(device),
        }
    }

    /// The network of a model's weights.
    pub(super) fn from_weights(weights: &Weights, device: &Device) -> Network {
        let [first, second] = weights.hidden;
        let matrix = |values: &[f32], rows: usize, columns: usize| {
            Param::from_tensor(Tensor::from_data(TensorData::new(values.to_vec(), [rows, columns]), device))
        };
        let vector = |values: &[f32]| Some(Param::from_tensor(Tensor::from_data(TensorData::from(values), device)));
        Network {
            first: Linear { weight: matrix(&weights.first, WIDTH, first), bias: vector(&weights.first_bias) },
            second: Linear { weight: matrix(&weights.second, first, second), bias: vector(&weights.second_bias) },
            last: Linear { weight: matrix(&weights.last, second, 1), bias: None },
            skip: Linear { weight: matrix(&weights.skip, WIDTH, 1), bias: None },
        }
    }

    /// How many hidden units each layer has.
    #[cfg(feature = "cli")]
    pub(super) fn units(&self) -> [usize; 2] {
        [&self.first, &self.second].map(|layer| layer.weight.dims()[1])
    }

    /// Its weights, for the scorer.
    pub(super) fn weights(&self) -> Weights {
        let [_, first] = self.first.weight.dims();
        let [_, second] = self.second.weight.dims();
        let bias = |layer: &Linear| layer.bias.as_ref().map(|bias| numbers(bias.val())).unwrap_or_default();
        Weights {
            hidden: [first, second],
            first: numbers(self.first.weight.val()),
            first_bias: bias(&self.first),
            second: numbers(self.second.weight.val()),
            second_bias: bias(&self.second),
            last: numbers(self.last.weight.val()),
            skip: numbers(self.skip.weight.val()),
        }
    }

    /// The same network, with so many first units of both layers, and all that leads to them and from them to the score,
    /// as in another of the same shape.
    pub(super) fn holding(self, other: &Network, [first, second]: [usize; 2]) -> Network {
        let [width, _] = self.first.weight.dims();
        let [units, deep] = self.second.weight.dims();
        let bias = |own: Option<Param<Tensor<1>>>, other: &Option<Param<Tensor<1>>>, units: usize| {
            own.zip(other.as_ref()).map(|(own, other)| holding(own, other, [units]))
        };
        let from_held = holding(self.second.weight, &other.second.weight, [first, deep]);
        Network {
            first: Linear {
                weight: holding(self.first.weight, &other.first.weight, [width, first]),
                bias: bias(self.first.bias, &other.first.bias, first),
            },
            second: Linear {
                weight: holding(from_held, &other.second.weight, [units, second]),
                bias: bias(self.second.bias, &other.second.bias, second),
            },
            last: Linear { weight: holding(self.last.weight, &other.last.weight, [second, 1]), ..self.last },
            ..self
        }
    }

    /// The squared distance of its weights from another's, `[1]`.
    pub(super) fn distance(&self, other: &Network) -> Tensor<1> {
        let matrices = [(&self.first, &other.first), (&self.second, &other.second)];
        let weights = |layer: &Linear| layer.weight.val();
        let between = |(one, other): (&Linear, &Linear)| (weights(one) - weights(other).detach()).square().sum();
        let biases = |(one, other): (&Linear, &Linear)| match (&one.bias, &other.bias) {
            (Some(one), Some(other)) => Some((one.val() - other.val().detach()).square().sum()),
            _ => None,
        };
        let skips = between((&self.last, &other.last)) + between((&self.skip, &other.skip));
        let parts = matrices.into_iter().flat_map(|layers| [Some(between(layers)), biases(layers)]);
        parts.flatten().fold(skips, |sum, part| sum + part)
    }

    /// The scores of standardised rows.
    ///
    /// # Shapes
    /// - inputs: `[rows, WIDTH]`
    /// - output: `[rows]`
    pub(super) fn forward(&self, inputs: Tensor<2>) -> Tensor<1> {
        let hidden = self.hidden(self.sums(inputs.clone()));
        self.scores(hidden, inputs)
    }

    /// The same with units dropped.
    #[cfg(feature = "cli")]
    pub(super) fn forward_without(&self, inputs: Tensor<2>, masks: Masks) -> Tensor<1> {
        let first = silu(self.sums(inputs.clone())) * masks.first;
        let hidden = silu(self.second.forward(first)) * masks.second;
        self.scores(hidden, inputs)
    }

    fn scores(&self, hidden: Tensor<2>, inputs: Tensor<2>) -> Tensor<1> {
        let [rows, _] = inputs.dims();
        (self.last.forward(hidden) + self.skip.forward(inputs)).reshape([rows])
    }

    /// What the first layer sums up for standardised rows, before its activation.
    ///
    /// # Shapes
    /// - inputs: `[rows, WIDTH]`
    /// - output: `[rows, hidden[0]]`
    pub(super) fn sums(&self, inputs: Tensor<2>) -> Tensor<2> {
        self.first.forward(inputs)
    }

    /// What the last layer weighs.
    ///
    /// # Shapes
    /// - sums: `[rows, hidden[0]]`, of [`Network::sums`]
    /// - output: `[rows, hidden[1]]`
    pub(super) fn hidden(&self, sums: Tensor<2>) -> Tensor<2> {
        silu(self.second.forward(silu(sums)))
    }

    /// What the last layer alone gives to the score.
    ///
    /// # Shapes
    /// - hidden: `[rows, hidden[1]]`, of [`Network::hidden`]
    /// - output: `[rows]`
    #[cfg(feature = "cli")]
    pub(super) fn last(&self, hidden: Tensor<2>) -> Tensor<1> {
        let [rows, _] = hidden.dims();
        self.last.forward(hidden).reshape([rows])
    }
}

/// A parameter that is as another up to those ends.
fn holding<const D: usize>(own: Param<Tensor<D>>, other: &Param<Tensor<D>>, ends: [usize; D]) -> Param<Tensor<D>> {
    let part = ends.map(|end| 0..end);
    let held = other.val().inner().slice(part.clone());
    own.map(|own| Tensor::from_inner(own.inner().slice_assign(part, held)).require_grad())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::Features;
    use crate::learn::backend::device;
    use crate::model::tests::small_model;
    use crate::scorer::Scorer;

    #[test]
    fn the_twin_gives_the_scorers_scores() {
        let device = device();
        for seed in 1..6 {
            let model = small_model(seed);
            let raw: Vec<f32> = (0..20 * WIDTH).map(|n| ((n * 31 + seed as usize) % 97) as f32 / 30.0 - 1.6).collect();
            let features = Features::from_rows(raw).unwrap();
            let mut inputs = vec![0.0; 20 * WIDTH];
            for (item, out) in inputs.chunks_exact_mut(WIDTH).enumerate() {
                model.standard().apply(features.row(item), out);
            }
            let network = Network::from_weights(model.weights(), &device).valid();
            let inputs = Tensor::from_data(TensorData::new(inputs, [20, WIDTH]), &device.clone().inner());
            let twin = numbers(network.forward(inputs));
            let scorer = Scorer::new(&model, None).unwrap();
            // The same rows one by one: the list as a whole takes what is alike from its first row.
            for (item, twin) in twin.iter().enumerate() {
                assert!((scorer.score_row(features.row(item)) - twin).abs() < 1e-5, "seed {seed}, item {item}");
            }
            assert_eq!(&network.weights(), model.weights());
        }
    }
}
