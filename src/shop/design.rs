//! The sample's lists as rows of numbers, each by the odds of users other than its own.

use rayon::prelude::*;

use super::odds::{Method, Odds};
use super::part::Part;
use super::sample::Kept;
use super::softmax::Choices;
use super::sums::Sums;
use super::user::FOLDS;
use crate::crowd::Given;
use crate::tokens::Hash;

/// Columns: −ln of the server's place, the item's odds, what the query adds, what the last choices add.
pub const PLACE: usize = 0;
pub const ITEM: usize = 1;
pub const QUERY: usize = 2;
pub const NEIGHBOURS: usize = 3;

/// The lists of the sample, user by user.
#[derive(Default)]
pub struct Design {
    pub lists: Vec<Choices>,
    /// How many lists each user has.
    pub users: Vec<usize>,
}

impl Design {
    /// With odds of that method.
    pub fn new(part: &Part, sums: &Sums, method: Method) -> Design {
        let odds = (0..FOLDS as u8).into_par_iter().map(|fold| Odds::new(sums, method, Some(fold)));
        let odds: Vec<Odds> = odds.collect();
        let odds = &odds;
        let of_users = part.sample.users();
        let lists = of_users.flat_map(|(user, lists)| {
            let odds = &odds[usize::from(user.fold())];
            lists.iter().map(move |list| (odds, list))
        });
        let lists: Vec<(&Odds, &Kept)> = lists.collect();
        Design {
            lists: lists.into_par_iter().map(|(odds, list)| choices(sums, odds, list)).collect(),
            users: part.sample.users().map(|(_, lists)| lists.len()).collect(),
        }
    }

    /// What a function gives for each list, added up user by user: the sum, and how many choices it is of.
    pub fn by_user(&self, of: impl Fn(&Choices) -> f64 + Sync) -> Vec<(f64, u32)> {
        self.by_user_where(&|_| true, of)
    }

    /// The same of some of the lists.
    pub fn by_user_where(
        &self,
        wanted: &(dyn Fn(&Choices) -> bool + Sync),
        of: impl Fn(&Choices) -> f64 + Sync,
    ) -> Vec<(f64, u32)> {
        // On all cores, and added up in the lists' order.
        let of = |list: &Choices| wanted(list).then(|| (of(list), list.chosen.len() as u32));
        let lists: Vec<Option<(f64, u32)>> = self.lists.par_iter().map(of).collect();
        let mut lists = lists.into_iter();
        let user = |&count: &usize| {
            let own = lists.by_ref().take(count).flatten();
            own.fold((0.0, 0), |(sum, choices), (own, chosen)| (sum + own, choices + chosen))
        };
        self.users.iter().map(user).collect()
    }
}

/// A place from 0 as the first column has it.
pub fn by_place(place: usize) -> f32 {
    -(place as f32).ln_1p()
}

fn choices(sums: &Sums, odds: &Odds, list: &Kept) -> Choices {
    let row = |(place, id): (usize, &Hash)| {
        let Some(&item) = sums.index.get(id) else { return [by_place(place), 0.0, 0.0, 0.0] };
        let Some(own) = odds.items[item as usize] else {
            return [by_place(place), odds.of_groups(sums.groups[item as usize]), 0.0, 0.0];
        };
        let added = |given| odds.added.get(&(given, item)).map_or(0.0, |added| added.nats);
        let by_query = list.query.map_or(0.0, |query| added(Given::Query(query)));
        let others = list.recent.iter().filter(|&chosen| chosen != id);
        [by_place(place), own, by_query, others.map(|&chosen| added(Given::Chosen(chosen))).sum()]
    };
    Choices {
        rows: list.items.iter().enumerate().map(row).collect(),
        chosen: list.chosen.clone(),
        of_stranger: list.recent.is_empty(),
    }
}
