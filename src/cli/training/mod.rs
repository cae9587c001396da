//! `pretrain`: what it learns from, how it searches for settings, and what is told of it afterwards.

pub mod card;
pub mod featurized;
pub mod kept;
pub mod recipe;
pub mod reservoir;
pub mod scope;
pub mod search;
pub mod shops;
mod source;
pub mod summary;
pub mod text;
pub mod training_set;
