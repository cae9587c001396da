//! What is written is read back, and whatever else is refused.

use std::collections::HashSet;

use proptest::prelude::*;
use proptest::sample::Index;

use super::*;
use crate::arrangement::{Arrangement, Rules, Team};
use crate::bf16;
use crate::bytes::checksum;
use crate::counters::{Arm, Counted};
use crate::error::Error;
use crate::event::{Event, EventKind};
use crate::item::{Item, Key};
use crate::limits;
use crate::query::Query;
use crate::results::Results;
use crate::salt::{Salt, Salting};
use crate::tokens::Hash;
use crate::visit::Visit;

/// Fields of GA4's and of the shop's own.
const FIELDS: [&str; 9] = [
    "item_brand",
    "item_variant",
    "item_category",
    "item_category2",
    "item_category3",
    "item_category4",
    "item_category5",
    "sole",
    "für wen",
];

fn any_item() -> impl Strategy<Value = Item> {
    let attributes = prop::collection::vec((prop::sample::select(&FIELDS[..]), "\\PC{0,40}"), 0..6);
    // As they are stored: rounded.
    let number = any::<u16>().prop_map(bf16::widen).prop_filter("it is finite", |number| number.is_finite());
    let embedding = prop::collection::vec(number, 0..4);
    let price = prop::option::of(prop_oneof![Just(0.0), Just(1e-38), 0.01..1e5_f64, Just(3e38)]);
    ("\\PC{1,12}", price, attributes, "(\\PC{1,8} ){0,5}", embedding, any::<u16>()).prop_map(
        |(id, price, attributes, title, embedding, quantity)| {
            let bare = Item::new(&id).unwrap().with_price(price.unwrap_or(0.0)).unwrap();
            let item = attributes.iter().fold(bare, |item, (name, value)| item.with_attribute(name, value));
            item.with_title(&title).with_embedding(&embedding).unwrap().with_quantity(quantity)
        },
    )
}

fn any_query() -> impl Strategy<Value = Option<Query>> {
    prop::option::of("(\\PC{1,8} ?){0,4}".prop_map(|text| Query::new(&text)))
}

fn any_event() -> impl Strategy<Value = Entry> {
    let items = prop::collection::vec(any_item(), 1..6);
    (prop::sample::select(&EventKind::ALL[..]), items, any::<bool>(), any_query(), any::<i64>()).prop_map(
        |(kind, mut items, bare, query, at)| {
            if bare && Event::new(kind, Vec::new(), at).is_ok() {
                items.clear();
            }
            Entry::Happened(Event::new(kind, items, at).unwrap().with_query(query))
        },
    )
}

fn any_list() -> impl Strategy<Value = Entry> {
    let arm = prop::sample::select(&[Arm::Personal, Arm::Server, Arm::Holdout, Arm::Interleaved, Arm::Crowd][..]);
    let team = prop::sample::select(&[Team::Personal, Team::Server, Team::Pinned][..]);
    let items = prop::collection::vec(any_item(), 1..8).prop_flat_map(move |items| {
        let order: Vec<u32> = (0..items.len() as u32).collect();
        let start = prop::option::of(Just(order.clone()).prop_shuffle());
        let teams = prop::collection::vec(team.clone(), items.len());
        (Just(items), [Just(order.clone()).prop_shuffle(), Just(order).prop_shuffle()], teams, start)
    });
    (items, arm, any_query(), any::<i64>(), any::<bool>(), prop::option::of(0..4_usize)).prop_map(
        |((items, orders, teams, start), arm, query, at, again, pinned)| {
            let results = Results::new(items, query, at).unwrap();
            let results = start.into_iter().fold(results, |results, start| results.with_start(&start));
            let personalised = matches!(arm, Arm::Personal | Arm::Interleaved | Arm::Crowd);
            let [personal, displayed] = orders.map(|order| Arrangement::of(order, personalised).unwrap());
            let first_shown = Visit::first_shown(&results, &Rules::default().with_pinned(pinned), &personal);
            let counted = Counted::new(arm, if arm == Arm::Interleaved { teams } else { Vec::new() });
            Entry::HandedOut(HandedOut { results, first_shown, displayed, counted, again })
        },
    )
}

fn any_entry() -> impl Strategy<Value = Entry> {
    prop_oneof![any_event(), any_list()]
}

/// With the right checksum behind them.
fn signed(body: &[u8]) -> Vec<u8> {
    [body, &checksum(body).to_le_bytes()].concat()
}

/// Without its checksum.
fn body(entry: &[u8]) -> &[u8] {
    &entry[..entry.len() - 8]
}

/// Every hash of something of the shop's or the shopper's.
fn hashes(entry: &Entry) -> Vec<Hash> {
    let (items, query, list) = match entry {
        Entry::Happened(event) => (event.items(), event.query(), None),
        Entry::HandedOut(handed) => (handed.results.items(), handed.results.query(), Some(handed.first_shown.list)),
    };
    let mut hashes: Vec<Hash> = query.map_or(&[][..], Query::words).iter().copied().chain(list).collect();
    for item in items.iter() {
        hashes.push(item.id().0);
        hashes.extend(item.title());
        for attribute in item.attributes() {
            hashes.push(attribute.value);
            hashes.extend(if let Key::Other(name) = attribute.key { Some(name) } else { None });
        }
    }
    hashes
}

/// Every number of eight bytes that stands anywhere.
fn numbers_in(bytes: &[u8]) -> HashSet<Hash> {
    bytes.windows(8).map(|eight| Hash::from_le_bytes(eight.try_into().unwrap())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_back(entry in any_entry(), salt: Salt) {
        let bytes = entry.to_bytes(salt);
        prop_assert_eq!(&Entry::from_bytes(&bytes).unwrap(), &entry);
        prop_assert_eq!(Entry::from_bytes(&bytes).unwrap().to_bytes(salt), bytes);
    }

    #[test]
    fn the_page_finds_where_it_looks_when_something_happened(entry in any_entry(), salt: Salt) {
        let at = match &entry {
            Entry::Happened(event) => event.at(),
            Entry::HandedOut(handed) => handed.results.at(),
        };
        prop_assert_eq!(&entry.to_bytes(salt)[11..19], at.to_le_bytes());
    }

    #[test]
    fn an_entry_cut_anywhere_and_one_with_more_is_refused(entry in any_entry(), more: u8) {
        let bytes = entry.to_bytes(7);
        for end in 0..bytes.len() {
            prop_assert_eq!(Entry::from_bytes(&bytes[..end]).unwrap_err().code(), "corrupt");
        }
        for end in 6..body(&bytes).len() {
            let refused = Entry::from_bytes(&signed(&bytes[..end])).unwrap_err();
            prop_assert_eq!(refused, Error::Corrupt { what: "entry", why: "it is cut short" }, "at {}", end);
        }
        let refused = Entry::from_bytes(&signed(&[body(&bytes), &[more]].concat())).unwrap_err();
        prop_assert_eq!(refused, Error::Corrupt { what: "entry", why: "bytes are left over" });
    }

    #[test]
    fn damage_is_refused(entry in any_entry(), at: Index, mask in 1..=u8::MAX) {
        let mut bytes = entry.to_bytes(7);
        let at = at.index(bytes.len());
        bytes[at] ^= mask;
        prop_assert!(Entry::from_bytes(&bytes).is_err());
    }

    #[test]
    fn what_is_changed_and_signed_is_refused_or_is_an_entry(
        entry in any_entry(),
        changes in prop::collection::vec((any::<Index>(), any::<u8>()), 1..6),
    ) {
        let mut bytes = body(&entry.to_bytes(7)).to_vec();
        for (at, value) in changes {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        if let Ok(read) = Entry::from_bytes(&signed(&bytes)) {
            prop_assert_eq!(&Entry::from_bytes(&read.to_bytes(7)).unwrap(), &read);
        }
    }

    #[test]
    fn what_two_devices_store_has_no_hash_in_common(entry in any_entry(), salts in any::<[Salt; 2]>()) {
        let [one, other] = salts;
        prop_assume!(one != 0 && other != 0 && one != other);
        let (bare, stored) = (numbers_in(&entry.to_bytes(0)), numbers_in(&entry.to_bytes(one)));
        for hash in hashes(&entry) {
            let [own, strange] = [one, other].map(|salt| Salting::by(salt).salted(hash));
            prop_assert!(bare.contains(&hash) && stored.contains(&own), "{:x} is not stored", hash);
            prop_assert!(!stored.contains(&hash) && !stored.contains(&strange), "{:x} is stored as elsewhere", hash);
        }
    }
}

fn shoe(n: usize) -> Item {
    let item = Item::new(&format!("P{n}")).unwrap().with_price(5.0 + n as f64).unwrap();
    let item = item.with_attribute("item_brand", "Fjäll").with_attribute("item_category", "Shoes");
    let item = item.with_attribute("item_category2", "Trail").with_attribute("item_variant", "red");
    item.with_attribute("sole", "cork").with_title("Fjäll trail shoe, red, for wet ground")
}

fn shoes(count: usize) -> Vec<Item> {
    (0..count).map(shoe).collect()
}

fn act(kind: EventKind, items: Vec<Item>) -> Vec<u8> {
    let event = Event::new(kind, items, 1_780_000_000_000).unwrap().with_query(Some(Query::new("trail shoes")));
    Entry::Happened(event).to_bytes(7)
}

fn handed_out(items: usize, arm: Arm) -> Vec<u8> {
    let results = Results::new(shoes(items), Some(Query::new("trail shoes")), 1_780_000_000_000).unwrap();
    let displayed = Arrangement::of((0..items as u32).rev().collect(), true).unwrap();
    let first_shown = Visit::first_shown(&results, &Rules::default(), &displayed);
    let teams = if arm == Arm::Interleaved { vec![Team::Personal; items] } else { Vec::new() };
    let counted = Counted::new(arm, teams);
    Entry::HandedOut(HandedOut { results, first_shown, displayed, counted, again: false }).to_bytes(7)
}

#[test]
fn every_refusal_says_why() {
    let refusal = |bytes: &[u8]| Entry::from_bytes(bytes).unwrap_err();
    let why = |entry: &[u8], at: usize, new: &[u8]| {
        let mut body = body(entry).to_vec();
        body[at..at + new.len()].copy_from_slice(new);
        match refusal(&signed(&body)) {
            Error::Corrupt { what: "entry", why } => why,
            other => panic!("{other}"),
        }
    };
    let bare =
        Entry::Happened(Event::new(EventKind::ViewItem, vec![Item::new("bare").unwrap()], 5).unwrap()).to_bytes(0);
    let look = act(EventKind::ViewItem, vec![shoe(1).with_embedding(&[0.5]).unwrap()]);
    let mixed = handed_out(3, Arm::Interleaved);
    assert_eq!(refusal(b"").code(), "corrupt");
    assert_eq!(refusal(b"RSHS, and the rest of a snapshot").code(), "corrupt");
    for version in [0, VERSION + 1, u16::MAX] {
        let other = [&MAGIC[..], &version.to_le_bytes(), &body(&look)[6..]].concat();
        let expected = Error::Version { what: "entry", expected: VERSION, got: version };
        assert_eq!(refusal(&signed(&other)), expected);
    }
    // The letters, the version, the salt; the kind, when, the query.
    let (kind, has_query, words) = (10, 19, 20);
    assert_eq!(why(&look, kind, &[EventKind::ALL.len() as u8]), "an entry is of no kind");
    assert_eq!(why(&look, kind, &[HANDED_OUT + 1]), "an entry is of no kind");
    assert_eq!(why(&look, has_query, &[2]), "a yes or no is neither");
    assert_eq!(why(&look, words, &[17]), "it says that more follows than is ever kept");
    // No words; the items' count, then of the first its id, its price, its quantity, the count of its attributes.
    let (items, price, attributes) = (22, 32, 38);
    assert_eq!(why(&bare, items, &10_001_u16.to_le_bytes()), "it says that more follows than is ever kept");
    assert_eq!(why(&bare, price, &(-1.0_f32).to_le_bytes()), "a price is below 0");
    assert_eq!(why(&bare, price, &f32::NAN.to_le_bytes()), "a number is not finite");
    assert_eq!(why(&bare, price, &f32::INFINITY.to_le_bytes()), "a number is not finite");
    assert_eq!(why(&bare, attributes, &[17]), "it says that more follows than is ever kept");
    let label = look.windows(4).position(|four| four == b"Trai").unwrap();
    assert_eq!(why(&look, label, &[0xff]), "a name is no text");
    assert_eq!(why(&look, label - 2, &[65]), "it says that more follows than is ever kept");
    assert_eq!(why(&look, label - 11, &[8]), "a property is of no kind");
    let vector = body(&look).len() - 2;
    assert_eq!(why(&look, vector, &0x7f80_u16.to_le_bytes()), "a number is not finite");
    assert_eq!(why(&look, vector - 2, &513_u16.to_le_bytes()), "it says that more follows than is ever kept");
    // At the end of a list whether it came up before, its arm, and three times an index and a team.
    let (again, arm, order) = (mixed.len() - 8 - 11, mixed.len() - 8 - 10, mixed.len() - 8 - 9);
    assert_eq!(why(&mixed, again, &[4]), "a yes or no is neither");
    assert_eq!(why(&mixed, again, &[2]), "it is cut short", "what it would start from");
    assert_eq!(why(&mixed, arm, &[5]), "an arm or a team is none");
    assert_eq!(why(&mixed, order + 2, &[3]), "an arm or a team is none");
    assert_eq!(why(&mixed, order, &[3]), "an order is no permutation");
    assert_eq!(why(&mixed, order, &mixed[order + 3..order + 5]), "an order is no permutation");
}

#[test]
fn an_act_without_items_and_one_with_more_than_an_act_has_are_refused() {
    let search = Entry::Happened(Event::new(EventKind::Search, shoes(0), 5).unwrap()).to_bytes(7);
    let shown = Entry::Happened(Event::new(EventKind::ViewItemList, shoes(limits::EVENT_ITEMS.max + 1), 5).unwrap())
        .to_bytes(7);
    for (entry, code) in [(search, "empty"), (shown, "too-many")] {
        let mut body = body(&entry).to_vec();
        body[10] = EventKind::ALL.iter().position(|&kind| kind == EventKind::AddToCart).unwrap() as u8;
        assert_eq!(Entry::from_bytes(&signed(&body)).unwrap_err().code(), code);
    }
}

#[test]
fn an_act_weighs_what_its_items_weigh() {
    let weighs = |least: usize, most: usize, entry: Vec<u8>| {
        assert!((least..=most).contains(&entry.len()), "{} bytes", entry.len());
    };
    weighs(100, 1_024, act(EventKind::ViewItem, shoes(1)));
    weighs(1_000, 4_096, act(EventKind::Purchase, shoes(10)));
    weighs(1, 64, act(EventKind::Search, Vec::new()));
    weighs(4_000, 6_144, handed_out(24, Arm::Interleaved));
    weighs(16_000, 24_576, handed_out(100, Arm::Interleaved));
}
