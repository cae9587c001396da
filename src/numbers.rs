//! Fields of the shop's own that are numbers: where each stands among those of its list, whatever the unit. A field that has one value, or
//! is known of one item alone, says nothing.

use crate::by_hash::ByHash;
use crate::item::{Item, Key};
use crate::tokens::Hash;

/// Further than so many deviations is far.
const FAR: f32 = 3.0;

/// Of the numbers of a field, kept beside how many there are, their sum and that of their squares: the first, against which they are
/// counted, so that large numbers that differ little are told apart.
const FIRST: usize = 3;

/// What the numbers of each field of a list are like.
pub(crate) struct NumberScale {
    listed: ByHash,
}

impl NumberScale {
    /// Of a list's items.
    pub(crate) fn of(items: &[Item]) -> NumberScale {
        let mut listed = ByHash::default();
        for own in items.iter().flat_map(Item::attributes) {
            let Some((field, number)) = own.key.number(own.value) else { continue };
            let sums = listed.of_mut(field);
            if sums[0] == 0.0 {
                sums[FIRST] = number;
            }
            let off = number - sums[FIRST];
            for (sum, power) in sums.iter_mut().zip([1.0, off, off * off]) {
                *sum += power;
            }
        }
        NumberScale { listed }
    }

    /// A number's field, and how many deviations it is off the list's mean: from -3 to 3.
    pub(crate) fn in_deviations(&self, key: Key, value: Hash) -> Option<(Hash, f32)> {
        let (field, number) = key.number(value)?;
        let [count, sum, squares, first] = self.listed.of(field);
        let mean = sum / count;
        let spread = (squares / count - mean * mean).sqrt();
        (spread > 0.0).then(|| (field, ((number - first - mean) / spread).clamp(-FAR, FAR)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How far the number of each item of a list is off.
    fn off(sizes: &[&str]) -> Vec<Option<f32>> {
        let item = |(n, size): (usize, &&str)| Item::new(&n.to_string()).unwrap().with_attribute("size", size);
        let items: Vec<Item> = sizes.iter().enumerate().map(item).collect();
        let scale = NumberScale::of(&items);
        let of = |item: &Item| scale.in_deviations(item.attributes()[0].key, item.attributes()[0].value);
        items.iter().map(|item| of(item).map(|(_, deviations)| deviations)).collect()
    }

    #[test]
    fn numbers_stand_the_same_in_any_unit_from_any_zero() {
        for sizes in
            [["20", "30", "40"], ["2 kg", "3 kg", "4 kg"], ["1002", "1003", "1004"], ["0.2 m", "0.3 m", "0.4 m"]]
        {
            let deviations: Vec<f32> = off(&sizes).into_iter().flatten().collect();
            let expected = [-1.2247, 0.0, 1.2247];
            assert!(
                deviations.iter().zip(expected).all(|(own, at)| (own - at).abs() < 1e-3),
                "{sizes:?}: {deviations:?}"
            );
            assert_eq!(deviations.len(), 3);
        }
    }

    #[test]
    fn a_text_a_constant_and_a_lonely_number_say_nothing() {
        for sizes in [["red", "blue", "red"], ["20", "20", "20"], ["20", "large", "small"], ["2 kg", "3 g", "9 m"]] {
            assert_eq!(off(&sizes), [None; 3], "{sizes:?}");
        }
    }
}
