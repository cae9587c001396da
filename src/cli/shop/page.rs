//! What a shop file is worth, as a page and as a card: one content, two forms.

use maud::{Markup, html};
use reshelf::crowd::{About, Crowd, Weights};
use reshelf::evaluation::Interval;
use reshelf::shop::{Fitted, Step};

use super::told::verdict;
use crate::report::grid::{Grid, markdown_text};
use crate::report::page::frame::{document, paragraph, section};

/// What a reader should know of the figures.
const READING: &str = "MRR is the mean of 1 / place of what was chosen. All figures are of shoppers who were left out of the counts \
     that ordered their lists (five folds of users). In brackets is the 95 % interval, a bootstrap over shoppers. A step is kept \
     where the interval of its nats, the rise of the log-likelihood of a choice, lies above 0.";

/// What is in a file, and what is not.
const CONTENT: &str = "The file holds numbers of items, queries, categories and brands, by hashes: how often something was chosen \
     against how often chance would have chosen it. It holds no shopper, no history, no text and no price.";

/// The page.
pub fn page(name: &str, fitted: &Fitted) -> String {
    let body: Markup = html! {
        (paragraph(&summary(fitted)))
        (section(2, None, "What it gains", READING, worth(fitted)))
        (section(2, None, "What was tried", "", steps(fitted)))
        (section(2, None, "What is in it", CONTENT, content(fitted)))
    };
    document(&format!("Shop file: {name}"), &body)
}

/// The card, in Markdown.
pub fn card(name: &str, fitted: &Fitted) -> String {
    format!(
        "# Shop file: {}\n\n{}\n\n## What it gains\n\n{READING}\n\n{}\n## What was tried\n\n{}\n## What is in it\n\n{CONTENT}\n\n{}\nWritten by `reshelf shop`.\n",
        markdown_text(name),
        summary(fitted),
        worth(fitted).markdown(),
        steps(fitted).markdown(),
        content(fitted).markdown()
    )
}

fn summary(fitted: &Fitted) -> String {
    let About { shoppers, lists, choices, counted: [from, to], .. } = fitted.about;
    format!(
        "Counted {choices} choices of {shoppers} shoppers from {lists} lists, {} to {}: {}.",
        day(from),
        day(to),
        verdict(fitted)
    )
}

fn worth(fitted: &Fitted) -> Grid {
    let [server, crowd] = fitted.ranks;
    let told = |interval: Option<Interval>| interval.map_or(String::new(), Interval::text);
    Grid::new(["", "figure"], 1)
        .row(["MRR of the server's order".to_owned(), format!("{server:.4}")])
        .row(["MRR of the crowd's order, without the person".to_owned(), format!("{crowd:.4}")])
        .row(["gain".to_owned(), told(fitted.gain)])
        .row(["gain where nothing was chosen before".to_owned(), told(fitted.strangers)])
}

fn steps(fitted: &Fitted) -> Grid {
    let row = |Step { name, nats, gain, kept }: &Step| {
        let told = |interval: &Option<Interval>| interval.map_or(String::new(), Interval::text);
        vec![name.clone(), if *kept { "kept" } else { "left out" }.to_owned(), told(nats), told(gain)]
    };
    Grid::new(["tried", "", "nats a choice", "gain in MRR"], 2).rows(fitted.steps.iter().map(row))
}

fn content(fitted: &Fitted) -> Grid {
    let About { min_shoppers, half_after, weights, strangers, .. } = fitted.about;
    let items = Crowd::from_bytes(fitted.bytes.clone()).map_or(0, |crowd| crowd.items());
    let told = |Weights { place, item, query, neighbours }| {
        format!("place {place:.3}, item {item:.3}, query {query:.3}, neighbours {neighbours:.3}")
    };
    Grid::new(["", "what"], 1)
        .row(["bytes".to_owned(), fitted.bytes.len().to_string()])
        .row(["items".to_owned(), items.to_string()])
        .row(["fewest shoppers that anything is told of".to_owned(), min_shoppers.to_string()])
        .row(["days after which half of what it says is left".to_owned(), format!("{half_after:.0}")])
        .row(["weights".to_owned(), told(weights)])
        .row(["weights where nothing was chosen before".to_owned(), told(strangers)])
}

/// A moment's day by the calendar, in UTC. (Days to dates: Howard Hinnant's algorithm for the civil calendar.)
fn day(at: i64) -> String {
    let days = at.div_euclid(86_400_000) + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let (day, month) = (of_year - (153 * month + 2) / 5 + 1, if month < 10 { month + 3 } else { month - 9 });
    format!("{:04}-{month:02}-{day:02}", year_of_era + era * 400 + i64::from(month <= 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_calendar() {
        for (seconds, expected) in
            [(0, "1970-01-01"), (951_782_400, "2000-02-29"), (1_735_689_599, "2024-12-31"), (-86_400, "1969-12-31")]
        {
            assert_eq!(day(seconds * 1_000), expected);
        }
    }
}
