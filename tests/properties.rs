//! What holds of any shopper and any list: random events, items, rules and models through the public surface.
//!
//! A failure prints its case made small, and keeps the seed that makes it again.

use proptest::prelude::*;
use proptest::test_runner::{FailurePersistence, FileFailurePersistence};
use reshelf::counters::{CHOICES, CHOSEN, LISTS, RECIPROCAL_RANKS};
use reshelf::{
    Arm, Counters, Diversity, Event, EventKind, Experiment, Features, Item, Key, Model, Query, RerankOptions, Results,
    Rules, Scorer, Shelf, Shopper, Snapshot, Standard, WIDTH, Weights, arrange, reasons,
};

/// A model of random weights, the same for the same seed.
fn model(seed: u32) -> Model {
    let mut state = seed.wrapping_mul(2_654_435_761) | 1;
    let mut next = move || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state as f32 / u32::MAX as f32 - 0.5
    };
    let mut some = |count: usize, scale: f32| -> Vec<f32> { (0..count).map(|_| scale * next()).collect() };
    let hidden = [16, 8];
    let weights = Weights {
        hidden,
        first: some(WIDTH * hidden[0], 0.6),
        first_bias: some(hidden[0], 0.6),
        second: some(hidden[0] * hidden[1], 0.8),
        second_bias: some(hidden[1], 0.5),
        last: some(hidden[1], 1.0),
        skip: some(WIDTH, 0.3),
    };
    let standard = Standard { mean: some(WIDTH, 0.2), deviation: vec![0.7; WIDTH] };
    Model::new(standard, weights, vec![0.1; WIDTH]).unwrap()
}

/// Few ids and brands, so that histories and lists meet; prices from nothing to absurd; sometimes no more than an id.
fn any_item() -> impl Strategy<Value = Item> {
    let price = prop_oneof![Just(0.0), 0.01..500.0, Just(1e-30), Just(3e38)];
    let vector = prop::collection::vec(-2.0f32..2.0, 0..4);
    (0u8..30, prop::option::of(price), 0u8..4, 0u8..4, "[a-cA-C ü-]{0,12}", vector).prop_map(
        |(id, price, brand, category, title, vector)| {
            let item = Item::new(&id.to_string()).unwrap().with_title(&title).with_embedding(&vector).unwrap();
            let item = price.map_or(item.clone(), |price| item.with_price(price).unwrap());
            let item = if brand == 0 { item } else { item.with_attribute("item_brand", &brand.to_string()) };
            if category == 0 { item } else { item.with_attribute("item_category", &category.to_string()) }
        },
    )
}

fn any_event() -> impl Strategy<Value = Event> {
    let kind = prop::sample::select(EventKind::ALL.to_vec());
    let at = prop_oneof![0i64..100_000_000, Just(i64::MIN), Just(i64::MAX)];
    (kind, prop::collection::vec(any_item(), 1..12), prop::option::of("[a-c ]{0,8}"), at).prop_map(
        |(kind, items, query, at)| {
            let query = query.map(|query| Query::new(&query));
            Event::new(kind, items, at).unwrap().with_query(query)
        },
    )
}

fn any_rules() -> impl Strategy<Value = Rules> {
    let shift = prop::option::of(0usize..10);
    let pinned = prop::collection::vec(0usize..40, 0..6);
    let diversity = prop::option::of((1usize..3).prop_map(|run| Diversity { key: Key::Brand, run }));
    (0.0f32..=1.0, shift, pinned, diversity).prop_map(|(strength, shift, pinned, diversity)| {
        let rules = Rules::default().with_strength(strength).unwrap().with_max_shift(shift).with_pinned(pinned);
        rules.with_diversity(diversity).unwrap()
    })
}

fn any_experiment() -> impl Strategy<Value = Experiment> {
    let mixed = (0u32..3).prop_map(|seed| Experiment::Interleave { seed });
    prop_oneof![Just(Experiment::None), Just(Experiment::Holdout), mixed]
}

prop_compose! {
    fn any_results()(items in prop::collection::vec(any_item(), 0..40), at in 0i64..200_000_000) -> Results {
        Results::new(items, Some(Query::new("a b")), at).unwrap()
    }
}

fn any_shopper() -> impl Strategy<Value = Shopper> {
    prop::collection::vec(any_event(), 0..30).prop_map(|events| {
        let mut shopper = Shopper::default();
        events.iter().for_each(|event| shopper.observe(event));
        shopper
    })
}

/// Seeds of failures go to a file beside this one, and are tried first from then on.
fn seeds() -> Option<Box<dyn FailurePersistence>> {
    Some(Box::new(FileFailurePersistence::WithSource("seeds")))
}

fn is_permutation(order: &[u32], len: usize) -> bool {
    let mut sorted = order.to_vec();
    sorted.sort_unstable();
    sorted == (0..len as u32).collect::<Vec<_>>()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: seeds(), ..ProptestConfig::default() })]

    #[test]
    fn any_items_and_any_events_give_a_permutation_within_the_rules(
        shopper in any_shopper(),
        results in any_results(),
        rules in any_rules(),
        seed in any::<u32>(),
    ) {
        let model = model(seed);
        let scores = Scorer::new(&model, None).unwrap().score(&Features::extract(&shopper, &results));
        prop_assert!(scores.is_some(), "a score is not finite");
        let arrangement = arrange(&results, scores.as_ref(), &rules);
        let order = arrangement.order();
        prop_assert!(is_permutation(order, results.len()));
        for (slot, &item) in order.iter().enumerate() {
            prop_assert!(rules.max_shift().is_none_or(|shift| slot.abs_diff(item as usize) <= shift));
            prop_assert!(!rules.pinned().contains(&slot) || item as usize == slot);
        }
    }

    #[test]
    fn a_shelf_orders_whatever_happens_and_a_stranger_gets_the_servers_order(
        visits in prop::collection::vec((any_event(), any_results(), any_rules(), any::<bool>()), 1..8),
        seed in any::<u32>(),
    ) {
        let mut shelf = Shelf::new(model(seed));
        for (event, results, rules, refresh) in visits {
            let (len, stranger) = (results.len(), shelf.shopper().is_stranger());
            let options = RerankOptions { rules: rules.clone(), refresh, ..RerankOptions::default() };
            let arrangement = shelf.rerank(results, &options).arrangement;
            prop_assert!(is_permutation(arrangement.order(), len));
            prop_assert!(rules.allow(&arrangement));
            let servers = arrangement.order().iter().copied().eq(0..len as u32);
            prop_assert!(servers || !(stranger || rules.strength() == 0.0));
            shelf.observe(&event);
        }
    }

    #[test]
    fn what_is_counted_adds_up_whatever_happens(
        steps in prop::collection::vec((any_event(), any_results(), any_experiment(), 0u8..12), 1..40),
        seed in any::<u32>(),
    ) {
        let mut shelf = Shelf::new(model(seed));
        let (mut before, mut choices) = ((shelf.snapshot(), *shelf.counters()), 0.0);
        for (event, results, experiment, turn) in steps {
            let reranked = shelf.rerank(results, &RerankOptions { experiment, ..RerankOptions::default() });
            prop_assert_eq!(reranked.teams.is_empty(), reranked.arm != Arm::Interleaved);
            match turn {
                0 => shelf.leave_page(),
                // Another page wrote what this one reads: the lists of this page are told again.
                1 => {
                    shelf.restore(&before.0).unwrap();
                    shelf.count_on(before.1);
                    choices = before.1.counts()[CHOICES..].iter().step_by(4).take(4).sum();
                }
                2 => before = (shelf.snapshot(), *shelf.counters()),
                _ => {}
            }
            let made = shelf.observe(&event);
            choices += made.len() as f64;
            for (n, choice) in made.iter().enumerate() {
                // One act on many lists may push out the first of them.
                prop_assert!(shelf.features(choice.list).is_none_or(|list| (choice.index as usize) < list.len()));
                prop_assert!(!made[..n].contains(choice));
            }
            let counters = shelf.counters();
            let arms = [Arm::Personal, Arm::Server, Arm::Holdout, Arm::Interleaved].map(|arm| counters.of(arm));
            for arm in arms {
                prop_assert!(arm[CHOSEN] <= arm[LISTS] && arm[CHOSEN] <= arm[CHOICES], "{arm:?}");
                prop_assert!(arm[RECIPROCAL_RANKS] <= arm[CHOSEN]);
            }
            prop_assert_eq!(arms.iter().map(|arm| arm[CHOICES]).sum::<f64>(), choices);
            prop_assert!(counters.won().iter().sum::<f64>() <= arms[3][CHOSEN]);
            prop_assert_eq!(Counters::from_counts(counters.counts()), Some(*counters));
        }
    }

    #[test]
    fn reasons_add_up_to_the_score_less_the_lists_mean(
        shopper in any_shopper(),
        results in any_results(),
        seed in any::<u32>(),
    ) {
        let model = model(seed);
        let scorer = Scorer::new(&model, None).unwrap();
        let features = Features::extract(&shopper, &results);
        let scores = scorer.score(&features).unwrap();
        let mean = scores.iter().map(|&score| f64::from(score)).sum::<f64>() / scores.len() as f64;
        for (item, &score) in scores.iter().enumerate().step_by(9) {
            let reasons = reasons(Some(&scorer), &shopper, &results, &features, item);
            let sum: f64 = reasons.iter().map(|reason| f64::from(reason.share)).sum();
            prop_assert!((sum - (f64::from(score) - mean)).abs() < 1e-4, "{} for {}", sum, f64::from(score) - mean);
        }
    }

    #[test]
    fn a_shopper_read_back_orders_as_before(
        shopper in any_shopper(),
        results in any_results(),
        seed in any::<u32>(),
    ) {
        let model = model(seed);
        let bytes = Snapshot::write(&shopper, &Default::default(), &Default::default(), &Default::default(), 7);
        let read = Snapshot::read(&bytes, &model).unwrap();
        prop_assert_eq!(Snapshot::write(&read.shopper, &read.visit, &read.examples, &read.gate, 7), bytes);
        // Vectors are kept to three digits, so scores are alike and not the same.
        let scores = |shopper| Scorer::new(&model, None).unwrap().score(&Features::extract(shopper, &results)).unwrap();
        for (before, after) in scores(&shopper).iter().zip(scores(&read.shopper).iter()) {
            prop_assert!((before - after).abs() < 0.05, "{} was {}", after, before);
        }
    }
}
