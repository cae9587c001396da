//! The encoder's twin with autodiff.

use burn::module::{Module, Param};
use burn::tensor::{Device, Distribution, Tensor, TensorData, activation::silu};

use super::batch::TextBatch;
use crate::learn::backend::numbers;
use crate::text::limits;
use crate::text::{INPUTS, SPAN, Sizes, TINY, TowerWeights};

/// The encoder's weights, shaped as [`TowerWeights`] has them.
#[derive(Module, Debug)]
pub(super) struct Twin {
    tokens: Param<Tensor<2>>,
    convolution: Param<Tensor<2>>,
    convolution_bias: Param<Tensor<2>>,
    dense: Param<Tensor<2>>,
    dense_bias: Param<Tensor<2>>,
}

impl Twin {
    /// An encoder with random weights, by the device's seed.
    pub(super) fn new(sizes: Sizes, device: &Device) -> Twin {
        let Sizes { buckets, embedding, channels, output } = sizes;
        let drawn = |rows: usize, columns: usize, deviation: f64| {
            Param::from_tensor(Tensor::random([rows, columns], Distribution::Normal(0.0, deviation), device))
        };
        let zeros = |columns: usize| Param::from_tensor(Tensor::zeros([1, columns], device));
        Twin {
            tokens: drawn(buckets, embedding, 0.3),
            convolution: drawn(SPAN * embedding, channels, 1.5 / ((SPAN * embedding) as f64).sqrt()),
            convolution_bias: zeros(channels),
            dense: drawn(channels, output, 1.0 / (channels as f64).sqrt()),
            dense_bias: zeros(output),
        }
    }

    /// The twin of a tower's encoder.
    pub(super) fn of(weights: &TowerWeights, device: &Device) -> Twin {
        let Sizes { buckets, embedding, channels, output } = weights.sizes;
        let matrix = |values: &[f32], rows: usize, columns: usize| {
            Param::from_tensor(Tensor::from_data(TensorData::new(values.to_vec(), [rows, columns]), device))
        };
        Twin {
            tokens: matrix(&weights.tokens, buckets, embedding),
            convolution: matrix(&weights.convolution, SPAN * embedding, channels),
            convolution_bias: matrix(&weights.convolution_bias, 1, channels),
            dense: matrix(&weights.dense, channels, output),
            dense_bias: matrix(&weights.dense_bias, 1, output),
        }
    }

    /// Its weights, for a tower whose score is the cosine.
    pub(super) fn weights(&self) -> TowerWeights {
        let [buckets, embedding] = self.tokens.dims();
        let [channels, output] = self.dense.dims();
        let mut head = vec![0.0; INPUTS];
        head[0] = 1.0;
        TowerWeights {
            sizes: Sizes { buckets, embedding, channels, output },
            tokens: numbers(self.tokens.val()),
            convolution: numbers(self.convolution.val()),
            convolution_bias: numbers(self.convolution_bias.val()),
            dense: numbers(self.dense.val()),
            dense_bias: numbers(self.dense_bias.val()),
            head,
            calibration: vec![1.0, 0.0],
        }
    }

    /// Encodes texts to vectors of length 1.
    ///
    /// # Shapes
    /// - output: `[texts, output]`
    pub(super) fn forward(&self, batch: &TextBatch) -> Tensor<2> {
        let [_, embedding] = self.tokens.dims();
        let [channels, _] = self.dense.dims();
        let [words, _, _] = batch.shares.dims();
        let [texts, longest, _] = batch.beyond.dims();
        let tokens = self.tokens.val().select(0, batch.tokens.clone());
        let tokens = tokens.reshape([words, limits::TOWER_TOKENS.max, embedding]) * batch.shares.clone();
        let words = tokens.sum_dim(1).reshape([words, embedding]);

        // Each distinct word is multiplied once, then set where it stands: much less work than place by place.
        let mut sums = self.convolution_bias.val();
        for (shift, places) in batch.places.iter().enumerate() {
            let rows = self.convolution.val().narrow(0, shift * embedding, embedding);
            sums = words.clone().matmul(rows).select(0, places.clone()) + sums;
        }
        let places = silu(sums).reshape([texts, longest, channels]) + batch.beyond.clone();
        let largest = places.max_dim(1).reshape([texts, channels]);
        let vectors = largest.matmul(self.dense.val()) + self.dense_bias.val();
        let length = (vectors.clone().powf_scalar(2.0).sum_dim(1) + TINY).sqrt();
        vectors / length * batch.present.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::backend::device;
    use crate::text::{Text, small_tower};

    #[test]
    fn the_twin_gives_the_towers_vectors() {
        let device = device();
        let texts =
            ["red shoe", "", "a very long title of a shoe with laces, laces and more laces", "x", "red  SHOES!"];
        for seed in 1..6 {
            let tower = small_tower(seed);
            let sizes = tower.weights().sizes;
            let read: Vec<Text> = texts.iter().map(|text| Text::new(text)).collect();
            let twin = Twin::of(tower.weights(), &device);
            let vectors = numbers(twin.forward(&TextBatch::new(&read, sizes.buckets, &device)));
            for (text, vector) in texts.iter().zip(vectors.chunks_exact(sizes.output)) {
                let encoded = tower.encode(text);
                for (twin, plain) in vector.iter().zip(encoded.vector()) {
                    assert!((twin - plain).abs() < 1e-5, "seed {seed}, {text:?}: {twin} {plain}");
                }
            }
            let back = twin.weights();
            assert_eq!((&back.tokens, &back.dense_bias), (&tower.weights().tokens, &tower.weights().dense_bias));
        }
    }
}
