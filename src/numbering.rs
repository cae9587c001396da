//! Hashes numbered in the order of their first appearance.

use rustc_hash::FxHashMap;

use crate::tokens::Hash;

/// Gives each hash a number, from 0, so that what belongs to it can lie in a plain list. The core's only kind of map:
/// each further kind would be compiled into the page's module once more.
#[derive(Clone, Debug, Default)]
pub(crate) struct Numbering {
    numbers: FxHashMap<Hash, u32>,
}

impl Numbering {
    /// The number of a hash; a new one gets the next.
    pub(crate) fn number(&mut self, hash: Hash) -> usize {
        let next = self.numbers.len() as u32;
        *self.numbers.entry(hash).or_insert(next) as usize
    }

    /// The number of a hash that has one.
    pub(crate) fn of(&self, hash: Hash) -> Option<usize> {
        self.numbers.get(&hash).map(|&number| number as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_the_first_appearance() {
        let mut numbering = Numbering::default();
        assert_eq!([7, 9, 7, 3].map(|hash| numbering.number(hash)), [0, 1, 0, 2]);
        assert_eq!((numbering.of(9), numbering.of(4)), (Some(1), None));
    }
}
