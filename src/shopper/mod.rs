//! One person's bounded history.

mod act;
mod impressions;
mod labels;
mod taste;

pub use act::{Act, ActLog};
use act::{QUANTITY, TRANSACTION};
pub use impressions::{Impression, Impressions};
pub use labels::{Label, Labels};
pub(crate) use taste::Design;
pub use taste::Taste;

use crate::event::{Event, EventKind, Millis};
use crate::item::{Item, ItemId};
use crate::ledger::{Ledger, ListId, ShowingAt};
use crate::limits;
use crate::newest;
use crate::prices::Standing;
use crate::query::Query;
use crate::shared::Shared;
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
    taste: Taste,
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
    pub taste: Taste,
    pub labels: Labels,
    pub queries: Vec<Query>,
    pub choices_ever: u32,
    pub last_at: Option<Millis>,
    pub paused: bool,
}

impl From<Parts> for Shopper {
    fn from(parts: Parts) -> Shopper {
        let Parts { acts, choices, impressions, taste, labels, queries, choices_ever, last_at, paused } = parts;
        let ledger = Ledger::default();
        Shopper { acts, choices, impressions, taste, labels, ledger, queries, choices_ever, last_at, paused }
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
            EventKind::RemoveFromCart => self.take_back(event),
            kind => event.items().iter().for_each(|item| self.act(kind, item, event)),
        }
        if let (EventKind::Search, Some(query)) = (event.kind(), event.query()) {
            self.search(query.clone());
        }
        self.last_at = Some(event.at());
    }

    /// Takes in that a list of the ledger stood before the shopper: its items in the order displayed. `at` is when.
    pub(crate) fn show(&mut self, list: ListId, items: Shared<[Item]>, at: Millis) {
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

    /// The items chosen last, the newest first, each once, at most [`limits::CHOSEN_LAST`].
    pub fn chosen_last(&self) -> Vec<ItemId> {
        let mut items = Vec::new();
        for act in self.choices.recent() {
            if items.len() < limits::CHOSEN_LAST.max && !items.contains(&act.item) {
                items.push(act.item);
            }
        }
        items
    }

    /// How many choices there ever were, those no longer remembered included.
    pub fn choices_ever(&self) -> u32 {
        self.choices_ever
    }

    /// What was shown.
    pub fn impressions(&self) -> &Impressions {
        &self.impressions
    }

    /// What the choices tell of how the products of a list are weighed.
    pub fn taste(&self) -> &Taste {
        &self.taste
    }

    /// The readable names of what was touched.
    pub fn labels(&self) -> &Labels {
        &self.labels
    }

    /// The queries, newest last.
    pub fn queries(&self) -> impl DoubleEndedIterator<Item = &Query> + Clone {
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

    /// Forgets every act on items with that property, such as one brand, and what the texts of those items weigh (numbers and the price
    /// keep their weight). Returns how many acts were forgotten.
    pub fn forget_topic(&mut self, value: Hash) -> usize {
        let before = self.acts.len();
        let Shopper { acts, choices, taste, .. } = self;
        let of_topic = |property| acts.recent().chain(choices.recent()).any(|act| act.has(value) && act.has(property));
        taste.forget(&of_topic);
        self.acts.forget(value);
        self.choices.forget(value);
        self.labels.remove(value);
        before - self.acts.len()
    }

    fn impress(&mut self, items: &[Item], at: Millis) {
        for (position, item) in items.iter().enumerate() {
            self.impressions.show(item.id(), item.price(), position, at);
        }
        self.impressions.bound();
    }

    fn act(&mut self, kind: EventKind, item: &Item, event: &Event) {
        let at = event.at();
        // A page that tells of a purchase is loaded again.
        if event.transaction().is_some_and(|of| self.choices.has(item.id(), of)) {
            return;
        }
        let found = self.ledger.shown_with(item.id());
        let mut act = match &found {
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
        note(&mut act, item, event);
        let showing = found.map(|found| found.showing);
        if kind.stage() == 0 {
            self.impressions.touch(item.id(), false);
        } else {
            self.choose(&act, showing, item, event);
        }
        self.acts.push(act, limits::ACTS.max);
    }

    fn choose(&mut self, act: &Act, showing: Option<ShowingAt>, item: &Item, event: &Event) {
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
                note(earlier, item, event);
            }
            _ => {
                if let Some(((items, prices), at)) =
                    showing.and_then(|showing| self.ledger.among(showing)).zip(act.position)
                {
                    self.taste.learn(items, prices, at.into());
                }
                self.choices.push(act.clone(), limits::CHOICES.max);
                self.choices_ever = self.choices_ever.saturating_add(1);
            }
        }
    }

    /// Out of the cart, or given back after it was bought: the items named, or all of a transaction. Where nothing of an item
    /// is left, the choice is taken back; that it was looked at and taken out stays.
    fn take_back(&mut self, event: &Event) {
        let of = event.transaction();
        let kind = if of.is_some() { EventKind::Purchase } else { EventKind::AddToCart };
        for item in event.items().iter() {
            if self.choices.take_back(item.id(), item.quantity(), kind) {
                self.unlearn(item.id());
                let act = Act::new(EventKind::RemoveFromCart, item, event.at(), Standing::UNKNOWN, None);
                self.acts.push(act, limits::ACTS.max);
            }
        }
        if event.items().is_empty() {
            of.into_iter().for_each(|of| self.choices.forget(of));
        }
    }

    /// What the choice of an item said of the list that it was chosen from, as long as that list is on the page.
    fn unlearn(&mut self, item: ItemId) {
        let chosen = self.acts.recent().find(|act| act.item == item && act.kind.stage() > 0);
        if let Some((found, chosen)) = self.ledger.shown_with(item).zip(chosen)
            && chosen.position == Some(found.position)
            && let Some((items, prices)) = self.ledger.among(found.showing)
        {
            self.taste.take_back(items, prices, found.position.into());
        }
    }

    fn search(&mut self, query: Query) {
        self.queries.retain(|earlier| *earlier != query);
        newest::push(&mut self.queries, query, QUERIES);
    }
}

/// How many pieces an act is about, and of which transaction it is.
fn note(act: &mut Act, item: &Item, event: &Event) {
    if item.quantity() > 1 {
        act.note(QUANTITY, item.quantity().into());
    }
    if let Some(transaction) = event.transaction() {
        act.note(TRANSACTION, transaction);
    }
}

#[cfg(test)]
mod tests;
