//! Attribution: what each feature adds to an item's score against the list's mean, exactly shared out.

use crate::features::{Features, SERVER_POSITION, TOUCHED, WIDTH};
use crate::lanes::Tile;
use crate::scorer::{Scorer, Scores};

/// Items that one is compared with. A longer list is compared with this many of it, evenly spread.
const BACKGROUND: usize = 128;

/// Points and weights of Gauss and Legendre's rule over 0 to 1. Five points integrate polynomials up to degree nine
/// exactly; along a path between two items the network is smoother than that.
const PATH: [(f32, f32); 5] = [
    (0.046_910_077, 0.118_463_44),
    (0.230_765_34, 0.239_314_34),
    (0.5, 0.284_444_45),
    (0.769_234_66, 0.239_314_34),
    (0.953_089_9, 0.118_463_44),
];

/// Aumann–Shapley values (Aumann and Shapley 1974; for networks Sundararajan, Taly and Yan 2017) of one item's features,
/// with the items of its own list as the background: `[WIDTH]`, in units of the score.
///
/// On the way from another item to this one, all features moving at the same pace, a feature's share is what the score
/// gains by its movement; then the mean over the list. So shares of features that do not differ are 0, those of a
/// linear model are Shapley's, and all together are the item's score less the list's mean. (Shapley values over twelve
/// groups would need 4,096 scores for each item of the list in place of five slopes.)
///
/// Cost: for each item of the list, at most 128, five slopes and one product with the first layer.
pub fn attribution(scorer: &Scorer<'_>, features: &Features, scores: &Scores, item: usize) -> Vec<f32> {
    let mut shares = unsettled(scorer, features, item);
    settle(&mut shares, above_mean(scores, item));
    shares
}

/// The network's shares, as far as it is trusted, what the count adds, and all that the server's order does beside them.
fn unsettled(scorer: &Scorer<'_>, features: &Features, item: usize) -> Vec<f32> {
    let mut shares = vec![0.0; WIDTH];
    let own = Point::new(scorer, features.row(item));
    let step = features.len().div_ceil(BACKGROUND).max(1);
    for other in (0..features.len()).step_by(step).filter(|&other| other != item) {
        add_path(scorer, &Point::new(scorer, features.row(other)), &own, &mut shares);
    }
    let trust = scorer.trust(features);
    let trusted = trust.network() / features.len().div_ceil(step) as f32;
    shares.iter_mut().for_each(|share| *share *= trusted);
    let share = 1.0 / features.len() as f32;
    let mut beside = |row, sign| {
        let counted = trust.counted(row);
        shares[TOUCHED] += sign * counted;
        shares[SERVER_POSITION] += sign * (trust.left(0.0, row) - counted);
    };
    (0..features.len()).for_each(|other| beside(features.row(other), -share));
    beside(features.row(item), 1.0);
    shares
}

/// An item's score less the list's mean.
pub fn above_mean(scores: &Scores, item: usize) -> f64 {
    let mean = scores.iter().map(|&score| f64::from(score)).sum::<f64>() / scores.len() as f64;
    scores.get(item).map_or(0.0, |&own| f64::from(own) - mean)
}

/// An item as the network takes it: its inputs and the first layer's sums.
struct Point {
    inputs: [Tile; WIDTH],
    sums: Vec<f32>,
}

impl Point {
    fn new(scorer: &Scorer<'_>, row: &[f32]) -> Point {
        let inputs = scorer.inputs(row);
        Point { inputs, sums: scorer.sums(&inputs).iter().map(|sum| sum[0]).collect() }
    }
}

fn add_path(scorer: &Scorer<'_>, from: &Point, to: &Point, shares: &mut [f32]) {
    let mut mean_slope = vec![0.0; from.sums.len()];
    for (at, weight) in PATH {
        let sums: Vec<f32> = from.sums.iter().zip(&to.sums).map(|(from, to)| from + at * (to - from)).collect();
        let slope = scorer.slope(&sums);
        mean_slope.iter_mut().zip(slope).for_each(|(mean, slope)| *mean += weight * slope);
    }
    for (column, share) in shares.iter_mut().enumerate() {
        let moved = to.inputs[column][0] - from.inputs[column][0];
        if moved != 0.0 {
            *share += moved * scorer.input_slope(column, &mean_slope);
        }
    }
}

/// Makes the shares add up to `total`: what is missing (of rounding, of the path's five points, of the items of a long
/// list left out) is laid on each in proportion to its size.
fn settle(shares: &mut [f32], total: f64) {
    let sum: f64 = shares.iter().map(|&share| f64::from(share)).sum();
    let size: f64 = shares.iter().map(|&share| f64::from(share.abs())).sum();
    if size > 0.0 {
        let missing = (total - sum) / size;
        shares.iter_mut().for_each(|share| *share += (missing * f64::from(share.abs())) as f32);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::adapter::Adapter;
    use crate::features::{GAP, Group, table};
    use crate::model::tests::small_model;

    fn list(items: usize, seed: usize) -> Features {
        let alike = |column: usize| table().nth(column).is_some_and(|feature| feature.group == Group::Moment);
        let value = |n: usize| if n % 11 == 5 { f32::NAN } else { ((n * 7919 + seed) % 211) as f32 / 60.0 - 1.7 };
        // Of someone who was here a moment ago.
        let of = |n: usize| match n % WIDTH {
            GAP => 0.0,
            column if alike(column) => value(column),
            _ => value(n),
        };
        Features::from_rows((0..items * WIDTH).map(of).collect()).unwrap()
    }

    #[test]
    fn five_points_are_enough_to_add_up_without_settling() {
        let (mut worst, mut spread) = (0.0_f32, 0.0_f32);
        for seed in 0..8 {
            let (model, features) = (small_model(seed), list(24, seed as usize));
            let scorer = Scorer::new(&model, None).unwrap().with_counting(seed as f32 / 10.0);
            let scores = scorer.score(&features).unwrap();
            let mean = scores.iter().sum::<f32>() / 24.0;
            for item in 0..24 {
                let sum: f32 = unsettled(&scorer, &features, item).iter().sum();
                worst = worst.max((sum - (scores[item] - mean)).abs());
                spread = spread.max((scores[item] - mean).abs());
            }
        }
        assert!(worst < 0.005 * spread, "off by {worst} where scores differ by {spread}");
    }

    #[test]
    fn what_does_not_differ_has_no_share_and_a_linear_term_has_its_own() {
        let model = small_model(2);
        let mut weights = vec![0.0; WIDTH];
        weights[1] = 0.7;
        let adapter = Adapter::new(weights, model.identity()).unwrap();
        let features = list(12, 1);
        let of = |scorer: Scorer<'_>| unsettled(&scorer, &features, 3);
        let without = of(Scorer::new(&model, None).unwrap());
        let with = of(Scorer::new(&model, Some((&adapter, 1.0))).unwrap());
        let input = |item| Scorer::new(&model, None).unwrap().inputs(features.row(item))[1][0];
        let linear = 0.7 * (input(3) - (0..12).map(input).sum::<f32>() / 12.0);
        for (column, feature) in table().enumerate() {
            let added = if column == 1 { linear } else { 0.0 };
            assert!((with[column] - without[column] - added).abs() < 1e-4, "{}", feature.name);
            assert!(feature.group != Group::Moment || without[column] == 0.0);
        }
    }

    #[test]
    fn a_long_list_adds_up_too() {
        let (model, features) = (small_model(4), list(1_000, 3));
        let scorer = Scorer::new(&model, None).unwrap();
        let scores = scorer.score(&features).unwrap();
        let mean = scores.iter().map(|&score| f64::from(score)).sum::<f64>() / 1_000.0;
        let started = std::time::Instant::now();
        let sum: f64 = attribution(&scorer, &features, &scores, 17).iter().map(|&share| f64::from(share)).sum();
        println!("one item of 1,000: {:?}", started.elapsed());
        assert!((sum - (f64::from(scores[17]) - mean)).abs() < 1e-5);
    }
}
