//! A text as words, in their order, each with the hashed tokens that the tower knows it by.

use super::limits;
use crate::case_folding;
use crate::limits::TEXT_BYTES;
use crate::tokens::{self, Hash};

/// Keeps a trigram from having the hash of a word of three letters.
const OF_PARTS: Hash = tokens::hash("trigram");

/// A word: a hash of the whole, and of its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    whole: Hash,
    tokens: Vec<Hash>,
}

/// The first [`limits::TOWER_WORDS`] words of a title or query, in their order.
///
/// Unlike an [`Item`](crate::Item)'s title, which is a set of words, it keeps repeated ones and what they are made of:
/// *keyboards* shares most trigrams of letters with *keyboard*, `TN-2110` some with `TN2110` (Bojanowski and others
/// 2017, "Enriching word vectors with subword information").
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    words: Vec<Word>,
}

impl Word {
    fn new(word: &str) -> Word {
        let letters: Vec<char> = word.chars().map(case_folding::lower).collect();
        let whole = hash(tokens::OFFSET, &letters);
        let ends: Vec<char> = [&['<'][..], &letters, &['>']].concat();
        let mut tokens = vec![whole];
        for three in ends.windows(3) {
            let token = hash(OF_PARTS, three);
            if tokens.len() < limits::TOWER_TOKENS.max && !tokens.contains(&token) {
                tokens.push(token);
            }
        }
        Word { whole, tokens }
    }

    /// The hash of the whole word in lower case, as an item's title has it.
    pub fn whole(&self) -> Hash {
        self.whole
    }

    /// The whole, then its trigrams, each once: 2 to [`limits::TOWER_TOKENS`].
    pub fn tokens(&self) -> &[Hash] {
        &self.tokens
    }
}

impl Text {
    /// The words of a text: lower case, parted where neither letters nor digits stand.
    pub fn new(text: &str) -> Text {
        Text { words: words(text).take(limits::TOWER_WORDS.max).map(Word::new).collect() }
    }

    /// Its words.
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// True where it has no word.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Its words, each once.
    pub(super) fn wholes(&self) -> Vec<Hash> {
        distinct(self.words.iter().map(|word| word.whole))
    }

    /// The trigrams of its words, each once.
    pub(super) fn parts(&self) -> Vec<Hash> {
        distinct(self.words.iter().flat_map(|word| word.tokens.iter().skip(1).copied()))
    }
}

/// The words of a text as they stand there, of at most [`TEXT_BYTES`].
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    let parts = tokens::cut(text, TEXT_BYTES.max).split(|letter| !case_folding::is_of_word(letter));
    parts.filter(|word| !word.is_empty())
}

fn hash(seed: Hash, letters: &[char]) -> Hash {
    letters.iter().fold(seed, |seed, letter| tokens::hash_on(seed, letter.encode_utf8(&mut [0; 4])))
}

/// Sorted, each once.
fn distinct(hashes: impl Iterator<Item = Hash>) -> Vec<Hash> {
    let mut hashes: Vec<Hash> = hashes.collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_order_and_their_number() {
        let text = Text::new("Ink, for INK printers");
        let wholes: Vec<Hash> = text.words().iter().map(Word::whole).collect();
        assert_eq!(wholes, ["ink", "for", "ink", "printers"].map(tokens::hash));
        assert_eq!(Text::new(&"word ".repeat(99)).words().len(), limits::TOWER_WORDS.max);
        assert!(Text::new(" – ").is_empty());
    }

    #[test]
    fn tokens_are_bounded_and_shared_by_words_that_look_alike() {
        let [one, many, long, letter] =
            ["keyboard", "keyboards", "extraordinarily", "x"].map(|word| Text::new(word).words()[0].clone());
        assert_eq!(long.tokens().len(), limits::TOWER_TOKENS.max);
        assert_eq!(letter.tokens().len(), 2);
        let shared = one.tokens().iter().filter(|token| many.tokens().contains(token)).count();
        assert_eq!(shared, limits::TOWER_TOKENS.max - 1, "all but the whole");
        assert_ne!(Text::new("the").words()[0].whole(), Text::new("thea").words()[0].tokens()[2]);
    }
}
