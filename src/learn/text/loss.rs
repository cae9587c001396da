//! What a fit to ratings lowers.

use burn::tensor::{Device, Tensor, TensorData, activation::log_sigmoid};

use super::rated::Rated;
use crate::learn::listwise::Lists;

/// The losses that are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// Softmax over a query's titles, against each one's share of the gains `2^rating - 1` (Cao and others 2007).
    Listwise,
    /// Binary cross-entropy of each title on its own, against its relevance from 0 to 1.
    Binary,
}

impl Loss {
    /// All of them.
    pub const ALL: [Loss; 2] = [Loss::Listwise, Loss::Binary];

    /// Its name, as a flag has it.
    pub fn name(self) -> &'static str {
        match self {
            Loss::Listwise => "listwise",
            Loss::Binary => "binary",
        }
    }

    /// Ratings laid out for it: the titles of one query after those of the other.
    pub(super) fn targets(self, rated: &[&Rated], device: &Device) -> Targets {
        match self {
            Loss::Listwise => {
                let shares: Vec<Vec<f32>> = rated.iter().map(|rated| rated.gain_shares()).collect();
                Targets::Listwise(Box::new(Lists::with_targets(&shares, device)), rated.len())
            }
            Loss::Binary => {
                let relevances: Vec<f32> = rated.iter().flat_map(|rated| rated.relevances()).collect();
                let count = relevances.len();
                Targets::Binary(Tensor::from_data(TensorData::new(relevances, [count]), device))
            }
        }
    }
}

/// What scores are held against.
pub(super) enum Targets {
    /// And how many queries.
    Listwise(Box<Lists>, usize),
    Binary(Tensor<1>),
}

impl Targets {
    /// Mean over the queries of a list's loss, or over the titles of a title's, in nats.
    ///
    /// # Shapes
    /// - scores: `[titles]`, without unit for the listwise loss, logits for the binary one
    /// - output: `[1]`
    pub(super) fn loss(&self, scores: Tensor<1>) -> Tensor<1> {
        match self {
            Targets::Listwise(lists, queries) => lists.loss(scores) / *queries as f32,
            // Burn's own takes targets of 0 and 1 alone.
            Targets::Binary(relevances) => {
                ((relevances.clone().neg() + 1.0) * scores.clone() - log_sigmoid(scores)).mean()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::backend::device;

    #[test]
    fn both_losses_are_those_computed_by_hand() {
        let rated = Rated {
            query: String::new(),
            titles: vec![String::new(); 2],
            // Gains 0 and 1, relevances 0 and 1 / 3.
            ratings: vec![0.0, 1.0],
        };
        let device = device();
        let found = |loss: Loss| {
            let scores = Tensor::from_data(TensorData::from([0.5_f32, -1.0]), &device);
            loss.targets(&[&rated, &rated][..1], &device).loss(scores).into_scalar::<f32>()
        };
        // ln(1 + e^1.5); half of ln(1 + e^0.5) and of ln(1 + e^-1) + 2 / 3 * -1.
        assert!((found(Loss::Listwise) - 1.701_413).abs() < 1e-5, "{}", found(Loss::Listwise));
        let binary = f32::midpoint(0.974_077, 0.313_262 + 1.0 / 3.0);
        assert!((found(Loss::Binary) - binary).abs() < 1e-5, "{}", found(Loss::Binary));
    }
}
