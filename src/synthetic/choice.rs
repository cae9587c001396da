//! How a shopper chooses from a list: what each offer is worth, and which positions are looked at.

use crate::random::{Dice, exp, ln};

/// The utility of what is not to be had: it is never chosen, and stays finite in a log.
pub const NEVER: f64 = -40.0;

/// How a shopper's eye goes down a list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reading {
    /// Every position alike.
    Even,
    /// The position `k`, from 0, with weight `(1 + k)` to the power of minus this, as in studies of click logs.
    Fading(f64),
    /// From the top down, going on after each position with this probability: a cascade.
    Patient(f64),
}

impl Reading {
    /// How likely each of `count` positions is looked at, in proportion to the first.
    pub fn examination(self, count: usize) -> Vec<f64> {
        let chance = |position: usize| match self {
            Reading::Even => 1.0,
            Reading::Fading(power) => exp(-power * ln(1.0 + position as f64)),
            Reading::Patient(on) => exp(ln(on) * position as f64),
        };
        (0..count).map(chance).collect()
    }

    /// What is looked at in one reading of `count` positions: a weight for each, of the expectation above.
    pub fn once(self, dice: &mut Dice, count: usize) -> Vec<f64> {
        match self {
            Reading::Patient(on) => {
                let depth = 1 + dice.run(on, count);
                (0..count).map(|position| if position < depth { 1.0 } else { 0.0 }).collect()
            }
            _ => self.examination(count),
        }
    }
}

/// What a list holds for one shopper at one moment.
#[derive(Clone, Debug)]
pub struct Prospect {
    /// What each offer is worth.
    pub utility: Vec<f64>,
    /// How likely each is looked at.
    pub examination: Vec<f64>,
}

impl Prospect {
    /// That of offers so worth, read so.
    pub fn new(utility: Vec<f64>, reading: Reading) -> Prospect {
        let examination = reading.examination(utility.len());
        Prospect { utility, examination }
    }

    /// Takes an offer out, because it was just chosen.
    pub fn exclude(&mut self, offer: usize) {
        self.utility[offer] = NEVER;
    }

    /// A choice by multinomial logit among what is likely looked at.
    pub fn choose(&self, dice: &mut Dice) -> usize {
        choose(dice, &self.utility, &self.examination)
    }
}

/// One of them, with a probability proportional to its weight times the exponential of its utility.
pub fn choose(dice: &mut Dice, utility: &[f64], weight: &[f64]) -> usize {
    let shares = shares(utility, weight);
    let mut left = dice.unit() * shares.iter().sum::<f64>();
    let found = shares.iter().position(|share| {
        left -= share;
        left < 0.0
    });
    found.or_else(|| shares.iter().rposition(|&share| share > 0.0)).unwrap_or(0)
}

/// The weights of a multinomial logit, the largest utility at 1.
pub fn shares(utility: &[f64], weight: &[f64]) -> Vec<f64> {
    let top = utility.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    utility.iter().zip(weight).map(|(utility, weight)| weight * exp(utility - top)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_follow_utility_and_position() {
        let mut dice = Dice::new(5, 0);
        let prospect = Prospect::new(vec![0.0, ln(2.0), NEVER], Reading::Fading(1.0));
        let mut chosen = [0; 3];
        (0..10_000).for_each(|_| chosen[prospect.choose(&mut dice)] += 1);
        assert!((4_800..5_200).contains(&chosen[0]), "1 x 1 against 1/2 x 2: {chosen:?}");
        assert_eq!(chosen[2], 0);
    }

    #[test]
    fn a_cascade_is_read_as_deep_as_it_says() {
        let (reading, mut dice) = (Reading::Patient(0.8), Dice::new(6, 0));
        let mut seen = [0.0; 6];
        for _ in 0..10_000 {
            reading.once(&mut dice, 6).iter().zip(&mut seen).for_each(|(weight, seen)| *seen += weight / 10_000.0);
        }
        for (seen, told) in seen.iter().zip(reading.examination(6)) {
            assert!((seen - told).abs() < 0.02, "{seen} {told}");
        }
    }
}
