//! What is to be ordered: a query's candidates in the server's order.

use crate::error::Error;
use crate::event::Millis;
use crate::item::{Item, ItemId};
use crate::limits;
use crate::query::Query;
use crate::shared::Shared;

/// Candidates in the server's order, the query they answer, and the moment at which they came up.
#[derive(Clone, Debug, PartialEq)]
pub struct Results {
    items: Shared<[Item]>,
    by_id: Shared<[(ItemId, u32)]>,
    query: Option<Query>,
    at: Millis,
    relevance: Option<Shared<[f32]>>,
    start: Option<Shared<[u32]>>,
}

impl Results {
    /// # Errors
    /// [`Error::TooMany`] past [`limits::LIST_ITEMS`]. No items is no error: the order of nothing is nothing.
    pub fn new(items: impl Into<Shared<[Item]>>, query: Option<Query>, at: Millis) -> Result<Results, Error> {
        let items = items.into();
        if items.len() > limits::LIST_ITEMS.max {
            return Err(Error::TooMany { limit: limits::LIST_ITEMS, got: items.len() });
        }
        let mut by_id: Vec<_> = items.iter().zip(0..).map(|(item, position)| (item.id(), position)).collect();
        by_id.sort_unstable();
        Ok(Results { items, by_id: by_id.into(), query, at, relevance: None, start: None })
    }

    /// With how relevant each candidate is to the query, a probability from 0 to 1, NaN where it is not known.
    ///
    /// # Errors
    /// [`Error::Mismatch`] where they are not as many as the candidates, [`Error::OutOfRange`].
    pub fn with_relevance(mut self, relevance: Shared<[f32]>) -> Result<Results, Error> {
        if relevance.len() != self.len() {
            let (expected, got) = (self.len(), relevance.len());
            return Err(Error::Mismatch { what: "relevances of a list's items", expected, got });
        }
        if let Some(&got) = relevance.iter().find(|value| !value.is_nan() && !(0.0..=1.0).contains(*value)) {
            return Err(Error::OutOfRange { field: "relevance", got: got.into(), allowed: "a number from 0 to 1" });
        }
        self.relevance = Some(relevance);
        Ok(self)
    }

    /// With an order to start from, such as the crowd's: at each place a candidate's index. What the shopper did is weighed
    /// against it, and where nothing is known of the shopper it stands; pins, `max_shift`, `strength` and experiments keep
    /// meaning the server's order. What is no permutation of the candidates is ignored.
    pub fn with_start(mut self, order: &[u32]) -> Results {
        let mut places = vec![u32::MAX; order.len()];
        for (place, &index) in (0..).zip(order) {
            if let Some(own) = places.get_mut(index as usize) {
                *own = place;
            }
        }
        if order.len() == self.len() && !places.contains(&u32::MAX) {
            self.start = Some(places.into());
        }
        self
    }

    /// Where each candidate stands, from 0, in the order to start from, where there is one.
    pub fn start(&self) -> Option<&Shared<[u32]>> {
        self.start.as_ref()
    }

    /// The candidates in the server's order.
    pub fn items(&self) -> &Shared<[Item]> {
        &self.items
    }

    /// The query that they answer.
    pub fn query(&self) -> Option<&Query> {
        self.query.as_ref()
    }

    /// How relevant each candidate is to the query, where somebody said so.
    pub fn relevance(&self) -> Option<&[f32]> {
        self.relevance.as_deref()
    }

    /// When they came up.
    pub fn at(&self) -> Millis {
        self.at
    }

    /// True where that is the same list: the same query and items, in the server's order.
    pub fn is_same_list(&self, other: &Results) -> bool {
        let (own, others) = (self.items.iter(), other.items.iter());
        self.query == other.query && own.map(Item::id).eq(others.map(Item::id))
    }

    /// The ids in ascending order, each with its position at the server.
    pub(crate) fn by_id(&self) -> &[(ItemId, u32)] {
        &self.by_id
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_starts_from_a_permutation_and_from_nothing_else() {
        let list = || Results::new(["a", "b", "c"].map(|id| Item::new(id).unwrap()).to_vec(), None, 0).unwrap();
        assert_eq!(list().with_start(&[2, 0, 1]).start().map(|places| places.to_vec()), Some(vec![1, 2, 0]));
        for wrong in [&[][..], &[0, 1], &[0, 1, 1], &[0, 1, 3], &[0, 1, 2, 3], &[0, 1, u32::MAX]] {
            assert_eq!(list().with_start(wrong).start(), None, "{wrong:?}");
        }
    }
}
