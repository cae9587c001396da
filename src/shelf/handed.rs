//! A list handed out, waiting for what comes of it.

use crate::arrangement::Arrangement;
use crate::features::Features;
use crate::item::{Item, ItemId};
use crate::results::Results;

/// A list handed out in an order.
#[derive(Clone, Debug)]
pub(super) struct Handed {
    pub(super) results: Results,
    pub(super) features: Features,
    pub(super) arrangement: Arrangement,
    /// True once something said that the shopper saw it.
    pub(super) shown: bool,
    /// The server's indices of what was chosen from it.
    pub(super) chosen: Vec<u32>,
}

impl Handed {
    /// True where that is the list: the same query and items, in the server's order.
    pub(super) fn is_of(&self, results: &Results) -> bool {
        let (own, others) = (self.results.items().iter(), results.items().iter());
        self.results.query() == results.query() && own.map(Item::id).eq(others.map(Item::id))
    }

    /// The server's index of an item of it.
    pub(super) fn index_of(&self, item: ItemId) -> Option<u32> {
        self.results.items().iter().position(|own| own.id() == item).map(|index| index as u32)
    }

    /// Its items in the order displayed.
    pub(super) fn displayed(&self) -> Vec<Item> {
        let items = self.results.items();
        self.arrangement.order().iter().filter_map(|&index| items.get(index as usize).cloned()).collect()
    }
}
