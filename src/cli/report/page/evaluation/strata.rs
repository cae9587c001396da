//! Results by how many choices the shopper had made before.

use reshelf::evaluation::{Interval, Part, Ranker, STRATA, Side, Tally};

use crate::report::grid::Grid;
use crate::report::page::told::count;
use crate::report::page::whisker::{Range, whisker};

pub const WORDS: &str = "MRR by how many choices the shopper had made before. After none there may still be a history: items \
     looked at. Where nothing at all is known the server's order stands, so that such choices add no difference. Intervals \
     draw the shoppers of the stratum anew. All lines of a column share a scale.";

/// Of one or two shoppers drawn anew a bootstrap tells nothing: its interval has no width.
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
pub fn table(rankers: &[Ranker], tally: &Tally) -> String {
    let pairs = pairs(rankers);
    let titles: Vec<String> = pairs.iter().map(|pair| super::words::pair(*pair)).collect();
    let mut head = vec!["choices before", "choices", "server", "base"];
    if rankers.contains(&Ranker::Adapted) {
        head.push("adapted");
    }
    let first = head.len();
    head.extend(titles.iter().map(String::as_str));

    let mut grid = Grid::new(&head, 1);
    let mut leads: Vec<Vec<Option<Interval>>> = Vec::new();
    let mut strata = Vec::new();
    for (at, ((name, _), sums)) in STRATA.iter().zip(&tally.strata).enumerate() {
        if sums.examples == 0 {
            continue;
        }
        let mut row = vec![(*name).to_owned(), count(sums.examples)];
        for ranker in [Ranker::Server, Ranker::Base, Ranker::Adapted].iter().take(first - 2) {
            row.push(sums.means(*ranker).map_or(String::new(), |means| format!("{:.4}", means.mrr)));
        }
        let own: Vec<_> = pairs.iter().map(|pair| tally.difference(Part::Stratum(at), pair.0, pair.1)).collect();
        row.extend(own.iter().map(|lead| lead.map_or(String::new(), Interval::text)));
        grid = grid.row(row);
        leads.push(own);
        strata.push(at);
    }
    let range = |pair: usize| Range::of(&leads.iter().filter_map(|own| own[pair]).collect::<Vec<_>>());
    let ranges: Vec<Range> = (0..pairs.len()).map(range).collect();
    grid.html(&|row, column| {
        let Some(pair) = column.checked_sub(first) else { return String::new() };
        let Some(lead) = leads[row][pair] else { return String::new() };
        let flag = if is_worse(tally, strata[row], pairs[pair], lead) {
            "<b class=\"flag\">worse beyond noise</b>"
        } else {
            ""
        };
        flag.to_owned() + &whisker(lead, ranges[pair])
    })
}

#[cfg(test)]
mod tests {
    use reshelf::evaluation::{Replayed, UserSums};

    use super::*;

    #[test]
    fn a_stratum_that_is_worse_is_marked_and_no_other() {
        let rankers = [Ranker::Server, Ranker::Base];
        let tally = tally(ENOUGH_SHOPPERS);
        let found = worse(&rankers, &tally);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].0, found[0].1), ("0", (Ranker::Base, Ranker::Server)));
        let html = table(&rankers, &tally);
        assert_eq!(html.matches("worse beyond noise").count(), 1, "{html}");
        assert!(html.contains(">1-2<") && !html.contains(">21+<"), "{html}");
    }

    #[test]
    fn a_handful_of_shoppers_proves_nothing() {
        let rankers = [Ranker::Server, Ranker::Base];
        let tally = tally(ENOUGH_SHOPPERS - 1);
        assert!(worse(&rankers, &tally).is_empty() && !table(&rankers, &tally).contains("worse beyond noise"));
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
