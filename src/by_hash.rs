//! A few numbers for each of many hashes: shares of values and of words, sums over a list, weights of a taste.

use crate::interner::Interner;
use crate::tokens::Hash;

/// Numbers kept for each hash.
const KEPT: usize = 4;

/// All 0 until added to.
#[derive(Clone, Debug, Default)]
pub(crate) struct ByHash {
    interner: Interner,
    kept: Vec<(Hash, [f32; KEPT])>,
}

impl PartialEq for ByHash {
    fn eq(&self, other: &ByHash) -> bool {
        self.kept == other.kept
    }
}

impl ByHash {
    /// Adds to one of a hash's numbers.
    pub(crate) fn add(&mut self, hash: Hash, which: usize, number: f32) {
        self.of_mut(hash)[which] += number;
    }

    /// The numbers of a hash, to change them.
    #[inline(never)]
    pub(crate) fn of_mut(&mut self, hash: Hash) -> &mut [f32; KEPT] {
        let number = self.interner.number(hash);
        if number == self.kept.len() {
            self.kept.push((hash, [0.0; KEPT]));
        }
        &mut self.kept[number].1
    }

    /// The numbers of a hash.
    pub(crate) fn of(&self, hash: Hash) -> [f32; KEPT] {
        self.interner.of(hash).map_or([0.0; KEPT], |number| self.kept[number].1)
    }

    /// All, in the order in which they were first added to.
    pub(crate) fn iter(&self) -> impl ExactSizeIterator<Item = &(Hash, [f32; KEPT])> {
        self.kept.iter()
    }

    /// The same, to change them.
    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = &mut (Hash, [f32; KEPT])> {
        self.kept.iter_mut()
    }

    /// True where nothing was added.
    pub(crate) fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }
}
