//! A query whose titles people rated.

use crate::error::Error;
use crate::metrics::graded_ndcg_at;

/// The best rating of the scale that relevance is told by.
const BEST_RATING: f32 = 3.0;

/// A query and the titles that people rated for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Rated {
    /// What was typed.
    pub query: String,
    /// Titles rated.
    pub titles: Vec<String>,
    /// Their ratings, 0 or more, as many as titles.
    pub ratings: Vec<f32>,
}

impl Rated {
    /// How relevant people called each title, 0 to 1.
    pub fn relevances(&self) -> Vec<f32> {
        self.ratings.iter().map(|rating| (rating / BEST_RATING).min(1.0)).collect()
    }

    /// NDCG@10 of an order by scores, as many as titles; `None` where every order is as good.
    pub fn ndcg(&self, scores: &[f32]) -> Option<f64> {
        graded_ndcg_at(10, scores, &self.ratings)
    }

    /// Each title's share of the gains `2^rating - 1`.
    pub(super) fn gain_shares(&self) -> Vec<f32> {
        let gains: Vec<f32> = self.ratings.iter().map(|rating| rating.exp2() - 1.0).collect();
        let total: f32 = gains.iter().sum();
        gains.iter().map(|gain| gain / total).collect()
    }
}

/// Queries of which not every title is rated alike.
///
/// # Errors
/// [`Error::Empty`] where there is none.
pub(super) fn telling<'a>(rated: &[&'a Rated]) -> Result<Vec<&'a Rated>, Error> {
    let differ = |rated: &Rated| rated.ratings.iter().any(|rating| Some(rating) != rated.ratings.first());
    let telling: Vec<&Rated> = rated.iter().copied().filter(|rated| differ(rated)).collect();
    if telling.is_empty() { Err(Error::Empty { field: "queries whose ratings differ" }) } else { Ok(telling) }
}
