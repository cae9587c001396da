//! Reasons add up, and say what happened.

use proptest::prelude::*;

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
    reasons(Some(&Scorer::new(&model, None).unwrap()), &shopper, &results, &features, item)
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
        let reasons = reasons(Some(&scorer), &shopper, &results, &features, item);
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
    assert_eq!(text(6, Group::Budget, None), "its price is close to your usual one");
    assert_eq!(text(23, Group::Budget, None), "it is dearer than your usual price");
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
    let reasons = reasons(Some(&Scorer::new(&model, None).unwrap()), &shopper, &results, &features, 3);
    let text = |group, key| reasons.iter().find(|reason| (reason.group, reason.key) == (group, key)).map(|r| &*r.text);
    assert_eq!(text(Group::Attributes, Some(Key::Brand)), Some("you looked at 1 Nordhavn product"));
    assert_eq!(text(Group::Choices, None), Some("you opened it before"));
    let profile = crate::profile::Profile::of(&shopper, 9);
    assert_eq!(profile.topics[0].text, "You looked at 1 Nordhavn product");
    assert!(profile.sentences.contains(&"You looked at 1 product and chose none".into()), "{:?}", profile.sentences);
}

/// All that is told of a shopper, and of the first items of the list by item.
fn all_told(shopper: &Shopper) -> (Vec<String>, Vec<Vec<String>>) {
    let model = small_model(7);
    let results = Results::new(list(), None, 3_600_000).unwrap();
    let features = Features::extract(shopper, &results);
    let scorer = Scorer::new(&model, None).unwrap();
    let of = |item| {
        reasons(Some(&scorer), shopper, &results, &features, item).into_iter().map(|reason| reason.text).collect()
    };
    (crate::profile::Profile::of(shopper, 99).sentences, (0..5).map(of).collect())
}

const KINDS: [EventKind; 7] = [
    EventKind::ViewItemList,
    EventKind::ViewItem,
    EventKind::SelectItem,
    EventKind::AddToCart,
    EventKind::RemoveFromCart,
    EventKind::AddToWishlist,
    EventKind::Purchase,
];

proptest! {
    /// Whatever was done in whatever order, by a whole item or by its id alone.
    #[test]
    fn what_is_told_is_true_together(acts in prop::collection::vec((0..KINDS.len(), 0..4_usize, any::<bool>()), 1..12)) {
        let mut shopper = Shopper::default();
        let mut bought = [false; 4];
        for (at, &(kind, item, bare)) in acts.iter().enumerate() {
            let own = if bare { Item::new(&format!("P{item}")).unwrap() } else { list().swap_remove(item) };
            let items = if KINDS[kind] == EventKind::ViewItemList { list() } else { vec![own] };
            shopper.observe(&Event::new(KINDS[kind], items, at as i64).unwrap());
            bought[item] |= KINDS[kind] == EventKind::Purchase;
        }
        let (sentences, told) = all_told(&shopper);
        let has = |texts: &[String], part: &str| texts.iter().any(|text| text.contains(part));
        let numbers: Vec<usize> = sentences.iter().filter(|text| text.contains("and chose"))
            .flat_map(|text| text.split(' ')).filter_map(|word| word.parse().ok()).collect();
        prop_assert!(numbers.len() < 2 || numbers[0] >= numbers[1], "{sentences:?}");
        let chose_none = has(&sentences, "chose none") || !has(&sentences, "and chose");
        prop_assert!(!(chose_none && has(&sentences, "you choose")), "{sentences:?}");
        for (item, texts) in told.iter().enumerate() {
            let taken = ["you chose", "usually choose", "you bought", "in your cart", "on your wish list"];
            prop_assert!(!(chose_none && taken.iter().any(|part| has(texts, part))), "{sentences:?} and {texts:?}");
            let touched = has(texts, "you looked at it") || has(texts, "you opened it") || has(texts, "you bought it");
            prop_assert!(!(touched && has(texts, "you have not looked at ")), "{texts:?}");
            prop_assert!(!(touched && (has(texts, "not shown to you") || has(texts, "not seen its price"))), "{texts:?}");
            let is_bought = bought.get(item) == Some(&true);
            prop_assert!(!(is_bought && (has(texts, "you opened it") || has(texts, "in your cart"))), "{texts:?}");
        }
    }
}

#[test]
fn a_property_is_named_by_its_label() {
    let brand = told(0).into_iter().find(|reason| reason.key == Some(Key::Brand)).unwrap();
    assert_eq!(brand.value.as_deref(), Some("Nordhavn"));
}

#[test]
fn a_taste_names_what_the_choices_weigh_most_and_where_that_is_nothing_the_price() {
    for (item, liked, brand, said) in
        [(0, true, "Nordhavn", "you chose 1 Nordhavn product"), (1, false, "Fjell", "you have not looked at Fjell yet")]
    {
        let taste = told(item).into_iter().find(|reason| reason.group == Group::Taste).unwrap();
        // A network that was never trained may turn a taste around.
        if (taste.share > 0.0) == liked {
            assert_eq!((taste.value.as_deref(), &*taste.text), (Some(brand), said));
        } else {
            assert!(taste.value.is_none() && taste.text.contains("price"), "{taste:?}");
        }
    }
}

#[test]
fn an_item_that_is_not_there_has_none() {
    assert!(told(24).is_empty());
}

#[test]
fn the_crowds_part_is_what_the_list_gains_by_starting_from_its_order_and_all_add_up() {
    let (model, shopper) = (small_model(7), shopper());
    let plain = Results::new(list(), None, 3_600_000).unwrap();
    let backwards: Vec<u32> = (0..24).rev().collect();
    let results = plain.clone().with_start(&backwards);
    let [features, servers] = [&results, &plain].map(|results| Features::extract(&shopper, results));
    let scorer = Scorer::new(&model, None).unwrap();
    let above_mean = |features: &Features, item: usize| {
        let scores = scorer.score(features).unwrap();
        scores[item] - scores.iter().sum::<f32>() / 24.0
    };
    for item in 0..24 {
        let told = reasons(Some(&scorer), &shopper, &results, &features, item);
        let sum: f32 = told.iter().map(|reason| reason.share).sum();
        assert!((sum - above_mean(&features, item)).abs() < 1e-5);
        let crowd = told.iter().find(|reason| reason.group == Group::Crowd).unwrap();
        assert!((crowd.share - (above_mean(&features, item) - above_mean(&servers, item))).abs() < 1e-5);
        assert_eq!(crowd.text, if crowd.share > 0.0 { "many who saw it chose it" } else { "few who saw it chose it" });
        let without = reasons(Some(&scorer), &shopper, &plain, &servers, item);
        let rest = told.iter().filter(|reason| reason.group != Group::Crowd);
        let of = |reason: &Reason| (reason.group, reason.key, reason.share);
        assert!(rest.map(of).eq(without.iter().map(of)), "the other shares are those of the server's order");
    }
}

#[test]
fn a_list_that_stands_as_it_starts_has_two_reasons() {
    let results = Results::new(list(), None, 1).unwrap().with_start(&(0..24).rev().collect::<Vec<u32>>());
    let features = Features::extract(&Shopper::default(), &results);
    let told = reasons(None, &Shopper::default(), &results, &features, 20);
    let groups: Vec<Group> = told.iter().map(|reason| reason.group).collect();
    assert_eq!(groups, [Group::Crowd, Group::Server]);
    let mean = (0..24).map(|place| (place as f32).ln_1p()).sum::<f32>() / 24.0;
    let sum: f32 = told.iter().map(|reason| reason.share).sum();
    assert!((sum - (mean - 3_f32.ln_1p())).abs() < 1e-5, "it stands fourth");
    assert!(told[0].share > 0.0 && told[1].share < 0.0);
}
