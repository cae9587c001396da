//! A list of offers as a shop shows it.

use std::cell::OnceCell;
use std::sync::Arc;

use super::product::Offer;
use crate::item::Item;
use crate::query::Query;

/// Offers in the server's order. A shelf that many shoppers see is made once and shared.
#[derive(Debug)]
pub struct Shelf {
    offers: Vec<Offer>,
    id: Option<Arc<str>>,
    term: Option<String>,
    items: OnceCell<Arc<[Item]>>,
}

impl Shelf {
    /// A list that is put together for one shopper at one moment.
    pub fn new(offers: Vec<Offer>) -> Shelf {
        Shelf { offers, id: None, term: None, items: OnceCell::new() }
    }

    /// The same to everyone, so that a log defines it once under this `item_list_id`.
    pub fn with_id(mut self, id: String) -> Shelf {
        self.id = Some(id.into());
        self
    }

    /// As the answer to a query.
    pub fn with_term(mut self, term: String) -> Shelf {
        self.term = Some(term);
        self
    }

    /// The offers in the server's order.
    pub fn offers(&self) -> &[Offer] {
        &self.offers
    }

    /// Its `item_list_id`, where it is the same to everyone.
    pub fn id(&self) -> Option<Arc<str>> {
        self.id.clone()
    }

    /// The words that it answers.
    pub fn term(&self) -> Option<&str> {
        self.term.as_deref()
    }

    /// The query that it answers.
    pub fn query(&self) -> Option<Query> {
        self.term.as_deref().map(Query::new)
    }

    /// Its offers as items, made once.
    pub fn items(&self) -> Arc<[Item]> {
        self.items.get_or_init(|| self.offers.iter().map(Offer::item).collect()).clone()
    }
}
