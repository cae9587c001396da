//! The base model: a small network over the features, its standardisation, and how far an adapter may move it.

mod precision;

pub use precision::Precision;

use crate::bytes::{Reader, Writer, checksum};
use crate::error::Error;
use crate::features::{WIDTH, table_identity};
use crate::lanes::{Tile, standardise};
use crate::limits;
use crate::tokens::Hash;

const VERSION: u16 = 1;

/// Standardised features beyond this many deviations are cut to it.
pub const CLIP: f32 = 4.0;

/// No number of a model or an adapter is larger: from larger ones come scores and shares that are not finite. That of 15
/// steps of 2^16 is as large after rounding to any precision.
pub(crate) const LARGEST: f32 = precision::STEPS * 65_536.0;

/// No deviation is smaller, 2^-20: values are divided by it.
const NARROWEST: f32 = 1.0 / 1_048_576.0;

/// The weights of a network `features → first → second → 1` with SiLU between, and a linear skip from the features.
///
/// All matrices are row-major with a row for each *input*, so that a layer is a sum of weight rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    /// Units of the two hidden layers.
    pub hidden: [usize; 2],
    /// `[WIDTH, hidden[0]]`.
    pub first: Vec<f32>,
    /// `[hidden[0]]`.
    pub first_bias: Vec<f32>,
    /// `[hidden[0], hidden[1]]`.
    pub second: Vec<f32>,
    /// `[hidden[1]]`.
    pub second_bias: Vec<f32>,
    /// `[hidden[1]]`.
    pub last: Vec<f32>,
    /// `[WIDTH]`: the skip.
    pub skip: Vec<f32>,
}

impl Weights {
    /// Numbers in the network.
    pub fn parameters(&self) -> usize {
        [&self.first, &self.first_bias, &self.second, &self.second_bias, &self.last, &self.skip]
            .iter()
            .map(|part| part.len())
            .sum()
    }

    fn lengths([first, second]: [usize; 2]) -> [usize; 6] {
        [WIDTH * first, first, first * second, second, second, WIDTH]
    }
}

/// How raw features become the network's inputs: `(value - mean) / deviation`, cut to ±[`CLIP`], missing as 0.
#[derive(Clone, Debug, PartialEq)]
pub struct Standard {
    /// Mean of each feature, `[WIDTH]`.
    pub mean: Vec<f32>,
    /// Standard deviation of each feature, `[WIDTH]`, 2^-20 or more.
    pub deviation: Vec<f32>,
}

impl Standard {
    /// Standardises one row: `row` and `out` are `[WIDTH]`.
    pub fn apply(&self, row: &[f32], out: &mut [f32]) {
        for (((out, value), mean), deviation) in out.iter_mut().zip(row).zip(&self.mean).zip(&self.deviation) {
            let standard = ((value - mean) / deviation).clamp(-CLIP, CLIP);
            *out = if standard.is_nan() { 0.0 } else { standard };
        }
    }

    /// Standardises the first columns of four rows, as many as `out` has.
    pub(crate) fn apply_to_four(&self, [a, b, c, d]: [&[f32; WIDTH]; 4], out: &mut [Tile]) {
        for (column, (out, (&mean, &deviation))) in
            out.iter_mut().zip(self.mean.iter().zip(&self.deviation)).enumerate()
        {
            *out = standardise([a[column], b[column], c[column], d[column]], mean, deviation, CLIP);
        }
    }
}

/// A base model: what `reshelf pretrain` writes and `createReshelf({ model })` takes.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    standard: Standard,
    weights: Weights,
    prior: Vec<f32>,
    precision: Precision,
    identity: Hash,
}

impl Model {
    /// The four letters that every model file starts with.
    pub const MAGIC: [u8; 4] = *b"RSHM";

    /// A model from its parts. `prior` is the standard deviation that each feature's adapter weight has over shoppers,
    /// 0 where the adapter leaves it alone: `[WIDTH]`.
    ///
    /// # Errors
    /// [`Error::Corrupt`] for a layer without units, [`Error::Mismatch`] for lengths that do not fit, [`Error::TooMany`]
    /// past [`limits::MODEL_PARAMETERS`], [`Error::NotFinite`] for numbers that no score can come from: one beyond
    /// 983,040, a deviation below 2^-20, a prior width below 0.
    pub fn new(standard: Standard, weights: Weights, prior: Vec<f32>) -> Result<Model, Error> {
        Ok(Model::checked(standard, weights, prior)?.with_precision(Precision::F32))
    }

    /// A model without an identity.
    fn checked(standard: Standard, weights: Weights, prior: Vec<f32>) -> Result<Model, Error> {
        let [first, first_bias, second, second_bias, last, skip] = Weights::lengths(weights.hidden);
        for (part, expected, least) in [
            (&weights.first, first, -LARGEST),
            (&weights.first_bias, first_bias, -LARGEST),
            (&weights.second, second, -LARGEST),
            (&weights.second_bias, second_bias, -LARGEST),
            (&weights.last, last, -LARGEST),
            (&weights.skip, skip, -LARGEST),
            (&standard.mean, WIDTH, -LARGEST),
            (&standard.deviation, WIDTH, NARROWEST),
            (&prior, WIDTH, 0.0),
        ] {
            if expected == 0 {
                return Err(Error::Corrupt { what: "model", why: "a layer has no units, 1 or more are needed" });
            }
            if part.len() != expected {
                return Err(Error::Mismatch { what: "numbers in a part of a model", expected, got: part.len() });
            }
            if !part.iter().all(|number| (least..=LARGEST).contains(number)) {
                return Err(Error::NotFinite { what: "the model" });
            }
        }
        if weights.parameters() > limits::MODEL_PARAMETERS.max {
            return Err(Error::TooMany { limit: limits::MODEL_PARAMETERS, got: weights.parameters() });
        }
        Ok(Model { standard, weights, prior, precision: Precision::F32, identity: 0 })
    }

    /// The file of the model that ships.
    pub const SHIPPED: &[u8] = include_bytes!("../../models/base.reshelf");

    /// The model that ships, trained on the logs that its model card names.
    ///
    /// # Errors
    /// Those of [`Model::from_bytes`], where a build was made with a model of another table of features.
    pub fn shipped() -> Result<Model, Error> {
        Model::from_bytes(Model::SHIPPED)
    }

    /// Reads a model file.
    ///
    /// # Errors
    /// [`Error::Corrupt`], [`Error::Version`]; [`Error::Foreign`] where its features are not this build's; and those
    /// of [`Model::new`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Model, Error> {
        if bytes.len() > limits::MODEL_BYTES.max {
            return Err(Error::TooMany { limit: limits::MODEL_BYTES, got: bytes.len() });
        }
        let mut reader = Reader::open("model", bytes, Self::MAGIC, VERSION)?;
        let table = reader.u64()?;
        if table != table_identity() {
            return Err(Error::Foreign { what: "model (by its features)", expected: table_identity(), got: table });
        }
        let hidden = [usize::from(reader.u16()?), usize::from(reader.u16()?)];
        let precision = Precision::read(&mut reader)?;
        let vector = |reader: &mut Reader<'_>| precision.read_vector(reader, WIDTH);
        let standard = Standard { mean: vector(&mut reader)?, deviation: vector(&mut reader)? };
        let prior = vector(&mut reader)?;
        let weights = Weights {
            hidden,
            first: precision.read_matrix(&mut reader, WIDTH, hidden[0])?,
            first_bias: reader.f32s(hidden[0])?,
            second: precision.read_matrix(&mut reader, hidden[0], hidden[1])?,
            second_bias: reader.f32s(hidden[1])?,
            last: reader.f32s(hidden[1])?,
            skip: reader.f32s(WIDTH)?,
        };
        reader.finish()?;
        // What was written is rounded already, so the bytes are those that `to_bytes` gives.
        let identity = checksum(bytes);
        Ok(Model { precision, identity, ..Model::checked(standard, weights, prior)? })
    }

    /// The model file: what [`Model::from_bytes`] reads.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut writer = Writer::new(Self::MAGIC, VERSION);
        writer.u64(table_identity());
        self.weights.hidden.iter().for_each(|&units| writer.u16(units as u16));
        self.precision.write(&mut writer);
        let Standard { mean, deviation } = &self.standard;
        let Weights { hidden, first, first_bias, second, second_bias, last, skip } = &self.weights;
        [mean, deviation, &self.prior].into_iter().for_each(|part| self.precision.write_vector(part, &mut writer));
        self.precision.write_matrix(first, hidden[0], &mut writer);
        writer.f32s(first_bias);
        self.precision.write_matrix(second, hidden[1], &mut writer);
        [second_bias, last, skip].into_iter().for_each(|part| writer.f32s(part));
        writer.finish()
    }

    /// The same model rounded to a precision: what its file will give when read.
    pub fn with_precision(mut self, precision: Precision) -> Model {
        let [first, second] = self.weights.hidden;
        precision.rounded(&mut self.weights.first, first);
        precision.rounded(&mut self.weights.second, second);
        let Weights { first_bias, second_bias, last, skip, .. } = &mut self.weights;
        let Standard { mean, deviation } = &mut self.standard;
        [mean, deviation, &mut self.prior, first_bias, second_bias, last, skip]
            .into_iter()
            .for_each(|part| precision.rounded_vector(part));
        self.precision = precision;
        self.identity = checksum(&self.to_bytes());
        self
    }

    /// How exactly it is kept.
    pub fn precision(&self) -> Precision {
        self.precision
    }

    /// A hash of weights and feature table: adapters belong to one identity.
    pub fn identity(&self) -> Hash {
        self.identity
    }

    /// How raw features become inputs.
    pub fn standard(&self) -> &Standard {
        &self.standard
    }

    /// The network.
    pub fn weights(&self) -> &Weights {
        &self.weights
    }

    /// Prior widths of the adapter, `[WIDTH]`, in score for each deviation of the feature.
    pub fn prior(&self) -> &[f32] {
        &self.prior
    }

    /// The same model with other prior widths.
    ///
    /// # Errors
    /// Those of [`Model::new`].
    pub fn with_prior(self, prior: Vec<f32>) -> Result<Model, Error> {
        let precision = self.precision;
        Ok(Model::new(self.standard, self.weights, prior)?.with_precision(precision))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Numbers from -0.5 to 0.5 that look random and are the same every time (xorshift, Marsaglia 2003).
    pub(crate) fn draws(seed: u32) -> impl FnMut() -> f32 {
        let mut state = seed.wrapping_mul(2_654_435_761).wrapping_add(1);
        move || {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            state as f32 / u32::MAX as f32 - 0.5
        }
    }

    /// A model with weights that look random and are the same every time.
    pub(crate) fn small_model(seed: u32) -> Model {
        let mut draw = draws(seed);
        let mut next = |scale: f32| draw() * scale;
        let hidden = [12, 6];
        let [first, first_bias, second, second_bias, last, skip] = Weights::lengths(hidden);
        let mut some = |count: usize, scale: f32| -> Vec<f32> { (0..count).map(|_| next(scale)).collect() };
        let weights = Weights {
            hidden,
            first: some(first, 0.6),
            first_bias: some(first_bias, 0.6),
            second: some(second, 0.8),
            second_bias: some(second_bias, 0.5),
            last: some(last, 1.0),
            skip: some(skip, 0.3),
        };
        let standard = Standard { mean: some(WIDTH, 0.2), deviation: vec![0.7; WIDTH] };
        Model::new(standard, weights, vec![0.1; WIDTH]).unwrap()
    }

    #[test]
    fn what_is_written_is_read_back() {
        let model = small_model(1);
        assert_eq!(Model::from_bytes(&model.to_bytes()), Ok(model.clone()));
        assert_ne!(model.identity(), small_model(2).identity());
        let small = model.clone().with_precision(Precision::Int8);
        assert_eq!(Model::from_bytes(&small.to_bytes()), Ok(small.clone()));
        assert_ne!(small.identity(), model.identity());
        assert!(small.to_bytes().len() < model.to_bytes().len());
    }

    #[test]
    fn every_damage_is_refused() {
        let bytes = small_model(1).to_bytes();
        for cut in [0, 3, 5, 9, bytes.len() - 1] {
            assert_eq!(Model::from_bytes(&bytes[..cut]).unwrap_err().code(), "corrupt", "cut at {cut}");
        }
        let mut flipped = bytes.clone();
        flipped[40] ^= 1;
        assert_eq!(Model::from_bytes(&flipped).unwrap_err().code(), "corrupt");
        let mut newer = bytes.clone();
        newer[4] = 9;
        assert_eq!(Model::from_bytes(&newer), Err(Error::Version { what: "model", expected: VERSION, got: 9 }));
        assert_eq!(Model::from_bytes(b"{\"json\": true}").unwrap_err().code(), "corrupt");
    }

    #[test]
    fn a_model_of_other_features_is_refused() {
        let mut bytes = small_model(1).to_bytes();
        let end = bytes.len() - 8;
        bytes[6] ^= 1;
        let sum = checksum(&bytes[..end]).to_le_bytes();
        bytes[end..].copy_from_slice(&sum);
        assert_eq!(Model::from_bytes(&bytes).unwrap_err().code(), "foreign");
    }

    #[test]
    fn parts_that_do_not_fit_are_refused() {
        let model = small_model(1);
        assert_eq!(model.clone().with_prior(vec![0.0; 3]).unwrap_err().code(), "mismatch");
        for width in [f32::NAN, -0.1, 1e30] {
            assert_eq!(model.clone().with_prior(vec![width; WIDTH]).unwrap_err().code(), "not-finite", "{width}");
        }
        assert!(model.clone().with_prior(vec![0.0; WIDTH]).is_ok());
        for deviation in [0.0, -1.0, f32::from_bits(1)] {
            let standard = Standard { deviation: vec![deviation; WIDTH], ..model.standard().clone() };
            let refused = Model::new(standard, model.weights().clone(), vec![0.1; WIDTH]).unwrap_err();
            assert_eq!(refused.code(), "not-finite", "{deviation}");
        }
    }

    #[test]
    fn the_largest_numbers_are_as_large_when_rounded() {
        let model = small_model(1);
        let largest = |part: &[f32]| part.iter().map(|number| LARGEST.copysign(*number)).collect::<Vec<f32>>();
        let mut weights = model.weights().clone();
        (weights.first, weights.second) = (largest(&weights.first), largest(&weights.second));
        let standard = Standard { mean: largest(&model.standard().mean), ..model.standard().clone() };
        let model = Model::new(standard, weights, vec![LARGEST; WIDTH]).unwrap();
        for precision in [Precision::F32, Precision::Int8] {
            let rounded = model.clone().with_precision(precision);
            assert_eq!(Model::from_bytes(&rounded.to_bytes()), Ok(rounded));
        }
    }

    #[test]
    fn a_layer_without_units_is_refused() {
        let model = small_model(1);
        for hidden in [[0, 6], [12, 0], [0, 0]] {
            let [first, first_bias, second, second_bias, last, _] = Weights::lengths(hidden);
            let mut weights = Weights { hidden, ..model.weights().clone() };
            for (part, length) in [
                (&mut weights.first, first),
                (&mut weights.first_bias, first_bias),
                (&mut weights.second, second),
                (&mut weights.second_bias, second_bias),
                (&mut weights.last, last),
            ] {
                part.resize(length, 0.5);
            }
            let refused = Model::new(model.standard().clone(), weights.clone(), vec![0.1; WIDTH]).unwrap_err();
            assert!(refused.to_string().contains("a layer has no units, 1 or more are needed"), "{refused}");
            // A file that says so, with the right checksum.
            let file = Model { weights, ..model.clone() }.to_bytes();
            assert_eq!(Model::from_bytes(&file), Err(refused));
        }
    }
}
