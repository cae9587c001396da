//! Pages that a person reads: one file of HTML each with everything in it, no script, nothing loaded.

mod bar;
mod chart;
mod curve;
pub mod evaluation;
mod figure;
pub mod frame;
mod prior;
mod shift;
mod strip;
mod told;
mod training;
pub mod whisker;

pub use training::page;
