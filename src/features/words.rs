//! Words that titles share with the query, with past queries, and with the titles of what was touched.

use super::context::{Context, centred, column};
use super::row::{Group, Prepared, Row};
use crate::by_hash::ByHash;
use crate::item::Item;
use crate::tokens::Hash;

/// Acts and queries looked back on.
const BACK: usize = 64;

pub(super) struct View {
    query: Vec<f32>,
    past_queries: Vec<f32>,
    affinity: Vec<f32>,
    affinity_lift: Vec<f32>,
}

impl View {
    pub(super) fn new(context: &Context<'_>) -> View {
        let query = context.results.query().map_or(&[][..], |query| query.words());
        let past_queries = weights(context.shopper.queries().rev().map(|query| query.words()), 0.8);
        let titles = weights(context.touches.iter().map(|past| &past.act.title[..]), 0.9);
        let affinity = overlaps(context.items(), &titles);
        View {
            query: context.results.relevance().map_or_else(|| answered(context.items(), query), <[f32]>::to_vec),
            past_queries: overlaps(context.items(), &past_queries),
            affinity_lift: centred(&affinity),
            affinity,
        }
    }
}

/// The share of a query's words that each title has, so that a longer one answers it as well; NaN without title or query.
fn answered(items: &[Item], query: &[Hash]) -> Vec<f32> {
    column(items.len(), &|item| {
        let title = items[item].title();
        let had = query.iter().filter(|word| title.contains(word)).count();
        if title.is_empty() { f32::NAN } else { had as f32 / query.len() as f32 }
    })
}

/// The share of texts, newest first, that have a word, a text counting `decay` of the next newer one.
fn weights<'a>(texts: impl Iterator<Item = &'a [Hash]> + Clone, decay: f32) -> ByHash {
    let texts = texts.filter(|words| !words.is_empty()).take(BACK);
    let total = (1.0 - decay.powi(texts.clone().count() as i32)) / (1.0 - decay);
    let mut shares = ByHash::default();
    let mut weight = 1.0 / total;
    for words in texts {
        words.iter().for_each(|&word| shares.add(word, 0, weight));
        weight *= decay;
    }
    shares
}

/// The mean weight of each title's words; NaN for an item without a title, or where there are no weights.
fn overlaps(items: &[Item], weights: &ByHash) -> Vec<f32> {
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

impl Prepared for View {
    const ROWS: &'static [Row<View>] = ROWS;
}

pub(super) const ROWS: &[Row<View>] = &[
    row("query_answered", "words of the query that its title has", SHARE, |view, item| view.query[item]),
    row("past_query_overlap", "words of its title in past queries", SHARE, |view, item| view.past_queries[item]),
    row("title_affinity", "words of its title in titles touched", SHARE, |view, item| view.affinity[item]).concerns(),
    row("title_affinity_lift", "the same against the list's mean", "difference of shares", |view, item| {
        view.affinity_lift[item]
    }),
];

#[cfg(test)]
mod tests {

    use crate::features::{Features, table};
    use crate::shared::Shared;
    use crate::{Event, EventKind, Item, Query, Results, Shopper};

    #[test]
    fn a_relevance_given_stands_in_place_of_shared_words() {
        let items = ["Red boot", "Red mug"].map(|title| Item::new(title).unwrap().with_title(title)).to_vec();
        let results = Results::new(items, Some(Query::new("boot")), 0).unwrap();
        let column = table().position(|feature| feature.name == "query_answered").unwrap();
        let values = |results: &Results| {
            let features = Features::extract(&Shopper::default(), results);
            [features.row(0)[column], features.row(1)[column]]
        };
        assert_eq!(values(&results), [1.0, 0.0]);
        let told = results.clone().with_relevance(Shared::from([0.25, 0.75])).unwrap();
        assert_eq!(values(&told), [0.25, 0.75]);
        assert_eq!(results.clone().with_relevance(Shared::from([0.5])).unwrap_err().code(), "mismatch");
        assert_eq!(results.with_relevance(Shared::from([0.5, 1.5])).unwrap_err().code(), "out-of-range");
    }

    /// The values of a feature of words, after titles were bought and a query was sent.
    fn after(bought: &[&str], query: &str, list: &[&str], name: &str) -> Vec<f32> {
        let item = |title: &&str| Item::new(title).unwrap().with_title(title);
        let mut shopper = Shopper::default();
        for title in bought {
            shopper.observe(&Event::new(EventKind::Purchase, vec![item(title)], 0).unwrap());
        }
        let results = Results::new(list.iter().map(item).collect::<Vec<_>>(), Some(Query::new(query)), 1_000).unwrap();
        let features = Features::extract(&shopper, &results);
        let column = table().position(|feature| feature.name == name).unwrap();
        (0..list.len()).map(|item| features.row(item)[column]).collect()
    }

    #[test]
    fn a_longer_title_answers_a_query_as_well() {
        let list = ["mug", "large red retrospot mug with a lid", "red bowl"];
        assert_eq!(after(&[], "red mug", &list, "query_answered"), [0.5, 1.0, 0.5]);
    }
}
