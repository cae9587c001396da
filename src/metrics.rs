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
}
