//! What buying does to the next choice.

/// Loyalty to what was chosen, as a decayed share of the choices, after Guadagni and Little (1983).
#[derive(Clone, Debug)]
pub struct Loyalty {
    share: Vec<f64>,
    decay: f64,
    strength: f64,
}

impl Loyalty {
    /// `decay`: what is left of a choice after the next one, 0 to 1. `strength`: the utility of having always been
    /// chosen; negative for those who seek variety.
    pub fn new(values: usize, decay: f64, strength: f64) -> Loyalty {
        Loyalty { share: vec![0.0; values], decay, strength }
    }

    /// The utility that loyalty gives.
    pub fn of(&self, value: usize) -> f64 {
        self.strength * self.share[value]
    }

    /// Takes in a choice.
    pub fn chose(&mut self, value: usize) {
        self.share.iter_mut().for_each(|share| *share *= self.decay);
        self.share[value] += 1.0 - self.decay;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_never_pass_one_and_the_newest_weighs_most() {
        let mut loyalty = Loyalty::new(2, 0.8, 1.0);
        (0..100).for_each(|_| loyalty.chose(0));
        assert!((loyalty.of(0) - 1.0).abs() < 1e-6);
        loyalty.chose(1);
        assert!((loyalty.of(1) - 0.2).abs() < 1e-9);
    }
}
