//! What is to be ordered: a query's candidates in the server's order.

use std::rc::Rc;

use crate::error::Error;
use crate::event::Millis;
use crate::item::Item;
use crate::limits;
use crate::query::Query;

/// Candidates in the server's order, the query they answer, and the moment at which they came up.
#[derive(Clone, Debug, PartialEq)]
pub struct Results {
    items: Rc<[Item]>,
    query: Option<Query>,
    at: Millis,
}

impl Results {
    /// # Errors
    /// [`Error::TooMany`] past [`limits::LIST_ITEMS`]. No items is no error: the order of nothing is nothing.
    pub fn new(items: impl Into<Rc<[Item]>>, query: Option<Query>, at: Millis) -> Result<Results, Error> {
        let items = items.into();
        if items.len() > limits::LIST_ITEMS.max {
            return Err(Error::TooMany { limit: limits::LIST_ITEMS, got: items.len() });
        }
        Ok(Results { items, query, at })
    }

    /// The candidates in the server's order.
    pub fn items(&self) -> &Rc<[Item]> {
        &self.items
    }

    /// The query that they answer.
    pub fn query(&self) -> Option<&Query> {
        self.query.as_ref()
    }

    /// When they came up.
    pub fn at(&self) -> Millis {
        self.at
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// True where there is nothing to order.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}
