//! Hashes numbered in the order of their first appearance.

use crate::tokens::Hash;

/// Gives each hash a number, from 0, so that what belongs to it can lie in a plain list.
///
/// It is the one map of the core, a table with open addressing: the standard library's is a kilobyte (gzip) of the module
/// that every page loads.
#[derive(Clone, Debug, Default)]
pub(crate) struct Interner {
    hashes: Vec<Hash>,
    /// The numbers, each in the first slot from its hash's own that was free. A power of two, half of them free at least.
    slots: Vec<u32>,
}

const FREE: u32 = u32::MAX;

impl Interner {
    /// The number of a hash; a new one gets the next.
    pub(crate) fn number(&mut self, hash: Hash) -> usize {
        if self.hashes.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let slot = self.slot(hash);
        if self.slots[slot] == FREE {
            self.slots[slot] = self.hashes.len() as u32;
            self.hashes.push(hash);
        }
        self.slots[slot] as usize
    }

    /// The number of a hash that has one.
    pub(crate) fn of(&self, hash: Hash) -> Option<usize> {
        let number = *self.slots.get(self.slot(hash))?;
        (number != FREE).then_some(number as usize)
    }

    /// Where a hash is, or would be put.
    fn slot(&self, hash: Hash) -> usize {
        let last = self.slots.len().wrapping_sub(1);
        // Fibonacci hashing (Knuth, volume 3, section 6.4): it spreads what lies side by side.
        let mut slot = (hash.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize & last;
        while self.slots.get(slot).and_then(|&number| self.hashes.get(number as usize)).is_some_and(|&own| own != hash)
        {
            slot = (slot + 1) & last;
        }
        slot
    }

    #[cold]
    fn grow(&mut self) {
        self.slots = vec![FREE; (self.slots.len() * 2).max(16)];
        for number in 0..self.hashes.len() {
            let slot = self.slot(self.hashes[number]);
            self.slots[slot] = number as u32;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_follow_the_first_appearance() {
        let mut interner = Interner::default();
        assert_eq!(interner.of(7), None);
        assert_eq!([7, 9, 7, 3].map(|hash| interner.number(hash)), [0, 1, 0, 2]);
        assert_eq!((interner.of(9), interner.of(4)), (Some(1), None));
    }

    proptest! {
        /// Few of them, many that fall into few slots, and those that lie side by side.
        #[test]
        fn it_is_the_map_of_the_standard_library(
            hashes in prop::collection::vec(prop_oneof![0..40_u64, any::<u64>(), (0..40_u64).prop_map(|n| n << 58)], 0..200),
        ) {
            let (mut interner, mut twin) = (Interner::default(), HashMap::new());
            for hash in hashes {
                assert_eq!(interner.of(hash), twin.get(&hash).copied());
                let next = twin.len();
                assert_eq!(interner.number(hash), *twin.entry(hash).or_insert(next));
                assert!(twin.iter().all(|(&hash, &number)| interner.of(hash) == Some(number)));
            }
        }
    }
}
