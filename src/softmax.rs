//! The softmax: what a conditional logit makes of the scores of a list.

/// The logarithm of each item's probability of being chosen, where a score is the logarithm of its odds.
#[inline(never)]
pub(crate) fn log_softmax(scores: &[f32]) -> Vec<f32> {
    let highest = scores.iter().copied().fold(f32::MIN, f32::max);
    let total = scores.iter().map(|score| (score - highest).exp()).sum::<f32>().ln() + highest;
    scores.iter().map(|score| score - total).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn probabilities_add_up_to_one_however_large_the_scores() {
        for scores in [vec![0.0; 4], vec![1000.0, 999.0, -1000.0], vec![-5.0]] {
            let logs = log_softmax(&scores);
            assert!((logs.iter().map(|log| log.exp()).sum::<f32>() - 1.0).abs() < 1e-3, "{logs:?}");
            assert!(logs.iter().zip(&scores).all(|(log, score)| (log - logs[0] - (score - scores[0])).abs() < 1e-3));
        }
        assert!(log_softmax(&[]).is_empty());
        assert!(log_softmax(&[f32::NAN; 2]).iter().all(|log| log.is_nan()));
    }
}
