//! Bytes made to look like a file of this build, so that what lies behind the first checks is reached.

use crate::bytes::checksum;
use crate::features::table_identity;
use crate::tokens::Hash;

/// Letters and version of a file, as its writer puts them.
type Head = [u8; 6];

const MODEL: Head = *b"RSHM\x01\0";
const ADAPTER: Head = *b"RSHA\x01\0";
const SNAPSHOT: Head = *b"RSHS\x05\0";
const ENTRY: Head = *b"RSHE\x01\0";
const SHOP: Head = *b"RSHC\x01\0";

/// As a model of this build's features.
pub(super) fn model(bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    put(&mut bytes, 0, &MODEL);
    put(&mut bytes, MODEL.len(), &table_identity().to_le_bytes());
    signed(bytes)
}

/// As a shop file.
pub(super) fn shop(bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    put(&mut bytes, 0, &SHOP);
    signed(bytes)
}

/// As an adapter to a model.
pub(super) fn adapter(bytes: &[u8], model: Hash) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    put(&mut bytes, 0, &ADAPTER);
    put(&mut bytes, ADAPTER.len(), &model.to_le_bytes());
    signed(bytes)
}

/// As a snapshot, whose adapter, where its length is right, is one to a model.
pub(super) fn snapshot(bytes: &[u8], model: Hash) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    put(&mut bytes, 0, &SNAPSHOT);
    let letters = bytes.windows(4).rposition(|four| *four == ADAPTER[..4]);
    // Behind the adapter there are the evidence for counting and the snapshot's own checksum.
    if let (Some(from), Some(to)) = (letters, bytes.len().checked_sub(COUNTING + SUM))
        && from < to
    {
        let own = adapter(&bytes[from..to], model);
        put(&mut bytes, from, &own);
    }
    signed(bytes)
}

/// As entries, one behind the other: each begins where its letters stand.
pub(super) fn entries(bytes: &[u8]) -> Vec<Vec<u8>> {
    let begins = (1..bytes.len()).filter(|&at| bytes[at..].starts_with(&ENTRY[..4]));
    let ends: Vec<usize> = begins.chain([bytes.len()]).collect();
    let starts = [0].into_iter().chain(ends.iter().copied());
    let stamped = |(start, &end): (usize, &usize)| {
        let mut entry = bytes[start..end].to_vec();
        put(&mut entry, 0, &ENTRY);
        signed(entry)
    };
    starts.zip(&ends).map(stamped).collect()
}

/// Bytes of the evidence for counting.
const COUNTING: usize = 4;

/// Bytes of a checksum.
const SUM: usize = 8;

/// With the right checksum in its last bytes.
fn signed(mut bytes: Vec<u8>) -> Vec<u8> {
    if let Some(end) = bytes.len().checked_sub(SUM) {
        let sum = checksum(&bytes[..end]).to_le_bytes();
        bytes[end..].copy_from_slice(&sum);
    }
    bytes
}

fn put(bytes: &mut [u8], at: usize, part: &[u8]) {
    bytes.iter_mut().skip(at).zip(part).for_each(|(byte, &new)| *byte = new);
}
