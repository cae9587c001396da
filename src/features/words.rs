//! Words that titles share with the query, with past queries, and with the titles of what was touched.

use super::context::{Context, centred, column};
use super::row::{Group, Row};
use super::shares::Shares;
use crate::item::Item;
use crate::tokens::Hash;

/// Acts and queries looked back on.
const BACK: usize = 64;

pub(super) struct View {
    query: Vec<f32>,
    past_queries: Vec<f32>,
    affinity: Vec<f32>,
    affinity_lift: Vec<f32>,
    rare: Vec<f32>,
    rare_lift: Vec<f32>,
    kind: Vec<f32>,
    kind_lift: Vec<f32>,
    best: Vec<f32>,
}

impl View {
    pub(super) fn new(context: &Context<'_>) -> View {
        let query = weights(context.results.query().iter().map(|query| query.words()), 1.0);
        let past_queries = weights(context.shopper.queries().rev().map(|query| query.words()), 0.8);
        let past = || context.touches.iter().map(|past| &past.act.title[..]);
        let titles = weights(past(), 0.9);
        let affinity = overlaps(context.items(), &titles);
        let listed = Listed::of(context.items());
        let of_kind = weights(past().filter(|title| listed.is_of_kind(title, &query)), 0.9);
        let rare = listed.overlaps(&titles);
        let kind = listed.overlaps(&of_kind);
        View {
            query: context.results.relevance().map_or_else(|| overlaps(context.items(), &query), <[f32]>::to_vec),
            past_queries: overlaps(context.items(), &past_queries),
            affinity_lift: centred(&affinity),
            affinity,
            rare_lift: centred(&rare),
            rare,
            kind_lift: centred(&kind),
            kind,
            best: listed.best(&of_kind),
        }
    }
}

/// The words of a list's titles: what is in half of them tells what kind of things these are, what is in few tells them apart.
struct Listed<'a> {
    items: &'a [Item],
    shares: Shares,
}

impl<'a> Listed<'a> {
    fn of(items: &'a [Item]) -> Listed<'a> {
        Listed { items, shares: weights(items.iter().map(Item::title), 1.0) }
    }

    /// What a word tells of which item of the list this is: from 0, in all titles, to 1, in one alone.
    fn tells(&self, word: Hash) -> f32 {
        let alone = 1.0 / self.items.len() as f32;
        self.shares.of(word)[0].max(alone).ln() / alone.ln()
    }

    /// True for a title that has a word of the query, or one that most of the list has.
    fn is_of_kind(&self, title: &[Hash], query: &Shares) -> bool {
        title.iter().any(|&word| query.of(word)[0] > 0.0 || self.shares.of(word)[0] >= 0.5)
    }

    /// The mean weight of each title's words, each counting what it tells; NaN where nothing is told.
    fn overlaps(&self, weights: &Shares) -> Vec<f32> {
        column(self.items.len(), &|item| {
            let title = self.items[item].title();
            if weights.is_empty() {
                return f32::NAN;
            }
            let (told, total) = title.iter().fold((0.0, 0.0), |(told, total), &word| {
                let tells = self.tells(word);
                (told + tells * weights.of(word)[0], total + tells)
            });
            told / total
        })
    }

    /// The weight of the word that tells most of what was touched.
    fn best(&self, weights: &Shares) -> Vec<f32> {
        column(self.items.len(), &|item| {
            let title = self.items[item].title();
            if weights.is_empty() || title.is_empty() {
                return f32::NAN;
            }
            title.iter().map(|&word| self.tells(word) * weights.of(word)[0]).fold(0.0, f32::max)
        })
    }
}

/// The share of texts, newest first, that have a word, a text counting `decay` of the next newer one.
fn weights<'a>(texts: impl Iterator<Item = &'a [Hash]>, decay: f32) -> Shares {
    let texts: Vec<&[Hash]> =
        texts.filter(|words| !words.is_empty()).take(if decay < 1.0 { BACK } else { usize::MAX }).collect();
    let total: f32 = (0..texts.len()).map(|back| decay.powi(back as i32)).sum();
    let mut shares = Shares::default();
    let mut weight = 1.0 / total;
    for words in texts {
        words.iter().for_each(|&word| shares.add(word, 0, weight));
        weight *= decay;
    }
    shares
}

/// The mean weight of each title's words; NaN for an item without a title, or where there are no weights.
fn overlaps(items: &[Item], weights: &Shares) -> Vec<f32> {
    column(items.len(), &|item| {
        let title = items[item].title();
        if weights.is_empty() || title.is_empty() {
            return f32::NAN;
        }
        title.iter().map(|&word| weights.of(word)[0]).sum::<f32>() / title.len() as f32
    })
}

const fn row(
    name: &'static str,
    meaning: &'static str,
    unit: &'static str,
    value: fn(&View, usize) -> f32,
) -> Row<View> {
    Row::new(Group::Words, name, meaning, unit, value).missing("no title, no query, or no past")
}

const SHARE: &str = "share, 0 to 1";

pub(super) const ROWS: &[Row<View>] = &[
    row("query_overlap", "words of its title that the query has", SHARE, |view, item| view.query[item]),
    row("past_query_overlap", "words of its title in past queries", SHARE, |view, item| view.past_queries[item]),
    row("title_affinity", "words of its title in titles touched", SHARE, |view, item| view.affinity[item]).concerns(),
    row("title_affinity_lift", "the same against the list's mean", "difference of shares", |view, item| {
        view.affinity_lift[item]
    }),
    row("title_rare", "the same, a word counting what it tells apart", SHARE, |view, item| view.rare[item]),
    row("title_rare_lift", "the same against the list's mean", "difference of shares", |view, item| {
        view.rare_lift[item]
    }),
    row("title_kind", "telling words of its title in titles touched of this kind", SHARE, |view, item| view.kind[item]),
    row("title_kind_lift", "the same against the list's mean", "difference of shares", |view, item| {
        view.kind_lift[item]
    }),
    row("title_kind_best", "the word of its title that tells most of those", SHARE, |view, item| view.best[item]),
];

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use crate::features::{Features, table};
    use crate::{Item, Query, Results, Shopper};

    #[test]
    fn a_relevance_given_stands_in_place_of_shared_words() {
        let items = ["Red boot", "Red mug"].map(|title| Item::new(title).unwrap().with_title(title)).to_vec();
        let results = Results::new(items, Some(Query::new("boot")), 0).unwrap();
        let column = table().position(|feature| feature.name == "query_overlap").unwrap();
        let values = |results: &Results| {
            let features = Features::extract(&Shopper::default(), results);
            [features.row(0)[column], features.row(1)[column]]
        };
        assert_eq!(values(&results), [0.5, 0.0]);
        let told = results.clone().with_relevance(Rc::from([0.25, 0.75])).unwrap();
        assert_eq!(values(&told), [0.25, 0.75]);
        assert_eq!(results.clone().with_relevance(Rc::from([0.5])).unwrap_err().code(), "mismatch");
        assert_eq!(results.with_relevance(Rc::from([0.5, 1.5])).unwrap_err().code(), "out-of-range");
    }
}
