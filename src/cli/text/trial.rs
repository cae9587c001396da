//! A trial of the tower against what it is to beat, each query held out once.

use reshelf::learn::text::{Head, Rated, fit_head, tune};
use reshelf::metrics::graded_ndcg_at;
use reshelf::synthetic::Dice;
use reshelf::text::{Bm25, Text, Tower, overlap};

use super::catalogue::Catalogue;
use crate::bootstrap::{Interval, interval};
use crate::error::CliError;

/// Parts of the queries; each is left out once.
const FOLDS: usize = 5;

/// Places that count.
const PLACES: usize = 10;

/// Buckets with which hardly two words of a catalogue are one.
const EXACT: usize = 1 << 20;

/// The best rating of the scale that relevance is told by.
const BEST_RATING: f32 = 3.0;

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Overlap,
    Bm25,
    /// Matches of words and letters, weighed by ratings: what ratings alone give.
    Matches,
    /// The tower's cosine, before it has seen a rating.
    Unlabelled,
    /// Cosine and matches weighed by ratings, the encoder as it was.
    Headed,
    /// The same with the encoder trained on ratings as well.
    Tuned,
}

impl Way {
    /// All of them; the index of each is its place here.
    pub const ALL: [Way; 6] = [Way::Overlap, Way::Bm25, Way::Matches, Way::Unlabelled, Way::Headed, Way::Tuned];

    /// Its name in the table.
    pub fn name(self) -> &'static str {
        match self {
            Way::Overlap => "word overlap",
            Way::Bm25 => "BM25",
            Way::Matches => "matches, weighed by ratings, no tower",
            Way::Unlabelled => "tower without ratings",
            Way::Headed => "tower and matches, weighed by ratings",
            Way::Tuned => "the same, encoder tuned by ratings",
        }
    }
}

/// What came out.
pub struct Trial {
    /// Queries rated, and titles.
    pub queries: usize,
    pub titles: usize,
    /// NDCG@10 of each [`Way`], for each query of which not every order is as good.
    ndcg: Vec<[f64; Way::ALL.len()]>,
    /// Scores of the last way for queries held out, and the relevance that people gave.
    judgements: Vec<(f32, f32)>,
}

impl Trial {
    /// Runs it: five folds, the head and the tuned encoder trained on four of them each.
    ///
    /// # Errors
    /// [`CliError::Core`] where a fold's queries give nothing to train on.
    pub fn run(tower: &Tower, catalogue: &Catalogue, rated: &[Rated], seed: u64) -> Result<Trial, CliError> {
        let titles: Vec<Text> = catalogue.products().iter().map(|product| Text::new(&product.title)).collect();
        let bm25 = Bm25::of(&titles, EXACT);
        let mut order: Vec<usize> = (0..rated.len()).collect();
        Dice::new(seed, 3).shuffle(&mut order);
        let mut trial = Trial {
            queries: rated.len(),
            titles: rated.iter().map(|rated| rated.titles.len()).sum(),
            ndcg: Vec::new(),
            judgements: Vec::new(),
        };
        for fold in 0..FOLDS {
            let part = |inside: bool| -> Vec<&Rated> {
                let wanted = order.iter().enumerate().filter(|(at, _)| (at % FOLDS == fold) == inside);
                wanted.map(|(_, &query)| &rated[query]).collect()
            };
            let train = part(false);
            let towers = [
                fit_head(tower, &train, Head::Matches)?,
                tower.clone(),
                fit_head(tower, &train, Head::Whole)?,
                tune(tower, &train, seed)?,
            ];
            part(true).into_iter().for_each(|rated| trial.hold(rated, &bm25, &towers));
        }
        Ok(trial)
    }

    /// Measures one query held out.
    fn hold(&mut self, rated: &Rated, bm25: &Bm25, towers: &[Tower; 4]) {
        let query = Text::new(&rated.query);
        let plain = |score: &dyn Fn(&Text) -> f32| -> Vec<f32> {
            rated.titles.iter().map(|title| score(&Text::new(title))).collect()
        };
        let [matches, unlabelled, headed, tuned] = towers.each_ref().map(|tower| {
            let query = tower.encode(&rated.query);
            rated.titles.iter().map(|title| tower.score(&query, &tower.encode(title))).collect::<Vec<f32>>()
        });
        self.judgements
            .extend(tuned.iter().zip(&rated.ratings).map(|(&score, rating)| (score, (rating / BEST_RATING).min(1.0))));
        let overlaps = plain(&|title| overlap(&query, title));
        let bm25 = plain(&|title| bm25.score(&query, title));
        let mut found = [0.0; Way::ALL.len()];
        for (found, scores) in found.iter_mut().zip([overlaps, bm25, matches, unlabelled, headed, tuned]) {
            let Some(ndcg) = graded_ndcg_at(PLACES, &scores, &rated.ratings) else { return };
            *found = ndcg;
        }
        self.ndcg.push(found);
    }

    /// Queries of which not every order is as good.
    pub fn telling(&self) -> usize {
        self.ndcg.len()
    }

    /// Mean NDCG@10.
    pub fn mean(&self, way: Way) -> f64 {
        self.ndcg.iter().map(|query| query[way as usize]).sum::<f64>() / self.ndcg.len().max(1) as f64
    }

    /// How much higher one is than the other, a bootstrap over queries.
    pub fn difference(&self, one: Way, other: Way) -> Option<Interval> {
        let differences: Vec<(f64, u32)> =
            self.ndcg.iter().map(|query| (query[one as usize] - query[other as usize], 1)).collect();
        interval(&differences)
    }

    /// Scores and relevance of queries held out.
    pub fn judgements(&self) -> &[(f32, f32)] {
        &self.judgements
    }
}
