//! Everything that a page does with a shelf, with all that must hold of it.

use crate::arrangement::{Arrangement, Rules};
use crate::event::{Event, EventKind, Millis};
use crate::item::Item;
use crate::journal::Entry;
use crate::query::Query;
use crate::results::Results;
use crate::shelf::{Experiment, RerankOptions, Shelf};
use crate::snapshot::Snapshot;

/// Items of a list.
const ITEMS: usize = 6;

/// A visit, and others at the ends of time.
const TIMES: [Millis; 5] = [1_000, 2_000, i64::MAX, i64::MIN, 3_000];

/// Pages of a shop, one after the other, and all that is asked of the shelf between them.
pub(super) fn drive(mut shelf: Shelf) {
    shelf.pause(false);
    for (page, at) in TIMES.into_iter().enumerate() {
        for options in questions() {
            list(&mut shelf, page, at, &options);
        }
        told(&shelf, at);
        acts(&mut shelf, page, at);
        list(&mut shelf, page, at, &RerankOptions { refresh: true, ..RerankOptions::default() });
        kept(&shelf);
        if page % 2 == 1 {
            shelf.leave_page();
        }
    }
    forgotten(shelf);
}

fn item(n: usize) -> Item {
    let item = Item::new(&format!("P{n}")).expect("it has an id").with_title("Red cork boots");
    let item = item.with_attribute("item_brand", ["Nordhavn", "Fjäll", "織"][n % 3]).with_attribute("sole", "cork");
    let item = item.with_attribute("item_category2", "Boots");
    let item = item.with_price([0.0, 5.0, 1e-30, 3e38, 12.5][n % 5]).expect("the price is allowed");
    item.with_embedding(&[0.5, n as f32, -1.0]).expect("the vector is finite")
}

/// The items of a page; the first of them are on every page.
fn items(page: usize) -> Vec<Item> {
    (0..ITEMS).map(|n| item(if n < 4 { n } else { n + page })).collect()
}

fn questions() -> [RerankOptions; 3] {
    let asked = |experiment| RerankOptions { experiment, ..RerankOptions::default() };
    let rules = Rules::default().with_pinned([1]).with_max_shift(Some(2));
    [
        asked(Experiment::Interleave { seed: 7 }),
        asked(Experiment::Holdout),
        RerankOptions { rules, ..asked(Experiment::None) },
    ]
}

fn results(page: usize, at: Millis) -> Results {
    let query = Query::new(["red boots", "cork"][page % 2]);
    Results::new(items(page), Some(query), at).expect("the list is short")
}

fn list(shelf: &mut Shelf, page: usize, at: Millis, options: &RerankOptions) {
    let answer = shelf.rerank(results(page, at), options);
    let order = answer.arrangement.order();
    assert!(order.len() == ITEMS && Arrangement::of(order.to_vec(), true).is_some(), "{order:?} is no permutation");
    for n in [0, 4 + page] {
        let reasons = shelf.why(item(n).id());
        assert!(reasons.iter().all(|reason| reason.share.is_finite()), "a share is not finite: {reasons:?}");
    }
    if let Some(list) = answer.list {
        shelf.displayed(list, (0..ITEMS as u32).rev().collect());
        shelf.displayed(list, vec![u32::MAX; ITEMS]);
        assert!(shelf.features(list).is_some_and(|features| features.len() == ITEMS));
    }
}

fn acts(shelf: &mut Shelf, page: usize, at: Millis) {
    for (n, kind) in EventKind::ALL.into_iter().enumerate() {
        let of = if kind == EventKind::ViewItemList { items(page) } else { vec![item(n % ITEMS), item(50 + n)] };
        let event = Event::new(kind, of, at).expect("the event is small");
        shelf.observe(&event.with_query(Some(Query::new("cork boots"))));
    }
}

/// What the shopper is told is told in numbers that can be shown.
fn told(shelf: &Shelf, at: Millis) {
    let profile = shelf.profile(at);
    let share = |number: f32| (0.0..=1.0).contains(&number);
    assert!(profile.topics.iter().all(|topic| share(topic.share)), "{:?}", profile.topics);
    assert!(profile.price_percentile.is_none_or(share), "{:?}", profile.price_percentile);
    assert!(shelf.gate().weight().is_finite());
    assert!(shelf.counters().counts().iter().all(|count| count.is_finite()));
}

/// What is kept comes back as it was.
fn kept(shelf: &Shelf) {
    let bytes = shelf.snapshot();
    Snapshot::read(&shelf.lesson(), shelf.model()).expect("a lesson is read");
    let mut other = Shelf::new(shelf.model().clone());
    other.restore(&bytes).expect("what was kept is read");
    assert!(other.snapshot() == bytes, "what was kept comes back changed");
}

/// What happens on a page is known just so where its entries are done again.
pub(super) fn told_again(shelf: &Shelf) {
    let (mut page, mut other) = (shelf.clone().with_entries(), shelf.clone());
    for (n, at) in TIMES.into_iter().enumerate() {
        for options in questions() {
            page.rerank(results(n, at), &options);
        }
        // What is looked at now is of a list of the page before.
        page.began(at.saturating_add(1));
        acts(&mut page, n, at);
    }
    while let Some(entry) = page.take_entry() {
        other.replay(Entry::from_bytes(&entry).expect("an entry that was written is read"));
    }
    assert!(other.snapshot() == page.snapshot(), "what is done again is known otherwise");
    assert_eq!(other.counters(), page.counters(), "what is done again is counted otherwise");
}

/// Some choices, a fit to them as the trainer's module does it, and everything again with what came of it.
#[cfg(all(test, feature = "learn"))]
pub(super) fn drive_learning(mut shelf: Shelf) {
    use crate::learn::Trainer;

    shelf.pause(false);
    for page in 0..6 {
        list(&mut shelf, page, 1_000, &RerankOptions::default());
        acts(&mut shelf, page, 1_000);
    }
    let lesson = Snapshot::read(&shelf.lesson(), shelf.model()).expect("a lesson is read");
    let trainer = Trainer::new(shelf.model()).expect("the model fits");
    if let Ok(adapter) = trainer.fit(&lesson.examples, lesson.gate.adapter()) {
        shelf.adopt(adapter, shelf.examples().ever()).expect("it is this model's");
    }
    drive(shelf);
}

fn forgotten(mut shelf: Shelf) {
    let topics = shelf.profile(0).topics;
    topics.iter().for_each(|topic| {
        shelf.forget_topic(topic.value);
    });
    let left = shelf.profile(0).topics;
    assert!(!left.iter().any(|left| topics.iter().any(|topic| topic.value == left.value)), "{left:?} was forgotten");
    shelf.forget();
    assert!(shelf.shopper().is_stranger());
}
