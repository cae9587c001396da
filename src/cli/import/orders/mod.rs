//! `--from orders`: order lines alone, from which lists are made as they may have been shown.

mod nouns;
mod products;
mod reading;
mod shelves;

pub use reading::read;
