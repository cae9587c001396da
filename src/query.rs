//! What was searched for.

use crate::tokens::{self, Hash};

/// A query: its words, and a hash of the whole for telling one query from another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    whole: Hash,
    words: Vec<Hash>,
}

impl Query {
    /// Case and punctuation do not matter: `Trail Shoes` is `trail-shoes`.
    pub fn new(text: &str) -> Query {
        Query::of_words(tokens::tokens(text))
    }

    /// A query by its words.
    pub(crate) fn of_words(words: Vec<Hash>) -> Query {
        let whole = words.iter().fold(tokens::hash(""), |seed, word| seed.rotate_left(5) ^ word);
        Query { whole, words }
    }

    /// One number for the whole query.
    pub fn whole(&self) -> Hash {
        self.whole
    }

    /// Its words.
    pub fn words(&self) -> &[Hash] {
        &self.words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_punctuation_do_not_matter_and_the_order_of_words_does() {
        assert_eq!(Query::new("Trail Shoes"), Query::new("trail-shoes"));
        assert_ne!(Query::new("shoes trail").whole(), Query::new("trail shoes").whole());
    }
}
