//! The loops in which scoring spends its time, over slices of `f32`.
//!
//! A browser's module is built for size, which leaves no loop vectorised, so there they are written for four lanes.

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod plain;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod simd;

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub use plain::{Room, dot, multiply, silu, standardise};
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub use simd::{Room, dot, multiply, silu, standardise};

/// One number of each of four rows, which are gone through together.
pub type Tile = [f32; 4];

/// `sum += scale * row`.
pub fn axpy(sum: &mut [f32], row: &[f32], scale: f32) {
    sum.iter_mut().zip(row).for_each(|(sum, weight)| *sum += scale * weight);
}

/// `value / (1 + e^-value)`.
pub fn silu_of(value: f32) -> f32 {
    value / (1.0 + (-value).exp())
}
