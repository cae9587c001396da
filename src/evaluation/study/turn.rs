//! Where the base puts what is chosen, against the server.

use std::cmp::Ordering;

/// Where the base put the item that was chosen, against the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Higher.
    Better,
    /// At the same place, while others moved.
    Same,
    /// Lower.
    Worse,
}

impl Turn {
    /// All of them, and how many lists of each are drawn.
    pub const ALL: [(Turn, usize); 3] = [(Turn::Better, 2), (Turn::Same, 1), (Turn::Worse, 1)];

    /// Of an item that stood at `before` and stands at `after`.
    pub fn of(before: usize, after: usize) -> Turn {
        match after.cmp(&before) {
            Ordering::Less => Turn::Better,
            Ordering::Equal => Turn::Same,
            Ordering::Greater => Turn::Worse,
        }
    }

    /// Its place among all.
    pub(super) fn index(self) -> usize {
        Turn::ALL.iter().position(|(turn, _)| *turn == self).unwrap_or(0)
    }
}
