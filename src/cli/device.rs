//! What one shopper's browser would hold beside the history: examples, the gate, and the adapter in use.

use reshelf::learn::Trainer;
use reshelf::{ENOUGH_CHOICES, Error, Example, Examples, Features, Gate, Model, Scorer, Scores};

use crate::rankers::server;

/// Learns between visits as the browser does when the page is idle, one shopper after the other.
pub struct Device<'m> {
    model: &'m Model,
    trainer: Trainer<'m>,
    examples: Examples,
    gate: Gate,
    /// How many examples there ever were at the last fit.
    learned: u32,
    failed: u64,
}

/// A list that came up: its features as they were then, and what was chosen from it, by the server's order.
pub struct Shown {
    features: Features,
    chosen: Vec<u32>,
}

impl<'m> Device<'m> {
    /// A device that nobody has used.
    ///
    /// # Errors
    /// Those of [`Trainer::new`].
    pub fn new(model: &'m Model) -> Result<Device<'m>, Error> {
        Ok(Device {
            model,
            trainer: Trainer::new(model)?,
            examples: Examples::default(),
            gate: Gate::default(),
            learned: 0,
            failed: 0,
        })
    }

    /// The next shopper's, who shares nothing with the one before.
    pub fn hand_over(&mut self) {
        self.examples = Examples::default();
        self.gate = Gate::default();
        self.learned = 0;
    }

    /// How many fits failed over all shoppers.
    pub fn failed_fits(&self) -> u64 {
        self.failed
    }

    /// Scores with the adapter as far as the gate lets it count; `None` where the base alone orders.
    pub fn score(&self, features: &Features) -> Option<Scores> {
        let adapter = self.gate.in_use()?;
        Scorer::new(self.model, Some(adapter)).ok()?.score(features)
    }

    /// A list came up.
    pub fn show(&self, features: Features) -> Shown {
        Shown { features, chosen: Vec::new() }
    }

    /// The item at `index` in the server's order was chosen from it, which judges the adapter in use.
    ///
    /// The log was displayed in the server's order: that is the order that the example keeps.
    pub fn choose(&mut self, shown: &mut Shown, index: u32) {
        if shown.chosen.contains(&index) {
            return;
        }
        shown.chosen.push(index);
        if let Ok(example) = Example::new(&shown.features, &server(shown.features.len()), &[index]) {
            self.gate.judge(self.model, &example);
            self.examples.push(example);
        }
    }

    /// Fits the adapter anew where there are choices enough, and new ones. Where that fails the last one stays.
    pub fn learn(&mut self) {
        let ever = self.examples.ever();
        if ever < ENOUGH_CHOICES || ever == self.learned {
            return;
        }
        self.learned = ever;
        let fitted = self.trainer.fit(&self.examples, self.gate.adapter());
        if fitted.and_then(|adapter| self.gate.adopt(self.model, adapter)).is_err() {
            self.failed += 1;
        }
    }
}
