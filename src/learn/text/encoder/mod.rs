//! The encoder: words as sums of their tokens, each seen among its neighbours in one of three ways, the largest of each
//! number over a text's words, and a dense layer.

mod attention;
mod context;
mod convolution;
mod recurrent;
mod weights;

pub use context::EncoderKind;

use burn::module::{Module, ModuleVisitor, Param};
use burn::tensor::{Device, Tensor};

use super::batch::TextBatch;
use crate::error::Error;
use crate::learn::backend::numbers;
use crate::learn::rounding::rounded;
use crate::model::Precision;
use crate::text::limits;
use crate::text::{INPUTS, Sizes, TINY, TowerWeights};
use context::Context;
use weights::drawn;
#[cfg(test)]
use weights::matrix;

/// An encoder with autodiff; with a convolution it is the twin of [`Tower`](crate::text::Tower)'s.
#[derive(Module, Debug)]
pub(super) struct Encoder {
    tokens: Param<Tensor<2>>,
    context: Context,
    dense: Param<Tensor<2>>,
    dense_bias: Param<Tensor<2>>,
}

impl Encoder {
    /// An encoder with random weights, by the device's seed.
    pub(super) fn new(kind: EncoderKind, sizes: Sizes, device: &Device) -> Encoder {
        let Sizes { buckets, embedding, channels, output } = sizes;
        Encoder {
            tokens: drawn([buckets, embedding], 0.3, device),
            context: Context::new(kind, embedding, channels, device),
            dense: drawn([channels, output], 1.0 / (channels as f64).sqrt(), device),
            dense_bias: Param::from_tensor(Tensor::zeros([1, output], device)),
        }
    }

    /// The same with its matrices rounded to 8 bits, as a tower's file keeps them.
    ///
    /// # Errors
    /// [`Error::NotFinite`].
    pub(super) fn rounded(self) -> Result<Encoder, Error> {
        let mut check = Finite(true);
        self.visit(&mut check);
        if check.0 { Ok(rounded(self, Precision::Int8)) } else { Err(Error::NotFinite { what: "the text tower" }) }
    }

    /// Rows of the table of tokens.
    pub(super) fn buckets(&self) -> usize {
        let [buckets, _] = self.tokens.dims();
        buckets
    }

    /// Its weights for a tower whose score is the cosine; `None` where its words are not seen by a convolution.
    pub(super) fn weights(&self) -> Option<TowerWeights> {
        let Context::Convolution(convolution) = &self.context else { return None };
        let [buckets, embedding] = self.tokens.dims();
        let [channels, output] = self.dense.dims();
        let [convolution, convolution_bias] = convolution.weights();
        let mut head = vec![0.0; INPUTS];
        head[0] = 1.0;
        Some(TowerWeights {
            sizes: Sizes { buckets, embedding, channels, output },
            tokens: numbers(self.tokens.val()),
            convolution,
            convolution_bias,
            dense: numbers(self.dense.val()),
            dense_bias: numbers(self.dense_bias.val()),
            head,
            calibration: vec![1.0, 0.0],
        })
    }

    /// Encodes texts to vectors of length 1, of 0 where a text has no word.
    ///
    /// # Shapes
    /// - output: `[texts, output]`
    pub(super) fn forward(&self, batch: &TextBatch) -> Tensor<2> {
        let [_, embedding] = self.tokens.dims();
        let [channels, _] = self.dense.dims();
        let [words, _, _] = batch.shares.dims();
        let [texts, _, _] = batch.beyond.dims();
        let tokens = self.tokens.val().select(0, batch.tokens.clone());
        let tokens = tokens.reshape([words, limits::TOWER_TOKENS.max, embedding]) * batch.shares.clone();
        let words = tokens.sum_dim(1).reshape([words, embedding]);
        let places = self.context.forward(words, batch) + batch.beyond.clone();
        let largest = places.max_dim(1).reshape([texts, channels]);
        let vectors = largest.matmul(self.dense.val()) + self.dense_bias.val();
        let length = (vectors.clone().powf_scalar(2.0).sum_dim(1) + TINY).sqrt();
        vectors / length * batch.present.clone()
    }
}

/// True where every number met so far is finite.
struct Finite(bool);

impl ModuleVisitor for Finite {
    fn visit_float<const D: usize>(&mut self, param: &Param<Tensor<D>>) {
        self.0 &= numbers(param.val()).iter().all(|value| value.is_finite());
    }
}

#[cfg(test)]
impl Encoder {
    /// The twin of a tower's encoder.
    pub(super) fn of(weights: &TowerWeights, device: &Device) -> Encoder {
        let Sizes { buckets, embedding, channels, output } = weights.sizes;
        Encoder {
            tokens: matrix(&weights.tokens, [buckets, embedding], device),
            context: Context::Convolution(convolution::Convolution::of(weights, device)),
            dense: matrix(&weights.dense, [channels, output], device),
            dense_bias: matrix(&weights.dense_bias, [1, output], device),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::backend::device;
    use crate::text::{Text, small_tower};

    #[test]
    fn a_convolution_gives_the_towers_vectors() {
        let device = device();
        let texts =
            ["red shoe", "", "a very long title of a shoe with laces, laces and more laces", "x", "red  SHOES!"];
        for seed in 1..6 {
            let tower = small_tower(seed);
            let sizes = tower.weights().sizes;
            let read: Vec<Text> = texts.iter().map(|text| Text::new(text)).collect();
            let twin = Encoder::of(tower.weights(), &device);
            let vectors = numbers(twin.forward(&TextBatch::new(&read, sizes.buckets, &device)));
            for (text, vector) in texts.iter().zip(vectors.chunks_exact(sizes.output)) {
                let encoded = tower.encode(text);
                for (twin, plain) in vector.iter().zip(encoded.vector()) {
                    assert!((twin - plain).abs() < 1e-5, "seed {seed}, {text:?}: {twin} {plain}");
                }
            }
            let back = twin.weights().unwrap();
            assert_eq!((&back.tokens, &back.dense_bias), (&tower.weights().tokens, &tower.weights().dense_bias));
        }
    }

    #[test]
    fn a_text_has_the_same_vector_beside_longer_ones() {
        let device = device();
        let sizes = Sizes { buckets: 64, embedding: 6, channels: 8, output: 5 };
        let [short, none, long] =
            ["red shoe", "", "shoe with laces and more laces for the autumn, in a box"].map(Text::new);
        for kind in EncoderKind::ALL {
            let encoder = Encoder::new(kind, sizes, &device);
            let vectors = |texts: &[&Text]| {
                numbers(encoder.forward(&TextBatch::new(texts.iter().copied(), sizes.buckets, &device)))
            };
            let (alone, beside) = (vectors(&[&short]), vectors(&[&long, &none, &short]));
            assert!(alone.iter().map(|value| value * value).sum::<f32>() > 0.99, "{}", kind.name());
            for (alone, beside) in alone.iter().zip(&beside[2 * sizes.output..]) {
                assert!((alone - beside).abs() < 1e-5, "{}: {alone} {beside}", kind.name());
            }
            assert!(beside[sizes.output..2 * sizes.output].iter().all(|&value| value == 0.0), "{}", kind.name());
        }
    }

    #[test]
    fn every_encoder_sees_the_order_of_words() {
        let device = device();
        let sizes = Sizes { buckets: 64, embedding: 6, channels: 8, output: 5 };
        let texts = ["case for tablet", "tablet for case"].map(Text::new);
        for kind in EncoderKind::ALL {
            let encoder = Encoder::new(kind, sizes, &device);
            let vectors = numbers(encoder.forward(&TextBatch::new(&texts, sizes.buckets, &device)));
            let (one, other) = vectors.split_at(sizes.output);
            assert!(one.iter().zip(other).any(|(one, other)| (one - other).abs() > 1e-4), "{}", kind.name());
        }
    }
}
