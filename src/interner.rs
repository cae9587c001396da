//! Hashes numbered in the order of their first appearance.

use rustc_hash::FxHashMap;

use crate::tokens::Hash;

/// Gives each hash a number, from 0, so that what belongs to it can lie in a plain list.
///
/// It is the one kind of map in the core: each further kind of key or value is a quarter to half a kilobyte of the page's
/// module.
#[derive(Clone, Debug, Default)]
pub(crate) struct Interner {
    numbers: FxHashMap<Hash, usize>,
}

impl Interner {
    /// The number of a hash; a new one gets the next.
    pub(crate) fn number(&mut self, hash: Hash) -> usize {
        let next = self.numbers.len();
        *self.numbers.entry(hash).or_insert(next)
    }

    /// The number of a hash that has one.
    pub(crate) fn of(&self, hash: Hash) -> Option<usize> {
        self.numbers.get(&hash).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_the_first_appearance() {
        let mut interner = Interner::default();
        assert_eq!([7, 9, 7, 3].map(|hash| interner.number(hash)), [0, 1, 0, 2]);
        assert_eq!((interner.of(9), interner.of(4)), (Some(1), None));
    }
}
