//! The one sort by numbers.

/// The indices of finite numbers from the lowest to the highest, equal ones as they come.
///
/// One sort of integers serves the whole core, for each further kind is compiled into the page's module: bits of a float,
/// turned so that they sort like the number, above its index.
pub(crate) fn ascending(numbers: impl Iterator<Item = f32>) -> Vec<u32> {
    let key = |(index, number): (usize, f32)| {
        let bits = (number + 0.0).to_bits();
        let ascending = if bits >> 31 == 1 { !bits } else { bits | 1 << 31 };
        u64::from(ascending) << 32 | index as u64
    };
    let mut keys: Vec<u64> = numbers.enumerate().map(key).collect();
    keys.sort_unstable();
    keys.into_iter().map(|key| key as u32).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_stable_sort_of_the_standard_library() {
        let numbers = [3.0, -1.5, 0.0, -0.0, f32::MAX, 3.0, f32::MIN, -1.5, 1e-40];
        let mut expected: Vec<u32> = (0..9).collect();
        expected.sort_by(|&one, &other| numbers[one as usize].partial_cmp(&numbers[other as usize]).unwrap());
        assert_eq!(ascending(numbers.into_iter()), expected);
    }
}
