//! What one shopper adds to the base model: a linear term on the standardised features.

use crate::bytes::{Reader, Writer};
use crate::error::Error;
use crate::features::WIDTH;
use crate::model::LARGEST;
use crate::tokens::Hash;

const MAGIC: [u8; 4] = *b"RSHA";
const VERSION: u16 = 1;

/// One weight a feature, fitted on this shopper's choices under the model's prior; 0 where the prior has no width.
#[derive(Clone, Debug, PartialEq)]
pub struct Adapter {
    weights: Vec<f32>,
    model: Hash,
}

impl Adapter {
    /// An adapter to the model of that identity. `weights` is `[WIDTH]`, score for each deviation of a feature.
    ///
    /// # Errors
    /// [`Error::Mismatch`], and [`Error::NotFinite`] where one is no number or beyond 983,040.
    pub fn new(weights: Vec<f32>, model: Hash) -> Result<Adapter, Error> {
        if weights.len() != WIDTH {
            return Err(Error::Mismatch { what: "weights of an adapter", expected: WIDTH, got: weights.len() });
        }
        if !weights.iter().all(|weight| weight.abs() <= LARGEST) {
            return Err(Error::NotFinite { what: "the adapter" });
        }
        Ok(Adapter { weights, model })
    }

    /// The weights, `[WIDTH]`.
    pub fn weights(&self) -> &[f32] {
        &self.weights
    }

    /// Identity of the model it was fitted to.
    pub fn model(&self) -> Hash {
        self.model
    }

    /// Its bytes, for carrying it between the modules and to the store.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut writer = Writer::new(MAGIC, VERSION);
        writer.u64(self.model);
        writer.f32s(&self.weights);
        writer.finish()
    }

    /// Reads what [`Adapter::to_bytes`] wrote.
    ///
    /// # Errors
    /// [`Error::Corrupt`] and [`Error::Version`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Adapter, Error> {
        let mut reader = Reader::open("adapter", bytes, MAGIC, VERSION)?;
        let model = reader.u64()?;
        let weights = reader.f32s(WIDTH)?;
        reader.finish()?;
        Adapter::new(weights, model)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back_and_damage_is_refused() {
        let adapter = Adapter::new(vec![0.25; WIDTH], 7).unwrap();
        let mut bytes = adapter.to_bytes();
        assert_eq!(Adapter::from_bytes(&bytes), Ok(adapter));
        bytes[20] ^= 4;
        assert_eq!(Adapter::from_bytes(&bytes).unwrap_err().code(), "corrupt");
        for wild in [f32::NAN, f32::INFINITY, 1e30] {
            assert_eq!(Adapter::new(vec![wild; WIDTH], 7).unwrap_err().code(), "not-finite");
        }
    }
}
