//! The seeds of the fuzz targets, as they are and changed in thousands of ways, through the targets' own functions.

use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;

use super::mutation::{any_mutation, extremes, overwrite};
use super::*;
use crate::crowd::{About, Draft, Given, Weights};
use crate::event::{Event, EventKind};
use crate::item::Item;
use crate::model::Precision;
use crate::query::Query;
use crate::results::Results;
use crate::shelf::{Experiment, RerankOptions};
use crate::tokens::hash;

/// A target of the fuzzer: its name and its function.
struct Target {
    name: &'static str,
    run: fn(&[u8]) -> bool,
}

const MODELS: Target = Target { name: "model", run: model };
const ADAPTERS: Target = Target { name: "adapter", run: adapter };
const SNAPSHOTS: Target = Target { name: "snapshot", run: snapshot };
const ENTRIES: Target = Target { name: "entries", run: entries };
const SHOPS: Target = Target { name: "shop", run: shop };
#[cfg(feature = "browser")]
const LISTS: Target = Target { name: "packed_list", run: packed_list };

impl Target {
    fn folder(&self) -> PathBuf {
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(self.name)
    }

    /// What stands in its folder: a name and bytes each. Those called `valid-…` must be accepted.
    fn seeds(&self) -> Vec<(String, Vec<u8>)> {
        let entries = fs::read_dir(self.folder()).unwrap().map(|entry| entry.unwrap());
        let mut seeds: Vec<_> =
            entries.map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap())).collect();
        seeds.sort();
        seeds
    }

    fn seeds_are_accepted_and_findings_are_harmless(&self) {
        let seeds = self.seeds();
        assert!(seeds.iter().any(|(name, _)| name.starts_with("valid")), "{} has no valid seed", self.name);
        for (name, bytes) in &seeds {
            let accepted = (self.run)(bytes);
            assert!(
                accepted || !name.starts_with("valid"),
                "{} {name} is refused; write the seeds anew: cargo test --features browser --lib -- --ignored seeds",
                self.name
            );
        }
    }

    /// Every extreme at every place, or at every so many places of a long file.
    fn extremes_at_every_place_do_no_harm(&self, cases: usize) {
        let extremes = extremes();
        for (_, bytes) in self.seeds().iter().filter(|(name, _)| name.starts_with("valid")) {
            let all: Vec<_> = (0..bytes.len()).flat_map(|at| extremes.iter().map(move |new| (at, new))).collect();
            // A prime, so that a long file's places meet all extremes in turn.
            let primes = [1, 5, 11, 23, 47, 97, 197];
            let step = primes.into_iter().find(|step| all.len() / step <= cases).unwrap_or(397);
            for (at, new) in all.into_iter().step_by(step) {
                let mut changed = bytes.clone();
                overwrite(&mut changed, at, new);
                (self.run)(&changed);
            }
        }
    }
}

#[test]
fn seeds_are_accepted_and_what_was_once_found_is_harmless() {
    MODELS.seeds_are_accepted_and_findings_are_harmless();
    ADAPTERS.seeds_are_accepted_and_findings_are_harmless();
    SNAPSHOTS.seeds_are_accepted_and_findings_are_harmless();
    ENTRIES.seeds_are_accepted_and_findings_are_harmless();
    SHOPS.seeds_are_accepted_and_findings_are_harmless();
    #[cfg(feature = "browser")]
    LISTS.seeds_are_accepted_and_findings_are_harmless();
}

#[test]
fn extremes_at_every_place_do_no_harm() {
    MODELS.extremes_at_every_place_do_no_harm(600);
    ADAPTERS.extremes_at_every_place_do_no_harm(600);
    SNAPSHOTS.extremes_at_every_place_do_no_harm(600);
    ENTRIES.extremes_at_every_place_do_no_harm(600);
    SHOPS.extremes_at_every_place_do_no_harm(600);
    #[cfg(feature = "browser")]
    LISTS.extremes_at_every_place_do_no_harm(600);
}

/// A seed of a target, changed.
fn any_of(target: &'static Target) -> impl Strategy<Value = Vec<u8>> {
    let seeds: Vec<Vec<u8>> = target.seeds().into_iter().map(|(_, bytes)| bytes).collect();
    (prop::sample::select(seeds), prop::collection::vec(any_mutation(), 1..6)).prop_map(|(mut bytes, mutations)| {
        mutations.iter().for_each(|mutation| mutation.apply(&mut bytes));
        bytes
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn changed_models_do_no_harm(bytes in any_of(&MODELS)) {
        model(&bytes);
    }

    #[test]
    fn changed_adapters_do_no_harm(bytes in any_of(&ADAPTERS)) {
        adapter(&bytes);
    }

    #[test]
    fn changed_snapshots_do_no_harm(bytes in any_of(&SNAPSHOTS)) {
        snapshot(&bytes);
    }

    #[test]
    fn changed_entries_do_no_harm(bytes in any_of(&ENTRIES)) {
        entries(&bytes);
    }

    #[test]
    fn changed_shop_files_do_no_harm(bytes in any_of(&SHOPS)) {
        shop(&bytes);
    }
}

#[cfg(feature = "learn")]
proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn learning_from_and_with_what_was_changed_does_no_harm(
        shelf in prop_oneof![
            any_of(&MODELS).prop_map(|bytes| with_model(&bytes)),
            any_of(&ADAPTERS).prop_map(|bytes| with_adapter(&bytes)),
            any_of(&SNAPSHOTS).prop_map(|bytes| with_snapshot(&bytes)),
            any_of(&ENTRIES).prop_map(|bytes| Some(with_entries(&bytes).0)),
        ],
    ) {
        shelf.into_iter().for_each(super::drive::drive_learning);
    }
}

#[cfg(feature = "browser")]
proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn changed_lists_do_no_harm(bytes in any_of(&LISTS)) {
        packed_list(&bytes);
    }
}

/// Writes the valid seeds anew, as after a change to the table of features or to a format.
#[test]
#[ignore = "it writes files"]
fn seeds_are_written() {
    let write = |target: &Target, name: &str, bytes: &[u8]| {
        fs::create_dir_all(target.folder()).unwrap();
        fs::write(target.folder().join(name), bytes).unwrap();
    };
    write(&MODELS, "valid-f32", &MODEL.to_bytes());
    write(&MODELS, "valid-int8", &MODEL.clone().with_precision(Precision::Int8).to_bytes());
    for hidden in [[0, 1], [2, 0]] {
        write(&MODELS, &format!("found-layers-of-{}-and-{}-units", hidden[0], hidden[1]), &without_units(hidden));
    }
    let own = Adapter::new((0..WIDTH).map(|n| n as f32 / 64.0 - 0.5).collect(), MODEL.identity()).unwrap();
    write(&ADAPTERS, "valid", &own.to_bytes());
    let changed = |mut bytes: Vec<u8>, at: usize, number: f32| {
        overwrite(&mut bytes, at, &number.to_le_bytes());
        bytes
    };
    // Finite scores, but shares of them that were none.
    let skip = MODEL.to_bytes().len() - 8 - 4 * WIDTH;
    write(&MODELS, "found-shares-not-finite", &changed(MODEL.to_bytes(), skip, f32::MAX));
    write(&ADAPTERS, "found-shares-not-finite", &changed(own.to_bytes(), 14, f32::MAX));

    let mut shelf = Shelf::new(MODEL.clone());
    write(&SNAPSHOTS, "valid-stranger", &shelf.snapshot());
    visits(&mut shelf, 2);
    write(&SNAPSHOTS, "valid-visit", &shelf.snapshot());
    // The standing of a price among those of its list, after the head, item, kind, time and price of the first act.
    write(&SNAPSHOTS, "found-standing-beyond-the-list", &changed(shelf.snapshot(), 26 + 8 + 1 + 8 + 4, 4.0));
    visits(&mut shelf, 5);
    shelf.adopt(own, 6).unwrap();
    write(&SNAPSHOTS, "valid-learned", &shelf.snapshot());

    let mut shelf = Shelf::new(MODEL.clone()).with_cold_start(true).with_entries();
    visits(&mut shelf, 2);
    write(&ENTRIES, "valid-visits", &taken(&mut shelf));
    let items: Vec<Item> = (0..3).map(|n| Item::new(&format!("P{n}")).unwrap()).collect();
    for experiment in [Experiment::None, Experiment::Holdout, Experiment::Interleave { seed: 7 }] {
        let options = RerankOptions { experiment, ..RerankOptions::default() };
        let results = Results::new(items.clone(), None, 5_000).unwrap();
        (0..2).for_each(|_| drop(shelf.rerank(results.clone(), &options)));
        let bought: Vec<Item> = items.iter().map(|item| item.clone().with_quantity(2)).collect();
        let transaction = Some(Query::new("T1"));
        shelf.observe(&Event::new(EventKind::Purchase, bought, 6_000).unwrap().with_query(transaction));
    }
    write(&ENTRIES, "valid-experiments", &taken(&mut shelf));

    let list = Results::new(items, None, 7_000).unwrap().with_start(&[2, 0, 1]);
    shelf.rerank(list, &RerankOptions::default());
    write(&ENTRIES, "valid-start", &taken(&mut shelf));

    let about = About { weights: Weights { place: 0.5, item: 1.0, query: 1.0, neighbours: 0.5 }, ..About::default() };
    let mut draft = Draft::new(about);
    for n in 0..6 {
        draft.item(hash(&format!("P{n}")), n as f32 - 2.0);
        draft.group(n, 0.5);
    }
    draft.given(Given::Query(Query::new("boots").whole()), hash("P1"), 1.5);
    draft.given(Given::Chosen(hash("P2")), hash("P3"), 1.0);
    draft.given(Given::Chosen(hash("P2")), hash("P5"), -1.0);
    write(&SHOPS, "valid", &draft.to_bytes());
    write(&SHOPS, "valid-empty", &Draft::new(About::default()).to_bytes());

    let id = [1, 0, 2];
    // Price, pieces, numbers of the vector, texts; then these.
    let head = [&[17][..], &[0, 9], &[0, 2], &[0, 1], &[0, 2], &[1, 0, 2], &[1, 9, 3], &[2, 6]];
    let more = [&[2, 0][..], &[0, 0], &[0, 0], &[0, 1], &id, &[0, 5], &[0, 1], &[0, 0], &[0, 1], &id];
    write_list(&head.concat(), &more.concat(), "P1redP2P0");
    #[cfg(feature = "browser")]
    fn write_list(head: &[u8], more: &[u8], text: &str) {
        fs::create_dir_all(LISTS.folder()).unwrap();
        fs::write(LISTS.folder().join("valid"), [head, more, text.as_bytes()].concat()).unwrap();
    }
    #[cfg(not(feature = "browser"))]
    fn write_list(_: &[u8], _: &[u8], _: &str) {}
}

/// The file of a model that says of a layer that it has no units.
fn without_units([first, second]: [u16; 2]) -> Vec<u8> {
    let numbers = |count: usize| 0.5_f32.to_le_bytes().repeat(count);
    let (one, other) = (usize::from(first), usize::from(second));
    let weights = 4 * WIDTH + WIDTH * one + one + one * other + 2 * other;
    let head = [&b"RSHM\x01\0"[..], &[0; 8], &first.to_le_bytes(), &second.to_le_bytes(), &[0; 2]].concat();
    [head, numbers(weights), vec![0; 8]].concat()
}

/// All entries, one behind the other.
fn taken(shelf: &mut Shelf) -> Vec<u8> {
    std::iter::from_fn(|| shelf.take_entry()).flatten().collect()
}

/// A choice each from so many lists of three.
fn visits(shelf: &mut Shelf, lists: usize) {
    for n in 0..lists {
        let at = 1_000 * n as i64;
        let item = |n: usize| {
            let item = Item::new(&format!("P{n}")).unwrap().with_price(5.0 + n as f64).unwrap();
            item.with_attribute("item_brand", ["Nordhavn", "Fjäll", "織"][n % 3]).with_title("Red boots")
        };
        let items: Vec<Item> = (n..n + 3).map(item).collect();
        let query = Some(Query::new("boots"));
        let observe = |shelf: &mut Shelf, kind, items| {
            shelf.observe(&Event::new(kind, items, at).unwrap().with_query(query.clone()));
        };
        shelf.rerank(Results::new(items.clone(), query.clone(), at).unwrap(), &RerankOptions::default());
        observe(shelf, EventKind::Search, vec![]);
        observe(shelf, EventKind::ViewItemList, items.clone());
        observe(shelf, EventKind::SelectItem, vec![items[n % 3].clone().with_embedding(&[0.5, -1.0]).unwrap()]);
    }
}
