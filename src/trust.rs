//! How far a network's scores of a list are to be trusted; for the rest a plain count counts, and the server's order stands.

use std::f32::consts::LN_2;

use crate::features::{Concern, Features, SERVER_POSITION, TOUCHED};

/// Days away after which half of what the model says is left: who was away for a year comes with other wishes.
const HALF_AFTER: f32 = 300.0;

/// What is left where nobody can know whether the past concerns the list.
const UNKNOWN: f32 = 0.5;

/// How much the scores of what was never touched lean on the server's order, for each time that the list is e times longer than
/// [`FEW`]. Told by shops left out of training: of a shop that a base never saw it knows less than it believes, and in a long list
/// the server's order carries what the whole shop knows (docs/research/travel.md).
const LEANS: f32 = 0.1;

/// A list of so many is compared item by item: what they are tells more than where the server put them, and counting has no say. In
/// one of twice as many it has all.
const FEW: f32 = 4.0;

/// What an item gains by the count for its touches, and loses for its place, both in logarithms.
const TOUCHES: f32 = 2.5;
const PLACE: f32 = 0.7;

/// How much of a list's scores stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trust {
    /// From 1 for who was here lately to 0.
    left: f32,
    /// What a place costs an item that was never touched, in logarithms.
    leans: f32,
    /// How much of the scores is the count's.
    counting: f32,
}

impl Trust {
    /// In the scores of a list with those features, of which counting may have that share.
    pub fn of(features: &Features, counting: f32) -> Trust {
        let ratio = features.hours_away() / 24.0 / HALF_AFTER;
        let known = if features.concern() == Concern::Unknown { UNKNOWN } else { 1.0 };
        let longer = (features.len() as f32 / FEW).ln().max(0.0);
        Trust {
            left: known / (1.0 + ratio * ratio),
            leans: LEANS * longer,
            counting: counting * (longer / LN_2).min(1.0),
        }
    }

    /// What becomes of the network's score of an item with that row.
    pub fn left(self, score: f32, row: &[f32]) -> f32 {
        let leaned = if touches(row) > 0.0 { 0.0 } else { self.leans * position(row) };
        self.mix(self.left * (score - leaned) - (1.0 - self.left) * position(row), row)
    }

    /// What becomes of a score that was left without the count.
    pub fn mix(self, score: f32, row: &[f32]) -> f32 {
        score + self.counting * (self.count(row) - score)
    }

    /// How much of a score is the network's.
    pub(crate) fn network(self) -> f32 {
        self.left * (1.0 - self.counting)
    }

    /// What the touches of an item with that row add to its score by the count.
    pub(crate) fn counted(self, row: &[f32]) -> f32 {
        self.left * self.counting * TOUCHES * touches(row)
    }

    /// What an item with that row scores by the count.
    fn count(self, row: &[f32]) -> f32 {
        self.left * (TOUCHES * touches(row) - PLACE * position(row)) - (1.0 - self.left) * position(row)
    }
}

/// How often an item was touched, as a logarithm.
fn touches(row: &[f32]) -> f32 {
    known(row, TOUCHED)
}

/// Where the server put an item, as a logarithm.
fn position(row: &[f32]) -> f32 {
    known(row, SERVER_POSITION)
}

/// 0 where it is not known.
#[inline(never)]
fn known(row: &[f32], column: usize) -> f32 {
    row.get(column).copied().filter(|value| value.is_finite()).unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{Event, EventKind, Millis};
    use crate::features::WIDTH;
    use crate::item::Item;
    use crate::model::tests::small_model;
    use crate::results::Results;
    use crate::scorer::Scorer;
    use crate::shopper::Shopper;

    const DAY: Millis = 86_400_000;

    /// Of a list of three, so many days after that item was bought.
    fn after(days: Millis, bought: &str) -> Features {
        let items: Vec<Item> = ["a", "b", "c"].map(|id| Item::new(id).unwrap()).to_vec();
        let mut shopper = Shopper::default();
        shopper.observe(&Event::new(EventKind::Purchase, vec![Item::new(bought).unwrap()], 0).unwrap());
        Features::extract(&shopper, &Results::new(items, None, days * DAY).unwrap())
    }

    #[test]
    fn a_month_takes_next_to_nothing_a_year_more_than_half() {
        let trust = |days| Trust::of(&after(days, "c"), 0.0).left;
        assert!(trust(0) == 1.0 && trust(30) > 0.98 && (trust(300) - 0.5).abs() < 1e-3);
        assert!((0.35..0.45).contains(&trust(365)) && trust(3_650) < 0.01);
        let stranger = Features::from_rows(vec![f32::NAN; WIDTH]).unwrap();
        assert_eq!(Trust::of(&stranger, 0.0).left, 1.0);
        assert_eq!(Trust::of(&Features::default(), 0.0).left, 1.0);
    }

    #[test]
    fn half_is_left_where_nobody_can_know_whether_the_past_concerns_the_list() {
        assert_eq!(Trust::of(&after(0, "another"), 0.0).left, 0.5);
        assert!(Trust::of(&after(365, "another"), 0.0).left < 0.25);
    }

    #[test]
    fn what_is_lost_of_a_score_the_servers_order_gains() {
        let model = small_model(3);
        let features = after(300, "c");
        let scores = Scorer::new(&model, None).unwrap().score(&features).unwrap();
        for (item, score) in scores.iter().enumerate() {
            let full = Scorer::new(&model, None).unwrap().score_row(features.row(item));
            assert!((score - (full - (item as f32).ln_1p()) / 2.0).abs() < 1e-2, "{item}: {score} of {full}");
        }
    }

    #[test]
    fn after_a_lifetime_the_servers_order_stands() {
        let scores = Scorer::new(&small_model(3), None).unwrap().score(&after(36_500, "c")).unwrap();
        assert!(scores.windows(2).all(|pair| pair[0] > pair[1]));
    }

    #[test]
    fn in_a_long_list_what_was_never_touched_leans_on_the_servers_order() {
        let leans = |items: usize| {
            let items: Vec<Item> = (0..items).map(|n| Item::new(&n.to_string()).unwrap()).collect();
            let mut shopper = Shopper::default();
            shopper.observe(&Event::new(EventKind::Purchase, vec![items[2].clone()], 0).unwrap());
            let features = Features::extract(&shopper, &Results::new(items, None, DAY).unwrap());
            [2, 3].map(|item| Trust { left: 1.0, ..Trust::of(&features, 0.0) }.left(0.0, features.row(item)))
        };
        assert_eq!(leans(4), [0.0, 0.0]);
        assert_eq!(leans(8)[0], 0.0);
        assert!(leans(100)[1] < leans(20)[1] && leans(20)[1] < leans(8)[1] && leans(8)[1] < 0.0);
    }

    #[test]
    fn a_list_wholly_counted_stands_by_touches_then_as_the_server_sent_it() {
        let items: Vec<Item> = (0..12).map(|n| Item::new(&n.to_string()).unwrap()).collect();
        let mut shopper = Shopper::default();
        for item in [4, 9, 9] {
            shopper.observe(&Event::new(EventKind::ViewItem, vec![items[item].clone()], 0).unwrap());
        }
        let order = |items: &[Item], counting| {
            let features = Features::extract(&shopper, &Results::new(items.to_vec(), None, 1).unwrap());
            let trust = Trust::of(&features, counting);
            let mut order: Vec<usize> = (0..items.len()).collect();
            // The network would have it backwards.
            let score = |&item: &usize| trust.left(item as f32, features.row(item));
            order.sort_by(|one, other| score(other).total_cmp(&score(one)));
            order
        };
        assert_eq!(order(&items, 1.0), [9, 4, 0, 1, 2, 3, 5, 6, 7, 8, 10, 11]);
        assert_eq!(order(&items, 0.0)[0], 11);
        assert_eq!(order(&items[..4], 1.0), [3, 2, 1, 0], "counting has no say among so few");
    }
}
