//! Results by how many choices the shopper had made before.

use maud::html;
use reshelf::evaluation::{Interval, Part, Ranker, STRATA, Side, Sums, Tally};

use super::words;
use crate::report::grid::{Cell, Grid};
use crate::report::page::told::count;
use crate::report::page::whisker::{Range, whisker};

pub const WORDS: &str = "MRR by how many choices the shopper had made before. With none there may still be a history: items \
     looked at. Where nothing at all is known the server's order stands, so that such choices add no difference. The \
     intervals resample the shoppers of that row. All lines of a column share a scale.";

/// Of one or two shoppers resampled a bootstrap tells nothing: its interval has no width.
const ENOUGH_SHOPPERS: usize = 10;

/// The differences that are given for each stratum, and for each log.
pub fn pairs(rankers: &[Ranker]) -> Vec<(Ranker, Ranker)> {
    let pairs = [(Ranker::Base, Ranker::Server), (Ranker::Adapted, Ranker::Base)];
    pairs.into_iter().filter(|(one, other)| rankers.contains(one) && rankers.contains(other)).collect()
}

/// Strata in which the first of a pair is worse beyond noise.
pub fn worse(rankers: &[Ranker], tally: &Tally) -> Vec<(&'static str, (Ranker, Ranker), Interval)> {
    let mut found = Vec::new();
    for (at, (name, _)) in STRATA.iter().enumerate() {
        for pair in pairs(rankers) {
            let lead = tally.difference(Part::Stratum(at), pair.0, pair.1);
            found.extend(lead.filter(|&lead| is_worse(tally, at, pair, lead)).map(|lead| (*name, pair, lead)));
        }
    }
    found
}

/// Whether a difference lies below zero beyond noise, of shoppers enough for an interval to mean something.
fn is_worse(tally: &Tally, stratum: usize, (one, other): (Ranker, Ranker), lead: Interval) -> bool {
    lead.side() == Side::Below && tally.by_user(Part::Stratum(stratum), one, other).count() >= ENOUGH_SHOPPERS
}

/// One row a stratum that has a choice.
pub fn table(rankers: &[Ranker], tally: &Tally) -> Grid {
    let pairs = pairs(rankers);
    let shown = [Ranker::Server, Ranker::Base, Ranker::Adapted].into_iter().filter(|ranker| rankers.contains(ranker));
    let shown: Vec<Ranker> = shown.collect();
    let lead = |stratum, (one, other)| tally.difference(Part::Stratum(stratum), one, other);
    let leads: Vec<Vec<Option<Interval>>> =
        (0..STRATA.len()).map(|stratum| pairs.iter().map(|&pair| lead(stratum, pair)).collect()).collect();
    let range = |pair: usize| Range::of(leads.iter().filter_map(|own| own[pair].as_ref()));
    let drawn = |stratum: usize, pair: usize| match leads[stratum][pair] {
        None => Cell::from(""),
        Some(lead) => Cell::marked(
            lead.text(),
            html! {
                @if is_worse(tally, stratum, pairs[pair], lead) { b.flag { "worse beyond noise" } }
                (whisker(lead, range(pair)))
            },
        ),
    };
    let row = |(stratum, ((name, _), sums)): (usize, (&(&str, _), &Sums))| {
        let start = [Cell::from(*name), count(sums.examples).into()];
        let means = shown.iter().map(|&ranker| words::mrr(sums, ranker).into());
        start.into_iter().chain(means).chain((0..pairs.len()).map(|pair| drawn(stratum, pair))).collect()
    };
    let head = ["earlier choices", "choices"].into_iter().chain(shown.iter().map(|ranker| ranker.key()));
    let head = head.map(str::to_owned).chain(pairs.iter().map(|&pair| words::pair(pair)));
    let strata = STRATA.iter().zip(&tally.strata).enumerate().filter(|(_, (_, sums))| sums.examples > 0);
    Grid::new(head, 1).rows(strata.map(row))
}

#[cfg(test)]
mod tests {
    use maud::Render;
    use reshelf::evaluation::{Replayed, UserSums};

    use super::*;

    #[test]
    fn a_stratum_that_is_worse_is_marked_and_no_other() {
        let rankers = [Ranker::Server, Ranker::Base];
        let tally = tally(ENOUGH_SHOPPERS);
        let found = worse(&rankers, &tally);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].0, found[0].1), ("0", (Ranker::Base, Ranker::Server)));
        let html = table(&rankers, &tally).render().into_string();
        assert_eq!(html.matches("worse beyond noise").count(), 1, "{html}");
        assert!(html.contains(">1-2<") && !html.contains(">21+<"), "{html}");
    }

    #[test]
    fn a_handful_of_shoppers_proves_nothing() {
        let rankers = [Ranker::Server, Ranker::Base];
        let tally = tally(ENOUGH_SHOPPERS - 1);
        let html = table(&rankers, &tally).render().into_string();
        assert!(worse(&rankers, &tally).is_empty() && !html.contains("worse beyond noise"));
    }

    /// Shoppers who were served worse by the base at first, and better then.
    fn tally(shoppers: usize) -> Tally {
        let mut tally = Tally::default();
        for _ in 0..shoppers {
            let mut user = UserSums::default();
            for (earlier, ranker) in [(0, Ranker::Base), (1, Ranker::Server)] {
                let mut ranks = [0; Ranker::ALL.len()];
                ranks[ranker as usize] = 1;
                tally.add(&mut user, earlier, false, &ranks);
            }
            tally.close(user, Replayed::default());
        }
        tally
    }
}
