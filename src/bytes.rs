//! Reading and writing files as bytes: little-endian, every read checked, a checksum at the end.

use crate::error::Error;
use crate::salt::{Salt, Salting};
use crate::tokens::{self, Hash};

/// FNV-1a over bytes, 64 bits: tells damage, not malice.
pub(crate) fn checksum(bytes: &[u8]) -> Hash {
    tokens::hash_bytes(tokens::OFFSET, bytes)
}

/// Bytes being written.
pub(crate) struct Writer {
    bytes: Vec<u8>,
    salting: Salting,
}

impl Writer {
    /// Starts a file with its four letters and its version.
    pub(crate) fn new(magic: [u8; 4], version: u16) -> Writer {
        let mut writer = Writer { bytes: Vec::new(), salting: Salting::by(0) };
        writer.raw(&magic);
        writer.u16(version);
        writer
    }

    /// Starts one that a device stores: behind the version its salt.
    pub(crate) fn salted(magic: [u8; 4], version: u16, salt: Salt) -> Writer {
        let mut writer = Writer::new(magic, version);
        writer.u32(salt);
        writer.salting = Salting::by(salt);
        writer
    }

    pub(crate) fn raw(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    pub(crate) fn u8(&mut self, value: u8) {
        self.bytes.push(value);
    }

    pub(crate) fn u16(&mut self, value: u16) {
        self.raw(&value.to_le_bytes());
    }

    pub(crate) fn u32(&mut self, value: u32) {
        self.raw(&value.to_le_bytes());
    }

    pub(crate) fn u64(&mut self, value: u64) {
        self.raw(&value.to_le_bytes());
    }

    /// A hash of something of the shop's or the shopper's.
    pub(crate) fn hash(&mut self, hash: Hash) {
        self.u64(self.salting.salted(hash));
    }

    pub(crate) fn i64(&mut self, value: i64) {
        self.raw(&value.to_le_bytes());
    }

    pub(crate) fn f32(&mut self, value: f32) {
        self.raw(&value.to_le_bytes());
    }

    pub(crate) fn f32s(&mut self, values: &[f32]) {
        values.iter().for_each(|&value| self.f32(value));
    }

    /// Ends the file with its checksum.
    pub(crate) fn finish(mut self) -> Vec<u8> {
        let sum = checksum(&self.bytes);
        self.u64(sum);
        self.bytes
    }
}

/// Bytes being read. Nothing is believed before [`Reader::open`] has seen kind, version and checksum.
pub(crate) struct Reader<'a> {
    what: &'static str,
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    /// # Errors
    /// [`Error::Corrupt`] for other bytes or damaged ones, [`Error::Version`] for another version.
    pub(crate) fn open(what: &'static str, bytes: &'a [u8], magic: [u8; 4], version: u16) -> Result<Reader<'a>, Error> {
        Ok(Reader::of_versions(what, bytes, magic, [version; 2])?.0)
    }

    /// The same of a file that has more than one version, and which it is.
    pub(crate) fn of_versions(
        what: &'static str,
        bytes: &'a [u8],
        magic: [u8; 4],
        [oldest, newest]: [u16; 2],
    ) -> Result<(Reader<'a>, u16), Error> {
        let mut reader = Reader { what, rest: bytes };
        if reader.take(4)? != magic {
            return Err(reader.corrupt("it does not start as one"));
        }
        let got = reader.u16()?;
        if !(oldest..=newest).contains(&got) {
            return Err(Error::Version { what, expected: newest, got });
        }
        let Some((body, sum)) = bytes.split_last_chunk::<8>() else { return Err(reader.corrupt("it is cut short")) };
        if checksum(body) != u64::from_le_bytes(*sum) {
            return Err(reader.corrupt("its checksum is wrong: it is damaged or cut short"));
        }
        reader.rest = body.get(6..).ok_or_else(|| reader.corrupt("it is cut short"))?;
        Ok((reader, got))
    }

    pub(crate) fn corrupt(&self, why: &'static str) -> Error {
        Error::Corrupt { what: self.what, why }
    }

    pub(crate) fn take(&mut self, count: usize) -> Result<&'a [u8], Error> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or_else(|| self.corrupt("it is cut short"))?;
        self.rest = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], Error> {
        let (taken, rest) = self.rest.split_first_chunk::<N>().ok_or_else(|| self.corrupt("it is cut short"))?;
        self.rest = rest;
        Ok(*taken)
    }

    pub(crate) fn u16(&mut self) -> Result<u16, Error> {
        self.array().map(u16::from_le_bytes)
    }

    #[inline]
    pub(crate) fn u32(&mut self) -> Result<u32, Error> {
        self.array().map(u32::from_le_bytes)
    }

    pub(crate) fn u64(&mut self) -> Result<u64, Error> {
        self.array().map(u64::from_le_bytes)
    }

    /// What was not read so far.
    #[inline]
    pub(crate) fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// Numbers that must be finite.
    pub(crate) fn f32s(&mut self, count: usize) -> Result<Vec<f32>, Error> {
        let bytes = self.take(count.saturating_mul(4))?;
        let values: Vec<f32> =
            bytes.chunks_exact(4).map(|four| f32::from_le_bytes([four[0], four[1], four[2], four[3]])).collect();
        if values.iter().all(|value| value.is_finite()) {
            Ok(values)
        } else {
            Err(self.corrupt("a number is not finite"))
        }
    }

    /// # Errors
    /// [`Error::Corrupt`] where bytes are left over: what is not read is not understood.
    pub(crate) fn finish(self) -> Result<(), Error> {
        if self.rest.is_empty() { Ok(()) } else { Err(self.corrupt("bytes are left over")) }
    }
}
