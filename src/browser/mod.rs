//! The face towards JavaScript: converts, calls one core function, converts back, and decides nothing.

mod error;
mod object;
mod packed;
#[cfg(not(feature = "learn"))]
mod shelf;
#[cfg(not(feature = "learn"))]
mod stages;
#[cfg(not(feature = "learn"))]
mod told;
#[cfg(feature = "learn")]
mod trainer;

#[cfg(not(feature = "learn"))]
pub use shelf::Shelf;
#[cfg(not(feature = "learn"))]
pub use stages::Stages;
#[cfg(feature = "learn")]
pub use trainer::fit;
