//! One shopper's shelf: the boxes of the drawing wired together, as a page drives them.

mod continued;
mod entries;
mod ordered;
mod rerank;
mod starting;

pub use rerank::{Experiment, RerankOptions, Reranked};

use crate::adapter::Adapter;
use crate::adoption::{Adoption, ENOUGH_CHOICES, Gate};
use crate::arrangement::Arrangement;
use crate::counters::{Arm, Counted, Counters};
use crate::error::Error;
use crate::event::{Event, EventKind, Millis};
use crate::example::{Example, Examples};
use crate::features::Features;
use crate::item::{Item, ItemId};
use crate::journal::{Entry, HandedOut};
use crate::ledger::{Ledger, ListId};
use crate::limits;
use crate::model::Model;
use crate::profile::Profile;
use crate::reasons::{Reason, reasons};
use crate::results::Results;
use crate::salt::Salt;
use crate::scorer::{Scorer, Scores};
use crate::shopper::Shopper;
use crate::snapshot::Snapshot;
use crate::tokens::Hash;
use crate::visit::Visit;
use continued::{before, continued, tried};
use ordered::Ordered;

/// What is known of one shopper, the model that orders by it, and the lists handed out.
///
/// A list ordered waits in the ledger for what comes of it. An act on one of its items says that it was shown; a choice
/// becomes an example with the features as they were when the list came up, the gate judges by it, and the trainer may
/// learn from it later.
///
/// ```
/// use reshelf::{Event, EventKind, Item, Model, RerankOptions, Results, Shelf};
///
/// let mut shelf = Shelf::new(Model::shipped()?);
/// let shoe = |id: &str, brand: &str| Ok::<_, reshelf::Error>(Item::new(id)?.with_attribute("item_brand", brand));
/// shelf.observe(&Event::new(EventKind::ViewItem, vec![shoe("S1", "Nordhavn")?], 0)?);
/// let results = Results::new(vec![shoe("S2", "Fjell")?, shoe("S3", "Nordhavn")?], None, 60_000)?;
/// let reranked = shelf.rerank(results, &RerankOptions::default());
/// assert!(reranked.arrangement.personalised());
/// # Ok::<(), reshelf::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Shelf {
    model: Model,
    cold_start: Option<bool>,
    shopper: Shopper,
    visit: Visit,
    /// What belongs to the lists handed out that are in the shopper's ledger.
    orders: Vec<Ordered>,
    counters: Counters,
    examples: Examples,
    /// How many examples there ever were when the adapter in use was fitted.
    learned: u32,
    gate: Gate,
    /// What happened and was not taken to be stored, where somebody takes it.
    entries: Option<Vec<Entry>>,
    salt: Salt,
    /// When this page began.
    began: Millis,
}

/// A choice from a list handed out: of an item that was not chosen from it before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The list.
    pub list: ListId,
    /// The item's index in the server's order.
    pub index: u32,
}

impl Shelf {
    /// The shelf of a shopper of whom nothing is known.
    pub fn new(model: Model) -> Shelf {
        Shelf {
            model,
            cold_start: None,
            shopper: Shopper::default(),
            visit: Visit::default(),
            orders: Vec::new(),
            counters: Counters::default(),
            examples: Examples::default(),
            learned: 0,
            gate: Gate::default(),
            entries: None,
            salt: 0,
            began: Millis::MIN,
        }
    }

    /// Takes in one event; nothing while paused. Returns the choices that it was.
    pub fn observe(&mut self, event: &Event) -> Vec<Choice> {
        if self.shopper.is_paused() {
            return Vec::new();
        }
        if let Some(selected) = self.selected_before(event) {
            self.observe(&selected);
        }
        self.note(|| Entry::Happened(event.clone()));
        self.take_in(event)
    }

    /// Orders a list that came up. A list that comes up again in this visit keeps its order, unless it is to be ordered anew.
    ///
    /// The server's order stands for a stranger, unless the list starts from another one, for who is held out, while paused,
    /// and where a score is not finite.
    pub fn rerank(&mut self, results: Results, options: &RerankOptions) -> Reranked {
        let known = !self.shopper.is_stranger();
        if self.shopper.is_paused() || results.is_empty() {
            let arrangement = Arrangement::servers(results.len());
            return Reranked { arrangement, known, recalled: false, arm: Arm::Server, teams: Vec::new(), list: None };
        }
        let rules = &options.rules;
        self.visit.active(results.at());
        let before = if options.refresh { None } else { self.visit.recall(&results, rules, results.at()) };
        let before = before.filter(|before| !(options.displayed && before.personalised()));
        let continued = continued(self.ledger(), &self.orders, &results, options);
        let recalled = before.is_some();
        let again = if recalled || continued.is_some() { self.again(&results) } else { None };
        let features = again.is_none().then(|| Features::extract(&self.shopper, &results));
        let personal = match before {
            Some(before) => before,
            None if options.displayed => Arrangement::servers(results.len()),
            None => {
                let anew = self.arrange(&results, features.as_ref(), rules);
                let displayed = continued.as_ref().filter(|_| options.experiment == Experiment::None);
                displayed.map(|displayed| displayed.hold(&results, &anew, rules)).unwrap_or(anew)
            }
        };
        let came_up = again.and_then(|list| self.ordered(list)).map(|own| &own.features).or(features.as_ref());
        let is_crowds = (again.is_some() || results.start().is_some())
            && came_up.is_some_and(|features| !self.is_of_person(features));
        let own = if is_crowds { Arm::Crowd } else { Arm::Personal };
        let (displayed, arm, teams) = tried(&results, (&personal, own), continued, options);
        let first_shown = Visit::first_shown(&results, rules, &personal);
        let counted = Counted::new(arm, teams.clone());
        let handed = HandedOut { results, first_shown, displayed, counted, again: again.is_some() };
        if handed.results.len() <= limits::KEPT_LIST_ITEMS.max {
            self.note(|| Entry::HandedOut(handed.clone()));
        }
        let arrangement = handed.displayed.clone();
        let list = self.hand_out(handed, again, features);
        Reranked { arrangement, known, recalled, arm, teams, list: Some(list) }
    }

    /// Takes note that a list is displayed in that order instead. What is no permutation of it is ignored. The visit
    /// remembers the order that was handed out.
    pub fn displayed(&mut self, list: ListId, order: Vec<u32>) {
        if let Some(own) = self.orders.iter_mut().find(|own| own.list == list)
            && order.len() == own.arrangement.order().len()
            && let Some(arrangement) = Arrangement::of(order, own.arrangement.personalised())
        {
            own.displayed = Some(arrangement.order().to_vec());
        }
    }

    /// The page is left: its lists are over. What is known stays, and the orders of the visit.
    pub fn leave_page(&mut self) {
        self.shopper.ledger_mut().clear();
        self.orders.clear();
    }

    /// Why an item stands where it stands in the newest list that has it, the largest share first. Empty where no list
    /// has it, or the server's order stands.
    pub fn why(&self, item: ItemId) -> Vec<Reason> {
        let found = self.ledger().handed_out_with(item);
        let own = found.and_then(|(list, index)| Some((self.ordered(list)?, self.ledger().results(list)?, index)));
        match (own, self.scorer()) {
            (Some((own, results, index)), Some(scorer)) if own.arrangement.personalised() => {
                let scorer = Some(&scorer).filter(|_| self.is_of_person(&own.features));
                reasons(scorer, &self.shopper, results, &own.features, index as usize)
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
        Snapshot::write(&Shopper::default(), &Visit::default(), &self.examples, &self.gate, 0)
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
        self.counters = Counters::default();
        self.entries.iter_mut().for_each(Vec::clear);
    }

    /// What is to be kept, as bytes.
    pub fn snapshot(&self) -> Vec<u8> {
        Snapshot::write(&self.shopper, &self.visit, &self.examples, &self.gate, self.salt)
    }

    /// Replaces what is known by what [`Shelf::snapshot`] gave. The lists handed out stay.
    ///
    /// # Errors
    /// Those of [`Snapshot::read`]; what is known stays.
    pub fn restore(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let Snapshot { shopper, visit, examples, gate } = Snapshot::read(bytes, &self.model)?;
        // Without an adapter nothing was learned, whatever there was before.
        self.learned = if gate.adapter().is_some() { examples.ever() } else { 0 };
        let mut ledger = std::mem::take(self.shopper.ledger_mut());
        // A snapshot holds no lists, so the history has to be told of them again, and of the choices from them.
        ledger.forget_outcomes();
        (self.shopper, self.examples, self.gate) = (shopper, examples, gate);
        *self.shopper.ledger_mut() = ledger;
        self.visit.join(visit);
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

    /// What came of the lists handed out.
    pub fn counters(&self) -> &Counters {
        &self.counters
    }

    /// Goes on counting from there. The lists of the page count anew: what they counted is counted elsewhere.
    pub fn count_on(&mut self, counters: Counters) {
        self.counters = counters;
        self.orders.iter_mut().for_each(|own| own.counted.reset());
    }

    /// The features of a list as they were when it came up; `None` where it is no more.
    pub fn features(&self, list: ListId) -> Option<&Features> {
        self.ordered(list).filter(|_| self.ledger().has(list)).map(|own| &own.features)
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
        let scorer = Scorer::new(&self.model, self.gate.in_use()).ok()?;
        Some(scorer.with_counting(self.gate.counting().share()))
    }

    fn ledger(&self) -> &Ledger {
        self.shopper.ledger()
    }

    fn ordered(&self, list: ListId) -> Option<&Ordered> {
        self.orders.iter().find(|own| own.list == list)
    }

    /// The same list in the ledger, as the newest again.
    fn again(&mut self, results: &Results) -> Option<ListId> {
        self.shopper.ledger_mut().hand_out_again(results)
    }

    /// Takes in a list that is handed out: `again`, or with the features of now. Those of a list that comes up again stay
    /// those of when it came up: what was done since would give away what is chosen next.
    fn hand_out(&mut self, handed: HandedOut, again: Option<ListId>, features: Option<Features>) -> ListId {
        let HandedOut { results, first_shown, displayed: arrangement, counted, .. } = handed;
        let at = results.at();
        let identity = first_shown.list;
        self.visit.remember(first_shown);
        if let Some(list) = again {
            if let Some(own) = self.orders.iter_mut().find(|own| own.list == list) {
                own.hand_out_again(arrangement, counted, at);
            }
            return list;
        }
        let features = features.unwrap_or_else(|| Features::extract(&self.shopper, &results));
        let before = before(self.ledger(), &self.orders, &results, false);
        let before = before.map(|(own, ..)| own.list);
        let list = self.shopper.ledger_mut().hand_out(results, before);
        let ledger = self.shopper.ledger();
        self.orders.retain(|own| ledger.has(own.list));
        self.orders.push(Ordered { list, features, arrangement, displayed: None, identity, counted, at });
        list
    }

    fn take_in(&mut self, event: &Event) -> Vec<Choice> {
        let mut choices = Vec::new();
        self.visit.active(event.at());
        match event.kind() {
            EventKind::ViewItemList => self.shown(event.items()),
            EventKind::Search | EventKind::RemoveFromCart => {}
            kind => choices.extend(event.items().iter().filter_map(|item| self.acted_on(kind, item.id()))),
        }
        self.shopper.observe(event);
        choices
    }

    fn shown(&mut self, items: &[Item]) {
        let list = self.ledger().list_of(items);
        let own = list.and_then(|list| self.orders.iter_mut().find(|own| own.list == list));
        if let Some(own) = own {
            self.counters.show(&mut own.counted);
        }
    }

    fn acted_on(&mut self, kind: EventKind, item: ItemId) -> Option<Choice> {
        let ledger = self.shopper.ledger();
        let (list, index) = ledger.handed_out_with(item)?;
        let own = self.orders.iter_mut().find(|own| own.list == list)?;
        let order = own.displayed.as_deref().unwrap_or(own.arrangement.order());
        // Nobody said that it was shown, but who acts on an item has seen it.
        if !ledger.is_shown(list) {
            let results = ledger.results(list)?;
            let (items, at) = (results.items(), results.at());
            let displayed = order.iter().filter_map(|&index| items.get(index as usize).cloned()).collect();
            self.shopper.show(list, displayed, at);
        }
        self.counters.show(&mut own.counted);
        if kind.stage() == 0 || !self.shopper.ledger_mut().choose(list, item) {
            return None;
        }
        let place = order.iter().position(|&displayed| displayed == index)?;
        self.counters.choose(&mut own.counted, place);
        if let Ok(example) = Example::new(&own.features, order, &[index]) {
            self.gate.judge(&self.model, &example);
            self.examples.push(example);
        }
        Some(Choice { list, index })
    }

    fn forget_lists(&mut self) {
        self.leave_page();
        self.visit.clear();
    }
}

#[cfg(test)]
mod tests;
