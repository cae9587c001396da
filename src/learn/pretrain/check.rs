//! How well a model in training orders the validation shops.

use rayon::prelude::*;

use super::propensity::Propensity;
use super::shop::{Shop, TrainingList};
use crate::error::Error;
use crate::metrics::reciprocal_rank;
use crate::model::Model;
use crate::scorer::Scorer;

/// What was seen at one look at the validation shops.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// Steps done.
    pub step: usize,
    /// Mean training loss since the last look, nats a list.
    pub loss: f32,
    /// MRR of each validation shop, in their order.
    pub mrr: Vec<f32>,
    /// Their mean, weighted by the shops' weights: what the best model is chosen by.
    pub score: f32,
    /// True where no earlier look was better.
    pub best: bool,
}

/// How a model orders the validation shops.
pub(super) fn check(
    model: &Model,
    validation: &[Shop],
    propensity: Propensity,
    step: usize,
    loss: f32,
) -> Result<Check, Error> {
    let mrr = validation.iter().map(|shop| mrr(model, &shop.lists, propensity)).collect::<Result<Vec<f32>, Error>>()?;
    let total: f32 = validation.iter().map(|shop| shop.weight).sum();
    let score = mrr.iter().zip(validation).map(|(mrr, shop)| mrr * shop.weight).sum::<f32>() / total;
    Ok(Check { step, loss, mrr, score, best: false })
}

/// Mean reciprocal rank over a shop's choices, raw rows, by the scorer that ships; positions discounted as in training.
///
/// # Errors
/// [`Error::NotFinite`] where the model's scores are not.
pub fn mrr<'s>(
    model: &Model,
    lists: impl IntoIterator<Item = &'s TrainingList>,
    propensity: Propensity,
) -> Result<f32, Error> {
    let scorer = Scorer::new(model, None)?;
    let lists: Vec<&TrainingList> = lists.into_iter().collect();
    let ranks = lists.par_iter().map(|list| ranks(&scorer, list));
    let ranks: Vec<Vec<(usize, usize)>> = ranks.collect::<Result<_, Error>>()?;
    let (mut sum, mut count) = (0.0, 0.0);
    for (list, ranks) in lists.iter().zip(ranks) {
        for (item, rank) in ranks {
            let weight = propensity.weight(list.places[item]);
            sum += weight * reciprocal_rank(rank) as f32;
            count += weight;
        }
    }
    Ok(sum / f32::max(count, 1.0))
}

/// The items chosen from a list, each with its rank from 0.
fn ranks(scorer: &Scorer<'_>, list: &TrainingList) -> Result<Vec<(usize, usize)>, Error> {
    let scores = scorer.score(&list.features()?).ok_or(Error::NotFinite { what: "a score in training" })?;
    let rank = |item: usize| {
        let above = scores
            .iter()
            .enumerate()
            .filter(|&(other, &score)| score > scores[item] || (score == scores[item] && other < item));
        (item, above.count())
    };
    Ok((0..list.chosen.len()).filter(|&item| list.chosen[item]).map(rank).collect())
}
