//! One number at a time; the compiler vectorises it where it is asked for speed.

use super::{Tile, silu_of};

/// None is needed here.
#[derive(Default)]
pub struct Room(());

/// `value / (1 + e^-value)` of each.
pub fn silu(values: &mut [Tile]) {
    values.as_flattened_mut().iter_mut().for_each(|value| *value = silu_of(*value));
}

/// `sums += weights · inputs`: `[units]`, `[columns, units]` and `[columns]`.
pub fn multiply(sums: &mut [Tile], weights: &[f32], inputs: &[Tile], _: &mut Room) {
    for (input, weights) in inputs.iter().zip(weights.chunks_exact(sums.len())) {
        if *input != [0.0; 4] {
            for (sums, weight) in sums.iter_mut().zip(weights) {
                sums.iter_mut().zip(input).for_each(|(sum, input)| *sum += weight * input);
            }
        }
    }
}

/// `sum + weights · inputs`, of one unit.
pub fn dot(mut sum: Tile, weights: &[f32], inputs: &[Tile]) -> Tile {
    for (weight, input) in weights.iter().zip(inputs) {
        sum.iter_mut().zip(input).for_each(|(sum, input)| *sum += weight * input);
    }
    sum
}

/// `(value - mean) / deviation`, cut to `±clip`; what is missing (NaN) becomes 0.
pub fn standardise(values: Tile, mean: f32, deviation: f32, clip: f32) -> Tile {
    values.map(|value| {
        let standard = ((value - mean) / deviation).clamp(-clip, clip);
        if standard.is_nan() { 0.0 } else { standard }
    })
}
