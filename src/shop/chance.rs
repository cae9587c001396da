//! What chance would choose of a list: all its items alike, or those that stand high rather than those far down.

/// Whole numbers stand for chances, so that sums of them are the same in any order: so many are one choice.
pub const ONE: f64 = 4_294_967_296.0;

/// How steeply attention falls with the place: an item at place p, from 1, is looked at in proportion to p^-η.
pub const STEEPNESS: [f64; 3] = [0.0, 0.5, 1.0];

/// How often chance would choose the item at each place, for each steepness, where so much is chosen: parts of [`ONE`].
pub fn chances(places: &[u16], choices: usize) -> Vec<[u64; STEEPNESS.len()]> {
    let looked_at = |place: u16| {
        // Roots and quotients are the same on every machine, powers are not.
        let place = f64::from(place) + 1.0;
        [1.0, 1.0 / place.sqrt(), 1.0 / place]
    };
    let mut sums = [0.0; STEEPNESS.len()];
    for &place in places {
        sums.iter_mut().zip(looked_at(place)).for_each(|(sum, weight)| *sum += weight);
    }
    let of = |&place: &u16| {
        let weights = looked_at(place);
        std::array::from_fn(|steepness| (weights[steepness] / sums[steepness] * choices as f64 * ONE).round() as u64)
    };
    places.iter().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chances_of_a_list_are_its_choices_and_fall_with_the_place() {
        let chances = chances(&[3, 0, 1, 2], 2);
        for steepness in 0..STEEPNESS.len() {
            let of: Vec<f64> = chances.iter().map(|of| of[steepness] as f64 / ONE).collect();
            assert!((of.iter().sum::<f64>() - 2.0).abs() < 1e-8);
            assert!((of[1] / of[0] - 4_f64.powf(STEEPNESS[steepness])).abs() < 1e-6, "{of:?}");
        }
    }
}
