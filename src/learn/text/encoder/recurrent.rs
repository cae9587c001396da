//! Gated recurrent units, one reading forwards and one backwards (Cho and others 2014; Schuster and Paliwal 1997).

use burn::module::Module;
use burn::nn::{Gru, GruConfig};
use burn::tensor::{Device, Int, Tensor};

use crate::learn::text::batch::{TextBatch, ints};

/// Half of the channels each way.
#[derive(Module, Debug)]
pub(super) struct Recurrent {
    forwards: Gru,
    backwards: Gru,
}

impl Recurrent {
    pub(super) fn new(embedding: usize, channels: usize, device: &Device) -> Recurrent {
        let of = |units: usize| GruConfig::new(embedding, units, true).init(device);
        Recurrent { forwards: of(channels.div_ceil(2)), backwards: of(channels / 2) }
    }

    pub(super) fn forward(&self, words: Tensor<2>, batch: &TextBatch) -> Tensor<3> {
        let [_, embedding] = words.dims();
        let [texts, longest, _] = batch.beyond.dims();
        let words = words.select(0, batch.here().clone());
        let turned = turned(batch);
        let read = |gru: &Gru, words: Tensor<2>| gru.forward(words.reshape([texts, longest, embedding]), None);
        let forwards = read(&self.forwards, words.clone());
        let backwards = read(&self.backwards, words.select(0, turned.clone()));
        let units = self.backwards.d_hidden;
        let backwards = backwards.reshape([texts * longest, units]).select(0, turned).reshape([texts, longest, units]);
        Tensor::cat(vec![forwards, backwards], 2)
    }
}

/// For each place, the one as far from its text's end. The padding stays behind, so that a text read backwards starts
/// with its last word, whatever stands beside it in the batch. Turned twice, all is as before.
fn turned(batch: &TextBatch) -> Tensor<1, Int> {
    let [_, longest, _] = batch.beyond.dims();
    let of = |(text, &length): (usize, &usize)| {
        let place = move |place: usize| if place < length { length - 1 - place } else { place };
        (0..longest).map(move |at| (text * longest + place(at)) as i32)
    };
    ints(batch.lengths.iter().enumerate().flat_map(of).collect(), &batch.beyond.device())
}
