//! Pages that a person reads: one file of HTML each with everything in it, no script, nothing loaded.

mod bars;
mod chart;
mod curve;
pub mod evaluation;
mod frame;
mod shift;
mod told;
mod training;
mod whisker;

pub use training::page;
