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
    telling_lift: Vec<f32>,
    kind_lift: Vec<f32>,
    kind_best: Vec<f32>,
}

impl View {
    pub(super) fn new(context: &Context<'_>) -> View {
        let items = context.items();
        let words_of: Vec<&[Hash]> = items.iter().map(Item::title).collect();
        let listed = Listed { items, shares: weights(&words_of, 1.0) };
        let asked: Vec<&[Hash]> = context.results.query().iter().map(|query| query.words()).collect();
        let query = weights(&asked, 1.0);
        let queries: Vec<&[Hash]> = context.shopper.queries().rev().map(|query| query.words()).collect();
        let past_queries = weights(&queries, 0.8);
        let mut past: Vec<&[Hash]> = context.touches.iter().map(|past| &past.act.title[..]).collect();
        let titles = weights(&past, 0.9);
        past.retain(|title| listed.is_of_kind(title, &query));
        let of_kind = weights(&past, 0.9);
        let answered = || {
            let words = asked.iter().map(|words| words.len()).sum::<usize>() as f32;
            of_titles(items, &query, &|title| sum(title, &|word| query.of(word)[0]) / words)
        };
        View {
            query: context.results.relevance().map_or_else(answered, <[f32]>::to_vec),
            past_queries: of_titles(items, &past_queries, &|title| listed.told(title, &past_queries)),
            affinity: of_titles(items, &titles, &|title| {
                sum(title, &|word| titles.of(word)[0]) / title.len() as f32
            }),
            telling_lift: centred(&listed.overlaps(&titles)),
            kind_lift: centred(&listed.overlaps(&of_kind)),
            kind_best: of_titles(items, &of_kind, &|title| {
                title.iter().map(|&word| listed.tells(word) * of_kind.of(word)[0]).fold(0.0, f32::max)
            }),
        }
    }
}

/// The words of a list's titles: what is in half of them tells what kind of things these are, what is in few tells them apart.
struct Listed<'a> {
    items: &'a [Item],
    shares: Shares,
}

impl Listed<'_> {
    /// What a word tells of which item of the list this is: from 0, in all titles, to 1, in one alone.
    fn tells(&self, word: Hash) -> f32 {
        let alone = 1.0 / self.items.len() as f32;
        self.shares.of(word)[0].max(alone).ln() / alone.ln()
    }

    /// True for a title that has a word of the query, or one that most of the list has.
    fn is_of_kind(&self, title: &[Hash], query: &Shares) -> bool {
        title.iter().any(|&word| query.of(word)[0] > 0.0 || self.shares.of(word)[0] >= 0.5)
    }

    /// The weights of a title's words, each counting what it tells, added up.
    fn told(&self, title: &[Hash], weights: &Shares) -> f32 {
        sum(title, &|word| self.tells(word) * weights.of(word)[0])
    }

    /// The same of each title against the most that it could be: a root of it, between the mean of the words, by which short
    /// titles win, and their sum, by which long ones do.
    fn overlaps(&self, weights: &Shares) -> Vec<f32> {
        of_titles(self.items, weights, &|title| {
            self.told(title, weights) / sum(title, &|word| self.tells(word)).sqrt()
        })
    }
}

/// A number of each word, added up. Not generic, as the two below are not, so that each is compiled into the page's module once.
fn sum(title: &[Hash], number: &dyn Fn(Hash) -> f32) -> f32 {
    title.iter().map(|&word| number(word)).sum()
}

/// What is said of each title; NaN for an item without one, or where there are no weights.
fn of_titles(items: &[Item], weights: &Shares, value: &dyn Fn(&[Hash]) -> f32) -> Vec<f32> {
    column(items.len(), &|item| {
        let title = items[item].title();
        if weights.is_empty() || title.is_empty() { f32::NAN } else { value(title) }
    })
}

/// The share of texts, newest first, that have a word, a text counting `decay` of the next newer one.
fn weights(texts: &[&[Hash]], decay: f32) -> Shares {
    let most = if decay < 1.0 { BACK } else { texts.len() };
    let texts = || texts.iter().filter(|words| !words.is_empty()).take(most);
    let total: f32 = (0..texts().count()).map(|back| decay.powi(back as i32)).sum();
    let mut shares = Shares::default();
    let mut weight = 1.0 / total;
    for words in texts() {
        words.iter().for_each(|&word| shares.add(word, 0, weight));
        weight *= decay;
    }
    shares
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
const LIFT: &str = "difference of shares";

pub(super) const ROWS: &[Row<View>] = &[
    row("query_answered", "words of the query that its title has", SHARE, |view, item| view.query[item]),
    row("past_query_overlap", "telling words of its title in past queries", "sum of shares", |view, item| {
        view.past_queries[item]
    }),
    row("title_affinity", "words of its title in titles touched", SHARE, |view, item| view.affinity[item]).concerns(),
    row("title_telling_lift", "telling words of its title in titles touched, against the list", LIFT, |view, item| {
        view.telling_lift[item]
    }),
    row("title_kind_lift", "the same in those of this kind alone", LIFT, |view, item| view.kind_lift[item]),
    row("title_kind_best", "the word of its title that tells most of those", SHARE, |view, item| view.kind_best[item]),
];

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use crate::features::{Features, table};
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
        let told = results.clone().with_relevance(Rc::from([0.25, 0.75])).unwrap();
        assert_eq!(values(&told), [0.25, 0.75]);
        assert_eq!(results.clone().with_relevance(Rc::from([0.5])).unwrap_err().code(), "mismatch");
        assert_eq!(results.with_relevance(Rc::from([0.5, 1.5])).unwrap_err().code(), "out-of-range");
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

    #[test]
    fn what_all_titles_say_tells_nothing_and_what_few_say_tells_taste() {
        let list = ["red retrospot mug", "blue daisy mug", "green leaf mug", "white plain mug"];
        for name in ["title_telling_lift", "title_kind_lift", "title_kind_best"] {
            let told = after(&["green leaf bowl", "daisy mug"], "mug", &list, name);
            assert!(told[1] > told[0], "{name} {told:?}");
        }
        let of_one_kind = after(&["old mug"], "mug", &list, "title_telling_lift");
        assert!(of_one_kind.iter().all(|lift| lift.abs() < 1e-6), "{of_one_kind:?}");
        // A profile for bowls is not one for mugs.
        assert_eq!(after(&["green leaf bowl", "daisy mug"], "mug", &list, "title_kind_best")[2], 0.0);
    }
}
