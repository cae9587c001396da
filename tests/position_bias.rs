//! Position bias: what is displayed higher is chosen more, whatever it is. Shops whose truth is known tell how much of
//! what an oracle would gain a training recovers with the correction and without it.
//!
//! The oracle orders each list by what its items are really worth to this shopper, so its NDCG is 1. To be held against
//! it is fair only where a net can come to know what the oracle knows. A shopper's taste is the shopper's own and known
//! from the history alone: so lists count from the tenth choice on. And where a shop displays by popularity, that is
//! true of most shoppers and no bias: so the shops are those that display in random order, of which half would be read
//! as preference. Both are kept apart by what a log tells; nothing is chosen by what a model makes of it.
#![cfg(feature = "cli")]

#[path = "support/shown.rs"]
mod shown;

use std::collections::HashSet;

use reshelf::learn::pretrain::{Propensity, Settings, pretrain};
use reshelf::synthetic::{Family, Journey, Settings as Shops, Showing};
use reshelf::{Model, Scorer};
use shown::{lists, shop};

/// Position k, from 0, is looked at in proportion to (1 + k)^-BIAS.
const BIAS: f64 = 1.5;

/// Shops drawn, of which about a fifth displays in random order.
const SHOPS: usize = 90;

/// Choices before a list that counts.
const HISTORY: usize = 10;

/// Trainings, whose mean counts: one moves by .01.
const SEEDS: [u64; 3] = [1, 2, 3];

#[test]
fn the_correction_recovers_what_an_oracle_would_gain() {
    let [learnt, others] = [1, 2].map(shuffled_shops);
    let measured = |bias: f64| {
        SEEDS.map(|seed| recovered(&trained(&learnt, bias, seed), &others)).iter().sum::<f64>() / SEEDS.len() as f64
    };
    let (with, without) = (measured(BIAS), measured(0.0));
    println!("of the oracle's NDCG gain over the displayed order: {with:.3} with the correction, {without:.3} without");
    assert!(with >= 0.9, "{with:.3} with the correction");
    assert!(without < with - 0.05, "{without:.3} without, {with:.3} with the correction");
}

/// The shoppers of those shops that display in another order each time.
fn shuffled_shops(seed: u64) -> Vec<Journey> {
    let settings = Shops { family: Family::Sticky, seed, shops: SHOPS, bias: Some(BIAS) };
    (0..SHOPS).map(|n| settings.shop(n)).filter(|shop| is_shuffled(shop)).flatten().collect()
}

/// True where neighbours stood the other way round before in more than a quarter of all cases, and not for their price.
fn is_shuffled(shop: &[Journey]) -> bool {
    let mut before = HashSet::new();
    let (mut by_price, mut turned, mut pairs) = (true, 0, 0);
    for showing in shop.iter().flat_map(Journey::showings) {
        for pair in showing.shelf.offers().windows(2) {
            let [above, below] = [&pair[0], &pair[1]].map(|offer| offer.id().to_owned());
            by_price &= pair[0].price <= pair[1].price;
            turned += usize::from(before.contains(&(below.clone(), above.clone())));
            pairs += 1;
            before.insert((above, below));
        }
    }
    !by_price && 4 * turned > pairs
}

fn trained(journeys: &[Journey], bias: f64, seed: u64) -> Model {
    let (validation, train) = journeys.split_at(journeys.len() / 10);
    let propensity = Propensity { bias: bias as f32 };
    let settings = Settings { hidden: [32, 16], steps: 250, propensity, seed, ..Settings::default() };
    pretrain(&[shop(train)], &[shop(validation)], &settings, &mut |_| ()).unwrap()
}

/// How much of the oracle's gain over the displayed order a model has on shoppers that it never met.
fn recovered(model: &Model, journeys: &[Journey]) -> f64 {
    let scorer = Scorer::new(model, None).unwrap();
    let (mut gain, mut possible) = (0.0, 0.0);
    for list in journeys.iter().flat_map(|journey| lists(journey).into_iter().skip(HISTORY)) {
        let worth = worth(list.showing);
        let displayed = ndcg(&worth, &(0..worth.len()).collect::<Vec<_>>());
        gain += ndcg(&worth, &order(&scorer.score(&list.features).unwrap())) - displayed;
        possible += 1.0 - displayed;
    }
    gain / possible
}

/// How likely each item would be chosen if all positions were looked at alike, in proportion to the likeliest.
fn worth(showing: &Showing) -> Vec<f64> {
    let top = showing.utility.iter().copied().fold(f32::MIN, f32::max);
    showing.utility.iter().map(|utility| f64::from(utility - top).exp()).collect()
}

/// Normalised discounted cumulative gain of an order over the whole list, the gain being what each item is worth.
fn ndcg(worth: &[f64], order: &[usize]) -> f64 {
    let gain = |order: &[usize]| -> f64 {
        order.iter().enumerate().map(|(place, &item)| worth[item] / (place as f64 + 2.0).log2()).sum()
    };
    gain(order) / gain(&self::order(worth))
}

/// The highest first.
fn order<T: PartialOrd>(scores: &[T]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|&one, &other| scores[other].partial_cmp(&scores[one]).unwrap());
    order
}
