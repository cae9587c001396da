//! The rankers that are compared, and the two that need no model.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::item::ItemId;
use crate::results::Results;
use crate::shopper::Shopper;

/// A way to order a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ranker {
    /// As the server sent it.
    Server,
    /// The recency baseline: items touched before, most recent first, then the server's order.
    Recency,
    /// The frequency baseline: by how often this shopper touched an item, then recency, then the server's order.
    Frequency,
    /// The model alone.
    Base,
    /// The model with the shopper's own adapter, as far as the gate lets it count.
    Adapted,
    /// Boosted trees of LightGBM over the same features.
    Trees,
    /// Another model, alone.
    Other,
    /// As the crowd orders it by a shop file, without the person.
    Crowd,
    /// The model from the server's order, as without a shop file.
    Alone,
}

impl Ranker {
    /// All of them; the index of each is its place here.
    pub const ALL: [Ranker; 9] = [
        Ranker::Server,
        Ranker::Recency,
        Ranker::Frequency,
        Ranker::Base,
        Ranker::Adapted,
        Ranker::Trees,
        Ranker::Other,
        Ranker::Crowd,
        Ranker::Alone,
    ];

    /// Its name in tables and messages.
    pub fn name(self) -> &'static str {
        match self {
            Ranker::Recency => "recency baseline",
            Ranker::Frequency => "frequency baseline",
            Ranker::Alone => "base without shop file",
            other => other.key(),
        }
    }

    /// Its key in JSON, which stays what it was: other people's programs read it.
    pub fn key(self) -> &'static str {
        match self {
            Ranker::Server => "server",
            Ranker::Recency => "touched-first",
            Ranker::Frequency => "own-count",
            Ranker::Base => "base",
            Ranker::Adapted => "adapted",
            Ranker::Trees => "trees",
            Ranker::Other => "other",
            Ranker::Crowd => "crowd",
            Ranker::Alone => "base-without-shop",
        }
    }
}

/// By ranker, then by the item's index in the server's order: its displayed rank from 0. `None` of a ranker left out.
pub type Displayed = [Option<Arc<[u32]>>; Ranker::ALL.len()];

/// An order: the index, in the server's order, of the item at each place.
pub type Order = Vec<u32>;

/// The server's order of `len` items.
pub fn server(len: usize) -> Order {
    (0..len as u32).collect()
}

/// The rank at which each item is displayed: the order turned round.
pub fn displayed(order: &[u32]) -> Arc<[u32]> {
    let mut ranks = vec![0; order.len()];
    for (rank, &item) in (0..).zip(order) {
        ranks[item as usize] = rank;
    }
    ranks.into()
}

/// What the shopper did with an item, as far as it is remembered.
#[derive(Clone, Copy, Default)]
struct Touches {
    count: u32,
    /// How many acts came after the newest one on the item.
    age: u32,
}

/// The touches of every item that was touched. Cost: one pass over the acts remembered.
pub struct Touched(FxHashMap<ItemId, Touches>);

impl Touched {
    /// What that shopper touched.
    pub fn by(shopper: &Shopper) -> Touched {
        let mut touched: FxHashMap<ItemId, Touches> = FxHashMap::default();
        for (age, act) in (0..).zip(shopper.acts().recent()) {
            touched.entry(act.item).or_insert(Touches { count: 0, age }).count += 1;
        }
        Touched(touched)
    }

    /// The order of [`Ranker::Recency`].
    pub fn by_recency(&self, results: &Results) -> Order {
        self.order(results, |touches| (1, touches.age))
    }

    /// The order of [`Ranker::Frequency`].
    pub fn by_frequency(&self, results: &Results) -> Order {
        self.order(results, |touches| (touches.count, touches.age))
    }

    /// Higher counts first, then lower ages; a stable sort keeps the server's order among the rest.
    fn order(&self, results: &Results, rank: impl Fn(Touches) -> (u32, u32)) -> Order {
        let ranks: Vec<(u32, u32)> =
            results.items().iter().map(|item| self.0.get(&item.id()).copied().map_or((0, 0), &rank)).collect();
        let mut order = server(ranks.len());
        order.sort_by_key(|&at| {
            let (count, age) = ranks[at as usize];
            (std::cmp::Reverse(count), age)
        });
        order
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{Event, EventKind};
    use crate::item::Item;

    #[test]
    fn recency_and_count_order_what_was_touched() {
        let item = |id: &str| Item::new(id).unwrap();
        let mut shopper = Shopper::default();
        for id in ["c", "c", "b", "d"] {
            shopper.observe(&Event::new(EventKind::ViewItem, vec![item(id)], 0).unwrap());
        }
        let results = Results::new(["a", "b", "c", "d"].map(item).to_vec(), None, 0).unwrap();
        let touched = Touched::by(&shopper);
        assert_eq!(touched.by_recency(&results), [3, 1, 2, 0]);
        assert_eq!(touched.by_frequency(&results), [2, 3, 1, 0]);
        assert_eq!(Touched::by(&Shopper::default()).by_frequency(&results), server(4));
    }
}
