//! reshelf re-sorts a shop's search results for the shopper looking at them, inside their browser.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod adapter;
mod adoption;
mod arrangement;
mod ascending;
mod bf16;
#[cfg(feature = "browser")]
pub mod browser;
mod by_hash;
mod bytes;
mod case_folding;
pub mod counters;
mod counting;
pub mod crowd;
mod error;
#[cfg(feature = "cli")]
pub mod evaluation;
mod event;
mod example;
mod features;
#[cfg(any(test, fuzzing))]
pub mod fuzzing;
#[cfg(feature = "cli")]
pub mod in_order;
mod interner;
mod item;
mod journal;
mod kept_places;
mod lanes;
#[cfg(feature = "learn")]
pub mod learn;
mod ledger;
pub mod limits;
#[cfg(feature = "cli")]
pub mod log;
pub mod metrics;
mod model;
mod newest;
mod numbers;
mod phrases;
mod prices;
mod profile;
mod query;
#[cfg(feature = "cli")]
pub mod random;
mod reasons;
#[cfg(feature = "cli")]
pub mod record;
mod results;
mod salt;
mod scorer;
mod sentence;
mod shared;
mod shelf;
#[cfg(feature = "cli")]
pub mod shop;
mod shopper;
mod snapshot;
mod softmax;
#[cfg(feature = "cli")]
pub mod synthetic;
#[cfg(feature = "text")]
pub mod text;
mod tokens;
mod trust;
mod visit;

pub use adapter::Adapter;
pub use adoption::{Adoption, ENOUGH_CHOICES, Gate};
pub use arrangement::{Arrangement, Diversity, Rules, Team, arrange};
pub use counters::{Arm, Counters};
pub use counting::Counting;
pub use error::Error;
pub use event::{Event, EventKind, Millis};
pub use example::{Example, Examples};
pub use features::{Concern, Feature, Features, Group, WIDTH, table, table_identity};
pub use item::{Attribute, Item, ItemId, Key};
pub use journal::{Entry, HandedOut};
pub use ledger::{Ledger, ListId, ShowingAt, Shown};
pub use model::{CLIP, Model, Precision, Standard, Weights};
pub use prices::{PriceScale, Standing};
pub use profile::{Profile, Topic};
pub use query::Query;
pub use reasons::{Reason, reasons};
pub use results::Results;
pub use salt::Salt;
pub use scorer::{Scorer, Scores};
pub use shelf::{Choice, Experiment, RerankOptions, Reranked, Shelf};
pub use shopper::{Act, ActLog, Impression, Impressions, Label, Labels, Shopper, Taste};
pub use snapshot::Snapshot;
pub use tokens::Hash;
pub use trust::Trust;
pub use visit::{FirstShown, Visit};
