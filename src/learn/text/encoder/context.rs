//! How a word is seen among its neighbours: the one thing in which encoders differ.

use burn::module::Module;
use burn::tensor::{Device, Tensor};

use super::attention::Attention;
use super::convolution::Convolution;
use super::recurrent::Recurrent;
use crate::learn::text::batch::TextBatch;

/// The ways that are compared. The tower that ships reads the first alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EncoderKind {
    /// Each word with the one before and the one after.
    Convolution,
    /// Each word with all before it and, the other way, all after it.
    Recurrent,
    /// Each word with all of the text.
    Attention,
}

impl EncoderKind {
    /// All of them.
    pub const ALL: [EncoderKind; 3] = [EncoderKind::Convolution, EncoderKind::Recurrent, EncoderKind::Attention];

    /// Its name, as a flag has it.
    pub fn name(self) -> &'static str {
        match self {
            EncoderKind::Convolution => "convolution",
            EncoderKind::Recurrent => "recurrent",
            EncoderKind::Attention => "attention",
        }
    }
}

#[derive(Module, Debug)]
#[expect(clippy::large_enum_variant, reason = "there is one at a time, and a box is no module")]
pub(super) enum Context {
    Convolution(Convolution),
    Recurrent(Recurrent),
    Attention(Attention),
}

impl Context {
    pub(super) fn new(kind: EncoderKind, embedding: usize, channels: usize, device: &Device) -> Context {
        match kind {
            EncoderKind::Convolution => Context::Convolution(Convolution::new(embedding, channels, device)),
            EncoderKind::Recurrent => Context::Recurrent(Recurrent::new(embedding, channels, device)),
            EncoderKind::Attention => Context::Attention(Attention::new(embedding, channels, device)),
        }
    }

    /// What becomes of each word in its place; past a text's end it is anything finite.
    ///
    /// # Shapes
    /// - words: `[words, embedding]`, each distinct word of the batch once
    /// - output: `[texts, longest, channels]`
    pub(super) fn forward(&self, words: Tensor<2>, batch: &TextBatch) -> Tensor<3> {
        match self {
            Context::Convolution(convolution) => convolution.forward(words, batch),
            Context::Recurrent(recurrent) => recurrent.forward(words, batch),
            Context::Attention(attention) => attention.forward(words, batch),
        }
    }
}
