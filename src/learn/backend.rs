//! The one line that names Burn's backend.

use burn::tensor::Device;

/// The processor, with gradients.
pub(super) fn device() -> Device {
    #[expect(deprecated, reason = "burn-ndarray is the project's backend; moving on is this one line")]
    Device::ndarray().autodiff()
}
