//! The text tower's training: without labels on a catalogue, then on queries that people rated titles for.

mod batch;
mod calibration;
mod contrast;
mod imitation;
mod product;
mod tuning;
mod twin;

pub use calibration::calibrated;
pub use contrast::{Look, Settings, pretrain_text};
pub use product::Product;
pub use tuning::{Head, Rated, fit_head, ndcg, tune};
