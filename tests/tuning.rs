//! A shop with few logs tunes a base that never saw its like: others of its shoppers are ordered better for it.
#![cfg(feature = "cli")]

#[path = "support/shown.rs"]
mod shown;

use reshelf::learn::pretrain::{Settings, Shop, pretrain, tune};
use reshelf::metrics::reciprocal_rank;
use reshelf::synthetic::{Family, Settings as Shops};
use reshelf::{Model, Scorer};
use shown::shop;

/// Shops that tune, each for itself: one shop's gain, measured on ten shoppers, can be anything from −.01 to +.04.
const TUNED: usize = 16;

#[test]
fn ten_shoppers_teach_a_base_their_shop() {
    let base = base();
    let gains: Vec<f32> = (0..TUNED).map(|n| gain(&base, n)).collect();
    let mean = gains.iter().sum::<f32>() / TUNED as f32;
    println!("MRR gained shop by shop: {gains:.4?}, on average {mean:.4}");
    let gaining = gains.iter().filter(|&&gain| gain > 0.0).count();
    assert!(mean > 0.004 && gaining > TUNED / 2, "{mean}: {gains:?}");
}

/// A small base that knows panels alone.
fn base() -> Model {
    let panels = Shops { family: Family::Panel, seed: 1, shops: 20, bias: None };
    let journeys: Vec<_> = panels.journeys().collect();
    let (validation, train) = journeys.split_at(40);
    let settings = Settings { hidden: [24, 12], steps: 250, ..Settings::default() };
    pretrain(&[shop(train)], &[shop(validation)], &settings, &mut |_| ()).unwrap()
}

/// What half of a supermarket's shoppers gain where the other ten tuned the base.
fn gain(base: &Model, supermarket: usize) -> f32 {
    let journeys = Shops { family: Family::Supermarket, seed: 2, shops: TUNED, bias: None }.shop(supermarket);
    let (ten, others) = journeys.split_at(10);
    let mut steps = 0;
    let tuned = tune(base, &[shop(ten)], &Settings::tuning(), &mut || steps += 1).unwrap();
    assert_eq!((tuned.standard(), steps), (base.standard(), Settings::tuning().steps));
    let others: Shop = shop(others);
    mrr(&tuned, &others) - mrr(base, &others)
}

/// Of the network alone: for how much it counts where a list's items do not tell what they are is not what tuning teaches.
fn mrr(model: &Model, shop: &Shop) -> f32 {
    let scorer = Scorer::new(model, None).unwrap();
    let mut ranks = Vec::new();
    for list in &shop.lists {
        let features = list.features().unwrap();
        let scores: Vec<f32> = (0..features.len()).map(|item| scorer.score_row(features.row(item))).collect();
        let before = |item: usize| {
            let (above, rest) = scores.split_at(item);
            above.iter().filter(|&&score| score >= scores[item]).count()
                + rest.iter().filter(|&&score| score > scores[item]).count()
        };
        ranks.extend((0..scores.len()).filter(|&item| list.chosen[item]).map(before));
    }
    ranks.iter().map(|&rank| reciprocal_rank(rank)).sum::<f64>() as f32 / ranks.len() as f32
}

#[test]
fn a_strong_pull_leaves_the_base_as_it_was() {
    let base = base();
    let shop = shop(&Shops { family: Family::Clicks, seed: 3, shops: 1, bias: None }.shop(0));
    let moved = |pull: f32| {
        let settings = Settings { steps: 40, pull, ..Settings::tuning() };
        let tuned = tune(&base, std::slice::from_ref(&shop), &settings, &mut || ()).unwrap();
        let off = |(one, other): (&f32, &f32)| (one - other).powi(2);
        tuned.weights().first.iter().zip(&base.weights().first).map(off).sum::<f32>()
    };
    let (free, held) = (moved(0.0), moved(30_000.0));
    assert!(held < free / 4.0, "{held} {free}");
}
