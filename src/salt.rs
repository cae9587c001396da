//! Hashes as they are stored: mixed with a number of the device's own, so that what two devices store has no hash in common.
//!
//! That is no encryption: whoever reads what is stored reads the number as well.

use crate::tokens::{self, Hash};

/// A number of this device's own; 0 leaves hashes as they are.
pub type Salt = u32;

/// Turns hashes into salted ones and back, one to one.
#[derive(Clone, Copy)]
pub(crate) struct Salting {
    mixed: Hash,
    factor: Hash,
    inverse: Hash,
}

impl Salting {
    pub(crate) fn by(salt: Salt) -> Salting {
        let mixed = if salt == 0 { 0 } else { tokens::hash_number(tokens::OFFSET, u64::from(salt)) };
        let factor = mixed | 1;
        // Newton's iteration for the inverse of an odd number: three bits are right at first, twice as many after each round.
        let closer = |inverse: Hash, _| inverse.wrapping_mul(Hash::wrapping_sub(2, factor.wrapping_mul(inverse)));
        Salting { mixed, factor, inverse: (0..5).fold(factor, closer) }
    }

    pub(crate) fn salted(self, hash: Hash) -> Hash {
        (hash ^ self.mixed).wrapping_mul(self.factor)
    }

    pub(crate) fn plain(self, salted: Hash) -> Hash {
        salted.wrapping_mul(self.inverse) ^ self.mixed
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_salted_hash_comes_back(salt: Salt, hash: Hash) {
            let salting = Salting::by(salt);
            prop_assert_eq!(salting.plain(salting.salted(hash)), hash);
        }

        #[test]
        fn two_devices_store_another_number(salts: [Salt; 2], hash: Hash) {
            prop_assume!(salts[0] != salts[1]);
            let [one, other] = salts.map(|salt| Salting::by(salt).salted(hash));
            prop_assert_ne!(one, other);
        }
    }

    #[test]
    fn without_a_salt_hashes_stay_as_they_are() {
        assert_eq!(Salting::by(0).salted(7), 7);
    }
}
