//! The loops in which scoring spends its time, over slices of `f32`.
//!
//! A browser's module is built for size, which leaves no loop vectorised, so there they are written for four lanes.

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod plain;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod simd;

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub use plain::{axpy, multiply, silu, standardise};
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub use simd::{axpy, multiply, silu, standardise};

/// One number of each of four rows, which are gone through together.
pub type Tile = [f32; 4];
