//! The text tower: what it holds, and its forward pass in plain `f32`.

use super::bm25::{Bm25, bucket};
use super::limits;
use super::matching::{MATCHES, matches};
use super::words::{Text, Word};
use crate::error::Error;
use crate::lanes::{axpy, silu_of};
use crate::model::Precision;

/// Numbers that the head weighs.
pub const INPUTS: usize = 1 + MATCHES;

/// Words seen together by the convolution.
pub(crate) const SPAN: usize = 3;

/// Keeps the length of a vector of zeros from dividing by nothing.
pub(crate) const TINY: f32 = 1e-6;

/// How large a tower is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sizes {
    /// Rows of the table of tokens.
    pub buckets: usize,
    /// Numbers of one token.
    pub embedding: usize,
    /// Channels of the convolution.
    pub channels: usize,
    /// Numbers of an encoded text.
    pub output: usize,
}

/// The weights of a tower: `tokens → mean by word → convolution of 3 words → SiLU → largest over the words → dense`.
///
/// All matrices are row-major with a row for each *input*.
#[derive(Clone, Debug, PartialEq)]
pub struct TowerWeights {
    /// How large it is.
    pub sizes: Sizes,
    /// `[buckets, embedding]`.
    pub tokens: Vec<f32>,
    /// `[3 * embedding, channels]`: the word before, the word, the word after.
    pub convolution: Vec<f32>,
    /// `[channels]`.
    pub convolution_bias: Vec<f32>,
    /// `[channels, output]`.
    pub dense: Vec<f32>,
    /// `[output]`.
    pub dense_bias: Vec<f32>,
    /// Weights of the cosine and of the [`Matches`](super::Matches) in the score, `[INPUTS]`.
    pub head: Vec<f32>,
    /// From score to relevance, slope and intercept of a logistic function, `[2]`.
    pub calibration: Vec<f32>,
}

/// A text tower with the statistics of the catalogue that it was trained on: scores titles against queries.
#[derive(Clone, Debug, PartialEq)]
pub struct Tower {
    pub(super) weights: TowerWeights,
    pub(super) bm25: Bm25,
}

/// A text and what the encoder made of it. Titles are encoded once, whatever is asked of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Encoded {
    text: Text,
    /// Of length 1, or of zeros.
    vector: Vec<f32>,
}

impl Sizes {
    /// Lengths of the parts in the order of [`TowerWeights::parts`].
    pub(crate) fn lengths(self) -> [usize; 7] {
        let Sizes { buckets, embedding, channels, output } = self;
        [buckets * embedding, SPAN * embedding * channels, channels, channels * output, output, INPUTS, 2]
    }
}

impl TowerWeights {
    /// Its parts, in the order of the fields.
    pub(super) fn parts(&self) -> [&Vec<f32>; 7] {
        [
            &self.tokens,
            &self.convolution,
            &self.convolution_bias,
            &self.dense,
            &self.dense_bias,
            &self.head,
            &self.calibration,
        ]
    }

    /// Numbers in it.
    pub fn parameters(&self) -> usize {
        self.parts().iter().map(|part| part.len()).sum()
    }
}

impl Tower {
    /// A tower from its parts, its matrices rounded to 8 bits as its file keeps them.
    ///
    /// # Errors
    /// [`Error::Mismatch`] for lengths that do not fit, [`Error::TooMany`] past [`limits::TOWER_PARAMETERS`],
    /// [`Error::NotFinite`].
    pub fn new(weights: TowerWeights, bm25: Bm25) -> Result<Tower, Error> {
        // Checked first: rounding would make a number of what is none.
        let mut tower = Tower::checked(weights, bm25)?;
        let TowerWeights { sizes, tokens, convolution, dense, .. } = &mut tower.weights;
        for (matrix, columns) in [(tokens, sizes.embedding), (convolution, sizes.channels), (dense, sizes.output)] {
            Precision::Int8.rounded(matrix, columns);
        }
        Ok(tower)
    }

    pub(super) fn checked(weights: TowerWeights, bm25: Bm25) -> Result<Tower, Error> {
        if weights.parameters() > limits::TOWER_PARAMETERS.max {
            return Err(Error::TooMany { limit: limits::TOWER_PARAMETERS, got: weights.parameters() });
        }
        for (part, expected) in weights.parts().into_iter().zip(weights.sizes.lengths()) {
            if part.len() != expected {
                return Err(Error::Mismatch { what: "numbers in a part of a text tower", expected, got: part.len() });
            }
            if !part.iter().all(|number| number.is_finite()) {
                return Err(Error::NotFinite { what: "the text tower" });
            }
        }
        Ok(Tower { weights, bm25 })
    }

    /// The same tower with other weights.
    ///
    /// # Errors
    /// Those of [`Tower::new`].
    pub fn with_weights(&self, weights: TowerWeights) -> Result<Tower, Error> {
        Tower::new(weights, self.bm25.clone())
    }

    /// Its weights.
    pub fn weights(&self) -> &TowerWeights {
        &self.weights
    }

    /// The catalogue's statistics.
    pub fn bm25(&self) -> &Bm25 {
        &self.bm25
    }

    /// Encodes a title or a query. Cost: `words * 3 * embedding * channels` multiplications.
    pub fn encode(&self, text: &str) -> Encoded {
        let text = Text::new(text);
        Encoded { vector: self.vector(&text), text }
    }

    /// How relevant a title is to a query: a logit without unit, comparable between the titles of one query.
    pub fn score(&self, query: &Encoded, title: &Encoded) -> f32 {
        self.inputs(query, title).iter().zip(&self.weights.head).map(|(input, weight)| input * weight).sum()
    }

    /// What the head weighs: the cosine of the two vectors, then the [`Matches`](super::Matches).
    pub fn inputs(&self, query: &Encoded, title: &Encoded) -> [f32; INPUTS] {
        let cosine: f32 = query.vector.iter().zip(&title.vector).map(|(one, other)| one * other).sum();
        let mut inputs = [cosine; INPUTS];
        inputs[1..].copy_from_slice(&matches(&self.bm25, &query.text, &title.text));
        inputs
    }

    /// The probability, 0 to 1, that somebody who typed the query would call the title relevant.
    pub fn relevance(&self, query: &Encoded, title: &Encoded) -> f32 {
        match self.weights.calibration[..] {
            [slope, intercept] => 1.0 / (1.0 + (-(slope * self.score(query, title) + intercept)).exp()),
            _ => f32::NAN,
        }
    }

    /// The encoder.
    fn vector(&self, text: &Text) -> Vec<f32> {
        let TowerWeights { sizes, convolution, convolution_bias, dense, dense_bias, .. } = &self.weights;
        if text.is_empty() {
            return vec![0.0; sizes.output];
        }
        let words: Vec<Vec<f32>> = text.words().iter().map(|word| self.word(word)).collect();
        let mut largest = vec![f32::NEG_INFINITY; sizes.channels];
        for place in 0..words.len() {
            let mut channels = convolution_bias.clone();
            for (shift, rows) in convolution.chunks_exact(sizes.embedding * sizes.channels).enumerate() {
                let Some(word) = (place + shift).checked_sub(1).and_then(|place| words.get(place)) else { continue };
                for (&value, row) in word.iter().zip(rows.chunks_exact(sizes.channels)) {
                    axpy(&mut channels, row, value);
                }
            }
            channels.iter_mut().for_each(|value| *value = silu_of(*value));
            largest.iter_mut().zip(channels).for_each(|(largest, value)| *largest = largest.max(value));
        }
        let mut vector = dense_bias.clone();
        for (&value, row) in largest.iter().zip(dense.chunks_exact(sizes.output)) {
            axpy(&mut vector, row, value);
        }
        let length = (vector.iter().map(|value| value * value).sum::<f32>() + TINY).sqrt();
        vector.iter_mut().for_each(|value| *value /= length);
        vector
    }

    /// The sum of a word's tokens over the root of their number, so that long words are no louder than short ones.
    fn word(&self, word: &Word) -> Vec<f32> {
        let TowerWeights { sizes, tokens, .. } = &self.weights;
        let mut sum = vec![0.0; sizes.embedding];
        let scale = 1.0 / (word.tokens().len() as f32).sqrt();
        for &token in word.tokens() {
            let at = bucket(token, sizes.buckets) * sizes.embedding;
            axpy(&mut sum, tokens.get(at..at + sizes.embedding).unwrap_or_default(), scale);
        }
        sum
    }
}

impl Encoded {
    /// What the encoder made of it, `[output]`.
    pub fn vector(&self) -> &[f32] {
        &self.vector
    }

    /// True where the text has no word.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::model::tests::draws;

    /// A tower with weights that look random and are the same every time.
    pub(crate) fn small_tower(seed: u32) -> Tower {
        let sizes = Sizes { buckets: 64, embedding: 6, channels: 10, output: 5 };
        let mut draw = draws(seed);
        let [tokens, convolution, convolution_bias, dense, dense_bias, head, calibration] =
            sizes.lengths().map(|length| (0..length).map(|_| 2.0 * draw()).collect::<Vec<f32>>());
        let weights =
            TowerWeights { sizes, tokens, convolution, convolution_bias, dense, dense_bias, head, calibration };
        let titles = ["red shoe", "blue shoe with laces"].map(Text::new);
        Tower::new(weights, Bm25::of(&titles, 64)).unwrap()
    }

    #[test]
    fn encoded_texts_have_length_one_and_depend_on_order() {
        let tower = small_tower(1);
        let [one, other, none] = ["case for tablet", "tablet for case", ""].map(|text| tower.encode(text));
        let length = one.vector.iter().map(|value| value * value).sum::<f32>();
        assert!((length - 1.0).abs() < 1e-3, "{length}");
        assert_ne!(one.vector, other.vector);
        assert!(none.is_empty() && tower.score(&none, &one).is_finite());
        assert!((0.0..=1.0).contains(&tower.relevance(&one, &other)));
    }

    #[test]
    fn parts_that_do_not_fit_are_refused() {
        let tower = small_tower(1);
        let with = |change: fn(&mut TowerWeights)| {
            let mut weights = tower.weights.clone();
            change(&mut weights);
            Tower::new(weights, tower.bm25.clone()).unwrap_err().code()
        };
        assert_eq!(with(|weights| weights.head.truncate(1)), "mismatch");
        assert_eq!(with(|weights| weights.dense[0] = f32::NAN), "not-finite");
        assert_eq!(with(|weights| weights.tokens = vec![0.0; limits::TOWER_PARAMETERS.max]), "too-many");
    }
}
