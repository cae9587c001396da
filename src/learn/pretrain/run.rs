//! A network in training, step by step.

use burn::optim::{AdamWConfig, GradientsParams, ModuleOptimizer};
use burn::tensor::{Device, Tensor};

use super::batch::Batch;
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
    pub(super) fn with_weights(self, weights: &Weights, settings: &Settings) -> Run {
        Run { network: Network::from_weights(weights, settings.dropout, &self.device), ..self }
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
            let batch = Batch::draw(shops, &ground.standard, settings, &mut self.dice);
            sum += self.take(&batch, settings, pull);
        }
        sum / (until - from).max(1) as f32
    }

    /// Takes a step, and returns the loss before it.
    pub(super) fn take(&mut self, batch: &Batch, settings: &Settings, pull: f32) -> f32 {
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
