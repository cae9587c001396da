//! What is counted, and of what.

use super::chance::{ONE, STEEPNESS};
use crate::tokens::Hash;

/// What a count is of. Its order is that of the counts in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// The item's id.
    pub item: Hash,
    /// Weeks since 1970.
    pub week: u16,
    /// The fold of the users counted.
    pub fold: u8,
}

/// Counts over lists with a choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Choices of it.
    pub choices: u64,
    /// Choices of it by chance, in parts of [`ONE`], for each [`STEEPNESS`].
    pub chances: [u64; STEEPNESS.len()],
    /// Shoppers who chose it, each in their first week.
    pub choosers: u64,
    /// Shoppers before whom it stood, each in their first week.
    pub seers: u64,
}

impl Count {
    /// Adds another count of the same.
    pub fn add(&mut self, other: &Count) {
        self.choices += other.choices;
        self.chances.iter_mut().zip(other.chances).for_each(|(sum, more)| *sum += more);
        self.choosers += other.choosers;
        self.seers += other.seers;
    }

    /// Choices by chance.
    pub fn chance(&self, steepness: usize) -> f64 {
        self.chances[steepness] as f64 / ONE
    }
}
