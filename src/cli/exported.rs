//! A snapshot in a file: as it is, or inside the JSON that the browser's `export()` gives.

use reshelf::Snapshot;
use serde::Deserialize;

/// The one field of an export that is needed here.
#[derive(Deserialize)]
struct Exported {
    snapshot: String,
}

/// The snapshot's bytes; `None` where the file is neither. They are not checked yet.
pub fn snapshot(file: Vec<u8>) -> Option<Vec<u8>> {
    if file.starts_with(&Snapshot::MAGIC) {
        return Some(file);
    }
    let Exported { snapshot } = serde_json::from_slice(&file).ok()?;
    from_base64(&snapshot)
}

/// Bytes of base64 (RFC 4648), the padding read over; `None` for any other sign.
fn from_base64(text: &str) -> Option<Vec<u8>> {
    let signs = text.trim_end_matches('=').as_bytes();
    let mut bytes = Vec::with_capacity(signs.len() * 3 / 4);
    for four in signs.chunks(4) {
        let bits = four.iter().try_fold(0_u32, |bits, &sign| Some(bits << 6 | u32::from(six_bits(sign)?)))?;
        let whole = (bits << (6 * (4 - four.len()))).to_be_bytes();
        bytes.extend_from_slice(&whole[1..four.len()]);
    }
    Some(bytes)
}

fn six_bits(sign: u8) -> Option<u8> {
    match sign {
        b'A'..=b'Z' => Some(sign - b'A'),
        b'a'..=b'z' => Some(sign - b'a' + 26),
        b'0'..=b'9' => Some(sign - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vectors_of_the_standard_are_read() {
        for (text, bytes) in [("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYmFy", "foobar")] {
            assert_eq!(from_base64(text).as_deref(), Some(bytes.as_bytes()), "{text}");
        }
        assert_eq!(from_base64("/+8"), Some(vec![0xff, 0xef]));
        assert_eq!(from_base64("Zm9-"), None);
    }

    #[test]
    fn an_export_and_bytes_give_the_same() {
        let export = br#"{"format":"reshelf","version":1,"exportedAt":0,"profile":{},"snapshot":"UlNIUw=="}"#;
        assert_eq!(snapshot(export.to_vec()), Some(b"RSHS".to_vec()));
        assert_eq!(snapshot(b"RSHS".to_vec()), Some(b"RSHS".to_vec()));
        assert_eq!(snapshot(b"{}".to_vec()), None);
    }
}
