//! Rounds an encoder as a tower's file does, so that what is measured is what would ship.

use burn::module::{Module, ModuleMapper, Param};
use burn::tensor::{Tensor, TensorData};

use super::Encoder;
use crate::error::Error;
use crate::learn::backend::numbers;
use crate::model::Precision;

/// Rounds matrices row by row; vectors, and matrices of one row, stay as they are.
struct Rounding {
    finite: bool,
}

pub(super) fn rounded(encoder: Encoder) -> Result<Encoder, Error> {
    let mut rounding = Rounding { finite: true };
    let encoder = encoder.map(&mut rounding);
    if rounding.finite { Ok(encoder) } else { Err(Error::NotFinite { what: "the text tower" }) }
}

impl ModuleMapper for Rounding {
    fn map_float<const D: usize>(&mut self, param: Param<Tensor<D>>) -> Param<Tensor<D>> {
        let shape = param.dims();
        let mut values = numbers(param.val());
        self.finite &= values.iter().all(|value| value.is_finite());
        if let [rows, columns] = shape[..]
            && rows > 1
        {
            Precision::Int8.rounded(&mut values, columns);
        }
        let device = param.device();
        Param::initialized(param.id, Tensor::from_data(TensorData::new(values, shape), &device).require_grad())
    }
}
