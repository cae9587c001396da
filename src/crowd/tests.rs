//! A file says what was put in, and nothing else is taken for one.

use proptest::prelude::*;

use super::*;
use crate::item::{Item, ItemId};
use crate::tokens::hash;

fn about(weights: Weights) -> About {
    let gain = Gain { mean: 0.03, low: 0.02, high: 0.04 };
    About {
        counted: [1, 2],
        shoppers: 30,
        lists: 40,
        choices: 50,
        min_shoppers: 5,
        half_after: 10.0,
        weights,
        strangers: Weights { item: 2.0 * weights.item, ..weights },
        gain,
    }
}

const WEIGHTS: Weights = Weights { place: 0.5, item: 1.0, query: 0.75, neighbours: 0.25 };

fn listed(id: &str) -> Listed {
    Listed { id: ItemId::new(id).unwrap().0, category: Some(hash("shoes")), brand: None, found: None }
}

fn draft() -> Draft {
    let mut draft = Draft::new(about(WEIGHTS));
    for (id, odds) in [("a", -1.0), ("b", 2.0), ("c", 0.5)] {
        assert!(draft.item(hash(id), odds));
    }
    assert!(draft.group(hash("shoes"), -0.25));
    assert!(draft.given(Given::Query(hash("red")), hash("a"), 3.0));
    assert!(draft.given(Given::Query(hash("red")), hash("c"), -0.5));
    assert!(draft.given(Given::Query(hash("blue")), hash("c"), 1.0));
    assert!(draft.given(Given::Chosen(hash("c")), hash("b"), 1.5));
    assert!(draft.given(Given::Chosen(hash("a")), hash("b"), 0.5));
    draft
}

fn read(draft: &Draft) -> Crowd {
    Crowd::from_bytes(draft.to_bytes()).unwrap()
}

#[test]
fn a_file_tells_what_was_put_in() {
    let crowd = read(&draft());
    assert_eq!((crowd.about(), crowd.items()), (&about(WEIGHTS), 3));
    let list = ["a", "b", "c", "d"].map(listed);
    let told = crowd.told(&list, Some(hash("red")), &[hash("c"), hash("a"), hash("x")]);
    let expected = [(-1.0, 3.0, 0.0), (2.0, 0.0, 2.0), (0.5, -0.5, 0.0), (-0.25, 0.0, 0.0)];
    assert_eq!(told, expected.map(|(item, query, neighbours)| Told { item, query, neighbours }));
    assert_eq!(crowd.told(&list, None, &[])[0], Told { item: -1.0, ..Told::default() });
}

#[test]
fn an_item_told_field_by_field_is_the_item() {
    let fields =
        [("item_brand", " Åsics "), ("item_variant", "red"), ("item_category", "Shoes"), ("item_category2", "Trail")];
    let (mut told, mut item) = (Listed::new("a"), Item::new("a").unwrap());
    assert_eq!(told, Listed::from(&item));
    for (name, value) in fields.into_iter().chain([("item_category3", " "), ("colour", "red")]) {
        told.tell(name, value);
        item = item.with_attribute(name, value);
        assert_eq!(told, Listed::from(&item), "{name}");
    }
}

#[test]
fn a_list_starts_from_the_weighed_sum_and_equal_items_stay() {
    let crowd = read(&draft());
    let list = ["a", "b", "c", "d", "e"].map(listed);
    let start = crowd.start(&list, Some(hash("red")), &[hash("c")], 0);
    let nats = [-1.0 + 2.25, 2.0 + 0.375, 0.5 - 0.375, -0.25, -0.25];
    let mean = nats.iter().sum::<f32>() / 5.0;
    let is_near = |(told, nats): (&Told, f32)| (told.nats() - (nats - mean)).abs() < 1e-6;
    assert!(start.told.iter().zip(nats).all(is_near), "{:?}", start.told);
    assert_eq!(start.order, [1, 0, 2, 3, 4]);
    let strangers: Vec<f32> = crowd.start(&list, None, &[], 0).told.into_iter().map(Told::nats).collect();
    assert!(
        (strangers[1] - strangers[0] - 2.0 * 3.0).abs() < 1e-6,
        "other weights where nothing was chosen: {strangers:?}"
    );
    assert_eq!(crowd.start(&[], None, &[], 0), Start::default());
}

#[test]
fn what_a_file_says_grows_old() {
    let (crowd, list) = (read(&draft()), ["a", "b", "c"].map(listed));
    let day = 86_400_000;
    let nats = |days: i64| -> Vec<f32> {
        crowd.start(&list, None, &[hash("x")], 2 + days * day).told.into_iter().map(Told::nats).collect()
    };
    let fresh = nats(0);
    for (days, left) in [(-9, 1.0), (0, 1.0), (10, 0.5), (20, 0.2), (1_000_000, 0.0)] {
        assert!(nats(days).iter().zip(&fresh).all(|(now, then)| (now - left * then).abs() < 1e-4), "after {days} days");
    }
    assert_eq!(crowd.start(&list, None, &[], i64::MAX).order, [0, 1, 2]);
    assert!((About { half_after: 0.0, ..about(WEIGHTS) }).trust(i64::MAX) == 1.0);
}

#[test]
fn the_words_are_of_what_tells_most() {
    let told = |item: f32, query: f32, neighbours: f32| Told { item, query, neighbours };
    assert_eq!(told(0.1, 0.9, -0.1).words(true), Some("many who searched for this chose it"));
    assert_eq!(told(0.1, -0.9, -0.1).words(false), Some("few who searched for this chose it"));
    assert_eq!(told(0.1, 0.2, 0.3).words(true), Some("many who chose what you chose took it too"));
    assert_eq!(told(0.5, 0.2, 0.3).words(true), None);
    assert_eq!(told(-0.5, 0.2, 0.3).words(false), None);
    assert_eq!(Told::default().words(true), None);
}

#[test]
fn without_weights_the_servers_order_stands() {
    let mut draft = Draft::new(about(Weights::default()));
    draft.item(hash("b"), 7.0);
    assert_eq!(read(&draft).start(&["a", "b", "c"].map(listed), None, &[], 0).order, [0, 1, 2]);
}

#[test]
fn a_file_takes_the_bytes_that_it_says() {
    assert_eq!(Draft::new(About::default()).to_bytes().len(), Draft::EMPTY_BYTES);
    let [item, group, added] = Draft::ENTRY_BYTES;
    let bytes = Draft::EMPTY_BYTES + 3 * item + group + 5 * added + 4 * Draft::GIVEN_BYTES;
    assert_eq!(draft().to_bytes().len(), bytes);
}

#[test]
fn what_belongs_to_no_item_is_not_put_in() {
    let mut draft = draft();
    assert!(!draft.item(hash("a"), 1.0), "it is there");
    assert!(!draft.given(Given::Chosen(hash("x")), hash("a"), 1.0));
    assert!(!draft.given(Given::Query(hash("red")), hash("x"), 1.0));
    assert!(!draft.given(Given::Query(hash("red")), hash("b"), 0.01), "less than a step");
}

#[test]
fn tables_out_of_order_are_refused() {
    let bytes = draft().to_bytes();
    let tables = Draft::EMPTY_BYTES - 8;
    let changed = |at: usize, value: u32| {
        let mut bytes = bytes.clone();
        bytes[at..at + 4].copy_from_slice(&value.to_le_bytes());
        let end = bytes.len() - 8;
        let sum = crate::bytes::checksum(&bytes[..end]).to_le_bytes();
        bytes[end..].copy_from_slice(&sum);
        Crowd::from_bytes(bytes)
    };
    let queries = tables + 3 * 5 + 5;
    for (at, value) in [
        (tables, u32::MAX),
        (tables - 24, 4),
        (tables - 24, u32::MAX),
        (queries, u32::MAX),
        (queries + 8, 0),
        (queries + 8, 9),
        (queries + 12, 2),
        (queries + 16, 3 << 8),
        (48, (-1.0_f32).to_bits()),
        (64, f32::NAN.to_bits()),
        (64, 1e9_f32.to_bits()),
    ] {
        assert_eq!(changed(at, value).unwrap_err().code(), "corrupt", "{at} {value}");
    }
    let mut short = bytes.clone();
    short.truncate(bytes.len() - 1);
    assert_eq!(Crowd::from_bytes(short).unwrap_err().code(), "corrupt");
    let mut newer = bytes;
    newer[4] = 2;
    assert_eq!(Crowd::from_bytes(newer).unwrap_err().code(), "version");
}

proptest! {
    #[test]
    fn a_list_of_any_file_starts_from_a_permutation(
        odds in prop::collection::vec(-9.0_f32..9.0, 1..40),
        added in prop::collection::vec((0_usize..40, 0_usize..40, -9.0_f32..9.0), 0..60),
        [place, item, query, neighbours] in prop::array::uniform4(0.0_f32..2.0),
        shown in prop::collection::vec(0_usize..60, 0..60),
    ) {
        let mut draft = Draft::new(about(Weights { place, item, query, neighbours }));
        for (n, &odds) in odds.iter().enumerate() {
            draft.item(hash(&n.to_string()), odds);
        }
        for &(by, of, nats) in &added {
            let [by, of] = [by, of].map(|n| hash(&n.to_string()));
            draft.given(if nats > 0.0 { Given::Query(by) } else { Given::Chosen(by) }, of, nats);
        }
        let crowd = read(&draft);
        let list: Vec<Listed> = shown.iter().map(|n| listed(&n.to_string())).collect();
        let recent: Vec<_> = (0..9).map(|n| hash(&n.to_string())).collect();
        let start = crowd.start(&list, Some(hash("3")), &recent, 0);
        let mut sorted = start.order.clone();
        sorted.sort_unstable();
        prop_assert!(sorted.into_iter().eq(0..list.len() as u32));
        for (&n, told) in shown.iter().zip(crowd.told(&list, None, &[])) {
            prop_assert_eq!(told.item, odds.get(n).copied().map_or(0.0, rounded));
        }
    }
}
