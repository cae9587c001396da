//! The report of an evaluation: what was measured, and what it means for the people who meet the order.

mod ablation;
mod evaluated;
mod exposure;
mod gains;
mod learning;
mod lists;
mod measurement;
mod method;
mod overview;
mod page;
mod rankers;
mod samples;
mod strata;
mod verdict;
mod words;

pub use evaluated::Evaluation;
pub use measurement::Measurement;
pub use page::page;
