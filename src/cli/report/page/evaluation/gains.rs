//! Who gains: shopper by shopper, against the server's order.

use maud::{Markup, html};
use reshelf::evaluation::{Part, Ranker, Tally};

use super::words;
use crate::report::grid::Grid;
use crate::report::page::bar::bar;
use crate::report::page::frame::paragraph;
use crate::report::page::told::{count, counted, percent};

pub const WORDS: &str = "Each shopper's mean reciprocal rank against what the server's order gives the same shopper. A \
     shopper's figure rests on that shopper's few choices, so that both ends are luck in part.";

/// Differences this small are none.
const SAME: f64 = 1e-9;

/// The bounds of the bars, from the best down; below the last one lies the rest.
const BOUNDS: [f64; 5] = [0.3, 0.1, 0.03, 0.01, SAME];

/// Shares of shoppers, the distribution, and the worst tenth.
pub fn told(rankers: &[Ranker], tally: &Tally) -> Markup {
    let mut users: Vec<[f64; 2]> = tally.by_user(Part::All, Ranker::Server, Ranker::Base).collect();
    users.sort_by(|one, other| difference(one).total_cmp(&difference(other)));
    html! {
        @if !users.is_empty() {
            (shares(rankers, tally))
            (bars(&users))
            (paragraph(&tenths(&users)))
        }
    }
}

fn difference([before, after]: &[f64; 2]) -> f64 {
    after - before
}

fn shares(rankers: &[Ranker], tally: &Tally) -> Grid {
    let pairs = [(Ranker::Base, Ranker::Server), (Ranker::Adapted, Ranker::Server), (Ranker::Adapted, Ranker::Base)];
    let mut grid =
        Grid::new(["compared", "choices", "shoppers", "better", "the same", "worse", "median difference"], 2);
    for (better, than) in pairs.into_iter().filter(|(better, _)| rankers.contains(better)) {
        for (part, name) in [(Part::All, "all"), (Part::Practised, "after 6 or more")] {
            let mut users: Vec<f64> = tally.by_user(part, than, better).map(|user| difference(&user)).collect();
            if users.is_empty() {
                continue;
            }
            users.sort_by(f64::total_cmp);
            let share = |counts: &dyn Fn(f64) -> bool| {
                percent(users.iter().filter(|&&gain| counts(gain)).count() as f64 / users.len() as f64)
            };
            grid = grid.row([
                words::pair((better, than)),
                name.to_owned(),
                count(users.len() as u64),
                share(&|gain| gain > SAME),
                share(&|gain| gain.abs() <= SAME),
                share(&|gain| gain < -SAME),
                format!("{:+.4}", users[users.len() / 2]),
            ]);
        }
    }
    grid
}

/// How many shoppers' difference lies where. `users` are sorted, the worst first.
fn bars(users: &[[f64; 2]]) -> Markup {
    let above = |bound: f64| users.iter().filter(|user| difference(user) > bound).count();
    let below = |bound: f64| users.iter().filter(|user| difference(user) < -bound).count();
    let side = |beyond: &dyn Fn(f64) -> usize, word: &str, kind: &'static str| -> Vec<(String, usize, &str)> {
        let row = |(at, &bound): (usize, &f64)| {
            let farther = at.checked_sub(1).map(|before| BOUNDS[before]);
            (format!("{word} by {}", range(bound, farther)), beyond(bound) - farther.map_or(0, beyond), kind)
        };
        BOUNDS.iter().enumerate().map(row).collect()
    };
    let mut rows = side(&above, "better", "ahead");
    rows.push(("the same".to_owned(), users.len() - above(SAME) - below(SAME), "open"));
    rows.extend(side(&below, "worse", "behind").into_iter().rev());

    let most = rows.iter().map(|row| row.1).max().unwrap_or(0).max(1);
    let share = |number: usize, of: usize| number as f64 / of as f64;
    html! {
        p { "Shoppers by the difference in MRR, base − server:" }
        ul.bars {
            @for (name, number, kind) in rows {
                (bar(name, share(number, most), Some(kind), &percent(share(number, users.len()))))
            }
        }
    }
}

fn range(from: f64, to: Option<f64>) -> String {
    match to {
        None => format!("more than {from}"),
        Some(to) if from <= SAME => format!("up to {to}"),
        Some(to) => format!("{from} to {to}"),
    }
}

/// The tenth of shoppers at each end, said plainly. `users` are sorted, the worst first.
fn tenths(users: &[[f64; 2]]) -> String {
    let tenth = users.len().div_ceil(10);
    let mean =
        |users: &[[f64; 2]], which: usize| users.iter().map(|user| user[which]).sum::<f64>() / users.len() as f64;
    let told = |users: &[[f64; 2]]| {
        let [before, after] = [0, 1].map(|which| mean(users, which));
        format!("{before:.3} by the server's order, {after:.3} by the base ({:+.3})", after - before)
    };
    format!(
        "The tenth of shoppers who fare worst ({}) have an MRR of {}. The tenth who fare best: {}.",
        counted(tenth as u64, "shopper"),
        told(&users[..tenth]),
        told(&users[users.len() - tenth..])
    )
}

#[cfg(test)]
mod tests {
    use reshelf::evaluation::{Replayed, UserSums};

    use super::*;

    #[test]
    fn better_same_and_worse_shoppers_are_counted_and_the_worst_tenth_is_told() {
        let mut tally = Tally::default();
        // The base's ranks; the server's is 1 (0.5).
        for base in [0, 0, 0, 0, 0, 0, 1, 1, 1, 3] {
            let mut user = UserSums::default();
            let mut ranks = [0; Ranker::ALL.len()];
            ranks[Ranker::Server as usize] = 1;
            ranks[Ranker::Base as usize] = base;
            tally.add(&mut user, 0, false, &ranks);
            tally.close(user, Replayed::default());
        }
        let html = told(&[Ranker::Server, Ranker::Base], &tally).into_string();
        for part in [
            "<span>60.0\u{a0}%</span>",
            "<span>30.0\u{a0}%</span>",
            "<span>10.0\u{a0}%</span>",
            "(1 shopper) have an MRR of 0.500 by the server's order, 0.250 by the base (-0.250)",
            "best: 0.500 by the server's order, 1.000 by the base (+0.500)",
        ] {
            assert!(html.contains(part), "{part} is not in {html}");
        }
        assert!(
            html.contains("<li>worse by 0.1 to 0.3<svg") && html.contains("<li>better by more than 0.3<svg"),
            "{html}"
        );
    }
}
