//! The face towards JavaScript: converts, calls one core function, converts back, and decides nothing.

#[cfg(all(target_arch = "wasm32", not(feature = "learn")))]
mod allocator;
mod error;
mod object;
#[cfg(not(feature = "worker"))]
pub(crate) mod packed;
#[cfg(not(feature = "worker"))]
mod rerank;
#[cfg(not(feature = "worker"))]
mod shelf;
#[cfg(feature = "stages")]
mod stages;
#[cfg(not(feature = "worker"))]
mod told;
#[cfg(feature = "learn")]
mod trainer;

#[cfg(not(feature = "worker"))]
pub use shelf::Shelf;
#[cfg(feature = "learn")]
pub use trainer::fit;
