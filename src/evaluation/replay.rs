//! The 'shown' protocol: drives the core with a user's log as a page would.
//!
//! When a list comes up, everything about its order is decided from what happened before it came up. Every later choice
//! belongs to the newest list of that user that has the item, and is held against the order decided then. Deciding
//! again just before the choice would look wonderful and be worthless: whoever has just opened an item is about to
//! choose it.

use std::collections::VecDeque;
use std::rc::Rc;

use crate::error::Error;
use crate::event::EventKind;
use crate::item::{Item, ItemId};
use crate::record::{Record, UserLog};
use crate::results::Results;
use crate::shopper::Shopper;

/// Lists in which a choice is looked up, the newest first; what one user keeps in memory.
const OPEN_LISTS: usize = 64;

/// What is done with a replay. The calls come in the order in which a page would make them.
pub trait Watcher {
    /// What is kept of a list until all of its choices are known.
    type Shown;

    /// A list came up; `shopper` has not seen it yet. `record` tells its name and how it was displayed.
    fn list(&mut self, shopper: &Shopper, results: &Results, record: &Record) -> Self::Shown;

    /// The item at `index` in the server's order was chosen from that list; `shopper` does not know of it yet.
    fn choice(&mut self, shown: &mut Self::Shown, index: usize);

    /// No further choice will come from that list. Called for each list once, the one shown first at first.
    fn close(&mut self, shown: Self::Shown) {
        let _ = shown;
    }

    /// A visit is over: the time to learn from it. `shopper` knows all of it; its lists may still be chosen from.
    fn visit_end(&mut self, shopper: &Shopper) {
        let _ = shopper;
    }
}

/// What was met in a replay.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Replayed {
    /// Lists that came up.
    pub lists: u64,
    /// Choices made from one of them.
    pub choices: u64,
    /// Choices of items that stood in no list before: nothing to hold them against.
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

/// A list that can still be chosen from.
struct Open<S> {
    items: Rc<[Item]>,
    shown: S,
}

/// Replays all that one user did, from a stranger on.
///
/// # Errors
/// Those of [`Results::new`].
pub fn replay<W: Watcher>(user: &UserLog, watcher: &mut W) -> Result<Replayed, Error> {
    let mut shopper = Shopper::default();
    let mut open: VecDeque<Open<W::Shown>> = VecDeque::new();
    let mut met = Replayed::default();
    let mut visit = user.records.first().map(|record| record.session);
    for record in &user.records {
        if visit.replace(record.session) != Some(record.session) {
            watcher.visit_end(&shopper);
        }
        match record.event.kind() {
            EventKind::ViewItemList => {
                met.lists += 1;
                if open.len() == OPEN_LISTS
                    && let Some(oldest) = open.pop_front()
                {
                    watcher.close(oldest.shown);
                }
                let results = results(record)?;
                let shown = watcher.list(&shopper, &results, record);
                open.push_back(Open { items: results.items().clone(), shown });
            }
            kind if is_choice(kind) => {
                for item in record.event.items().iter() {
                    match find(&mut open, item.id()) {
                        Some((shown, index)) => {
                            met.choices += 1;
                            watcher.choice(shown, index);
                        }
                        None => met.unlisted += 1,
                    }
                }
            }
            _ => {}
        }
        shopper.observe(&record.event);
    }
    if visit.is_some() {
        watcher.visit_end(&shopper);
    }
    open.into_iter().for_each(|list| watcher.close(list.shown));
    Ok(met)
}

/// What counts as choosing an item from a list; looking at it and putting it in the cart are ways there.
fn is_choice(kind: EventKind) -> bool {
    matches!(kind, EventKind::SelectItem | EventKind::Purchase)
}

fn results(record: &Record) -> Result<Results, Error> {
    let event = &record.event;
    let results = Results::new(event.items().clone(), event.query().cloned(), event.at())?;
    match &record.relevance {
        Some(relevance) => results.with_relevance(relevance.clone()),
        None => Ok(results),
    }
}

/// The newest list with that item, and the item's index in it.
fn find<S>(open: &mut VecDeque<Open<S>>, id: ItemId) -> Option<(&mut S, usize)> {
    open.iter_mut().rev().find_map(|list| {
        let index = list.items.iter().position(|item| item.id() == id)?;
        Some((&mut list.shown, index))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::Event;

    /// Writes down what it is told: the acts known when a list came up, choices, ends.
    #[derive(Default)]
    struct Diary(Vec<String>);

    impl Watcher for Diary {
        type Shown = (String, Vec<usize>);

        fn list(&mut self, shopper: &Shopper, results: &Results, record: &Record) -> Self::Shown {
            let name = record.list.as_deref().unwrap_or("?").to_owned();
            let shown = shopper.impressions().of(results.items()[0].id()).map_or(0, |impression| impression.times);
            self.0.push(format!("{name} after {} acts, {shown} showings", shopper.acts().len()));
            (name, Vec::new())
        }

        fn choice(&mut self, shown: &mut Self::Shown, index: usize) {
            shown.1.push(index);
        }

        fn close(&mut self, (name, chosen): Self::Shown) {
            self.0.push(format!("{name} closed with {chosen:?}"));
        }

        fn visit_end(&mut self, shopper: &Shopper) {
            self.0.push(format!("visit over after {} acts", shopper.acts().len()));
        }
    }

    fn record(session: u32, kind: EventKind, ids: &str, list: Option<&str>) -> Record {
        let items: Vec<Item> = ids.split_whitespace().map(|id| Item::new(id).unwrap()).collect();
        let event = Event::new(kind, items, 0).unwrap();
        Record { session, event, list: list.map(Rc::from), displayed: None, relevance: None }
    }

    #[test]
    fn a_choice_belongs_to_the_newest_list_that_has_the_item() {
        let records = vec![
            record(0, EventKind::ViewItemList, "a b", Some("first")),
            record(0, EventKind::ViewItem, "b", None),
            record(0, EventKind::ViewItemList, "a c", Some("second")),
            record(0, EventKind::SelectItem, "b", None),
            record(1, EventKind::Purchase, "c a x", None),
        ];
        let mut diary = Diary::default();
        let met = replay(&UserLog { user: "u".to_owned(), records }, &mut diary).unwrap();
        assert_eq!(met, Replayed { lists: 2, choices: 3, unlisted: 1 });
        assert_eq!(
            diary.0,
            [
                "first after 0 acts, 0 showings",
                "second after 1 acts, 1 showings",
                "visit over after 2 acts",
                "visit over after 5 acts",
                "first closed with [1]",
                "second closed with [1, 0]",
            ]
        );
    }

    #[test]
    fn lists_are_kept_up_to_a_bound() {
        let records = (0..OPEN_LISTS + 1).map(|_| record(0, EventKind::ViewItemList, "a", None)).collect();
        let mut diary = Diary::default();
        replay(&UserLog { user: "u".to_owned(), records }, &mut diary).unwrap();
        assert!(diary.0[OPEN_LISTS].contains("closed"), "{}", diary.0[OPEN_LISTS]);
    }
}
