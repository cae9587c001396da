//! Training on ratings: the head under a prior, then the encoder with few small steps.

use burn::module::{Module, Param};
use burn::optim::{AdamConfig, GradientsParams, ModuleOptimizer};
use burn::tensor::{Device, Tensor, TensorData};

use super::batch::{TextBatch, ints};
use super::twin::Twin;
use crate::error::Error;
use crate::learn::backend::{device, numbers};
use crate::learn::listwise::Lists;
use crate::metrics::graded_ndcg_at;
use crate::synthetic::Dice;
use crate::text::{Encoded, INPUTS, Text, Tower};

/// Steps of Adam for the head: a convex loss in five weights.
const HEAD_STEPS: usize = 150;
const HEAD_RATE: f64 = 0.05;

/// Pulls the head's weights, each for one deviation of its input, towards 0.
const HEAD_PRIOR: f32 = 0.03;

/// Steps of Adam for the encoder at most, and between two looks at the queries held out.
const STEPS: usize = 30;
const LOOK_EVERY: usize = 5;
const RATE: f64 = 1e-3;

/// Queries of one step.
const QUERIES: usize = 16;

/// One query in this many tells when to stop.
const HELD_OUT: usize = 5;

/// A query and the titles that people rated for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Rated {
    /// What was typed.
    pub query: String,
    /// Titles rated.
    pub titles: Vec<String>,
    /// Their ratings, 0 or more, as many as titles.
    pub ratings: Vec<f32>,
}

/// What a head may weigh.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// Matches of words and letters: what is possible without a tower.
    Matches,
    /// The tower's cosine as well.
    Whole,
}

/// NDCG@10 of a tower's scores for one query, over the titles rated; `None` where every order is as good.
pub fn ndcg(tower: &Tower, rated: &Rated) -> Option<f64> {
    let query = tower.encode(&rated.query);
    let score = |title: &String| tower.score(&query, &tower.encode(title));
    graded_ndcg_at(10, &rated.titles.iter().map(score).collect::<Vec<f32>>(), &rated.ratings)
}

/// The tower with a head fitted to ratings, the encoder left as it is.
///
/// Listwise softmax against the gains `2^rating - 1`, a Gaussian prior on the weights of standardised inputs, Adam to
/// convergence. Queries of which every title is rated alike teach nothing and are passed over.
///
/// # Errors
/// [`Error::Empty`] where no query tells titles apart, and those of [`Tower::new`].
pub fn fit_head(tower: &Tower, rated: &[&Rated], head: Head) -> Result<Tower, Error> {
    let telling = telling(rated)?;
    let rows: Vec<[f32; INPUTS]> = telling.iter().flat_map(|rated| inputs(tower, rated)).collect();
    let mut deviations: [f32; INPUTS] = std::array::from_fn(|input| deviation(rows.iter().map(|row| row[input])));
    if head == Head::Matches {
        deviations[0] = 0.0;
    }
    let scale = |value: f32, deviation: f32| if deviation > 0.0 { value / deviation } else { 0.0 };
    let standard: Vec<f32> =
        rows.iter().flat_map(|row| row.iter().zip(deviations).map(|(&value, by)| scale(value, by))).collect();
    let device = device();
    let standard: Tensor<2> = Tensor::from_data(TensorData::new(standard, [rows.len(), INPUTS]), &device);
    let lists = Lists::with_targets(&targets(&telling), &device);
    let mut fit = Fit { weights: Param::from_tensor(Tensor::zeros([INPUTS, 1], &device)) };
    let mut optimiser: ModuleOptimizer = AdamConfig::new().with_epsilon(1e-8).init();
    for _ in 0..HEAD_STEPS {
        let scores = standard.clone().matmul(fit.weights.val()).reshape([rows.len()]);
        let prior = fit.weights.val().powf_scalar(2.0).sum() * (HEAD_PRIOR / 2.0);
        let loss = lists.loss(scores) / telling.len() as f32 + prior;
        let gradients = GradientsParams::from_grads(loss.backward(), &fit);
        fit = optimiser.step(HEAD_RATE, fit, gradients);
    }
    let mut weights = tower.weights().clone();
    weights.head =
        numbers(fit.weights.val()).into_iter().zip(deviations).map(|(weight, by)| scale(weight, by)).collect();
    tower.with_weights(weights)
}

/// The tower with its head fitted and its encoder trained further on ratings.
///
/// The same loss, Adam; a part of the queries tells after how many steps the order is best (0 for none at all), then it
/// is trained anew on all of them for as many.
///
/// # Errors
/// Those of [`fit_head`].
pub fn tune(tower: &Tower, rated: &[&Rated], seed: u64) -> Result<Tower, Error> {
    let mut shuffled = telling(rated)?;
    Dice::new(seed, 1).shuffle(&mut shuffled);
    let (judges, train) = shuffled.split_at(shuffled.len() / HELD_OUT);
    let mut best = (0, f64::NEG_INFINITY);
    if !judges.is_empty() {
        let mut run = Run::new(fit_head(tower, train, Head::Whole)?, seed);
        for step in (0..=STEPS).step_by(LOOK_EVERY) {
            run.advance(train, step);
            let tower = run.tower()?;
            let found: f64 = judges.iter().filter_map(|rated| ndcg(&tower, rated)).sum();
            if found > best.1 {
                best = (step, found);
            }
        }
    }
    let mut run = Run::new(fit_head(tower, rated, Head::Whole)?, seed);
    run.advance(&shuffled, best.0);
    run.tower()
}

/// The head while it is fitted.
#[derive(Module, Debug)]
struct Fit {
    weights: Param<Tensor<2>>,
}

/// An encoder on its way, with a head that stays.
struct Run {
    start: Tower,
    twin: Twin,
    optimiser: ModuleOptimizer,
    dice: Dice,
    device: Device,
    step: usize,
}

impl Run {
    fn new(start: Tower, seed: u64) -> Run {
        let device = device();
        let twin = Twin::of(start.weights(), &device);
        let optimiser = AdamConfig::new().with_epsilon(1e-8).init();
        Run { start, twin, optimiser, dice: Dice::new(seed, 2), device, step: 0 }
    }

    fn advance(&mut self, rated: &[&Rated], until: usize) {
        while self.step < until {
            self.step += 1;
            let mut drawn = rated.to_vec();
            self.dice.shuffle(&mut drawn);
            drawn.truncate(QUERIES);
            let loss = self.loss(&drawn);
            let gradients = GradientsParams::from_grads(loss.backward(), &self.twin);
            self.twin = self.optimiser.step(RATE, self.twin.clone(), gradients);
        }
    }

    /// Mean loss of a list, nats.
    fn loss(&self, rated: &[&Rated]) -> Tensor<1> {
        let head = &self.start.weights().head;
        let texts: Vec<Text> = rated
            .iter()
            .map(|rated| &rated.query)
            .chain(rated.iter().flat_map(|rated| &rated.titles))
            .map(|text| Text::new(text))
            .collect();
        let queries = (0..).zip(rated).flat_map(|(at, rated)| vec![at; rated.titles.len()]).collect::<Vec<i32>>();
        let rows = queries.len();
        let fixed: Vec<f32> = rated
            .iter()
            .flat_map(|rated| inputs(&self.start, rated))
            .map(|row| row.iter().zip(head).skip(1).map(|(input, weight)| input * weight).sum())
            .collect();
        let buckets = self.start.weights().sizes.buckets;
        let vectors = self.twin.forward(&TextBatch::new(&texts, buckets, &self.device));
        let titles = vectors.clone().narrow(0, rated.len(), rows);
        let queries = vectors.select(0, ints(queries, &self.device));
        let cosines = (titles * queries).sum_dim(1).reshape([rows]);
        let fixed: Tensor<1> = Tensor::from_data(TensorData::new(fixed, [rows]), &self.device);
        let lists = Lists::with_targets(&targets(rated), &self.device);
        lists.loss(cosines * head[0] + fixed) / rated.len() as f32
    }

    fn tower(&self) -> Result<Tower, Error> {
        let mut weights = self.twin.weights();
        weights.head.clone_from(&self.start.weights().head);
        self.start.with_weights(weights)
    }
}

/// Queries of which not every title is rated alike.
fn telling<'a>(rated: &[&'a Rated]) -> Result<Vec<&'a Rated>, Error> {
    let differ = |rated: &Rated| rated.ratings.iter().any(|rating| Some(rating) != rated.ratings.first());
    let telling: Vec<&Rated> = rated.iter().copied().filter(|rated| differ(rated)).collect();
    if telling.is_empty() { Err(Error::Empty { field: "queries whose ratings differ" }) } else { Ok(telling) }
}

fn inputs(tower: &Tower, rated: &Rated) -> Vec<[f32; INPUTS]> {
    let query = tower.encode(&rated.query);
    let titles: Vec<Encoded> = rated.titles.iter().map(|title| tower.encode(title)).collect();
    titles.iter().map(|title| tower.inputs(&query, title)).collect()
}

/// Each title's share of its query's gain.
fn targets(rated: &[&Rated]) -> Vec<Vec<f32>> {
    let gains = |rated: &&Rated| -> Vec<f32> {
        let gains: Vec<f32> = rated.ratings.iter().map(|rating| rating.exp2() - 1.0).collect();
        let total: f32 = gains.iter().sum();
        gains.iter().map(|gain| gain / total).collect()
    };
    rated.iter().map(gains).collect()
}

fn deviation(values: impl Iterator<Item = f32> + Clone) -> f32 {
    let count = values.clone().count() as f32;
    let mean = values.clone().sum::<f32>() / count;
    (values.map(|value| (value - mean).powi(2)).sum::<f32>() / count).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::small_tower;

    fn rated(query: &str, titles: [&str; 3]) -> Rated {
        let titles = titles.map(str::to_owned).to_vec();
        Rated { query: query.to_owned(), titles, ratings: vec![0.0, 3.0, 1.0] }
    }

    /// The best title always shares no word with its query, the worst all: nothing but the encoder can learn that.
    fn contrary() -> Vec<Rated> {
        let titles = |word: &str| [word.to_owned(), format!("best {word}s"), format!("{word} plain")];
        ["boot", "mug", "lamp", "chair", "table", "sock", "scarf", "glove", "plate", "spoon"]
            .map(|word| rated(word, titles(word).each_ref().map(String::as_str)))
            .to_vec()
    }

    #[test]
    fn ratings_teach_head_and_encoder() {
        let all = contrary();
        let all: Vec<&Rated> = all.iter().collect();
        let mean = |tower: &Tower| all.iter().filter_map(|rated| ndcg(tower, rated)).sum::<f64>() / all.len() as f64;
        let start = small_tower(2);
        let matched = fit_head(&start, &all, Head::Matches).unwrap();
        let headed = fit_head(&start, &all, Head::Whole).unwrap();
        let tuned = tune(&start, &all, 1).unwrap();
        assert_eq!(matched.weights().head[0], 0.0);
        assert_eq!(headed.weights().tokens, start.weights().tokens);
        assert!(mean(&matched) > 0.9 && mean(&tuned) >= mean(&headed) - 1e-3, "{} {}", mean(&headed), mean(&tuned));
    }

    #[test]
    fn ratings_that_tell_nothing_are_refused() {
        let alike = Rated { ratings: vec![2.0; 3], ..rated("boot", ["a", "b", "c"]) };
        assert_eq!(fit_head(&small_tower(1), &[&alike], Head::Whole).unwrap_err().code(), "empty");
        assert_eq!(ndcg(&small_tower(1), &alike), None);
    }
}
