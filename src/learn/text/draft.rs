//! A text tower while it is learned, whichever encoder it has.

use std::rc::Rc;

use burn::module::Module;
use burn::tensor::{Tensor, TensorData};
use rustc_hash::FxHashMap;

use super::batch::{TextBatch, ints};
use super::encoder::Encoder;
use super::rated::Rated;
use crate::error::Error;
use crate::learn::backend::{device, numbers};
use crate::text::{Bm25, INPUTS, Text, Tower, matches};

/// Cosines by query and titles.
type Cosines = FxHashMap<(String, Vec<String>), Vec<f32>>;

/// An encoder, a head and the catalogue's statistics: scores titles as the [`Tower`] does that comes of it.
#[derive(Clone, Debug)]
pub struct Draft {
    encoder: Encoder,
    bm25: Bm25,
    head: [f32; INPUTS],
    intercept: f32,
    /// For as long as the encoder stays.
    known: Rc<Cosines>,
}

impl Draft {
    /// A draft whose score is the cosine, its encoder's matrices rounded to 8 bits.
    ///
    /// # Errors
    /// [`Error::NotFinite`].
    pub(super) fn new(encoder: Encoder, bm25: Bm25) -> Result<Draft, Error> {
        let mut head = [0.0; INPUTS];
        head[0] = 1.0;
        Ok(Draft { encoder: encoder.rounded()?, bm25, head, intercept: 0.0, known: Rc::default() })
    }

    /// The same with another head; `intercept` is what binary cross-entropy adds to a score.
    pub(super) fn with_head(&self, head: [f32; INPUTS], intercept: f32) -> Draft {
        Draft { head, intercept, ..self.clone() }
    }

    /// The same with another encoder, its matrices rounded.
    ///
    /// # Errors
    /// [`Error::NotFinite`].
    pub(super) fn with_encoder(&self, encoder: Encoder) -> Result<Draft, Error> {
        Ok(Draft { encoder: encoder.rounded()?, known: Rc::default(), ..self.clone() })
    }

    /// The same with the cosines of these queries at hand: an encoder is slow, and a trial asks for them time and again.
    pub fn knowing(&self, rated: &[Rated]) -> Draft {
        let all: Vec<&Rated> = rated.iter().collect();
        let mut cosines = numbers(cosines(&self.encoder, &all)).into_iter();
        let of = |rated: &Rated| (key(rated), cosines.by_ref().take(rated.titles.len()).collect());
        Draft { known: Rc::new(rated.iter().map(of).collect()), ..self.clone() }
    }

    pub(super) fn encoder(&self) -> &Encoder {
        &self.encoder
    }

    /// Weights of the cosine and of the [`Matches`](crate::text::Matches) in the score.
    pub fn head(&self) -> [f32; INPUTS] {
        self.head
    }

    /// Numbers in its encoder.
    pub fn parameters(&self) -> usize {
        self.encoder.num_params()
    }

    /// The tower that ships; `None` with an encoder that it does not read.
    ///
    /// # Errors
    /// Those of [`Tower::new`].
    pub fn tower(&self) -> Result<Option<Tower>, Error> {
        let Some(mut weights) = self.encoder.weights() else { return Ok(None) };
        weights.head = self.head.to_vec();
        Tower::new(weights, self.bm25.clone()).map(Some)
    }

    /// A score for each title of each query: a logit without unit, comparable within a query.
    ///
    /// All queries are encoded at once, which is much less work than one by one.
    pub fn scores(&self, rated: &[&Rated]) -> Vec<Vec<f32>> {
        let mut rows = self.inputs(rated).into_iter().map(|inputs| self.weighed(inputs));
        rated.iter().map(|rated| rows.by_ref().take(rated.titles.len()).collect()).collect()
    }

    /// What the head weighs, title by title, query by query: the cosine, then the matches.
    pub(super) fn inputs(&self, rated: &[&Rated]) -> Vec<[f32; INPUTS]> {
        let mut inputs: Vec<[f32; INPUTS]> = rated.iter().flat_map(|rated| self.matched(rated)).collect();
        let known: Option<Vec<&Vec<f32>>> = rated.iter().map(|rated| self.known.get(&key(rated))).collect();
        let cosines = match known {
            Some(known) => known.into_iter().flatten().copied().collect(),
            None => numbers(cosines(&self.encoder, rated)),
        };
        inputs.iter_mut().zip(cosines).for_each(|(inputs, cosine)| inputs[0] = cosine);
        inputs
    }

    /// The scores of an encoder on its way, for all titles of all queries, with this head.
    ///
    /// # Shapes
    /// - output: `[titles]`
    pub(super) fn scores_with(&self, encoder: &Encoder, rated: &[&Rated]) -> Tensor<1> {
        let fixed: Vec<f32> =
            rated.iter().flat_map(|rated| self.matched(rated)).map(|inputs| self.weighed(inputs)).collect();
        let cosines = cosines(encoder, rated);
        let fixed: Tensor<1> = Tensor::from_data(TensorData::new(fixed, cosines.dims()), &cosines.device());
        cosines * self.head[0] + fixed
    }

    /// The inputs with a cosine of 0: what no encoder changes.
    fn matched(&self, rated: &Rated) -> Vec<[f32; INPUTS]> {
        let query = Text::new(&rated.query);
        let of = |title: &String| {
            let mut inputs = [0.0; INPUTS];
            inputs[1..].copy_from_slice(&matches(&self.bm25, &query, &Text::new(title)));
            inputs
        };
        rated.titles.iter().map(of).collect()
    }

    fn weighed(&self, inputs: [f32; INPUTS]) -> f32 {
        inputs.iter().zip(self.head).map(|(input, weight)| input * weight).sum::<f32>() + self.intercept
    }
}

fn key(rated: &Rated) -> (String, Vec<String>) {
    (rated.query.clone(), rated.titles.clone())
}

/// Query against title, for all titles of all queries, `[titles]`.
fn cosines(encoder: &Encoder, rated: &[&Rated]) -> Tensor<1> {
    let device = device();
    let texts: Vec<Text> = rated
        .iter()
        .map(|rated| &rated.query)
        .chain(rated.iter().flat_map(|rated| &rated.titles))
        .map(|text| Text::new(text))
        .collect();
    let queries: Vec<i32> = (0..).zip(rated).flat_map(|(at, rated)| vec![at; rated.titles.len()]).collect();
    let titles = queries.len();
    let vectors = encoder.forward(&TextBatch::new(&texts, encoder.buckets(), &device));
    let queries = vectors.clone().select(0, ints(queries, &device));
    (vectors.narrow(0, rated.len(), titles) * queries).sum_dim(1).reshape([titles])
}

#[cfg(test)]
impl Draft {
    /// A draft with a tower's encoder and head.
    pub(super) fn of(tower: &Tower) -> Draft {
        let weights = tower.weights();
        let draft = Draft::new(Encoder::of(weights, &device()), tower.bm25().clone()).unwrap();
        draft.with_head(std::array::from_fn(|at| weights.head[at]), 0.0)
    }

    /// A small draft with weights that look random.
    pub(super) fn small(kind: super::EncoderKind, seed: u64) -> Draft {
        let device = device();
        device.seed(seed);
        let encoder = Encoder::new(kind, crate::text::small_tower(1).weights().sizes, &device);
        Draft::new(encoder, crate::text::small_tower(1).bm25().clone()).unwrap()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::text::EncoderKind;
    use crate::text::small_tower;

    #[test]
    fn a_draft_scores_as_the_tower_that_comes_of_it() {
        let titles = ["red shoe", "", "a blue boot with laces"].map(str::to_owned).to_vec();
        let rated = Rated { query: "red boots".to_owned(), titles, ratings: vec![0.0; 3] };
        for seed in 1..4 {
            let draft = Draft::of(&small_tower(seed));
            let tower = draft.tower().unwrap().unwrap();
            let query = tower.encode(&rated.query);
            let other = Rated { query: "boot".to_owned(), ..rated.clone() };
            let knowing = draft.knowing(std::slice::from_ref(&rated));
            for asked in [&[&rated][..], &[&other], &[&other, &rated]] {
                assert_eq!(draft.scores(asked), knowing.scores(asked), "what is at hand changes nothing");
            }
            for (title, &score) in rated.titles.iter().zip(&draft.scores(&[&rated])[0]) {
                let plain = tower.score(&query, &tower.encode(title));
                assert!((plain - score).abs() < 1e-4, "{title:?}: {plain} {score}");
            }
            assert_eq!(tower.weights().parameters(), draft.parameters() + INPUTS + 2);
        }
    }

    #[test]
    fn another_encoder_is_asked_anew_and_the_matches_count_while_it_is_trained() {
        let titles = ["red shoe", "a blue boot with laces"].map(str::to_owned).to_vec();
        let rated = Rated { query: "red boots".to_owned(), titles, ratings: vec![0.0; 2] };
        let [one, other] =
            [1, 2].map(|seed| Draft::small(EncoderKind::Convolution, seed).with_head([0.5; INPUTS], 0.1));
        let moved = one.knowing(std::slice::from_ref(&rated)).with_encoder(other.encoder().clone()).unwrap();
        assert_eq!(moved.scores(&[&rated]), other.scores(&[&rated]));
        assert_ne!(moved.scores(&[&rated]), one.scores(&[&rated]));
        let training = numbers(one.scores_with(one.encoder(), &[&rated]));
        for (training, plain) in training.iter().zip(&one.scores(&[&rated])[0]) {
            assert!((training - plain).abs() < 1e-5, "{training} {plain}");
        }
    }

    #[test]
    fn no_tower_comes_of_an_encoder_that_it_does_not_read() {
        for kind in EncoderKind::ALL {
            let tower = Draft::small(kind, 1).tower().unwrap();
            assert_eq!(tower.is_some(), kind == EncoderKind::Convolution);
        }
    }
}
