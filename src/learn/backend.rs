//! The one line that names Burn's backend, and the way out of a tensor.

use burn::tensor::{Device, Tensor};

/// The processor, with gradients.
pub(super) fn device() -> Device {
    #[expect(deprecated, reason = "burn-ndarray is the project's backend; moving on is this one line")]
    Device::ndarray().autodiff()
}

/// The numbers of a tensor, row-major.
pub(super) fn numbers<const D: usize>(tensor: Tensor<D>) -> Vec<f32> {
    tensor.into_data().try_into_vec_as::<f32>().unwrap_or_default()
}
