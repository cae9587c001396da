//! The lists of a log from which something was chosen, told apart by the rules of a page.

use std::sync::Arc;

use crate::error::Error;
use crate::event::{EventKind, Millis};
use crate::item::{Item, ItemId};
use crate::ledger::{Ledger, ListId};
use crate::limits;
use crate::query::Query;
use crate::record::{Record, UserLog};
use crate::results::Results;
use crate::tokens::Hash;

/// A list that came up, and what was chosen from it.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// When.
    pub at: Millis,
    /// The query that it answers.
    pub query: Option<Hash>,
    /// In the server's order.
    pub items: Arc<[Item]>,
    /// Where each was displayed, from 0.
    pub places: Vec<u16>,
    /// What the shopper had chosen last when it came up, the newest first.
    pub recent: Vec<Hash>,
    /// What was chosen, each once: places in the server's order.
    pub chosen: Vec<u32>,
}

/// The lists of a user from which something was chosen, in the order in which they came up.
///
/// A choice is of the newest list of the page that has the item, by the ledger that a page has; the same list again is the
/// same list.
///
/// # Errors
/// Those of [`Results::new`].
pub fn lists(user: &UserLog) -> Result<Vec<List>, Error> {
    let mut page = Page::default();
    let mut visit = user.records.first().map(|record| record.session);
    for record in &user.records {
        if visit.replace(record.session) != Some(record.session) {
            page.leave();
        }
        match record.event.kind() {
            EventKind::ViewItemList => page.list(record)?,
            kind if kind.stage() > 0 => record.event.items().iter().for_each(|item| page.choose(item.id())),
            _ => {}
        }
    }
    Ok(page.lists.into_iter().filter(|list| !list.chosen.is_empty()).collect())
}

#[derive(Default)]
struct Page {
    ledger: Ledger,
    lists: Vec<List>,
    /// The lists of this page among these.
    open: Vec<(ListId, usize)>,
    recent: Vec<Hash>,
}

impl Page {
    fn list(&mut self, record: &Record) -> Result<(), Error> {
        let (items, at) = (record.event.items().clone(), record.event.at());
        let query = record.event.query();
        let results = Results::new(items.clone(), query.cloned(), at)?;
        let again = self.ledger.hand_out_again(&results);
        let id = again.unwrap_or_else(|| self.ledger.hand_out(results, None));
        if again.is_none() {
            self.open.push((id, self.lists.len()));
            self.lists.push(List {
                at,
                query: query.map(Query::whole),
                places: record.places(items.len()),
                items: items.clone(),
                recent: self.recent.clone(),
                chosen: Vec::new(),
            });
        }
        self.ledger.show_as(id, items);
        Ok(())
    }

    fn choose(&mut self, item: ItemId) {
        self.recent.retain(|&earlier| earlier != item.0);
        self.recent.insert(0, item.0);
        self.recent.truncate(limits::CHOSEN_LAST.max);
        let Some((id, index)) = self.ledger.handed_out_with(item) else { return };
        if self.ledger.choose(id, item)
            && let Some(&(_, at)) = self.open.iter().find(|&&(open, _)| open == id)
        {
            self.lists[at].chosen.push(index);
        }
    }

    fn leave(&mut self) {
        self.ledger.clear();
        self.open.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::Event;
    use crate::tokens::hash;

    fn record(session: u32, kind: EventKind, ids: &str) -> Record {
        let items: Vec<Item> = ids.split_whitespace().map(|id| Item::new(id).unwrap()).collect();
        let event = Event::new(kind, items, 7).unwrap().with_query(Some(Query::new("shoes")));
        Record { session, event, list: None, displayed: None, relevance: None }
    }

    #[test]
    fn a_choice_is_of_the_newest_list_of_the_page_once_and_later_lists_know_of_it() {
        let records = vec![
            record(0, EventKind::ViewItemList, "a b"),
            record(0, EventKind::ViewItem, "a"),
            record(0, EventKind::ViewItemList, "b c"),
            record(0, EventKind::ViewItemList, "x y"),
            record(0, EventKind::SelectItem, "b"),
            record(0, EventKind::Purchase, "b"),
            record(0, EventKind::ViewItemList, "a b"),
            record(0, EventKind::Purchase, "b a z"),
            record(1, EventKind::ViewItemList, "a b"),
            record(1, EventKind::Purchase, "c a"),
        ];
        let found = lists(&UserLog { user: "u".to_owned(), records }).unwrap();
        let told: Vec<(usize, &[u32])> = found.iter().map(|list| (list.recent.len(), &list.chosen[..])).collect();
        assert_eq!(told, [(0, &[1, 0][..]), (0, &[0]), (3, &[0])]);
        assert_eq!(found[2].recent, [hash("z"), hash("a"), hash("b")]);
        assert_eq!((found[0].query, found[0].places.as_slice()), (Some(Query::new("shoes").whole()), &[0, 1][..]));
    }
}
