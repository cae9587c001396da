//! A tower as bytes: magic, version, sizes, then parts of known lengths and a checksum.

use super::bm25::Bm25;
use super::limits;
use super::tower::{INPUTS, Sizes, Tower, TowerWeights};
use crate::bytes::{Reader, Writer};
use crate::error::Error;
use crate::model::Precision;

const VERSION: u16 = 1;

/// Rarities are kept in steps of this many nats; a byte holds those of any catalogue.
const RARITY_STEP: f32 = 1.0 / 16.0;

impl Tower {
    /// The four letters that every tower's file starts with.
    pub const MAGIC: [u8; 4] = *b"RSHT";

    /// Reads a tower's file.
    ///
    /// # Errors
    /// [`Error::Corrupt`], [`Error::Version`], [`Error::TooMany`] past [`limits::TOWER_BYTES`], and those of
    /// [`Tower::new`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Tower, Error> {
        if bytes.len() > limits::TOWER_BYTES.max {
            return Err(Error::TooMany { limit: limits::TOWER_BYTES, got: bytes.len() });
        }
        let mut reader = Reader::open("text tower", bytes, Self::MAGIC, VERSION)?;
        let mut size = || reader.u16().map(usize::from);
        let sizes = Sizes { buckets: size()?, embedding: size()?, channels: size()?, output: size()? };
        let [_, convolution, ..] = sizes.lengths();
        let matrix = |reader: &mut Reader<'_>, rows, columns| Precision::Int8.read_matrix(reader, rows, columns);
        let weights = TowerWeights {
            sizes,
            tokens: matrix(&mut reader, sizes.buckets, sizes.embedding)?,
            convolution: matrix(&mut reader, convolution / sizes.channels.max(1), sizes.channels)?,
            convolution_bias: reader.f32s(sizes.channels)?,
            dense: matrix(&mut reader, sizes.channels, sizes.output)?,
            dense_bias: reader.f32s(sizes.output)?,
            head: reader.f32s(INPUTS)?,
            calibration: reader.f32s(2)?,
        };
        let average: f32 = reader.f32s(1)?.iter().sum();
        if average < 1.0 {
            return Err(reader.corrupt("its titles have less than one word on average"));
        }
        let rarities = reader.take(sizes.buckets)?.iter().map(|&step| f32::from(step) * RARITY_STEP).collect();
        reader.finish()?;
        Tower::checked(weights, Bm25::of_parts(average, rarities))
    }

    /// The tower's file: what [`Tower::from_bytes`] reads.
    pub fn to_bytes(&self) -> Vec<u8> {
        let TowerWeights { sizes, tokens, convolution, convolution_bias, dense, dense_bias, head, calibration } =
            &self.weights;
        let Sizes { buckets, embedding, channels, output } = *sizes;
        let mut writer = Writer::new(Self::MAGIC, VERSION);
        [buckets, embedding, channels, output].into_iter().for_each(|size| writer.u16(size as u16));
        Precision::Int8.write_matrix(tokens, embedding, &mut writer);
        Precision::Int8.write_matrix(convolution, channels, &mut writer);
        writer.f32s(convolution_bias);
        Precision::Int8.write_matrix(dense, output, &mut writer);
        [dense_bias, head, calibration].into_iter().for_each(|part| writer.f32s(part));
        writer.f32(self.bm25.average());
        self.bm25.rarities().iter().for_each(|&rarity| writer.u8(steps(rarity)));
        writer.finish()
    }
}

fn steps(rarity: f32) -> u8 {
    (rarity / RARITY_STEP).round() as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bytes::checksum;
    use crate::text::tower::tests::small_tower;

    #[test]
    fn what_is_written_is_read_back() {
        let bytes = small_tower(3).to_bytes();
        let read = Tower::from_bytes(&bytes).unwrap();
        assert_eq!(read.weights(), small_tower(3).weights());
        assert_eq!(read.to_bytes(), bytes);
        let [query, title] = ["red shoe", "red boot with laces"].map(|text| read.encode(text));
        let [own, other] = [&read, &small_tower(3)].map(|tower| tower.score(&query, &title));
        assert!((own - other).abs() < 0.02, "rarities are rounded, no more: {own} {other}");
    }

    #[test]
    fn every_damage_is_refused() {
        let bytes = small_tower(1).to_bytes();
        for cut in [0, 3, 5, 9, 40, bytes.len() - 1] {
            assert_eq!(Tower::from_bytes(&bytes[..cut]).unwrap_err().code(), "corrupt", "cut at {cut}");
        }
        let mut flipped = bytes.clone();
        flipped[40] ^= 1;
        assert_eq!(Tower::from_bytes(&flipped).unwrap_err().code(), "corrupt");
        let mut newer = bytes.clone();
        newer[4] = 9;
        assert_eq!(Tower::from_bytes(&newer).unwrap_err().code(), "version");
        assert_eq!(Tower::from_bytes(&vec![0; limits::TOWER_BYTES.max + 1]).unwrap_err().code(), "too-many");
    }

    #[test]
    fn sizes_that_lie_are_refused_though_the_checksum_is_right() {
        let bytes = small_tower(1).to_bytes();
        let end = bytes.len() - 8;
        for (at, value) in [(6, 0xffff_u16), (6, 0), (8, 0), (8, 0xffff), (10, 0), (10, 0xffff), (12, 1), (12, 0)] {
            let mut lying = bytes.clone();
            lying[at..at + 2].copy_from_slice(&value.to_le_bytes());
            let sum = checksum(&lying[..end]).to_le_bytes();
            lying[end..].copy_from_slice(&sum);
            assert_eq!(Tower::from_bytes(&lying).unwrap_err().code(), "corrupt", "{value} at {at}");
        }
    }
}
