//! The 'shown' protocol: drives a shelf with a user's log as a page drives it.
//!
//! When a list comes up, everything about its order is decided from what happened before it came up. Every choice from it
//! is held against the order decided then. Deciding again just before the choice would look wonderful and be worthless:
//! whoever has just opened an item is about to choose it.
//!
//! The shelf is the one that ships and decides by itself what is a choice, from which list, and which list is the same
//! again. So what is measured is what ships. A page is left where a visit of the log ends.

use std::collections::BTreeMap;

use crate::error::Error;
use crate::event::{Event, EventKind};
use crate::item::Item;
use crate::ledger::ListId;
use crate::record::{Record, UserLog, order_displayed};
use crate::results::Results;
use crate::shelf::{Choice, RerankOptions, Reranked, Shelf};

/// What is done with a replay. The calls come in the order in which a page would make them.
pub trait Watcher {
    /// What is kept of a list until all of its choices are known.
    type Shown;

    /// Orders a list that came up: by default as for a page that asks for nothing special.
    fn rerank(&mut self, shelf: &mut Shelf, results: Results) -> Reranked {
        shelf.rerank(results, &RerankOptions::default())
    }

    /// A list came up and was ordered; the shopper has not seen it yet.
    fn list(&mut self, shelf: &Shelf, list: &CameUp<'_>) -> Self::Shown;

    /// The same list came up again in this visit, so it keeps its order.
    fn list_again(&mut self, list: &CameUp<'_>) {
        let _ = list;
    }

    /// The shelf is about to take in an event, whose items stand as they were displayed.
    fn event(&mut self, event: &Event) {
        let _ = event;
    }

    /// The item at `index` in the server's order was chosen from that list.
    fn choice(&mut self, shown: &mut Self::Shown, index: usize);

    /// No further choice will come from that list. Called for each list once.
    fn close(&mut self, shown: Self::Shown) {
        let _ = shown;
    }

    /// The page is left: its lists are over.
    fn page_left(&mut self) {}
}

/// A list that came up.
pub struct CameUp<'a> {
    /// As the server sent it.
    pub results: &'a Results,
    /// What the log says of it: its name, and how it was displayed.
    pub record: &'a Record,
    /// Its order, and what it is in the shelf's ledger.
    pub reranked: &'a Reranked,
    /// The order in which the log displayed it: at each place the index in the server's order.
    pub displayed: &'a [u32],
}

/// What was met in a replay.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Replayed {
    /// Lists that came up.
    pub lists: u64,
    /// Choices made from one of them: of an item once a list.
    pub choices: u64,
    /// Choices of items that stood in no list of the page: nothing to hold them against.
    pub unlisted: u64,
}

impl Replayed {
    /// Adds what another replay met.
    pub fn add(&mut self, other: Replayed) {
        self.lists += other.lists;
        self.choices += other.choices;
        self.unlisted += other.unlisted;
    }
}

/// Replays all that one user did on that shelf, which knows nothing yet.
///
/// # Errors
/// Those of [`Results::new`].
pub fn replay<W: Watcher>(user: &UserLog, shelf: &mut Shelf, watcher: &mut W) -> Result<Replayed, Error> {
    let mut page = Page { shelf, watcher, open: BTreeMap::new(), met: Replayed::default() };
    let mut visit = user.records.first().map(|record| record.session);
    for record in &user.records {
        if visit.replace(record.session) != Some(record.session) {
            page.leave();
        }
        if record.event.kind() == EventKind::ViewItemList {
            page.list(record)?;
        } else {
            page.act(&record.event);
        }
    }
    page.leave();
    Ok(page.met)
}

/// A page under way, and its lists that can still be chosen from.
struct Page<'a, W: Watcher> {
    shelf: &'a mut Shelf,
    watcher: &'a mut W,
    open: BTreeMap<ListId, W::Shown>,
    met: Replayed,
}

impl<W: Watcher> Page<'_, W> {
    fn list(&mut self, record: &Record) -> Result<(), Error> {
        self.met.lists += 1;
        let results = results(record)?;
        let reranked = self.watcher.rerank(self.shelf, results.clone());
        let displayed = order_displayed(&record.places(results.len()));
        let list = CameUp { results: &results, record, reranked: &reranked, displayed: &displayed };
        if let Some(id) = reranked.list {
            if self.open.contains_key(&id) {
                self.watcher.list_again(&list);
            } else {
                self.open.insert(id, self.watcher.list(self.shelf, &list));
            }
            self.shelf.displayed(id, displayed.clone());
        }
        self.observe(&shown(&list));
        self.close_what_is_over();
        Ok(())
    }

    fn act(&mut self, event: &Event) {
        let ledger = self.shelf.shopper().ledger();
        let is_listed = |item: &Item| ledger.handed_out_with(item.id()).is_some();
        if event.kind().stage() > 0 {
            self.met.unlisted += event.items().iter().filter(|item| !is_listed(item)).count() as u64;
        }
        self.observe(event);
    }

    fn observe(&mut self, event: &Event) {
        self.watcher.event(event);
        for Choice { list, index } in self.shelf.observe(event) {
            if let Some(shown) = self.open.get_mut(&list) {
                self.met.choices += 1;
                self.watcher.choice(shown, index as usize);
            }
        }
    }

    fn leave(&mut self) {
        self.shelf.leave_page();
        self.watcher.page_left();
        self.close_what_is_over();
    }

    fn close_what_is_over(&mut self) {
        let ledger = self.shelf.shopper().ledger();
        let over: Vec<ListId> = self.open.keys().copied().filter(|&list| !ledger.has(list)).collect();
        over.iter().filter_map(|list| self.open.remove(list)).for_each(|shown| self.watcher.close(shown));
    }
}

fn results(record: &Record) -> Result<Results, Error> {
    let event = &record.event;
    let results = Results::new(event.items().clone(), event.query().cloned(), event.at())?;
    match &record.relevance {
        Some(relevance) => results.with_relevance(relevance.clone()),
        None => Ok(results),
    }
}

/// The event that a page sends of a list: its items in the order displayed.
fn shown(list: &CameUp<'_>) -> Event {
    let told = &list.record.event;
    let items: Vec<Item> = list.displayed.iter().map(|&index| list.results.items()[index as usize].clone()).collect();
    Event::new(told.kind(), items, told.at())
        .map_or_else(|_| told.clone(), |event| event.with_query(told.query().cloned()))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::limits;
    use crate::model::Model;

    /// Writes down what it is told: the acts known when a list came up, choices, ends.
    #[derive(Default)]
    struct Diary(Vec<String>);

    impl Watcher for Diary {
        type Shown = (String, Vec<usize>);

        fn list(&mut self, shelf: &Shelf, list: &CameUp<'_>) -> Self::Shown {
            let name = list.record.list.as_deref().unwrap_or("?").to_owned();
            let impressions = shelf.shopper().impressions();
            let shown = impressions.of(list.results.items()[0].id()).map_or(0, |impression| impression.times);
            self.0.push(format!("{name} after {} acts, {shown} showings", shelf.shopper().acts().len()));
            (name, Vec::new())
        }

        fn list_again(&mut self, list: &CameUp<'_>) {
            self.0.push(format!("{} again", list.record.list.as_deref().unwrap_or("?")));
        }

        fn choice(&mut self, shown: &mut Self::Shown, index: usize) {
            shown.1.push(index);
        }

        fn close(&mut self, (name, chosen): Self::Shown) {
            self.0.push(format!("{name} closed with {chosen:?}"));
        }

        fn page_left(&mut self) {
            self.0.push("page left".to_owned());
        }
    }

    fn record(session: u32, kind: EventKind, ids: &str, list: Option<&str>) -> Record {
        let items: Vec<Item> = ids.split_whitespace().map(|id| Item::new(id).unwrap()).collect();
        let event = Event::new(kind, items, 0).unwrap();
        Record { session, event, list: list.map(Arc::from), displayed: None, relevance: None }
    }

    fn replayed(records: Vec<Record>) -> (Replayed, Vec<String>) {
        let (mut diary, mut shelf) = (Diary::default(), Shelf::new(Model::shipped().unwrap()));
        let met = replay(&UserLog { user: "u".to_owned(), records }, &mut shelf, &mut diary).unwrap();
        (met, diary.0)
    }

    #[test]
    fn a_choice_belongs_to_the_newest_list_of_the_page_that_has_the_item_and_counts_once() {
        let (met, diary) = replayed(vec![
            record(0, EventKind::ViewItemList, "a b", Some("first")),
            record(0, EventKind::ViewItem, "b", None),
            record(0, EventKind::ViewItemList, "a c", Some("second")),
            record(0, EventKind::SelectItem, "b", None),
            record(0, EventKind::AddToCart, "b c a x", None),
            record(0, EventKind::ViewItemList, "a b", Some("first")),
            record(1, EventKind::Purchase, "c", None),
        ]);
        assert_eq!(met, Replayed { lists: 3, choices: 3, unlisted: 2 });
        assert_eq!(
            diary,
            [
                "first after 0 acts, 0 showings",
                "second after 1 acts, 1 showings",
                "first again",
                "page left",
                "first closed with [1]",
                "second closed with [1, 0]",
                "page left",
            ]
        );
    }

    #[test]
    fn as_many_lists_wait_as_on_a_page() {
        let lists = limits::LISTS.max + 1;
        let list = |n: usize| record(0, EventKind::ViewItemList, &format!("a{n} b{n}"), None);
        let (met, diary) = replayed((0..lists).map(list).collect());
        assert_eq!(met.lists, lists as u64);
        assert!(diary[lists].contains("closed"), "{diary:?}");
    }

    #[test]
    fn a_list_that_was_displayed_otherwise_is_shown_and_chosen_from_as_displayed() {
        let mut list = record(0, EventKind::ViewItemList, "a b c", Some("list"));
        list.displayed = Some([2, 1, 0].into());
        let records = vec![list, record(0, EventKind::SelectItem, "c", None)];
        let (mut diary, mut shelf) = (Diary::default(), Shelf::new(Model::shipped().unwrap()));
        replay(&UserLog { user: "u".to_owned(), records }, &mut shelf, &mut diary).unwrap();
        let example = shelf.examples().iter().next().unwrap();
        assert_eq!(example.chosen(), [true, false, false]);
        assert_eq!(shelf.shopper().choices().recent().next().unwrap().position, Some(0));
    }
}
