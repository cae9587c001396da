//! The ways to score that a trial compares.

use reshelf::learn::text::Loss;

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Overlap,
    Bm25,
    /// Matches of words and letters, weighed by ratings: what ratings alone give.
    Matches(Loss),
    /// The tower's cosine, before it has seen a rating.
    Unlabelled,
    /// Cosine and matches weighed by ratings, the encoder as it was.
    Headed(Loss),
    /// The same with the encoder trained on ratings as well: what is written.
    Tuned(Loss),
}

impl Way {
    /// Those that are compared, what no encoder takes part in first. Tuning takes as long as half of learning without
    /// labels: it is measured where a tower is written, by its loss.
    pub fn all(kept: Option<Loss>) -> Vec<Way> {
        let mut all = vec![Way::Overlap, Way::Bm25];
        all.extend(Loss::ALL.map(Way::Matches));
        all.push(Way::Unlabelled);
        all.extend(Loss::ALL.map(Way::Headed));
        all.extend(kept.map(Way::Tuned));
        all
    }

    /// True where an encoder takes part.
    pub fn encodes(self) -> bool {
        matches!(self, Way::Unlabelled | Way::Headed(_) | Way::Tuned(_))
    }

    /// Its like with the listwise loss, where it is fitted by the other.
    pub fn listwise(self) -> Option<Way> {
        match self {
            Way::Matches(Loss::Binary) => Some(Way::Matches(Loss::Listwise)),
            Way::Headed(Loss::Binary) => Some(Way::Headed(Loss::Listwise)),
            _ => None,
        }
    }

    /// Its name in the table.
    pub fn name(self) -> String {
        match self {
            Way::Overlap => "word overlap".to_owned(),
            Way::Bm25 => "BM25".to_owned(),
            Way::Matches(loss) => format!("matches, no tower, {}", loss.name()),
            Way::Unlabelled => "tower without ratings".to_owned(),
            Way::Headed(loss) => format!("tower and matches, {}", loss.name()),
            Way::Tuned(loss) => format!("the same, encoder tuned, {}", loss.name()),
        }
    }
}
