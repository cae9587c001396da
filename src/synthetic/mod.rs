//! Synthetic shops: shoppers of known tastes, and the logs they leave. They teach a base model what travels from shop
//! to shop, and tell tests the truth that no real log tells.
//!
//! A shop is drawn from its family's ranges, then its shoppers, then what they do. The same seed gives the same logs on
//! every machine, and a shop does not depend on how many others are asked for.
//!
//! ```
//! use reshelf::synthetic::{Family, Settings};
//!
//! let settings = Settings { family: Family::Panel, seed: 7, shops: 2, bias: None };
//! assert_eq!(settings.users().count(), 2 * 20);
//! ```

mod baskets;
mod choice;
mod clicks;
mod diary;
mod family;
mod journey;
mod loyalty;
mod offers;
mod panel;
mod plan;
mod prices;
mod product;
mod shelf;
mod supermarket;
mod taste;
mod words;

pub use family::{Family, Settings};
pub use journey::{Entry, Journey, Showing, Step};
pub use product::{Offer, Product};
pub use shelf::Shelf;
