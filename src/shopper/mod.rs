//! One person's bounded history.

mod act;
mod impressions;
mod labels;

pub use act::{Act, ActLog};
use act::{QUANTITY, TRANSACTION};
pub use impressions::{Impression, Impressions};
pub use labels::{Label, Labels};

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

    /// Forgets every act on items with that property, such as one brand. Returns how many acts were forgotten.
    pub fn forget_topic(&mut self, value: Hash) -> usize {
        let before = self.acts.len();
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
                let act = Act::new(EventKind::RemoveFromCart, item, event.at(), Standing::UNKNOWN, None);
                self.acts.push(act, limits::ACTS.max);
            }
        }
        if event.items().is_empty() {
            of.into_iter().for_each(|of| self.choices.forget(of));
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
    fn what_is_left_in_the_cart_stays_chosen_however_it_was_put_in_and_taken_out() {
        use EventKind::{AddToCart, RemoveFromCart, SelectItem};
        // Of each: what was done with how many pieces (0: not told), and whether the item is still chosen and not taken out.
        let cases: &[(&[(EventKind, u16)], bool)] = &[
            (&[(AddToCart, 3), (RemoveFromCart, 1)], true),
            (&[(AddToCart, 3), (RemoveFromCart, 1), (RemoveFromCart, 2)], false),
            (&[(AddToCart, 3), (RemoveFromCart, 0)], false),
            (&[(AddToCart, 0), (AddToCart, 0), (AddToCart, 0), (RemoveFromCart, 0)], true),
            (&[(AddToCart, 1), (AddToCart, 2), (RemoveFromCart, 2)], true),
            (&[(AddToCart, 1), (AddToCart, 2), (RemoveFromCart, 3)], false),
            (&[(AddToCart, 2), (RemoveFromCart, 9)], false),
            (&[(SelectItem, 0), (AddToCart, 2), (SelectItem, 0), (RemoveFromCart, 1)], true),
        ];
        for (steps, stays) in cases {
            let mut shopper = Shopper::default();
            for (at, &(kind, quantity)) in steps.iter().enumerate() {
                shopper.observe(&event(kind, vec![Item::new("a").unwrap().with_quantity(quantity)], at as Millis));
            }
            let in_cart = shopper.choices().recent().any(|choice| choice.kind == AddToCart);
            let taken_out = shopper.acts().recent().any(|act| act.kind == RemoveFromCart);
            assert_eq!((in_cart, taken_out), (*stays, !*stays), "{steps:?}");
        }
    }

    #[test]
    fn a_transaction_counts_once_and_its_refund_takes_it_back() {
        let of =
            |transaction: &str, kind, ids: &[&str]| event(kind, list(ids), 1).with_query(Some(Query::new(transaction)));
        let mut shopper = Shopper::default();
        shopper.observe(&event(EventKind::AddToCart, list(&["a"]), 0));
        shopper.observe(&of("T-1", EventKind::Purchase, &["a", "b"]));
        shopper.observe(&of("T-1", EventKind::Purchase, &["a", "b"]));
        assert_eq!((shopper.acts().len(), shopper.choices().len(), shopper.choices_ever()), (3, 2, 2));
        shopper.observe(&of("T-2", EventKind::Purchase, &["a"]));
        assert_eq!((shopper.acts().len(), shopper.choices().len()), (4, 3));

        shopper.observe(&of("T-9", EventKind::RemoveFromCart, &[]));
        assert_eq!(shopper.choices().len(), 3);
        shopper.observe(&of("T-1", EventKind::RemoveFromCart, &[]));
        assert_eq!(shopper.choices().len(), 1);
        shopper.observe(&event(EventKind::RemoveFromCart, list(&["a"]), 2));
        assert_eq!(shopper.choices().len(), 1, "out of the cart is not given back");
        shopper.observe(&of("T-2", EventKind::RemoveFromCart, &["a"]));
        assert!(shopper.choices().is_empty() && !shopper.is_stranger());
    }

    #[test]
    fn what_an_act_notes_of_itself_takes_no_more_room_than_an_item_may() {
        let mut full = Item::new("a").unwrap().with_quantity(7);
        (0..20).for_each(|n| full = full.clone().with_attribute("item_category", &n.to_string()));
        let mut shopper = Shopper::default();
        shopper.observe(&event(EventKind::Purchase, vec![full], 1).with_query(Some(Query::new("T-1"))));
        let choice = shopper.choices().recent().next().unwrap();
        assert_eq!(choice.attributes.len(), limits::ITEM_ATTRIBUTES.max);
        assert!(choice.has(Query::new("T-1").whole()));
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
