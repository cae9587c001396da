//! A list as JavaScript packs it, out of a fuzzer's bytes.

use super::MODEL;
use super::drive::drive;
use crate::browser::packed::{Fields, listed};
use crate::event::{Event, EventKind};
use crate::results::Results;
use crate::shelf::{RerankOptions, Shelf};

/// Bytes as a list that crosses from JavaScript. True where it was accepted.
///
/// The first byte says how many numbers follow, each a byte for its kind and some for its value; the rest is the text.
pub fn packed_list(bytes: &[u8]) -> bool {
    let mut bytes = bytes.iter().copied();
    let count = bytes.next().unwrap_or(0);
    let numbers: Vec<f64> = (0..count).map(|_| number(&mut bytes)).collect();
    let rest: Vec<u8> = bytes.collect();
    let text = String::from_utf8_lossy(&rest);
    let text = text.as_bytes();

    let mut fields = Fields::default();
    fields.add("colour");
    let Ok(items) = fields.items(&numbers, text) else { return false };
    let count = items.len();
    assert_eq!(listed(&numbers, text, |_| None).map(|items| items.len()), Ok(count), "the crowd knows of other items");
    let mut shelf = Shelf::new(MODEL.clone()).with_cold_start(true);
    let event = Event::new(EventKind::ViewItemList, items.clone(), 0).expect("a list may be long");
    shelf.observe(&event);
    if let Ok(looks) = Event::new(EventKind::ViewItem, items.clone(), 1) {
        shelf.observe(&looks);
    }
    let results = Results::new(items, None, 2).expect("a longer list is not unpacked");
    let mut order = shelf.rerank(results, &RerankOptions::default()).arrangement.order().to_vec();
    order.sort_unstable();
    assert!(order.into_iter().eq(0..count as u32), "the order is no permutation");
    drive(shelf);
    true
}

/// A number of the kinds that a list has, or of those that it must not have.
fn number(bytes: &mut impl Iterator<Item = u8>) -> f64 {
    let mut byte = || bytes.next().unwrap_or(0);
    match byte() % 4 {
        0 => f64::from(byte()),
        1 => f64::from(byte()) * 65_536.0 + f64::from(byte()),
        2 => [f64::NAN, f64::INFINITY, -1.0, 1e300, -1e300, 5e-324, 0.5, 65_535.0][usize::from(byte() % 8)],
        _ => f64::from_le_bytes(std::array::from_fn(|_| byte())),
    }
}
