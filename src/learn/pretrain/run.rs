//! A network in training, step by step.

use burn::module::{Module, ModuleMapper, Param};
use burn::optim::{AdamWConfig, GradientsAccumulator, GradientsParams, ModuleOptimizer};
use burn::tensor::{Device, Tensor};
use rayon::prelude::*;

use super::batch::Batch;
use super::draws::Draws;
use super::ground::Ground;
use super::settings::Settings;
use super::shop::Source;
use crate::learn::backend::device;
use crate::learn::network::Network;
use crate::learn::rounding::rounded;
use crate::model::{Model, Precision, Weights};
use crate::random::Dice;

/// A network on its way.
pub(super) struct Run {
    network: Network,
    /// The network that it is pulled towards.
    base: Option<Network>,
    /// The network whose first units it keeps as they are, and how many of each layer.
    held: Option<(Network, [usize; 2])>,
    optimiser: ModuleOptimizer,
    pub(super) dice: Dice,
    /// The lists of the next step, which are drawn by then.
    ahead: Option<Batch>,
    device: Device,
    pub(super) step: usize,
    /// The step from which on weights are rounded in training.
    rounds_from: usize,
    precision: Precision,
}

impl Run {
    /// From random weights, or from those of a base, which then pulls.
    pub(super) fn new(settings: &Settings, base: Option<&Model>) -> Run {
        let device = device();
        device.seed(settings.seed);
        let base = base.map(|base| Network::from_weights(base.weights(), &device));
        let network = base.clone().unwrap_or_else(|| Network::new(settings.hidden, &device));
        let optimiser = AdamWConfig::new().with_weight_decay(settings.weight_decay).with_epsilon(1e-8).init();
        Run {
            network,
            base,
            held: None,
            optimiser,
            dice: Dice::new(settings.seed, 0),
            ahead: None,
            device,
            step: 0,
            rounds_from: settings.steps / 2,
            precision: settings.precision,
        }
    }

    /// The same from those weights.
    pub(super) fn with_weights(self, weights: &Weights) -> Run {
        Run { network: Network::from_weights(weights, &self.device), ..self }
    }

    /// The same, so many first units of each layer staying as they are.
    pub(super) fn holding(self, units: [usize; 2]) -> Run {
        Run { held: Some((self.network.clone(), units)), ..self }
    }

    /// The network as it will be kept.
    pub(super) fn network(&self) -> Network {
        rounded(self.network.clone(), self.precision)
    }

    /// Trains up to a step, and returns the mean loss of the steps taken.
    pub(super) fn advance(&mut self, shops: &[Source<'_>], ground: &Ground, settings: &Settings, until: usize) -> f32 {
        let lists: usize = shops.iter().map(|shop| shop.lists.len()).sum();
        // The loss is one of the mean list: the prior of a maximum a posteriori stands against the sum.
        let pull = settings.pull / lists as f32;
        let from = self.step;
        let mut sum = 0.0;
        while self.step < until {
            let mut dice = self.dice.clone();
            let batch = self.ahead.take().unwrap_or_else(|| Batch::draw(shops, &ground.standard, settings, &mut dice));
            // The next lists are drawn while these are learned from.
            let draw = || Batch::draw(shops, &ground.standard, settings, &mut dice);
            let (loss, ahead) = rayon::join(|| self.take(&batch, settings, pull), draw);
            (self.dice, self.ahead) = (dice, Some(ahead));
            sum += loss;
        }
        sum / (until - from).max(1) as f32
    }

    /// Takes a step, and returns the loss before it.
    pub(super) fn take(&mut self, batch: &Batch, settings: &Settings, pull: f32) -> f32 {
        self.step += 1;
        let (loss, gradients) = self.gradients(batch, settings, pull);
        self.network = self.optimiser.step(settings.rate(self.step), self.network.clone(), gradients);
        if let Some((held, units)) = &self.held {
            self.network = self.network.clone().holding(held, *units);
        }
        loss
    }

    /// The loss and its gradients: of parts of the batch on all cores, added up in the order of the parts.
    fn gradients(&self, batch: &Batch, settings: &Settings, pull: f32) -> (f32, GradientsParams) {
        let network = if self.step > self.rounds_from { self.network() } else { self.network.clone() };
        let draws = Draws { seed: settings.seed, step: self.step, dropout: settings.dropout };
        let parts: Vec<(usize, Batch, Network)> =
            batch.parts().enumerate().map(|(at, part)| (at, part, apart(network.clone()))).collect();
        let parts = parts.into_par_iter().map(|(at, part, network)| {
            let inputs = part.inputs(&self.device);
            let masks = draws.masks(at, inputs.dims()[0], &network, &self.device);
            let scores = match masks {
                Some(masks) => network.forward_without(inputs, masks),
                None => network.forward(inputs),
            };
            derived(part.lists(&self.device).loss(scores), &network)
        });
        let mut parts: Vec<(f32, GradientsParams)> = parts.collect();
        if let Some(base) = self.base.as_ref().filter(|_| pull > 0.0) {
            parts.push(derived(network.distance(base) * pull, &network));
        }
        let mut sum = GradientsAccumulator::new();
        let mut loss = 0.0;
        for (own, gradients) in parts {
            loss += own;
            sum.accumulate(&network, gradients);
        }
        (loss, sum.grads())
    }
}

/// A loss as a number, and how it changes with the network's parameters.
fn derived(loss: Tensor<1>, network: &Network) -> (f32, GradientsParams) {
    let gradients = GradientsParams::from_grads(loss.backward(), network);
    (loss.into_scalar::<f32>(), gradients)
}

/// The same network with a graph of its own: graphs that share a parameter are one to Burn, and wait for each other.
fn apart(network: Network) -> Network {
    network.map(&mut Apart)
}

struct Apart;

impl ModuleMapper for Apart {
    fn map_float<const D: usize>(&mut self, param: Param<Tensor<D>>) -> Param<Tensor<D>> {
        param.map(|weights| Tensor::from_inner(weights.inner()).require_grad())
    }
}
