//! The gate: how much the adapter counts, judged by the scorer that ships on choices made after the adapter was fitted. Beside it
//! stands the evidence for counting.

use crate::adapter::Adapter;
use crate::counting::Counting;
use crate::error::Error;
use crate::example::Example;
use crate::model::Model;
use crate::scorer::Scorer;

/// Below this many choices there is no adapter: fitted on fewer it did harm.
pub const ENOUGH_CHOICES: u32 = 6;

/// An adapter whose weight falls below this is dropped until later choices speak for it.
const DROPPED_BELOW: f32 = 0.05;

/// The evidence at which an adapter counts one half: it must show its worth before it counts much.
const HALF_AT: f32 = 0.5;

/// How much a nat of evidence moves the weight: an adapter that is wide is soon found wanting where it does harm.
const SHARPNESS: f32 = 1.5;

/// What one choice may add to the evidence, so that no single one decides.
const ONE_CHOICE: f32 = 1.0;

/// What became of an adapter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Adoption {
    /// Too few choices: the base alone orders.
    TooFew,
    /// No adapter was fitted yet.
    None,
    /// It counts with the gate's weight.
    Adopted,
    /// The choices speak against it: the base alone orders, and the choices go on judging.
    Dropped,
}

impl Adoption {
    /// Its name: `too-few`, `none`, `adopted`, `dropped`.
    pub fn name(self) -> &'static str {
        match self {
            Adoption::TooFew => "too-few",
            Adoption::None => "none",
            Adoption::Adopted => "adopted",
            Adoption::Dropped => "dropped",
        }
    }
}

/// The adapter in use and the evidence for it.
///
/// The weight is σ(1.5 (D - ½)), D the sum over choices of how much likelier the adapter made them than the base, as
/// the list was when it came up. It starts at 0.32.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gate {
    adapter: Option<Adapter>,
    evidence: f32,
    judged: u32,
    choices: u32,
    counting: Counting,
}

impl Gate {
    /// Judges the adapter in use, and counting, by a choice made since. Counts the choice in any case.
    ///
    /// Cost: the example scored, twice where there is an adapter.
    pub fn judge(&mut self, model: &Model, example: &Example) {
        let features = example.features();
        let score = |adapter| Scorer::new(model, adapter).ok()?.score(&features);
        let gain = score(None).and_then(|base| {
            self.counting.judge(example, &features, &base);
            let adapted = score(Some((self.adapter.as_ref()?, 1.0)))?;
            Some(example.log_likelihood(&adapted) - example.log_likelihood(&base))
        });
        self.count(gain.filter(|gain| gain.is_finite()));
    }

    /// Counts a choice, and by how much likelier the adapter made it than the base, where that can be told.
    pub fn count(&mut self, gain: Option<f32>) {
        self.choices = self.choices.saturating_add(1);
        if let Some(gain) = gain {
            self.evidence += gain.clamp(-ONE_CHOICE, ONE_CHOICE);
            self.judged = self.judged.saturating_add(1);
        }
    }

    /// Takes a newly fitted adapter into use. The evidence so far stays: it is about this shopper.
    ///
    /// # Errors
    /// [`Error::Foreign`] where it belongs to another model; the one in use stays.
    pub fn adopt(&mut self, model: &Model, adapter: Adapter) -> Result<Adoption, Error> {
        if adapter.model() != model.identity() {
            return Err(Error::Foreign { what: "adapter", expected: model.identity(), got: adapter.model() });
        }
        self.adapter = Some(adapter);
        Ok(self.adoption())
    }

    /// How much the adapter counts: 0 not at all, 1 fully.
    pub fn weight(&self) -> f32 {
        match self.adoption() {
            Adoption::Adopted => self.raw_weight(),
            _ => 0.0,
        }
    }

    /// The adapter in use and its weight, for [`Scorer::new`]; `None` where the base alone orders.
    pub fn in_use(&self) -> Option<(&Adapter, f32)> {
        let weight = self.weight();
        self.adapter.as_ref().filter(|_| weight > 0.0).map(|adapter| (adapter, weight))
    }

    /// What became of the adapter.
    pub fn adoption(&self) -> Adoption {
        match &self.adapter {
            _ if self.choices < ENOUGH_CHOICES => Adoption::TooFew,
            None => Adoption::None,
            Some(_) if self.raw_weight() < DROPPED_BELOW => Adoption::Dropped,
            Some(_) => Adoption::Adopted,
        }
    }

    /// The last adapter fitted, in use or dropped: where the next fit starts from.
    pub fn adapter(&self) -> Option<&Adapter> {
        self.adapter.as_ref()
    }

    /// The evidence for counting beside the network.
    pub fn counting(&self) -> &Counting {
        &self.counting
    }

    /// The same with that evidence for counting.
    pub fn with_counting(self, counting: Counting) -> Gate {
        Gate { counting, ..self }
    }

    /// D: the sum of log-likelihood gains.
    pub fn evidence(&self) -> f32 {
        self.evidence
    }

    /// Choices that judged an adapter, and choices in all.
    pub fn counts(&self) -> (u32, u32) {
        (self.judged, self.choices)
    }

    /// A gate written before. An adapter of another model is left out, its evidence with it.
    pub fn restore(model: &Model, adapter: Option<Adapter>, evidence: f32, judged: u32, choices: u32) -> Gate {
        match adapter {
            Some(own) if own.model() == model.identity() && evidence.is_finite() => {
                Gate { adapter: Some(own), evidence, judged, choices, ..Gate::default() }
            }
            _ => Gate { choices, ..Gate::default() },
        }
    }

    fn raw_weight(&self) -> f32 {
        1.0 / (1.0 + (SHARPNESS * (HALF_AT - self.evidence)).exp())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::{Features, WIDTH};
    use crate::model::tests::small_model;

    /// A list in which the first feature is high for the chosen item alone.
    fn example() -> Example {
        let rows: Vec<f32> = (0..4 * WIDTH).map(|n| if n == 0 { 1.0 } else { 0.0 }).collect();
        Example::new(&Features::from_rows(rows).unwrap(), &[0, 1, 2, 3], &[0]).unwrap()
    }

    fn adapter(model: &Model, first: f32) -> Adapter {
        let mut weights = vec![0.0; WIDTH];
        weights[0] = first;
        Adapter::new(weights, model.identity()).unwrap()
    }

    fn after(first: f32, choices: usize) -> Gate {
        let model = small_model(5);
        let mut gate = Gate::default();
        (0..ENOUGH_CHOICES).for_each(|_| gate.judge(&model, &example()));
        gate.adopt(&model, adapter(&model, first)).unwrap();
        (0..choices).for_each(|_| gate.judge(&model, &example()));
        gate
    }

    #[test]
    fn an_adapter_that_helps_gains_weight_and_one_that_harms_is_dropped() {
        let start = after(0.5, 0).weight();
        assert!((start - 0.321).abs() < 0.001, "{start}");
        assert!(after(0.5, 5).weight() > start + 0.1);
        assert!(after(-0.5, 5).weight() < start - 0.1);
        let dropped = after(-2.0, 20);
        assert_eq!((dropped.adoption(), dropped.weight(), dropped.in_use()), (Adoption::Dropped, 0.0, None));
    }

    #[test]
    fn below_six_choices_the_base_alone_orders() {
        let model = small_model(5);
        let mut gate = Gate::default();
        assert_eq!(gate.adopt(&model, adapter(&model, 0.5)), Ok(Adoption::TooFew));
        assert_eq!(gate.weight(), 0.0);
    }

    #[test]
    fn an_adapter_of_another_model_changes_nothing() {
        let mut gate = after(0.5, 3);
        let before = gate.clone();
        let other = small_model(6);
        assert_eq!(gate.adopt(&small_model(5), adapter(&other, 1.0)).unwrap_err().code(), "foreign");
        assert_eq!(gate, before);
    }
}
