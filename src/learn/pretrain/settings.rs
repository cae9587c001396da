//! How a base model is trained.

use super::propensity::Propensity;
use crate::model::Precision;

/// The knobs of a training run; the defaults are those of the shipped model.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Units of the two hidden layers.
    pub hidden: [usize; 2],
    /// Steps at most.
    pub steps: usize,
    /// Highest learning rate of the one cycle.
    pub learning_rate: f64,
    /// Decoupled weight decay.
    pub weight_decay: f32,
    /// Probability that a hidden unit is dropped.
    pub dropout: f64,
    /// Probability that a whole group of features is dropped from a list; what was learned by heart is not.
    pub group_dropout: f64,
    /// Steps before these in which lists are learned by heart, from what no shopper changes in them; 0 for none.
    pub memorise: usize,
    /// Share of the lists of which a random part, 15 to 100 %, of the items not chosen is kept.
    pub sublists: f64,
    /// Rows that each shop gives to a step.
    pub rows: usize,
    /// Rows of one list at most: the chosen ones and rivals drawn anew each time.
    pub list_rows: usize,
    /// How strongly the weights are pulled towards those of the model that is tuned: what a squared distance of 1 costs,
    /// in nats of the choices of all lists together, so that few lists move it less than many; 0 is not at all.
    pub pull: f32,
    /// How likely positions were looked at.
    pub propensity: Propensity,
    /// How exactly the weights will be kept: the second half of training is done with weights rounded so.
    pub precision: Precision,
    /// Fixes every draw.
    pub seed: u64,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            hidden: [48, 24],
            steps: 2_500,
            learning_rate: 4e-3,
            weight_decay: 0.1,
            dropout: 0.2,
            group_dropout: 0.1,
            memorise: 0,
            sublists: 0.3,
            rows: 1_000,
            list_rows: 80,
            pull: 0.0,
            propensity: Propensity::default(),
            precision: Precision::Int8,
            seed: 1,
        }
    }
}

impl Settings {
    /// Those of tuning a model on a shop with few logs: short, slow, and held to what the model knows.
    pub fn tuning() -> Settings {
        Settings { steps: 500, learning_rate: 1e-3, weight_decay: 0.0, pull: 50.0, ..Settings::default() }
    }

    /// Those of a model that learns a shop's lists by heart first: wide enough for both, lists and shoppers.
    pub fn memorising(steps: usize) -> Settings {
        Settings {
            hidden: [96, 64],
            steps: 1_000,
            learning_rate: 2e-3,
            weight_decay: 0.0,
            dropout: 0.0,
            group_dropout: 0.3,
            memorise: steps,
            ..Settings::default()
        }
    }

    /// Those of the steps by heart: nothing holds back what the lists can teach.
    pub(super) fn by_heart(&self) -> Settings {
        Settings { steps: self.memorise, learning_rate: 2e-2, weight_decay: 0.0, dropout: 0.0, ..self.clone() }
    }

    /// The learning rate of a step, from 1: up over the first tenth, then down along a cosine (Smith 2018, one cycle).
    pub fn rate(&self, step: usize) -> f64 {
        let warm = (self.steps / 10).max(1) as f64;
        let step = step as f64;
        if step <= warm {
            return self.learning_rate * step / warm;
        }
        let way = (step - warm) / (self.steps as f64 - warm).max(1.0);
        self.learning_rate * (1.0 + (std::f64::consts::PI * way).cos()) / 2.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rate_goes_up_once_and_down_to_nothing() {
        let settings = Settings { steps: 100, ..Settings::default() };
        assert!(settings.rate(1) < settings.rate(5) && settings.rate(10) == settings.learning_rate);
        assert!(settings.rate(60) < settings.rate(30) && settings.rate(100) < 1e-9);
    }
}
