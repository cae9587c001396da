//! Query and title as text: how well a title answers a query, by shared words (overlap, BM25) and by a small network
//! that also knows words which never stand together in one title, such as *laptop* and *notebook*.
//!
//! ```
//! use reshelf::text::{Bm25, Text, overlap};
//!
//! let titles = ["Trail running shoe", "Shoe polish", "Rain jacket"].map(Text::new);
//! let bm25 = Bm25::of(&titles, 1 << 16);
//! let query = Text::new("running shoes");
//! assert!(bm25.score(&query, &titles[0]) > bm25.score(&query, &titles[1]));
//! assert_eq!(overlap(&query, &titles[2]), 0.0);
//! ```
//!
//! Plain Rust, no I/O. Only built with the feature `text`: it is not part of the browser's core.

mod bm25;
mod file;
pub(crate) mod limits;
mod matching;
mod tower;
mod words;

pub use bm25::Bm25;
pub use matching::{MATCHES, Matches, overlap};
#[cfg(test)]
pub(crate) use tower::tests::small_tower;
pub use tower::{Encoded, INPUTS, Sizes, Tower, TowerWeights};
pub(crate) use words::words;
pub use words::{Text, Word};
#[cfg(feature = "cli")]
pub(crate) use {
    bm25::bucket,
    matching::matches,
    tower::{SPAN, TINY},
};
