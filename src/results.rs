//! What is to be ordered: a query and its candidates in the server's order.

use std::rc::Rc;

use crate::error::Error;
use crate::event::Millis;
use crate::item::Item;
use crate::limits;
use crate::tokens::{self, Hash};

/// A query: its words, and a hash of the whole for telling one query from another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    whole: Hash,
    words: Vec<Hash>,
}

impl Query {
    /// Case and punctuation do not matter: `Trail Shoes` is `trail-shoes`.
    pub fn new(text: &str) -> Query {
        Query::of_words(tokens::tokens(text))
    }

    /// A query by its words.
    pub(crate) fn of_words(words: Vec<Hash>) -> Query {
        let whole = words.iter().fold(tokens::hash(""), |seed, word| seed.rotate_left(5) ^ word);
        Query { whole, words }
    }

    /// One number for the whole query.
    pub fn whole(&self) -> Hash {
        self.whole
    }

    /// Its words.
    pub fn words(&self) -> &[Hash] {
        &self.words
    }
}

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
