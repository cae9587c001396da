//! What a shop's shoppers chose together, counted from its log and made into a shop file.
//!
//! ```text
//! log, a part of its users ─▶ lists with choices ─▶ Part: counts and a sample ─┐
//!                              src/shop/lists.rs     src/shop/part.rs            ├─▶ Part of all ─▶ fit ─▶ shop file
//! log, another part        ─▶ …                                            ─────┘  merged          src/shop/fit.rs
//! ```
//!
//! Counting is a sum of whole numbers, so any split of the users, merged in any order, gives the same file to the bit. What
//! is fitted is fitted on users left out: the odds for a user's lists come of the folds that the user is not in.

mod chance;
mod count;
mod design;
mod fit;
mod freshness;
mod kept;
mod lists;
mod odds;
mod pairs;
mod part;
mod part_file;
mod sample;
mod softmax;
mod sum;
mod sums;
mod user;

pub use fit::{Fitted, HalfLife, Settings, Step, fit};
pub use odds::Examination;
pub use part::Part;

#[cfg(test)]
mod tests;
