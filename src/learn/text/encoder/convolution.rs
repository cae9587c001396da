//! A convolution over three words (Kim 2014, "Convolutional Neural Networks for Sentence Classification").

use burn::module::{Module, Param};
use burn::tensor::{Device, Tensor, activation::silu};

use super::weights::drawn;
use crate::learn::backend::numbers;
use crate::learn::text::batch::TextBatch;
use crate::text::SPAN;

/// Its weights, shaped as [`TowerWeights`](crate::text::TowerWeights) has them.
#[derive(Module, Debug)]
pub(super) struct Convolution {
    weights: Param<Tensor<2>>,
    bias: Param<Tensor<2>>,
}

impl Convolution {
    pub(super) fn new(embedding: usize, channels: usize, device: &Device) -> Convolution {
        let rows = SPAN * embedding;
        Convolution {
            weights: drawn([rows, channels], 1.5 / (rows as f64).sqrt(), device),
            bias: Param::from_tensor(Tensor::zeros([1, channels], device)),
        }
    }

    /// Weights and bias, row-major.
    pub(super) fn weights(&self) -> [Vec<f32>; 2] {
        [&self.weights, &self.bias].map(|part| numbers(part.val()))
    }

    pub(super) fn forward(&self, words: Tensor<2>, batch: &TextBatch) -> Tensor<3> {
        let [_, embedding] = words.dims();
        let [_, channels] = self.bias.dims();
        let [texts, longest, _] = batch.beyond.dims();

        // Each distinct word is multiplied once, then set where it stands: much less work than place by place.
        let mut sums = self.bias.val();
        for (shift, places) in batch.places.iter().enumerate() {
            let rows = self.weights.val().narrow(0, shift * embedding, embedding);
            sums = words.clone().matmul(rows).select(0, places.clone()) + sums;
        }
        silu(sums).reshape([texts, longest, channels])
    }
}

#[cfg(test)]
impl Convolution {
    pub(super) fn of(weights: &crate::text::TowerWeights, device: &Device) -> Convolution {
        let crate::text::Sizes { embedding, channels, .. } = weights.sizes;
        Convolution {
            weights: super::weights::matrix(&weights.convolution, [SPAN * embedding, channels], device),
            bias: super::weights::matrix(&weights.convolution_bias, [1, channels], device),
        }
    }
}
