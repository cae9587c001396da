//! The adapter's rivals: what else might be learned from a shopper, under the same gate and by the same rules.

use super::replay::CameUp;
use crate::adapter::Adapter;
use crate::adoption::{ENOUGH_CHOICES, Gate};
use crate::error::Error;
use crate::example::Example;
use crate::features::{Features, WIDTH};
use crate::learn::rivals::{Labelled, Labels, LastLayer, LowRank, Rival, TasteTable};
use crate::limits;
use crate::model::Model;
use crate::newest;
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

/// A rival fitted to one shopper after the other; the gate holds an adapter that adds nothing in its stead.
pub struct Contender<'m> {
    model: &'m Model,
    base: Scorer<'m>,
    rival: Box<dyn Rival + 'm>,
    gate: Gate,
    examples: Vec<Labelled>,
    /// How many choices there were at the last fit.
    learned: u32,
    failed: u64,
}

/// What is kept of a list until it is chosen from.
pub struct Entered {
    features: Features,
    /// The order in which the log displayed it.
    displayed: Vec<u32>,
    labels: Vec<Labels>,
}

impl<'m> Contender<'m> {
    /// One that has no example; `None` for the kind that ships, which has no rival in itself.
    ///
    /// # Errors
    /// Those of [`Scorer::new`] and of a rival's making.
    pub fn new(model: &'m Model, kind: AdapterKind) -> Result<Option<Contender<'m>>, Error> {
        let rival: Box<dyn Rival + 'm> = match kind {
            AdapterKind::Linear => return Ok(None),
            AdapterKind::LastLayer => Box::new(LastLayer::new(model)?),
            AdapterKind::LowRank => Box::new(LowRank::new(model)?),
            AdapterKind::TasteTable => Box::new(TasteTable::new(model)?),
        };
        let (base, gate) = (Scorer::new(model, None)?, Gate::default());
        Ok(Some(Contender { model, base, rival, gate, examples: Vec::new(), learned: 0, failed: 0 }))
    }

    /// The next shopper's, who shares nothing with the one before.
    pub fn hand_over(&mut self) {
        self.rival.forget();
        self.examples.clear();
        (self.gate, self.learned) = (Gate::default(), 0);
    }

    /// How many fits failed over all shoppers.
    pub fn failed_fits(&self) -> u64 {
        self.failed
    }

    /// A list came up. Until then the page was idle, so what there was to learn was learned.
    pub fn enter(&mut self, list: &CameUp<'_>, features: &Features) -> Entered {
        self.learn();
        let labels = list.results.items().iter().map(Labels::of).collect();
        Entered { features: features.clone(), displayed: list.displayed.to_vec(), labels }
    }

    /// Its scores as far as the gate lets the rival count; `None` where the base alone orders.
    pub fn score(&self, list: &Entered) -> Option<Scores> {
        let (_, weight) = self.gate.in_use()?;
        self.scores(&list.features, &list.labels, weight)
    }

    /// The item at `index` in the server's order was chosen from it, which judges the rival.
    pub fn choose(&mut self, list: &Entered, index: u32) {
        let Ok(example) = Example::new(&list.features, &list.displayed, &[index]) else { return };
        let displayed = list.displayed.iter().filter_map(|&index| list.labels.get(index as usize).copied());
        let labelled = Labelled::new(example, &displayed.collect::<Vec<_>>());
        self.gate.count(self.gate.adapter().and_then(|_| self.gain(&labelled)));
        newest::push(&mut self.examples, labelled, limits::EXAMPLES.max);
    }

    /// Fits anew where there are choices enough, and new ones. Where that fails the last fit stays.
    fn learn(&mut self) {
        let (_, choices) = self.gate.counts();
        if choices < ENOUGH_CHOICES || choices == self.learned {
            return;
        }
        self.learned = choices;
        let nothing = Adapter::new(vec![0.0; WIDTH], self.model.identity());
        let fitted = self.rival.fit(&self.examples).and(nothing);
        let adopted = fitted.and_then(|adapter| self.gate.adopt(self.model, adapter));
        self.failed += u64::from(adopted.is_err());
    }

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
