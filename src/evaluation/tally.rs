//! What a measurement keeps: sums over choices for each ranker, and for each user what a bootstrap needs.

use super::bootstrap::{self, Interval};
use super::rankers::Ranker;
use super::replay::Replayed;
use crate::metrics::{hit_at, ndcg_at, reciprocal_rank};

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
    /// Mean reciprocal rank.
    pub mrr: f64,
    /// NDCG over the first ten places.
    pub ndcg10: f64,
    /// The share of choices whose item stood first.
    pub hit1: f64,
}

/// Sums over choices.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sums {
    /// How many choices.
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
    /// Those of one of the [`STRATA`], by its place there.
    Stratum(usize),
    /// Those from lists that came up before shoppers of whom nothing was known.
    Strangers,
}

/// How many parts there are.
const PARTS: usize = 5 + STRATA.len();

impl Part {
    /// Its place among a user's parts.
    fn index(self) -> usize {
        match self {
            Part::All => 0,
            Part::Practised => 1,
            Part::SeenLists => 2,
            Part::UnseenLists => 3,
            Part::Strangers => 4,
            Part::Stratum(stratum) => 5 + stratum,
        }
    }
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
    parts: [UserPart; PARTS],
}

/// All sums of a measurement. Memory: a few numbers a user.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Every choice.
    pub all: Sums,
    /// By the user's earlier choices, in the order of [`STRATA`].
    pub strata: [Sums; STRATA.len()],
    /// Choices from lists that training may use.
    pub seen_lists: Sums,
    /// Choices from lists that are kept out of training.
    pub unseen_lists: Sums,
    /// Choices from lists that came up before strangers.
    pub strangers: Sums,
    /// What the replay met.
    pub met: Replayed,
    users: Vec<UserSums>,
}

impl Sums {
    /// One choice.
    pub fn add(&mut self, ranks: &Ranks) {
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
        self.of(Part::All).examples == 0
    }

    fn of(&self, part: Part) -> &UserPart {
        &self.parts[part.index()]
    }

    fn add(&mut self, part: Part, ranks: &Ranks) {
        self.parts[part.index()].add(ranks);
    }
}

impl Tally {
    /// One choice of `user` from a list that came up when nothing was known of them.
    pub fn add_of_stranger(&mut self, user: &mut UserSums, ranks: &Ranks) {
        self.strangers.add(ranks);
        user.add(Part::Strangers, ranks);
    }

    /// One choice of `user`, who had made `earlier` ones before, from an unseen list or not.
    pub fn add(&mut self, user: &mut UserSums, earlier: u32, unseen: bool, ranks: &Ranks) {
        self.all.add(ranks);
        user.add(Part::All, ranks);
        if let Some(stratum) = STRATA.iter().rposition(|&(_, fewest)| earlier >= fewest) {
            self.strata[stratum].add(ranks);
            user.add(Part::Stratum(stratum), ranks);
        }
        if earlier >= PRACTISED {
            user.add(Part::Practised, ranks);
        }
        let (sums, part) = match unseen {
            true => (&mut self.unseen_lists, Part::UnseenLists),
            false => (&mut self.seen_lists, Part::SeenLists),
        };
        sums.add(ranks);
        user.add(part, ranks);
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
        self.strangers.merge(&other.strangers);
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
            let part = user.of(part);
            (part.by_ranker[better as usize] - part.by_ranker[than as usize], part.examples)
        };
        bootstrap::interval(&self.users.iter().map(difference).collect::<Vec<_>>())
    }

    /// How many choices of a part each user made, and their reciprocal ranks by a few rankers, summed up; users in the order
    /// in which they were measured, those without a choice in the part as well.
    pub fn sums_by_user<const N: usize>(
        &self,
        part: Part,
        rankers: [Ranker; N],
    ) -> impl Iterator<Item = (u32, [f64; N])> {
        self.users.iter().map(move |user| user.of(part)).map(move |part| {
            let sums = rankers.map(|ranker| part.by_ranker[ranker as usize]);
            (part.examples, sums)
        })
    }

    /// The mean reciprocal ranks of two rankers, user by user, over those who have an example in a part.
    pub fn by_user(&self, part: Part, one: Ranker, other: Ranker) -> impl Iterator<Item = [f64; 2]> {
        self.users
            .iter()
            .map(move |user| user.of(part))
            .filter(|part| part.examples > 0)
            .map(move |part| [one, other].map(|ranker| part.by_ranker[ranker as usize] / f64::from(part.examples)))
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
            tally.add(&mut user, earlier, earlier == 6, &[1, 0, 0, 0, 0, 0, 0, 0, 0]);
        }
        tally.close(user, Replayed::default());
        assert_eq!(tally.strata.map(|sums| sums.examples), [1, 1, 1, 2, 3]);
        let parts = [&tally.all, &tally.seen_lists, &tally.unseen_lists].map(|sums| sums.examples);
        assert_eq!((parts, tally.users()), ([8, 7, 1], 1));
        let means = tally.all.means(Ranker::Server).unwrap();
        assert!(means.mrr == 0.5 && (means.ndcg10 - ndcg_at(10, 1)).abs() < 1e-12 && means.hit1 == 0.0, "{means:?}");
        let lead = tally.difference(Part::Practised, Ranker::Frequency, Ranker::Server).unwrap();
        assert_eq!((lead.mean, lead.low), (0.5, 0.5));
    }

    #[test]
    fn a_stratum_has_an_interval_of_its_own_users_and_choices() {
        let mut tally = Tally::default();
        // In the stratum 1-2 the frequency baseline gains 0.5 with one user and nothing with the other; elsewhere it loses.
        for gains in [true, false] {
            let mut user = UserSums::default();
            let mut ranks = [0; RANKERS];
            ranks[Ranker::Frequency as usize] = 1;
            tally.add(&mut user, 0, false, &ranks);
            ranks[Ranker::Server as usize] = 1;
            ranks[Ranker::Frequency as usize] = usize::from(!gains);
            tally.add(&mut user, 1, false, &ranks);
            tally.close(user, Replayed::default());
        }
        let of = |stratum| tally.difference(Part::Stratum(stratum), Ranker::Frequency, Ranker::Server);
        assert_eq!(of(1), Some(Interval { mean: 0.25, low: 0.0, high: 0.5 }));
        assert_eq!(of(0), Some(Interval { mean: -0.5, low: -0.5, high: -0.5 }));
        assert_eq!(of(2), None);
        let users: Vec<_> = tally.by_user(Part::Stratum(1), Ranker::Server, Ranker::Frequency).collect();
        assert_eq!(users, [[0.5, 1.0], [0.5, 0.5]]);
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
