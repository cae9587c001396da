//! Changes to a file's bytes that a test makes: what fuzzers do most, and the extremes of every kind of number.

use proptest::prelude::*;
use proptest::sample::Index;

/// One change.
#[derive(Clone, Debug)]
pub enum Mutation {
    /// These bytes stand there instead.
    Put(Index, Vec<u8>),
    /// These bytes stand there besides.
    Insert(Index, Vec<u8>),
    /// So many bytes are gone.
    Remove(Index, usize),
}

impl Mutation {
    /// The bytes changed.
    pub fn apply(&self, bytes: &mut Vec<u8>) {
        match self {
            Mutation::Put(at, new) => {
                let at = at.index(bytes.len() + 1);
                overwrite(bytes, at, new);
            }
            Mutation::Insert(at, new) => {
                let at = at.index(bytes.len() + 1);
                bytes.splice(at..at, new.iter().copied());
            }
            Mutation::Remove(at, count) => {
                let at = at.index(bytes.len() + 1);
                bytes.drain(at..(at + count).min(bytes.len()));
            }
        }
    }
}

/// Puts bytes in the place of others, as far as there are any.
pub fn overwrite(bytes: &mut [u8], at: usize, new: &[u8]) {
    bytes.iter_mut().skip(at).zip(new).for_each(|(byte, &new)| *byte = new);
}

/// The values at which arithmetic breaks, in one, two, four and eight bytes: none, the least and the greatest, those of
/// fractions so small and so great that a product or a quotient is infinite, and those that are no number.
pub fn extremes() -> Vec<Vec<u8>> {
    let floats =
        [0.0, -0.0, -1.0, f32::from_bits(1), f32::MIN_POSITIVE, 1e-20, f32::MAX, f32::MIN, f32::INFINITY, f32::NAN];
    let mut values = vec![vec![0], vec![1], vec![0xff]];
    values.extend([0, 1, u16::MAX, 1 << 15, 0x7f7f, 0x7f80].map(|value| value.to_le_bytes().to_vec()));
    values.extend(floats.map(|value: f32| value.to_le_bytes().to_vec()));
    values.push(u32::MAX.to_le_bytes().to_vec());
    values.extend([0, 1, -1, i64::MIN, i64::MAX].map(|value: i64| value.to_le_bytes().to_vec()));
    values
}

/// Any change.
pub fn any_mutation() -> impl Strategy<Value = Mutation> {
    let new = prop_oneof![prop::sample::select(extremes()), prop::collection::vec(any::<u8>(), 1..8)];
    let put = (any::<Index>(), new.clone()).prop_map(|(at, new)| Mutation::Put(at, new));
    let insert = (any::<Index>(), new).prop_map(|(at, new)| Mutation::Insert(at, new));
    let remove = (any::<Index>(), 1usize..64).prop_map(|(at, count)| Mutation::Remove(at, count));
    prop_oneof![6 => put, 1 => insert, 1 => remove]
}
