//! The loops in which scoring spends its time, over slices of `f32`.
//!
//! A browser's module is built for size, which leaves no loop vectorised, so there they are written for four lanes.

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod plain;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod simd;

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub use plain::{dot, multiply, silu, standardise};
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub use simd::{dot, multiply, silu, standardise};

/// One number of each of four rows, which are gone through together.
pub type Tile = [f32; 4];

/// Inputs that [`multiply`] goes through together.
const AT_ONCE: usize = 128;

/// Where [`multiply`] puts together the inputs that are not 0 in all four rows, each with where its weights begin. Made once for
/// many calls: emptying it takes as long as a tenth of scoring.
pub struct Room([(Tile, usize); AT_ONCE]);

impl Default for Room {
    fn default() -> Room {
        Room([(Tile::default(), 0); AT_ONCE])
    }
}

/// `sum += scale * row`.
pub fn axpy(sum: &mut [f32], row: &[f32], scale: f32) {
    sum.iter_mut().zip(row).for_each(|(sum, weight)| *sum += scale * weight);
}

/// `value / (1 + e^-value)`.
pub fn silu_of(value: f32) -> f32 {
    value / (1.0 + (-value).exp())
}
