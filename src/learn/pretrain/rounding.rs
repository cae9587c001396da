//! Training with rounded weights: what is trained is what ships.

use burn::module::{Module, ModuleMapper, Param};
use burn::tensor::{Tensor, TensorData};

use crate::learn::backend::numbers;
use crate::learn::network::Network;
use crate::model::Precision;

/// The same network with its matrices as a model of that precision keeps them.
///
/// Its parameters have the ids of the network's own, so that gradients found at the rounded weights move the exact ones
/// (straight-through estimator: Bengio, Léonard and Courville 2013; quantisation-aware training: Jacob et al. 2018).
/// Rounding the trained model then changes nothing, where rounding after training swaps neighbours of nearly the same
/// score.
pub(super) fn rounded(network: &Network, precision: Precision) -> Network {
    match precision {
        Precision::F32 => network.clone(),
        Precision::Int8 => network.clone().map(&mut Rounding(precision)),
    }
}

struct Rounding(Precision);

impl ModuleMapper for Rounding {
    fn map_float<const D: usize>(&mut self, param: Param<Tensor<D>>) -> Param<Tensor<D>> {
        let dims = param.dims();
        // Biases, the last layer and the skip are never rounded: a column, not a matrix.
        if D < 2 || dims[D - 1] == 1 {
            return param;
        }
        param.map(|weights| {
            let device = weights.device();
            let mut values = numbers(weights);
            self.0.rounded(&mut values, dims[D - 1]);
            Tensor::from_data(TensorData::new(values, dims), &device).require_grad()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::backend::device;
    use crate::model::tests::small_model;

    #[test]
    fn a_rounded_network_is_the_one_that_a_models_file_gives() {
        let model = small_model(3);
        let network = Network::from_weights(model.weights(), 0.0, &device());
        let kept = model.clone().with_precision(Precision::Int8);
        assert_eq!(&rounded(&network, Precision::Int8).weights(), kept.weights());
        assert_ne!(&network.weights(), kept.weights());
        assert_eq!(rounded(&network, Precision::F32).weights(), network.weights());
    }
}
