//! BM25: what the words that query and title share are worth, rare ones more.

use super::words::Text;
use crate::tokens::Hash;

/// How soon a word's further occurrences stop counting.
const K1: f32 = 1.2;

/// How far long titles count less; titles vary less in length than the documents that 0.75 is common for.
const B: f32 = 0.4;

/// The statistics of a catalogue's titles that BM25 needs (Robertson and Zaragoza 2009, with Lucene's never negative
/// inverse document frequency).
#[derive(Clone, Debug, PartialEq)]
pub struct Bm25 {
    average: f32,
    /// Inverse document frequency by bucket of a word's hash, in nats.
    rarities: Vec<f32>,
}

impl Bm25 {
    /// Counts a catalogue's titles. Words that fall into one of the `buckets` count as one word; with many more buckets
    /// than words hardly any do.
    pub fn of(titles: &[Text], buckets: usize) -> Bm25 {
        let mut counts = vec![0_u32; buckets.max(1)];
        let mut words = 0;
        for title in titles {
            words += title.words().len();
            let mut found: Vec<usize> = title.wholes().into_iter().map(|word| bucket(word, counts.len())).collect();
            found.sort_unstable();
            found.dedup();
            found.into_iter().for_each(|at| counts[at] += 1);
        }
        let total = titles.len() as f32;
        let rarity = |&count: &u32| (1.0 + (total - count as f32 + 0.5) / (count as f32 + 0.5)).ln();
        let average = words as f32 / f32::max(total, 1.0);
        Bm25 { average: average.max(1.0), rarities: counts.iter().map(rarity).collect() }
    }

    /// From a file; `average` is at least 1.
    pub(super) fn of_parts(average: f32, rarities: Vec<f32>) -> Bm25 {
        Bm25 { average, rarities }
    }

    /// Words of a title on average.
    pub(super) fn average(&self) -> f32 {
        self.average
    }

    pub(super) fn rarities(&self) -> &[f32] {
        &self.rarities
    }

    /// 0 or more; 0 where they share no word.
    pub fn score(&self, query: &Text, title: &Text) -> f32 {
        let length = 1.0 - B + B * title.words().len() as f32 / self.average;
        let worth = |word: &Hash| {
            let times = title.words().iter().filter(|own| own.whole() == *word).count() as f32;
            self.rarity(*word) * times * (K1 + 1.0) / (times + K1 * length)
        };
        query.wholes().iter().map(worth).sum()
    }

    fn rarity(&self, word: Hash) -> f32 {
        self.rarities.get(bucket(word, self.rarities.len())).copied().unwrap_or(0.0)
    }
}

/// A hash's bucket of `count`; the upper bits, as FNV's lowest are the worst mixed.
pub(crate) fn bucket(hash: Hash, count: usize) -> usize {
    ((u128::from(hash) * count as u128) >> 64) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_score_is_the_one_computed_by_hand() {
        let titles = ["red red shoe", "blue shoe", "green hat with band"].map(Text::new);
        let bm25 = Bm25::of(&titles, 1 << 20);
        // 3 titles of 3 words on average. "red" stands in one of them: ln(1 + 2.5 / 1.5) = 0.98083; "shoe" in two:
        // ln(1 + 1.5 / 2.5) = 0.47000. The first title has the average length: 2 * 2.2 / (2 + 1.2) = 1.375, and 1.
        let score = bm25.score(&Text::new("red shoe"), &titles[0]);
        assert!((score - (0.98083 * 1.375 + 0.47)).abs() < 1e-4, "{score}");
        // Two words: 1 - 0.4 + 0.4 * 2 / 3 = 0.86667, so 2.2 / (1 + 1.2 * 0.86667) = 1.07843.
        let score = bm25.score(&Text::new("shoe"), &titles[1]);
        assert!((score - 0.47 * 1.07843).abs() < 1e-4, "{score}");
        assert_eq!(bm25.score(&Text::new("scarf"), &titles[0]), 0.0);
        assert_eq!(bm25.score(&Text::new("red red shoe"), &titles[0]), bm25.score(&Text::new("red shoe"), &titles[0]));
    }

    #[test]
    fn an_empty_catalogue_gives_no_infinity() {
        let bm25 = Bm25::of(&[], 16);
        assert!(bm25.score(&Text::new("a"), &Text::new("a")).is_finite());
    }
}
