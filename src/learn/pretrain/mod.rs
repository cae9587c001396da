//! Trains a base model on the lists of several shops together.

mod batch;
mod check;
mod draws;
mod ground;
mod list_features;
mod memorised;
mod propensity;
mod run;
mod settings;
mod shop;
mod standard;
mod train;

pub use check::{Check, mrr};
pub use ground::without;
pub use propensity::Propensity;
pub use settings::Settings;
pub use shop::{Shop, Source, TrainingList};
pub use train::{fit, pretrain, tune};
