//! What must hold of bytes from outside, however hostile: they are refused, or they do no harm.
//!
//! Built for tests and fuzzers alone. The targets in `fuzz/` and the tests here call the same functions, so that what a
//! fuzzer once found stays found. Each puts the checksum right first: it tells damage, not malice.

mod drive;
#[cfg(feature = "browser")]
mod list;
#[cfg(test)]
mod mutation;
mod stamp;

use std::sync::LazyLock;

use crate::adapter::Adapter;
use crate::crowd::{Crowd, Listed};
use crate::features::WIDTH;
use crate::journal::Entry;
use crate::model::{Model, Standard, Weights};
use crate::query::Query;
use crate::shelf::Shelf;
use crate::snapshot::Snapshot;
use crate::tokens::Hash;
use drive::{drive, told_again};

#[cfg(feature = "browser")]
pub use list::packed_list;

/// The model that adapters and snapshots are read for: one that weighs every feature.
static MODEL: LazyLock<Model> = LazyLock::new(|| {
    let some = |count: usize| (0..count).map(|n| ((n * 7 + 3) % 11) as f32 / 10.0 - 0.5).collect::<Vec<f32>>();
    let weights = Weights {
        hidden: [2, 1],
        first: some(WIDTH * 2),
        first_bias: some(2),
        second: some(2),
        second_bias: some(1),
        last: some(1),
        skip: some(WIDTH),
    };
    let standard = Standard { mean: some(WIDTH), deviation: vec![0.5; WIDTH] };
    Model::new(standard, weights, vec![0.25; WIDTH]).expect("its parts fit")
});

/// Bytes as a model file. True where they were accepted.
pub fn model(bytes: &[u8]) -> bool {
    with_model(bytes).map(drive).is_some()
}

/// Bytes as an adapter from the trainer's module. True where they were accepted.
pub fn adapter(bytes: &[u8]) -> bool {
    with_adapter(bytes).map(drive).is_some()
}

/// Bytes as the record that a browser kept. True where they were accepted.
pub fn snapshot(bytes: &[u8]) -> bool {
    with_snapshot(bytes).map(drive).is_some()
}

/// Bytes as entries that a browser kept. True where all of them were accepted.
pub fn entries(bytes: &[u8]) -> bool {
    let (shelf, refused) = with_entries(bytes);
    told_again(&shelf);
    drive(shelf);
    !refused
}

/// Bytes as a shop file. True where they were accepted.
pub fn shop(bytes: &[u8]) -> bool {
    let Ok(crowd) = Crowd::from_bytes(stamp::shop(bytes)) else { return false };
    let items: Vec<Listed> = (0..8).map(|n| Listed { brand: Some(n), ..Listed::new(&format!("P{n}")) }).collect();
    let chosen: Vec<Hash> = items.iter().map(|item| item.id).collect();
    for query in [None, Some(Query::new("boots").whole())] {
        let start = crowd.start(&items, query, &chosen, 86_400_000);
        let mut order = start.order;
        order.sort_unstable();
        assert!(order.into_iter().eq(0..8), "the order is no permutation");
        assert!(start.told.iter().all(|told| told.nats().is_finite()), "{:?}", start.told);
    }
    true
}

fn with_model(bytes: &[u8]) -> Option<Shelf> {
    let model = Model::from_bytes(&stamp::model(bytes)).ok()?;
    let written = model.to_bytes();
    let again = Model::from_bytes(&written).expect("a model that was written is read");
    assert_eq!(again.to_bytes(), written, "a model that was read is written the same");
    Some(Shelf::new(model).with_cold_start(true))
}

fn with_adapter(bytes: &[u8]) -> Option<Shelf> {
    let bytes = stamp::adapter(bytes, MODEL.identity());
    let adapter = Adapter::from_bytes(&bytes).ok()?;
    assert_eq!(adapter.to_bytes(), bytes, "an adapter that was read is written the same");
    let mut shelf = Shelf::new(MODEL.clone()).with_cold_start(true);
    shelf.adopt(adapter, 0).expect("it is this model's");
    Some(shelf)
}

fn with_snapshot(bytes: &[u8]) -> Option<Shelf> {
    let bytes = stamp::snapshot(bytes, MODEL.identity());
    let mut shelf = Shelf::new(MODEL.clone());
    if shelf.restore(&bytes).is_err() {
        assert_eq!(shelf.snapshot(), Shelf::new(MODEL.clone()).snapshot(), "what is refused changes nothing");
        return None;
    }
    let written = shelf.snapshot();
    let again = Snapshot::read(&written, &MODEL).expect("a snapshot that was written is read");
    assert_eq!(Snapshot::write(&again.shopper, &again.visit, &again.examples, &again.gate, 0), written);
    Some(shelf)
}

/// A shelf that has done again what the entries say, and whether one of them was refused.
fn with_entries(bytes: &[u8]) -> (Shelf, bool) {
    let mut shelf = Shelf::new(MODEL.clone()).with_cold_start(true);
    let mut refused = false;
    for bytes in stamp::entries(bytes) {
        let Ok(entry) = Entry::from_bytes(&bytes) else {
            refused = true;
            continue;
        };
        assert!(
            Entry::from_bytes(&entry.to_bytes(7)).as_ref() == Ok(&entry),
            "an entry that was written comes back changed"
        );
        shelf.replay(entry);
    }
    (shelf, refused)
}

#[cfg(test)]
mod tests;
