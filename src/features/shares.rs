//! A few numbers for each of many hashes: shares of values and of words.

use crate::interner::Interner;
use crate::tokens::Hash;

/// Numbers kept for each hash.
const KEPT: usize = 4;

/// All 0 until added to.
#[derive(Default)]
pub(super) struct Shares {
    interner: Interner,
    shares: Vec<[f32; KEPT]>,
}

impl Shares {
    /// Adds to one of a hash's numbers.
    pub(super) fn add(&mut self, hash: Hash, which: usize, share: f32) {
        let number = self.interner.number(hash);
        if number == self.shares.len() {
            self.shares.push([0.0; KEPT]);
        }
        self.shares[number][which] += share;
    }

    /// The numbers of a hash.
    pub(super) fn of(&self, hash: Hash) -> [f32; KEPT] {
        self.interner.of(hash).map_or([0.0; KEPT], |number| self.shares[number])
    }

    /// True where nothing was added.
    pub(super) fn is_empty(&self) -> bool {
        self.shares.is_empty()
    }
}
