//! The sample's lists as rows of numbers, each by the odds of users other than its own.

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
        let odds: Vec<Odds> = (0..FOLDS as u8).map(|fold| Odds::new(sums, method, Some(fold))).collect();
        let mut design = Design::default();
        for (user, lists) in part.sample.users() {
            let odds = &odds[usize::from(user.fold())];
            design.users.push(lists.len());
            design.lists.extend(lists.iter().map(|list| choices(sums, odds, list)));
        }
        design
    }

    /// What a function gives for each list, added up user by user: the sum, and how many choices it is of.
    pub fn by_user(&self, of: impl Fn(&Choices) -> f64) -> Vec<(f64, u32)> {
        self.by_user_where(&|_| true, of)
    }

    /// The same of some of the lists.
    pub fn by_user_where(&self, wanted: &dyn Fn(&Choices) -> bool, of: impl Fn(&Choices) -> f64) -> Vec<(f64, u32)> {
        let mut lists = self.lists.iter();
        let user = |&count: &usize| {
            let own = lists.by_ref().take(count).filter(|list| wanted(list));
            own.fold((0.0, 0), |(sum, choices), list| (sum + of(list), choices + list.chosen.len() as u32))
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
