//! Trains a base model on the lists of several shops together.

mod batch;
mod propensity;
mod settings;
mod shop;
mod standard;

pub use propensity::Propensity;
pub use settings::Settings;
pub use shop::{Shop, TrainingList};

use burn::optim::{AdamWConfig, GradientsParams, ModuleOptimizer};
use burn::tensor::{Device, Tensor};

use super::backend::device;
use super::network::Network;
use crate::error::Error;
use crate::features::WIDTH;
use crate::metrics::reciprocal_rank;
use crate::model::{Model, Weights};
use crate::scorer::Scorer;
use crate::synthetic::Dice;
use batch::Batch;

/// Steps between two looks at the validation shops.
const CHECK_EVERY: usize = 250;

/// Looks without a better one after which training stops.
const PATIENCE: usize = 5;

/// What was seen at one look at the validation shops.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// Steps done.
    pub step: usize,
    /// Mean training loss since the last look, nats a list.
    pub loss: f32,
    /// MRR of each validation shop, in their order.
    pub mrr: Vec<f32>,
    /// Their mean, weighted by the shops' weights: what the best model is chosen by.
    pub score: f32,
    /// True where no earlier look was better.
    pub best: bool,
}

/// Trains a model, or a given one further, chosen by the validation shops.
///
/// Listwise softmax, AdamW with a one-cycle rate, dropout of units and of whole feature groups, random parts of lists;
/// every step takes about as many rows from each shop. Training runs twice: on `shops` alone, to find after how many
/// steps the validation shops are ordered best, stopping early where they no longer get better; then anew on both
/// together for that many steps. The same seed on the same machine gives the same model, bit for bit. `watch` sees every
/// look of the first run.
///
/// # Errors
/// [`Error::Empty`] where a shop has no lists; [`Error::NotFinite`] where training broke down.
pub fn pretrain(
    shops: &mut [Shop],
    validation: &[Shop],
    settings: &Settings,
    base: Option<&Model>,
    watch: &mut dyn FnMut(&Check),
) -> Result<Model, Error> {
    if shops.is_empty() || shops.iter().chain(validation).any(|shop| shop.lists.is_empty()) {
        return Err(Error::Empty { field: "lists of a shop" });
    }
    let standard = base.map_or_else(|| standard::standard(shops), |base| base.standard().clone());
    let known = base.map_or_else(|| standard::varies(shops), |_| vec![true; WIDTH]);
    shops.iter_mut().for_each(|shop| shop.standardise(&standard));
    let model_of =
        |network: &Network| Model::new(standard.clone(), without_unknown(network.weights(), &known), vec![0.0; WIDTH]);

    let mut run = Run::new(settings, base);
    let mut best: Option<Check> = None;
    let mut behind = 0;
    while run.step < settings.steps && behind < PATIENCE {
        let loss = run.advance(shops, settings, settings.steps.min(run.step + CHECK_EVERY));
        let mut check = check(&model_of(&run.network)?, validation, settings.propensity, run.step, loss)?;
        check.best = best.as_ref().is_none_or(|before| check.score > before.score);
        watch(&check);
        behind = if check.best { 0 } else { behind + 1 };
        if check.best {
            best = Some(check);
        }
    }
    let steps = best.ok_or(Error::Empty { field: "steps" })?.step;

    for (shop, own) in shops.iter_mut().zip(validation) {
        let mut own = own.clone();
        own.standardise(&standard);
        shop.lists.append(&mut own.lists);
    }
    let mut run = Run::new(settings, base);
    run.advance(shops, settings, steps);
    model_of(&run.network)
}

/// A network on its way.
struct Run {
    network: Network,
    optimiser: ModuleOptimizer,
    dice: Dice,
    device: Device,
    step: usize,
}

impl Run {
    fn new(settings: &Settings, base: Option<&Model>) -> Run {
        let device = device();
        device.seed(settings.seed);
        let network = match base {
            Some(base) => Network::from_weights(base.weights(), settings.dropout, &device),
            None => Network::new(settings.hidden, settings.dropout, &device),
        };
        let optimiser = AdamWConfig::new().with_weight_decay(settings.weight_decay).with_epsilon(1e-8).init();
        Run { network, optimiser, dice: Dice::new(settings.seed, 0), device, step: 0 }
    }

    /// Trains up to a step, and returns the mean loss of the steps taken.
    fn advance(&mut self, shops: &[Shop], settings: &Settings, until: usize) -> f32 {
        let from = self.step;
        let mut sum = 0.0;
        while self.step < until {
            self.step += 1;
            let batch = Batch::draw(shops, settings, &mut self.dice);
            let (loss, gradients) = gradients(&self.network, &batch, &self.device);
            self.network = self.optimiser.step(settings.rate(self.step), self.network.clone(), gradients);
            sum += loss;
        }
        sum / (until - from).max(1) as f32
    }
}

/// How a model orders the validation shops.
fn check(model: &Model, validation: &[Shop], propensity: Propensity, step: usize, loss: f32) -> Result<Check, Error> {
    let mrr = validation.iter().map(|shop| mrr(model, shop, propensity)).collect::<Result<Vec<f32>, Error>>()?;
    let total: f32 = validation.iter().map(|shop| shop.weight).sum();
    let score = mrr.iter().zip(validation).map(|(mrr, shop)| mrr * shop.weight).sum::<f32>() / total;
    Ok(Check { step, loss, mrr, score, best: false })
}

fn gradients(network: &Network, batch: &Batch, device: &Device) -> (f32, GradientsParams) {
    let lists = batch.lists(device);
    let inputs: Tensor<2> = batch.inputs(device);
    let loss = lists.loss(network.forward(inputs));
    let gradients = GradientsParams::from_grads(loss.backward(), network);
    (loss.into_scalar::<f32>(), gradients)
}

/// Mean reciprocal rank over a shop's choices, raw rows, by the scorer that ships; positions discounted as in training.
fn mrr(model: &Model, shop: &Shop, propensity: Propensity) -> Result<f32, Error> {
    let scorer = Scorer::new(model, None)?;
    let (mut sum, mut count) = (0.0, 0.0);
    for list in &shop.lists {
        let scores = scorer.score(&list.features()?).ok_or(Error::NotFinite { what: "a score in training" })?;
        for (item, _) in list.chosen.iter().enumerate().filter(|(_, chosen)| **chosen) {
            let rank = scores
                .iter()
                .enumerate()
                .filter(|&(other, &score)| score > scores[item] || (score == scores[item] && other < item));
            let weight = propensity.weight(list.places[item]);
            sum += weight * reciprocal_rank(rank.count()) as f32;
            count += weight;
        }
    }
    Ok(sum / f32::max(count, 1.0))
}

/// A feature that no shop in training has must not speak through random weights.
fn without_unknown(mut weights: Weights, known: &[bool]) -> Weights {
    let units = weights.hidden[0];
    for (column, _) in known.iter().enumerate().filter(|(_, known)| !**known) {
        weights.first[column * units..(column + 1) * units].fill(0.0);
        weights.skip[column] = 0.0;
    }
    weights
}
