//! Reasons add up, and say what happened.

use super::*;
use crate::event::{Event, EventKind};
use crate::item::Item;
use crate::model::tests::small_model;

fn list() -> Vec<Item> {
    let item = |n: usize| {
        let brand = ["Nordhavn", "Fjell", "Aurea"][n % 3];
        let item = Item::new(&format!("P{n}")).unwrap().with_price(20.0 + 7.0 * n as f64).unwrap();
        item.with_attribute("item_brand", brand).with_attribute("sole", "cork").with_title("trail shoe")
    };
    (0..24).map(item).collect()
}

fn shopper() -> Shopper {
    let mut shopper = Shopper::default();
    let mut observe = |kind, items, at| shopper.observe(&Event::new(kind, items, at).unwrap());
    observe(EventKind::ViewItemList, list(), 1);
    observe(EventKind::ViewItem, list()[3..4].to_vec(), 2);
    observe(EventKind::SelectItem, list()[6..7].to_vec(), 3);
    observe(EventKind::Purchase, list()[6..7].to_vec(), 4);
    shopper
}

fn told(item: usize) -> Vec<Reason> {
    let (model, shopper) = (small_model(7), shopper());
    let results = Results::new(list(), None, 3_600_000).unwrap();
    let features = Features::extract(&shopper, &results);
    reasons(&Scorer::new(&model, None).unwrap(), &shopper, &results, &features, item)
}

fn text(item: usize, group: Group, key: Option<Key>) -> String {
    let found = told(item).into_iter().find(|reason| (reason.group, reason.key) == (group, key));
    found.map_or(String::new(), |reason| reason.text)
}

#[test]
fn they_add_up_to_the_score_less_the_mean_the_largest_first() {
    let (model, shopper) = (small_model(7), shopper());
    let results = Results::new(list(), None, 3_600_000).unwrap();
    let features = Features::extract(&shopper, &results);
    let scorer = Scorer::new(&model, None).unwrap();
    let scores = scorer.score(&features).unwrap();
    let mean = scores.iter().sum::<f32>() / scores.len() as f32;
    let started = std::time::Instant::now();
    for item in 0..24 {
        let reasons = reasons(&scorer, &shopper, &results, &features, item);
        let sum: f32 = reasons.iter().map(|reason| reason.share).sum();
        assert!((sum - (scores[item] - mean)).abs() < 1e-5, "{sum} for {}", scores[item] - mean);
        assert!(reasons.windows(2).all(|pair| pair[0].share.abs() >= pair[1].share.abs()));
        assert!(reasons.iter().all(|reason| reason.group != Group::Moment && !reason.text.is_empty()));
    }
    println!("reasons of one item of 24: {:?}", started.elapsed() / 24);
}

#[test]
fn they_say_what_was_looked_at_and_chosen() {
    assert_eq!(text(0, Group::Attributes, Some(Key::Brand)), "you chose 1 Nordhavn product");
    assert_eq!(text(1, Group::Attributes, Some(Key::Brand)), "you have not looked at Fjell yet");
    assert_eq!(text(6, Group::Choices, None), "you bought it before");
    assert_eq!(text(3, Group::Seen, None), "you looked at it before");
    assert_eq!(text(1, Group::Impressions, None), "you have passed it over once");
    assert_eq!(text(0, Group::Price, None), "it is the cheapest here");
    assert_eq!(text(4, Group::Server, None), "the shop puts it at place 5");
    assert_eq!(text(6, Group::Budget, None), "its price is close to what you chose");
    assert_eq!(text(23, Group::Budget, None), "it is dearer than what you usually choose");
}

#[test]
fn who_opens_a_product_and_looks_at_it_twice_has_looked_at_one_product_and_chosen_none() {
    let mut shopper = Shopper::default();
    for (at, kind) in [EventKind::SelectItem, EventKind::ViewItem, EventKind::ViewItem].into_iter().enumerate() {
        shopper.observe(&Event::new(kind, list()[3..4].to_vec(), at as i64).unwrap());
    }
    let results = Results::new(list(), None, 3_600_000).unwrap();
    let features = Features::extract(&shopper, &results);
    let model = small_model(7);
    let reasons = reasons(&Scorer::new(&model, None).unwrap(), &shopper, &results, &features, 3);
    let text = |group, key| reasons.iter().find(|reason| (reason.group, reason.key) == (group, key)).map(|r| &*r.text);
    assert_eq!(text(Group::Attributes, Some(Key::Brand)), Some("you looked at 1 Nordhavn product"));
    assert_eq!(text(Group::Choices, None), Some("you opened it before"));
    let profile = crate::profile::Profile::of(&shopper, 9);
    assert_eq!(profile.topics[0].text, "You looked at 1 Nordhavn product");
    assert!(profile.sentences.contains(&"You looked at 1 product and chose none".into()), "{:?}", profile.sentences);
}

#[test]
fn a_property_is_named_by_its_label() {
    let brand = told(0).into_iter().find(|reason| reason.key == Some(Key::Brand)).unwrap();
    assert_eq!(brand.value.as_deref(), Some("Nordhavn"));
}

#[test]
fn an_item_that_is_not_there_has_none() {
    assert!(told(24).is_empty());
}
