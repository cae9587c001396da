//! The text tower's training: without labels on a catalogue, then on queries that people rated titles for.

mod batch;
mod calibration;
mod contrast;
mod draft;
mod encoder;
mod head;
mod imitation;
mod loss;
mod product;
mod rated;
mod tuning;

pub use calibration::calibrated;
pub use contrast::{Look, Settings, pretrain_text};
pub use draft::Draft;
pub use encoder::EncoderKind;
pub use head::{Head, fit_head};
pub use loss::Loss;
pub use product::Product;
pub use rated::Rated;
pub use tuning::tune;
