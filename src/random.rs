//! Random numbers with a seed, the same on every machine: for training, synthetic shops, samples and the bootstrap.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

/// A stream of random draws that a seed and a stream number fix for good.
///
/// The generator is ChaCha with 8 rounds, and logarithms and exponentials come from the `libm` crate rather than from
/// the machine's library, so that a seed means the same shop everywhere.
#[derive(Clone, Debug)]
pub struct Dice {
    rng: ChaCha8Rng,
}

impl Dice {
    /// The draws of one stream of a seed; streams of one seed are independent of each other.
    pub fn new(seed: u64, stream: u64) -> Dice {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(stream);
        Dice { rng }
    }

    /// The same draws without the first so many, each of which took 64 bits, as those between two numbers and those of one of
    /// many do.
    pub fn after(mut self, draws: u64) -> Dice {
        self.rng.set_word_pos(self.rng.get_word_pos() + 2 * u128::from(draws));
        self
    }

    /// Evenly from 0 up to, not including, 1.
    pub fn unit(&mut self) -> f64 {
        (self.rng.next_u64() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// 64 bits, each as likely 0 as 1.
    pub fn bits(&mut self) -> u64 {
        self.rng.next_u64()
    }

    /// Evenly between two numbers.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    /// A whole number, both ends included, each as likely.
    pub fn whole(&mut self, low: usize, high: usize) -> usize {
        low + (self.unit() * (high - low + 1) as f64) as usize
    }

    /// A whole number, both ends included, whose logarithm is even: small ones as likely as large ones.
    pub fn whole_by_size(&mut self, low: usize, high: usize) -> usize {
        let drawn = exp(self.between(ln(low as f64), ln((high + 1) as f64)));
        (drawn as usize).clamp(low, high)
    }

    /// True with the given probability.
    pub fn chance(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// From a normal distribution, by Box and Muller.
    pub fn normal(&mut self, mean: f64, deviation: f64) -> f64 {
        let radius = (-2.0 * ln(1.0 - self.unit())).sqrt();
        mean + deviation * radius * libm::cos(std::f64::consts::TAU * self.unit())
    }

    /// As many draws from a normal distribution around 0.
    pub fn normals(&mut self, count: usize, deviation: f64) -> Vec<f64> {
        (0..count).map(|_| self.normal(0.0, deviation)).collect()
    }

    /// From a log-normal distribution, told by its median and the deviation of its logarithm.
    pub fn log_normal(&mut self, median: f64, deviation: f64) -> f64 {
        median * exp(self.normal(0.0, deviation))
    }

    /// From an exponential distribution.
    pub fn exponential(&mut self, mean: f64) -> f64 {
        -mean * ln(1.0 - self.unit())
    }

    /// How often in a row a thing of that probability happens, at most `most` times.
    pub fn run(&mut self, probability: f64, most: usize) -> usize {
        (0..most).take_while(|_| self.chance(probability)).count()
    }

    /// One of them.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.whole(0, from.len() - 1)]
    }

    /// Into random order, by Fisher and Yates.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let other = self.whole(0, last);
            items.swap(last, other);
        }
    }
}

/// The exponential, the same on every machine.
pub fn exp(x: f64) -> f64 {
    libm::exp(x)
}

/// The natural logarithm, the same on every machine.
pub fn ln(x: f64) -> f64 {
    libm::log(x)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_means_the_same_draws_for_good() {
        let mut dice = Dice::new(7, 3);
        let drawn: Vec<usize> = (0..8).map(|_| dice.whole(0, 99)).collect();
        assert_eq!(drawn, [18, 9, 97, 33, 35, 38, 91, 32], "another generator makes other shops of every seed");
        assert_ne!(Dice::new(7, 4).unit(), Dice::new(7, 3).unit());
    }

    #[test]
    fn draws_have_the_moments_they_promise() {
        let mut dice = Dice::new(1, 0);
        let many = 20_000;
        let normals = dice.normals(many, 2.0);
        let mean = normals.iter().sum::<f64>() / many as f64;
        let variance = normals.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / many as f64;
        assert!(mean.abs() < 0.05 && (variance - 4.0).abs() < 0.15, "{mean} {variance}");
        let waits = (0..many).map(|_| dice.exponential(3.0)).sum::<f64>() / many as f64;
        assert!((waits - 3.0).abs() < 0.1, "{waits}");
    }

    #[test]
    fn whole_numbers_keep_to_both_ends() {
        let mut dice = Dice::new(2, 0);
        let drawn: Vec<usize> = (0..2_000).map(|_| dice.whole_by_size(3, 32)).collect();
        assert_eq!((drawn.iter().min(), drawn.iter().max()), (Some(&3), Some(&32)));
    }
}
