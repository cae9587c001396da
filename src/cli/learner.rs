//! What learns on a device: the adapter that ships, or one of its rivals, under the same gate.

use clap::ValueEnum;
use reshelf::learn::Trainer;
use reshelf::learn::rivals::{Labelled, Labels, LastLayer, LowRank, Rival, TasteTable};
use reshelf::{Adapter, Error, Example, Examples, Features, Gate, Model, Results, Scorer, Scores, WIDTH, limits};

/// The form of the adapter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// A linear term on the features, what ships.
    Linear,
    /// A correction of the weights of the base's last layer.
    LastLayer,
    /// A matrix of rank one added to the base's first layer.
    LowRank,
    /// A weight for each item, brand and variant.
    TasteTable,
}

impl Kind {
    /// Its name on the command line.
    pub fn name(self) -> String {
        self.to_possible_value().map_or(String::new(), |value| value.get_name().to_owned())
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
    pub fn new(model: &'m Model, kind: Kind) -> Result<Learner<'m>, Error> {
        let rival: Box<dyn Rival + 'm> = match kind {
            Kind::Linear => {
                let trainer = Trainer::new(model)?;
                return Ok(Learner::Shipped(Shipped { model, trainer, examples: Examples::default() }));
            }
            Kind::LastLayer => Box::new(LastLayer::new(model)?),
            Kind::LowRank => Box::new(LowRank::new(model)?),
            Kind::TasteTable => Box::new(TasteTable::new(model)?),
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
