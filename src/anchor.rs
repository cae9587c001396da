//! What a score leans on: the order of own counts, that is what was touched most often first and the rest as the server has it.
//!
//! A base that was never trained on a shop knows less of it than it believes. In a long list most of what it says is of items
//! that were never touched, and there the server's order carries what the whole shop knows.

use crate::features::{Features, TOUCHED};

/// How much a score leans on that order for each doubling of the list's length past [`FEW`], as told by shops left out of training
/// (docs/research/travel.md).
const LEANS: f32 = 0.14;

/// A list of so many is compared item by item.
const FEW: f32 = 4.0;

/// What is added to the scores of a list. Cost: items times touched items.
pub struct Anchor(Vec<f32>);

impl Anchor {
    /// Of the list with those features.
    pub fn of(features: &Features) -> Anchor {
        let weight = LEANS * (features.len() as f32 / FEW).log2().max(0.0);
        let own = |item: usize| TOUCHED.map(|column| features.row(item)[column]);
        let touched: Vec<usize> = (0..features.len()).filter(|&item| own(item)[0] > 0.0).collect();
        let gain = |item: usize| {
            // What stands before it: of two touched ones the one touched more often, then the one touched last.
            let is_before = |&&other: &&usize| if own(item)[0] > 0.0 { own(other) > own(item) } else { other > item };
            let before = touched.iter().filter(is_before).count();
            -weight * ((if own(item)[0] > 0.0 { before } else { item + before }) as f32).ln_1p()
        };
        Anchor((0..features.len()).map(gain).collect())
    }

    /// What the score of an item gains by it, 0 for the first and less for each one after.
    pub fn gain(&self, item: usize) -> f32 {
        self.0[item]
    }

    /// The same against the list's mean.
    pub(crate) fn above_mean(&self, item: usize) -> f32 {
        self.0[item] - self.0.iter().sum::<f32>() / self.0.len() as f32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{Event, EventKind};
    use crate::item::Item;
    use crate::results::Results;
    use crate::shopper::Shopper;

    /// The items of a list of so many in the order of their gains, after those were looked at.
    fn order(looked_at: &[usize], items: usize) -> (Vec<usize>, Anchor) {
        let item = |n: usize| Item::new(&n.to_string()).unwrap();
        let mut shopper = Shopper::default();
        for (at, &n) in (0..).zip(looked_at) {
            shopper.observe(&Event::new(EventKind::ViewItem, vec![item(n)], at).unwrap());
        }
        let results = Results::new((0..items).map(item).collect::<Vec<_>>(), None, 3_600_000).unwrap();
        let anchor = Anchor::of(&Features::extract(&shopper, &results));
        let mut order: Vec<usize> = (0..items).collect();
        order.sort_by(|&one, &other| anchor.gain(other).total_cmp(&anchor.gain(one)));
        (order, anchor)
    }

    #[test]
    fn what_was_touched_most_often_gains_most_and_the_rest_as_the_server_has_it() {
        assert_eq!(order(&[6, 3, 3, 7], 9).0, [3, 7, 6, 0, 1, 2, 4, 5, 8]);
        assert_eq!(order(&[], 6).0, [0, 1, 2, 3, 4, 5]);
        assert_eq!(order(&[], 6).1.gain(0), 0.0);
    }

    #[test]
    fn a_short_list_leans_on_nothing_and_a_longer_one_the_more() {
        let last = |items: usize| order(&[1], items).1.gain(items - 1);
        assert_eq!(last(4), 0.0);
        assert!(last(8) < 0.0 && last(100) < last(20));
    }
}
