//! From text to words to hashes, the same for titles, queries, ids and attributes.

use crate::case_folding;
use crate::limits;

/// A 64-bit hash of a text. Equal texts have equal hashes on every machine and in every version.
pub type Hash = u64;

/// Where a hash of nothing stands: what a hash is continued from at first.
pub(crate) const OFFSET: Hash = 0xcbf2_9ce4_8422_2325;
const PRIME: Hash = 0x0000_0100_0000_01b3;

/// FNV-1a, 64 bits (Fowler, Noll, Vo; RFC 9923): stable, tiny, and fast on the short texts of a shop.
pub const fn hash(text: &str) -> Hash {
    hash_on(OFFSET, text)
}

/// The hash of `text` continued from `seed`, so that a key and its value give one number.
pub const fn hash_on(seed: Hash, text: &str) -> Hash {
    hash_bytes(seed, text.as_bytes())
}

/// The same continued with the eight bytes of a number.
#[inline(never)]
pub fn hash_number(seed: Hash, number: u64) -> Hash {
    hash_bytes(seed, &number.to_le_bytes())
}

/// The same continued with bytes.
pub(crate) const fn hash_bytes(seed: Hash, bytes: &[u8]) -> Hash {
    let mut hash = seed;
    let mut at = 0;
    while at < bytes.len() {
        hash = hash_byte(hash, bytes[at]);
        at += 1;
    }
    hash
}

const fn hash_byte(seed: Hash, byte: u8) -> Hash {
    (seed ^ byte as Hash).wrapping_mul(PRIME)
}

/// The words of a text as hashes: lower case, split where neither letters nor digits stand, each word once,
/// at most [`limits::TEXT_TOKENS`].
pub fn tokens(text: &str) -> Vec<Hash> {
    let text = cut(text, limits::TEXT_BYTES.max);
    let mut found = Vec::with_capacity(8);
    // That of no word yet.
    let (mut token, mut at) = (OFFSET, 0);
    while at <= text.len() && found.len() < limits::TEXT_TOKENS.max {
        // Most letters of a shop are one byte. The end ends a word, as a space does.
        let byte = text.as_bytes().get(at).copied().unwrap_or(b' ');
        at += 1;
        if byte.is_ascii_alphanumeric() {
            token = hash_byte(token, byte.to_ascii_lowercase());
            continue;
        }
        if let Some(letter) = text.get(at - 1..).and_then(|rest| rest.chars().next()).filter(|_| !byte.is_ascii()) {
            at += letter.len_utf8() - 1;
            if case_folding::is_of_word(letter) {
                token = hash_on(token, case_folding::lower(letter).encode_utf8(&mut [0; 4]));
                continue;
            }
        }
        if token != OFFSET && !found.contains(&token) {
            found.push(token);
        }
        token = OFFSET;
    }
    found
}

/// The longest start of `text` that has at most `bytes` bytes and ends between two letters.
pub fn cut(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_are_lower_case_and_each_once() {
        assert_eq!(tokens("Running SHOES, running"), vec![hash("running"), hash("shoes")]);
        assert_eq!(tokens("  – "), Vec::<Hash>::new());
    }

    proptest! {
        #[test]
        fn words_are_what_stands_between_other_signs_in_any_script(text in "([a-zA-Z0-9 äÄЖ中😀¼,-]|\\PC){0,120}") {
            let lower: String = text.chars().map(case_folding::lower).collect();
            let words = lower.split(|letter| !case_folding::is_of_word(letter)).filter(|word| !word.is_empty());
            let mut each: Vec<Hash> = Vec::new();
            for word in words.map(hash) {
                if !each.contains(&word) {
                    each.push(word);
                }
            }
            each.truncate(limits::TEXT_TOKENS.max);
            prop_assert_eq!(tokens(&text), each);
        }
    }

    #[test]
    fn hashes_are_the_published_ones() {
        assert_eq!(hash(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(hash("a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(hash("foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn a_cut_never_splits_a_letter() {
        assert_eq!(cut("ab\u{e9}d", 3), "ab");
        assert_eq!(cut("ab\u{e9}d", 99), "ab\u{e9}d");
    }
}
