//! The orders first shown in this visit, so that a list does not change under the shopper's eyes.

use crate::arrangement::{Arrangement, Rules};
use crate::event::Millis;
use crate::limits::Limit;
use crate::newest;
use crate::results::Results;
use crate::tokens::{self, Hash};

/// A visit is over after so long without a sign of the shopper: GA4's default for a session.
const VISIT: Millis = 30 * 60 * 1000;

/// Lists of one visit that are remembered, the most recently seen last.
pub const LISTS: Limit = Limit { what: "lists of a visit", max: 16 };

/// One list as it was first shown.
#[derive(Clone, Debug, PartialEq)]
pub struct FirstShown {
    /// What makes it this list: its query, the set of its items, and the rules.
    pub(crate) list: Hash,
    /// At each displayed slot the rank of its item's id among the list's ids. So it holds wherever the server puts it.
    pub(crate) ranks: Vec<u32>,
    pub(crate) personalised: bool,
}

/// The lists of the visit that is going on: at most 16, each with the order in which it first came up.
///
/// The same query with the same items and rules comes back as it was first shown. Another visit begins after
/// 30 minutes without a sign of the shopper. Cost: a pass over the ids, once to recall and once to remember.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Visit {
    lists: Vec<FirstShown>,
    last_at: Option<Millis>,
}

impl Visit {
    /// The shopper is there: a list came up, or anything else happened. `at` is now.
    pub fn active(&mut self, at: Millis) {
        if self.is_over(at) {
            self.lists.clear();
        }
        self.last_at = Some(at);
    }

    /// True where so much time has passed that whatever comes now is of another visit. `at` is now.
    pub fn is_over(&self, at: Millis) -> bool {
        self.last_at.is_some_and(|last| at.saturating_sub(last) > VISIT)
    }

    /// The order in which this list was first shown, where it was shown in this visit. `at` is now.
    ///
    /// `None` also where the server's order has changed since, so that pins or `max_shift` would be violated.
    pub fn recall(&mut self, results: &Results, rules: &Rules, at: Millis) -> Option<Arrangement> {
        self.active(at);
        let ids = results.by_id();
        let list = identity_of(results, rules);
        let at = self.lists.iter().rposition(|shown| shown.list == list)?;
        let shown = self.lists.remove(at);
        let order = shown.ranks.iter().map(|&rank| ids.get(rank as usize).map(|&(_, item)| item));
        let arrangement = order.collect::<Option<Vec<u32>>>().filter(|order| order.len() == results.len());
        let arrangement = arrangement.and_then(|order| Arrangement::of(order, shown.personalised));
        let arrangement = arrangement.filter(|arrangement| rules.allow(arrangement))?;
        self.lists.push(shown);
        Some(arrangement)
    }

    /// How a list is shown for the first time, or anew after the shopper asked for a fresh order, to be remembered.
    pub fn first_shown(results: &Results, rules: &Rules, arrangement: &Arrangement) -> FirstShown {
        let ids = results.by_id();
        let list = identity_of(results, rules);
        let mut rank_of = vec![0; ids.len()];
        for (rank, &(_, item)) in ids.iter().enumerate() {
            if let Some(of) = rank_of.get_mut(item as usize) {
                *of = rank as u32;
            }
        }
        let ranks = arrangement.order().iter().map(|&item| rank_of.get(item as usize).copied().unwrap_or(u32::MAX));
        FirstShown { list, ranks: ranks.collect(), personalised: arrangement.personalised() }
    }

    /// Remembers that order.
    #[inline(never)]
    pub fn remember(&mut self, shown: FirstShown) {
        self.lists.retain(|earlier| earlier.list != shown.list);
        newest::push(&mut self.lists, shown, LISTS.max);
    }

    /// Takes up the lists of the same visit on an earlier page or in another tab; those known here stay the newest.
    pub fn join(&mut self, other: Visit) {
        let own = std::mem::replace(self, other);
        self.last_at = self.last_at.max(own.last_at);
        own.lists.into_iter().for_each(|shown| self.remember(shown));
    }

    /// How many lists are remembered.
    #[allow(clippy::len_without_is_empty)]
    pub fn len(&self) -> usize {
        self.lists.len()
    }

    /// The lists, the most recently seen last, and when there was the last sign of the shopper.
    pub(crate) fn parts(&self) -> (&[FirstShown], Option<Millis>) {
        (&self.lists, self.last_at)
    }

    /// A visit of those parts.
    pub(crate) fn from_parts(lists: Vec<FirstShown>, last_at: Option<Millis>) -> Visit {
        Visit { lists, last_at }
    }

    /// Forgets all orders, as when the shopper says "forget me".
    pub fn clear(&mut self) {
        *self = Visit::default();
    }
}

/// What makes a list that list.
pub fn identity_of(results: &Results, rules: &Rules) -> Hash {
    let query = results.query().map_or(0, |query| query.whole());
    results
        .by_id()
        .iter()
        .fold(tokens::hash_number(rules.identity(), query), |hash, &(id, _)| tokens::hash_number(hash, id.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::item::Item;
    use crate::query::Query;

    const MINUTE: Millis = 60_000;

    fn results(query: &str, ids: &[&str]) -> Results {
        let items: Vec<Item> = ids.iter().map(|id| Item::new(id).unwrap()).collect();
        Results::new(items, Some(Query::new(query)), 0).unwrap()
    }

    fn order(order: &[u32]) -> Arrangement {
        Arrangement::of(order.to_vec(), true).unwrap()
    }

    #[test]
    fn a_list_comes_back_as_first_shown_even_where_the_server_shuffles_it() {
        let (mut visit, rules) = (Visit::default(), Rules::default());
        let list = results("shoes", &["a", "b", "c", "b"]);
        assert_eq!(visit.recall(&list, &rules, 0), None);
        visit.remember(Visit::first_shown(&list, &rules, &order(&[2, 0, 3, 1])));
        assert_eq!(visit.recall(&list, &rules, MINUTE), Some(order(&[2, 0, 3, 1])));
        let shuffled = results("Shoes!", &["c", "b", "b", "a"]);
        assert_eq!(visit.recall(&shuffled, &rules, MINUTE), Some(order(&[0, 3, 2, 1])));
        assert_eq!(visit.recall(&results("shoes", &["a", "b", "c"]), &rules, MINUTE), None);
        assert_eq!(visit.recall(&results("boots", &["a", "b", "c", "b"]), &rules, MINUTE), None);
    }

    #[test]
    fn half_an_hour_without_the_shopper_ends_the_visit() {
        let (mut visit, rules) = (Visit::default(), Rules::default());
        let list = results("shoes", &["a", "b"]);
        visit.recall(&list, &rules, 0);
        visit.remember(Visit::first_shown(&list, &rules, &order(&[1, 0])));
        assert!(visit.recall(&list, &rules, 30 * MINUTE).is_some());
        visit.active(50 * MINUTE);
        assert!(visit.recall(&list, &rules, 70 * MINUTE).is_some());
        assert!(visit.recall(&list, &rules, 101 * MINUTE).is_none());
    }

    #[test]
    fn a_visit_is_over_once_more_than_half_an_hour_went_by_and_asking_changes_nothing() {
        let mut visit = Visit::default();
        assert!([Millis::MIN, 0, Millis::MAX].iter().all(|&at| !visit.is_over(at)), "it never began");
        for last in [Millis::MIN, 0, MINUTE, Millis::MAX - 30 * MINUTE] {
            visit.active(last);
            let over = [0, 30 * MINUTE, 30 * MINUTE + 1].map(|later| visit.is_over(last.saturating_add(later)));
            assert_eq!(over, [false, false, last < Millis::MAX - 30 * MINUTE], "after {last}");
            assert!(!visit.is_over(last.saturating_sub(MINUTE)), "a clock that was put back ends nothing");
            assert_eq!(visit.parts().1, Some(last));
        }
        visit.active(Millis::MIN);
        assert!(visit.is_over(Millis::MAX));
    }

    #[test]
    fn other_rules_are_another_list_and_a_pin_is_never_recalled_away() {
        let list = results("shoes", &["a", "b", "c"]);
        let pinned = Rules::default().with_pinned([0]);
        let mut visit = Visit::default();
        visit.remember(Visit::first_shown(&list, &pinned, &order(&[0, 2, 1])));
        assert!(visit.recall(&list, &Rules::default().with_strength(0.0).unwrap(), 0).is_none());
        assert!(visit.recall(&results("shoes", &["c", "b", "a"]), &pinned, 0).is_none());
    }

    #[test]
    fn what_another_page_showed_joins_and_what_this_one_showed_stands() {
        let (mut here, mut there, rules) = (Visit::default(), Visit::default(), Rules::default());
        let [both, only_there] = [results("shoes", &["a", "b"]), results("boots", &["a", "b"])];
        here.remember(Visit::first_shown(&both, &rules, &order(&[0, 1])));
        there.active(MINUTE);
        there.remember(Visit::first_shown(&both, &rules, &order(&[1, 0])));
        there.remember(Visit::first_shown(&only_there, &rules, &order(&[1, 0])));
        here.join(there);
        assert_eq!(here.recall(&both, &rules, MINUTE), Some(order(&[0, 1])));
        assert_eq!(here.recall(&only_there, &rules, MINUTE), Some(order(&[1, 0])));
        here.join(Visit::default());
        assert_eq!(here.recall(&only_there, &rules, 40 * MINUTE), None, "the visit is over all the same");
    }

    #[test]
    fn only_the_newest_lists_are_kept() {
        let (mut visit, rules) = (Visit::default(), Rules::default());
        for n in 0..=LISTS.max {
            visit.remember(Visit::first_shown(&results(&n.to_string(), &["a", "b"]), &rules, &order(&[1, 0])));
        }
        assert!(visit.recall(&results("0", &["a", "b"]), &rules, 0).is_none());
        assert!(visit.recall(&results("1", &["a", "b"]), &rules, 0).is_some());
        visit.clear();
        assert!(visit.recall(&results("1", &["a", "b"]), &rules, 0).is_none());
    }
}
