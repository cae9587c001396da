//! Learns how widely shoppers differ: the prior width of each adapter weight, stored with the model.

use rayon::prelude::*;

use super::adapter_fit::Trainer;
use crate::adapter::Adapter;
use crate::error::Error;
use crate::example::{Example, Examples};
use crate::features::{WIDTH, table};
use crate::model::Model;
use crate::scorer::Scorer;

/// Rounds of fitting all shoppers and setting the widths; they hardly move after five.
const ROUNDS: usize = 5;

/// Width that every feature starts from.
const START: f32 = 0.1;

/// Narrowest and widest width: a feature with the narrowest is as good as left alone.
const NARROWEST: f32 = 0.01;
const WIDEST: f32 = 0.5;

/// How much wider the widths are than those of shoppers whose shop the base was trained on.
///
/// In a shop that it was not trained on the base is wrong in what all its shoppers have in common as well: there the
/// same shoppers ask for widths 1.06 to 2 times as wide, 1.4 in the mean (docs/research/adapter-widths.md). About
/// halfway serves both.
const WIDER: f32 = 1.25;

/// The model with prior widths learned from shoppers by empirical Bayes (MacKay 1992), a quarter wider than these ask for.
/// `watch` is told of every shopper fitted.
///
/// # Errors
/// [`Error::Empty`] without shoppers, and those of [`Trainer::fit`].
pub fn learn_prior(model: Model, shops: &[Vec<Examples>], watch: &mut dyn FnMut()) -> Result<Model, Error> {
    let model = fixed_point(model, shops, watch)?;
    let widths = model.prior().iter().map(|width| (WIDER * width).min(WIDEST)).collect();
    model.with_prior(widths)
}

/// The model with prior widths learned from shoppers, shop by shop with equal weight.
///
/// Empirical Bayes with MacKay's fixed point (1992, "Bayesian interpolation", section 4.4): fit every shopper under the
/// present widths, then set each squared width to the sum of the squared weights over the number of weights that the
/// choices determined, rather than the prior (Laplace, diagonal). Features that the table does not let an adapter weigh
/// keep width 0.
fn fixed_point(model: Model, shops: &[Vec<Examples>], watch: &mut dyn FnMut()) -> Result<Model, Error> {
    let shops: Vec<&Vec<Examples>> = shops.iter().filter(|shoppers| !shoppers.is_empty()).collect();
    if shops.is_empty() {
        return Err(Error::Empty { field: "shoppers with enough choices" });
    }
    let mut model = model.with_prior(table().map(|feature| if feature.adapts { START } else { 0.0 }).collect())?;
    for _ in 0..ROUNDS {
        let mut squares = vec![0.0; WIDTH];
        let mut determined = vec![0.0; WIDTH];
        for shoppers in &shops {
            let share = 1.0 / (shops.len() * shoppers.len()) as f32;
            let fitted = shoppers.par_iter().map(|examples| {
                let adapter = Trainer::new(&model)?.fit(examples, None)?;
                let curvature = curvature(&model, &adapter, examples)?;
                Ok((adapter, curvature))
            });
            // All of a shop, then in their order: the sums are the same however many cores there are.
            for fitted in fitted.collect::<Vec<Result<_, Error>>>() {
                let (adapter, curvature) = fitted?;
                for (column, &width) in model.prior().iter().enumerate().filter(|(_, width)| **width > 0.0) {
                    squares[column] += share * adapter.weights()[column].powi(2);
                    determined[column] += share * curvature[column] / (curvature[column] + 1.0 / (width * width));
                }
                watch();
            }
        }
        let width = |(column, &before): (usize, &f32)| match before {
            0.0 => 0.0,
            _ => (squares[column] / f32::max(determined[column], 1e-6)).sqrt().clamp(NARROWEST, WIDEST),
        };
        let widths = model.prior().iter().enumerate().map(width).collect();
        model = model.with_prior(widths)?;
    }
    Ok(model)
}

/// How many fits [`learn_prior`] does.
pub fn fits(shops: &[Vec<Examples>]) -> usize {
    ROUNDS * shops.iter().map(Vec::len).sum::<usize>()
}

/// Second derivative of the negative log-likelihood for each weight, `[WIDTH]`: the variance of the feature under the
/// probabilities that model and adapter give, summed over the examples.
fn curvature(model: &Model, adapter: &Adapter, examples: &Examples) -> Result<Vec<f32>, Error> {
    let scorer = Scorer::new(model, Some((adapter, 1.0)))?;
    let mut curvature = vec![0.0; WIDTH];
    for example in examples.iter() {
        let scores = scorer.score(&example.features()).ok_or(Error::NotFinite { what: "a score" })?;
        let highest = scores.iter().copied().fold(f32::MIN, f32::max);
        let masses: Vec<f32> = scores.iter().map(|score| (score - highest).exp()).collect();
        let total: f32 = masses.iter().sum();
        let probabilities: Vec<f32> = masses.iter().map(|mass| mass / total).collect();
        add_variances(model, example, &probabilities, &mut curvature);
    }
    Ok(curvature)
}

fn add_variances(model: &Model, example: &Example, probabilities: &[f32], sum: &mut [f32]) {
    let mut means = vec![0.0; WIDTH];
    let mut squares = vec![0.0; WIDTH];
    let mut inputs = [0.0; WIDTH];
    let features = example.features();
    for (item, probability) in probabilities.iter().enumerate() {
        model.standard().apply(features.row(item), &mut inputs);
        for ((mean, square), input) in means.iter_mut().zip(&mut squares).zip(inputs) {
            *mean += probability * input;
            *square += probability * input * input;
        }
    }
    for ((sum, mean), square) in sum.iter_mut().zip(means).zip(squares) {
        *sum += (square - mean * mean).max(0.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::Features;
    use crate::model::tests::{draws, small_model};

    /// A shopper whose weight on one column is `taste`, choosing the item that has the most of it, noise included.
    fn shopper(column: usize, taste: f32, seed: u32) -> Examples {
        let mut draw = draws(seed + 1);
        let model = small_model(7);
        let scorer = Scorer::new(&model, None).unwrap();
        let mut list = || {
            let rows: Vec<f32> = (0..6 * WIDTH).map(|_| 3.0 * draw()).collect();
            let features = Features::from_rows(rows).unwrap();
            let mut inputs = [0.0; WIDTH];
            let worth = |item: usize, inputs: &mut [f32; WIDTH]| {
                model.standard().apply(features.row(item), inputs);
                scorer.score_row(features.row(item)) + taste * inputs[column]
            };
            let worths: Vec<f32> = (0..6).map(|item| worth(item, &mut inputs)).collect();
            let best = (0..6).max_by(|&a, &b| worths[a].total_cmp(&worths[b])).unwrap();
            Example::new(&features, &[0, 1, 2, 3, 4, 5], &[best as u32]).unwrap()
        };
        Examples::restore((0..30).map(|_| list()), 30)
    }

    #[test]
    fn what_shoppers_differ_in_gets_a_wide_prior() {
        let columns: Vec<usize> = table().enumerate().filter(|(_, f)| f.adapts).map(|(column, _)| column).collect();
        let differs = columns[1];
        let shoppers =
            (0..12).map(|n: u32| shopper(differs, if n.is_multiple_of(2) { 1.5 } else { -1.5 }, n)).collect();
        let mut fitted = 0;
        let model = learn_prior(small_model(7), &[shoppers], &mut || fitted += 1).unwrap();
        let others = columns.iter().filter(|&&column| column != differs).map(|&column| model.prior()[column]);
        assert!(model.prior()[differs] > 2.0 * others.fold(0.0, f32::max), "{:?}", model.prior());
        assert_eq!(model.prior().iter().filter(|width| **width > 0.0).count(), columns.len());
        assert_eq!(fitted, ROUNDS * 12);
    }

    #[test]
    fn widths_are_wider_than_those_of_the_shoppers_compared() {
        let shops = [(0..4).map(|n| shopper(2, n as f32, n)).collect()];
        let own = fixed_point(small_model(7), &shops, &mut || ()).unwrap();
        let learned = learn_prior(small_model(7), &shops, &mut || ()).unwrap();
        for (own, learned) in own.prior().iter().zip(learned.prior()) {
            assert_eq!(*learned, (1.25 * own).min(WIDEST));
        }
    }

    #[test]
    fn nobody_to_learn_from_is_an_error() {
        assert_eq!(learn_prior(small_model(7), &[vec![]], &mut || ()).unwrap_err().code(), "empty");
    }
}
