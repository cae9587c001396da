//! Trains a base model on the lists of several shops together.

mod batch;
mod settings;
mod shop;
mod standard;

pub use settings::Settings;
pub use shop::{Shop, TrainingList};

use burn::optim::{AdamWConfig, GradientsParams};
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

/// Trains a model, or a given one further, and returns the best by the validation shops.
///
/// Listwise softmax, AdamW with a one-cycle rate, dropout of units and of whole feature groups, random parts of lists;
/// every step takes about as many rows from each shop. The same seed on the same machine gives the same model, bit for
/// bit. `watch` sees every look.
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
    let device = device();
    device.seed(settings.seed);
    let mut dice = Dice::new(settings.seed, 0);
    let standard = base.map_or_else(|| standard::standard(shops), |base| base.standard().clone());
    let known = standard::varies(shops);
    shops.iter_mut().for_each(|shop| shop.standardise(&standard));

    let mut network = match base {
        Some(base) => Network::from_weights(base.weights(), settings.dropout, &device),
        None => Network::new(settings.hidden, settings.dropout, &device),
    };
    let mut optimiser = AdamWConfig::new().with_weight_decay(settings.weight_decay).with_epsilon(1e-8).init();
    let model_of =
        |network: &Network| Model::new(standard.clone(), without_unknown(network.weights(), &known), vec![0.0; WIDTH]);

    let mut best: Option<(f32, Model)> = None;
    let mut behind = 0;
    let mut loss_since = 0.0;
    for step in 1..=settings.steps {
        let batch = Batch::draw(shops, settings, &mut dice);
        let (loss, gradients) = gradients(&network, &batch, &device);
        network = optimiser.step(settings.rate(step), network, gradients);
        loss_since += loss;
        if step % CHECK_EVERY == 0 || step == settings.steps {
            let model = model_of(&network)?;
            let mrr = validation.iter().map(|shop| mrr(&model, shop)).collect::<Result<Vec<f32>, Error>>()?;
            let total: f32 = validation.iter().map(|shop| shop.weight).sum();
            let score = mrr.iter().zip(validation).map(|(mrr, shop)| mrr * shop.weight).sum::<f32>() / total;
            let is_best = best.as_ref().is_none_or(|(before, _)| score > *before);
            watch(&Check { step, loss: loss_since / CHECK_EVERY as f32, mrr, score, best: is_best });
            loss_since = 0.0;
            behind = if is_best { 0 } else { behind + 1 };
            if is_best {
                best = Some((score, model));
            }
            if behind == PATIENCE {
                break;
            }
        }
    }
    best.map(|(_, model)| model).ok_or(Error::Empty { field: "steps" })
}

fn gradients(network: &Network, batch: &Batch, device: &Device) -> (f32, GradientsParams) {
    let lists = batch.lists(device);
    let inputs: Tensor<2> = batch.inputs(device);
    let loss = lists.loss(network.forward(inputs));
    let gradients = GradientsParams::from_grads(loss.backward(), network);
    (loss.into_scalar::<f32>(), gradients)
}

/// Mean reciprocal rank over a shop's choices, raw rows, by the scorer that ships.
fn mrr(model: &Model, shop: &Shop) -> Result<f32, Error> {
    let scorer = Scorer::new(model, None)?;
    let (mut sum, mut count) = (0.0, 0.0);
    for list in &shop.lists {
        let scores = scorer.score(&list.features()?).ok_or(Error::NotFinite { what: "a score in training" })?;
        for (item, _) in list.chosen.iter().enumerate().filter(|(_, chosen)| **chosen) {
            let rank = scores
                .iter()
                .enumerate()
                .filter(|&(other, &score)| score > scores[item] || (score == scores[item] && other < item));
            sum += reciprocal_rank(rank.count()) as f32;
            count += 1.0;
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
