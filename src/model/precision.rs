//! How a model's matrices are written: as they are, or as whole numbers of 8 bits with a scale for each row.

use crate::bf16;
use crate::bytes::{Reader, Writer};
use crate::error::Error;

/// How exactly a model is kept. Biases, the last layer and the skip are always written as `f32`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// 4 bytes a weight.
    F32,
    /// 1 byte a weight of the matrices and a scale for each row: a weight is off by at most 1/62 of its row's greatest.
    /// 2 bytes a number of the standardisation and the prior (bfloat16). Of all other numbers the lower 2 bytes are 0, which a compressed
    /// file does not pay for.
    Int8,
}

impl Precision {
    /// Its name: `f32` or `int8`.
    pub fn name(self) -> &'static str {
        match self {
            Precision::F32 => "f32",
            Precision::Int8 => "int8",
        }
    }

    pub(super) fn write(self, writer: &mut Writer) {
        writer.u16(match self {
            Precision::F32 => 0,
            Precision::Int8 => 1,
        });
    }

    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Precision, Error> {
        match reader.u16()? {
            0 => Ok(Precision::F32),
            1 => Ok(Precision::Int8),
            _ => Err(reader.corrupt("its precision is none that is known")),
        }
    }

    pub(crate) fn write_matrix(self, matrix: &[f32], columns: usize, writer: &mut Writer) {
        match self {
            Precision::F32 => writer.f32s(matrix),
            Precision::Int8 => {
                for row in matrix.chunks(columns.max(1)) {
                    let scale = scale(row);
                    writer.f32(scale);
                    row.iter().for_each(|&weight| writer.raw(&steps(weight, scale).to_le_bytes()));
                }
            }
        }
    }

    pub(crate) fn read_matrix(self, reader: &mut Reader<'_>, rows: usize, columns: usize) -> Result<Vec<f32>, Error> {
        match self {
            Precision::F32 => reader.f32s(rows * columns),
            Precision::Int8 => {
                let mut matrix = Vec::new();
                for _ in 0..rows {
                    let scale = reader.f32s(1)?.iter().sum::<f32>();
                    matrix.extend(reader.take(columns)?.iter().map(|&byte| f32::from(byte as i8) * scale));
                }
                Ok(matrix)
            }
        }
    }

    pub(super) fn write_vector(self, vector: &[f32], writer: &mut Writer) {
        match self {
            Precision::F32 => writer.f32s(vector),
            Precision::Int8 => vector.iter().for_each(|&value| writer.u16(bf16::narrow(value))),
        }
    }

    pub(super) fn read_vector(self, reader: &mut Reader<'_>, count: usize) -> Result<Vec<f32>, Error> {
        match self {
            Precision::F32 => reader.f32s(count),
            Precision::Int8 => (0..count).map(|_| reader.u16().map(bf16::widen)).collect(),
        }
    }

    /// The numbers that will be read back.
    pub(crate) fn rounded_vector(self, vector: &mut [f32]) {
        if self == Precision::Int8 {
            vector.iter_mut().for_each(|value| *value = bf16::widen(bf16::narrow(*value)));
        }
    }

    /// The weights that will be read back.
    pub(crate) fn rounded(self, matrix: &mut [f32], columns: usize) {
        if self == Precision::Int8 {
            for row in matrix.chunks_mut(columns.max(1)) {
                let scale = scale(row);
                row.iter_mut().for_each(|weight| *weight = f32::from(steps(*weight, scale)) * scale);
            }
        }
    }
}

/// A row's greatest weight in steps. Eight times as many would fill the 8 bits, and a page that loads them compressed would pay
/// three bits more for each, which no order shows (docs/research/precision.md).
pub(super) const STEPS: f32 = 15.0;

/// The value of one step of a row. Its last sixteen bits are 0, so that a row read back gives the very same scale.
fn scale(row: &[f32]) -> f32 {
    let greatest = row.iter().fold(0.0, |greatest: f32, weight| greatest.max(weight.abs()));
    let scale = f32::from_bits((greatest / STEPS).to_bits().saturating_add(0xffff) & !0xffff);
    // Below the normal numbers a step has no digits to spare, and rounding would go on each time.
    if scale.is_normal() { scale } else { 0.0 }
}

fn steps(weight: f32, scale: f32) -> i8 {
    if scale > 0.0 { (weight / scale).round() as i8 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_twice_is_rounding_once_and_errors_are_small() {
        let matrix: Vec<f32> = (0..3_000).map(|n| ((n * 7_919) % 1_009) as f32 / 700.0 - 0.7).collect();
        let mut once = matrix.clone();
        Precision::Int8.rounded(&mut once, 30);
        let mut twice = once.clone();
        Precision::Int8.rounded(&mut twice, 30);
        assert_eq!(once, twice);
        for (row, rounded) in matrix.chunks(30).zip(once.chunks(30)) {
            let greatest = row.iter().fold(0.0_f32, |greatest, weight| greatest.max(weight.abs()));
            assert!(row.iter().zip(rounded).all(|(a, b)| (a - b).abs() <= greatest / (2.0 * STEPS - 1.0)));
        }
    }

    #[test]
    fn a_row_of_zeros_stays_one() {
        let mut zeros = vec![0.0; 8];
        Precision::Int8.rounded(&mut zeros, 4);
        assert_eq!(zeros, vec![0.0; 8]);
    }
}
