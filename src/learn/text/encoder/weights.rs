//! Weights: random ones to start from, and those of a tower.

use burn::module::Param;
use burn::tensor::{Device, Distribution, Tensor};

/// Weights of that shape, normally distributed around 0 by the device's seed.
pub(super) fn drawn(shape: [usize; 2], deviation: f64, device: &Device) -> Param<Tensor<2>> {
    Param::from_tensor(Tensor::random(shape, Distribution::Normal(0.0, deviation), device))
}

/// Weights given row by row.
#[cfg(test)]
pub(super) fn matrix(values: &[f32], shape: [usize; 2], device: &Device) -> Param<Tensor<2>> {
    Param::from_tensor(Tensor::from_data(burn::tensor::TensorData::new(values.to_vec(), shape), device))
}
