//! What one shopper's browser would hold beside the history: examples, the gate, and the adapter in use.

use super::learner::{AdapterKind, Learner};
use crate::adoption::{ENOUGH_CHOICES, Gate};
use crate::error::Error;
use crate::example::Example;
use crate::features::Features;
use crate::learn::rivals::Labels;
use crate::model::Model;
use crate::record::{Record, order_displayed};
use crate::results::Results;
use crate::scorer::Scores;

/// Learns between visits as the browser does when the page is idle, one shopper after the other.
pub struct Device<'m> {
    learner: Learner<'m>,
    gate: Gate,
    /// How many choices there were at the last fit.
    learned: u32,
    failed: u64,
}

/// A list that came up: its features as they were then, and what was chosen from it, by the server's order.
pub struct Shown {
    features: Features,
    /// Where the log displayed each item.
    places: Vec<u16>,
    /// One an item; none where the adapter does not read them.
    labels: Vec<Labels>,
    chosen: Vec<u32>,
}

impl<'m> Device<'m> {
    /// A device that nobody has used.
    ///
    /// # Errors
    /// Those of [`Learner::new`].
    pub fn new(model: &'m Model, kind: AdapterKind) -> Result<Device<'m>, Error> {
        Ok(Device { learner: Learner::new(model, kind)?, gate: Gate::default(), learned: 0, failed: 0 })
    }

    /// The next shopper's, who shares nothing with the one before.
    pub fn hand_over(&mut self) {
        self.learner.forget();
        self.gate = Gate::default();
        self.learned = 0;
    }

    /// How many fits failed over all shoppers.
    pub fn failed_fits(&self) -> u64 {
        self.failed
    }

    /// A list came up.
    pub fn show(&self, results: &Results, features: Features, record: &Record) -> Shown {
        let (places, labels) = (record.places(results.len()), self.learner.labels(results));
        Shown { features, places, labels, chosen: Vec::new() }
    }

    /// Its scores with the adapter as far as the gate lets it count; `None` where the base alone orders.
    pub fn score(&self, shown: &Shown) -> Option<Scores> {
        self.learner.score(&self.gate, &shown.features, &shown.labels)
    }

    /// The item at `index` in the server's order was chosen from it, which judges the adapter in use.
    pub fn choose(&mut self, shown: &mut Shown, index: u32) {
        if shown.chosen.contains(&index) {
            return;
        }
        shown.chosen.push(index);
        if let Ok(example) = Example::new(&shown.features, &order_displayed(&shown.places), &[index]) {
            self.learner.judge(&mut self.gate, example, &shown.labels);
        }
    }

    /// Fits the adapter anew where there are choices enough, and new ones. Where that fails the last one stays.
    pub fn learn(&mut self) {
        let (_, choices) = self.gate.counts();
        if choices < ENOUGH_CHOICES || choices == self.learned {
            return;
        }
        self.learned = choices;
        if self.learner.fit(&mut self.gate).is_err() {
            self.failed += 1;
        }
    }
}
