//! Position bias: what is displayed higher is looked at more, so a choice from far down says more.

/// A choice counts at most as much as so many choices from the first place.
///
/// A choice from a place that is hardly ever looked at would outweigh all others of its step, and chance with it:
/// clipping trades a little bias for much variance (Ionides 2008; Bottou et al. 2013).
const MOST: f32 = 30.0;

/// How likely positions were looked at: position `k`, from 0, in proportion to `(1 + k)` to the power of minus `bias`.
///
/// A choice then counts the inverse of that (inverse propensity scoring: Joachims, Swaminathan and Schnabel 2017; for a
/// softmax over lists Ai et al. 2018), so that in expectation the loss is the one without position bias.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Propensity {
    /// 0 discounts nothing; 1 says that the second position is looked at half as often as the first.
    pub bias: f32,
}

impl Propensity {
    /// What a choice counts that was displayed at that place, from 0; 1 at the first.
    pub(super) fn weight(self, place: u16) -> f32 {
        (1.0 + f32::from(place)).powf(self.bias).min(MOST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_counts_the_inverse_of_how_likely_it_was_seen_up_to_a_bound() {
        let weights = |bias| [0, 1, 3, 9_999].map(|place| Propensity { bias }.weight(place));
        assert_eq!(weights(0.0), [1.0; 4]);
        assert_eq!(weights(1.0), [1.0, 2.0, 4.0, MOST]);
        assert_eq!(weights(0.5)[2], 2.0);
    }
}
