//! The sample's lists as rows of numbers, each by the odds of users other than its own.

use super::count::Under;
use super::odds::{Method, Odds, Sums};
use super::part::Part;
use super::sample::Kept;
use super::softmax::Choices;
use super::user::FOLDS;
use crate::tokens::Hash;

/// Columns: −ln of the server's place, the item's odds, what the query adds, what the last choices add.
pub const PLACE: usize = 0;
pub const ITEM: usize = 1;
pub const QUERY: usize = 2;
pub const NEIGHBOURS: usize = 3;

/// The lists of the sample, user by user.
pub struct Design {
    pub lists: Vec<Choices>,
    /// How many lists each user has.
    pub users: Vec<usize>,
}

impl Design {
    /// With odds of that method; the columns of queries and neighbours only where they are asked for.
    pub fn new(part: &Part, sums: &Sums, method: Method, whole: bool) -> Design {
        let odds: Vec<Odds> = (0..FOLDS as u8).map(|fold| sums.odds(method, Some(fold))).collect();
        let mut design = Design { lists: Vec::new(), users: Vec::new() };
        for (user, lists) in part.sample.users() {
            let odds = &odds[usize::from(user.fold())];
            design.users.push(lists.len());
            design.lists.extend(lists.iter().map(|list| choices(sums, odds, list, whole)));
        }
        design
    }

    /// What a function gives for each list, added up user by user: the sum, and how many choices it is of.
    pub fn by_user(&self, of: impl Fn(&Choices) -> f64) -> Vec<(f64, u32)> {
        let mut lists = self.lists.iter();
        let user = |&count: &usize| {
            let own = lists.by_ref().take(count);
            own.fold((0.0, 0), |(sum, choices), list| (sum + of(list), choices + list.chosen.len() as u32))
        };
        self.users.iter().map(user).collect()
    }
}

fn choices(sums: &Sums, odds: &Odds, list: &Kept, whole: bool) -> Choices {
    let recent: Vec<u32> = list.recent.iter().filter_map(|id| sums.index.get(id).copied()).collect();
    let row = |(place, id): (usize, &Hash)| {
        let by_place = -(place as f32).ln_1p();
        let Some(&item) = sums.index.get(id) else { return [by_place, 0.0, 0.0, 0.0] };
        let Some(own) = odds.items[item as usize] else {
            let groups = sums.groups_of(item);
            let by_groups = groups.iter().flatten().filter_map(|group| odds.groups.get(group)).sum();
            return [by_place, by_groups, 0.0, 0.0];
        };
        let added = |under| odds.added.get(&(under, item)).map_or(0.0, |added| added.nats);
        let [mut by_query, mut by_recent] = [0.0; 2];
        if whole {
            by_query = list.query.map_or(0.0, |query| added(Under::Query(query)));
            let others = recent.iter().filter(|&&chosen| chosen != item);
            by_recent = others.map(|&chosen| added(Under::Chosen(sums.items[chosen as usize]))).sum();
        }
        [by_place, own, by_query, by_recent]
    };
    Choices { rows: list.items.iter().enumerate().map(row).collect(), chosen: list.chosen.clone() }
}
