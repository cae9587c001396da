//! What a measurement keeps: sums over choices for each ranker, and for each user what a bootstrap needs.

use reshelf::metrics::{hit_at, ndcg_at, reciprocal_rank};

use crate::bootstrap::{self, Interval};
use crate::rankers::Ranker;
use crate::replay::Replayed;

const RANKERS: usize = Ranker::ALL.len();

/// The user's earlier choices by which results are told apart: a name, and the fewest of them.
pub const STRATA: [(&str, u32); 5] = [("0", 0), ("1-2", 1), ("3-5", 3), ("6-20", 6), ("21+", 21)];

/// From this many earlier choices on the adapter may count.
const PRACTISED: u32 = 6;

/// The displayed rank of one chosen item, from 0, by each ranker; of a ranker left out it is not read.
pub type Ranks = [usize; RANKERS];

/// The measures of one ranker, summed up or averaged.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Measures {
    pub mrr: f64,
    pub ndcg10: f64,
    pub hit1: f64,
}

/// Sums over choices.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sums {
    pub examples: u64,
    by_ranker: [Measures; RANKERS],
}

/// A part of the choices whose differences are given with an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Every choice.
    All,
    /// Those with six or more earlier ones.
    Practised,
    /// Those from lists that training may use.
    SeenLists,
    /// Those from lists that are kept out of training.
    UnseenLists,
}

/// One user's reciprocal ranks in one part.
#[derive(Clone, Copy, Debug, Default)]
struct UserPart {
    examples: u32,
    by_ranker: [f64; RANKERS],
}

/// One user's sums while being replayed, and after.
#[derive(Clone, Copy, Debug, Default)]
pub struct UserSums {
    parts: [UserPart; 4],
}

/// All sums of a measurement. Memory: a few numbers a user.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    pub all: Sums,
    pub strata: [Sums; STRATA.len()],
    pub seen_lists: Sums,
    pub unseen_lists: Sums,
    pub met: Replayed,
    users: Vec<UserSums>,
}

impl Sums {
    fn add(&mut self, ranks: &Ranks) {
        self.examples += 1;
        for (sum, &rank) in self.by_ranker.iter_mut().zip(ranks) {
            sum.mrr += reciprocal_rank(rank);
            sum.ndcg10 += ndcg_at(10, rank);
            sum.hit1 += hit_at(1, rank);
        }
    }

    fn merge(&mut self, other: &Sums) {
        self.examples += other.examples;
        for (sum, more) in self.by_ranker.iter_mut().zip(&other.by_ranker) {
            sum.mrr += more.mrr;
            sum.ndcg10 += more.ndcg10;
            sum.hit1 += more.hit1;
        }
    }

    /// A ranker's means; `None` where there is no example.
    pub fn means(&self, ranker: Ranker) -> Option<Measures> {
        let sum = self.by_ranker[ranker as usize];
        let mean = |total: f64| total / self.examples as f64;
        (self.examples > 0).then(|| Measures { mrr: mean(sum.mrr), ndcg10: mean(sum.ndcg10), hit1: mean(sum.hit1) })
    }
}

impl UserPart {
    fn add(&mut self, ranks: &Ranks) {
        self.examples += 1;
        for (sum, &rank) in self.by_ranker.iter_mut().zip(ranks) {
            *sum += reciprocal_rank(rank);
        }
    }
}

impl UserSums {
    /// True where the user made no choice that could be held against a list.
    pub fn is_empty(&self) -> bool {
        self.parts[Part::All as usize].examples == 0
    }
}

impl Tally {
    /// One choice of `user`, who had made `earlier` ones before, from a list held out or not.
    pub fn add(&mut self, user: &mut UserSums, earlier: u32, held_out: bool, ranks: &Ranks) {
        self.all.add(ranks);
        user.parts[Part::All as usize].add(ranks);
        if let Some(stratum) = STRATA.iter().rposition(|&(_, fewest)| earlier >= fewest) {
            self.strata[stratum].add(ranks);
        }
        if earlier >= PRACTISED {
            user.parts[Part::Practised as usize].add(ranks);
        }
        let (sums, part) = match held_out {
            true => (&mut self.unseen_lists, Part::UnseenLists),
            false => (&mut self.seen_lists, Part::SeenLists),
        };
        sums.add(ranks);
        user.parts[part as usize].add(ranks);
    }

    /// One user is through.
    pub fn close(&mut self, user: UserSums, met: Replayed) {
        self.met.add(met);
        if !user.is_empty() {
            self.users.push(user);
        }
    }

    /// Adds another log's sums.
    pub fn merge(&mut self, other: &Tally) {
        self.all.merge(&other.all);
        self.strata.iter_mut().zip(&other.strata).for_each(|(sum, more)| sum.merge(more));
        self.seen_lists.merge(&other.seen_lists);
        self.unseen_lists.merge(&other.unseen_lists);
        self.met.add(other.met);
        self.users.extend_from_slice(&other.users);
    }

    /// How many users made a choice.
    pub fn users(&self) -> usize {
        self.users.len()
    }

    /// How much higher the first ranker's reciprocal rank is in a part; `None` where it has no example.
    pub fn difference(&self, part: Part, better: Ranker, than: Ranker) -> Option<Interval> {
        let difference = |user: &UserSums| {
            let part = &user.parts[part as usize];
            (part.by_ranker[better as usize] - part.by_ranker[than as usize], part.examples)
        };
        bootstrap::interval(&self.users.iter().map(difference).collect::<Vec<_>>())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_fall_into_their_stratum_and_parts() {
        let mut tally = Tally::default();
        let mut user = UserSums::default();
        for earlier in [0, 2, 5, 6, 20, 21, 400, 500] {
            tally.add(&mut user, earlier, earlier == 6, &[1, 0, 0, 0, 0, 0]);
        }
        tally.close(user, Replayed::default());
        assert_eq!(tally.strata.map(|sums| sums.examples), [1, 1, 1, 2, 3]);
        let parts = [&tally.all, &tally.seen_lists, &tally.unseen_lists].map(|sums| sums.examples);
        assert_eq!((parts, tally.users()), ([8, 7, 1], 1));
        let means = tally.all.means(Ranker::Server).unwrap();
        assert!(means.mrr == 0.5 && (means.ndcg10 - ndcg_at(10, 1)).abs() < 1e-12 && means.hit1 == 0.0, "{means:?}");
        let lead = tally.difference(Part::Practised, Ranker::OwnCount, Ranker::Server).unwrap();
        assert_eq!((lead.mean, lead.low), (0.5, 0.5));
    }

    #[test]
    fn merged_logs_count_together() {
        let mut one = Tally::default();
        let mut user = UserSums::default();
        one.add(&mut user, 0, false, &[0; RANKERS]);
        one.close(user, Replayed { lists: 1, choices: 1, unlisted: 0 });
        let mut both = one.clone();
        both.merge(&one);
        assert_eq!((both.all.examples, both.users(), both.met.lists), (2, 2, 2));
        assert_eq!(both.unseen_lists.means(Ranker::Server), None);
    }
}
