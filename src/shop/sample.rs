//! Lists that weights are fitted to: of all users where that is not too much, else of as many as fit.

use std::collections::BTreeMap;

use super::lists::List;
use super::user::User;
use crate::event::Millis;
use crate::tokens::Hash;

/// Items of the lists that are kept: forty megabytes.
const MOST: usize = 5_000_000;

/// A list as it is kept: ids alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    pub at: Millis,
    pub query: Option<Hash>,
    /// In the server's order.
    pub items: Vec<Hash>,
    /// Where each was displayed; `None` where that is the server's order.
    pub places: Option<Vec<u16>>,
    pub recent: Vec<Hash>,
    pub chosen: Vec<u32>,
}

impl Kept {
    /// Where each item was displayed, from 0.
    pub fn displayed(&self) -> Vec<u16> {
        self.places.clone().unwrap_or_else(|| (0..=u16::MAX).take(self.items.len()).collect())
    }
}

impl From<&List> for Kept {
    fn from(list: &List) -> Kept {
        let items = list.items.iter().map(|item| item.id().0).collect();
        let is_servers = (0..).zip(&list.places).all(|(index, &place)| index == place);
        let places = (!is_servers).then(|| list.places.clone());
        Kept { at: list.at, query: list.query, items, places, recent: list.recent.clone(), chosen: list.chosen.clone() }
    }
}

/// Whole users, those with the lowest numbers, as far as there is room.
///
/// Which users are kept depends on nothing but who there is, not on the order in which they come or which part has them: from
/// the first on for whom there was no room in any part, none is kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sample {
    users: BTreeMap<User, Vec<Kept>>,
    items: usize,
    /// The lowest user for whom there was no room.
    first_left_out: Option<User>,
}

impl Sample {
    /// Adds a user, who is in no other part.
    pub fn add(&mut self, user: User, lists: Vec<Kept>) {
        if self.first_left_out.is_some_and(|first| user >= first) || lists.is_empty() {
            return;
        }
        self.items += items(&lists);
        self.users.insert(user, lists);
        while self.items > MOST
            && let Some((user, lists)) = self.users.pop_last()
        {
            self.items -= items(&lists);
            self.first_left_out = Some(user);
        }
    }

    /// Adds those of another part.
    pub fn merge(&mut self, other: Sample) {
        if let Some(user) = other.first_left_out
            && self.first_left_out.is_none_or(|first| user < first)
        {
            let gone = self.users.split_off(&user);
            self.items -= gone.values().map(|lists| items(lists)).sum::<usize>();
            self.first_left_out = Some(user);
        }
        other.users.into_iter().for_each(|(user, lists)| self.add(user, lists));
    }

    /// The users in the order of their numbers, and their lists in the order in which they came up.
    pub fn users(&self) -> impl ExactSizeIterator<Item = (User, &[Kept])> {
        self.users.iter().map(|(&user, lists)| (user, &lists[..]))
    }

    pub(super) fn first_left_out(&self) -> Option<User> {
        self.first_left_out
    }

    pub(super) fn from_parts(users: BTreeMap<User, Vec<Kept>>, first_left_out: Option<User>) -> Sample {
        let items = users.values().map(|lists| items(lists)).sum();
        Sample { users, items, first_left_out }
    }
}

fn items(lists: &[Kept]) -> usize {
    lists.iter().map(|list| list.items.len()).sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn list(items: usize) -> Vec<Kept> {
        vec![Kept { at: 0, query: None, items: vec![7; items], places: None, recent: Vec::new(), chosen: vec![0] }]
    }

    fn sample(users: &[(u64, usize)]) -> Sample {
        let mut sample = Sample::default();
        users.iter().for_each(|&(user, items)| sample.add(User::from_number(user), list(items)));
        sample
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn whatever_the_parts_the_same_users_are_kept(
            users in prop::collection::btree_map(any::<u64>(), 1..MOST / 3, 0..16),
            parts in prop::collection::vec(0_usize..3, 16),
        ) {
            let users: Vec<(u64, usize)> = users.into_iter().collect();
            let whole = sample(&users);
            let part = |n: usize| {
                let own = users.iter().zip(&parts).filter(|&(_, &of)| of == n).map(|(&user, _)| user);
                sample(&own.rev().collect::<Vec<_>>())
            };
            let mut merged = part(2);
            merged.merge(part(0));
            merged.merge(part(1));
            prop_assert!(merged == whole);
            prop_assert!(whole.items <= MOST);
        }
    }
}
