//! How sure a difference is: a paired bootstrap over users.

use rayon::prelude::*;

use crate::random::Dice;

/// How often the users are drawn anew.
const RESAMPLES: usize = 1_000;

/// A fixed seed: the same log gives the same interval.
const SEED: u64 = 0x5e1f_5e1f;

/// A mean and the ends of its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The mean.
    pub mean: f64,
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// On which side of zero an interval lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// All of it above.
    Above,
    /// All of it below.
    Below,
    /// Zero is in it: not to be told from noise.
    Open,
}

impl Interval {
    /// In figures: the mean and, in brackets, the ends.
    pub fn text(self) -> String {
        // A zero added turns -0 into 0.
        let [mean, low, high] = [self.mean, self.low, self.high].map(|value| (value * 1e4).round() / 1e4 + 0.0);
        format!("{mean:+.4} ({low:+.4} to {high:+.4})")
    }

    /// Where it lies.
    pub fn side(self) -> Side {
        match self {
            Interval { low, .. } if low > 0.0 => Side::Above,
            Interval { high, .. } if high < 0.0 => Side::Below,
            _ => Side::Open,
        }
    }
}

/// The mean difference an example and its 95 % interval; `None` where there is no example.
///
/// One entry a user: the sum of the differences over the user's examples, and how many they are. Users are drawn whole,
/// with replacement, since one user's choices are not independent of each other; the interval lies between the 2.5th
/// and the 97.5th percentile of the means drawn (Efron's percentile method). Cost: 1,000 passes over the users, on all cores.
pub fn interval(users: &[(f64, u32)]) -> Option<Interval> {
    let users: Vec<(f64, u32)> = users.iter().copied().filter(|&(_, examples)| examples > 0).collect();
    if users.is_empty() {
        return None;
    }
    // Each resample's draws follow those of the one before, whichever core makes them.
    let drawn = |resample: usize| {
        let mut dice = Dice::new(SEED, 0).after((resample * users.len()) as u64);
        mean((0..users.len()).map(|_| *dice.pick(&users)))
    };
    let mut means: Vec<f64> = (0..RESAMPLES).into_par_iter().with_min_len(50).map(drawn).collect();
    means.sort_unstable_by(f64::total_cmp);
    let at = |share: f64| means[((RESAMPLES - 1) as f64 * share).round() as usize];
    Some(Interval { mean: mean(users.iter().copied()), low: at(0.025), high: at(0.975) })
}

fn mean(users: impl Iterator<Item = (f64, u32)>) -> f64 {
    let (sum, examples) = users.fold((0.0, 0.0), |(sum, count), (more, n)| (sum + more, count + f64::from(n)));
    sum / examples
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_is_the_one_of_the_normal_approximation() {
        // 400 users with one example each, differences 0 and 1 in turn: mean 0.5, standard error 0.5 / 20.
        let users: Vec<(f64, u32)> = (0..400).map(|n| (f64::from(n % 2), 1)).collect();
        let found = interval(&users).unwrap();
        assert_eq!(found.mean, 0.5);
        assert!((found.low - (0.5 - 1.96 * 0.025)).abs() < 0.005, "{found:?}");
        assert!((found.high - (0.5 + 1.96 * 0.025)).abs() < 0.005, "{found:?}");
    }

    #[test]
    fn resamples_are_those_of_one_stream_of_draws() {
        let users: Vec<(f64, u32)> = (0..37).map(|n| (f64::from(n * n % 11), n % 5 + 1)).collect();
        let mut dice = Dice::new(SEED, 0);
        let mut means: Vec<f64> = (0..RESAMPLES).map(|_| mean((0..37).map(|_| *dice.pick(&users)))).collect();
        means.sort_unstable_by(f64::total_cmp);
        let found = interval(&users).unwrap();
        assert_eq!((found.low, found.high), (means[25], means[974]));
    }

    #[test]
    fn a_difference_is_told_with_its_ends_and_no_negative_zero() {
        let own = Interval { mean: -0.00001, low: -0.0123, high: 0.01 };
        assert_eq!(own.text(), "+0.0000 (-0.0123 to +0.0100)");
        assert_eq!((own.side(), Interval { low: 0.001, ..own }.side()), (Side::Open, Side::Above));
    }

    #[test]
    fn a_user_with_many_examples_is_one_draw() {
        let alone = interval(&[(10.0, 100)]).unwrap();
        assert_eq!(alone, Interval { mean: 0.1, low: 0.1, high: 0.1 });
        let two = interval(&[(0.0, 100), (100.0, 100)]).unwrap();
        assert_eq!((two.mean, two.low, two.high), (0.5, 0.0, 1.0));
    }

    #[test]
    fn no_example_gives_no_interval() {
        assert_eq!(interval(&[]), None);
        assert_eq!(interval(&[(0.0, 0)]), None);
    }
}
