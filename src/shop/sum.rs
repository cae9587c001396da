//! Counts of one thing as the odds need them.

use super::chance::STEEPNESS;
use super::count::Count;
use super::user::FOLDS;

/// Counts of one thing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sum {
    pub choices: f64,
    pub chances: [f64; STEEPNESS.len()],
    pub choosers: u64,
    pub seers: u64,
}

impl Sum {
    /// Of a count that weighs so much.
    pub fn of(count: &Count, weight: f64) -> Sum {
        let chances = std::array::from_fn(|steepness| weight * count.chance(steepness));
        Sum { choices: weight * count.choices as f64, chances, choosers: count.choosers, seers: count.seers }
    }

    pub fn join(&mut self, other: &Sum) {
        self.choices += other.choices;
        self.chances.iter_mut().zip(other.chances).for_each(|(sum, more)| *sum += more);
        self.choosers += other.choosers;
        self.seers += other.seers;
    }
}

/// The counts of each fold.
pub type ByFold = [Sum; FOLDS];

/// Those of all folds but one, or of all.
pub fn joined(folds: &ByFold, without: Option<u8>) -> Sum {
    let mut sum = Sum::default();
    let others = (0..).zip(folds).filter(|&(fold, _)| Some(fold) != without);
    others.for_each(|(_, own)| sum.join(own));
    sum
}
