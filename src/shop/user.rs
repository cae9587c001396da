//! A shopper as the counts know one: a number, and the fold of users that it falls into.

use crate::tokens::{self, Hash};

/// Users fall into so many folds; each is measured by odds of the others.
pub const FOLDS: usize = 5;

/// One shopper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct User(u64);

impl User {
    /// By the log's id.
    pub fn of(id: &str) -> User {
        User(mixed(tokens::hash(id)))
    }

    /// By what [`User::number`] gave.
    pub fn from_number(number: u64) -> User {
        User(number)
    }

    /// A number that stands for the shopper; those of all shoppers are spread evenly.
    pub fn number(self) -> u64 {
        self.0
    }

    /// The fold, below [`FOLDS`]. It says nothing of where the number stands among others.
    pub fn fold(self) -> u8 {
        (mixed(self.0) % FOLDS as u64) as u8
    }
}

/// The finaliser of SplitMix64 (Steele, Lea and Flood 2014): every bit depends on every other.
fn mixed(hash: Hash) -> u64 {
    let bits = (hash ^ hash >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let bits = (bits ^ bits >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ bits >> 31
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_are_of_one_size_wherever_the_numbers_stand() {
        let users: Vec<User> = (0..5_000).map(|n| User::of(&format!("user-{n}"))).collect();
        for lower in [true, false] {
            let half = users.iter().filter(|user| (user.number() < u64::MAX / 2) == lower);
            let mut folds = [0; FOLDS];
            half.for_each(|user| folds[usize::from(user.fold())] += 1);
            assert!(folds.iter().all(|&size| (400..600).contains(&size)), "{folds:?}");
        }
    }
}
