//! The lists of a page: what was handed out, what of it stood before the shopper, and what was chosen from it.

use crate::item::{Item, ItemId};
use crate::limits;
use crate::newest;
use crate::prices::{PriceScale, Standing};
use crate::results::Results;
use crate::shared::Shared;

/// Tells one list of a page from the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ListId(u32);

/// The lists of a page, the one that came up last at the end: at most 8 that were shown, and 8 that were not so far, with
/// at most 20,000 items together.
///
/// Whoever asks from which list an item is asks here: impressions, choices, examples, counters, reasons, and an act that
/// names an id alone. A list gets here when reshelf hands it out, or when the page says that it shows one. Cost of a
/// question: a pass over the items of these lists at most.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    lists: Vec<List>,
    /// How many lists there ever were.
    ever: u32,
}

#[derive(Clone, Debug, PartialEq)]
struct List {
    id: ListId,
    /// As the server sent it; `None` where the page shows a list that reshelf did not order.
    handed: Option<Results>,
    /// Each time that it, or a part of it, was shown, the newest last.
    showings: Vec<Showing>,
    /// What was chosen from it.
    chosen: Vec<ItemId>,
}

#[derive(Clone, Debug, PartialEq)]
struct Showing {
    /// In the order shown.
    items: Shared<[Item]>,
    standings: Vec<Standing>,
    chosen_from: bool,
}

/// An item found in a list that was shown.
#[derive(Clone, Debug)]
pub struct Shown<'a> {
    /// The item as the list had it.
    pub item: &'a Item,
    /// Where its price stood.
    pub standing: Standing,
    /// Its displayed position, from 0.
    pub position: u16,
    /// Which showing it was, for [`Ledger::choose_from`].
    pub showing: ShowingAt,
}

/// Which showing of which list.
#[derive(Clone, Copy, Debug)]
pub struct ShowingAt {
    list: usize,
    showing: usize,
}

impl Ledger {
    /// Takes in a list that is handed out. It takes the place of the same list handed out before; what was chosen from
    /// another one that it continues counts as chosen from it.
    pub fn hand_out(&mut self, results: Results, continued: Option<ListId>) -> ListId {
        self.lists.retain(|list| !list.is_of(&results));
        let chosen = continued.and_then(|id| self.list(id)).map(|list| list.chosen.clone());
        self.add(Some(results), Vec::new(), chosen.unwrap_or_default())
    }

    /// The same list, where it was handed out before: it is the newest again, and what came of it stays.
    pub fn hand_out_again(&mut self, results: &Results) -> Option<ListId> {
        let at = self.lists.iter().position(|list| list.is_of(results))?;
        self.lists[at..].rotate_left(1);
        self.lists.last().map(|list| list.id)
    }

    /// True where a list is still here.
    pub fn has(&self, id: ListId) -> bool {
        self.list(id).is_some()
    }

    /// A list handed out, as the server sent it.
    pub fn results(&self, id: ListId) -> Option<&Results> {
        self.list(id).and_then(|list| list.handed.as_ref())
    }

    /// The lists handed out, as the server sent them, the newest first.
    pub fn handed_out(&self) -> impl Iterator<Item = (ListId, &Results)> {
        self.lists.iter().rev().filter_map(|list| Some((list.id, list.handed.as_ref()?)))
    }

    /// The newest list handed out that has the item, and the item's index in the server's order.
    pub fn handed_out_with(&self, item: ItemId) -> Option<(ListId, u32)> {
        self.lists.iter().rev().find_map(|list| Some((list.id, list.index_of(item)?)))
    }

    /// The newest place at which the item was shown.
    pub fn shown_with(&self, item: ItemId) -> Option<Shown<'_>> {
        self.lists.iter().enumerate().rev().find_map(|(list, own)| {
            own.showings.iter().enumerate().rev().find_map(|(showing, shown)| {
                let position = shown.items.iter().position(|own| own.id() == item)?;
                Some(Shown {
                    item: shown.items.get(position)?,
                    standing: *shown.standings.get(position)?,
                    position: u16::try_from(position).unwrap_or(u16::MAX),
                    showing: ShowingAt { list, showing },
                })
            })
        })
    }

    /// Of which list handed out these items are shown: the newest that has the first of them.
    pub fn list_of(&self, shown: &[Item]) -> Option<ListId> {
        Some(self.handed_out_with(shown.first()?.id())?.0)
    }

    /// The page shows these items, in this order: a part of the list that they are of, or else a list of its own.
    pub fn show(&mut self, items: Shared<[Item]>) {
        match self.list_of(&items) {
            Some(list) => self.show_as(list, items),
            None if items.is_empty() => {}
            None => drop(self.add(None, vec![Showing::of(items)], Vec::new())),
        }
    }

    /// The same where it is known of which list.
    pub fn show_as(&mut self, id: ListId, items: Shared<[Item]>) {
        let Some(at) = self.lists.iter().position(|list| list.id == id) else { return };
        newest::push(&mut self.lists[at].showings, Showing::of(items), limits::LISTS.max);
        self.lists[at..].rotate_left(1);
        self.bound(true);
    }

    /// True once something said that the shopper saw the list.
    pub fn is_shown(&self, id: ListId) -> bool {
        self.list(id).is_some_and(List::is_shown)
    }

    /// The item was chosen from the list. True the first time.
    pub fn choose(&mut self, id: ListId, item: ItemId) -> bool {
        let list = self.lists.iter_mut().find(|list| list.id == id && !list.chosen.contains(&item));
        list.map(|list| list.chosen.push(item)).is_some()
    }

    /// True where the item was chosen from the list.
    pub fn is_chosen(&self, id: ListId, item: ItemId) -> bool {
        self.list(id).is_some_and(|list| list.chosen.contains(&item))
    }

    /// Something was chosen from a showing: its items where this is the first choice from it, else `None`.
    pub fn choose_from(&mut self, at: ShowingAt) -> Option<Shared<[Item]>> {
        let showing = self.lists.get_mut(at.list)?.showings.get_mut(at.showing)?;
        let first = !std::mem::replace(&mut showing.chosen_from, true);
        first.then(|| showing.items.clone())
    }

    /// The items of a showing, and where their prices stand.
    pub fn among(&self, at: ShowingAt) -> Option<(&[Item], &[Standing])> {
        let Showing { items, standings, .. } = self.lists.get(at.list)?.showings.get(at.showing)?;
        Some((items, standings))
    }

    /// Forgets what came of the lists, what was shown and what was chosen; what was handed out stays.
    pub fn forget_outcomes(&mut self) {
        self.lists.retain(|list| list.handed.is_some());
        for list in &mut self.lists {
            list.showings.clear();
            list.chosen.clear();
        }
        self.bound(false);
    }

    /// Forgets all lists.
    pub fn clear(&mut self) {
        self.lists.clear();
    }

    fn list(&self, id: ListId) -> Option<&List> {
        self.lists.iter().find(|list| list.id == id)
    }

    fn add(&mut self, handed: Option<Results>, showings: Vec<Showing>, chosen: Vec<ItemId>) -> ListId {
        let id = ListId(self.ever);
        self.ever = self.ever.wrapping_add(1);
        let shown = !showings.is_empty();
        self.lists.push(List { id, handed, showings, chosen });
        self.bound(shown);
        id
    }

    /// Drops the oldest of those that were shown, or of the others: lists that flash by while someone types must not push
    /// out those that were looked at.
    fn bound(&mut self, shown: bool) {
        let is_kind = |list: &List| list.is_shown() == shown;
        let is_too_much = |lists: &[List]| {
            let items: usize = lists.iter().map(List::len).sum();
            lists.iter().filter(|list| is_kind(list)).count() > limits::LISTS.max || items > limits::LISTS_ITEMS.max
        };
        while self.lists.len() > 1 && is_too_much(&self.lists) {
            let oldest = self.lists.iter().position(is_kind).unwrap_or(0);
            self.lists.remove(oldest);
        }
    }
}

impl List {
    fn is_of(&self, results: &Results) -> bool {
        self.handed.as_ref().is_some_and(|own| own.is_same_list(results))
    }

    fn is_shown(&self) -> bool {
        !self.showings.is_empty()
    }

    fn len(&self) -> usize {
        let shown = self.showings.last().map_or(0, |showing| showing.items.len());
        self.handed.as_ref().map_or(shown, Results::len)
    }

    fn index_of(&self, item: ItemId) -> Option<u32> {
        let items = self.handed.as_ref()?.items();
        items.iter().position(|own| own.id() == item).map(|index| index as u32)
    }
}

impl Showing {
    fn of(items: Shared<[Item]>) -> Showing {
        Showing { standings: PriceScale::of(&items).standings, items, chosen_from: false }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Query;

    fn items(ids: &str) -> Shared<[Item]> {
        ids.split_whitespace().map(|id| Item::new(id).unwrap()).collect()
    }

    fn results(query: &str, ids: &str) -> Results {
        Results::new(items(ids), Some(Query::new(query)), 0).unwrap()
    }

    fn id(text: &str) -> ItemId {
        ItemId::new(text).unwrap()
    }

    #[test]
    fn an_item_is_of_the_newest_list_that_has_it() {
        let mut ledger = Ledger::default();
        let [first, second] =
            [results("shoes", "a b"), results("boots", "b c")].map(|list| ledger.hand_out(list, None));
        assert_eq!(ledger.handed_out_with(id("a")), Some((first, 0)));
        assert_eq!(ledger.handed_out_with(id("b")), Some((second, 0)));
        assert_eq!(ledger.handed_out_with(id("x")), None);
        assert_eq!(ledger.hand_out_again(&results("shoes", "a b")), Some(first));
        assert_eq!(ledger.handed_out_with(id("b")), Some((first, 1)));
        assert_eq!(ledger.hand_out_again(&results("shoes", "b a")), None);
    }

    #[test]
    fn a_list_handed_out_anew_takes_the_place_of_the_same_one() {
        let mut ledger = Ledger::default();
        let first = ledger.hand_out(results("shoes", "a b"), None);
        assert!(ledger.choose(first, id("b")) && !ledger.choose(first, id("b")));
        let anew = ledger.hand_out(results("shoes", "a b"), None);
        assert!(anew > first && !ledger.has(first));
        assert!(ledger.choose(anew, id("b")));
        assert!(!ledger.choose(first, id("a")), "it is no more");
    }

    #[test]
    fn pages_of_one_list_are_showings_of_it_and_a_list_of_the_pages_own_is_another() {
        let mut ledger = Ledger::default();
        let list = ledger.hand_out(results("shoes", "a b c d"), None);
        assert!(!ledger.is_shown(list));
        ledger.show(items("d c"));
        ledger.show(items("b a"));
        ledger.show(items("x y"));
        assert!(ledger.is_shown(list));
        let place = |item| ledger.shown_with(id(item)).map(|shown| shown.position);
        assert_eq!(["d", "c", "b", "a", "y"].map(place), [Some(0), Some(1), Some(0), Some(1), Some(1)]);
        assert_eq!((place("e"), ledger.handed_out_with(id("x"))), (None, None));
    }

    #[test]
    fn the_first_choice_from_a_showing_tells_what_it_was_chosen_among() {
        let mut ledger = Ledger::default();
        ledger.show(items("a b"));
        let at = ledger.shown_with(id("b")).unwrap().showing;
        assert_eq!(ledger.choose_from(at).map(|among| among.len()), Some(2));
        assert_eq!(ledger.choose_from(at), None);
    }

    #[test]
    fn lists_that_flash_by_do_not_push_out_those_that_were_shown() {
        let mut ledger = Ledger::default();
        let list = |n: usize| results(&n.to_string(), &format!("i{n}"));
        let seen = ledger.hand_out(list(0), None);
        ledger.show(items("i0"));
        let flashed: Vec<ListId> = (1..=limits::LISTS.max + 1).map(|n| ledger.hand_out(list(n), None)).collect();
        assert!(ledger.has(seen) && !ledger.has(flashed[0]) && ledger.has(flashed[1]));
        (1..=limits::LISTS.max).for_each(|n| ledger.show(items(&format!("other{n}"))));
        assert!(!ledger.has(seen) && ledger.has(flashed[1]));
    }

    #[test]
    fn what_came_of_lists_is_forgotten_apart_from_what_was_handed_out() {
        let mut ledger = Ledger::default();
        let list = ledger.hand_out(results("shoes", "a b"), None);
        ledger.show(items("a b"));
        ledger.show(items("x"));
        assert!(ledger.choose(list, id("b")));
        ledger.forget_outcomes();
        assert!(ledger.has(list) && !ledger.is_shown(list) && ledger.choose(list, id("b")));
        assert!(ledger.shown_with(id("a")).is_none() && ledger.shown_with(id("x")).is_none());
        ledger.clear();
        assert!(!ledger.has(list));
    }

    #[test]
    fn the_items_of_all_lists_are_bounded_and_the_newest_list_stays() {
        let mut ledger = Ledger::default();
        let long = |query: &str, len: usize| {
            let items: Vec<Item> = (0..len).map(|n| Item::new(&format!("{query}{n}")).unwrap()).collect();
            Results::new(items, Some(Query::new(query)), 0).unwrap()
        };
        let lists = ["a", "b", "c", "d"].map(|query| ledger.hand_out(long(query, 7_000), None));
        assert_eq!(lists.map(|list| ledger.has(list)), [false, false, true, true]);
        ledger.show(Shared::from([]));
        assert!(ledger.has(lists[3]));
    }
}
