//! Texts laid out for an encoder: each word once, and where it stands in which text.

use burn::tensor::{Device, Int, Tensor, TensorData};
use rustc_hash::FxHashMap;

use crate::text::limits;
use crate::text::{SPAN, Text, Word, bucket};
use crate::tokens::Hash;

/// Added to what stands past a text's end, so that it is never the largest.
const BEYOND: f32 = -1e9;

/// Texts of a batch, padded to the longest of them.
pub(super) struct TextBatch {
    /// Bucket of each token of each distinct word, `[words * TOWER_TOKENS]`. Word 0 is none: the padding.
    pub(super) tokens: Tensor<1, Int>,
    /// What each token counts in its word, 0 for padding, `[words, TOWER_TOKENS, 1]`.
    pub(super) shares: Tensor<3>,
    /// For each place of the convolution, the word that stands there, `[texts * longest]` each.
    pub(super) places: [Tensor<1, Int>; SPAN],
    /// 0 within a text and far below past its end, `[texts, longest, 1]`.
    pub(super) beyond: Tensor<3>,
    /// 1 for a text with words, else 0, `[texts, 1]`.
    pub(super) present: Tensor<2>,
    /// Words of each text.
    pub(super) lengths: Vec<usize>,
}

impl TextBatch {
    pub(super) fn new<'a>(texts: impl IntoIterator<Item = &'a Text>, buckets: usize, device: &Device) -> TextBatch {
        let texts: Vec<&Text> = texts.into_iter().collect();
        let longest = texts.iter().map(|text| text.words().len()).max().unwrap_or(0).max(1);
        let mut known = Known::default();
        let mut numbers = vec![0_i32; texts.len() * longest];
        let mut beyond = vec![BEYOND; texts.len() * longest];
        for (text, row) in texts.iter().enumerate() {
            for (place, word) in row.words().iter().enumerate() {
                numbers[text * longest + place] = known.number(word);
                beyond[text * longest + place] = 0.0;
            }
        }
        let places = std::array::from_fn(|shift| ints(shifted(&numbers, longest, shift), device));
        let (tokens, shares) = known.tokens(buckets);
        let words = known.words.len() + 1;
        let present: Vec<f32> = texts.iter().map(|text| f32::from(u8::from(!text.is_empty()))).collect();
        let floats = |values: Vec<f32>, shape: [usize; 3]| Tensor::from_data(TensorData::new(values, shape), device);
        TextBatch {
            tokens: ints(tokens, device),
            shares: floats(shares, [words, limits::TOWER_TOKENS.max, 1]),
            places,
            beyond: floats(beyond, [texts.len(), longest, 1]),
            present: Tensor::from_data(TensorData::new(present, [texts.len(), 1]), device),
            lengths: texts.iter().map(|text| text.words().len()).collect(),
        }
    }

    /// The word of each place, `[texts * longest]`.
    pub(super) fn here(&self) -> &Tensor<1, Int> {
        &self.places[SPAN / 2]
    }
}

/// Distinct words by the number that stands for them, from 1.
#[derive(Default)]
struct Known<'a> {
    numbers: FxHashMap<Hash, i32>,
    words: Vec<&'a Word>,
}

impl<'a> Known<'a> {
    fn number(&mut self, word: &'a Word) -> i32 {
        let words = &mut self.words;
        *self.numbers.entry(word.whole()).or_insert_with(|| {
            words.push(word);
            words.len() as i32
        })
    }

    /// Buckets and shares of the tokens of no word, then of each word.
    fn tokens(&self, buckets: usize) -> (Vec<i32>, Vec<f32>) {
        let each = limits::TOWER_TOKENS.max;
        let mut tokens = vec![0; (self.words.len() + 1) * each];
        let mut shares = vec![0.0; tokens.len()];
        for (word, start) in self.words.iter().zip((each..).step_by(each)) {
            let share = 1.0 / (word.tokens().len() as f32).sqrt();
            for (at, &token) in word.tokens().iter().enumerate() {
                tokens[start + at] = bucket(token, buckets) as i32;
                shares[start + at] = share;
            }
        }
        (tokens, shares)
    }
}

/// For each place of texts of `longest` words, the word `shift - 1` places further; 0 past either end.
fn shifted(numbers: &[i32], longest: usize, shift: usize) -> Vec<i32> {
    let within = |row: &[i32], place: usize| {
        (place + shift).checked_sub(1).and_then(|place| row.get(place)).copied().unwrap_or(0)
    };
    numbers.chunks_exact(longest).flat_map(|row| (0..longest).map(move |place| within(row, place))).collect()
}

pub(super) fn ints(values: Vec<i32>, device: &Device) -> Tensor<1, Int> {
    let count = values.len();
    Tensor::from_data(TensorData::new(values, [count]), device)
}
