//! Rounded weights: what is trained and measured is what ships.

use burn::module::{Module, ModuleMapper, Param};
use burn::tensor::{Tensor, TensorData};

use super::backend::numbers;
use crate::model::Precision;

/// The same module as a model of that precision keeps it: its matrices row by row, and what has but one row or one column number by
/// number: biases, the last layer, the skip.
///
/// Its parameters have the ids of the module's own, so that gradients found at the rounded weights move the exact ones
/// (straight-through estimator: Bengio, Léonard and Courville 2013; quantisation-aware training: Jacob et al. 2018).
/// Rounding the trained model then changes nothing, where rounding after training swaps neighbours of nearly the same
/// score.
pub(super) fn rounded<M: Module>(module: M, precision: Precision) -> M {
    match precision {
        Precision::F32 => module,
        Precision::Int8 => module.map(&mut Rounding(precision)),
    }
}

struct Rounding(Precision);

impl ModuleMapper for Rounding {
    fn map_float<const D: usize>(&mut self, param: Param<Tensor<D>>) -> Param<Tensor<D>> {
        let shape = param.dims();
        let columns = match shape[..] {
            [rows, columns] if rows > 1 => columns,
            _ => 1,
        };
        param.map(|weights| {
            let device = weights.device();
            let mut values = numbers(weights);
            if columns > 1 {
                self.0.rounded(&mut values, columns);
            } else {
                self.0.rounded_vector(&mut values);
            }
            Tensor::from_data(TensorData::new(values, shape), &device).require_grad()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::WIDTH;
    use crate::learn::backend::device;
    use crate::learn::network::Network;
    use crate::learn::pretrain::{Settings, Shop, TrainingList, fit};
    use crate::model::Model;
    use crate::model::tests::{draws, small_model};

    /// Lists in which the item with the most of one feature is chosen.
    fn shop() -> Shop {
        let mut draw = draws(5);
        let mut list = || {
            let rows: Vec<f32> = (0..5 * WIDTH).map(|_| draw()).collect();
            let most = (0..5).max_by(|&one, &other| rows[one * WIDTH].total_cmp(&rows[other * WIDTH])).unwrap();
            TrainingList {
                rows,
                chosen: (0..5).map(|item| item == most).collect(),
                places: (0..5).collect(),
                spare: false,
            }
        };
        Shop { name: String::new(), weight: 1.0, lists: (0..40).map(|_| list()).collect() }
    }

    #[test]
    fn what_is_trained_is_what_ships() {
        let settings = Settings { steps: 12, rows: 60, hidden: [8, 4], ..Settings::default() };
        let model = fit(&[shop().source()], &settings).unwrap();
        let exact = fit(&[shop().source()], &Settings { precision: Precision::F32, ..settings }).unwrap();
        let shipped = |model: &Model| model.clone().with_precision(Precision::Int8);
        assert_eq!(shipped(&model).weights(), model.weights());
        assert_eq!(shipped(&model).standard(), model.standard());
        assert_ne!(shipped(&exact).weights(), exact.weights());
    }

    #[test]
    fn a_rounded_network_is_the_one_that_a_models_file_gives() {
        let model = small_model(3);
        let network = Network::from_weights(model.weights(), &device());
        let kept = model.clone().with_precision(Precision::Int8);
        assert_eq!(&rounded(network.clone(), Precision::Int8).weights(), kept.weights());
        assert_ne!(&network.weights(), kept.weights());
        assert_eq!(rounded(network.clone(), Precision::F32).weights(), network.weights());
    }
}
