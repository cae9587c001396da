//! Trains a base model on the lists of several shops together.

mod batch;
mod memory;
mod propensity;
mod settings;
mod shop;
mod standard;

pub use propensity::Propensity;
pub use settings::Settings;
pub use shop::{Shop, Source, TrainingList};

use burn::optim::{AdamWConfig, GradientsParams, ModuleOptimizer};
use burn::tensor::{Device, Tensor};

use super::backend::device;
use super::network::Network;
use super::rounding::rounded;
use crate::error::Error;
use crate::features::{Group, WIDTH, table};
use crate::metrics::reciprocal_rank;
use crate::model::{Model, Precision, Standard, Weights};
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

/// Trains a model, chosen by the validation shops.
///
/// Listwise softmax, AdamW with a one-cycle rate, dropout of units and of whole feature groups, random parts of lists;
/// every step takes about as many rows from each shop. Training runs twice: on `shops` alone, to find after how many
/// steps the validation shops are ordered best, stopping early where they no longer get better; then anew on both
/// together for that many steps. The second half is done with weights rounded as they will be kept. The same seed on the
/// same machine gives the same model, bit for bit. `watch` sees every look of the first run.
///
/// # Errors
/// [`Error::Empty`] where a shop has no lists; [`Error::NotFinite`] where training broke down.
pub fn pretrain(
    shops: &[Shop],
    validation: &[Shop],
    settings: &Settings,
    watch: &mut dyn FnMut(&Check),
) -> Result<Model, Error> {
    if validation.iter().any(|shop| shop.lists.is_empty()) {
        return Err(Error::Empty { field: "lists of a shop" });
    }
    let mut sources: Vec<Source<'_>> = shops.iter().map(Shop::source).collect();
    let ground = Ground::of(&sources, settings)?;
    let mut run = Run::start(&sources, &ground, settings)?;
    let mut best: Option<Check> = None;
    let mut behind = 0;
    while run.step < settings.steps && behind < PATIENCE {
        let loss = run.advance(&sources, &ground, settings, settings.steps.min(run.step + CHECK_EVERY));
        let mut check = check(&ground.model(&run)?, validation, settings.propensity, run.step, loss)?;
        check.best = best.as_ref().is_none_or(|before| check.score > before.score);
        watch(&check);
        behind = if check.best { 0 } else { behind + 1 };
        if check.best {
            best = Some(check);
        }
    }
    let steps = best.ok_or(Error::Empty { field: "steps" })?.step;

    for (source, own) in sources.iter_mut().zip(validation) {
        source.lists.extend(&own.lists);
    }
    let settings = &Settings { steps, ..settings.clone() };
    let mut run = Run::start(&sources, &ground, settings)?;
    run.advance(&sources, &ground, settings, steps);
    ground.model(&run)
}

/// Trains a model for all the steps of its settings, chosen by nothing.
///
/// # Errors
/// Those of [`pretrain`].
pub fn fit(shops: &[Source<'_>], settings: &Settings) -> Result<Model, Error> {
    let ground = Ground::of(shops, settings)?;
    let mut run = Run::start(shops, &ground, settings)?;
    run.advance(shops, &ground, settings, settings.steps);
    ground.model(&run)
}

/// Trains a model further on a shop of which there are few logs, by [`Settings::tuning`] or others with a pull.
///
/// A fixed number of steps, chosen by nothing, since who chooses cannot be trained on; standardisation and prior stay
/// the model's, and its weights hold the new ones back. `watch` is told of every step.
///
/// # Errors
/// Those of [`pretrain`].
pub fn tune(base: &Model, shops: &[Shop], settings: &Settings, watch: &mut dyn FnMut()) -> Result<Model, Error> {
    let sources: Vec<Source<'_>> = shops.iter().map(Shop::source).collect();
    let ground = Ground { standard: base.standard().clone(), ..Ground::of(&sources, settings)? };
    let mut run = Run::new(settings, Some(base));
    while run.step < settings.steps {
        run.advance(&sources, &ground, settings, run.step + 1);
        watch();
    }
    // What these shops do not have stays as the model knew it.
    Model::new(ground.standard, run.network().weights(), base.prior().to_vec())
}

/// The model as if those features were missing in every list: they have no weight, and the adapter leaves them alone.
///
/// # Errors
/// None that a model gives.
pub fn without(model: &Model, groups: &[Group]) -> Result<Model, Error> {
    let known: Vec<bool> = table().map(|feature| !groups.contains(&feature.group)).collect();
    let prior = model.prior().iter().zip(&known).map(|(&width, &known)| if known { width } else { 0.0 }).collect();
    let weights = without_unknown(model.weights().clone(), &known);
    Ok(Model::new(model.standard().clone(), weights, prior)?.with_precision(model.precision()))
}

/// What a run stands on: how features become inputs, and which of them there are.
struct Ground {
    standard: Standard,
    known: Vec<bool>,
}

impl Ground {
    fn of(shops: &[Source<'_>], settings: &Settings) -> Result<Ground, Error> {
        if shops.is_empty() || shops.iter().any(|shop| shop.lists.is_empty()) {
            return Err(Error::Empty { field: "lists of a shop" });
        }
        let mut standard = standard::standard(shops);
        [&mut standard.mean, &mut standard.deviation]
            .into_iter()
            .for_each(|own| settings.precision.rounded_vector(own));
        Ok(Ground { standard, known: standard::varies(shops) })
    }

    fn model(&self, run: &Run) -> Result<Model, Error> {
        Model::new(self.standard.clone(), without_unknown(run.network().weights(), &self.known), vec![0.0; WIDTH])
    }
}

/// A network on its way.
struct Run {
    network: Network,
    /// The network that it is pulled towards.
    base: Option<Network>,
    /// The network whose first units it keeps as they are, and how many of each layer.
    held: Option<(Network, [usize; 2])>,
    optimiser: ModuleOptimizer,
    dice: Dice,
    device: Device,
    step: usize,
    /// The step from which on weights are rounded in training.
    rounds_from: usize,
    precision: Precision,
}

impl Run {
    /// From random weights, and from lists known by heart where the settings ask for that.
    fn start(shops: &[Source<'_>], ground: &Ground, settings: &Settings) -> Result<Run, Error> {
        if settings.memorise > 0 { memory::start(shops, ground, settings) } else { Ok(Run::new(settings, None)) }
    }

    fn new(settings: &Settings, base: Option<&Model>) -> Run {
        let device = device();
        device.seed(settings.seed);
        let base = base.map(|base| Network::from_weights(base.weights(), settings.dropout, &device));
        let network = base.clone().unwrap_or_else(|| Network::new(settings.hidden, settings.dropout, &device));
        let optimiser = AdamWConfig::new().with_weight_decay(settings.weight_decay).with_epsilon(1e-8).init();
        Run {
            network,
            base,
            held: None,
            optimiser,
            dice: Dice::new(settings.seed, 0),
            device,
            step: 0,
            rounds_from: settings.steps / 2,
            precision: settings.precision,
        }
    }

    /// The same from those weights.
    fn with_weights(self, weights: &Weights, settings: &Settings) -> Run {
        Run { network: Network::from_weights(weights, settings.dropout, &self.device), ..self }
    }

    /// The same, so many first units of each layer staying as they are.
    fn holding(self, units: [usize; 2]) -> Run {
        Run { held: Some((self.network.clone(), units)), ..self }
    }

    /// The network as it will be kept.
    fn network(&self) -> Network {
        rounded(self.network.clone(), self.precision)
    }

    /// Trains up to a step, and returns the mean loss of the steps taken.
    fn advance(&mut self, shops: &[Source<'_>], ground: &Ground, settings: &Settings, until: usize) -> f32 {
        let lists: usize = shops.iter().map(|shop| shop.lists.len()).sum();
        // The loss is one of the mean list: the prior of a maximum a posteriori stands against the sum.
        let pull = settings.pull / lists as f32;
        let from = self.step;
        let mut sum = 0.0;
        while self.step < until {
            let batch = Batch::draw(shops, &ground.standard, settings, &mut self.dice);
            sum += self.take(&batch, settings, pull);
        }
        sum / (until - from).max(1) as f32
    }

    /// Takes a step, and returns the loss before it.
    fn take(&mut self, batch: &Batch, settings: &Settings, pull: f32) -> f32 {
        self.step += 1;
        let (loss, gradients) = self.gradients(batch, pull);
        self.network = self.optimiser.step(settings.rate(self.step), self.network.clone(), gradients);
        if let Some((held, units)) = &self.held {
            self.network = self.network.clone().holding(held, *units);
        }
        loss
    }

    fn gradients(&self, batch: &Batch, pull: f32) -> (f32, GradientsParams) {
        let lists = batch.lists(&self.device);
        let inputs: Tensor<2> = batch.inputs(&self.device);
        let network = if self.step > self.rounds_from { self.network() } else { self.network.clone() };
        let mut loss = lists.loss(network.forward(inputs));
        if let Some(base) = self.base.as_ref().filter(|_| pull > 0.0) {
            loss = loss + network.distance(base) * pull;
        }
        let gradients = GradientsParams::from_grads(loss.backward(), &network);
        (loss.into_scalar::<f32>(), gradients)
    }
}

/// How a model orders the validation shops.
fn check(model: &Model, validation: &[Shop], propensity: Propensity, step: usize, loss: f32) -> Result<Check, Error> {
    let mrr = validation.iter().map(|shop| mrr(model, &shop.lists, propensity)).collect::<Result<Vec<f32>, Error>>()?;
    let total: f32 = validation.iter().map(|shop| shop.weight).sum();
    let score = mrr.iter().zip(validation).map(|(mrr, shop)| mrr * shop.weight).sum::<f32>() / total;
    Ok(Check { step, loss, mrr, score, best: false })
}

/// Mean reciprocal rank over a shop's choices, raw rows, by the scorer that ships; positions discounted as in training.
///
/// # Errors
/// [`Error::NotFinite`] where the model's scores are not.
pub fn mrr<'s>(
    model: &Model,
    lists: impl IntoIterator<Item = &'s TrainingList>,
    propensity: Propensity,
) -> Result<f32, Error> {
    let scorer = Scorer::new(model, None)?;
    let (mut sum, mut count) = (0.0, 0.0);
    for list in lists {
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
