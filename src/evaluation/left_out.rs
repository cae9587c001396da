//! A shop measured by a base that was trained without it: what is kept of each of its users, so that the figures of several
//! trainings can be averaged and told with intervals.

use super::bootstrap::{Interval, interval};
use super::rankers::Ranker;
use super::tally::{Part, STRATA, Tally};

/// What is compared: the server's order, the frequency baseline, the base.
const RANKERS: [Ranker; 3] = [Ranker::Server, Ranker::Frequency, Ranker::Base];

/// All choices, and those of each stratum.
const PARTS: usize = 1 + STRATA.len();

/// One user's choices in one part: how many, and their reciprocal ranks summed up, by the server's order, by the frequency
/// baseline and by the base.
pub type Held = (u32, [f64; 3]);

/// The users of a shop that was left out of training: for each all choices, then those of each of the [`STRATA`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LeftOut {
    users: Vec<[Held; PARTS]>,
}

impl LeftOut {
    /// What a measurement kept.
    pub fn of(tally: &Tally) -> LeftOut {
        let parts = std::iter::once(Part::All).chain((0..STRATA.len()).map(Part::Stratum));
        let mut users = vec![[(0, [0.0; 3]); PARTS]; tally.users()];
        for (at, part) in parts.enumerate() {
            users.iter_mut().zip(tally.sums_by_user(part, RANKERS)).for_each(|(user, held)| user[at] = held);
        }
        LeftOut { users }
    }

    /// Of each user's parts; `None` where a user has not as many as there are.
    pub fn from_users(users: Vec<Vec<Held>>) -> Option<LeftOut> {
        let users = users.into_iter().map(|parts| parts.try_into().ok());
        users.collect::<Option<Vec<[Held; PARTS]>>>().map(|users| LeftOut { users })
    }

    /// User by user, part by part.
    pub fn users(&self) -> &[[Held; PARTS]] {
        &self.users
    }

    /// The mean of several trainings, user by user; `None` of none, or where they did not measure the same choices.
    pub fn mean(trainings: &[LeftOut]) -> Option<LeftOut> {
        let (first, others) = trainings.split_first()?;
        let mut mean = first.clone();
        for other in others {
            if other.users.len() != mean.users.len() {
                return None;
            }
            let parts = mean.users.iter_mut().flatten().zip(other.users.iter().flatten());
            for ((choices, sums), (more, added)) in parts {
                if choices != more {
                    return None;
                }
                sums.iter_mut().zip(added).for_each(|(sum, added)| *sum += added);
            }
        }
        let count = trainings.len() as f64;
        mean.users.iter_mut().flatten().flat_map(|(_, sums)| sums).for_each(|sum| *sum /= count);
        Some(mean)
    }

    /// How many choices.
    pub fn choices(&self) -> u64 {
        self.users.iter().map(|parts| u64::from(parts[0].0)).sum()
    }

    /// MRR of all choices: of the server's order, the frequency baseline and the base; NaN where nobody chose.
    pub fn mrr(&self) -> [f64; 3] {
        let mut sums = [0.0; 3];
        for parts in &self.users {
            sums.iter_mut().zip(parts[0].1).for_each(|(sum, own)| *sum += own);
        }
        sums.map(|sum| sum / self.choices() as f64)
    }

    /// How much higher the base's MRR is than the server's order; `None` where nobody chose.
    pub fn above_server(&self) -> Option<Interval> {
        self.lead(0, 0)
    }

    /// The same against the frequency baseline.
    pub fn above_frequency(&self) -> Option<Interval> {
        self.lead(0, 1)
    }

    /// The base against the server's order in one of the [`STRATA`]; `None` where nobody chose there.
    pub fn stratum_above_server(&self, stratum: usize) -> Option<Interval> {
        self.lead(1 + stratum, 0)
    }

    fn lead(&self, part: usize, over: usize) -> Option<Interval> {
        let users = self.users.iter().filter_map(|parts| parts.get(part));
        interval(&users.map(|(choices, sums)| (sums[2] - sums[over], *choices)).collect::<Vec<_>>())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::Replayed;
    use crate::evaluation::tally::UserSums;

    /// Of users who made so many choices one after the other, which the base put first, the others second.
    fn measured(choices: &[u32]) -> Tally {
        let mut tally = Tally::default();
        for &count in choices {
            let mut user = UserSums::default();
            for earlier in 0..count {
                let mut ranks = [1; Ranker::ALL.len()];
                ranks[Ranker::Base as usize] = 0;
                tally.add(&mut user, earlier, false, &ranks);
            }
            tally.close(user, Replayed::default());
        }
        tally
    }

    #[test]
    fn it_tells_what_the_measurement_told() {
        let tally = measured(&[1, 4, 30]);
        let left_out = LeftOut::of(&tally);
        assert_eq!((left_out.choices(), left_out.mrr()), (35, [0.5, 0.5, 1.0]));
        assert_eq!(left_out.above_server(), tally.difference(Part::All, Ranker::Base, Ranker::Server));
        for stratum in 0..STRATA.len() {
            let told = tally.difference(Part::Stratum(stratum), Ranker::Base, Ranker::Server);
            assert_eq!(left_out.stratum_above_server(stratum), told);
        }
        let again = LeftOut::from_users(left_out.users().iter().map(|parts| parts.to_vec()).collect());
        assert_eq!(again, Some(left_out));
        assert_eq!(LeftOut::from_users(vec![vec![(1, [0.0; 3])]]), None);
    }

    #[test]
    fn trainings_are_averaged_and_must_have_measured_the_same() {
        let one = LeftOut::of(&measured(&[2, 3]));
        let mut other = one.clone();
        other.users.iter_mut().flatten().for_each(|(_, sums)| sums[2] /= 2.0);
        let mean = LeftOut::mean(&[one.clone(), other]).unwrap();
        assert_eq!(mean.mrr(), [0.5, 0.5, 0.75]);
        assert_eq!(LeftOut::mean(&[one.clone(), LeftOut::of(&measured(&[2, 4]))]), None);
        assert_eq!(LeftOut::mean(&[one, LeftOut::of(&measured(&[2]))]), None);
        assert_eq!(LeftOut::mean(&[]), None);
    }
}
