//! What is displayed stands: a list that comes up changed has what is displayed already at its place.

use crate::results::Results;

/// A list of fewer items that comes up more than three times as long is another one, as where a few suggestions become a
/// page of results.
const PAGE: usize = 12;

/// The place of what is not displayed so far.
const NEW: u32 = u32::MAX;

/// Where the items of a list are displayed already.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptPlaces {
    /// Of each item, by its position at the server.
    of: Vec<u32>,
    /// How many places there are.
    places: usize,
    /// How many items stay.
    stay: usize,
}

impl KeptPlaces {
    /// Where the items of `list` stand in `displayed`, which is displayed in that order. Cost: one pass over both.
    pub fn of(list: &Results, displayed: &Results, order: &[u32]) -> KeptPlaces {
        let mut place_of = vec![NEW; displayed.len()];
        for (place, &item) in order.iter().enumerate() {
            place_of[item as usize] = place as u32;
        }
        let mut kept = KeptPlaces { of: vec![NEW; list.len()], places: order.len(), stay: 0 };
        let at = displayed.by_id();
        let mut next = 0;
        for &(id, item) in list.by_id() {
            while at.get(next).is_some_and(|&(other, _)| other < id) {
                next += 1;
            }
            if let Some(&(other, displayed)) = at.get(next)
                && other == id
            {
                kept.of[item as usize] = place_of[displayed as usize];
                kept.stay += 1;
                next += 1;
            }
        }
        kept
    }

    /// True while hardly anything that is displayed has left: of the same query it is the same list then, grown or not. How
    /// much it may grow does not matter where it is known to take the place of the other.
    pub fn is_same_list(&self, in_place: bool) -> bool {
        self.stays(self.places) && (in_place || self.places >= PAGE || 3 * self.stay >= self.of.len())
    }

    /// True where hardly anything has arrived, either.
    pub fn are_same_items(&self) -> bool {
        self.stays(self.places) && self.stays(self.of.len())
    }

    /// Of so many items one, or one in six, may be others.
    fn stays(&self, of: usize) -> bool {
        self.stay > 0 && (self.stay + 1 >= of || 6 * self.stay >= 5 * of)
    }

    /// An order with what is displayed at its place. What is new stands below, in that order; where something has left, the
    /// last of what is new takes its place, so that nothing else moves.
    pub fn hold(&self, order: &[u32]) -> Vec<u32> {
        let mut places = vec![NEW; self.places];
        let mut new = Vec::new();
        for &item in order {
            match self.of[item as usize] {
                NEW => new.push(item),
                place => places[place as usize] = item,
            }
        }
        let (below, instead) = new.split_at(new.len().saturating_sub(self.places - self.stay));
        let mut instead = instead.iter();
        for place in &mut places {
            if *place == NEW
                && let Some(&item) = instead.next()
            {
                *place = item;
            }
        }
        places.retain(|&item| item != NEW);
        places.extend_from_slice(below);
        places
    }

    /// Where that item is displayed already.
    pub fn place(&self, item: u32) -> Option<usize> {
        self.of.get(item as usize).filter(|&&place| place != NEW).map(|&place| place as usize)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::item::Item;

    fn results(ids: &[u8]) -> Results {
        let items: Vec<Item> = ids.iter().map(|id| Item::new(&id.to_string()).unwrap()).collect();
        Results::new(items, None, 0).unwrap()
    }

    fn shuffled(most: usize) -> impl Strategy<Value = (Vec<u8>, Vec<u32>)> {
        prop::collection::vec(0..40_u8, 0..most).prop_flat_map(|ids| {
            let order = Just((0..ids.len() as u32).collect::<Vec<_>>()).prop_shuffle();
            (Just(ids), order)
        })
    }

    proptest! {
        #[test]
        fn every_item_is_there_once_what_stays_keeps_its_sequence_and_its_place_where_nothing_closes_up(
            (before, displayed) in shuffled(30),
            (now, wish) in shuffled(30),
        ) {
            let kept = KeptPlaces::of(&results(&now), &results(&before), &displayed);
            let held = kept.hold(&wish);
            let mut sorted = held.clone();
            sorted.sort_unstable();
            prop_assert_eq!(sorted, (0..now.len() as u32).collect::<Vec<_>>());

            let places: Vec<usize> = held.iter().filter_map(|&item| kept.place(item)).collect();
            prop_assert!(places.is_sorted());
            let left = before.len() - places.len();
            let new = now.len() - places.len();
            if new >= left {
                prop_assert!(held.iter().enumerate().all(|(at, &item)| kept.place(item).is_none_or(|place| place == at)));
            }
            for &item in &held {
                let place = kept.place(item);
                prop_assert!(place.is_none_or(|place| before[displayed[place] as usize] == now[item as usize]));
            }
        }
    }

    #[test]
    fn it_is_the_same_list_while_hardly_anything_has_left_and_a_few_suggestions_are_no_page() {
        let same = |before: std::ops::Range<u8>, now: std::ops::Range<u8>| {
            let before: Vec<u8> = before.collect();
            let order: Vec<u32> = (0..before.len() as u32).collect();
            let kept = KeptPlaces::of(&results(&now.collect::<Vec<_>>()), &results(&before), &order);
            (kept.is_same_list(false), kept.are_same_items())
        };
        assert_eq!(same(0..24, 0..24), (true, true));
        assert_eq!(same(0..24, 1..25), (true, true));
        assert_eq!(same(0..24, 4..28), (true, true));
        assert_eq!(same(0..24, 5..29), (false, false));
        assert_eq!(same(0..4, 1..5), (true, true));
        assert_eq!(same(0..4, 2..6), (false, false));
        assert_eq!(same(0..12, 0..120), (true, false));
        assert_eq!(same(0..5, 0..15), (true, false));
        assert_eq!(same(0..5, 0..24), (false, false));
        assert_eq!(same(0..24, 30..30), (false, false));
        assert_eq!(same(3..3, 0..24), (false, false));
    }
}
