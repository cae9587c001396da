//! How good an order was for a choice made from it: one definition for the gate and the command line.
//!
//! Each measure takes the displayed rank of the one item chosen, from 0, and gives 0 (useless) to 1 (it stood first).

/// Reciprocal rank: 1 for the first place, 1/2 for the second. Its mean over choices is MRR.
pub fn reciprocal_rank(rank: usize) -> f64 {
    1.0 / (rank as f64 + 1.0)
}

/// Normalised discounted cumulative gain of the first `k` places (Järvelin and Kekäläinen 2002). With one item chosen
/// the ideal gain is 1, so this is the discount of its place: 1 / log2(rank + 2), and 0 from place `k` on.
///
/// ```
/// assert_eq!(reshelf::metrics::ndcg_at(10, 0), 1.0);
/// assert_eq!(reshelf::metrics::ndcg_at(10, 10), 0.0);
/// ```
pub fn ndcg_at(k: usize, rank: usize) -> f64 {
    if rank < k { 1.0 / (rank as f64 + 2.0).log2() } else { 0.0 }
}

/// The same of items that people rated: the gain of a rating `r` is `2^r - 1`, the ideal order has the best ratings first
/// (Burges and others 2005). Items of one score share the gain of their places (McSherry and Najork 2008), so that no
/// order of the input counts. `None` where every order is as good: fewer than two items, or all rated alike.
///
/// ```
/// use reshelf::metrics::graded_ndcg_at;
///
/// assert_eq!(graded_ndcg_at(10, &[0.9, 0.1], &[3.0, 0.0]), Some(1.0));
/// assert_eq!(graded_ndcg_at(10, &[0.9, 0.1], &[3.0, 3.0]), None);
/// ```
pub fn graded_ndcg_at(k: usize, scores: &[f32], ratings: &[f32]) -> Option<f64> {
    let mut rated: Vec<(f32, f64)> =
        scores.iter().zip(ratings).map(|(&score, &rating)| (score, f64::from(rating).exp2() - 1.0)).collect();
    let (_, first) = *rated.first()?;
    if rated.iter().all(|&(_, gain)| gain == first) {
        return None;
    }
    rated.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    let ideal: f64 = rated.iter().enumerate().map(|(rank, (_, gain))| gain * ndcg_at(k, rank)).sum();
    rated.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    let mut rank = 0;
    let mut found = 0.0;
    for equal in rated.chunk_by(|(one, _), (other, _)| one == other) {
        let gain = equal.iter().map(|(_, gain)| gain).sum::<f64>() / equal.len() as f64;
        found += (rank..rank + equal.len()).map(|rank| gain * ndcg_at(k, rank)).sum::<f64>();
        rank += equal.len();
    }
    Some(found / ideal)
}

/// 1 where the item stood among the first `k`, else 0.
pub fn hit_at(k: usize, rank: usize) -> f64 {
    if rank < k { 1.0 } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_better_place_never_measures_less() {
        for rank in 0..50 {
            assert!(reciprocal_rank(rank) > reciprocal_rank(rank + 1));
            assert!(ndcg_at(10, rank) >= ndcg_at(10, rank + 1));
            assert!(hit_at(1, rank) >= hit_at(1, rank + 1));
        }
    }

    #[test]
    fn the_values_are_the_textbook_ones() {
        assert_eq!((reciprocal_rank(0), reciprocal_rank(3)), (1.0, 0.25));
        assert_eq!((ndcg_at(10, 2), ndcg_at(2, 2)), (0.5, 0.0));
        assert_eq!((hit_at(1, 0), hit_at(1, 1), hit_at(0, 0)), (1.0, 0.0, 0.0));
    }
    #[test]
    fn graded_gains_are_those_computed_by_hand() {
        // Gains 1, 7, 0 in the order given: (1 + 7 / log2 3) / (7 + 1 / log2 3).
        let found = graded_ndcg_at(10, &[3.0, 2.0, 1.0], &[1.0, 3.0, 0.0]).unwrap();
        assert!((found - (1.0 + 7.0 / 3_f64.log2()) / (7.0 + 1.0 / 3_f64.log2())).abs() < 1e-12, "{found}");
        let cut = graded_ndcg_at(1, &[3.0, 2.0, 1.0], &[1.0, 3.0, 0.0]).unwrap();
        assert!((cut - 1.0 / 7.0).abs() < 1e-12, "{cut}");
    }

    #[test]
    fn equal_scores_give_the_mean_over_their_orders() {
        let both = [[2.0, 1.0], [1.0, 2.0]].map(|scores| graded_ndcg_at(10, &scores, &[2.0, 0.0]).unwrap());
        let tied = graded_ndcg_at(10, &[1.0, 1.0], &[2.0, 0.0]).unwrap();
        assert!((tied - (both[0] + both[1]) / 2.0).abs() < 1e-12);
        assert_eq!((graded_ndcg_at(10, &[], &[]), graded_ndcg_at(10, &[1.0], &[2.0])), (None, None));
    }
}
