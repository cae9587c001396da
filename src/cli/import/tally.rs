//! What was read and written, and what was left out, why, and what to do about it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Why something of an export is not in the log as the export has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What was met, after a count: "lines without a user".
    pub what: &'static str,
    /// What to do about it, or why nothing has to be done.
    pub remedy: &'static str,
    /// True where only a part is left out, and the rest of it is written.
    pub part: bool,
}

impl Reason {
    /// Left out whole.
    pub const fn whole(what: &'static str, remedy: &'static str) -> Reason {
        Reason { what, remedy, part: false }
    }

    /// Written, but not as it was.
    pub const fn part(what: &'static str, remedy: &'static str) -> Reason {
        Reason { what, remedy, part: true }
    }
}

pub const NO_JSON: Reason = Reason::whole(
    "lines that are no JSON object",
    "export newline-delimited JSON, one object a line, and copy the file whole",
);
pub const NO_USER: Reason = Reason::whole(
    "events without a user",
    "a log is by user: export the field that names the device or the customer; without consent some events have none",
);
pub const NO_TIME: Reason = Reason::whole(
    "events whose time is missing or cannot be read",
    "times are ISO 8601, or seconds, milli-, micro- or nanoseconds since 1970 in the years 1990 to 2099; of CSV, --time-format reads others",
);
pub const NO_ITEM: Reason = Reason::whole(
    "events without an item",
    "export the items of each event; an event of no product says nothing of a taste",
);
pub const NO_ID: Reason =
    Reason::part("items without an id, or with one of more than 512 bytes", "give each product its id");
pub const TOO_MANY_ITEMS: Reason = Reason::whole(
    "events of more items than a log takes (10,000 in a list, 200 elsewhere)",
    "export the page that was shown, not the whole catalogue",
);
pub const NO_PRICE: Reason = Reason::part(
    "prices that cannot be read in one way only; the item stays, without its price",
    "write 1299.00; of CSV, a column with the currency tells that 1.299 EUR is 1299",
);
pub const OTHER_KIND: Reason = Reason::whole(
    "events of kinds that say nothing of products",
    "where one of them does, say so: --events NAME=select_item",
);

/// Counts, and the first case of each reason.
#[derive(Default)]
pub struct Tally {
    /// Lines, rows or records of the export.
    pub read: u64,
    /// Of which file, and where in it, what is counted comes from.
    pub place: Place,
    /// What else is to be said of how the log came about.
    pub notes: Vec<String>,
    left_out: BTreeMap<&'static str, Count>,
    kinds: BTreeMap<String, u64>,
}

/// A place in the export.
#[derive(Clone, Default)]
pub struct Place {
    pub file: String,
    pub line: u64,
}

struct Count {
    reason: Reason,
    count: u64,
    first: String,
}

/// Kinds of events left out that are named; what is beyond is counted alone.
const KINDS: usize = 200;

impl Tally {
    /// Counts one more; the first is told with its place and `detail`.
    pub fn leave_out(&mut self, reason: Reason, detail: &str) {
        let Place { file, line } = &self.place;
        let count = self.left_out.entry(reason.what).or_insert_with(|| {
            let place = if file.is_empty() { String::new() } else { format!("{file}:{line}") };
            let detail: String = detail.chars().take(120).collect();
            let first = [place, detail].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ");
            Count { reason, count: 0, first }
        });
        count.count += 1;
    }

    /// Counts an event of another kind than the log has.
    pub fn other_kind(&mut self, name: &str) {
        self.leave_out(OTHER_KIND, "");
        let name: String = name.chars().take(64).collect();
        if self.kinds.len() < KINDS || self.kinds.contains_key(&name) {
            *self.kinds.entry(name).or_default() += 1;
        }
    }

    /// How many were left out for that reason.
    #[cfg(test)]
    pub fn count(&self, reason: Reason) -> u64 {
        self.left_out.get(reason.what).map_or(0, |count| count.count)
    }

    /// All that was left out, the most first, one reason a paragraph; empty where nothing was.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for (title, part) in [("left out", false), ("changed", true)] {
            let mut counts: Vec<&Count> = self.left_out.values().filter(|count| count.reason.part == part).collect();
            counts.sort_by_key(|count| std::cmp::Reverse(count.count));
            if !counts.is_empty() {
                let _ = writeln!(text, "{title}:");
            }
            for Count { reason, count, first } in counts {
                let _ = writeln!(text, "  {count} {}", reason.what);
                if *reason == OTHER_KIND {
                    let _ = writeln!(text, "      {}", self.most_frequent_kinds());
                } else if !first.is_empty() {
                    let _ = writeln!(text, "      first: {first}");
                }
                let _ = writeln!(text, "      {}", reason.remedy);
            }
        }
        text
    }

    fn most_frequent_kinds(&self) -> String {
        let mut kinds: Vec<(&String, &u64)> = self.kinds.iter().collect();
        kinds.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        let named: Vec<String> = kinds.iter().take(8).map(|(name, count)| format!("{name} ({count})")).collect();
        let rest = if kinds.len() > named.len() { ", …" } else { "" };
        named.join(", ") + rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_tells_counts_first_cases_and_remedies_the_most_first() {
        let mut tally = Tally { place: Place { file: "a.jsonl".to_owned(), line: 7 }, ..Tally::default() };
        tally.leave_out(NO_USER, "");
        tally.leave_out(NO_JSON, "EOF");
        tally.place.line = 8;
        tally.leave_out(NO_JSON, "later");
        tally.leave_out(NO_PRICE, "1.299");
        tally.other_kind("scroll");
        let text = tally.text();
        let places: Vec<usize> = [
            "2 lines that are no JSON",
            "first: a.jsonl:7: EOF",
            "1 events without a user",
            "scroll (1)",
            "changed:",
            "1.299",
        ]
        .iter()
        .map(|part| text.find(part).unwrap_or_else(|| panic!("{part}: {text}")))
        .collect();
        assert!(places[0] < places[1] && places[1] < places[2] && places[4] < places[5], "{text}");
        assert!(!text.contains("later") && text.contains(NO_USER.remedy));
        assert_eq!((tally.count(NO_JSON), tally.count(NO_TIME)), (2, 0));
        assert_eq!(Tally::default().text(), "");
    }
}
