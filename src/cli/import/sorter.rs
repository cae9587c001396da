//! Sorts more than memory holds: sorted runs in unnamed temporary files, merged.
//!
//! Memory is bounded by bytes, since a list of ten thousand items weighs as much as ten thousand clicks.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};
use std::ops::Range;

use crate::error::CliError;

/// Runs merged at once; more become one first, so that files and their buffers stay few.
const RUNS: usize = 64;

/// What is to be sorted, by keys as bytes; what has the same key keeps its order.
///
/// Memory: `most` bytes while taking in, as much again at most while merging. Disk: all of it, in the temporary folder.
pub struct Sorter {
    most: usize,
    bytes: Vec<u8>,
    entries: Vec<Entry>,
    runs: Vec<File>,
    taken: u64,
}

struct Entry {
    key: Range<usize>,
    value: Range<usize>,
}

/// A key, the run that it comes from, and what it is of.
type Next = (Vec<u8>, usize, Vec<u8>);

/// A key and what it is of.
type Pair = (Vec<u8>, Vec<u8>);

impl Sorter {
    /// Nothing to sort yet.
    pub fn new(most: usize) -> Sorter {
        Sorter { most, bytes: Vec::new(), entries: Vec::new(), runs: Vec::new(), taken: 0 }
    }

    /// How much was taken in.
    pub fn taken(&self) -> u64 {
        self.taken
    }

    /// Takes in a value.
    ///
    /// # Errors
    /// [`CliError::Unwritable`] of the temporary folder.
    pub fn take(&mut self, key: &[u8], value: &[u8]) -> Result<(), CliError> {
        let weight = key.len() + value.len() + size_of::<Entry>();
        if !self.entries.is_empty() && self.held() + weight > self.most {
            self.spill().map_err(temporary)?;
        }
        let start = self.bytes.len();
        self.bytes.extend_from_slice(key);
        self.bytes.extend_from_slice(value);
        self.entries.push(Entry { key: start..start + key.len(), value: start + key.len()..self.bytes.len() });
        self.taken += 1;
        Ok(())
    }

    /// All values in the order of their keys.
    ///
    /// # Errors
    /// As [`Sorter::take`].
    pub fn sorted(mut self) -> Result<Sorted, CliError> {
        self.spill().map_err(temporary)?;
        self.bytes = Vec::new();
        self.entries = Vec::new();
        Sorted::of(std::mem::take(&mut self.runs), self.buffer()).map_err(temporary)
    }

    fn held(&self) -> usize {
        self.bytes.len() + self.entries.len() * size_of::<Entry>()
    }

    /// Bytes read ahead of each run.
    fn buffer(&self) -> usize {
        (self.most / RUNS).clamp(4 * 1024, 64 * 1024)
    }

    /// Writes what is in memory as a run.
    fn spill(&mut self) -> io::Result<()> {
        if self.entries.is_empty() {
            return Ok(());
        }
        if self.runs.len() == RUNS {
            let mut merged = Sorted::of(std::mem::take(&mut self.runs), self.buffer())?;
            let mut run = Run::new()?;
            while let Some((key, value)) = merged.pair()? {
                run.write(&key, &value)?;
            }
            self.runs.push(run.finish()?);
        }
        let bytes = &self.bytes;
        self.entries.sort_by(|one, other| bytes[one.key.clone()].cmp(&bytes[other.key.clone()]));
        let mut run = Run::new()?;
        for Entry { key, value } in &self.entries {
            run.write(&bytes[key.clone()], &bytes[value.clone()])?;
        }
        self.runs.push(run.finish()?);
        self.bytes.clear();
        self.entries.clear();
        Ok(())
    }
}

/// What went wrong in the temporary folder.
pub fn temporary(source: io::Error) -> CliError {
    let source = io::Error::new(
        source.kind(),
        format!("{source} (sorting needs as much room there as the export takes; TMPDIR names another folder)"),
    );
    CliError::unwritable(&std::env::temp_dir(), source)
}

/// A run being written.
struct Run(BufWriter<File>);

impl Run {
    fn new() -> io::Result<Run> {
        tempfile::tempfile().map(BufWriter::new).map(Run)
    }

    fn write(&mut self, key: &[u8], value: &[u8]) -> io::Result<()> {
        for length in [key.len(), value.len()] {
            let length = u32::try_from(length).map_err(|_| io::Error::from(io::ErrorKind::InvalidInput))?;
            self.0.write_all(&length.to_le_bytes())?;
        }
        self.0.write_all(key)?;
        self.0.write_all(value)
    }

    fn finish(self) -> io::Result<File> {
        let mut file = self.0.into_inner()?;
        file.rewind()?;
        Ok(file)
    }
}

/// Runs being merged: the values in the order of their keys.
pub struct Sorted {
    runs: Vec<BufReader<File>>,
    /// The next of each run; of equal keys the one of the earlier run.
    next: BinaryHeap<Reverse<Next>>,
}

impl Sorted {
    fn of(runs: Vec<File>, buffer: usize) -> io::Result<Sorted> {
        let runs = runs.into_iter().map(|run| BufReader::with_capacity(buffer, run)).collect();
        let mut sorted = Sorted { runs, next: BinaryHeap::new() };
        (0..sorted.runs.len()).try_for_each(|run| sorted.read(run))?;
        Ok(sorted)
    }

    /// The next value.
    ///
    /// # Errors
    /// As [`Sorter::take`].
    #[allow(clippy::should_implement_trait)] // `?` reads better than an iterator of results.
    pub fn next(&mut self) -> Result<Option<Vec<u8>>, CliError> {
        self.pair().map(|pair| pair.map(|(_, value)| value)).map_err(temporary)
    }

    fn pair(&mut self) -> io::Result<Option<Pair>> {
        let Some(Reverse((key, run, value))) = self.next.pop() else { return Ok(None) };
        self.read(run)?;
        Ok(Some((key, value)))
    }

    fn read(&mut self, run: usize) -> io::Result<()> {
        let from = &mut self.runs[run];
        let mut lengths = [0; 8];
        let mut got = 0;
        while got < lengths.len() {
            match from.read(&mut lengths[got..])? {
                0 if got == 0 => return Ok(()),
                0 => return Err(io::ErrorKind::UnexpectedEof.into()),
                more => got += more,
            }
        }
        let [a, b, c, d, e, f, g, h] = lengths;
        let mut key = vec![0; u32::from_le_bytes([a, b, c, d]) as usize];
        let mut value = vec![0; u32::from_le_bytes([e, f, g, h]) as usize];
        from.read_exact(&mut key)?;
        from.read_exact(&mut value)?;
        self.next.push(Reverse((key, run, value)));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sorted(keys: &[u8], most: usize) -> Vec<(u8, usize)> {
        let mut sorter = Sorter::new(most);
        for (n, &key) in keys.iter().enumerate() {
            sorter.take(&[key], &n.to_le_bytes()).unwrap();
        }
        assert_eq!(sorter.taken(), keys.len() as u64);
        let mut merged = sorter.sorted().unwrap();
        let mut found = Vec::new();
        while let Some(value) = merged.next().unwrap() {
            let n = usize::from_le_bytes(value.try_into().unwrap());
            found.push((keys[n], n));
        }
        found
    }

    proptest! {
        #[test]
        fn whatever_fits_into_memory_the_order_is_that_of_a_stable_sort(
            keys in proptest::collection::vec(0_u8..8, 0..300), most in 1_usize..5_000
        ) {
            let mut plain: Vec<(u8, usize)> = keys.iter().copied().zip(0..).collect();
            plain.sort();
            prop_assert_eq!(sorted(&keys, most), plain);
        }
    }
}
