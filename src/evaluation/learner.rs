//! What learns on a device: the adapter that ships, or one of its rivals, under the same gate.

use crate::adapter::Adapter;
use crate::adoption::Gate;
use crate::error::Error;
use crate::example::{Example, Examples};
use crate::features::{Features, WIDTH};
use crate::learn::Trainer;
use crate::learn::rivals::{Labelled, Labels, LastLayer, LowRank, Rival, TasteTable};
use crate::limits;
use crate::model::Model;
use crate::results::Results;
use crate::scorer::{Scorer, Scores};

/// The form of the adapter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AdapterKind {
    /// A linear term on the features, what ships.
    Linear,
    /// A correction of the weights of the base's last layer.
    LastLayer,
    /// A matrix of rank one added to the base's first layer.
    LowRank,
    /// A weight for each item, brand and variant.
    TasteTable,
}

impl AdapterKind {
    /// All of them, what ships first.
    pub const ALL: [AdapterKind; 4] =
        [AdapterKind::Linear, AdapterKind::LastLayer, AdapterKind::LowRank, AdapterKind::TasteTable];

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            AdapterKind::Linear => "linear",
            AdapterKind::LastLayer => "last-layer",
            AdapterKind::LowRank => "low-rank",
            AdapterKind::TasteTable => "taste-table",
        }
    }

    /// What it is, for the help of the command line.
    pub fn meaning(self) -> &'static str {
        match self {
            AdapterKind::Linear => "A linear term on the features: the adapter that ships",
            AdapterKind::LastLayer => "A correction of the weights of the base's last layer",
            AdapterKind::LowRank => "A matrix of rank one added to the base's first layer",
            AdapterKind::TasteTable => "A weight for each item, brand and variant",
        }
    }
}

/// One shopper's examples, and what is fitted to them.
pub enum Learner<'m> {
    /// What ships.
    Shipped(Shipped<'m>),
    /// What might have been.
    Rival(Contender<'m>),
}

/// The adapter that ships is kept and judged by the gate.
pub struct Shipped<'m> {
    model: &'m Model,
    trainer: Trainer<'m>,
    examples: Examples,
}

/// A rival; the gate holds an adapter that adds nothing in its stead.
pub struct Contender<'m> {
    model: &'m Model,
    base: Scorer<'m>,
    rival: Box<dyn Rival + 'm>,
    examples: Vec<Labelled>,
}

impl<'m> Learner<'m> {
    /// One that has no example.
    ///
    /// # Errors
    /// Those of [`Scorer::new`] and of a rival's making.
    pub fn new(model: &'m Model, kind: AdapterKind) -> Result<Learner<'m>, Error> {
        let rival: Box<dyn Rival + 'm> = match kind {
            AdapterKind::Linear => {
                let trainer = Trainer::new(model)?;
                return Ok(Learner::Shipped(Shipped { model, trainer, examples: Examples::default() }));
            }
            AdapterKind::LastLayer => Box::new(LastLayer::new(model)?),
            AdapterKind::LowRank => Box::new(LowRank::new(model)?),
            AdapterKind::TasteTable => Box::new(TasteTable::new(model)?),
        };
        Ok(Learner::Rival(Contender { model, base: Scorer::new(model, None)?, rival, examples: Vec::new() }))
    }

    /// The next shopper's, who shares nothing with the one before.
    pub fn forget(&mut self) {
        match self {
            Learner::Shipped(own) => own.examples = Examples::default(),
            Learner::Rival(own) => {
                own.rival.forget();
                own.examples.clear();
            }
        }
    }

    /// What must be kept of a list beside its features.
    pub fn labels(&self, results: &Results) -> Vec<Labels> {
        match self {
            Learner::Shipped(_) => Vec::new(),
            Learner::Rival(_) => results.items().iter().map(Labels::of).collect(),
        }
    }

    /// Scores as far as the gate lets the adapter count; `None` where the base alone orders.
    pub fn score(&self, gate: &Gate, features: &Features, labels: &[Labels]) -> Option<Scores> {
        let (adapter, weight) = gate.in_use()?;
        match self {
            Learner::Shipped(own) => Scorer::new(own.model, Some((adapter, weight))).ok()?.score(features),
            Learner::Rival(own) => own.scores(features, labels, weight),
        }
    }

    /// Judges the adapter in use by a choice, then keeps the choice.
    pub fn judge(&mut self, gate: &mut Gate, example: Example, list: &[Labels]) {
        match self {
            Learner::Shipped(own) => {
                gate.judge(own.model, &example);
                own.examples.push(example);
            }
            Learner::Rival(own) => {
                let labelled = Labelled::new(example, list);
                gate.count(gate.adapter().and_then(|_| own.gain(&labelled)));
                if own.examples.len() == limits::EXAMPLES.max {
                    own.examples.remove(0);
                }
                own.examples.push(labelled);
            }
        }
    }

    /// Fits anew to the examples and lets the gate know.
    ///
    /// # Errors
    /// Those of [`Trainer::fit`] and [`Rival::fit`]; what was in use stays.
    pub fn fit(&mut self, gate: &mut Gate) -> Result<(), Error> {
        let (model, adapter) = match self {
            Learner::Shipped(own) => (own.model, own.trainer.fit(&own.examples, gate.adapter())?),
            Learner::Rival(own) => {
                own.rival.fit(&own.examples)?;
                (own.model, Adapter::new(vec![0.0; WIDTH], own.model.identity())?)
            }
        };
        gate.adopt(model, adapter).map(|_| ())
    }
}

impl Contender<'_> {
    fn scores(&self, features: &Features, labels: &[Labels], weight: f32) -> Option<Scores> {
        let base = self.base.score(features)?;
        let added = self.rival.correction(features, labels);
        Scores::new(base.iter().zip(added).map(|(score, more)| score + weight * more).collect())
    }

    /// How much likelier the rival makes the choice than the base does; `None` where that cannot be told.
    fn gain(&self, labelled: &Labelled) -> Option<f32> {
        let features = labelled.example().features();
        let likelihood = |weight| {
            let scores = self.scores(&features, labelled.labels(), weight)?;
            Some(labelled.example().log_likelihood(&scores))
        };
        Some(likelihood(1.0)? - likelihood(0.0)?).filter(|gain| gain.is_finite())
    }
}
