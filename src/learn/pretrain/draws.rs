//! Which hidden units are dropped: drawn for each part of a step by itself, so that it does not matter who is first.

use burn::tensor::{Device, Tensor, TensorData};

use crate::learn::network::{Masks, Network};
use crate::random::Dice;

/// The stream of the seed that stands for the first step; lists are drawn from the one numbered 0.
const FIRST_STREAM: u64 = 1 << 32;

/// Parts of a step that have streams of their own.
const PARTS: u64 = 1 << 16;

/// What is drawn in a step.
#[derive(Clone, Copy)]
pub(super) struct Draws {
    pub(super) seed: u64,
    pub(super) step: usize,
    /// Probability that a hidden unit is dropped.
    pub(super) dropout: f64,
}

impl Draws {
    /// The masks of a part of so many rows; `None` where nothing is dropped.
    pub(super) fn masks(&self, part: usize, rows: usize, network: &Network, device: &Device) -> Option<Masks> {
        let mut dice = Dice::new(self.seed, FIRST_STREAM + self.step as u64 * PARTS + part as u64);
        (self.dropout > 0.0).then(|| {
            let [first, second] = network.units().map(|units| {
                Tensor::from_data(TensorData::new(mask(rows * units, self.dropout, &mut dice), [rows, units]), device)
            });
            Masks { first, second }
        })
    }
}

/// So many numbers: 0 with that probability, else as much more than 1 as keeps the mean 1.
fn mask(len: usize, dropout: f64, dice: &mut Dice) -> Vec<f32> {
    let below = (dropout * f64::from(1 << 16)) as u16;
    let stays = (1.0 / (1.0 - dropout)) as f32;
    let mut mask = Vec::with_capacity(len + 3);
    while mask.len() < len {
        let bits = dice.bits();
        mask.extend([0, 16, 32, 48].map(|from| if ((bits >> from) as u16) < below { 0.0 } else { stays }));
    }
    mask.truncate(len);
    mask
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_share_is_dropped_and_the_mean_stays() {
        let mut dice = Dice::new(1, 0);
        for dropout in [0.1, 0.5, 0.9] {
            let mask = mask(100_001, dropout, &mut dice);
            let dropped = mask.iter().filter(|&&value| value == 0.0).count() as f64 / mask.len() as f64;
            let mean = mask.iter().sum::<f32>() / mask.len() as f32;
            assert!((dropped - dropout).abs() < 0.01 && (mean - 1.0).abs() < 0.05, "{dropout}: {dropped}, {mean}");
        }
    }
}
