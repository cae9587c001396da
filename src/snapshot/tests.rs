//! What is written is read back, and whatever else is refused.

use std::collections::HashSet;

use proptest::prelude::*;

use super::*;
use crate::adapter::Adapter;
use crate::arrangement::{Arrangement, Rules};
use crate::bytes::checksum;
use crate::counting::Counting;
use crate::event::{Event, EventKind};
use crate::example::Example;
use crate::features::{Features, WIDTH};
use crate::item::Item;
use crate::model::tests::small_model;
use crate::query::Query;
use crate::results::Results;
use crate::salt::Salting;
use crate::tokens::Hash;

fn item(n: usize) -> Item {
    let item = Item::new(&format!("P{n}")).unwrap().with_price(5.0 + n as f64).unwrap();
    let item = item.with_attribute("item_brand", ["Nordhavn", "Fjäll", "織"][n % 3]).with_attribute("sole", "cork");
    item.with_attribute("item_category2", "Boots").with_attribute("item_variant", "red").with_title("Red cork boots")
}

fn shopper() -> Shopper {
    let mut shopper = Shopper::default();
    let mut observe = |kind, items, at| {
        let event = Event::new(kind, items, at).unwrap().with_query(Some(Query::new("red boots")));
        shopper.observe(&event);
    };
    observe(EventKind::Search, vec![], 1);
    observe(EventKind::ViewItemList, (0..8).map(item).collect(), 2);
    observe(EventKind::ViewItem, vec![item(2)], 3);
    observe(EventKind::AddToCart, vec![item(3).with_embedding(&[0.5, -1.0, 2.0]).unwrap()], 4);
    observe(EventKind::Purchase, vec![Item::new("bare").unwrap(), item(20)], 5);
    shopper.pause(true);
    shopper
}

fn examples() -> Examples {
    let value = |n: usize| if n % 5 == 1 { f32::NAN } else { (n % 64) as f32 / 16.0 - 2.0 };
    let rows = Features::from_rows((0..6 * WIDTH).map(value).collect()).unwrap();
    let example = |chosen| Example::new(&rows, &[5, 4, 3, 2, 1, 0], &[chosen]).unwrap();
    Examples::restore([example(1), example(4)], 70)
}

fn results(items: usize, at: i64) -> Results {
    Results::new((0..items).map(item).collect::<Vec<_>>(), Some(Query::new("red boots")), at).unwrap()
}

fn visit() -> Visit {
    let mut visit = Visit::default();
    let reversed = Arrangement::of((0..8).rev().collect(), true).unwrap();
    visit.recall(&results(8, 5), &Rules::default(), 5);
    visit.remember(Visit::first_shown(&results(8, 5), &Rules::default(), &reversed));
    visit.remember(Visit::first_shown(&results(2_000, 5), &Rules::default(), &Arrangement::servers(2_000)));
    visit
}

fn gate(model: &Model) -> Gate {
    let adapter = Adapter::new((0..WIDTH).map(|n| n as f32 / 7.0).collect(), model.identity()).unwrap();
    Gate::restore(model, Some(adapter), 1.25, 3, 9).with_counting(Counting::restore(-2.5))
}

fn some_bytes() -> Vec<u8> {
    salted(7)
}

fn salted(salt: Salt) -> Vec<u8> {
    Snapshot::write(&shopper(), &visit(), &examples(), &gate(&small_model(1)), salt)
}

/// Puts the checksum right again, so that what is behind it is tested.
fn signed(mut bytes: Vec<u8>) -> Vec<u8> {
    let end = bytes.len() - 8;
    let sum = checksum(&bytes[..end]).to_le_bytes();
    bytes[end..].copy_from_slice(&sum);
    bytes
}

#[test]
fn everything_comes_back_but_the_lists_shown() {
    let model = small_model(1);
    let read = Snapshot::read(&some_bytes(), &model).unwrap();
    // NaN is not equal to itself, so what was read is compared by what it writes.
    assert_eq!(Snapshot::write(&read.shopper, &read.visit, &read.examples, &read.gate, 7), some_bytes());
    assert_eq!(read.gate, gate(&model));
    assert_eq!(read.shopper.acts().len(), shopper().acts().len());
    assert_eq!((read.shopper.choices_ever(), read.shopper.last_at(), read.shopper.is_paused()), (3, Some(5), true));
    assert_eq!(read.shopper.labels(), shopper().labels());
    assert_eq!(read.shopper.impressions(), shopper().impressions());
    assert_eq!(read.shopper.taste(), shopper().taste());
    assert!(read.shopper.taste().iter().len() > 3);
    assert_eq!(read.shopper.queries().collect::<Vec<_>>(), shopper().queries().collect::<Vec<_>>());
    assert_eq!((read.examples.len(), read.examples.ever()), (2, 70));
}

/// Every hash of something of the shop's or the shopper's.
fn hashes() -> Vec<Hash> {
    let (shopper, visit) = (shopper(), visit());
    let mut hashes = Vec::new();
    for act in shopper.acts().recent() {
        hashes.push(act.item.0);
        hashes.extend(act.attributes.iter().map(|&(_, value)| value));
        hashes.extend(act.category);
        hashes.extend(&act.title);
    }
    hashes.extend(shopper.impressions().sorted().iter().map(|(item, _)| item.0));
    hashes.extend(shopper.taste().iter().map(|(property, _)| property));
    hashes.extend(shopper.labels().iter().map(|label| label.value));
    hashes.extend(shopper.queries().flat_map(Query::words));
    hashes.push(visit.parts().0[0].list);
    hashes
}

#[test]
fn what_two_devices_store_has_no_hash_in_common() {
    let stored = |salt| numbers_in(&salted(salt));
    let [bare, one, other] = [0, 7, 8].map(stored);
    for hash in hashes() {
        let [by_one, by_other] = [7, 8].map(|salt| Salting::by(salt).salted(hash));
        assert!(bare.contains(&hash) && one.contains(&by_one) && other.contains(&by_other), "{hash:x} is not stored");
        assert!(![hash, by_other].iter().any(|stranger| one.contains(stranger)), "{hash:x} is stored as elsewhere");
    }
}

/// Every number of eight bytes that stands anywhere.
fn numbers_in(bytes: &[u8]) -> HashSet<Hash> {
    bytes.windows(8).map(|eight| Hash::from_le_bytes(eight.try_into().unwrap())).collect()
}

#[test]
fn the_next_page_of_a_visit_finds_its_lists_in_the_order_first_shown() {
    let mut read = Snapshot::read(&some_bytes(), &small_model(1)).unwrap().visit;
    let rules = Rules::default();
    assert_eq!(read.recall(&results(8, 9), &rules, 9).unwrap().order(), [7, 6, 5, 4, 3, 2, 1, 0]);
    assert_eq!(read.recall(&results(2_000, 9), &rules, 9), None, "too long a list to be kept");
}

#[test]
fn the_adapter_of_another_model_is_left_out_and_the_rest_stays() {
    let read = Snapshot::read(&some_bytes(), &small_model(2)).unwrap();
    assert_eq!((read.gate.adapter(), read.gate.counts().1), (None, 9));
    assert_eq!(read.gate.counting().evidence(), -2.5, "what it says of the shopper holds for any network");
    assert_eq!((read.examples.len(), read.shopper.acts().len()), (2, 4));
}

#[test]
fn examples_of_another_table_are_left_out_and_the_rest_stays() {
    let mut bytes = some_bytes();
    let table = crate::features::table_identity().to_le_bytes();
    let at = bytes.windows(8).position(|eight| eight == table).unwrap();
    bytes[at] ^= 1;
    let read = Snapshot::read(&signed(bytes), &small_model(1)).unwrap();
    assert_eq!((read.examples.len(), read.gate.adapter(), read.shopper.acts().len()), (0, None, 4));
}

/// The property weighed that is written last, as it is written.
fn last_taste() -> Vec<u8> {
    let (property, [weight, known]) = shopper().taste().iter().last().unwrap();
    [&Salting::by(7).salted(property).to_le_bytes()[..], &weight.to_le_bytes(), &known.to_le_bytes()].concat()
}

#[test]
fn every_refusal_says_why() {
    let bytes = some_bytes();
    let refusal = |bytes: &[u8]| Snapshot::read(bytes, &small_model(1)).unwrap_err();
    let why = |bytes: Vec<u8>| match refusal(&signed(bytes)) {
        Error::Corrupt { what: "snapshot", why } => why,
        other => panic!("{other}"),
    };
    let set = |at: usize, value: u8| {
        let mut bytes = bytes.clone();
        bytes[at] = value;
        bytes
    };
    assert_eq!(refusal(b"").code(), "corrupt");
    assert_eq!(refusal(b"{\"json\": true, \"and\": 1}").code(), "corrupt");
    assert_eq!(refusal(&bytes[..bytes.len() - 1]).code(), "corrupt");
    assert_eq!(refusal(&set(40, bytes[40] ^ 8)).code(), "corrupt");
    let newer = Snapshot::VERSION + 1;
    let version = Error::Version { what: "snapshot", expected: Snapshot::VERSION, got: newer };
    assert_eq!(refusal(&set(4, newer as u8)), version);
    assert_eq!(refusal(&vec![0; limits::SNAPSHOT_BYTES.max + 1]).code(), "too-many");
    // The letters, the version and the salt; paused, choices ever, whether and when last; the acts' count, then the first.
    let paused = 4 + 2 + 4;
    let acts = paused + 1 + 4 + 1 + 8;
    assert_eq!(why(set(paused, 2)), "a yes or no is neither");
    assert_eq!(why(set(acts + 1, 0xff)), "it says that more follows than is ever kept");
    assert_eq!(why(set(acts + 2 + 8, 0)), "an act is of no kind");
    assert_eq!(why(set(acts + 2 + 8, 99)), "an act is of no kind");
    let infinite = [&bytes[..acts + 19], &f32::INFINITY.to_le_bytes(), &bytes[acts + 23..]].concat();
    assert_eq!(why(infinite), "a number is not finite");
    // After item, kind, time and price: its price's standing.
    let standing = acts + 2 + 8 + 1 + 8 + 4;
    let above = [&bytes[..standing], &1.5_f32.to_le_bytes(), &bytes[standing + 4..]].concat();
    assert_eq!(why(above), "a share is not from 0 to 1");
    let end = bytes.len() - 8;
    assert_eq!(why([&bytes[..end], &[0], &bytes[end..]].concat()), "bytes are left over");
    assert_eq!(why([&bytes[..end - 1], &bytes[end..]].concat()), "it is cut short");
    let at = bytes.windows(8).position(|eight| eight == "Nordhavn".as_bytes()).unwrap();
    assert_eq!(why(set(at, 0xff)), "a name is no text");
    // The last property that the taste weighs stands right before the names: its hash, its weight, and how much is known of it.
    let names = bytes.windows(16).position(|own| own == last_taste()).unwrap() + 16;
    let unknown = [&bytes[..names - 4], &(-1.0_f32).to_le_bytes(), &bytes[names..]].concat();
    assert_eq!(why(unknown), "less than nothing is known of a property");
    let twice = [&bytes[..names - 16], &bytes[names - 32..names - 24], &bytes[names - 8..]].concat();
    assert_eq!(why(twice), "a property stands there twice");
}

#[test]
fn the_fullest_history_stays_below_the_bound() {
    let mut shopper = Shopper::default();
    let full = |n: usize| {
        let bare = Item::new(&n.to_string()).unwrap().with_price(9.5).unwrap();
        let item = (0..20).fold(bare, |item, key| {
            item.with_attribute(&format!("key {key}"), &format!("of {n} {}", "long ".repeat(30)))
        });
        let title: String = (0..20).map(|word| format!("word{word} ")).collect();
        item.with_title(&title).with_embedding(&[0.1; 512]).unwrap()
    };
    for n in 0..600 {
        shopper.observe(&Event::new(EventKind::ViewItemList, vec![full(n), full(n + 1)], n as i64).unwrap());
        shopper.observe(&Event::new(EventKind::Purchase, vec![full(n)], n as i64).unwrap());
    }
    shopper.observe(&Event::new(EventKind::ViewItemList, (0..2_000).map(item).collect::<Vec<_>>(), 700).unwrap());
    let rows = Features::from_rows(vec![0.5; 24 * WIDTH]).unwrap();
    let order: Vec<u32> = (0..24).collect();
    let examples = Examples::restore((0..64).map(|_| Example::new(&rows, &order, &[3]).unwrap()), 64);
    assert!(shopper.taste().iter().len() > limits::TASTE.max / 2);
    let bytes = Snapshot::write(&shopper, &Visit::default(), &examples, &Gate::default(), 7);
    assert!(bytes.len() < limits::SNAPSHOT_BYTES.max * 2 / 3, "{}", bytes.len());
    assert!(Snapshot::read(&bytes, &small_model(1)).is_ok());
}

proptest! {
    #[test]
    fn flipped_and_cut_bytes_are_refused_or_read_but_never_panic(
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        cut in prop::option::of(any::<prop::sample::Index>()),
        sign in any::<bool>(),
    ) {
        let mut bytes = some_bytes();
        for (at, mask) in &flips {
            let at = at.index(bytes.len());
            bytes[at] ^= mask;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        let changed = bytes != some_bytes();
        let read = if sign && bytes.len() > 8 { Snapshot::read(&signed(bytes), &small_model(1)) } else {
            let read = Snapshot::read(&bytes, &small_model(1));
            prop_assert!(!changed || read.is_err());
            read
        };
        if let Ok(read) = read {
            let again = Snapshot::write(&read.shopper, &read.visit, &read.examples, &read.gate, 7);
            prop_assert!(Snapshot::read(&again, &small_model(1)).is_ok());
        }
    }
}
