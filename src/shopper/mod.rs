//! One person's bounded history.

mod act;
mod impressions;
mod labels;

pub use act::{Act, ActLog};
pub use impressions::{Impression, Impressions};
pub use labels::{Label, Labels};

use std::rc::Rc;

use crate::event::{Event, EventKind, Millis};
use crate::item::Item;
use crate::ledger::{Ledger, ListId, ShowingAt};
use crate::limits;
use crate::newest;
use crate::prices::Standing;
use crate::query::Query;
use crate::tokens::Hash;

/// Within this time clicking, putting in the cart and buying one item is one choice carried further.
const ONE_CHOICE: Millis = 24 * 60 * 60 * 1000;

/// Queries remembered, newest last.
pub(crate) const QUERIES: usize = 32;

/// What one person did here, within the bounds of [`limits`].
///
/// Only [`Shopper::observe`] and the shopper's own wishes (`pause`, `forget_topic`) change it. Time comes with the
/// events. Cost of one act: a search through the newest lists; of one list: one map entry an item.
///
/// ```
/// use reshelf::{Event, EventKind, Item, Shopper};
///
/// let mut shopper = Shopper::default();
/// let jacket = Item::new("J1")?.with_attribute("item_brand", "Nordhavn");
/// shopper.observe(&Event::new(EventKind::ViewItem, vec![jacket], 1_700_000_000_000)?);
/// assert_eq!(shopper.acts().len(), 1);
/// # Ok::<(), reshelf::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shopper {
    acts: ActLog,
    choices: ActLog,
    impressions: Impressions,
    labels: Labels,
    ledger: Ledger,
    queries: Vec<Query>,
    choices_ever: u32,
    last_at: Option<Millis>,
    paused: bool,
}

/// What of a shopper outlives the page: all but its lists.
pub(crate) struct Parts {
    pub acts: ActLog,
    pub choices: ActLog,
    pub impressions: Impressions,
    pub labels: Labels,
    pub queries: Vec<Query>,
    pub choices_ever: u32,
    pub last_at: Option<Millis>,
    pub paused: bool,
}

impl From<Parts> for Shopper {
    fn from(parts: Parts) -> Shopper {
        let Parts { acts, choices, impressions, labels, queries, choices_ever, last_at, paused } = parts;
        let ledger = Ledger::default();
        Shopper { acts, choices, impressions, labels, ledger, queries, choices_ever, last_at, paused }
    }
}

impl Shopper {
    /// Takes in one event. Nothing is remembered while paused.
    pub fn observe(&mut self, event: &Event) {
        if self.paused {
            return;
        }
        match event.kind() {
            EventKind::ViewItemList => {
                self.impress(event.items(), event.at());
                self.ledger.show(event.items().clone());
            }
            EventKind::Search => {}
            EventKind::RemoveFromCart => event.items().iter().for_each(|item| self.put_back(item, event.at())),
            kind => event.items().iter().for_each(|item| self.act(kind, item, event.at())),
        }
        if let (EventKind::Search, Some(query)) = (event.kind(), event.query()) {
            self.search(query.clone());
        }
        self.last_at = Some(event.at());
    }

    /// Takes in that a list of the ledger stood before the shopper: its items in the order displayed. `at` is when.
    pub(crate) fn show(&mut self, list: ListId, items: Rc<[Item]>, at: Millis) {
        self.impress(&items, at);
        self.ledger.show_as(list, items);
        self.last_at = Some(at);
    }

    /// The lists of the page.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// The same, to hand out a list.
    pub(crate) fn ledger_mut(&mut self) -> &mut Ledger {
        &mut self.ledger
    }

    /// All acts, choices included.
    pub fn acts(&self) -> &ActLog {
        &self.acts
    }

    /// The choices alone: clicks from a list, carts, wishes, purchases.
    pub fn choices(&self) -> &ActLog {
        &self.choices
    }

    /// How many choices there ever were, those no longer remembered included.
    pub fn choices_ever(&self) -> u32 {
        self.choices_ever
    }

    /// What was shown.
    pub fn impressions(&self) -> &Impressions {
        &self.impressions
    }

    /// The readable names of what was touched.
    pub fn labels(&self) -> &Labels {
        &self.labels
    }

    /// The queries, newest last.
    pub fn queries(&self) -> impl DoubleEndedIterator<Item = &Query> {
        self.queries.iter()
    }

    /// When the last event was.
    pub fn last_at(&self) -> Option<Millis> {
        self.last_at
    }

    /// True where there is nothing to order by: then the server's order stands.
    pub fn is_stranger(&self) -> bool {
        self.acts.is_empty()
    }

    /// Stops taking in events, or starts again; what is known stays.
    pub fn pause(&mut self, paused: bool) {
        self.paused = paused;
    }

    /// True while no events are taken in.
    pub fn is_paused(&self) -> bool {
        self.paused
    }

    /// Forgets every act on items with that property, such as one brand. Returns how many acts were forgotten.
    pub fn forget_topic(&mut self, value: Hash) -> usize {
        let before = self.acts.len();
        self.acts.retain(|act| !act.has(value));
        self.choices.retain(|act| !act.has(value));
        self.labels.remove(value);
        before - self.acts.len()
    }

    fn impress(&mut self, items: &[Item], at: Millis) {
        for (position, item) in items.iter().enumerate() {
            self.impressions.show(item.id(), item.price(), position, at);
        }
        self.impressions.bound();
    }

    fn act(&mut self, kind: EventKind, item: &Item, at: Millis) {
        let found = self.ledger.shown_with(item.id());
        let act = match &found {
            Some(found) => {
                let told = if item.is_bare() { found.item } else { item };
                told.attributes().iter().for_each(|attribute| self.labels.touch(attribute));
                Act::new(kind, told, at, found.standing, Some(found.position))
            }
            None => {
                item.attributes().iter().for_each(|attribute| self.labels.touch(attribute));
                Act::new(kind, item, at, Standing::UNKNOWN, None)
            }
        };
        let showing = found.map(|found| found.showing);
        if kind.stage() == 0 {
            self.impressions.touch(item.id(), false);
        } else {
            self.choose(&act, showing);
        }
        self.acts.push(act, limits::ACTS.max);
    }

    fn choose(&mut self, act: &Act, showing: Option<ShowingAt>) {
        if let Some(items) = showing.and_then(|showing| self.ledger.choose_from(showing)) {
            let others = items.iter().map(Item::id).filter(|&id| id != act.item);
            others.for_each(|id| self.impressions.pass_over(id));
            self.impressions.touch(act.item, false);
        } else {
            self.impressions.touch(act.item, showing.is_some());
        }
        match self.choices.newest_of(act.item) {
            Some(earlier)
                if earlier.kind.stage() < act.kind.stage() && act.at.saturating_sub(earlier.at) < ONE_CHOICE =>
            {
                earlier.kind = act.kind;
            }
            _ => {
                self.choices.push(act.clone(), limits::CHOICES.max);
                self.choices_ever = self.choices_ever.saturating_add(1);
            }
        }
    }

    /// Out of the cart: the choice is taken back, that the item was looked at and taken out stays.
    fn put_back(&mut self, item: &Item, at: Millis) {
        if self.choices.newest_of(item.id()).is_some_and(|choice| choice.kind == EventKind::AddToCart) {
            self.choices.remove_newest_of(item.id());
            self.acts.push(Act::new(EventKind::RemoveFromCart, item, at, Standing::UNKNOWN, None), limits::ACTS.max);
        }
    }

    fn search(&mut self, query: Query) {
        self.queries.retain(|earlier| *earlier != query);
        newest::push(&mut self.queries, query, QUERIES);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::item::ItemId;

    fn list(ids: &[&str]) -> Vec<Item> {
        let item = |(n, id): (usize, &&str)| Item::new(id).unwrap().with_price(10.0 + n as f64).unwrap();
        ids.iter().enumerate().map(item).collect()
    }

    fn event(kind: EventKind, items: Vec<Item>, at: Millis) -> Event {
        Event::new(kind, items, at).unwrap()
    }

    #[test]
    fn a_choice_by_id_alone_finds_its_item_in_the_list_shown() {
        let mut shopper = Shopper::default();
        shopper.observe(&event(EventKind::ViewItemList, list(&["a", "b", "c"]), 1));
        shopper.observe(&event(EventKind::SelectItem, vec![Item::new("b").unwrap()], 2));
        let choice = shopper.choices().recent().next().unwrap();
        assert_eq!((choice.position, choice.standing.percentile), (Some(1), 0.5));
        assert_eq!(shopper.impressions().of(ItemId::new("a").unwrap()).unwrap().passed, 1);
        assert_eq!(shopper.impressions().of(ItemId::new("b").unwrap()).unwrap().passed, 0);
    }

    #[test]
    fn click_cart_and_purchase_are_one_choice_and_taking_out_of_the_cart_takes_it_back() {
        let mut shopper = Shopper::default();
        let item = || vec![Item::new("a").unwrap()];
        shopper.observe(&event(EventKind::SelectItem, item(), 1));
        shopper.observe(&event(EventKind::AddToCart, item(), 2));
        assert_eq!((shopper.choices().len(), shopper.acts().len()), (1, 2));
        shopper.observe(&event(EventKind::RemoveFromCart, item(), 3));
        assert_eq!((shopper.choices().len(), shopper.acts().len()), (0, 3));
    }

    #[test]
    fn nothing_is_taken_in_while_paused() {
        let mut shopper = Shopper::default();
        shopper.pause(true);
        shopper.observe(&event(EventKind::ViewItem, list(&["a"]), 1));
        assert!(shopper.is_stranger());
    }

    #[test]
    fn a_topic_is_forgotten_with_its_acts_and_its_name() {
        let mut shopper = Shopper::default();
        let item = Item::new("a").unwrap().with_attribute("item_brand", "Nordhavn");
        let brand = item.attributes()[0].value;
        shopper.observe(&event(EventKind::SelectItem, vec![item], 1));
        assert_eq!(&*shopper.labels().of(brand).unwrap().text, "Nordhavn");
        assert_eq!(shopper.forget_topic(brand), 1);
        assert!(shopper.labels().of(brand).is_none() && shopper.is_stranger());
    }
}
