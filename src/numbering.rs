//! Hashes numbered in the order of their first appearance.

use crate::tokens::Hash;

/// Gives each hash a number, from 0, so that what belongs to it can lie in a plain list. It is the core's only map.
///
/// Open addressing with linear probing over what are hashes already, at most half full. The standard library's map would
/// be a fortieth of the page's module; this one cannot forget, and that is all it cannot.
#[derive(Clone, Debug, Default)]
pub(crate) struct Numbering {
    hashes: Vec<Hash>,
    /// For each slot the number of its hash and 1 more, or 0. As many as a power of two.
    slots: Vec<u32>,
}

impl Numbering {
    /// The number of a hash; a new one gets the next.
    pub(crate) fn number(&mut self, hash: Hash) -> usize {
        if self.hashes.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let slot = self.slot(hash);
        if self.slots[slot] == 0 {
            self.hashes.push(hash);
            self.slots[slot] = self.hashes.len() as u32;
        }
        self.slots[slot] as usize - 1
    }

    /// The number of a hash that has one.
    pub(crate) fn of(&self, hash: Hash) -> Option<usize> {
        if self.slots.is_empty() {
            return None;
        }
        (self.slots[self.slot(hash)] as usize).checked_sub(1)
    }

    /// The slot of a hash, or the empty one where it would go: there is always one, as half of them are.
    fn slot(&self, hash: Hash) -> usize {
        let last = self.slots.len() - 1;
        // The low bits of FNV-1a alone follow the last letters; the high ones depend on all.
        let mut slot = (hash ^ (hash >> 32)) as usize & last;
        while self.slots[slot] != 0 && self.hashes[self.slots[slot] as usize - 1] != hash {
            slot = (slot + 1) & last;
        }
        slot
    }

    fn grow(&mut self) {
        self.slots = vec![0; (self.slots.len() * 2).max(16)];
        for number in 0..self.hashes.len() {
            let slot = self.slot(self.hashes[number]);
            self.slots[slot] = number as u32 + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn numbers_follow_the_first_appearance() {
        let mut numbering = Numbering::default();
        assert_eq!([7, 9, 7, 3].map(|hash| numbering.number(hash)), [0, 1, 0, 2]);
        assert_eq!((numbering.of(9), numbering.of(4)), (Some(1), None));
        assert_eq!(Numbering::default().of(9), None);
    }

    #[test]
    fn it_numbers_as_a_map_does_also_where_all_hashes_meet() {
        for spread in [1, 1 << 40, 0x9e37_79b9_7f4a_7c15_u64] {
            let (mut numbering, mut map) = (Numbering::default(), HashMap::new());
            for n in 0..5_000_u64 {
                let hash = (n * n % 3_001).wrapping_mul(spread);
                let next = map.len();
                assert_eq!(numbering.number(hash), *map.entry(hash).or_insert(next));
            }
            assert!((0..4_000).all(|n: u64| {
                let hash = n.wrapping_mul(spread);
                numbering.of(hash) == map.get(&hash).copied()
            }));
        }
    }
}
