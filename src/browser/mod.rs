//! The face towards JavaScript: converts, calls one core function, converts back, and decides nothing.

#[cfg(all(target_arch = "wasm32", not(feature = "learn")))]
mod allocator;
#[cfg(feature = "crowd")]
mod crowd;
mod error;
mod object;
#[cfg(not(feature = "worker"))]
pub mod packed;
#[cfg(not(any(feature = "worker", feature = "crowd")))]
mod rerank;
#[cfg(not(any(feature = "worker", feature = "crowd")))]
mod shelf;
#[cfg(feature = "stages")]
mod stages;
#[cfg(not(any(feature = "worker", feature = "crowd")))]
mod told;
#[cfg(feature = "learn")]
mod trainer;

#[cfg(feature = "crowd")]
pub use crowd::Crowd;
#[cfg(not(any(feature = "worker", feature = "crowd")))]
pub use shelf::Shelf;
#[cfg(feature = "learn")]
pub use trainer::fit;
