//! One layer of a transformer's encoder with learned positions (Vaswani and others 2017; Devlin and others 2019).

use burn::module::{Module, Param};
use burn::nn::transformer::{TransformerEncoder, TransformerEncoderConfig, TransformerEncoderInput};
use burn::nn::{Linear, LinearConfig};
use burn::tensor::{Device, Tensor};

use super::weights::drawn;
use crate::learn::text::batch::TextBatch;
use crate::text::limits;

/// Heads at most; they part the channels evenly.
const HEADS: usize = 4;

/// Deviation of a position's numbers at first: small beside a word's.
const POSITION: f64 = 0.02;

#[derive(Module, Debug)]
pub(super) struct Attention {
    widen: Linear,
    positions: Param<Tensor<2>>,
    layers: TransformerEncoder,
}

impl Attention {
    pub(super) fn new(embedding: usize, channels: usize, device: &Device) -> Attention {
        let heads = if channels.is_multiple_of(HEADS) { HEADS } else { 1 };
        // No dropout, as the other encoders have none; normalised first, which needs no slow start.
        let layers = TransformerEncoderConfig::new(channels, 2 * channels, heads, 1).with_dropout(0.0);
        Attention {
            widen: LinearConfig::new(embedding, channels).init(device),
            positions: drawn([limits::TOWER_WORDS.max, channels], POSITION, device),
            layers: layers.with_norm_first(true).init(device),
        }
    }

    pub(super) fn forward(&self, words: Tensor<2>, batch: &TextBatch) -> Tensor<3> {
        let [_, channels] = self.positions.dims();
        let [texts, longest, _] = batch.beyond.dims();
        let words = self.widen.forward(words).select(0, batch.here().clone()).reshape([texts, longest, channels]);
        let positions = self.positions.val().narrow(0, 0, longest).reshape([1, longest, channels]);
        let padding = batch.beyond.clone().reshape([texts, longest]).lower_elem(0.0);
        self.layers.forward(TransformerEncoderInput::new(words + positions).mask_pad(padding))
    }
}
