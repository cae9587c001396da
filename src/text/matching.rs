//! How query and title match letter by letter and word by word: what stands beside the tower's meaning in its head.

use super::bm25::Bm25;
use super::words::Text;
use crate::tokens::Hash;

/// How many numbers [`Matches`] are.
pub const MATCHES: usize = 4;

/// BM25 in tens of nats, the overlap, the share of the query's words that the title has, and that of its trigrams.
pub type Matches = [f32; MATCHES];

/// A BM25 of ten nats is a rare word found.
const TEN: f32 = 0.1;

pub(crate) fn matches(bm25: &Bm25, query: &Text, title: &Text) -> Matches {
    let covered = share(&query.wholes(), &title.wholes());
    let parts = share(&query.parts(), &title.parts());
    [bm25.score(query, title) * TEN, overlap(query, title), covered, parts]
}

/// The share of a title's words that the query has, from 0 to 1: the plainest measure; `query_answered` among the
/// features is the share of the query instead. 0 for a text without words.
pub fn overlap(query: &Text, title: &Text) -> f32 {
    share(&title.wholes(), &query.wholes())
}

/// The share of `of` that is in `among`, both sorted; 0 where `of` is empty.
fn share(of: &[Hash], among: &[Hash]) -> f32 {
    let found = of.iter().filter(|hash| among.binary_search(hash).is_ok()).count();
    found as f32 / of.len().max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_of_distinct_words() {
        let [query, title] = ["red shoes", "Red red shoe, leather"].map(Text::new);
        assert_eq!(overlap(&query, &title), 1.0 / 3.0);
        let [_, overlapping, covered, parts] = matches(&Bm25::of(&[], 16), &query, &title);
        assert_eq!((overlapping, covered), (1.0 / 3.0, 0.5));
        // <re red ed> <sh sho hoe oes es>, of which the last two are not in the title: "shoe" ends in oe>.
        assert_eq!(parts, 6.0 / 8.0);
        assert_eq!(overlap(&query, &Text::default()), 0.0);
    }
}
