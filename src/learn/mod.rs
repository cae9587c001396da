//! Learning with Burn: the scorer's twin with autodiff, the base's training, and the adapter's fit on the device.
//!
//! Burn is named in this folder alone, and its backend in [`backend`] alone. What goes in and comes out are the core's
//! own types: features, scores, examples, models, adapters.

mod adapter_fit;
mod backend;
mod listwise;
#[cfg(any(test, feature = "cli"))]
mod network;
mod posterior;
#[cfg(feature = "cli")]
pub mod pretrain;
#[cfg(feature = "cli")]
mod prior;
#[cfg(feature = "cli")]
pub mod rivals;
#[cfg(feature = "cli")]
mod rounding;
#[cfg(feature = "cli")]
pub mod text;

pub use adapter_fit::Trainer;
#[cfg(feature = "cli")]
pub use prior::{fits, learn_prior};
