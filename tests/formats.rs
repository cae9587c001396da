//! Formats once shipped stay readable: a file of each in `tests/data`, and beside it what it says.

#[path = "support/skip_model.rs"]
mod skip_model;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use reshelf::{
    Adapter, Entry, Error, Event, EventKind, Experiment, Item, Model, Query, RerankOptions, Results, Rules, Salt,
    Shelf, Snapshot, WIDTH, table, table_identity,
};
use skip_model::skip_model;

/// A file of each format.
const SNAPSHOTS: [&str; 4] = ["snapshot-2", "snapshot-3", "snapshot-4", NEWEST];

/// The one of the format that is written now.
const NEWEST: &str = "snapshot-5";

/// Items of a list.
const ITEMS: usize = 5;

const HOUR: i64 = 3_600_000;

/// When the visit began whose history the files hold: some day in 2026.
const THEN: i64 = 1_780_000_000_000;

/// The device's, on which they were written.
const SALT: Salt = 0x5a17;

/// What differs with the table of features: examples and adapter of another table are left out.
const OF_THIS_TABLE: &str = "learned";

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

/// A model that no training changes: it likes brands and words that were met with, and adds nothing else.
fn model() -> Model {
    let liked = ["brand_choice_share", "brand_touch_share", "brand_anywhere", "variant_choice_share"];
    let skip = table().map(|feature| f32::from(u8::from(liked.contains(&feature.name)))).collect::<Vec<f32>>();
    assert_eq!(skip.iter().sum::<f32>(), liked.len() as f32, "a feature that the model likes is gone: choose another");
    skip_model(skip)
}

fn shoe(n: usize) -> Item {
    let (brand, colour) = (["Nordhavn", "Fjäll", "織", "Bergen"][n % 4], ["red", "blue", "black"][n % 3]);
    let item = Item::new(&format!("shoe-{n}")).unwrap().with_title(&format!("{brand} trail shoe {colour}"));
    let item = item.with_attribute("item_brand", brand).with_attribute("item_variant", colour);
    let item = item.with_attribute("item_category", "Shoes").with_attribute("sole", ["cork", "gum"][n % 2]);
    if n.is_multiple_of(7) { item } else { item.with_price(40.0 + (n * 13 % 50) as f64).unwrap() }
}

fn results(query: &str, first: usize, at: i64) -> Results {
    Results::new((first..first + ITEMS).map(shoe).collect::<Vec<_>>(), Some(Query::new(query)), at).unwrap()
}

/// How the lists come up, in turn.
fn options(n: usize) -> RerankOptions {
    let experiment = [Experiment::None, Experiment::Holdout, Experiment::Interleave { seed: 3 }][n % 3];
    let rules = if n % 4 == 3 { Rules::default().with_pinned([1]) } else { Rules::default() };
    RerankOptions { rules, experiment, ..RerankOptions::default() }
}

/// A visit with choices from several lists: the history that was written.
fn shelf() -> Shelf {
    let mut shelf = Shelf::new(model());
    shelf.salt(SALT);
    let searches =
        [("trail shoes", 0, 2), ("red shoes", 3, 4), ("fjäll", 5, 0), ("織", 8, 2), ("boots", 1, 3), ("shoes", 2, 3)];
    for (n, (query, first, chosen)) in searches.into_iter().enumerate() {
        let at = THEN + n as i64 * HOUR / 3;
        let mut observe = |kind, items: Vec<Item>, later| {
            shelf.observe(&Event::new(kind, items, at + later).unwrap().with_query(Some(Query::new(query))))
        };
        observe(EventKind::Search, vec![], 0);
        let list = results(query, first, at);
        shelf.rerank(list.clone(), &options(n));
        shelf.rerank(list.clone(), &options(n));
        let mut observe = |kind, items: Vec<Item>, later| shelf.observe(&Event::new(kind, items, at + later).unwrap());
        observe(EventKind::ViewItemList, list.items().to_vec(), 10);
        observe(EventKind::ViewItem, vec![shoe(first + 1)], 20);
        observe(EventKind::SelectItem, vec![shoe(first + chosen)], 30);
        let kind = [EventKind::AddToCart, EventKind::AddToWishlist, EventKind::Purchase][n % 3];
        let taken = shoe(first + chosen).with_embedding(&[0.25, -0.5, 1.0]).unwrap().with_quantity(3);
        observe(kind, vec![taken], 40);
    }
    let bought = Event::new(EventKind::Purchase, vec![shoe(11), shoe(12)], THEN + 2 * HOUR - 1).unwrap();
    shelf.observe(&bought.with_query(Some(Query::new("T-1001"))));
    shelf.observe(&Event::new(EventKind::RemoveFromCart, vec![shoe(2)], THEN + 2 * HOUR).unwrap());
    let adapter = Adapter::new((0..WIDTH).map(|n| n as f32 / 256.0).collect(), shelf.model().identity()).unwrap();
    shelf.adopt(adapter, shelf.examples().ever()).unwrap();
    shelf
}

/// What a shelf says of its shopper, and how it orders.
fn told(mut shelf: Shelf) -> String {
    let mut told = String::new();
    let mut say = |line: String| told += &(line + "\n");
    let soon = THEN + 2 * HOUR;
    let profile = shelf.profile(soon + HOUR);
    say(format!("acts {}, choices {}, ever {}", profile.acts, profile.choices, shelf.shopper().choices_ever()));
    say(format!("last at {:?}, paused {}, prices {:.3?}", profile.last_at, profile.paused, profile.price_percentile));
    for topic in &profile.topics {
        say(format!("{} {} {:.3}: {}", topic.key.name(), topic.acts, topic.share, topic.text));
    }
    profile.sentences.into_iter().for_each(&mut say);
    for n in 0..13 {
        let shown = shelf.shopper().impressions().of(shoe(n).id());
        say(format!("shoe-{n}: {:?}", shown.map(|shown| (shown.times, shown.passed, shown.position, shown.at))));
    }
    say(OF_THIS_TABLE.to_owned());
    let adapter = shelf.gate().adapter().map(|adapter| adapter.weights()[WIDTH - 1]);
    say(format!("{:?}, evidence {:.3}, adapter {adapter:?}", shelf.gate().counts(), shelf.gate().evidence()));
    // Told from format 4 on.
    let counting = shelf.gate().counting().evidence();
    if counting != 0.0 {
        say(format!("counting {counting:.4}"));
    }
    // Told from format 5 on.
    let tastes: Vec<[f32; 2]> = shelf.shopper().taste().iter().map(|(_, numbers)| numbers).collect();
    if !tastes.is_empty() {
        let sum = |of: usize| tastes.iter().map(|numbers| numbers[of]).sum::<f32>();
        say(format!("tastes {}, weights {:.3}, known {:.3}", tastes.len(), sum(0), sum(1)));
    }
    for example in shelf.examples().iter() {
        let known: f32 = example.features().values().iter().filter(|value| value.is_finite()).sum();
        say(format!("{:?} {:?} {known:.1}", example.positions(), example.chosen()));
    }
    // The lists of the visit come back in the order first shown, a new one in that of what is known now.
    for (query, first) in [("shoes", 2), ("boots", 1), ("new shoes", 4)] {
        let answer = shelf.rerank(results(query, first, soon), &RerankOptions::default());
        say(format!("{query}, recalled {}: {:?}", answer.recalled, answer.arrangement.order()));
    }
    told
}

/// A shelf that has read a snapshot.
fn read(bytes: &[u8]) -> Result<Shelf, Error> {
    let mut shelf = Shelf::new(model());
    shelf.restore(bytes)?;
    Ok(shelf)
}

/// The entries of a file, each behind its length in four bytes.
fn entries_in(file: &[u8]) -> Vec<&[u8]> {
    let (mut entries, mut rest) = (Vec::new(), file);
    while let Some((length, behind)) = rest.split_first_chunk() {
        let (entry, behind) = behind.split_at(u32::from_le_bytes(*length) as usize);
        entries.push(entry);
        rest = behind;
    }
    entries
}

/// What a shelf says that has done again what those entries say, and what it has counted.
fn told_again(file: &[u8]) -> String {
    let mut shelf = Shelf::new(model());
    entries_in(file).into_iter().for_each(|entry| shelf.replay(Entry::from_bytes(entry).unwrap()));
    let counted = format!("{:?}\n", shelf.counters());
    told(shelf) + &counted
}

/// That a file of a format still says what stands beside it.
#[track_caller]
fn assert_says(name: &str, same_table: bool, said: &str) {
    let expected = fs::read_to_string(file(&format!("{name}.txt"))).unwrap();
    let of_any_table = |text: &str| text.split(OF_THIS_TABLE).next().unwrap().to_owned();
    assert_eq!(of_any_table(said), of_any_table(&expected), "{name}");
    if same_table {
        assert_eq!(said, expected, "{name}");
    }
}

/// Whether a snapshot's examples are of this build's table of features.
fn is_of_this_table(bytes: &[u8]) -> bool {
    bytes.windows(8).any(|eight| eight == table_identity().to_le_bytes())
}

#[test]
fn snapshots_of_formats_2_to_5_say_what_they_said() {
    for name in SNAPSHOTS {
        let bytes = fs::read(file(name)).unwrap();
        assert_eq!(bytes[4..6], [name.as_bytes()[9] - b'0', 0]);
        assert_says(name, is_of_this_table(&bytes), &told(read(&bytes).unwrap()));
    }
}

#[test]
fn entries_of_version_1_say_what_they_said() {
    let bytes = fs::read(file("entries-1")).unwrap();
    let entries = entries_in(&bytes);
    assert!(entries.iter().all(|entry| entry[..6] == *b"RSHE\x01\0"));
    let kinds: BTreeSet<u8> = entries.iter().map(|entry| entry[10]).collect();
    assert!(kinds.into_iter().eq((0..8).chain([0x10])), "every kind is there");
    assert_says("entries-1", is_of_this_table(&fs::read(file(NEWEST)).unwrap()), &told_again(&bytes));
}

#[test]
fn other_versions_are_refused_and_nothing_is_changed() {
    let other = |bytes: &[u8], version: u16| [&bytes[..4], &version.to_le_bytes(), &bytes[6..]].concat();
    let bytes = fs::read(file(NEWEST)).unwrap();
    let mut shelf = read(&bytes).unwrap();
    let known = shelf.snapshot();
    for version in [0, 1, Snapshot::VERSION + 1, u16::MAX] {
        let other = other(&bytes, version);
        let before = other.clone();
        let refused = Error::Version { what: "snapshot", expected: Snapshot::VERSION, got: version };
        assert_eq!(shelf.restore(&other), Err(refused));
        assert!(other == before && shelf.snapshot() == known, "version {version} changed something");
    }
    let bytes = fs::read(file("entries-1")).unwrap();
    for version in [0, 2, u16::MAX] {
        let other = other(entries_in(&bytes)[0], version);
        let before = other.clone();
        assert_eq!(Entry::from_bytes(&other), Err(Error::Version { what: "entry", expected: 1, got: version }));
        assert!(other == before, "version {version} changed something");
    }
}

/// For a new format: its file, under its own number. Those of older ones are never written again, nor what they say where it stands
/// still: what they learned is of another table of features, and left out.
#[test]
#[ignore = "it writes files"]
fn files_are_written() {
    fs::write(file(NEWEST), shelf().snapshot()).unwrap();
    fs::write(file(&format!("{NEWEST}.txt")), told(shelf())).unwrap();
    fs::write(file("entries-1.txt"), told_again(&fs::read(file("entries-1")).unwrap())).unwrap();
}
