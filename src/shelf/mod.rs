//! One shopper's shelf: the boxes of the drawing wired together, as a page drives them.

mod handed;

use crate::adapter::Adapter;
use crate::adoption::{Adoption, ENOUGH_CHOICES, Gate};
use crate::arrangement::{Arrangement, Rules, arrange};
use crate::error::Error;
use crate::event::{Event, EventKind, Millis};
use crate::example::{Example, Examples};
use crate::features::{Concern, Features};
use crate::item::ItemId;
use crate::limits;
use crate::model::Model;
use crate::newest;
use crate::profile::Profile;
use crate::reasons::{Reason, reasons};
use crate::results::Results;
use crate::scorer::{Scorer, Scores};
use crate::shopper::Shopper;
use crate::snapshot::Snapshot;
use crate::tokens::Hash;
use crate::visit::Visit;
use handed::Handed;

/// What is known of one shopper, the model that orders by it, and the lists handed out.
///
/// A list ordered waits for what comes of it. An act on one of its items says that it was shown; a choice becomes an
/// example with the features as they were when the list came up, the gate judges by it, and the trainer may learn
/// from it later.
///
/// ```
/// use reshelf::{Event, EventKind, Item, Model, Results, Rules, Shelf};
///
/// let mut shelf = Shelf::new(Model::shipped()?);
/// let shoe = |id: &str, brand: &str| Ok::<_, reshelf::Error>(Item::new(id)?.with_attribute("item_brand", brand));
/// shelf.observe(&Event::new(EventKind::ViewItem, vec![shoe("S1", "Nordhavn")?], 0)?);
/// let results = Results::new(vec![shoe("S2", "Fjell")?, shoe("S3", "Nordhavn")?], None, 60_000)?;
/// let arrangement = shelf.rerank(results, &Rules::default(), false);
/// assert!(arrangement.personalised());
/// # Ok::<(), reshelf::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Shelf {
    model: Model,
    cold_start: bool,
    shopper: Shopper,
    visit: Visit,
    lists: Vec<Handed>,
    examples: Examples,
    /// How many examples there ever were when the adapter in use was fitted.
    learned: u32,
    gate: Gate,
}

impl Shelf {
    /// The shelf of a shopper of whom nothing is known.
    pub fn new(model: Model) -> Shelf {
        Shelf {
            model,
            cold_start: false,
            shopper: Shopper::default(),
            visit: Visit::default(),
            lists: Vec::new(),
            examples: Examples::default(),
            learned: 0,
            gate: Gate::default(),
        }
    }

    /// Whether the model orders for a shopper of whom nothing is known, too, and lists that nothing the shopper did
    /// concerns; by default the server's order stands.
    pub fn with_cold_start(mut self, cold_start: bool) -> Shelf {
        self.cold_start = cold_start;
        self
    }

    /// Takes in one event; nothing while paused.
    pub fn observe(&mut self, event: &Event) {
        if self.shopper.is_paused() {
            return;
        }
        self.visit.active(event.at());
        match event.kind() {
            EventKind::ViewItemList => self.shown(event),
            EventKind::Search | EventKind::RemoveFromCart => {}
            kind => event.items().iter().for_each(|item| self.acted_on(kind, item.id())),
        }
        self.shopper.observe(event);
    }

    /// Orders a list that came up. A list that comes up again in this visit keeps its order, unless `refresh`.
    ///
    /// The server's order stands for a stranger, while paused, and where a score is not finite.
    pub fn rerank(&mut self, results: Results, rules: &Rules, refresh: bool) -> Arrangement {
        if self.shopper.is_paused() {
            return Arrangement::servers(results.len());
        }
        let before = if refresh { None } else { self.visit.recall(&results, rules, results.at()) };
        if let Some(before) = before.clone()
            && let Some(again) = self.hand_out_again(&results, before)
        {
            return again;
        }
        let features = Features::extract(&self.shopper, &results);
        let arrangement = before.unwrap_or_else(|| self.arrange(&results, &features, rules));
        self.visit.remember(&results, rules, &arrangement);
        self.lists.retain(|list| !list.is_of(&results));
        let handed = Handed { results, features, arrangement: arrangement.clone(), shown: false, chosen: Vec::new() };
        newest::push(&mut self.lists, handed, limits::SHOWN_LISTS.max);
        arrangement
    }

    /// Takes note that the list last ordered is displayed in that order instead, as where the shop mixes it with the
    /// server's. What is no permutation of it is ignored. The visit remembers the order that was handed out.
    pub fn displayed(&mut self, order: Vec<u32>) {
        if let Some(list) = self.lists.last_mut()
            && order.len() == list.results.len()
            && let Some(arrangement) = Arrangement::of(order, list.arrangement.personalised())
        {
            list.arrangement = arrangement;
        }
    }

    /// Why an item stands where it stands in the newest list that has it, the largest share first. Empty where no list
    /// has it, or the server's order stands.
    pub fn why(&self, item: ItemId) -> Vec<Reason> {
        let found = self.lists.iter().rev().find_map(|list| Some((list, list.index_of(item)?)));
        match (found, self.scorer()) {
            (Some((list, index)), Some(scorer)) if list.arrangement.personalised() => {
                reasons(&scorer, &self.shopper, &list.results, &list.features, index as usize)
            }
            _ => Vec::new(),
        }
    }

    /// What the history says.
    pub fn profile(&self, at: Millis) -> Profile {
        Profile::of(&self.shopper, at)
    }

    /// What a trainer learns from: the choices and the last adapter, as a snapshot that holds nothing of the history.
    pub fn lesson(&self) -> Vec<u8> {
        Snapshot::write(&Shopper::default(), &Visit::default(), &self.examples, &self.gate)
    }

    /// Takes a newly fitted adapter into use; `learned` is what [`Examples::ever`] was when it was fitted.
    ///
    /// # Errors
    /// [`Error::Foreign`] where it belongs to another model.
    pub fn adopt(&mut self, adapter: Adapter, learned: u32) -> Result<Adoption, Error> {
        let adoption = self.gate.adopt(&self.model, adapter)?;
        self.learned = learned;
        Ok(adoption)
    }

    /// True where there are choices enough to learn from.
    pub fn has_enough_choices(&self) -> bool {
        self.examples.ever() >= ENOUGH_CHOICES
    }

    /// True where there are choices enough, and some that no adapter was fitted on yet.
    pub fn is_worth_learning(&self) -> bool {
        self.has_enough_choices() && self.examples.ever() > self.learned && !self.shopper.is_paused()
    }

    /// Stops taking in events and leaves everything in the server's order, or goes on.
    pub fn pause(&mut self, paused: bool) {
        self.shopper.pause(paused);
    }

    /// Forgets every act on items with that property. Returns how many acts were forgotten.
    pub fn forget_topic(&mut self, value: Hash) -> usize {
        self.forget_lists();
        self.shopper.forget_topic(value)
    }

    /// Forgets the shopper altogether.
    pub fn forget(&mut self) {
        self.forget_lists();
        self.shopper = Shopper::default();
        self.examples = Examples::default();
        self.gate = Gate::default();
        self.learned = 0;
    }

    /// What is to be kept, as bytes.
    pub fn snapshot(&self) -> Vec<u8> {
        Snapshot::write(&self.shopper, &self.visit, &self.examples, &self.gate)
    }

    /// Replaces what is known by what [`Shelf::snapshot`] gave. The lists handed out stay.
    ///
    /// # Errors
    /// Those of [`Snapshot::read`]; what is known stays.
    pub fn restore(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let Snapshot { shopper, visit, examples, gate } = Snapshot::read(bytes, &self.model)?;
        // Without an adapter nothing was learned, whatever there was before.
        self.learned = if gate.adapter().is_some() { examples.ever() } else { 0 };
        (self.shopper, self.examples, self.gate) = (shopper, examples, gate);
        self.visit.join(visit);
        // A snapshot holds no lists, so the history has to be told of them again.
        self.lists.iter_mut().for_each(|list| list.shown = false);
        Ok(())
    }

    /// The model that orders.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// The shopper's history.
    pub fn shopper(&self) -> &Shopper {
        &self.shopper
    }

    /// The choices to learn from.
    pub fn examples(&self) -> &Examples {
        &self.examples
    }

    /// The adapter and the evidence for it.
    pub fn gate(&self) -> &Gate {
        &self.gate
    }

    /// The scores of a list with those features, as it would be ordered now; `None` where one is not finite.
    pub fn score(&self, features: &Features) -> Option<Scores> {
        self.scorer()?.score(features)
    }

    fn scorer(&self) -> Option<Scorer<'_>> {
        Scorer::new(&self.model, self.gate.in_use()).ok()
    }

    fn arrange(&self, results: &Results, features: &Features, rules: &Rules) -> Arrangement {
        if features.concern() == Concern::Nothing && !self.cold_start {
            return Arrangement::servers(results.len());
        }
        arrange(results, self.score(features).as_ref(), rules)
    }

    /// The features stay those of when the list came up: what was done since would give away what is chosen next.
    fn hand_out_again(&mut self, results: &Results, arrangement: Arrangement) -> Option<Arrangement> {
        let at = self.lists.iter().position(|list| list.is_of(results))?;
        let list = self.lists.remove(at);
        self.lists.push(Handed { arrangement: arrangement.clone(), ..list });
        Some(arrangement)
    }

    /// A list handed out whose first item stands in a list shown was shown.
    fn shown(&mut self, event: &Event) {
        let Some(first) = event.items().first() else { return };
        if let Some(list) = self.lists.iter_mut().rev().find(|list| list.index_of(first.id()).is_some()) {
            list.shown = true;
        }
    }

    fn acted_on(&mut self, kind: EventKind, item: ItemId) {
        let found = self.lists.iter_mut().rev().find_map(|list| list.index_of(item).map(|index| (list, index)));
        let Some((list, index)) = found else { return };
        // Nobody said that it was shown, but who acts on an item has seen it.
        if !std::mem::replace(&mut list.shown, true)
            && let Ok(shown) = Event::new(EventKind::ViewItemList, list.displayed(), list.results.at())
        {
            self.shopper.observe(&shown);
        }
        if kind.stage() == 0 || list.chosen.contains(&index) {
            return;
        }
        list.chosen.push(index);
        if let Ok(example) = Example::new(&list.features, list.arrangement.order(), &[index]) {
            self.gate.judge(&self.model, &example);
            self.examples.push(example);
        }
    }

    fn forget_lists(&mut self) {
        self.lists.clear();
        self.visit.clear();
    }
}

#[cfg(test)]
mod tests;
