//! A few numbers for each of many hashes: shares of values and of words.

use rustc_hash::FxHashMap;

use crate::tokens::Hash;

/// Numbers kept for each hash.
const KEPT: usize = 4;

/// All 0 until added to.
#[derive(Default)]
pub(super) struct Shares {
    shares: FxHashMap<Hash, [f32; KEPT]>,
}

impl Shares {
    /// Adds to one of a hash's numbers.
    pub(super) fn add(&mut self, hash: Hash, which: usize, share: f32) {
        self.shares.entry(hash).or_default()[which] += share;
    }

    /// The numbers of a hash.
    pub(super) fn of(&self, hash: Hash) -> [f32; KEPT] {
        self.shares.get(&hash).copied().unwrap_or_default()
    }

    /// True where nothing was added.
    pub(super) fn is_empty(&self) -> bool {
        self.shares.is_empty()
    }
}
