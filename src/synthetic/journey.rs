//! What one synthetic shopper did, with the truth behind it.

use std::rc::Rc;
use std::sync::Arc;

use super::product::Offer;
use super::shelf::Shelf;
use crate::event::{Event, EventKind, Millis};
use crate::query::Query;
use crate::record::{Record, UserLog};

/// One shopper's whole log, oldest first.
#[derive(Debug)]
pub struct Journey {
    /// A name that no other shopper of any family, shop or run has, such as `panel-12-3`.
    pub user: String,
    /// What was done, in the order of time.
    pub entries: Vec<Entry>,
}

/// One thing done at one moment.
#[derive(Debug)]
pub struct Entry {
    /// When.
    pub at: Millis,
    /// In which of the shopper's visits, from 0.
    pub visit: u32,
    /// What.
    pub step: Step,
}

/// What a shopper can do.
#[derive(Debug)]
pub enum Step {
    /// Sends a query.
    Search(String),
    /// A list comes up.
    Show(Showing),
    /// Acts on one or more offers.
    Act {
        /// What is done: any kind but a search or a list.
        kind: EventKind,
        /// With what.
        offers: Vec<Offer>,
        /// True where they are found in a list just shown, which has told all about them; else the event tells it.
        listed: bool,
    },
}

/// A list on the shopper's screen, and what no log tells of it.
#[derive(Debug)]
pub struct Showing {
    /// The list.
    pub shelf: Rc<Shelf>,
    /// What each offer is worth to this shopper at this moment: where all positions were looked at alike, an offer would
    /// be chosen with a probability proportional to the exponential of its utility.
    pub utility: Vec<f32>,
    /// How likely each position is looked at, in proportion to the first; in 0 to 1.
    pub examination: Vec<f32>,
}

impl Journey {
    /// The same as a replay log has it, without the truth.
    pub fn log(&self) -> UserLog {
        UserLog { user: self.user.clone(), records: self.entries.iter().map(Entry::record).collect() }
    }

    /// The lists that came up, with the truth behind them.
    pub fn showings(&self) -> impl Iterator<Item = &Showing> {
        self.entries.iter().filter_map(|entry| match &entry.step {
            Step::Show(showing) => Some(showing),
            _ => None,
        })
    }
}

impl Entry {
    /// The entry as a line of a replay log has it.
    pub fn record(&self) -> Record {
        let (kind, items, query): (_, Arc<[_]>, _) = match &self.step {
            Step::Search(term) => (EventKind::Search, Arc::default(), Some(Query::new(term))),
            Step::Show(showing) => (EventKind::ViewItemList, showing.shelf.items(), showing.shelf.query()),
            Step::Act { kind, offers, listed: true } => (*kind, offers.iter().map(Offer::bare).collect(), None),
            Step::Act { kind, offers, listed: false } => (*kind, offers.iter().map(Offer::item).collect(), None),
        };
        let list = match &self.step {
            Step::Show(showing) => showing.shelf.id(),
            _ => None,
        };
        let event = Event::new(kind, items, self.at).expect("generated lists are short and acts name an item");
        Record { session: self.visit, event: event.with_query(query), list, displayed: None, relevance: None }
    }
}
