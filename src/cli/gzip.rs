//! Gzip written block by block, which are packed on all cores.

use std::io::{self, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use reshelf::in_order::Ahead;

/// Bytes that are packed at once, each block as a member of its own: gzip's readers take members as one file. Where blocks end
/// depends on the bytes alone, so the file is the same however many cores there are.
const BLOCK: usize = 1 << 20;

/// What is written to. Memory: some blocks a core.
pub struct Gzip<W> {
    to: W,
    block: Vec<u8>,
    packed: Ahead<Vec<u8>, io::Result<Vec<u8>>>,
    /// True where no block was packed yet.
    is_new: bool,
}

impl<W: Write> Gzip<W> {
    /// Nothing written yet.
    pub fn new(to: W) -> Gzip<W> {
        Gzip { to, block: Vec::new(), packed: Ahead::new(packed), is_new: true }
    }

    /// Writes what is still held back.
    ///
    /// # Errors
    /// Those of writing.
    pub fn finish(mut self) -> io::Result<()> {
        if self.is_new || !self.block.is_empty() {
            self.pack()?;
        }
        while self.take()? {}
        self.to.flush()
    }

    fn pack(&mut self) -> io::Result<()> {
        if self.packed.is_full() {
            self.take()?;
        }
        self.is_new = false;
        self.packed.give(std::mem::take(&mut self.block));
        Ok(())
    }

    /// Writes the first block that was packed; false where there is none.
    fn take(&mut self) -> io::Result<bool> {
        let Some(block) = self.packed.take() else { return Ok(false) };
        self.to.write_all(&block?).map(|()| true)
    }
}

impl<W: Write> Write for Gzip<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = bytes.len().min(BLOCK - self.block.len());
        self.block.extend_from_slice(&bytes[..taken]);
        if self.block.len() == BLOCK {
            self.pack()?;
        }
        Ok(taken)
    }

    /// Nothing: a block is packed whole.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn packed(block: Vec<u8>) -> io::Result<Vec<u8>> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    gzip.write_all(&block)?;
    gzip.finish()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use flate2::read::MultiGzDecoder;

    use super::*;

    #[test]
    fn what_was_written_is_read_again_whatever_its_length() {
        for length in [0, 1, BLOCK - 1, BLOCK, 3 * BLOCK + 7] {
            let bytes: Vec<u8> = (0..length).map(|n| (n * n / 7) as u8).collect();
            let mut file = Vec::new();
            let mut gzip = Gzip::new(&mut file);
            bytes.chunks(300_001).for_each(|some| gzip.write_all(some).unwrap());
            gzip.finish().unwrap();
            let mut again = Vec::new();
            MultiGzDecoder::new(&file[..]).read_to_end(&mut again).unwrap();
            assert!(again == bytes && !file.is_empty(), "{length}");
        }
    }
}
