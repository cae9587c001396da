//! A trial of the tower against what it is to beat, by cross-validation over the queries.

use reshelf::evaluation::{Interval, interval};
use reshelf::learn::text::{Draft, Head, Loss, Rated, fit_head, tune};
use reshelf::random::Dice;
use reshelf::text::{Bm25, Text, overlap};

use super::catalogue::Catalogue;
use super::way::Way;
use crate::error::CliError;

/// Parts of the queries; each is left out once.
const FOLDS: usize = 5;

/// Buckets with which hardly two words of a catalogue are one.
const EXACT: usize = 1 << 20;

/// BM25 as it is at its best, by the titles of a catalogue.
pub fn exact(catalogue: &Catalogue) -> Bm25 {
    let titles: Vec<Text> = catalogue.products().iter().map(|product| Text::new(&product.title)).collect();
    Bm25::of(&titles, EXACT)
}

/// What came out.
pub struct Trial {
    ways: Vec<Way>,
    /// NDCG@10 of each way, query by query; empty where every order is as good.
    ndcg: Vec<Vec<f64>>,
    /// Means over the queries of each way, seed by seed.
    means: Vec<Vec<f64>>,
    /// Scores of the last way for the queries of each test fold, and the relevance that people gave.
    judgements: Vec<(f32, f32)>,
}

impl Trial {
    /// Runs it: five folds, heads and encoder trained on the other four of them each; the encoder is tuned by the loss that is
    /// `kept`, if any.
    ///
    /// # Errors
    /// [`CliError::Core`] where a fold's queries give nothing to train on.
    pub fn run(draft: &Draft, bm25: &Bm25, rated: &[Rated], kept: Option<Loss>, seed: u64) -> Result<Trial, CliError> {
        let mut order: Vec<usize> = (0..rated.len()).collect();
        Dice::new(seed, 3).shuffle(&mut order);
        let draft = &draft.knowing(rated);
        let ndcg = vec![Vec::new(); rated.len()];
        let mut trial = Trial { ways: Way::all(kept), ndcg, means: Vec::new(), judgements: Vec::new() };
        for fold in 0..FOLDS {
            let part = |inside: bool| -> Vec<usize> {
                let wanted = order.iter().enumerate().filter(|(at, _)| (at % FOLDS == fold) == inside);
                wanted.map(|(_, &query)| query).collect()
            };
            let of = |queries: &[usize]| -> Vec<&Rated> { queries.iter().map(|&query| &rated[query]).collect() };
            let (test, train) = (part(true), of(&part(false)));
            for way in trial.ways.clone() {
                let scores = match rival(way, draft, &train, seed)? {
                    Some(draft) => draft.scores(&of(&test)),
                    None => of(&test).into_iter().map(|rated| plain(way, bm25, rated)).collect(),
                };
                for (&query, scores) in test.iter().zip(&scores) {
                    trial.ndcg[query].extend(rated[query].ndcg(scores));
                    if matches!(way, Way::Tuned(_)) {
                        trial.judgements.extend(scores.iter().copied().zip(rated[query].relevances()));
                    }
                }
            }
        }
        trial.means.push(trial.ways.iter().map(|&way| trial.mean(way)).collect());
        Ok(trial)
    }

    /// The mean of trials of the same ways and ratings with different seeds, query by query; `None` of none.
    pub fn mean_of(trials: Vec<Trial>) -> Option<Trial> {
        let count = trials.len() as f64;
        let mut trials = trials.into_iter();
        let mut whole = trials.next()?;
        for trial in trials {
            let pairs = whole.ndcg.iter_mut().flatten().zip(trial.ndcg.into_iter().flatten());
            pairs.for_each(|(sum, own)| *sum += own);
            whole.means.extend(trial.means);
        }
        whole.ndcg.iter_mut().flatten().for_each(|sum| *sum /= count);
        Some(whole)
    }

    /// What was compared.
    pub fn ways(&self) -> &[Way] {
        &self.ways
    }

    /// Queries of which not every order is as good.
    pub fn telling(&self) -> usize {
        self.ndcg.iter().filter(|query| !query.is_empty()).count()
    }

    /// Mean NDCG@10.
    pub fn mean(&self, way: Way) -> f64 {
        self.of(way).sum::<f64>() / self.telling().max(1) as f64
    }

    /// The least and the greatest mean of a seed; `None` with one seed.
    pub fn spread(&self, way: Way) -> Option<(f64, f64)> {
        let place = self.ways.iter().position(|&own| own == way)?;
        let means = || self.means.iter().map(|means| means[place]);
        (self.means.len() > 1).then(|| (means().fold(f64::INFINITY, f64::min), means().fold(0.0, f64::max)))
    }

    /// How much higher one way is than another way of another trial of the same ratings, a bootstrap over queries.
    pub fn lead(&self, way: Way, other: &Trial, than: Way) -> Option<Interval> {
        let differences: Vec<(f64, u32)> =
            self.of(way).zip(other.of(than)).map(|(own, other)| (own - other, 1)).collect();
        interval(&differences)
    }

    /// Scores and relevance of the queries of the test folds.
    pub fn judgements(&self) -> &[(f32, f32)] {
        &self.judgements
    }

    /// NDCG@10 of a way, query by query.
    fn of(&self, way: Way) -> impl Iterator<Item = f64> {
        let place = self.ways.iter().position(|&own| own == way);
        self.ndcg.iter().filter_map(move |query| query.get(place?).copied())
    }
}

/// What scores by a way, taught by ratings where it needs any; `None` where it is no draft.
fn rival(way: Way, draft: &Draft, train: &[&Rated], seed: u64) -> Result<Option<Draft>, CliError> {
    Ok(match way {
        Way::Overlap | Way::Bm25 => None,
        Way::Unlabelled => Some(draft.clone()),
        Way::Matches(loss) => Some(fit_head(draft, train, Head::Matches, loss)?),
        Way::Headed(loss) => Some(fit_head(draft, train, Head::Whole, loss)?),
        Way::Tuned(loss) => Some(tune(draft, train, loss, seed)?),
    })
}

/// Scores of BM25, and of word overlap for all else.
fn plain(way: Way, bm25: &Bm25, rated: &Rated) -> Vec<f32> {
    let query = Text::new(&rated.query);
    let score = |title: &String| match way {
        Way::Bm25 => bm25.score(&query, &Text::new(title)),
        _ => overlap(&query, &Text::new(title)),
    };
    rated.titles.iter().map(score).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trial(ndcg: [&[f64]; 3]) -> Trial {
        let ways = vec![Way::Overlap, Way::Bm25];
        let ndcg = ndcg.map(<[f64]>::to_vec).to_vec();
        let mut trial = Trial { ways, ndcg, means: Vec::new(), judgements: Vec::new() };
        trial.means.push(trial.ways.iter().map(|&way| trial.mean(way)).collect());
        trial
    }

    #[test]
    fn seeds_are_averaged_query_by_query() {
        let one = trial([&[0.5, 1.0], &[], &[0.25, 0.5]]);
        let other = trial([&[1.0, 0.5], &[], &[0.75, 1.0]]);
        assert_eq!((one.telling(), one.mean(Way::Bm25), one.spread(Way::Bm25)), (2, 0.75, None));
        let both = Trial::mean_of(vec![one, other]).unwrap();
        assert_eq!((both.mean(Way::Overlap), both.spread(Way::Overlap)), (0.625, Some((0.375, 0.875))));
        let lead = both.lead(Way::Bm25, &both, Way::Overlap).unwrap();
        assert_eq!((lead.low, lead.mean, lead.high), (0.0, 0.125, 0.25), "0 for one query, 1/4 for the other");
        assert!(Trial::mean_of(Vec::new()).is_none());
    }
}
