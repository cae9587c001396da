//! From a score to a probability (Platt 1999).

use crate::error::Error;
use crate::text::Tower;

/// Newton's method is there after about ten.
const ROUNDS: usize = 30;

/// Keeps slope and intercept finite where scores part the ratings without a fault.
const PRIOR: f64 = 1e-3;

/// The tower with slope and intercept of the logistic function fitted to pairs of a score, of a query that the tower was
/// not trained on, and the share of relevance, 0 to 1, that people gave.
///
/// # Errors
/// [`Error::Empty`] without pairs, and those of [`Tower::new`].
pub fn calibrated(tower: &Tower, pairs: &[(f32, f32)]) -> Result<Tower, Error> {
    if pairs.is_empty() {
        return Err(Error::Empty { field: "scores to calibrate by" });
    }
    let mean = pairs.iter().map(|&(_, relevance)| f64::from(relevance)).sum::<f64>() / pairs.len() as f64;
    let (mut slope, mut intercept) = (0.0, (mean.max(1e-3) / (1.0 - mean).max(1e-3)).ln());
    for _ in 0..ROUNDS {
        let (mut first, mut second) = ([-PRIOR * slope, 0.0], [PRIOR, 0.0, PRIOR]);
        for &(score, relevance) in pairs {
            let score = f64::from(score);
            let found = 1.0 / (1.0 + (-(slope * score + intercept)).exp());
            let (miss, curve) = (f64::from(relevance) - found, found * (1.0 - found));
            first = [first[0] + miss * score, first[1] + miss];
            second = [second[0] + curve * score * score, second[1] + curve * score, second[2] + curve];
        }
        let [across, along, down] = second;
        let determinant = across * down - along * along;
        slope += (down * first[0] - along * first[1]) / determinant;
        intercept += (across * first[1] - along * first[0]) / determinant;
    }
    let mut weights = tower.weights().clone();
    weights.calibration = vec![slope as f32, intercept as f32];
    tower.with_weights(weights)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::small_tower;

    #[test]
    fn the_probabilities_that_made_the_ratings_are_found() {
        let pairs: Vec<(f32, f32)> = (-30..=30)
            .map(|n| n as f32 / 10.0)
            .map(|score| (score, 1.0 / (1.0 + (-(2.0 * score - 1.0)).exp())))
            .collect();
        let tower = calibrated(&small_tower(1), &pairs).unwrap();
        let [slope, intercept] = tower.weights().calibration[..] else { panic!() };
        assert!((slope - 2.0).abs() < 0.01 && (intercept + 1.0).abs() < 0.01, "{slope} {intercept}");
        assert_eq!(calibrated(&tower, &[]).unwrap_err().code(), "empty");
    }
}
